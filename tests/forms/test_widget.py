"""The form saves each change, says what became of it, and can be read without scripts."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from casebook import answers, questions
from casebook.forms import form, static_html

QUESTION = questions.choice("m05-q1", "Which <b>value</b>?", {"one": "The first", "two": "The second"}, points=2)


def test_a_change_is_saved_and_said() -> None:
    saved: list[Any] = []

    def save(value: Any) -> Sequence[str]:
        saved.append(value)
        return ("The file before it was kept.",)

    drawn = form(QUESTION, None, save)
    drawn.value = "two"
    assert saved == ["two"]
    assert drawn.status == "Saved. The file before it was kept."
    drawn.value = "strange"
    assert drawn.status.startswith("Saved. The file before it was kept. ")
    assert len(drawn.status) > len("Saved. The file before it was kept. ")


def test_each_save_is_said_anew() -> None:
    """A screen reader says a line when it changes: two saves in a row must not be one line that stays."""
    drawn = form(QUESTION, None, lambda value: ())
    said: list[str] = []
    drawn.observe(lambda change: said.append(change["new"]), "status")
    drawn.value = "one"
    drawn.value = "two"
    assert said == ["", "Saved.", "", "Saved."]


def test_what_cannot_be_saved_stays_in_the_page_and_is_said_once(tmp_path: Path) -> None:
    gone = tmp_path / "gone" / "answers.json"
    drawn = form(QUESTION, None, lambda value: answers.save(gone, "m05", "public", "q1", value))
    drawn.value = "two"
    assert drawn.value == "two"
    assert drawn.status.startswith(f"Not saved: there is no folder {gone.parent}. ")
    assert drawn.status.endswith(" Your answer stays on this page.")
    assert drawn.status.count("Not saved") == drawn.status.count("Your answer") == 1


def test_practice_answers_at_once() -> None:
    practice = questions.choice(
        "m05-p1",
        "Which?",
        questions.option("one", "A", "No."),
        questions.option("two", "B", "Yes.", right=True),
        practice=True,
    )
    drawn = form(practice, None, lambda value: (), respond=lambda value: [{"right": value == "two", "text": "Why."}])
    drawn.value = "one"
    assert drawn.feedback == [{"right": False, "text": "Why."}]


def test_a_reader_without_scripts_gets_the_question_and_the_answer_in_words() -> None:
    bundle, _ = form(QUESTION, "two", lambda value: ())._repr_mimebundle_()
    assert "The second" in bundle["text/html"]
    assert "Which &lt;b&gt;value&lt;/b&gt;?" in static_html(QUESTION, "")
    assert "No answer." in static_html(QUESTION, "")
