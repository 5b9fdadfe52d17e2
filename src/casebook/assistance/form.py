"""A form as data: what a document asks, in which order, under which provision. Who draws or prints it reads this."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from casebook.answers import Json

Kind = Literal["short", "long", "choice", "several", "date", "moment", "period", "records", "paragraphs"]


@dataclass(frozen=True)
class Words:
    """The same words in English, French and Russian, for bilingual headings."""

    en: str
    fr: str
    ru: str

    def to_json(self) -> Json:
        """Return the words by language."""
        return {"en": self.en, "fr": self.fr, "ru": self.ru}


@dataclass(frozen=True)
class Choice:
    """One option of a choice."""

    key: str
    text: str


@dataclass(frozen=True)
class Ask:
    """One field of a form.

    `kind` tells what its value is: short and long a text; choice the key of an option, or "" for none; several a list
    of keys; date "2026-10-05"; moment {"date", "time", "zone"}; period {"start", "end"}, both moments; records a list
    of objects with `parts`; paragraphs a list of numbers of the case file, as text. `element` is the code of the
    checklist. `prose` is read by people only, and never marked.
    """

    key: str
    label: Words
    kind: Kind
    element: str
    help: str = ""
    options: tuple[Choice, ...] = ()
    parts: tuple["Ask", ...] = ()
    authority: str = ""
    register: tuple[str, ...] = ()
    prose: bool = False

    def to_json(self) -> Json:
        """Return the field as JSON, for a browser or a printer."""
        return {
            "key": self.key,
            "label": self.label.to_json(),
            "kind": self.kind,
            "element": self.element,
            "help": self.help,
            "options": [{"key": one.key, "text": one.text} for one in self.options],
            "parts": [one.to_json() for one in self.parts],
            "authority": self.authority,
            "register": [*self.register],
            "prose": self.prose,
        }


@dataclass(frozen=True)
class Section:
    """A part of a form with its heading."""

    key: str
    heading: Words
    fields: tuple[Ask, ...]


@dataclass(frozen=True)
class Form:
    """What one kind of document asks. `instrument` names the law that the form follows."""

    kind: str
    title: Words
    instrument: str
    about: str
    register: tuple[str, ...]
    sections: tuple[Section, ...]

    def fields(self) -> Iterator[Ask]:
        """Yield every field in the order of the form."""
        for section in self.sections:
            yield from section.fields

    def elements(self) -> tuple[str, ...]:
        """Return the elements of the checklist that the form asks for, each once, in order."""
        return tuple(dict.fromkeys(one.element for one in self.fields() if one.element))

    def to_json(self) -> Json:
        """Return the form as JSON."""
        return {
            "document": self.kind,
            "title": self.title.to_json(),
            "instrument": self.instrument,
            "about": self.about,
            "register": [*self.register],
            "sections": [
                {
                    "key": one.key,
                    "heading": one.heading.to_json(),
                    "fields": [field.to_json() for field in one.fields],
                }
                for one in self.sections
            ],
        }
