"""Recompute marks that were given and compare: the gradebook, the answers and the files are what they were."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from casebook.grading import collected, submission
from casebook.grading.grade import BATCH, Marker, on_disk, told
from casebook.grading.gradebook import Book, Known
from casebook.grading.submission import Sent
from casebook.grading.versions import Versions
from casebook.grading.work import Result, Work


@dataclass(frozen=True)
class Checked:
    """One submission compared with what is kept of its mark; `faults` has one line for each thing that differs."""

    student: str
    faults: tuple[str, ...]


def verify(book: Book, marker: Marker, now: Versions, sample: int = 0) -> Iterator[Checked]:
    """Recompute the marks of `sample` submissions drawn at random (0: of all) and yield what each comparison finds."""
    names = book.students()
    chosen = iter(sorted(random.sample(names, sample)) if 0 < sample < len(names) else names)
    while group := list(islice(chosen, BATCH)):
        known = book.known(group)
        sent = {one: submission.fetch(collected.folder() / one / book.module, one, book.module) for one in group}
        for done in marker([told(sent[one], known[one]) for one in group], True):
            student = done.student if isinstance(done, Result) else done.marking.student
            yield Checked(student, tuple(compare(sent[student], known[student], done, now)))


def compare(sent: Sent, known: Known, done: Work | Result, now: Versions) -> Iterator[str]:
    """Yield a line for each thing that is not as it was when the mark was given."""
    last = known.last
    assert last
    if known.collected and known.collected[0] != sent.digest:
        yield f"answers.json is not the file that was collected at {known.collected[1]}"
    if last.answers != sent.digest:
        yield f"answers.json is not the file that was marked at {last.marked}"
    for id, mark in last.marks.items():
        if known.auto.get(id) != mark:
            yield f"{id}: the gradebook has {figure(known.auto.get(id))}, the mark given was {mark:g}"
    if isinstance(done, Result):
        yield f"it cannot be marked again: {'; '.join(done.problems)}"
        return
    differing = last.versions.differing(now)
    since = f" ({' and '.join(differing)} changed since {last.marked})" if differing else ""
    if last.answers == sent.digest:
        for id in sorted({*last.marks, *done.marking.marks}):
            old, new = last.marks.get(id), done.marking.marks.get(id)
            if old != new:
                yield f"{id}: marked again it earns {figure(new)}, it was given {figure(old)}{since}"
    if last.files != on_disk(sent):
        yield "the marked notebook is not as it was written; casebook grade writes it again"


def figure(mark: float | None) -> str:
    """Return a mark as people write it."""
    return "nothing" if mark is None else f"{mark:g}"
