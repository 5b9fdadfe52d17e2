"""One entry of the register: what was said in 2019, what holds today, on what authority, and who has read it where."""

import re
from datetime import date
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


class Strict(BaseModel):
    """No field that is not known, and nothing changed after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Pinpoint(Strict):
    """Where in the compilation of 2019 the statement stands: section and paragraph, and lines where they are known."""

    place: Text
    lines: str = ""


class Change(Strict):
    """One change of the law and the day from which it holds."""

    date: date
    what: Text


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

    @property
    def said(self) -> bool:
        """Tell whether a submission of 2019 says it; background entries say in `pinpoint` that none does."""
        return not NOT_SAID.match(self.pinpoint.place)

    def rule_on(self, day: date) -> tuple[Change, ...]:
        """Return the changes that held on `day`, oldest first."""
        return tuple(change for change in sorted(self.changes, key=lambda one: one.date) if change.date <= day)
