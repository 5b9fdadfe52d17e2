"""Where the course lies: lessons run in several folders, so no path in a lesson is relative."""

import os
from functools import lru_cache
from pathlib import Path

from casebook.errors import CasebookError


class NotInCourse(CasebookError):
    """No course folder holds the working directory."""


def root(start: Path | None = None) -> Path:
    """Return the nearest parent with `nbgrader_config.py` and `modules/`, or what `CASEBOOK_ROOT` names."""
    named = os.environ.get("CASEBOOK_ROOT")
    if named and start is None:
        return absolute(named) if Path(named).is_absolute() else Path(named).resolve()
    here = (start or Path.cwd()).resolve()
    for folder in (here, *here.parents):
        if (folder / "nbgrader_config.py").is_file() and (folder / "modules").is_dir():
            return folder
    raise NotInCourse(f"{here} is not in a Casebook course. Go to the folder that holds nbgrader_config.py.")


@lru_cache(maxsize=16)
def absolute(name: str) -> Path:
    """Return an absolute path with its links followed: a class asks for it thousands of times."""
    return Path(name).resolve()


def datasets() -> Path:
    """Return the folder of the register, the submissions and the public case."""
    return root() / "datasets"


def modules() -> Path:
    """Return the folder of what learners open."""
    return root() / "modules"


def lessons() -> Path:
    """Return the folder of the lesson sources."""
    return root() / "course" / "lessons"
