"""The buttons: what is missing in words, marks with reasons, and a file to hand in that can be checked."""

import hashlib
import io
import re
import zipfile
from pathlib import Path

import pytest
from grading.classroom import collected

import casebook.lesson
from casebook import answers, questions
from casebook.errors import CasebookError
from casebook.evidence.manifest import verify_manifest
from casebook.lab import learner, work

ROOT = Path(__file__).parents[2]
MODULE = "m99_trial"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A module of two questions, one of them practice, and no answers yet."""
    asked = {
        "m99-q1": questions.choice("m99-q1", "Which <one>?", {"a": "This", "b": "That"}, points=1),
        "m99-p1": questions.choice(
            "m99-p1",
            "And here?",
            questions.option("a", "This", "Yes.", right=True),
            questions.option("b", "That", "No."),
            practice=True,
        ),
    }
    monkeypatch.setattr(casebook.lesson, "questions_of", lambda module: asked, raising=False)
    made = tmp_path / "modules" / MODULE
    made.mkdir(parents=True)
    (made / f"{MODULE}.ipynb").write_text('{"cells": []}\n', encoding="utf-8")
    return made


def answer(folder: Path, value: object = "a") -> None:
    answers.save(folder / "answers.json", MODULE, "public", "m99-q1", value)  # type: ignore[arg-type]


def test_check_names_what_is_unanswered_and_asks_nothing_about_practice(folder: Path) -> None:
    html = work.check(folder).html
    assert "0 of 1 questions" in html
    assert "m99-q1" in html
    assert "m99-p1" not in html


def test_check_says_of_a_module_of_practice_that_nothing_is_marked(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(casebook.lesson, "questions_of", lambda module: {}, raising=False)
    assert "for practice" in work.check(folder).html
    assert "0 of 0" not in work.check(folder).html
    none = casebook.lesson.self_marking.ModuleMarks(MODULE, {})
    monkeypatch.setattr(casebook.lesson, "mark_module", lambda module, here: none, raising=False)
    assert "for practice" in work.mark(folder).html
    assert "0 of 0" not in work.mark(folder).html


def test_check_escapes_what_stands_in_a_question(folder: Path) -> None:
    assert "Which &lt;one&gt;?" in work.check(folder).html


def test_check_objects_to_a_malformed_answer_and_is_content_with_a_good_one(folder: Path) -> None:
    answer(folder, "no such option")
    assert "0 of 1 questions" in work.check(folder).html
    answer(folder)
    assert "Nothing is missing" in work.check(folder).html


def test_check_says_what_is_wrong_with_the_answer_file(folder: Path) -> None:
    (folder / "answers.json").write_text("not json", encoding="utf-8")
    assert "has a problem" in work.check(folder).html


def test_the_same_work_gives_the_same_file_and_another_answer_another(folder: Path) -> None:
    answer(folder)
    first = work.pack(folder)
    assert work.pack(folder) == first
    answer(folder, "b")
    assert work.pack(folder) != first


def test_the_manifest_agrees_until_a_byte_is_changed(folder: Path, tmp_path: Path) -> None:
    answer(folder)
    with zipfile.ZipFile(io.BytesIO(work.pack(folder))) as archive:
        archive.extractall(tmp_path / "out")
    manifest = tmp_path / "out" / "manifest-sha256.txt"
    assert set(verify_manifest(manifest).good) == {f"{MODULE}.ipynb", "answers.json"}
    (tmp_path / "out" / "answers.json").write_text("{}", encoding="utf-8")
    assert verify_manifest(manifest).changed == ("answers.json",)


def test_the_receipt_holds_the_digest_of_the_file_and_the_number_of_answers(folder: Path) -> None:
    answer(folder)
    panel = work.download(folder)
    data = (folder.parent / panel.file).read_bytes()
    assert hashlib.sha256(data).hexdigest() in panel.html
    assert "<dt>Answers</dt><dd>1</dd>" in panel.html


def test_nothing_can_be_downloaded_before_the_first_answer(folder: Path) -> None:
    with pytest.raises(CasebookError, match="Answer a question first"):
        work.download(folder)


def test_nbgrader_finds_the_learner_in_the_path_of_the_extracted_file(folder: Path) -> None:
    answer(folder)
    name = work.download(folder).file
    path = f"/course/downloaded/{MODULE}/extracted/{Path(name).stem}/answers.json"
    parts = re.match(collected(), path)
    assert parts
    assert parts["student_id"] == learner.pseudonym(folder.parent)
    assert parts["file_id"] == "answers.json"


def test_the_pseudonym_is_drawn_once_and_kept(tmp_path: Path) -> None:
    drawn = learner.pseudonym(tmp_path)
    assert learner.FORM.fullmatch(drawn)
    assert learner.pseudonym(tmp_path) == drawn


@pytest.mark.parametrize("text", ["", "[]", '{"pseudonym": "../../root"}', '{"pseudonym": 3}'])
def test_a_spoiled_pseudonym_is_refused_in_one_line(tmp_path: Path, text: str) -> None:
    (tmp_path / "learner.json").write_text(text, encoding="utf-8")
    with pytest.raises(CasebookError, match=r"learner\.json"):
        learner.pseudonym(tmp_path)


def test_a_panel_gives_the_page_its_html_and_its_file(folder: Path) -> None:
    answer(folder)
    panel = work.download(folder)
    bundle = panel._repr_mimebundle_()
    assert bundle["application/json"] == {"title": "Download my work", "file": panel.file}
    assert bundle["text/html"] == panel.html
