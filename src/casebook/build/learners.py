"""The learners every lesson must treat justly: the perfect one, the untouched one, and those who try to game it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from casebook.build.problems import Problem
from casebook.lesson.keys import CaseLesson, Lesson
from casebook.marking.gaming import gaming_values, mutations

if TYPE_CHECKING:
    from casebook.case import Case

NEAR = 1e-9


def check(lesson: Lesson, case: "Case") -> list[Problem]:
    """Mark the simulated learners on one case and report every injustice."""
    bound = lesson.with_case(case)
    return [*perfect(bound), *second(bound), *gamers(bound), *near_misses(bound)]


def perfect(bound: CaseLesson) -> Iterator[Problem]:
    """The course's own answers earn every point."""
    for id, value in bound.reference().items():
        problems = bound.questions[id].problems(value)
        if problems:
            yield _problem(
                bound, id, f"the reference answer of {id} is not an answer: {problems[0]}", "mend the reference"
            )
        mark = bound.mark(id, value)
        if mark.earned < mark.points - NEAR:
            reasons = "; ".join(reason.text for reason in mark.reasons)
            what = f"the reference answer of {id} earns {mark.earned:g} of {mark.points:g} ({reasons})"
            yield _problem(bound, id, what, "make the reference and the mark agree")
        if mark.points != lesson_points(bound, id):
            what = f"{id} is worth {lesson_points(bound, id):g} and marked out of {mark.points:g}"
            yield _problem(bound, id, what, "let the mark take its points from the question")


def second(bound: CaseLesson) -> Iterator[Problem]:
    """A different good answer earns every point too."""
    first = bound.reference()
    for id, value in bound.reference("reference2").items():
        mark = bound.mark(id, value)
        if mark.earned < mark.points - NEAR:
            yield _problem(bound, id, f"the second good answer of {id} loses points", "accept it in the mark")
        if value == first.get(id):
            yield _problem(bound, id, f"the two reference answers of {id} are the same", "give a different one")


def gamers(bound: CaseLesson) -> Iterator[Problem]:
    """Blank, tick-all, first-option and their like earn nothing."""
    for id in bound.lesson.marks:
        for name, value in gaming_values(bound.questions[id]).items():
            mark = bound.mark(id, value)
            if mark.earned > NEAR:
                what = f"{id}: the {name} learner earns {mark.earned:g}"
                yield _problem(bound, id, what, "reorder the options or correct the mark for guessing")


def near_misses(bound: CaseLesson) -> Iterator[Problem]:
    """Every single change to a full answer costs something, unless the change gives another good answer."""
    good = [bound.reference(), bound.reference("reference2")]
    for id, value in good[0].items():
        full = bound.mark(id, value).earned
        for changed in mutations(bound.questions[id], value):
            if any(changed == other.get(id) for other in good):
                continue
            mark = bound.mark(id, changed)
            if mark.earned >= full - NEAR and not mark.alternative:
                what = f"{id}: a changed answer loses nothing ({str(changed)[:120]})"
                yield _problem(bound, id, what, "let the mark see the change")
                break


def lesson_points(bound: CaseLesson, id: str) -> float:
    """The points on the question's cell line."""
    return bound.lesson.points.get(id, 0.0)


def _problem(bound: CaseLesson, id: str, what: str, mend: str) -> Problem:
    line = bound.lesson.marks[id].cell.line if id in bound.lesson.marks else 1
    return Problem(bound.lesson.source.path.name, line, what, mend)
