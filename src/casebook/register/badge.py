"""The badge of an entry: said in 2019, today, as of. Words carry the status, so it needs neither colour nor script."""

from dataclasses import dataclass
from html import escape

from casebook.register.model import Entry
from casebook.register.reading import entry

# one word that a reader sees before opening the badge
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
            f"[{one.id}: {mark(one)}] {'Said in 2019' if one.said else 'Background'}: {one.claim} Today: {one.today} "
            f"Authority: {'; '.join(one.authority)}. As of {one.as_of:%d %B %Y}."
            + (f" Not read: {one.note}" if one.note else "")
            for one in self.entries
        )

    def _repr_html_(self) -> str:
        return self.html


def mark(one: Entry) -> str:
    """Return the status in a word or two, with a warning where nobody has checked the entry."""
    found = MARKS[one.status]
    return found if one.checked else f"{found}, UNCHECKED"


def cite(*ids: str) -> Badge:
    """Return the badge of entries. Raises `UnknownEntry`."""
    return Badge(tuple(entry(id) for id in ids))


def _html(one: Entry) -> str:
    said = "Said in 2019" if one.said else "Background"
    warning = "" if one.checked else "<p><strong>Nobody has checked this entry yet. Do not rely on it.</strong></p>"
    note = f"<p><strong>Not read</strong>: {escape(one.note)}</p>" if one.note else ""
    return (
        f'<details class="cb-badge"><summary>{escape(one.id)}: {escape(mark(one))}</summary>'
        f"<p><strong>{said}</strong> ({escape(one.pinpoint.place)}): {escape(one.claim)}</p>"
        f"<p><strong>Today</strong>: {escape(one.today)}</p>"
        f"<p><strong>Authority</strong>: {escape('; '.join(one.authority))}. As of {one.as_of:%d %B %Y}.</p>"
        f"{note}{warning}</details>"
    )
