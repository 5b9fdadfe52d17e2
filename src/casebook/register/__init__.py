"""The register of law: dated statements with their authorities. A lesson cites it; nothing else states the law."""

from datetime import date

from casebook.register.badge import Badge, cite
from casebook.register.model import Change, Entry
from casebook.register.reading import BadRegister, Problem, UnknownEntry, check, entry, files, load

__all__ = [
    "BadRegister",
    "Badge",
    "Change",
    "Entry",
    "Problem",
    "UnknownEntry",
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


def on(day: date, topic: str = "", state: str = "") -> list[tuple[Entry, tuple[Change, ...]]]:
    """Return entries with a dated change, and of each the changes that held on `day`: the last one is the rule."""
    return [
        (one, one.rule_on(day))
        for one in load().values()
        if one.changes and (not topic or one.topic == topic) and (not state or one.state == state)
    ]


def unused(cited: set[str]) -> list[str]:
    """Return the ids that no lesson cites."""
    return sorted(set(load()) - cited)
