"""A hub with a class on it, taken once from sign-in to feedback."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from case.tools import find
from grading.servers import postgres_programs
from machine import MODULE, Machine, Visitor, answers, machine

NEEDED = {"configurable-http-proxy": "node-configurable-http-proxy", "useradd": "passwd", "runuser": "util-linux"}


class Court:
    """The class on the hub: `heron` answers all, `otter` errs three times; whatever their pseudonyms are."""

    def __init__(self, machine: Machine, url: str) -> None:
        self.machine, self.url = machine, url
        self.heron, self.otter = (Visitor(url, name) for name in machine.learners)
        self.teacher = Visitor(url, machine.instructor)
        self.seen: dict[str, Any] = {}

    def module(self, who: Visitor) -> Path:
        return self.machine.home(who.name) / "casebook" / "modules" / MODULE

    def go(self) -> None:
        """Release, fetch, answer, submit, collect, grade, feed back."""
        machine = self.machine
        machine.passwords[self.teacher.name] = machine.give_password(self.teacher.name)
        for who in (self.heron, self.otter, self.teacher):
            assert who.sign_in(machine.passwords[who.name]).status_code == 302
            who.take_token()
        # three at once, as when a class begins
        starts = ThreadPoolExecutor()
        teacher = starts.submit(self.teacher.start)
        self.heron.start()
        self.seen["before the release"] = self.module(self.heron).exists()
        machine.teach("release_assignment", MODULE)
        self.heron.exchange("fetch")
        # what is released before a server starts is there at once
        self.otter.start()
        self.seen["at the first sign-in"] = sorted(path.name for path in self.module(self.otter).iterdir())
        for who, wrong in ((self.heron, 0), (self.otter, 3)):
            file = {"type": "file", "format": "text", "content": answers(machine, who.name, wrong)}
            kept = who.ask("PUT", f"{who.server}/api/contents/modules/{MODULE}/answers.json", json=file)
            assert kept.status_code == 201, kept.text
            who.exchange("submit")
        machine.teach("collect", MODULE)
        machine.work("grade", "m05")
        machine.teach("generate_feedback", MODULE)
        machine.teach("release_feedback", MODULE)
        for who in (self.heron, self.otter):
            who.exchange("fetch_feedback")
        teacher.result()
        starts.shutdown()


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
