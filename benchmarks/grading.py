"""How fast a class is graded, beside stock nbgrader that executes the same lesson, and beside the least it can take.

One run, all ways in turn on the same submissions, after the grades of all of them were found equal:

    python benchmarks/grading.py                     a trial of a few minutes
    python benchmarks/grading.py --full --write      the figures of docs/performance.md: half an hour, 30 GB of disk

Start it when nothing has been deleted on the disk for ten minutes; `Course` says why.
"""

import argparse
import importlib.util
import json
import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from importlib.metadata import version
from itertools import count, islice
from pathlib import Path
from typing import Any

import psutil
from nbgrader.api import Gradebook
from rich.console import Console

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests" / "grading"))

from classroom import Classroom, kept  # noqa: E402
from performance import FLOOR, SMALL, TURNS, write  # noqa: E402
from servers import Dask, PostgreSQL, dask, postgres  # noqa: E402
from stock import SETTINGS, notebook  # noqa: E402
from turns import Taken, Way  # noqa: E402

from casebook.build import build  # noqa: E402
from casebook.build.release import environment  # noqa: E402
from casebook.case import open_case  # noqa: E402
from casebook.grading.preparing import prepare  # noqa: E402
from casebook.grading.simulated import KINDS, Learners, hand_in  # noqa: E402
from casebook.lesson.keys import Lesson  # noqa: E402
from casebook.lesson.self_marking import find  # noqa: E402

# learners that differ; a larger class has each of them several times
DIFFERENT = 500
# how many classes of 200 are graded while a large one is
AGAIN = 10
# how often a class of up to 200 is graded in turns with the floor: it is over in a second
OFTEN = 5
say = Console(stderr=True).print


@dataclass
class Measured:
    """One run of one way of grading. Seconds: by the clock with and without the start, and of the processors."""

    way: str
    size: int
    wall: float
    cpu: float
    work: float
    peak: float
    statuses: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, way: str, size: int, taken: Taken) -> "Measured":
        """Return what a way took in its turns."""
        assert taken.count == size, f"{way}: {taken.count} of {size}"
        return cls(way, size, taken.wall, taken.cpu, taken.wall, 0.0)


class Course:
    """A course of ours with a class in it, laid out again and again.

    What a run has left is moved aside and deleted when all is measured: ext4 gives out no inode in the first minutes
    after it was freed, and searches for another (fs/ext4/ialloc.c, recently_deleted). A folder then takes ten times as
    long to make, and the more was deleted, the longer.
    """

    def __init__(self, folder: Path, module: str) -> None:
        self.folder = folder
        self.module = module
        # byte code is written and used by all; nothing of another class is in the way
        self.setting = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith("CASEBOOK_") and name != "PYTHONDONTWRITEBYTECODE"
        }
        self.room = Classroom(folder / "ours", module)
        self.room.setting = {**self.setting, "CASEBOOK_ROOT": str(self.room.folder)}
        self._numbers = count()
        (folder / "aside").mkdir()

    def fill(self, size: int, answers: Path) -> None:
        """Let a class of this size hand in, and forget every mark. `answers`: a folder for each that differs."""
        top = self.room.folder / "course"
        self.aside(top / "submitted")
        self.forget()
        for number in range(size):
            to = top / "submitted" / f"learner-{number:05}" / self.module
            to.mkdir(parents=True)
            for name in ("answers.json", "timestamp.txt"):
                shutil.copyfile(answers / str(number % DIFFERENT) / name, to / name)

    def forget(self, url: str | None = None) -> None:
        """Forget every mark; the next are kept in SQLite, or at this address."""
        self.aside(self.room.folder / "course" / "autograded")
        for file in (self.room.folder / "course").glob("gradebook.db*"):
            self.aside(file)
        self.room.setting.pop("CASEBOOK_DB", None)
        if url:
            self.room.setting["CASEBOOK_DB"] = url

    def prepare(self, url: str | None = None) -> None:
        """Forget every mark, and have a gradebook with the module's cells, as the stock course has one."""
        self.forget(url)
        with environment(**self.room.setting):
            prepare(self.module)

    def aside(self, path: Path) -> None:
        """Move what a run has left out of the way."""
        if path.exists():
            path.rename(self.folder / "aside" / str(next(self._numbers)))


