"""The pseudonym of the learner on this computer: drawn once, kept in `modules/learner.json`, told to nobody."""

import json
import re
import secrets
from pathlib import Path

from casebook import paths
from casebook.errors import CasebookError

BIRDS = (
    "avocet", "bittern", "curlew", "dipper", "dunlin", "egret", "fulmar", "gannet", "godwit", "heron", "hoopoe",
    "ibis", "jacana", "kestrel", "lapwing", "linnet", "merlin", "osprey", "petrel", "plover", "puffin", "shrike",
    "siskin", "stilt", "tern", "turaco", "weaver", "whimbrel", "widgeon", "wren",
)  # fmt: skip
FORM = re.compile(r"[a-z]+-[0-9]{4}")


class BadPseudonym(CasebookError):
    """The file of the pseudonym cannot be used."""


def pseudonym(folder: Path | None = None) -> str:
    """Return the learner's pseudonym, such as `heron-4821`. `folder` is that of `learner.json`, default modules/."""
    path = (folder or paths.modules()) / "learner.json"
    try:
        with path.open("x", encoding="utf-8") as file:
            drawn = f"{secrets.choice(BIRDS)}-{secrets.randbelow(9000) + 1000}"
            file.write(json.dumps({"schema": 1, "pseudonym": drawn}) + "\n")
            return drawn
    except FileExistsError:
        return _kept(path)
    except OSError as error:
        raise BadPseudonym(f"{path} cannot be written: {error.strerror}. Allow writing to that folder.") from error


def _kept(path: Path) -> str:
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))["pseudonym"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BadPseudonym(f"{path} cannot be read. Write your pseudonym into it again, or delete it.") from error
    if not isinstance(kept, str) or not FORM.fullmatch(kept):
        raise BadPseudonym(f"{path} holds no pseudonym such as heron-4821. Write yours into it again, or delete it.")
    return kept
