"""A SQLite database written by hand: one page for each table, so that no version of SQLite leaves its own mark.

After the SQLite file format documentation (https://www.sqlite.org/fileformat2.html).
"""

import struct
from collections.abc import Sequence
from dataclasses import dataclass

PAGE = 4096
HEADER = 100
Value = int | str | None


@dataclass(frozen=True)
class Table:
    """One table: its name, its CREATE statement (the first column an INTEGER PRIMARY KEY), its rows."""

    name: str
    sql: str
    rows: Sequence[tuple[Value, ...]]


def database(tables: Sequence[Table]) -> bytes:
    """Return a database. Raises `ValueError` when a table does not fit into one page of 4096 bytes."""
    schema = [(number, ("table", one.name, one.name, number + 1, one.sql)) for number, one in enumerate(tables, 1)]
    pages = [_leaf(schema, HEADER)]
    for one in tables:
        # an INTEGER PRIMARY KEY is the row number itself; the record holds null in its place
        pages.append(_leaf([(int(row[0] or 0), (None, *row[1:])) for row in one.rows], 0))
    first = _header(len(pages)) + pages[0][HEADER:]
    return first + b"".join(pages[1:])


def _header(pages: int) -> bytes:
    head = b"SQLite format 3\0" + struct.pack(">HBBBBBB", PAGE, 1, 1, 0, 64, 32, 32)
    # change counter, size in pages, no free pages, schema cookie and format 4, no cache, no vacuum, UTF-8
    head += struct.pack(">12I", 1, pages, 0, 0, 1, 4, 0, 0, 1, 0, 0, 0)
    return head + bytes(20) + struct.pack(">II", 1, 3040000)


def _leaf(rows: Sequence[tuple[int, tuple[Value, ...]]], before: int) -> bytes:
    page = bytearray(PAGE)
    end = PAGE
    places = []
    for number, values in rows:
        record = _record(values)
        cell = _varint(len(record)) + _varint(number) + record
        end -= len(cell)
        page[end : end + len(cell)] = cell
        places.append(end)
    head = struct.pack(">BHHHB", 13, 0, len(places), end, 0) + struct.pack(f">{len(places)}H", *places)
    if before + len(head) > end:
        raise ValueError("the rows do not fit into one page")
    page[before : before + len(head)] = head
    return bytes(page)


def _record(values: tuple[Value, ...]) -> bytes:
    kinds, body = b"", b""
    for value in values:
        kind, data = _encoded(value)
        kinds += _varint(kind)
        body += data
    return _varint(len(kinds) + 1) + kinds + body


def _encoded(value: Value) -> tuple[int, bytes]:
    """Return the serial type and the bytes of a value."""
    if value is None:
        return 0, b""
    if isinstance(value, str):
        data = value.encode("utf-8")
        return 13 + 2 * len(data), data
    for kind, size in ((1, 1), (2, 2), (3, 3), (4, 4), (5, 6)):
        if -(1 << (8 * size - 1)) <= value < 1 << (8 * size - 1):
            return kind, value.to_bytes(size, "big", signed=True)
    return 6, value.to_bytes(8, "big", signed=True)


def _varint(value: int) -> bytes:
    found = [value & 0x7F]
    while value := value >> 7:
        found.append(0x80 | (value & 0x7F))
    return bytes(reversed(found))
