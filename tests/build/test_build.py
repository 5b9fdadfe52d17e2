"""What is committed is what the lessons make, byte for byte; nothing that a learner opens holds a key."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import nbformat
import pytest

from casebook.build import build, learners
from casebook.build.environment import environment
from casebook.case import open_case
from casebook.case.make import make
from casebook.lesson.keys import Lesson
from casebook.lesson.self_marking import mark_module

ROOT = Path(__file__).parents[2]
MODULES = sorted(path.stem for path in (ROOT / "course" / "lessons").glob("m[0-9][0-9]_*.py"))


@pytest.fixture(autouse=True)
def at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASEBOOK_ROOT", str(ROOT))


def test_the_committed_notebooks_are_what_the_lessons_make() -> None:
    run = [sys.executable, "-m", "casebook", "build", "--check"]
    done = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, env={**os.environ}, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("module", MODULES)
def test_a_rebuild_is_the_same_bytes(module: str) -> None:
    course = build.Course(ROOT, date(2026, 11, 24))
    one, other = (build.build(course, module, solutions=False).files for _ in range(2))
    assert one == other
    assert one


@pytest.mark.parametrize("module", MODULES)
def test_no_released_cell_holds_output_or_key(module: str) -> None:
    notebook = nbformat.read(ROOT / "modules" / module / f"{module}.ipynb", as_version=4)
    assert not any(cell.get("outputs") for cell in notebook.cells)
    assert not any("marking." in cell.source or "case.truth" in cell.source for cell in notebook.cells)


@pytest.mark.parametrize("module", MODULES)
@pytest.mark.parametrize("seed", ["learner a", "learner b", "learner c", "learner d"])
def test_every_learner_is_treated_justly_on_a_case_of_their_own(module: str, seed: str, tmp_path: Path) -> None:
    make(seed, tmp_path / "case")
    lesson = Lesson.load(ROOT / "course" / "lessons" / f"{module}.py")
    assert learners.check(lesson, open_case(tmp_path / "case")) == []


def test_the_reference_answers_earn_every_point_in_self_study() -> None:
    found = mark_module("m05", ROOT / "solutions" / "m05_hashing")
    assert found.earned == found.points >= 30
    assert found.problems == ()


def test_the_environment_is_made_from_the_lock() -> None:
    assert (ROOT / "environment.yml").read_text("utf-8") == environment(ROOT / "requirements.lock"), (
        "run `casebook build`"
    )


def test_a_lesson_run_as_a_script_checks_itself(tmp_path: Path) -> None:
    lesson = ROOT / "course" / "lessons" / "m05_hashing.py"
    done = subprocess.run([sys.executable, str(lesson)], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr
