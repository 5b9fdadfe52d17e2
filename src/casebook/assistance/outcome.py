"""What a reply is: an outcome, numbered points with their law, dates, and the letter."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from casebook.assistance.circumstances import Circumstances
from casebook.assistance.document import Document, moment_of, read
from casebook.clock import REGIMES, Regime

Outcome = Literal["executed", "partly", "returned", "postponed", "narrowed", "redirected", "refused"]
OUTCOMES: tuple[Outcome, ...] = ("executed", "partly", "returned", "postponed", "narrowed", "redirected", "refused")


@dataclass(frozen=True)
class Point:
    """One numbered point of a letter: what it says, by which provision, on which ground."""

    text: str
    authority: str
    register: tuple[str, ...]
    code: str = ""
    element: str = ""


@dataclass(frozen=True)
class Reply:
    """What the requested State does.

    `kind`: of the document that is answered. `codes`: grounds R1 to R12. `points` decide, `notes` do not.
    `given`: keys of the data handed over. `received`, `sent`: moments in UTC. `kept_until`: last day for which data are
    kept; `supplement_by`: last day for a supplement; `lost`: when the data were lost, if they were. `held`: it was an
    order, and the authority that issues it did not let it leave.
    """

    kind: str
    outcome: Outcome
    codes: tuple[str, ...]
    points: tuple[Point, ...]
    notes: tuple[Point, ...]
    given: tuple[str, ...]
    received: datetime
    sent: datetime
    reference: str
    kept_until: date | None = None
    supplement_by: date | None = None
    lost: datetime | None = None
    held: bool = False
    letter: str = ""

    @property
    def days(self) -> int:
        """Days from the arrival of the request to the reply."""
        return (self.sent.date() - self.received.date()).days

    def to_document(self) -> Document:
        """Return the reply as a document."""
        return read(
            {
                "document": "reply",
                "fields": {
                    "reference": self.reference,
                    "received": moment_of(self.received).model_dump(),
                    "sent": moment_of(self.sent).model_dump(),
                    "outcome": self.outcome,
                    "points": [
                        {"element": one.element, "code": one.code, "text": one.text, "authority": one.authority[:300]}
                        for one in (*self.points, *self.notes)
                    ],
                    "letter": self.letter,
                },
            }
        )


def regime(around: Circumstances) -> Regime | None:
    """Return the rule by which the requested State keeps data, None when it has none that is known here."""
    return REGIMES.get(around.requested.regime) or (REGIMES["budapest-29"] if around.treaty else None)
