"""What is French or Russian is marked as such, and what is English is not."""

from pathlib import Path

import pytest

from casebook.build.spoken import spoken as marked
from casebook.case import open_case
from casebook.forms.paper import paper_html
from casebook.languages import language, spoken
from casebook.questions import option, support
from casebook.show import table

ROOT = Path(__file__).parents[1]
CASE = open_case(ROOT / "datasets" / "case" / "public")


def test_each_paragraph_of_the_case_file_is_known_by_its_language() -> None:
    assert {one.language for one in CASE.narrative} == {"en", "fr", "ru"}
    for one in CASE.narrative:
        assert language(one.text) == one.language, one.text


def test_no_line_of_english_is_taken_for_another_language() -> None:
    lessons = [path.read_text("utf-8") for path in (ROOT / "course" / "lessons").glob("m*.py")]
    register = [path.read_text("utf-8") for path in (ROOT / "datasets" / "register").glob("*.yaml")]
    lines = [line for text in lessons + register for line in text.splitlines() if line.isascii()]
    assert len(lines) > 5000
    assert [line for line in lines if language(line) != "en"] == []


@pytest.mark.parametrize("said", ["", "EXH-01A", "1.", "<b>", "on est la"])
def test_what_is_too_short_to_tell_is_english_and_escaped(said: str) -> None:
    assert language(said) == "en"
    assert "<b>" not in spoken(said)


def test_a_table_and_a_list_of_choices_say_the_language_of_what_they_quote() -> None:
    french, russian = (next(one.text for one in CASE.narrative if one.language == name) for name in ("fr", "ru"))
    shown = table(("paragraph", "text"), [(14, french), (18, russian), (1, "The firm paid.")], "From the file").html
    assert shown.count('lang="fr"') == shown.count('lang="ru"') == 1
    asked = support("m04-q5", "Which?", elements={"who": "Who"}, paragraphs={"14": french, "1": "The firm paid."})
    assert asked.to_json()["paragraphs"] == [
        {"key": "14", "text": french, "language": "fr"}, {"key": "1", "text": "The firm paid."}
    ]  # fmt: skip
    assert '<span lang="fr">' in paper_html(asked)
    assert option("one", russian, "No.").to_json(practice=True)["language"] == "ru"


def test_a_lesson_marks_its_columns_and_its_quotations() -> None:
    row = "| weight | force probante | вес |"
    made = marked(f"It says *«статьей 272»* here.\n\n| English | French | Russian |\n| --- | --- | --- |\n{row}")
    assert '*<span lang="ru">«статьей 272»</span>* here.' in made
    assert made.endswith('| weight | <span lang="fr">force probante</span> | <span lang="ru">вес</span> |')
    assert "| --- | --- | --- |\n" in made
    other = "| court | what it asks |\n| --- | --- |\n| **France** | Any means of proof |"
    assert marked(other) == other
