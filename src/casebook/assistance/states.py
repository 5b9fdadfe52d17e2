"""What a request must know of a State: its calendar, the languages it reads, and how fast its authorities work."""

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from casebook.errors import CasebookError


class UnknownState(CasebookError):
    """No request can go to or come from this State here."""


@dataclass(frozen=True)
class State:
    """A State. `languages` are those in which it takes a request; `regime` is the id of its rule in `clock.REGIMES`.

    That it takes a request in its own languages alone is an assumption of the exercise; the register names languages
    for Morocco only (MA-03).
    """

    name: str
    called: str
    zone: ZoneInfo
    languages: tuple[str, ...]
    regime: str
    union: bool = False


STATES = {
    one.name: one
    for one in (
        State("France", "France", ZoneInfo("Europe/Paris"), ("fr",), "budapest-29", union=True),
        State("India", "India", ZoneInfo("Asia/Kolkata"), ("en", "hi"), ""),
        State("Japan", "Japan", ZoneInfo("Asia/Tokyo"), ("ja",), "jp-197"),
        State("Morocco", "Morocco", ZoneInfo("Africa/Casablanca"), ("ar", "fr"), "budapest-29"),
        State("Netherlands", "the Netherlands", ZoneInfo("Europe/Amsterdam"), ("nl",), "nl-126ni", union=True),
        State("United States", "the United States", ZoneInfo("America/New_York"), ("en",), "us-2703f"),
    )
}
LANGUAGES = {"ar": "Arabic", "en": "English", "fr": "French", "hi": "Hindi", "ja": "Japanese", "nl": "Dutch"}


def state(name: str) -> State:
    """Return a State by its name. Raises `UnknownState`."""
    if name not in STATES:
        raise UnknownState(f"There is no State “{name}” here. The States are: {', '.join(STATES)}.")
    return STATES[name]


def words_of_day(day: date) -> str:
    """Return a day as letters write it: 5 October 2026."""
    return f"{day.day} {day.strftime('%B %Y')}"
