"""Grade a module: workers mark, one writer keeps files and gradebook; a kill at any moment loses nothing.

The files of a submission are written first, each whole or not at all; the rows of a batch come last, in one
transaction, with the SHA-256 of the files. A run that finds them otherwise than they were written does them again.
"""

import hashlib
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from casebook import paths
from casebook.answers.locking import Busy, locked
from casebook.errors import CasebookError
from casebook.grading import collected, submission
from casebook.grading.database import CannotWrite, said
from casebook.grading.gradebook import Book, Known
from casebook.grading.submission import Sent
from casebook.grading.versions import Versions
from casebook.grading.work import Result, Work
from casebook.writing import replace as put

# a transaction has no more submissions than this, and no work waits longer than this to be written, in seconds
BATCH = 100
PATIENCE = 2.0
# characters of a pseudonym, in nbgrader's tables
LONGEST = 128

Marker = Callable[[Iterable[Sent | Result], bool], Iterator[Work | Result]]


class NothingToGrade(CasebookError):
    """No submission of the module has been collected."""


@dataclass(frozen=True)
class Move:
    """A mark that the course as it is now gives otherwise than it was given. `by_hand`: a person's mark, if any."""

    student: str
    question: str
    before: float
    after: float
    by_hand: float | None

    def __str__(self) -> str:
        """Say whose mark moves, and how far."""
        stands = "" if self.by_hand is None else f" (a person's mark of {self.by_hand:g} stands)"
        return f"{self.student}, {self.question}: {self.before:g} -> {self.after:g}{stands}"


@contextmanager
def alone() -> Iterator[None]:
    """Let one run at a time grade a course: two would do the same work twice."""
    try:
        with locked(paths.root() / "course" / ".grading.lock", patience=0):
            yield
    except Busy as error:
        raise CasebookError("Another run is grading in this course. Wait until it ends, then run again.") from error


def students(module: str) -> list[str]:
    """Return the pseudonyms that have handed in a module. Raises `NothingToGrade` when there is none."""
    found = collected.students(module)
    if not found:
        raise NothingToGrade(
            f"No submission of {module} lies in {collected.folder()}. Collect with nbgrader zip_collect {module}."
        )
    return [name for name in found if fits(name)]


def unfit(module: str) -> list[str]:
    """Return the names of folders that the gradebook cannot hold as pseudonyms."""
    return [name for name in collected.students(module) if not fits(name)]


def fits(name: str) -> bool:
    """Tell whether the gradebook can hold a pseudonym: printable, and no longer than nbgrader's column."""
    return name.isprintable() and len(name) <= LONGEST


def grade(
    book: Book, marker: Marker, now: Versions, again: bool = False, hold: frozenset[str] = frozenset()
) -> Iterator[Result]:
    """Grade every submission of a module and yield what became of each; none is left out.

    A submission whose answers, files and rows are those of its last mark, by the course as it is now, is skipped
    unless `again` is set. The marks of those in `hold` stay as they are: they would move.
    """
    batch: list[Work] = []
    oldest = 0.0
    for done in marker(to_do(book, now, again, hold), True):
        if isinstance(done, Work):
            oldest = oldest if batch else time.monotonic()
            batch.append(done)
        else:
            yield done
        if batch and (len(batch) >= BATCH or time.monotonic() - oldest > PATIENCE):
            yield from keep(book, batch)
            batch = []
    yield from keep(book, batch)


def to_do(book: Book, now: Versions, again: bool, hold: frozenset[str]) -> Iterator[Sent | Result]:
    """Yield each submission that has to be marked, and what is settled without."""
    for name in unfit(book.module):
        why = f"the gradebook cannot hold this name: rename its folder ({LONGEST} printable characters at most)"
        yield Result(submission.clip(name), "pending", problems=(why,))
    for sent, known in seen(book, students(book.module)):
        if sent.student in hold:
            yield Result(sent.student, "pending", problems=("its mark would move; accept it with --accept",))
        elif not again and settled(sent, known, now):
            assert known.last
            status = "unchanged" if known.last.status == "graded" else known.last.status
            yield Result(sent.student, status, known.last.earned, known.last.points, known.last.problems)
        else:
            yield sent


def seen(book: Book, learners: Iterable[str]) -> Iterator[tuple[Sent, Known]]:
    """Yield the submission of each learner as it lies here, with what the gradebook has of it; a batch at a time."""
    names = iter(learners)
    while group := list(islice(names, BATCH)):
        known = book.known(group)
        for student in group:
            sent = submission.fetch(collected.folder() / student / book.module, student, book.module)
            yield told(sent, known[student]), known[student]


def told(sent: Sent, known: Known) -> Sent:
    """Add to a submission's problems that it is not what was collected."""
    if known.collected is None or known.collected[0] == sent.digest:
        return sent
    changed = f"answers.json is not the file that was collected at {known.collected[1]}"
    return replace(sent, problems=(*sent.problems, changed))


def settled(sent: Sent, known: Known, now: Versions) -> bool:
    """Tell whether the last mark of a submission stands, to the byte of its files and the rows of the gradebook."""
    last = known.last
    if last is None or last.sent != sent.fingerprint or last.versions != now or not known.holds:
        return False
    return last.files == on_disk(sent)


def on_disk(sent: Sent) -> str:
    """Return the SHA-256 of the files written for a submission, one after the other; "" when one is missing."""
    whole = hashlib.sha256()
    names = [f"{sent.module}.ipynb", "answers.json", *(["timestamp.txt"] if sent.handed_in else [])]
    try:
        for name in names:
            whole.update((target(sent.student, sent.module) / name).read_bytes())
    except OSError:
        return ""
    return whole.hexdigest()


def moves(book: Book, marker: Marker, now: Versions, learners: Iterable[str]) -> Iterator[Move]:
    """Yield each mark of some learners that would move although nothing new was handed in. Nothing is written."""
    before: dict[str, Known] = {}

    def otherwise() -> Iterator[Sent | Result]:
        for sent, known in seen(book, learners):
            if known.last and known.last.versions != now and known.last.sent == sent.fingerprint:
                before[sent.student] = known
                yield sent

    for done in marker(otherwise(), False):
        if isinstance(done, Work):
            yield from moved(before.pop(done.marking.student), done)


def moved(known: Known, done: Work) -> Iterator[Move]:
    """Yield each mark of one submission that differs from the last one."""
    assert known.last
    old, new = known.last.marks, done.marking.marks
    for id in sorted({*old, *new}):
        if old.get(id, 0.0) != new.get(id, 0.0):
            yield Move(done.marking.student, id, old.get(id, 0.0), new.get(id, 0.0), known.manual.get(id))


def keep(book: Book, batch: list[Work]) -> list[Result]:
    """Write the files of a batch, then its rows; a kill in between means only that it is done again."""
    for one in batch:
        write(one, book.module)
    book.write([one.marking for one in batch])
    return [one.result for one in batch]


def write(one: Work, module: str) -> None:
    """Write the files of one submission, each whole or not at all."""
    folder = target(one.marking.student, module)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in one.files:
            put(folder / name, data, lasting=False)
    except OSError as error:
        raise CannotWrite(said(f"{error.strerror} ({folder})")) from error


def target(student: str, module: str) -> Path:
    """Return nbgrader's folder of a marked submission."""
    return paths.root() / "course" / "autograded" / student / module
