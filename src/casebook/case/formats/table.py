"""Tables as CSV (RFC 4180 with one line end everywhere), and moments as text."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime


def table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Return a CSV file in UTF-8 whose lines end in a line feed."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue().encode("utf-8")


def utc(moment: datetime) -> str:
    """Return a moment in UTC to the second, such as `2026-09-09T14:12:09Z`."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def offset(moment: datetime) -> str:
    """Return the zone of a moment, such as `+05:30`."""
    return moment.strftime("%z")[:3] + ":" + moment.strftime("%z")[3:]


def day(moment: datetime) -> str:
    """Return the day of a moment as a reader writes it, such as `9 September 2026`, whatever the locale."""
    return f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}"


MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
