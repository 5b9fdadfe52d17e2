"""Turn a lesson source into nbgrader's source notebook: metadata, ids, points, badges, and none of the keys."""

import hashlib
import re
from collections.abc import Callable, Mapping
from typing import Any

from nbformat import NotebookNode, v4

from casebook.build.problems import Problem
from casebook.build.spoken import spoken
from casebook.lesson.source import Cell, Source

KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
CITE = re.compile(r"\{cite: *(?P<ids>[^}]+?) *\}")
POINTS = re.compile(r"\{points: *(?P<id>[^}]+?) *\}")
TITLE = re.compile(r"\{(?P<name>minutes|points|questions)\}")
CALL = re.compile(r"\b(?P<maker>ask|practice)\.(?=[a-z]+\()")

# how the learner's page treats a cell: `casebook.lab` hides and runs by these tags
HIDDEN, RUN, MARK = "cb-hidden", "cb-run", "cb-mark"
AGAIN = "from casebook.lesson import retrieval\n\nretrieval.again()"


def cited(text: str) -> list[str]:
    """Return the register entries that a text cites, in order."""
    return [one.strip() for found in CITE.finditer(text) for one in found["ids"].split(",")]


class Expander:
    """Expands one lesson. `cite` draws a badge for entry ids; `warmups` finds the practice cell of another module."""

    def __init__(
        self, source: Source, cite: Callable[[list[str]], str], warmups: Mapping[str, Cell], rubrics: Mapping[str, str]
    ) -> None:
        self.source = source
        self._cite = cite
        self._warmups = warmups
        self._rubrics = rubrics
        self._points = {
            cell.id: cell.meta["points"]
            for cell in source.having("question", "task")
            if isinstance(cell.meta.get("points"), int | float)
        }
        self.problems: list[Problem] = []
        self._ids: set[str] = set()

    def notebook(self) -> NotebookNode:
        """Return the source notebook. What could not be expanded is in `problems`."""
        cells = [made for cell in self.source.cells for made in self._expand(cell)]
        made: NotebookNode = v4.new_notebook(
            cells=cells,
            metadata={
                "kernelspec": KERNEL,
                "language_info": {"name": "python"},
                "casebook": {
                    "module": self.source.module,
                    "title": self.source.setup.get("title", self.source.module),
                    "minutes": self.source.setup.get("minutes", 0),
                    "points": sum(self._points.values()),
                },
            },
        )
        return made

    def _expand(self, cell: Cell) -> list[NotebookNode]:
        if cell.secret:
            return []
        if cell.role == "setup":
            return [self._code(cell, self._start(cell), [HIDDEN, RUN])]
        if cell.role in ("hidden", "shared"):
            return [self._code(cell, cell.text, [HIDDEN, RUN])] if cell.text else []
        if cell.role == "visible":
            return [self._code(cell, cell.text, [])]
        if cell.role == "practice":
            return [self._code(cell, self._named(cell, cell.id), [HIDDEN, RUN])]
        if cell.role == "warmup":
            return self._warmup(cell)
        if cell.role in ("question", "draft"):
            return self._question(cell)
        if cell.section == "worked" and any(other.section == "warmup" for other in self.source.cells):
            # what the learner missed elsewhere closes the warm-up of every module
            return [self._code(cell, AGAIN, [HIDDEN, RUN]), self._prose(cell)]
        return [self._prose(cell)]

    def _start(self, cell: Cell) -> str:
        return cell.text.replace("start(__file__)", f'start("{self.source.module}")')

    def _question(self, cell: Cell) -> list[NotebookNode]:
        form = self._code(cell, self._named(cell, cell.id, cell.meta.get("points")), [HIDDEN, RUN])
        if not any(other.id == cell.id for other in self.source.having("mark")):
            return [form]
        grade = self._code(cell, f'mark("{cell.id}")', [HIDDEN, RUN, MARK])
        grade.metadata["nbgrader"] = _nbgrader(cell.id, "code", grade=True, points=cell.meta.get("points", 0))
        return [form, grade]

    def _named(self, cell: Cell, id: str, points: float | None = None) -> str:
        """Put the id and the points into the author's one call of `ask.` or `practice.`."""
        worth = f", points={points:g}" if points is not None else ""
        named, count = CALL.subn(lambda found: f'{found["maker"]}("{id}"{worth}).', cell.text, count=1)
        if not count:
            self._complain(cell, "no question in this cell", "call ask.<kind>(…) or practice.<kind>(…) in it")
        return named

    def _warmup(self, cell: Cell) -> list[NotebookNode]:
        made = []
        for id in cell.meta["warmup"]:
            found = self._warmups.get(id)
            if found is None:
                self._complain(cell, f"warm-up {id} is not a practice question of another module", "name one that is")
                continue
            made.append(self._code(cell, self._named(found, id), [HIDDEN, RUN], salt=id))
        return made

    def _prose(self, cell: Cell) -> NotebookNode:
        text = CITE.sub(lambda found: self._badge(cell, found["ids"]), spoken(cell.prose))
        text = POINTS.sub(lambda found: self._worth(cell, found["id"]), text)
        text = TITLE.sub(lambda found: self._fact(found["name"]), text)
        metadata: dict[str, Any] = {"editable": False, "deletable": False}
        if cell.section:
            metadata["casebook"] = {"section": cell.section}
        if cell.longer:
            metadata["casebook"] = {"longer": True}
        if cell.role == "task":
            text += self._scheme(cell)
            metadata["nbgrader"] = _nbgrader(cell.id, "markdown", task=True, points=cell.meta.get("points", 0))
        made: NotebookNode = v4.new_markdown_cell(text, id=self._id(cell, text), metadata=metadata)
        return made

    def _scheme(self, cell: Cell) -> str:
        """The rubric stands in the task as nbgrader's mark scheme: markers see it, learners do not."""
        name = str(cell.meta.get("rubric", ""))
        if name not in self._rubrics:
            self._complain(cell, f"rubric {name or '(none)'} is not in course/rubrics", "write it there")
            return ""
        return f"\n\n=== BEGIN MARK SCHEME ===\n{self._rubrics[name].strip()}\n=== END MARK SCHEME ==="

    def _badge(self, cell: Cell, ids: str) -> str:
        try:
            return self._cite([one.strip() for one in ids.split(",")])
        except LookupError as error:
            self._complain(cell, f"citation does not resolve: {error}", "cite an entry of datasets/register")
            return ""

    def _worth(self, cell: Cell, id: str) -> str:
        if id not in self._points:
            self._complain(cell, f"{{points: {id}}} names no question", "name a question or task of this lesson")
            return ""
        return _points(self._points[id])

    def _fact(self, name: str) -> str:
        if name == "minutes":
            return f"{self.source.setup.get('minutes', 0)} minutes"
        if name == "questions":
            return f"{len(self.source.having('question'))} questions"
        return _points(sum(self._points.values()))

    def _code(self, cell: Cell, text: str, tags: list[str], salt: str = "") -> NotebookNode:
        metadata: dict[str, Any] = {"editable": False, "deletable": False}
        about = {word: True for word in ("volatile", "longer") if word in cell.words}
        if about:
            metadata["casebook"] = about
        if HIDDEN in tags:
            # the first is for JupyterLab without our extension, the second for nbgrader's pages
            metadata |= {"jupyter": {"source_hidden": True}, "transient": {"remove_source": True}}
        if tags:
            metadata["tags"] = tags
        made: NotebookNode = v4.new_code_cell(text, id=self._id(cell, text + salt), metadata=metadata)
        return made

    def _id(self, cell: Cell, text: str) -> str:
        """A cell id from the content, so that a rebuild changes no cell that has not changed."""
        number = 0
        while True:
            made = hashlib.sha256(f"{cell.role}\0{text}\0{number}".encode()).hexdigest()[:12]
            if made not in self._ids:
                self._ids.add(made)
                return made
            number += 1

    def _complain(self, cell: Cell, what: str, mend: str) -> None:
        self.problems.append(Problem(self.source.path.name, cell.line, what, mend))


def _points(number: float) -> str:
    return f"{number:g} point" if number == 1 else f"{number:g} points"


def _nbgrader(id: str, kind: str, points: float, grade: bool = False, task: bool = False) -> dict[str, Any]:
    """The metadata of nbgrader's schema 3. A task must be locked, or every submission of it fails in autograde."""
    return {
        "schema_version": 3,
        "grade_id": id,
        "cell_type": kind,
        "grade": grade,
        "task": task,
        "solution": False,
        "locked": True,
        "points": points,
    }
