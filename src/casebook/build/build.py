"""Build modules: read, check, expand, release, solve. Out come `course/source`, `modules` and `solutions`."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from nbformat import NotebookNode

from casebook import paths, register
from casebook.build import gates, learners, release, teaching, timing
from casebook.build.expand import Expander
from casebook.build.problems import Problem
from casebook.case import Case, open_case
from casebook.lesson.keys import Lesson
from casebook.lesson.self_marking import find
from casebook.lesson.source import Cell, Source, read, text_of
from casebook.questions import Question

# a marker line of nbgrader, or a call that only a key makes: neither may reach a learner
LEAKS = ("BEGIN SOLUTION", "BEGIN HIDDEN TESTS", "BEGIN MARK SCHEME", "case.truth", "marking.")
SAVED = "2026-01-01T00:00:00Z"


@dataclass
class Built:
    """One built module: the notebooks as text by path below the course folder, and what the gates found.

    `time` is what the module takes, part by part; it is known when the solutions are made.
    """

    module: str
    files: dict[str, str] = field(default_factory=dict)
    time: tuple[timing.Stretch, ...] = ()
    problems: list[Problem] = field(default_factory=list)

    @property
    def failed(self) -> bool:
        """True when a gate objects."""
        return any(not problem.warning for problem in self.problems)


@dataclass(frozen=True)
class Course:
    """The course being built: where it lies and what its lessons share."""

    root: Path
    today: date

    @cached_property
    def sources(self) -> dict[str, Source]:
        """Every lesson source, by module."""
        folder = self.root / "course" / "lessons"
        return {path.stem: read(path) for path in sorted(folder.glob("m[0-9][0-9]_*.py"))}

    @cached_property
    def warmups(self) -> dict[str, Cell]:
        """Every practice question of every module, by id."""
        return {cell.id: cell for source in self.sources.values() for cell in source.having("practice")}

    @cached_property
    def rubrics(self) -> dict[str, str]:
        """Every rubric, by file name."""
        folder = self.root / "course" / "rubrics"
        return {path.name: text_of(path) for path in sorted(folder.glob("*.md"))}


def expand(course: Course, source: Source) -> tuple[NotebookNode, list[Problem]]:
    """Return the source notebook of a lesson and what could not be expanded."""
    own = {cell.id for cell in source.having("practice")}
    others = {id: cell for id, cell in course.warmups.items() if id not in own}
    expander = Expander(source, _badge, others, course.rubrics)
    return expander.notebook(), expander.problems


def _badge(entries: list[str]) -> str:
    try:
        return register.cite(*entries).html
    except register.UnknownEntry as error:
        raise LookupError(str(error)) from error


def build(course: Course, module: str, solutions: bool = True) -> Built:
    """Build one module. Nothing is written; gates that object are in `problems`."""
    source = course.sources[module]
    built = Built(module)
    built.problems += gates.check(source)
    built.problems += law(course, source)
    built.problems += teaching.read(course.root, source)[1]
    notebook, problems = expand(course, source)
    built.problems += problems
    if built.failed:
        return built
    lesson = Lesson(source)
    case = open_case(course.root / "datasets" / "case" / "public")
    built.problems += learners.check(lesson, case)
    released = release.release(module, notebook)
    built.problems += leaks(source, released)
    built.files[f"course/source/{module}/{module}.ipynb"] = text(notebook)
    built.files[f"modules/{module}/{module}.ipynb"] = text(released)
    if solutions and not built.failed:
        values = lesson.with_case(case).reference()
        answers = {
            "schema": 1,
            "module": module,
            "case": case.id,
            "answers": {id: {"value": value, "saved": SAVED} for id, value in values.items()},
        }
        solved = release.solve(module, notebook, answers, course.root)
        for number, error in release.errors(solved):
            what = f"cell {number} of the solution ends in an error: {error}"
            built.problems.append(Problem(source.path.name, 1, what, "mend the cell; a warning counts as an error"))
        built.time = timing.stretches(solved, asked(course, lesson, case))
        built.problems += timing.check(source, built.time)
        built.files[f"solutions/{module}/{module}.ipynb"] = text(solved)
        built.files[f"solutions/{module}/answers.json"] = json.dumps(answers, indent=1, ensure_ascii=False) + "\n"
    return built


def asked(course: Course, lesson: Lesson, case: Case) -> dict[str, Question]:
    """Return every question that stands in a module, by id: its own, and those of others that its warm-up asks."""
    again = {id for cell in lesson.source.having("warmup") for id in cell.meta["warmup"]}
    lent = {
        id: question
        for module, source in course.sources.items()
        if module != lesson.module and any(cell.id in again for cell in source.having("practice"))
        for id, question in Lesson(source).practice(case).items()
        if id in again
    }
    return lent | lesson.with_case(case).questions


def law(course: Course, source: Source) -> list[Problem]:
    """Citations resolve, graded work rests on checked entries, and overdue entries are named."""
    found = []
    uses = gates.register_uses(source)
    for id, cells in uses.items():
        try:
            register.entry(id)
        except register.UnknownEntry as error:
            found += [Problem(source.path.name, cell.line, str(error), "cite an entry that exists") for cell in cells]
            continue
        if not register.keyable(id):
            found += [
                Problem(
                    source.path.name, cell.line, f"{id} is unchecked and a mark rests on it", "check the entry first"
                )
                for cell in cells
                if cell.secret
            ]
    for id in sorted(uses.keys() & {entry.id for entry in register.due(course.today)}):
        what = f"{id} is past its review date"
        found.append(Problem(source.path.name, uses[id][0].line, what, "look the law up again", warning=True))
    return found


def citations(course: Course) -> dict[str, list[str]]:
    """Return the register entries that lessons cite, each with the places: module, line, and `mark` or `prose`."""
    found: dict[str, list[str]] = {}
    for module, source in course.sources.items():
        for id, cells in gates.register_uses(source).items():
            found.setdefault(id, []).extend(
                f"{module}, line {cell.line}, {'mark' if cell.secret else 'prose'}" for cell in cells
            )
    return found


def leaks(source: Source, released: NotebookNode) -> list[Problem]:
    """No key may be left in what learners open: no marker, no line of a secret cell, no output, no widget state."""
    whole = "\n".join(cell.source for cell in released.cells)
    found = [
        Problem(source.path.name, 1, f'"{leak}" stands in what learners open', "move it into a mark cell")
        for leak in LEAKS
        if leak in whole
    ]
    shown = {line.strip() for line in whole.splitlines()}
    for cell in source.cells:
        if cell.secret:
            for line in cell.text.splitlines():
                if len(line.strip()) > 24 and line.strip() in shown:
                    what = f"a line of the {cell.role} cell stands in what learners open: {line.strip()[:60]}"
                    found.append(Problem(source.path.name, cell.line, what, "keep it in the key alone"))
    if released.metadata.get("widgets") or any(cell.get("outputs") for cell in released.cells):
        found.append(Problem(source.path.name, 1, "outputs or widget state are left", "clear them"))
    return found


def text(notebook: NotebookNode) -> str:
    """Return a notebook as the bytes that are committed."""
    import nbformat

    nbformat.validate(notebook)
    return str(nbformat.writes(notebook, version=4)) + "\n"


def page(path: Path) -> tuple[dict[str, str], list[Problem]]:
    """Build a page of the course that is no module: its text by path below the course folder, and its problems."""
    source = read(path)
    expander = Expander(source, _badge, {}, {})
    notebook = expander.notebook()
    return {f"modules/{path.stem.capitalize()}.ipynb": text(notebook)}, expander.problems


def strays(course: Course) -> list[Problem]:
    """Return files that git would publish from `modules/` and that no lesson makes."""
    found = []
    for folder in sorted((course.root / "modules").glob("m[0-9][0-9]_*")):
        for path in sorted(folder.rglob("*")):
            own = path.name == f"{folder.name}.ipynb" or path.name.startswith("answers.json")
            if path.is_file() and not own and ".ipynb_checkpoints" not in path.parts:
                what = "is in modules/ and no lesson makes it"
                found.append(Problem(str(path.relative_to(course.root)), 1, what, "remove it"))
    return found


def modules(course: Course, names: Iterable[str]) -> list[str]:
    """Return full module names for names or prefixes; all of them when none is given."""
    return [find(name) for name in names] or list(course.sources)


def course(today: date | None = None) -> Course:
    """Return the course of the working directory."""
    return Course(paths.root(), today or date.today())
