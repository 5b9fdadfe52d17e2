"""Questions in print: everything to choose from, the line of the answer file, and nothing given away."""

import json
import re
from html import unescape
from pathlib import Path

import pytest

from casebook import answers, questions
from casebook.forms.paper import paper_html, sample
from casebook.questions import Question, option

ITEMS = {"mail": "The <e-mail>", "log": "The log"}
CLASSES = {"content": "Content data", "traffic": "Traffic data"}
EVERY: tuple[Question, ...] = (
    questions.choice("m05-q1", "Which?", {"a": "This", "b": "That"}, points=1, help="One of them."),
    questions.several("m05-q2", "Which?", {"a": "This", "b": "That"}, points=1),
    questions.classify("m05-q3", "What?", items=ITEMS, classes=CLASSES, points=1),
    questions.order("m05-q4", "In which order?", items=ITEMS, points=1),
    questions.match("m05-q5", "Whose?", left=ITEMS, right=CLASSES, points=1),
    questions.text("m05-q6", "Name it.", points=1),
    questions.number("m05-q7", "How large?", units=["MB", "MiB"], points=1),
    questions.digest("m05-q8", "Which value?", algorithms=["md5", "sha256"], points=1),
    questions.moment("m05-q9", "When?", zones=["+05:30"], points=1),
    questions.ruling(
        "m05-q10", "Exhibit 1", outcomes={"in": "Admit", "out": "Exclude"}, grounds={"gap": "a gap", "no": "none"},
        value=questions.digest_field("The value that decides", algorithms=["md5"]), points=1,
    ),
    questions.defects("m05-q11", "Sworn", paragraphs={"1": "I", "2": "We"}, defects={"date": "None"}, points=1),
    questions.support("m05-q12", "Request", elements={"nexus": "The link"}, paragraphs={"3": "x", "4": "y"}, points=1),
    questions.draft("m05-t1", "Finding", fields=[questions.field("text", "Your finding", words=(3, 5))]),
    questions.request("m04-q9", "Draft it.", "mla", {1: "The firm.", 2: "The mailbox."}, "France", points=1),
)  # fmt: skip


def keys(node: object) -> set[str]:
    """Every key and text that a learner may choose."""
    if isinstance(node, dict):
        own = {str(node[name]) for name in ("key", "text") if name in node}
        return own.union(*(keys(value) for value in node.values()))
    return set().union(*(keys(value) for value in node)) if isinstance(node, list) else set()


def test_there_is_one_of_every_kind() -> None:
    assert tuple(question.kind for question in EVERY) == questions.KINDS


@pytest.mark.parametrize("question", EVERY, ids=lambda question: question.kind)
def test_all_that_can_be_chosen_is_on_the_paper(question: Question) -> None:
    page = unescape(paper_html(question))
    own = question.to_json()
    own.pop("value", None)
    own.pop("field", None)
    own.pop("zones", None)
    assert all(word in page for word in keys(own) | {question.prompt, question.help})
    assert "Reasons" not in page


@pytest.mark.parametrize("question", EVERY, ids=lambda question: question.kind)
def test_the_line_for_the_answer_file_is_read_as_an_answer_of_that_kind(question: Question, tmp_path: Path) -> None:
    line = sample(question.id, question.to_json())
    assert line in unescape(paper_html(question))
    file = tmp_path / "answers.json"
    head = '"schema": 1, "module": "m05_hashing", "case": "C-fa36df12"'
    file.write_text(f'{{{head}, "answers": {{{line}}}}}', "utf-8")
    read = answers.read(file)
    assert read.problems == ()
    assert read.answers[question.id].value == json.loads("{" + line + "}")[question.id]["value"]


def test_markup_in_a_question_stays_text() -> None:
    assert "<e-mail>" not in paper_html(EVERY[2])


def test_practice_folds_its_reasons_away() -> None:
    asked = questions.choice(
        "m05-p1",
        "Which?",
        option("a", "This", "No, since"),
        option("b", "That", "Yes, since", right=True),
        practice=True,
    )
    page = paper_html(asked)
    folded = re.search(r'<details class="cb-reasons">.*</details>', page)
    assert folded
    assert "Yes, since" in folded[0]
    assert "Yes, since" not in page.replace(folded[0], "")


def test_a_case_file_that_several_questions_offer_is_printed_once() -> None:
    paragraphs = {str(number): f"Paragraph {number} of this file." for number in range(1, 30)}
    first, second = (
        paper_html(questions.support(id, "Which?", elements={"who": "Who"}, paragraphs=paragraphs, points=1))
        for id in ("m04-q5", "m04-q6")
    )
    assert first.count("of this file.") == 29 and 'id="m04-q5"' in first
    assert "of this file." not in second
    assert 'Paragraphs: those listed under <a href="#m04-q5">m04-q5</a>.' in second


def test_a_choice_whose_key_says_it_is_printed_once() -> None:
    asked = questions.classify(
        "m02-q11", "Which?", items={"EXH-18A": "EXH-18A", "b": "The log"}, classes={"x": "X", "y": "Y"}, points=1
    )
    page = paper_html(asked)
    assert "<li><code>EXH-18A</code></li>" in page and "<li><code>b</code> The log</li>" in page
