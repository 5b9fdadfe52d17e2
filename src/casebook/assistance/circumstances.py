"""What surrounds a request: the two States, the moment, and what the case file says. It comes in as data."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time
from functools import cached_property
from typing import Any, Protocol

from casebook.assistance.document import day_of
from casebook.assistance.needs import PARAGRAPHS
from casebook.assistance.states import State, state
from casebook.assistance.treaties import Instrument, binding

FACTS = (
    "firm", "city", "suspect", "mailbox", "provider", "subsidiary", "host", "third", "hand_in.address", "hand_in.port",
    "hand_in.time", "prosecutor", "office", "police", "file", "period.start", "period.end", "preservation.reference",
    "preservation.asked", "preservation.confirmed", "earlier.reference", "last_use", "follow_up", "hearing", "note",
    "offences",
)  # fmt: skip
# what the requested State knows and the request does not say
AT_HOME = ("own-investigation", "essential-interests", "given-freely", "small", "assurance", "bank-secrecy", "fiscal")


class CaseFile(Protocol):
    """What is needed of a case: two States and the truth by key, as docs/case.md lists it."""

    requesting: str
    requested: str

    @property
    def truth(self) -> Mapping[str, Any]:
        """The facts."""


@dataclass(frozen=True)
class Circumstances:
    """The world in which a request is read.

    `at` is the moment of the request, in UTC. `facts` holds `fact.*` of the case without the prefix, and `signin.days`.
    `numbers` gives the number of a paragraph by its name. `at_home` are facts that only the requested State knows.
    """

    requesting: State
    requested: State
    at: datetime
    facts: Mapping[str, Any]
    numbers: Mapping[str, str]
    at_home: frozenset[str] = field(default_factory=frozenset)

    @cached_property
    def names(self) -> dict[str, str]:
        """The name of a paragraph by its number."""
        return {number: name for name, number in self.numbers.items()}

    @cached_property
    def binding(self) -> dict[str, Instrument]:
        """The instruments that bind the two States on the day of the request."""
        return binding(self.requesting.name, self.requested.name, self.at.date())

    @property
    def treaty(self) -> bool:
        """Whether the Budapest Convention binds both."""
        return "budapest" in self.binding

    @property
    def in_the_union(self) -> bool:
        """Whether both are Member States that are bound by the Regulation and the Directive."""
        return self.requesting.union and self.requested.union

    def fact(self, name: str) -> str:
        """Return a fact as text."""
        return str(self.facts[name])

    def moment(self, name: str) -> datetime:
        """Return a fact that is a moment."""
        return datetime.fromisoformat(str(self.facts[name]).replace("Z", "+00:00")).astimezone(UTC)

    def paragraphs(self, *names: str) -> tuple[str, ...]:
        """Return the numbers of paragraphs that this case has, by name, in the order of the file."""
        there = [self.numbers[name] for name in names if name in self.numbers]
        return tuple(sorted(there, key=int))

    def knowing(self, at_home: frozenset[str]) -> "Circumstances":
        """Return the same circumstances with what the requested State knows."""
        return replace(self, at_home=at_home)

    def on(self, moment: datetime) -> "Circumstances":
        """Return the same circumstances at another moment."""
        return replace(self, at=moment.astimezone(UTC))


def circumstances(case: CaseFile, at: datetime | None = None, at_home: frozenset[str] = frozenset()) -> Circumstances:
    """Return the circumstances of a case; `at` is the day of the prosecutor's note, at noon in UTC, unless given."""
    truth = case.truth
    facts = {name: truth[f"fact.{name}"] for name in FACTS} | {"signin.days": truth["retention.signin.days"]}
    found = {name: truth[f"narrative.number.{name}"] for name in PARAGRAPHS}
    numbers = {name: str(number) for name, number in found.items() if number is not None}
    note = day_of(str(facts["note"]))
    assert note
    return Circumstances(
        state(case.requesting), state(case.requested),
        (at or datetime.combine(note, time(12), UTC)).astimezone(UTC), facts, numbers, at_home,
    )  # fmt: skip