class Setting(Course):
    """A class laid out for every way of grading, and the environment in which all of them run."""

    def __init__(self, folder: Path, module: str, largest: int, stock: int) -> None:
        os.environ["CASEBOOK_ROOT"] = str(ROOT)
        super().__init__(folder, module)
        # a second course, for small classes that are graded while a large one is
        (folder / "beside").mkdir()
        self.small = Course(folder / "beside", module)
        lesson = Lesson.load(ROOT / "course" / "lessons" / f"{module}.py")
        self.bound = lesson.with_case(open_case(ROOT / "datasets" / "case" / "public"))
        learners = Learners(self.bound)
        self.all = folder / "all"
        for number in range(min(DIFFERENT, largest)):
            values = learners.answers(KINDS[number % len(KINDS)], number)
            hand_in(self.all / str(number), module, self.bound.case.id, values, number)
        self.texts: list[bytes] = []
        self.stock = folder / "stock"
        self._lay_stock(stock)

    def _lay_stock(self, count: int) -> None:
        """Lay out a course as stock nbgrader has it: keys in hidden tests, the released notebook in every hand-in."""
        source = self.stock / "source" / self.module / f"{self.module}.ipynb"
        source.parent.mkdir(parents=True)
        (self.stock / "nbgrader_config.py").write_text(SETTINGS, "utf-8")
        made = notebook(build.Course(ROOT, date.today()), self.module)
        source.write_text(build.text(made), "utf-8")
        self.run_stock("generate_assignment", self.module)
        for number in range(count):
            to = self.stock / "submitted" / f"learner-{number:05}" / self.module
            shutil.copytree(self.stock / "release" / self.module, to)
            for name in ("answers.json", "timestamp.txt"):
                shutil.copyfile(self.all / str(number) / name, to / name)

    def keep_texts(self) -> None:
        """Keep marked notebooks, for the floor to write them again."""
        found = (self.room.folder / "course" / "autograded").glob(f"*/*/{self.module}.ipynb")
        self.texts = [path.read_bytes() for path in islice(sorted(found), 50)]

    def run_stock(self, *arguments: str) -> None:
        setting = {**self.setting, "CASEBOOK_ROOT": str(ROOT), "PYTHONWARNINGS": "ignore"}
        run(["nbgrader", *arguments], self.stock, setting)


def run(
    command: Sequence[str], folder: Path, setting: dict[str, str], codes: Sequence[int] = (0,)
) -> tuple[str, float]:
    """Run a program; return what it printed and the most memory that it and its children had at once, in MB."""
    program = Path(sys.executable).with_name(command[0])
    with tempfile.TemporaryFile() as said, tempfile.TemporaryFile() as complained:
        started = subprocess.Popen(
            [str(program), *command[1:]], cwd=folder, env=setting, stdout=said, stderr=complained
        )
        watch = Watch(started.pid)
        code = started.wait()
        peak = watch.end()
        said.seek(0)
        complained.seek(0)
        assert code in codes, complained.read().decode()[-3000:]
        return said.read().decode(), peak


class Watch(threading.Thread):
    """Watches the memory of a process with its children: resident, what they share counted once (PSS)."""

    def __init__(self, *pids: int) -> None:
        super().__init__(daemon=True)
        self._pids = pids
        self._over = threading.Event()
        self._peak = 0.0
        self.start()

    def run(self) -> None:
        while not self._over.wait(0.5):
            self._peak = max(self._peak, sum(memory(pid) for pid in self._pids))

    def end(self) -> float:
        self._over.set()
        self.join()
        return self._peak


def memory(pid: int) -> float:
    """Return the memory of a process and its children, in MB."""
    whole = 0
    try:
        top = psutil.Process(pid)
        for one in [top, *top.children(recursive=True)]:
            whole += one.memory_full_info().pss
    except psutil.Error:
        pass
    return whole / 1e6


def measure(way: str, size: int, do: Callable[[], tuple[str, float]]) -> Measured:
    """Measure one way of grading a class."""
    # what earlier runs have written goes to the disk now, and not meanwhile
    os.sync()
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    printed, peak = do()
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    lines = [json.loads(line) for line in printed.splitlines() if line.startswith("{")]
    whole = next((line for line in lines if "submissions" in line), {})
    statuses = {name: whole[name] for name in ("graded", "unchanged", "refused", "pending") if name in whole}
    made = Measured(way, size, wall, cpu, whole.get("seconds", wall), peak, statuses)
    each = f"{wall:.1f} s ({wall / size * 1000:.1f} ms each)"
    say(f"{way}, {size}: {each}, processors {cpu:.1f} s, {peak:.0f} MB {statuses}")
    return made


def stock(here: Setting, size: int) -> Measured:
    """Stock `nbgrader autograde` on the first submissions."""
    here.aside(here.stock / "autograded")
    setting = {**here.setting, "CASEBOOK_ROOT": str(ROOT), "PYTHONWARNINGS": "ignore"}
    command = ["nbgrader", "autograde", here.module]
    return measure("stock nbgrader autograde", size, lambda: run(command, here.stock, setting))


