"""Answers that must earn nothing, and answers that must earn less: for the gates of the builder and the tests of marks.

`gaming_values(question)` are the answers of learners who did not read: each must earn 0.
`mutations(question, value)` are the answers that differ from a full one in a single element: each must earn less,
unless its mark is an `alternative`, an answer that the key accepts as well.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import singledispatch

from casebook.answers import Json
from casebook.assistance import Ask
from casebook.questions import (
    SOUND,
    Choice,
    Defects,
    Draft,
    Option,
    Order,
    Question,
    Request,
    Ruling,
    Several,
    Support,
)
from casebook.questions.fields import (
    AnyField,
    DigestField,
    MomentField,
    NumberField,
    is_date,
    is_time,
    plain_hex,
    text_in,
)
from casebook.questions.picking import Picking
from casebook.questions.placing import Placing
from casebook.questions.writing import Writing

Values = dict[str, Json]


def gaming_values(question: Question) -> Values:
    """Return the answers of learners who game a question, by name; each must earn nothing."""
    return {"untouched": None, **games(question), "pasted prompt": pasted(question)}


def mutations(question: Question, value: Json) -> Iterator[Json]:
    """Yield each answer that differs from a full one in one element. A draft without points yields none."""
    if not isinstance(question, Draft) or question.points:
        yield from changes(question, value)


def keys(options: Sequence[Option]) -> list[str]:
    """Return the keys of options, in the order shown."""
    return [entry.key for entry in options]


def listed(names: Sequence[str]) -> Json:
    """Return keys as the JSON list of an answer."""
    return [*names]


def pasted(question: Question) -> Json:
    """Return the prompt, put wherever something can be typed."""
    prompt = question.prompt
    if isinstance(question, Draft):
        return {entry.key: prompt for entry in question.fields}
    if isinstance(question, Request):
        return filled_in(question, lambda asked: prompt if asked.kind in ("short", "long", "date") else None)
    if isinstance(question, Ruling):
        first: Values = {"outcome": question.outcomes[0].key, "grounds": [question.grounds[0].key]}
        return first | ({"value": typed(question.value, prompt)} if question.value else {})
    if isinstance(question, Writing):
        return typed(question.field, prompt)
    return prompt


def typed(field: AnyField, text: str) -> Json:
    """Return a text in the shape of a field's value."""
    if field.type == "text":
        return text
    slots = {"number": ("number", "unit"), "digest": ("algorithm", "hex"), "moment": ("date", "time", "zone")}
    return dict.fromkeys(slots[field.type], text)


@singledispatch
def games(question: Question) -> Values:
    """Return the games that suit one kind of question."""
    raise NotImplementedError(question.kind)


@games.register
def _pick(question: Picking) -> Values:
    every = keys(question.options)
    if isinstance(question, Choice):
        return {"first option": every[0]}
    return {"nothing chosen": [], "first option": listed(every[:1]), "tick all": listed(every)}


@games.register
def _place(question: Placing) -> Values:
    items, places = keys(question.items), keys(question.places)
    same: Values = {f"everything to {place}": {item: place for item in items} for place in places}
    return {"nothing placed": {}, **same, "first item only": {items[0]: places[0]}}


@games.register
def _order(question: Order) -> Values:
    shown = keys(question.items)
    return {"nothing in order": [], "order as shown": listed(shown), "first item only": listed(shown[:1])}


@games.register
def _type(question: Writing) -> Values:
    empty: Json = typed(question.field, "")
    return {"nothing typed": empty}


@games.register
def _rule(question: Ruling) -> Values:
    outcomes, grounds = keys(question.outcomes), keys(question.grounds)
    found: Values = {
        "nothing chosen": {"outcome": "", "grounds": []},
        "first option": {"outcome": outcomes[0], "grounds": listed(grounds[:1])},
    }
    for outcome in outcomes:
        found[f"outcome {outcome} without a ground"] = {"outcome": outcome, "grounds": []}
        found[f"tick all for {outcome}"] = {"outcome": outcome, "grounds": listed(grounds)}
    return found


