"""Read what a learner handed in: `answers.json` and a time stamp as data, nothing else, and nothing followed or run."""

import hashlib
import json
import os
import re
import stat
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from nbgrader.utils import parse_utc

from casebook import paths
from casebook.answers import Answers, CannotUse
from casebook.answers.reading import contents as answer_file
from casebook.answers.reading import parse
from casebook.grading import noticing

# what collection had to say of a hand-in, a line each; only collection puts it there
REMARKS = "remarks.txt"
# the time of a hand-in as nbgrader and its exchange write it
WRITTEN = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{6})? UTC")
# made once: json.dumps makes a new one for each text that it sorts
SORTED = json.JSONEncoder(sort_keys=True).encode
# so many faults of an answer file are named one by one
LINES = 5
# what a hand-in may hold; everything else is left where it lies and named in the report
EXPECTED = frozenset({
    "answers.json", "timestamp.txt", "manifest-sha256.txt", "receipt.txt", "submission_secret.txt", REMARKS,
    "answers.json.bak", "answers.json.lock", ".ipynb_checkpoints", ".DS_Store",
})  # fmt: skip


@dataclass(frozen=True)
class Sent:
    """What lies in one learner's folder, as bytes: all that a mark depends on beside the course, and no file is open.

    `answers`: the answer file as sent, None when there is none that can be read; `changed`: its time (UTC);
    `handed_in`: the time in `timestamp.txt` (UTC, without a zone, as nbgrader keeps it). `notebook`: the SHA-256 of the
    notebook, "" when there is none; `notes`: what comparing it with the course's gave.
    """

    student: str
    module: str
    answers: bytes | None
    changed: datetime | None
    handed_in: datetime | None
    problems: tuple[str, ...]
    notebook: str = ""
    notes: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        """SHA-256 of the answer file, as `sha256sum answers.json` prints it; "" when there is none."""
        return "" if self.answers is None else hashlib.sha256(self.answers).hexdigest()

    @property
    def fingerprint(self) -> str:
        """SHA-256 of everything in the folder that the marked notebook shows.

        `notes` are left out: they change with the course, and then nothing new has been handed in.
        """
        when = self.handed_in.isoformat() if self.handed_in else ""
        shown = [self.digest, when, self.notebook, *self.problems]
        return hashlib.sha256(json.dumps(shown).encode()).hexdigest()


@dataclass(frozen=True)
class Submission:
    """One hand-in, read: the learner's pseudonym, the module, and the answers that could be used.

    `problems` has one line for each thing that could not be used; `empty` says that there is no answer file at all.
    """

    student: str
    module: str
    case: str
    values: Mapping[str, Any]
    times: Mapping[str, datetime]
    problems: tuple[str, ...]
    empty: bool

    def canonical(self) -> str:
        """The usable answers as the one text that is stored beside the marks: a line for each."""
        head = {"schema": 1, "module": self.module, "case": self.case}
        lines = [
            f"  {json.dumps(id)}: {SORTED({'value': value, 'saved': moment(self.times[id])})}"
            for id, value in sorted(self.values.items())
        ]
        return f'{json.dumps(head)[:-1]}, "answers": {{\n' + ",\n".join(lines) + "\n}}\n"


def moment(time: datetime) -> str:
    """Return a time as answer files have it."""
    return f"{time.replace(tzinfo=None).isoformat(timespec='seconds')}Z"


def fetch(folder: Path, student: str, module: str) -> Sent:
    """Take what one learner handed in from `folder`. Never raises on what the folder holds."""
    if folder.is_symlink() or folder.parent.is_symlink():
        return Sent(student, module, None, None, None, ("the folder is a link and is not followed",))
    problems = [*strays(folder, module), *remarks(folder)]
    data: bytes | None = None
    changed = None
    try:
        data, changed = answer_file(folder / "answers.json")
    except FileNotFoundError:
        pass
    except CannotUse as error:
        problems.append(str(error))
    handed_in = stamp(folder)
    if handed_in is None and os.path.lexists(folder / "timestamp.txt"):
        problems.append("timestamp.txt gives no time, so nobody knows when this was handed in")
    sent = contents(folder / f"{module}.ipynb", noticing.LIMIT_NOTEBOOK)
    digest = "" if sent is None else hashlib.sha256(sent).hexdigest()
    notes = tuple(compared(sent, folder / f"{module}.ipynb", module))
    return Sent(student, module, data, changed, handed_in, tuple(problems), digest, notes)


