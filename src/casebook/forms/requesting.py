"""The widget of a request: the form, how the document will read, what the checklist and the requested State say.

What is said comes from a `Desk`, which knows the case. The widget keeps nothing of its own: what was sent is in the
answer, and letters are worked out from it.
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
        """What can be asked of it: check, send, pdf, docx, html."""

    def preview(self, fields: Mapping[str, object]) -> Blocks:
        """Return how the document will read."""

    def check(self, fields: Mapping[str, object]) -> Blocks:
        """Return what the checklist finds."""

    def send(self, value: Mapping[str, object]) -> dict[str, Any]:
        """Return the answer with its document sent once more. Raises `CasebookError` when that makes no sense."""

    def letters(self, value: Mapping[str, object]) -> list[dict[str, Any]]:
        """Return each letter of the requested State: `label` and `blocks`."""

    def print(self, value: Mapping[str, object], how: str, beside: str) -> tuple[str, str, bytes]:
        """Return the document of an answer on paper: name of the file, media type, bytes.

        `how` is pdf, docx or html; `beside` the second language of its headings, fr or ru, or "".
        """


class RequestForm(Form):
    """A request on the page. `preview`, `findings` and `letters` are what the desk says."""

    _esm = script("form.js", "request.js")
    preview: traitlets.List[dict[str, Any]] = traitlets.List().tag(sync=True)
    findings: traitlets.List[dict[str, Any]] = traitlets.List().tag(sync=True)
    letters: traitlets.List[dict[str, Any]] = traitlets.List().tag(sync=True)
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
        self.letters = desk.letters(value if isinstance(value, Mapping) else {})
        self.on_msg(self._asked)

    def _changed(self, change: dict[str, Any]) -> None:
        super()._changed(change)
        self.preview = self._desk.preview(self._request.filled(change["new"]))

    def _asked(self, _: object, message: Mapping[str, Any], buffers: object) -> None:
        """Do what a button of the form asks, and say what became of it."""
        value: Mapping[str, object] = self.value if isinstance(self.value, Mapping) else {}
        what = message.get("do")
        # the page says "Checking.", and would say so for ever where the outcome is that of the last time
        self.status = ""
        try:
            if what == "check":
                self.findings = self._desk.check(self._request.filled(value))
                self.status = "Checked. What the checklist finds stands below the form."
            elif what == "send":
                self._sent(value)
            elif what in ("pdf", "docx", "html"):
                name, media, data = self._desk.print(value, what, str(message.get("beside", "")))
                self.send({"file": name, "type": media}, [data])
                self.status = f"Printed: {name}."
        except CasebookError as error:
            self.status = str(error)

    def _sent(self, given: Mapping[str, object]) -> None:
        """Send the document as it is: the answer keeps the version, and the letter that comes back is drawn."""
        value = self._desk.send(given)
        self.value = value
        self.letters = self._desk.letters(value)
        if self.findings:
            # what was found before the supplement would stand beside its letter
            self.findings = self._desk.check(self._request.filled(value))
        if not self.status.startswith("Not saved"):
            self.status = f"Sent. Letter {len(self.letters)} of the requested State stands below the form."
