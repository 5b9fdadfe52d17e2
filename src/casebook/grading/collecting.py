"""Hash what is collected, at the moment nbgrader collects it: from the exchange, or from learners' archives."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook
from nbgrader.coursedir import CourseDirectory
from nbgrader.exchange.default import ExchangeCollect

from casebook.grading import submission
from casebook.grading.gradebook import Book


class Collect(ExchangeCollect):  # type: ignore[misc]
    """Collect from the exchange and keep the SHA-256 of each answer file."""

    def copy_files(self) -> None:
        """Copy as nbgrader does, then keep the hashes of what was copied: what lay there already keeps its own."""
        self._copied: list[str] = []
        super().copy_files()
        note(self.coursedir, self._copied)

    def do_copy(self, src: str, dest: str, log: Any = None) -> None:
        """Copy one learner's folder."""
        super().do_copy(src, dest, log)
        self._copied.append(Path(dest).parent.name)


def note(coursedir: CourseDirectory, students: Iterable[str]) -> None:
    """Keep the SHA-256 of the answer files that have just been collected from these learners."""
    module = coursedir.assignment_id
    hashes = {}
    for student in students:
        folder = Path(coursedir.format_path(coursedir.submitted_directory, student, module))
        hashes[student] = submission.fetch(folder, student, module).digest
    # nbgrader makes the gradebook when it is not there: our tables alone would look to it like one of its own
    Gradebook(coursedir.db_url, coursedir.course_id).close()
    with Book(module, coursedir.db_url) as book:
        book.collect(hashes, anew=True)


def install(app: Any) -> None:
    """Make nbgrader's `zip_collect` keep hashes too. It has no setting for what happens after a copy."""
    stock = app._transfer_files
    if getattr(stock, "keeps_hashes", False):
        return

    def transfer(self: Any, collected: Mapping[str, Any]) -> None:
        stock(self, collected)
        note(self.coursedir, collected or {})

    transfer.keeps_hashes = True  # type: ignore[attr-defined]
    app._transfer_files = transfer
