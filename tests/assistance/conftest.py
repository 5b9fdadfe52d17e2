"""A case for each pair of States, made once; and the public one, which everybody has."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from casebook.assistance.circumstances import Circumstances, circumstances
from casebook.case import Case, open_case
from casebook.case.make import make
from casebook.case.scenario import PAIRS, scenario

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def cases(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[tuple[str, str], Case]]:
    folder = tmp_path_factory.mktemp("cases")
    found = {}
    for number, pair in enumerate(PAIRS):
        made = folder / str(number)
        seed = f"assistance {number}"
        make(seed, made, scenario(seed, pair))
        found[pair] = open_case(made)
    yield found


@pytest.fixture(params=PAIRS, ids=" to ".join)
def around(request: pytest.FixtureRequest, cases: dict[tuple[str, str], Case]) -> Circumstances:
    """The circumstances of a case between each pair of States, on the day of the prosecutor's note."""
    return circumstances(cases[request.param])


@pytest.fixture(scope="session")
def public() -> Circumstances:
    return circumstances(open_case(ROOT / "datasets" / "case" / "public"))
