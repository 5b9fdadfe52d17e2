"""Write marks into nbgrader's gradebook: the rows that `nbgrader autograde` writes, many in one short transaction."""

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from secrets import token_hex
from types import TracebackType
from typing import Any

from nbgrader import api
from sqlalchemy import Connection, func, select, true
from sqlalchemy.exc import IntegrityError

from casebook.grading import journal, late
from casebook.grading.database import address, connect, insert, look, reading, update, writing
from casebook.grading.journal import Marking
from casebook.grading.versions import Versions

ASSIGNMENT, SUBMITTED = api.Assignment.__table__, api.SubmittedAssignment.__table__
NOTEBOOK, PART = api.Notebook.__table__, api.SubmittedNotebook.__table__
STUDENT, GRADE, COMMENT = api.Student.__table__, api.Grade.__table__, api.Comment.__table__
CELL = api.BaseCell.__table__
# what grows with a class
FILLED = (STUDENT, SUBMITTED, PART, GRADE, COMMENT, *journal.OURS.sorted_tables)


@dataclass(frozen=True)
class Known:
    """What the gradebook has of one submission: its last marking, the marks in nbgrader's rows, and a person's marks.

    `collected`: (SHA-256 of the answer file, when) at collection, or None.
    """

    last: Marking | None
    auto: Mapping[str, float | None]
    manual: Mapping[str, float]
    collected: tuple[str, str] | None = None

    @property
    def holds(self) -> bool:
        """True when nbgrader's rows still have the marks of the last marking."""
        return self.last is not None and all(self.auto.get(id) == mark for id, mark in self.last.marks.items())


NOTHING = Known(None, {}, {})


