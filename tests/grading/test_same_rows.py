"""`casebook grade` and `nbgrader autograde` leave the same gradebook, row by row, and the same files, byte by byte."""

import re
import shutil
import sqlite3
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import nbformat
from classroom import MODULE, Classroom, kept, rows
from hypothesis import given, strategies
from nbgrader.api import Gradebook
from nbgrader.utils import parse_utc
from sqlalchemy import event
from sqlalchemy.engine import Engine

from casebook.build.release import environment
from casebook.grading.gradebook import Book
from casebook.grading.preparing import prepare
from casebook.grading.submission import utc
from casebook.lesson.self_marking import find


def test_every_row_and_every_file_is_that_of_nbgrader_autograde(room: Classroom) -> None:
    room.database.unlink(missing_ok=True)
    shutil.rmtree(room.folder / "course" / "autograded", ignore_errors=True)
    ours = room.grade()
    assert set(ours.values()) == {"graded"} and len(ours) == 12
    written, files = rows(room.url), room.files()
    assert len(written["submitted_assignment"]) == 12 and len(written["grade"]) == 12 * 16
    room.database.rename(room.folder / "ours.db")
    shutil.rmtree(room.folder / "course" / "autograded")

    room.run("nbgrader", "generate_assignment", MODULE, "--force")
    room.run("nbgrader", "autograde", MODULE)
    assert rows(room.url) == written
    assert room.files() == files
    assert set(room.grade().values()) == {"unchanged"}


def test_a_second_run_skips_and_a_forced_one_writes_the_same_bytes(room: Classroom) -> None:
    room.grade()
    written, files = rows(room.url), room.files()
    count = len(kept(room.url, "select * from casebook_marking"))
    assert set(room.grade().values()) == {"unchanged"}
    assert len(kept(room.url, "select * from casebook_marking")) == count
    assert set(room.grade("--again", "--workers", "1").values()) == {"graded"}
    assert (rows(room.url), room.files()) == (written, files)
    room.autograde(force=True, students=["learner-00000", "learner-00003"])
    assert (rows(room.url), room.files()) == (written, files)


def test_a_late_penalty_is_that_of_nbgrader_and_goes_when_the_day_is_moved(fresh: Classroom) -> None:
    settings = fresh.folder / "nbgrader_config.py"
    settings.write_text(settings.read_text("utf-8") + 'c.LateSubmissionPlugin.penalty_method = "zero"\n', "utf-8")
    fresh.autograde(students=[])
    due(fresh, datetime(2026, 11, 21, 0, 2, 30))
    fresh.autograde(force=True)
    stock = rows(fresh.url)
    taken = [dict(row)["late_submission_penalty"] for row in stock["submitted_notebook"]]
    assert sum(penalty is not None for penalty in taken) == 3
    fresh.database.unlink()
    with environment(**fresh.setting):
        prepare(MODULE)
    due(fresh, datetime(2026, 11, 21, 0, 2, 30))
    fresh.grade()
    assert rows(fresh.url) == stock
    due(fresh, datetime(2026, 11, 22))
    fresh.grade("--again")
    assert not any(dict(row)["late_submission_penalty"] for row in rows(fresh.url)["submitted_notebook"])


def due(room: Classroom, day: datetime) -> None:
    with Gradebook(room.url, "casebook") as gradebook:
        gradebook.update_or_create_assignment(MODULE, duedate=day)


def test_a_newer_hand_in_is_graded_by_either_command(fresh: Classroom) -> None:
    fresh.grade()
    name = "learner-00001"
    before = points(fresh, name)
    assert before == 0
    shutil.copy(fresh.submitted("learner-00000") / "answers.json", fresh.submitted(name) / "answers.json")
    (fresh.submitted(name) / "timestamp.txt").write_text("2026-11-22 08:00:00 UTC", "utf-8")
    fresh.autograde(students=[name])
    assert points(fresh, name) == points(fresh, "learner-00000") > 0
    (fresh.submitted(name) / "answers.json").write_text("{}", "utf-8")
    assert fresh.grade()[name] == "graded"
    assert points(fresh, name) == 0


def points(room: Classroom, student: str) -> float:
    with Gradebook(room.url, "casebook") as gradebook:
        return float(gradebook.find_submission(MODULE, student).score)


def test_several_modules_in_one_run(tmp_path: Path) -> None:
    room = Classroom(tmp_path / "course", MODULE, find("m02"))
    room.fill(3)
    room.fill(3, find("m02"))
    done = room.casebook("grade", "m02", "m05")
    assert done.exit_code == 0
    assert f"{find('m02')}: 3 submissions: 3 graded." in done.stderr
    assert f"{MODULE}: 3 submissions: 3 graded." in done.stderr
    shown = nbformat.read(room.autograded("learner-00000", find("m02")) / f"{find('m02')}.ipynb", as_version=4)
    nbformat.validate(shown)


def test_a_batch_reads_its_own_rows_and_never_the_whole_class(fresh: Classroom) -> None:
    fresh.grade()
    due(fresh, datetime(2026, 11, 1))
    asked: list[str] = []
    with environment(**fresh.setting), Book(MODULE) as book, sqlite3.connect(fresh.database) as base:
        some = book.students()[:3]
        event.listen(Engine, "before_cursor_execute", note := lambda *about: asked.append(about[2]))
        try:
            book.known(some)
            book.write([replace(book.history(one)[-1], marks={}) for one in some])
        finally:
            event.remove(Engine, "before_cursor_execute", note)
        read = [one for one in dict.fromkeys(asked) if one.startswith("SELECT")]
        of_a_class = re.compile("^SCAN (?:submitted_|grade|comment|student|casebook_)", re.MULTILINE)
        assert len(read) > 8 and of_a_class.search(plan(base, "SELECT * FROM grade WHERE notebook_id = ?"))
        for one in read:
            assert not of_a_class.search(plan(base, one)), one


def plan(base: sqlite3.Connection, question: str) -> str:
    """Return how SQLite finds the rows."""
    found = base.execute(f"EXPLAIN QUERY PLAN {question}", ["x"] * question.count("?"))
    return "\n".join(row[3] for row in found)


@given(strategies.datetimes(min_value=datetime(1000, 1, 1)), strategies.sampled_from(["", "%f"]))
def test_the_time_of_a_hand_in_is_read_as_nbgrader_reads_it(moment: datetime, fraction: str) -> None:
    text = moment.strftime(f"%Y-%m-%d %H:%M:%S{fraction and '.%f'} UTC")
    assert utc(text) == parse_utc(text) == moment.replace(microsecond=moment.microsecond if fraction else 0)


@given(strategies.text("0123456789-:. UTCZ+", max_size=32))
def test_a_time_written_in_another_way_is_read_or_refused_as_nbgrader_does(text: str) -> None:
    def read(by: object) -> object:
        try:
            return by(text)  # type: ignore[operator]
        except (ValueError, OverflowError, TypeError) as error:
            return ValueError if isinstance(error, ValueError | OverflowError) else type(error)

    assert read(utc) == read(parse_utc)
