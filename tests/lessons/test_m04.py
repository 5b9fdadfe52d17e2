"""Mutual legal assistance: every pair of States gets its own law, its own draft to judge, and a request it can send."""

import re
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


def test_feedback_names_the_law_that_governs_between_the_two_states(pairs: list[Case]) -> None:
    from casebook.assistance import circumstances

    for case in pairs:
        binding = circumstances(case).binding
        governs = binding["eio" if "eio" in binding else "bilateral"].name.split(" on the ")[0]
        bound = LESSON.with_case(case)
        for id in ("m04-q6", "m04-q11", "m04-q16"):
            said = " ".join(reason.authority for reason in bound.mark(id, None).reasons)
            assert said.startswith(governs), (id, said)
        if "eio" in binding:
            assert not any("UNTOC" in reason.authority for reason in bound.mark("m04-q7", None).reasons)


def test_the_price_is_a_sum_of_money_and_nothing_near_it(pairs: list[Case]) -> None:
    for case in pairs:
        bound = LESSON.with_case(case)
        saved = int(bound.reference()["m04-q13"]["number"])
        full = bound.mark("m04-q13", {"number": str(saved), "unit": "EUR"})
        assert full.earned == full.points
        assert bound.mark("m04-q13", {"number": f"{saved}.00", "unit": "EUR"}).earned == full.points
        rate = next(rate for rate in range(20, 45, 5) if saved % rate == 0 and 1 < saved // rate < 1400)
        for number, unit in ((saved, "pages"), (saved // rate, "pages"), (saved // rate, "EUR"), (saved + rate, "EUR"),
                             (saved - rate, "EUR"), (-saved, "EUR"), (saved * rate, "EUR")):  # fmt: skip
            mark = bound.mark("m04-q13", {"number": str(number), "unit": unit})
            assert mark.earned == 0 and mark.reasons, (number, unit)
        assert bound.mark("m04-q13", None).earned == 0


def test_a_supplement_earns_by_the_points_of_the_letter_and_loses_by_what_it_does_not_ask_for(
    pairs: list[Case],
) -> None:
    from casebook.assistance import circumstances, reply
    from casebook.assistance.incoming import weakened

    for case in pairs:
        bound = LESSON.with_case(case)
        wanted = bound.reference()["m04-q16"]
        around = circumstances(case)
        slips = bound.names["SLIPS"][bound.names["turn"]("letter", 4)]
        letter = reply(weakened("mla", around, slips), around, around.at)
        asked = {one.element for one in (*letter.points, *letter.notes)}
        assert set(wanted) == asked and letter.points and letter.notes, "every numbered point can be chosen"
        full = bound.mark("m04-q16", wanted)
        assert full.earned == full.points and bound.mark("m04-q16", [*reversed(wanted)]).earned == full.points
        for gone in wanted:
            assert 0 < bound.mark("m04-q16", [one for one in wanted if one != gone]).earned < full.points
        for more in ("higher", "guilt"):
            assert bound.mark("m04-q16", [*wanted, more]).earned < full.points
            assert bound.mark("m04-q16", [more]).earned == 0
        every = [option.key for option in bound.questions["m04-q16"].options]
        assert bound.mark("m04-q16", every).earned == 0 and bound.mark("m04-q16", []).earned == 0
        assert bound.mark("m04-q16", [one for one in every if one not in wanted]).earned == 0


def test_the_exemplars_of_the_narrative_keep_to_its_limits_and_to_the_public_file(public: Case) -> None:
    text = (ROOT / "course" / "rubrics" / "m04-t1.md").read_text(encoding="utf-8")
    draft = next(question for question in LESSON.with_case(public).questions.values() if question.kind == "draft")
    limits = [field.words for field in draft.fields]
    strong = text.split("## A weak text")[0]
    heads = "Summary of the facts|Why this mailbox|What speaks for the suspect"
    parts = re.findall(rf"(?s)\*(?:{heads})\.\* (.*?)\n(?:>?\n)", strong)
    assert len(parts) == 6
    for part, (least, most) in zip(parts, [*limits, *limits], strict=True):
        assert least <= len(part.replace("\n>", " ").split()) <= most, part
    assert public.truth["fact.mailbox"] in strong and public.truth["fact.preservation.reference"] in strong
    assert public.truth["fact.hand_in.address"] in strong
    slugs = ("payment", "locked", "false_mail", "reply_address", "hand_in", "same_relay", "others_used", "last_use")
    cited = {slug: public.truth[f"narrative.number.{slug}"] for slug in slugs}
    assert all(re.search(rf"\b{number}\b", strong) for number in cited.values()), cited
