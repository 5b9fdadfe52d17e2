"""Questions of judgment: a ruling with grounds, defects by paragraph, support in the file for each element."""

from collections.abc import Mapping
from dataclasses import dataclass

from casebook.answers import Json
from casebook.questions.base import Option, Question, keys_in, mapped, options_of, quoted, strange, texts
from casebook.questions.fields import AnyField

SOUND = "sound"
SOUND_TEXT = "Nothing is wrong with it"


@dataclass(frozen=True, kw_only=True)
class Ruling(Question):
    """An outcome, its grounds and, when asked, the value that decides. Value: `{"outcome", "grounds", "value"}`."""

    kind = "ruling"
    outcomes: tuple[Option, ...]
    grounds: tuple[Option, ...]
    value: AnyField | None = None
    answers: Json = None
    reason: str = ""

    def check(self) -> None:
        """Demand two outcomes and two grounds at least."""
        self.check_options("outcomes", self.outcomes)
        self.check_options("grounds", self.grounds)
        for fault in self.value.faults() if self.value else []:
            self.demand(False, fault)
        self.check_key(self.answers, self.reason)

    def parts(self) -> dict[str, Json]:
        """Return outcomes, grounds and the field of the value (null when none is asked)."""
        shown: dict[str, Json] = {
            "outcomes": [entry.to_json() for entry in self.outcomes],
            "grounds": [entry.to_json() for entry in self.grounds],
            "value": self.value.to_json() if self.value else None,
        }
        return shown | self.key_parts(self.answers, self.reason)

    def problems(self, value: object) -> list[str]:
        """Say whether outcome, grounds and value are there."""
        if value is not None and not isinstance(value, Mapping):
            return ["The answer is not a ruling. Choose again."]
        outcome, grounds, typed = self.split(value)
        found = [] if outcome else ["Choose the outcome."]
        given = value.get("grounds") if isinstance(value, Mapping) else None
        if isinstance(given, list):
            found += strange(given, texts(self.grounds))
        if not grounds:
            found.append("Choose at least one ground.")
        if self.value:
            label = f"{self.value.label.rstrip(':.')}: " if self.value.label else ""
            found += [f"{label}{problem}" for problem in self.value.problems(typed)]
        return found

    def split(self, value: object) -> tuple[str, list[str], object]:
        """Return the usable outcome ("" for none), the usable grounds, and the value as given."""
        if not isinstance(value, Mapping):
            return "", [], None
        outcome = value.get("outcome")
        known = isinstance(outcome, str) and outcome in texts(self.outcomes)
        return (
            outcome if isinstance(outcome, str) and known else "",
            keys_in(value.get("grounds"), texts(self.grounds)),
            value.get("value"),
        )

    def words(self, value: object) -> str:
        """Return the outcome, its grounds and the value."""
        outcome, grounds, typed = self.split(value)
        said = [texts(self.outcomes)[outcome]] if outcome else []
        if grounds:
            said.append("grounds: " + "; ".join(texts(self.grounds)[ground] for ground in grounds))
        if self.value and self.value.words(typed):
            said.append(f"{self.value.label.rstrip(':.') or 'value'}: {self.value.words(typed)}")
        return " / ".join(said)


@dataclass(frozen=True, kw_only=True)
class Defects(Question):
    """What is wrong with each paragraph. Value: a mapping of each paragraph to a defect, or to "sound"."""

    kind = "defects"
    paragraphs: tuple[Option, ...]
    defects: tuple[Option, ...]
    answers: Json = None
    reason: str = ""

    def check(self) -> None:
        """Demand two paragraphs and a defect; "sound" is always offered."""
        self.check_options("paragraphs", self.paragraphs, named_by_text=False)
        self.check_options("defects", self.defects, least=1)
        self.demand(SOUND not in texts(self.defects), 'a defect cannot be called "sound": that is the word for none')
        self.check_key(self.answers, self.reason)

    def parts(self) -> dict[str, Json]:
        """Return paragraphs and defects. A form offers "sound" before the defects, in the words of `sound`."""
        shown: dict[str, Json] = {
            "paragraphs": [entry.to_json() for entry in self.paragraphs],
            "defects": [entry.to_json() for entry in self.defects],
            "sound": {"key": SOUND, "text": SOUND_TEXT},
        }
        return shown | self.key_parts(self.answers, self.reason)

    def problems(self, value: object) -> list[str]:
        """Name the paragraphs that are not judged yet."""
        if value is not None and not isinstance(value, Mapping):
            return ["The answer does not say what is wrong where. Choose again."]
        found = self.found(value)
        left = [entry.key for entry in self.paragraphs if entry.key not in found]
        open_ = [f"Not judged yet: paragraphs {quoted(left)}."] if left else []
        return open_ + (strange(value, texts(self.paragraphs)) if isinstance(value, Mapping) else [])

    def found(self, value: object) -> dict[str, str]:
        """Return the usable part of a value: paragraph to defect or "sound"."""
        return mapped(value, texts(self.paragraphs), {SOUND: SOUND_TEXT, **texts(self.defects)})

    def words(self, value: object) -> str:
        """Return the finding on each paragraph."""
        said = {SOUND: SOUND_TEXT, **texts(self.defects)}
        return "; ".join(f"paragraph {key}: {said[defect]}" for key, defect in self.found(value).items())


