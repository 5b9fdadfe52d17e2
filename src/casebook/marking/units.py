"""Units of size and time, and how many of the smallest each holds: MB (powers of 1000) and MiB (of 1024) are two units.

Sizes: SI Brochure (9th ed.), section 3.1, and IEC 80000-13. A unit that is not here converts to nothing but itself.
"""

from fractions import Fraction

SIZE = {
    "B": 1,
    "kB": 10**3, "MB": 10**6, "GB": 10**9, "TB": 10**12,
    "KiB": 2**10, "MiB": 2**20, "GiB": 2**30, "TiB": 2**40,
}  # fmt: skip
MILLISECONDS = {"ms": 1, "s": 1000, "min": 60_000, "h": 3_600_000, "d": 86_400_000}
TWINS = {"kB": "KiB", "MB": "MiB", "GB": "GiB", "TB": "TiB"}
NAMES = {
    "byte": "B", "bytes": "B", "KB": "kB", "kib": "KiB", "mib": "MiB", "gib": "GiB", "tib": "TiB",
    "second": "s", "seconds": "s", "minute": "min", "minutes": "min",
    "hour": "h", "hours": "h", "day": "d", "days": "d",
}  # fmt: skip


def plain(unit: str) -> str:
    """Return the sign of a unit: "bytes" is "B"."""
    return NAMES.get(unit, unit)


def factor(unit: str, into: str) -> Fraction | None:
    """Return how many `into` one `unit` is; None when one cannot be turned into the other."""
    unit, into = plain(unit), plain(into)
    if unit == into:
        return Fraction(1)
    for table in (SIZE, MILLISECONDS):
        if unit in table and into in table:
            return Fraction(table[unit], table[into])
    return None


def twin(unit: str) -> str:
    """Return the unit that people take for this one: MiB for MB and MB for MiB; "" when there is none."""
    sign = plain(unit)
    return TWINS.get(sign) or next((one for one, other in TWINS.items() if other == sign), "")


def meaning(unit: str) -> str:
    """Say what a unit of size is: "MB (1,000,000 bytes)"."""
    sign = plain(unit)
    return f"{unit} ({SIZE[sign]:,} bytes)" if sign in SIZE and sign != "B" else unit
