"""A rule of sufficiency as data: what it asks, of which documents, on what authority, how grave a breach is."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from casebook.assistance.circumstances import Circumstances
from casebook.assistance.document import Document
from casebook.assistance.forms import FORMS
from casebook.assistance.needs import Need

Gravity = Literal["refused", "redirected", "returned", "narrowed", "delayed"]
GRAVITIES: tuple[Gravity, ...] = ("refused", "redirected", "returned", "narrowed", "delayed")

DISCLOSING = frozenset({"subscriber", "mla", "production-order", "emergency"})
KEEPING = frozenset({"preservation", "extension", "preservation-order"})
ORDERS = frozenset({"production-order", "preservation-order"})
# what the authority that issues an order examines before it leaves; the provider that receives it may not
BEFORE_ISSUE = (
    "data-justified", "data-particular", "data-only", "data-everything", "data-stored", "stored-everything",
    "stored-stored", "accounts-tied", "period-bounded", "period-stored", "nexus-", "facts-", "necessity-",
)  # fmt: skip
# what a letter says of a field that is empty, where “it does not state” and its label would be no sentence
UNSAID = {
    "authority": "It does not say which authority asks.",
    "file": "It does not give the number of the investigation.",
    "stage": "It does not say how far the proceeding is.",
    "investigating": "It does not say who conducts the investigation.",
    "contacts": "It does not say whom we can reach, and when.",
    "channel": "It does not say by which channel it comes.",
    "basis": "It does not say on which law it rests.",
    "language": "It does not say in which language it is written.",
    "translation": "It does not say whether a translation comes with it.",
    "status": "It does not say whether it is new or extends an earlier request.",
    "preservation_reference": "It does not give the reference of the earlier preservation.",
    "preservation_asked": "It does not say when the preservation was asked for.",
    "earlier_reference": "It does not give the reference of the earlier request in the matter.",
    "offences": "It does not name the offence.",
    "facts": "It does not say what happened, and when.",
    "persons": "It does not say which persons are concerned.",
    "purpose": "It does not say for which purpose the evidence is wanted.",
    "assistance": "It does not say which assistance is asked for.",
    "provider": "It does not name the company that holds the data.",
    "accounts": "It does not say which account is meant.",
    "data": "It does not say which data are asked for.",
    "stored": "It does not say which data are to be kept.",
    "period": "It does not say for which period.",
    "nexus": "It does not say what ties the account to the offence.",
    "source": "It does not say how the facts are known.",
    "freshness": "It does not say why the data are probably still there.",
    "necessity": "It does not say why the data could be lost.",
    "follow_up": "It does not say whether a request for the data will follow.",
    "follow_up_by": "It does not say by which day the request for the data will follow.",
    "confidentiality": "It does not say whether it is to be kept secret.",
    "secret_because": "It asks for secrecy and does not say why.",
    "disclosure": "It does not say whether data that show the path are asked for at once.",
    "path": "It does not say what points to another provider on the path.",
    "urgency": "It does not say whether it is urgent.",
    "urgent_by": "It does not say by which day the answer is needed.",
    "urgent_because": "It does not say why it is urgent.",
    "ground": "It does not say why it cannot wait.",
    "certification": "It does not say which certificate your court needs.",
    "delivery": "It does not say how the files are to be delivered.",
    "algorithm": "It does not say with which algorithm the hash values are to be made.",
    "speciality": "It does not say what the answer will be used for.",
    "authority-spontaneous": "It does not say which authority passes it on.",
    "speciality-spontaneous": "It does not say whether the use of the information is bound to a condition.",
    "issuer": "It does not say who issued it.",
    "deadline": "It does not say by when it is to be answered.",
    "notification": "It does not say whether the enforcing authority is notified.",
    "confirmation": "It does not say whether confirmation in due form follows.",
    "information": "It does not say what is passed on.",
    "use": "It does not say what the information may help with.",
}
# for what the paragraphs of a field are cited
FOR = {
    "facts": "the facts",
    "nexus": "the tie between account and offence",
    "source": "how the facts are known",
    "freshness": "whether the data are still there",
    "necessity": "the danger of loss",
    "secret_because": "a reason for secrecy",
    "path": "another provider on the path",
    "urgent_because": "a reason for urgency",
    "information": "the account and what it was used for",
}


@dataclass(frozen=True)
class Lack:
    """What a test found. `paragraphs` are numbers of the case file that would have supplied it.

    `asks`: key of the authority, where it is another than that of the rule.
    """

    text: str
    paragraphs: tuple[str, ...] = ()
    asks: str = ""


Test = Callable[[Document, Circumstances], Iterable[Lack]]
# takes the fields of a sufficient document and weakens them so that the rule must object
Edit = Callable[[dict[str, Any], Circumstances], None]
Applies = Callable[[str, Circumstances], bool]
Right = Callable[[Document, Circumstances], Mapping[str, str]]


def always(kind: str, around: Circumstances) -> bool:
    """Apply to every document that has the field."""
    return True


@dataclass(frozen=True)
class Rule:
    """One rule. It applies where a form has `field` and `applies` agrees; its element is that of the field.

    `says`: the rule in words. `code`: the ground R1 to R12 of the reply, or "". `supplies`: names of paragraphs that
    supply what is missing. `part`: it touches a part of what is asked, and the rest can still be done. `asks`: key of
    the authority where it is another than that of the element. `example` makes a sufficient document break it.
    `stated`: it asks that the field be filled in at all.
    """

    id: str
    field: str
    says: str
    gravity: Gravity
    test: Test
    example: Edit
    code: str = ""
    supplies: tuple[str, ...] = ()
    applies: Applies = always
    part: bool = False
    asks: str = ""
    stated: bool = False


def of(*kinds: str) -> Applies:
    """Apply to some kinds of documents."""
    return lambda kind, around: kind in kinds


def both(*all_: Applies) -> Applies:
    """Apply where all agree."""
    return lambda kind, around: all(one(kind, around) for one in all_)


def before_issue(rule: str, kind: str) -> bool:
    """Tell whether a rule, by its id, is examined before a document of this kind leaves the State that asks."""
    return kind in ORDERS and rule.startswith(BEFORE_ISSUE)


def bound(kind: str, around: Circumstances) -> bool:
    """Apply where the Budapest Convention binds both States."""
    return around.treaty


def set_to(field: str, value: Any) -> Edit:
    """Return the edit that gives a field another value."""

    def edit(fields: dict[str, Any], around: Circumstances) -> None:
        fields[field] = value

    return edit


def set_in(field: str, part: str, value: Any, which: int = 0) -> Edit:
    """Return the edit that gives a part of a record another value."""

    def edit(fields: dict[str, Any], around: Circumstances) -> None:
        fields[field][which][part] = value

    return edit


def add_to(field: str, value: Any) -> Edit:
    """Return the edit that adds a key, a paragraph or a record."""

    def edit(fields: dict[str, Any], around: Circumstances) -> None:
        fields[field] = [*fields[field], value]

    return edit


def same(text: str, fact: str) -> bool:
    """Tell whether two names are the same but for letter case, spacing, a full stop at the end and a leading “the”."""
    return _plain(text) == _plain(fact)


def counted(text: str) -> int | None:
    """Read a whole number written in digits; None for anything else, such as ²."""
    return int(text) if re.fullmatch(r"[0-9]{1,9}", text) else None


def _plain(text: str) -> str:
    return re.sub(r"^the\s", "", " ".join(text.casefold().split()).rstrip("."))


def label(document: Document, field: str) -> str:
    """Return the English label of a field."""
    return next(one.label.en for one in FORMS[document.document].fields() if one.key == field)


def empty(document: Document, field: str) -> bool:
    """Tell whether a field is not filled in."""
    value = getattr(document.fields, field)
    blank = type(document.fields)()
    return bool(value == getattr(blank, field)) or (isinstance(value, list) and not _entries(document, field))


def _entries(document: Document, field: str) -> tuple[Any, ...]:
    return document.records(field) if _is_records(document, field) else document.chosen(field)


def _is_records(document: Document, field: str) -> bool:
    return any(one.key == field and one.kind == "records" for one in FORMS[document.document].fields())


def missing(field: str, gravity: Gravity, code: str = "", supplies: str = "", applies: Applies = always) -> Rule:
    """Return the rule that a field must be filled in."""

    def test(document: Document, around: Circumstances) -> Iterator[Lack]:
        if empty(document, field):
            unsaid = UNSAID.get(f"{field}-{document.document}", UNSAID.get(field))
            yield Lack(unsaid or f"It does not state the {label(document, field).lower()}.")

    def clear(fields: dict[str, Any], around: Circumstances) -> None:
        fields.pop(field, None)

    return Rule(f"{field}-stated", field, "It is stated.", gravity, test, clear, code, (*supplies.split(),), applies,
                stated=True)  # fmt: skip


def matches(
    field: str, fact: Callable[[Circumstances], str], says: str, wrong: str, gravity: Gravity, code: str = "",
    supplies: str = "", example: Any = "another", applies: Applies = always,
) -> Rule:  # fmt: skip
    """Return the rule that a short text must be a fact of the file. `wrong` may use {given}."""

    def test(document: Document, around: Circumstances) -> Iterator[Lack]:
        given = document.text(field)
        if given and not same(given, fact(around)):
            yield Lack(wrong.format(given=given))

    return Rule(
        f"{field}-true", field, says, gravity, test, set_to(field, example), code, (*supplies.split(),), applies
    )


def picks(
    id: str, field: str, says: str, wrong: Right, gravity: Gravity, example: str | Edit, code: str = "",
    supplies: str = "", applies: Applies = always, part: bool = False, asks: str = "",
) -> Rule:  # fmt: skip
    """Return the rule that some options may not be chosen. `wrong` gives each of them its sentence."""

    def test(document: Document, around: Circumstances) -> Iterator[Lack]:
        objected = wrong(document, around)
        given = (document.text(field),) if document.text(field) else document.chosen(field)
        for key in given:
            if key in objected:
                yield Lack(objected[key])

    edit = set_to(field, example) if isinstance(example, str) else example
    return Rule(id, field, says, gravity, test, edit, code, (*supplies.split(),), applies, part, asks)


Needs = Callable[[Document, Circumstances], Need]


def carried(
    field: str, need: Need | Needs, says: str, lacking: str, gravity: Gravity, code: str = "",
    applies: Applies = always,
) -> tuple[Rule, Rule]:  # fmt: skip
    """Return two rules on the paragraphs that are chosen: enough of them, and none that does not carry it."""

    def needed(document: Document, around: Circumstances) -> Need:
        return need if isinstance(need, Need) else need(document, around)

    def enough(document: Document, around: Circumstances) -> Iterator[Lack]:
        numbers = document.chosen(field)
        if numbers:
            yield from short(numbers, needed(document, around), around, lacking)

    def only(document: Document, around: Circumstances) -> Iterator[Lack]:
        yield from strange(document.chosen(field), needed(document, around), around, FOR.get(field, "it"))

    def drop(fields: dict[str, Any], around: Circumstances) -> None:
        # what stands beside does not carry the element by itself
        fields[field] = [around.numbers["firm"]]

    def add(fields: dict[str, Any], around: Circumstances) -> None:
        fields[field] = [*fields[field], around.numbers["subsidiary"]]

    return (
        Rule(f"{field}-enough", field, says, gravity, enough, drop, code, (), applies),
        Rule(f"{field}-only", field, "Nothing is cited that does not show it.", "delayed", only, add, "", (), applies),
    )  # fmt: skip


def short(
    numbers: Iterable[str], need: Need, around: Circumstances, lacking: str, asks: str = ""
) -> Iterator[Lack]:  # fmt: skip
    """Yield what is missing from the paragraphs chosen."""
    chosen = {around.names.get(number, number) for number in numbers}
    if not need.met(chosen):
        yield Lack(lacking, around.paragraphs(*need.nearest(chosen)), asks)


def strange(numbers: Iterable[str], need: Need, around: Circumstances, what: str) -> Iterator[Lack]:
    """Yield the paragraphs that do not carry what they are cited for."""
    false = [number for number in numbers if around.names.get(number) not in need.every]
    if false:
        one = len(false) == 1
        which = f"Paragraph {false[0]}" if one else f"Paragraphs {listed(false)}"
        cited = "it is cited" if one else "they are cited"
        yield Lack(f"{which} of the annex {'says' if one else 'say'} nothing of {what}, for which {cited}.")


def listed(words: Sequence[str], last: str = "and") -> str:
    """Return words as a sentence lists them: one, two and three."""
    return f" {last} ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)
