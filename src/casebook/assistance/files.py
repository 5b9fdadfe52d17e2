"""Requests in files: YAML or JSON, told by the ending. A mistake is named with its place, in one line."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from casebook.answers import Json
from casebook.assistance.form import Ask, Form
from casebook.errors import CasebookError
from casebook.writing import save

LARGEST = 1_000_000
YAML = (".yaml", ".yml")


class BadFile(CasebookError):
    """A file cannot be read; the message names the place and what to do."""


class Plain(yaml.BaseLoader):
    """YAML in which every value is a text, as typed: 19:44:47 is no number, 2026-10-05 no date. No alias, no twins."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        """Refuse aliases: a small file can unfold into a huge one."""
        if self.check_event(yaml.events.AliasEvent):
            mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]
            raise yaml.MarkedYAMLError(problem="an alias (*name) is not read here", problem_mark=mark)
        return super().compose_node(parent, index)

    def construct_mapping(self, node: Any, deep: bool = False) -> Any:
        """Refuse a key that stands twice."""
        seen: set[str] = set()
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise yaml.MarkedYAMLError(problem="a name is one word", problem_mark=key.start_mark)
            if key.value in seen:
                raise yaml.MarkedYAMLError(problem=f"“{key.value}” stands twice", problem_mark=key.start_mark)
            seen.add(str(key.value))
        return super().construct_mapping(node, deep)


def parse(path: Path) -> Json:
    """Return what a file holds. Raises `BadFile` with line and column."""
    try:
        with path.open("rb") as opened:
            data = opened.read(LARGEST + 1)
    except OSError as error:
        raise BadFile(f"{path} cannot be read: {error.strerror}.") from error
    if len(data) > LARGEST:
        raise BadFile(f"{path} has more than {LARGEST:,} bytes. A request is shorter.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        office = "It is a file of an office program. " if data.startswith((b"PK", b"\xd0\xcf", b"%PDF")) else ""
        raise BadFile(
            f"{path} is no text in UTF-8 (byte {error.start}). {office}Save it as plain text in UTF-8."
        ) from error
    if not text.strip():
        raise BadFile(f"{path} is empty. Begin one under another name: casebook request new request.yaml")
    return _yaml(path, text) if path.suffix.lower() in YAML else _json(path, text)


def _yaml(path: Path, text: str) -> Json:
    try:
        found: Json = yaml.load(text, Loader=Plain)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        where = f", line {mark.line + 1}, column {mark.column + 1}" if mark else ""
        said = " ".join(part for part in (error.context, error.problem) if part)
        raise BadFile(f"{path}{where}: {said or 'this is no YAML'}.") from error
    except yaml.reader.ReaderError as error:
        raise BadFile(f"{path}: character {error.position + 1} cannot stand in YAML. Take it out.") from error
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise BadFile(f"{path}: this is no YAML ({type(error).__name__}).") from error
    return found


def _json(path: Path, text: str) -> Json:
    def once(pairs: Iterable[tuple[str, Json]]) -> dict[str, Json]:
        found: dict[str, Json] = {}
        for key, value in pairs:
            if key in found:
                raise BadFile(f"{path}: “{key}” stands twice in one object.")
            found[key] = value
        return found

    try:
        made: Json = json.loads(text, object_pairs_hook=once)
    except json.JSONDecodeError as error:
        raise BadFile(f"{path}, line {error.lineno}, column {error.colno}: {error.msg}.") from error
    except (RecursionError, ValueError) as error:
        raise BadFile(f"{path}: this is no JSON ({type(error).__name__}).") from error
    return made


def write(path: Path, document: dict[str, Any], form: Form) -> None:
    """Write a document; in YAML each field has its label, its kind and its options as a comment.

    Raises `writing.NotWritten`.
    """
    text = (
        as_yaml(document, form) if path.suffix.lower() in YAML else json.dumps(document, indent=2, ensure_ascii=False)
    )
    save(path, (text.rstrip("\n") + "\n").encode())


def as_yaml(document: dict[str, Any], form: Form) -> str:
    """Return a document as YAML with comments."""
    lines = [f"# {form.title.en}: {form.about}", f"document: {form.kind}", "fields:"]
    for section in form.sections:
        lines.append(f"  # --- {section.heading.en} ---")
        for ask in section.fields:
            lines += [f"  # {line}" for line in told(ask)]
            dumped = yaml.safe_dump({ask.key: document["fields"][ask.key]}, allow_unicode=True, sort_keys=False)
            lines += [f"  {line}" for line in dumped.splitlines()]
    return "\n".join(lines) + "\n"


def told(ask: Ask, indent: str = "") -> list[str]:
    """Return what a field asks: label, kind, help, options, and the parts of a record."""
    head = f"{indent}{ask.label.en} ({ask.kind})" + (f". {ask.help}" if ask.help else "")
    options = [f"{indent}  {one.key or 'none'}: {one.text}" for one in ask.options]
    parts = [line for part in ask.parts for line in (f"{indent}  - {part.key}:", *told(part, indent + "    "))]
    return [head, *options, *parts]
