"""A practice question answers at once, by the key it holds, and says why."""

from typing import Any

import pytest

from casebook import marking, questions
from casebook.questions import Question, option

ITEMS, CLASSES = {"a": "Alpha", "b": "Beta"}, {"x": "Ex", "y": "Why"}
PLACES = {"a": ("x", "A is x."), "b": ("y", "B is y.")}
MD5 = "d41d8cd98f00b204e9800998ecf8427e"
OPTIONS = (option("a", "Alpha", "No."), option("b", "Beta", "Yes.", right=True))

PRACTICE: list[tuple[Question, Any, Any]] = [
    (questions.choice("p", "?", *OPTIONS, practice=True), "b", "a"),
    (questions.several("p", "?", *OPTIONS, practice=True), ["b"], ["a", "b"]),
    (questions.classify("p", "?", ITEMS, CLASSES, answers=PLACES, practice=True), {"a": "x", "b": "y"}, {"a": "x"}),
    (questions.match("p", "?", ITEMS, CLASSES, answers=PLACES, practice=True), {"a": "x", "b": "y"}, {"b": "x"}),
    (questions.order("p", "?", ITEMS, answers=["b", "a"], reason="Why.", practice=True), ["b", "a"], ["a", "b"]),
    (questions.text("p", "?", answers="Ledger", reason="Why.", practice=True), "ledger", "other"),
    (
        questions.number("p", "?", ["MB", "kB"], answers={"number": "1", "unit": "MB"}, reason="Why.", practice=True),
        {"number": "1000", "unit": "kB"},
        {"number": "1", "unit": "kB"},
    ),
    (
        questions.digest("p", "?", ["md5"], answers={"hex": MD5}, reason="Why.", practice=True),
        {"algorithm": "md5", "hex": MD5.upper()},
        {"algorithm": "md5", "hex": MD5[:-1]},
    ),
    (
        questions.moment(
            "p", "?", answers={"date": "2026-03-02", "time": "09:30", "zone": "UTC"}, reason="Why.", practice=True
        ),
        {"date": "2026-03-02", "time": "15:00", "zone": "+05:30"},
        {"date": "2026-03-02", "time": "09:30"},
    ),
    (
        questions.ruling(
            "p", "?", CLASSES, {**ITEMS, "c": "Gamma"}, questions.text_field("Name"), practice=True, reason="Why.",
            answers={"outcome": "y", "grounds": ["b"], "value": "ledger"},
        ),
        {"outcome": "y", "grounds": ["b"], "value": "Ledger"},
        {"outcome": "y", "grounds": ["a"], "value": "ledger"},
    ),
    (
        questions.defects(
            "p", "?", {"1": "One", "2": "Two"}, {"x": "Bad"}, answers={"1": "x", "2": "sound"}, reason="Why.",
            practice=True,
        ),
        {"1": "x", "2": "sound"},
        {"1": "x", "2": "x"},
    ),
    (
        questions.support(
            "p", "?", {"e": "Link"}, {"1": "One", "2": "Two"}, answers={"e": ["2"]}, reason="Why.", practice=True
        ),
        {"e": ["2"]},
        {"e": ["1", "2"]},
    ),
]  # fmt: skip
KINDS = [question.kind for question, _, _ in PRACTICE]


def test_every_kind_but_a_draft_can_answer_at_once() -> None:
    assert sorted([*KINDS, "draft", "request"]) == sorted(questions.KINDS)


@pytest.mark.parametrize(("question", "right", "wrong"), PRACTICE, ids=KINDS)
def test_right_and_wrong_are_told_with_the_reason(question: Question, right: Any, wrong: Any) -> None:
    good, bad, none = (marking.practice(question, value) for value in (right, wrong, None))
    assert good and bad and none
    assert (good.earned, good.points) == (1, 1)
    assert bad.earned < 1
    assert none.earned == 0
    reasons = {"choice": "No.", "several": "No.", "classify": "B is y.", "match": "A is x."}
    assert reasons.get(question.kind, "Why.") in " ".join(reason.text for reason in bad.reasons)


def test_a_right_choice_is_told_its_own_reason_only() -> None:
    mark = marking.practice(PRACTICE[0][0], "b")
    assert mark and [reason.text for reason in mark.reasons] == ["Yes."]


def test_a_question_without_a_key_says_nothing() -> None:
    graded = questions.choice("q", "?", ITEMS, points=1)
    open_ = questions.text("p", "?", practice=True)
    letter = questions.draft("p", "?", [questions.field("a", "A")], practice=True)
    assert [marking.practice(question, "a") for question in (graded, open_, letter)] == [None, None, None]
