"""The corpus of hostile hand-ins against stock nbgrader with its own settings, beside the same corpus graded here.

    python benchmarks/hostile.py                     print the table
    python benchmarks/hostile.py --only fork-bomb    a few attacks
    python benchmarks/hostile.py --write             put the table into docs/security.md

Stock nbgrader runs the code of a hand-in, so this script bounds it: a folder and a home of its own that are removed,
limits on memory, processor, files and time, and every process that it leaves is ended. Each payload bounds itself too.
What cannot be bounded is left out and said so. Linux only.
"""

import argparse
import contextlib
import ctypes
import io
import json
import multiprocessing
import os
import resource
import shutil
import sqlite3
import sys
import tempfile
import time
from dataclasses import asdict, dataclass, field
from datetime import date
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import psutil
from nbgrader.apps.api import NbGraderAPI
from nbgrader.apps.zipcollectapp import ZipCollectApp
from rich.console import Console
from traitlets.config.loader import PyFileConfigLoader

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests" / "hostile"), str(ROOT / "tests" / "grading")]

from attack import MODULE, NEIGHBOUR, Attack, Hand  # noqa: E402
from stock import SETTINGS, StockExpander  # noqa: E402
from test_corpus import marks, tree  # noqa: E402

from casebook.build import build  # noqa: E402
from casebook.lesson.keys import Lesson  # noqa: E402
from course import ATTACKS, CORPORA, PRECIOUS, Hostile, honest, reference  # noqa: E402

say = Console(stderr=True).print
# by the clock, for one hand-in; bytes of memory and of one file; seconds of the processor
PATIENCE, MEMORY, FILE, PROCESSOR = 150, 4_000_000_000, 150_000_000, 90
# stock settings, but for a time limit of a cell that is shorter than 30 s, and what zip_collect cannot do without
SHORT = """
c.ExecutePreprocessor.timeout = 10
c.FileNameCollectorPlugin.named_regexp = r".*?(?P<student_id>[A-Za-z0-9-]+)__m05_hashing[/](?P<file_id>[^/]+)$"
c.FileNameCollectorPlugin.valid_ext = [".ipynb", ".json", ".txt"]
"""
BEGIN, END = "<!-- table: made by benchmarks/hostile.py -->", "<!-- end of table -->"


class Short(StockExpander):
    """Keeps the cells of a lesson that questions and marks need."""

    def _expand(self, cell: Any) -> list[Any]:
        return super()._expand(cell) if cell.role in ("setup", "shared", "key", "question") else []


@dataclass
class Seen:
    """What became of one attack: points earned and deserved, and everything that ought not to have happened."""

    earned: float
    deserved: float
    events: list[str] = field(default_factory=list)

    @property
    def contained(self) -> bool:
        """Tell whether the honest part earned its marks and nothing else happened."""
        return self.earned == self.deserved and not self.events

    def __str__(self) -> str:
        """Say it in a cell of a table."""
        gave = f"{self.earned:g} of {self.deserved:g} points"
        return "; ".join([*([gave] if self.earned != self.deserved else []), *self.events]) or "contained"


def deserved(attack: Attack) -> float:
    """Return the points that the honest part of an attack is worth."""
    points = Lesson.load(ROOT / "course" / "lessons" / f"{MODULE}.py").points
    return sum(points[id] for id in attack.earns)


