"""Marks for judgment: a ruling with its grounds, the defects of a text, the support for each element."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Unpack

from casebook.marking.mark import Answer, Fault, Mark, Why, asked, demand, make
from casebook.marking.picking import first_of, keys
from casebook.marking.placing import sum_of
from casebook.marking.typed import Truth, judge
from casebook.questions import SOUND, Defects, Ruling, Support
from casebook.questions.base import quoted, texts

NOTHING, HALF = Fraction(0), Fraction(1, 2)
# grounds always count twice as much as the outcome: an outcome can be guessed
OUTCOME, VALUE = Fraction(1, 3), Fraction(1, 4)


@dataclass(frozen=True)
class Grounds:
    """What carries an outcome: every ground of `required`, and `enough` of `allowed`; the rest of `allowed` is free."""

    required: frozenset[str]
    allowed: frozenset[str]
    enough: int

    @property
    def needed(self) -> int:
        """How many good grounds a full answer has at least."""
        return len(self.required) + self.enough

    @property
    def good(self) -> frozenset[str]:
        """Every ground that is not false."""
        return self.required | self.allowed

    def hits(self, given: Collection[str]) -> int:
        """Count the good grounds given, of `allowed` no more than `enough`."""
        return len(self.required & set(given)) + min(self.enough, len(self.allowed & set(given)))


def grounds(required: str | Collection[str] = (), allowed: str | Collection[str] = (), enough: int = 0) -> Grounds:
    """Say what carries an outcome: all of `required`, and at least `enough` of `allowed`."""
    return Grounds(keys(required), keys(allowed) - keys(required), enough)


def ruling(
    answer: Answer,
    accept: Mapping[str, Grounds | str | Collection[str]],
    value: Truth | None = None,
    **why: Unpack[Why],
) -> Mark:
    """Mark a ruling. `accept` gives, for each outcome that can be justified, the grounds that justify it.

    Where law is contested, `accept` has more than one outcome, and each is worth the same if its grounds are good. An
    outcome without a good ground, or with more false grounds than good ones, earns nothing. `value` is the truth of the
    value when one is asked: digits, a `Quantity`, an `Instant`, a text.
    """
    question = asked(answer, Ruling)
    good = {name: one if isinstance(one, Grounds) else grounds(required=one) for name, one in accept.items()}
    check_grounds(answer, question, good)
    demand(answer, (value is None) == (question.value is None), "a value is asked and not marked, or the reverse")
    outcome, given, typed = question.split(answer.value)
    verdict = judge(question.value, typed, value) if question.value and value is not None else None
    outcomes, names = texts(question.outcomes), texts(question.grounds)
    if outcome not in good:
        said = f"“{outcomes[outcome]}” cannot be justified here." if outcome else "No outcome is chosen."
        able = " ".join(carries_it(outcomes[name], one, names) for name, one in good.items())
        about = (outcome, *good) if outcome else tuple(good)
        return make(answer, NOTHING, [Fault(f"{said} {able}", about=about)], why)
    carried = good[outcome]
    part = share_of_grounds(carried, given, len(names))
    of_value = VALUE if verdict else NOTHING
    of_outcome = OUTCOME * (1 - of_value)
    of_grounds = 1 - of_value - of_outcome
    faults = faults_of_grounds(carried, given, names, of_grounds)
    if part <= 0:
        nothing = f"“{outcomes[outcome]}” can be justified, but not by these grounds."
        return make(answer, NOTHING, [Fault(nothing, of_outcome, (outcome,)), *faults], why)
    if verdict and verdict.share < 1:
        faults.append(Fault(verdict.text, of_value * (1 - verdict.share)))
    share = of_outcome + of_grounds * part + (of_value * verdict.share if verdict else 0)
    first = outcome == next(iter(accept)) and carried.required == set(given)
    return make(answer, share, faults, why, alternative=not first or bool(verdict and verdict.alternative))


def check_grounds(answer: Answer, question: Ruling, good: Mapping[str, Grounds]) -> None:
    """Demand a key whose outcomes and grounds exist, with at least one false ground for each outcome."""
    outcomes, names = texts(question.outcomes), texts(question.grounds)
    demand(answer, bool(good) and good.keys() <= outcomes.keys(), "accept names an outcome that is not offered")
    for name, carried in good.items():
        strange = sorted(carried.good - names.keys())
        demand(answer, not strange, f'accept["{name}"] names the ground {quoted(strange)}, which is not offered')
        possible = 0 <= carried.enough <= len(carried.allowed) and carried.needed > 0
        demand(answer, possible, f'accept["{name}"] needs a ground, and enough= no more than are allowed')
        demand(
            answer,
            len(carried.good) < len(names),
            f'every ground is good for "{name}": offer one that is not',
        )


def share_of_grounds(carried: Grounds, given: Collection[str], offered: int) -> Fraction:
    """Return the part of the needed grounds given, less the part of the false ones given; 0 if more false than good."""
    hits, false = carried.hits(given), len(set(given) - carried.good)
    if false > hits:
        return NOTHING
    return max(NOTHING, Fraction(hits, carried.needed) - Fraction(false, offered - len(carried.good)))


def carries_it(outcome: str, carried: Grounds, names: Mapping[str, str]) -> str:
    """Say which grounds justify an outcome."""
    required = ", ".join(f"“{text}”" for key, text in names.items() if key in carried.required)
    either = ", ".join(f"“{text}”" for key, text in names.items() if key in carried.allowed)
    some = f"{carried.enough} of {either}" if carried.enough else ""
    return f"“{outcome}” is justified by {' and '.join(part for part in (required, some) if part)}."


def faults_of_grounds(
    carried: Grounds, given: Collection[str], names: Mapping[str, str], worth: Fraction
) -> list[Fault]:
    """Name the grounds that are missing and those that are false."""
    per_good, per_false = worth / carried.needed, worth / (len(names) - len(carried.good))
    faults = [
        Fault(f"Missing ground: “{text}”.", per_good, (key,))
        for key, text in names.items()
        if key in carried.required and key not in given
    ]
    short = carried.enough - len(carried.allowed & set(given))
    if short > 0:
        left = [key for key in names if key in carried.allowed and key not in given]
        wanted = quoted([names[key] for key in left])
        faults.append(
            Fault(
                f"Grounds that would also carry it, {short} more needed: {wanted}.",
                per_good * short,
                (*left,),
            )
        )
    false = [(key, text) for key, text in names.items() if key in given and key not in carried.good]
    return faults + [Fault(f"Does not carry this outcome: “{text}”.", per_false, (key,)) for key, text in false]


def defects(answer: Answer, right: Mapping[str, str | Collection[str]], **why: Unpack[Why]) -> Mark:
    """Mark the defects of a text. `right` gives each defective paragraph its defect (or several that are as good).

    Paragraphs it leaves out are sound. The part of the defects found, less the part of the sound paragraphs not left
    in peace: so finding all sound, or the same defect everywhere, earns nothing. A defective paragraph with the wrong
    defect counts half.
    """
    question = asked(answer, Defects)
    paragraphs, names = texts(question.paragraphs), texts(question.defects)
    bad = {key: keys(one) for key, one in right.items() if keys(one) != {SOUND}}
    demand(answer, right.keys() <= paragraphs.keys(), "the key names a paragraph that is not there")
    for key, accepted in bad.items():
        demand(
            answer,
            bool(accepted) and accepted <= names.keys(),
            f'the key names no defect of "{key}" that is offered',
        )
    demand(answer, bool(bad), "no paragraph is defective, so finding nothing would be right")
    demand(answer, len(bad) < len(paragraphs), "every paragraph is defective: leave one sound")
    found = question.found(answer.value)
    per_bad, per_sound = Fraction(1, len(bad)), Fraction(1, len(paragraphs) - len(bad))
    faults: list[Fault] = []
    earned, off = NOTHING, False
    for key in paragraphs:
        given = found.get(key)
        wanted = " or ".join(f"“{text}”" for name, text in names.items() if name in bad.get(key, ()))
        said = (
            "not judged" if given is None else "you found nothing" if given == SOUND else f"you found “{names[given]}”"
        )
        if key not in bad and given != SOUND:
            faults.append(Fault(f"Paragraph {key}: {said}; nothing is wrong with it.", per_sound, (key,)))
            earned -= per_sound
        elif key in bad and given in bad[key]:
            earned += per_bad
            off = off or given != first_of(right[key])
        elif key in bad:
            spotted = HALF if given not in (None, SOUND) else NOTHING
            faults.append(Fault(f"Paragraph {key}: {said}; it is {wanted}.", per_bad * (1 - spotted), (key,)))
            earned += per_bad * spotted
    numbered = {key: f"Paragraph {key}" for key in paragraphs}
    return make(answer, max(NOTHING, earned), faults, why, alternative=off, names=numbered)


Paragraphs = str | Collection[str] | Sequence[Collection[str]]


def support(answer: Answer, right: Mapping[str, Paragraphs], **why: Unpack[Why]) -> Mark:
    """Mark the paragraphs chosen for each element. `right` gives each element its paragraphs, or several such sets.

    Each element counts the same: the part of its paragraphs that is chosen (of the best of the sets), times the part of
    what is chosen that carries it, corrected so that choosing every paragraph earns nothing.
    """
    question = asked(answer, Support)
    elements, paragraphs = texts(question.elements), texts(question.paragraphs)
    demand(answer, right.keys() == elements.keys(), "the key must give paragraphs for each element, and no other")
    sets = {element: alternatives(right[element]) for element in elements}
    for element, accepted in sets.items():
        every = frozenset().union(*accepted)
        demand(
            answer,
            all(accepted) and bool(accepted),
            f'"{element}" has no paragraph: offer one that says there is none',
        )
        demand(answer, every <= paragraphs.keys(), f'the key names a paragraph for "{element}" that is not there')
        demand(
            answer,
            len(every) < len(paragraphs),
            f'every paragraph carries "{element}": add one that does not',
        )
    chosen = question.chosen(answer.value)
    shares = {element: carries(sets[element], chosen[element], len(paragraphs)) for element in elements}
    faults = []
    for element, part in shares.items():
        if part < 1:
            faults.append(Fault(lack(elements[element], sets[element], chosen[element]), 1 - part, (element,)))
    firsts = all(set(chosen[element]) == accepted[0] for element, accepted in sets.items())
    return make(answer, sum_of(shares.values()) / len(elements), faults, why, alternative=not firsts)


def carries(accepted: Sequence[frozenset[str]], chosen: Collection[str], offered: int) -> Fraction:
    """Return recall times precision for one element; precision is corrected for what choosing everything would have."""
    every = frozenset().union(*accepted)
    if not chosen:
        return NOTHING
    recall = max(Fraction(len(one & set(chosen)), len(one)) for one in accepted)
    precision, chance = Fraction(len(every & set(chosen)), len(chosen)), Fraction(len(every), offered)
    return recall * max(NOTHING, (precision - chance) / (1 - chance))


def lack(element: str, accepted: Sequence[frozenset[str]], chosen: Collection[str]) -> str:
    """Say what is missing for an element and what does not carry it."""
    every = frozenset().union(*accepted)
    nearest = max(accepted, key=lambda one: Fraction(len(one & set(chosen)), len(one)))
    missing, false = sorted(nearest - set(chosen)), [one for one in chosen if one not in every]
    parts = [] if chosen else ["no paragraph chosen"]
    parts += [f"missing {', '.join(missing)}"] if missing else []
    parts += [f"not carried by {', '.join(false)}"] if false else []
    return f"“{element}”: {'; '.join(parts)}."


def alternatives(given: Paragraphs) -> list[frozenset[str]]:
    """Return the sets of paragraphs that carry an element, the first one first."""
    if isinstance(given, str):
        return [frozenset((given,))]
    if all(isinstance(one, str) for one in given):
        return [frozenset(str(one) for one in given)]
    return [keys(one) for one in (given if isinstance(given, Sequence) else sorted(given, key=sorted))]
