"""Rules through time, and one thing before several courts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

import ipywidgets as widgets
from matplotlib.patches import Rectangle

from casebook.show.explorers import LABEL, WIDE, Explorer
from casebook.show.figures import BLUE, ORANGE, canvas, figure
from casebook.show.tables import Shown, table, together


@dataclass(frozen=True)
class Span:
    """A rule and the days on which it holds; `until` is None while it does. `part`: for whom, if not for all."""

    rule: str
    since: date
    until: date | None
    part: str = ""


@dataclass(frozen=True)
class Ruling:
    """A ruling or a statute: its day, its short name, and what it changed."""

    day: date
    name: str
    what: str


def rules_timeline(spans: Sequence[Span], rulings: Sequence[Ruling], today: date) -> Shown:
    """Show which rule held when, one bar for each, with the days of the rulings as numbered lines across all bars."""
    begin = min(span.since for span in spans)
    drawn, axes = canvas(6.4, 0.62 * len(spans) + 1.1)
    for lane, span in enumerate(spans):
        left, right = _year(span.since), _year(span.until or today)
        bar = Rectangle((left, lane - 0.22), right - left, 0.44, facecolor="white" if span.part else BLUE)
        if span.part:
            bar.set_edgecolor(ORANGE)
            bar.set_hatch("////")
        axes.add_patch(bar)
        label = axes.text(_year(begin), lane - 0.28, _label(span), fontsize=9, va="bottom")
        label.set_bbox({"facecolor": "white", "edgecolor": "none", "pad": 1})
    for number, ruling in enumerate(rulings, 1):
        axes.axvline(_year(ruling.day), color="black", linewidth=0.9, linestyle="--")
        axes.text(_year(ruling.day), -0.95, str(number), fontsize=9, ha="center", va="bottom")
    axes.set_ylim(len(spans) - 0.5, -0.95)
    axes.set_xlim(_year(begin), _year(today) + 0.2)
    axes.set_yticks([])
    named = ", ".join(f"{at} {one.name}" for at, one in enumerate(rulings, 1))
    axes.set_xlabel(f"year; the numbered lines are {named}")
    for side in ("top", "left", "right"):
        axes.spines[side].set_visible(False)
    told = " ".join(f"{_label(span)}: {_day(span.since)} to {_day(span.until)}." for span in spans)
    held = [(_label(span), _day(span.since), _day(span.until)) for span in spans]
    changed = [(_day(one.day), one.name, one.what) for one in rulings]
    data = together(
        table(("rule", "from", "until"), held, "Which rule held when"),
        table(("day", "ruling or statute", "what changed"), changed, "What changed, and when"),
    )
    return figure(drawn, alt=f"A line of time with one bar for each rule. {told}", data=data)


def _label(span: Span) -> str:
    return f"{span.rule} ({span.part})" if span.part else span.rule


def _day(day: date | None) -> str:
    return f"{day.day} {day:%B %Y}" if day else "today"


def _year(day: date) -> float:
    """Return a day as a year with its part, such as 2020.5."""
    return day.year + (day - date(day.year, 1, 1)).days / 366


def courts_explorer(
    said: Mapping[str, Mapping[str, str]], caption: str, what: str = "Exhibit", who: str = "Court"
) -> Explorer:
    """Let a reader put each thing before each court. `said[thing][court]` is what that court asks first.

    The equivalent is the whole table. Every thing has the same courts.
    """
    things, courts = list(said), list(next(iter(said.values())))
    thing = widgets.Dropdown(options=things, description=what, layout=WIDE, style=LABEL)
    shown = widgets.HTML(layout=WIDE)
    court = widgets.Dropdown(options=courts, description=who, layout=WIDE, style=LABEL)

    def draw(*_: object) -> None:
        shown.value = f"<p><strong>{escape(court.value)}.</strong> {escape(said[thing.value][court.value])}</p>"

    thing.observe(draw, "value")
    court.observe(draw, "value")
    draw()
    rows = [(one, *(said[one][name] for name in courts)) for one in things]
    return Explorer(table((what.lower(), *courts), rows, caption), thing, court, shown)
