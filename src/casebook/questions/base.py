"""What every question has, and what every key must be."""

import re
from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from casebook.answers import Json
from casebook.errors import CasebookError
from casebook.languages import language

# keys stand in answer files for years and in every language, so they are short and plain
KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
KEY_RULE = "1 to 64 of a-z, A-Z, 0-9, dot, hyphen and underscore, beginning with a letter or digit"
NAMED = 5


class BadQuestion(CasebookError):
    """The author of a lesson has made a question that cannot be asked; the message says what to mend."""


@dataclass(frozen=True)
class Option:
    """One thing to choose. `reason` and `right` are for practice questions only."""

    key: str
    text: str
    reason: str = ""
    right: bool = False

    def to_json(self, practice: bool = False) -> dict[str, Json]:
        """Return the option as JSON: its language where that is not English, its reason only in practice."""
        plain: dict[str, Json] = {"key": self.key, "text": self.text}
        spoken = language(self.text)
        plain |= {"language": spoken} if spoken != "en" else {}
        return plain | {"reason": self.reason, "right": self.right} if practice else plain


def option(key: str, text: str, reason: str = "", right: bool = False) -> Option:
    """Make an option of a practice question: what it says, why it is right or wrong, and whether it is right."""
    return Option(key, text, reason, right)


@dataclass(frozen=True, kw_only=True)
class Question(ABC):
    """A question as data. Each kind adds its parts.

    `points` is what a full answer earns; a practice question has none and holds its own key.
    """

    kind: ClassVar[str]
    id: str
    prompt: str
    points: float = 0
    help: str = ""
    practice: bool = False

    def __post_init__(self) -> None:
        self.demand(bool(KEY.fullmatch(self.id)), f"an id is {KEY_RULE}")
        self.demand(bool(self.prompt.strip()), "it asks nothing: give it a prompt")
        self.demand(0 <= self.points <= 100, "give it between 0 and 100 points")
        self.demand(not (self.practice and self.points), "a practice question has no points")
        self.check()

    def demand(self, held: bool, mend: str) -> None:
        """Raise `BadQuestion` unless a rule is held."""
        if not held:
            raise BadQuestion(f"Question {self.id}: {mend}.")

    @abstractmethod
    def check(self) -> None:
        """Raise `BadQuestion` when the parts of this kind are not in order."""

    @abstractmethod
    def parts(self) -> dict[str, Json]:
        """Return the parts of this kind as JSON."""

    @abstractmethod
    def problems(self, value: object) -> list[str]:
        """Say in words what is unanswered or malformed in a value; nothing when it can be marked. Never raises."""

    @abstractmethod
    def words(self, value: object) -> str:
        """Return a value as a person would say it; "" when there is nothing. Never raises."""

    def to_json(self) -> dict[str, Json]:
        """Return the question as JSON: what a form draws. A graded question holds no key."""
        common: dict[str, Json] = {
            "id": self.id,
            "kind": self.kind,
            "prompt": self.prompt,
            "help": self.help,
            "points": self.points,
            "practice": self.practice,
        }
        return common | self.parts()

    def check_key(self, answers: Json, reason: str) -> None:
        """Demand no key in a graded question; in practice a key that can be marked with its reason, or none."""
        if not self.practice:
            keyed = answers is not None or bool(reason)
            self.demand(not keyed, "a graded question carries no key: leave out answers and reason")
        if answers is None:
            self.demand(not reason, "it gives a reason for no answer: write answers=…")
            return
        problems = self.problems(answers)
        self.demand(not problems, f"its own answer cannot be marked ({problems[0] if problems else ''})")
        self.demand(bool(reason.strip()), "it gives no reason: write reason=…")

    def key_parts(self, answers: Json, reason: str) -> dict[str, Json]:
        """Return the key of a practice question as JSON; nothing for a graded one."""
        return {"answers": answers, "reason": reason} if self.practice else {}

    def check_options(self, name: str, options: Sequence[Option], least: int = 2, named_by_text: bool = True) -> None:
        """Demand enough options, each with a good key of its own and, unless the key is shown, a text of its own."""
        self.demand(len(options) >= least, f"give at least {least} {name}")
        for entry in options:
            self.demand(bool(KEY.fullmatch(entry.key)), f'"{entry.key}" in {name} is no key: a key is {KEY_RULE}')
            self.demand(bool(entry.text.strip()), f'"{entry.key}" in {name} has no text')
        shown = [entry.text.strip() for entry in options] if named_by_text else []
        for what, given in (("key", [entry.key for entry in options]), ("text", shown)):
            twice = sorted({one for one in given if given.count(one) > 1})
            self.demand(not twice, f'the {what} "{twice[0] if twice else ""}" is used twice in {name}')


def options_of(entries: Mapping[str, str]) -> tuple[Option, ...]:
    """Return a mapping of keys to texts as options, in its order."""
    return tuple(Option(str(key), str(text)) for key, text in entries.items())


def texts(options: Iterable[Option]) -> dict[str, str]:
    """Return the text of each key."""
    return {entry.key: entry.text for entry in options}


def unnested(said: str) -> str:
    """Return words in which what is itself a quotation, and is quoted, keeps one pair of marks."""
    return said.replace('“"', "“").replace('"”', "”")


def quoted(names: Sequence[str]) -> str:
    """Name a few things in a sentence: quoted, the rest counted."""
    shown = unnested(", ".join(f"“{name}”" for name in names[:NAMED]))
    return shown if len(names) <= NAMED else f"{shown} and {len(names) - NAMED} more"


def keys_in(value: object, known: Mapping[str, str]) -> list[str]:
    """Return the known keys that a list names, each once, in the order given; [] for anything but a list."""
    if not isinstance(value, list | tuple):
        return []
    return list(dict.fromkeys(one for one in value if isinstance(one, str) and one in known))


def mapped(value: object, left: Mapping[str, str], right: Mapping[str, str]) -> dict[str, str]:
    """Return the usable pairs of a mapping: a known key to a known key. {} for anything but a mapping."""
    if not isinstance(value, Mapping):
        return {}
    return {key: other for key in left if isinstance(other := value.get(key), str) and other in right}


def strange(given: Collection[object], known: Mapping[str, str]) -> list[str]:
    """Say that an answer names things which the question does not have; nothing when it names none."""
    count = sum(not isinstance(one, str) or one not in known for one in given)
    things = "1 thing" if count == 1 else f"{count} things"
    return [f"The answer names {things} that this question does not have."] if count else []
