"""Plots with an alternative text and a table of the same figures. The same input gives the same picture."""

import base64
import hashlib
import io
import time
from collections.abc import Sequence
from datetime import datetime
from html import escape

import matplotlib
from matplotlib.figure import Figure

from casebook.evidence.custody import Step, check_custody
from casebook.evidence.hashing import make
from casebook.show.tables import Shown, table

matplotlib.rcParams["svg.hashsalt"] = "casebook"
BLUE, ORANGE = "#0b5cad", "#b35900"


def figure(drawn: Figure, alt: str, data: Shown) -> Shown:
    """Return a plot as an image with its alternative text, and its figures as a table that opens below it."""
    target = io.BytesIO()
    drawn.savefig(target, format="png", dpi=100, metadata={"Software": None})
    code = base64.b64encode(target.getvalue()).decode("ascii")
    html = (
        f'<figure><img alt="{escape(alt)}" style="max-width:100%" src="data:image/png;base64,{code}">'
        f"<details><summary>The same as a table</summary>{data.html}</details></figure>"
    )
    return Shown(html, f"{alt}\n{data.plain}")


def digest_bits(one: bytes, other: bytes, algorithm: str = "sha256") -> Shown:
    """Show which bits of two digests differ."""
    digests = [make(algorithm, data).digest() for data in (one, other)]
    apart = int.from_bytes(digests[0], "big") ^ int.from_bytes(digests[1], "big")
    size = len(digests[0]) * 8
    bits = [int(bit) for bit in f"{apart:0{size}b}"]
    drawn = Figure(figsize=(6.4, 2.2), layout="constrained")
    axes = drawn.add_subplot()
    rows = [bits[start : start + 32] for start in range(0, size, 32)]
    axes.imshow(rows, cmap=matplotlib.colors.ListedColormap(["#d9d9d9", BLUE]), aspect="equal")
    axes.set_title(f"{sum(bits)} of {size} bits differ (dark)")
    axes.set_axis_off()
    changed = int.from_bytes(one, "big") ^ int.from_bytes(other, "big") if len(one) == len(other) else 0
    alt = (
        f"A grid of {size} squares, one for each bit of the hash value. {sum(bits)} are dark: these bits differ, "
        "scattered over the whole grid."
    )
    data = table(
        ("text", "hash value"),
        [("first", digests[0].hex()), ("second", digests[1].hex()), ("bits that differ", f"{sum(bits)} of {size}"),
         ("bits changed in the text", bin(changed).count("1") or "length changed")],
        "Two hash values",
    )  # fmt: skip
    return figure(drawn, alt=alt, data=data)


def speed(megabytes: int = 32, algorithms: Sequence[str] = ("md5", "sha1", "sha256", "sha512")) -> Shown:
    """Measure how fast this machine hashes, in MB a second (1 MB = 1,000,000 bytes), and show it."""
    block = bytes(1_000_000)
    rates = {}
    for name in algorithms:
        one: hashlib._Hash = make(name)
        start = time.perf_counter()
        for _ in range(megabytes):
            one.update(block)
        rates[name] = megabytes / (time.perf_counter() - start)
    drawn = Figure(figsize=(6.4, 2.4), layout="constrained")
    axes = drawn.add_subplot()
    axes.barh(list(rates), list(rates.values()), color=BLUE)
    axes.invert_yaxis()
    axes.set_xlabel("MB a second on this machine")
    fastest = max(rates, key=lambda name: rates[name])
    alt = f"Bars of the speed of {', '.join(rates)} on this machine. The longest is {fastest}."
    data = table(("algorithm", "MB a second"), [(name, f"{rate:.0f}") for name, rate in rates.items()], "Speed")
    return figure(drawn, alt=alt, data=data)


def custody_timeline(steps: Sequence[Step]) -> Shown:
    """Show who held an exhibit when; a gap is drawn in another colour and with its own word."""
    dated = [(step, step.moment) for step in steps if step.moment]
    gaps = {finding.line for finding in check_custody(steps) if finding.kind == "gap"}
    drawn = Figure(figsize=(6.4, 2.6), layout="constrained")
    axes = drawn.add_subplot()
    days = [_days(moment, dated[0][1]) for _, moment in dated]
    for number, (step, _) in enumerate(dated):
        if number:
            gap = step.line in gaps
            axes.plot(
                days[number - 1 : number + 1],
                [0, 0],
                color=ORANGE if gap else BLUE,
                linewidth=4,
                linestyle=":" if gap else "-",
            )
            if gap:
                axes.annotate("nobody written down", ((days[number - 1] + days[number]) / 2, 0.02), ha="center")
        axes.plot(days[number], 0, "o", color=BLUE)
    axes.set_yticks([])
    axes.set_ylim(-0.05, 0.08)
    axes.set_xlabel("days since the seizure")
    alt = f"A line of {len(dated)} entries of the custody record over {days[-1]:.1f} days." + (
        " One stretch is dotted: nobody is written down as holding the item." if gaps else ""
    )
    rows = [(step.line, step.time, step.giver or "-", step.taker, step.action, step.seal) for step, _ in dated]
    return figure(drawn, alt=alt, data=table(("line", "time", "from", "to", "action", "seal"), rows, "Custody record"))


def _days(moment: datetime, start: datetime) -> float:
    return (moment - start).total_seconds() / 86400
