"""A mark: points, and for each point lost what was missing, by which rule, and where to look."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from html import escape
from math import ceil
from typing import TypedDict, TypeVar

from casebook.answers import Json
from casebook.errors import CasebookError
from casebook.questions import Question
from casebook.questions.base import unnested

SHOWN = 600
NAMELESS: Mapping[str, str] = {}

Kind = TypeVar("Kind", bound=Question)
Cite = Callable[[str], str]


class BadKey(CasebookError):
    """The key of a mark cell does not fit its question; the message says what to mend."""


@dataclass(frozen=True)
class Answer:
    """What is marked: a question and the value given, None when there is none."""

    question: Question
    value: Json = None


@dataclass(frozen=True)
class Reason:
    """One thing to learn from a mark. `lost` is in points; `register` holds ids of register entries."""

    text: str
    lost: float = 0
    authority: str = ""
    register: tuple[str, ...] = ()
    where: str = ""


@dataclass(frozen=True, repr=False)
class Mark:
    """Points earned of the points there are, with reasons. `answered` is the answer in words.

    `alternative`: full marks for another answer than the one the key names first, so changes to it may cost nothing.
    """

    earned: float
    points: float
    reasons: tuple[Reason, ...] = ()
    answered: str = ""
    alternative: bool = False

    def __repr__(self) -> str:
        """Return the points earned and nothing else: nbgrader reads a number here."""
        return figure(self.earned)

    def __str__(self) -> str:
        """Return "2 of 3 points"."""
        return f"{figure(self.earned)} of {figure(self.points)} {'point' if self.points == 1 else 'points'}"

    def to_html(self, cite: Cite | None = None) -> str:
        """Return the mark as HTML without headings or scripts; all text is escaped.

        `cite` turns the id of a register entry into trusted HTML, such as a badge; without it the id is shown.
        """
        return "".join(self.parts(cite))

    def parts(self, cite: Cite | None = None) -> Iterator[str]:
        """Yield the HTML in parts: each reason is one, so that a program can keep what a whole class is told."""
        yield f'<div class="cb-mark"><p class="cb-mark-points"><strong>{self}</strong></p>'
        yield f'<p class="cb-mark-answer">Your answer: {escape(clip(self.answered)) or "<em>nothing</em>"}</p>'
        shared = shared_source(self.reasons)
        if self.reasons:
            yield '<ul class="cb-mark-reasons">'
            yield from (said(reason, cite, shared) for reason in self.reasons)
            yield "</ul>"
        if foot := source(shared, cite) if shared else "":
            # a badge is a block, and a paragraph would end before it
            block = "div" if cite else "p"
            yield f'<{block} class="cb-mark-source">{foot}</{block}>'
        yield "</div>"

    def _repr_html_(self) -> str:
        return self.to_html()

    def lines(self) -> Iterator[str]:
        """Yield the reasons as plain text: what each cost, and what it rests on; once where all rest on the same."""
        shared = shared_source(self.reasons)
        for reason in self.reasons:
            told = [reason.text, *([f"({lost(reason)})"] if reason.lost else []), "" if shared else rests_on(reason)]
            yield " ".join(part for part in told if part)
        if shared:
            yield rests_on(shared)


class Why(TypedDict, total=False):
    """What every marking function takes beside the key, and puts into each reason.

    `because`: why the right answer is right. `authority`: the provision or standard. `where`: exhibit and place.
    Each is one text, or a text for each key of an option, item or paragraph. `register`: ids of register entries, or
    the ids for each key.
    """

    because: str | Mapping[str, str]
    authority: str | Mapping[str, str]
    register: str | Sequence[str] | Mapping[str, str | Sequence[str]]
    where: str | Mapping[str, str]


@dataclass(frozen=True)
class Fault:
    """One thing wrong with an answer. `weight`: its part in what is lost. `about`: the keys it concerns."""

    text: str
    weight: Fraction = Fraction(1)
    about: tuple[str, ...] = ()


def asked(answer: Answer, kind: type[Kind]) -> Kind:
    """Return the question as one of the kind that is marked. Raises `BadKey`."""
    question = answer.question
    if not isinstance(question, kind):
        raise BadKey(f"{question.id} is of the kind {question.kind}: mark it with marking.{question.kind}.")
    return question


def demand(answer: Answer, held: bool, mend: str) -> None:
    """Raise `BadKey` unless a rule of the key is held."""
    if not held:
        raise BadKey(f"The mark of {answer.question.id}: {mend}.")


def make(
    answer: Answer,
    share: Fraction,
    faults: Sequence[Fault],
    why: Why,
    alternative: bool = False,
    names: Mapping[str, str] = NAMELESS,
) -> Mark:
    """Return the mark for a share (0 to 1) of the question's points; what is lost is spread over the faults.

    `names`: what the page calls each key, so that a full answer is told which reason is about what.
    """
    points = float(answer.question.points)
    earned = on_grid(share, points)
    answered = answer.question.words(answer.value)
    if share >= 1 or not faults:
        return Mark(earned, points, tuple(right(why, names)), answered, alternative)
    reasons = [
        Reason(joined(unnested(fault.text), *each(why.get("because"), fault.about)), lost, *sources(why, fault.about))
        for fault, lost in zip(faults, spread(points, earned, faults), strict=True)
    ]
    general = why.get("because")
    if isinstance(general, str) and general:
        reasons.append(Reason(general, 0, *sources(why, ())))
    return Mark(earned, points, tuple(reasons), answered)


def on_grid(share: Fraction, points: float) -> float:
    """Return a share of the points, to the hundredth; only a full share earns all of them."""
    if share >= 1:
        return points
    whole = exact(points)
    hundredths = min(round(share * whole * 100), ceil(whole * 100) - 1)
    return max(0, hundredths) / 100


def spread(points: float, earned: float, faults: Sequence[Fault]) -> list[float]:
    """Return what each fault costs: in proportion to its weight, to the hundredth, together exactly what was lost."""
    lost = exact(points) - exact(earned)
    total = sum((fault.weight for fault in faults), Fraction(0)) or Fraction(1)
    parts = [Fraction(int(lost * fault.weight / total * 100), 100) for fault in faults]
    rest = lost - sum(parts, Fraction(0))
    heaviest = max(range(len(faults)), key=lambda place: faults[place].weight)
    parts[heaviest] += rest
    return [float(part) for part in parts]


def exact(number: float) -> Fraction:
    """Return a number as it is written in decimals: 0.1 is one tenth."""
    return Fraction(str(number))


def right(why: Why, names: Mapping[str, str] = NAMELESS) -> Iterator[Reason]:
    """Say why a full answer is right, and of which item each reason speaks."""
    because = why.get("because") or "Right."
    if isinstance(because, str):
        yield Reason(because, 0, *sources(why, ()))
        return
    for key, text in because.items():
        yield Reason(f"{names[key]}: {text}" if key in names else text, 0, *sources(why, (key,)))


def sources(why: Why, about: Sequence[str]) -> tuple[str, tuple[str, ...], str]:
    """Return authority, register entries and place for the keys that a reason is about."""
    register = why.get("register") or ()
    if isinstance(register, Mapping):
        named = about or tuple(register)
        entries = tuple(dict.fromkeys(id for key in named for id in listed(register.get(key, ()))))
    else:
        entries = listed(register)
    authority, where = (
        text if isinstance(text, str) else "; ".join(each(text, about))
        for text in (why.get("authority") or "", why.get("where") or "")
    )
    return authority, entries, where


def listed(ids: str | Sequence[str]) -> tuple[str, ...]:
    """Return one id, or several, as several."""
    return (ids,) if isinstance(ids, str) else tuple(ids)


def each(texts: str | Mapping[str, str] | None, about: Sequence[str]) -> list[str]:
    """Return the texts written for each of some keys; none where one text serves for all."""
    if texts is None or isinstance(texts, str):
        return []
    return list(dict.fromkeys(texts[key] for key in about if texts.get(key)))


def joined(*sentences: str) -> str:
    """Return sentences as one text."""
    return " ".join(sentence for sentence in sentences if sentence)


def figure(number: float) -> str:
    """Return a number of points as people write it: 2, 2.5, 2.67."""
    return str(int(number)) if number == int(number) else repr(round(number, 2))


def clip(text: str, length: int = SHOWN) -> str:
    """Return a learner's text for a page: printable, and not longer than a paragraph."""
    plain = text.encode("utf-8", "replace").decode("utf-8")
    return plain if len(plain) <= length else plain[:length] + "…"


