"""`casebook mark` and `casebook demo`."""

import json
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table


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
