"""Bring work back: the zip of *Download my work*, opened again on this or another computer."""

import base64
import binascii
import io
import json
import lzma
import re
import zipfile
import zlib
from pathlib import Path

from casebook import answers, paths
from casebook.answers.parsing import CannotUse
from casebook.answers.reading import LIMIT_BYTES, usable
from casebook.errors import CasebookError
from casebook.evidence.hashing import hash_bytes
from casebook.evidence.manifest import read_manifest
from casebook.lab.learner import FORM
from casebook.writing import replace

NAME = re.compile(r"(?P<who>[A-Za-z0-9-]+)__(?P<module>m\d\d_[a-z0-9_]+)")
# bytes; the page refuses as much, since it hands over the whole file in one message
LIMIT_ZIP = 7_000_000
# what decoding and unpacking a damaged file may raise; RuntimeError is a password
BROKEN = (binascii.Error, zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, RuntimeError)


class NotOurs(CasebookError):
    """The file is not one that *Download my work* made, or not for this course."""


def restore(name: str, encoded: str, modules: Path | None = None) -> tuple[str, int]:
    """Put the answers of a downloaded zip back: return the module and how many answers came back.

    `name` is the file's name, `encoded` its bytes in Base64. An answer that is here and newer is kept, and nothing
    but answers is taken from the file. Raises `NotOurs` with what to do.
    """
    base = modules or paths.modules()
    found = NAME.match(Path(name).name)
    if not found:
        raise NotOurs(f"{name[:80]} is not a file of Download my work. Choose one such as heron-4821__m05_hashing.zip.")
    folder = base / found["module"]
    if not folder.is_dir():
        raise NotOurs(f"This course has no module {found['module']}. Open the course from which the file comes.")
    try:
        content = usable(member(base64.b64decode(encoded, validate=True)))
    except BROKEN as error:
        raise NotOurs(f"{name[:80]} cannot be opened. Download it again, or ask for another copy.") from error
    except CannotUse as error:
        raise NotOurs(f"The answers in {name[:80]} cannot be used: {error}") from error
    here = answers.read(folder / "answers.json").answers
    newer = {id: saved for id, saved in content.answers.items() if id not in here or here[id].saved < saved.saved}
    for id, saved in newer.items():
        answers.save(folder / "answers.json", found["module"], content.case or "public", id, saved.value, saved.saved)
    keep_pseudonym(base / "learner.json", found["who"])
    return found["module"], len(newer)


def member(data: bytes) -> bytes:
    """Return answers.json of the zip. What the file's own manifest contradicts is refused, and so is a huge member."""
    if len(data) > LIMIT_ZIP:
        raise NotOurs("The file is too large to be one of Download my work. Choose the right file.")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = {Path(one.filename).name: one for one in archive.infolist() if not one.is_dir()}
        if "answers.json" not in names:
            raise NotOurs("There are no answers in the file. Choose one that Download my work made.")
        if names["answers.json"].file_size > LIMIT_BYTES:
            raise NotOurs("The answers in the file are too large to be real. Choose the right file.")
        content = archive.read(names["answers.json"])
        listed = names.get("manifest-sha256.txt")
        if listed and listed.file_size < LIMIT_BYTES:
            told = read_manifest(archive.read(listed).decode("utf-8", "replace")).get("answers.json")
            if told != hash_bytes(content)["sha256"]:
                raise NotOurs("The answers are not those of the file's own manifest. Choose an unchanged copy.")
    return content


def keep_pseudonym(path: Path, who: str) -> None:
    """Go on under the pseudonym of the file where none has been drawn yet."""
    if FORM.fullmatch(who) and not path.exists():
        replace(path, (json.dumps({"schema": 1, "pseudonym": who}) + "\n").encode())
