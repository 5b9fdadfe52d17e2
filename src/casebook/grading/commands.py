"""`casebook mark`, `casebook grade` and `casebook demo`."""

import json
import sys
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from casebook.errors import CasebookError


@click.command()
@click.argument("module")
@click.option("--folder", type=click.Path(path_type=Path), help="Where answers.json lies, if not in modules/MODULE.")
@click.option("--json", "as_json", is_flag=True, help="Print marks and reasons as JSON.")
def mark(module: str, folder: Path | None, as_json: bool) -> None:
    """Mark your own work in MODULE: the marks and reasons that an instructor's run would give.

    \b
    Example:
      casebook mark m05
    """
    from casebook.lesson.self_marking import mark_module

    found = mark_module(module, folder)
    if as_json:
        click.echo(json.dumps({
            "module": found.module,
            "earned": found.earned,
            "points": found.points,
            "problems": list(found.problems),
            "marks": {
                id: {"earned": one.earned, "points": one.points, "reasons": [reason.text for reason in one.reasons]}
                for id, one in found.marks.items()
            },
        }, indent=1, ensure_ascii=False))  # fmt: skip
        return
    console = Console()
    for problem in found.problems:
        console.print(f"[yellow]{problem}[/]")
    table = Table("Question", "Points", "Why", title=f"{found.module}: {found.earned:g} of {found.points:g} points")
    for id, one in found.marks.items():
        why = "\n".join(reason.text for reason in one.reasons)
        table.add_row(id, f"{one.earned:g} of {one.points:g}", why)
    console.print(table)


@click.command()
@click.argument("modules", metavar="MODULE...", nargs=-1, required=True)
@click.option("--workers", default=0, show_default="one for each processor", help="How many processes mark at once.")
@click.option("--again", is_flag=True, help="Mark everything again, also what has not changed.")
@click.option("--resume", is_flag=True, help="Go on after an interruption. This is what a second run does anyway.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON line for each submission.")
def grade(modules: tuple[str, ...], workers: int, again: bool, resume: bool, as_json: bool) -> None:
    """Grade every collected submission of MODULE: the same marks as `nbgrader autograde`, sooner.

    \b
    Examples:
      casebook grade m05
      casebook grade m02 m05 --workers 4
    """
    if again and resume:
        raise CasebookError("Choose --again or --resume: the one marks everything anew, the other only what is left.")
    counts: dict[str, int] = {}
    for module in modules:
        for status, count in grade_one(module, workers, again, as_json).items():
            counts[status] = counts.get(status, 0) + count
    if not as_json:
        click.echo(", ".join(f"{count} {status}" for status, count in sorted(counts.items())) + ".")
    if counts.get("pending"):
        sys.exit(1)


def grade_one(name: str, workers: int, again: bool, as_json: bool) -> dict[str, int]:
    """Grade one module and print what happens; return how many submissions had which outcome."""
    from casebook.grading import collected, gradebook
    from casebook.grading.grade import grade as run
    from casebook.lesson.self_marking import find

    module = find(name)
    collected.ready(module)
    gradebook.prepare(module)
    counts: dict[str, int] = {}
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, disable=not console.is_terminal) as progress:
        task = progress.add_task(module, total=len(collected.students(module)))
        for result in run(module, workers, again):
            counts[result.status] = counts.get(result.status, 0) + 1
            progress.advance(task)
            if as_json:
                click.echo(json.dumps({"module": module, **result.__dict__}))
            for problem in () if as_json else result.problems:
                console.print(f"{result.student}, {module}: {problem}", markup=False, highlight=False)
    return counts


@click.command()
@click.option("--students", default=12, show_default=True, help="How many simulated learners.")
@click.option("--keep", is_flag=True, help="Add to what an earlier demo left instead of starting afresh.")
def demo(students: int, keep: bool) -> None:
    """Take a simulated class through hand-in, grading, feedback and the class report, in a folder of its own.

    \b
    Example:
      casebook demo
    """
    from casebook.grading.demo import run

    run(students, Console(), keep)
