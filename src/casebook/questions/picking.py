"""Questions answered by picking: one option, or several."""

from abc import ABC
from collections.abc import Mapping
from dataclasses import dataclass

from casebook.answers import Json
from casebook.questions.base import Option, Question, keys_in, options_of, strange, texts


@dataclass(frozen=True, kw_only=True)
class Picking(Question, ABC):
    """What choice and several share."""

    options: tuple[Option, ...]

    def check(self) -> None:
        """Demand a reason for each option in practice, and no key in a graded question."""
        self.check_options("options", self.options)
        if self.practice:
            for entry in self.options:
                given = bool(entry.reason.strip())
                self.demand(given, f'option "{entry.key}" gives no reason: write option(key, text, reason)')
            self.demand(any(entry.right for entry in self.options), "no option is right: mark one with right=True")
            self.demand(not all(entry.right for entry in self.options), "every option is right: add one that is not")
        else:
            keyed = any(entry.right or entry.reason for entry in self.options)
            self.demand(not keyed, "a graded question carries no key: leave out reason and right")

    def parts(self) -> dict[str, Json]:
        """Return the options."""
        return {"options": [entry.to_json(self.practice) for entry in self.options]}


@dataclass(frozen=True, kw_only=True)
class Choice(Picking):
    """One option. Value: its key."""

    kind = "choice"

    def problems(self, value: object) -> list[str]:
        """Say whether an option is chosen."""
        if value is None or value == "":
            return ["Choose an answer."]
        if not isinstance(value, str) or value not in texts(self.options):
            return ["The answer is not one of the options. Choose again."]
        return []

    def words(self, value: object) -> str:
        """Return the text of the option."""
        return texts(self.options).get(value, "") if isinstance(value, str) else ""


@dataclass(frozen=True, kw_only=True)
class Several(Picking):
    """Several options. Value: a list of keys."""

    kind = "several"

    def problems(self, value: object) -> list[str]:
        """Say whether at least one option is chosen."""
        if value is None or value == []:
            return ["Choose at least one answer."]
        if not isinstance(value, list):
            return ["The answer is not a list of options. Choose again."]
        return strange(value, texts(self.options))

    def words(self, value: object) -> str:
        """Return the texts of the options, in the order of the question."""
        chosen = keys_in(value, texts(self.options))
        return "; ".join(entry.text for entry in self.options if entry.key in chosen)


def choice(
    id: str,
    prompt: str,
    *options: Mapping[str, str] | Option,
    points: float = 0,
    help: str = "",
    practice: bool = False,
) -> Choice:
    """Ask for one option: `choice(id, prompt, {"key": "text"})`; in practice `choice(id, prompt, option(…), …)`."""
    return Choice(id=id, prompt=prompt, options=given(options), points=points, help=help, practice=practice)


def several(
    id: str,
    prompt: str,
    *options: Mapping[str, str] | Option,
    points: float = 0,
    help: str = "",
    practice: bool = False,
) -> Several:
    """Ask for every option that fits; arguments as for `choice`."""
    return Several(id=id, prompt=prompt, options=given(options), points=points, help=help, practice=practice)


def given(options: tuple[Mapping[str, str] | Option, ...]) -> tuple[Option, ...]:
    """Return options given as one mapping or one by one."""
    return tuple(entry for part in options for entry in ((part,) if isinstance(part, Option) else options_of(part)))