class Stock:
    """A course as stock nbgrader has it: keys in hidden tests, and a kernel that runs the notebook that was sent."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "stock"
        self.reach, self.home = folder / "reach", folder / "home"
        self.source = self.folder / "source" / MODULE / f"{MODULE}.ipynb"
        self.source.parent.mkdir(parents=True)
        (self.folder / "nbgrader_config.py").write_text(SETTINGS + SHORT, "utf-8")
        course = build.Course(ROOT, date.today())
        lesson = course.sources[MODULE]
        notebook = Short(lesson, build._badge, course.warmups, course.rubrics).notebook()
        self.source.write_text(build.text(notebook), "utf-8")
        self.fresh()
        made, _ = bounded(self.folder, generate)
        assert made == "well", made
        self.handed_out = json.loads((self.folder / "release" / MODULE / f"{MODULE}.ipynb").read_text("utf-8"))
        shutil.copy(self.folder / "gradebook.db", folder / "clean.db")
        self.clean = folder / "clean.db"
        self._neighbour = json.dumps(reference())

    def fresh(self) -> None:
        """Lay home, reach and the class anew, as no attack has left them."""
        for place in (self.reach, self.home, self.folder / "submitted", self.folder / "autograded"):
            shutil.rmtree(place, ignore_errors=True)
            place.mkdir()
        (self.home / "secret.txt").write_text(PRECIOUS, "utf-8")
        (self.home / "secret.json").write_text(json.dumps(reference()), "utf-8")
        (self.home / "private.json").write_text(json.dumps({"secret": PRECIOUS}), "utf-8")
        shutil.copy(self.home / "secret.json", self.home / "secret.zip")

    def neighbour(self) -> Path:
        """Return the neighbour's answers, made when they are not there."""
        path = self.folder / "submitted" / NEIGHBOUR / MODULE / "answers.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(self._neighbour, "utf-8")
        return path

    def hand(self, attack: Attack, folder: Path) -> Hand:
        """Return what the attacker holds."""
        folder.mkdir(parents=True, exist_ok=True)
        return Hand(folder, self.reach, self.home, self.folder, honest(), self.handed_out, attack.name)

    def grade(self, attack: Attack) -> Seen:
        """Let stock nbgrader grade one attack, and say what happened."""
        self.fresh()
        shutil.copy(self.clean, self.folder / "gradebook.db")
        neighbour = self.neighbour()
        hand = self.hand(attack, self.folder / "submitted" / attack.name / MODULE)
        attack.make(hand)
        if hand.folder.is_dir() and not os.path.lexists(hand.folder / f"{MODULE}.ipynb"):
            hand.write(hand.notebook(), f"{MODULE}.ipynb")
        before = tree(self.home)
        outcome, left = bounded(self.folder, grade, attack.name)
        events = [] if outcome == "well" else [f"no result ({outcome})"]
        found = marks_of(self.folder / "gradebook.db", attack.name)
        seen = Seen(found.get("earned", 0.0), deserved(attack), events)
        if extra := found.get("extra"):
            events.append(f"{extra:g} points of extra credit in the gradebook")
        if neighbour.read_text("utf-8") != self._neighbour:
            events.append("a neighbour's hand-in overwritten")
        return self.also(seen, attack, before, left, self.folder / "autograded" / attack.name)

    def collect(self, attack: Attack) -> Seen:
        """Let stock nbgrader collect one archive beside a neighbour's, and say what happened."""
        self.fresh()
        downloaded = self.folder / "downloaded"
        shutil.rmtree(downloaded, ignore_errors=True)
        hand = self.hand(attack, downloaded / MODULE / "archive")
        attack.make(hand)
        send(hand.folder, NEIGHBOUR, self._neighbour)
        before = tree(self.home)
        outcome, left = bounded(self.folder, collect)
        events = [] if outcome == "well" else [f"collection ends for everyone ({outcome})"]
        path = self.folder / "submitted" / NEIGHBOUR / MODULE / "answers.json"
        if not path.exists():
            events.append("a neighbour is not collected")
        elif path.read_text("utf-8") != self._neighbour:
            events.append("a neighbour's hand-in overwritten")
        size = sum(one.stat().st_size for one in downloaded.rglob("*") if one.is_file() and not one.is_symlink())
        if size > 50_000_000:
            events.append(f"{size / 1e6:.0f} MB unpacked")
        count = sum(1 for one in (downloaded / MODULE).glob("extracted/**/*"))
        if count > 1000:
            events.append(f"{count} files unpacked")
        taken = self.folder / "submitted" / attack.name / MODULE
        if (taken / "timestamp.txt").exists():
            events.append("the learner's own time of hand-in accepted")
        if any(one.stat().st_mode & 0o4000 for one in taken.glob("*")):
            events.append("a file that runs as its owner")
        worth = deserved(attack)
        came = (taken / "answers.json").is_file()
        seen = Seen(worth if came or not worth else 0.0, worth, events)
        return self.also(seen, attack, before, left, taken)

    def also(self, seen: Seen, attack: Attack, before: Any, left: int, written: Path) -> Seen:
        """Add what is seen from outside: canaries, the home, processes, what was written."""
        canaries = sorted(path.name.removeprefix(f"{attack.name}.") for path in self.reach.iterdir())
        if canaries:
            seen.events.append("code ran")
        told = {
            "ran-keys": "the keys carried off",
            "ran-secret": "secrets read",
            "ran-flood": "50 MB written elsewhere",
            "ran-all": "300 MB of memory taken",
            "absolute": "a file written elsewhere",
        }
        seen.events += [words for name, words in told.items() if name in canaries]
        planted = [path for path in tree(self.home) if path not in before and "startup/00-mine" in path]
        if planted:
            seen.events.append("a start-up file planted in the grader's home")
        if left:
            seen.events.append(f"{left} processes left running")
        for path in written.rglob("*") if written.is_dir() else ():
            if path.is_symlink() or not path.is_file() or path.stat().st_size > 100_000_000:
                continue
            data = path.read_bytes()
            if PRECIOUS.encode() in data or data == (self.home / "secret.json").read_bytes():
                seen.events.append(f"a file of the grader's copied to the learner's ({path.name})")
            if path.suffix == ".ipynb" and raw_script(data):
                seen.events.append("script on the instructor's page")
            if path.suffix == ".ipynb" and len(data) > 20_000_000:
                seen.events.append(f"a marked notebook of {len(data) / 1e6:.0f} MB")
        return seen


