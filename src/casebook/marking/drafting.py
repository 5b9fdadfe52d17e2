"""Marks for drafted work: a person reads it; what a program can check, it checks."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Unpack

from casebook.marking.mark import Answer, Fault, Mark, Reason, Why, asked, exact, make, sources
from casebook.questions import Draft

# from the text of each field to what it lacks (`lost` in points), or None when it lacks nothing
Check = Callable[[Mapping[str, str]], Reason | None]


def draft(answer: Answer, checks: Sequence[Check] = (), **why: Unpack[Why]) -> Mark:
    """Mark a draft. Without checks there is nothing to earn by machine. An empty draft earns nothing.

    Each check is a pure function from the text of each field to a `Reason` with what is lost, or None.
    """
    question = asked(answer, Draft)
    written, answered = question.written(answer.value), question.words(answer.value)
    if not checks:
        return Mark(0, 0, (Reason("A person reads and marks this.", 0, *sources(why, ())),), answered)
    if not any(written.values()):
        return make(answer, Fraction(0), [Fault("Nothing is written yet.")], why)
    found = [reason for check in checks if (reason := check(written)) is not None]
    faults = [Fault(reason.text, exact(reason.lost)) for reason in found if reason.lost]
    lost = sum((fault.weight for fault in faults), Fraction(0))
    whole = exact(question.points)
    share = max(Fraction(0), 1 - lost / whole) if whole else Fraction(0)
    mark = make(answer, share, faults, why)
    costs = iter(mark.reasons)
    told = [replace(reason, lost=next(costs).lost) if reason.lost else reason for reason in found]
    return replace(mark, reasons=(*told, *costs))
