"""The same lesson as stock nbgrader would have it: keys in hidden tests, and a kernel that runs them."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import nbformat
from jupyter_client.blocking import BlockingKernelClient
from jupyter_client.manager import KernelManager
from nbformat import NotebookNode
from nbgrader.utils import determine_grade

from casebook.build import build
from casebook.build.expand import Expander
from casebook.lesson.source import Cell

HIDDEN = "### BEGIN HIDDEN TESTS\n{}\n### END HIDDEN TESTS"
NAMES = """
from casebook import assistance, clock, evidence, marking, questions, register
from casebook.lesson import session as _session
def _answer(id):
    return marking.Answer(_session.current().questions[id], _session.current().value(id))
""".strip()
SETTINGS = """
import os
c = get_config()
c.CourseDirectory.root = os.path.dirname(os.path.abspath(__file__)) if "__file__" in globals() else os.getcwd()
c.CourseDirectory.course_id = "casebook"
"""


class StockExpander(Expander):
    """Puts each mark cell, and what it needs, where an author of stock nbgrader would: into hidden tests."""

    def _expand(self, cell: Cell) -> list[NotebookNode]:
        if cell.role == "setup":
            return [*super()._expand(cell), self._locked(cell, NAMES)]
        if cell.role == "key":
            return [] if self._before_its_mark(cell) else [self._locked(cell, cell.text)]
        made = super()._expand(cell)
        for grade in made if cell.role in ("question", "draft") else []:
            if grade.metadata.get("nbgrader", {}).get("grade"):
                mark = next(one for one in self.source.having("mark") if one.id == cell.id)
                grade.source = HIDDEN.format(f'answer = _answer("{cell.id}")\n{mark.text}')
                keys = [one for one in self.source.having("key") if cell.line < one.line < mark.line]
                return [made[0], *(self._locked(one, one.text) for one in keys), grade]
        return made

    def _before_its_mark(self, key: Cell) -> bool:
        """Tell whether a key stands between a question and its mark: the graded cell comes with the question."""
        marks = {one.id: one.line for one in self.source.having("mark")}
        return any(one.line < key.line < marks.get(one.id, 0) for one in self.source.having("question", "draft"))

    def _locked(self, cell: Cell, text: str) -> NotebookNode:
        """Return a cell worth nothing: nbgrader hides text in graded cells only."""
        made = self._code(cell, HIDDEN.format(text), [])
        made.metadata["nbgrader"] = {
            "schema_version": 3, "grade_id": f"keys-{cell.line}", "grade": True, "points": 0, "solution": False,
            "locked": True, "task": False,
        }  # fmt: skip
        return made


def notebook(course: build.Course, module: str) -> NotebookNode:
    """Return the source notebook of a module with its keys in it."""
    source = course.sources[module]
    own = {cell.id for cell in source.having("practice")}
    others = {id: cell for id, cell in course.warmups.items() if id not in own}
    expander = StockExpander(source, build._badge, others, course.rubrics)
    made = expander.notebook()
    assert not expander.problems, expander.problems
    return made


class Kernel:
    """One kernel that executes a notebook's cells as nbgrader's autograder does."""

    def __init__(self, client: BlockingKernelClient) -> None:
        self._client = client

    def run(self, cell: NotebookNode) -> None:
        """Execute one cell and keep its outputs in it."""
        cell.outputs = []

        def keep(message: dict[str, Any]) -> None:
            if message["msg_type"] in ("execute_result", "display_data", "stream", "error"):
                cell.outputs.append(nbformat.v4.output_from_msg(message))

        self._client.execute_interactive(cell.source, output_hook=keep, timeout=60, store_history=False)


@contextmanager
def kernel(folder: Path, root: Path) -> Iterator[Kernel]:
    """Start a kernel in a learner's folder, as nbgrader does for one submission."""
    manager = KernelManager(kernel_name="python3")
    setting = {**os.environ, "CASEBOOK_ROOT": str(root), "NBGRADER_EXECUTION": "autograde"}
    manager.start_kernel(cwd=str(folder), env=setting)
    client = manager.client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=120)
        yield Kernel(client)
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def grades(notebook: NotebookNode, folder: Path, root: Path, learners: Iterable[bytes]) -> Iterator[dict[str, float]]:
    """Yield the grades that executing the notebook gives each learner, by question, as nbgrader reads them.

    The learners share a kernel: all cells run for the first, then the graded cells alone. What a graded cell gives
    depends on the answer file, which it reads anew each time, and on cells that are the course's own.
    """
    file = folder / "answers.json"
    with kernel(folder, root) as running:
        for number, sent in enumerate(learners):
            file.write_bytes(sent)
            found = {}
            for cell in notebook.cells:
                if cell.cell_type != "code":
                    continue
                graded = cell.metadata.get("nbgrader", {}).get("points", 0) > 0
                if number == 0 or graded:
                    running.run(cell)
                errors = [output for output in cell.outputs if output.output_type == "error"]
                assert not errors, "\n".join(errors[0].traceback)
                if graded:
                    found[cell.metadata.nbgrader.grade_id], _ = determine_grade(cell)
            yield found
