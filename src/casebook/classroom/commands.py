"""`casebook class`: what an instructor does with a class."""

from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from casebook.errors import CasebookError
from casebook.writing import save

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

FOLDER = click.Path(path_type=Path)


@click.group("class")
def class_() -> None:
    """Hand out, collect, export, report, forget: a class from roster to marks.

    \b
    Example:
      casebook class new --roster roster.csv
    """


@class_.command()
@click.option("--roster", required=True, type=FOLDER, help="CSV with names; Moodle's and Canvas's own lists do.")
@click.option("--private", type=FOLDER, help="Your own folder outside the course.  [default: the one in use, or new]")
@click.option("--cases", type=click.Choice(["own", "public"]), default="own", show_default=True,
              help="A case for each learner, or the public one for all.")  # fmt: skip
@click.option("--module", "modules", multiple=True, help="Only this module. May be given more than once.")
@click.option("--sitting", is_flag=True, help="A certified sitting: no lesson source, so no key, is handed out.")
@click.option("--unzipped", is_flag=True, help="Write a folder for each learner in place of a zip.")
def new(
    roster: Path, private: Path | None, cases: str, modules: tuple[str, ...], sitting: bool, unzipped: bool
) -> None:
    """Begin a class: draw pseudonyms, make a case for each learner and a file to send to each.

    Names go into key.csv in a folder outside the course that only you can open, beside the secret of the class.
    Everywhere else there are pseudonyms. Run it again with a longer roster: who is there stays as he or she is.

    \b
    Examples:
      casebook class new --roster roster.csv
      casebook class new --roster participants.csv --module m05 --sitting
    """
    import hashlib

    import platformdirs
    from rich.console import Console
    from rich.progress import track

    from casebook import paths
    from casebook.classroom import enrolling, handing_out
    from casebook.classroom.private import outside
    from casebook.grading import settings
    from casebook.lesson.self_marking import find

    before = settings.read()
    root = paths.root()
    own = hashlib.sha256(str(root).encode()).hexdigest()[:8]
    usual = platformdirs.user_data_path("casebook") / "classes" / f"{root.name}-{own}"
    kept = outside(private or Path(before.private or usual))
    chosen = [find(name) for name in modules] or handing_out.built()
    folder, learners = enrolling.enrol(roster, kept, cases == "own")
    secret = folder.secret if cases == "own" else None
    begun = handing_out.begin(chosen, secret, sitting)
    target = folder.folder / "handout"
    console = Console(stderr=True)
    for learner in track(learners, description="Hand-outs", console=console, disable=not console.is_terminal):
        data = handing_out.hand_out(learner.pseudonym, begun, secret, sitting)
        enrolling.lay(target, learner.pseudonym, data, unzipped)
    click.echo(f"{len(learners)} learners. Send each the file of his or her pseudonym from {target}")
    click.echo(f"Who is who stands in {folder.folder / 'key.csv'}. Keep that folder, and give it to nobody.")
    click.echo("When work comes back: casebook class collect FOLDER")


