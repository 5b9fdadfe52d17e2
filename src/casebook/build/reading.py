"""The reading edition: modules to read on a screen or on paper, offline, with the exercises and without the solutions.

Each notebook that learners open is run once with no answers, forms printed in place of drawn. What a person sees in
the browser is then on the page: prose, tables and figures of the public case, and every question with its keys.
"""

import contextlib
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import nbformat
import yaml
from nbclient import NotebookClient
from nbformat import NotebookNode

from casebook.build.expand import HIDDEN, MARK
from casebook.build.release import QUIET, clean, environment, errors
from casebook.build.spoken import spoken
from casebook.errors import CasebookError
from casebook.forms.static import stylesheet
from casebook.writing import save

TITLE = re.compile(r"^# (?P<title>.+)$", re.MULTILINE)


class CannotPrint(CasebookError):
    """A module could not be run for the reading edition."""


def modules(root: Path) -> list[str]:
    """Return the modules of the course that are built, in order."""
    return sorted(path.parent.name for path in (root / "modules").glob("m[0-9][0-9]_*/*.ipynb"))


def edition(root: Path, module: str) -> NotebookNode:
    """Return a module as a notebook for reading: run, forms as print, code out of sight, marks left out."""
    with empty_seat(root, module) as folder:
        path = folder / f"{module}.ipynb"
        notebook = nbformat.read(path, as_version=4)
        with environment(CASEBOOK_EDITION="print", CASEBOOK_ROOT=str(folder.parents[1]), PYTHONWARNINGS="ignore"):
            NotebookClient(
                notebook,
                timeout=600,
                allow_errors=True,
                resources={"metadata": {"path": str(folder)}},
                extra_arguments=QUIET,
            ).execute()
    for number, error in errors(notebook):
        raise CannotPrint(f"{module}, cell {number}: {error}. Mend the lesson and build it again.")
    return numbered(printed(clean(notebook)), module)


@contextlib.contextmanager
def empty_seat(root: Path, module: str) -> Iterator[Path]:
    """Lay the module beside the course's data where nobody has answered anything."""
    with tempfile.TemporaryDirectory(prefix="casebook-read-") as name:
        course = Path(name)
        shutil.copy(root / "nbgrader_config.py", course)
        for shared in ("datasets", "course"):
            (course / shared).symlink_to(root / shared, target_is_directory=True)
        folder = course / "modules" / module
        folder.mkdir(parents=True)
        shutil.copy(root / "modules" / module / f"{module}.ipynb", folder)
        yield folder


def printed(notebook: NotebookNode) -> NotebookNode:
    """Drop the cells that wait for a mark and hide the code that a learner does not see."""
    kept = []
    for cell in notebook.cells:
        tags = cell.metadata.get("tags", [])
        if MARK in tags:
            continue
        cell.metadata = nbformat.NotebookNode(tags=["remove-input"] if HIDDEN in tags else [])
        kept.append(cell)
    notebook.cells = kept
    notebook.metadata = nbformat.NotebookNode(kernelspec=notebook.metadata["kernelspec"])
    return notebook


def numbered(notebook: NotebookNode, module: str) -> NotebookNode:
    """Put the number of a module before its title: answer files, and other modules, name it by that."""
    for cell in notebook.cells:
        if cell.cell_type == "markdown" and TITLE.search(cell.source):
            cell.source = TITLE.sub(rf"# {module.split('_', 1)[0]}: \g<title>", cell.source, count=1)
            break
    return notebook


def glossary(root: Path) -> str:
    """Return the glossary as a page: English terms with their meaning, and the French and Russian terms beside them."""
    terms = yaml.safe_load((root / "docs" / "glossary.yaml").read_text(encoding="utf-8"))
    terms.sort(key=lambda one: one["term"].casefold())
    rows = (f"| {one['term']} | {one['means']} | {one['fr']} | {one['ru']} |" for one in terms)
    head = "# Glossary\n\nOne term for one thing.\n\n| term | meaning | French | Russian |\n| --- | --- | --- | --- |\n"
    return spoken(head + "\n".join(rows) + "\n")


def title(root: Path, module: str) -> str:
    """Return what a module is called."""
    notebook = nbformat.read(root / "modules" / module / f"{module}.ipynb", as_version=4)
    return str(notebook.metadata.get("casebook", {}).get("title", module))


def contents(titles: Mapping[str, str]) -> str:
    """Return the first page of the edition as one file, from the titles of the modules by name."""
    listed = "\n".join(titles)
    named = "\n".join(f"* [{name.split('_', 1)[0]}: {title}]({name}.ipynb)" for name, title in titles.items())
    return (
        "# Casebook: the reading edition\n\nEvery module as text, with its tables, figures and questions, without "
        f"solutions.\n\n{named}\n* [Glossary](glossary.md)\n\n```{{toctree}}\n:maxdepth: 2\n\n{listed}\nglossary\n```\n"
    )


def write(root: Path, target: Path) -> list[Path]:
    """Write the edition below `target`: a notebook for each module, glossary, first page, style sheet."""
    names = modules(root)
    texts = {
        "static/casebook.css": stylesheet(),
        "glossary.md": glossary(root),
        "index.md": contents({name: title(root, name) for name in names}),
        **{f"{name}.ipynb": nbformat.writes(edition(root, name), version=4) + "\n" for name in names},
    }
    for name, text in texts.items():
        save(target / name, text.encode())
    return [target / name for name in texts]


def print_pdf(page: Path, target: Path) -> None:
    """Print an HTML page to a tagged PDF with an outline, by Chromium."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not chromium:
        raise CannotPrint("Chromium prints the PDF and is missing. Install it: apt-get install chromium")
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", "--export-tagged-pdf"]
    to = ["--generate-pdf-document-outline", f"--print-to-pdf={target.resolve()}", page.resolve().as_uri()]
    with tempfile.TemporaryDirectory(prefix="casebook-print-") as profile:
        run = [chromium, *flags, f"--user-data-dir={profile}", *to]
        done = subprocess.run(run, capture_output=True, text=True, check=False)
    if done.returncode or not target.is_file():
        why = (done.stderr.strip() or "it gave no reason").splitlines()[-1]
        raise CannotPrint(f"Chromium could not print {page} to {target}: {why}")