def behind(here: Setting, size: int) -> Measured:
    """Our marking behind `nbgrader autograde`."""
    here.prepare()
    command = ["nbgrader", "autograde", here.module]
    return measure("ours behind nbgrader autograde", size, lambda: run(command, here.room.folder, here.room.setting))


def ours(here: Setting, size: int, workers: int, url: str | None = None) -> Measured:
    """`casebook grade` on some workers."""
    here.prepare(url)
    command = ["casebook", "grade", here.module, "--json", "--workers", str(workers)]
    base = "PostgreSQL" if url else "SQLite"
    way = f"casebook grade, {workers} worker{'s' if workers > 1 else ''}, {base}"
    return measure(way, size, lambda: run(command, here.room.folder, here.room.setting))


def clustered(here: Setting, size: int, url: str, kill: bool = False) -> Measured:
    """`casebook grade` on two Dask workers and PostgreSQL, with a worker killed half-way if asked."""
    here.prepare(url)
    with dask(Path(tempfile.mkdtemp(dir=here.folder)) / "dask", here.room.setting, 2) as cluster:
        warm(cluster)
        command = ["casebook", "grade", here.module, "--json", "--scheduler", cluster.address]
        killer = threading.Thread(target=kill_half_way, args=(here, cluster, size), daemon=True)
        if kill:
            killer.start()
        watch = Watch(*(one.pid for one in cluster.workers), cluster.scheduler.pid)
        way = "casebook grade on Dask, 2 workers, PostgreSQL" + (", one killed half-way" if kill else "")
        made = measure(way, size, lambda: run(command, here.room.folder, here.room.setting))
        made.peak += watch.end()
        if kill:
            killer.join()
            assert cluster.workers[0].poll() is not None
    return made


def warm(cluster: Dask) -> None:
    """Wait until both workers are there: a cluster runs before it is given work."""
    from distributed import Client

    with Client(cluster.address, set_as_default=False) as client:
        client.wait_for_workers(2, timeout=120)


def kill_half_way(here: Setting, cluster: Dask, size: int) -> None:
    while True:
        time.sleep(0.2)
        try:
            count = kept(here.room.url, "select count(*) from casebook_marking")[0][0]
        except Exception:
            continue
        if count >= size // 2:
            cluster.workers[0].kill()
            say(f"a worker was killed after {count} submissions")
            return


