"""Lay what counts into `course/submitted` as nbgrader has it, and keep the table of every file."""

import hashlib
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path

from nbgrader.api import Gradebook, MissingEntry, TaskCell

from casebook.answers import CannotUse
from casebook.answers.reading import usable
from casebook.case import variants
from casebook.classroom import tables, unpacking
from casebook.classroom.collecting import Class, HandIn, Row, choose, sort
from casebook.classroom.naming import Directory
from casebook.classroom.private import Private
from casebook.classroom.roster import Learner
from casebook.errors import CasebookError
from casebook.grading import collected, preparing, settings, submission
from casebook.grading.database import address, plainly
from casebook.grading.gradebook import Book

HEADER = ("file", "status", "why", "learner", "module", "arrived (UTC)")


class CannotLay(CasebookError):
    """A hand-in cannot be put where nbgrader looks for it."""


class NothingToCollect(CasebookError):
    """There is no folder to collect from."""


def collect(folder: Path, modules: Sequence[str], received: datetime | None, zone: tzinfo | None) -> list[Row]:
    """Collect from a folder; return a row for every file in it, sorted by what became of it.

    `received`: when everything came, in the place of what files and archives say.
    """
    if not folder.is_dir():
        raise NothingToCollect(f"{folder} is no folder. Put the zips and files that came back into one, and name it.")
    of_class = settings.read()
    private = Private.of_class()
    learners = private.learners()
    secret = private.secret if of_class.own_cases else None
    cases = {variants.case_id(secret, one.pseudonym): one.pseudonym for one in learners} if secret else {}
    found, rows = sort(unpacking.walk(folder, zone), Class(Directory.of(learners), modules, cases))
    if received:
        found = [replace(one, when=received) for one in found]
    places = {(one.learner, one.module) for one in found}
    before = {place: one for place in places if (one := there(*place))}
    rule = of_class.late
    grace = timedelta(minutes=rule.grace_minutes)
    chosen, told = choose(found, before, due(modules), of_class.extensions, rule.resubmission == "in-time", grace)
    for one in chosen:
        lay(one)
    note(chosen, of_class.extensions)
    return sorted([*told, *rows], key=lambda row: (row.status, row.file))


def there(learner: str, module: str) -> HandIn | None:
    """Return what was collected earlier from a learner, None when there is nothing."""
    folder = collected.folder() / learner / module
    if not collected.real(folder):
        return None
    data = submission.contents(folder / "answers.json", unpacking.LARGEST_FILE)
    if data is None:
        return None
    when = submission.stamp(folder)
    try:
        saved = max((one.saved for one in usable(data).answers.values()), default=None)
    except CannotUse:
        saved = None
    arrived = when.replace(tzinfo=UTC) if when else datetime.fromtimestamp(folder.stat().st_mtime, UTC)
    return HandIn(learner, module, "what was collected before", data, arrived, saved)


def lay(one: HandIn) -> None:
    """Write a hand-in into nbgrader's folder of submissions, whole or not at all.

    Raises `CannotLay` where that cannot be: what was there before is there still.
    """
    folder = collected.folder() / one.learner / one.module
    made, before = folder.with_name(f".{one.module}.new"), folder.with_name(f".{one.module}.before")
    try:
        shutil.rmtree(made, ignore_errors=True)
        made.mkdir(parents=True)
        fill(made, one)
        if collected.real(folder):
            shutil.rmtree(before, ignore_errors=True)
            folder.rename(before)
        try:
            made.rename(folder)
        except OSError:
            if before.is_dir():
                before.rename(folder)
            raise
        shutil.rmtree(before, ignore_errors=True)
    except OSError as error:
        raise CannotLay(
            f"{folder} cannot be written: {error.strerror}. Move away what lies there, or allow writing, and collect "
            "again: nothing that came back is changed."
        ) from error


def fill(made: Path, one: HandIn) -> None:
    """Write the files of a hand-in into an empty folder."""
    (made / "answers.json").write_bytes(one.data)
    for leaf in one.beside:
        name = f"{one.module}.ipynb" if leaf.name.lower().endswith(".ipynb") else leaf.name.lower()
        (made / name).write_bytes(leaf.data or b"")
    (made / "timestamp.txt").write_text(f"{one.when.astimezone(UTC):%Y-%m-%d %H:%M:%S.%f} UTC", encoding="utf-8")


def note(chosen: Sequence[HandIn], extensions: Mapping[str, Mapping[str, float]]) -> None:
    """Keep the hash of each answer file beside the gradebook, and give extensions to whoever has one."""
    for module in sorted({one.module for one in chosen}):
        hashes = {one.learner: hashlib.sha256(one.data).hexdigest() for one in chosen if one.module == module}
        with plainly():
            Gradebook(address(), "casebook").close()
        with Book(module) as book:
            book.collect(hashes, anew=True)
        for learner, hours in extensions.get(module, {}).items():
            if learner in hashes:
                extend(module, learner, hours)


def extend(module: str, learner: str, hours: float) -> None:
    """Give a learner more time in the gradebook; the drafted pieces of a new row wait for a person."""
    collected.ready(module)
    preparing.prepare(module)
    with plainly(), Gradebook(address(), "casebook") as gradebook:
        try:
            row = gradebook.find_submission(module, learner)
        except MissingEntry:
            with gradebook.db.no_autoflush:
                row = gradebook.add_submission(module, learner)
            for grade in (grade for notebook in row.notebooks for grade in notebook.grades):
                grade.needs_manual_grade = isinstance(grade.cell, TaskCell)
        row.extension = timedelta(hours=hours) if hours else None
        gradebook.db.commit()


def due(modules: Iterable[str]) -> dict[str, datetime]:
    """Return when modules are due (UTC), those that have a day."""
    found = {}
    with plainly(), Gradebook(address(), "casebook") as gradebook:
        for module in modules:
            try:
                day = gradebook.find_assignment(module).duedate
            except MissingEntry:
                continue
            if day:
                found[module] = day.replace(tzinfo=UTC)
    return found


def set_due(module: str, moment: datetime | None) -> None:
    """Say when a module is due; None takes the day away."""
    collected.ready(module)
    preparing.prepare(module)
    with plainly(), Gradebook(address(), "casebook") as gradebook:
        kept = moment.astimezone(UTC).replace(tzinfo=None) if moment else None
        gradebook.update_or_create_assignment(module, duedate=kept)


def table(rows: Iterable[Row]) -> str:
    """Return the table of a collection as CSV."""
    return tables.text(
        HEADER,
        ((row.file, row.status, row.why, row.learner, row.module, arrived(row.when)) for row in rows),
    )


def arrived(when: datetime | None) -> str:
    """Return a moment in UTC as text."""
    return f"{when.astimezone(UTC):%Y-%m-%d %H:%M}" if when else ""


def missing(learners: Iterable[Learner], module: str) -> list[str]:
    """Return the pseudonyms from which nothing has been collected for a module."""
    return [one.pseudonym for one in learners if not collected.real(collected.folder() / one.pseudonym / module)]
