"""What a practice question says at once: right or not, and the reason. The question holds its own key."""

from collections.abc import Mapping
from dataclasses import replace
from functools import singledispatch

from casebook.answers import Json
from casebook.marking.judging import defects, ruling, support
from casebook.marking.mark import Answer, Mark
from casebook.marking.picking import choice, several
from casebook.marking.placing import classify, match, order
from casebook.marking.typed import Quantity, Truth, judge, marked
from casebook.questions import SOUND, Classify, Defects, Option, Order, Question, Ruling, Several, Support
from casebook.questions.base import keys_in
from casebook.questions.fields import AnyField, DigestField, MomentField, NumberField, numbers_in, text_in
from casebook.questions.picking import Picking
from casebook.questions.placing import Placing
from casebook.questions.writing import Writing


def practice(question: Question, value: Json) -> Mark | None:
    """Mark a practice question by its own key, out of 1; None when it holds none. Never raises on a value."""
    if not question.practice or getattr(question, "answers", True) is None:
        return None
    return respond(question, value)


@singledispatch
def respond(question: Question, value: Json) -> Mark | None:
    """Mark one kind of practice question. A draft has no key."""
    return None


@respond.register
def _pick(question: Picking, value: Json) -> Mark:
    right = [entry.key for entry in question.options if entry.right]
    plain = tuple(Option(entry.key, entry.text) for entry in question.options)
    asked = replace(question, practice=False, points=1, options=plain)
    reasons = {entry.key: entry.reason for entry in question.options}
    if isinstance(asked, Several):
        return several(Answer(asked, value), right, because=reasons)
    chosen = keys_in([value], reasons)
    said = {key: reasons[key] for key in (chosen if chosen and chosen[0] in right else [*chosen, *right])}
    return choice(Answer(asked, value), right, because=said)


@respond.register
def _place(question: Placing, value: Json) -> Mark:
    right = {entry.item: entry.place for entry in question.answers}
    reasons = {entry.item: entry.reason for entry in question.answers}
    answer = Answer(replace(question, practice=False, points=1, answers=()), value)
    return (classify if isinstance(question, Classify) else match)(answer, right, because=reasons)


@respond.register
def _order(question: Order, value: Json) -> Mark:
    asked = replace(question, practice=False, points=1, answers=(), reason="")
    return order(Answer(asked, value), question.answers, because=question.reason)


@respond.register
def _type(question: Writing, value: Json) -> Mark:
    asked = replace(question, practice=False, points=1, answers=None, reason="")
    verdict = judge(question.field, value, truth_of(question.field, question.answers))
    return marked(Answer(asked, value), verdict, {"because": question.reason})


@respond.register
def _judge(question: Ruling, value: Json) -> Mark:
    asked = replace(question, practice=False, points=1, answers=None, reason="")
    outcome, grounds, typed = question.split(question.answers)
    truth = truth_of(question.value, typed) if question.value else None
    return ruling(Answer(asked, value), {outcome: grounds}, truth, because=question.reason)


@respond.register
def _find(question: Defects, value: Json) -> Mark:
    asked = replace(question, practice=False, points=1, answers=None, reason="")
    right = {key: one for key, one in question.found(question.answers).items() if one != SOUND}
    return defects(Answer(asked, value), right, because=question.reason)


@respond.register
def _carry(question: Support, value: Json) -> Mark:
    asked = replace(question, practice=False, points=1, answers=None, reason="")
    return support(Answer(asked, value), question.chosen(question.answers), because=question.reason)


def truth_of(field: AnyField, value: object) -> Truth:
    """Return the right value of a practice question as the truth that marks one."""
    part = value if isinstance(value, Mapping) else {}
    if isinstance(field, NumberField):
        return Quantity(numbers_in(text_in(part, "number"))[0], text_in(part, "unit"))
    if isinstance(field, DigestField):
        return {field.algorithm(part): text_in(part, "hex")}
    if isinstance(field, MomentField):
        zone = text_in(part, "zone").replace("UTC", "Z")
        return f"{text_in(part, 'date')}T{text_in(part, 'time')}{zone}"
    return text_in(value)
