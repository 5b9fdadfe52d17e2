"""What may be typed: a text, a number with its unit, a digest, a moment. A question or a ruling asks for one."""

import re
import unicodedata
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import ClassVar

from casebook.answers import Json

# algorithm -> name in print, hexadecimal digits (RFC 1321, FIPS 180-4, FIPS 202, RFC 7693; adler32 guards EWF chunks)
ALGORITHMS: Mapping[str, tuple[str, int]] = {
    "adler32": ("Adler-32", 8),
    "crc32": ("CRC-32", 8),
    "md5": ("MD5", 32),
    "sha1": ("SHA-1", 40),
    "sha224": ("SHA-224", 56),
    "sha256": ("SHA-256", 64),
    "sha384": ("SHA-384", 96),
    "sha512": ("SHA-512", 128),
    "sha3_256": ("SHA3-256", 64),
    "sha3_512": ("SHA3-512", 128),
    "blake2b": ("BLAKE2b", 128),
}
ZONE = re.compile(r"Z|UTC|[+-](?:0\d|1[0-3]):[0-5]\d|[+-]14:00", re.ASCII)
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_TIME = re.compile(r"\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?", re.ASCII)
_NUMBER = re.compile(r"[+-]?\d{1,24}(?:[.,]\d{1,12})?")
_SPACES = re.compile("[\\s'\u2019_]")
_GROUPS = re.compile(r"[+-]?\d{1,3}(?:,\d{3}){2,7}(?:\.\d{1,12})?|[+-]?\d{1,3}(?:,\d{3})+\.\d{1,12}")
_DOTTED = re.compile(r"[+-]?\d{1,3}(?:\.\d{3}){2,7}(?:,\d{1,12})?|[+-]?\d{1,3}(?:\.\d{3})+,\d{1,12}")
_HEX = re.compile(r"[0-9a-f]*")
LONGEST_INPUT = 2000


def text_in(value: object, key: str | None = None) -> str:
    """Return the text of a value, or of one key of it, without outer spaces; "" for anything else."""
    if key is not None:
        value = value.get(key) if isinstance(value, Mapping) else None
    return value.strip() if isinstance(value, str) else ""


def plain_hex(text: str) -> str:
    """Return a digest without what people put into one: spaces, colons, hyphens, quotes, `0x`; in lower case."""
    bare = re.sub(r"[\s:`'\"-]", "", unicodedata.normalize("NFKC", text[:LONGEST_INPUT])).lower()
    return bare.removeprefix("0x")


def numbers_in(text: str) -> tuple[str, ...]:
    """Return the ways to read a typed number, as plain decimals: none, one, or two ("1,234" is 1.234 or 1234)."""
    bare = _SPACES.sub("", unicodedata.normalize("NFKC", text[:LONGEST_INPUT])).replace("\u2212", "-")
    if not bare.isascii():
        return ()
    if _GROUPS.fullmatch(bare):
        return (bare.replace(",", ""),)
    if _DOTTED.fullmatch(bare):
        return (bare.replace(".", "").replace(",", "."),)
    if not _NUMBER.fullmatch(bare):
        return ()
    if re.fullmatch(r"[+-]?[1-9]\d{0,2},\d{3}", bare):
        return bare.replace(",", "."), bare.replace(",", "")
    return (bare.replace(",", "."),)


@dataclass(frozen=True, kw_only=True)
class Field(ABC):
    """One thing to type. `label` names it in a ruling; alone in a question it is "" and the prompt names it."""

    type: ClassVar[str]
    label: str = ""

    @abstractmethod
    def faults(self) -> list[str]:
        """Say what the author of the field must mend."""

    @abstractmethod
    def problems(self, value: object) -> list[str]:
        """Say in words what is unanswered or malformed in a value. Never raises."""

    @abstractmethod
    def words(self, value: object) -> str:
        """Return a value as a person would say it; "" when there is nothing. Never raises."""

    @abstractmethod
    def parts(self) -> dict[str, Json]:
        """Return what is special to this type, as JSON."""

    def to_json(self) -> dict[str, Json]:
        """Return the field as JSON: what a form draws."""
        return {"type": self.type, "label": self.label} | self.parts()


