"""The widget that draws a question. Every change is saved by the function that the lesson gives."""

import os
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, TypedDict

import anywidget
import traitlets

from casebook.answers import CannotSave
from casebook.forms.paper import paper_html
from casebook.forms.static import plain, static_html
from casebook.questions import Question

HERE = Path(__file__).parent


class Line(TypedDict):
    """One line of what practice says at once."""

    right: bool
    text: str


class Form(anywidget.AnyWidget):
    """One question on the page. `value` is the answer as JSON; `status` says what became of it."""

    _esm: Path | str = HERE / "form.js"
    _css = HERE / "form.css"
    question = traitlets.Dict().tag(sync=True)
    value = traitlets.Any(None, allow_none=True).tag(sync=True)
    status = traitlets.Unicode("").tag(sync=True)
    feedback: traitlets.List[Line] = traitlets.List().tag(sync=True)

    def __init__(
        self,
        question: Question,
        value: Any,
        save: Callable[[Any], Sequence[str]],
        saved: datetime | None,
        respond: Callable[[Any], list[Line]] | None,
    ) -> None:
        self._question = question
        self._save = save
        self._answer_at_once = respond
        status = f"Saved {saved:%d %B %Y, %H:%M} UTC." if saved else "Not answered yet."
        super().__init__(question=question.to_json(), value=value, status=status)
        if value is not None:
            self._respond(value)
        self.observe(self._changed, "value")

    def _changed(self, change: dict[str, Any]) -> None:
        value = change["new"]
        # a screen reader says a line again only when it has become another one in between
        self.status = ""
        try:
            told = self._save(value)
        except CannotSave as error:
            self.status = f"{error} Your answer stays on this page."
            return
        lacks = [] if self._question.practice else self._question.problems(value)[:1]
        self.status = " ".join(["Saved.", *told, *lacks])
        self._respond(value)

    def _respond(self, value: Any) -> None:
        """Practice answers at once, with the reason."""
        if self._answer_at_once:
            self.feedback = self._answer_at_once(value)

    def _repr_mimebundle_(self, **options: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        """Return the widget and, for every reader without scripts, the question and answer as HTML and text."""
        made = super()._repr_mimebundle_(**options)
        data, metadata = made if isinstance(made, tuple) else (made or {}, {})
        in_print = os.environ.get("CASEBOOK_EDITION") == "print"
        given = self._question.words(self.value)
        words = {
            "text/html": paper_html(self._question) if in_print else static_html(self._question, given),
            "text/plain": plain(self._question, self.value),
        }
        return {**data, **words}, metadata


def form(
    question: Question,
    value: Any,
    save: Callable[[Any], Sequence[str]],
    saved: datetime | None = None,
    respond: Callable[[Any], list[Line]] | None = None,
) -> Form:
    """Return the form of a question. `save` writes a value and returns what the learner should know, or
    raises `CannotSave`, whose words the form says.

    `respond`, for practice, gives at once what is to be said of a value.
    """
    return Form(question, value, save, saved, respond)
