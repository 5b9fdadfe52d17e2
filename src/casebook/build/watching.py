"""`casebook build --watch`: a module is built again whenever a text that it is made of changes."""

import time
from collections.abc import Iterator
from pathlib import Path

import click

from casebook.build import build as builder
from casebook.errors import CasebookError

PAUSE = 0.5


def watched(root: Path) -> Iterator[Path]:
    """Yield the texts that modules are made of: lessons, rubrics, and the register, which every module may cite."""
    for pattern in ("course/lessons/m*.py", "course/rubrics/*.md", "datasets/register/*.yaml"):
        yield from sorted(root.glob(pattern))


def stamps(root: Path) -> dict[Path, int]:
    """Return the time of the last change of each text, in nanoseconds; one that has just gone is left out."""
    found = {}
    for path in watched(root):
        try:
            found[path] = path.stat().st_mtime_ns
        except FileNotFoundError:
            continue
    return found


def touched(before: dict[Path, int], now: dict[Path, int], modules: list[str]) -> list[str]:
    """Return the modules to build again: of a changed lesson or rubric its own, of a changed register all."""
    changed = {path for path in now if before.get(path) != now[path]}
    if any(path.parent.name == "register" for path in changed):
        return modules
    prefixes = {path.stem[:3] for path in changed}
    return [module for module in modules if module[:3] in prefixes]


def watch(names: tuple[str, ...], rounds: int | None = None) -> None:
    """Build the named modules (default: all) at each change, without their solutions, until Ctrl-C.

    `rounds` ends it after so many looks. A lesson that cannot be read is named and waited for.
    """
    course = builder.course()
    modules = builder.modules(course, names)
    before: dict[Path, int] = stamps(course.root)
    click.echo(f"Watching {', '.join(modules)}. Save a lesson to build it; Ctrl-C ends.")
    looks = 0
    try:
        while rounds is None or looks < rounds:
            time.sleep(PAUSE)
            looks += 1
            now = stamps(course.root)
            for module in touched(before, now, modules):
                once(module)
            before = now
    except KeyboardInterrupt:
        click.echo()


def once(module: str) -> None:
    """Build one module and say what the gates found."""
    from casebook.build.commands import write

    try:
        # a course is read anew each time: it keeps what it has read
        course = builder.course()
        built = builder.build(course, module, solutions=False)
    except CasebookError as error:
        click.echo(f"{module}: {error}")
        return
    for problem in sorted(built.problems):
        click.echo(str(problem))
    if not built.failed:
        for name, text in built.files.items():
            write(course.root / name, text)
        click.echo(f"{module}: built. Reload its page.")
