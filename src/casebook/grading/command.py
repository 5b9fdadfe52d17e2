"""`casebook grade`: the run seen by the person who started it."""

import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from typing import Any

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text

from casebook.errors import CasebookError

COUNT = click.IntRange(0)
STATUSES = ("graded", "unchanged", "refused", "pending")


class Rate(ProgressColumn):
    """How many submissions are done in a minute."""

    def render(self, task: Task) -> Text:
        """Return the rate as text."""
        return Text(f"{task.speed * 60:,.0f} a minute" if task.speed else "", style="progress.data.speed")


@dataclass
class Screen:
    """Where a run reports: progress and lines for a person on stderr, JSON lines for a program on stdout."""

    as_json: bool
    console: Console = field(default_factory=lambda: Console(stderr=True, markup=False, emoji=False))

    def say(self, line: str, **record: Any) -> None:
        """Report one thing: a line for a person, the record for a program."""
        if self.as_json:
            click.echo(json.dumps(record))
        else:
            self.console.print(line, highlight=False, soft_wrap=True)

    @contextmanager
    def progress(self, what: str, total: int) -> Iterator[Any]:
        """Show a bar while the block runs; what it yields is called once for each submission."""
        said = TextColumn("{task.description}", markup=False)
        columns = (said, BarColumn(), MofNCompleteColumn(), Rate(), TimeRemainingColumn())
        with Progress(*columns, console=self.console, disable=not self.console.is_terminal, transient=True) as bar:
            task = bar.add_task(what, total=total)
            yield lambda: bar.advance(task)


