"""`casebook request`: begin, check, answer and print a request from a terminal, as JSON or YAML."""

from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import click

from casebook.assistance import DRAFTED, FORMS, Circumstances, blank, check, circumstances, natural, read, reply
from casebook.assistance.circumstances import AT_HOME
from casebook.assistance.files import BadFile, parse, write
from casebook.assistance.printing import FORMATS, Beside, with_cover
from casebook.assistance.rules import GRAVITIES
from casebook.errors import CasebookError

FILE = click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
CASE = click.option(
    "--case", "folder", type=click.Path(path_type=Path, file_okay=False),
    help="Folder of the case that the request belongs to. Default: the public case.",
)  # fmt: skip
DAY = click.option(
    "--on", "day", metavar="DATE", help="Day on which it is sent, as 2026-10-05. Default: that of the case."
)


@click.group()
def request() -> None:
    """Draft, check, answer and print requests for electronic evidence.

    \b
    Examples:
      casebook request new freeze.yaml --kind preservation
      casebook request check freeze.yaml
      casebook request reply freeze.yaml --on 2026-10-06
      casebook request print freeze.yaml --out freeze.pdf --beside fr

    A file is YAML or JSON, told by its ending. `--case DIR` names the case; the public case serves otherwise.
    """


@request.command()
@FILE
@click.option("--kind", type=click.Choice(DRAFTED), default="mla", show_default=True, help="Kind of document.")
def new(file: Path, kind: str) -> None:
    """Write an empty document to FILE, with what each field asks. An existing file is never touched.

    \b
    Examples:
      casebook request new request.yaml
      casebook request new freeze.json --kind preservation
    """
    if file.exists():
        raise BadFile(f"{file} is there already. Give another name, or move it away.")
    write(file, blank(kind).to_json(), FORMS[kind])
    click.echo(f"Written: {file}. Fill it in, then: casebook request check {file}")


@request.command(name="check")
@FILE
@CASE
@DAY
def check_(file: Path, folder: Path | None, day: str | None) -> None:
    """Say what the document lacks: gravity, element, provision, and the paragraphs of the case file that supply it.

    Exit status 1 when something is missing, 0 when it suffices, 2 when the file cannot be read.

    \b
    Examples:
      casebook request check request.yaml
      casebook request check request.json --case cases/C-1a2b3c4d5e --on 2026-10-06
    """
    document, around = read(loaded(file)), surrounded(file, folder, day)
    found = check(document, around)
    for one in sorted(found, key=lambda one: GRAVITIES.index(one.gravity)):
        where = f" Case file: {', '.join(one.paragraphs)}." if one.paragraphs else ""
        click.echo(f"{one.gravity:10} {one.element:10} {one.text} ({one.authority}){where}")
    click.echo(f"{file}: {len(found)} found." if found else f"{file}: it suffices.")
    if found:
        raise SystemExit(1)


@request.command(name="reply")
@FILE
@CASE
@DAY
@click.option("--at-home", multiple=True, type=click.Choice(AT_HOME), help="What only the requested State knows.")
def reply_(file: Path, folder: Path | None, day: str | None, at_home: tuple[str, ...]) -> None:
    """Print the letter with which the requested State answers.

    \b
    Examples:
      casebook request reply request.yaml
      casebook request reply request.yaml --on 2026-10-06 --at-home own-investigation
    """
    document, around = read(loaded(file)), surrounded(file, folder, day).knowing(frozenset(at_home))
    click.echo(reply(document, around, around.at).letter)


@request.command(name="print")
@FILE
@CASE
@DAY
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), required=True, help="FILE.pdf, FILE.docx or FILE.html."
)
@click.option("--beside", type=click.Choice(["fr", "ru"]), help="Second language of the headings.")
def print_(file: Path, folder: Path | None, day: str | None, out: Path, beside: Beside | None) -> None:
    """Print the document with its cover letter: tagged PDF, DOCX or HTML, by the ending of --out.

    \b
    Examples:
      casebook request print request.yaml --out request.pdf
      casebook request print request.yaml --out request.docx --beside ru
    """
    ending = out.suffix.lstrip(".").lower()
    if ending not in FORMATS:
        raise BadFile(f"{out} has no ending that can be written. Use {', '.join('.' + one for one in FORMATS)}.")
    case, document = opened(folder), loaded(file)
    kind, fields = document["document"], document["fields"]
    numbers = {str(number): text for number, text in case.paragraphs.items()}
    sent = day_of(day) if day else date.fromisoformat(case.truth["fact.note"])
    paper = with_cover(
        FORMS[kind], fields, numbers, requested=case.requested, day=sent.isoformat(), beside=beside or ""
    )
    save(out, FORMATS[ending][2](paper))
    click.echo(f"Printed: {out}")


def opened(folder: Path | None) -> Any:
    """Return the case in a folder, or the public one."""
    from casebook import paths
    from casebook.case import open_case

    return open_case(folder or paths.datasets() / "case" / "public")


def loaded(file: Path) -> dict[str, Any]:
    """Return the document in a file as JSON, every field there. Raises `BadFile` with the place of a mistake."""
    value = parse(file)
    try:
        return read(value).to_json()
    except CasebookError as error:
        raise BadFile(f"{file}: {error}") from error


def surrounded(file: Path, folder: Path | None, day: str | None) -> Circumstances:
    """Return the circumstances in which the document in a file is read: those of its case, on the day it is sent."""
    around = circumstances(opened(folder))
    sent = moment_of(day)
    return around.on(sent) if sent else natural(str(loaded(file)["document"]), around)


def day_of(text: str) -> date:
    """Read a day as 2026-10-05."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise BadFile(f"--on {text} is no day. Write it as 2026-10-05.") from error


def moment_of(text: str | None) -> datetime | None:
    """Return noon in UTC of a day, None without one."""
    return datetime.combine(day_of(text), time(12), UTC) if text else None


def save(path: Path, data: bytes) -> None:
    """Write bytes to a file."""
    try:
        path.write_bytes(data)
    except OSError as error:
        raise BadFile(f"{path} cannot be written: {error.strerror}.") from error
