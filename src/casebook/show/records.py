"""Logs that a reader can ask as a provider is asked: by address, port and second."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from html import escape

import ipywidgets as widgets
import pandas

from casebook.show.explorers import LABEL, NARROW, PLAIN, WIDE, Explorer
from casebook.show.tables import folded, table

# the columns of a log of single moments, and of one of stretches: address, port, moment
MOMENTS = ("relay_address", "relay_port", "time_utc")
STRETCHES = ("address", "first_port", "from_utc")
STAMP = re.compile(r"^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)Z$")


def fitting(log: pandas.DataFrame, address: str, port: int | None, second: datetime | None) -> pandas.DataFrame:
    """Return the rows of a log that fit. What is None is not asked about.

    A log either has one moment and one port in a row (`relay_address`, `relay_port`, `time_utc`) or a stretch of time
    and a block of ports (`address`, `first_port`, `last_port`, `from_utc`, `to_utc`). Moments are text such as
    `2026-09-11T22:41:08Z`, so they compare as they stand. `second` has a zone.
    """
    stretches = "to_utc" in log.columns
    where, first, begin = STRETCHES if stretches else MOMENTS
    last, end = ("last_port", "to_utc") if stretches else (first, begin)
    fits = log[where] == address.strip()
    if port is not None:
        fits &= (log[first] <= port) & (port <= log[last])
    if second is not None:
        text = second.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        fits &= (log[begin] <= text) & (text <= log[end])
    return log[fits]


def log_explorer(log: pandas.DataFrame, zones: Sequence[str], caption: str) -> Explorer:
    """Let a reader ask a log for an address, a port and a second in a zone, and see which rows fit.

    The equivalent is the whole log.
    """
    address = widgets.Text("", description="Address", placeholder="203.0.113.1", layout=WIDE, style=LABEL)
    port = widgets.Text("", description="Port", placeholder="empty: not given", layout=WIDE, style=LABEL)
    second = widgets.Text("", description="Second", placeholder="2026-09-30 23:59:59", layout=WIDE, style=LABEL)
    zone = widgets.Dropdown(options=list(zones), description="Zone", layout=NARROW, style=LABEL)
    shown = widgets.HTML(layout=widgets.Layout(width="100%"))

    def draw(*_: object) -> None:
        if not address.value.strip():
            shown.value = '<p role="status">Give an address.</p>'
            return
        try:
            number = int(port.value) if port.value.strip() else None
            when = at(second.value, zone.value)
        except ValueError:
            shown.value = '<p role="status">Write the port as a number and the second as 2026-09-30 23:59:59.</p>'
            return
        rows = fitting(log, address.value, number, when)
        lacks = [name for name, given in (("port", number), ("second", when)) if given is None]
        said = f"{len(rows)} {'row fits' if len(rows) == 1 else 'rows fit'}"
        said += f", without a {' and a '.join(lacks)}." if lacks else "."
        found = table(*readable(rows), "Rows that fit")
        body = f'<p role="status">{escape(said)}</p>{found.html if len(rows) else ""}'
        shown.value = f'<div style="{PLAIN}">{body}</div>'

    for control in (address, port, second, zone):
        control.observe(draw, "value")
    draw()
    whole = table(*readable(log), caption)
    return Explorer(folded(f"Open {caption}", whole), address, port, second, zone, shown)


def readable(log: pandas.DataFrame) -> tuple[list[str], list[tuple[str, ...]]]:
    """Return header and rows of a log as a person reads them: `time (UTC)`, and times as they are typed above."""
    header = [str(name).replace("_utc", " (UTC)").replace("_", " ") for name in log.columns]
    return header, [tuple(STAMP.sub(r"\1 \2", str(one)) for one in row) for row in log.itertuples(index=False)]


def at(text: str, zone: str) -> datetime | None:
    """Return the moment that is meant by a time in a zone such as `+05:30` or `UTC`; None for an empty text.

    Raises `ValueError` for a text that is no date with a time.
    """
    plain = text.strip().removesuffix("Z").replace("T", " ")
    return datetime.strptime(f"{plain} {zone.replace('UTC', '+00:00')}", "%Y-%m-%d %H:%M:%S %z") if plain else None
