"""`casebook evidence`: the code of the lessons, for instructors and examiners. Exit status 1: the evidence failed."""

import json
import sys
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

import click

# a progress bar is worth its trouble from here, in bytes
LARGE = 256 << 20
# what cannot be read is told by the command, in its one line
PATH = click.Path(path_type=Path, allow_dash=True, readable=False)


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
    from casebook.evidence.hashing import ALGORITHMS, CannotHash, canonical, hash_file

    names = list(dict.fromkeys(canonical(name.strip()) for name in algorithms.split(",") if name.strip()))
    if not names:
        raise CannotHash(f"Name an algorithm: {', '.join(ALGORITHMS)}.")
    found = []
    failed = False
    for path in files:
        try:
            large = str(path) != "-" and path.is_file() and path.stat().st_size >= LARGE and sys.stderr.isatty()
            digests = _with_bar(path, names) if large else hash_file(path, names)
        except CannotHash as error:
            # one file of many that cannot be read must not keep the values of the others back
            click.echo(f"casebook: {_plain(str(error))}", err=True)
            failed = True
            continue
        found.append({"file": str(path), **digests})
        for name, digest in digests.items() if not as_json else ():
            start = digest if len(names) == 1 else f"{name:8} {digest}"
            click.echo(f"{start}  {_plain(str(path))}")
    if as_json:
        click.echo(json.dumps(found, indent=1))
    if failed:
        sys.exit(2)


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
        for first, last in found.read_errors:
            click.echo(f"Sectors {first} to {last} could not be read when the image was made.")
        if len(found.files) > 1:
            click.echo(f"{len(found.files)} files: {found.files[0]} to {found.files[-1]}.")
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

    Exit status 1: something cannot be read whole. A time without Z is local time, as FAT and exFAT keep it. What is
    listed as deleted is what lies there now.

    \b
    Example:
      casebook evidence list EXH-01A_laptop.E01 --hash sha256
    """
    from casebook.evidence.filesystem import FOLDER, UNREADABLE, list_files, volumes
    from casebook.evidence.images import damage

    parts = volumes(image)
    found = list_files(image, deleted, algorithm)
    if as_json:
        click.echo(json.dumps([asdict(entry) for entry in found], indent=1, default=str))
    else:
        for entry in found:
            mark = "deleted" if entry.deleted else ""
            where = f"{entry.volume}:{_plain(entry.path)}" if len(parts) > 1 else _plain(entry.path)
            note = f"  ({entry.note})" if entry.note else ""
            click.echo(f"{entry.size:>10}  {_moment(entry.modified):20}  {mark:7}  {entry.digest}  {where}{note}")
    for part in parts:
        name = f" ({part.name})" if part.name else ""
        where = f"Volume {part.number}, {part.sectors} sectors from sector {part.start}{name}"
        if not part.read:
            click.echo(f"casebook: {where} was not read: it has no file system that can be read.", err=True)
        if part.cut:
            click.echo(f"casebook: {where}: the image ends before it does. Ask for a complete copy.", err=True)
    unread = sum(entry.note in (UNREADABLE, FOLDER) for entry in found)
    if unread:
        click.echo(f"casebook: {unread} of {len(found)} lines: this cannot be read whole.", err=True)
    # libewf fills a chunk that fails with zeros: a value over them is none of the file
    damaged = damage(image) if algorithm else ()
    for chunk in damaged:
        where = f"sectors {chunk.first_sector} to {chunk.last_sector}"
        click.echo(f"casebook: The checksum of {where} fails: files that lie there read as zeros.", err=True)
    if unread or damaged or any(part.cut for part in parts):
        sys.exit(1)


def _plain(path: str) -> str:
    """Return a path on one line: a name on somebody's disk must not move the cursor or turn the line around."""
    return "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in path)


def _moment(moment: datetime | None) -> str:
    return moment.isoformat(" ").replace("+00:00", "Z") if moment else "-"


@evidence.command()
@click.argument("file", type=PATH)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def custody(file: Path, as_json: bool) -> None:
    """Check a custody record (CSV): gaps, holders, seals, times without a zone, missing fields and lines, hash values.

    \b
    Example:
      casebook evidence custody EXH-02_custody.csv
    """
    from casebook.evidence.custody import check_custody, read_custody

    steps = read_custody(file)
    findings = check_custody(steps)
    if as_json:
        click.echo(json.dumps([asdict(finding) for finding in findings], indent=1))
    for finding in findings if not as_json else ():
        click.echo(f"line {finding.line}: {finding.text}")
    if findings:
        sys.exit(1)
    if not as_json:
        click.echo(f"{len(steps)} lines, nothing to object to.")
