"""One entry of the register: what was said in 2019, what holds today, on what authority, and who has read it where."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

State = Literal[
    "France", "India", "Japan", "Netherlands", "Russian Federation", "United States", "Multilateral", "Morocco",
    "General",
]  # fmt: skip
Status = Literal[
    "accurate", "partly superseded", "superseded", "contested", "inaccurate when submitted", "not verifiable",
    "context",
]  # fmt: skip
# words by which an author admits that a text was not read
UNREAD = re.compile(r"general knowledge|from memory|not checked against|headings? only|title page only", re.I)
# how the pinpoint of a background entry begins
NOT_SAID = re.compile(r"\(|none\b|not (in|from)\b|instrument referred to", re.I)
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=3)]
# an element of a checklist: of a request (M, E), of a refusal (R), of preservation (P), of proof in court (A, C, D, H)
Code = Annotated[str, StringConstraints(pattern=r"^[MERPACDH][1-9]\d?$")]


class Strict(BaseModel):
    """No field that is not known, and nothing changed after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Pinpoint(Strict):
    """Where in the compilation of 2019 the statement stands: section and paragraph, and lines where they are known."""

    place: Text
    lines: str = ""


class Change(Strict):
    """Something that happened on a day: a signature, a count, a commencement. It answers no question by itself."""

    date: date
    what: Text


class Period(Strict):
    """What governed from one day to another, both included."""

    since: date | None = Field(default=None, description="First day. Without one: as far back as the course looks.")
    until: date | None = Field(default=None, description="Last day. Without one: it still governs.")
    rule: str = Field(default="", description="The rule in plain words. Without one: what `today` says.")
    authority: str = Field(default="", description="Provision or judgment. Without one: the authority of the entry.")
    only: str = Field(default="", description="The matters it governs, where two rules run side by side.")

    def holds(self, day: date) -> bool:
        """Tell whether it governed on a day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True)
class Rule:
    """The rule of one entry on one day: since when, until when (None: open), on what authority, for which matters."""

    entry: "Entry"
    since: date | None
    until: date | None
    text: str
    authority: str
    only: str = ""

    def __str__(self) -> str:
        since = f"since {self.since}" if self.since else "from the beginning"
        until = f" until {self.until}" if self.until else ""
        matters = f" (only {self.only})" if self.only else ""
        return f"{self.entry.id:8} {since}{until}{matters}: {self.text} [{self.authority}]"


class Source(Strict):
    """A text that was read, and when."""

    what: Text
    read: date
    url: str = ""


class Entry(Strict):
    """One entry. `checked` is true only when somebody has read the authority or a serious text on it.

    What stands in `today` of a checked entry has been read; what has not been read stands in `note`.
    """

    id: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2,5}-[A-Z]?[A-Z0-9]*\d+[a-z]?$")]
    state: State
    topic: Text
    claim: Text
    pinpoint: Pinpoint
    status: Status
    today: Text
    codes: tuple[Code, ...] = Field(default=(), description="The elements of the checklists that this rule carries.")
    rules: tuple[Period, ...] = Field(default=(), description="What governed when, oldest first, without a hole.")
    changes: tuple[Change, ...] = ()
    authority: tuple[str, ...] = Field(min_length=1)
    sources: tuple[Source, ...] = ()
    note: str = Field(default="", description="What nobody has read, and where it was looked for without success.")
    checked: bool
    confidence: Literal["high", "medium", "low"]
    as_of: date
    review_by: date

    @model_validator(mode="after")
    def _honest(self) -> "Entry":
        if self.checked and not self.sources:
            raise ValueError("checked is true but no source is named: name what was read, or set checked to false")
        if not self.checked and not self.note.strip():
            raise ValueError("checked is false but no note says why: say where it was looked for, or what is missing")
        if self.checked and UNREAD.search(self.today):
            raise ValueError("checked is true but today rests on something not read: read it, or move it to note")
        if self.checked and all(UNREAD.search(one.what) for one in self.sources):
            raise ValueError("checked is true but every source says that it was not read: read one, or set it to false")
        if self.review_by <= self.as_of:
            raise ValueError("review_by is not after as_of: name a later day")
        return self

    @model_validator(mode="after")
    def _whole(self) -> "Entry":
        for matters in dict.fromkeys(period.only for period in self.rules):
            line = [period for period in self.rules if period.only == matters]
            for period in line:
                if period.since and period.until and period.until < period.since:
                    raise ValueError(f"rules: the period since {period.since} ends before it begins")
            for before, after in pairwise(line):
                if before.until is None or after.since is None:
                    raise ValueError("rules: two periods stand open side by side: give each its days, oldest first")
                if after.since <= before.until:
                    raise ValueError(f"rules: two periods overlap on {after.since}: one rule a day, or say `only`")
                if after.since - before.until != timedelta(days=1):
                    raise ValueError(f"rules: no rule between {before.until} and {after.since}: say what held")
        if self.checked and any(UNREAD.search(period.rule) for period in self.rules):
            raise ValueError("checked is true but a rule rests on something not read: read it, or move it to note")
        return self

    @property
    def said(self) -> bool:
        """Tell whether a submission of 2019 says it; background entries say in `pinpoint` that none does."""
        return not NOT_SAID.match(self.pinpoint.place)

    def rules_on(self, day: date) -> Iterator[Rule]:
        """Return what the entry says governed on `day`: one rule, or one for each kind of matter."""
        for one in self.rules:
            if one.holds(day):
                authority = one.authority or "; ".join(self.authority)
                yield Rule(self, one.since, one.until, one.rule or self.today, authority, one.only)
