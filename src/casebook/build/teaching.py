"""What a lesson does not say to whoever teaches it: `course/teaching/<module>.yaml`, read and held to the lesson.

pause: m05-p5            the question before which a long session takes its break
room:                    practice to put to the room, and why people choose the wrong option
  m05-p1: Most things change a little when they are changed a little.
watch:                   where learners stumble, and what to ask them then
  m05-q1: They say "the hash", as if there were one. Ask which value, and who wrote it down.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from casebook.build.problems import Problem
from casebook.lesson.source import Source

FIELDS = ("pause", "room", "watch")
# the kinds whose options the room can be asked about
OPTIONS = re.compile(r"\bpractice\.(?:choice|several)\(")
# so many of each, at least
LEAST = 3


@dataclass(frozen=True)
class Notes:
    """The notes on one module; `room` and `watch` are texts by the id of a question."""

    pause: str = ""
    room: Mapping[str, str] = field(default_factory=dict)
    watch: Mapping[str, str] = field(default_factory=dict)


def path(root: Path, module: str) -> Path:
    """Return where the notes on a module stand."""
    return root / "course" / "teaching" / f"{module}.yaml"


def read(root: Path, source: Source) -> tuple[Notes, list[Problem]]:
    """Return the notes on a module and what is wrong with them: file, line, mend. Never raises on content."""
    file = path(root, source.module)
    try:
        text = file.read_text(encoding="utf-8")
        given = yaml.safe_load(text)
    except FileNotFoundError:
        what = "there are no notes for whoever teaches the module"
        return Notes(), [Problem(file.name, 1, what, f"write course/teaching/{file.name}", warning=True)]
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        mark = getattr(error, "problem_mark", None)
        said = str(getattr(error, "problem", None) or error)
        return Notes(), [Problem(file.name, mark.line + 1 if mark else 1, said, "write it as docs/authoring.md shows")]
    if not isinstance(given, dict):
        return Notes(), [Problem(file.name, 1, "it holds no notes", f"write {', '.join(FIELDS)}")]
    notes = Notes(str(given.get("pause") or ""), texts(given.get("room")), texts(given.get("watch")))
    return notes, [
        Problem(file.name, line_of(text, word), what, mend) for word, what, mend in faults(given, notes, source)
    ]


def texts(given: Any) -> dict[str, str]:
    """Return the usable part of a mapping of ids to texts."""
    entries = given.items() if isinstance(given, dict) else ()
    return {str(key): one.strip() for key, one in entries if isinstance(one, str)}


def faults(given: Mapping[Any, Any], notes: Notes, source: Source) -> Iterator[tuple[str, str, str]]:
    """Yield (the word to look for, what is wrong, the mend)."""
    practice = {cell.id for cell in source.having("practice") if not cell.longer and OPTIONS.search(cell.text)}
    asked = {cell.id for cell in source.having("practice", "question", "task")}
    for name in given:
        if name not in FIELDS:
            yield str(name), f"nothing is called {name}", f"the fields are {', '.join(FIELDS)}"
    for name, known in (("room", practice), ("watch", asked)):
        held = getattr(notes, name)
        if len(held) < LEAST:
            yield name, f"{name} has {len(held)} entries", f"give at least {LEAST}, each a text"
        for id, text in held.items():
            if id not in known:
                kind = "a practice question with options" if name == "room" else "a question"
                yield id, f"{id} under {name} is no such question of the lesson", f"name {kind} that all are asked"
            if not text:
                yield id, f"{id} under {name} says nothing", "write a sentence"
    if notes.pause and notes.pause not in asked:
        yield "pause", f"the pause comes before {notes.pause}, which is no question here", "name a question"


def line_of(text: str, word: str) -> int:
    """Return the first line that holds a word, or 1."""
    return next((at for at, line in enumerate(text.splitlines(), 1) if word in line), 1)
