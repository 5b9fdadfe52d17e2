"""Draw a marked submission as the notebook that nbgrader's formgrader and feedback show: answers, marks, reasons."""

import copy
from functools import lru_cache
from html import escape

from nbformat import NotebookNode, v4

from casebook import register
from casebook.build.expand import MARK
from casebook.forms import static_html, stylesheet
from casebook.grading.marking_run import Marked


def render(master: NotebookNode, marked: Marked) -> NotebookNode:
    """Return the course's notebook with one learner's answers and marks as outputs, escaped."""
    notebook = copy.deepcopy(master)
    styled = False
    for cell in notebook.cells:
        if cell.cell_type != "code":
            continue
        cell.outputs = []
        cell.execution_count = None
        id = question_id(cell)
        if id is None:
            if not styled and "cb-run" in cell.metadata.get("tags", []):
                cell.outputs = [_html(report(marked), "")]
                styled = True
        elif MARK in cell.metadata.get("tags", []):
            mark = marked.marks[id]
            cell.outputs = [_result(repr(mark), mark.to_html(cite=badge))]
        elif id in marked.questions and not marked.questions[id].practice:
            cell.outputs = [_html(static_html(marked.questions[id], marked.values.get(id)), "answer")]
    return notebook


def question_id(cell: NotebookNode) -> str | None:
    """Return the id of the question that a cell asks or marks, or None."""
    first = cell.source.lstrip().split("(", 2)
    if len(first) < 2 or first[0] not in ("ask", "practice", "mark"):
        return None
    return first[1].split('"')[1] if first[1].startswith('"') else None


def report(marked: Marked) -> str:
    """Return the style of the page and, where there is something to say of the hand-in, one line each."""
    lines = "".join(f"<li>{escape(problem)}</li>" for problem in marked.problems)
    notes = f'<div class="cb-note"><p>About this hand-in:</p><ul>{lines}</ul></div>' if lines else ""
    return f"<style>{_style()}</style>{notes}"


@lru_cache(maxsize=1024)
def badge(id: str) -> str:
    """Return the badge of a register entry, so that a reason can be read to its source."""
    return register.cite(id).html


@lru_cache(maxsize=1)
def _style() -> str:
    return stylesheet()


def _html(html: str, text: str) -> NotebookNode:
    made: NotebookNode = v4.new_output("display_data", data={"text/html": html, "text/plain": text})
    return made


def _result(text: str, html: str) -> NotebookNode:
    data = {"text/plain": text, "text/html": html}
    made: NotebookNode = v4.new_output("execute_result", data=data, execution_count=None)
    return made
