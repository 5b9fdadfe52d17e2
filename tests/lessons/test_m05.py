"""Forensic hashing: learners get different copies, and prose does not say which copy is which."""

import re
from pathlib import Path

from casebook.case import Case
from casebook.lesson.keys import Lesson

ROOT = Path(__file__).parents[2]
LESSON = Lesson.load(ROOT / "course" / "lessons" / "m05_hashing.py")


def test_the_cases_differ_in_what_matters(cases: list[Case]) -> None:
    assert len({tuple(case.truth[f"image.EXH-01{copy}.verdict"] for copy in "ABC") for case in cases}) > 2
    assert len({case.truth["image.EXH-01A.recomputed.md5"] for case in cases}) == len(cases)


def test_the_answers_of_another_learner_do_not_pass(cases: list[Case]) -> None:
    one, other = LESSON.with_case(cases[0]), LESSON.with_case(cases[1])
    marks = other.mark_all(one.reference())
    copied = [id for id in ("m05-q2", "m05-q3", "m05-q4", "m05-q6") if marks[id].earned >= marks[id].points]
    assert copied == []


def test_prose_does_not_say_which_copy_is_which() -> None:
    for cell in LESSON.source.having("prose", "task"):
        for paragraph in re.split(r"\n\n|\n\* |\n\d\. ", cell.prose):
            named = re.search(r"EXH-01[ABC]|registry copy|laboratory copy", paragraph)
            assert not (named and re.search(r"damaged|sound|edited|made again", paragraph)), paragraph


def test_the_recorded_value_is_enough_and_what_agrees_besides_costs_nothing(cases: list[Case]) -> None:
    asked = {"EXH-01A": "m05-q2", "EXH-01B": "m05-q3", "EXH-01C": "m05-q4"}
    for case in cases:
        bound = LESSON.with_case(case)
        id = asked[case.truth["image.sound"]]
        full = bound.reference()[id]
        for grounds in (["recorded"], ["recorded", "agree"], ["recorded", "whole", "agree"]):
            assert bound.mark(id, {**full, "grounds": grounds}).earned == bound.mark(id, full).points
        assert bound.mark(id, {**full, "grounds": ["agree", "whole"]}).earned < bound.mark(id, full).points
