"""Read what a learner handed in: `answers.json` and a time stamp as data, nothing else, and nothing followed or run."""

import hashlib
import json
import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from nbgrader.utils import parse_utc

from casebook import answers

# what a hand-in may hold; everything else is left where it lies and named in the report
EXPECTED = frozenset({"answers.json", "timestamp.txt", "manifest-sha256.txt", "receipt.txt", "submission_secret.txt"})
LIMIT = 2_000_000


@dataclass(frozen=True)
class Submission:
    """One hand-in: the learner's pseudonym, the module, and the answers that could be used.

    `problems` has one line for each thing that could not be used; `digest` is the SHA-256 of the answer file as sent.
    """

    student: str
    module: str
    case: str
    values: Mapping[str, Any]
    times: Mapping[str, datetime]
    problems: tuple[str, ...]
    digest: str
    empty: bool

    def canonical(self) -> str:
        """The usable answers as the one text that is stored beside the marks."""
        body = {
            "schema": 1,
            "module": self.module,
            "case": self.case,
            "answers": {
                id: {"value": value, "saved": self.times[id].strftime("%Y-%m-%dT%H:%M:%SZ")}
                for id, value in sorted(self.values.items())
            },
        }
        return json.dumps(body, indent=1, ensure_ascii=True, sort_keys=True) + "\n"


def receive(folder: Path, student: str, module: str) -> Submission:
    """Read the hand-in of one learner in `folder`. Never raises on what the folder holds."""
    problems = strays(folder, module)
    path = folder / "answers.json"
    data = contents(path)
    found = answers.read(path)
    problems += found.problems
    values = {id: saved.value for id, saved in found.answers.items()}
    times = {id: saved.saved for id, saved in found.answers.items()}
    if found.module and found.module != module:
        problems.append(f"the answers are those of module {clip(found.module)}, so none counts here")
        values, times = {}, {}
    digest = hashlib.sha256(data).hexdigest() if data is not None else ""
    return Submission(student, module, found.case, values, times, tuple(problems), digest, data is None)


def contents(path: Path, limit: int = LIMIT) -> bytes | None:
    """Return the bytes of a regular file of a sane size, or None: no link is followed, no device is opened."""
    try:
        flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
        handle = os.open(path, flags)
    except OSError:
        return None
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            return None
        data = file.read(limit + 1)
    return data if len(data) <= limit else None


def stamp(folder: Path) -> datetime | None:
    """Return the time in `timestamp.txt` (UTC), or None when there is none that can be read."""
    data = contents(folder / "timestamp.txt", 200)
    try:
        found = parse_utc(data.decode("utf-8").strip()) if data else None
    except (ValueError, OverflowError, TypeError):
        return None
    return found if isinstance(found, datetime) else None


def strays(folder: Path, module: str) -> list[str]:
    """Name what a hand-in should not hold. Nothing is opened."""
    try:
        names = sorted(entry.name for entry in os.scandir(folder))
    except OSError as error:
        return [f"the folder cannot be read: {error.strerror}"]
    others = [name for name in names if name not in EXPECTED and name != f"{module}.ipynb" and not name.startswith(".")]
    found = [f"left aside: {clip(', '.join(others))}"] if others else []
    return found + [f"{name} is a link and is not followed" for name in names if (folder / name).is_symlink()]


def clip(text: str, length: int = 120) -> str:
    """Return text for a one-line report: printable, short."""
    plain = "".join(char if char.isprintable() else "?" for char in text)
    return plain if len(plain) <= length else plain[: length - 1] + "…"
