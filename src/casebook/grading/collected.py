"""What has been collected for a module, and whether the course is ready to grade it."""

from pathlib import Path

from casebook import paths
from casebook.errors import CasebookError
from casebook.grading.autograde import real


class NotBuilt(CasebookError):
    """The module has not been built on this machine."""


def folder() -> Path:
    """Return nbgrader's folder of submissions."""
    return paths.root() / "course" / "submitted"


def students(module: str) -> list[str]:
    """Return the pseudonyms that have handed in a module."""
    if not folder().is_dir():
        return []
    return sorted(path.name for path in folder().iterdir() if real(path / module))


def ready(module: str) -> None:
    """Make the source notebook of a module when it is not there: it is not committed."""
    if not (paths.root() / "course" / "source" / module / f"{module}.ipynb").is_file():
        from casebook.build import build

        notebook, problems = build.expand(course := build.course(), course.sources[module])
        if problems:
            raise NotBuilt(f"{module} cannot be built: {problems[0]} Run `casebook build {module}`.")
        path = course.root / "course" / "source" / module / f"{module}.ipynb"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(build.text(notebook), encoding="utf-8", newline="\n")
