"""The session of one open lesson: which module, whose case, where the answers lie."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from casebook import answers, paths
from casebook.errors import CasebookError

if TYPE_CHECKING:
    from casebook.case import Case
    from casebook.lesson.keys import CaseLesson
    from casebook.marking import Mark
    from casebook.questions import Question


class NoLesson(CasebookError):
    """A question was asked before the lesson started."""


def case_folder() -> Path:
    """Return the folder of the learner's case: `CASEBOOK_CASE`, else `datasets/case/mine`, else the public one."""
    named = os.environ.get("CASEBOOK_CASE")
    if named:
        return Path(named)
    cases = paths.datasets() / "case"
    mine = cases / "mine"
    return mine if mine.is_dir() else cases / "public"


@dataclass
class Session:
    """One open lesson. `folder` holds the learner's `answers.json`."""

    module: str
    folder: Path
    questions: dict[str, "Question"] = field(default_factory=dict)
    marks: Mapping[str, "Mark"] = field(default_factory=dict)

    @cached_property
    def case(self) -> "Case":
        """The learner's case, opened at first use."""
        from casebook.case import open_case

        return open_case(case_folder())

    @cached_property
    def keys(self) -> "CaseLesson":
        """The lesson's own marks for this case. Only a marking run, which has the lesson source, can use it."""
        from casebook.lesson.keys import Lesson

        return Lesson.load(paths.lessons() / f"{self.module}.py").with_case(self.case)

    @property
    def answers_file(self) -> Path:
        """Where the answers lie; `CASEBOOK_ANSWERS` names another file, as the builder does for solutions."""
        named = os.environ.get("CASEBOOK_ANSWERS")
        return Path(named) if named else self.folder / "answers.json"

    def value(self, id: str) -> Any:
        """Return the saved value of one answer, or None."""
        saved = self.saved(id)
        return saved.value if saved else None

    def saved(self, id: str) -> "answers.Saved | None":
        """Return one saved answer with its time, or None."""
        return answers.read(self.answers_file).answers.get(id)

    def save(self, id: str, value: Any) -> tuple[str, ...]:
        """Write one answer; return what the learner should know. Raises `answers.CannotSave` with a sentence."""
        return answers.save(self.answers_file, self.module, self.case.id, id, value)


_current: Session | None = None


def start(module: str, folder: Path | None = None) -> Session:
    """Begin a lesson in `folder` (the notebook's own); what an earlier start held is forgotten."""
    global _current
    _current = Session(module, folder or Path.cwd())
    return _current


def current() -> Session:
    """Return the open lesson. Raises `NoLesson` when the first cell of the notebook has not run."""
    if _current is None:
        raise NoLesson("The lesson has not started. Open the notebook again, or run its first cell.")
    return _current


def is_open(module: str) -> bool:
    """Tell whether this process has that lesson open."""
    return _current is not None and _current.module == module
