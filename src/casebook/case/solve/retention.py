"""Retention: what was still there when each provider was asked, counted in UTC."""

import csv
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from casebook.case.solve import Files


def answers(files: Files, truth: Mapping[str, Any]) -> dict[str, Any]:
    """Return the `retention` keys."""
    found: dict[str, Any] = {}
    ends = {}
    lost = []
    for row in csv.DictReader(files.text("EXH-25").splitlines()):
        record = row["record"]
        ends[record] = datetime.fromisoformat(row["counted_from_utc"]) + timedelta(days=int(row["days"]))
        kept = datetime.fromisoformat(row["asked_utc"]) < ends[record]
        if not kept:
            lost.append(record)
        found |= {
            f"retention.{record}.days": int(row["days"]),
            f"retention.{record}.expires": ends[record].strftime("%Y-%m-%dT%H:%M:%SZ"),
            f"retention.{record}.asked": row["asked_utc"],
            f"retention.{record}.kept": kept,
        }
    return found | {"retention.lost": lost, "retention.first": min(ends, key=lambda record: ends[record])}
