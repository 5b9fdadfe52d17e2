"""What an attack is: a submission that is made, what its honest part deserves, and where it tries to reach."""

import copy
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

MODULE = "m05_hashing"
# the honest part of every hostile hand-in: right answers to these questions, and to no other
HONEST = tuple(f"m05-q{number}" for number in range(1, 16, 2))
NEIGHBOUR = "neighbour-1"


@dataclass(frozen=True)
class Hand:
    """What a hostile learner holds: an own folder, honest answers, the notebook as handed out, and places to reach.

    `reach`: a folder in which nothing may appear; `home`: the grader's home; `course`: the course's folder. A payload
    of code may lie in a notebook and names these places by their paths.
    """

    folder: Path
    reach: Path
    home: Path
    course: Path
    honest: dict[str, Any]
    handed_out: dict[str, Any]
    name: str = ""

    def answers(self, **more: Any) -> dict[str, Any]:
        """Return the honest answer file, with other top entries where they are given."""
        return {**copy.deepcopy(self.honest), **more}

    def with_values(self, values: dict[str, Any]) -> dict[str, Any]:
        """Return the honest answer file with these values added or put in place of honest ones."""
        found = self.answers()
        found["answers"] |= {id: {"value": value, "saved": "2026-11-20T10:00:00Z"} for id, value in values.items()}
        return found

    def write(self, content: Any, name: str = "answers.json") -> None:
        """Write JSON, text or bytes into the hand-in."""
        data = content if isinstance(content, bytes | str) else json.dumps(content)
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data)

    def notebook(self) -> dict[str, Any]:
        """Return a copy of the notebook as it was handed out."""
        return copy.deepcopy(self.handed_out)

    def canary(self, what: str = "ran") -> str:
        """Return the path that a payload writes when it runs."""
        return str(self.reach / f"{self.name}.{what}")


@dataclass(frozen=True)
class Attack:
    """One hostile submission. `does` and `reaches` say in words what it does and what it is after.

    `earns`: the ids whose honest answers count. `said`: what the report must contain ("" where nothing is odd, because
    what was sent is plain text). `way`: how it comes: laid as a `folder`, as a `zip`, or over the `exchange`.
    `untried`: why it is not tried on stock nbgrader.
    """

    name: str
    does: str
    reaches: str
    make: Callable[[Hand], None]
    said: str
    earns: tuple[str, ...] = HONEST
    way: str = "folder"
    untried: str = ""


@dataclass
class Corpus:
    """The attacks of one kind, in the order in which they are defined."""

    kind: str
    way: str = "folder"
    attacks: list[Attack] = field(default_factory=list)

    def attack(self, does: str, reaches: str, said: str, **more: Any) -> Callable[[Callable[[Hand], None]], Any]:
        """Define an attack by the function that makes it; its name is the function's."""

        def keep(make: Callable[[Hand], None]) -> Callable[[Hand], None]:
            name = make.__name__.strip("_").replace("_", "-")
            self.attacks.append(Attack(name, does, reaches, make, said, **{"way": self.way, **more}))
            return make

        return keep
