"""Work through a class in turns with another way, a hundred submissions each, so that both meet the same machine.

A machine that is shared runs twice as fast in one minute as in the next. Two runs after each other say nothing of such
a machine; two that take turns of half a second do.

    python turns.py ours MODULE           `casebook grade` on one worker, in the course of CASEBOOK_ROOT
    python turns.py floor MODULE TARGET   the least: read, mark, write

Each waits for a line on its input before every hundred, and says what the hundred took on its output.
"""

import json
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

TURN = 100
ROOT = Path(__file__).resolve().parents[1]


@dataclass
class Taken:
    """What a way has taken so far: submissions, seconds by the clock, seconds of the processor."""

    count: int = 0
    wall: float = 0.0
    cpu: float = 0.0

    def __add__(self, other: "Taken") -> "Taken":
        return Taken(self.count + other.count, self.wall + other.wall, self.cpu + other.cpu)

    @property
    def each(self) -> float:
        """Milliseconds by the clock for one submission."""
        return self.wall / self.count * 1000


class Way:
    """One way of working, in a process of its own, that stands still until it is its turn."""

    def __init__(self, arguments: Sequence[str], setting: dict[str, str]) -> None:
        self._process = subprocess.Popen(
            [sys.executable, __file__, *arguments],
            env=setting,
            text=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self.taken = Taken()
        self.over = False
        self._said()

    def turn(self) -> None:
        """Let it do the next submissions, and wait until it has done them."""
        assert self._process.stdin
        self._process.stdin.write("go\n")
        self._process.stdin.flush()
        said = self._said()
        self.taken += Taken(said["count"], said["wall"], said["cpu"])
        if said["over"]:
            self.over = True
            assert self._process.wait() == 0

    def _said(self) -> dict[str, Any]:
        assert self._process.stdout
        line = self._process.stdout.readline()
        assert line, f"a way of working ended early: {self._process.args!r}"
        return json.loads(line)


class Pace:
    """In a way's own process: the clocks, which stand still while others have their turn."""

    def __init__(self) -> None:
        self._out = os.fdopen(os.dup(1), "w")
        # what the run itself prints goes nowhere, but is printed
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        self._tell(0, 0.0, 0.0, False)
        self._count = 0
        self._wait()

    def step(self) -> None:
        """Count one submission; after the last of a turn, stand still."""
        self._count += 1
        if self._count == TURN:
            self._end(False)
            self._wait()

    def over(self) -> None:
        """Say that all is done."""
        self._end(True)

    def _wait(self) -> None:
        sys.stdin.readline()
        self._count, self._wall, self._cpu = 0, time.perf_counter(), time.process_time()

    def _end(self, over: bool) -> None:
        self._tell(self._count, time.perf_counter() - self._wall, time.process_time() - self._cpu, over)

    def _tell(self, count: int, wall: float, cpu: float, over: bool) -> None:
        print(json.dumps({"count": count, "wall": wall, "cpu": cpu, "over": over}), file=self._out, flush=True)


def ours(module: str) -> None:
    """Grade a class as `casebook grade --workers 1 --json` does."""
    from casebook.grading import command, grade, preparing, versions
    from casebook.grading.gradebook import Book
    from casebook.grading.pool import Pool

    class Screen(command.Screen):
        @contextmanager
        def progress(self, what: str, total: int) -> Iterator[Callable[[], None]]:
            with super().progress(what, total) as step:

                def paced() -> None:
                    step()
                    pace.step()

                yield paced

    with grade.alone():
        now = versions.now(module)
        with Pool(module, now, 1) as pool:
            preparing.prepare(module)
            with Book(module) as book:
                pace = Pace()
                assert command.run(Screen(True), book, pool, now, False, False, False)
                pace.over()


def floor(module: str, target: Path) -> None:
    """Read each answer file, mark it, write a file of the same bytes and a row for each mark; no more."""
    from casebook import paths
    from casebook.case import open_case
    from casebook.lesson.keys import Lesson

    course = paths.root() / "course"
    texts = [one.read_bytes() for one in islice(sorted((target / "texts").iterdir()), 50)]
    bound = Lesson.load(ROOT / "course" / "lessons" / f"{module}.py").with_case(
        open_case(ROOT / "datasets" / "case" / "public")
    )
    bound.mark_all({})
    base = sqlite3.connect(target / "marks.db")
    base.execute("create table mark (student text, question text, earned real)")
    students = sorted(one.name for one in (course / "submitted").iterdir())
    pace = Pace()
    for number, student in enumerate(students):
        text = (course / "submitted" / student / module / "answers.json").read_bytes()
        values = {id: one["value"] for id, one in json.loads(text)["answers"].items()}
        marks = bound.mark_all(values)
        (target / f"{student}.ipynb").write_bytes(texts[number % len(texts)])
        base.executemany("insert into mark values (?, ?, ?)", [(student, id, one.earned) for id, one in marks.items()])
        if number % 100 == 99:
            base.commit()
        pace.step()
    base.commit()
    pace.over()


if __name__ == "__main__":
    if sys.argv[1] == "ours":
        ours(sys.argv[2])
    else:
        floor(sys.argv[2], Path(sys.argv[3]))
