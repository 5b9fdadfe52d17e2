"""The clock counts as the rules say, in every month, year and zone, and what comes too late does not count."""

import calendar
import re
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from casebook import register
from casebook.clock import (
    REGIMES,
    Period,
    Plan,
    Regime,
    add_months,
    expires,
    last_day,
    latest_renewal,
    routes,
    run,
    until,
)

ZONES = [
    ZoneInfo(name)
    for name in ("UTC", "Europe/Paris", "America/Denver", "Asia/Tokyo", "Asia/Kolkata", "Africa/Casablanca")
]
days = some.dates(date(1999, 1, 1), date(2060, 12, 31))
moments = some.datetimes(datetime(1999, 1, 1), datetime(2060, 12, 31), timezones=some.just(UTC))
zones = some.sampled_from(ZONES)
counts = some.integers(1, 400)
rules = some.sampled_from(list(REGIMES.values()))
PLAN = Plan(
    born=datetime(2026, 9, 10, tzinfo=UTC),
    kept_days=30,
    regime=REGIMES["us-2703f"],
    zone=ZoneInfo("America/Denver"),
    asked=datetime(2026, 9, 15, 12, tzinfo=UTC),
)


@given(days, some.integers(0, 600))
def test_months_keep_the_number_of_the_day_or_end_with_the_month(day: date, months: int) -> None:
    found = add_months(day, months)
    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == months
    assert found.day == min(day.day, calendar.monthrange(found.year, found.month)[1])


@pytest.mark.parametrize(
    ("event", "period", "last"),
    [
        (date(2026, 12, 31), Period(2, "months"), date(2027, 2, 28)),
        (date(2027, 12, 31), Period(2, "months"), date(2028, 2, 29)),
        (date(2028, 2, 29), Period(1, "years"), date(2029, 2, 28)),
        (date(2026, 9, 15), Period(60), date(2026, 11, 14)),
        (date(2027, 1, 30), Period(30), date(2027, 3, 1)),
        (date(2028, 1, 30), Period(30), date(2028, 2, 29)),
    ],
)
def test_month_ends_and_leap_years(event: date, period: Period, last: date) -> None:
    assert last_day(event, period) == last


@given(moments, counts, zones)
def test_a_period_of_days_ends_at_midnight_where_the_provider_is(event: datetime, count: int, zone: ZoneInfo) -> None:
    end = until(event, Period(count), zone)
    assert end.astimezone(zone).time() == time(0)
    # the day of the event is not counted, the last one is
    assert end.astimezone(zone).date() - event.astimezone(zone).date() == timedelta(days=count + 1)


@given(moments, counts, zones)
def test_a_count_grants_whole_days_and_not_a_day_too_many(event: datetime, count: int, zone: ZoneInfo) -> None:
    elapsed = until(event, Period(count), zone).astimezone(UTC) - event
    # an hour or two where clocks change between the ends
    assert timedelta(days=count, hours=-2) < elapsed <= timedelta(days=count + 1, hours=2)


def test_clocks_that_change_move_the_end_by_an_hour() -> None:
    asked = datetime(2026, 9, 15, 12, tzinfo=UTC)
    denver = ZoneInfo("America/Denver")
    assert until(asked, Period(30), denver).astimezone(UTC) == datetime(2026, 10, 16, 6, tzinfo=UTC)
    assert until(asked, Period(90), denver).astimezone(UTC) == datetime(2026, 12, 15, 7, tzinfo=UTC)


def test_the_day_of_the_event_is_the_day_where_the_provider_is() -> None:
    late = datetime(2026, 9, 30, 23, 30, tzinfo=UTC)
    assert until(late, Period(30), ZoneInfo("Asia/Tokyo")).isoformat() == "2026-11-01T00:00:00+09:00"
    assert until(late, Period(30), ZoneInfo("America/Denver")).isoformat() == "2026-10-31T00:00:00-06:00"


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        until(datetime(2026, 9, 15, 12), Period(60), ZONES[0])


@given(moments, counts, zones)
def test_a_machine_counts_whole_days_whatever_the_clocks_do(born: datetime, count: int, zone: ZoneInfo) -> None:
    assert expires(born.astimezone(zone), count) - born == timedelta(days=count)


@given(moments, counts, some.integers(0, 600), rules, zones)
def test_a_record_goes_on_its_day_unless_it_was_asked_for_before(
    born: datetime, kept: int, after: int, rule: Regime, zone: ZoneInfo
) -> None:
    outcome = run(Plan(born, kept, rule, zone, asked=born + timedelta(days=after)))
    assert outcome.lost is not None
    if after >= kept:
        assert outcome.lost == expires(born, kept)
        assert "deleted" in outcome.notes[0]
    else:
        assert outcome.lost >= expires(born, kept)