def shared_source(reasons: Sequence[Reason]) -> Reason | None:
    """Return authority, register and place when all reasons have the same: they are then said once."""
    found = {(reason.authority, reason.register, reason.where) for reason in reasons}
    if len(found) != 1:
        return None
    authority, register, where = found.pop()
    return Reason("", 0, authority, register, where) if authority or register or where else None


@lru_cache(maxsize=4096)
def said(reason: Reason, cite: Cite | None, shared: Reason | None) -> str:
    """Return one reason as an item of a list. A class makes the same mistakes, so its reasons are drawn once."""
    parts = [escape(clip(reason.text, 4 * SHOWN))]
    if reason.lost:
        parts.append(f'<span class="cb-mark-lost">({lost(reason)})</span>')
    own = "" if shared else source(reason, cite)
    below = f'<br><span class="cb-mark-source">{own}</span>' if own else ""
    return f"<li>{' '.join(parts)}{below}</li>"


def lost(reason: Reason) -> str:
    """Return what a reason cost, in words."""
    return f"{figure(reason.lost)} {'point' if reason.lost == 1 else 'points'} lost"


def rests_on(reason: Reason) -> str:
    """Return authority, place and register entries of a reason as plain text."""
    named = (("Authority", reason.authority), ("Where", reason.where), ("Register", ", ".join(reason.register)))
    return " ".join(f"{name}: {ended(text)}" for name, text in named if text)


def ended(text: str) -> str:
    """Return a text with the point that ends it, where nothing else does."""
    return text if text.endswith((".", "?")) else f"{text}."


@lru_cache(maxsize=1024)
def source(reason: Reason, cite: Cite | None) -> str:
    """Return authority, place and register entries of a reason as HTML."""
    entries = " ".join(cite(id) for id in reason.register) if cite else ", ".join(map(escape, reason.register))
    named = (
        ("Authority", escape(ended(reason.authority)) if reason.authority else ""),
        ("Where", escape(ended(reason.where)) if reason.where else ""),
        ("Register", f"{entries}." if entries and not cite else entries),
    )
    return " ".join(f"{name}: {text}" for name, text in named if text)
