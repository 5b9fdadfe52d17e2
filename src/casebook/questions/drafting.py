"""Questions answered by drafting: a document in fields, read by a person."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from casebook.answers import Json
from casebook.questions.base import KEY, KEY_RULE, Question
from casebook.questions.fields import text_in

LONGEST_DRAFT = 20_000


@dataclass(frozen=True, kw_only=True)
class DraftField:
    """One field of a document. `rows` is its height on the page; `words` the least and the most words asked."""

    key: str
    label: str
    help: str = ""
    rows: int = 4
    words: tuple[int, int] | None = None

    def to_json(self) -> dict[str, Json]:
        """Return the field as JSON: what a form draws."""
        asked: Json = [*self.words] if self.words else None
        return {"key": self.key, "label": self.label, "help": self.help, "rows": self.rows, "words": asked}

    def problems(self, text: str) -> list[str]:
        """Say whether the field is written and as long as asked."""
        if not text:
            return [f"{self.label}: write something."]
        if len(text) > LONGEST_DRAFT:
            return [f"{self.label}: at most {LONGEST_DRAFT} characters are read; yours has {len(text)}."]
        count = len(text.split())
        if self.words and not self.words[0] <= count <= self.words[1]:
            asked = f"{self.words[0]} to {self.words[1]} words are asked"
            return [f"{self.label}: {count} {'word' if count == 1 else 'words'}; {asked}."]
        return []


@dataclass(frozen=True, kw_only=True)
class Draft(Question):
    """A document. Value: a mapping of each field to its text."""

    kind = "draft"
    fields: tuple[DraftField, ...]

    def check(self) -> None:
        """Demand a field, each with a key and a label of its own, and bounds that can be met."""
        self.demand(bool(self.fields), "give it at least one field")
        keys = [entry.key for entry in self.fields]
        self.demand(len(set(keys)) == len(keys), "two fields have the same key")
        for entry in self.fields:
            self.demand(bool(KEY.fullmatch(entry.key)), f'"{entry.key}" is no key of a field: a key is {KEY_RULE}')
            self.demand(bool(entry.label.strip()), f'field "{entry.key}" has no label')
            self.demand(1 <= entry.rows <= 40, f'field "{entry.key}" must have 1 to 40 rows')
            if entry.words:
                least, most = entry.words
                self.demand(0 < least <= most, f'field "{entry.key}": words=(least, most) with 0 < least <= most')

    def parts(self) -> dict[str, Json]:
        """Return the fields."""
        return {"fields": [entry.to_json() for entry in self.fields]}

    def problems(self, value: object) -> list[str]:
        """Say which fields are empty, too short or too long."""
        if value is not None and not isinstance(value, Mapping):
            return ["The answer is not a document. Write it again."]
        return [problem for entry in self.fields for problem in entry.problems(text_in(value, entry.key))]

    def written(self, value: object) -> dict[str, str]:
        """Return the text of each field, "" where there is none."""
        return {entry.key: text_in(value, entry.key) for entry in self.fields}

    def words(self, value: object) -> str:
        """Return the document as text: label and text of each field that is written."""
        texts = self.written(value)
        return "\n\n".join(f"{entry.label}: {texts[entry.key]}" for entry in self.fields if texts[entry.key])


def field(key: str, label: str, help: str = "", rows: int = 4, words: tuple[int, int] | None = None) -> DraftField:
    """Make a field of a draft; `words=(80, 200)` asks for 80 to 200 words."""
    return DraftField(key=key, label=label, help=help, rows=rows, words=(words[0], words[1]) if words else None)


def draft(
    id: str,
    prompt: str,
    fields: Sequence[DraftField],
    *,
    points: float = 0,
    help: str = "",
    practice: bool = False,
) -> Draft:
    """Ask for a document in fields."""
    return Draft(id=id, prompt=prompt, fields=tuple(fields), points=points, help=help, practice=practice)
