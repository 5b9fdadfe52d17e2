"""The tests of the hub make accounts and change to them, which root alone may do."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest


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
