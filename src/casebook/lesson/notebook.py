"""What the cells of an open lesson call: forms for questions, marks when they are there, the learner's case."""

import html
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from casebook.lesson import session
from casebook.lesson.keys import Kinds

if TYPE_CHECKING:
    from casebook.forms.widget import Form, Line
    from casebook.marking import Mark
    from casebook.questions import Question


def start(module: str) -> None:
    """Open a lesson. Given the path of a lesson source (the file run as a script), check that source instead."""
    if module.endswith(".py"):
        from casebook.lesson.check import check_source

        sys.exit(check_source(Path(module)))
    session.start(module)


class Asker:
    """`ask("m05-q4", points=3).ruling(…)` and `practice("m05-p1").choice(…)`: make the question, draw its form."""

    def __init__(self, practice: bool) -> None:
        self._practice = practice

    def __call__(self, id: str, points: float = 0) -> Kinds:
        """Name the question that the next call draws."""
        return Kinds(id, points, self._practice, draw)


def draw(question: "Question") -> "Form":
    """Return the form of a question, filled with the learner's saved answer."""
    from casebook.forms import form

    here = session.current()
    here.questions[question.id] = question
    if question.kind == "request":
        return draw_request(question)
    saved = here.saved(question.id)
    return form(
        question,
        saved.value if saved else None,
        save=lambda value: here.save(question.id, value),
        saved=saved.saved if saved else None,
        respond=(lambda value: respond(question, value)) if question.practice else None,
    )


def draw_request(question: "Question") -> "Form":
    """Return the form of a request, with the desk that shows, checks and prints it."""
    from casebook.forms.requesting import RequestForm
    from casebook.lesson.desk import CaseDesk
    from casebook.questions import Request

    assert isinstance(question, Request)
    here = session.current()
    saved = here.saved(question.id)
    return RequestForm(
        question,
        saved.value if saved else None,
        lambda value: here.save(question.id, value),
        saved.saved if saved else None,
        CaseDesk(question, here.case),
    )


def respond(question: "Question", value: Any) -> "list[Line]":
    """Return what practice says of an answer at once: right or not, with the reasons."""
    from casebook import marking

    if question.problems(value):
        return []
    mark = marking.practice(question, value)
    if mark is None:
        return []
    right = mark.earned >= mark.points
    return [{"right": right, "text": reason.text} for reason in mark.reasons]


class Unmarked:
    """Stands where a mark will be: nothing is worth points until the work is marked."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __repr__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        return f'<p class="cb-unmarked">{html.escape(self.text)}</p>'


class Marked:
    """A mark on the learner's page: each entry of the register opens where it is named."""

    def __init__(self, id: str, mark: "Mark") -> None:
        self.id = id
        self.mark = mark

    def __repr__(self) -> str:
        return repr(self.mark)

    def _repr_html_(self) -> str:
        from casebook.lesson.self_marking import badge

        return f'<div role="group" aria-label="Mark of {html.escape(self.id)}">{self.mark.to_html(badge)}</div>'


def mark(id: str) -> "Mark | Marked | Unmarked":
    """Return the mark of one question: worked out in a marking run, else the one that *Mark my work* has left."""
    here = session.current()
    if os.environ.get("NBGRADER_EXECUTION") == "autograde" or os.environ.get("CASEBOOK_ANSWERS"):
        return here.keys.mark(id, here.value(id))
    found = here.marks.get(id)
    return Marked(id, found) if found else Unmarked("Not marked yet. Press Mark my work when you are ready.")


class CurrentCase:
    """The learner's case: every name is that of `casebook.case.Case`, of the lesson that is open."""

    def __getattr__(self, name: str) -> Any:
        return getattr(session.current().case, name)


ask = Asker(practice=False)
practice = Asker(practice=True)
case = CurrentCase()