@dataclass(frozen=True, kw_only=True)
class TextField(Field):
    """A line of text. Value: the text. `longest` is in characters."""

    type = "text"
    longest: int = 200

    def faults(self) -> list[str]:
        """Allow 1 to 2000 characters."""
        return [] if 1 <= self.longest <= LONGEST_INPUT else [f"longest must be 1 to {LONGEST_INPUT} characters"]

    def problems(self, value: object) -> list[str]:
        """Say whether the text is there and short enough."""
        if value is not None and not isinstance(value, str):
            return ["The answer is not a text. Write it again."]
        text = text_in(value)
        if not text:
            return ["Write an answer."]
        if len(text) > self.longest:
            return [f"The answer has {len(text)} characters; at most {self.longest} are read. Shorten it."]
        return []

    def words(self, value: object) -> str:
        """Return the text."""
        return text_in(value)

    def parts(self) -> dict[str, Json]:
        """Return the longest length."""
        return {"longest": self.longest}


@dataclass(frozen=True, kw_only=True)
class NumberField(Field):
    """A number. Value: `{"number": "12.5", "unit": "GiB"}`; without units, `unit` is "" or left out."""

    type = "number"
    units: tuple[str, ...] = ()

    def faults(self) -> list[str]:
        """Every unit has a name of its own."""
        if any(not unit.strip() for unit in self.units):
            return ["a unit has no name"]
        return ["a unit is named twice"] if len(set(self.units)) < len(self.units) else []

    def problems(self, value: object) -> list[str]:
        """Say whether there is one number, and its unit where one is asked."""
        if value is not None and not isinstance(value, Mapping):
            return ["The answer is not a number with its unit. Write it again."]
        typed, unit = text_in(value, "number"), text_in(value, "unit")
        if not typed:
            return ["Write a number."]
        found = []
        readings = numbers_in(typed)
        if not readings:
            found.append(f"“{typed[:40]}” is not a number. Write digits, such as 12.5, and nothing else.")
        elif len(readings) > 1:
            found.append(f"“{typed}” can be read in two ways. Write {readings[1]}, or {readings[0]} with a point.")
        if self.units and not unit:
            found.append("Choose the unit.")
        return found

    def words(self, value: object) -> str:
        """Return the number and its unit."""
        return f"{text_in(value, 'number')} {text_in(value, 'unit')}".strip()

    def parts(self) -> dict[str, Json]:
        """Return the units to choose from."""
        return {"units": list(self.units)}


@dataclass(frozen=True, kw_only=True)
class DigestField(Field):
    """A digest. Value: `{"algorithm": "sha256", "hex": "…"}`; with one algorithm offered it may be left out."""

    type = "digest"
    algorithms: tuple[str, ...]

    def faults(self) -> list[str]:
        """Every algorithm is a known one."""
        if not self.algorithms or len(set(self.algorithms)) < len(self.algorithms):
            return ["offer at least one algorithm, each once"]
        unknown = [name for name in self.algorithms if name not in ALGORITHMS]
        return [f"there is no algorithm {unknown[0]}: use one of {', '.join(ALGORITHMS)}"] if unknown else []

    def algorithm(self, value: object) -> str:
        """Return the algorithm that a value names, or the only one offered; "" when it names none of those offered."""
        named = text_in(value, "algorithm") or (self.algorithms[0] if len(self.algorithms) == 1 else "")
        return named if named in self.algorithms else ""

    def problems(self, value: object) -> list[str]:
        """Say whether the digest is there and has the digits and the length of its algorithm."""
        if value is not None and not isinstance(value, Mapping):
            return ["The answer is not a hash value with its algorithm. Write it again."]
        typed, algorithm = text_in(value, "hex"), self.algorithm(value)
        found = [] if algorithm else ["Choose the algorithm."]
        if not typed:
            return [*found, "Write or paste the hash value."]
        digits = plain_hex(typed)
        if not _HEX.fullmatch(digits):
            odd = sorted({char for char in digits if not _HEX.fullmatch(char)})
            return [
                *found,
                f"A hash value has the digits 0 to 9 and a to f only. Yours also has {quoted_chars(odd)}.",
            ]
        return found + (wrong_length(len(digits), algorithm) if algorithm else [])

    def words(self, value: object) -> str:
        """Return the algorithm and the digest."""
        name = ALGORITHMS.get(self.algorithm(value), ("", 0))[0]
        return f"{name} {text_in(value, 'hex')}".strip() if text_in(value, "hex") else ""

    def parts(self) -> dict[str, Json]:
        """Return the algorithms to choose from, with their names and lengths."""
        return {
            "algorithms": [
                {"key": name, "text": ALGORITHMS[name][0], "digits": ALGORITHMS[name][1]} for name in self.algorithms
            ]
        }


