"""Answer every machine-answerable question from the exhibits alone, by other means than those that made them."""

import csv
import hashlib
import json
import sqlite3
import unicodedata
import zipfile
from collections.abc import Callable
from datetime import datetime
from itertools import combinations
from pathlib import Path
from typing import Any

from casebook.case.catalogue import EXHIBITS
from casebook.evidence import custody, fuzzy, known, manifest
from casebook.evidence.filesystem import Entry, list_files, read_file
from casebook.evidence.images import verify

IMAGES = ("EXH-01A", "EXH-01B", "EXH-01C")
Truth = dict[str, Any]


class Exhibits:
    """The files of one case folder by exhibit."""

    def __init__(self, folder: Path) -> None:
        self._files = {one.id: folder / "data" / one.file for one in EXHIBITS}
        self.folder = folder / "data"

    def __getitem__(self, id: str) -> Path:
        return self._files[id]


def solve(folder: Path) -> Truth:
    """Return every answer by its key (see docs/case.md)."""
    exhibits = Exhibits(Path(folder))
    truth: Truth = {}
    parts: tuple[Callable[[Exhibits, Truth], Truth], ...] = (
        _custody, _images, _laptop, _manifest, _certificate, _cloud, _chat, _ledger,
    )  # fmt: skip
    for part in parts:
        truth |= part(exhibits, truth)
    return truth


def _custody(exhibits: Exhibits, truth: Truth) -> Truth:
    steps = custody.read_custody(exhibits["EXH-02"])
    found: Truth = {}
    for step in steps:
        if step.digest:
            found.setdefault(f"custody.recorded.{step.algorithm}", step.digest)
            found.setdefault("custody.recorded.line", step.line)
            found.setdefault("custody.acquired", step.time)
    found["custody.seized"] = steps[0].time
    gap = next((one for one in custody.check_custody(steps) if one.kind == "gap"), None)
    if gap:
        before, after = steps[gap.line - 2], steps[gap.line - 1]
        assert before.moment and after.moment
        found |= {
            "custody.gap.start": before.time,
            "custody.gap.end": after.time,
            "custody.gap.hours": (after.moment - before.moment).total_seconds() / 3600,
            "custody.gap.line": gap.line,
        }
    return found


def _images(exhibits: Exhibits, truth: Truth) -> Truth:
    found: Truth = {}
    for id in IMAGES:
        checked = verify(exhibits[id])
        for name, value in checked.stored.items():
            found[f"image.{id}.stored.{name}"] = value
        for name, value in checked.recomputed.items():
            found[f"image.{id}.recomputed.{name}"] = value
        found[f"image.{id}.bad_sectors"] = [list(pair) for pair in checked.bad_sectors]
        if checked.verdict == "differs":
            verdict = "damaged"
        elif checked.recomputed["md5"] == truth["custody.recorded.md5"]:
            verdict = "sound"
        else:
            verdict = "reimaged"
        found[f"image.{id}.verdict"] = verdict
        found.setdefault(f"image.{verdict}", id)
    return found


def _laptop(exhibits: Exhibits, truth: Truth) -> Truth:
    sound = exhibits[truth["image.sound"]]
    entries = list_files(sound, hash_algorithm="sha256")
    found: Truth = {}
    for entry in entries:
        if entry.deleted:
            found |= {"laptop.deleted.name": entry.path.rsplit("/", 1)[-1], "laptop.deleted.sha256": entry.digest}
    contents = {entry.path: read_file(sound, entry.path) for entry in entries if not entry.deleted}
    return found | _edited(exhibits, truth, entries) | _alike(contents) | _listed(exhibits, entries)


def _edited(exhibits: Exhibits, truth: Truth, entries: list[Entry]) -> Truth:
    if "image.reimaged" not in truth:
        return {}
    before = {entry.path: entry.digest for entry in entries}
    seized = datetime.fromisoformat(truth["custody.seized"]).replace(tzinfo=None)
    for entry in list_files(exhibits[truth["image.reimaged"]], hash_algorithm="sha256"):
        if before.get(entry.path) != entry.digest:
            assert entry.modified
            return {
                "laptop.edited.name": entry.path.rsplit("/", 1)[-1],
                "laptop.edited.modified": entry.modified.isoformat(),
                "laptop.edited.after_seizure": entry.modified > seized,
            }
    return {}


