"""Marks for what is typed: a text, a number with its unit, a digest, a moment."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from fractions import Fraction
from typing import Unpack

from casebook.marking import units
from casebook.marking.mark import Answer, BadKey, Fault, Mark, Why, asked, make
from casebook.questions import ALGORITHMS, Digest, Moment, Number, Text
from casebook.questions.fields import (
    AnyField,
    DigestField,
    MomentField,
    NumberField,
    TextField,
    numbers_in,
    plain_hex,
    text_in,
)

Figure = int | float | str | Decimal | Fraction
FULL, HALF, NOTHING = Fraction(1), Fraction(1, 2), Fraction(0)
NEAR = 4

# what word processors and telephones put in place of the plain character
_TYPOGRAPHY = str.maketrans(
    dict.fromkeys("\u2018\u2019\u201a\u201b\u00b4\u0060", "'")
    | dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb", '"')
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-")
)


@dataclass(frozen=True)
class Quantity:
    """The right number and its unit. How far off is still right: `tolerance` in that unit, or `relative` to it."""

    number: Figure
    unit: str = ""
    tolerance: Figure = 0
    relative: Figure = 0


@dataclass(frozen=True)
class Instant:
    """The right moment, with its zone: an aware datetime or ISO 8601 text. `tolerance` is in seconds."""

    at: datetime | str
    tolerance: float = 0


@dataclass(frozen=True)
class Verdict:
    """What a typed value is worth, 0 to 1, and what to say of it. `alternative`: good, but not the first named."""

    share: Fraction
    text: str = ""
    alternative: bool = False


Truth = Figure | Quantity | Instant | datetime | Sequence[str] | Mapping[str, str]


def text(answer: Answer, right: str | Sequence[str], **why: Unpack[Why]) -> Mark:
    """Mark a line of text against one or more accepted forms. Letter case, spacing and typography do not matter."""
    return marked(answer, judge_text(asked(answer, Text).field, answer.value, right), why)


def number(
    answer: Answer,
    right: Figure,
    unit: str = "",
    *,
    tolerance: Figure = 0,
    relative: Figure = 0,
    **why: Unpack[Why],
) -> Mark:
    """Mark a number. `unit` is that of `right` and of `tolerance`; an answer in another unit is converted."""
    quantity = Quantity(right, unit, tolerance, relative)
    return marked(answer, judge_number(asked(answer, Number).field, answer.value, quantity), why)


def digest(answer: Answer, right: str | Mapping[str, str], **why: Unpack[Why]) -> Mark:
    """Mark a digest: hexadecimal digits, or `{"algorithm": digits}` when any of several will do.

    Letter case, spaces, colons and `0x` do not matter. The right digits under the wrong algorithm earn half.
    """
    return marked(answer, judge_digest(asked(answer, Digest).field, answer.value, right), why)


def moment(answer: Answer, right: datetime | str, *, tolerance: float = 0, **why: Unpack[Why]) -> Mark:
    """Mark a moment: the instant counts, in whatever zone it is written. `tolerance` is in seconds.

    A time without a zone is no moment: nothing is guessed, and the reason says so.
    """
    instant = Instant(right, tolerance)
    return marked(answer, judge_moment(asked(answer, Moment).field, answer.value, instant), why)


def marked(answer: Answer, verdict: Verdict, why: Why) -> Mark:
    """Return the mark of a verdict."""
    faults = [Fault(verdict.text)] if verdict.share < 1 else []
    return make(answer, verdict.share, faults, why, alternative=verdict.alternative)


def judge(field: AnyField, value: object, truth: Truth) -> Verdict:
    """Return the verdict on a typed value by the type of its field. Raises `BadKey` for a truth of another type."""
    if isinstance(field, NumberField) and isinstance(truth, Quantity | int | float | str | Decimal | Fraction):
        return judge_number(field, value, truth if isinstance(truth, Quantity) else Quantity(truth))
    if isinstance(field, MomentField) and isinstance(truth, Instant | datetime | str):
        return judge_moment(field, value, truth if isinstance(truth, Instant) else Instant(truth))
    if isinstance(field, DigestField) and isinstance(truth, str | Mapping):
        return judge_digest(field, value, truth)
    if isinstance(field, TextField) and isinstance(truth, Sequence):
        return judge_text(field, value, truth)
    raise BadKey(f"A field of the type {field.type} cannot be marked with {type(truth).__name__}.")


def normal(given: str) -> str:
    """Return a text without what does not matter: letter case, spacing, typography, a full stop at the end."""
    bare = unicodedata.normalize("NFKC", given.translate(_TYPOGRAPHY)).casefold().translate(_TYPOGRAPHY)
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", bare)).strip().strip("'\"").rstrip(".;,").strip()


def judge_text(field: TextField, value: object, right: str | Sequence[str]) -> Verdict:
    """Compare a text with the accepted forms."""
    forms = [right] if isinstance(right, str) else list(right)
    if not forms or not all(normal(form) for form in forms):
        raise BadKey("The key of a text must be one or more texts.")
    wanted = " or ".join(f"“{form}”" for form in forms)
    problems = field.problems(value)
    if problems:
        return Verdict(NOTHING, f"{problems[0]} The answer is {wanted}.")
    found = [normal(form) for form in forms]
    given = normal(text_in(value))
    if given in found:
        return Verdict(FULL, alternative=found.index(given) > 0)
    return Verdict(NOTHING, f"The answer is {wanted}.")


def rational(figure: Figure) -> Fraction:
    """Return a number of a key exactly. Raises `BadKey` when it is none."""
    try:
        return Fraction(str(figure)) if isinstance(figure, float | Decimal) else Fraction(figure)
    except (ValueError, OverflowError, ZeroDivisionError) as error:
        raise BadKey(f"{figure} in the key is no number.") from error


def judge_number(field: NumberField, value: object, right: Quantity) -> Verdict:
    """Compare a number with the right one, in the right one's unit."""
    if field.units and not any(units.factor(unit, right.unit) for unit in field.units):
        raise BadKey(f"The key is in {right.unit or 'no unit'}, which none of {', '.join(field.units)} converts to.")
    truth = rational(right.number)
    margin = max(rational(right.tolerance), abs(truth) * rational(right.relative))
    wanted = f"The answer is {shown(truth)} {right.unit}".rstrip() + "."

    def near(amount: Fraction) -> bool:
        return abs(amount - truth) <= margin

    amounts = [Fraction(reading) for reading in numbers_in(text_in(value, "number"))]
    if not amounts:
        return Verdict(NOTHING, f"{field.problems(value)[0]} {wanted}")
    unit = text_in(value, "unit")
    if field.units and not unit:
        return Verdict(NOTHING, f"A number without its unit is no size and is not guessed. {wanted}")
    scale = units.factor(unit, right.unit) if field.units else Fraction(1)
    if scale is None:
        return Verdict(NOTHING, f"{unit} cannot be turned into {right.unit}. {wanted}")
    if any(near(amount * scale) for amount in amounts):
        return Verdict(FULL)
    other = units.twin(unit) if field.units else ""
    turned = units.factor(other, right.unit) if other else None
    if turned and any(near(amount * turned) for amount in amounts):
        one, two = units.meaning(unit), units.meaning(other)
        return Verdict(NOTHING, f"The number is right in {two}, not in {one}. {wanted}")
    return Verdict(NOTHING, wanted)


