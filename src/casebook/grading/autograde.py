"""`nbgrader autograde`, safe: the course's own notebook with the learner's answers; no kernel, no learner's code.

nbgrader offers no setting for this, so `install` puts a subclass where its command line and its formgrader look for
`Autograde`. All that nbgrader keeps (students, submissions, grades, late penalties) is still written by nbgrader.
"""

import os
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook, MissingEntry, TaskCell
from nbgrader.converters import Autograde, BaseConverter
from nbgrader.preprocessors import AssignLatePenalties, CheckCellMetadata, SaveAutoGrades
from nbgrader.utils import temp_attrs
from traitlets.config import Config

from casebook import paths
from casebook.grading import collecting, grade, submission, versions, work
from casebook.grading.gradebook import Book
from casebook.grading.versions import Versions


class SafeAutograde(Autograde):  # type: ignore[misc]
    """nbgrader's autograde for lessons whose answers are data."""

    def init_notebooks(self) -> None:
        """List what to grade by folder: a submission counts though its notebook be missing, broken or a trap."""
        wanted = self._format_source(self.coursedir.assignment_id, self.coursedir.student_id)
        names = [self.coursedir.assignment_id]
        root = Path(self.coursedir.root)
        found = sorted(path for path in root.glob(str(Path(wanted).relative_to(root))) if path.is_dir())
        self.notebooks: list[str] = []
        self.assignments = {str(path): [str(path / f"{name}.ipynb") for name in names] for path in found}
        if not found:
            super().init_notebooks()
        if self.force:
            self._foretell([path.parent.name for path in found])

    @cached_property
    def _versions(self) -> Versions:
        return versions.now(self.coursedir.assignment_id)

    def _foretell(self, students: list[str]) -> None:
        """Say whose marks a changed course moves, before anything is written."""
        module = self.coursedir.assignment_id
        with Gradebook(self.coursedir.db_url, self.coursedir.course_id) as gradebook:
            try:
                gradebook.find_assignment(module)
            except MissingEntry:
                return
        with Book(module, self.coursedir.db_url) as book:
            for move in grade.moves(book, here(self._versions), self._versions, students):
                self.log.warning("The course has changed since this mark was given: %s", move)

    def init_assignment(self, assignment_id: str, student_id: str) -> None:
        """Let nbgrader make its rows, copy none of the learner's files, and keep tasks waiting for a person."""
        source = Path(self._format_source(assignment_id, student_id))
        nothing = ["*", ".*"]
        with temp_attrs(self.coursedir, ignore=nothing):
            super().init_assignment(assignment_id, student_id)
        if not (source / f"{assignment_id}.ipynb").exists():
            self._await_person(assignment_id, student_id)

    def _await_person(self, assignment_id: str, student_id: str) -> None:
        """nbgrader gives every cell of a missing notebook 0 and closes it; a drafted answer is not in the notebook."""
        with Gradebook(self.coursedir.db_url, self.coursedir.course_id) as gradebook:
            for notebook in gradebook.find_submission(assignment_id, student_id).notebooks:
                for grade in notebook.grades:
                    if isinstance(grade.cell, TaskCell) and grade.manual_score is None:
                        grade.auto_score = None
                        grade.needs_manual_grade = True
            gradebook.db.commit()

    def convert_single_notebook(self, notebook_filename: str) -> None:
        """Mark the answers in this process, write the marked notebook, and let nbgrader save the grades from it."""
        resources = self.init_single_notebook_resources(notebook_filename)
        student, module = resources["nbgrader"]["student"], resources["nbgrader"]["assignment"]
        with Book(module, self.coursedir.db_url) as book:
            sent = submission.fetch(Path(notebook_filename).parent, student, module)
            done = work.mark(grade.told(sent, book.known([student])[student]), self._versions)
            for problem in done.marking.problems:
                self.log.warning("%s, %s: %s", student, module, problem)
            grade.write(done, module)
            self._sanitizing = False
            self._init_preprocessors()
            try:
                BaseConverter.convert_single_notebook(self, str(grade.target(student, module) / f"{module}.ipynb"))
            finally:
                self._sanitizing = True
            book.note(done.marking)


def here(now: Versions) -> grade.Marker:
    """Return a marker that works in this process."""

    def mark(jobs: Any, draw: bool) -> Any:
        return (one if isinstance(one, work.Result) else work.attempt(one, now, draw) for one in jobs)

    return mark


def read_stamp(path: str) -> datetime | None:
    """Stand in for nbgrader's readers of `timestamp.txt`: a bad one would end the whole run, or formgrader's page."""
    return submission.stamp(Path(path))


def submitted_stamp(self: Any, assignment_id: str, student_id: str) -> datetime | None:
    """Return when a submission was handed in, for formgrader's list."""
    return read_stamp(self.coursedir.format_path(self.coursedir.submitted_directory, student_id, assignment_id))


def install(config: Config) -> None:
    """Make every way into nbgrader's autograde the safe one. Called by nbgrader_config.py."""
    import nbgrader.apps.api
    import nbgrader.apps.autogradeapp
    import nbgrader.apps.zipcollectapp
    from nbgrader.coursedir import CourseDirectory

    for module in (nbgrader.apps.api, nbgrader.apps.autogradeapp):
        if not issubclass(module.Autograde, Autograde):
            raise RuntimeError("nbgrader has changed: casebook.grading.autograde must be looked at again")
        module.Autograde = SafeAutograde
    CourseDirectory.get_existing_timestamp = lambda self, path: read_stamp(path)
    nbgrader.apps.api.NbGraderAPI.get_submitted_timestamp = submitted_stamp
    collecting.install(nbgrader.apps.zipcollectapp.ZipCollectApp)
    config.ExchangeFactory.collect = "casebook.grading.collecting.Collect"
    config.ExchangeFactory.release_assignment = "casebook.grading.exchange.ReleaseAssignment"
    config.ExchangeFactory.release_feedback = "casebook.grading.exchange.ReleaseFeedback"
    config.Autograde.sanitize_preprocessors = []
    config.Autograde.autograde_preprocessors = [SaveAutoGrades, AssignLatePenalties, CheckCellMetadata]
    # nbgrader marks everything it writes read-only, which a second run could then not replace
    config.Autograde.permissions = 644
    os.environ.setdefault("CASEBOOK_ROOT", str(paths.root()))
