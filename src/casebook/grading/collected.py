"""What has been collected for a module, and whether the course is ready to grade it."""

from pathlib import Path

from casebook import paths
from casebook.errors import CasebookError
from casebook.writing import save


class NotBuilt(CasebookError):
    """The module has not been built on this machine."""


def folder() -> Path:
    """Return nbgrader's folder of submissions."""
    return paths.root() / "course" / "submitted"


def students(module: str) -> list[str]:
    """Return the pseudonyms that have handed in a module."""
    if not folder().is_dir():
        return []
    # a link to a folder is a hand-in as well: it is refused, and not passed over in silence
    return sorted(path.name for path in folder().iterdir() if (path / module).is_dir())


def real(path: Path) -> bool:
    """Tell whether a path is a folder and no link: a link could lead anywhere."""
    return path.is_dir() and not path.is_symlink() and not path.parent.is_symlink()


def ready(module: str) -> None:
    """Make the source notebook of a module when it is not there, or older than what it is made of: it is not committed.

    Raises `NotBuilt` when the lesson cannot be expanded.
    """
    path = paths.root() / "course" / "source" / module / f"{module}.ipynb"
    parts = [
        paths.lessons() / f"{module}.py",
        *(paths.root() / "course" / "rubrics").glob("*.md"),
        *(paths.datasets() / "register").glob("*.yaml"),
    ]
    if path.is_file() and path.stat().st_mtime_ns >= max(part.stat().st_mtime_ns for part in parts):
        return
    from casebook.build import build

    notebook, problems = build.expand(course := build.course(), course.sources[module])
    if problems:
        raise NotBuilt(f"{module} cannot be built: {problems[0]} Run `casebook build {module}`.")
    save(path, build.text(notebook).encode())