@class_.command()
@click.argument("folder", type=FOLDER)
@click.option("--received", metavar="MOMENT", help="When all of it came, such as 2026-12-01T17:00.")
@click.option("--zone", help="The time zone of the platform that packed it, such as Africa/Rabat.  [default: yours]")
@click.option("--all", "everything", is_flag=True, help="Show every file, not only what needs a look.")
def collect(folder: Path, received: str | None, zone: str | None, everything: bool) -> None:
    """Collect what came back: mail attachments, Moodle's or Canvas's download, zips in zips, whatever the names.

    Put all of it into FOLDER. The newest hand-in of each learner counts; every file is named in a table with what
    became of it. Nothing that was sent is run, and nothing in FOLDER is changed. Run it again when more comes.

    \b
    Exit status: 0 every hand-in is collected or a duplicate; 1 some are refused or of nobody in the class; 2 an error.

    \b
    Examples:
      casebook class collect ~/Downloads/handed-in
      casebook class collect mail --received 2026-12-01T17:00
    """
    import sys

    from rich.console import Console
    from rich.table import Table

    from casebook.classroom import collect as collecting
    from casebook.classroom import handing_out
    from casebook.classroom.collecting import PROBLEMS
    from casebook.classroom.private import Private

    rows = collecting.collect(folder, handing_out.modules(), moment(received, zone) if received else None, zoned(zone))
    private = Private.of_class()
    kept = private.folder / f"collected-{datetime.now():%Y%m%d-%H%M%S}.csv"
    private.keep(kept, collecting.table(rows).encode("utf-8-sig"))
    shown = Table("File", "What became of it", "Learner", "Module", "Why")
    for row in rows:
        if everything or row.status in (*PROBLEMS, "duplicate") or (row.status == "collected" and row.why):
            shown.add_row(row.file, row.status, row.learner, row.module, row.why)
    if shown.row_count:
        Console(markup=False, emoji=False).print(shown)
    counts = Counter(row.status for row in rows)
    click.echo(f"{len(rows)} files: {', '.join(f'{counts[name]} {name}' for name in sorted(counts))}.")
    learners = private.learners()
    for module in sorted({row.module for row in rows if row.status == "collected"}):
        absent = collecting.missing(learners, module)
        click.echo(f"{module}: {len(learners) - len(absent)} of {len(learners)} learners have handed in.")
    click.echo(f"The whole table: {kept}")
    sys.exit(1 if any(row.status in PROBLEMS for row in rows) else 0)


@class_.command()
@click.argument("module")
@click.argument("when", required=False, metavar="[MOMENT]")
@click.option("--zone", help="The time zone of MOMENT, when it has none.  [default: yours]")
def due(module: str, when: str | None, zone: str | None) -> None:
    """Say when MODULE is due, or without MOMENT that no day counts.

    \b
    Example:
      casebook class due m05 2026-12-01T17:00 --zone Asia/Kolkata
    """
    from casebook.classroom.collect import set_due
    from casebook.lesson.self_marking import find

    name = find(module)
    day = moment(when, zone) if when else None
    set_due(name, day)
    click.echo(f"{name} is due {day:%Y-%m-%d %H:%M %z}." if day else f"No day counts for {name}.")


@class_.command()
@click.option("--percent-per-day", type=click.FloatRange(0, 100), help="What each day begun costs, in percent.")
@click.option("--at-most", type=click.FloatRange(0, 100), help="The most that lateness costs, in percent.")
@click.option("--grace", type=click.IntRange(0), metavar="MINUTES", help="How late costs nothing yet.")
@click.option("--resubmission", type=click.Choice(["newest", "in-time"]),
              help="Which hand-in counts: the newest, or a late one only when none came in time.")  # fmt: skip
def late(percent_per_day: float | None, at_most: float | None, grace: int | None, resubmission: str | None) -> None:
    """Set what late work costs, and which of several hand-ins counts. Without options: show what holds.

    \b
    Example:
      casebook class late --percent-per-day 10 --at-most 50 --grace 15 --resubmission in-time
    """
    from dataclasses import replace

    from casebook.grading import settings

    before = settings.read()
    given = {
        "percent_per_day": percent_per_day, "at_most": at_most, "grace_minutes": grace, "resubmission": resubmission
    }  # fmt: skip
    changed = {name: value for name, value in given.items() if value is not None}
    rule = replace(before.late, **changed)  # type: ignore[arg-type]
    if changed:
        settings.write(replace(before, late=rule))
    cost = f"{rule.percent_per_day:g} % of the marks for each day begun, at most {rule.at_most:g} %"
    click.echo(f"Late work costs {cost}." if rule.percent_per_day else "Late work costs nothing.")
    click.echo(f"{rule.grace_minutes} minutes are let pass. Of several hand-ins: {rule.resubmission}.")
    if changed:
        click.echo("Marks given already change with the next casebook grade --again.")


