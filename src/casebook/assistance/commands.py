"""`casebook request`: begin, check, answer and print a request from a terminal, as JSON or YAML."""

from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

import click

from casebook.assistance import DRAFTED, FORMS, Circumstances, blank, check, circumstances, natural, read, reply
from casebook.assistance.circumstances import AT_HOME, CaseFile
from casebook.assistance.document import Document, day_of
from casebook.assistance.files import YAML, BadFile, parse, write
from casebook.assistance.letters import named_once
from casebook.assistance.printing import FORMATS, Beside, with_cover
from casebook.assistance.rules import GRAVITIES
from casebook.errors import CasebookError
from casebook.writing import save

ENDINGS = (*YAML, ".json")
# a request and what follows it, as far as anybody plans
LONGEST = timedelta(days=3650)
FILE = click.argument("file", type=click.Path(path_type=Path))
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
    if file.suffix.lower() not in ENDINGS:
        raise BadFile(f"{file} has no ending that can be read. Use {', '.join(ENDINGS)}.")
    untouched(file)
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
    document = drafted(file)
    around = surrounded(document.document, opened(folder), day)
    found = check(document, around)
    lines = []
    for one in sorted(found, key=lambda one: GRAVITIES.index(one.gravity)):
        where = f" Case file: {', '.join(one.paragraphs)}." if one.paragraphs else ""
        lines.append(f"{one.gravity:10} {one.element:10} {one.text} ({one.authority}){where}")
    if lines:
        click.echo(named_once("\n".join(lines), around))
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
    document = drafted(file)
    around = surrounded(document.document, opened(folder), day).knowing(frozenset(at_home))
    click.echo(reply(document, around, around.at).letter)


@request.command(name="print")
@FILE
@CASE
@DAY
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), required=True, help="FILE.pdf, FILE.docx or FILE.html."
)
@click.option("--beside", type=click.Choice(["fr", "ru"]), help="Second language of the headings.")
@click.option("--replace", is_flag=True, help="Write over what was printed there before.")
def print_(
    file: Path, folder: Path | None, day: str | None, out: Path, beside: Beside | None, replace: bool
) -> None:  # fmt: skip
    """Print the document with its cover letter: tagged PDF, DOCX or HTML, by the ending of --out.

    A file that is there already is kept, unless you say --replace: somebody may have written into it.

    \b
    Examples:
      casebook request print request.yaml --out request.pdf
      casebook request print request.yaml --out request.docx --beside ru
    """
    ending = out.suffix.lstrip(".").lower()
    if ending not in FORMATS:
        raise BadFile(f"{out} has no ending that can be written. Use {', '.join('.' + one for one in FORMATS)}.")
    if not replace:
        untouched(out, "say --replace")
    document = loaded(file)
    case = opened(folder)
    around = surrounded(document.document, case, day)
    numbers = {str(number): text for number, text in case.paragraphs.items()}
    paper = with_cover(
        FORMS[document.document], document.to_json()["fields"], numbers, requested=around.requested.called,
        day=around.at.date().isoformat(), beside=beside or "",
    )  # fmt: skip
    save(out, FORMATS[ending][2](paper))
    click.echo(f"Printed: {out}")


def opened(folder: Path | None) -> Any:
    """Return the case in a folder, or the public one."""
    from casebook import paths
    from casebook.case import open_case

    return open_case(folder or paths.datasets() / "case" / "public")


def loaded(file: Path) -> Document:
    """Return the document in a file. Raises `BadFile` with the place of a mistake."""
    value = parse(file)
    try:
        return read(value)
    except CasebookError as error:
        raise BadFile(f"{file}: {error}") from error


def drafted(file: Path) -> Document:
    """Return the document in a file, one that can be sent."""
    document = loaded(file)
    if document.document not in DRAFTED:
        raise BadFile(f"{file} is a reply: the requested State writes it. It can be printed, and is not sent.")
    return document


def surrounded(kind: str, case: CaseFile, day: str | None) -> Circumstances:
    """Return the circumstances in which a kind of document is read: those of its case, on the day it is sent."""
    around = natural(kind, circumstances(case))
    if day is None:
        return around
    sent, first = day_of(day), around.at.date()
    if sent is None:
        raise BadFile(f"--on {day} is no day. Write it as 2026-10-05.")
    if not first <= sent <= first + LONGEST:
        raise BadFile(f"--on {day} is not possible: in this case it is sent from {first} to {first + LONGEST}.")
    return around if sent == first else around.on(datetime.combine(sent, time(12), UTC))


def untouched(path: Path, instead: str = "move it away") -> None:
    """Raise `BadFile` if something is there already."""
    if path.exists():
        raise BadFile(f"{path} is there already. Give another name, or {instead}.")
