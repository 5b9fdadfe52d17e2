"""Write marks into nbgrader's gradebook: the rows that `nbgrader autograde` writes, in few short transactions."""

import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import TracebackType
from typing import Any

from nbgrader.api import Comment, Gradebook, MissingEntry, Student, SubmittedAssignment, TaskCell
from nbgrader.converters import GenerateAssignment
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

from casebook import paths
from casebook.build.release import run


@dataclass(frozen=True)
class Row:
    """What one submission adds to the gradebook: marks by question, and when it was handed in (UTC)."""

    student: str
    marks: Mapping[str, float]
    handed_in: datetime | None


def address() -> str:
    """Return the gradebook's database address: `CASEBOOK_DB`, else SQLite in `course/`."""
    import os

    return os.environ.get("CASEBOOK_DB", f"sqlite:///{paths.root() / 'course' / 'gradebook.db'}")


def prepare(module: str, db_url: str | None = None) -> None:
    """Put a module's questions into the gradebook as generate_assignment does, touching no learner's file."""
    with tempfile.TemporaryDirectory(prefix="casebook-prepare-") as folder:
        config = Config()
        config.CourseDirectory.root = str(paths.root())
        config.CourseDirectory.source_directory = "course/source"
        config.CourseDirectory.release_directory = folder
        config.CourseDirectory.db_url = db_url or address()
        config.CourseDirectory.course_id = "casebook"
        coursedir = CourseDirectory(config=config)
        coursedir.assignment_id = module
        run(GenerateAssignment(coursedir=coursedir, parent=None, create_assignment=True))


class Writer:
    """Writes rows into one module's gradebook. Human marks are never touched; a row written twice changes nothing."""

    def __init__(self, module: str, db_url: str | None = None) -> None:
        self.module = module
        self._gradebook = Gradebook(db_url or address(), "casebook")
        self._cells = self._assignment_cells()

    def __enter__(self) -> "Writer":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._gradebook.db.rollback()
        self._gradebook.close()

    def _assignment_cells(self) -> dict[str, str]:
        assignment = self._gradebook.find_assignment(self.module)
        return {cell.id: cell.name for notebook in assignment.notebooks for cell in notebook.grade_cells}

    def write(self, rows: Iterable[Row]) -> None:
        """Write rows in one transaction: all of them, or none."""
        session = self._gradebook.db
        try:
            with session.no_autoflush:
                for row in rows:
                    self._write(row)
            session.commit()
        except BaseException:
            session.rollback()
            raise

    def _write(self, row: Row) -> None:
        submission = self._submission(row)
        for notebook in submission.notebooks:
            for grade in notebook.grades:
                name = self._cells.get(grade.cell_id)
                if name is not None and name in row.marks:
                    grade.auto_score = row.marks[name]
                    grade.needs_manual_grade = grade.manual_score is not None
            for comment in notebook.comments:
                comment.auto_comment = None
            notebook.late_submission_penalty = None

    def _submission(self, row: Row) -> Any:
        session = self._gradebook.db
        try:
            found = self._gradebook.find_submission(self.module, row.student)
        except MissingEntry:
            found = self._new(row)
        if row.handed_in is not None:
            found.timestamp = row.handed_in
        session.add(found)
        return found

    def _new(self, row: Row) -> Any:
        """Make the rows of a new submission as nbgrader does, without a commit for each."""
        from nbgrader.api import Grade, SubmittedNotebook

        session = self._gradebook.db
        student = session.get(Student, row.student) or Student(id=row.student)
        session.add(student)
        made = SubmittedAssignment(assignment=self._gradebook.find_assignment(self.module), student=student)
        for notebook in made.assignment.notebooks:
            part = SubmittedNotebook(notebook=notebook, assignment=made)
            for cell in (*notebook.grade_cells, *notebook.task_cells):
                part.grades.append(Grade(cell_id=cell.id, needs_manual_grade=True))
            for cell in (*notebook.solution_cells, *notebook.task_cells):
                part.comments.append(Comment(cell_id=cell.id))
        session.add(made)
        return made


def waiting(module: str, db_url: str | None = None) -> int:
    """Return how many drafted pieces of a module wait for a person."""
    with Gradebook(db_url or address(), "casebook") as gradebook:
        return sum(
            grade.needs_manual_grade
            for submission in gradebook.find_assignment(module).submissions
            for notebook in submission.notebooks
            for grade in notebook.grades
            if isinstance(grade.cell, TaskCell)
        )


def scores(module: str, db_url: str | None = None) -> dict[str, tuple[float, float]]:
    """Return (score, highest possible) of each submission of a module, by pseudonym."""
    with Gradebook(db_url or address(), "casebook") as gradebook:
        found = gradebook.find_assignment(module).submissions
        return {submission.student_id: (submission.score, submission.max_score) for submission in found}
