"""The desk at which a request is drafted: how it will read, what the checklist finds, what the other State writes.

It keeps nothing. Findings and letters are worked out, each time anew, from the case and from what is in the answer.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

from casebook.answers import Json
from casebook.assistance import BadDocument, Finding, check, circumstances, natural, read
from casebook.assistance.printing import FORMATS, as_data, compose, with_cover
from casebook.assistance.rules import GRAVITIES
from casebook.errors import CasebookError
from casebook.questions import Request

if TYPE_CHECKING:
    from casebook.case import Case

UNWRITTEN = "Not yet filled in."
COMPARE = "; compare "
COMPARE = "; compare "
# what each gravity leads to, as the other State would see it
LEADS = {
    "refused": "It would be refused",
    "redirected": "It would be sent elsewhere",
    "returned": "It would come back",
    "narrowed": "Less would be done than is asked",
    "delayed": "The answer would be delayed",
}


class NotSent(CasebookError):
    """A request cannot be sent; the message says why."""


class CaseDesk:
    """One request of an open lesson, with the case it belongs to."""

    def __init__(self, question: Request, case: "Case") -> None:
        self.question = question
        self.case = case
        self.paragraphs = {one.key: one.text for one in question.paragraphs}

    @property
    def acts(self) -> list[str]:
        """What can be asked of the desk: the buttons of the form."""
        return ["check", *FORMATS]

    def preview(self, fields: Mapping[str, object]) -> list[dict[str, Any]]:
        """Return how the document will read."""
        return as_data(compose(self.question.form, fields, self.paragraphs, empty=UNWRITTEN))

    def check(self, fields: Mapping[str, object]) -> list[dict[str, Any]]:
        """Return what the checklist finds, the gravest first."""
        try:
            document = read({"document": self.question.document, "fields": cast(Json, dict(fields))})
        except BadDocument as error:
            return [heading("What the checklist finds"), listed([str(error)])]
        found = check(document, natural(self.question.document, circumstances(self.case)))
        if not found:
            return [heading("What the checklist finds"), listed(["Nothing is missing. A person reads your own words."])]
        count = "one thing" if len(found) == 1 else f"{len(found)} things"
        blocks = [heading(f"What the checklist finds missing or not sufficient: {count}")]
        # the treaty of the two States governs most elements: it is named once
        treaty = next((one.authority.split(COMPARE)[0] for one in found if COMPARE in one.authority), "")
        if treaty:
            blocks.append(listed([f"Between the two States, {treaty} governs. The rest is to compare with."]))
        for gravity in GRAVITIES:
            some = [self.said(one, treaty) for one in found if one.gravity == gravity]
            if some:
                blocks += [heading(LEADS[gravity]), listed(some)]
        return blocks

    def said(self, finding: Finding, treaty: str) -> str:
        """Return one finding: what is missing, which provision asks for it, in which part of the file to look.

        The number of the paragraph is for the mark to tell: finding it is the exercise.
        """
        documents = {str(one.number): one.document for one in self.case.narrative}
        where = list(dict.fromkeys(documents[number] for number in finding.paragraphs if number in documents))
        looked = f" Look into: {'; '.join(where)}." if where else ""
        provision = finding.authority.removeprefix(f"{treaty}{COMPARE}")
        return f"{finding.element}: {finding.text} {provision[0].upper()}{provision[1:]}.{looked}"

    def send(self, value: Mapping[str, object]) -> dict[str, Any]:
        """Return the answer with its document sent once more."""
        raise NotSent("This request is not sent in this module. Print it, or have it checked.")

    def letters(self, value: Mapping[str, object]) -> list[dict[str, Any]]:
        """Return each letter of the requested State."""
        return []

    def print(self, fields: Mapping[str, object], how: str) -> tuple[str, str, bytes]:
        """Return the document with its cover letter on paper: name of the file, media type, bytes."""
        ending, media, write = FORMATS[how]
        day = str(self.case.truth["fact.note"])
        paper = with_cover(self.question.form, fields, self.paragraphs, requested=self.case.requested, day=day)
        return f"{self.question.id}_{self.question.document}.{ending}", media, write(paper)


def heading(text: str) -> dict[str, Any]:
    """Return a heading as a form draws it."""
    return {"is": "heading", "level": 1, "number": "", "text": text, "beside": "", "lang": "en"}


def listed(items: list[str]) -> dict[str, Any]:
    """Return a list as a form draws it."""
    return {"is": "list", "items": items}
