"""Run nbgrader on expanded lessons: what learners open and what instructors check, the same bytes every time."""

import contextlib
import json
import logging
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbgrader.converters import BaseConverter, GenerateAssignment, GenerateSolution
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

from casebook.errors import CasebookError

# a kernel on this computer warns that its sockets are not encrypted; an author can do nothing with that
QUIET = ["--IPKernelApp.log_level=40"]


class BuildFailed(CasebookError):
    """nbgrader could not convert a lesson."""


def write(notebook: NotebookNode, path: Path) -> None:
    """Write a notebook as the builder always does: checked, indented by one, with a final line end."""
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.validate(notebook)
    path.write_text(nbformat.writes(notebook, version=4) + "\n", encoding="utf-8", newline="\n")


def release(module: str, notebook: NotebookNode) -> NotebookNode:
    """Return the learner's notebook: nbgrader's generate_assignment of the source notebook."""
    with workshop(module, notebook) as (folder, coursedir):
        run(GenerateAssignment(coursedir=coursedir, parent=None, create_assignment=True))
        files = [path for path in (folder / "release" / module).rglob("*") if path.is_file()]
        strays = [path.name for path in files if path.name != f"{module}.ipynb"]
        if strays:
            raise BuildFailed(f"{module}: {', '.join(strays)} would be handed to learners. Remove it from the source.")
        made: NotebookNode = nbformat.read(folder / "release" / module / f"{module}.ipynb", as_version=4)
        return made


def solve(module: str, notebook: NotebookNode, answers: dict[str, object], root: Path) -> NotebookNode:
    """Return the solved notebook: executed with the reference answers, cleaned of all that changes from run to run."""
    with workshop(module, notebook) as (folder, coursedir):
        reference = folder / "answers.json"
        reference.write_text(json.dumps(answers), encoding="utf-8")
        with environment(CASEBOOK_ANSWERS=str(reference), CASEBOOK_ROOT=str(root), PYTHONWARNINGS="ignore"):
            run(GenerateAssignment(coursedir=coursedir, parent=None, create_assignment=True))
            run(
                GenerateSolution(
                    coursedir=coursedir, parent=None, config=Config({"Execute": {"extra_arguments": QUIET}})
                )
            )
        solved = nbformat.read(folder / "solution" / module / f"{module}.ipynb", as_version=4)
    return clean(solved)


@contextlib.contextmanager
def workshop(module: str, notebook: NotebookNode) -> Iterator[tuple[Path, CourseDirectory]]:
    """Lay a course of one module in a temporary folder, with a gradebook that is thrown away."""
    with tempfile.TemporaryDirectory(prefix="casebook-build-") as name:
        folder = Path(name)
        write(notebook, folder / "source" / module / f"{module}.ipynb")
        config = Config()
        config.CourseDirectory.root = name
        config.CourseDirectory.db_url = f"sqlite:///{folder / 'gradebook.db'}"
        coursedir = CourseDirectory(config=config)
        coursedir.assignment_id = module
        yield folder, coursedir


def run(converter: BaseConverter) -> None:
    """Run one of nbgrader's converters. It reports through its log and may end quietly: both are read."""
    said = Heard()
    converter.log = logging.Logger("casebook.build", logging.WARNING)
    converter.log.addHandler(said)
    try:
        converter.start()
    except Exception as error:
        raise BuildFailed(f"nbgrader stopped: {str(error or said.last).rstrip('.')}.") from error
    if said.errors:
        raise BuildFailed(f"nbgrader reported: {said.errors[-1]}")


class Heard(logging.Handler):
    """Keeps what a converter says: its errors do not reach the exit status."""

    def __init__(self) -> None:
        super().__init__()
        self.errors: list[str] = []
        self.last = ""

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one line."""
        self.last = record.getMessage()
        if record.levelno >= logging.ERROR:
            self.errors.append(self.last)


@contextlib.contextmanager
def environment(**values: str) -> Iterator[None]:
    """Set environment variables for the kernels started inside."""
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


def clean(notebook: NotebookNode) -> NotebookNode:
    """Drop from an executed notebook what changes with the run: widget state, timings, volatile outputs."""
    notebook.metadata.pop("widgets", None)
    notebook.metadata["language_info"] = {"name": "python"}
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        if cell.cell_type != "code":
            continue
        if cell.metadata.get("casebook", {}).get("volatile"):
            text = "Measured on your own machine when you run it."
            cell.outputs = [nbformat.v4.new_output("stream", name="stdout", text=text)]
        for output in cell.outputs:
            output.get("data", {}).pop("application/vnd.jupyter.widget-view+json", None)
    return notebook


def errors(notebook: NotebookNode) -> list[tuple[int, str]]:
    """Return (cell number, text) of every error and every word on stderr: nbgrader gives 0 points for either."""
    found = []
    for number, cell in enumerate(notebook.cells):
        for output in cell.get("outputs", []):
            if output.output_type == "error":
                found.append((number, f"{output.ename}: {output.evalue}"))
            elif output.output_type == "stream" and output.name == "stderr":
                found.append((number, output.text.strip().splitlines()[-1]))
    return found