def shown(amount: Fraction) -> str:
    """Return a number for a sentence: whole with grouped thousands, else to at most six decimals."""
    if amount.denominator == 1:
        return f"{amount.numerator:,}" if abs(amount) >= 10_000 else str(amount.numerator)
    return f"{float(amount):.6f}".rstrip("0").rstrip(".")


def judge_digest(field: DigestField, value: object, right: str | Mapping[str, str]) -> Verdict:
    """Compare a digest with the right one, or with that of the algorithm that was chosen."""
    truths = digests(field, right)
    name, digits = field.algorithm(value), plain_hex(text_in(value, "hex"))
    truth = truths.get(name, next(iter(truths.values())))
    wanted = f"The value is {truth} ({ALGORITHMS[next(key for key in truths if truths[key] == truth)][0]})."
    owner = next((key for key in truths if truths[key] == digits), None)
    if owner is not None and name == owner:
        return Verdict(FULL, alternative=owner != next(iter(truths)))
    if owner is not None:
        chosen = f"not of {ALGORITHMS[name][0]}" if name else "and no algorithm is chosen"
        return Verdict(HALF, f"The digits are right; they are of {ALGORITHMS[owner][0]}, {chosen}.")
    problems = field.problems(value)
    if len(digits) >= NEAR and any(one.startswith(digits) for one in truths.values()):
        return Verdict(NOTHING, f"Only the first {len(digits)} digits are there, and they are right. {wanted}")
    if problems:
        return Verdict(NOTHING, f"{problems[0]} {wanted}")
    off = [place for place, pair in enumerate(zip(digits, truth, strict=False), 1) if pair[0] != pair[1]]
    if len(digits) == len(truth) and len(off) <= NEAR:
        places = ", ".join(map(str, off))
        nearly = f"It differs at digit {places}. Values that nearly agree do not agree: it was copied wrongly."
        return Verdict(NOTHING, f"{nearly} {wanted}")
    return Verdict(NOTHING, wanted)


