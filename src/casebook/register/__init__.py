"""The register of law: dated statements with their authorities. A lesson cites it; nothing else states the law."""

from datetime import date

from casebook.register.badge import Badge, cite
from casebook.register.model import Change, Entry, Period, Rule
from casebook.register.reading import BadRegister, Problem, UnknownEntry, check, entry, files, load

__all__ = [
    "BadRegister",
    "Badge",
    "Change",
    "Entry",
    "Period",
    "Problem",
    "Rule",
    "UnknownEntry",
    "carrying",
    "check",
    "cite",
    "due",
    "entry",
    "files",
    "keyable",
    "load",
    "on",
    "unused",
]


def keyable(id: str) -> bool:
    """Tell whether graded work may rest on an entry: somebody has checked it."""
    return entry(id).checked


def due(by: date) -> list[Entry]:
    """Return the entries to look up again by a day, the most urgent first."""
    return sorted((one for one in load().values() if one.review_by < by), key=lambda one: (one.review_by, one.id))


def on(day: date, topic: str = "", state: str = "") -> list[Rule]:
    """Return the rules that governed on `day`, of every entry that dates its rules."""
    return [
        rule
        for one in load().values()
        if (not topic or one.topic == topic) and (not state or one.state == state)
        for rule in one.rules_on(day)
    ]


def carrying(code: str) -> list[Entry]:
    """Return the entries that carry an element of a checklist, such as `P4`.

    First come those that name it first among their `codes`, and few others; the unchecked come last.
    """
    found = [one for one in load().values() if code in one.codes]
    return sorted(found, key=lambda one: (not one.checked, one.codes.index(code), len(one.codes)))


def unused(cited: set[str]) -> list[str]:
    """Return the ids that no lesson cites."""
    return sorted(set(load()) - cited)
