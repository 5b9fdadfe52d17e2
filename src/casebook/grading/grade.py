"""Grade a module: warm workers mark, one writer keeps the gradebook; a kill at any moment loses nothing."""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import nbformat

from casebook import __version__, paths
from casebook.errors import CasebookError
from casebook.grading import collected, gradebook, marking_run, submission
from casebook.grading.autograde import master_of
from casebook.grading.render import render
from casebook.lesson.self_marking import find

BATCH = 50


class NothingToGrade(CasebookError):
    """No submission of the module has been collected."""


@dataclass(frozen=True)
class Result:
    """What became of one submission: `graded`, `unchanged` since its last mark, `refused` or `pending`, and why."""

    student: str
    status: str
    earned: float = 0.0
    points: float = 0.0
    problems: tuple[str, ...] = ()


@dataclass(frozen=True)
class Work:
    """One marked submission on its way from a worker to the writer."""

    result: Result
    row: gradebook.Row
    notebook: str
    answers: str
    record: str


def grade(module: str, workers: int = 0, again: bool = False) -> Iterator[Result]:
    """Grade every submission of a module and yield what became of each, in the order of the pseudonyms.

    A submission whose answers, keys and program are those of its last mark is skipped unless `again` is set.
    """
    module = find(module)

    students = collected.students(module)
    if not students:
        raise NothingToGrade(
            f"No submission of {module} lies in {collected.folder()}. Collect with nbgrader zip_collect {module}."
        )
    keys = fingerprint(module)
    with gradebook.Writer(module) as writer:
        works = mark_all(module, students, keys, workers, again)
        while group := list(islice(works, BATCH)):
            writer.write(work.row for work in group if isinstance(work, Work))
            for work in group:
                yield keep(module, work) if isinstance(work, Work) else work


def mark_all(module: str, students: list[str], keys: str, workers: int, again: bool) -> Iterator[Work | Result]:
    """Mark submissions on `workers` processes (0: one for each processor), in order."""
    jobs = [(module, student, keys, again) for student in students]
    count = workers or os.cpu_count() or 1
    if count == 1 or len(jobs) < 2 * count:
        yield from map(attempt, jobs)
        return
    with ProcessPoolExecutor(count) as pool:
        yield from pool.map(attempt, jobs, chunksize=max(1, min(16, len(jobs) // (4 * count))))


def attempt(job: tuple[str, str, str, bool]) -> Work | Result:
    """Mark one submission; whatever goes wrong stays with it."""
    module, student, keys, again = job
    try:
        return mark(module, student, keys, again)
    except CasebookError as error:
        return Result(student, "pending", problems=(str(error),))
    except Exception as error:
        return Result(student, "pending", problems=(f"{type(error).__name__}: {submission.clip(str(error))}",))


def mark(module: str, student: str, keys: str, again: bool) -> Work | Result:
    """Mark one submission, unless its last mark still holds."""
    handed_in = submission.receive(paths.root() / "course" / "submitted" / student / module, student, module)
    record = json.dumps({"answers": handed_in.digest, "keys": keys, "casebook": __version__}, sort_keys=True)
    target = paths.root() / "course" / "autograded" / student / module
    if not again and read(target / "record.json") == record and (target / f"{module}.ipynb").is_file():
        return Result(student, "unchanged", problems=handed_in.problems)
    marked = marking_run.mark(handed_in)
    notebook = nbformat.writes(render(master_of(module, gradebook.address()), marked))
    points = sum(mark.points for mark in marked.marks.values())
    status = "refused" if handed_in.empty else "graded"
    why = (*marked.problems, *(("there is no answers.json that can be read",) if handed_in.empty else ()))
    marks = {id: mark.earned for id, mark in marked.marks.items()}
    row = gradebook.Row(student, marks, submission.stamp(target.parents[2] / "submitted" / student / module))
    result = Result(student, status, marked.earned, points, why)
    return Work(result, row, notebook, handed_in.canonical(), record)


def keep(module: str, work: Work) -> Result:
    """Write the marked notebook; the record comes last, so that a kill in between means only that it is done again."""
    target = paths.root() / "course" / "autograded" / work.row.student / module
    target.mkdir(parents=True, exist_ok=True)
    replace(target / f"{module}.ipynb", work.notebook)
    replace(target / "answers.json", work.answers)
    replace(target / "record.json", work.record)
    return work.result


def replace(path: Path, text: str) -> None:
    """Write a file whole or not at all."""
    made = path.with_name(path.name + ".new")
    made.write_text(text, encoding="utf-8")
    made.replace(path)


def read(path: Path) -> str:
    """Return a small text file, or nothing."""
    try:
        return path.read_text(encoding="utf-8")
    except OSError:
        return ""


def fingerprint(module: str) -> str:
    """Return the SHA-256 of what a mark depends on beside the answers: the lesson and the register."""
    parts: Iterable[Path] = [
        paths.lessons() / f"{module}.py",
        paths.root() / "course" / "source" / module / f"{module}.ipynb",
        *sorted((paths.datasets() / "register").glob("*.yaml")),
    ]
    whole = hashlib.sha256()
    for path in parts:
        whole.update(path.read_bytes())
    return whole.hexdigest()
