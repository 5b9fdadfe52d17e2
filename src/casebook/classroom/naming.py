"""What the names of files and folders say: who sent this, through which platform, and for which module. Pure."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from casebook.classroom.roster import Learner, plain

# Moodle, "Download all submissions": `Name_1234567_assignsubmission_file` as a folder or in front of the file's name
MOODLE = re.compile(r"(?P<name>.+)_(?P<id>\d+)_assignsubmission_(?:file|onlinetext)_?(?P<rest>.*)", re.DOTALL)
# Canvas, "Download submissions": `lastfirst_LATE_12345_67890_file.zip`, flat
CANVAS = re.compile(r"(?P<name>[^\W_]+)(?:_LATE)?_(?P<user>\d+)_(?P<file>\d+)_(?P<rest>.+)", re.DOTALL)
PSEUDONYM = re.compile(r"(?<![a-z])[a-z]+-[0-9]{4}(?![0-9])")
MODULE = re.compile(r"(?<![a-z0-9])m[0-9]{2}(?![0-9])")


@dataclass(frozen=True)
class Sender:
    """What a platform's name says: the sender's name, the platform's number for him or her, the file's own name."""

    name: str
    number: str
    rest: str


def platform(part: str) -> Sender | None:
    """Return what a platform wrote into the name of a file or folder; None when no platform did."""
    if found := MOODLE.fullmatch(part):
        return Sender(found["name"], "", found["rest"])
    if found := CANVAS.fullmatch(part):
        return Sender(found["name"], found["user"], found["rest"])
    return None


def from_platform(parts: Sequence[str]) -> bool:
    """Tell whether a platform named any of these."""
    return any(platform(part) for part in parts)


def whole(pseudonym: str) -> re.Pattern[str]:
    """Return the pattern that finds a pseudonym as `PSEUDONYM` does: tern-1234 is not in bittern-1234."""
    return re.compile(rf"(?<![a-z]){re.escape(pseudonym)}(?![0-9])", re.IGNORECASE)


def writings(part: str) -> set[str]:
    """Return what the name of a file or folder may say about a sender, in the form of `plain`."""
    found = platform(part)
    return {plain(part), plain(found.name if found else part.rsplit(".", 1)[0])} - {""}


def own_name(part: str) -> str:
    """Return the name that the sender gave a file, without what a platform put in front."""
    found = platform(part)
    return found.rest if found and found.rest else part


@dataclass(frozen=True)
class Directory:
    """The learners of a class by what may name them. What would fit two of them names none."""

    people: Mapping[str, str]
    numbers: Mapping[str, str]
    pseudonyms: frozenset[str]

    @classmethod
    def of(cls, learners: Iterable[Learner]) -> "Directory":
        """Make the directory of a class."""
        everybody = list(learners)
        people: dict[str, set[str]] = {}
        for one in everybody:
            for name in (one.names | {plain(one.email), plain(one.username)}) - {""}:
                people.setdefault(name, set()).add(one.pseudonym)
        return cls(
            {name: next(iter(found)) for name, found in people.items() if len(found) == 1},
            {one.canvas_id: one.pseudonym for one in everybody if one.canvas_id},
            frozenset(one.pseudonym for one in everybody),
        )

    def sender(self, parts: Sequence[str]) -> str | None:
        """Return who sent a file by what a platform or the instructor named it; "" for somebody unknown to the class.

        None when no name says anything about the sender.
        """
        said = None
        for part in parts:
            found = platform(part)
            if found and found.number in self.numbers:
                return self.numbers[found.number]
            known = self.people.get(plain(found.name if found else part.rsplit(".", 1)[0])) or self.people.get(
                plain(part)
            )
            if known:
                return known
            # "Participant 4711" is what Moodle writes when marking is blind: it names nobody
            if found and not found.name[-1].isdigit():
                said = ""
        return said

    def named(self, parts: Sequence[str]) -> set[str]:
        """Return the pseudonyms, of this class or not, that names carry; the innermost name that has any decides."""
        for part in reversed(parts):
            if found := set(PSEUDONYM.findall(part.lower())):
                return found
        return set()


def module(parts: Sequence[str], modules: Iterable[str]) -> str:
    """Return the module that names carry, the innermost first; "" when none does."""
    known = {name.split("_", 1)[0]: name for name in modules}
    for part in reversed(parts):
        for prefix in MODULE.findall(part.lower()):
            if prefix in known:
                return known[prefix]
    return ""
