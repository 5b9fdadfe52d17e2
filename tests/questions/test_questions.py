"""A question is data: what a form draws, what an answer lacks, what an author must mend."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook import questions
from casebook.questions import BadQuestion, Question, option

ITEMS = {"mail": "The e-mail", "image": "The disk image", "log": "The log"}
CLASSES = {"content": "Content data", "traffic": "Traffic data"}

GRADED: dict[str, Question] = {
    "choice": questions.choice("m05-q1", "Which?", {"a": "This", "b": "That"}, points=1, help="One of them."),
    "several": questions.several("m05-q2", "Which?", {"a": "This", "b": "That", "c": "Both"}, points=2),
    "classify": questions.classify("m05-q3", "What are they?", items=ITEMS, classes=CLASSES, points=3),
    "order": questions.order("m05-q4", "In which order?", items=ITEMS, points=3),
    "match": questions.match("m05-q5", "Whose?", left=ITEMS, right=CLASSES, points=3),
    "text": questions.text("m05-q6", "Name the file.", points=1),
    "number": questions.number("m05-q7", "How large?", units=["MB", "MiB"], points=1),
    "digest": questions.digest("m05-q8", "Which value?", algorithms=["md5", "sha256"], points=1),
    "moment": questions.moment("m05-q9", "When?", zones=["+05:30", "UTC"], points=1),
    "ruling": questions.ruling(
        "m05-q10",
        "Exhibit 1",
        outcomes={"in": "Admit", "out": "Exclude"},
        grounds={"same": "stored = recomputed", "gap": "a gap in custody"},
        value=questions.digest_field("The value that decides", algorithms=["md5", "sha256"]),
        points=4,
    ),
    "defects": questions.defects(
        "m05-q11",
        "The certificate",
        paragraphs={"1": "I am …", "2": "I took …"},
        defects={"date": "No date"},
        points=2,
    ),
    "support": questions.support(
        "m05-q12", "The request", elements={"nexus": "The link"}, paragraphs={"3": "…", "4": "… …"}, points=2
    ),
    "draft": questions.draft("m05-t1", "Your finding", fields=[questions.field("text", "Finding", words=(3, 5))]),
    "request": questions.request("m03-q9", "Draft it.", "preservation", {1: "The firm.", 2: "The mailbox."}, points=3),
}
PRACTICE: dict[str, Question] = {
    "choice": questions.choice(
        "m05-p1", "Which?", option("a", "This", "No"), option("b", "That", "Yes", right=True), practice=True
    ),
    "several": questions.several(
        "m05-p2", "Which?", option("a", "This", "No"), option("b", "That", "Yes", right=True), practice=True
    ),
    "classify": questions.classify(
        "m05-p3", "What?", ITEMS, CLASSES, practice=True,
        answers={"mail": ("content", "words"), "image": ("content", "files"), "log": ("traffic", "times")},
    ),
    "order": questions.order(
        "m05-p4", "Order?", ITEMS, answers=["image", "mail", "log"], reason="Seizure first.", practice=True
    ),
    "match": questions.match(
        "m05-p5", "Whose?", ITEMS, CLASSES, practice=True,
        answers={"mail": ("content", "words"), "image": ("content", "files"), "log": ("traffic", "times")},
    ),
    "number": questions.number(
        "m05-p6", "How many?", answers={"number": "3", "unit": ""}, reason="Count them.", practice=True
    ),
}  # fmt: skip
COMPLETE: dict[str, Any] = {
    "choice": "a",
    "several": ["b", "a"],
    "classify": {"mail": "content", "image": "content", "log": "traffic"},
    "order": ["log", "mail", "image"],
    "match": {"mail": "content", "image": "content", "log": "traffic"},
    "text": "ledger.xlsx",
    "number": {"number": "12.5", "unit": "MiB"},
    "digest": {"algorithm": "md5", "hex": "D4:1D:8C:D9:8F:00:B2:04:E9:80:09:98:EC:F8:42:7E"},
    "moment": {"date": "2026-03-02", "time": "09:30", "zone": "+05:30"},
    "ruling": {"outcome": "in", "grounds": ["same"], "value": {"algorithm": "md5", "hex": "0" * 32}},
    "defects": {"1": "sound", "2": "date"},
    "support": {"nexus": ["3"]},
    "draft": {"text": "one two three four"},
    "request": {
        "document": "preservation",
        "fields": {
            "authority": "The office",
            "nexus": ["2"],
            "follow_up_by": "2026-10-15",
            "follow_up": "sure",
            "stored": [{"category": "traffic", "what": "sign-ins"}],
            "contacts": [{"name": "Duty officer"}],
            "period": {"start": {"date": "2026-09-07", "time": "00:00:00", "zone": "+00:00"}},
        },
        "sent": [{"on": "2026-10-05", "fields": {"authority": "The office"}}],
    },
}

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


def test_there_is_a_sample_of_every_kind() -> None:
    assert tuple(GRADED) == questions.KINDS == tuple(COMPLETE)


@pytest.mark.parametrize("kind", questions.KINDS)
def test_a_graded_question_carries_no_key(kind: str) -> None:
    page = json.dumps(GRADED[kind].to_json())
    for name in ('right": ', '"reason"', '"answers"'):
        assert name not in page.replace('"right": [', "")


@pytest.mark.parametrize("kind", questions.KINDS)
def test_a_complete_answer_has_no_problem_and_can_be_said(kind: str) -> None:
    assert GRADED[kind].problems(COMPLETE[kind]) == []
    assert GRADED[kind].words(COMPLETE[kind])


@pytest.mark.parametrize("kind", questions.KINDS)
def test_nothing_is_named_as_unanswered(kind: str) -> None:
    problems = GRADED[kind].problems(None)
    assert problems
    assert all(problem.endswith((".", "chosen")) for problem in problems)
    assert GRADED[kind].words(None) == ""


@pytest.mark.parametrize("kind", questions.KINDS)
@given(value=json_values)
def test_no_value_can_make_a_question_fail(kind: str, value: Any) -> None:
    question = GRADED[kind]
    assert isinstance(question.words(value), str)
    assert all(isinstance(problem, str) for problem in question.problems(value))


@pytest.mark.parametrize(
    ("kind", "value", "said"),
    [
        ("choice", "z", "not one of the options"),
        ("several", [], "at least one"),
        ("several", ["a", "z"], "1 thing that this question does not have"),
        ("classify", {"mail": "content"}, "“The disk image”, “The log”"),
        ("order", ["log", "log", "mail"], "not an order"),
        ("order", ["log", "mail"], "“The disk image”"),
        ("text", "x" * 201, "at most 200"),
        ("number", {"number": "twelve", "unit": "MB"}, "not a number"),
        ("number", {"number": "1,234", "unit": "MB"}, "two ways. Write 1234, or 1.234"),
        ("number", {"number": "12"}, "Choose the unit"),
        ("digest", {"algorithm": "sha256", "hex": "0" * 32}, "yours has 32. That is the length of MD5"),
        ("digest", {"algorithm": "md5", "hex": "0" * 31}, "Part of it is missing"),
        ("digest", {"algorithm": "md5", "hex": "o" + "0" * 31}, "Yours also has “o”"),
        ("digest", {"hex": "0" * 32}, "Choose the algorithm"),
        ("moment", {"date": "2026-03-02", "time": "09:30"}, "without one, this is not a moment"),
        ("moment", {"date": "2026-02-30", "time": "09:30", "zone": "UTC"}, "The date is not one"),
        ("moment", {"date": "2026-02-20", "time": "24:30", "zone": "UTC"}, "The time is not one"),
        ("moment", {"date": "2026-02-20", "time": "09:30", "zone": "IST"}, "The time zone is not one"),
        ("ruling", {"outcome": "in", "grounds": []}, "Choose at least one ground"),
        ("ruling", {"outcome": "in", "grounds": ["gap"]}, "The value that decides: Choose the algorithm"),
        ("defects", {"1": "sound"}, "“2”"),
        ("support", {"nexus": []}, "“The link”"),
        ("draft", {"text": "one two"}, "Finding: 2 words; 3 to 5 words are asked."),
    ],
)
def test_what_is_missing_is_said_in_words(kind: str, value: Any, said: str) -> None:
    assert said in " ".join(GRADED[kind].problems(value))


@pytest.mark.parametrize(
    "typed",
    ["4194304", "4,194,304", "4.194.304", "4 194 304", "4\u202f194\u202f304", "4'194'304", "\uff14194304"],
)
def test_a_number_may_be_grouped_as_people_group_it(typed: str) -> None:
    assert GRADED["number"].problems({"number": typed, "unit": "MB"}) == []


MISTAKES: list[tuple[Callable[[], Question], str]] = [
    (lambda: questions.choice("m05-q1", "Which?", {"a": "Only this"}), "at least 2 options"),
    (lambda: questions.choice("m05-q1", "Which?", {"a": "Same", "b": "Same"}), 'text "Same" is used twice'),
    (lambda: questions.choice("m05-q1", "Which?", {"a b": "One", "c": "Two"}), '"a b" in options is no key'),
    (lambda: questions.choice("m05-q1", " ", {"a": "One", "c": "Two"}), "give it a prompt"),
    (lambda: questions.choice("q 1", "Which?", {"a": "One", "c": "Two"}), "an id is"),
    (
        lambda: questions.choice("m05-q1", "Which?", option("a", "One"), option("a", "Two")),
        'the key "a" is used twice',
    ),
    (
        lambda: questions.choice("m05-q1", "Which?", option("a", "One", right=True), option("b", "Two")),
        "a graded question carries no key",
    ),
    (
        lambda: questions.choice("m05-p1", "?", option("a", "One", "…"), option("b", "Two", "…"), practice=True),
        "no option is right",
    ),
    (
        lambda: questions.choice("m05-p1", "?", option("a", "One", right=True), option("b", "Two"), practice=True),
        "gives no reason",
    ),
    (
        lambda: questions.several(
            "m05-p1", "?", option("a", "One", "…", True), option("b", "Two", "…", True), practice=True
        ),
        "every option is right",
    ),
    (lambda: questions.choice("m05-p1", "?", {"a": "One", "b": "Two"}, practice=True), "gives no reason"),
    (lambda: questions.classify("m05-p1", "?", ITEMS, CLASSES, practice=True), "has no right place"),
    (
        lambda: questions.classify(
            "m05-p1", "?", ITEMS, CLASSES, practice=True, answers={key: ("gone", "…") for key in ITEMS}
        ),
        "which is not offered",
    ),
    (
        lambda: questions.order("m05-p1", "?", ITEMS, answers=list(ITEMS), reason="…", practice=True),
        "shown in the right order",
    ),
    (lambda: questions.order("m05-q1", "?", ITEMS, answers=list(ITEMS)), "carries no key"),
    (lambda: questions.text("m05-q1", "?", answers="x", reason="y"), "carries no key"),
    (
        lambda: questions.digest("m05-p1", "?", answers={"hex": "00"}, reason="…", practice=True),
        "its own answer cannot be marked",
    ),
    (lambda: questions.text("m05-p1", "?", answers="x", practice=True), "it gives no reason"),
    (lambda: questions.digest("m05-q1", "?", algorithms=["rot13"]), "there is no algorithm rot13"),
    (lambda: questions.moment("m05-q1", "?", zones=["IST"]), '"IST" is no time zone'),
    (
        lambda: questions.defects("m05-q1", "?", {"1": "…", "2": "… …"}, {"sound": "None"}),
        'a defect cannot be called "sound"',
    ),
    (lambda: questions.draft("m05-t1", "?", fields=[]), "at least one field"),
    (
        lambda: questions.draft("m05-t1", "?", fields=[questions.field("a", "A", words=(9, 3))]),
        "0 < least <= most",
    ),
    (lambda: questions.choice("m05-q1", "?", {"a": "1", "b": "2"}, points=-1), "between 0 and 100 points"),
]


@pytest.mark.parametrize(("make", "mend"), MISTAKES, ids=[mend for _, mend in MISTAKES])
def test_an_author_is_told_what_to_mend(make: Callable[[], Question], mend: str) -> None:
    with pytest.raises(BadQuestion) as raised:
        make()
    assert mend in str(raised.value)
    assert "\n" not in str(raised.value)
