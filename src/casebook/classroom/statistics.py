"""The statistics of a class, as pure functions. What a class is too small for, or cannot differ in, is None.

Difficulty and the corrected item-total correlation as in classical test theory (Lord and Novick 1968; Henrysson 1963
for the correction); agreement as weighted kappa (Cohen 1968) with quadratic weights.
"""

from collections.abc import Mapping, Sequence
from math import fsum, isclose, sqrt

# fewer learners than this, and a correlation says nothing; fewer than that, and it says little
TOO_FEW = 10
FEW = 30
TOO_EASY = 0.95
TOO_HARD = 0.25


def difficulty(marks: Sequence[float], points: float) -> float | None:
    """Return the mean share of the points that was earned, 0 (hard) to 1 (easy)."""
    if not marks or points <= 0:
        return None
    return min(1.0, max(0.0, fsum(marks) / len(marks) / points))


def correlation(one: Sequence[float], other: Sequence[float]) -> float | None:
    """Return Pearson's correlation, -1 to 1; None for fewer than three pairs, or when one side never differs."""
    if len(one) != len(other):
        raise ValueError("the two sides must be of one length")
    count = len(one)
    if count < 3:
        return None
    middle, other_middle = fsum(one) / count, fsum(other) / count
    apart = [value - middle for value in one]
    other_apart = [value - other_middle for value in other]
    spread = sqrt(fsum(value * value for value in apart) * fsum(value * value for value in other_apart))
    if isclose(spread, 0.0, abs_tol=1e-9):
        return None
    together = fsum(a * b for a, b in zip(apart, other_apart, strict=True))
    return min(1.0, max(-1.0, together / spread))


def discrimination(item: str, marks: Mapping[str, Mapping[str, float]]) -> float | None:
    """Return the corrected item-total correlation: an item against the sum of all others, by learner.

    `marks`: points by learner and item. An item that a learner lacks counts 0.
    """
    mine = [row.get(item, 0.0) for row in marks.values()]
    rest = [fsum(points for name, points in row.items() if name != item) for row in marks.values()]
    return correlation(mine, rest)


def kappa(one: Sequence[float], other: Sequence[float], step: float, highest: float) -> float | None:
    """Return the quadratic weighted kappa of two markers who gave points from 0 to `highest` in steps of `step`.

    1 is full agreement, 0 what chance gives. None without a pair, or when both gave one and the same mark throughout.
    """
    if len(one) != len(other):
        raise ValueError("the two markers must have marked the same pieces")
    if step <= 0 or highest <= 0:
        raise ValueError("marks need steps and a highest value above 0")
    if not one:
        return None
    last = round(highest / step)
    rows, columns = [[min(last, max(0, round(mark / step))) for mark in marks] for marks in (one, other)]
    count = len(rows)
    seen = fsum((a - b) ** 2 for a, b in zip(rows, columns, strict=True)) / count
    # what chance gives: every mark of the one beside every mark of the other
    chance = fsum((a - b) ** 2 for a in rows for b in columns) / count**2
    return None if chance == 0 else 1 - seen / chance


def flags(share: float | None, against: float | None, count: int) -> list[str]:
    """Return what to look at in an item: too easy, too hard, negative discrimination.

    Below `TOO_FEW` learners a correlation is chance, so it flags nothing.
    """
    found = []
    if share is not None and share > TOO_EASY:
        found.append("too easy")
    if share is not None and share < TOO_HARD:
        found.append("too hard")
    if against is not None and against < 0 and count >= TOO_FEW:
        found.append("negative discrimination")
    return found


def caution(count: int) -> str:
    """Say how far the figures of a class of this size can be trusted; "" when it is large enough."""
    if count < TOO_FEW:
        return (
            f"{count} learners are too few for statistics: one answer moves every figure. Discrimination is shown and "
            "flags nothing. Read the answers themselves."
        )
    if count < FEW:
        return f"With {count} learners the figures are hints. An item that they flag is one to read again, no more."
    return ""