@dataclass(frozen=True, kw_only=True)
class MomentField(Field):
    """A moment. Value: `{"date": "2026-03-02", "time": "09:30:00", "zone": "+05:30"}`; `zone` is an offset or UTC."""

    type = "moment"
    zones: tuple[str, ...]

    def faults(self) -> list[str]:
        """Every zone is an offset from UTC."""
        if not self.zones or len(set(self.zones)) < len(self.zones):
            return ["offer at least one time zone, each once"]
        bad = [zone for zone in self.zones if not ZONE.fullmatch(zone)]
        return [f'"{bad[0]}" is no time zone: write an offset such as "+05:30", or "UTC"'] if bad else []

    def problems(self, value: object) -> list[str]:
        """Say whether date, time and zone are there. A zone is never supplied for the learner."""
        if value is not None and not isinstance(value, Mapping):
            return ["The answer is not a date with a time and a time zone. Write it again."]
        day, clock, zone = (text_in(value, key) for key in ("date", "time", "zone"))
        found = []
        if not day:
            found.append("Give the date.")
        elif not is_date(day):
            found.append("The date is not one. Write year, month and day as 2026-03-02.")
        if not clock:
            found.append("Give the time.")
        elif not is_time(clock):
            found.append("The time is not one. Write hours, minutes and seconds as 09:30:00.")
        if not zone:
            found.append("Choose the time zone: without one, this is not a moment.")
        elif not ZONE.fullmatch(zone):
            found.append("The time zone is not one. Write the offset from UTC as +05:30, or UTC.")
        return found

    def words(self, value: object) -> str:
        """Return date, time and zone."""
        day, clock, zone = (text_in(value, key) for key in ("date", "time", "zone"))
        if not (day or clock or zone):
            return ""
        return f"{day} {clock}".strip() + (f" {zone}" if zone else ", no time zone")

    def parts(self) -> dict[str, Json]:
        """Return the zones to choose from."""
        return {"zones": list(self.zones)}


AnyField = TextField | NumberField | DigestField | MomentField


def text_field(label: str = "", *, longest: int = 200) -> TextField:
    """Ask for a line of text."""
    return TextField(label=label, longest=longest)


def number_field(label: str = "", units: Iterable[str] = ()) -> NumberField:
    """Ask for a number, in one of the units when there are any."""
    return NumberField(label=label, units=tuple(units))


def digest_field(label: str = "", algorithms: Iterable[str] = ("sha256",)) -> DigestField:
    """Ask for a digest by one of the algorithms."""
    return DigestField(label=label, algorithms=tuple(algorithms))


def moment_field(label: str = "", zones: Iterable[str] = ("UTC",)) -> MomentField:
    """Ask for a date and time with one of the zones: offsets such as "+05:30", or "UTC"."""
    return MomentField(label=label, zones=tuple(zones))


def is_date(text: str) -> bool:
    """Tell whether a text is a day of the calendar, as 2026-03-02."""
    try:
        return bool(_DATE.fullmatch(text)) and bool(date.fromisoformat(text))
    except ValueError:
        return False


def is_time(text: str) -> bool:
    """Tell whether a text is a time of day, as 09:30 or 09:30:00."""
    try:
        return bool(_TIME.fullmatch(text)) and time.fromisoformat(text) is not None
    except ValueError:
        return False


def wrong_length(found: int, algorithm: str) -> list[str]:
    """Say that a digest is too short or too long for its algorithm, and whose length it has."""
    name, wanted = ALGORITHMS[algorithm]
    if found == wanted:
        return []
    said = f"{name} has {wanted} digits; yours has {found}."
    others = [other for other, digits in ALGORITHMS.values() if digits == found]
    if others:
        return [f"{said} That is the length of {' or '.join(others)}."]
    return [f"{said} {'Part of it is missing.' if found < wanted else 'There is something more than the value.'}"]


def quoted_chars(chars: Iterable[str]) -> str:
    """Name a few characters in a sentence."""
    return ", ".join(f"“{char}”" if char.isprintable() else "one that cannot be printed" for char in list(chars)[:3])
