"""The map of modules on the welcome page: how long each takes, what is done, what is left, and the way in."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
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

    def __repr__(self) -> str:
        return "\n".join(f"{one.name}: {one.title} ({one.minutes} minutes). {one.state}." for one in self.modules)

    def _repr_html_(self) -> str:
        if not self.modules:
            return "<p>There is no module here yet. Build the course: <code>casebook build</code>.</p>"
        head = "<tr><th scope='col'>Module</th><th scope='col'>Minutes</th><th scope='col'>Your work</th></tr>"
        return f'<table class="cb-map"><thead>{head}</thead><tbody>{"".join(_rows(self.modules))}</tbody></table>'


def _rows(modules: Iterable[Module]) -> Iterable[str]:
    for one in modules:
        link = f"{one.name}/{one.name}.ipynb"
        number = one.name.split("_", 1)[0]
        done = f'<progress max="{one.questions}" value="{one.answered}" aria-hidden="true"></progress> '
        yield (
            f'<tr><th scope="row"><a href="{escape(link)}" data-cb-module="{escape(one.name)}">'
            f"{number} {escape(one.title)}</a></th><td>{one.minutes}</td>"
            f"<td>{done if one.questions else ''}{one.state}</td></tr>"
        )


def course_map(folder: Path | None = None) -> CourseMap:
    """Return the map of the modules in `folder` (default: modules/). A notebook that cannot be read is left out."""
    base = folder or paths.modules()
    found = (_module(path) for path in sorted(base.glob("m[0-9][0-9]_*/")))
    return CourseMap(tuple(one for one in found if one))


def _module(folder: Path) -> Module | None:
    try:
        notebook = json.loads((folder / f"{folder.name}.ipynb").read_text(encoding="utf-8"))
        about = notebook["metadata"]["casebook"]
        text = "\n".join("".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "code")
    except (OSError, ValueError, KeyError, TypeError):
        return None
    asked = {one["id"] for one in ASKED.finditer(text)}
    saved = answers.read(folder / "answers.json").answers
    return Module(
        folder.name,
        str(about.get("title") or folder.name),
        int(about.get("minutes") or 0),
        float(about.get("points") or 0),
        len(asked),
        len(asked & saved.keys()),
    )
