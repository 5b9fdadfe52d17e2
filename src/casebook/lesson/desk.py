"""The desk at which a request is drafted: it shows how the document will read and prints it."""

from collections.abc import Mapping
from typing import Any

from casebook.assistance.printing import FORMATS, as_data, compose
from casebook.questions import Request

UNWRITTEN = "Not yet filled in."


class CaseDesk:
    """One request of an open lesson. It keeps nothing: everything follows from the question and what is filled in."""

    def __init__(self, question: Request) -> None:
        self.question = question
        self.paragraphs = {one.key: one.text for one in question.paragraphs}

    @property
    def acts(self) -> list[str]:
        """What can be asked of the desk: the buttons of the form."""
        return [*FORMATS]

    def preview(self, fields: Mapping[str, object]) -> list[dict[str, Any]]:
        """Return how the document will read."""
        return as_data(compose(self.question.form, fields, self.paragraphs, empty=UNWRITTEN))

    def print(self, fields: Mapping[str, object], how: str) -> tuple[str, str, bytes]:
        """Return the document on paper: name of the file, media type, bytes."""
        ending, media, write = FORMATS[how]
        paper = compose(self.question.form, fields, self.paragraphs)
        return f"{self.question.id}_{self.question.document}.{ending}", media, write(paper)
