"""A hub with a class on it, taken once from sign-in to feedback."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from case.tools import find
from court import Court
from grading.servers import postgres_programs
from machine import machine

NEEDED = {"configurable-http-proxy": "node-configurable-http-proxy", "useradd": "passwd", "runuser": "util-linux"}


def as_root() -> None:
    """Go on as root only. Elsewhere run the tests of this folder once through sudo; in CI they must have run."""
    if os.geteuid() == 0:
        return
    if os.environ.get("CI") and shutil.which("sudo"):
        tests = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(Path(__file__).parent)]
        done = subprocess.run(
            ["sudo", "-n", f"CI={os.environ['CI']}", f"PATH={os.environ['PATH']}", *tests],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        if done.returncode:
            pytest.fail(f"The tests of the hub, run as root:\n{done.stdout[-8000:]}{done.stderr[-2000:]}")
        pytest.skip(f"run as root through sudo: {done.stdout.strip().splitlines()[-1]}")
    loudly("NOT ROOT: nobody checks that one learner cannot read another's work. Run the tests of the hub as root.")


def loudly(told: str) -> None:
    if os.environ.get("CI"):
        pytest.fail(told)
    pytest.skip(told)


@pytest.fixture(scope="module")
def court() -> Iterator[Court]:
    as_root()
    lacking = [package for name, package in NEEDED.items() if find(name) is None]
    lacking += [] if postgres_programs() else ["postgresql"]
    if lacking:
        loudly(f"NO {', '.join(lacking)}: the hub cannot run. Install these packages.")
    with machine() as made:
        court = Court(made, made.opening.result())
        try:
            court.go()
        except BaseException:
            print(made.log.read_text("utf-8")[-6000:])
            raise
        yield court
