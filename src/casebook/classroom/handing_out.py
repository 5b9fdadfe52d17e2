"""What each learner gets: the modules, the case, the law. Never the secret, a solution or, in a sitting, a key."""

import io
import json
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from casebook import paths
from casebook.case import variants
from casebook.errors import CasebookError
from casebook.lab.work import member

# the pages beside the modules, each a link on the first
PAGES = ("Welcome", "Refresher", "Words", "Authorities")
# folders that no learner gets, and cells that are for marking alone
FORBIDDEN = ("solutions", "rubrics", "source", "submitted", "autograded", "feedback", "gradebook.db", "class.json")
KEYS = (b"# %% mark=", b"# %% key", b"# %% reference")
READ_ME = """Electronic evidence: your copy of the course
============================================

You are {pseudonym} in this class. Your name is in no file that you hand in.

1. This file holds no program. Install the course once on your computer. Your instructor says where to get it; the
   README in it says how ("Two commands"). On a computer of your instructor this is done.
2. Unpack this file into a new folder of your own.
3. Open a terminal in the folder of the course and type

       source .venv/bin/activate          (on Windows:  .venv\\Scripts\\activate)

4. In the same terminal, go to your own folder (type  cd , a space, and its path), and type

       casebook lab

   Your browser opens the first page. Open a module there. Every answer is saved on your computer as you give it.
5. Press "Download my work". Send the file it makes, {pseudonym}__<module>.zip, to your instructor as it is.
{sitting}
The case in datasets/case/{case} is yours alone when your class works on cases of their own: another learner's
answers do not fit it.
"""
SITTING = """
This is a sitting. "Check my work" says what is unanswered or malformed. "Mark my work" needs the keys, which stay with
your instructor.
"""


class CannotHandOut(CasebookError):
    """A hand-out cannot be made, or would hold what a learner must not get."""


def common(modules: Iterable[str], sitting: bool) -> dict[str, bytes]:
    """Return the files that are the same for everybody, by their path in the hand-out."""
    root = paths.root()
    chosen = [root / "nbgrader_config.py"]
    beside = [root / "docs" / "glossary.yaml", *(root / "modules" / f"{name}.ipynb" for name in PAGES)]
    chosen += [path for path in beside if path.is_file()]
    for module in modules:
        page = root / "modules" / module / f"{module}.ipynb"
        if not page.is_file():
            raise CannotHandOut(f"{page} is missing. Run casebook build {module}.")
        chosen += below(page.parent)
        chosen += [] if sitting else [paths.lessons() / f"{module}.py"]
    for name in ("register", "submissions"):
        chosen += below(paths.datasets() / name)
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in chosen}


def below(folder: Path) -> list[Path]:
    """Return the files of a folder without what a learner or an editor has left in it."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink())
    return [path for path in found if not path.name.startswith((".", "answers.json")) and "__" not in path.name]


def case_files(folder: Path, place: str) -> dict[str, bytes]:
    """Return the files of a case as they lie in a hand-out."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {f"datasets/case/{place}/{path.relative_to(folder).as_posix()}": path.read_bytes() for path in files}


def begin(modules: Iterable[str], secret: bytes | None, sitting: bool) -> bytes:
    """Return the zip of what everybody gets; without a secret the public case is in it. Made once, it saves time."""
    files = common(modules, sitting)
    if secret is None:
        files |= case_files(paths.datasets() / "case" / "public", "public")
    return zipped(files, secret, sitting)


def hand_out(pseudonym: str, begun: bytes, secret: bytes | None, sitting: bool) -> bytes:
    """Return the zip of one learner: what everybody gets (`begin`), the pseudonym, and the case made from the secret.

    Raises `CannotHandOut` when it would hold what a learner must not get.
    """
    place = "mine" if secret else "public"
    read_me = READ_ME.format(pseudonym=pseudonym, sitting=SITTING if sitting else "", case=place)
    files = {
        "modules/learner.json": (json.dumps({"schema": 1, "pseudonym": pseudonym}) + "\n").encode(),
        "READ ME FIRST.txt": read_me.replace("\n", "\r\n").encode(),
    }
    if secret:
        files |= case_files(variants.prepare(secret, pseudonym, paths.root() / "course" / "cases"), place)
        seed = variants.seed_for(secret, pseudonym).encode()
        if problem := leak(files, [seed], sitting):
            raise CannotHandOut(f"The hand-out of {pseudonym} {problem}. It is not written.")
    return zipped(files, secret, sitting, begun)


def leak(files: Mapping[str, bytes], secrets: Iterable[bytes], sitting: bool) -> str:
    """Say what in a hand-out a learner must not get; "" when there is nothing."""
    hidden = tuple(secrets)
    for name, data in files.items():
        if any(part in FORBIDDEN or part.startswith("answers.json") for part in name.split("/")):
            return f"holds {name}"
        if any(one in data for one in hidden):
            return f"holds the secret of the class in {name}"
        if (sitting or not name.startswith("course/lessons/")) and any(key in data for key in KEYS):
            return f"holds keys in {name}"
    return ""


def zipped(files: Mapping[str, bytes], secret: bytes | None, sitting: bool, begun: bytes = b"") -> bytes:
    """Return files as a zip, added to what is `begun`; the same files give the same bytes with the same zlib.

    Raises `CannotHandOut` when one of them is not for a learner.
    """
    if problem := leak(files, [secret] if secret else [], sitting):
        raise CannotHandOut(f"A hand-out {problem}. It is not written.")
    made = io.BytesIO(begun)
    with zipfile.ZipFile(made, "a" if begun else "w") as archive:
        for name, data in files.items():
            archive.writestr(member(name), data, zipfile.ZIP_DEFLATED, 6)
    return made.getvalue()


def modules() -> list[str]:
    """Return every module of the course, by its full name."""
    return sorted(path.stem for path in paths.lessons().glob("m[0-9][0-9]_*.py"))


def built() -> list[str]:
    """Return the modules whose notebooks are there."""
    return [name for name in modules() if (paths.modules() / name / f"{name}.ipynb").is_file()]
