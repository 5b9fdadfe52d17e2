"""nbgrader's exchange, for classes that share one server: what an instructor has answered is not handed out, and
feedback goes back to whoever handed in over the exchange, whatever came by other ways."""

import os
import re
from logging import Logger
from pathlib import Path

from nbgrader.exchange.default import ExchangeReleaseAssignment, ExchangeReleaseFeedback

from casebook.grading import submission

# what answering makes inside a module's folder: the answer file, its backup, its lock, set-aside copies
LEARNERS_OWN = "answers.json*"
SECRET = re.compile(rb"[0-9a-f]{128}")


class ReleaseAssignment(ExchangeReleaseAssignment):  # type: ignore[misc]
    """Release a module as it was built. Stock nbgrader copies the folder as it stands, answers and all."""

    def do_copy(self, src: str | os.PathLike[str], dest: str | os.PathLike[str], log: Logger | None = None) -> None:
        """Copy the module's folder `src` to `dest` without what a learner makes in it."""
        stock = self.coursedir.ignore
        self.coursedir.ignore = [*stock, LEARNERS_OWN]
        try:
            super().do_copy(src, dest, log)
        finally:
            self.coursedir.ignore = stock


class ReleaseFeedback(ExchangeReleaseFeedback):  # type: ignore[misc]
    """Release feedback to those who handed in over the exchange. Stock nbgrader ends at the first who did not."""

    def copy_files(self) -> None:
        """Lay the time and the secret of each hand-in beside its feedback, and leave out whoever has none."""
        left_out = [page.parent.parent.name for page in sorted(self._pages()) if not self._lay_receipt(page.parent)]
        if left_out:
            self.log.warning("Not handed in over the exchange; give them their feedback file: %s", ", ".join(left_out))
        stock = self.coursedir.student_id_exclude
        self.coursedir.student_id_exclude = ",".join([stock, *left_out] if stock else left_out)
        try:
            super().copy_files()
        finally:
            self.coursedir.student_id_exclude = stock

    def _pages(self) -> set[Path]:
        module = self.coursedir.assignment_id
        folder = Path(self.coursedir.format_path(self.coursedir.feedback_directory, "*", module))
        root = Path(self.coursedir.root)
        return set(root.glob(str((folder / f"{module}.html").relative_to(root))))

    def _lay_receipt(self, feedback: Path) -> bool:
        student = feedback.parent.name
        module = self.coursedir.assignment_id
        handed_in = Path(self.coursedir.format_path(self.coursedir.submitted_directory, student, module))
        secret = submission.contents(handed_in / "submission_secret.txt", 200)
        stamp = submission.stamp(handed_in)
        if secret is None or stamp is None or not SECRET.fullmatch(secret):
            return False
        (feedback / "submission_secret.txt").write_bytes(secret)
        (feedback / "timestamp.txt").write_text(f"{stamp:%Y-%m-%d %H:%M:%S.%f} UTC", encoding="utf-8")
        return True
