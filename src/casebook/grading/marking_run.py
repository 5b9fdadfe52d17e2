"""Mark one submission: the course's keys, the learner's answers, the learner's case. Pure, and in this process."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from casebook import paths
from casebook.case import Case
from casebook.grading import cases, noticing
from casebook.grading.submission import Submission
from casebook.lesson.keys import CaseLesson, Lesson
from casebook.marking import Mark
from casebook.questions import Question


@dataclass(frozen=True)
class Marked:
    """The marks of one submission by question, the questions and values they belong to, and what to report.

    `case` is the id of the case it was marked against.
    """

    submission: Submission
    case: str
    marks: Mapping[str, Mark]
    questions: Mapping[str, Question]
    values: Mapping[str, Any]
    problems: tuple[str, ...]

    @property
    def earned(self) -> float:
        """Points earned by machine."""
        return sum(mark.earned for mark in self.marks.values())

    @property
    def points(self) -> float:
        """Points there were to earn by machine."""
        return sum(mark.points for mark in self.marks.values())


def mark(submission: Submission) -> Marked:
    """Mark a submission against its learner's case. Raises only when the course's own keys fail."""
    return mark_with(submission, keys(submission.module, cases.case_of(submission.student)))


def mark_with(submission: Submission, bound: CaseLesson) -> Marked:
    """Mark a submission with keys at hand."""
    problems = list(submission.problems)
    values = dict(submission.values)
    if submission.case and submission.case != bound.case.id:
        problems.append("the answers were given on another learner's case, so none counts")
        values = {}
    unknown = sorted(set(values) - set(bound.questions))
    if unknown:
        problems.append(f"{len(unknown)} answers belong to no question of this module")
    marks = bound.mark_all(values)
    problems += noticing.answers(bound.questions, values, {id: one.answered for id, one in marks.items()})
    return Marked(submission, bound.case.id, marks, bound.questions, values, tuple(problems))


def keys(module: str, case: Case) -> CaseLesson:
    """Return the keys of a module (its full name) for a case, compiled once in each process."""
    path = paths.lessons() / f"{module}.py"
    return _keys(path, path.stat().st_mtime_ns, case)


@lru_cache(maxsize=32)
def _keys(path: Path, changed: int, case: Case) -> CaseLesson:
    return _lesson(path, changed).with_case(case)


@lru_cache(maxsize=16)
def _lesson(path: Path, changed: int) -> Lesson:
    return Lesson.load(path)
