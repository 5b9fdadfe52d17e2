"""Preservation powers: every pair of States gets the way that is open to it, and the trail is each learner's own."""

from pathlib import Path

import pytest

from casebook.build import learners
from casebook.case import Case, open_case
from casebook.case.make import make
from casebook.case.scenario import PAIRS, scenario
from casebook.lesson.keys import Lesson

ROOT = Path(__file__).parents[2]
LESSON = Lesson.load(ROOT / "course" / "lessons" / "m03_preservation.py")


@pytest.fixture(scope="module")
def pairs(tmp_path_factory: pytest.TempPathFactory) -> list[Case]:
    """A case of each pair of States."""
    folder = tmp_path_factory.mktemp("pairs")
    for number, pair in enumerate(PAIRS):
        make(f"m03 {number}", folder / str(number), scenario(f"m03 {number}", pair))
    return [open_case(folder / str(number)) for number in range(len(PAIRS))]


def test_every_pair_of_states_is_judged_alike(pairs: list[Case]) -> None:
    for case in pairs:
        assert [str(problem) for problem in learners.check(LESSON, case)] == []


def test_article_29_joins_parties_only_and_the_european_order_is_for_the_union(pairs: list[Case]) -> None:
    for case in pairs:
        names = LESSON.with_case(case).names
        assert ("29" in names["WAYS"]["mail"]) == ("India" not in (case.requesting, case.requested))
        assert ("eu" in names["WAYS"]["host"]) == (case.requesting in ("France", "Netherlands"))
        for state in (names["AWAY"], names["THIRD"]):
            assert ("article 29 is closed" in names["why"](state)) == ("other" in names["way"](state))
            assert ("also have the European order" in names["why"](state)) == ("eu" in names["way"](state))


def test_the_treaty_minimum_is_taught_where_a_treaty_is_and_the_statute_elsewhere(pairs: list[Case]) -> None:
    for case in pairs:
        bound = LESSON.with_case(case)
        parties = "India" not in (case.requesting, case.requested)
        assert bound.reference()["m03-q12"]["outcome"] == ("kept" if parties else "lost")
        assert bound.names["RULE"].id == ("budapest-29" if parties else "us-2703f")


def test_that_the_statute_ends_before_the_answer_is_a_good_ground_beside_the_treaty_in_the_united_states_only(
    pairs: list[Case],
) -> None:
    for case in pairs:
        bound = LESSON.with_case(case)
        full = bound.reference()["m03-q12"]
        if full["outcome"] == "lost":
            continue
        more = {**full, "grounds": [*full["grounds"], "renewals"]}
        mark = bound.mark_all({**bound.reference(), "m03-q12": more})["m03-q12"]
        assert (mark.earned == mark.points) == (case.requested == "United States"), case.requested


def test_the_answers_of_another_learner_do_not_pass(cases: list[Case]) -> None:
    marks = LESSON.with_case(cases[1]).mark_all(LESSON.with_case(cases[0]).reference())
    own = ("m03-q4", "m03-q5", "m03-q6", "m03-q7")
    assert [id for id in own if marks[id].earned >= marks[id].points] == []


def test_a_wrong_zone_leads_to_the_door_of_a_stranger(cases: list[Case]) -> None:
    for case in cases:
        assert case.truth["cgnat.if_local"] != case.truth["cgnat.subscriber"]