@class_.command()
@click.argument("pseudonym")
@click.argument("module")
@click.option("--days", type=click.FloatRange(0), default=0.0, help="How many days more; 0 takes the extension away.")
@click.option("--hours", type=click.FloatRange(0), default=0.0, help="How many hours more.")
def extend(pseudonym: str, module: str, days: float, hours: float) -> None:
    """Give one learner more time for MODULE.

    \b
    Example:
      casebook class extend heron-4821 m05 --days 3
    """
    from dataclasses import replace

    from casebook.classroom import collect as collecting
    from casebook.classroom.private import Private
    from casebook.grading import collected, settings
    from casebook.lesson.self_marking import find

    name = find(module)
    if pseudonym not in {one.pseudonym for one in Private.of_class().learners()}:
        raise CasebookError(f"{pseudonym} is not in the class. key.csv has the pseudonyms.")
    before = settings.read()
    more = days * 24 + hours
    hours_of = {**before.extensions.get(name, {}), pseudonym: more}
    given = {one: value for one, value in hours_of.items() if value}
    settings.write(replace(before, extensions={**before.extensions, name: given}))
    if collected.real(collected.folder() / pseudonym / name):
        collecting.extend(name, pseudonym, more)
    click.echo(f"{pseudonym} has {more:g} hours more for {name}.")
    click.echo("A mark given already changes with the next casebook grade --again.")


def zoned(name: str | None) -> "ZoneInfo | None":
    """Return a time zone by its name, None for this computer's."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        # OSError: the name of a continent is a folder
        raise CasebookError(f"There is no time zone {name}. Write one such as Europe/Paris.") from error


def moment(text: str, zone: str | None) -> datetime:
    """Return a moment that a person wrote, with a zone."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError as error:
        raise CasebookError(f"{text} is no moment. Write it as 2026-12-01T17:00.") from error
    if found.tzinfo:
        return found
    return found.replace(tzinfo=zoned(zone)) if zone else found.astimezone()


@class_.command()
@click.argument("module")
@click.option("--html", type=FOLDER, help="Write a page to open in a browser.")
@click.option("--csv", "folder", type=FOLDER, help="Write each table as CSV into this folder.")
@click.option("--second", type=FOLDER, help="A second marker's points: CSV with learner, item, points.")
def report(module: str, html: Path | None, folder: Path | None, second: Path | None) -> None:
    """Report on MODULE: how far the class is, what it can do, which items to look at, who needs a word.

    Learners stand by their pseudonyms and are never ranked. course/report.ipynb shows the same to work with.

    \b
    Examples:
      casebook class report m05 --html report.html
      casebook class report m05 --csv tables --second second-marker.csv
    """
    from casebook.classroom import report as reporting

    results = reporting.of(module, second)
    if html:
        save(html, reporting.page(results).encode("utf-8"))
        click.echo(f"The report: {html.resolve()}")
    for name, text in reporting.csv_files(results).items() if folder else ():
        assert folder
        save(folder / name, text.encode("utf-8-sig"))
    if folder:
        click.echo(f"The tables: {folder.resolve()}")
    if not html and not folder:
        click.echo(reporting.plain(results))