def compared(sent: bytes | None, path: Path, module: str) -> Iterator[str]:
    """Yield what is to be said of a submitted notebook; nothing when there is none, or none of the course's."""
    master = paths.root() / "course" / "source" / module / f"{module}.ipynb"
    if sent is None and os.path.lexists(path):
        yield f"the notebook is no file of less than {noticing.LIMIT_NOTEBOOK // 1_000_000} MB; it is not needed"
    elif sent is not None and master.is_file() and (line := noticing.notebook(sent, master)):
        yield line


def remarks(folder: Path) -> list[str]:
    """Return what collection had to say of a hand-in."""
    data = contents(folder / REMARKS, 4000)
    return [clip(line) for line in (data or b"").decode("utf-8", "replace").splitlines()[:5]]


def read(sent: Sent) -> Submission:
    """Read a hand-in. Never raises on what was sent."""
    found = Answers() if sent.answers is None else parse(sent.answers, sent.changed)
    problems = [*sent.problems, *sent.notes, *few(found.problems)]
    values = {id: saved.value for id, saved in found.answers.items()}
    times = {id: saved.saved for id, saved in found.answers.items()}
    if found.module and found.module != sent.module:
        problems.append(f"the answers are those of module {clip(found.module)}, so none counts here")
        values, times = {}, {}
    return Submission(sent.student, sent.module, found.case, values, times, tuple(problems), empty=sent.answers is None)


def receive(folder: Path, student: str, module: str) -> Submission:
    """Take and read the hand-in of one learner in `folder`. Never raises on what the folder holds."""
    return read(fetch(folder, student, module))


def contents(path: Path, limit: int) -> bytes | None:
    """Return the bytes of a regular file of a sane size, or None: no link is followed, no device is opened."""
    try:
        flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
        handle = os.open(path, flags)
        try:
            # a folder can be opened, but not as a file
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                return None
            with os.fdopen(handle, "rb", closefd=False) as file:
                data = file.read(limit + 1)
        finally:
            os.close(handle)
    except OSError:
        return None
    return data if len(data) <= limit else None


def stamp(folder: Path) -> datetime | None:
    """Return the time in `timestamp.txt` (UTC), or None when there is none that can be read."""
    data = contents(folder / "timestamp.txt", 200)
    try:
        found = utc(data.decode("utf-8").strip()) if data else None
    except (ValueError, OverflowError, TypeError):
        return None
    return found if isinstance(found, datetime) else None


def utc(text: str) -> datetime:
    """Return a time as nbgrader reads it: in UTC, without a zone. Raises ValueError, OverflowError or TypeError.

    What nbgrader writes itself is read here: its own reader tries every way in which people write dates.
    """
    if WRITTEN.fullmatch(text):
        return datetime.fromisoformat(text.removesuffix(" UTC"))
    found: datetime = parse_utc(text)
    return found


def strays(folder: Path, module: str) -> list[str]:
    """Name what a hand-in should not hold. Nothing is opened."""
    try:
        with os.scandir(folder) as found:
            entries = sorted((entry.name, entry.is_symlink()) for entry in found)
    except OSError as error:
        return [f"the folder cannot be read: {error.strerror}"]
    others = [name for name, _ in entries if name not in EXPECTED and name != f"{module}.ipynb"]
    links = [name for name, link in entries if link and name != "answers.json"]
    told = "is a link and is" if len(links) == 1 else "are links and are"
    return [
        *([f"left aside: {clip(', '.join(others))}"] if others else []),
        *([f"{clip(', '.join(links))} {told} not followed"] if links else []),
    ]


def few(lines: Sequence[str]) -> list[str]:
    """Return a few lines, and how many more there are: an answer file may have 100,000 faults."""
    more = len(lines) - LINES
    return [*lines[:LINES], *([f"{more} more faults in the answer file"] if more > 0 else [])]


def clip(text: str, length: int = 120) -> str:
    """Return text for a one-line report: printable, short."""
    plain = "".join(char if char.isprintable() else "?" for char in text)
    return plain if len(plain) <= length else plain[: length - 1] + "…"
