"""Read a custody record and check that it is unbroken: who held what, when, under which seal, with which hash."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

from casebook.errors import CasebookError

COLUMNS = ("line", "time", "item", "seal", "from", "to", "action", "place", "algorithm", "digest")
NEEDED = ("time", "item", "to", "action")


class NoCustodyRecord(CasebookError):
    """The file is no custody record."""


@dataclass(frozen=True)
class Step:
    """One line of a custody record. `time` is as written; `moment` is None when it has no zone or cannot be read."""

    line: int
    time: str
    item: str
    seal: str
    giver: str
    taker: str
    action: str
    place: str
    algorithm: str
    digest: str
    moment: datetime | None


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong: its kind, the line of the record and a sentence."""

    kind: str
    line: int
    text: str


def read_custody(path: Path) -> list[Step]:
    """Read a custody record (CSV with the columns of `COLUMNS`)."""
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise NoCustodyRecord(f"{path} cannot be read as text. Give a custody record as CSV in UTF-8.") from error
    try:
        reader = csv.DictReader(text.splitlines(), strict=True)
        rows = list(reader)
    except csv.Error as error:
        raise NoCustodyRecord(f"{path} is no CSV file: {error}.") from error
    missing = [name for name in COLUMNS if name not in (reader.fieldnames or [])]
    if missing:
        raise NoCustodyRecord(f"{path} lacks the columns {', '.join(missing)}. A custody record needs them all.")
    return [_step(number, row) for number, row in enumerate(rows, 1)]


def _step(number: int, row: dict[str, str | None]) -> Step:
    given = {name: (row.get(name) or "").strip() for name in COLUMNS}
    return Step(
        number, given["time"], given["item"], given["seal"], given["from"], given["to"], given["action"],
        given["place"], given["algorithm"], given["digest"].lower(), _moment(given["time"]),
    )  # fmt: skip


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else None


def check_custody(steps: Sequence[Step], idle: timedelta = timedelta(hours=24)) -> list[Finding]:
    """Return what breaks the record: missing fields, times, holders, seals; more than `idle` without a keeper."""
    found: list[Finding] = []
    for step in steps:
        given = {"time": step.time, "item": step.item, "to": step.taker, "action": step.action}
        found += [Finding("missing", step.line, f"{name} is not filled in.") for name in NEEDED if not given[name]]
        if step.time and step.moment is None:
            found.append(
                Finding("zone", step.line, f'"{step.time}" is no moment: a date, a time and a zone are needed.')
            )
    for item in dict.fromkeys(step.item for step in steps):
        for before, after in pairwise([step for step in steps if step.item == item]):
            found += _between(before, after, idle)
    return sorted(found, key=lambda finding: finding.line)


def _between(before: Step, after: Step, idle: timedelta) -> list[Finding]:
    found = []
    if before.moment and after.moment:
        if after.moment < before.moment:
            found.append(Finding("order", after.line, f"It is earlier than line {before.line}."))
        elif after.giver != before.taker and after.moment - before.moment > idle:
            hours = (after.moment - before.moment).total_seconds() / 3600
            text = f"For {hours:g} hours, since line {before.line}, nobody is written down as holding {after.item}."
            found.append(Finding("gap", after.line, text))
    if after.giver and before.taker and after.giver != before.taker:
        text = f"{after.giver} hands over what line {before.line} left with {before.taker}."
        found.append(Finding("holder", after.line, text))
    if before.seal and after.seal and before.seal != after.seal and "reseal" not in after.action.lower():
        found.append(Finding("seal", after.line, f"The seal is {after.seal}; line {before.line} has {before.seal}."))
    return found
