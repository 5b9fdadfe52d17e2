"""Read the register's files, and say in words what is wrong with one."""

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from casebook import paths
from casebook.errors import CasebookError
from casebook.register.model import Entry

# the C parser where it is there: ten times faster
Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class UnknownEntry(CasebookError):
    """The register has no entry of that id."""


class BadRegister(CasebookError):
    """A file of the register cannot be used."""


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong in a file of the register."""

    file: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}: {self.text}"


def files(folder: Path | None = None) -> list[Path]:
    """Return the files of the register."""
    return sorted((folder or paths.datasets() / "register").glob("*.yaml"))


def check(path: Path) -> list[Problem]:
    """Return what is wrong in one file, with lines and words. An empty list means that it can be used."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return [Problem(path.name, 1, "the file cannot be read. Save it as text in UTF-8.")]
    try:
        listed = yaml.load(text, Loader=Loader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        return [
            Problem(path.name, line, f"the layout cannot be read: {error.problem}. Compare with the entries above.")
        ]
    if not isinstance(listed, list):
        return [Problem(path.name, 1, "the file is no list of entries. Each entry starts with `- id:`.")]
    lines = [number for number, line in enumerate(text.splitlines(), 1) if line.startswith("- ")]
    return sorted(_entries(path.name, listed, lines))


def _entries(name: str, listed: list[Any], lines: list[int]) -> Iterator[Problem]:
    seen: set[str] = set()
    for number, raw in enumerate(listed):
        line = lines[number] if number < len(lines) else 1
        id = raw.get("id", "?") if isinstance(raw, dict) else "?"
        if id in seen:
            yield Problem(name, line, f"the id {id} is used twice. Give each entry its own.")
        seen.add(str(id))
        try:
            Entry.model_validate(raw)
        except ValidationError as error:
            for one in error.errors():
                where = ".".join(str(part) for part in one["loc"]) or "the entry"
                yield Problem(name, line, f"{id}: {where}: {one['msg']}.")
        if isinstance(raw, dict) and any("<" in str(raw.get(part)) for part in ("claim", "today")):
            yield Problem(name, line, f"{id}: plain words only, no < in claim or today.")


def load(folder: Path | None = None) -> dict[str, Entry]:
    """Return every entry by id. Raises `BadRegister` naming the first thing that is wrong."""
    found = files(folder)
    return _load(tuple((path, path.stat().st_mtime_ns) for path in found))


@lru_cache(maxsize=4)
def _load(stamped: tuple[tuple[Path, int], ...]) -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    for path, _ in stamped:
        try:
            listed = yaml.load(path.read_text(encoding="utf-8"), Loader=Loader)
            made = [Entry.model_validate(raw) for raw in listed]
        except (yaml.YAMLError, ValidationError, TypeError, UnicodeDecodeError) as error:
            problems = check(path)
            raise BadRegister(f"{problems[0] if problems else path.name} Run `casebook register check`.") from error
        for entry in made:
            if entry.id in entries:
                raise BadRegister(f"{path.name}: the id {entry.id} is used twice. Give each entry its own.")
            entries[entry.id] = entry
    return entries


def entry(id: str) -> Entry:
    """Return one entry. Raises `UnknownEntry` naming ids that are near."""
    entries = load()
    if id not in entries:
        near = ", ".join(difflib.get_close_matches(id, entries, 3)) or "none is near"
        raise UnknownEntry(f"the register has no entry {id} (near: {near})")
    return entries[id]