@given(some.integers(0, 400), some.integers(0, 400), rules, zones, some.booleans())
def test_asking_for_more_never_loses_a_record_sooner(
    renewed: int, followed: int, rule: Regime, zone: ZoneInfo, treaty: bool
) -> None:
    far = datetime(9999, 1, 1, tzinfo=UTC)
    plain = replace(PLAN, regime=rule, zone=zone, treaty=treaty)
    assert plain.asked
    more = replace(plain, renewed=(plain.asked + timedelta(days=renewed),))
    most = replace(more, followed=plain.asked + timedelta(days=followed))
    ends = [run(one).lost or far for one in (replace(plain, asked=None), plain, more, most)]
    assert ends == sorted(ends)


@given(rules, zones)
def test_a_renewal_counts_until_the_last_moment_and_not_after(rule: Regime, zone: ZoneInfo) -> None:
    plan = replace(PLAN, regime=rule, zone=zone, kept_days=10)
    before = latest_renewal(plan)
    if before is None:
        assert "none" in run(replace(plan, renewed=(plan.born + timedelta(days=20),))).notes[0]
        return
    in_time, late = (run(replace(plan, renewed=(before + timedelta(seconds=off),))) for off in (-1, 0))
    alone = run(plan).lost
    assert alone and in_time.lost and in_time.lost > alone
    assert late.lost == alone
    assert "after the period had ended" in late.notes[0]


def test_a_rule_that_renews_once_renews_once() -> None:
    twice = replace(PLAN, renewed=(datetime(2026, 12, 1, tzinfo=UTC), datetime(2027, 3, 1, tzinfo=UTC)))
    assert run(twice).lost == run(replace(twice, renewed=twice.renewed[:1])).lost
    assert "no more of them" in run(twice).notes[0]
    assert run(replace(twice, regime=REGIMES["budapest-16"])).notes == ()


def test_ten_months_outlast_sixty_days_unless_the_request_itself_came_in_time() -> None:
    plan = replace(PLAN, regime=REGIMES["budapest-29"], answered=datetime(2027, 8, 1, tzinfo=UTC))
    alone = run(plan)
    assert alone.delivered is None
    assert alone.lost == datetime(2026, 11, 15, tzinfo=PLAN.zone)
    sent = run(replace(plan, followed=datetime(2026, 11, 1, tzinfo=UTC)))
    assert sent.delivered == plan.answered
    assert sent.lost is None
    late = run(replace(plan, followed=datetime(2026, 11, 20, tzinfo=UTC)))
    assert late.delivered is None
    assert "after the preservation had ended" in late.notes[0]


def test_a_national_period_does_not_wait_for_the_answer_and_the_treaty_makes_it_wait() -> None:
    plan = replace(PLAN, followed=datetime(2026, 10, 10, tzinfo=UTC), answered=datetime(2027, 8, 1, tzinfo=UTC))
    assert run(plan).lost == datetime(2026, 12, 15, tzinfo=PLAN.zone)
    assert run(replace(plan, treaty=True)).delivered == plan.answered


def test_what_can_still_be_done_is_said_with_its_last_moment() -> None:
    early, late = datetime(2026, 9, 20, tzinfo=UTC), datetime(2026, 12, 10, tzinfo=UTC)
    unasked = {one.name: one.works for one in routes(replace(PLAN, asked=None), early, 5)}
    assert unasked["Ask for preservation"] and not unasked["Renew the preservation"]
    assert not {one.name: one.works for one in routes(replace(PLAN, asked=None), early, 25)}["Ask for preservation"]
    asked = {one.name: one for one in routes(PLAN, late, 2)}
    assert asked["Renew the preservation"].works
    assert asked["Renew the preservation"].before == latest_renewal(PLAN)
    assert not {one.name: one.works for one in routes(PLAN, late, 8)}["Renew the preservation"]
    assert asked["Look for another source"].works


@pytest.mark.parametrize("rule", REGIMES.values(), ids=REGIMES)
def test_the_period_of_every_rule_stands_in_the_register(rule: Regime) -> None:
    assert rule.authority
    said = " ".join(register.entry(id).today for id in rule.register)
    assert REGIMES["nl-126ni"].longest == "up to 90 days, plus 90 days, once"
    spelled = {1: "one", 60: "sixty", 90: "ninety"}
    for period in (rule.first, rule.renewal):
        assert period is None or {str(period.count), spelled.get(period.count)} & {*re.findall(r"\w+", said)}, rule.id
