"""A question and its answer as plain HTML: for formgrader, feedback, exports and readers without scripts."""

from functools import lru_cache
from html import escape
from importlib.resources import files

from casebook.questions import Question


@lru_cache(maxsize=1)
def stylesheet() -> str:
    """Return the style of questions, marks and badges."""
    return (files("casebook.forms") / "form.css").read_text(encoding="utf-8")


@lru_cache(maxsize=4)
def script(*names: str) -> str:
    """Return the script that draws forms: the named files as one module, the one that exports first."""
    return "\n".join((files("casebook.forms") / name).read_text(encoding="utf-8") for name in names)


def static_html(question: Question, given: str) -> str:
    """Return a question and the answer that was given, in words ("" for none). Everything is escaped."""
    answer = escape(given) if given else "No answer."
    head = asked(question.id, question.prompt, question.points)
    return f'<div class="cb-answer">{head}<p>Answer: <span class="cb-given">{answer}</span></p></div>'


@lru_cache(maxsize=256)
def asked(id: str, prompt: str, points: float) -> str:
    """Return the head of a question, drawn once for a class."""
    worth = f" · {points:g} points" if points else ""
    return f'<p class="cb-head">{escape(id)}{worth}</p><p><strong>{escape(prompt)}</strong></p>'


def plain(question: Question, value: object) -> str:
    """Return the same as a line of text."""
    return f"{question.id}: {question.prompt} Answer: {question.words(value) or 'none'}"
