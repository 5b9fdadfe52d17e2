"""Questions answered by typing one thing: a text, a number, a digest, a moment."""

from abc import ABC
from collections.abc import Iterable
from dataclasses import dataclass

from casebook.answers import Json
from casebook.questions.base import Question
from casebook.questions.fields import (
    AnyField,
    DigestField,
    MomentField,
    NumberField,
    TextField,
    digest_field,
    moment_field,
    number_field,
    text_field,
)


@dataclass(frozen=True, kw_only=True)
class Writing(Question, ABC):
    """What the four kinds share. In practice `answers` is the right value, `reason` says why."""

    field: AnyField
    answers: Json = None
    reason: str = ""

    def check(self) -> None:
        """Demand a sound field, and in practice a value that can be marked."""
        for fault in self.field.faults():
            self.demand(False, fault)
        self.check_key(self.answers, self.reason)

    def parts(self) -> dict[str, Json]:
        """Return the field, and in practice the key."""
        shown: dict[str, Json] = {"field": self.field.to_json()}
        return shown | self.key_parts(self.answers, self.reason)

    def problems(self, value: object) -> list[str]:
        """Say what is missing or malformed in what was typed."""
        return self.field.problems(value)

    def words(self, value: object) -> str:
        """Return what was typed."""
        return self.field.words(value)


@dataclass(frozen=True, kw_only=True)
class Text(Writing):
    """A line of text."""

    kind = "text"
    field: TextField


@dataclass(frozen=True, kw_only=True)
class Number(Writing):
    """A number with its unit."""

    kind = "number"
    field: NumberField


@dataclass(frozen=True, kw_only=True)
class Digest(Writing):
    """A digest with its algorithm."""

    kind = "digest"
    field: DigestField


@dataclass(frozen=True, kw_only=True)
class Moment(Writing):
    """A date and time with its zone."""

    kind = "moment"
    field: MomentField


def text(
    id: str,
    prompt: str,
    *,
    longest: int = 200,
    answers: Json = None,
    reason: str = "",
    points: float = 0,
    help: str = "",
    practice: bool = False,
) -> Text:
    """Ask for a line of text, at most `longest` characters. In practice `answers="…", reason="…"`."""
    return Text(
        id=id, prompt=prompt, field=text_field(longest=longest), answers=answers, reason=reason,
        points=points, help=help, practice=practice,
    )  # fmt: skip


def number(
    id: str,
    prompt: str,
    units: Iterable[str] = (),
    *,
    answers: Json = None,
    reason: str = "",
    points: float = 0,
    help: str = "",
    practice: bool = False,
) -> Number:
    """Ask for a number, in one of `units` when there are any. In practice `answers={"number": …, "unit": …}`."""
    return Number(
        id=id, prompt=prompt, field=number_field(units=units), answers=answers, reason=reason,
        points=points, help=help, practice=practice,
    )  # fmt: skip


def digest(
    id: str,
    prompt: str,
    algorithms: Iterable[str] = ("sha256",),
    *,
    answers: Json = None,
    reason: str = "",
    points: float = 0,
    help: str = "",
    practice: bool = False,
) -> Digest:
    """Ask for a digest by one of `algorithms`. In practice `answers={"algorithm": …, "hex": …}`."""
    return Digest(
        id=id, prompt=prompt, field=digest_field(algorithms=algorithms), answers=answers, reason=reason,
        points=points, help=help, practice=practice,
    )  # fmt: skip


def moment(
    id: str,
    prompt: str,
    zones: Iterable[str] = ("UTC",),
    *,
    answers: Json = None,
    reason: str = "",
    points: float = 0,
    help: str = "",
    practice: bool = False,
) -> Moment:
    """Ask for a date and time with one of `zones`. In practice `answers={"date": …, "time": …, "zone": …}`."""
    return Moment(
        id=id, prompt=prompt, field=moment_field(zones=zones), answers=answers, reason=reason,
        points=points, help=help, practice=practice,
    )  # fmt: skip
