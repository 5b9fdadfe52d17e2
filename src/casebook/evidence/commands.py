"""`casebook evidence`: the code of the lessons, for instructors and examiners. Exit status 1: the evidence failed."""

import json
import sys
from dataclasses import asdict
from pathlib import Path

import click

# a progress bar is worth its trouble from here, in bytes
LARGE = 256 << 20
PATH = click.Path(path_type=Path, allow_dash=True)


@click.group()
def evidence() -> None:
    """Hash files, verify images, list their files, check a custody record.

    \b
    Example:
      casebook evidence verify EXH-01A_laptop.E01
    """


@evidence.command("hash")
@click.argument("files", nargs=-1, required=True, type=PATH)
@click.option("--algorithms", default="sha256", show_default=True, help="Names joined by commas.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def hash_files(files: tuple[Path, ...], algorithms: str, as_json: bool) -> None:
    """Hash FILES in one pass and in constant memory. `-` is standard input.

    \b
    Examples:
      casebook evidence hash laptop.E01
      casebook evidence hash --algorithms md5,sha1,sha256 *.zip
    """
    from casebook.evidence.hashing import hash_file

    names = [name.strip() for name in algorithms.split(",") if name.strip()]
    found = []
    for path in files:
        large = str(path) != "-" and path.is_file() and path.stat().st_size >= LARGE and sys.stderr.isatty()
        digests = _with_bar(path, names) if large else hash_file(path, names)
        found.append({"file": str(path), **digests})
        if not as_json:
            for name, digest in digests.items():
                click.echo(f"{digest}  {path}" if len(names) == 1 else f"{name:8} {digest}  {path}")
    if as_json:
        click.echo(json.dumps(found, indent=1))


def _with_bar(path: Path, names: list[str]) -> dict[str, str]:
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TransferSpeedColumn

    from casebook.evidence.hashing import hash_file

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), DownloadColumn(), TransferSpeedColumn())
    with Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task(path.name, total=path.stat().st_size)
        return hash_file(path, names, lambda count: progress.advance(task, count))


@evidence.command()
@click.argument("image", type=PATH)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def verify(image: Path, as_json: bool) -> None:
    """Recompute the hashes of IMAGE, compare them with the stored ones, check every chunk and name bad sectors.

    \b
    Example:
      casebook evidence verify EXH-01A_laptop.E01
    """
    from casebook.evidence.images import verify as run

    found = run(image)
    if as_json:
        click.echo(json.dumps({**asdict(found), "verdict": found.verdict, "bad_sectors": found.bad_sectors}, indent=1))
    else:
        for name, value in found.recomputed.items():
            click.echo(f"{name:7} stored {found.stored.get(name, '-'):40} recomputed {value}")
        for first, last in found.bad_sectors:
            click.echo(f"The checksum of sectors {first} to {last} fails.")
        click.echo(f"{image.name}: {found.verdict}.")
    if found.verdict == "differs":
        sys.exit(1)


@evidence.command("list")
@click.argument("image", type=PATH)
@click.option("--deleted/--no-deleted", default=True, show_default=True, help="Show deleted files too.")
@click.option("--hash", "algorithm", help="Hash each file, for example with sha256.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def list_image(image: Path, deleted: bool, algorithm: str | None, as_json: bool) -> None:
    """List the files of IMAGE (E01 or raw; with a partition table or a bare volume; FAT, exFAT, NTFS, ext).

    \b
    Example:
      casebook evidence list EXH-01A_laptop.E01 --hash sha256
    """
    from casebook.evidence.filesystem import list_files

    found = list_files(image, deleted, algorithm)
    if as_json:
        click.echo(json.dumps([asdict(entry) for entry in found], indent=1, default=str))
        return
    for entry in found:
        mark = "deleted" if entry.deleted else ""
        click.echo(f"{entry.size:>10}  {entry.modified or '-'!s:19}  {mark:7}  {entry.digest}  {entry.path}")


@evidence.command()
@click.argument("file", type=PATH)
def custody(file: Path) -> None:
    """Check a custody record (CSV): gaps, holders, seals, times without a zone, missing fields.

    \b
    Example:
      casebook evidence custody EXH-02_custody.csv
    """
    from casebook.evidence.custody import check_custody, read_custody

    steps = read_custody(file)
    findings = check_custody(steps)
    for finding in findings:
        click.echo(f"line {finding.line}: {finding.text}")
    if findings:
        sys.exit(1)
    click.echo(f"{len(steps)} lines, nothing to object to.")
