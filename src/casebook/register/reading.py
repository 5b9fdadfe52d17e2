"""Read the register's files, and say in words what is wrong with one."""

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from casebook import paths
from casebook.errors import CasebookError
from casebook.register.migration import WrongSchema, head, migrate
from casebook.register.model import Entry

# where an entry begins, and its id: no other line of a file starts so
ENTRY = re.compile(r"^- id: *(\S+)", re.MULTILINE)
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
    """Return what is wrong in one file, with lines and words. An empty list means that it can be used.

    Ids are compared with those of the other files in its folder. Raises `BadRegister` when there is no such file.
    """
    if not path.is_file():
        raise BadRegister(f"there is no file {path}. Name a file such as datasets/register/india.yaml.")
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return [Problem(path.name, 1, "the file cannot be read. Allow reading it, and save it as text in UTF-8.")]
    try:
        tree, listed = yaml.compose(text, Loader=Loader), yaml.load(text, Loader=Loader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        return [
            Problem(path.name, line, f"the layout cannot be read: {error.problem}. Compare with the entries above.")
        ]
    except (yaml.YAMLError, ValueError) as error:
        return [Problem(path.name, 1, f"the layout cannot be read: {error}. Compare with another file.")]
    if tree is None or not isinstance(listed, list):
        return [Problem(path.name, 1, "the file is no list of entries. Each entry starts with `- id:`.")]
    taken = {
        id: other.name for other in path.parent.glob("*.yaml") if other != path for id in ENTRY.findall(_text(other))
    }
    try:
        entries = migrate(listed)
    except WrongSchema as error:
        return [Problem(path.name, _line(tree, [0]), str(error))]
    return sorted(_entries(path.name, entries, tree, taken, head(listed)))


def _text(path: Path) -> str:
    """Return the text of another file of the register, "" when it cannot be read: that is said of the file itself."""
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _entries(name: str, listed: list[Any], tree: yaml.Node, taken: dict[str, str], first: int) -> Iterator[Problem]:
    seen: set[str] = set()
    for number, raw in enumerate(listed, first):
        line = _line(tree, [number])
        id = str(raw.get("id", "?")) if isinstance(raw, dict) else "?"
        if id in seen or id in taken:
            where = "" if id in seen else f" in {taken[id]}"
            yield Problem(name, line, f"the id {id} is used twice{where}. Give each entry its own.")
        seen.add(id)
        try:
            Entry.model_validate(raw)
        except ValidationError as error:
            for one in error.errors():
                where = ".".join(str(part + 1 if isinstance(part, int) else part) for part in one["loc"])
                yield Problem(name, _line(tree, [number, *one["loc"]]), f"{id}: {where or 'the entry'} {_words(one)}")
        if isinstance(raw, dict):
            for part in ("claim", "today"):
                if "<" in str(raw.get(part)):
                    yield Problem(name, _line(tree, [number, part]), f"{id}: {part}: plain words only, no <.")


def _line(node: yaml.Node, place: Sequence[int | str]) -> int:
    """Return the line of the deepest part of `place` that the file has."""
    line = int(node.start_mark.line)
    for part in place:
        pair = None
        if isinstance(node, yaml.MappingNode):
            pair = next((pair for pair in node.value if pair[0].value == part), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            pair = (node.value[part], node.value[part])
        if pair is None:
            break
        line, node = int(pair[0].start_mark.line), pair[1]
    return line + 1


def _words(error: Any) -> str:
    """Say a finding of pydantic as a person would, with the mend."""
    kind, given = str(error["type"]), error.get("input")
    if kind == "missing":
        return "is missing: write it, docs/register.md says what it holds."
    if kind == "extra_forbidden":
        return "is no field of an entry: compare the spelling with docs/register.md."
    if kind == "literal_error":
        return f"is {given}: write {error['ctx']['expected']}."
    if kind.startswith("date"):
        return f"is {given}: write a day such as 2026-11-25."
    if kind == "string_pattern_mismatch":
        return f"is {given}: write it as the other entries do."
    return f"is not right: {str(error['msg']).removeprefix('Value error, ')}."


def load(folder: Path | None = None) -> dict[str, Entry]:
    """Return every entry by id. Raises `BadRegister` naming the first thing that is wrong."""
    found = files(folder)
    if not found:
        where = folder or paths.datasets() / "register"
        raise BadRegister(f"{where} holds no file of the register that can be read. Bring the folder back.")
    return _load(tuple((path, path.stat().st_mtime_ns) for path in found))


@lru_cache(maxsize=4)
def _load(stamped: tuple[tuple[Path, int], ...]) -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    for path, _ in stamped:
        try:
            listed = yaml.load(path.read_text(encoding="utf-8"), Loader=Loader)
            made = [Entry.model_validate(raw) for raw in migrate(listed)]
        except (yaml.YAMLError, ValueError, TypeError, KeyError, OSError) as error:
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
