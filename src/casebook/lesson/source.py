"""Read a lesson source: py:percent cells with the shorthand of docs/architecture.md, each with its line in the file."""

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from casebook.errors import CasebookError

# words that may follow `# %%` without a value
WORDS = frozenset({"visible", "volatile", "shared", "key", "setup", "longer"})
# names that may follow `# %%` with a value, and the role each gives its cell
ROLES = ("practice", "question", "draft", "mark", "reference", "reference2", "warmup", "task")
# cells that are for the marking run alone
SECRET = frozenset({"key", "mark", "reference", "reference2"})

HEAD = re.compile(r"^# %%(?P<rest>.*)$")
SECTION = re.compile(r"^<!-- section: (?P<name>[a-z]+) -->\n?")


class BadSource(CasebookError):
    """A lesson source that cannot be read; the message names file, line and mend."""


@dataclass(frozen=True)
class Cell:
    """One cell of a lesson source: `role` says what the builder makes of it, `line` is where its `# %%` stands."""

    role: str
    id: str
    text: str
    meta: Mapping[str, Any]
    words: frozenset[str]
    line: int

    @property
    def markdown(self) -> bool:
        """True for prose and for the prompt of a task."""
        return self.role in ("prose", "task")

    @property
    def longer(self) -> bool:
        """True when a learner may leave the cell out: it does not count towards the time."""
        return "longer" in self.words

    @property
    def secret(self) -> bool:
        """True when the cell may never leave the source."""
        return self.role in SECRET

    @cached_property
    def section(self) -> str:
        """The section of the rhythm that this cell opens, or an empty string."""
        found = SECTION.match(self.text)
        return found["name"] if found else ""

    @cached_property
    def prose(self) -> str:
        """The text without its section mark."""
        return SECTION.sub("", self.text)


@dataclass(frozen=True)
class Source:
    """A lesson: its module name, its file and its cells in order."""

    module: str
    path: Path
    cells: tuple[Cell, ...]

    def having(self, *roles: str) -> list[Cell]:
        """Return the cells of these roles, in order."""
        return [cell for cell in self.cells if cell.role in roles]

    @property
    def setup(self) -> Mapping[str, Any]:
        """What the setup cell says of the module: title, minutes, kind."""
        return next((cell.meta for cell in self.cells if cell.role == "setup"), {})

    @property
    def prefix(self) -> str:
        """The short name that starts every id of the module, such as `m05`."""
        return self.module.split("_", 1)[0]

    def problem(self, cell: Cell, text: str) -> BadSource:
        """Return an error that names this cell's place."""
        return BadSource(f"{self.path.name}, line {cell.line}: {text}")


def read(path: Path) -> Source:
    """Read the lesson at `path`. Raises `BadSource` with file, line and mend."""
    return parse(text_of(path), path)


def text_of(path: Path) -> str:
    """Return the text of a lesson, or of a file that goes into one. Raises `BadSource`."""
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise BadSource(f"{path} cannot be read: {error.strerror}. Give the path of a lesson source.") from error
    except UnicodeDecodeError as error:
        raise BadSource(f"{path} is no text in UTF-8 (byte {error.start + 1}). Save it again as UTF-8.") from error


def parse(text: str, path: Path) -> Source:
    """Read the text of a lesson source; `path` gives the module its name."""
    cells = tuple(_cell(path, line, rest, body) for line, rest, body in _blocks(text))
    return Source(path.stem, path, cells)


def _blocks(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield (line of `# %%`, what follows on it, the body) for each cell; a file may open with a docstring."""
    number, rest, body = 0, "", list[str]()
    for index, line in enumerate(text.splitlines(), 1):
        found = HEAD.match(line)
        if found:
            if number:
                yield number, rest, "\n".join(body).strip("\n")
            number, rest, body = index, found["rest"].strip(), []
        else:
            body.append(line)
    if number:
        yield number, rest, "\n".join(body).strip("\n")


def _cell(path: Path, line: int, rest: str, body: str) -> Cell:
    markdown = rest.startswith("[markdown]")
    words, meta = _options(path, line, rest.removeprefix("[markdown]").strip())
    named = [role for role in ROLES if role in meta]
    if len(named) > 1:
        raise BadSource(f"{path.name}, line {line}: a cell has one role, here {' and '.join(named)}. Split the cell.")
    if markdown:
        body = _prose(path, line, body)
        role = "task" if named == ["task"] else "prose"
    elif named:
        role = named[0]
    else:
        role = next((word for word in ("setup", "key", "shared", "visible") if word in words), "hidden")
    identity = meta[named[0]] if named and isinstance(meta[named[0]], str) else ""
    return Cell(role, identity, body, meta, words, line)


def _options(path: Path, line: int, rest: str) -> tuple[frozenset[str], dict[str, Any]]:
    """Read `visible volatile question="m05-q4" points=3` into words and values: the values are Python literals."""
    try:
        call = ast.parse(f"_({_commas(rest)})", mode="eval").body
    except SyntaxError as error:
        raise BadSource(
            f'{path.name}, line {line}: cannot read "{rest}". Write it as question="m05-q1" points=3.'
        ) from error
    assert isinstance(call, ast.Call)
    words = {part.id for part in call.args if isinstance(part, ast.Name)}
    unknown = sorted(words - WORDS)
    if unknown or len(words) != len(call.args):
        allowed = ", ".join(sorted(WORDS))
        raise BadSource(f'{path.name}, line {line}: "{rest}" is no kind of cell. The words are {allowed}.')
    try:
        meta = {str(part.arg): ast.literal_eval(part.value) for part in call.keywords}
    except (ValueError, TypeError) as error:
        raise BadSource(
            f'{path.name}, line {line}: values in "{rest}" must be plain texts, numbers or lists.'
        ) from error
    return frozenset(words), meta


def _commas(rest: str) -> str:
    """Put commas between the options, leaving texts and lists whole."""
    parts = re.findall(r"""[A-Za-z_0-9]+=(?:"[^"]*"|'[^']*'|\[[^\]]*\]|[^\s]+)|\S+""", rest)
    return ", ".join(parts)


def _prose(path: Path, line: int, body: str) -> str:
    """Return what stands between the triple quotes of a Markdown cell."""
    found = re.fullmatch(r'[rR]?"""\n?(?P<text>.*?)\n?"""', body.strip(), re.DOTALL)
    if not found:
        raise BadSource(f'{path.name}, line {line}: a Markdown cell is one text between """ and """.')
    return found["text"].strip("\n")
