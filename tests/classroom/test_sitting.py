"""The hand-out of a sitting holds no key, and Check my work still says in words what is missing."""

import io
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from nbformat import v4

from casebook import answers
from casebook.build.release import environment
from casebook.classroom import handing_out
from casebook.lab import desk, work
from casebook.lab.work import ASKED
from casebook.lesson import session
from casebook.lesson.self_marking import NoKeys, NoModule, find
from casebook.lesson.sitting import BadNotebook, written

ROOT = Path(__file__).parents[2]
MODULE = "m05_hashing"
# what the button calls in the kernel of the open notebook
BUTTON = "import casebook.lab.work\nprint(casebook.lab.work.{0}().html)"


@pytest.fixture
def seat(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a learner in a sitting, unpacked from the hand-out."""
    monkeypatch.setattr(session, "_current", None)
    monkeypatch.setenv("CASEBOOK_ROOT", str(ROOT))
    with zipfile.ZipFile(io.BytesIO(handing_out.begin([MODULE], None, True))) as archive:
        archive.extractall(tmp_path / "seat")
    assert not (tmp_path / "seat" / "course").exists()
    monkeypatch.setenv("CASEBOOK_ROOT", str(tmp_path / "seat"))
    return tmp_path / "seat"


def pressed(folder: Path, button: str, cells: int | None = None) -> str:
    """Open the notebook, run its first `cells` cells (default: all), press a button; return what the panel says."""
    notebook = nbformat.read(folder / f"{MODULE}.ipynb", as_version=4)
    notebook.cells = [*notebook.cells[:cells], v4.new_code_cell(BUTTON.format(button))]
    with environment(CASEBOOK_ROOT=str(folder.parents[1])):
        NotebookClient(
            notebook, timeout=300, allow_errors=True, resources={"metadata": {"path": str(folder)}}
        ).execute()
    return "\n".join(out.get("text", out.get("evalue", "")) for out in notebook.cells[-1].outputs)


def test_check_says_what_is_unanswered_and_malformed_without_a_key(seat: Path) -> None:
    folder = seat / "modules" / MODULE
    answers.save(folder / "answers.json", MODULE, "public", "m05-q1", {"stored": "made", "recomputed": "now"})
    answers.save(folder / "answers.json", MODULE, "public", "m05-q5", ["day"])
    said = pressed(folder, "check")
    assert re.search(r"1 of 16 questions are answered and can be marked", said), said
    assert "m05-q1" in said and "Not answered yet: “The value in the custody record”" in said
    assert "<strong>m05-q5</strong>" not in said
    assert "m05-t1" in said and "have not been drawn" not in said


def test_check_names_the_questions_that_the_page_has_not_drawn(seat: Path) -> None:
    said = pressed(seat / "modules" / MODULE, "check", cells=40)
    assert "have not been drawn in this page yet" in said
    assert "m05-q15" in said.split("have not been drawn")[1]


@pytest.mark.parametrize("damage", ["{", '{"cells": [{"cell_type": "code", "source": "ask(questions).draft("}]}'])
def test_a_notebook_that_was_changed_is_named_when_work_is_printed(seat: Path, damage: str) -> None:
    (seat / "modules" / MODULE / f"{MODULE}.ipynb").write_text(damage, "utf-8")
    with pytest.raises(BadNotebook, match="has been changed"):
        written(MODULE, {})


def test_mark_says_who_marks(seat: Path) -> None:
    with pytest.raises(NoKeys, match="it is a sitting, and your instructor marks it"):
        find("m05")
    with pytest.raises(NoModule):
        find("m77")
    call = [sys.executable, "-c", "from casebook.cli import main; main()", "mark", "m05"]
    done = subprocess.run(call, cwd=seat, env=os.environ | {"CASEBOOK_ROOT": str(seat)}, capture_output=True, text=True)
    assert done.returncode == 2 and "The keys of m05 are not in this folder" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_questions_of_a_page_hold_no_key_and_those_of_another_module_are_not_taken(seat: Path) -> None:
    session.start("m01_stale_law", seat / "modules" / MODULE)
    with pytest.raises(NoKeys):
        work.check(seat / "modules" / MODULE)


def test_the_text_that_each_module_asks_for_is_known_from_its_notebook(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASEBOOK_ROOT", str(ROOT))
    for folder in (ROOT / "modules").glob("m*"):
        assert [one.kind for one in written(folder.name, {}).values()] == ["draft"], folder.name


def test_the_papers_of_the_welcome_page_are_printed_without_a_key(seat: Path) -> None:
    folder = seat / "modules" / MODULE
    answers.save(folder / "answers.json", MODULE, "public", "m05-t1", {"finding": "The copies agree."})
    request = {"document": "preservation", "fields": {"authority": "The office in Lyon"}}
    answers.save(folder / "answers.json", MODULE, "public", "m05-r1", request)
    said = desk.portfolio().html
    assert "The hashes match. What has been proved?" in said and "Your rulings are saved" in said
    assert "<strong>Findings on the copies:</strong> The copies agree." in said
    assert "Request for expedited preservation" in said and "The office in Lyon" in said
    assert "The hashes match" not in desk.certificate().html
    for id in ASKED.findall("".join(cell.source for cell in nbformat.read(folder / f"{MODULE}.ipynb", 4).cells)):
        answers.save(folder / "answers.json", MODULE, "public", id, "given")
    panel = desk.certificate()
    assert "The hashes match. What has been proved? (60 minutes)" in panel.html
    assert (seat / "modules" / panel.file).read_bytes().startswith(b"%PDF")
