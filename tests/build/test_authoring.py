"""An author begins a module or a question with one command, and sees each change built."""

import os
import shutil
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from casebook.build import build, gates, learners, skeleton, watching
from casebook.case import open_case
from casebook.cli import COMMANDS, casebook
from casebook.errors import CasebookError
from casebook.lesson.keys import Lesson
from casebook.lesson.source import read

ROOT = Path(__file__).parents[2]
PUBLIC = open_case(ROOT / "datasets" / "case" / "public")


def begun(folder: Path) -> Path:
    return skeleton.module(folder, "m07_trial", "May the officer look?")


def test_a_new_module_lacks_only_what_its_author_must_write(tmp_path: Path) -> None:
    found = {problem.what for problem in gates.check(read(begun(tmp_path)))}
    assert found == {"17 cells", "2 graded questions", "6 points marked by machine", "too little practice"}


def test_a_number_that_is_taken_and_a_bad_name_are_refused(tmp_path: Path) -> None:
    begun(tmp_path)
    with pytest.raises(CasebookError, match="there already"):
        skeleton.module(tmp_path, "m07_other", "Other")
    with pytest.raises(CasebookError, match="m06_powers"):
        skeleton.module(tmp_path, "Powers", "Other")


@pytest.mark.parametrize("kind", skeleton.KINDS)
def test_a_new_question_of_each_kind_is_judged_as_the_gates_demand(tmp_path: Path, kind: str) -> None:
    lesson = begun(tmp_path)
    id, line = skeleton.add_question(lesson, kind)
    assert lesson.read_text(encoding="utf-8").splitlines()[line - 1].startswith(f'# %% question="{id}"')
    bound = Lesson.load(lesson).with_case(PUBLIC)
    assert bound.mark(id, bound.reference()[id]).earned == 3
    assert [str(one) for one in learners.check(Lesson.load(lesson), PUBLIC) if id in str(one)] == []


def test_a_question_goes_after_the_one_that_is_named(tmp_path: Path) -> None:
    lesson = begun(tmp_path)
    id, _ = skeleton.add_question(lesson, "text", after="m07-q1")
    order = [cell.id for cell in read(lesson).having("question")]
    assert order == ["m07-q1", id, "m07-q2"]
    with pytest.raises(CasebookError, match="no question m07-q9"):
        skeleton.add_question(lesson, "text", after="m07-q9")
    with pytest.raises(CasebookError, match="no kind essay"):
        skeleton.add_question(lesson, "essay")


def test_a_changed_lesson_builds_its_module_and_a_changed_register_builds_all(tmp_path: Path) -> None:
    for name in ("course/lessons/m02_a.py", "course/rubrics/m05-t1.md", "datasets/register/india.yaml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    modules = ["m02_a", "m05_b"]
    before = watching.stamps(tmp_path)
    assert watching.touched(before, before, modules) == []
    for path, expected in zip(before, (["m02_a"], ["m05_b"], modules), strict=True):
        assert watching.touched(before, {**before, path: before[path] + 1}, modules) == expected


def test_while_it_watches_a_save_is_built_and_a_broken_lesson_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copy(ROOT / "nbgrader_config.py", tmp_path)
    for name in ("course/rubrics", "datasets"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).symlink_to(ROOT / name)
    lesson = tmp_path / "course" / "lessons" / "m00_start_here.py"
    lesson.parent.mkdir()
    shutil.copy(ROOT / "course" / "lessons" / "m00_start_here.py", lesson)
    (tmp_path / "modules").mkdir()
    monkeypatch.setenv("CASEBOOK_ROOT", str(tmp_path))
    text = lesson.read_text(encoding="utf-8")

    def save(changed: str) -> None:
        monkeypatch.setattr(time, "sleep", lambda seconds: lesson.write_text(changed, encoding="utf-8"))
        watching.watch(("m00",), rounds=1)

    save(text.replace("# Start here", "# Begin here", 1) + "\n")
    assert "m00_start_here: built" in capsys.readouterr().out
    assert (tmp_path / "modules" / "m00_start_here" / "m00_start_here.ipynb").is_file()
    save(text + "\n# %% nonsense here\n1\n")
    said = capsys.readouterr().out
    assert "line" in said and "Traceback" not in said


def test_each_command_shows_an_example_of_its_use() -> None:
    runner = CliRunner()

    def visit(words: list[str]) -> None:
        said = runner.invoke(casebook, [*words, "--help"]).output
        if "Commands:" in said:
            for line in said.split("Commands:")[1].splitlines():
                if line.startswith("  ") and line.strip() and not line.startswith("   "):
                    visit([*words, line.split()[0]])
        else:
            assert f"casebook {' '.join(words)}" in said.split("Usage:")[1].split("\n", 1)[1], words

    for name in COMMANDS:
        visit([name])


def test_a_build_needs_no_activated_environment() -> None:
    command = [sys.executable, "-m", "casebook", "build", "m00", "--check"]
    setting = {**os.environ, "PATH": os.defpath}
    done = subprocess.run(command, cwd=ROOT, env=setting, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_guide_for_authors_is_a_page_that_the_builder_makes() -> None:
    files, problems = build.page(ROOT / "course" / "pages" / "authoring.py")
    assert not problems
    assert date.today() and "modules/Authoring.ipynb" in files
