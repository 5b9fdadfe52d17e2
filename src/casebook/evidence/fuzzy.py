"""Similarity of files by context-triggered piecewise hashing (ssdeep): a hint to look, not proof of anything."""

import ppdeep


def similarity(one: bytes, other: bytes) -> int:
    """Return how alike two contents are, 0 to 100. A score says nothing about who copied from whom."""
    return int(ppdeep.compare(ppdeep.hash(one), ppdeep.hash(other)))
