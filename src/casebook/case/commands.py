"""`casebook case`: make, solve and hand out case files."""

import csv
import json
from pathlib import Path

import click

from casebook.errors import CasebookError
from casebook.writing import save

FOLDER = click.Path(path_type=Path)


@click.group()
def case() -> None:
    """Make, solve and hand out case files.

    \b
    Example:
      casebook case list
    """


@case.command()
@click.option("--seed", required=True, help="Any text. The same seed gives the same bytes.")
@click.option("--out", required=True, type=FOLDER, help="A folder that is new or empty.")
@click.option("--from", "requesting", help="Requesting State. Drawn from the seed when it is not given.")
@click.option("--to", "requested", help="Requested State.")
@click.option("--without", multiple=True, help="A planted fault to leave out. May be given more than once.")
def make(seed: str, out: Path, requesting: str | None, requested: str | None, without: tuple[str, ...]) -> None:
    """Make the case of a seed.

    \b
    Example:
      casebook case make --seed class-7 --out /tmp/case
      casebook case make --seed class-7 --out /tmp/case --from India --to "United States" --without gap
    """
    from casebook.case.make import make as run
    from casebook.case.scenario import scenario

    if bool(requesting) != bool(requested):
        raise CasebookError("Give both --from and --to, or neither.")
    pair = (requesting, requested) if requesting and requested else None
    facts = scenario(seed, pair, frozenset(without))
    click.echo(f"{run(seed, out, facts)} in {out}: {facts.requesting.name} to {facts.requested.name}")


@case.command()
@click.argument("folder", type=FOLDER)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--key", "keys", multiple=True, help="Only this answer. May be given more than once.")
def solve(folder: Path, as_json: bool, keys: tuple[str, ...]) -> None:
    """Work out the answers of the case in FOLDER from its exhibits alone.

    \b
    Example:
      casebook case solve datasets/case/public --json
      casebook case solve datasets/case/public --key custody.gap.hours
    """
    from casebook.case import open_case

    truth = open_case(folder).truth
    found = {key: truth[key] for key in keys} if keys else dict(truth)
    if as_json:
        click.echo(json.dumps(found, indent=1, ensure_ascii=False))
        return
    for key, value in found.items() if keys else sorted(found.items()):
        click.echo(f"{key:40} {value}")


@case.command("class")
@click.option("--roster", required=True, type=FOLDER, help="CSV with a column `pseudonym`.")
@click.option("--secret-file", required=True, type=FOLDER, help="The secret of the class. Keep it out of the course.")
@click.option("--out", required=True, type=FOLDER, help="A folder for one folder per learner.")
def hand_out(roster: Path, secret_file: Path, out: Path) -> None:
    """Make a case for every learner of a roster. The secret is written nowhere.

    Run it again after a stop, or with a longer roster: cases that are there stay as they are.

    \b
    Example:
      casebook case class --roster roster.csv --secret-file ~/secret --out handout
    """
    from rich.console import Console
    from rich.progress import track

    from casebook.answers.reading import said
    from casebook.case import variants
    from casebook.case.make import CannotMake
    from casebook.case.make import make as run
    from casebook.case.model import open_case

    try:
        rows = list(csv.DictReader(roster.read_text("utf-8-sig").splitlines()))
    except (OSError, ValueError) as error:
        raise CasebookError(f"{roster} cannot be read: {said(error)}. Give a roster as CSV in UTF-8.") from error
    try:
        secret = secret_file.read_bytes().strip()
    except OSError as error:
        raise CasebookError(f"{secret_file} cannot be read: {said(error)}. Give the file of the secret.") from error
    names = [(row.get("pseudonym") or "").strip() for row in rows]
    if not names or not all(names) or len(set(names)) != len(names):
        raise CasebookError(f"{roster} needs a column `pseudonym`, filled in each line, no name twice.")
    if len(secret) < 16:
        raise CasebookError(f"{secret_file} is too short to be a secret. Put at least 16 random characters in it.")
    unsafe = [name for name in names if not all(char.isalnum() or char == "-" for char in name)]
    if unsafe:
        raise CasebookError(
            f"The pseudonym {unsafe[0]} has other characters than letters, digits and hyphens. Choose another."
        )
    console = Console(stderr=True)
    for name in track(names, description="Cases", console=console, disable=not console.is_terminal):
        folder = out / name
        if folder.is_dir() and any(folder.iterdir()):
            if open_case(folder).id != variants.case_id(secret, name):
                raise CannotMake(f"{folder} holds another case. Was the secret changed? Name a new folder.")
            continue
        run(variants.seed_for(secret, name), folder)
    click.echo(f"{len(names)} cases in {out}")


@case.command("list")
def list_exhibits() -> None:
    """List the exhibits of a case and what each is.

    \b
    Example:
      casebook case list
    """
    from casebook.case.catalogue import catalogue as exhibits

    for one in exhibits():
        click.echo(f"{one.id:9}{one.file:34}{one.title}")


@case.command()
def catalogue() -> None:
    """Write docs/case.md: exhibits, answers, faults, elements, narrative.

    \b
    Example:
      casebook case catalogue
    """
    from casebook import paths
    from casebook.case.page import page

    save(paths.root() / "docs" / "case.md", page().encode())


@case.command()
def manifest() -> None:
    """Write datasets/MANIFEST.csv: the SHA-256 of every file below datasets.

    \b
    Example:
      casebook case manifest
    """
    from casebook import paths
    from casebook.case.datasets import manifest as run

    save(paths.datasets() / "MANIFEST.csv", run(paths.datasets()).encode())
