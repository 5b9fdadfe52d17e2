"""Fuzz what reads a stranger's bytes: answer files, marks of every kind, notebooks and archives. Guided by coverage.

    python tests/hostile/fuzz.py --seconds 180
    python tests/hostile/fuzz.py --input crash-1234

Each promise is an assertion: reading never raises, a mark lies between nothing and its points, its reasons account for
what was lost, its page holds no element of the learner's. The input that breaks one is kept in a file and named.
"""

import argparse
import io
import json
import os
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import atheris

sys.path.insert(0, str(Path(__file__).parents[1] / "marking"))

# only what reads and marks is watched: to watch all that it imports would take a minute
with atheris.instrument_imports(include=["casebook"]):
    from casebook.answers import parsing, reading

import casebook.assistance
import casebook.questions  # noqa: F401

with atheris.instrument_imports(include=["casebook"]):
    from casebook.marking import mark as marks

import exams
from hypothesis import HealthCheck, find, settings

from casebook.grading import noticing, unpacking

ROOT = Path(__file__).parents[2]
KINDS = list(exams.EXAMS)
ALLOWED = {"div", "p", "strong", "em", "ul", "li", "span", "br"}
WORDS = [
    "a", "b", "x", "1", "sound", "outcome", "grounds", "value", "number", "unit", "algorithm", "hex", "md5", "date",
    "time", "zone", "UTC", "+05:30", "2026-03-02", "04:00:00", "MB", "<script>", "=1+1", "\u202e", "\ud800", "", "NaN",
    "1e400",
]  # fmt: skip


def one_of_each() -> dict[str, exams.Exam]:
    """Return a question of each kind with its key: the simplest that hypothesis finds."""
    quiet = settings(max_examples=50, database=None, suppress_health_check=list(HealthCheck))
    return {kind: find(exams.EXAMS[kind], lambda _: True, settings=quiet) for kind in KINDS}


EXAMS = one_of_each()
MASTER = ROOT / "modules" / "m05_hashing" / "m05_hashing.ipynb"


def value(data: atheris.FuzzedDataProvider, depth: int = 0) -> Any:
    """Make a JSON value from fuzzed bytes."""
    kind = data.ConsumeIntInRange(0, 9 if depth < 5 else 6)
    if kind >= 8:
        names = [word(data) for _ in range(data.ConsumeIntInRange(0, 5))]
        return {name: value(data, depth + 1) for name in names}
    if kind == 7:
        return [value(data, depth + 1) for _ in range(data.ConsumeIntInRange(0, 6))]
    simple = (None, True, data.ConsumeInt(8), data.ConsumeFloat(), word(data), word(data), word(data))
    return simple[kind]


def word(data: atheris.FuzzedDataProvider) -> str:
    """Make a text: one that means something to a question, or any."""
    if data.ConsumeBool():
        return WORDS[data.ConsumeIntInRange(0, len(WORDS) - 1)]
    return str(data.ConsumeUnicode(data.ConsumeIntInRange(0, 40)))


def of_reading(blob: bytes) -> None:
    """Reading an answer file never raises, and what it returns can be printed, stored and read again."""
    found = reading.parse(blob)
    assert all(problem.isprintable() for problem in found.problems), found.problems
    for id, saved in found.answers.items():
        assert reading.ID.fullmatch(id)
        assert parsing.clean(saved.value) == saved.value
        json.dumps(saved.value, allow_nan=False, ensure_ascii=False).encode("utf-8")


def of_marks(blob: bytes) -> None:
    """A mark of any value is a mark, and says why; two markings give the same."""
    data = atheris.FuzzedDataProvider(blob)
    exam = EXAMS[KINDS[data.ConsumeIntInRange(0, len(KINDS) - 1)]]
    given = value(data)
    if isinstance(exam.full, dict) and data.ConsumeBool():
        name = list(exam.full)[data.ConsumeIntInRange(0, len(exam.full) - 1)]
        given = {**exam.full, name: given}
    mark = exam.mark(given)
    assert isinstance(mark, marks.Mark)
    assert 0 <= mark.earned <= mark.points == exam.question.points
    assert abs(sum(reason.lost for reason in mark.reasons) - (mark.points - mark.earned)) < 1e-6
    assert mark == exam.mark(given)
    page = mark.to_html()
    opened = {part.split(">")[0].split()[0].strip("/") for part in page.split("<")[1:]}
    assert opened <= ALLOWED, opened
    assert all(isinstance(line, str) for line in exam.question.problems(given))
    list(noticing.answers({"q": exam.question}, {"q": given}, {}))


