"""Bars of counted things, and a chart that a reader repairs: what misleads is said in words while it is there."""

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

import ipywidgets as widgets

from casebook.show.explorers import LABEL, WIDE, Explorer
from casebook.show.figures import BLUE, GREY, ORANGE, canvas, figure
from casebook.show.tables import Shown, table, together

LOOKS = ((BLUE, ""), (ORANGE, "//"), (GREY, ".."), ("white", "xx"))
ALONE, BESIDE = "the first series alone", "all series, side by side"
CUT, ZERO, TIMES = "numbers, axis cut at the lowest", "numbers, axis from zero", "multiples of the first year"
LOUD, PLAIN = "the headline", "what was counted, where and when"


@dataclass(frozen=True)
class Series:
    """Counts by year. `counts` says what one unit is."""

    name: str
    counts: str
    values: Mapping[int, float]


@dataclass(frozen=True)
class Story:
    """A chart and how it misleads: the loud title and the plain one, and what changed between two years."""

    series: Sequence[Series]
    headline: str
    plain: str
    unit: str
    broken: str
    hidden: str


@dataclass(frozen=True)
class Choice:
    """How a chart is drawn. As it begins, it misleads in every way it can."""

    which: str = ALONE
    scale: str = CUT
    title: str = LOUD
    counted: bool = False
    marked: bool = False


HONEST = Choice(BESIDE, ZERO, PLAIN, counted=True, marked=True)


def bars(series: Sequence[Series], title: str, unit: str, note: str = "") -> Shown:
    """Return bars from zero, at their years: a year without a figure stays empty."""
    return _draw(series, title, unit, 0.0, note)


def faults(story: Story, choice: Choice) -> list[str]:
    """Return what still misleads in a chart, one sentence each."""
    found = []
    if choice.which == ALONE and len(story.series) > 1:
        found.append(story.hidden)
    if choice.scale == CUT:
        found.append("The axis is cut: the heights of the bars no longer stand in the proportion of the figures.")
    if choice.scale == TIMES:
        found.append("Multiples hide how small the first figure was, and how many cases there are.")
    if choice.title == LOUD:
        found.append("The title states a cause or a feeling. The figures hold neither.")
    if not choice.counted:
        found.append("Nothing says what one unit is.")
    if not choice.marked:
        found.append("Nothing says that the definition changed between the two bars.")
    return found


def repaired(story: Story, choice: Choice) -> Shown:
    """Return the chart as it is chosen to be."""
    series = story.series[:1] if choice.which == ALONE else story.series
    unit, lowest = story.unit, 0.0
    if choice.scale == TIMES:
        series = [Series(one.name, one.counts, _multiples(one.values)) for one in series]
        unit = "times the first year"
    elif choice.scale == CUT:
        lowest = 0.9 * min(min(one.values.values()) for one in series)
    title = story.headline if choice.title == LOUD else story.plain
    note = story.broken if choice.marked else ""
    return _draw(series, title, unit if choice.counted else "", lowest, note)


def chart_explorer(story: Story, caption: str) -> Explorer:
    """Let a reader repair a misleading chart. Each control is a list or a box; what still misleads stands below."""
    which = widgets.Dropdown(options=[ALONE, BESIDE], description="Show", layout=WIDE, style=LABEL)
    scale = widgets.Dropdown(options=[CUT, TIMES, ZERO], description="Axis", layout=WIDE, style=LABEL)
    title = widgets.Dropdown(options=[LOUD, PLAIN], description="Title", layout=WIDE, style=LABEL)
    counted = widgets.Checkbox(False, description="Say what one unit is", indent=False)
    marked = widgets.Checkbox(False, description="Say what changed between the years", indent=False)
    shown = widgets.HTML(layout=WIDE)

    def draw(*_: object) -> None:
        choice = Choice(which.value, scale.value, title.value, counted.value, marked.value)
        left = faults(story, choice)
        said = "".join(f"<li>{escape(one)}</li>" for one in left)
        told = f"<p><strong>What still misleads: {len(left)}</strong></p><ul>{said}</ul>" if left else DONE
        shown.value = repaired(story, choice).html + told

    for control in (which, scale, title, counted, marked):
        control.observe(draw, "value")
    draw()
    steps = [
        ("Show", ALONE, BESIDE, story.hidden),
        ("Axis", CUT, ZERO, "The axis is cut, or the numbers become multiples: proportions are lost."),
        ("Title", story.headline, story.plain, "The title states a cause or a feeling."),
        ("Unit", "not said", story.unit, "Nothing says what one unit is."),
        ("Change", "not said", story.broken, "Nothing says that the definition changed."),
    ]
    equivalent = together(
        table(("part of the chart", "as it begins", "as it should be", "what misleads at first"), steps, caption),
        repaired(story, HONEST),
    )
    return Explorer(equivalent, which, scale, title, counted, marked, shown)


DONE = (
    "<p><strong>Nothing in the drawing misleads any longer.</strong> "
    "It still shows what was counted, and not why the counts are what they are.</p>"
)


def _multiples(values: Mapping[int, float]) -> dict[int, float]:
    """Return each value as a multiple of the first."""
    first = next(iter(values.values()))
    return {year: value / first for year, value in values.items()}


def _number(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"


def _draw(series: Sequence[Series], title: str, unit: str, lowest: float, note: str) -> Shown:
    years = sorted({year for one in series for year in one.values})
    # a narrow drawing keeps its words readable at the width of a telephone
    drawn, axes = canvas(4.8, 3.6)
    width = 0.8 / len(series)
    for at, one in enumerate(series):
        places = [year + (at - (len(series) - 1) / 2) * width for year in one.values]
        colour, hatch = LOOKS[at % len(LOOKS)]
        made = axes.bar(
            places,
            list(one.values.values()),
            width * 0.92,
            label=one.name,
            color=colour,
            hatch=hatch,
            edgecolor="black",
        )
        axes.bar_label(made, [_number(value) for value in one.values.values()], fontsize=9, padding=2)
    highest = max(max(one.values.values()) for one in series)
    axes.set_ylim(lowest, highest + 0.12 * (highest - lowest))
    axes.set_xticks(years, [str(year) for year in years])
    axes.set_ylabel(unit)
    axes.set_title(_wrap(title), fontsize=11)
    if note:
        axes.set_xlabel(_wrap(note, 58), fontsize=9)
    if len(series) > 1:
        # outside the axes: inside, it would lie over the highest bar
        drawn.legend(loc="outside lower left", frameon=False, fontsize=9)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    told = " ".join(
        f"{one.name}: {', '.join(f'{year} {_number(v)}' for year, v in one.values.items())}." for one in series
    )
    begins = f" The axis begins at {_number(round(lowest))}, not at zero." if lowest else ""
    alt = f"Bars. Title: {title}. {told}{begins}{f' {note}' if note else ''}"
    rows = [(one.name, one.counts, year, _number(value)) for one in series for year, value in one.values.items()]
    return figure(drawn, alt=alt, data=table(("series", "what one unit is", "year", unit or "value"), rows, title))


def _wrap(text: str, width: int = 46) -> str:
    return "\n".join(textwrap.wrap(text, width))
