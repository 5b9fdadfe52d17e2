"""A simulated class goes through hand-in, grading, feedback and the class report, in a course folder of its own."""

import json
import os
import shutil
import subprocess
import sys
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import track
from rich.table import Table

from casebook import paths
from casebook.build import build
from casebook.build.release import BuildFailed
from casebook.case import open_case
from casebook.grading import gradebook
from casebook.lesson.keys import CaseLesson, Lesson
from casebook.lesson.self_marking import find
from casebook.marking.gaming import gaming_values, mutations

MODULE = "m05"
NAMES = ("heron", "otter", "linnet", "marten", "plover", "tern")
# as many kinds of learner as a class of usual size has; more learners repeat them
KINDS = 12
BEGUN = datetime(2026, 11, 20, 10)


def run(students: int, console: Console, keep: bool) -> None:
    """Run the demo with `students` learners and say where to look."""
    home = paths.root()
    course = home / "course" / "demo"
    if not keep:
        shutil.rmtree(course, ignore_errors=True)
    module = find(MODULE)
    lay(home, course, module)
    # the class of the demo has the public case, whatever class you have yourself
    for own in ("CASEBOOK_SECRET_FILE", "CASEBOOK_CASE"):
        os.environ.pop(own, None)
    os.environ["CASEBOOK_ROOT"] = str(course)
    os.environ["CASEBOOK_DB"] = f"sqlite:///{course / 'course' / 'gradebook.db'}"
    bound = Lesson.load(paths.lessons() / f"{module}.py").with_case(open_case(home / "datasets" / "case" / "public"))
    for number in track(range(students), description="Learners hand in", console=console):
        hand_in(course, module, bound, number)
    step(console, "Grading", [sys.executable, "-m", "casebook", "grade", MODULE], course)
    step(console, "Feedback", [str(tool("nbgrader")), "generate_feedback", module], course)
    step(console, "Export", [str(tool("nbgrader")), "export"], course)
    page = course / "report.html"
    command = [sys.executable, "-m", "casebook", "class", "report", MODULE, "--html", str(page)]
    step(console, "Class report", command, course)
    console.print(report(module))
    waiting = f"{gradebook.waiting(module)} drafted pieces wait for a person. To mark them, run `casebook lab --lab` in"
    console.print(f"{waiting} {course} and choose Nbgrader > Formgrader in the menu.", soft_wrap=True)
    console.print(f"Feedback to open in a browser: {course / 'course' / 'feedback'}", soft_wrap=True)
    console.print(f"Marks as a table: {course / 'grades.csv'}", soft_wrap=True)
    console.print(f"Look first at the class report, in a browser: {page}", soft_wrap=True)


def lay(home: Path, course: Path, module: str) -> None:
    """Lay out a course with copies of what it shares with this one, so that nothing of yours is touched."""
    (course / "course").mkdir(parents=True, exist_ok=True)
    (course / "modules").mkdir(exist_ok=True)
    shutil.copy(home / "nbgrader_config.py", course / "nbgrader_config.py")
    for shared in ("datasets", "course/lessons", "course/rubrics"):
        target = course / shared
        if not target.exists():
            shutil.copytree(home / shared, target, ignore=shutil.ignore_patterns("mine"))
    shutil.copytree(home / "modules" / module, course / "modules" / module, dirs_exist_ok=True)
    made = build.Course(course, date.today())
    notebook, problems = build.expand(made, made.sources[module])
    if problems:
        raise BuildFailed(str(problems[0]))
    source = course / "course" / "source" / module / f"{module}.ipynb"
    source.parent.mkdir(parents=True, exist_ok=True)
    source.write_text(build.text(notebook), encoding="utf-8", newline="\n")


def hand_in(course: Path, module: str, bound: CaseLesson, number: int) -> None:
    """Let one learner answer: the first knows all, the last games, the others err here and there."""
    student = f"{NAMES[number % len(NAMES)]}-{number + 1}"
    folder = course / "course" / "submitted" / student / module
    folder.mkdir(parents=True, exist_ok=True)
    saved = BEGUN + timedelta(minutes=number)
    answers = {
        "schema": 1,
        "module": module,
        "case": bound.case.id,
        "answers": {
            id: {"value": value, "saved": f"{saved.isoformat()}Z"}
            for id, value in choose(bound, number % KINDS).items()
        },
    }
    (folder / "answers.json").write_text(json.dumps(answers), encoding="utf-8")
    (folder / "timestamp.txt").write_text(f"{saved + timedelta(hours=2)} UTC", encoding="utf-8")
    shutil.copy(course / "modules" / module / f"{module}.ipynb", folder)


def choose(bound: CaseLesson, number: int) -> dict[str, Any]:
    """Return the answers of one of the `KINDS` of learners: the same for the same number."""
    chosen: dict[str, Any] = {}
    for place, (id, value) in enumerate(bound.reference().items()):
        question = bound.questions[id]
        if number == KINDS - 1:
            value = next(iter(list(gaming_values(question).values())[1:]), None)
        elif number and (place * 7 + number * 5) % KINDS < number:
            value = next(iter(mutations(question, value)), None)
        if value is not None:
            chosen[id] = value
    if number != KINDS - 1:
        chosen["m05-t1"] = {
            "finding": "The court relies on the copy whose value is the recorded one.",
            "open": "Who typed the note.",
        }
    return chosen


def tool(name: str) -> Path:
    """Return a program that was installed beside this Python."""
    return Path(sys.executable).with_name(name)


def step(console: Console, what: str, command: list[str], course: Path) -> None:
    """Run one step of the class as its own program, as an instructor would."""
    with console.status(what):
        done = subprocess.run(command, cwd=course, capture_output=True, text=True, check=False)
    if done.returncode:
        raise BuildFailed(f"{what} failed: {(done.stderr or done.stdout).strip().splitlines()[-1]}")
    console.print(f"{what}: done")


def report(module: str) -> Table:
    """Return the class in figures."""
    found = gradebook.scores(module)
    table = Table("Learner", "Points so far", "Highest possible", title=f"{module}, {len(found)} learners")
    for student, (score, highest) in sorted(found.items()):
        table.add_row(student, f"{score:g}", f"{highest:g}")
    return table
