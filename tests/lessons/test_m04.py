"""Mutual legal assistance: every pair of States gets its own law, its own draft to judge, and a request it can send."""

from pathlib import Path

import pytest

from casebook.build import learners
from casebook.case import Case, open_case
from casebook.case.make import make
from casebook.case.scenario import PAIRS, scenario
from casebook.lesson.keys import Lesson

ROOT = Path(__file__).parents[2]
LESSON = Lesson.load(ROOT / "course" / "lessons" / "m04_mutual_legal_assistance.py")


@pytest.fixture(scope="module")
def pairs(tmp_path_factory: pytest.TempPathFactory) -> list[Case]:
    """A case of each pair of States."""
    folder = tmp_path_factory.mktemp("pairs")
    for number, pair in enumerate(PAIRS):
        make(f"m04 {number}", folder / str(number), scenario(f"m04 {number}", pair))
    return [open_case(folder / str(number)) for number in range(len(PAIRS))]


def test_every_pair_of_states_is_judged_alike(pairs: list[Case]) -> None:
    for case in pairs:
        assert [str(problem) for problem in learners.check(LESSON, case)] == []


def test_a_legal_basis_is_named_where_it_binds_both_and_nowhere_else(pairs: list[Case]) -> None:
    for case in pairs:
        named = set(LESSON.with_case(case).reference()["m04-q2"])
        assert ("budapest" in named) == ("India" not in (case.requesting, case.requested))
        assert ({"eio", "e-evidence"} <= named) == ({case.requesting, case.requested} == {"France", "Netherlands"})
        assert not named & {"protocol", "un-convention", "executive"}


def test_a_colleagues_draft_has_sound_and_defective_paragraphs_in_every_case(cases: list[Case], public: Case) -> None:
    drafts = set()
    for case in [*cases, public]:
        found = LESSON.with_case(case).reference()["m04-q11"]
        defective = tuple(key for key, defect in found.items() if defect != "sound")
        assert 4 <= len(defective) <= 5
        drafts.add(defective)
    assert len(drafts) >= 3


def test_the_answers_of_another_learner_do_not_pass(cases: list[Case]) -> None:
    given = LESSON.with_case(cases[0]).reference()
    others = [LESSON.with_case(case).mark_all(given) for case in cases[1:]]
    # by chance two files may have the same paragraphs in the same places, and two desks the same requests
    for id in ("m04-q1", "m04-q5", "m04-q6", "m04-q7", "m04-q8", "m04-q11", "m04-q13"):
        assert sum(marks[id].earned < marks[id].points for marks in others) >= 2, id
    assert all(marks["m04-q12"].earned < marks["m04-q12"].points for marks in others)


@pytest.mark.parametrize("key", ["nexus", "accounts", "period", "basis", "freshness", "secret_because", "urgent_by"])
def test_what_a_request_lacks_costs_points_and_is_named_with_its_provision(key: str, public: Case) -> None:
    bound = LESSON.with_case(public)
    value = bound.reference()["m04-q12"]
    less = {**value, "fields": {name: one for name, one in value["fields"].items() if name != key}}
    mark = bound.mark("m04-q12", less)
    assert 0 < mark.earned < mark.points
    assert mark.reasons[0].lost > 0
    assert mark.reasons[0].authority


def test_data_to_come_are_met_with_the_same_code_on_the_desk_and_in_letters(pairs: list[Case]) -> None:
    from casebook.assistance import circumstances, reply
    from casebook.assistance.incoming import weakened

    text = (ROOT / "course" / "lessons" / "m04_mutual_legal_assistance.py").read_text(encoding="utf-8")
    around = circumstances(pairs[0])
    answer = reply(weakened("mla", around, ["data-stored"]), around, around.at)
    assert answer.codes == ("R6",) and "data reaches them (R6)" in text
    assert "; ground R6, element E3)" in answer.letter


def test_a_request_in_a_shared_language_needs_no_translation(pairs: list[Case]) -> None:
    from casebook.assistance import circumstances

    shared = set()
    for case in pairs:
        around = circumstances(case)
        if set(around.requesting.languages) & set(around.requested.languages):
            shared.add((case.requesting, case.requested))
    assert ("India", "United States") in shared and ("Morocco", "France") in shared
    assert ("France", "United States") not in shared


def test_nobody_is_asked_to_name_a_paragraph_that_his_file_does_not_have(pairs: list[Case]) -> None:
    for case in pairs:
        bound = LESSON.with_case(case)
        numbers = {str(number) for number in case.paragraphs}
        for id in ("m04-q5", "m04-q6", "m04-q7"):
            assert {one for chosen in bound.reference()[id].values() for one in chosen} <= numbers
