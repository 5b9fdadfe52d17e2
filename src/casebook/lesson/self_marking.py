"""Mark a whole module for the one who worked on it: the same marks and reasons as the instructor's run."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from casebook import answers, paths
from casebook.errors import CasebookError
from casebook.lesson import session
from casebook.lesson.keys import Lesson

if TYPE_CHECKING:
    from casebook.case import Case
    from casebook.marking import Mark
    from casebook.questions import Question


PRACTICE = "This module is for practice: its questions answer at once, and none is marked."


class NoModule(CasebookError):
    """There is no lesson of that name."""


class NoKeys(CasebookError):
    """The module is here and its lesson source, which holds the keys, is not: a sitting."""


class OtherCase(CasebookError):
    """The answers were given on another learner's case."""


@dataclass(frozen=True)
class ModuleMarks:
    """The marks of one module, by question, and what the answer file had wrong."""

    module: str
    marks: Mapping[str, "Mark"]
    problems: tuple[str, ...] = ()

    @property
    def earned(self) -> float:
        """Points earned."""
        return sum(mark.earned for mark in self.marks.values())

    @property
    def points(self) -> float:
        """Points there were."""
        return sum(mark.points for mark in self.marks.values())

    def to_html(self) -> str:
        """Return one block with the total and the reasons of each question."""
        rows = "".join(
            f'<section class="cb-marked" aria-label="{id}"><p><strong>{id}</strong></p>{mark.to_html(badge)}</section>'
            for id, mark in self.marks.items()
        )
        return f'<p class="cb-total"><strong>{self.earned:g} of {self.points:g} points</strong></p>{rows}'


def badge(id: str) -> str:
    """Return the badge of a register entry as HTML, so that a reason can be read to its source."""
    from casebook import register

    return register.cite(id).html


def find(name: str) -> str:
    """Return the full name of a module from its name or prefix: `m05` gives `m05_hashing`.

    Raises `NoModule`, or `NoKeys` where the module is here and its lesson source is not.
    """
    names = sorted(path.stem for path in paths.lessons().glob("m[0-9][0-9]_*.py"))
    found = [full for full in names if named(full, name)]
    if not found and any(named(path.parent.name, name) for path in paths.modules().glob("m[0-9][0-9]_*/*.ipynb")):
        raise NoKeys(
            f"The keys of {name} are not in this folder: it is a sitting, and your instructor marks it. "
            "Check my work says what is missing."
        )
    if len(found) != 1:
        raise NoModule(f"There is no module {name}. The modules are {', '.join(names) or 'not here'}.")
    return found[0]


def named(module: str, name: str) -> bool:
    """Tell whether a name is that of a module, or its prefix."""
    return name in (module, module.split("_", 1)[0])


def load(module: str) -> Lesson:
    """Return the lesson of a module, by name or prefix."""
    return Lesson.load(paths.lessons() / f"{find(module)}.py")


def own_case() -> "Case":
    """Return the learner's case."""
    from casebook.case import open_case

    return open_case(session.case_folder())


def questions_of(module: str) -> dict[str, "Question"]:
    """Return every question of a module for the learner's case, practice included, in the order of the lesson.

    Where the lesson source is missing, as in a sitting, they are those that the open notebook has drawn: without keys.
    """
    if session.is_open(module) and not (paths.lessons() / f"{module}.py").is_file():
        return dict(session.current().questions)
    return load(module).with_case(own_case()).questions


def mark_module(module: str, folder: Path | None = None) -> ModuleMarks:
    """Mark the answers in `folder` (default: the module's own). An open lesson shows the marks from then on."""
    lesson = load(module)
    found = answers.read((folder or paths.modules() / lesson.module) / "answers.json")
    case = own_case()
    if found.case and found.case != case.id:
        raise OtherCase(
            f"These answers belong to case {found.case}; the case here is {case.id}. "
            "Put them back beside the case they were given on."
        )
    values = {id: saved.value for id, saved in found.answers.items()}
    marks = lesson.with_case(case).mark_all(values)
    if session.is_open(lesson.module):
        session.current().marks = marks
    return ModuleMarks(lesson.module, marks, found.problems)
