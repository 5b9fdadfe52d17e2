"""Marks as Moodle and Canvas import them. The only place where names and marks meet: the file goes where you say.

Moodle, "Grades > Import > CSV file": one line for each user, found by e-mail address, ID number or username.
Canvas, "Gradebook > Import": Student, ID, SIS User ID, SIS Login ID, Section, then assignments; points possible in the
second line.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from nbgrader.api import Gradebook, MissingEntry

from casebook.classroom import tables
from casebook.classroom.roster import Learner
from casebook.errors import CasebookError
from casebook.grading.database import address, plainly

MOODLE = {"Email address": "email", "ID number": "id_number", "Username": "username"}
CANVAS = {"ID": "canvas_id", "SIS User ID": "sis_id", "SIS Login ID": "sis_login", "Section": "section"}
POINTS = "    Points Possible"


class CannotExport(CasebookError):
    """Marks cannot be written in the form that the platform imports."""


@dataclass(frozen=True)
class Marks:
    """The marks of a module: points by pseudonym with the late penalty taken off, None while a person has to mark."""

    module: str
    highest: float
    points: Mapping[str, float | None]

    @property
    def waiting(self) -> list[str]:
        """Whose mark is not whole yet."""
        return sorted(one for one, mark in self.points.items() if mark is None)


def marks_of(module: str, provisional: bool = False) -> Marks:
    """Return the marks of a module from the gradebook; `provisional`: also those that a person has still to add to."""
    with plainly(), Gradebook(address(), "casebook") as gradebook:
        try:
            assignment = gradebook.find_assignment(module)
        except MissingEntry as error:
            raise CannotExport(
                f"Nothing of {module} has been marked. Run casebook grade {module.split('_')[0]} first."
            ) from error
        points: dict[str, float | None] = {}
        for row in assignment.submissions:
            if not row.notebooks or any(grade.auto_score is None and grade.manual_score is None
                                        and not grade.needs_manual_grade for part in row.notebooks
                                        for grade in part.grades):  # fmt: skip
                continue
            whole = provisional or not row.needs_manual_grade
            off = sum(part.late_submission_penalty or 0.0 for part in row.notebooks)
            points[row.student_id] = round(max(0.0, row.score - off), 2) if whole else None
        return Marks(module, float(assignment.max_score), points)


def moodle(learners: Sequence[Learner], marks: Sequence[Marks]) -> str:
    """Return the CSV that Moodle's gradebook imports. Raises `CannotExport` when Moodle could find nobody by it."""
    known = {column: field for column, field in MOODLE.items() if any(getattr(one, field) for one in learners)}
    if not known:
        raise CannotExport(
            "Moodle finds people by e-mail address, ID number or username, and the roster has none of them. "
            "Take Moodle's own list of participants as the roster: casebook class new --roster participants.csv."
        )
    header = ["Full name", *known, *(one.module for one in marks)]
    rows = [
        [one.name, *(getattr(one, field) for field in known.values()), *cells(one, marks)] for one in learners
    ]  # fmt: skip
    return tables.text(header, rows)


def canvas(learners: Sequence[Learner], marks: Sequence[Marks]) -> str:
    """Return the CSV that Canvas's gradebook imports. Raises `CannotExport` when Canvas could find nobody by it."""
    if not any(one.canvas_id or one.sis_id or one.sis_login for one in learners):
        raise CannotExport(
            "Canvas finds people by its ID or a SIS ID, and the roster has none of them. Export the gradebook from "
            "Canvas and take it as the roster: casebook class new --roster grades.csv."
        )
    header = ["Student", *CANVAS, *(one.module for one in marks)]
    possible: list[object] = [POINTS, *("" for _ in CANVAS), *(one.highest for one in marks)]
    rows = [
        [student(one), *(getattr(one, field) for field in CANVAS.values()), *cells(one, marks)] for one in learners
    ]  # fmt: skip
    return tables.text(header, [possible, *rows])


def into(template: Path, learners: Sequence[Learner], marks: Sequence[Marks]) -> str:
    """Return Canvas's own export with the marks filled in: an assignment keeps its number, nobody else's mark moves.

    The column of a module is the one whose name has the module's name or its number (m05) in it.
    """
    # what Canvas wrote stays as it is, formulas and all but those that we write
    grid = tables.grid(template)
    if "ID" not in grid[0]:
        raise CannotExport(f"{template} is no gradebook export of Canvas: it has no column ID.")
    columns = {one.module: column_of(grid[0], one.module, template) for one in marks}
    place = grid[0].index("ID")
    by_number = {one.canvas_id: one for one in learners if one.canvas_id}
    for row in grid[1:]:
        learner = by_number.get(row[place].strip()) if len(row) > place else None
        for one in marks if learner else ():
            mark = one.points.get(learner.pseudonym) if learner else None
            if mark is not None:
                # a spreadsheet leaves out the empty cells at the end of a line
                row += [""] * (len(grid[0]) - len(row))
                row[columns[one.module]] = f"{mark:g}"
    return tables.text(grid[0], grid[1:])


def column_of(header: Sequence[str], module: str, template: Path) -> int:
    """Return the place of a module's column."""
    number = module.split("_", 1)[0]
    found = [place for place, name in enumerate(header) if module in name or name.lower().startswith(number)]
    if len(found) != 1:
        raise CannotExport(
            f"{template} has {len(found)} columns for {module}. "
            f"Name one assignment in Canvas so that it begins with {number}."
        )
    return found[0]


def cells(learner: Learner, marks: Sequence[Marks]) -> list[object]:
    """Return one learner's marks; an empty cell, which changes nothing on import, where there is none."""
    return ["" if (mark := one.points.get(learner.pseudonym)) is None else mark for one in marks]


def student(learner: Learner) -> str:
    """Return a name as Canvas sorts it."""
    return f"{learner.last}, {learner.first}" if learner.last and learner.first else learner.name
