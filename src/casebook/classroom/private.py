"""The folder that only the instructor has, outside the course: the secret of the class, and who is who."""

import csv
import io
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from dataclasses import replace as changed
from pathlib import Path

from casebook import paths
from casebook.classroom import tables
from casebook.classroom.roster import FIELDS, Learner
from casebook.errors import CasebookError
from casebook.grading import settings
from casebook.lab.learner import BIRDS
from casebook.writing import replace

BRING_BACK = "Bring it back from your copy: without it the cases of the class cannot be made again."


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
        try:
            found = self.secret_file.read_bytes().strip()
        except OSError as error:
            raise BadFolder(f"{self.secret_file} cannot be read: {error.strerror}. {BRING_BACK}") from error
        if not found:
            raise BadFolder(f"{self.secret_file} is empty. {BRING_BACK}")
        return found

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
        try:
            replace(path, data, 0o600)
        except OSError as error:
            raise BadFolder(
                f"{path} cannot be written: {error.strerror}. Name another folder with --private."
            ) from error


def outside(folder: Path) -> Path:
    """Return the full path of a file or folder outside the course. Raises `BadFolder` when it lies in the course."""
    try:
        full = folder.expanduser().resolve()
    except (OSError, RuntimeError) as error:
        raise BadFolder(f"{folder} is no place on this computer: {error}. Name another.") from error
    if full == paths.root() or paths.root() in full.parents:
        raise BadFolder(f"{full} lies in the course, where learners could get it. Name a place outside it.")
    return full


def join(known: Sequence[Learner], roster: Iterable[Learner]) -> list[Learner]:
    """Return the key with a roster put into it: who is there keeps the pseudonym, who is new draws one.

    A line that leaves something empty takes nothing out of the key. Raises `BadFolder` when a line could be two people.
    """
    lines = list(roster)
    found = list(known)
    taken = {one.pseudonym for one in found}
    for learner, place in zip(lines, places(known, lines), strict=True):
        if place is not None:
            kept = found[place].pseudonym
            if learner.pseudonym not in ("", kept):
                raise BadFolder(f"{learner.name} is {kept} already. Take {learner.pseudonym} out of the roster.")
            found[place] = learner.over(found[place])
            continue
        if learner.pseudonym in taken:
            raise BadFolder(f"{learner.pseudonym} belongs to somebody else already. Choose another pseudonym.")
        drawn = learner.pseudonym or draw(taken)
        taken.add(drawn)
        found.append(changed(learner, pseudonym=drawn))
    return found


def places(known: Sequence[Learner], lines: Sequence[Learner]) -> list[int | None]:
    """Return where in the key each line of a roster stands already, None for who is new.

    What identifies people decides; then a pseudonym with its name; then the name, where it fits one person and no more.
    """
    by_identity: dict[str, set[int]] = {}
    for place, one in enumerate(known):
        for identity in one.identities:
            by_identity.setdefault(identity, set()).add(place)
    chosen: dict[int, int] = {}
    for number, line in enumerate(lines):
        marks = {mark for mark in line.identities if not mark.startswith("name ")}
        fitting = set().union(*(by_identity.get(mark, set()) for mark in marks)) or {
            place for place, one in enumerate(known) if one.pseudonym == line.pseudonym and line.names & one.names
        }
        for place in fitting:
            if len(fitting) > 1 or place in chosen:
                raise ambiguous(line, [known[one].pseudonym for one in fitting])
            chosen[place] = number
    found = {number: place for place, number in chosen.items()}
    for number, line in enumerate(lines):
        if number in found:
            continue
        fitting = {place for place, one in enumerate(known) if place not in chosen and line.may_be(one)}
        if len(fitting) > 1 and not line.pseudonym:
            raise ambiguous(line, [known[one].pseudonym for one in fitting])
        if len(fitting) == 1:
            found[number] = fitting.pop()
    for number, place in found.items():
        if any(other != number and also == place for other, also in found.items()):
            raise ambiguous(lines[number], [known[place].pseudonym])
    return [found.get(number) for number in range(len(lines))]


def ambiguous(line: Learner, pseudonyms: Iterable[str]) -> BadFolder:
    """Return the error about a line that could be several people, or about several lines that could be one."""
    could = sorted(pseudonyms)
    which = f"could be {' or '.join(could)}" if len(could) > 1 else f"is not the only line that could be {could[0]}"
    return BadFolder(
        f"{line.name} in the roster {which}. Write the right pseudonym of key.csv beside the name, in a column "
        "pseudonym, or take the line out."
    )


def draw(taken: set[str]) -> str:
    """Return a pseudonym that nobody has."""
    while True:
        drawn = f"{secrets.choice(BIRDS)}-{secrets.randbelow(9000) + 1000}"
        if drawn not in taken:
            return drawn
