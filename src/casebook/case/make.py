"""Make a case: the same seed gives the same bytes on every Python and platform, with the standard library alone."""

import json
import os
import shutil
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from casebook.case.exhibits import (
    capture,
    certificates,
    chat,
    cloud,
    custody,
    formalities,
    laptop,
    ledger,
    logs,
    mail,
    manifests,
    narrative,
    retention,
)  # fmt: skip
from casebook.case.exhibits.laptop import Answers
from casebook.case.scenario import Scenario
from casebook.case.scenario import scenario as draw
from casebook.errors import CasebookError
from casebook.evidence.hashing import hash_bytes
from casebook.evidence.manifest import write_manifest

FAMILIES = (laptop, custody, certificates, cloud, chat, ledger, logs, mail, capture, retention, narrative, formalities)

# whoever finds the folder must not take it for a real case; a long line of a bag goes on indented (RFC 8493, 2.2.2)
ABOUT = (
    "External-Description: A case invented for training. Every person, firm, account,\n"
    "  address and message in it is invented; the faults are planted.\n"
    "Bag-Software-Agent: casebook case make\n"
)


class CannotMake(CasebookError):
    """The folder cannot take a case."""


@lru_cache(maxsize=1)
def files(facts: Scenario) -> Mapping[str, bytes]:
    """Return every exhibit by file name. None of them says which faults are planted."""
    made: dict[str, bytes] = {}
    for family in FAMILIES:
        made |= family.files(facts)
    return MappingProxyType(made | manifests.files(facts, made))


def planted(facts: Scenario) -> Answers:
    """Return the answers as the generator knows them, to compare with what `solve` finds.

    Only the likeness of two files (`fuzzy.score`) is missing: it is measured, not planted.
    """
    found: Answers = {}
    for family in FAMILIES:
        found |= family.answers(facts)
    return found | manifests.answers(facts, files(facts)[manifests.MANIFEST])


def bag(facts: Scenario) -> dict[str, bytes]:
    """Return the case as a BagIt 1.0 bag (RFC 8493): the exhibits below `data/`, and what the standard asks for."""
    payload = {f"data/{name}": data for name, data in sorted(files(facts).items())}
    size = sum(map(len, payload.values()))
    about = {"schema": 1, "id": facts.id, "requesting": facts.requesting.name, "requested": facts.requested.name}
    made = {
        **payload,
        "bagit.txt": b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
        "bag-info.txt": f"{ABOUT}External-Identifier: {facts.id}\nPayload-Oxum: {size}.{len(payload)}\n".encode(),
        "case.json": (json.dumps(about) + "\n").encode(),
    }
    made["manifest-sha256.txt"] = listed(payload)
    made["tagmanifest-sha256.txt"] = listed({name: data for name, data in made.items() if name not in payload})
    return made


def listed(entries: Mapping[str, bytes]) -> bytes:
    """Return the SHA-256 manifest of some files."""
    return write_manifest((name, hash_bytes(data)["sha256"]) for name, data in entries.items()).encode()


def make(seed: str, out: Path, scenario: Scenario | None = None) -> str:
    """Write the case of `seed` into `out`, whole or not at all, and return its id.

    `scenario` gives other facts than those that the seed draws: another pair of States, fewer faults.
    Raises `CannotMake` when `out` is there and not empty, or cannot be written.
    """
    facts = scenario or draw(seed)
    out = Path(out)
    beside: Path | None = None
    try:
        if out.exists() and any(out.iterdir()):
            raise CannotMake(f"{out} is not empty. Name a new folder.")
        beside = out.absolute().with_name(f".{out.absolute().name}.{os.getpid()}.new")
        shutil.rmtree(beside, ignore_errors=True)
        for name, data in bag(facts).items():
            path = beside / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        if out.exists():
            out.rmdir()
        beside.rename(out)
    except OSError as error:
        raise CannotMake(f"{out} cannot be written: {error.strerror}. Name another folder.") from error
    finally:
        # half a case keeps a full disk full, and nobody looks for it
        if beside:
            shutil.rmtree(beside, ignore_errors=True)
    return facts.id
