"""`casebook case`: make, solve and hand out case files."""

import csv
import json
from pathlib import Path

import click
from rich.progress import track

from casebook.errors import CasebookError

FOLDER = click.Path(path_type=Path)


@click.group()
def case() -> None:
    """Make, solve and hand out case files."""


@case.command()
@click.option("--seed", required=True, help="Any text. The same seed gives the same bytes.")
@click.option("--out", required=True, type=FOLDER, help="A folder that is new or empty.")
def make(seed: str, out: Path) -> None:
    """Make the case of a seed.

    \b
    Example:
      casebook case make --seed class-7 --out /tmp/case
    """
    from casebook.case.make import make as run

    click.echo(f"{run(seed, out)} in {out}")


@case.command()
@click.argument("folder", type=FOLDER)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def solve(folder: Path, as_json: bool) -> None:
    """Work out every answer of the case in FOLDER from its exhibits alone.

    \b
    Example:
      casebook case solve datasets/case/public --json
    """
    from casebook.case import open_case

    truth = dict(open_case(folder).truth)
    if as_json:
        click.echo(json.dumps(truth, indent=1, ensure_ascii=False))
        return
    for key, value in sorted(truth.items()):
        click.echo(f"{key:34} {value}")


@case.command("class")
@click.option("--roster", required=True, type=FOLDER, help="CSV with a column `pseudonym`.")
@click.option("--secret-file", required=True, type=FOLDER, help="The secret of the class. Keep it out of the course.")
@click.option("--out", required=True, type=FOLDER, help="A folder for one folder per learner.")
def hand_out(roster: Path, secret_file: Path, out: Path) -> None:
    """Make a case for every learner of a roster. The secret is written nowhere.

    \b
    Example:
      casebook case class --roster roster.csv --secret-file ~/secret --out handout
    """
    from casebook.case.make import make as run
    from casebook.case.variants import seed_for

    try:
        rows = list(csv.DictReader(roster.read_text("utf-8-sig").splitlines()))
        secret = secret_file.read_bytes().strip()
    except (OSError, UnicodeDecodeError) as error:
        raise CasebookError(f"The roster or the secret cannot be read: {error}.") from error
    names = [(row.get("pseudonym") or "").strip() for row in rows]
    if not names or not all(names) or len(set(names)) != len(names):
        raise CasebookError(f"{roster} needs a column `pseudonym`, filled in each line, no name twice.")
    if len(secret) < 16:
        raise CasebookError(f"{secret_file} is too short to be a secret. Put at least 16 random characters in it.")
    unsafe = [name for name in names if not all(char.isalnum() or char == "-" for char in name)]
    if unsafe:
        raise CasebookError(f"The pseudonym {unsafe[0]} has other characters than letters, digits and hyphens.")
    for name in track(names, description="Cases"):
        run(seed_for(secret, name), out / name)
    click.echo(f"{len(names)} cases in {out}")


@case.command()
def catalogue() -> None:
    """Write docs/case.md: exhibits and answers.

    \b
    Example:
      casebook case catalogue
    """
    from casebook import paths
    from casebook.case.catalogue import page

    (paths.root() / "docs" / "case.md").write_text(page(), encoding="utf-8", newline="\n")


@case.command()
def manifest() -> None:
    """Write datasets/MANIFEST.csv: the SHA-256 of every file below datasets.

    \b
    Example:
      casebook case manifest
    """
    from casebook import paths
    from casebook.case.datasets import manifest as run

    (paths.datasets() / "MANIFEST.csv").write_text(run(paths.datasets()), encoding="utf-8", newline="\n")