def raw_script(data: bytes) -> bool:
    """Tell whether a notebook shows script as script."""
    with contextlib.suppress(ValueError, KeyError, TypeError):
        cells = json.loads(data)["cells"]
        html = ["".join(one.get("data", {}).get("text/html", "")) for cell in cells for one in cell.get("outputs", [])]
        return any("<script>alert" in page or "<img src=x" in page or "<svg/onload" in page for page in html)
    return False


def send(folder: Path, name: str, answers: str) -> None:
    """Lay an honest archive."""
    import zipfile

    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("answers.json", answers)
    (folder / f"{name}__{MODULE}.zip").write_bytes(made.getvalue())


def marks_of(database: Path, student: str) -> dict[str, float]:
    """Return the points and the extra credit that stock nbgrader keeps of one learner."""
    query = (
        "SELECT sum(g.auto_score), sum(g.extra_credit) FROM grade g JOIN submitted_notebook n ON n.id = g.notebook_id "
        "JOIN submitted_assignment a ON a.id = n.assignment_id WHERE a.student_id = ?"
    )
    with contextlib.closing(sqlite3.connect(database)) as connection:
        earned, extra = connection.execute(query, (student,)).fetchone()
    return {"earned": earned or 0.0, "extra": extra or 0.0}


def api() -> NbGraderAPI:
    """Return nbgrader with the settings of the folder where we are."""
    return NbGraderAPI(config=PyFileConfigLoader("nbgrader_config.py", path=str(Path.cwd())).load_config())


def generate() -> str:
    """Do what `nbgrader generate_assignment` does."""
    made = api().generate_assignment(MODULE, force=True)
    return "well" if made["success"] else str(made["log"])[-300:]


def grade(student: str) -> str:
    """Do what `nbgrader autograde --student` does."""
    return "well" if api().autograde(MODULE, student)["success"] else "an error ends it"


def collect() -> str:
    """Do what `nbgrader zip_collect` does."""
    app = ZipCollectApp()
    app.initialize([MODULE])
    app.start()
    return "well"


def bounded(folder: Path, what: Any, *arguments: str) -> tuple[str, int]:
    """Do something in a process that cannot harm the machine; return how it went and how many processes it left."""
    here, there = multiprocessing.Pipe()
    context = multiprocessing.get_context("fork")
    child = context.Process(target=inside, args=(there, folder, what, arguments))
    child.start()
    outcome = here.recv() if here.poll(PATIENCE) else f"stopped after {PATIENCE} s"
    child.join(5 if outcome != f"stopped after {PATIENCE} s" else 0)
    me = psutil.Process()
    # its own helpers end a moment after it
    time.sleep(1)
    left = [one for one in me.children(recursive=True) if one.is_running() and one.status() != psutil.STATUS_ZOMBIE]
    for one in left:
        with contextlib.suppress(psutil.NoSuchProcess):
            one.kill()
    psutil.wait_procs(left, timeout=10)
    child.join(10)
    for one in me.children():
        with contextlib.suppress(ChildProcessError, psutil.NoSuchProcess):
            os.waitpid(one.pid, os.WNOHANG)
    return outcome, len(left)


def inside(there: Connection, folder: Path, what: Any, arguments: tuple[str, ...]) -> None:
    """Limit this process and all that come from it, then do it."""
    os.setpgid(0, 0)
    for limit, most in (
        (resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_FSIZE, FILE), (resource.RLIMIT_CPU, PROCESSOR),
        (resource.RLIMIT_NPROC, 2000), (resource.RLIMIT_CORE, 0),
    ):  # fmt: skip
        resource.setrlimit(limit, (most, most))
    os.chdir(folder)
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)
    try:
        there.send(what(*arguments))
    except SystemExit:
        there.send("an error ends it")
    except BaseException as error:
        there.send(f"{type(error).__name__}")
    os._exit(0)


def ours(folder: Path, attacks: tuple[Attack, ...]) -> dict[str, tuple[Seen, str]]:
    """Collect and grade a class of all attackers here; return what happened and the line of the report."""
    hostile = Hostile(folder)
    hostile.lay(attacks)
    outside = (hostile.reach, hostile.home)
    before = tree(*outside)
    if any(one.way == "zip" for one in attacks):
        hostile.room.run("nbgrader", "zip_collect", MODULE)
    done = hostile.room.run("casebook", "grade", MODULE, "--json", "--workers", "1")
    lines = {one["student"]: one["problems"] for one in map(json.loads, done.stdout.splitlines()) if "student" in one}
    found = marks(hostile.room)
    full = sum(found[NEIGHBOUR].values())
    harmed = [] if tree(*outside) == before and full == deserved_by_neighbour() else ["something outside was touched"]
    return {
        one.name: (Seen(sum(found[one.name].values()), deserved(one), list(harmed)), "; ".join(lines[one.name]))
        for one in attacks
    }