class Book:
    """One module's pages of the gradebook. A person's mark is never touched; a row written twice changes nothing.

    Notebooks and cells are named in every query though the other columns would do: nbgrader's only indexes begin with
    them, and without them each batch would read the pages of the whole class.
    """

    def __init__(self, module: str, db_url: str | None = None) -> None:
        self.module = module
        self._engine = connect(db_url or address())
        journal.make(self._engine)
        # submissions written, and written when the database last looked at its tables
        self._written = self._seen = 0

    def __enter__(self) -> "Book":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._engine.dispose()

    @cached_property
    def _assignment(self) -> Any:
        with reading(self._engine) as connection:
            return connection.execute(select(ASSIGNMENT).where(ASSIGNMENT.c.name == self.module)).one()

    @cached_property
    def _cells(self) -> dict[str, list[Any]]:
        """The cells that are graded or commented on, by the id of their notebook."""
        with reading(self._engine) as connection:
            notebooks = connection.scalars(select(NOTEBOOK.c.id).where(NOTEBOOK.c.assignment_id == self._assignment.id))
            found: dict[str, list[Any]] = {id: [] for id in notebooks}
            for row in connection.execute(select(CELL).where(CELL.c.notebook_id.in_(found))):
                found[row.notebook_id].append(row)
        return found

    @cached_property
    def _names(self) -> dict[str, str]:
        return {cell.id: cell.name for cells in self._cells.values() for cell in cells}

    def known(self, students: Sequence[str]) -> dict[str, Known]:
        """Return what the gradebook has of each of some submissions."""
        owners = (
            select(PART.c.id, SUBMITTED.c.student_id)
            .join(SUBMITTED, PART.c.assignment_id == SUBMITTED.c.id)
            .where(SUBMITTED.c.assignment_id == self._assignment.id, SUBMITTED.c.student_id.in_(students))
            .where(PART.c.notebook_id.in_(self._cells))
        )
        columns = select(GRADE.c.notebook_id, GRADE.c.cell_id, GRADE.c.auto_score, GRADE.c.manual_score)
        auto: dict[str, dict[str, float | None]] = {one: {} for one in students}
        manual: dict[str, dict[str, float]] = {one: {} for one in students}
        names = self._names
        with reading(self._engine) as connection:
            last = journal.last(connection, self.module, students)
            hashes = journal.collected(connection, self.module, students)
            parts = {id: student for id, student in connection.execute(owners)}
            here = GRADE.c.cell_id.in_(names) & GRADE.c.notebook_id.in_(parts)
            for part, cell, by_machine, by_hand in connection.execute(columns.where(here)):
                auto[parts[part]][names[cell]] = by_machine
                if by_hand is not None:
                    manual[parts[part]][names[cell]] = by_hand
        return {one: Known(last.get(one), auto[one], manual[one], hashes.get(one)) for one in students}

    def history(self, student: str) -> list[Marking]:
        """Return every marking of one learner's submissions, the oldest first."""
        with reading(self._engine) as connection:
            return journal.history(connection, self.module, student)

    def students(self) -> list[str]:
        """Return the pseudonyms whose submissions have been marked."""
        with reading(self._engine) as connection:
            return journal.students(connection, self.module)

    def marked_otherwise(self, now: Versions) -> bool:
        """Tell whether any mark was given by another lesson, register, case or program than these."""
        with reading(self._engine) as connection:
            return journal.others(connection, self.module, now)

    def collect(self, hashes: Mapping[str, str], anew: bool = False) -> None:
        """Keep the SHA-256 of collected answer files; what was kept before stays, unless they are collected `anew`."""
        with writing(self._engine) as connection:
            journal.collect(connection, self.module, hashes, anew)

    def write(self, markings: Sequence[Marking]) -> None:
        """Write markings and nbgrader's rows of them in one transaction: all of them, or none."""
        if not markings:
            return
        try:
            self._write(markings)
        except IntegrityError:
            # another program made rows of the same learners at the same moment; now they are there
            self._write(markings)
        self._written += len(markings)
        if self._written >= 2 * self._seen:
            self._seen = self._written
            look(self._engine, FILLED)

    def _write(self, markings: Sequence[Marking]) -> None:
        with writing(self._engine) as connection:
            parts, old = self._parts(connection, markings)
            self._grades(connection, markings, parts, old)
            self._comments(connection, parts, old)
            self._penalties(connection, parts)
            journal.add(connection, self.module, markings)
            journal.collect(connection, self.module, {one.student: one.answers for one in markings})

    def note(self, marking: Marking) -> None:
        """Keep what belongs to a mark whose rows nbgrader itself has written."""
        with writing(self._engine) as connection:
            journal.add(connection, self.module, [marking])
            journal.collect(connection, self.module, {marking.student: marking.answers})

    def _parts(self, connection: Connection, markings: Sequence[Marking]) -> tuple[dict[str, str], list[str]]:
        """Make the rows of new submissions; return the learner of each submitted notebook, by the notebook's id.

        The list has the notebooks that were there before: the others have no marks or comments to look for.
        """
        students = [one.student for one in markings]
        there = set(connection.scalars(select(STUDENT.c.id).where(STUDENT.c.id.in_(students))))
        insert(connection, STUDENT, [{"id": one} for one in students if one not in there])

        course = self._assignment.id
        here = (SUBMITTED.c.assignment_id == course) & SUBMITTED.c.student_id.in_(students)
        found = {row.student_id: row for row in connection.execute(select(SUBMITTED).where(here))}
        new, moved = [], []
        for one in markings:
            old = found.get(one.student)
            if old is None:
                submitted = {"id": new_id(), "assignment_id": course, "student_id": one.student}
                new.append(submitted | {"timestamp": one.handed_in})
            elif one.handed_in is not None and one.handed_in != old.timestamp:
                moved.append({"here": old.id, "timestamp": one.handed_in})
        insert(connection, SUBMITTED, new)
        update(connection, SUBMITTED, moved, "timestamp")

        owners = {row.id: student for student, row in found.items()}
        owners |= {one["id"]: one["student_id"] for one in new}
        columns = select(PART.c.id, PART.c.assignment_id, PART.c.notebook_id)
        here = PART.c.notebook_id.in_(self._cells) & PART.c.assignment_id.in_([row.id for row in found.values()])
        parts = {(row.assignment_id, row.notebook_id): row.id for row in connection.execute(columns.where(here))}
        places = [(submitted, notebook) for submitted in owners for notebook in self._cells]
        made = {place: new_id() for place in places if place not in parts}
        missing = [{"id": id, "assignment_id": one, "notebook_id": other} for (one, other), id in made.items()]
        insert(connection, PART, [row | {"flagged": False} for row in missing])
        return {id: owners[place[0]] for place, id in (parts | made).items()}, list(parts.values())

    def _grades(
        self, connection: Connection, markings: Sequence[Marking], parts: Mapping[str, str], old: Sequence[str]
    ) -> None:
        marks = {one.student: one.marks for one in markings}
        names = self._names
        rows = connection.execute(
            select(
                GRADE.c.id,
                GRADE.c.notebook_id,
                GRADE.c.cell_id,
                GRADE.c.auto_score,
                GRADE.c.manual_score,
                GRADE.c.needs_manual_grade,
            ).where(GRADE.c.cell_id.in_(names), GRADE.c.notebook_id.in_(old))
        ).all()
        changed = []
        for id, part, cell, auto, manual, needs in rows:
            mark = marks[parts[part]].get(names[cell])
            by_hand = manual is not None
            if mark is not None and (auto, needs) != (mark, by_hand):
                changed.append({"here": id, "auto_score": mark, "needs_manual_grade": by_hand})
        update(connection, GRADE, changed, "auto_score", "needs_manual_grade")
        there = {(row[1], row[2]) for row in rows}
        missing = []
        for part, cell, name in self._needed(parts, "GradeCell", "TaskCell"):
            if (part, cell) not in there:
                mark = marks[parts[part]].get(name)
                row = {"id": new_id(), "notebook_id": part, "cell_id": cell}
                missing.append(row | {"auto_score": mark, "needs_manual_grade": mark is None})
        insert(connection, GRADE, missing)

    def _comments(self, connection: Connection, parts: Mapping[str, str], old: Sequence[str]) -> None:
        columns = select(COMMENT.c.id, COMMENT.c.notebook_id, COMMENT.c.cell_id, COMMENT.c.auto_comment)
        here = COMMENT.c.cell_id.in_(self._names) & COMMENT.c.notebook_id.in_(old)
        rows = connection.execute(columns.where(here)).all()
        stale = [{"here": row.id, "auto_comment": None} for row in rows if row.auto_comment is not None]
        update(connection, COMMENT, stale, "auto_comment")
        there = {(row.notebook_id, row.cell_id) for row in rows}
        needed = [(part, cell) for part, cell, _ in self._needed(parts, "SolutionCell", "TaskCell")]
        missing = [place for place in needed if place not in there]
        insert(connection, COMMENT, [{"id": new_id(), "notebook_id": one, "cell_id": cell} for one, cell in missing])

    def _needed(self, parts: Mapping[str, str], *types: str) -> Iterator[tuple[str, str, str]]:
        """Yield (submitted notebook, cell, name) for every cell of these types. A module has one notebook."""
        cells = [(cell.id, cell.name) for cells in self._cells.values() for cell in cells if cell.type in types]
        for part in parts:
            yield from ((part, id, name) for id, name in cells)

    def _penalties(self, connection: Connection, parts: Mapping[str, str]) -> None:
        """Take late penalties back, and where the module has a due day ask nbgrader's plugin for the new ones."""
        rows = connection.execute(
            select(PART.c.id, PART.c.late_submission_penalty, SUBMITTED.c.timestamp, SUBMITTED.c.extension)
            .join(SUBMITTED, SUBMITTED.c.id == PART.c.assignment_id)
            .where(PART.c.id.in_(parts))
        ).all()
        changed = []
        for row in rows:
            seconds = late.seconds(self._assignment.duedate, row.extension, row.timestamp)
            penalty = late.penalty(parts[row.id], self._score(connection, row.id), seconds) if seconds > 0 else None
            if penalty != row.late_submission_penalty:
                changed.append({"here": row.id, "late_submission_penalty": penalty})
        update(connection, PART, changed, "late_submission_penalty")

    def _score(self, connection: Connection, part: str) -> float:
        given = func.coalesce(GRADE.c.manual_score, GRADE.c.auto_score)
        extra = func.coalesce(GRADE.c.extra_credit, 0.0)
        whole = select(func.sum(given + extra)).where(GRADE.c.cell_id.in_(self._names), GRADE.c.notebook_id == part)
        return float(connection.scalar(whole.where(given.is_not(None))) or 0.0)


