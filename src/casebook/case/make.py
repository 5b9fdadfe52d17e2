"""Make a case: the same seed gives the same bytes on every Python and platform, with the standard library alone."""

import hashlib
import json
import os
import shutil
from pathlib import Path

from casebook.case.exhibits import copies, laptop, narrative, records
from casebook.case.scenario import Scenario, scenario
from casebook.errors import CasebookError


class CannotMake(CasebookError):
    """The folder cannot take a case."""


def files(facts: Scenario) -> dict[str, bytes]:
    """Return every file of a case by name. None of them says which faults are planted."""
    original = laptop.disk(facts)
    made = {
        **laptop.images(facts),
        "EXH-02_custody.csv": records.custody(facts, original),
        "EXH-03_acquisition_report.txt": records.report(facts, original),
        "EXH-05_certificate.txt": records.certificate(facts, original),
        **copies.exports(facts),
        "EXH-07_chat.sqlite": copies.chat(facts),
        "EXH-08_known_files.csv": records.known(facts),
        **records.ledgers(facts),
        "EXH-12_narrative.json": narrative.narrative(facts),
    }
    text = records.transcript(facts)
    made[records.TRANSCRIPT] = text.replace(b"\n", b"\r\n") if facts.has("manifest") else text
    listed = {name: data for name, data in made.items() if not name.startswith("EXH-01")}
    made["EXH-04_manifest-sha256.txt"] = records.manifest(facts, listed)
    return made


def bag(facts: Scenario) -> dict[str, bytes]:
    """Return the case as a BagIt 1.0 bag (RFC 8493): the exhibits below `data/`, and what the standard asks for."""
    payload = {f"data/{name}": data for name, data in sorted(files(facts).items())}
    size = sum(map(len, payload.values()))
    made = {
        **payload,
        "bagit.txt": b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
        "bag-info.txt": f"Payload-Oxum: {size}.{len(payload)}\nExternal-Identifier: {facts.id}\n".encode(),
        "case.json": (
            json.dumps({"schema": 1, "id": facts.id, "requesting": facts.requesting, "requested": facts.requested})
            + "\n"
        ).encode(),
    }
    made["manifest-sha256.txt"] = _manifest(payload)
    made["tagmanifest-sha256.txt"] = _manifest({name: data for name, data in made.items() if name not in payload})
    return made


def _manifest(entries: dict[str, bytes]) -> bytes:
    return "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in sorted(entries.items())).encode()


def make(seed: str, out: Path, without: frozenset[str] = frozenset()) -> str:
    """Write the case of `seed` into `out`, whole or not at all; return its id. `without` leaves planted faults out."""
    facts = scenario(seed, without)
    out = Path(out)
    if out.exists() and any(out.iterdir()):
        raise CannotMake(f"{out} is not empty. Name a new folder.")
    beside = out.with_name(f".{out.name}.{os.getpid()}.new")
    shutil.rmtree(beside, ignore_errors=True)
    for name, data in bag(facts).items():
        path = beside / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    if out.exists():
        out.rmdir()
    out.parent.mkdir(parents=True, exist_ok=True)
    beside.rename(out)
    return facts.id
