"""A small course of its own for the browser: the tests never write into the real one."""

import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what a learner has: lessons, the public case, the register, and the module m05."""
    made = tmp_path_factory.mktemp("course")
    shutil.copy(ROOT / "nbgrader_config.py", made)
    for name in ("modules", "datasets/case/public", "datasets/register", "course/lessons"):
        if (ROOT / name).is_dir():
            keep = shutil.ignore_patterns("answers.json*", "learner.json", "*.zip", ".ipynb_checkpoints", "mine")
            shutil.copytree(ROOT / name, made / name, ignore=keep)
    return made
