"""What the three buttons of a notebook do: check, mark and download the work in one module."""

import io
import json
import re
import zipfile
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from casebook import answers
from casebook.errors import CasebookError
from casebook.evidence.hashing import hash_bytes
from casebook.evidence.manifest import write_manifest
from casebook.lab.learner import pseudonym
from casebook.lab.panel import Panel
from casebook.lesson.self_marking import PRACTICE
from casebook.writing import replace

if TYPE_CHECKING:
    from casebook.answers import Answers
    from casebook.questions import Question

# a question that counts, in a cell of the notebook
ASKED = re.compile(r'\bask\("([^"]+)"')
EPOCH = (1980, 1, 1, 0, 0, 0)


class NothingToSend(CasebookError):
    """There is no work to put into the file."""


def check(folder: Path | None = None) -> Panel:
    """Say which questions are unanswered or malformed, in words. `folder` is the module's, default: where we are."""
    from casebook.lesson import questions_of

    here = folder or Path.cwd()
    found = answers.read(here / "answers.json")
    asked = {id: one for id, one in questions_of(here.name).items() if not one.practice}
    return Panel("Check my work", _checked(asked, found) + _undrawn(here, asked))


def _undrawn(folder: Path, asked: "dict[str, Question]") -> str:
    """Name the questions of the notebook that could not be looked at, since their cells have not run in this page."""
    try:
        cells = json.loads((folder / f"{folder.name}.ipynb").read_text(encoding="utf-8"))["cells"]
        text = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
    except (OSError, ValueError, KeyError, TypeError):
        return ""
    left = [id for id in dict.fromkeys(ASKED.findall(text)) if id not in asked]
    told = "These questions have not been drawn in this page yet. Choose Run, Run All Cells, and check again: "
    return f"<p>{told}{escape(', '.join(left))}.</p>" if left else ""


def _checked(asked: "dict[str, Question]", found: "Answers") -> str:
    lacks = {}
    for id, question in asked.items():
        saved = found.answers.get(id)
        problems = question.problems(saved.value if saved else None)
        if problems:
            lacks[id] = problems
    rows = "".join(
        f"<li><strong>{escape(id)}</strong> {escape(asked[id].prompt)}<br>{escape(' '.join(problems))}</li>"
        for id, problems in lacks.items()
    )
    if not asked:
        return f"<p>{PRACTICE}</p>{_problems(found.problems)}"
    told = f"<p>{len(asked) - len(lacks)} of {len(asked)} questions are answered and can be marked.</p>"
    listed = f"<p>These need your attention:</p><ul>{rows}</ul>" if rows else "<p>Nothing is missing.</p>"
    return told + listed + _problems(found.problems)


def mark(folder: Path | None = None) -> Panel:
    """Mark the module: points and reasons for every question. An open lesson shows its marks from then on."""
    from casebook.lesson import mark_module

    here = folder or Path.cwd()
    found = mark_module(here.name, here)
    note = "<p>These are the marks of self-study. Pieces that a person marks are not counted here.</p>"
    marked = found.to_html() + note if found.marks else f"<p>{PRACTICE}</p>"
    return Panel("Mark my work", marked + _problems(found.problems))


def download(folder: Path | None = None) -> Panel:
    """Write the file to hand in to modules/ and say what is in it, with its SHA-256."""
    here = folder or Path.cwd()
    name = f"{pseudonym(here.parent)}__{here.name}.zip"
    data = pack(here)
    path = here.parent / name
    try:
        replace(path, data)
    except OSError as error:
        raise NothingToSend(f"{path} cannot be written: {error.strerror}. Allow writing to that folder.") from error
    found = answers.read(here / "answers.json")
    count = len(found.answers)
    rows = (
        ("File", name),
        ("Answers", f"{count}"),
        ("Size", f"{len(data):,} bytes"),
        ("SHA-256", hash_bytes(data)["sha256"]),
    )
    table = "".join(f"<dt>{term}</dt><dd>{escape(text)}</dd>" for term, text in rows)
    told = (
        "<p>Hand in this file as it is. Keep the SHA-256: with it you can show later that the file "
        "you sent is the file that was marked.</p>"
    )
    return Panel("Download my work", f'<dl class="cb-receipt">{table}</dl>{told}{_problems(found.problems)}', name)


def pack(folder: Path) -> bytes:
    """Return the zip of a module: notebook, answers and a SHA-256 manifest. The same work gives the same bytes.

    Members are stored uncompressed: what deflate writes differs from one zlib to the next.
    """
    files = {}
    for name in (f"{folder.name}.ipynb", "answers.json"):
        try:
            files[name] = (folder / name).read_bytes()
        except FileNotFoundError as error:
            if name == "answers.json":
                raise NothingToSend("There is no answer yet. Answer a question first, then download.") from error
            raise NothingToSend(f"{folder / name} is missing. Open the module again from the course folder.") from error
        except OSError as error:
            raise NothingToSend(f"{folder / name} cannot be read: {error.strerror}. Allow reading it.") from error
    manifest = write_manifest((name, hash_bytes(data)["sha256"]) for name, data in files.items())
    files["manifest-sha256.txt"] = manifest.encode()
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for name, data in files.items():
            archive.writestr(member(name), data)
    return made.getvalue()


def member(name: str) -> zipfile.ZipInfo:
    """Return the head of a zip's member that is the same on every day and system."""
    made = zipfile.ZipInfo(name, EPOCH)
    made.create_system = 3
    made.external_attr = 0o100644 << 16
    return made


def _problems(problems: tuple[str, ...]) -> str:
    if not problems:
        return ""
    rows = "".join(f"<li>{escape(problem)}</li>" for problem in problems)
    return f"<p>The file of your answers has a problem:</p><ul>{rows}</ul>"
