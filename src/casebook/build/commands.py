"""`casebook build`: what authors run after each change."""

import sys
from pathlib import Path

import click
from rich.console import Console
from rich.progress import track

from casebook.writing import save


@click.command()
@click.argument("names", metavar="[MODULE]...", nargs=-1)
@click.option("--check", is_flag=True, help="Write nothing; say whether the committed files are what the build makes.")
@click.option("--no-solutions", is_flag=True, help="Leave out the solved notebooks: quicker while you write.")
@click.option("--dry-run", is_flag=True, help="Write nothing and compare nothing: only check the lessons.")
@click.option("--watch", "watched", is_flag=True, help="Go on: build a module again whenever its text changes.")
def build(names: tuple[str, ...], check: bool, no_solutions: bool, dry_run: bool, watched: bool) -> None:
    """Build lessons into course/source, modules and solutions, and list the files below datasets.

    \b
    Examples:
      casebook build                 build every module
      casebook build m05             build one
      casebook build --check         compare with what is committed
      casebook build m05 --watch     build it again at each save; reload the page to see it
    """
    if watched:
        from casebook.build.watching import watch

        watch(names)
        return
    from casebook.build import build as builder
    from casebook.build import front, timing
    from casebook.build.environment import environment
    from casebook.case.datasets import manifest

    console = Console(stderr=True, markup=False, emoji=False)
    course = builder.course()
    wanted = builder.modules(course, names)
    failed = stale = 0
    made: dict[str, str] = {}
    for module in track(wanted, description="Building", console=console, disable=not console.is_terminal):
        built = builder.build(course, module, solutions=not no_solutions)
        for problem in sorted(built.problems):
            console.print(str(problem), style="yellow" if problem.warning else "red", highlight=False)
        failed += built.failed
        if not built.failed:
            made |= built.files
            click.echo(timing.said(course.sources[module], built.time) if built.time else f"{module}: built")
    if not names:
        made["environment.yml"] = environment(course.root / "requirements.lock")
        modules = front.table(course.sources, front.repository(course.root))
        made["README.md"] = front.readme((course.root / "README.md").read_text(encoding="utf-8"), modules)
        made["datasets/MANIFEST.csv"] = manifest(course.root / "datasets")
        found = builder.strays(course)
        for page in sorted((course.root / "course" / "pages").glob("*.py")):
            files, problems = builder.page(page)
            made |= files
            found += problems
        for problem in found:
            failed += 1
            console.print(str(problem), style="red", highlight=False)
    for name, text in ({} if dry_run else made).items():
        stale += compare(course.root / name, text) if check else write(course.root / name, text)
    if check and stale:
        console.print("Run `casebook build` and commit what it changes.", style="red")
    if failed or (check and stale):
        sys.exit(1)


def compare(path: Path, text: str) -> bool:
    """Tell whether the file differs from the text that the build makes; `course/source` is not committed."""
    if "source" in path.parts[-3:-2]:
        return False
    same = path.is_file() and path.read_bytes() == text.encode()
    if not same:
        click.echo(f"{path} is not what the build makes of its source.", err=True)
    return not same


def write(path: Path, text: str) -> bool:
    """Write a file when it changes."""
    data = text.encode()
    if path.is_file() and path.read_bytes() == data:
        return False
    save(path, data)
    return True


@click.command()
@click.option(
    "--out", required=True, type=click.Path(path_type=Path), help="The folder, or with --pdf the file, to write."
)
@click.option(
    "--pdf", "page", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="Print this HTML page."
)
def read(out: Path, page: Path | None) -> None:
    """Write the reading edition: every module as text with its exercises, without solutions.

    \b
    Examples:
      casebook read --out docs/reading                     the pages that `make docs` makes a site of
      casebook read --pdf site.html --out casebook.pdf     a page as tagged PDF, by Chromium
    """
    from casebook import paths
    from casebook.build import reading

    if page:
        reading.print_pdf(page, out)
        click.echo(f"{out}: {out.stat().st_size / 1e6:.1f} MB")
        return
    for path in reading.write(paths.root(), out):
        click.echo(path)
