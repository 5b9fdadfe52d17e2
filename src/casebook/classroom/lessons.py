"""The lessons of this course as session plans, read from where it lies."""

from collections.abc import Iterable
from typing import Any

import nbformat
import yaml

from casebook.answers.reading import said
from casebook.build import build, teaching, timing
from casebook.case import open_case
from casebook.classroom.planning import Plan, plan
from casebook.classroom.timetable import CannotPlan
from casebook.lesson.keys import Lesson


def plans(names: Iterable[str] = ()) -> dict[str, Plan]:
    """Return the plans of the named modules, or of all. Raises `CannotPlan` where a module is not built."""
    course = build.course()
    case = open_case(course.root / "datasets" / "case" / "public")
    made = {}
    for module in build.modules(course, names):
        solved = course.root / "solutions" / module / f"{module}.ipynb"
        if not solved.is_file():
            raise CannotPlan(f"{module} is not built here. Run: casebook build {module[:3]}")
        source = course.sources[module]
        notes, problems = teaching.read(course.root, source)
        if problems:
            raise CannotPlan(str(problems[0]))
        asked = build.asked(course, Lesson(source), case)
        made[module] = plan(source, timing.stretches(nbformat.read(solved, as_version=4), asked), asked, notes)
    return made


def days() -> Any:
    """Return the days of the course. Raises `CannotPlan` when the file cannot be read."""
    path = build.course().root / "course" / "teaching" / "days.yaml"
    try:
        return yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise CannotPlan(f"{path} cannot be read: {said(error)}. Allow reading it, as text in UTF-8.") from error
    except yaml.YAMLError as error:
        why = getattr(error, "problem", None) or type(error).__name__
        raise CannotPlan(f"{path} is no YAML: {why}. Write it as it is in the repository.") from error