def _alike(contents: dict[str, bytes]) -> Truth:
    found: Truth = {}
    by_md5: dict[str, list[str]] = {}
    for path, data in contents.items():
        by_md5.setdefault(hashlib.md5(data, usedforsecurity=False).hexdigest(), []).append(path)
    for digest, paths in by_md5.items():
        if len(paths) == 2:
            names = sorted(path.rsplit("/", 1)[-1] for path in paths)
            both = [hashlib.sha256(contents[path]).hexdigest() for path in sorted(paths)]
            found |= {"laptop.twins": names, "twins.md5": digest, "twins.sha256": both}
    texts = sorted(path for path, data in contents.items() if path.endswith(".txt") and len(data) > 4096)
    scored = [(fuzzy.similarity(contents[one], contents[other]), one, other) for one, other in combinations(texts, 2)]
    score, one, other = max(scored)
    return found | {"fuzzy.score": score, "fuzzy.pair": [path.rsplit("/", 1)[-1] for path in (one, other)]}


def _listed(exhibits: Exhibits, entries: list[Entry]) -> Truth:
    listed = known.read_known(exhibits["EXH-08"])
    return {
        f"known.{kind}": sorted(
            entry.path.rsplit("/", 1)[-1]
            for entry in entries
            if entry.digest in listed and listed[entry.digest].kind == kind
        )
        for kind in ("notable", "ordinary")
    }


def _manifest(exhibits: Exhibits, truth: Truth) -> Truth:
    checked = manifest.verify_manifest(exhibits["EXH-04"])
    found: Truth = {"ledger.in_manifest": exhibits["EXH-09"].name in checked.good}
    listed = manifest.read_manifest(exhibits["EXH-04"].read_text("utf-8"))
    for name in checked.changed:
        plain = (exhibits.folder / name).read_bytes().replace(b"\r\n", b"\n")
        same = hashlib.sha256(plain).hexdigest() == listed[name]
        found |= {"manifest.failing": name, "manifest.reason": "line-ends" if same else "content"}
    return found


def _certificate(exhibits: Exhibits, truth: Truth) -> Truth:
    part = exhibits["EXH-05"].read_text("utf-8").split("Part B")[0]
    fields = dict(line.split(": ", 1) for line in part.splitlines() if ": " in line)
    length = {"MD5": 32, "SHA1": 40, "SHA256": 64}[fields["Algorithm"].strip()]
    if len(fields["Hash value"].strip()) != length:
        return {"certificate.defect": "algorithm"}
    if "serial" not in fields["Device"]:
        return {"certificate.defect": "device"}
    return {"certificate.defect": "signature"} if not fields["Signature"].strip() else {}


def _cloud(exhibits: Exhibits, truth: Truth) -> Truth:
    zips = [exhibits[id] for id in ("EXH-06A", "EXH-06B")]
    digests = [hashlib.sha256(path.read_bytes()).hexdigest() for path in zips]
    contents = []
    for path in zips:
        with zipfile.ZipFile(path) as archive:
            contents.append({name: archive.read(name) for name in archive.namelist()})
    return {
        "cloud.sha256": digests,
        "cloud.zip.same": digests[0] == digests[1],
        "cloud.content.same": contents[0] == contents[1],
    }


def _chat(exhibits: Exhibits, truth: Truth) -> Truth:
    with sqlite3.connect(f"{exhibits['EXH-07'].resolve().as_uri()}?mode=ro&immutable=1", uri=True) as database:
        messages: list[tuple[int, str]] = database.execute("SELECT id, body FROM message ORDER BY id").fetchall()
    database.close()
    for (one, first), (other, second) in combinations(messages, 2):
        plain = unicodedata.normalize("NFC", first)
        if first != second and plain == unicodedata.normalize("NFC", second):
            return {
                "chat.alike": [one, other],
                "chat.sha256": [hashlib.sha256(text.encode()).hexdigest() for text in (first, second)],
                "chat.nfc.sha256": hashlib.sha256(plain.encode()).hexdigest(),
            }
    return {}


def _ledger(exhibits: Exhibits, truth: Truth) -> Truth:
    entered, paid = (
        {row["date"]: row["amount"] for row in csv.DictReader(exhibits[id].read_text("utf-8").splitlines())}
        for id in ("EXH-09", "EXH-11")
    )
    wrong = [date for date, amount in entered.items() if paid.get(date) != amount]
    return {"ledger.wrong_date": wrong[0]} if wrong else {}


def paragraphs(folder: Path) -> list[dict[str, Any]]:
    """Return the numbered paragraphs of the narrative."""
    text = (Path(folder) / "data" / "EXH-12_narrative.json").read_text("utf-8")
    listed: list[dict[str, Any]] = json.loads(text)["paragraphs"]
    return listed
