"""A class of twelve, handed in once for the tests of a file."""

from pathlib import Path

import pytest
from classroom import Classroom


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Classroom:
    room = Classroom(tmp_path_factory.mktemp("room") / "course")
    room.fill(12)
    return room


@pytest.fixture
def fresh(tmp_path: Path) -> Classroom:
    room = Classroom(tmp_path / "course")
    room.fill(6)
    return room
