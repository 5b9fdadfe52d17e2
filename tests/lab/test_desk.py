"""What stands beside the modules: words, authorities, what is asked again, papers to print, work brought back."""

import base64
import io
import json
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pypdf
import pytest

from casebook import answers, questions
from casebook.errors import CasebookError
from casebook.lab import desk, papers, progress, restoring, work
from casebook.lab.authorities import authorities
from casebook.lab.words import glossary
from casebook.lesson import retrieval
from casebook.lesson.retrieval import NEVER, Memory
from casebook.lesson.self_marking import load, own_case
from casebook.register import load as register

ROOT = Path(__file__).parents[2]
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
HASHING = "m05_hashing"


@pytest.fixture
def seat(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A learner's course: the real lessons and data, and modules/ of its own. Returns modules/."""
    for name in ("datasets", "docs", "course", "nbgrader_config.py"):
        (tmp_path / name).symlink_to(ROOT / name)
    for folder in (ROOT / "modules").glob("m[0-9][0-9]_*"):
        made = tmp_path / "modules" / folder.name
        made.mkdir(parents=True)
        (made / f"{folder.name}.ipynb").write_bytes((folder / f"{folder.name}.ipynb").read_bytes())
    monkeypatch.setenv("CASEBOOK_ROOT", str(tmp_path))
    monkeypatch.delenv("CASEBOOK_ANSWERS", raising=False)
    monkeypatch.chdir(tmp_path)
    retrieval.asked.cache_clear()
    glossary.cache_clear()
    return tmp_path / "modules"


def answer(folder: Path, id: str, value: object, when: datetime = NOON) -> None:
    folder.mkdir(exist_ok=True)
    answers.save(folder / "answers.json", folder.name, "public", id, value, when)  # type: ignore[arg-type]


def wrong_and_right(id: str) -> tuple[str, str]:
    """A wrong and the right option of a practice question."""
    question = retrieval.asked(HASHING)[id]
    assert isinstance(question, questions.Choice)
    return (
        next(one.key for one in question.options if not one.right),
        next(one.key for one in question.options if one.right),
    )


def memory(id: str, days: int | None, right: bool) -> Memory:
    question = questions.text(id, "What?", answers="this", reason="So.", practice=True)
    return Memory(question, HASHING, NEVER if days is None else NOON - timedelta(days=days), right)


def test_what_was_missed_comes_first_and_what_was_seen_longest_ago_before_what_is_fresh() -> None:
    fresh, old, never, missed, long_missed = (
        memory("m05-p1", 1, True), memory("m05-p2", 9, True), memory("m05-p3", None, False),
        memory("m05-p4", 1, False), memory("m05-p5", 9, False),
    )  # fmt: skip
    assert retrieval.order([fresh, old, never, missed, long_missed]) == [long_missed, missed, never, old, fresh]


def test_a_question_that_was_missed_is_asked_again_until_it_is_answered_well(seat: Path) -> None:
    id = "m05-w1"
    wrong, right = wrong_and_right(id)
    answer(seat / HASHING, id, wrong)
    assert retrieval.order(retrieval.memories())[0].question.id == id
    answer(seat / "refresher", id, right, NOON + timedelta(days=2))
    assert not any(one.missed for one in retrieval.memories())
    answer(seat / "refresher", id, wrong, NOON + timedelta(days=4))
    assert [one.question.id for one in retrieval.memories() if one.missed] == [id]


def test_a_module_does_not_ask_its_own_questions_again_and_an_unbegun_one_asks_nothing(seat: Path) -> None:
    answer(seat / HASHING, "m05-w1", wrong_and_right("m05-w1")[0])
    assert list(retrieval.memories(without=HASHING)) == []
    assert {one.module for one in retrieval.memories()} == {HASHING}


def test_an_answer_file_that_is_hostile_asks_nothing_and_stops_nobody(seat: Path) -> None:
    (seat / HASHING / "answers.json").write_text('{"schema": 1, "answers": [1]}', encoding="utf-8")
    assert list(retrieval.memories()) == []
    answer(seat / "m02_admissibility", "m02-w1", {"not": "an option"})
    assert all(not one.right for one in retrieval.memories())


def test_where_a_notebook_is_made_for_everybody_nothing_of_one_learner_shows(
    seat: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(seat / HASHING, "m05-w1", wrong_and_right("m05-w1")[0])
    monkeypatch.setenv("CASEBOOK_ANSWERS", str(seat / "none.json"))
    assert isinstance(retrieval.refresh(), retrieval.Nothing)
    assert isinstance(retrieval.again(), retrieval.Nothing)


def test_the_map_says_where_to_go_on(seat: Path) -> None:
    assert "Continue" not in progress.course_map(seat)._repr_html_()
    answer(seat / HASHING, "m05-w1", "x", NOON)
    answer(seat / "m02_admissibility", "m02-w1", "x", NOON + timedelta(hours=1))
    shown = progress.course_map(seat)._repr_html_()
    assert "Continue where you stopped" in shown
    assert shown.index('href="m02_admissibility/') < shown.index("<table")
    assert "20 November 2026, 13:00 UTC" in shown


def test_the_glossary_names_each_term_in_three_languages(seat: Path) -> None:
    html = glossary().to_html()
    assert html.count('lang="fr"') == html.count('lang="ru"') == len(glossary().terms) > 20
    assert ">preservation<" in html


def test_each_authority_in_use_is_an_entry_and_names_the_modules_that_use_it(seat: Path) -> None:
    used = authorities().used
    assert len(used) > 50
    assert all(one.entry.id in register() and one.modules for one in used)
    assert not any(one.entry.id == "IN-036" and "m02" not in one.modules for one in used)
    assert any(one.entry.id == "US-S2703c" and "m04" in one.modules for one in used), "a letter ends some ids"


def written(seat: Path) -> None:
    """The whole of m05 by the reference answers, and a finding with markup in it."""
    bound = load(HASHING).with_case(own_case())
    for id, value in bound.reference().items():
        answer(seat / HASHING, id, value)
    for id, question in bound.questions.items():
        if isinstance(question, questions.Draft):
            least = {one.key: one.words[0] if one.words else 1 for one in question.fields}
            answer(seat / HASHING, id, {key: "<b>finding</b> " * count for key, count in least.items()})


def test_the_portfolio_holds_what_was_written_and_no_mark(seat: Path) -> None:
    assert "Nothing has been written yet." in papers.portfolio().to_text()
    written(seat)
    panel = desk.portfolio()
    assert "&lt;b&gt;finding" in panel.html and "<b>finding" not in panel.html
    assert " points" not in panel.html
    pdf = pypdf.PdfReader(seat / panel.file)
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert "finding" in "".join(page.extract_text() for page in pdf.pages)


def test_the_certificate_names_complete_modules_only_and_gives_no_score(seat: Path) -> None:
    assert "has not yet completed" in papers.certificate().to_text()
    answer(seat / HASHING, "m05-q1", "x")
    assert "The hashes match" not in papers.certificate().to_text()
    written(seat)
    text = papers.certificate(NOON.date()).to_text()
    assert "The hashes match. What has been proved? (60 minutes)" in text
    assert "20 November 2026" in text
    assert "of 4" not in text and "%" not in text


def packed(seat: Path) -> tuple[str, bytes]:
    answer(seat / HASHING, "m05-q1", "mine")
    return "heron-4821__m05_hashing.zip", work.pack(seat / HASHING)


def encoded(data: bytes) -> str:
    return base64.b64encode(data).decode()


def test_work_comes_back_on_another_computer_under_the_same_pseudonym(seat: Path) -> None:
    name, data = packed(seat)
    (seat / HASHING / "answers.json").unlink()
    assert restoring.restore(name, encoded(data)) == (HASHING, 1)
    assert answers.read(seat / HASHING / "answers.json").answers["m05-q1"].value == "mine"
    assert json.loads((seat / "learner.json").read_text(encoding="utf-8"))["pseudonym"] == "heron-4821"


def test_a_newer_answer_that_is_here_is_kept(seat: Path) -> None:
    name, data = packed(seat)
    answer(seat / HASHING, "m05-q1", "newer", NOON + timedelta(days=1))
    assert restoring.restore(name, encoded(data)) == (HASHING, 0)
    assert answers.read(seat / HASHING / "answers.json").answers["m05-q1"].value == "newer"


def zipped(**members: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, text in members.items():
            archive.writestr(member.replace("__", "."), text)
    return made.getvalue()


def damaged(data: bytes) -> bytes:
    """The same zip with the packed bytes of its first member overwritten: its list of members is still sound."""
    return data[:45] + b"\xff" * 8 + data[53:]


CHANGED = zipped(**{"answers__json": "{}", "manifest-sha256__txt": f"{'0' * 64}  answers.json"})


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("holiday.zip", b"", "not a file of Download my work"),
        ("heron-4821__m77_none.zip", b"", "no module m77_none"),
        ("heron-4821__m05_hashing.zip", b"no zip", "cannot be opened"),
        ("heron-4821__m05_hashing.zip", zipped(notes__txt="x"), "no answers in the file"),
        ("heron-4821__m05_hashing.zip", zipped(answers__json="[" * 100_000), "cannot be used"),
        ("heron-4821__m05_hashing.zip", zipped(answers__json=" " * 3_000_000), "too large"),
        ("heron-4821__m05_hashing.zip", CHANGED, "manifest"),
        ("heron-4821__m05_hashing.zip", damaged(zipped(answers__json=str([*range(200)]))), "cannot be opened"),
    ],
)
def test_a_file_that_is_not_ours_is_refused_in_one_line_and_changes_nothing(
    seat: Path, name: str, data: bytes, words: str
) -> None:
    with pytest.raises(CasebookError, match=words) as refused:
        restoring.restore(name, encoded(data))
    assert "\n" not in str(refused.value)
    assert not (seat / HASHING / "answers.json").exists() and not (seat / "learner.json").exists()


def test_what_is_asked_again_and_cannot_be_saved_says_so(seat: Path) -> None:
    wrong, _ = wrong_and_right("m05-p1")
    answer(seat / HASHING, "m05-p1", wrong)
    (form,) = retrieval.forms([one for one in retrieval.memories() if one.question.id == "m05-p1"]).children
    # a file lies where the refresher keeps its answers, as no right to write there would
    (seat / retrieval.MODULE).write_bytes(b"")
    form.value = wrong
    assert form.status.startswith("Not saved: ")


def test_where_nothing_is_kept_the_page_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    assert desk.temporary() == ""
    monkeypatch.setenv("BINDER_LAUNCH_HOST", "https://binder.example/")
    assert "lost" in desk.temporary() and "Download my work" in desk.temporary()