@games.register
def _find(question: Defects) -> Values:
    paragraphs = keys(question.paragraphs)
    every = [SOUND, *keys(question.defects)]
    same: Values = {f"everything {one}": {paragraph: one for paragraph in paragraphs} for one in every}
    return {"nothing judged": {}, **same}


@games.register
def _carry(question: Support) -> Values:
    elements, paragraphs = keys(question.elements), keys(question.paragraphs)
    return {
        "nothing chosen": {},
        "first option": {element: listed(paragraphs[:1]) for element in elements},
        "tick all": {element: listed(paragraphs) for element in elements},
    }


@games.register
def _write(question: Draft) -> Values:
    return {"nothing written": {entry.key: "" for entry in question.fields}}


@games.register
def _request(question: Request) -> Values:
    """A form left blank, its first options, everything ticked, and a list of keywords in every place for words."""
    keywords = "nexus, probable cause, dual criminality, proportionality, urgent, confidential, Budapest Convention"
    return {
        "nothing filled in": {"document": question.document, "fields": {}},
        "first option": filled_in(question, lambda asked: first_of(question, asked, tick_all=False)),
        "tick all": filled_in(question, lambda asked: first_of(question, asked, tick_all=True)),
        "keyword list": filled_in(question, lambda asked: keywords if asked.kind in ("short", "long") else None),
    }


def filled_in(question: Request, fill: Callable[[Ask], Json]) -> Json:
    """Return a document with what `fill` gives for each field; None leaves it empty. Records get one entry."""
    fields: Values = {}
    for asked in question.form.fields():
        made = fill(asked)
        if asked.kind == "records":
            entry: Values = {part.key: value for part in asked.parts if (value := fill(part)) is not None}
            made = [entry] if entry else None
        if made is not None:
            fields[asked.key] = made
    return {"document": question.document, "fields": fields}


def first_of(question: Request, asked: Ask, tick_all: bool) -> Json:
    """Return the first option of a field, or all of them where several can be chosen; None for what is typed."""
    offered = [one.key for one in question.paragraphs] if asked.kind == "paragraphs" else [o.key for o in asked.options]
    if asked.kind == "choice":
        return offered[0]
    if asked.kind in ("several", "paragraphs"):
        return listed(offered if tick_all else offered[:1])
    return None


@singledispatch
def changes(question: Question, value: Json) -> Iterator[Json]:
    """Yield the single changes that suit one kind of question."""
    raise NotImplementedError(question.kind)


@changes.register
def _change_choice(question: Choice, value: Json) -> Iterator[Json]:
    yield from (key for key in keys(question.options) if key != value)


@changes.register
def _change_several(question: Several, value: Json) -> Iterator[Json]:
    yield from toggled(keys(question.options), value)


def toggled(offered: Sequence[str], value: Json) -> Iterator[list[Json]]:
    """Yield a list with one key more or one key less, for each key that is offered."""
    chosen: list[Json] = value if isinstance(value, list) else []
    for key in offered:
        yield [one for one in chosen if one != key] if key in chosen else [*chosen, key]


def replaced(value: Json, key: str, others: Sequence[Json]) -> Iterator[Json]:
    """Yield a mapping with one entry changed to each of some others, and without it."""
    whole = value if isinstance(value, dict) else {}
    for other in others:
        if whole.get(key) != other:
            yield {**whole, key: other}
    yield {name: one for name, one in whole.items() if name != key}


@changes.register
def _change_placing(question: Placing, value: Json) -> Iterator[Json]:
    for item in keys(question.items):
        yield from replaced(value, item, keys(question.places))


@changes.register
def _change_order(question: Order, value: Json) -> Iterator[Json]:
    whole = value if isinstance(value, list) else []
    seen = [whole]
    for start, item in enumerate(whole):
        rest = whole[:start] + whole[start + 1 :]
        for end in range(len(whole)):
            moved = [*rest[:end], item, *rest[end:]]
            if moved not in seen:
                seen.append(moved)
                yield moved


@changes.register
def _change_typed(question: Writing, value: Json) -> Iterator[Json]:
    yield from changed(question.field, value)


