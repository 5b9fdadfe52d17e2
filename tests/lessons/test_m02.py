"""Evidence admissibility: rulings turn on the learner's own exhibits; six States are heard, and so is the defence."""

import re
from pathlib import Path

import pytest

from casebook import register
from casebook.case import Case
from casebook.lesson.keys import Lesson
from casebook.questions import Draft, Ruling

ROOT = Path(__file__).parents[2]
LESSON = Lesson.load(ROOT / "course" / "lessons" / "m02_admissibility.py")
SOURCE = LESSON.source
PROSE = "\n\n".join(cell.prose for cell in SOURCE.having("prose", "task"))
STATES = ("India", "United States", "Russia", "Netherlands", "France", "Japan")
# an answer that is in the exhibits, and so differs from learner to learner
OWN = ("m02-q3", "m02-q4", "m02-q5", "m02-q6", "m02-q8", "m02-q9", "m02-q10", "m02-q12")


def test_the_answers_of_another_learner_do_not_pass(cases: list[Case]) -> None:
    one, other = LESSON.with_case(cases[0]), LESSON.with_case(cases[1])
    marks = other.mark_all(one.reference())
    assert [id for id in OWN if marks[id].earned >= marks[id].points] == []


def test_the_cases_differ_in_what_the_rulings_turn_on(cases: list[Case]) -> None:
    for key in ("certificate.63", "certificate.65B", "certificate.902", "search.record"):
        assert len({str(case.truth[key]) for case in cases}) > 2, key
    assert {None} < {case.truth["abroad.defect"] for case in cases}
    assert len({case.truth["mail.replayed"] for case in cases}) == 3


def test_a_contested_ruling_can_be_won_on_either_side_in_every_case(cases: list[Case]) -> None:
    contested = {cell.id for cell in SOURCE.having("reference2")}
    assert contested == {"m02-q8", "m02-q13", "m02-q15"}
    for case in cases:
        bound = LESSON.with_case(case)
        for id in contested:
            first, second = bound.reference()[id], bound.reference("reference2")[id]
            assert first["outcome"] != second["outcome"], id
            for value in (first, second):
                assert bound.mark(id, value).earned == bound.mark(id, value).points, id


def test_a_missed_line_of_a_certificate_is_told_the_provision_for_its_defect(cases: list[Case]) -> None:
    for case in cases:
        bound = LESSON.with_case(case)
        for id, rules in (("m02-q3", "RULE_65B"), ("m02-q5", "RULE_902")):
            full = bound.reference()[id]
            for label, found in full.items():
                if found != "sound":
                    (lost,) = (reason for reason in bound.mark(id, full | {label: "sound"}).reasons if reason.lost)
                    assert lost.authority.removeprefix("Evidence Act 1872, ") == bound.names[rules][found][0]
                    assert lost.where.split(";")[0].endswith(f"paragraph {label}")


def test_a_foreign_rule_is_no_ground_for_a_russian_court(cases: list[Case]) -> None:
    for case in cases:
        bound = LESSON.with_case(case)
        filmed = {"outcome": "out", "grounds": ["film"]}
        assert bound.mark("m02-q13", filmed).earned == 0


def test_a_certificate_from_abroad_is_neither_refused_nor_admitted_for_its_origin(cases: list[Case]) -> None:
    for case in cases:
        bound = LESSON.with_case(case)
        assert bound.mark("m02-q14", {"outcome": "abroad", "grounds": ["custodian"]}).earned == 0
        assert bound.mark("m02-q14", {"outcome": "in", "grounds": ["hash"]}).earned == 0


def test_the_blanks_of_the_sound_certificate_are_all_offered_and_told_apart(cases: list[Case]) -> None:
    for case in cases:
        question = LESSON.with_case(case).questions["m02-q6"]
        shown = [option["text"] for option in question.to_json()["right"]]
        assert len(set(shown)) == len(shown) >= 12


def test_the_certificate_takes_the_beginning_of_the_imaging_from_the_report_and_not_its_end(cases: list[Case]) -> None:
    for case in cases:
        bound = LESSON.with_case(case)
        offered = {one["key"]: one["text"] for one in bound.questions["m02-q6"].to_json()["right"]}
        report = case.path("EXH-03").read_text("utf-8")
        assert f"Started: {offered[bound.reference()['m02-q6']['1']]}\n" in report


def test_eight_exhibits_are_ruled_on_and_six_states_are_heard(public: Case) -> None:
    rulings = [one for one in LESSON.with_case(public).questions.values() if isinstance(one, Ruling)]
    headings = re.findall(r"(?m)^### (\d)\. (.+)$", PROSE)
    assert [number for number, _ in headings] == list("12345678")
    assert len(rulings) == 8
    assert all(any(state in heading for _, heading in headings) for state in STATES)


def test_no_mark_rests_on_an_entry_that_nobody_has_checked(public: Case) -> None:
    bound = LESSON.with_case(public)
    named = {entry for mark in bound.mark_all({}).values() for reason in mark.reasons for entry in reason.register}
    assert len(named) > 15
    assert [id for id in sorted(named) if not register.keyable(id)] == []


@pytest.mark.parametrize("known", ["image.sound", "image.damaged", "mail.replayed", "mail.altered", "mail.genuine"])
def test_prose_states_nothing_that_differs_from_case_to_case(known: str, cases: list[Case], public: Case) -> None:
    for case in (public, *cases):
        value = case.truth[known]
        if isinstance(value, str) and value.startswith("EXH-"):
            assert value not in PROSE, value
    assert not re.search(r"registry copy|laboratory copy|defence copy|registry's image", PROSE)


def test_the_draft_asks_for_one_page_and_for_the_side_of_the_defence(public: Case) -> None:
    draft = next(one for one in LESSON.with_case(public).questions.values() if isinstance(one, Draft))
    most = sum(field.words[1] for field in draft.fields if field.words)
    assert 300 <= most <= 500
    assert any("defence" in field.label for field in draft.fields)


def test_the_rubric_gives_ten_points_a_strong_text_and_a_weak_one() -> None:
    rubric = (ROOT / "course" / "rubrics" / "m02-t1.md").read_text("utf-8")
    assert sum(float(points) for points in re.findall(r"\*\* \(([\d.]+) points?\) \|", rubric)) == 10
    for heading in ("## A strong text (10 points)", "## A weak text", "## Comments to reuse"):
        assert heading in rubric


def test_what_arrived_rests_on_the_server_that_noted_it_and_not_on_the_signature(cases: list[Case]) -> None:
    for case in cases:
        bound = LESSON.with_case(case)
        full = bound.reference()["m02-q12"]
        for more in ([], ["covered"], ["late", "effect", "covered"]):
            given = {**full, "grounds": ["loose", "server", *more]}
            assert bound.mark("m02-q12", given).earned == bound.mark("m02-q12", full).points
        assert bound.mark("m02-q12", {**full, "grounds": ["covered"]}).earned < bound.mark("m02-q12", full).points
