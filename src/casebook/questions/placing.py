"""Questions answered by placing: items into classes, items in order, left to right."""

from abc import ABC
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from casebook.answers import Json
from casebook.questions.base import Option, Question, keys_in, mapped, options_of, quoted, strange, texts


@dataclass(frozen=True)
class Placed:
    """In practice: where one item belongs, and why."""

    item: str
    place: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class Placing(Question, ABC):
    """What classify and match share: each item gets one place."""

    items: tuple[Option, ...]
    places: tuple[Option, ...]
    answers: tuple[Placed, ...] = ()

    @property
    def names(self) -> tuple[str, str, str]:
        """What the parts are called in JSON: items, places, the place of one item."""
        raise NotImplementedError

    def check(self) -> None:
        """Demand a place and a reason for each item in practice, and no key in a graded question."""
        self.check_options(self.names[0], self.items)
        self.check_options(self.names[1], self.places)
        if not self.practice:
            self.demand(not self.answers, "a graded question carries no key: leave out answers")
            return
        placed = {entry.item: entry for entry in self.answers}
        known = texts(self.places)
        for item in self.items:
            where = placed.pop(item.key, None)
            self.demand(where is not None, f'"{item.key}" has no right place: name it in answers={{…}}')
            assert where is not None
            self.demand(where.place in known, f'answers puts "{item.key}" into "{where.place}", which is not offered')
            given = bool(where.reason.strip())
            self.demand(given, f'"{item.key}" gives no reason: write answers={{"{item.key}": (place, reason)}}')
        self.demand(not placed, f"answers names {', '.join(placed)}, which {self.names[0]} does not have")

    def parts(self) -> dict[str, Json]:
        """Return items and places, and in practice where each belongs."""
        items, places, place = self.names
        shown: dict[str, Json] = {
            items: [entry.to_json() for entry in self.items],
            places: [entry.to_json() for entry in self.places],
        }
        key: dict[str, Json] = {entry.item: {place: entry.place, "reason": entry.reason} for entry in self.answers}
        return shown | {"answers": key} if self.practice else shown

    def problems(self, value: object) -> list[str]:
        """Name the items that have no place yet."""
        if value is not None and not isinstance(value, Mapping):
            return ["The answer does not say what belongs where. Choose again."]
        placed = self.placed(value)
        left = [item.text for item in self.items if item.key not in placed]
        open_ = [f"Not answered yet: {quoted(left)}."] if left else []
        return open_ + (strange(value, texts(self.items)) if isinstance(value, Mapping) else [])

    def placed(self, value: object) -> dict[str, str]:
        """Return the usable part of a value: item to place."""
        return mapped(value, texts(self.items), texts(self.places))

    def words(self, value: object) -> str:
        """Return each item with its place."""
        items, places = texts(self.items), texts(self.places)
        return "; ".join(f"{items[item]}: {places[place]}" for item, place in self.placed(value).items())


@dataclass(frozen=True, kw_only=True)
class Classify(Placing):
    """Items into classes. Value: a mapping of each item to its class."""

    kind = "classify"

    @property
    def names(self) -> tuple[str, str, str]:
        """Items, classes, class."""
        return "items", "classes", "class"


@dataclass(frozen=True, kw_only=True)
class Match(Placing):
    """Left to right. Value: a mapping of each left key to a right key; a right key may serve twice or not at all."""

    kind = "match"

    @property
    def names(self) -> tuple[str, str, str]:
        """Left, right, right."""
        return "left", "right", "right"


@dataclass(frozen=True, kw_only=True)
class Order(Question):
    """Items in order. Value: the list of all keys."""

    kind = "order"
    items: tuple[Option, ...]
    answers: tuple[str, ...] = ()
    reason: str = ""

    def check(self) -> None:
        """Demand the right order and its reason in practice, and no key in a graded question."""
        self.check_options("items", self.items)
        if self.practice:
            complete = sorted(self.answers) == sorted(texts(self.items))
            self.demand(complete, "answers must name each item once, in the right order")
            mixed = list(self.answers) != list(texts(self.items))
            self.demand(mixed, "the items are shown in the right order: mix them")
            self.demand(bool(self.reason.strip()), "it gives no reason for the order: write reason=…")
        else:
            self.demand(not self.answers and not self.reason, "a graded question carries no key: leave out answers")

    def parts(self) -> dict[str, Json]:
        """Return the items as shown, and in practice the right order."""
        shown: dict[str, Json] = {"items": [entry.to_json() for entry in self.items]}
        return shown | {"answers": list(self.answers), "reason": self.reason} if self.practice else shown

    def problems(self, value: object) -> list[str]:
        """Say whether each item is named once."""
        if value is None or value == []:
            return ["Put the items in order."]
        if not isinstance(value, list) or len(keys_in(value, texts(self.items))) != len(value):
            return ["The answer is not an order of these items. Put them in order again."]
        left = [item.text for item in self.items if item.key not in value]
        return [f"Not in the order yet: {quoted(left)}."] if left else []

    def words(self, value: object) -> str:
        """Return the items, numbered."""
        known = texts(self.items)
        return "; ".join(f"{place}. {known[key]}" for place, key in enumerate(keys_in(value, known), 1))


def classify(
    id: str,
    prompt: str,
    items: Mapping[str, str],
    classes: Mapping[str, str],
    *,
    answers: Mapping[str, tuple[str, str]] | None = None,
    points: float = 0,
    help: str = "",
    practice: bool = False,
) -> Classify:
    """Ask for the class of each item. In practice `answers={"item": ("class", "reason")}`."""
    return Classify(
        id=id, prompt=prompt, items=options_of(items), places=options_of(classes), answers=key_of(answers),
        points=points, help=help, practice=practice,
    )  # fmt: skip


def match(
    id: str,
    prompt: str,
    left: Mapping[str, str],
    right: Mapping[str, str],
    *,
    answers: Mapping[str, tuple[str, str]] | None = None,
    points: float = 0,
    help: str = "",
    practice: bool = False,
) -> Match:
    """Ask what on the right belongs to each on the left. In practice `answers={"left": ("right", "reason")}`."""
    return Match(
        id=id, prompt=prompt, items=options_of(left), places=options_of(right), answers=key_of(answers),
        points=points, help=help, practice=practice,
    )  # fmt: skip


def order(
    id: str,
    prompt: str,
    items: Mapping[str, str],
    *,
    answers: Sequence[str] = (),
    reason: str = "",
    points: float = 0,
    help: str = "",
    practice: bool = False,
) -> Order:
    """Ask for an order; the items are shown as given. In practice `answers=["key", …], reason="…"`."""
    return Order(
        id=id, prompt=prompt, items=options_of(items), answers=tuple(answers), reason=reason,
        points=points, help=help, practice=practice,
    )  # fmt: skip


def key_of(answers: Mapping[str, tuple[str, str]] | None) -> tuple[Placed, ...]:
    """Return where each item belongs, from `{"item": ("place", "reason")}`."""
    entries = (answers or {}).items()
    return tuple(Placed(item, *(entry if isinstance(entry, tuple) else (entry, ""))) for item, entry in entries)
