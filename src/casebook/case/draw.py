"""Draw facts from a seed, the same everywhere. Each draw has a label, so that a new fact moves no other."""

import hashlib
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Draw:
    """Draws for one seed."""

    def __init__(self, seed: str) -> None:
        self._seed = seed.encode("utf-8")

    def bytes(self, label: str, count: int) -> bytes:
        """Return `count` bytes that nobody can guess without the seed."""
        found = b""
        number = 0
        while len(found) < count:
            found += hashlib.sha256(self._seed + b"\0" + label.encode("utf-8") + b"\0%d" % number).digest()
            number += 1
        return found[:count]

    def number(self, label: str, low: int, high: int) -> int:
        """Return a number from `low` to `high`, both included."""
        return low + int.from_bytes(self.bytes(label, 16), "big") % (high - low + 1)

    def one(self, label: str, choices: Sequence[T]) -> T:
        """Return one of the choices."""
        return choices[self.number(label, 0, len(choices) - 1)]

    def order(self, label: str, items: Sequence[T]) -> list[T]:
        """Return the items in another order."""
        keyed = [(self.bytes(f"{label}/{number}", 8), number, item) for number, item in enumerate(items)]
        return [item for _, _, item in sorted(keyed, key=lambda three: three[:2])]
