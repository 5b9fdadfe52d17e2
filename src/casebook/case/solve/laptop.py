"""What lies on the laptop: The Sleuth Kit lists and reads the files, hashlib and ssdeep compare them."""

import hashlib
import re
from collections.abc import Mapping
from datetime import datetime
from itertools import combinations
from typing import Any

from casebook.case.solve import Files
from casebook.evidence import fuzzy, known
from casebook.evidence.filesystem import Entry, list_files, read_file


def answers(files: Files, truth: Mapping[str, Any]) -> dict[str, Any]:
    """Return the `laptop`, `twins`, `fuzzy` and `known` keys."""
    sound = files[truth["image.sound"]]
    entries = list_files(sound, hash_algorithm="sha256")
    gone = next((entry for entry in entries if entry.deleted), None)
    contents = {entry.path: read_file(sound, entry.path) for entry in entries if not entry.deleted}
    listed = known.read_known(files["EXH-08"])
    return {
        "laptop.deleted.name": _name(gone.path) if gone else None,
        "laptop.deleted.sha256": gone.digest if gone else None,
        **_edited(files, truth, entries),
        **_twins(contents),
        **_alike(contents),
        **{
            f"known.{kind}": sorted(
                _name(entry.path) for entry in entries if entry.digest in listed and listed[entry.digest].kind == kind
            )
            for kind in ("notable", "ordinary")
        },
    }


def _name(path: str) -> str:
    return path.rsplit("/", 1)[-1]


def _edited(files: Files, truth: Mapping[str, Any], entries: list[Entry]) -> dict[str, Any]:
    """Compare the files of the sound copy with those of the copy that was imaged again."""
    found: dict[str, Any] = {f"laptop.edited.{name}": None for name in ("name", "modified", "after_seizure", "account")}
    if truth["image.reimaged"] is None:
        return found
    other = files[truth["image.reimaged"]]
    before = {entry.path: entry.digest for entry in entries}
    seized = datetime.fromisoformat(truth["custody.seized"]).replace(tzinfo=None)
    for entry in list_files(other, hash_algorithm="sha256"):
        if before.get(entry.path) != entry.digest and entry.modified:
            account = re.search(rb"XX\d{16}", read_file(other, entry.path))
            return {
                "laptop.edited.name": _name(entry.path),
                "laptop.edited.modified": entry.modified.isoformat(),
                "laptop.edited.after_seizure": entry.modified > seized,
                "laptop.edited.account": account[0].decode() if account else None,
            }
    return found


def _twins(contents: dict[str, bytes]) -> dict[str, Any]:
    by_md5: dict[str, list[str]] = {}
    for path, data in contents.items():
        by_md5.setdefault(hashlib.md5(data, usedforsecurity=False).hexdigest(), []).append(path)
    for value, paths in by_md5.items():
        if len(paths) == 2:
            both = sorted(paths, key=_name)
            return {
                "laptop.twins": [_name(path) for path in both],
                "twins.md5": value,
                "twins.sha256": [hashlib.sha256(contents[path]).hexdigest() for path in both],
            }
    return {"laptop.twins": None, "twins.md5": None, "twins.sha256": None}


def _alike(contents: dict[str, bytes]) -> dict[str, Any]:
    # ssdeep says nothing sensible about short texts
    texts = sorted(path for path, data in contents.items() if path.endswith(".txt") and len(data) > 4096)
    scored = [(fuzzy.similarity(contents[one], contents[other]), one, other) for one, other in combinations(texts, 2)]
    score, *pair = max(scored)
    return {"fuzzy.score": score, "fuzzy.pair": [_name(path) for path in pair]}
