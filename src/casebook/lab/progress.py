"""The map of modules on the welcome page: how long each takes, what is done, what is left, and the way in."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from html import escape
from pathlib import Path

from casebook import answers, paths

ASKED = re.compile(r'\bask\("(?P<id>[^"]+)"')


@dataclass(frozen=True)
class Module:
    """One module on the map: `answered` of `questions` have a saved answer."""

    name: str
    title: str
    minutes: int
    points: float
    questions: int
    answered: int
    last: datetime | None = None

    @property
    def state(self) -> str:
        """What is done and left, in words."""
        if not self.questions:
            return "Nothing to answer"
        if not self.answered:
            return f"Not started: {self.questions} {'question' if self.questions == 1 else 'questions'}"
        if self.answered == self.questions:
            return f"All {self.questions} answered"
        return f"{self.answered} answered, {self.questions - self.answered} left"


@dataclass(frozen=True)
class CourseMap:
    """The modules in order. In a notebook it draws itself as a table with links."""

    modules: tuple[Module, ...]

    @property
    def latest(self) -> Module | None:
        """The module in which the learner answered last, where to go on; None before the first answer."""
        begun = [one for one in self.modules if one.last]
        return max(begun, key=lambda one: one.last or datetime.min, default=None)

    def __repr__(self) -> str:
        return "\n".join(f"{one.name}: {one.title} ({one.minutes} minutes). {one.state}." for one in self.modules)

    def _repr_html_(self) -> str:
        if not self.modules:
            return "<p>There is no module here yet. Build the course: <code>casebook build</code>.</p>"
        head = "<tr><th scope='col'>Module</th><th scope='col'>Minutes</th><th scope='col'>Your work</th></tr>"
        rows = "".join(_rows(self.modules))
        table = f"<thead>{head}</thead><tbody>{rows}</tbody>"
        return f'{self._go_on()}<table class="cb-map" aria-label="The modules">{table}</table>'

    def _go_on(self) -> str:
        one = self.latest
        if one is None or one.last is None:
            return ""
        when = f"{one.last.day} {one.last:%B %Y, %H:%M} UTC"
        told = f"Your last answer there: {when}." + (f" {one.state}." if one.answered else "")
        return f"<p><strong>Continue where you stopped:</strong> {_link(one)}. {told}</p>"


def _link(one: Module) -> str:
    path, number = f"{one.name}/{one.name}.ipynb", one.name.split("_", 1)[0]
    return f'<a href="{escape(path)}" data-cb-module="{escape(one.name)}">{number} {escape(one.title)}</a>'


def _rows(modules: Iterable[Module]) -> Iterable[str]:
    for one in modules:
        done = f'<progress max="{one.questions}" value="{one.answered}" aria-hidden="true"></progress> '
        yield (
            f'<tr><th scope="row">{_link(one)}</th><td>{one.minutes}</td>'
            f"<td>{done if one.questions else ''}{one.state}</td></tr>"
        )


def course_map(folder: Path | None = None) -> CourseMap:
    """Return the map of the modules in `folder` (default: modules/). A notebook that cannot be read is left out."""
    base = folder or paths.modules()
    found = (_module(path) for path in sorted(base.glob("m[0-9][0-9]_*/")))
    return CourseMap(tuple(one for one in found if one))


def _module(folder: Path) -> Module | None:
    saved = answers.read(folder / "answers.json").answers
    try:
        notebook = json.loads((folder / f"{folder.name}.ipynb").read_text(encoding="utf-8"))
        about = notebook["metadata"]["casebook"]
        text = "\n".join("".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "code")
        asked = {one["id"] for one in ASKED.finditer(text)}
        return Module(
            folder.name,
            str(about.get("title") or folder.name),
            int(about.get("minutes") or 0),
            float(about.get("points") or 0),
            len(asked),
            len(asked & saved.keys()),
            max((one.saved for one in saved.values()), default=None),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