@dataclass(frozen=True, kw_only=True)
class Support(Question):
    """Which paragraphs carry each element. Value: a mapping of each element to a list of paragraphs."""

    kind = "support"
    elements: tuple[Option, ...]
    paragraphs: tuple[Option, ...]
    answers: Json = None
    reason: str = ""

    def check(self) -> None:
        """Demand an element and two paragraphs."""
        self.check_options("elements", self.elements, least=1)
        self.check_options("paragraphs", self.paragraphs, named_by_text=False)
        self.check_key(self.answers, self.reason)

    def parts(self) -> dict[str, Json]:
        """Return elements and paragraphs."""
        shown: dict[str, Json] = {
            "elements": [entry.to_json() for entry in self.elements],
            "paragraphs": [entry.to_json() for entry in self.paragraphs],
        }
        return shown | self.key_parts(self.answers, self.reason)

    def problems(self, value: object) -> list[str]:
        """Name the elements without a paragraph."""
        if value is not None and not isinstance(value, Mapping):
            return ["The answer does not say which paragraphs carry what. Choose again."]
        chosen = self.chosen(value)
        left = [entry.text for entry in self.elements if not chosen[entry.key]]
        found = [f"No paragraph chosen yet for {quoted(left)}."] if left else []
        if isinstance(value, Mapping):
            found += strange(value, texts(self.elements))
            named = [one for given in value.values() if isinstance(given, list) for one in given]
            found += strange(named, texts(self.paragraphs))
        return found

    def chosen(self, value: object) -> dict[str, list[str]]:
        """Return the usable paragraphs of each element."""
        given = value if isinstance(value, Mapping) else {}
        return {entry.key: keys_in(given.get(entry.key), texts(self.paragraphs)) for entry in self.elements}

    def words(self, value: object) -> str:
        """Return the paragraphs of each element."""
        names = texts(self.elements)
        said = {names[key]: ", ".join(chosen) for key, chosen in self.chosen(value).items() if chosen}
        return "; ".join(f"{name}: {paragraphs}" for name, paragraphs in said.items())


def ruling(
    id: str,
    prompt: str,
    outcomes: Mapping[str, str],
    grounds: Mapping[str, str],
    value: AnyField | None = None,
    *,
    answers: Json = None,
    reason: str = "",
    points: float = 0,
    help: str = "",
    practice: bool = False,
) -> Ruling:
    """Ask for an outcome and its grounds, and for a value where `value` is a field, such as `digest_field(…)`."""
    return Ruling(
        id=id, prompt=prompt, outcomes=options_of(outcomes), grounds=options_of(grounds), value=value,
        answers=answers, reason=reason, points=points, help=help, practice=practice,
    )  # fmt: skip


def defects(
    id: str,
    prompt: str,
    paragraphs: Mapping[str, str],
    defects: Mapping[str, str],
    *,
    answers: Json = None,
    reason: str = "",
    points: float = 0,
    help: str = "",
    practice: bool = False,
) -> Defects:
    """Ask for the defect of each paragraph, or "sound"."""
    return Defects(
        id=id, prompt=prompt, paragraphs=options_of(paragraphs), defects=options_of(defects),
        answers=answers, reason=reason, points=points, help=help, practice=practice,
    )  # fmt: skip


def support(
    id: str,
    prompt: str,
    elements: Mapping[str, str],
    paragraphs: Mapping[str, str],
    *,
    answers: Json = None,
    reason: str = "",
    points: float = 0,
    help: str = "",
    practice: bool = False,
) -> Support:
    """Ask which paragraphs of the file carry each element."""
    return Support(
        id=id, prompt=prompt, elements=options_of(elements), paragraphs=options_of(paragraphs),
        answers=answers, reason=reason, points=points, help=help, practice=practice,
    )  # fmt: skip