def changed(field: AnyField, value: Json) -> Iterator[Json]:
    """Yield the values of a field that differ from a full one in one element."""
    whole = value if isinstance(value, dict) else {}
    if isinstance(field, NumberField):
        parts = number_parts(field, whole)
    elif isinstance(field, DigestField):
        parts = digest_parts(field, whole)
    elif isinstance(field, MomentField):
        parts = moment_parts(field, whole)
    else:
        text = text_in(value)
        yield from (f"{text} x", f"x{text}", text[:-1] if text[-1:].isalnum() else "")
        return
    for part, others in parts.items():
        yield from ({**whole, part: other} for other in others if other != whole.get(part))


def number_parts(field: NumberField, value: Mapping[str, Json]) -> dict[str, list[str]]:
    """Return other entries for number and unit. They are far off, so that no sane tolerance covers them."""
    digits = text_in(value, "number").lstrip("+-")
    if not digits.strip("0.,"):
        return {"number": [f"1{digits}", ""]}
    return {"number": [f"1{digits}", f"-{digits}", ""], "unit": [*field.units, ""] if field.units else []}


def digest_parts(field: DigestField, value: Mapping[str, Json]) -> dict[str, list[str]]:
    """Return other entries for digits and algorithm."""
    digits = plain_hex(text_in(value, "hex"))
    places = sorted({0, len(digits) // 2, len(digits) - 1}) if digits else []
    flipped = [f"{digits[:at]}{int(digits[at], 16) ^ 1:x}{digits[at + 1 :]}" for at in places]
    others = [name for name in field.algorithms if name != field.algorithm(value)]
    return {"hex": [*flipped, digits[:-1], f"{digits}0", ""], "algorithm": others}


def moment_parts(field: MomentField, value: Mapping[str, Json]) -> dict[str, list[str]]:
    """Return other entries for date, time and zone: a day, an hour, half an hour or a zone away, or missing."""
    day, clock, zone = (text_in(value, key) for key in ("date", "time", "zone"))
    if not (is_date(day) and is_time(clock)):
        return {}
    step = timedelta(days=-1 if date.fromisoformat(day) == date.max else 1)
    hour, minute, rest = int(clock[:2]), int(clock[3:5]), clock[5:]
    clocks = [f"{(hour + 1) % 24:02d}:{minute:02d}{rest}", f"{hour:02d}:{(minute + 30) % 60:02d}{rest}"]
    utc = ("Z", "UTC", "+00:00", "-00:00")
    zones = [one for one in field.zones if one != zone and not (one in utc and zone in utc)]
    return {"date": [str(date.fromisoformat(day) + step), ""], "time": [*clocks, ""], "zone": [*zones, ""]}


@changes.register
def _change_ruling(question: Ruling, value: Json) -> Iterator[Json]:
    whole = value if isinstance(value, dict) else {}
    yield from ({**whole, "outcome": one} for one in keys(question.outcomes) if one != whole.get("outcome"))
    yield from ({**whole, "grounds": [*one]} for one in toggled(keys(question.grounds), whole.get("grounds")))
    if question.value:
        yield from ({**whole, "value": one} for one in changed(question.value, whole.get("value")))


@changes.register
def _change_defects(question: Defects, value: Json) -> Iterator[Json]:
    for paragraph in keys(question.paragraphs):
        yield from replaced(value, paragraph, [SOUND, *keys(question.defects)])


@changes.register
def _change_support(question: Support, value: Json) -> Iterator[Json]:
    whole = value if isinstance(value, dict) else {}
    for element in keys(question.elements):
        for chosen in toggled(keys(question.paragraphs), whole.get(element)):
            yield {**whole, element: chosen}


@changes.register
def _change_draft(question: Draft, value: Json) -> Iterator[Json]:
    for entry in question.fields:
        if text_in(value, entry.key):
            yield {**(value if isinstance(value, dict) else {}), entry.key: ""}


@changes.register
def _change_request(question: Request, value: Json) -> Iterator[Json]:
    """Yield the document without each field that is filled in; prose is read by a person, so it changes nothing."""
    whole = value if isinstance(value, dict) else {}
    fields = question.filled(value)
    for asked in question.form.fields():
        if fields.get(asked.key) and not asked.prose:
            rest: Values = {key: one for key, one in whole["fields"].items() if key != asked.key}  # type: ignore[union-attr]
            yield {**whole, "fields": rest}
