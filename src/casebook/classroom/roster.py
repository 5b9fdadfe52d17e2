"""The roster of a class: a CSV file of one's own, Moodle's list of participants or Canvas's gradebook export."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

from casebook.classroom import tables
from casebook.errors import CasebookError
from casebook.lab.learner import FORM


class BadRoster(CasebookError):
    """The roster cannot be used; the message names the line and the mend."""


@dataclass(frozen=True)
class Learner:
    """One line of the key from names to pseudonyms. What the roster does not have is an empty text."""

    pseudonym: str = ""
    name: str = ""
    first: str = ""
    last: str = ""
    email: str = ""
    id_number: str = ""
    username: str = ""
    canvas_id: str = ""
    sis_id: str = ""
    sis_login: str = ""
    section: str = ""

    @property
    def identities(self) -> set[str]:
        """What tells this learner from every other: two lines that share one are the same person."""
        marks = {"email": self.email, "id": self.id_number, "user": self.username, "canvas": self.canvas_id}
        found = {f"{kind} {value.casefold()}" for kind, value in marks.items() if value}
        return found or {f"name {plain(self.name)}"}

    @property
    def names(self) -> set[str]:
        """How a platform may write this name, in the form of `plain`."""
        return {plain(name) for name in (self.name, self.first + self.last, self.last + self.first)} - {""}

    def may_be(self, other: "Learner") -> bool:
        """Tell whether two lines of one name may be one person: nothing that identifies people differs."""
        pairs = ((getattr(self, field), getattr(other, field)) for field in IDENTIFYING)
        return bool(self.names & other.names) and all(
            not (one and two) or one.casefold() == two.casefold() for one, two in pairs
        )

    def over(self, kept: "Learner") -> "Learner":
        """Return this line with what it leaves empty taken from the line that was kept; the pseudonym is the kept one.

        First and last name are parts of one name: they are kept only while the name is the same.
        """
        new = {field: value for field, value in asdict(self).items() if value}
        if self.first or self.last or not self.names & kept.names:
            new |= {"first": self.first, "last": self.last}
        return replace(kept, **{**new, "pseudonym": kept.pseudonym})


FIELDS = tuple(field.name for field in fields(Learner))
IDENTIFYING = ("email", "id_number", "username", "canvas_id", "sis_id", "sis_login")
# column names as people, Moodle and Canvas write them, in small letters without spaces and signs
COLUMNS: Mapping[str, str] = {
    "pseudonym": "pseudonym",
    "name": "name", "fullname": "name", "student": "name", "learner": "name", "nom": "name",
    "firstname": "first", "givenname": "first", "prénom": "first",
    "lastname": "last", "surname": "last", "familyname": "last",
    "email": "email", "emailaddress": "email", "mail": "email",
    "idnumber": "id_number", "username": "username",
    "id": "canvas_id", "canvasid": "canvas_id",
    "sisuserid": "sis_id", "sisid": "sis_id", "sisloginid": "sis_login", "section": "section",
    "canvas_id": "canvas_id", "id_number": "id_number", "sis_id": "sis_id", "sis_login": "sis_login",
    "first": "first", "last": "last",
}  # fmt: skip


def read(path: Path) -> list[Learner]:
    """Return the learners of a roster. Raises `BadRoster` when two lines are one person, or a line names nobody."""
    found: list[Learner] = []
    seen: dict[str, int] = {}
    for number, row in enumerate(tables.read(path), start=2):
        if row.get("Student", "").strip() in ("Points Possible", "Student, Test"):
            continue
        learner = of_row(row)
        if not learner.name:
            raise BadRoster(f"{path}, line {number}: no name. The roster needs a column name, or first and last name.")
        check(path, number, learner)
        for identity in (*learner.identities, *({f"pseudonym {learner.pseudonym}"} if learner.pseudonym else ())):
            if identity in seen:
                kind, value = identity.split(" ", 1)
                raise BadRoster(f"{path}, line {number}: the {kind} {value} stands in line {seen[identity]} already.")
            seen[identity] = number
        found.append(learner)
    if not found:
        raise BadRoster(f"{path} names no learner. Write one line for each under the header.")
    return found


def of_row(row: Mapping[str, str]) -> Learner:
    """Return one line of a roster as a learner, its columns known by their names."""
    cells: dict[str, str] = {}
    for column, value in row.items():
        name = COLUMNS.get(column) or COLUMNS.get("".join(char for char in column.casefold() if char.isalnum()))
        if name and value:
            cells.setdefault(name, value)
    if not ("first" in cells or "last" in cells) and "," in cells.get("name", ""):
        # Canvas writes the family name first
        cells["last"], cells["first"] = (part.strip() for part in cells["name"].split(",", 1))
    if "first" in cells or "last" in cells:
        cells["name"] = f"{cells.get('first', '')} {cells.get('last', '')}".strip()
    return Learner(**cells)


def check(path: Path, number: int, learner: Learner) -> None:
    """Refuse a pseudonym that the course cannot use, and what a spreadsheet would run when marks go back."""
    if learner.pseudonym and not FORM.fullmatch(learner.pseudonym):
        raise BadRoster(
            f"{path}, line {number}: {learner.pseudonym} is no pseudonym. Write one such as heron-4821, or none."
        )
    for field in FIELDS:
        if tables.formula(getattr(learner, field)):
            raise BadRoster(f"{path}, line {number}: {field} begins like a formula of a spreadsheet. Write it without.")


def plain(name: str) -> str:
    """Return a name without accents, case, signs and spaces: how two systems write the same person alike."""
    apart = unicodedata.normalize("NFKD", name)
    return re.sub(r"[\W_]+", "", "".join(char for char in apart if not unicodedata.combining(char)).casefold())
