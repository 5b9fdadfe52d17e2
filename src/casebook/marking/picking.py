"""Marks for one option and for several."""

from collections.abc import Collection, Sequence
from fractions import Fraction
from typing import Unpack

from casebook.marking.mark import Answer, Fault, Mark, Why, asked, demand, make
from casebook.questions import Choice, Several
from casebook.questions.base import keys_in, quoted, texts


def choice(answer: Answer, right: str | Collection[str], **why: Unpack[Why]) -> Mark:
    """Mark one option: all or nothing. `right` is its key, or several keys when each of them is good."""
    question = asked(answer, Choice)
    known = texts(question.options)
    good = keys(right)
    demand(answer, bool(good) and good <= known.keys(), f"{quoted(sorted(good))} is not among its options")
    demand(answer, len(good) < len(known), "every option is right, so choosing proves nothing")
    chosen = answer.value
    if isinstance(chosen, str) and chosen in good:
        return make(answer, Fraction(1), [], why, alternative=chosen != first_of(right))
    wanted = " or ".join(f"“{entry.text}”" for entry in question.options if entry.key in good)
    problems = question.problems(answer.value)
    about = () if problems or not isinstance(chosen, str) else (chosen,)
    wrong = Fault(" ".join([*problems, f"The answer is {wanted}."]), about=(*about, *sorted(good)))
    return make(answer, Fraction(0), [wrong], why)


def several(answer: Answer, right: Collection[str], **why: Unpack[Why]) -> Mark:
    """Mark several options: the part of the right ones that is chosen, less the part of the wrong ones that is.

    So choosing all of them earns nothing, and a guess earns nothing on average.
    """
    question = asked(answer, Several)
    known = texts(question.options)
    good = keys(right)
    demand(answer, good <= known.keys(), f"{quoted(sorted(good - known.keys()))} is not among its options")
    demand(answer, bool(good), 'no option is right: add one that says so, such as "none of these"')
    demand(answer, len(good) < len(known), "every option is right: add one that is not")
    chosen = set(keys_in(answer.value, known))
    missing = [entry for entry in question.options if entry.key in good - chosen]
    false = [entry for entry in question.options if entry.key in chosen - good]
    per_right, per_wrong = Fraction(1, len(good)), Fraction(1, len(known) - len(good))
    share = max(Fraction(0), len(good & chosen) * per_right - len(false) * per_wrong)
    faults = [Fault(f"Missing: “{entry.text}”.", per_right, (entry.key,)) for entry in missing]
    faults += [Fault(f"Should not be chosen: “{entry.text}”.", per_wrong, (entry.key,)) for entry in false]
    if not chosen:
        faults = [Fault(problem, Fraction(0)) for problem in question.problems(answer.value)] + faults
    return make(answer, share, faults, why, names={key: f"“{text}”" for key, text in known.items()})


def first_of(given: str | Collection[str]) -> str:
    """Return the key that is named first; of a set, which has no order, the first in the alphabet."""
    if isinstance(given, str):
        return given
    return given[0] if isinstance(given, Sequence) else min(given)


def keys(given: str | Collection[str]) -> frozenset[str]:
    """Return one key, or several, as a set."""
    return frozenset((given,) if isinstance(given, str) else given)
