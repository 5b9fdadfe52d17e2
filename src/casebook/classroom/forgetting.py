"""Delete what the class has of one learner, for good: files, rows, the line of the key."""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from nbgrader.api import Gradebook, MissingEntry
from sqlalchemy import inspect, text

from casebook import paths
from casebook.case import variants
from casebook.classroom import naming, tables
from casebook.classroom.private import Private
from casebook.classroom.roster import Learner, plain
from casebook.errors import CasebookError
from casebook.grading import journal, settings
from casebook.grading.database import address, connect, plainly, writing
from casebook.writing import replace as put

# nbgrader's folders with one folder for each learner
FOLDERS = ("submitted", "autograded", "feedback")


class CannotForget(CasebookError):
    """Something of a learner cannot be deleted; what was deleted already stays so."""


def forget(pseudonym: str, private: Private) -> list[str]:
    """Delete everything of a learner; return a line for each thing that was deleted.

    Rows go first: a run that is stopped can be repeated, and finds by the pseudonym what is left.
    """
    done = [*rows(pseudonym), *files(pseudonym, private), *lines(pseudonym, private)]
    before = settings.read()
    if any(pseudonym in some for some in before.extensions.values()):
        left = {
            module: {one: hours for one, hours in some.items() if one != pseudonym}
            for module, some in before.extensions.items()
        }
        settings.write(replace(before, extensions=left))
        done.append("the extension in course/class.json")
    learners = private.learners()
    if any(one.pseudonym == pseudonym for one in learners):
        private.write([one for one in learners if one.pseudonym != pseudonym])
        done.append("the line of key.csv that says who this is")
    return done


def rows(pseudonym: str) -> Iterator[str]:
    """Delete a learner's rows in the gradebook, and let the database overwrite where they were."""
    with plainly(), Gradebook(address(), "casebook") as gradebook:
        try:
            count = len(gradebook.find_student(pseudonym).submissions)
            gradebook.remove_student(pseudonym)
            yield f"the gradebook: the learner with {count} submissions, their marks and comments"
        except MissingEntry:
            pass
    engine = connect(address())
    try:
        there = [table for table in journal.OURS.sorted_tables if inspect(engine).has_table(table.name)]
        for table in there:
            with writing(engine) as connection:
                count = connection.execute(table.delete().where(table.c.student == pseudonym)).rowcount
            if count:
                yield f"the gradebook: {count} rows of {table.name}"
        # what is deleted stays readable in the file until the database is written anew
        with plainly(), engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM"))
    finally:
        engine.dispose()


def files(pseudonym: str, private: Private) -> Iterator[str]:
    """Delete a learner's folders and files in the course and in the instructor's folder."""
    course = paths.root() / "course"
    for folder in found(pseudonym, course, private):
        with deleting(folder):
            if folder.is_symlink() or folder.is_file():
                folder.unlink()
            else:
                shutil.rmtree(folder)
        yield str(folder)


@contextmanager
def deleting(path: Path) -> Iterator[None]:
    """Say in one line what cannot be deleted; the line of the key goes last, so the same command can be run again."""
    try:
        yield
    except OSError as error:
        raise CannotForget(
            f"{path} cannot be deleted: {error.strerror}. Close what uses it, or allow writing there, and run the same "
            "command again."
        ) from error


def found(pseudonym: str, course: Path, private: Private) -> Iterator[Path]:
    """Yield the folders and files that are a learner's own."""
    owned = [course / name / pseudonym for name in FOLDERS]
    owned += [private.folder / "handout" / f"{pseudonym}.zip", private.folder / "handout" / pseudonym]
    if private.secret_file.is_file():
        owned.append(course / "cases" / variants.case_id(private.secret, pseudonym))
    yield from (path for path in owned if path.exists() or path.is_symlink())
    for top in (course / "downloaded", course / "exchange", paths.root() / "modules"):
        # nbgrader names what came by the exchange `learner+module+time`, the course `learner__module.zip`
        for path in sorted(top.rglob("*"), reverse=True):
            if naming.whole(pseudonym).search(path.name) and (path.exists() or path.is_symlink()):
                yield path


def lines(pseudonym: str, private: Private) -> Iterator[str]:
    """Delete the lines about a learner in the tables of collections and in nbgrader's log."""
    learners, word = private.learners(), naming.whole(pseudonym)
    own = {name for one in learners if one.pseudonym == pseudonym for name in called(one)}
    # a line under a name that two learners have may be the other's
    own -= {name for one in learners if one.pseudonym != pseudonym for name in called(one)}
    for path in sorted(private.folder.glob("collected-*.csv")):
        kept = tables.read(path)
        # another's line may say that the work was named for this learner: it stays without the pseudonym
        left = [
            None if about(row, pseudonym, own) else {name: word.sub("(forgotten)", row[name]) for name in row}
            for row in kept
        ]
        if left != kept:
            cells = (list(row.values()) for row in left if row)
            private.keep(path, tables.text(list(kept[0]), cells).encode("utf-8-sig"))
            yield f"{sum(row != before for row, before in zip(left, kept, strict=True))} lines of {path}"
    log = paths.root() / ".nbgrader.log"
    if log.is_file():
        with deleting(log):
            every = log.read_text("utf-8", "replace").splitlines(keepends=True)
            others = [line for line in every if not word.search(line)]
            if len(others) < len(every):
                put(log, "".join(others).encode())
        if len(others) < len(every):
            yield f"{len(every) - len(others)} lines of {log}"


def called(learner: Learner) -> set[str]:
    """Return what a platform or an instructor may have called a learner in the name of a file."""
    return (learner.names | {plain(learner.email), plain(learner.username)}) - {""}


def about(row: Mapping[str, str], pseudonym: str, names: set[str]) -> bool:
    """Tell whether a line of a collection is about a learner: by its column, by the pseudonym, by a part of its trail.

    A line that another learner has is that learner's, whatever else the trail names.
    """
    learner, parts = row.get("learner", ""), row.get("file", "").split(" > ")
    if learner:
        return learner == pseudonym
    return any(naming.whole(pseudonym).search(part) or names & naming.writings(part) for part in parts)
