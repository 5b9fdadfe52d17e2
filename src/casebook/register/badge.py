"""The badge of an entry: said in 2019, today, as of. Words carry the status, so it needs neither colour nor script."""

from dataclasses import dataclass
from datetime import date
from html import escape

from casebook.register.model import Entry, Period
from casebook.register.reading import entry

# one word that a reader sees before opening the badge; what no longer holds, or never did, stands in capitals
MARKS = {
    "accurate": "holds",
    "partly superseded": "PARTLY SUPERSEDED",
    "superseded": "SUPERSEDED",
    "contested": "CONTESTED",
    "inaccurate when submitted": "WRONG WHEN SAID",
    "not verifiable": "NOT VERIFIABLE",
    "context": "background",
}


@dataclass(frozen=True)
class Badge:
    """One or more entries as a small part of a page (`html`) and as plain text (`text`)."""

    entries: tuple[Entry, ...]

    @property
    def html(self) -> str:
        """HTML that Jupyter's Markdown keeps: details, summary, paragraphs. It opens with the keyboard."""
        return "".join(_html(one) for one in self.entries)

    @property
    def text(self) -> str:
        """The same as one paragraph for each entry."""
        return "\n".join(
            f"[{one.id}: {mark(one)}] {_label(one)}: {one.claim} Today: {one.today} "
            + "".join(f"{when(period)}: {period.rule} " for period in _dated(one))
            + f"Authority: {'; '.join(one.authority)}. As of {_day(one.as_of)}."
            + (f" Not read: {one.note}" if one.note else "")
            for one in self.entries
        )

    def _repr_html_(self) -> str:
        return self.html


def mark(one: Entry) -> str:
    """Return the status in a word or two, with a warning where nobody has checked the entry."""
    found = "rule" if one.status == "context" and one.rules else MARKS[one.status]
    return found if one.checked else f"{found}, UNCHECKED"


def when(period: Period) -> str:
    """Return the days of a period in words: the first and the last day on which it governed."""
    since = f"from {_day(period.since)}" if period.since else ""
    until = f"until {_day(period.until)}" if period.until else ""
    days = " ".join(part for part in (since, until) if part) or "at all times"
    return days[0].upper() + days[1:] + (f", only {period.only}" if period.only else "")


def cite(*ids: str) -> Badge:
    """Return the badge of entries. Raises `UnknownEntry`."""
    return Badge(tuple(entry(id) for id in ids))


def _label(one: Entry) -> str:
    return "Said in 2019" if one.said else "Rule" if one.rules else "Background"


def _dated(one: Entry) -> tuple[Period, ...]:
    """Return the periods that say something else than `today`."""
    return tuple(period for period in one.rules if period.rule)


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _html(one: Entry) -> str:
    place = f" ({escape(one.pinpoint.place)})" if one.said else ""
    look = "" if one.checked else " cb-badge-unchecked"
    look += "" if MARKS[one.status].islower() else " cb-badge-warning"
    warning = "" if one.checked else "<p><strong>Nobody has checked this entry yet. Do not rely on it.</strong></p>"
    note = f"<p><strong>Not read</strong>: {escape(one.note)}</p>" if one.note else ""
    rules = "".join(f"<p><strong>{escape(when(period))}</strong>: {escape(period.rule)}</p>" for period in _dated(one))
    return (
        f'<details class="cb-badge{look}"><summary>{escape(one.id)}: {escape(mark(one))}</summary>'
        f"<p><strong>{_label(one)}</strong>{place}: {escape(one.claim)}</p>"
        f"<p><strong>Today</strong>: {escape(one.today)}</p>{rules}"
        f"<p><strong>Authority</strong>: {escape('; '.join(one.authority))}. As of {_day(one.as_of)}.</p>"
        f"{note}{warning}</details>"
    )
