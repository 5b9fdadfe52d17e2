"""Hash what is collected, at the moment nbgrader collects it: from the exchange, or from learners' archives."""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook
from nbgrader.coursedir import CourseDirectory
from nbgrader.exchange.default import ExchangeCollect
from traitlets import Bool

from casebook.grading import submission, unpacking
from casebook.grading.gradebook import Book

# a pseudonym becomes the name of a folder
STUDENT = re.compile(r"[A-Za-z0-9][A-Za-z0-9._@+-]{0,127}")
EPOCH = datetime(1970, 1, 1)


class Collect(ExchangeCollect):  # type: ignore[misc]
    """Collect from the exchange, where every learner may write, and keep the SHA-256 of each answer file."""

    owners_only = Bool(
        False, help="Refuse what another account handed in, where each learner has an account of his or her own."
    ).tag(config=True)
    src_records: list[dict[str, Any]]

    def init_src(self) -> None:
        """Find the hand-ins, and pass over those whose name would be a path or, on a hub, is somebody else's."""
        super().init_src()
        taken = []
        for record in self.src_records:
            if why := self._refuse(record):
                self.log.warning("%s: refused: %s", submission.clip(record["filename"]), why)
            else:
                taken.append(record)
        self.src_records = taken

    def _refuse(self, record: Mapping[str, Any]) -> str:
        if not STUDENT.fullmatch(record["username"]):
            return "this is no name of a learner"
        if self.owners_only and not self._is_own(record):
            return f"{self._owner(record) or 'another account'} handed it in"
        return ""

    def _path_to_record(self, path: str) -> dict[str, Any]:
        """Read the name of a hand-in; one without a time is the oldest, where stock nbgrader ends the whole run."""
        try:
            record: dict[str, Any] = super()._path_to_record(path)
        except (ValueError, OverflowError, TypeError):
            name = Path(path).name
            return {"username": name.rsplit("+", 3)[0], "filename": name, "timestamp": EPOCH}
        return record

    def _sort_by_timestamp(self, records: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Sort one learner's hand-ins; where some are the learner's own, the others are somebody else's."""
        own = [record for record in records if self._is_own(record)]
        found: list[dict[str, Any]] = super()._sort_by_timestamp(own or records)
        return found

    def _is_own(self, record: Mapping[str, Any]) -> bool:
        return bool(self._owner(record) == record["username"])

    def _owner(self, record: Mapping[str, Any]) -> str | None:
        try:
            return Path(self.inbound_path, record["filename"]).owner()
        except (KeyError, OSError, NotImplementedError):
            return None

    def copy_files(self) -> None:
        """Copy as nbgrader does, then keep the hashes of what was copied: what lay there already keeps its own."""
        self._copied: list[str] = []
        super().copy_files()
        note(self.coursedir, self._copied)

    def do_copy(self, src: str, dest: str, log: Any = None) -> None:
        """Copy the files of one learner's folder that count; stock nbgrader follows the links in it."""
        taken = unpacking.copy(Path(src), self.coursedir.assignment_id, ("timestamp.txt", "submission_secret.txt"))
        for remark in taken.remarks:
            self.log.warning("%s: %s", Path(dest).parent.name, submission.clip(remark))
        taken.lay(Path(dest))
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
