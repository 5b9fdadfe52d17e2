"""The learners who game, and the single changes: the list is complete, and a mark that is blind to them is caught."""

from collections.abc import Callable
from typing import Any

import pytest
from exams import offered

from casebook import marking, questions
from casebook.marking import Answer, Mark
from casebook.marking.gaming import gaming_values, mutations
from casebook.questions import Question

SEVERAL = questions.several("m05-q2", "Which?", offered("abcd"), points=2)
CLASSIFY = questions.classify("m05-q3", "What?", offered("ab"), offered("xyz"), points=2)
ORDER = questions.order("m05-q4", "Order?", offered("abc"), points=3)
DIGEST = questions.digest("m05-q8", "Value?", ["md5", "sha256"], points=2)
RULING = questions.ruling(
    "m05-q10",
    "Exhibit",
    offered("xy"),
    offered("abc"),
    questions.number_field("Size", ["MB", "MiB"]),
    points=3,
)
DEFECTS = questions.defects("m05-q11", "Text", offered("12"), offered("xy"), points=4)
SUPPORT = questions.support("m05-q12", "File", offered("xy"), offered("123"), points=2)


def caught(question: Question, full: Any, mark: Callable[[Answer], Mark]) -> list[str]:
    """Return what the two lists find wrong with a mark."""
    found = [name for name, value in gaming_values(question).items() if mark(Answer(question, value)).earned > 0]
    best = mark(Answer(question, full)).earned
    blind = any(mark(Answer(question, value)).earned >= best for value in mutations(question, full))
    return found + (["a change that costs nothing"] if blind else [])


def share(question: Question, earned: float) -> Mark:
    return Mark(earned, question.points)


@pytest.mark.parametrize(
    ("question", "names"),
    [
        (SEVERAL, {"untouched", "nothing chosen", "first option", "tick all", "pasted prompt"}),
        (CLASSIFY, {"untouched", "nothing placed", "everything to x", "everything to y", "everything to z"}),
        (ORDER, {"untouched", "order as shown", "pasted prompt"}),
        (DIGEST, {"untouched", "nothing typed", "pasted prompt"}),
        (
            RULING,
            {"untouched", "first option", "tick all for x", "tick all for y", "outcome y without a ground"},
        ),
        (DEFECTS, {"untouched", "everything sound", "everything x", "everything y"}),
        (SUPPORT, {"untouched", "first option", "tick all"}),
    ],
    ids=lambda given: given.kind if isinstance(given, Question) else "",
)
def test_the_games_of_each_kind_are_played(question: Question, names: set[str]) -> None:
    assert names <= gaming_values(question).keys()


@pytest.mark.parametrize(
    ("question", "full", "count"),
    [
        (questions.choice("q", "?", offered("abcd"), points=1), "b", 3),
        (SEVERAL, ["b"], 4),
        (CLASSIFY, {"a": "x", "b": "y"}, 2 * 3),
        (ORDER, ["a", "b", "c"], 4),
        (questions.text("q", "?", points=1), "word", 3),
        (questions.number("q", "?", ["MB", "B"], points=1), {"number": "2", "unit": "B"}, 3 + 2),
        (DIGEST, {"algorithm": "md5", "hex": "0" * 32}, 6 + 1),
        (
            questions.moment("q", "?", ["UTC", "+05:30"], points=1),
            {"date": "2026-03-02", "time": "09:30:00", "zone": "UTC"},
            2 + 3 + 2,
        ),
        (RULING, {"outcome": "x", "grounds": ["b"], "value": {"number": "2", "unit": "MB"}}, 1 + 3 + 5),
        (DEFECTS, {"1": "x", "2": "sound"}, 2 * 3),
        (SUPPORT, {"x": ["2"], "y": ["3"]}, 2 * 3),
    ],
    ids=lambda given: given.kind if isinstance(given, Question) else "",
)
def test_every_single_element_is_changed(question: Question, full: Any, count: int) -> None:
    found = list(mutations(question, full))
    assert len(found) == count
    assert full not in found
    assert all(found.count(one) == 1 for one in found)


def test_a_mark_that_counts_hits_alone_is_caught() -> None:
    def hits(answer: Answer) -> Mark:
        chosen = answer.value if isinstance(answer.value, list) else []
        return share(answer.question, sum(key in chosen for key in "bc"))

    assert caught(SEVERAL, ["b", "c"], hits) == ["tick all", "a change that costs nothing"]
    assert not caught(SEVERAL, ["b", "c"], lambda answer: marking.several(answer, {"b", "c"}))


def test_a_mark_that_rewards_one_class_for_all_is_caught() -> None:
    def hits(answer: Answer) -> Mark:
        placed = answer.value if isinstance(answer.value, dict) else {}
        return share(answer.question, (placed.get("a") == "y") + (placed.get("b") == "z"))

    assert caught(CLASSIFY, {"a": "y", "b": "z"}, hits) == ["everything to y", "everything to z"]


def test_a_mark_that_looks_at_the_outcome_alone_is_caught() -> None:
    def outcome(answer: Answer) -> Mark:
        right = isinstance(answer.value, dict) and answer.value.get("outcome") == "y"
        return share(answer.question, 3 if right else 0)

    full = {"outcome": "y", "grounds": ["b"], "value": {"number": "2", "unit": "MB"}}
    found = caught(RULING, full, outcome)
    assert found == ["outcome y without a ground", "tick all for y", "a change that costs nothing"]
    assert not caught(RULING, full, lambda answer: marking.ruling(answer, {"y": "b"}, marking.Quantity(2, "MB")))


def test_a_right_first_option_is_caught() -> None:
    assert caught(SEVERAL, ["a"], lambda answer: marking.several(answer, "a")) == ["first option"]


def test_items_shown_in_the_right_order_are_caught() -> None:
    found = caught(ORDER, ["a", "b", "c"], lambda answer: marking.order(answer, ["a", "b", "c"]))
    assert found == ["order as shown"]


def test_a_draft_for_a_person_has_nothing_to_lose() -> None:
    draft = questions.draft("m05-t1", "Write.", [questions.field("a", "A")])
    assert list(mutations(draft, {"a": "Text."})) == []
