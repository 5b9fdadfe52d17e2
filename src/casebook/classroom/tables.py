"""CSV files of other programs: read whatever delimiter and encoding they chose, write what a spreadsheet cannot run."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from casebook.errors import CasebookError

# a cell that begins so is a formula to a spreadsheet (OWASP, "CSV Injection")
NUMBER = re.compile(r"[+-]?[0-9]+([.,][0-9]+)?")
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


class BadTable(CasebookError):
    """A CSV file cannot be read; the message names the file and the mend."""


def read(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file with a header, cells without space around them."""
    rows = grid(path)
    header = [name.strip() for name in rows[0]]
    return [dict(zip(header, (cell.strip() for cell in row), strict=False)) for row in rows[1:] if any(row)]


def grid(path: Path) -> list[list[str]]:
    """Return every cell of a CSV file as it is, the line with the header first.

    UTF-8 with or without a mark, or what Excel saves in Western Europe; comma, semicolon or tab.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BadTable(f"{path} cannot be read: {error.strerror}. Check the path.") from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    head = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=head.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise BadTable(f"{path} is no CSV file: {error}. Save it again as CSV (UTF-8).") from error
    if not rows or not any(rows[0]):
        raise BadTable(f"{path} is empty. Its first line must name the columns.")
    return rows


def safe(cell: object) -> str:
    """Return a cell that no spreadsheet takes for a formula; a number stays one."""
    if isinstance(cell, int | float):
        return f"{cell:g}"
    text = str(cell)
    if NUMBER.fullmatch(text):
        return text
    return f"'{text}" if text.lstrip(" \u00a0").startswith(FORMULA) or text.startswith(FORMULA) else text


def formula(cell: str) -> bool:
    """Tell whether a spreadsheet could take a cell for a formula."""
    return safe(cell) != cell


def text(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a CSV file as RFC 4180 has it, every cell harmless."""
    made = io.StringIO(newline="")
    writer = csv.writer(made, lineterminator="\r\n")
    writer.writerow([safe(one) for one in header])
    writer.writerows([safe(one) for one in row] for row in rows)
    return made.getvalue()