def new_id() -> str:
    """Return an id of a row, as long as nbgrader's, a later one greater than an earlier one.

    Rows of one batch so lie side by side in every index; with ids at random a batch would touch each page of them.
    """
    return f"{time.time_ns():016x}{token_hex(8)}"


def waiting(module: str, db_url: str | None = None) -> int:
    """Return how many drafted pieces of a module wait for a person."""
    tasks = (
        select(func.count())
        .select_from(GRADE)
        .join(CELL, CELL.c.id == GRADE.c.cell_id)
        .join(NOTEBOOK, NOTEBOOK.c.id == CELL.c.notebook_id)
        .where(CELL.c.type == "TaskCell", NOTEBOOK.c.name == module, GRADE.c.needs_manual_grade == true())
    )
    engine = connect(db_url or address())
    try:
        with reading(engine) as connection:
            return int(connection.scalar(tasks) or 0)
    finally:
        engine.dispose()


def scores(module: str, db_url: str | None = None) -> dict[str, tuple[float, float]]:
    """Return (score, highest possible) of each submission of a module, by pseudonym."""
    with api.Gradebook(db_url or address(), "casebook") as gradebook:
        found = gradebook.find_assignment(module).submissions
        return {submission.student_id: (submission.score, submission.max_score) for submission in found}
