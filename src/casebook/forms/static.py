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


def static_html(question: Question, value: object) -> str:
    """Return a question and the answer that was given, in words. Everything is escaped."""
    given = question.words(value)
    worth = f" · {question.points:g} points" if question.points else ""
    answer = escape(given) if given else "No answer."
    return (
        f'<div class="cb-answer"><p class="cb-head">{escape(question.id)}{worth}</p>'
        f"<p><strong>{escape(question.prompt)}</strong></p>"
        f'<p>Answer: <span class="cb-given">{answer}</span></p></div>'
    )


def plain(question: Question, value: object) -> str:
    """Return the same as a line of text."""
    return f"{question.id}: {question.prompt} Answer: {question.words(value) or 'none'}"
