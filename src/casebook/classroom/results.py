"""What a class did, as tables: from nbgrader's gradebook, the answers that were collected and the lesson itself."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook, GradeCell, MissingEntry, TaskCell

from casebook import paths
from casebook.classroom import tables
from casebook.errors import CasebookError
from casebook.grading import cases, collected, marking_run, submission
from casebook.grading.database import address, plainly
from casebook.lesson.keys import CaseLesson, Lesson
from casebook.questions import Question

AIM = re.compile(r"^[*-] (.+?)[;.]?$", re.MULTILINE)
LONGEST = 90
# halves are the steps of the course's mark schemes
STEP = 0.5


class NoResults(CasebookError):
    """There is nothing to report on."""


@dataclass(frozen=True)
class Item:
    """One question with points. `by_hand`: a person marks it. `objective` is the id in the lesson, `aim` in words."""

    id: str
    points: float
    kind: str
    prompt: str
    objective: str
    aim: str
    level: str
    by_hand: bool


@dataclass(frozen=True)
class Work:
    """What one learner has of a module. `marks` holds what is marked; `waiting` what waits for a person.

    `answered`: the questions with an answer; `handed_in` in UTC. `sent` is False when nothing was collected.
    """

    learner: str
    sent: bool
    handed_in: datetime | None
    answered: frozenset[str]
    marks: Mapping[str, float]
    waiting: frozenset[str]
    penalty: float


@dataclass(frozen=True)
class Results:
    """A module's results: its items in the order of the lesson, the work of everybody in the class, wrong choices.

    `wrong`: for each item, how often each wrong answer was given, in words. `second`: a second marker's points by
    learner and item.
    """

    module: str
    title: str
    items: tuple[Item, ...]
    work: tuple[Work, ...]
    wrong: Mapping[str, Counter[str]]
    second: Mapping[tuple[str, str], float]

    @property
    def marked(self) -> dict[str, Mapping[str, float]]:
        """The marks of those who handed in and have been marked, by learner."""
        return {one.learner: one.marks for one in self.work if one.sent and one.marks}


def gather(module: str, second: Path | None = None) -> Results:
    """Return the results of a module (its full name). Raises `NoResults` when nothing has been marked."""
    lesson = Lesson.load(paths.lessons() / f"{module}.py")
    bound = lesson.with_case(cases.public())
    items = items_of(lesson, bound)
    work = work_of(module, items)
    if not any(one.marks for one in work):
        raise NoResults(f"No submission of {module} has been marked. Run casebook grade {module.split('_')[0]} first.")
    return Results(
        module,
        str(lesson.source.setup.get("title", module)),
        items,
        work,
        wrong_answers(module, items, work, bound),
        second_marks(second, items) if second else {},
    )


def items_of(lesson: Lesson, bound: CaseLesson) -> tuple[Item, ...]:
    """Return the items of a lesson. A drafted piece's objective is that of its task cell, or none."""
    aims = aims_of(lesson)
    tasks = {cell.id: cell for cell in lesson.source.having("task")}
    found = []
    for cell in lesson.source.having("question", "draft"):
        task = tasks.get(cell.id)
        points = float((task or cell).meta.get("points", cell.meta.get("points", 0)))
        question = bound.questions[cell.id]
        objective = str((task or cell).meta.get("objective", cell.meta.get("objective", "")))
        level = str((task or cell).meta.get("level", cell.meta.get("level", "draft" if task else "")))
        if points > 0:
            found.append(
                Item(cell.id, points, question.kind, short(question.prompt), objective, aims.get(objective, ""), level,
                     cell.id not in lesson.marks)
            )  # fmt: skip
    return tuple(found)


def aims_of(lesson: Lesson) -> dict[str, str]:
    """Return the objectives of a lesson in words: `o1` is the first point of the section on aims."""
    for cell in lesson.source.cells:
        if cell.markdown and cell.section == "aims":
            return {
                f"o{number}": aim for number, aim in enumerate(AIM.findall(cell.prose.replace("\n  ", " ")), start=1)
            }
    return {}


def work_of(module: str, items: tuple[Item, ...]) -> tuple[Work, ...]:
    """Return what each learner of the gradebook has of a module, by pseudonym."""
    sent = set(collected.students(module))
    ids = {item.id for item in items}
    with plainly(), Gradebook(address(), "casebook") as gradebook:
        try:
            rows = {row.student_id: row for row in gradebook.find_assignment(module).submissions}
        except MissingEntry:
            rows = {}
        everybody = sorted({one.id for one in gradebook.students} | sent)
        return tuple(one_work(name, module, rows.get(name), name in sent, ids) for name in everybody)


