"""Forensic hashing: learners get different copies, and prose does not say which copy is which."""

import re
from math import comb
from pathlib import Path

import pytest

from casebook.case import Case
from casebook.lesson.keys import Lesson

ROOT = Path(__file__).parents[2]
LESSON = Lesson.load(ROOT / "course" / "lessons" / "m05_hashing.py")


def test_the_cases_differ_in_what_matters(cases: list[Case]) -> None:
    assert len({tuple(case.truth[f"image.EXH-01{copy}.verdict"] for copy in "ABC") for case in cases}) > 2
    assert len({case.truth["image.EXH-01A.recomputed.md5"] for case in cases}) == len(cases)


TOPICS = {
    "what was hashed, when and by whom": r"Of which bytes is each value a witness",
    "acquisition against verification": r"made an image of a memory stick.*you \*\*recompute\*\*",
    "stored, recomputed and recorded": r"Stored, recomputed, recorded: ask for all three",
    "the checksums of chunks": r"Each chunk has a small\s+checksum",
    "one bit turned over": r"turns over one single bit",
    "a copy made again that agrees with itself": r"agrees with itself, and is not what was acquired",
    "twins in MD5": r"Two files on the laptop have one MD5",
    "why MD5 is not even faster": r"### Speed.*show\.speed\(\)",
    "no SHA-256 in an E01 image": r"room for MD5 and SHA-1 alone",
    "lists of known files": r"A\s+\*\*known-file list\*\* says",
    "fuzzy hashes": r"A\s+\*\*fuzzy hash\*\* says",
    "one account exported twice": r"The provider delivered one cloud account twice",
    "one form for a text": r"encoding and form each text",
    "solid-state drives and live acquisition": r"\*\*solid-state drive\*\*.*\*\*running computer\*\*",
    "a time stamp on the manifest": r"time stamp\*\*, EXH-28A",
    "integrity is not truth": r"perfect copy of a wrong ledger",
    "three questions that matter": r"three questions to the examiner",
}


@pytest.mark.parametrize("topic", TOPICS)
def test_the_module_teaches_what_it_is_for(topic: str) -> None:
    assert re.search(TOPICS[topic], LESSON.source.path.read_text("utf-8"), re.DOTALL), topic


def test_the_likeness_in_the_draft_report_is_what_two_unrelated_values_have_by_chance() -> None:
    text = LESSON.source.path.read_text("utf-8")
    found = re.search(r"has (\d+) of (\d+) characters\s+of its hash value in common", text)
    assert found
    same, digits = int(found[1]), int(found[2])
    chance = sum(comb(digits, n) * (1 / 16) ** n * (15 / 16) ** (digits - n) for n in range(same, digits + 1))
    assert digits == 64 and chance > 0.2


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
