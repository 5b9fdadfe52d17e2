"""Similarity of files by context-triggered piecewise hashing (ssdeep): a hint to look, not proof of anything.

ppdeep makes the signatures of ssdeep. Its own score counts an exchanged character once; ssdeep counts it twice, as one
taken away and one put in, so the comparison is written here as ssdeep 2.14 makes it, and a test compares the two.
"""

import re
from itertools import pairwise

import ppdeep

WINDOW = 7
SMALLEST_BLOCK = 3
LONGEST = 64


def similarity(one: bytes, other: bytes) -> int:
    """Return how alike two contents are, 0 to 100. A score says nothing about who copied from whom."""
    return compare(ppdeep.hash(one), ppdeep.hash(other))


def compare(one: str, other: str) -> int:
    """Return how alike two signatures `block size:text:text` are, 0 to 100.

    Signatures of block sizes that are neither the same nor double cannot be compared and give 0.
    """
    first, second = _parts(one), _parts(other)
    if next(iter(first.items())) == next(iter(second.items())):
        return 100
    common = first.keys() & second.keys()
    return max((_score(first[size], second[size], size) for size in common), default=0)


def _parts(signature: str) -> dict[int, str]:
    """Return the two texts by block size. A character that comes more than three times in a row counts three times."""
    size, text, double = signature.split(":")
    shorten = re.compile(r"(.)\1{3,}")
    return {int(size): shorten.sub(r"\1\1\1", text), int(size) * 2: shorten.sub(r"\1\1\1", double)}


def _score(one: str, other: str, size: int) -> int:
    windows = {one[at : at + WINDOW] for at in range(len(one) - WINDOW + 1)}
    if not any(other[at : at + WINDOW] in windows for at in range(len(other) - WINDOW + 1)):
        return 0
    changes = len(one) + len(other) - 2 * _longest_common(one, other)
    score = 100 - 100 * (changes * LONGEST // (len(one) + len(other))) // LONGEST
    # a short text of small blocks says little, however alike
    return min(score, size // SMALLEST_BLOCK * min(len(one), len(other)))


def _longest_common(one: str, other: str) -> int:
    """Return the length of the longest common subsequence."""
    row = [0] * (len(other) + 1)
    for character in one:
        above = row
        row = [0]
        for place, (before, over) in enumerate(pairwise(above)):
            row.append(before + 1 if character == other[place] else max(over, row[-1]))
    return row[-1]
