"""One submission's work, apart from database and folders: what was sent goes in, marks and files come out.

A worker may be this process, another one on this machine, or one on a cluster: it needs the course and nothing else,
and doing the work twice gives the same bytes.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

import nbformat
from nbformat import NotebookNode
from nbgrader.utils import compute_checksum

from casebook import paths
from casebook.errors import CasebookError
from casebook.grading import marking_run, submission, versions
from casebook.grading.journal import Marking
from casebook.grading.marking_run import Marked
from casebook.grading.render import Template
from casebook.grading.submission import Sent
from casebook.grading.versions import Versions

NO_ANSWERS = "there is no answers.json that can be read"


class OtherCourse(CasebookError):
    """A worker has another lesson, register, case or program than the run that it works for."""


@dataclass(frozen=True)
class Result:
    """What became of one submission, and why.

    `status` is `graded`, `unchanged` since its last mark, `refused` (it has nothing to mark; it earns 0) or `pending`.
    """

    student: str
    status: str
    earned: float = 0.0
    points: float = 0.0
    problems: tuple[str, ...] = ()


@dataclass(frozen=True)
class Work:
    """One marked submission on its way from a worker to the writer: what is kept, and its files (name, bytes)."""

    marking: Marking
    files: tuple[tuple[str, bytes], ...] = ()

    @property
    def result(self) -> Result:
        """What to report."""
        one = self.marking
        return Result(one.student, one.status, one.earned, one.points, one.problems)


def do(jobs: Iterable[Sent], now: Versions, draw: bool = True) -> list[Work | Result]:
    """Mark submissions; whatever goes wrong with one stays with it. Without `draw` no notebook is made."""
    return [attempt(sent, now, draw) for sent in jobs]


def attempt(sent: Sent, now: Versions, draw: bool = True) -> Work | Result:
    """Mark one submission, or say why it must wait."""
    try:
        return mark(sent, now, draw)
    except CasebookError as error:
        return Result(sent.student, "pending", problems=(str(error),))
    except Exception as error:
        return Result(sent.student, "pending", problems=(f"{type(error).__name__}: {submission.clip(str(error))}",))


def mark(sent: Sent, now: Versions, draw: bool = True) -> Work:
    """Mark one submission. Raises only when the course's own keys fail, or the course here is not that of the run."""
    template = template_of(sent.module, now)
    handed_in = submission.read(sent)
    marked = marking_run.mark(handed_in)
    if handed_in.empty:
        marked = replace(marked, problems=(*marked.problems, NO_ANSWERS))
    files = files_of(template, marked, sent) if draw else ()
    marking = Marking(
        student=sent.student,
        answers=sent.digest,
        sent=sent.fingerprint,
        case_id=marked.case,
        versions=now,
        files=digest(data for _, data in files),
        status="refused" if handed_in.empty else "graded",
        earned=marked.earned,
        points=marked.points,
        marks={id: one.earned for id, one in marked.marks.items()},
        problems=marked.problems,
        handed_in=sent.handed_in,
    )
    return Work(marking, files)


def files_of(template: Template, marked: Marked, sent: Sent) -> tuple[tuple[str, bytes], ...]:
    """Return what is written beside the marks: the marked notebook, the answers that could be used, the time."""
    stamp = f"{sent.handed_in:%Y-%m-%d %H:%M:%S.%f} UTC" if sent.handed_in else ""
    return (
        (f"{sent.module}.ipynb", template.fill(marked)),
        ("answers.json", marked.submission.canonical().encode()),
        *((("timestamp.txt", stamp.encode()),) if stamp else ()),
    )


def digest(parts: Iterable[bytes]) -> str:
    """Return the SHA-256 of bytes, one part after the other."""
    whole = hashlib.sha256()
    for part in parts:
        whole.update(part)
    return whole.hexdigest()


@lru_cache(maxsize=16)
def template_of(module: str, now: Versions) -> Template:
    """Return the course's notebook ready to be filled, when the course here is that of the run."""
    here = versions.now(module)
    if differing := here.differing(now):
        raise OtherCourse(f"a worker has another {' and '.join(differing)} than this course: give it the same checkout")
    return Template.of(master_of(module))


def master_of(module: str) -> NotebookNode:
    """Return the course's own notebook of a module, each cell with the checksum that nbgrader gives it."""
    path = paths.root() / "course" / "source" / module / f"{module}.ipynb"
    notebook: NotebookNode = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        if "nbgrader" in cell.metadata:
            cell.metadata.nbgrader["checksum"] = compute_checksum(cell)
    return notebook
