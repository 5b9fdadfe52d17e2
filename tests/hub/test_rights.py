"""Where the tests of the hub cannot run, they say so; in CI that is a failure."""

import os
import shutil
import subprocess
from collections.abc import Callable

import pytest
import rights


@pytest.fixture
def somebody(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Whoever runs the tests is not root, and there is no sudo."""
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.delenv("CI", raising=False)
    return monkeypatch


def raised(run: Callable[[], None]) -> str:
    with pytest.raises((pytest.fail.Exception, pytest.skip.Exception)) as told:
        run()
    return f"{type(told.value).__name__}: {told.value}"


def test_without_root_they_are_passed_over_loudly(somebody: pytest.MonkeyPatch) -> None:
    assert raised(rights.as_root).startswith("Skipped: NOT ROOT")


def test_without_root_they_fail_in_ci(somebody: pytest.MonkeyPatch) -> None:
    somebody.setenv("CI", "true")
    assert raised(rights.as_root).startswith("Failed: NOT ROOT")


@pytest.mark.parametrize(("status", "told"), [(0, "Skipped: run as root through sudo: 3 passed"), (1, "Failed:")])
def test_with_sudo_they_are_run_as_root_in_ci(somebody: pytest.MonkeyPatch, status: int, told: str) -> None:
    somebody.setenv("CI", "true")
    somebody.setattr(shutil, "which", lambda name: "/usr/bin/sudo")
    done = subprocess.CompletedProcess([], status, "...\n3 passed\n", "")
    somebody.setattr(subprocess, "run", lambda command, **more: done)
    assert raised(rights.as_root).startswith(told)
