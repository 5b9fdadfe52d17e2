"""The whole loop with nbgrader's own commands: what a learner sends is data, and both ways of grading agree."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from nbgrader.api import Gradebook

from casebook import answers as saving
from casebook.build.release import environment as in_course
from casebook.case import open_case
from casebook.grading import submission
from casebook.grading.demo import KINDS, hand_in, lay
from casebook.lesson.keys import Lesson
from casebook.lesson.self_marking import find

ROOT = Path(__file__).parents[2]
MODULE = "m05_hashing"
TRAP = """import pathlib, os, sys
pathlib.Path({marker!r}).write_text("ran")
import casebook.marking as m
m.choice = lambda *a, **k: 1000
while True: pass
"""


def nbgrader(course: Path, *arguments: str, check: bool = True) -> str:
    run = [str(Path(sys.executable).with_name("nbgrader")), *arguments]
    done = subprocess.run(run, cwd=course, capture_output=True, text=True, env=environment(course), check=False)
    assert not check or done.returncode == 0, done.stderr[-3000:]
    return done.stdout + done.stderr


def environment(course: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CASEBOOK_")}
    return {**kept, "CASEBOOK_ROOT": str(course), "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}


def reference() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((ROOT / "solutions" / MODULE / "answers.json").read_text("utf-8"))
    return found


def trapped(marker: Path) -> str:
    cells = [{"cell_type": "code", "id": "trap", "metadata": {}, "outputs": [], "execution_count": None,
              "source": TRAP.format(marker=str(marker))}]  # fmt: skip
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


def case_of_another(answers: dict[str, Any]) -> dict[str, Any]:
    return {**answers, "case": "C-00000000"}


def half(answers: dict[str, Any]) -> dict[str, Any]:
    return {**answers, "answers": dict(list(answers["answers"].items())[::2])}


def marked_up(answers: dict[str, Any]) -> dict[str, Any]:
    bad = {"value": "<script>alert(1)</script>", "saved": "2026-01-01T00:00:00Z"}
    draft = {"value": {"finding": "<img src=x onerror=alert(1)>", "open": "x"}, "saved": "2026-01-01T00:00:00Z"}
    return {**answers, "answers": {**answers["answers"], "m05-q7": bad, "m05-t1": draft}}


SENT: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    "perfect": lambda answers: answers,
    "half": half,
    "other-case": case_of_another,
    "other-module": lambda answers: {**answers, "module": "m02_admissibility"},
    "markup": marked_up,
}


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("course")
    with in_course(CASEBOOK_ROOT=str(ROOT)):
        fill(folder)
        yield folder


def fill(folder: Path) -> None:
    assert find("m05") == MODULE
    lay(ROOT, folder, MODULE)
    for student, change in SENT.items():
        give(folder, student, json.dumps(change(reference())))
    give(folder, "trap", json.dumps(reference()), trapped(folder / "RAN"))
    give(folder, "no-notebook", json.dumps(reference()), None)
    give(folder, "cut-notebook", json.dumps(reference()), '{"cells": [')
    give(folder, "no-json", "{not json")
    give(folder, "nothing", None)
    (folder / "course" / "submitted" / "perfect" / MODULE / "timestamp.txt").write_text("gibberish", "utf-8")
    (folder / "course" / "submitted" / "half" / MODULE / "timestamp.txt").write_text("2026-11-20 12:00:00 UTC", "utf-8")
    (folder / "course" / "submitted" / "half" / MODULE / "sitecustomize.py").write_text("raise SystemExit", "utf-8")
    (folder / "course" / "submitted" / "trap" / MODULE / "link").symlink_to("/etc/passwd")


def give(folder: Path, student: str, answers: str | None, notebook: str | None = "") -> None:
    place = folder / "course" / "submitted" / student / MODULE
    place.mkdir(parents=True)
    if answers is not None:
        (place / "answers.json").write_text(answers, "utf-8")
    if notebook == "":
        shutil.copy(folder / "modules" / MODULE / f"{MODULE}.ipynb", place)
    elif notebook is not None:
        (place / f"{MODULE}.ipynb").write_text(notebook, "utf-8")


def rows(database: Path) -> dict[tuple[str, str], tuple[Any, ...]]:
    with Gradebook(f"sqlite:///{database}", "casebook") as gradebook:
        return {
            (submission.student_id, grade.name): (
                grade.auto_score,
                grade.manual_score,
                grade.needs_manual_grade,
                str(submission.timestamp),
                notebook.late_submission_penalty,
            )
            for submission in gradebook.find_assignment(MODULE).submissions
            for notebook in submission.notebooks
            for grade in notebook.grades
        }


@pytest.fixture(scope="module")
def graded(course: Path) -> dict[tuple[str, str], tuple[Any, ...]]:
    nbgrader(course, "generate_assignment", MODULE, "--force")
    nbgrader(course, "autograde", MODULE)
    return rows(course / "course" / "gradebook.db")


def total(graded: dict[tuple[str, str], tuple[Any, ...]], student: str) -> float:
    return sum(row[0] or 0 for (name, _), row in graded.items() if name == student)


def test_stock_autograde_gives_what_the_answers_deserve(graded: dict[tuple[str, str], tuple[Any, ...]]) -> None:
    full = total(graded, "perfect")
    assert full >= 30
    for student in ("trap", "no-notebook", "cut-notebook"):
        assert total(graded, student) == full
    assert 0 < total(graded, "half") < full
    for student in ("other-case", "other-module", "no-json", "nothing"):
        assert total(graded, student) == 0
    lost = graded["perfect", "m05-q7"][0] - graded["markup", "m05-q7"][0]
    assert 0 < lost == full - total(graded, "markup")


def test_nothing_that_a_learner_sent_was_run_or_copied(course: Path, graded: object) -> None:
    assert not (course / "RAN").exists()
    left = {path.name for path in (course / "course" / "autograded").rglob("*") if path.is_file()}
    assert left == {f"{MODULE}.ipynb", "answers.json", "timestamp.txt"}
    stamps = list((course / "course" / "autograded").glob("*/*/timestamp.txt"))
    assert [path.read_text("utf-8") for path in stamps] == ["2026-11-20 12:00:00.000000 UTC"]


def test_the_drafted_piece_waits_for_a_person(graded: dict[tuple[str, str], tuple[Any, ...]]) -> None:
    waiting = {student for (student, name), row in graded.items() if name == "m05-t1" and row[2]}
    assert waiting == {student for student, _ in graded}


def test_casebook_grade_writes_the_same_rows(course: Path, graded: dict[tuple[str, str], tuple[Any, ...]]) -> None:
    other = course / "other.db"
    run = [sys.executable, "-m", "casebook", "grade", "m05", "--json"]
    setting = {**environment(course), "CASEBOOK_DB": f"sqlite:///{other}"}
    first = subprocess.run(run, cwd=course, capture_output=True, text=True, env=setting, check=True)
    assert rows(other) == graded
    outcomes = statuses(first.stdout)
    assert set(outcomes) == {student for student, _ in graded}
    assert {student for student, status in outcomes.items() if status == "refused"} == {"nothing"}
    again = subprocess.run(run, cwd=course, capture_output=True, text=True, env=setting, check=True)
    assert set(statuses(again.stdout).values()) == {"unchanged", "refused"}
    assert rows(other) == graded


def statuses(printed: str) -> dict[str, str]:
    lines = map(json.loads, printed.splitlines())
    return {line["student"]: line["status"] for line in lines if "status" in line}


def test_a_human_mark_survives_a_regrade(course: Path, graded: object) -> None:
    database = course / "course" / "gradebook.db"
    with Gradebook(f"sqlite:///{database}", "casebook") as gradebook:
        grade = gradebook.find_grade("m05-t1", MODULE, MODULE, "perfect")
        grade.manual_score = 8
        grade.needs_manual_grade = False
        gradebook.db.commit()
    subprocess.run(
        [sys.executable, "-m", "casebook", "grade", "m05", "--again"],
        cwd=course, capture_output=True, env=environment(course), check=True,
    )  # fmt: skip
    assert rows(database)["perfect", "m05-t1"][1:3] == (8, False)


def test_feedback_has_reasons_no_key_and_no_markup_of_the_learner(course: Path, graded: object) -> None:
    nbgrader(course, "generate_feedback", MODULE, "--force")
    page = (course / "course" / "feedback" / "markup" / MODULE / f"{MODULE}.html").read_text("utf-8")
    assert "FRE 902(14)" in page
    assert "marking." not in page
    assert "ask(" not in page
    assert "<script>alert" not in page
    assert "<img src=x" not in page


def test_a_downloaded_zip_is_collected_by_stock_zip_collect(course: Path) -> None:
    folder = course / "course" / "downloaded" / MODULE / "archive"
    folder.mkdir(parents=True)
    with zipfile.ZipFile(folder / f"heron-4821__{MODULE}.zip", "w") as archive:
        archive.writestr("answers.json", json.dumps(reference()))
        archive.writestr("manifest-sha256.txt", "x")
        archive.write(course / "modules" / MODULE / f"{MODULE}.ipynb", f"{MODULE}.ipynb")
    nbgrader(course, "zip_collect", MODULE)
    collected = course / "course" / "submitted" / "heron-4821" / MODULE
    assert {path.name for path in collected.iterdir()} >= {"answers.json", f"{MODULE}.ipynb"}
    # the class of the other tests is that of `SENT`
    shutil.rmtree(collected.parent)


def test_stock_solution_and_validation_commands_work(course: Path, graded: object) -> None:
    nbgrader(course, "list", check=False)
    nbgrader(course, "generate_solution", MODULE, "--force")
    assert (course / "solutions" / MODULE / f"{MODULE}.ipynb").is_file()


def test_a_demo_class_may_have_any_size(tmp_path: Path) -> None:
    """More learners repeat the kinds, and each hand-in has times that are times."""
    case = open_case(ROOT / "datasets" / "case" / "public")
    bound = Lesson.load(ROOT / "course" / "lessons" / f"{MODULE}.py").with_case(case)
    shutil.copytree(ROOT / "modules" / MODULE, tmp_path / "modules" / MODULE)
    sent = {}
    for number in (7, 7 + 5 * KINDS):
        hand_in(tmp_path, MODULE, bound, number)
        (folder,) = (tmp_path / "course" / "submitted").glob(f"*-{number + 1}/{MODULE}")
        found = saving.read(folder / "answers.json")
        assert not found.problems and submission.stamp(folder)
        sent[number] = {id: one.value for id, one in found.answers.items()}
    assert sent[7] == sent[7 + 5 * KINDS]
