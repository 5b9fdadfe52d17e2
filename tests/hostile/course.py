"""The whole corpus, and a course in which each of its learners hands in among honest neighbours."""

import json
import shutil
import zipfile
from pathlib import Path
from typing import Any

import archives
import files
import notebooks
import startup
import texts
import values
from attack import HONEST, MODULE, NEIGHBOUR, Attack, Hand
from classroom import ROOT, Classroom

CORPORA = (notebooks.NOTEBOOKS, startup.STARTUP, files.FILES, texts.TEXTS, values.VALUES, archives.ARCHIVES)
ATTACKS: tuple[Attack, ...] = tuple(one for corpus in CORPORA for one in corpus.attacks)
NEIGHBOURS = (NEIGHBOUR, "a-neighbour", "zz-neighbour")
PRECIOUS = "the grader's own; nobody else reads or writes it"


def reference() -> dict[str, Any]:
    """Return the answers of the solution to the public case."""
    found: dict[str, Any] = json.loads((ROOT / "solutions" / MODULE / "answers.json").read_text("utf-8"))
    return found


def honest() -> dict[str, Any]:
    """Return the honest part of every hostile hand-in."""
    found = reference()
    found["answers"] = {id: found["answers"][id] for id in HONEST}
    return found


def handed_out() -> dict[str, Any]:
    """Return the notebook as learners get it."""
    found: dict[str, Any] = json.loads((ROOT / "modules" / MODULE / f"{MODULE}.ipynb").read_text("utf-8"))
    return found


class Hostile:
    """A course, a home and a place to reach, in a folder; the class is laid by `lay`."""

    def __init__(self, folder: Path) -> None:
        self.reach, self.home = folder / "reach", folder / "home"
        for place in (self.reach, self.home):
            place.mkdir(parents=True)
        (self.home / "secret.txt").write_text(PRECIOUS, "utf-8")
        # followed, it would give full marks
        (self.home / "secret.json").write_text(json.dumps(reference()), "utf-8")
        (self.home / "private.json").write_text(json.dumps({"secret": PRECIOUS}), "utf-8")
        with zipfile.ZipFile(self.home / "secret.zip", "w") as archive:
            archive.writestr("answers.json", json.dumps(reference()))
        self.room = Classroom(folder / "course")
        self.room.setting |= {"HOME": str(self.home), "GRADER_SECRET": PRECIOUS}
        self.archives = self.room.folder / "course" / "downloaded" / MODULE / "archive"
        self.archives.mkdir(parents=True)
        self._honest, self._handed_out = honest(), handed_out()

    def lay(self, attacks: tuple[Attack, ...]) -> None:
        """Let three neighbours and every attacker hand in."""
        for name in NEIGHBOURS:
            folder = self.room.submitted(name)
            folder.mkdir(parents=True)
            # a neighbour's answers are the hardest to get by copying: all of them
            (folder / "answers.json").write_text(json.dumps(reference()), "utf-8")
            shutil.copy(ROOT / "modules" / MODULE / f"{MODULE}.ipynb", folder)
        for one in attacks:
            one.make(self.hand(one))

    def hand(self, one: Attack) -> Hand:
        """Return what one attacker holds."""
        folder = self.archives if one.way == "zip" else self.room.submitted(one.name)
        folder.mkdir(parents=True, exist_ok=True)
        return Hand(folder, self.reach, self.home, self.room.folder, self._honest, self._handed_out, one.name)