def digests(field: DigestField, right: str | Mapping[str, str]) -> dict[str, str]:
    """Return the right digits of each algorithm that will do, the first one first. Raises `BadKey`."""
    if isinstance(right, str):
        digits = plain_hex(right)
        fitting = [name for name in field.algorithms if ALGORITHMS[name][1] == len(digits)]
        if len(fitting) != 1:
            raise BadKey('The key of a digest must say its algorithm: {"sha256": "…"}.')
        right = {fitting[0]: digits}
    truths = {name: plain_hex(digits) for name, digits in right.items()}
    for name, digits in truths.items():
        if name not in field.algorithms:
            raise BadKey(f"The key is by {name}, which the question does not offer.")
        if not re.fullmatch(r"[0-9a-f]+", digits) or len(digits) != ALGORITHMS[name][1]:
            raise BadKey(f"The key for {name} is no {ALGORITHMS[name][0]} value.")
    if not truths:
        raise BadKey("The key of a digest is empty.")
    return truths


def judge_moment(field: MomentField, value: object, right: Instant) -> Verdict:
    """Compare a moment with the right one."""
    truth = instant(right.at)
    wanted = f"The moment is {said(truth)}."
    problems = field.problems(value)
    if problems:
        if text_in(value, "date") and text_in(value, "time") and not text_in(value, "zone"):
            unsaid = "A time without its zone is another moment in each zone, and is not guessed."
            return Verdict(NOTHING, f"{unsaid} {wanted}")
        return Verdict(NOTHING, f"{problems[0]} {wanted}")
    day, clock, zone = (text_in(value, key) for key in ("date", "time", "zone"))
    given = datetime.combine(date.fromisoformat(day), time.fromisoformat(clock), offset(zone))
    off = given - truth
    if abs(off) <= timedelta(seconds=right.tolerance):
        return Verdict(FULL)
    if given.replace(tzinfo=None) == truth.replace(tzinfo=None):
        return Verdict(NOTHING, f"The clock time is right; the zone is not. {wanted}")
    return Verdict(NOTHING, f"Yours is {span(abs(off))} too {'late' if off > timedelta(0) else 'early'}. {wanted}")


def offset(zone: str) -> timezone:
    """Return a zone written as an offset, Z or UTC."""
    if zone in ("Z", "UTC"):
        return UTC
    sign = -1 if zone[0] == "-" else 1
    return timezone(sign * timedelta(hours=int(zone[1:3]), minutes=int(zone[4:6])))


def instant(at: datetime | str) -> datetime:
    """Return the moment of a key. Raises `BadKey` when it is none, or has no zone."""
    try:
        found = datetime.fromisoformat(at) if isinstance(at, str) else at
    except ValueError as error:
        raise BadKey(f'"{at}" in the key is no moment: write "2026-03-02T09:30:00+05:30".') from error
    if found.tzinfo is None:
        raise BadKey(f'"{at}" in the key has no zone: write "2026-03-02T09:30:00+05:30".')
    return found


def said(moment: datetime) -> str:
    """Return a moment in words."""
    zone = moment.strftime("%z")
    shown = "UTC" if moment.utcoffset() == timedelta(0) else f"{zone[:3]}:{zone[3:5]}"
    return f"{moment.replace(tzinfo=None).isoformat(sep=' ')} {shown}"


def span(length: timedelta) -> str:
    """Return a length of time in words, its two largest parts."""
    seconds = int(length.total_seconds())
    parts = []
    for name, size in (("day", 86400), ("hour", 3600), ("minute", 60), ("second", 1)):
        count, seconds = divmod(seconds, size)
        if count:
            parts.append(f"{count} {name}{'' if count == 1 else 's'}")
    return " and ".join(parts[:2]) or "less than a second"
