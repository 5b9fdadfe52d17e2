"""A hub with a class on it, taken once from sign-in to feedback."""

from collections.abc import Iterator

import pytest
from case.tools import find
from court import Court
from grading.servers import postgres_programs
from machine import machine
from rights import as_root, loudly

NEEDED = {"configurable-http-proxy": "node-configurable-http-proxy", "useradd": "passwd", "runuser": "util-linux"}


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