def deserved_by_neighbour() -> float:
    """Return the points of all that a neighbour has answered rightly."""
    points = Lesson.load(ROOT / "course" / "lessons" / f"{MODULE}.py").points
    return sum(points[id] for id in reference()["answers"])


def table(theirs: dict[str, Seen], here: dict[str, tuple[Seen, str]]) -> str:
    """Return the table as Markdown."""
    tried = [seen for name, seen in theirs.items() if name in here]
    made = [
        f"{len(here)} attacks. Here {sum(seen.contained for seen, _ in here.values())} of {len(here)} are contained. "
        f"Stock nbgrader was tried with {len(tried)} of them and contains {sum(one.contained for one in tried)}.",
    ]
    for corpus in CORPORA:
        rows = [one for one in corpus.attacks if one.name in here]
        if not rows:
            continue
        made += [
            "",
            f"### {corpus.kind}",
            "",
            "| attack | stock nbgrader let through | here | what the report says |",
            "|---|---|---|---|",
        ]
        for one in rows:
            stock = (
                str(theirs[one.name]) if one.name in theirs else f"not tried: {one.untried or 'left out of this run'}"
            )
            seen, line = here[one.name]
            ours = f"{seen}" if seen.events else f"{seen.earned:g} of {seen.deserved:g} points"
            made.append("| " + " | ".join(cell(text) for text in (one.does, stock, ours, line[:160])) + " |")
    return "\n".join(made)


def cell(text: str) -> str:
    """Return text for a cell of a Markdown table."""
    return (
        text.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;").replace("$", "\\$").replace("{", "&#123;")
    )


def work(results: Path, folder: Path, attacks: list[Attack], until: float) -> None:
    """Try a share of the attacks on stock nbgrader, in a process of its own with a home of its own."""
    # what a hand-in leaves behind becomes a child of this process, and is ended by it
    ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)
    folder.mkdir()
    os.environ |= {"HOME": str(folder / "home"), "GRADER_SECRET": PRECIOUS, "OPENBLAS_NUM_THREADS": "1"}
    stock = Stock(folder)
    for one in attacks:
        start = time.monotonic()
        if start > until:
            break
        seen = stock.collect(one) if one.way == "zip" else stock.grade(one)
        say(f"{one.name}: {seen} ({time.monotonic() - start:.0f} s)", markup=False, highlight=False)
        with results.open("a", encoding="utf-8") as kept:
            kept.write(json.dumps({"name": one.name, **asdict(seen)}) + "\n")


def read(results: Path) -> dict[str, Seen]:
    """Return what was seen of stock nbgrader so far."""
    lines = [json.loads(line) for line in results.read_text("utf-8").splitlines()] if results.exists() else []
    return {line.pop("name"): Seen(**line) for line in lines}


def main() -> None:
    """Run the corpus against both, print the table."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--only", nargs="*", metavar="NAME", help="only these attacks")
    arguments.add_argument("--write", action="store_true", help="put the table into docs/security.md")
    arguments.add_argument("--at-once", type=int, default=1, metavar="N", help="so many stock runs at once")
    arguments.add_argument("--minutes", type=float, default=600, help="try nothing more on stock after so long")
    arguments.add_argument("--results", type=Path, metavar="FILE", help="keep here what was seen of stock, and go on")
    asked = arguments.parse_args()
    attacks = tuple(one for one in ATTACKS if not asked.only or one.name in asked.only)
    os.environ["CASEBOOK_ROOT"] = str(ROOT)
    # nbgrader calls alembic by its name
    os.environ["PATH"] = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", "")))
    with tempfile.TemporaryDirectory(prefix="casebook-hostile-") as place:
        folder = Path(place)
        results = asked.results or folder / "results"
        until = time.monotonic() + asked.minutes * 60
        tried = [one for one in attacks if not one.untried and one.name not in read(results)]
        shares = [tried[number :: asked.at_once] for number in range(asked.at_once)]
        context = multiprocessing.get_context("fork")
        running = []
        for number, share in enumerate(shares):
            running.append(context.Process(target=work, args=(results, folder / f"{number}", share, until)))
            running[-1].start()
        here = ours(folder / "ours", attacks)
        for process in running:
            process.join()
        theirs = read(results)
    text = table(theirs, here).replace(f"{folder}/ours/", "/somewhere/")
    print(text)
    if asked.write:
        page = ROOT / "docs" / "security.md"
        before, rest = page.read_text("utf-8").split(BEGIN)
        page.write_text(f"{before}{BEGIN}\n\n{text}\n\n{END}{rest.split(END)[1]}", "utf-8")


if __name__ == "__main__":
    main()
