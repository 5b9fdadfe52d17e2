"""Where the course lies: lessons run in several folders, so no path in a lesson is relative."""

import os
from functools import lru_cache
from pathlib import Path

from casebook.errors import CasebookError


class NotInCourse(CasebookError):
    """No course folder holds the working directory."""


def root(start: Path | None = None) -> Path:
    """Return the nearest parent with `nbgrader_config.py` and `modules/`, or the folder that `CASEBOOK_ROOT` names.

    Raises `NotInCourse`.
    """
    named = os.environ.get("CASEBOOK_ROOT")
    if named and start is None:
        return absolute(named) if Path(named).is_absolute() else there(named)
    here = (start or Path.cwd()).resolve()
    for folder in (here, *here.parents):
        if (folder / "nbgrader_config.py").is_file() and (folder / "modules").is_dir():
            return folder
    raise NotInCourse(f"{here} is not in a Casebook course. Go to the folder that holds nbgrader_config.py.")


@lru_cache(maxsize=16)
def absolute(name: str) -> Path:
    """Return the folder of an absolute name, kept: a class asks for it thousands of times."""
    return there(name)


def there(name: str) -> Path:
    """Return a folder that is there, its links followed."""
    found = Path(name).resolve()
    if not found.is_dir():
        raise NotInCourse(f"CASEBOOK_ROOT names {name}, and there is no such folder. Name the folder of the course.")
    return found


def datasets() -> Path:
    """Return the folder of the register, the submissions and the public case."""
    return root() / "datasets"


def modules() -> Path:
    """Return the folder of what learners open."""
    return root() / "modules"


def lessons() -> Path:
    """Return the folder of the lesson sources."""
    return root() / "course" / "lessons"
