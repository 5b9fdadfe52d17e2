"""The requested State answers by its law and its clock, and says why; nothing in a letter contradicts the register."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import jsonschema
import pytest

from casebook import register
from casebook.assistance import DRAFTED, available, circumstances, mutations, natural, read
from casebook.assistance.authorities import ELEMENTS
from casebook.assistance.circumstances import AT_HOME, Circumstances
from casebook.assistance.citing import cite
from casebook.assistance.document import moment_of
from casebook.assistance.incoming import KNOWN, to_answer, to_mend, weakened
from casebook.assistance.modelling import model
from casebook.assistance.outcome import OUTCOMES, Reply
from casebook.assistance.replying import reply
from casebook.assistance.rules import applying
from casebook.assistance.rules.rule import KEEPING, ORDERS
from casebook.assistance.schema import schema
from casebook.assistance.states import words_of_day
from casebook.assistance.treaties import NOT_IN_FORCE
from casebook.case import Case

Cases = dict[tuple[str, str], Case]
WRITTEN: dict[tuple[str, str], list[tuple[str, Reply]]] = {}


def letters(around: Circumstances) -> list[tuple[str, Reply]]:
    """Every letter between two States that one weakness, or one fact known at home, leads to; made once."""
    pair = (around.requesting.name, around.requested.name)
    if pair not in WRITTEN:
        WRITTEN[pair] = [*_written(around)]
    return WRITTEN[pair]


def _written(around: Circumstances) -> Iterator[tuple[str, Reply]]:
    for kind in available(around):
        there = natural(kind, around)
        whole = model(kind, there)
        for one in mutations(whole, there):
            yield f"{kind} {one.name}", reply(one.document, there, there.at)
        for known in AT_HOME:
            yield f"{kind} {known}", reply(whole, there.knowing(frozenset({known})), there.at)
        yield f"{kind} late", reply(whole, there, there.at + timedelta(days=130))


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
        for name, answer in letters(around):
            kind = name.split()[0]
            outcomes.add(answer.outcome)
            codes.update(answer.codes)
            numbers = re.findall(r"(?m)^(\d+)\. .+\((.+)\)$", answer.letter)
            assert [int(number) for number, _ in numbers] == [*range(1, len(answer.points) + len(answer.notes) + 1)], (
                answer.letter
            )
            assert all(one.authority and one.register for one in (*answer.points, *answer.notes))
            assert answer.outcome == "executed" or answer.points
            companies = (around.fact("provider"), around.fact("subsidiary"))
            assert answer.letter.startswith(("24/7", "Central", "Competent", "Registry", *companies))
            assert ("Dear colleague," in answer.letter) == (kind not in ORDERS or answer.held)
            outside = kind in ORDERS and not answer.held
            assert ("Yours faithfully," in answer.letter) is outside
            assert ("Yours sincerely," in answer.letter) is not outside
            assert "does not state" not in answer.letter and not re.search(r"\d{4}-\d\d-\d\d", answer.letter)
            assert "of the file" not in answer.letter and "no longer:" not in answer.letter
            if kind not in ("emergency", *KEEPING):
                assert answer.sent.weekday() < 5 and answer.received.weekday() < 5
            assert answer.supplement_by is None or answer.supplement_by.weekday() < 5
            for name in names:
                for sentence in re.split(r"(?<=\.) ", answer.letter):
                    assert name not in sentence or "is not in force" in sentence
            if not around.treaty:
                said = re.sub(r"compare [^)]*", "", answer.letter)
                assert not re.search(r"Budapest(?!.*(does not bind|not in force))", said), said
    assert outcomes == set(OUTCOMES)
    assert codes == {f"R{number}" for number in range(1, 13)}


def test_no_letter_rests_on_an_entry_that_nobody_has_read(around: Circumstances) -> None:
    ids = {id for _, answer in letters(around) for one in (*answer.points, *answer.notes) for id in one.register}
    assert [id for id in ids if not register.entry(id).checked] == []


@pytest.mark.parametrize("known", ["bank-secrecy", "fiscal"])
def test_what_is_no_ground_is_named_as_none(known: str, around: Circumstances) -> None:
    answer = reply(model("mla", around), around.knowing(frozenset({known})), around.at)
    assert answer.outcome == "executed"
    assert "has not been treated as an obstacle" in answer.letter
    order = around.in_the_union
    ids = {"ML-D09", "ML-D111", "ML-D113"} if order else {"ML-T1808", "ML-B254", "ML-T1822"}
    assert set(cite(known, "mla", around).register) & ids


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


def test_a_supplement_is_filed_under_the_first_reference_and_nothing_is_handed_over_twice(
    around: Circumstances,
) -> None:
    first = reply(weakened("mla", around, ["data-justified"]), around, around.at)
    again = reply(model("mla", around), around, first.sent + timedelta(days=7), [first])
    assert first.outcome == "partly" and again.outcome == "executed" and again.reference == first.reference
    assert "I thank you for the supplement of" in again.letter and "the supplement of" not in first.letter
    assert "With this letter you receive: the messages exchanged with the firm." in again.letter
    day = words_of_day(first.sent.date())
    assert f"You received who opened the account and the sign-ins with my letter of {day}." in again.letter
    other = reply(model("subscriber", around), around, first.sent + timedelta(days=7), [first])
    assert other.reference != first.reference, "another request is another file"


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


def test_a_letter_that_sends_back_takes_no_time_away_that_was_granted(cases: Cases) -> None:
    around = circumstances(cases["Morocco", "France"])
    asked = around.moment("preservation.asked")
    longer = reply(model("extension", around), around, asked + timedelta(days=50))
    weak = weakened("mla", around, ["source-enough"])
    answer = reply(weak, around, asked + timedelta(days=20), [longer])
    assert answer.outcome == "returned" and answer.supplement_by and longer.kept_until
    assert longer.kept_until > answer.supplement_by
    assert f"stay kept until {words_of_day(longer.kept_until)} in any case" in answer.letter
    assert f"If your supplement is not here by {words_of_day(answer.supplement_by)}" in answer.letter
    alone = reply(weak, around, asked + timedelta(days=50))
    assert alone.supplement_by and f"stay kept until {words_of_day(alone.supplement_by)} in any case" in alone.letter
    after = reply(model("mla", around), around, asked + timedelta(days=110), [longer, answer])
    assert after.outcome == "executed", "what came after the day for the supplement finds the time that was granted"


def test_where_article_29_does_not_bind_a_pending_request_keeps_nothing(cases: Cases) -> None:
    around = circumstances(cases["India", "United States"])
    answer = reply(weakened("mla", around, ["source-enough"]), around, around.at)
    assert "That a request for them is pending does not keep them." in answer.letter
    assert "in any case" not in answer.letter


def test_an_investigation_order_is_not_answered_on_the_grounds_of_a_treaty(cases: Cases) -> None:
    around = circumstances(cases["France", "Netherlands"])
    there = {rule.id for rule, _ in applying("mla", around)}
    assert not there & {"offences-political", "offences-conduct"}
    whole = model("mla", around)
    assert reply(whole, around.knowing(frozenset({"small"})), around.at).outcome == "executed"
    for one in mutations(whole, around):
        answer = reply(one.document, around, around.at)
        assert "European Investigation Order" in answer.letter and "any other use" not in answer.letter
        assert not {"R1", "R3"} & set(answer.codes)
        assert all("UNTOC" not in point.authority for point in (*answer.points, *answer.notes))


def test_an_order_to_investigate_that_was_passed_on_is_executed_later_by_the_authority_that_executes(
    cases: Cases,
) -> None:
    around = circumstances(cases["France", "Netherlands"])
    direct = reply(model("mla", around), around, around.at)
    for channel in ("central", "contact-point", "police", "diplomatic"):
        fields = model("mla", around).to_json()["fields"] | {"channel": channel}
        answer = reply(read({"document": "mla", "fields": fields}), around, around.at)
        assert answer.outcome == "executed" and answer.sent > direct.sent, channel
        assert answer.letter.startswith("Competent judicial authority") and "passes it on" in answer.letter


def test_contact_points_write_to_each_other_and_central_authorities_too(around: Circumstances) -> None:
    for kind in ("preservation", "extension", "spontaneous"):
        there = natural(kind, around)
        written = "24/7 contact point" if kind != "spontaneous" else "Central authority"
        text = reply(model(kind, there), there, there.at).letter
        assert text.startswith(f"{written} of {around.requested.called}")
        assert f"To the {written[0].lower()}{written[1:]} of {around.requesting.called}, for " in text


def test_times_of_sessions_stand_on_a_subpoena(cases: Cases) -> None:
    around = circumstances(cases["France", "United States"])
    fields = model("mla", around).to_json()["fields"]
    fields["data"][1]["because"] = [around.numbers["tier_traffic"]]
    answer = reply(read({"document": "mla", "fields": fields}), around, around.at)
    assert answer.outcome == "executed" and "sign-ins" in answer.letter
    assert "2703(a)" in cite("E8", "mla", around).text and "2703(a)" not in cite("E8", "subscriber", around).text


def test_an_emergency_is_answered_in_two_days_and_a_late_answer_says_so(public: Circumstances) -> None:
    urgent = reply(model("emergency", public), public, public.at)
    assert urgent.outcome == "executed" and urgent.days <= 2
    answer = reply(model("mla", public), public, public.at)
    day = model("mla", public).day("urgent_by")
    assert day and ("could not be met" in answer.letter) == (answer.sent.date() > day)
    fields = model("mla", public).to_json()["fields"] | {"urgent_by": public.at.date().isoformat()}
    late = reply(read({"document": "mla", "fields": fields}), public, public.at).letter
    who = reply(model("subscriber", public), public, public.at)
    assert ("could not be met" in who.letter) == (who.sent.date() > day), "whoever asked for a day is told"
    assert "the day by which you needed the answer" in late and "could not be met" not in late


def test_an_order_is_answered_within_ten_days_of_receipt(cases: Cases) -> None:
    around = circumstances(cases["France", "Netherlands"])
    for one in (model("production-order", around), weakened("production-order", around, ["deadline-right"])):
        answer = reply(one, around, around.at)
        assert answer.outcome == "executed" and answer.sent - answer.received <= timedelta(days=10)
    kept = reply(model("preservation-order", around), around, around.at).letter
    assert "You may extend once by 30 days within that time" in kept
    silent = reply(model("production-order", around), around.knowing(frozenset({"bank-secrecy"})), around.at)
    assert "Bank secrecy" not in silent.letter


def test_a_provider_never_examines_or_narrows_an_order(cases: Cases) -> None:
    around = circumstances(cases["France", "Netherlands"])
    held = 0
    for kind in sorted(ORDERS):
        for one in mutations(model(kind, around), around):
            answer = reply(one.document, around, around.at)
            assert answer.outcome in ("executed", "returned", "redirected"), (one.name, answer.letter)
            if answer.held:
                held += 1
                assert "will not issue it as it stands" in answer.letter
                assert answer.letter.startswith("Registry") and not answer.given and answer.kept_until is None
            elif answer.outcome == "returned":
                assert "I ask you to clarify" in answer.letter and "within five days" in answer.letter
    assert held > 10
    for rule in ("offences-threshold", "issuer-may"):
        answer = reply(weakened("production-order", around, [rule]), around, around.at)
        assert (answer.outcome, answer.held) == ("returned", False) and "10(6)" in answer.letter


def test_what_came_after_the_day_of_preservation_is_told_apart(public: Circumstances) -> None:
    whole = model("mla", public)
    end, kept = whole.period("period").end.instant, public.moment("preservation.asked")
    said = "Of what came later, you receive what was still there." in reply(whole, public, public.at).letter
    assert end and said == (end > kept)
    fields = whole.to_json()["fields"]
    fields["period"]["end"] = moment_of(kept - timedelta(days=1)).model_dump()
    assert "Of what came later" not in reply(read({"document": "mla", "fields": fields}), public, public.at).letter


def test_a_small_matter_is_put_last_and_a_provider_gives_no_messages_of_its_own_will(cases: Cases) -> None:
    around = circumstances(cases["France", "United States"])
    small = reply(model("mla", around), around.knowing(frozenset({"small"})), around.at)
    assert (small.outcome, small.codes) == ("postponed", ("R10",))
    assert reply(model("mla", around), around.knowing(frozenset({"given-freely"})), around.at).outcome == "executed"
    free = reply(model("subscriber", around), around.knowing(frozenset({"given-freely"})), around.at)
    assert free.codes == ("R11",) and "are kept until the end of" in free.letter


def test_no_element_rests_on_a_template_or_a_handbook_alone() -> None:
    for key, one in ELEMENTS.items():
        assert not one.text.startswith(("T-CY", "PILON", "the T-CY")), key


def test_article_28_is_not_named_where_a_treaty_binds(cases: Cases) -> None:
    around = circumstances(cases["France", "United States"])
    assert "28" not in cite("M13", "mla", around).text
    assert "The answer may be used only" in reply(model("mla", around), around, around.at).letter


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


def test_an_order_of_the_union_is_answered_by_the_law_of_the_union(cases: Cases) -> None:
    around = circumstances(cases["France", "Netherlands"])
    for name, answer in letters(around):
        kind = name.split()[0]
        if kind in ("mla", "subscriber", "emergency", *ORDERS):
            assert "UNTOC" not in answer.letter, name
            said = re.sub(r"Budapest Convention, art\. 29\(7\); compare Directive 2014/41/EU, art\. 32|Protocol to the "
                          r"Budapest Convention", "", answer.letter)  # fmt: skip
            assert "Budapest" not in said, (name, said)
            own = "Regulation (EU) 2023/1543" if kind in ORDERS else "Directive 2014/41/EU"
            assert all(one.authority.startswith(own) for one in (*answer.points, *answer.notes)), name


def test_each_tier_is_asked_for_by_its_own_paragraph_of_american_law(cases: Cases) -> None:
    around = circumstances(cases["India", "United States"])
    fields = model("mla", around).to_json()["fields"]
    for line, tier in enumerate(("2703(c)(2), 3512", "2703(c)(2) and (d)", "2703(a)")):
        records = [one | {"because": []} if place == line else one for place, one in enumerate(fields["data"])]
        (point,) = reply(read({"document": "mla", "fields": fields | {"data": records}}), around, around.at).points
        assert f"18 USC {tier}" in point.authority, point
    for kind, asks in (("subscriber", False), ("emergency", True), ("mla", True)):
        assert ("(d)" in cite("E8", kind, around).text) is asks, "a port stands on no subpoena: it needs an order"


def test_an_american_list_of_subscribers_holds_the_times_of_sessions(cases: Cases) -> None:
    for pair, right in ((("Netherlands", "United States"), True), (("Japan", "Netherlands"), False)):
        around = circumstances(cases[pair])
        fields = model("mla", around).to_json()["fields"]
        fields["data"][1]["category"] = "subscriber"
        answer = reply(read({"document": "mla", "fields": fields}), around, around.at)
        assert (answer.outcome == "executed") is right


def test_what_is_practice_is_called_so(cases: Cases) -> None:
    around = circumstances(cases["India", "United States"])
    for known, code in (("small", "R10"), ("given-freely", "R11")):
        answer = reply(model("subscriber", around), around.knowing(frozenset({known})), around.at)
        assert answer.codes == (code,)
        assert (
            "the practice of central authorities" in answer.letter and "No treaty makes this a ground" in answer.letter
        )


def test_every_letter_that_does_not_execute_says_what_can_be_done(around: Circumstances) -> None:
    then = ("Please send it", "I ask you to", "I regret to tell you", "I shall write again", "please say so",
            "say so, and", "will not issue it", "can be made", "has been considered", "was consulted",
            "the ordinary way, which is open", "Please say whether")  # fmt: skip
    for name, answer in letters(around):
        if answer.outcome not in ("executed", "narrowed", "partly"):
            assert any(words in answer.letter for words in then), (name, answer.letter)
        if answer.outcome == "partly" and "R5" in answer.codes:
            assert "On this part it stays open" in answer.letter, (name, answer.letter)


def test_no_letter_says_a_sentence_twice_or_counts_its_reasons_wrong(around: Circumstances) -> None:
    for name, answer in letters(around):
        body = re.sub(r" \(.*\)$", "", answer.letter.split("\n\n", 1)[1].rsplit("\n", 1)[0], flags=re.MULTILINE)
        said = [one for one in re.split(r"(?<=[.:]) |\n+", body) if len(one.split()) > 4]
        twice = {one for one in said if said.count(one) > 1}
        assert not twice, (name, twice)
        many = len(answer.points) > 1
        assert not ("this reason:" in answer.letter and many) and not ("these reasons:" in answer.letter and not many)
        assert (
            not re.search(r"following points? \(.*\):", answer.letter) or ("following points" in answer.letter) is many
        )


def test_what_is_to_be_kept_is_supplemented_at_once_and_a_letter_says_what_is_kept_meanwhile(cases: Cases) -> None:
    for case in cases.values():
        around = circumstances(case)
        for kind in ("preservation", "extension"):
            there = natural(kind, around)
            answer = reply(weakened(kind, there, ["necessity-enough"]), there, there.at)
            assert answer.outcome == "returned" and answer.supplement_by is None
            assert "supplement it at once" in answer.letter
            said = "Until then nothing is kept" if kind == "preservation" else "Without more time the data are kept"
            assert said in answer.letter


def test_a_certificate_that_was_asked_for_comes_with_the_data_whatever_else_was_missing(public: Circumstances) -> None:
    enclosed = "The certificate that you asked for is enclosed"
    assert enclosed in reply(weakened("mla", public, ["file-stated"]), public, public.at).letter
    assert enclosed not in reply(weakened("mla", public, ["certification-whole"]), public, public.at).letter


def test_a_request_that_went_astray_says_how_it_came(public: Circumstances) -> None:
    answer = reply(weakened("mla", public, ["channel-right"]), public, public.at)
    assert "by way of a company of the provider, to which it was sent" in answer.letter
    assert "Please send it through your central authority to that of the United States." in answer.letter


def test_a_provider_that_holds_nothing_does_not_say_that_it_keeps_the_data(cases: Cases) -> None:
    around = circumstances(cases["France", "Netherlands"])
    answer = reply(weakened("production-order", around, ["provider-holds"]), around, around.at)
    assert answer.letter.startswith(f"{around.fact('subsidiary')}, recipient of the certificate")
    assert "No data are kept on this certificate" in answer.letter and "being preserved" not in answer.letter
    other = reply(weakened("production-order", around, ["accounts-stated"]), around, around.at)
    assert "The data are being preserved meanwhile" in other.letter


def test_information_that_nobody_asked_for_is_not_refused_as_if_it_were_a_request(around: Circumstances) -> None:
    for known in AT_HOME:
        answer = reply(model("spontaneous", around), around.knowing(frozenset({known})), around.at)
        assert answer.outcome == "executed" and "obstacle" not in answer.letter
    assert "supplement" not in reply(weakened("spontaneous", around, ["information-stated"]), around, around.at).letter
    given = reply(weakened("spontaneous", around, ["basis-freely-stated"]), around, around.at)
    assert given.outcome == "executed" and "on which law it rests" in given.letter, "what is given is not sent back"
