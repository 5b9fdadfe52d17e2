"""Dates as the documents of the case write them, in English words."""

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def iso(day: str, month: str, year: str) -> str:
    """Return a date in ISO 8601 from its words. Raises `ValueError` for an unknown month."""
    return f"{year}-{MONTHS.index(month) + 1:02d}-{int(day):02d}"