def one_work(learner: str, module: str, row: Any, sent: bool, ids: set[str]) -> Work:
    """Return what one learner has of a module."""
    marks: dict[str, float] = {}
    waiting: set[str] = set()
    penalty = 0.0
    for notebook in row.notebooks if row else ():
        penalty += notebook.late_submission_penalty or 0.0
        for grade in notebook.grades:
            if grade.name not in ids or not isinstance(grade.cell, GradeCell | TaskCell):
                continue
            given = grade.manual_score if grade.manual_score is not None else grade.auto_score
            if given is None or (isinstance(grade.cell, TaskCell) and grade.manual_score is None):
                waiting.add(grade.name)
            else:
                marks[grade.name] = float(given) + float(grade.extra_credit or 0.0)
    folder = collected.folder() / learner / module
    values = submission.receive(folder, learner, module).values if sent else {}
    answered = frozenset(id for id in values if id in ids)
    return Work(
        learner, sent, row.timestamp if row else None, answered, marks if sent else {},
        frozenset(waiting) if sent else frozenset(), penalty,
    )  # fmt: skip


def wrong_answers(
    module: str, items: tuple[Item, ...], work: tuple[Work, ...], public: CaseLesson
) -> dict[str, Counter[str]]:
    """Return, for each item, how often each wrong answer was given by those who lost points on it."""
    found: dict[str, Counter[str]] = {item.id: Counter() for item in items if not item.by_hand}
    for one in work:
        lost = [item for item in items if item.id in found and one.marks.get(item.id, item.points) < item.points]
        if not lost:
            continue
        folder = collected.folder() / one.learner / module
        values = submission.receive(folder, one.learner, module).values
        bound = public if cases.secret() is None else marking_run.keys(module, cases.case_of(one.learner))
        right = bound.reference()
        for item in lost:
            for part in wrong_parts(bound.questions[item.id], values.get(item.id), right.get(item.id)):
                found[item.id][part] += 1
    return found


def wrong_parts(question: Question, value: Any, right: Any) -> list[str]:
    """Return the parts of an answer that are not those of the reference answer, in words; each is short.

    What another good answer has in common with the reference is not listed; it earns full marks and is not looked at.
    """
    if value is None or value == "" or value == [] or value == {}:
        return ["no answer"]
    if question.problems(value):
        return ["an answer that cannot be marked"]
    if question.kind == "choice":
        return [] if value == right else [short(question.words(value))]
    if question.kind == "several" and isinstance(value, list) and isinstance(right, list):
        chosen = [f"chosen: {name(question, key)}" for key in value if key not in right]
        return chosen + [f"left out: {name(question, key)}" for key in right if key not in value]
    if question.kind == "ruling" and isinstance(value, dict) and isinstance(right, dict):
        return ruling_parts(question, value, right)
    if question.kind in ("classify", "match", "defects") and isinstance(value, dict) and isinstance(right, dict):
        return [
            f"{name(question, key)}: {name(question, value.get(key, '')) or 'no answer'}"
            for key in right if value.get(key) != right[key]
        ]  # fmt: skip
    if question.kind == "order":
        return ["another order"] if value != right else []
    return [] if value == right else [short(question.words(value))]


def ruling_parts(question: Question, value: Mapping[str, Any], right: Mapping[str, Any]) -> list[str]:
    """Return what is wrong in a ruling: the outcome first, then each ground."""
    if value.get("outcome") != right.get("outcome"):
        return [f"outcome: {name(question, value.get('outcome'))}"]
    given, wanted = value.get("grounds") or [], right.get("grounds") or []
    more = [f"ground too many: {name(question, key)}" for key in given if key not in wanted]
    less = [f"ground left out: {name(question, key)}" for key in wanted if key not in given]
    return more + less or ["the value given with the ruling"]


def name(question: Question, key: Any) -> str:
    """Return the words of a key of a question; the key itself when it has none."""
    for part in question.parts().values():
        for option in part if isinstance(part, list) else ():
            if isinstance(option, dict) and option.get("key") == key:
                return short(str(option.get("text", key)))
    return short(str(key))


def short(text: str) -> str:
    """Return a text in one line of a table."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1].rsplit(' ', 1)[0]}…"


def second_marks(path: Path, items: tuple[Item, ...]) -> dict[tuple[str, str], float]:
    """Return a second marker's points by learner and item, from a CSV with the columns learner, item and points."""
    points = {item.id: item.points for item in items}
    found: dict[tuple[str, str], float] = {}
    for number, row in enumerate(tables.read(path), start=2):
        learner, item = row.get("learner", ""), row.get("item", "")
        try:
            given = float(row.get("points", "").replace(",", "."))
        except ValueError as error:
            raise CasebookError(
                f"{path}, line {number}: no number under points. Columns: learner,item,points."
            ) from error
        if not learner or item not in points or not 0 <= given <= points[item]:
            raise CasebookError(
                f"{path}, line {number}: give learner, an item of the module, and 0 to {points.get(item, 0):g} points."
            )
        found[learner, item] = given
    return found