@click.command()
@click.argument("modules", metavar="MODULE...", nargs=-1, required=True)
@click.option(
    "--workers", type=COUNT, default=0, show_default="one for each processor", help="How many processes mark at once."
)
@click.option("--scheduler", metavar="ADDRESS", help="Mark on a Dask cluster, such as tcp://10.0.0.5:8786.")
@click.option("--resume", is_flag=True, help="Go on after an interruption. This is what a second run does anyway.")
@click.option("--again", is_flag=True, help="Mark everything again, also what has not changed.")
@click.option("--dry-run", is_flag=True, help="Write nothing: list whose marks a changed course moves.")
@click.option("--accept", is_flag=True, help="Write marks that a changed course moves, without asking.")
@click.option("--verify", "verifying", is_flag=True, help="Write nothing: mark again what was marked, and compare.")
@click.option(
    "--sample", type=COUNT, default=0, metavar="N", help="With --verify: only N submissions, drawn at random."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON line for each submission, and one for the whole.")
def grade(
    modules: tuple[str, ...],
    workers: int,
    scheduler: str | None,
    resume: bool,
    again: bool,
    dry_run: bool,
    accept: bool,
    verifying: bool,
    sample: int,
    as_json: bool,
) -> None:
    """Grade every collected submission of MODULE: the same marks as `nbgrader autograde`, sooner.

    A second run does only what is new or has changed. Marks that a changed lesson, register, case or program would
    move are listed before anything is written, and wait until you accept them. A person's marks always stand.

    \b
    Exit status: 0 every submission is graded, or refused with the reason; 1 some wait, or --verify found a difference;
    2 the run could not go on. Run the same command again: nothing is lost or done twice.

    \b
    Examples:
      casebook grade m05
      casebook grade m02 m05 --workers 4
      casebook grade m05 --dry-run
      casebook grade m05 --verify --sample 20
      CASEBOOK_DB=postgresql+psycopg://grader@db.example/class casebook grade m05 --scheduler tcp://10.0.0.5:8786
    """
    check(again, resume, accept, dry_run, verifying, sample)
    # a grammar that jsonschema loads for a second or more, to check a kind of address that no notebook has
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
    from casebook.grading import collected, preparing, versions
    from casebook.grading.grade import alone
    from casebook.grading.gradebook import Book
    from casebook.lesson.self_marking import find

    screen = Screen(as_json)
    well = True
    with alone():
        for module in [find(name) for name in modules]:
            collected.ready(module)
            now = versions.now(module)
            with markers(module, now, workers, scheduler) as marker:
                preparing.prepare(module)
                with Book(module) as book:
                    if verifying:
                        well &= verify(screen, book, marker, now, sample)
                    else:
                        well &= run(screen, book, marker, now, again, dry_run, accept)
    sys.exit(0 if well else 1)


def check(again: bool, resume: bool, accept: bool, dry_run: bool, verifying: bool, sample: int) -> None:
    """Refuse options that contradict each other."""
    if again and resume:
        raise CasebookError("Choose --again or --resume: the one marks everything anew, the other only what is left.")
    if dry_run and accept:
        raise CasebookError("Choose --dry-run or --accept: the one writes nothing, the other writes all.")
    if verifying and (again or accept or dry_run):
        raise CasebookError("--verify writes nothing, so --again, --accept and --dry-run do not go with it.")
    if sample and not verifying:
        raise CasebookError("--sample goes with --verify.")


@contextmanager
def markers(module: str, now: Any, workers: int, scheduler: str | None) -> Iterator[Any]:
    """Open what marks: processes of this machine, or a cluster."""
    if scheduler:
        from casebook.grading.cluster import Cluster

        with Cluster(scheduler, now) as cluster:
            yield cluster
    else:
        from casebook.grading.pool import Pool

        with Pool(module, now, workers) as pool:
            yield pool


def run(screen: Screen, book: Any, marker: Any, now: Any, again: bool, dry_run: bool, accept: bool) -> bool:
    """Grade one module; return whether nothing waits."""
    from casebook.grading import grade as grading

    names = grading.students(book.module)
    moving = foretell(screen, book, marker, now, names)
    if dry_run:
        screen.say(
            f"{book.module}: {len(moving)} of {len(names)} learners have marks that move. Nothing is written.",
            module=book.module, moving=len(moving), submissions=len(names),
        )  # fmt: skip
        return True
    hold = frozenset() if accept or not moving or agreed(screen, len(moving)) else frozenset(moving)
    start = time.monotonic()
    counts: Counter[str] = Counter()
    whole = len(names) + len(grading.unfit(book.module))
    with screen.progress(book.module, whole) as step:
        for result in grading.grade(book, marker, now, again, hold):
            counts[result.status] += 1
            step()
            if screen.as_json:
                screen.say("", module=book.module, **asdict(result))
            elif result.status != "unchanged":
                for problem in result.problems:
                    screen.say(f"{result.student}, {book.module}: {result.status}: {problem}")
    seconds = time.monotonic() - start
    done = ", ".join(f"{counts[status]} {status}" for status in STATUSES if counts[status])
    rate = counts.total() / seconds * 60
    screen.say(
        f"{book.module}: {counts.total()} submissions: {done}. {seconds:.1f} s, {rate:,.0f} a minute.",
        module=book.module, submissions=counts.total(), **counts, seconds=round(seconds, 3),
    )  # fmt: skip
    return not counts["pending"] and counts.total() == whole


def foretell(screen: Screen, book: Any, marker: Any, now: Any, names: list[str]) -> set[str]:
    """List whose marks the course as it is now would move; return their pseudonyms."""
    from casebook.grading import grade as grading

    moving: set[str] = set()
    if book.marked_otherwise(now):
        for move in grading.moves(book, marker, now, names):
            if not moving:
                screen.say("The course has changed since these marks were given:", module=book.module, changed=True)
            moving.add(move.student)
            screen.say(f"  {move}", module=book.module, **asdict(move))
    return moving


def agreed(screen: Screen, count: int) -> bool:
    """Ask whether to write moved marks. Without a person at the keyboard the answer is no."""
    if screen.as_json or not (sys.stdin.isatty() and screen.console.is_terminal):
        return False
    return click.confirm(f"Write the moved marks of {count} learners?", default=False, err=True)


def verify(screen: Screen, book: Any, marker: Any, now: Any, sample: int) -> bool:
    """Compare what was marked with what marking gives now; return whether all is as it was."""
    from casebook.grading import verify as verifying

    count = wrong = 0
    whole = len(book.students())
    with screen.progress(f"{book.module}, verify", min(sample, whole) if sample else whole) as step:
        for checked in verifying.verify(book, marker, now, sample):
            count += 1
            wrong += bool(checked.faults)
            step()
            if screen.as_json:
                screen.say("", module=book.module, **asdict(checked))
            for fault in () if screen.as_json else checked.faults:
                screen.say(f"{checked.student}, {book.module}: {fault}")
    verdict = "each is what it was" if not wrong else f"{wrong} differ"
    screen.say(
        f"{book.module}: {count} of {whole} marked submissions compared; {verdict}.",
        module=book.module, marked=whole, compared=count, differ=wrong,
    )  # fmt: skip
    return not wrong
