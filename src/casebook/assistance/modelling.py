"""The sufficient document of a kind in a case, and every document that differs from it by one weakness."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from casebook.assistance.circumstances import Circumstances
from casebook.assistance.citing import investigation_order
from casebook.assistance.document import Document, moment_of, read
from casebook.assistance.forms import DRAFTED, FORMS
from casebook.assistance.needs import (
    FACTS,
    FRESH,
    INFORMATION,
    JUSTIFIED,
    JUSTIFIED_US,
    LOSS,
    PATH,
    SECRET,
    SOURCE,
    TIE,
    TWO_TIES,
    URGENT,
    Need,
)
from casebook.assistance.rules import applying
from casebook.assistance.rules.data import CATEGORY, WANTED
from casebook.assistance.rules.grounds import ONE_TIE
from casebook.assistance.rules.sender import bases, channels
from casebook.errors import CasebookError

# the highest penalty of the provisions in the file, where the register gives it, with its entries; elsewhere the
# number stands in the annexed text, and what it is does not matter to the State that is asked
YEARS = {"France": ("5", ("FR-X10",)), "India": ("3", ("IN-T03", "IN-T08"))}
ELSEWHERE = ("3", ())
CONDUCT: tuple[str, ...] = ("access", "fraud", "data")


class NoModel(CasebookError):
    """No sufficient document of this kind can be made between these States on this day."""


def available(around: Circumstances) -> tuple[str, ...]:
    """Return the kinds of documents for which the two States have a legal basis on the day."""
    return tuple(kind for kind in DRAFTED if bases(kind, around)[0])


def natural(kind: str, around: Circumstances) -> Circumstances:
    """Return the circumstances at the moment at which a document of this kind belongs in the case.

    Preservation is asked for when the file says it was; everything else follows the prosecutor's note.
    """
    return around.on(around.moment("preservation.asked")) if kind == "preservation" else around


def model(kind: str, around: Circumstances, second: bool = False) -> Document:
    """Return the sufficient document of a kind; with `second`, another one, argued by other paragraphs.

    Raises `NoModel` when no instrument carries such a document between the two States.
    """
    if kind not in available(around):
        raise NoModel(
            f"No “{FORMS[kind].title.en}” can go from {around.requesting.called} to {around.requested.called} on "
            f"{around.at.date().isoformat()}: no instrument carries it."
        )
    filled = _Filled(kind, around, second)
    fields = {one.key: getattr(filled, one.key)() for one in FORMS[kind].fields() if hasattr(filled, one.key)}
    return read({"document": kind, "fields": {key: value for key, value in fields.items() if value is not None}})


class _Filled:
    """The value of each field, by its key."""

    def __init__(self, kind: str, around: Circumstances, second: bool) -> None:
        self.kind, self.around, self.second = kind, around, second

    def _cite(self, need: Need) -> list[str]:
        sets = [one for one in need.sets if one <= self.around.numbers.keys()]
        return [*self.around.paragraphs(*(sets[-1] if self.second else sets[0]))]

    def authority(self) -> Any:
        return self.around.fact("office")

    def file(self) -> Any:
        return self.around.fact("file")

    def stage(self) -> Any:
        return "investigation"

    def investigating(self) -> Any:
        return self.around.fact("police")

    def contacts(self) -> Any:
        minutes = int(self.around.at.astimezone(self.around.requesting.zone).utcoffset().total_seconds() // 60)  # type: ignore[union-attr]
        zone = f"{'+' if minutes >= 0 else '-'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
        return [
            {"name": self.around.fact("prosecutor"), "reach": "telephone, see the letterhead", "opens": "08:30",
             "closes": "17:00", "zone": zone},
            {"name": "duty officer", "reach": "telephone, see the letterhead", "opens": "00:00", "closes": "24:00",
             "zone": zone},
        ]  # fmt: skip

    def channel(self) -> Any:
        return [*channels(self.kind, self.around)][-1 if self.second else 0]

    def basis(self) -> Any:
        carry = [*bases(self.kind, self.around)[0]]
        return carry[-1:] if self.second else carry[:1]

    def language(self) -> Any:
        common = [one for one in self.around.requesting.languages if one in self.around.requested.languages]
        return (common or self.around.requesting.languages)[0]

    def translation(self) -> Any:
        spoken = set(self.around.requesting.languages) & set(self.around.requested.languages)
        return "none" if spoken else self.around.requested.languages[0]

    def status(self) -> Any:
        return "new" if self.kind == "preservation" and not self._kept() else "extension"

    def _kept(self) -> bool:
        return self.around.at > self.around.moment("preservation.asked")

    def preservation_reference(self) -> Any:
        return self.around.fact("preservation.reference") if self.kind != "preservation" or self._kept() else None

    def preservation_asked(self) -> Any:
        return moment_of(self.around.moment("preservation.asked")).model_dump()

    def earlier_reference(self) -> Any:
        return self.around.fact("earlier.reference")

    def offences(self) -> Any:
        if self.kind == "preservation":
            return [{"conduct": "extortion" if self.second else "fraud"}]
        named = ("system", "forgery", "extortion") if self.second else CONDUCT
        named = named[1:2] if self.kind == "preservation-order" else named
        years, _ = YEARS.get(self.around.requesting.name, ELSEWHERE)
        return [{"conduct": one, "provision": self.around.fact("offences"), "years": years} for one in named]

    def facts(self) -> Any:
        return self._cite(FACTS)

    def facts_text(self) -> Any:
        return f"The facts are those of the paragraphs cited, in the case of {self.around.fact('firm')}."

    def grounds_text(self) -> Any:
        return "The reasons are those of the paragraphs cited."

    def persons(self) -> Any:
        nation = self.around.requesting.name.lower().replace(" ", "-")
        return [{"name": self.around.fact("suspect"), "role": "suspect", "place": self.around.fact("city"),
                 "nationality": nation}]  # fmt: skip

    def purpose(self) -> Any:
        return "proof"

    def assistance(self) -> Any:
        return "production"

    def provider(self) -> Any:
        return self.around.fact("provider")

    def accounts(self) -> Any:
        return [{"type": "mailbox", "identifier": self.around.fact("mailbox")}]

    def data(self) -> Any:
        needs = JUSTIFIED_US if self.around.requested.name == "United States" else JUSTIFIED
        return [
            {"category": CATEGORY[what], "what": what, "because": self._cite(needs[CATEGORY[what]])}
            for what in WANTED[self.kind]
        ]

    def stored(self) -> Any:
        return [{"category": CATEGORY[what], "what": what} for what in WANTED[self.kind]]

    def period(self) -> Any:
        start, end = self.around.moment("period.start"), min(self.around.moment("period.end"), self.around.at)
        if self.second:
            start -= timedelta(days=1)
        return {"start": moment_of(start).model_dump(), "end": moment_of(end).model_dump()}

    def nexus(self) -> Any:
        return self._cite(TIE if self.kind in ONE_TIE else TWO_TIES)

    def source(self) -> Any:
        return self._cite(SOURCE)

    def freshness(self) -> Any:
        return self._cite(FRESH)

    def necessity(self) -> Any:
        return self._cite(LOSS)

    def follow_up(self) -> Any:
        return "sure"

    def follow_up_by(self) -> Any:
        return self.around.fact("follow_up")

    def confidentiality(self) -> Any:
        return "secret"

    def secret_because(self) -> Any:
        return self._cite(SECRET)

    def disclosure(self) -> Any:
        return "path" if self.around.treaty else None

    def path(self) -> Any:
        return self._cite(PATH) if self.around.treaty else None

    def speciality(self) -> Any:
        return None if investigation_order(self.kind, self.around) else "only"

    def urgency(self) -> Any:
        return "urgent"

    def urgent_by(self) -> Any:
        return self.around.fact("hearing")

    def urgent_because(self) -> Any:
        return self._cite(URGENT)

    def certification(self) -> Any:
        return ["custodian", "method", "values"]

    def delivery(self) -> Any:
        return ["encrypted", "apart"]

    def algorithm(self) -> Any:
        return "sha512" if self.second else "sha256"

    def issuer(self) -> Any:
        if self.kind == "preservation-order":
            return "investigating-judge" if self.second else "prosecutor"
        return "court" if self.second else "investigating-judge"

    def deadline(self) -> Any:
        return "days-10"

    def notification(self) -> Any:
        return "none" if self.second else "notified"

    def ground(self) -> Any:
        return "liberty"

    def confirmation(self) -> Any:
        return "follows"

    def information(self) -> Any:
        return self._cite(INFORMATION)

    def use(self) -> Any:
        return "open"


@dataclass(frozen=True)
class Mutation:
    """A document with one weakness: its name, the element and the rule under which it must be reported."""

    name: str
    element: str
    rule: str
    document: Document


def mutations(document: Document, around: Circumstances) -> Iterator[Mutation]:
    """Yield every document that differs from a sufficient one by one weakness.

    Every field that a rule asks for is emptied, every paragraph, option and record taken out, every part of a record
    emptied, and the example of each rule made.
    """
    kind = document.document
    whole = document.to_json()["fields"]
    asked = {one.key: one for one in FORMS[kind].fields()}
    ruled = {rule.field for rule, _ in applying(kind, around)}

    def made(name: str, field: str, rule: str, fields: dict[str, Any]) -> Mutation:
        return Mutation(name, asked[field].element, rule, read({"document": kind, "fields": fields}))

    for rule, one in applying(kind, around):
        fields = deepcopy(whole)
        rule.example(fields, around)
        yield made(rule.id, one.key, rule.id, fields)
    for key in ruled:
        value = whole[key]
        if not value or asked[key].kind not in ("several", "paragraphs", "records"):
            continue
        for place, gone in enumerate(value):
            fields = deepcopy(whole)
            del fields[key][place]
            yield made(f"{key} without {gone if isinstance(gone, str) else place + 1}", key, "", fields)
            for part in gone if isinstance(gone, dict) else ():
                fields = deepcopy(whole)
                fields[key][place][part] = type(gone[part])()
                if gone[part]:
                    yield made(f"{key} {place + 1} without {part}", key, "", fields)
    for key in ruled:
        if asked[key].kind in ("moment", "period"):
            for path in _leaves(whole[key]):
                fields = deepcopy(whole)
                _clear(fields[key], path)
                yield made(f"{key} without {'.'.join(path)}", key, "", fields)


def _leaves(value: dict[str, Any], path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for key, one in value.items():
        if isinstance(one, dict):
            yield from _leaves(one, (*path, key))
        elif one:
            yield (*path, key)


def _clear(value: dict[str, Any], path: tuple[str, ...]) -> None:
    for key in path[:-1]:
        value = value[key]
    value[path[-1]] = ""
