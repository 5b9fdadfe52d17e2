"""What States submitted in 2019, as tables: every figure and list of the compilation, with its lines.

`datasets/submissions/README.md` says what each table holds, what its figures count, and what they do not show.
"""

from functools import cache
from typing import TYPE_CHECKING

from casebook import paths
from casebook.errors import CasebookError

if TYPE_CHECKING:
    import pandas


class UnknownTable(CasebookError):
    """No table of the submissions has that name."""


def names() -> list[str]:
    """Return the names of the tables."""
    return sorted(path.stem for path in (paths.datasets() / "submissions").glob("*.csv"))


@cache
def _read(name: str) -> "pandas.DataFrame":
    import pandas

    if name not in names():
        raise UnknownTable(f"There is no table {name} in datasets/submissions. There are: {', '.join(names())}.")
    return pandas.read_csv(paths.datasets() / "submissions" / f"{name}.csv", dtype=str, keep_default_na=False)


def table(name: str) -> "pandas.DataFrame":
    """Return a table as it stands in its file, every cell a text; a blank cell is an empty text."""
    return _read(name).copy()


def numbers(name: str, column: str) -> "pandas.DataFrame":
    """Return a table with one column as numbers."""
    import pandas

    made = table(name)
    made[column] = pandas.to_numeric(made[column])
    return made
