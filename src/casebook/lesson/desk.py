"""The desk at which a request is drafted: how it will read, what the checklist finds, what the other State writes.

It keeps nothing. Findings and letters are worked out, each time anew, from the case and from what is in the answer.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, cast

from casebook.answers import Json
from casebook.assistance import (
    FORMS,
    BadDocument,
    Document,
    Finding,
    Reply,
    check,
    circumstances,
    natural,
    read,
    reply,
)
from casebook.assistance.printing import FORMATS, Beside, as_data, compose, with_cover
from casebook.assistance.rules import GRAVITIES
from casebook.assistance.states import words_of_day
from casebook.errors import CasebookError
from casebook.questions import Request

if TYPE_CHECKING:
    from casebook.case import Case

UNWRITTEN = "Not yet filled in."
COMPARE = "; compare "
# the exchange: how often a request may be sent, how long its author takes to supplement it, and what ends it
MOST, AGAIN, LONGEST = 8, timedelta(days=7), timedelta(days=3650)
DONE = ("executed", "refused")
OUTCOMES = {one.key: one.text.lower() for ask in FORMS["reply"].fields() if ask.key == "outcome" for one in ask.options}
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
        return ["check", *(["send"] if self.question.sends else []), *FORMATS]

    def preview(self, fields: Mapping[str, object]) -> list[dict[str, Any]]:
        """Return how the document will read."""
        return as_data(compose(self.question.form, fields, self.paragraphs, empty=UNWRITTEN))

    def check(self, fields: Mapping[str, object]) -> list[dict[str, Any]]:
        """Return what the checklist finds, the gravest first."""
        try:
            document = self.document(fields)
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

    def document(self, fields: Mapping[str, object]) -> Document:
        """Return what is filled in as a document. Raises `BadDocument`."""
        return read({"document": self.question.document, "fields": cast(Json, dict(fields))})

    def said(self, finding: Finding, treaty: str) -> str:
        """Return one finding: what is missing, which provision asks for it, in which part of the file to look.

        The number of the paragraph is for the mark to tell: finding it is the exercise.
        """
        documents = {str(one.number): one.document for one in self.case.narrative}
        where = list(dict.fromkeys(documents[number] for number in finding.paragraphs if number in documents))
        looked = f" Look into: {'; '.join(where)}." if where else ""
        provision = finding.authority.removeprefix(f"{treaty}{COMPARE}")
        return f"{finding.element}: {finding.text} {provision[0].upper()}{provision[1:]}.{looked}"

    def replies(self, value: object) -> list[tuple[date, Reply]]:
        """Return what the requested State answered to each version that was sent, with the day on which it was sent."""
        around, history = circumstances(self.case), list[Reply]()
        first = self.next_day([])
        found = []
        for version in self.question.sent(value)[:MOST]:
            day = date.fromisoformat(str(version["on"]).strip())
            if not first <= day <= first + LONGEST:
                continue
            try:
                document = self.document(cast(Mapping[str, object], version["fields"]))
            except BadDocument:
                continue
            history.append(reply(document, around, datetime.combine(day, time(12), UTC), tuple(history)))
            found.append((day, history[-1]))
        return found

    def send(self, value: Mapping[str, object]) -> dict[str, Any]:
        """Return the answer with its document sent once more. The first is sent on the day of the file, each later one
        a week after the letter that it answers.
        """
        if not self.question.sends:
            raise NotSent("This request is not sent in this module. Print it, or have it checked.")
        fields, sent = self.question.filled(value), self.question.sent(value)
        self.document(fields)
        before = self.replies(value)
        if sent and sent[-1]["fields"] == fields:
            raise NotSent("Nothing has changed since you sent it. Read the letter, supplement, then send again.")
        if before and before[-1][1].outcome in DONE:
            raise NotSent("The request has been answered for good. There is nothing more to send.")
        if len(sent) >= MOST:
            raise NotSent(f"You have sent it {MOST} times. Nobody over there reads a further one.")
        day = self.next_day(before)
        kept = [{"on": str(one["on"]), "fields": one["fields"]} for one in sent]
        return {
            "document": self.question.document,
            "fields": fields,
            "sent": [*kept, {"on": day.isoformat(), "fields": fields}],
        }

    def next_day(self, before: list[tuple[date, Reply]]) -> date:
        """Return the day on which the document is sent next: that of the case, then a week after the last letter."""
        if before:
            return before[-1][1].sent.date() + AGAIN
        return natural(self.question.document, circumstances(self.case)).at.date()

    def letters(self, value: Mapping[str, object]) -> list[dict[str, Any]]:
        """Return each letter of the requested State: what it is called, and its paragraphs."""
        made = []
        for number, (day, answer) in enumerate(self.replies(value), 1):
            what, written = OUTCOMES[answer.outcome], words_of_day(answer.sent.date())
            label = f"Letter {number}, {written}: {what}. You had sent the request on {words_of_day(day)}."
            parts = [{"is": "lines", "lines": part.splitlines()} for part in answer.letter.split("\n\n")]
            made.append({"label": label, "blocks": [heading(label), *parts]})
        return made

    def print(self, value: Mapping[str, object], how: str, beside: str) -> tuple[str, str, bytes]:
        """Return the document with its cover letter on paper: name of the file, media type, bytes.

        Its date is the day on which it was sent, or can be sent next.
        """
        ending, media, write = FORMATS[how]
        fields, sent, before = self.question.filled(value), self.question.sent(value), self.replies(value)
        over = bool(before) and (sent[-1]["fields"] == fields or before[-1][1].outcome in DONE)
        day = (before[-1][0] if over else self.next_day(before)).isoformat()
        second: Beside = "fr" if beside == "fr" else "ru" if beside == "ru" else ""
        paper = with_cover(
            self.question.form,
            fields,
            self.paragraphs,
            requested=circumstances(self.case).requested.called,
            day=day,
            beside=second,
        )
        return f"{self.question.id}_{self.question.document}.{ending}", media, write(paper)


def heading(text: str) -> dict[str, Any]:
    """Return a heading as a form draws it."""
    return {"is": "heading", "level": 1, "number": "", "text": text, "beside": "", "lang": "en"}


def listed(items: list[str]) -> dict[str, Any]:
    """Return a list as a form draws it."""
    return {"is": "list", "items": items}
