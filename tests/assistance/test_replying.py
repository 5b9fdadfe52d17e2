"""The requested State answers by its law and its clock, and says why; nothing in a letter contradicts the register."""

import re
from datetime import UTC, datetime, timedelta

import jsonschema
import pytest

from casebook import register
from casebook.assistance import DRAFTED, available, circumstances, mutations, natural, read
from casebook.assistance.circumstances import AT_HOME, Circumstances
from casebook.assistance.citing import cite
from casebook.assistance.incoming import KNOWN, to_answer, to_mend, weakened
from casebook.assistance.modelling import model
from casebook.assistance.outcome import OUTCOMES
from casebook.assistance.replying import reply
from casebook.assistance.schema import schema
from casebook.assistance.treaties import NOT_IN_FORCE
from casebook.case import Case

Cases = dict[tuple[str, str], Case]


def test_a_sufficient_request_is_executed(around: Circumstances) -> None:
    for kind in available(around):
        there = natural(kind, around)
        for second in (False, True):
            answer = reply(model(kind, there, second), there, there.at)
            assert (answer.outcome, answer.codes, answer.notes) == ("executed", (), ()), (kind, answer.letter)


def test_the_same_request_on_the_same_day_gets_the_same_letter(public: Circumstances) -> None:
    first, second = (reply(model("mla", public), public, public.at) for _ in range(2))
    assert first == second


def test_each_outcome_and_each_ground_is_reached_and_every_letter_is_in_order(cases: Cases) -> None:
    outcomes, codes = set(), set()
    names = [words for words, _ in NOT_IN_FORCE.values()]
    for case in cases.values():
        around = circumstances(case)
        for kind in available(around):
            there = natural(kind, around)
            whole = model(kind, there)
            answers = [reply(one.document, there, there.at) for one in mutations(whole, there)]
            answers += [reply(whole, there.knowing(frozenset({known})), there.at) for known in AT_HOME]
            for answer in answers:
                outcomes.add(answer.outcome)
                codes.update(answer.codes)
                numbers = re.findall(r"(?m)^(\d+)\. .+\((.+)\)$", answer.letter)
                assert [int(number) for number, _ in numbers] == [
                    *range(1, len(answer.points) + len(answer.notes) + 1)
                ], answer.letter
                assert all(one.authority and one.register for one in (*answer.points, *answer.notes))
                assert answer.outcome == "executed" or answer.points
                assert answer.letter.startswith(("24/7", "Central", "Competent", around.fact("provider")))
                assert "Dear colleague," in answer.letter and "Yours faithfully," in answer.letter
                for name in names:
                    for sentence in re.split(r"(?<=\.) ", answer.letter):
                        assert name not in sentence or "is not in force" in sentence
                if not around.treaty:
                    said = re.sub(r"compare [^)]*", "", answer.letter)
                    assert not re.search(r"Budapest(?!.*(does not bind|not in force))", said), said
    assert outcomes == set(OUTCOMES)
    assert codes == {f"R{number}" for number in range(1, 13)}


def test_no_letter_rests_on_an_entry_that_nobody_has_read(around: Circumstances) -> None:
    ids: set[str] = set()
    for kind in available(around):
        there = natural(kind, around)
        for one in mutations(model(kind, there), there):
            answer = reply(one.document, there, there.at)
            ids |= {id for point in (*answer.points, *answer.notes) for id in point.register}
    assert [id for id in ids if not register.entry(id).checked] == []


@pytest.mark.parametrize("known", ["bank-secrecy", "fiscal"])
def test_what_is_no_ground_is_named_as_none(known: str, around: Circumstances) -> None:
    answer = reply(model("mla", around), around.knowing(frozenset({known})), around.at)
    assert answer.outcome == "executed"
    assert "has not been treated as an obstacle" in answer.letter
    assert cite(known, "mla", around).register[-1] in {"ML-T1808", "ML-B254", "ML-T1822"}


def test_preservation_is_never_refused_for_want_of_dual_criminality(around: Circumstances) -> None:
    there = natural("preservation", around)
    for one in mutations(model("preservation", there), there):
        assert "R3" not in reply(one.document, there, there.at).codes


def test_dual_criminality_is_no_matter_where_the_treaty_does_not_ask_it(cases: Cases) -> None:
    for pair, matters in (
        (("India", "United States"), False),
        (("Morocco", "France"), False),
        (("Japan", "Netherlands"), True),
    ):
        around = circumstances(cases[pair])
        answer = reply(
            weakened("mla", around, [f"offences-{'conduct' if matters else 'described'}"]), around, around.at
        )
        assert (answer.outcome, answer.codes) == (("returned", ("R3",)) if matters else ("executed", ()))
        assert ("assistance is given without it" in answer.letter) is not matters


