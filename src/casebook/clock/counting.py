"""Count days, months and years of a period, in the zone of the person who must keep to it.

The rule used throughout: the day of the event is not counted, the last day is counted to its end, and no weekend or
holiday makes the period longer. A court may grant a day more; whoever plans with it has no answer when it does not.
"""

import calendar
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Literal


@dataclass(frozen=True)
class Period:
    """A number of days, months or years."""

    count: int
    unit: Literal["days", "months", "years"] = "days"

    def __str__(self) -> str:
        return f"{self.count} {self.unit.removesuffix('s') if self.count == 1 else self.unit}"


def add_months(day: date, months: int) -> date:
    """Return the day of the same number `months` later, or the last day of a month that has no such day.

    Source: Regulation (EEC, Euratom) 1182/71, art. 3(2)(c).
    """
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def last_day(event: date, period: Period) -> date:
    """Return the last day of a period that an event on `event` sets running. The day of the event is not counted."""
    if period.unit == "days":
        return event + timedelta(days=period.count)
    return add_months(event, period.count * (12 if period.unit == "years" else 1))


def until(event: datetime, period: Period, zone: tzinfo) -> datetime:
    """Return the first moment, in `zone`, that no longer belongs to the period. `event` has a zone of its own.

    The day of the event is the day in `zone`: 23:30 UTC on 30 September is 1 October in Tokyo.
    Raises `ValueError` for an event without a zone.
    """
    if event.tzinfo is None:
        raise ValueError("a moment without a zone is another moment in each zone")
    return day_after(last_day(event.astimezone(zone).date(), period), zone)


def day_after(day: date, zone: tzinfo) -> datetime:
    """Return the first moment after a day, by the clocks of `zone`."""
    return datetime.combine(day + timedelta(days=1), time(0), zone)


def expires(born: datetime, days: int) -> datetime:
    """Return when a machine deletes a record that it keeps for `days`: it counts 24 hours a day, in UTC."""
    return born.astimezone(UTC) + timedelta(days=days)
