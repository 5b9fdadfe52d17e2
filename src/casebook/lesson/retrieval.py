"""Spaced retrieval: what a learner missed in an earlier module is asked again, then what was seen longest ago.

Trying to remember after some days helps more than reading again; a fixed order does as well as a growing distance.
"""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from casebook import answers, paths
from casebook.answers.saving import reason
from casebook.errors import CasebookError
from casebook.lesson import session
from casebook.lesson.self_marking import load, own_case
from casebook.marking import practice
from casebook.questions import Question

MODULE = "refresher"
NEVER = datetime.min.replace(tzinfo=UTC)
# the warm-up stands inside a module, so it asks little; the refresher takes five minutes
IN_MODULE, IN_REFRESHER = 2, 5


@dataclass(frozen=True)
class Memory:
    """One practice question of a module that the learner has begun: when it was last answered, and whether well."""

    question: Question
    module: str
    answered: datetime
    right: bool

    @property
    def missed(self) -> bool:
        """Answered, and not well."""
        return self.answered > NEVER and not self.right


class Nothing:
    """Stands where a question would be asked again, when there is none."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __repr__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        return f'<p class="cb-unmarked">{escape(self.text)}</p>'


def order(memories: Iterable[Memory]) -> list[Memory]:
    """Return what to ask first: what was missed, then what was never answered, then what was seen longest ago."""
    return sorted(memories, key=lambda one: (not one.missed, one.answered > NEVER, one.answered, one.question.id))


def memories(modules: Path | None = None, without: str = "") -> Iterator[Memory]:
    """Yield every practice question of the modules that the learner has begun, but of `without`.

    The last answer counts, whether it was given in the module or when the question was asked again.
    """
    base = modules or paths.modules()
    later = answers.read(base / MODULE / "answers.json").answers
    for path in sorted(base.glob("m[0-9][0-9]_*/answers.json")):
        module = path.parent.name
        own = answers.read(path).answers
        if not own or module == without:
            continue
        for id, question in asked(module).items():
            given = [saved for saved in (own.get(id), later.get(id)) if saved]
            last = max(given, key=lambda saved: saved.saved, default=None)
            mark = practice(question, last.value) if last else None
            right = mark is not None and mark.earned >= mark.points
            yield Memory(question, module, last.saved if last else NEVER, right)


@cache
def asked(module: str) -> dict[str, Question]:
    """Return the practice questions of a module that stand by themselves; none of a module that cannot be read."""
    try:
        return load(module).practice(own_case())
    except CasebookError:
        return {}


def again(count: int = IN_MODULE) -> Any:
    """Return forms of what the learner missed in other modules, for the warm-up of the module that is open."""
    if building():
        return Nothing("What you missed in other modules is asked again here.")
    here = session.current().module
    found = [one for one in order(memories(without=here)) if one.missed][:count]
    if not found:
        return Nothing("Nothing that you missed in another module waits for you.")
    return forms(found)


def refresh(count: int = IN_REFRESHER) -> Any:
    """Return the forms of one round of the refresher."""
    found = order(memories())[:count]
    if building() or not found:
        return Nothing("There is nothing to refresh yet. Answer some practice questions in a module first.")
    return forms(found)


def building() -> bool:
    """Tell whether a notebook is being made, for everybody, rather than open before one learner."""
    return bool(os.environ.get("CASEBOOK_ANSWERS") or os.environ.get("CASEBOOK_EDITION"))


def forms(found: Iterable[Memory]) -> Any:
    """Return the forms as one output. They start blank: an answer that is on the page is not remembered."""
    from ipywidgets import VBox

    from casebook.forms import form
    from casebook.lesson.notebook import respond

    folder = paths.modules() / MODULE
    case = own_case().id

    def drawn(question: Question) -> Any:
        def save(value: Any) -> tuple[str, ...]:
            try:
                folder.mkdir(exist_ok=True)
            except OSError as error:
                raise answers.CannotSave(f"Not saved: {reason(error, folder.parent)}") from error
            return answers.save(folder / "answers.json", MODULE, case, question.id, value)

        return form(question, None, save=save, respond=lambda value: respond(question, value))

    return VBox([drawn(one.question) for one in found])
