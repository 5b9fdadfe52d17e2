"""The chat, read by SQLite, and its screenshot, read pixel by pixel."""

import hashlib
import re
import sqlite3
import unicodedata
from collections.abc import Mapping
from datetime import UTC, datetime
from itertools import combinations, groupby
from pathlib import Path
from typing import Any

from PIL import Image

from casebook.case.solve import Files

# the ten digits as they look: seven rows, each row's dark pixels as a number, the rightmost pixel counting 1
DIGITS = (
    (14, 17, 19, 21, 25, 17, 14), (2, 6, 2, 2, 2, 2, 7), (14, 17, 1, 6, 8, 16, 31), (31, 1, 2, 6, 1, 17, 14),
    (2, 6, 10, 18, 31, 2, 2), (31, 16, 30, 1, 1, 17, 14), (6, 8, 16, 30, 17, 17, 14), (31, 1, 2, 4, 8, 8, 8),
    (14, 17, 17, 14, 17, 17, 14), (14, 17, 17, 15, 1, 2, 12),
)  # fmt: skip


def answers(files: Files, truth: Mapping[str, Any]) -> dict[str, Any]:
    """Return the `chat` and `screenshot` keys."""
    database = sqlite3.connect(f"{files['EXH-07'].resolve().as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        messages: list[tuple[int, int, str]] = database.execute(
            "SELECT id, sent_ms, body FROM message ORDER BY id"
        ).fetchall()
    finally:
        database.close()
    number, amount = next(
        (id, int(found[1])) for id, _, body in messages if (found := re.search(r"I pay (\d+) for it", body))
    )
    first = min(sent for _, sent, _ in messages)
    seen = read_number(files["EXH-21"])
    return {
        "chat.messages": len(messages),
        "chat.first": datetime.fromtimestamp(first / 1000, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "chat.amount": amount,
        "chat.amount.message": number,
        **_alike(messages),
        "screenshot.amount": seen,
        "screenshot.differs": seen != amount,
    }


def _alike(messages: list[tuple[int, int, str]]) -> dict[str, Any]:
    """Find two texts that differ and are the same after normalisation (Unicode NFC)."""
    for (one, _, first), (other, _, second) in combinations(messages, 2):
        plain = unicodedata.normalize("NFC", first)
        if first != second and plain == unicodedata.normalize("NFC", second):
            return {
                "chat.alike": [one, other],
                "chat.sha256": [_sha256(first), _sha256(second)],
                "chat.nfc.sha256": _sha256(plain),
            }
    return {"chat.alike": None, "chat.sha256": None, "chat.nfc.sha256": None}


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def read_number(path: Path) -> int:
    """Return the one number in a picture of dark letters on white."""
    with Image.open(path) as picture:
        grey = picture.convert("L")
        wide, high = grey.size
        pixels = grey.tobytes()
    dark = [[pixel < 128 for pixel in pixels[y * wide : (y + 1) * wide]] for y in range(high)]
    for band in _runs([any(row) for row in dark]):
        rows = dark[band.start : band.stop]
        unit = len(rows) / 7
        columns = [any(row[x] for row in rows) for x in range(wide)]
        text = "".join(_digit(rows, glyph, unit) for glyph in _runs(columns))
        if found := re.search(r"\d{2,}", text):
            return int(found[0])
    raise ValueError(f"no number in {path.name}")


def _runs(flags: list[bool]) -> list[range]:
    """Return the stretches that are true."""
    found, place = [], 0
    for flag, group in groupby(flags):
        length = sum(1 for _ in group)
        if flag:
            found.append(range(place, place + length))
        place += length
    return found


def _digit(rows: list[list[bool]], glyph: range, unit: float) -> str:
    """Return the digit that stands in some columns of a line, or a question mark."""
    columns = round(len(glyph) / unit)
    seen = tuple(
        sum(
            rows[int((y + 0.5) * unit)][glyph.start + int((x + 0.5) * unit)] << (columns - 1 - x)
            for x in range(columns)
        )
        for y in range(7)
    )
    return str(DIGITS.index(seen)) if seen in DIGITS else "?"