@class_.command()
@click.argument("modules", metavar="MODULE...", nargs=-1, required=True)
@click.option("--moodle", type=FOLDER, help="Write the CSV that Moodle's gradebook imports.")
@click.option("--canvas", type=FOLDER, help="Write the CSV that Canvas's gradebook imports.")
@click.option("--into", type=FOLDER, help="With --canvas: Canvas's own export, to be filled in.")
@click.option("--provisional", is_flag=True, help="Also marks to which a person has still to add.")
def export(
    modules: tuple[str, ...], moodle: Path | None, canvas: Path | None, into: Path | None, provisional: bool
) -> None:
    """Write the marks of MODULE for Moodle or Canvas, with names in the place of pseudonyms.

    A mark that waits for a person is left empty, which changes nothing on import. No cell is a formula.

    \b
    Examples:
      casebook class export m05 --moodle ~/moodle.csv
      casebook class export m02 m05 --canvas ~/canvas.csv --into ~/Downloads/grades.csv
    """
    from casebook.classroom import export as exporting
    from casebook.classroom.private import Private, outside
    from casebook.lesson.self_marking import find

    if not moodle and not canvas:
        raise CasebookError("Say for which platform: --moodle FILE or --canvas FILE.")
    if into and not canvas:
        raise CasebookError("--into goes with --canvas.")
    learners = Private.of_class().learners()
    marks = [exporting.marks_of(find(name), provisional) for name in modules]
    if moodle:
        save(outside(moodle), exporting.moodle(learners, marks).encode("utf-8"))
        click.echo(f"For Moodle: {moodle}. Import it under Grades, and map the columns.")
    if canvas:
        made = exporting.into(into, learners, marks) if into else exporting.canvas(learners, marks)
        save(outside(canvas), made.encode("utf-8"))
        click.echo(f"For Canvas: {canvas}. Import it in the gradebook.")
    for one in marks:
        if one.waiting:
            click.echo(f"{one.module}: {len(one.waiting)} marks wait for a person and are left empty.")


@class_.command()
@click.argument("names", metavar="[MODULE]...", nargs=-1)
@click.option("--out", required=True, type=FOLDER, help="The folder to write into.")
@click.option("--slides", is_flag=True, help="Slides too: the questions for the room, a screen each.")
def plan(names: tuple[str, ...], out: Path, slides: bool) -> None:
    """Write a session plan for whoever teaches: times, questions to put to the room, what to watch for.

    Each plan is made from the lesson, as HTML and PDF; with no MODULE all of them, and the timetable of two days.
    A plan holds no answer of a graded question. Give it to those who teach; learners need none.

    \b
    Examples:
      casebook class plan --out plans                 six plans and the timetable
      casebook class plan m05 --out plans --slides    one, with slides
    """
    from casebook.assistance.printing import to_html, to_pdf
    from casebook.classroom import plan_pages, timetable
    from casebook.classroom.lessons import days, plans

    made = plans(names)
    papers = {f"plan-{module[:3]}": plan_pages.paper(one) for module, one in made.items()}
    if not names:
        papers["timetable"] = timetable.timetable_paper(timetable.timetable(days(), made))
    for name, paper in papers.items():
        save(out / f"{name}.html", to_html(paper).encode("utf-8"))
        save(out / f"{name}.pdf", to_pdf(paper))
        click.echo(out / f"{name}.html")
    for module, one in made.items() if slides else ():
        save(out / f"slides-{module[:3]}.html", plan_pages.deck(one).encode("utf-8"))
        click.echo(out / f"slides-{module[:3]}.html")


@class_.command()
@click.argument("pseudonym")
@click.option("--yes", is_flag=True, help="Do not ask.")
def forget(pseudonym: str, yes: bool) -> None:
    """Delete everything of one learner for good: work, marks, feedback, case, and who it was.

    What you have exported, printed or sent, and the files that came back, lie outside: delete them yourself.

    \b
    Example:
      casebook class forget heron-4821
    """
    from casebook.classroom import forgetting
    from casebook.classroom.private import Private
    from casebook.lab.learner import FORM

    if not FORM.fullmatch(pseudonym):
        raise CasebookError(f"{pseudonym} is no pseudonym such as heron-4821. key.csv has those of the class.")
    private = Private.of_class()
    if not yes:
        click.confirm(f"Delete everything of {pseudonym}? It cannot be brought back.", abort=True)
    done = forgetting.forget(pseudonym, private)
    if not done:
        raise CasebookError(f"There is nothing of {pseudonym} here. key.csv has the pseudonyms of the class.")
    click.echo(f"Deleted, of {pseudonym}:")
    for line in done:
        click.echo(f"  {line}")
    click.echo("Exports, print-outs, backups, and the files that came back, lie outside this course: delete them too.")
