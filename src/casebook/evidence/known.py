"""Known-file lists: they show that bytes are known, not who put them there."""

import csv
from dataclasses import dataclass
from pathlib import Path

from casebook.errors import CasebookError


class BadList(CasebookError):
    """The known-file list cannot be read."""


@dataclass(frozen=True)
class Known:
    """One line of a known-file list."""

    sha256: str
    name: str
    kind: str


def read_known(path: Path) -> dict[str, Known]:
    """Read a list (CSV with sha256, name, kind), by digest."""
    try:
        rows = list(csv.DictReader(Path(path).read_text(encoding="utf-8").splitlines()))
        return {row["sha256"].lower(): Known(row["sha256"].lower(), row["name"], row["kind"]) for row in rows}
    except (OSError, UnicodeDecodeError, KeyError) as error:
        raise BadList(f"{path} is no known-file list with the columns sha256, name, kind.") from error
