"""A course folder of its own, as an instructor has it."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from casebook.build.release import environment
from casebook.cli import casebook as commands
from casebook.errors import CasebookError
from casebook.grading.demo import lay

ROOT = Path(__file__).parents[2]
MODULE = "m05_hashing"
Run = Callable[..., Result]


@pytest.fixture
def course(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "course"
    with environment(CASEBOOK_ROOT=str(ROOT)):
        lay(ROOT, folder, MODULE)
    kept = {name: os.environ.pop(name) for name in list(os.environ) if name.startswith("CASEBOOK_")}
    with environment(CASEBOOK_ROOT=str(folder)):
        yield folder
    os.environ.update(kept)


@pytest.fixture
def run(course: Path) -> Run:
    """Run a command of casebook in this process; an error of ours ends with status 2, as `main` has it."""

    def of(*arguments: str, exit: int | None = 0) -> Result:
        done = CliRunner().invoke(commands, list(arguments))
        if isinstance(done.exception, CasebookError):
            done.exit_code = 2
            done.stderr_bytes = f"casebook: {done.exception}\n".encode()
        elif done.exception and not isinstance(done.exception, SystemExit):
            raise done.exception
        assert exit is None or done.exit_code == exit, done.output + done.stderr
        return done

    return of
