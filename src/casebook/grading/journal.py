"""What is kept of every mark, in two tables of our own beside nbgrader's, which nbgrader and its upgrades leave alone.

`casebook_marking` only grows: what each mark was given for, by which lesson, register, cases and program, and when.
`casebook_collected` has the SHA-256 of each answer file at the moment it was collected.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Column, Connection, Engine, Float, Integer, MetaData, String, Table, Text, func, inspect, select

from casebook.grading.database import insert, plainly
from casebook.grading.versions import Versions

OURS = MetaData()
MARKING = Table(
    "casebook_marking",
    OURS,
    Column("module", String(128), primary_key=True),
    Column("student", String(128), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("marked", String(32), nullable=False),
    Column("answers", String(64), nullable=False),
    Column("sent", String(64), nullable=False),
    Column("case_id", String(64), nullable=False),
    Column("lesson", String(64), nullable=False),
    Column("register", String(64), nullable=False),
    Column("cases", String(64), nullable=False),
    Column("code", String(128), nullable=False),
    Column("files", String(64), nullable=False),
    Column("status", String(16), nullable=False),
    Column("earned", Float, nullable=False),
    Column("points", Float, nullable=False),
    Column("marks", Text, nullable=False),
    Column("problems", Text, nullable=False),
)
COLLECTED = Table(
    "casebook_collected",
    OURS,
    Column("module", String(128), primary_key=True),
    Column("student", String(128), primary_key=True),
    Column("answers", String(64), nullable=False),
    Column("collected", String(32), nullable=False),
)


@dataclass(frozen=True)
class Marking:
    """What is kept of one marking of one submission.

    `answers`: SHA-256 of the answer file; `sent`: of all that was handed in and is shown; `files`: of the files
    written for it, one after the other (`Work.files`). `marks` are points by question. `status` is `graded` or
    `refused`. `marked`: when (UTC). `handed_in` (UTC, no zone) goes into nbgrader's row of the submission.
    """

    student: str
    answers: str
    sent: str
    case_id: str
    versions: Versions
    files: str
    status: str
    earned: float
    points: float
    marks: Mapping[str, float]
    problems: tuple[str, ...]
    handed_in: datetime | None = None
    marked: str = ""


def make(engine: Engine) -> None:
    """Make our two tables where they are not there yet."""
    if not all(inspect(engine).has_table(table.name) for table in OURS.sorted_tables):
        with plainly():
            OURS.create_all(engine)


def last(connection: Connection, module: str, students: Sequence[str]) -> dict[str, Marking]:
    """Return the last marking of each of some learners that has one."""
    here = (MARKING.c.module == module) & MARKING.c.student.in_(students)
    newest = select(MARKING.c.student, func.max(MARKING.c.number).label("number")).where(here)
    found = newest.group_by(MARKING.c.student).subquery()
    rows = connection.execute(
        select(MARKING)
        .join(found, (MARKING.c.student == found.c.student) & (MARKING.c.number == found.c.number))
        .where(MARKING.c.module == module)
    )
    return {row.student: marking_of(row) for row in rows}


def history(connection: Connection, module: str, student: str) -> list[Marking]:
    """Return every marking of one learner's submissions, the oldest first."""
    mine = select(MARKING).where(MARKING.c.module == module, MARKING.c.student == student)
    return [marking_of(row) for row in connection.execute(mine.order_by(MARKING.c.number))]


def students(connection: Connection, module: str) -> list[str]:
    """Return the pseudonyms whose submissions have been marked."""
    here = select(MARKING.c.student).where(MARKING.c.module == module)
    return list(connection.scalars(here.distinct().order_by(MARKING.c.student)))


def others(connection: Connection, module: str, now: Versions) -> bool:
    """Tell whether any mark of a module was given by another lesson, register, case or program than these."""
    differs = MARKING.c.module == module
    same = MARKING.c.code == now.code
    for name in ("lesson", "register", "cases"):
        same &= MARKING.c[name] == getattr(now, name)
    return connection.scalar(select(MARKING.c.student).where(differs & ~same).limit(1)) is not None


def add(connection: Connection, module: str, markings: Sequence[Marking]) -> None:
    """Add what is kept of these markings. Nothing in the table is ever changed or removed."""
    here = (MARKING.c.module == module) & MARKING.c.student.in_([one.student for one in markings])
    counts = select(MARKING.c.student, func.max(MARKING.c.number)).where(here).group_by(MARKING.c.student)
    numbers = {student: int(number) for student, number in connection.execute(counts)}
    moment = utc()
    rows = []
    for one in markings:
        row = {name: value for name, value in vars(one).items() if name not in ("versions", "handed_in")}
        row |= asdict(one.versions)
        row |= {"module": module, "number": numbers.get(one.student, 0) + 1, "marked": moment}
        row |= {"marks": json.dumps(dict(one.marks)), "problems": json.dumps(one.problems)}
        rows.append(row)
    insert(connection, MARKING, rows)


def marking_of(row: Any) -> Marking:
    """Return a row of `casebook_marking` as what it says."""
    return Marking(
        student=row.student,
        answers=row.answers,
        sent=row.sent,
        case_id=row.case_id,
        versions=Versions(row.lesson, row.register, row.cases, row.code),
        files=row.files,
        status=row.status,
        earned=row.earned,
        points=row.points,
        marks=json.loads(row.marks),
        problems=tuple(json.loads(row.problems)),
        marked=row.marked,
    )


def collected(connection: Connection, module: str, students: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Return (SHA-256 of the answer file, when) of what was collected from each of some learners."""
    rows = connection.execute(select(COLLECTED).where(COLLECTED.c.module == module, COLLECTED.c.student.in_(students)))
    return {row.student: (row.answers, row.collected) for row in rows}


def collect(connection: Connection, module: str, hashes: Mapping[str, str], anew: bool = False) -> None:
    """Keep the SHA-256 of collected answer files; what was kept before stays, unless they are collected `anew`."""
    here = (COLLECTED.c.module == module) & COLLECTED.c.student.in_(list(hashes))
    if anew:
        connection.execute(COLLECTED.delete().where(here))
    there = set(connection.scalars(select(COLLECTED.c.student).where(here)))
    moment = utc()
    new = [(student, answers) for student, answers in hashes.items() if student not in there]
    rows = [{"module": module, "student": one, "answers": answers, "collected": moment} for one, answers in new]
    insert(connection, COLLECTED, rows)


def utc() -> str:
    """Return this moment in UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
