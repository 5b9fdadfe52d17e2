"""`casebook mark` and `casebook demo`."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import click
from rich.console import Console

from casebook.errors import CasebookError


@click.command()
@click.argument("module")
@click.option("--folder", type=click.Path(path_type=Path), help="Where answers.json lies, if not in modules/MODULE.")
@click.option("--json", "as_json", is_flag=True, help="Print marks and reasons as JSON.")
@click.option("--check", is_flag=True, help="Give no marks: say what is missing or malformed, and answer practice.")
def mark(module: str, folder: Path | None, as_json: bool, check: bool) -> None:
    """Mark your own work in MODULE: the marks and reasons that an instructor's run would give.

    \b
    Examples:
      casebook mark m05 --check     what is missing, in words, before you look at the marks
      casebook mark m05
    """
    from casebook.lesson.self_marking import PRACTICE, mark_module

    if folder and not os.path.lexists(folder / "answers.json"):
        raise CasebookError(f"{folder} holds no answers.json. Name the folder in which it lies.")
    if check:
        for line in checked(module, folder):
            click.echo(line)
        return
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
    console = plainly()
    for problem in found.problems:
        console.print(problem, style="yellow")
    if not found.marks:
        console.print(PRACTICE, highlight=False)
        return
    # lines and no table: a screen reader would spell out what a table is drawn with
    console.print(f"{found.module}: {found.earned:g} of {found.points:g} points", highlight=False)
    for id, one in found.marks.items():
        console.print("\n".join(["", f"{id}: {one}", *(f"* {line}" for line in one.lines())]), highlight=False)
    console.print("\nThese are the marks of self-study. Pieces that a person marks are not counted.", highlight=False)


def checked(module: str, folder: Path | None) -> Iterator[str]:
    """Yield what the page says without marks: practice answered, what is missing, what the file has wrong."""
    from casebook import answers, paths
    from casebook.lesson.notebook import respond
    from casebook.lesson.self_marking import load, own_case

    lesson = load(module)
    found = answers.read((folder or paths.modules() / lesson.module) / "answers.json")
    case = own_case()
    yield from found.problems
    if found.case and found.case != case.id:
        yield f"The file names case {found.case}; the case here is {case.id}. Write that number."
    ready = count = 0
    for id, question in lesson.with_case(case).questions.items():
        saved = found.answers.get(id)
        problems = question.problems(saved.value if saved else None)
        if question.practice:
            told = respond(question, saved.value) if saved and not problems else []
            yield from (f"{id}: {'right' if one['right'] else 'not right'}. {one['text']}" for one in told)
            if saved and problems:
                yield f"{id}: {' '.join(problems)}"
            continue
        count += 1
        ready += not problems
        if problems:
            yield f"{id}: {' '.join(problems)}"
    if count:
        yield f"{ready} of {count} questions are answered and can be marked."


@click.command()
@click.option("--students", type=click.IntRange(1), default=12, show_default=True, help="How many simulated learners.")
@click.option("--keep", is_flag=True, help="Add to what an earlier demo left instead of starting afresh.")
def demo(students: int, keep: bool) -> None:
    """Take a simulated class through hand-in, grading, feedback and the class report, in a folder of its own.

    \b
    Example:
      casebook demo
    """
    from casebook.grading.demo import run

    run(students, plainly(), keep)


def plainly() -> Console:
    """Return a console for the words of learners: `[bold]` and `:warning:` are printed as they stand."""
    return Console(markup=False, emoji=False)
