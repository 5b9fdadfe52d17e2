"""The clock says in words what it draws, counts as the rules do, and answers to sliders and typed numbers alike."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook import show
from casebook.clock import REGIMES, UNTIMED, Plan, run
from casebook.show import clocks

BORN = datetime(2026, 3, 2, 10, tzinfo=UTC)
PARIS = ZoneInfo("Europe/Paris")
ASKED = datetime(2026, 3, 20, 9, tzinfo=UTC)
PLAN = Plan(BORN, 30, REGIMES["budapest-29"], PARIS, asked=ASKED, answered=datetime(2027, 1, 20, 9, tzinfo=UTC))


def test_a_ten_month_answer_comes_too_late_and_the_clock_says_by_how_much() -> None:
    assert clocks.told(PLAN) == (
        "From 20 May 2026 the treaty no longer obliges anybody to keep the record. It may be gone on any day. "
        "The answer is made 245 days later."
    )


def test_a_machine_deletes_where_a_duty_merely_ends() -> None:
    alone = replace(PLAN, asked=None)
    assert clocks.told(alone) == (
        "The provider deletes the record on 1 April 2026, 12:00 UTC+02:00. The answer is made 293 days later."
    )
    assert "the rule no longer obliges" in clocks.told(replace(PLAN, regime=REGIMES["us-2703f"]))


def test_the_treaty_binds_the_state_and_not_the_provider() -> None:
    statute = replace(PLAN, regime=REGIMES["us-2703f"], followed=datetime(2026, 5, 11, 9, tzinfo=UTC), treaty=True)
    assert "binds the State, not the provider" in clocks.told(statute)
    assert "binds the State, not the provider" not in clocks.told(replace(statute, treaty=False))


def test_a_request_received_in_time_is_the_cure() -> None:
    cured = replace(PLAN, followed=datetime(2026, 5, 19, 21, tzinfo=UTC))
    assert clocks.told(cured) == "The record is there when the answer is made on 20 January 2027."
    late = replace(PLAN, followed=datetime(2026, 5, 19, 23, tzinfo=UTC))
    assert "came after the preservation had ended" in clocks.told(late)


def test_the_drawing_has_the_words_and_the_table() -> None:
    shown = show.clock(replace(PLAN, followed=datetime(2026, 5, 11, 9, tzinfo=UTC)))
    assert re.search(r'<img alt="[^"]{40,}"', shown.html)
    assert "waiting for the answer | 20 May 2026, 00:00 UTC+02:00 | 20 January 2027, 10:00 UTC+01:00" in shown.plain
    assert shown.html == show.clock(replace(PLAN, followed=datetime(2026, 5, 11, 9, tzinfo=UTC))).html


def test_what_must_leave_leaves_earlier_by_the_days_of_the_channel() -> None:
    japan = replace(PLAN, regime=REGIMES["jp-197"], answered=None)
    preserve, renewal, answer = clocks.deadlines(japan, 5)
    assert preserve == ("The request to preserve", "1 April 2026, 12:00 UTC+02:00", "27 March 2026, 11:00 UTC+01:00")
    assert renewal == ("The next renewal", "20 April 2026, 00:00 UTC+02:00", "15 April 2026, 00:00 UTC+02:00")
    assert answer[0].startswith("The answer itself")
    assert clocks.deadlines(PLAN, 5)[1][1] == "there is none"


def test_what_is_still_to_come_does_not_count_today() -> None:
    today = BORN + timedelta(days=10)
    works = {name: yes for name, yes, _ in clocks.ways(PLAN, today, 2)}
    assert works["Ask for preservation"] == "yes"
    assert works["Send the request for the data"] == "no"
    late = {name: yes for name, yes, _ in clocks.ways(replace(PLAN, asked=None), BORN + timedelta(days=29), 2)}
    assert late["Ask for preservation"] == "no"


def test_each_rule_is_compared_on_one_record() -> None:
    plain = show.rules_compared(BORN, 30, ASKED, PARIS).plain
    assert len(plain.splitlines()) == 2 + len(REGIMES) + len(UNTIMED)
    assert "19 May 2026 | 19 May 2026 | the requested State must see that it stays preserved until" in plain
    assert "18 June 2026 | 16 September 2026 | that request alone preserves nothing" in plain
    assert "the authority confirms that a production request has been issued" in plain
    assert "L.34-1 III bis (and Cass. crim. 12 July 2022) | data that operators keep by that article" in plain
    assert "no content | the text names no period | cannot be counted" in plain


def test_a_record_that_had_gone_is_given_no_period_by_any_rule() -> None:
    plain = show.rules_compared(BORN, 5, ASKED, PARIS).plain
    assert plain.count("nothing was left to preserve") == len(REGIMES)
    assert "19 May 2026" not in plain


@pytest.mark.parametrize(
    ("kind", "beyond"),
    [
        ("traffic", {"article 60-2"}),
        ("subscriber", {"article 60-2", "article 197(3)"}),
        ("content", {"article 197(3)", "article L.34-1"}),
    ],
)
def test_a_rule_that_does_not_reach_a_record_gives_it_no_date(kind: str, beyond: set[str]) -> None:
    lines = show.rules_compared(BORN, 30, ASKED, PARIS, kind).plain.splitlines()[2:]
    unreached = [line for line in lines if "does not reach this kind of record" in line]
    assert {name for name in beyond if any(name in line for line in unreached)} == beyond
    assert len(unreached) == len(beyond)
    assert not any(re.search(r"\d (May|June|September) 2026", line) for line in unreached)


def test_a_rule_that_does_not_reach_the_record_leaves_it_to_the_provider() -> None:
    held = {"payment": show.Held(BORN, 30, ASKED, "subscriber")}
    _, rule, *_, shown = show.clock_explorer(held, PARIS).children
    assert "does not reach" not in shown.value
    rule.value = REGIMES["jp-197"].name
    assert "This rule does not reach this kind of record: it reaches traffic data." in shown.value
    assert "The provider deletes the record on 1 April 2026" in shown.value


def test_sliders_and_typed_numbers_move_the_same_clock() -> None:
    explorer = show.clock_explorer(
        {"sign-ins": show.Held(BORN, 30, ASKED), "payment": show.Held(BORN, 5, ASKED)}, PARIS
    )
    record, rule, treaty, *dials, shown = explorer.children
    assert "20 May 2026" in shown.value
    followed = next(box for box in dials if "Data requested" in box.children[0].description)
    followed.children[1].value = 60
    assert followed.children[0].value == 60
    assert "is there when the answer is made" in shown.value
    rule.value = REGIMES["us-2703f"].name
    assert "may be gone on any day" in shown.value
    treaty.value = True
    assert "is there when the answer is made" in shown.value
    record.value = "payment"
    assert "There was nothing to preserve." in shown.value
    assert 'role="status"' in shown.value


def test_a_record_that_was_saved_by_an_hour_is_not_lost_to_whole_days() -> None:
    hour = timedelta(hours=1)
    ends = BORN + timedelta(days=5)
    just = {"saved": show.Held(BORN, 5, ends - hour), "lost": show.Held(BORN, 5, ends + hour)}
    record, *_, shown = show.clock_explorer(just, PARIS).children
    assert "nothing to preserve" not in shown.value
    record.value = "lost"
    assert "nothing to preserve" in shown.value


def test_the_explorer_has_an_equivalent_for_pages_without_scripts() -> None:
    data, _ = show.clock_explorer({"sign-ins": show.Held(BORN, 30, ASKED)}, PARIS)._repr_mimebundle_()
    assert "One record under each rule" in data["text/html"]
    assert "application/vnd.jupyter.widget-view+json" in data


DAYS = st.integers(1, 700)


@given(st.sampled_from(sorted(REGIMES)), DAYS, DAYS, st.none() | DAYS, st.none() | DAYS, st.booleans())
def test_the_words_always_fit_the_outcome(
    rule: str, kept: int, asked: int, followed: int | None, answered: int | None, treaty: bool
) -> None:
    def at(day: int | None) -> datetime | None:
        return None if day is None else BORN + timedelta(days=day)

    plan = Plan(BORN, kept, REGIMES[rule], PARIS, at(asked), (), at(followed), at(answered), treaty)
    outcome, words = run(plan), clocks.told(plan)
    assert ("may be gone on any day" in words or "deletes the record on" in words) == (outcome.lost is not None)
    assert ("is there when" in words) == (outcome.delivered is not None)
    assert bool(re.search(r"\d days? later", words)) == bool(outcome.lost and plan.answered)
