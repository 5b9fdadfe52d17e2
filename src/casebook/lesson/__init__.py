"""What a lesson imports, and all it imports. Parts are loaded when they are first used: a page should open quickly."""

import importlib
from typing import TYPE_CHECKING, Any

from casebook.lesson.notebook import ask, case, mark, practice, start

if TYPE_CHECKING:
    from casebook import assistance, clock, evidence, marking, questions, register, show, submissions
    from casebook.assistance import printing
    from casebook.lesson import retrieval
    from casebook.lesson.self_marking import mark_module, questions_of
    from casebook.questions import field, option

__all__ = [
    "ask",
    "assistance",
    "case",
    "clock",
    "evidence",
    "field",
    "mark",
    "mark_module",
    "marking",
    "option",
    "practice",
    "printing",
    "questions",
    "questions_of",
    "register",
    "retrieval",
    "show",
    "start",
    "submissions",
]

_PARTS = {
    "assistance": "casebook.assistance",
    "clock": "casebook.clock",
    "evidence": "casebook.evidence",
    "marking": "casebook.marking",
    "printing": "casebook.assistance.printing",
    "questions": "casebook.questions",
    "register": "casebook.register",
    "retrieval": "casebook.lesson.retrieval",
    "show": "casebook.show",
    "submissions": "casebook.submissions",
}
_NAMES = {
    "field": "casebook.questions",
    "option": "casebook.questions",
    "mark_module": "casebook.lesson.self_marking",
    "questions_of": "casebook.lesson.self_marking",
}


def __getattr__(name: str) -> Any:
    """Load a part or a name when a lesson first asks for it."""
    if name in _PARTS:
        return importlib.import_module(_PARTS[name])
    if name in _NAMES:
        return getattr(importlib.import_module(_NAMES[name]), name)
    raise AttributeError(f"casebook.lesson has no {name}")
