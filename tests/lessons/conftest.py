"""What every lesson's tests stand on: the public case, and the cases of several learners."""

from pathlib import Path

import pytest

from casebook.case import Case, open_case
from casebook.case.make import make

ROOT = Path(__file__).parents[2]
SEEDS = tuple(f"learner {number}" for number in range(9))


@pytest.fixture(scope="session")
def cases(tmp_path_factory: pytest.TempPathFactory) -> list[Case]:
    """Cases of several learners."""
    folder = tmp_path_factory.mktemp("cases")
    for seed in SEEDS:
        make(seed, folder / seed)
    return [open_case(folder / seed) for seed in SEEDS]


@pytest.fixture(scope="session")
def public() -> Case:
    """The case of practice and self-study."""
    return open_case(ROOT / "datasets" / "case" / "public")
