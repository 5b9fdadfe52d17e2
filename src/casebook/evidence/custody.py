"""Read a custody record and check that it is unbroken: who held what, when, under which seal, with which hash."""

import codecs
import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

from casebook.errors import CasebookError

COLUMNS = ("line", "time", "item", "seal", "from", "to", "action", "place", "algorithm", "digest")
NEEDED = ("time", "item", "to", "action")
DIGITS = {"md5": 32, "sha1": 40, "sha256": 64, "sha512": 128}


class NoCustodyRecord(CasebookError):
    """The file is no custody record."""


@dataclass(frozen=True)
class Step:
    """One line of a custody record. `time` is as written; `moment` is None when it has no zone or cannot be read.

    `line` counts the lines below the heading; `number` is what the record itself has in the column "line".
    """

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
    number: str = ""


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong: its kind, the line of the record and a sentence."""

    kind: str
    line: int
    text: str


def read_custody(path: Path) -> list[Step]:
    """Read a custody record (CSV with the columns of `COLUMNS`, between commas, semicolons or tabs; UTF-8 or UTF-16).

    Raises `NoCustodyRecord` when a line has more or fewer fields than the heading: its values would stand under wrong
    names.
    """
    text = _text(Path(path))
    heading = text.split("\n", 1)[0]
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=heading.count), strict=True)
        rows = [(reader.line_num, row) for row in reader if any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise NoCustodyRecord(f"{path} is no CSV file: {error}.") from error
    names = [name.strip().lower() for name in rows[0][1]] if rows else []
    missing = [name for name in COLUMNS if name not in names]
    if missing:
        raise NoCustodyRecord(f"{path} lacks the columns {', '.join(missing)}. A custody record needs them all.")
    twice = [name for name in COLUMNS if names.count(name) > 1]
    if twice:
        raise NoCustodyRecord(f"{path} has the column {twice[0]} twice. Leave one.")
    if len(rows) == 1:
        raise NoCustodyRecord(f"{path} has a heading and no line. Give a custody record.")
    for place, row in rows[1:]:
        if len(row) != len(names):
            raise NoCustodyRecord(
                f"{path}, line {place} of the file: {len(row)} fields under {len(names)} columns. "
                "Put a text that holds the separator between quotation marks."
            )
    return [_step(number, dict(zip(names, row, strict=True))) for number, (_, row) in enumerate(rows[1:], 1)]


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else "its name has a zero byte"
        raise NoCustodyRecord(f"{path} cannot be read: {why}. Give the path of a custody record.") from error
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise NoCustodyRecord(f"{path} is no text in UTF-8. Save the record as CSV in UTF-8.") from error


def _step(number: int, row: dict[str, str]) -> Step:
    given = {name: row[name].strip() for name in COLUMNS}
    return Step(
        number, given["time"], given["item"], given["seal"], given["from"], given["to"], given["action"],
        given["place"], given["algorithm"], given["digest"].lower(), _moment(given["time"]), given["line"],
    )  # fmt: skip


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else None


def check_custody(steps: Sequence[Step], idle: timedelta = timedelta(hours=24)) -> list[Finding]:
    """Return what breaks the record.

    Missing fields and lines, times, holders, seals, more than `idle` without a keeper; hash values that their algorithm
    does not make, and two values of one algorithm for one item.
    """
    found: list[Finding] = []
    for step in steps:
        given = {"time": step.time, "item": step.item, "to": step.taker, "action": step.action}
        found += [Finding("missing", step.line, f"{name} is not filled in.") for name in NEEDED if not given[name]]
        if step.time and step.moment is None:
            found.append(
                Finding("zone", step.line, f'"{step.time}" is no moment: a date, a time and a zone are needed.')
            )
        if step.number and step.number != str(step.line):
            text = (
                f"It is numbered {step.number}, and it is line {step.line}: a line may be missing or out of its place."
            )
            found.append(Finding("number", step.line, text))
        digits = DIGITS.get(_plain(step.algorithm))
        if step.digest and digits and not re.fullmatch(rf"[0-9a-f]{{{digits}}}", step.digest):
            text = (
                f"The value has {len(step.digest)} characters; {step.algorithm} gives {digits}, each 0 to 9 or a to f."
            )
            found.append(Finding("value", step.line, text))
    for item in dict.fromkeys(step.item for step in steps):
        for before, after in pairwise([step for step in steps if step.item == item]):
            found += _between(before, after, idle)
        found += _values([step for step in steps if step.item == item and step.digest])
    return sorted(found, key=lambda finding: finding.line)


def _values(steps: Sequence[Step]) -> list[Finding]:
    found = []
    first: dict[str, Step] = {}
    for step in steps:
        before = first.setdefault(_plain(step.algorithm), step)
        if before.digest != step.digest:
            text = (
                f"Its {step.algorithm} value is not that of line {before.line}, and both are said to be of {step.item}."
            )
            found.append(Finding("digest", step.line, text))
    return found


def _plain(algorithm: str) -> str:
    return algorithm.lower().replace("-", "").replace(" ", "")


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