def test_an_investigation_at_home_postpones_a_request_and_not_a_preservation(public: Circumstances) -> None:
    busy = public.knowing(frozenset({"own-investigation"}))
    assert reply(model("mla", busy), busy, busy.at).codes == ("R4",)
    there = natural("preservation", busy)
    assert reply(model("preservation", there), there, there.at).outcome == "executed"


def test_one_weak_category_does_not_stop_the_others(public: Circumstances) -> None:
    answer = reply(weakened("mla", public, ["data-justified"]), public, public.at)
    assert (answer.outcome, answer.codes) == ("partly", ("R5",))
    assert answer.given == ("registration", "sign-ins")


def test_a_supplement_in_time_is_executed_and_one_too_late_finds_the_data_gone(cases: Cases) -> None:
    around = circumstances(cases["France", "United States"])
    first = reply(weakened("mla", around, ["source-enough"]), around, around.at)
    assert first.outcome == "returned" and first.supplement_by
    whole = model("mla", around)
    in_time = datetime(first.supplement_by.year, first.supplement_by.month, first.supplement_by.day, tzinfo=UTC)
    soon = reply(whole, around, in_time - timedelta(days=4), [first])
    assert soon.outcome == "executed" and soon.lost is None
    late = reply(whole, around, in_time + timedelta(days=90), [first])
    assert (late.outcome, late.codes, late.given) == ("partly", ("R7",), ("registration",))
    assert late.lost and "they were deleted on" in late.letter


def test_where_no_treaty_keeps_the_data_only_an_extension_does(cases: Cases) -> None:
    around = circumstances(cases["India", "United States"])
    request = model("mla", around)
    late = around.moment("preservation.asked") + timedelta(days=85)
    assert reply(request, around, late).lost
    asked = reply(model("extension", around), around, around.moment("preservation.asked") + timedelta(days=80))
    assert asked.outcome == "executed" and asked.kept_until
    assert reply(request, around, late, [asked]).outcome == "executed"
    after = reply(model("extension", around), around, around.moment("preservation.asked") + timedelta(days=95))
    assert (after.outcome, after.codes) == ("returned", ("R7",))
    again = reply(
        model("extension", around), around, around.moment("preservation.asked") + timedelta(days=120), [asked]
    )
    assert again.outcome == "redirected", "18 USC 2703(f) grants one renewal"


def test_sixty_days_are_the_least_and_not_the_most(cases: Cases) -> None:
    around = circumstances(cases["Morocco", "France"])
    first = around.moment("preservation.asked")
    longer = reply(model("extension", around), around, first + timedelta(days=50))
    assert longer.outcome == "executed" and longer.kept_until
    assert longer.kept_until == (first + timedelta(days=120)).astimezone(around.requested.zone).date()
    request = model("mla", around)
    assert reply(request, around, first + timedelta(days=100)).lost
    assert reply(request, around, first + timedelta(days=100), [longer]).outcome == "executed"


def test_a_request_to_keep_what_is_gone_is_answered_so(public: Circumstances) -> None:
    late = public.moment("hand_in.time") + timedelta(days=120)
    answer = reply(model("preservation", natural("preservation", public)), public, late)
    assert "R7" in answer.codes and answer.kept_until is None


def test_days_pass_and_haste_shortens_them(public: Circumstances) -> None:
    whole = model("mla", public).to_json()["fields"]
    calm = reply(read({"document": "mla", "fields": whole | {"urgency": "none"}}), public, public.at)
    haste = reply(model("mla", public), public, public.at)
    assert public.at < haste.received < haste.sent < calm.sent
    assert haste.days < calm.days


def test_a_reply_is_a_document_too(public: Circumstances) -> None:
    for kind in available(public):
        there = natural(kind, public)
        answer = reply(model(kind, there), there, there.at).to_document()
        assert answer.document == "reply" and answer.text("letter")
        jsonschema.validate(answer.to_json(), schema())


def test_six_requests_to_mend_have_one_weakness_each(around: Circumstances) -> None:
    made = to_mend(around, "C-1")
    assert len(made) == 6 and len({one.broken for one in made}) == 6
    for one in made:
        assert one.elements and one.broken[0] in {finding.rule for finding in one.findings}
    assert made == to_mend(around, "C-1")
    assert [one.broken for one in made] != [one.broken for one in to_mend(around, "C-3")]


def test_eight_requests_to_answer_ask_for_every_kind_of_answer(around: Circumstances) -> None:
    for seed in ("C-1", "C-2", "C-3"):
        made = to_answer(around, seed)
        assert len(made) == 8
        outcomes = [one.outcome for one in made]
        assert {"executed", "returned", "postponed", "narrowed", "refused"} <= set(outcomes), outcomes
        for one in made:
            assert bool(one.codes) == (one.outcome != "executed")
            assert len(one.known) == len(one.around.at_home)
        assert made == to_answer(around, seed)


def test_what_is_known_at_home_has_words() -> None:
    assert set(KNOWN) == set(AT_HOME)
    assert "reply" not in DRAFTED
