"""The trail of the logon: from the server's local time to UTC, through the relay, to one customer of many."""

import csv
import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from casebook.case.solve import Files

Row = dict[str, str]


def answers(files: Files, truth: Mapping[str, Any]) -> dict[str, Any]:
    """Return the `trace` and `cgnat` keys."""
    log, relay, shared, people = (
        list(csv.DictReader(files.text(id).splitlines())) for id in ("EXH-13", "EXH-15", "EXH-16", "EXH-17")
    )
    letter = files.text("EXH-14")
    zone = re.search(r"UTC([+-])(\d\d):(\d\d)", letter)
    inside = re.search(r"addresses that begin with ([\d.]+?)\.?\n", letter)
    assert zone and inside
    logon = next(row for row in log if row["result"] == "accepted" and not row["source"].startswith(inside[1] + "."))
    ahead = timedelta(hours=int(zone[2]), minutes=int(zone[3])) * (1 if zone[1] == "+" else -1)
    shown = datetime.fromisoformat(logon["time"])
    client = _behind(relay, logon, shown - ahead)
    names = {row["customer"]: row["name"] for row in people}
    holders = _holders(shared, client["client_address"], shown - ahead)
    customer = _with_port(holders, client)
    misread = _behind(relay, logon, shown)
    other = _with_port(_holders(shared, misread["client_address"], shown), misread)
    return {
        "trace.local": logon["time"],
        "trace.zone": zone[0].removeprefix("UTC"),
        "trace.utc": _text(shown - ahead),
        "trace.relay.address": logon["source"],
        "trace.relay.port": int(logon["port"]),
        "trace.client.address": client["client_address"],
        "trace.client.port": int(client["client_port"]),
        "cgnat.candidates": len({row["customer"] for row in holders}),
        "cgnat.customer": customer,
        "cgnat.subscriber": names[customer],
        "cgnat.if_local": names[other],
    }


def _text(moment: datetime) -> str:
    return f"{moment.isoformat()}Z"


def _behind(relay: list[Row], logon: Row, moment: datetime) -> Row:
    """Return the line of the relay's log for an address and port at a second."""
    return next(
        row
        for row in relay
        if (row["time_utc"], row["relay_address"], row["relay_port"]) == (_text(moment), logon["source"], logon["port"])
    )


def _holders(shared: list[Row], address: str, moment: datetime) -> list[Row]:
    """Return who had an address at a moment, on whatever ports."""
    return [row for row in shared if row["address"] == address and row["from_utc"] <= _text(moment) < row["to_utc"]]


def _with_port(holders: list[Row], client: Row) -> str:
    port = int(client["client_port"])
    (one,) = [row["customer"] for row in holders if int(row["first_port"]) <= port <= int(row["last_port"])]
    return one
