"""Whatever a learner sends: the honest part earns its marks, nothing is run, nothing is reached, one line names it.

The class of all attackers is collected and graded once; each test looks at one promise.
"""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import payloads
import pytest
from attack import HONEST, MODULE, Attack
from classroom import ROOT, Classroom, kept

from casebook.lesson.keys import Lesson
from course import ATTACKS, NEIGHBOURS, PRECIOUS, Hostile, reference

# how many attacks a run of stock `nbgrader autograde` meets as well
SAMPLE = 12
Tree = dict[str, tuple[int, bytes | str]]


@dataclass
class Graded:
    """A class after grading: what was said of each learner, the marks, and what lay around before and after.

    `quiet`: the marks of the neighbours in a class without attackers.
    """

    hostile: Hostile
    lines: dict[str, list[str]]
    statuses: dict[str, str]
    marks: dict[str, dict[str, float]]
    before: Tree
    after: Tree
    quiet: dict[str, dict[str, float]]


def tree(*folders: Path) -> Tree:
    """Return every file under some folders: its kind and its bytes (of a link, where it leads). Nothing is followed."""
    found: Tree = {}
    for folder in folders:
        for top, names, files in os.walk(folder):
            for name in (*names, *files):
                path = Path(top, name)
                kind = path.lstat().st_mode
                small = path.is_file() and not path.is_symlink() and path.stat().st_size < 10_000_000
                found[str(path)] = (
                    kind,
                    path.read_bytes() if small else str(path.readlink()) if path.is_symlink() else "",
                )
    return found


def marks(room: Classroom) -> dict[str, dict[str, float]]:
    """Return the mark of each question of each learner from nbgrader's own tables."""
    found: dict[str, dict[str, float]] = {}
    query = (
        "SELECT a.student_id, c.name, g.auto_score + coalesce(g.extra_credit, 0) FROM grade g "
        "JOIN submitted_notebook n ON n.id = g.notebook_id JOIN submitted_assignment a ON a.id = n.assignment_id "
        "JOIN base_cell c ON c.id = g.cell_id WHERE g.auto_score IS NOT NULL"
    )
    for student, cell, mark in kept(room.url, query):
        found.setdefault(student, {})[cell] = mark
    return found


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Graded:
    quiet = Hostile(tmp_path_factory.mktemp("quiet"))
    quiet.lay(())
    quiet.room.grade("--workers", "1")
    hostile = Hostile(tmp_path_factory.mktemp("hostile"))
    hostile.lay(ATTACKS)
    course = hostile.room.folder / "course"
    watched = (hostile.reach, hostile.home, course / "submitted", course / "lessons", hostile.room.folder / "datasets")
    before = tree(*watched)
    hostile.room.run("nbgrader", "zip_collect", MODULE)
    done = hostile.room.run("casebook", "grade", MODULE, "--json", "--workers", "2")
    found = [line for line in map(json.loads, done.stdout.splitlines()) if "student" in line]
    return Graded(
        hostile,
        {line["student"]: line["problems"] for line in found},
        {line["student"]: line["status"] for line in found},
        marks(hostile.room),
        before,
        tree(*watched),
        marks(quiet.room),
    )


EACH = pytest.mark.parametrize("attack", ATTACKS, ids=lambda one: one.name)


def test_the_corpus_has_at_least_sixty_attacks_each_with_a_name_of_its_own() -> None:
    assert len({one.name for one in ATTACKS}) == len(ATTACKS) >= 60
    assert all(one.does and one.make for one in ATTACKS)


def test_a_canary_sings_when_code_runs(tmp_path: Path) -> None:
    canary = str(tmp_path / "ran")
    subprocess.run([sys.executable, "-c", payloads.leave(canary, "os")], check=True)
    assert Path(canary).exists()
    assert tree(tmp_path)[canary][1] == b"x"


@EACH
def test_the_honest_part_earns_its_marks_and_the_rest_nothing(attack: Attack, graded: Graded) -> None:
    lesson = Lesson.load(ROOT / "course" / "lessons" / f"{MODULE}.py")
    deserved = {id: (lesson.points[id] if id in attack.earns else 0) for id in reference()["answers"]}
    assert graded.marks[attack.name] == deserved
    assert sum(deserved.values()) > 0 or attack.earns != HONEST


@EACH
def test_the_report_names_it_in_one_line(attack: Attack, graded: Graded) -> None:
    lines = graded.lines[attack.name]
    assert all(line.isprintable() and len(line) < 400 for line in lines)
    assert len(lines) <= 8
    assert any(attack.said in line for line in lines) or not attack.said, lines
    assert attack.said or not lines, lines


def test_every_submission_is_graded_or_refused(graded: Graded) -> None:
    assert set(graded.statuses) == {one.name for one in ATTACKS} | set(NEIGHBOURS)
    assert set(graded.statuses.values()) == {"graded", "refused"}
    assert {name for name in NEIGHBOURS if graded.lines[name]} == set()


def test_nothing_was_run_and_nothing_outside_a_hand_in_was_made_changed_or_removed(graded: Graded) -> None:
    assert list(graded.hostile.reach.iterdir()) == []
    zips = {one.name for one in ATTACKS if one.way == "zip"}
    submitted = graded.hostile.room.folder / "course" / "submitted"
    new = {Path(path) for path in graded.after.keys() - graded.before.keys()}
    assert {path.relative_to(submitted).parts[0] for path in new} == zips
    assert {path.name for path in new} - zips <= {MODULE, "answers.json", f"{MODULE}.ipynb", "remarks.txt",
                                                  "manifest-sha256.txt"}  # fmt: skip
    assert {path: graded.after.get(path) for path in graded.before} == graded.before


def test_neighbours_have_the_marks_of_a_class_without_attackers(graded: Graded) -> None:
    assert set(graded.quiet) == set(NEIGHBOURS)
    assert {name: graded.marks[name] for name in NEIGHBOURS} == graded.quiet


def test_what_is_written_holds_no_markup_no_secret_and_no_file_of_the_learner(graded: Graded) -> None:
    files = graded.hostile.room.files()
    assert {Path(path).name for path in files} == {f"{MODULE}.ipynb", "answers.json", "timestamp.txt"} - (
        set() if any(path.endswith("timestamp.txt") for path in files) else {"timestamp.txt"}
    )
    for path, data in files.items():
        assert PRECIOUS.encode() not in data
        if path.endswith(".ipynb"):
            shown = json.loads(data)
            pages = [
                "".join(output["data"]["text/html"]) for cell in shown["cells"] for output in cell.get("outputs", [])
            ]
            for sign in ("<script", "<img", "<svg", "javascript:alert(1)'", "\u202e", "\x1b"):
                assert not any(sign in page for page in pages), (path, sign)


def test_stock_nbgrader_autograde_is_as_safe(graded: Graded, tmp_path: Path) -> None:
    laid = [one for one in ATTACKS if one.way == "folder"]
    sample = tuple(laid[:: len(laid) // SAMPLE])
    hostile = Hostile(tmp_path)
    hostile.lay(sample)
    room = hostile.room
    room.run("nbgrader", "generate_assignment", MODULE, "--force")
    before = tree(hostile.reach, hostile.home, room.folder / "course" / "submitted")
    done = room.run("nbgrader", "autograde", MODULE)
    after = tree(hostile.reach, hostile.home, room.folder / "course" / "submitted")
    assert after == before
    found = marks(room)
    assert found == {name: graded.marks[name] for name in (*(one.name for one in sample), *NEIGHBOURS)}
    for one in sample:
        assert one.said in done.stderr
