"""Draw a marked submission as the notebook that nbgrader's formgrader and feedback show: answers, marks, reasons.

A class shares the course's notebook, so its JSON is made once, with a gap for the outputs of each cell; a learner's
notebook is that text with the gaps filled. The bytes are those that `nbformat.writes` gives.
"""

import copy
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from json.encoder import encode_basestring as quoted

from nbformat import NotebookNode
from nbformat.v4.rwbase import split_lines, strip_transient

from casebook import register
from casebook.build.expand import MARK, RUN
from casebook.forms import static_html, stylesheet
from casebook.grading.marking_run import Marked

# between two lines of a text, in JSON as nbformat writes it
NEXT = '",\n       "'
# a line that no cell holds: a cell's own text has its quotation marks escaped in JSON
GAP = re.compile(r'"casebook-gap (head|answer|mark) ([^" ]*)"')


@dataclass(frozen=True)
class Template:
    """The course's notebook as text: `texts` has one more part than there are `gaps` (what goes there, question)."""

    texts: tuple[bytes, ...]
    gaps: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, master: NotebookNode) -> "Template":
        """Cut the course's notebook at the outputs of its style cell, its question cells and its mark cells."""
        notebook = split_lines(strip_transient(copy.deepcopy(master)))
        styled = False
        for cell in notebook.cells:
            if cell.cell_type != "code":
                continue
            cell.execution_count = None
            id = question_id(cell)
            tags = cell.metadata.get("tags", [])
            if id is None:
                head = not styled and RUN in tags
                styled = styled or head
                cell.outputs = ["casebook-gap head "] if head else []
            else:
                cell.outputs = [f"casebook-gap {'mark' if MARK in tags else 'answer'} {id}"]
        whole = json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True, separators=(",", ": "))
        # a list of one gap is written over three lines; the gap takes the list's place
        parts = re.split(r"\[\n +" + GAP.pattern + r"\n +\]", whole + "\n")
        return cls(tuple(part.encode() for part in parts[::3]), tuple(zip(parts[1::3], parts[2::3], strict=True)))

    def fill(self, marked: Marked) -> bytes:
        """Return one learner's marked notebook as UTF-8: answers and marks as outputs, escaped."""
        made = [self.texts[0]]
        for (kind, id), text in zip(self.gaps, self.texts[1:], strict=True):
            made += (outputs(kind, id, marked).encode(), text)
        return b"".join(made)


def outputs(kind: str, id: str, marked: Marked) -> str:
    """Return the JSON of a cell's outputs."""
    if kind == "head":
        return head(marked.problems)
    if kind == "mark":
        mark = marked.marks[id]
        return as_json("execute_result", mark.parts(cite=badge), repr(mark))
    question = marked.questions.get(id)
    if question is None:
        return "[]"
    # a mark has the answer in words already; making them is what an answer costs most
    said = marked.marks[id].answered if id in marked.marks else question.words(marked.values.get(id))
    return as_json("display_data", [static_html(question, said)], "answer")


def as_json(kind: str, html: Iterable[str], text: str) -> str:
    """Return a list of one output, as nbformat writes it in its place in a notebook.

    Put together by hand: json indents in Python, line by line, and that was half of what a submission cost.
    """
    count = '\n     "execution_count": null,' if kind == "execute_result" else ""
    return (
        f'[\n    {{\n     "data": {{\n      "text/html": {lines(html)},\n      "text/plain": {lines([text])}\n     }},'
        f'{count}\n     "metadata": {{}},\n     "output_type": "{kind}"\n    }}\n   ]'
    )


def lines(parts: Iterable[str]) -> str:
    """Return a text, in parts of whole tags, as the list of its lines, as nbformat writes it."""
    text = "".join(map(within, parts)).removesuffix(NEXT)
    return f'[\n       "{text}"\n      ]' if text else "[]"


@lru_cache(maxsize=4096)
def within(part: str) -> str:
    """Return a part of a text as it stands in that list. A class shares most parts, so they are kept."""
    ended = part.splitlines(keepends=True)
    return "".join(quoted(line)[1:-1] + (NEXT if line.splitlines() != [line] else "") for line in ended)


def question_id(cell: NotebookNode) -> str | None:
    """Return the id of the question that a cell asks or marks, or None."""
    source = cell.source if isinstance(cell.source, str) else "".join(cell.source)
    first = source.lstrip().split("(", 2)
    if len(first) < 2 or first[0] not in ("ask", "mark"):
        return None
    return first[1].split('"')[1] if first[1].startswith('"') else None


@lru_cache(maxsize=64)
def head(problems: tuple[str, ...]) -> str:
    """Return the style of the page and, where there is something to say of the hand-in, one line each."""
    items = "".join(f"<li>{escape(problem)}</li>" for problem in problems)
    notes = f'<div class="cb-note"><p>About this hand-in:</p><ul>{items}</ul></div>' if items else ""
    return as_json("display_data", [f"<style>{stylesheet()}</style>{notes}"], "")


@lru_cache(maxsize=1024)
def badge(id: str) -> str:
    """Return the badge of a register entry, so that a reason can be read to its source."""
    return register.cite(id).html
