"""The widget of a request: the form, how the document will read, and the document on paper.

What is said comes from a `Desk`. The widget keeps nothing of its own.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

import traitlets

from casebook.errors import CasebookError
from casebook.forms.static import script
from casebook.forms.widget import Form
from casebook.questions import Request

Blocks = list[dict[str, Any]]


class Desk(Protocol):
    """What answers a request in the making. Blocks are those of `casebook.assistance.printing.as_data`."""

    @property
    def acts(self) -> list[str]:
        """What can be asked of it: pdf, docx, html."""

    def preview(self, fields: Mapping[str, object]) -> Blocks:
        """Return how the document will read."""

    def print(self, fields: Mapping[str, object], how: str) -> tuple[str, str, bytes]:
        """Return the document on paper: name of the file, media type, bytes. `how` is pdf, docx or html."""


class RequestForm(Form):
    """A request on the page. `preview` is what the desk says."""

    _esm = script("form.js", "request.js")
    preview: traitlets.List[dict[str, Any]] = traitlets.List().tag(sync=True)
    acts: traitlets.List[str] = traitlets.List().tag(sync=True)

    def __init__(
        self,
        question: Request,
        value: Any,
        save: Callable[[Any], Sequence[str]],
        saved: datetime | None,
        desk: Desk,
    ) -> None:
        self._request = question
        self._desk = desk
        super().__init__(question, value, save, saved, None)
        self.acts = desk.acts
        self.preview = desk.preview(question.filled(value))
        self.on_msg(self._asked)

    def _changed(self, change: dict[str, Any]) -> None:
        super()._changed(change)
        self.preview = self._desk.preview(self._request.filled(change["new"]))

    def _asked(self, _: object, message: Mapping[str, Any], buffers: object) -> None:
        """Do what a button of the form asks, and say what became of it."""
        fields, what = self._request.filled(self.value), message.get("do")
        try:
            if what in ("pdf", "docx", "html"):
                name, media, data = self._desk.print(fields, what)
                self.send({"file": name, "type": media}, [data])
                self.status = f"Printed: {name}."
        except CasebookError as error:
            self.status = str(error)
