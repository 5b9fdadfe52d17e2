"""The plots of the class report: each with an alternative text that says what it shows, and the same as a table.

They are drawn narrow, so that their words can be read on a telephone.
"""

from collections.abc import Sequence
from textwrap import fill, shorten

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from casebook.classroom import statistics
from casebook.classroom.figures import cell, rows
from casebook.show.figures import BLUE, GREY, ORANGE, canvas, figure
from casebook.show.tables import Shown, table, together

WIDTH = 4.4
LABEL = 26
AIM = "you will be able to"


def bars(axes: Axes, labels: Sequence[str], values: Sequence[float], flagged: Sequence[bool] = ()) -> None:
    """Draw bars that lie, the first on top, each with its figure; a flagged one is hatched as well as coloured."""
    marked = list(flagged) or [False] * len(labels)
    drawn = axes.barh([fill(label, LABEL) for label in labels], list(values), color=BLUE, height=0.65)
    for bar, odd in zip(drawn, marked, strict=True):
        if odd:
            bar.set(facecolor="white", edgecolor=ORANGE, hatch="////")
    axes.bar_label(drawn, [f"{value:g}" for value in values], padding=3, fontsize=9)
    axes.invert_yaxis()
    axes.spines[["top", "right"]].set_visible(False)


def completion(frame: pd.DataFrame) -> Shown:
    """How many learners are in each state."""
    labels, counts = list(frame["state"]), [float(count) for count in frame["learners"]]
    drawn, axes = canvas(WIDTH, 0.45 * len(labels) + 0.6)
    bars(axes, labels, counts)
    axes.set_xlim(0, max([*counts, 1]) * 1.15)
    axes.set_xlabel("learners")
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    alt = "Bars, learners by state: " + ", ".join(
        f"{label} {count:g}" for label, count in zip(labels, counts, strict=True)
    )
    return figure(drawn, f"{alt}.", data(frame, "How far the class is"))


def totals(frame: pd.DataFrame) -> Shown:
    """How many learners earned which share of the points."""
    labels, counts = list(frame["share of the points"]), [float(count) for count in frame["learners"]]
    drawn, axes = canvas(WIDTH, 3.2)
    bars(axes, labels, counts)
    axes.set_xlim(0, max([*counts, 1]) * 1.15)
    axes.set_xlabel("learners")
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    there = [f"{count:g} between {label}" for label, count in zip(labels, counts, strict=True) if count]
    alt = f"Bars, learners by the share of the points that they earned: {', '.join(there) or 'nobody yet'}."
    return figure(drawn, alt, data(frame, "How the points are spread"))


def objectives(frame: pd.DataFrame) -> Shown:
    """Which share of each objective's points the class earned."""
    if not len(frame):
        return Shown("<p>The lesson names no objective.</p>", "The lesson names no objective.")
    labels = [
        shorten(f"{one}: {aim}", 60, placeholder="…") for one, aim in zip(frame["objective"], frame[AIM], strict=True)
    ]
    shares = [float(share) for share in frame["share earned"].fillna(0)]
    drawn, axes = canvas(WIDTH, 0.62 * len(labels) + 0.7)
    bars(axes, labels, shares)
    axes.set_xlim(0, 1.15)
    axes.set_xlabel("share of the points earned")
    said = ", ".join(f"{label} {share:g}" for label, share in zip(labels, shares, strict=True))
    alt = f"Bars, the share of the points earned on each objective: {said}. The table says what each objective is."
    return figure(drawn, alt, data(frame, "What the class can do"))


def items(frame: pd.DataFrame) -> Shown:
    """Difficulty and discrimination of each item, side by side."""
    whole, frame = frame, frame[frame["learners"].astype(int) > 0]
    if not len(frame):
        return data(whole, "Items")
    labels = list(frame["item"])
    flagged = [bool(flag) for flag in frame["look at it"]]
    shares = [float(share) for share in frame["difficulty"].astype(float).fillna(0)]
    against = [float(value) for value in frame["discrimination"].astype(float).fillna(0)]
    drawn, axes = canvas(WIDTH, 0.34 * len(labels) + 0.8)
    bars(axes, labels, shares, flagged)
    axes.set_xlim(0, 1.15)
    for limit in (statistics.TOO_HARD, statistics.TOO_EASY):
        axes.axvline(limit, color=GREY, linestyle="--", linewidth=1)
    axes.set_xlabel("difficulty: mean share of the points\n(hatched: look at it; dashed: the limits)")
    hardest = labels[shares.index(min(shares))]
    odd = ", ".join(label for label, flag in zip(labels, flagged, strict=True) if flag) or "none"
    alt = (
        f"Bars, the difficulty of {len(labels)} items from 0, hard, to 1, easy. The hardest is {hardest} with "
        f"{min(shares):g}, the easiest is {labels[shares.index(max(shares))]} with {max(shares):g}. "
        f"Hatched, to look at: {odd}. What nobody has marked yet is not drawn."
    )
    first = figure(drawn, alt, data(whole, "Items"))
    second, axes = canvas(WIDTH, 0.34 * len(labels) + 0.8)
    bars(axes, labels, against, [value < 0 for value in against])
    axes.axvline(0, color="black", linewidth=1)
    axes.set_xlim(min([*against, 0]) - 0.25, max([*against, 0.3]) + 0.25)
    axes.set_xlabel("discrimination: item against the sum of all others")
    lowest = labels[against.index(min(against))]
    alt = (
        f"Bars, the discrimination of {len(labels)} items from -1 to 1. The lowest is {lowest} with {min(against):g}; "
        f"{sum(value < 0 for value in against)} lie below 0 and are hatched. What cannot be computed is drawn as 0."
    )
    columns = ["item", "discrimination", "learners"]
    return together(first, figure(second, alt, data(whole[columns], "Discrimination")))


def data(frame: pd.DataFrame, caption: str) -> Shown:
    """Return the figures of a plot as a table that a screen reader can walk through."""
    return table(list(frame.columns), [[cell(value) for value in row] for row in rows(frame)], caption)