def in_turns(here: Setting, size: int) -> list[Measured]:
    """Grade a class in turns with the floor and, where it is a large one, with classes of 200."""
    here.prepare()
    # in processes of their own, so that what this one knows does not help
    large = Way(["ours", here.module], here.room.setting)
    least = Way(["floor", here.module, str(floor(here))], here.room.setting)
    others: list[Taken] = []
    turns = 0
    os.sync()
    while not (large.over and least.over):
        for way in (large, least):
            if not way.over:
                way.turn()
        turns += 1
        if size > 200 and turns % (size // 100 // AGAIN) == 0:
            others.append(small_class(here))
    made = [Measured.of(TURNS, size, large.taken), Measured.of(FLOOR, size, least.taken)]
    made += [Measured.of(SMALL.format(size), 200, taken) for taken in others]
    median = statistics.median(one.each for one in others) if others else None
    beside = f", {len(others)} classes of 200 meanwhile {median:.2f} ms" if median else ""
    times = large.taken.wall / least.taken.wall
    say(f"in turns, {size}: {large.taken.each:.2f} ms, the floor {least.taken.each:.2f} ms, {times:.2f} times{beside}")
    return made


def small_class(here: Setting) -> Taken:
    """Grade a class of 200, from the first submission to the last."""
    here.small.prepare()
    way = Way(["ours", here.module], here.small.room.setting)
    while not way.over:
        way.turn()
    assert way.taken.count == 200
    return way.taken


def floor(here: Setting) -> Path:
    """Return the folder in which the least is done, with marked notebooks that are written again as they are."""
    target = here.folder / "floor"
    here.aside(target)
    (target / "texts").mkdir(parents=True)
    for number, text in enumerate(here.texts):
        (target / "texts" / f"{number:02}.ipynb").write_bytes(text)
    return target


def equal(here: Setting, size: int) -> None:
    """Demand equal grades of stock execution and of ours, before anything is timed against anything."""

    def scores(url: str) -> dict[tuple[str, str], float | None]:
        with Gradebook(url, "casebook") as gradebook:
            return {
                (one.student_id, grade.name): grade.auto_score
                for one in gradebook.find_assignment(here.module).submissions
                for part in one.notebooks
                for grade in part.grades
                if not grade.name.startswith("keys-")
            }

    theirs, mine = scores(f"sqlite:///{here.stock / 'gradebook.db'}"), scores(here.room.url)
    assert len({student for student, _ in theirs}) == size
    differing = [place for place, mark in theirs.items() if mine[place] != mark]
    assert not differing, f"grades differ: {differing[:5]}"
    say(f"{len(theirs)} grades of {size} submissions are equal")


def compiled() -> None:
    """Demand byte code of every module that either side imports: without it a start takes twice as long."""
    subprocess.run([sys.executable, "-m", "compileall", "-q", str(ROOT / "src")], check=True)
    modules = "nbgrader.apps, nbgrader.converters, ipykernel, casebook.grading.command, casebook.grading.grade"
    script = (
        f"import sys, {modules}; print(*[m.__file__ for m in sys.modules.values() if getattr(m, '__file__', None)])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    files = [Path(one) for one in done.stdout.split() if one.endswith(".py")]
    missing = [one for one in files if not Path(importlib.util.cache_from_source(str(one))).exists()]
    assert not missing, f"no byte code for {missing[:3]}"
    say(f"byte code is there for all {len(files)} modules")


def main() -> None:
    """Run everything in turn and print, or write, the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--module", default="m05")
    parser.add_argument("--stock", type=int, default=5, help="submissions for stock nbgrader, at about 2 s each")
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--sizes", type=int, nargs="*", default=[20, 200])
    parser.add_argument("--dask", type=int, default=200, help="submissions on the cluster, with a worker killed")
    parser.add_argument("--full", action="store_true", help="the sizes of docs/performance.md")
    parser.add_argument("--write", action="store_true", help="write docs/performance.md")
    options = parser.parse_args()
    if options.dask < 200:
        parser.error("--dask takes 200 submissions or more: a worker is lost half-way")
    if options.full:
        options.stock, options.rounds, options.sizes, options.dask = 20, 3, [20, 200, 2000, 10000], 10000
    # nbgrader calls alembic by its name
    os.environ["PATH"] = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", "")))
    compiled()
    with tempfile.TemporaryDirectory(prefix="casebook-grading-") as name, postgres() as server:
        os.environ["CASEBOOK_ROOT"] = str(ROOT)
        here = Setting(Path(name), find(options.module), max(options.sizes), options.stock)
        found = everything(here, server, options)
    text = page(here, found, options.stock)
    if options.write:
        (ROOT / "docs" / "performance.md").write_text(text, "utf-8")
    else:
        print(text)


def everything(here: Setting, server: PostgreSQL, options: argparse.Namespace) -> list[Measured]:
    """Run every way in turn, round after round; the largest classes once each way, one after the other."""
    small = options.stock
    here.small.fill(200, here.all)
    here.fill(small, here.all)
    found = [stock(here, small)]
    ours(here, small, 1)
    equal(here, small)
    here.keep_texts()
    for _ in range(options.rounds):
        here.fill(small, here.all)
        found += [stock(here, small), behind(here, small)]
        for size in (one for one in options.sizes if one <= 2000):
            found += sized(here, server, size)
            if size <= 200:
                found.append(clustered(here, size, server.database()))
    for size in (one for one in options.sizes if one > 2000):
        found += sized(here, server, size)
    here.fill(options.dask, here.all)
    found.append(clustered(here, options.dask, server.database(), kill=True))
    rows = kept(here.room.url, "select count(*), count(distinct student) from casebook_marking")
    assert rows == [(options.dask, options.dask)], rows
    return found


def sized(here: Setting, server: PostgreSQL, size: int) -> list[Measured]:
    """Grade a class of this size in each way that works on one machine."""
    here.fill(size, here.all)
    made = [ours(here, size, 1), ours(here, size, 2), ours(here, size, 2, server.database())]
    for _ in range(OFTEN if size <= 200 else 1):
        made += in_turns(here, size)
    return made


def middle(found: Sequence[Measured], way: str, size: int, what: str) -> float | None:
    """Return the median of a figure over the rounds, or None when it was not measured."""
    values = [getattr(one, what) for one in found if one.way == way and one.size == size]
    return statistics.median(values) if values else None


def page(here: Setting, found: Sequence[Measured], small: int) -> str:
    """Return the page of figures."""
    memory = psutil.virtual_memory().total / 2**30
    packages = ("nbgrader", "ipykernel", "distributed")
    facts: dict[str, Any] = {
        "module": here.module,
        "questions": len(here.bound.lesson.marks),
        "command": " ".join(sys.argv[1:]),
        "day": date.today().isoformat(),
        "machine": f"{os.cpu_count()} cores, {memory:.0f} GiB, Python {platform.python_version()}",
        "load": f"{os.getloadavg()[2]:.1f}",
        "versions": ", ".join(f"{name} {version(name)}" for name in packages),
    }
    return write(found, facts, small, middle)


if __name__ == "__main__":
    main()
