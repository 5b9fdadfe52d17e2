"""`nbgrader autograde`, safe: the course's own notebook with the learner's answers; no kernel, no learner's code.

nbgrader offers no setting for this, so `install` puts a subclass where its command line and its formgrader look for
`Autograde`. All that nbgrader keeps (students, submissions, grades, late penalties) is still written by nbgrader.
"""

import os
from datetime import datetime
from functools import lru_cache
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbgrader.api import Gradebook, TaskCell
from nbgrader.converters import Autograde, BaseConverter
from nbgrader.preprocessors import AssignLatePenalties, CheckCellMetadata, SaveAutoGrades
from nbgrader.utils import temp_attrs
from traitlets.config import Config

from casebook import paths
from casebook.grading import marking_run, submission
from casebook.grading.render import render


class SafeAutograde(Autograde):  # type: ignore[misc]
    """nbgrader's autograde for lessons whose answers are data."""

    def init_notebooks(self) -> None:
        """List what to grade by folder: a submission counts though its notebook be missing, broken or a trap."""
        wanted = self._format_source(self.coursedir.assignment_id, self.coursedir.student_id)
        names = [self.coursedir.assignment_id]
        root = Path(self.coursedir.root)
        found = sorted(path for path in root.glob(str(Path(wanted).relative_to(root))) if real(path))
        self.notebooks: list[str] = []
        self.assignments = {str(path): [str(path / f"{name}.ipynb") for name in names] for path in found}
        if not found:
            super().init_notebooks()

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
        handed_in = submission.receive(Path(notebook_filename).parent, student, module)
        marked = marking_run.mark(handed_in)
        for problem in marked.problems:
            self.log.warning("%s, %s: %s", student, module, problem)
        target = Path(self._format_dest(module, student))
        target.mkdir(parents=True, exist_ok=True)
        file = target / f"{module}.ipynb"
        nbformat.write(render(master_of(module, self.coursedir.db_url), marked), file)
        (target / "answers.json").write_text(handed_in.canonical(), encoding="utf-8")
        self._sanitizing = False
        self._init_preprocessors()
        try:
            BaseConverter.convert_single_notebook(self, str(file))
        finally:
            self._sanitizing = True


def real(path: Path) -> bool:
    """Tell whether a path is a folder and no link: a link could lead anywhere."""
    return path.is_dir() and not path.is_symlink() and not path.parent.is_symlink()


@lru_cache(maxsize=16)
def master_of(module: str, db_url: str) -> NotebookNode:
    """Return the course's own notebook of a module with the checksums that the gradebook has for it."""
    notebook: NotebookNode = nbformat.read(
        paths.root() / "course" / "source" / module / f"{module}.ipynb", as_version=4
    )
    with Gradebook(db_url, "casebook") as gradebook:
        checksums = {cell.name: cell.checksum for cell in gradebook.find_notebook(module, module).source_cells}
    for cell in notebook.cells:
        if "nbgrader" in cell.metadata:
            cell.metadata.nbgrader["checksum"] = checksums.get(cell.metadata.nbgrader["grade_id"])
    return notebook


def read_stamp(path: str) -> datetime | None:
    """Stand in for nbgrader's reader of `timestamp.txt`, which ends the whole run on a bad one."""
    return submission.stamp(Path(path))


def install(config: Config) -> None:
    """Make every way into nbgrader's autograde the safe one. Called by nbgrader_config.py."""
    import nbgrader.apps.api
    import nbgrader.apps.autogradeapp
    from nbgrader.coursedir import CourseDirectory

    for module in (nbgrader.apps.api, nbgrader.apps.autogradeapp):
        if not issubclass(module.Autograde, Autograde):
            raise RuntimeError("nbgrader has changed: casebook.grading.autograde must be looked at again")
        module.Autograde = SafeAutograde
    CourseDirectory.get_existing_timestamp = lambda self, path: read_stamp(path)
    config.ExchangeFactory.release_assignment = "casebook.grading.exchange.ReleaseAssignment"
    config.ExchangeFactory.release_feedback = "casebook.grading.exchange.ReleaseFeedback"
    config.Autograde.sanitize_preprocessors = []
    config.Autograde.autograde_preprocessors = [SaveAutoGrades, AssignLatePenalties, CheckCellMetadata]
    # nbgrader marks everything it writes read-only, which a second run could then not replace
    config.Autograde.permissions = 644
    os.environ.setdefault("CASEBOOK_ROOT", str(paths.root()))