def of_notebooks(blob: bytes) -> None:
    """Comparing a notebook never raises, whatever it is; the fuzzer may begin from JSON that is nearly one."""
    data = atheris.FuzzedDataProvider(blob)
    if data.ConsumeBool():
        blob = json.dumps({"cells": value(data), "metadata": value(data)}).encode()
    assert noticing.notebook(blob, MASTER).isprintable()


def of_archives(blob: bytes) -> None:
    """Unpacking never raises and takes nothing but what counts."""
    path = SCRATCH / "a.zip"
    path.write_bytes(blob)
    taken = unpacking.unpack(path, "m05_hashing")
    assert set(taken.files) <= set(unpacking.limits("m05_hashing"))


TARGETS: tuple[Callable[[bytes], None], ...] = (of_reading, of_marks, of_notebooks, of_archives)
# the first byte says which: marks are most of it
SHARES = (0, 0, 0, 1, 1, 1, 1, 1, 2, 3)


class Run:
    """One run: how long, how many inputs, and where an input that breaks a promise is kept."""

    def __init__(self, seconds: float, keep: Path) -> None:
        self.until, self.keep, self.count, self.start = time.monotonic() + seconds, keep, 0, time.monotonic()

    def __call__(self, blob: bytes) -> None:
        """Try one input."""
        if time.monotonic() > self.until:
            self.end(0)
        self.count += 1
        try:
            attempt(blob)
        except BaseException as error:
            path = self.keep / f"crash-{self.count}"
            path.write_bytes(blob)
            print(f"fuzz: {type(error).__name__}: {error}\nfuzz: the input is kept: {path}", file=sys.stderr)
            self.end(1)

    def end(self, code: int) -> None:
        """Say how much was tried, and stop."""
        seconds = time.monotonic() - self.start
        print(f"fuzz: {self.count} inputs in {seconds:.0f} s, {self.count / max(seconds, 1):.0f} a second", flush=True)
        # libFuzzer takes an exit for a crash
        os._exit(code)


def attempt(blob: bytes) -> None:
    """Try one input on the target that its first byte names."""
    TARGETS[SHARES[(blob[0] if blob else 0) % len(SHARES)]](blob[1:])


def seeds(folder: Path) -> None:
    """Give the fuzzer files to begin from: answers, a notebook, an archive."""
    answers = (ROOT / "solutions" / "m05_hashing" / "answers.json").read_bytes()
    (folder / "answers").write_bytes(b"\x00" + answers)
    (folder / "short").write_bytes(
        b"\x00" + b'{"schema": 1, "module": "m05_hashing", "answers": {"m05-q1": {"value": ["a"]}}}'
    )
    for number in range(64):
        (folder / f"mark-{number}").write_bytes(
            b"\x03" + bytes((number * 37 + place * 11) % 256 for place in range(80))
        )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("answers.json", "{}")
    (folder / "zip").write_bytes(b"\x09" + made.getvalue())


SCRATCH = Path()


def main() -> None:
    """Fuzz for a while, or try one kept input again."""
    global SCRATCH
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--seconds", type=float, default=60)
    arguments.add_argument("--input", type=Path, help="try this one kept input")
    arguments.add_argument("--keep", type=Path, default=Path.cwd(), help="where to keep an input that breaks a promise")
    asked = arguments.parse_args()
    with tempfile.TemporaryDirectory(prefix="casebook-fuzz-") as folder:
        SCRATCH = Path(folder)
        if asked.input:
            attempt(asked.input.read_bytes())
            return
        corpus = SCRATCH / "corpus"
        corpus.mkdir()
        seeds(corpus)
        atheris.Setup([sys.argv[0], str(corpus), "-max_len=4096", "-timeout=20", "-rss_limit_mb=2000", "-verbosity=0"],
                      Run(asked.seconds, asked.keep))  # fmt: skip
        atheris.Fuzz()


if __name__ == "__main__":
    main()
