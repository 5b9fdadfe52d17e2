"""Plots with an alternative text and a table of the same figures. The same input gives the same bytes."""

import base64
import io
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape

from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from casebook.evidence.custody import Step, check_custody
from casebook.evidence.hashing import make
from casebook.show.tables import Shown, folded, table

BLUE, ORANGE, GREY = "#0b5cad", "#b35900", "#8a8a8a"


def canvas(width: float, height: float) -> tuple[Figure, Axes]:
    """Return an empty plot, its size in inches."""
    drawn = Figure(figsize=(width, height), layout="constrained")
    return drawn, drawn.add_subplot()


def figure(drawn: Figure, alt: str, data: Shown) -> Shown:
    """Return a plot as a picture with its alternative text, and its figures as a table that opens below it."""
    target = io.BytesIO()
    # ids inside an SVG are random without a salt
    with rc_context({"svg.hashsalt": "casebook"}):
        drawn.savefig(target, format="svg", metadata={"Date": None, "Creator": None})
    code = base64.b64encode(target.getvalue()).decode("ascii")
    html = (
        f'<figure style="margin:1em 0"><img alt="{escape(alt)}" style="max-width:100%;height:auto;background:white" '
        f'src="data:image/svg+xml;base64,{code}">{folded("The same as a table", data).html}</figure>'
    )
    return Shown(html, f"{alt}\n{data.plain}")


def digest_bits(one: bytes, other: bytes, algorithm: str = "sha256") -> Shown:
    """Show which bits of the hash values of two texts differ, one square for each bit."""
    digests = [make(algorithm, data).digest() for data in (one, other)]
    size = len(digests[0]) * 8
    bits = f"{int.from_bytes(digests[0], 'big') ^ int.from_bytes(digests[1], 'big'):0{size}b}"
    differ = bits.count("1")
    drawn, axes = canvas(6.4, 6.4 * size / 1024 + 0.5)
    for wanted, filled in (("1", BLUE), ("0", "white")):
        places = [place for place, bit in enumerate(bits) if bit == wanted]
        columns, rows = [place % 32 for place in places], [place // 32 for place in places]
        axes.scatter(columns, rows, marker="s", s=110, facecolor=filled, edgecolor=GREY, linewidth=0.6)
    axes.set_xlim(-0.8, 31.8)
    axes.set_ylim(size / 32 - 0.3, -0.7)
    axes.set_aspect("equal")
    axes.set_axis_off()
    axes.set_title(f"{differ} of {size} bits differ (filled squares)", fontsize=10)
    alt = (
        f"A grid of {size} squares, one for each bit of the hash value. {differ} squares are filled: these bits "
        "differ. They lie scattered over the whole grid."
    )
    same = sum(a == b for a, b in zip(digests[0].hex(), digests[1].hex(), strict=True))
    found = [
        ("hash value of the first text", digests[0].hex()),
        ("hash value of the second text", digests[1].hex()),
        ("bits that differ", f"{differ} of {size}"),
        ("characters that are the same", f"{same} of {size // 4}"),
    ]
    return figure(drawn, alt=alt, data=table(("what", "result"), found, "Two hash values"))


def speed(megabytes: int = 32, algorithms: Sequence[str] = ("md5", "sha1", "sha256", "sha512")) -> Shown:
    """Measure how fast this machine hashes, in MB a second (1 MB = 1,000,000 bytes), and show it."""
    rates = {name: rate(name, megabytes) for name in algorithms}
    drawn, axes = canvas(6.4, 2.4)
    axes.barh(list(rates), list(rates.values()), color=BLUE)
    axes.invert_yaxis()
    axes.set_xlabel("MB hashed in a second on this machine; longer is faster")
    alt = f"Bars for {', '.join(rates)}: the longer, the faster. The longest is {max(rates, key=rates.__getitem__)}."
    rows = [(name, f"{found:.0f}") for name, found in rates.items()]
    return figure(drawn, alt=alt, data=table(("algorithm", "MB a second"), rows, "Speed on this machine"))


def rate(algorithm: str, megabytes: int) -> float:
    """Return MB a second, measured over `megabytes` of zeros."""
    block = bytes(1_000_000)
    one = make(algorithm)
    start = time.perf_counter()
    for _ in range(megabytes):
        one.update(block)
    return megabytes / (time.perf_counter() - start)


@dataclass(frozen=True)
class Hold:
    """One stretch of a custody record: who has the item by the record, and between which lines."""

    holder: str
    first: Step
    last: Step
    start: datetime
    end: datetime
    gap: bool

    @property
    def lines(self) -> str:
        """The lines of the record, as a label."""
        return f"{self.first.line}" if self.first is self.last else f"{self.first.line}-{self.last.line}"


def holds(steps: Sequence[Step]) -> list[Hold]:
    """Return who held the item from when to when; neighbours with one holder are one stretch."""
    gaps = {finding.line for finding in check_custody(steps) if finding.kind == "gap"}
    dated = [(step, step.moment) for step in steps if step.moment]
    found: list[Hold] = []
    for number, (step, moment) in enumerate(dated):
        following = dated[number + 1] if number + 1 < len(dated) else None
        end = following[1] if following else moment
        gap = bool(following and following[0].line in gaps)
        before = found[-1] if found else None
        if before and before.holder == step.taker and not before.gap and not gap:
            found[-1] = Hold(before.holder, before.first, step, before.start, end, gap)
        else:
            found.append(Hold(step.taker, step, step, moment, end, gap))
    return found


def timeline(steps: Sequence[Step]) -> Shown:
    """Show who held an item when. A stretch for which the record names nobody is hatched and says so."""
    stretches = holds(steps)
    lanes = list(dict.fromkeys(one.holder for one in stretches))
    begin = stretches[0].start
    whole = days(begin, stretches[-1].end) or 1.0
    drawn, axes = canvas(6.4, 0.55 * len(lanes) + 0.9)
    for one in stretches:
        lane, left = lanes.index(one.holder), days(begin, one.start)
        width = max(days(begin, one.end) - left, whole / 150)
        bar = Rectangle((left, lane - 0.3), width, 0.6, facecolor="white" if one.gap else BLUE)
        if one.gap:
            bar.set_edgecolor(ORANGE)
            bar.set_hatch("////")
        axes.add_patch(bar)
        label = f"{one.lines}: no name" if one.gap else one.lines
        axes.text(left, lane - 0.38, label, fontsize=8, ha="left", va="bottom")
    axes.set_yticks(range(len(lanes)), lanes)
    axes.set_xlim(-whole / 50, whole * 1.06)
    axes.set_ylim(len(lanes) - 0.5, -0.85)
    axes.set_xlabel(f"days since {begin:%Y-%m-%d %H:%M %z}; the numbers are lines of the record")
    alt = f"Bars show who held the item over {whole:.1f} days, by {len(steps)} lines of the custody record." + "".join(
        f" One bar, from line {one.last.line} to the next, is hatched: the record does not name who had the item."
        for one in stretches
        if one.gap
    )
    rows = [(one.lines, one.holder, said(one.start), said(one.end), "no name" if one.gap else "") for one in stretches]
    return figure(drawn, alt=alt, data=table(("lines", "holder", "from", "until", "note"), rows, "Who held the item"))


def days(begin: datetime, moment: datetime) -> float:
    """Return the days between two moments."""
    return (moment - begin).total_seconds() / 86400


def said(moment: datetime) -> str:
    """Return a moment with its zone."""
    return moment.isoformat(sep=" ", timespec="minutes")
