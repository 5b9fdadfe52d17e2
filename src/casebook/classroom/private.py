"""The folder that only the instructor has, outside the course: the secret of the class, and who is who."""

import csv
import io
import os
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from casebook import paths
from casebook.classroom import tables
from casebook.classroom.roster import FIELDS, Learner
from casebook.errors import CasebookError
from casebook.grading import settings
from casebook.lab.learner import BIRDS


class BadFolder(CasebookError):
    """The instructor's folder cannot be used."""


@dataclass(frozen=True)
class Private:
    """The instructor's folder. Nobody else on this computer may open it."""

    folder: Path

    @classmethod
    def of_class(cls) -> "Private":
        """Return the folder of the class of this course. Raises `BadFolder` when there is no class."""
        kept = settings.read().private
        if not kept:
            raise BadFolder("There is no class in this course yet. Run casebook class new --roster roster.csv.")
        if not (Path(kept) / "key.csv").is_file():
            raise BadFolder(f"{kept} has no key.csv. Bring the folder of the class back, or run casebook class new.")
        return cls(Path(kept))

    def open(self) -> None:
        """Make the folder and the secret where they are missing."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self.folder.chmod(0o700)
        if not self.secret_file.exists():
            self.keep(self.secret_file, secrets.token_hex(32).encode())

    @property
    def secret_file(self) -> Path:
        """Where the secret lies from which each learner's case is made."""
        return self.folder / "secret"

    @property
    def secret(self) -> bytes:
        """The secret of the class."""
        return self.secret_file.read_bytes().strip()

    def learners(self) -> list[Learner]:
        """Return everybody in the key."""
        path = self.folder / "key.csv"
        if not path.is_file():
            return []
        return [Learner(**{name: row.get(name, "") for name in FIELDS}) for row in tables.read(path)]

    def write(self, learners: Sequence[Learner]) -> None:
        """Keep the key. A roster with a formula in it has been refused, so a spreadsheet may open this file."""
        made = io.StringIO(newline="")
        writer = csv.DictWriter(made, FIELDS, lineterminator="\r\n")
        writer.writeheader()
        writer.writerows(asdict(one) for one in learners)
        self.keep(self.folder / "key.csv", made.getvalue().encode("utf-8"))

    def keep(self, path: Path, data: bytes) -> None:
        """Write a file that only the instructor can read, whole or not at all."""
        made = path.with_name(f"{path.name}.new")
        try:
            with os.fdopen(os.open(made, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
                file.write(data)
            made.replace(path)
        except OSError as error:
            raise BadFolder(
                f"{path} cannot be written: {error.strerror}. Name another folder with --private."
            ) from error


def outside(folder: Path) -> Path:
    """Return a folder that lies outside the course. Raises `BadFolder` when it does not."""
    full = folder.expanduser().resolve()
    if full == paths.root() or paths.root() in full.parents:
        raise BadFolder(
            f"{full} lies in the course, where learners could get it. Name a folder outside it with --private."
        )
    return full


def join(known: Sequence[Learner], roster: Iterable[Learner]) -> list[Learner]:
    """Return the key with a roster put into it: who is there keeps the pseudonym, who is new draws one."""
    found = list(known)
    places = {identity: place for place, one in enumerate(found) for identity in one.identities}
    taken = {one.pseudonym for one in found}
    for learner in roster:
        place = next((places[one] for one in sorted(learner.identities) if one in places), None)
        if place is not None:
            kept = found[place].pseudonym
            if learner.pseudonym not in ("", kept):
                raise BadFolder(f"{learner.name} is {kept} already. Take {learner.pseudonym} out of the roster.")
            found[place] = replace(learner, pseudonym=kept)
            continue
        if learner.pseudonym in taken:
            raise BadFolder(f"{learner.pseudonym} belongs to somebody else already. Choose another pseudonym.")
        drawn = learner.pseudonym or draw(taken)
        taken.add(drawn)
        places |= dict.fromkeys(learner.identities, len(found))
        found.append(replace(learner, pseudonym=drawn))
    return found


def draw(taken: set[str]) -> str:
    """Return a pseudonym that nobody has."""
    while True:
        drawn = f"{secrets.choice(BIRDS)}-{secrets.randbelow(9000) + 1000}"
        if drawn not in taken:
            return drawn
