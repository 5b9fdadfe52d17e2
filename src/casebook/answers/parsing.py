"""From bytes that anyone may have written to JSON: what cannot be used is marked, and nothing makes it fail."""

import json
import math
import re
from typing import TypeAlias

from casebook.answers.model import Json
from casebook.errors import CasebookError

# a ruling with a value is three deep; more than this no form writes
LIMIT_DEPTH = 8
LIMIT_DIGITS = 18
SHOWN = 40

# half of a surrogate pair, and control characters: no form writes them, and HTML, XML and databases refuse them;
# and the two that show letters in another order than they are in, which no language needs
_UNPRINTABLE = re.compile("[\ud800-\udfff\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202d\u202e]")


class CannotUse(CasebookError):
    """An answer file, or a part of it, cannot be used; the message is a sentence, or the end of one."""


class Unusable:
    """Stands in parsed JSON where something cannot be used; `why` ends the sentence "m05-q1 …"."""

    def __init__(self, why: str) -> None:
        self.why = why


Parsed: TypeAlias = "bool | int | float | str | list[Parsed] | dict[str, Parsed] | Unusable | None"


def decode(data: bytes) -> str:
    """Return the text of UTF-8 bytes, with or without a byte order mark."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise CannotUse("The answer file is saved as UTF-16. Save it again as UTF-8.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CannotUse(
            f"The answer file is no UTF-8 text (byte {error.start + 1}). Save it again as UTF-8."
        ) from error


def load(text: str) -> Parsed:
    """Return JSON as parsed; numbers and objects that cannot be used become `Unusable`."""
    try:
        return json.loads(  # type: ignore[no-any-return]
            text,
            object_pairs_hook=once,
            parse_int=whole,
            parse_float=fraction,
            parse_constant=lambda name: Unusable(f"holds {name}, which is no number, so it is left out."),
        )
    except RecursionError as error:
        raise CannotUse("The answer file is nested too deep, so nothing in it is used.") from error
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise CannotUse(f"The answer file has a mistake at {where}: {mistake(error)}.") from error


def mistake(error: json.JSONDecodeError) -> str:
    """Say a mistake in JSON in plain words."""
    char = error.doc[error.pos : error.pos + 1]
    if not char:
        return "the text ends too early"
    if "control character" in error.msg:
        return "a text runs over the end of its line, or holds a control character"
    if char in "“”„«»‘’'":  # noqa: RUF001 - the marks that word processors put in
        return f'{char} stands where a straight double quotation mark (") is wanted'
    words = {
        "Expecting ',' delimiter": "a comma is missing before this place, or there is one bracket too few",
        "Expecting ':' delimiter": "a colon is missing before this place",
        "Extra data": "there is something after the end",
        "Illegal trailing comma before end of object": "there is a comma too many",
        "Illegal trailing comma before end of array": "there is a comma too many",
        "Expecting property name enclosed in double quotes": 'a name in double quotation marks (") is wanted',
        "Expecting value": "a value is missing",
    }
    return words.get(error.msg, "it cannot be read from here on")


def once(pairs: list[tuple[str, Parsed]]) -> Parsed:
    """Return an object; a name given twice makes its value unusable, since nobody can say which one counts."""
    found: dict[str, Parsed] = {}
    for name, value in pairs:
        twice = name in found
        found[name] = Unusable(f"is there twice ({clip(name)}), so it is left out.") if twice else value
    return found


def whole(digits: str) -> Parsed:
    """Return a whole number of a sane length."""
    return (
        int(digits) if len(digits) <= LIMIT_DIGITS else Unusable("holds a number that is too long, so it is left out.")
    )


def fraction(digits: str) -> Parsed:
    """Return a number that is finite."""
    value = float(digits)
    return value if math.isfinite(value) else Unusable("holds a number that is too large, so it is left out.")


def clean(value: object, depth: int = 1) -> Json:
    """Return a value that is plain JSON through and through, of a sane depth, its text printable.

    Raises `CannotUse` with the end of a sentence that begins with the value's name.
    """
    if depth > LIMIT_DEPTH:
        raise CannotUse("is nested too deep, so it is left out.")
    if isinstance(value, Unusable):
        raise CannotUse(value.why)
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, list | tuple):
        return [clean(one, depth + 1) for one in value]
    if isinstance(value, dict) and all(isinstance(name, str) for name in value):
        return {printable(name): clean(one, depth + 1) for name, one in value.items()}
    if isinstance(value, int) and abs(value) < 10**LIMIT_DIGITS:
        return value
    if value is None or (isinstance(value, float) and math.isfinite(value)):
        return value
    raise CannotUse("holds something that an answer file cannot hold, so it is left out.")


def printable(text: str) -> str:
    """Return text with what cannot be printed shown as U+FFFD."""
    return text if text.isprintable() else _UNPRINTABLE.sub("\ufffd", text)


def clip(text: str) -> str:
    """Return a name for a sentence: printable and short."""
    plain = "".join(char if char.isprintable() else "?" for char in text[: SHOWN + 1])
    return plain if len(plain) <= SHOWN else plain[:SHOWN] + "…"
