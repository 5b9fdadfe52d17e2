"""`casebook register`: show, check and date the register of law."""

import json
import sys
from datetime import date, datetime
from pathlib import Path

import click

DAY = click.DateTime(formats=["%Y-%m-%d"])


@click.group()
def register() -> None:
    """Show, check and date the register of law.

    \b
    Example:
      casebook register show IN-036
    """


@register.command()
@click.argument("id")
def show(id: str) -> None:
    """Show one entry.

    \b
    Example:
      casebook register show IN-036
    """
    from casebook.register import cite, entry

    click.echo(cite(id).text)
    for change in entry(id).changes:
        click.echo(f"{change.date}  {change.what}")
    for source in entry(id).sources:
        click.echo(f"read {source.read}: {source.what}")


@register.command()
@click.option("--by", type=DAY, help="A day, such as 2027-06-30. Default: today.")
def due(by: datetime | None) -> None:
    """List the entries to look up again.

    \b
    Example:
      casebook register due --by 2027-06-30
    """
    from casebook.register import due as run

    day = by.date() if by else date.today()
    found = run(day)
    for one in found:
        click.echo(f"{one.review_by}  {one.id:10} {one.status:26} {one.claim[:70]}")
    click.echo(f"{len(found)} entries are to be looked up again by {day}.")


@register.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
def check(files: tuple[Path, ...]) -> None:
    """Check corrected FILES, or all of them, and say in words what is wrong.

    \b
    Example:
      casebook register check datasets/register/india.yaml
    """
    from casebook.register import check as run
    from casebook.register import files as every

    wanted = list(files) or every()
    problems = [problem for path in wanted for problem in run(path)]
    for problem in problems:
        click.echo(str(problem))
    if problems:
        sys.exit(1)
    click.echo(f"{len(wanted)} files, nothing to object to.")


@register.command()
@click.argument("day", type=DAY)
@click.option("--state", default="", help="Such as India.")
@click.option("--topic", default="", help="Such as admissibility.")
def on(day: datetime, state: str, topic: str) -> None:
    """Say which rules governed on DAY.

    \b
    Example:
      casebook register on 2020-05-03 --state India
    """
    from casebook.register import on as run

    found = run(day.date(), topic, state)
    for rule in found:
        click.echo(str(rule))
    if not found:
        click.echo("No entry dates a rule for that day, State and topic. Ask without --topic.")


@register.command()
@click.argument("code")
def code(code: str) -> None:
    """Say which entries carry an element of a checklist, the one to cite first.

    \b
    Example:
      casebook register code P4
    """
    from casebook.register import carrying

    found = carrying(code.upper())
    for one in found:
        click.echo(f"{one.id:10} {one.claim}{'' if one.checked else ' UNCHECKED'}")
    if not found:
        click.echo(f"No entry carries {code}. Codes are M1 to M14, E1 to E10, R1 to R12, P1 to P11.")


@register.command()
def unused() -> None:
    """List the entries that no lesson cites.

    \b
    Example:
      casebook register unused
    """
    from casebook.build import build as builder
    from casebook.register import load
    from casebook.register import unused as run

    entries = load()
    found = run(set(builder.citations(builder.course())))
    for id in found:
        click.echo(f"{id:8} {entries[id].status:26} {entries[id].claim[:70]}")
    click.echo(f"{len(found)} of {len(entries)} entries are cited by no lesson.")


@register.command()
@click.argument("ids", metavar="[ID]...", nargs=-1)
def uses(ids: tuple[str, ...]) -> None:
    """Say which lessons cite the entries ID, or every entry that is cited, and where.

    A lesson shows the entry as it was when the lesson was built: build it again after a change.

    \b
    Example:
      casebook register uses IN-036
    """
    from casebook.build import build as builder
    from casebook.register import entry

    found = builder.citations(builder.course())
    for id in ids or sorted(found):
        mark = "" if entry(id).checked else " UNCHECKED"
        for place in found.get(id, ["no lesson"]):
            click.echo(f"{id:8} {place}{mark}")


@register.command()
def schema() -> None:
    """Write docs/register.schema.json, by which an editor can check a file while it is written.

    \b
    Example:
      casebook register schema
    """
    from casebook import paths
    from casebook.writing import save

    text = json.dumps(published(), indent=1) + "\n"
    save(paths.root() / "docs" / "register.schema.json", text.encode())


def published() -> dict[str, object]:
    """Return the JSON Schema of a file of the register."""
    from casebook.register import Entry
    from casebook.register.migration import SCHEMA

    entry = Entry.model_json_schema()
    definitions = entry.pop("$defs", {})
    number = {"type": "object", "properties": {"schema": {"const": SCHEMA}}, "required": ["schema"]}
    one = {"$ref": "#/$defs/Entry"}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A file of Casebook's register of law",
        "type": "array",
        "prefixItems": [{"anyOf": [{**number, "additionalProperties": False}, one]}],
        "items": one,
        "$defs": {**definitions, "Entry": entry},
    }
