"""Say in one line what is odd about a hand-in and costs nobody a mark: another notebook, text that acts when opened.

A submitted notebook is read as JSON and compared, never run or shown; what an answer holds is only looked at.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from casebook.questions import Question

# no course notebook comes near this with all its outputs; JSON of this size takes some 200 MB at worst
LIMIT_NOTEBOOK = 8_000_000
# what a browser reads as markup, a spreadsheet as a formula (a list item or a zone may begin with - or +)
MARKUP = re.compile(r"<\s*[a-z/!?]|javascript:|\{\{|\{%", re.IGNORECASE)
FORMULA = re.compile(r"\A\s*(?:[=@]|[+-]\s*[A-Za-z]+[(|!])")
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069\ufffd]")
# the marks and grades of a cell that nbgrader keeps, and a learner may not change
KEPT = ("grade", "solution", "locked", "points", "task", "cell_type")


@dataclass(frozen=True)
class Handed:
    """What was handed out: how often each code cell's text occurs, nbgrader's data of each cell, the kernel's name."""

    codes: Counter[str]
    cells: Mapping[str, Mapping[str, Any]]
    kernel: str


def notebook(data: bytes, master: Path) -> str:
    """Say how the notebook in `data` differs from the course's own at `master`; "" when nothing matters. Never raises.

    Text in Markdown cells and outputs are the learner's to change.
    """
    try:
        found = handed(json.loads(data.decode("utf-8-sig")))
    except RecursionError:
        return "the notebook is nested too deep to be read; it is not needed"
    except (ValueError, TypeError, AttributeError, KeyError):
        return "the notebook cannot be read; it is not needed"
    differences = ", ".join(different(course(master, master.stat().st_mtime_ns), found))
    return differences and f"the notebook is not as handed out and nothing in it was run: {differences}"


@lru_cache(maxsize=16)
def course(master: Path, changed: int) -> Handed:
    """Return the course's own notebook, read once for each of its states."""
    return handed(json.loads(master.read_text("utf-8")))


def handed(content: Mapping[str, Any]) -> Handed:
    """Return what matters of a notebook's JSON. Raises TypeError, AttributeError, KeyError on what is none."""
    codes: Counter[str] = Counter()
    cells: dict[str, Mapping[str, Any]] = {}
    twice = Counter[str]()
    for cell in content["cells"]:
        source = cell["source"]
        text = source if isinstance(source, str) else "".join(source)
        data = cell.get("metadata", {}).get("nbgrader")
        if cell["cell_type"] == "code" and text.strip():
            codes[text.strip()] += 1
        if data:
            twice[data["grade_id"]] += 1
            cells[f"{data['grade_id']} {twice[data['grade_id']]}"] = {name: data.get(name) for name in KEPT}
    return Handed(codes, cells, str(content.get("metadata", {}).get("kernelspec", {}).get("name", "python3")))


def different(ours: Handed, theirs: Handed) -> Iterator[str]:
    """Yield each way in which a notebook differs from the course's."""
    if more := (theirs.codes - ours.codes).total():
        yield f"{more} code cells are not the course's"
    if fewer := (ours.codes - theirs.codes).total():
        yield f"{fewer} of the course's are missing"
    if len(theirs.cells) > len(ours.cells) or theirs.cells.keys() - ours.cells.keys():
        yield f"{len(theirs.cells.keys() - ours.cells.keys())} graded cells are new, renamed or there twice"
    changed = sum(theirs.cells[id] != ours.cells[id] for id in ours.cells.keys() & theirs.cells.keys())
    if changed:
        yield f"points or locks of {changed} cells are changed"
    if theirs.kernel != ours.kernel:
        yield "it asks for another kernel"


def answers(questions: Mapping[str, Question], values: Mapping[str, Any], words: Mapping[str, str]) -> Iterator[str]:
    """Yield a line for answers that their questions cannot read, and one for text that acts where it is opened.

    `words`: answers in words, of the questions for which they have been made.
    """
    asked = {id: value for id, value in values.items() if id in questions}
    in_words = ((id, words[id] if id in words else questions[id].words(value)) for id, value in asked.items())
    if unread := [id for id, said in in_words if not said and not blank(asked[id])]:
        yield f"answers that are unfinished or do not fit their question: {', '.join(unread)}"
    written = {id: list(texts(value)) for id, value in asked.items()}
    for what, pattern in (("markup", MARKUP), ("formulas", FORMULA), ("signs that cannot be seen", TURNING)):
        if found := [id for id, some in written.items() if any(map(pattern.search, some))]:
            yield f"{what} in answers, shown as plain text: {', '.join(found)}"


def texts(value: Any) -> Iterator[str]:
    """Yield every text in a JSON value, names included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for name, one in value.items():
            yield name
            yield from texts(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from texts(one)


def blank(value: Any) -> bool:
    """Tell whether a JSON value says nothing at all, as a form does that nobody has touched."""
    if isinstance(value, Mapping):
        return all(map(blank, value.values()))
    return all(map(blank, value)) if isinstance(value, list | tuple) else value is None or value == ""
