"""From a form and what was filled in to a paper: numbered sections, facts with their exhibits, paragraphs relied on."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from casebook.assistance.document import shown
from casebook.assistance.form import Ask, Form, Words
from casebook.assistance.printing.paper import Block, Heading, Paper, Paragraph, Table
from casebook.languages import language

Beside = Literal["", "fr", "ru"]
EXHIBIT = re.compile(r"\bEXH-\d+[A-Z]?\b")
EMPTY = "Not stated."

FACTS = Words("Facts and where they stand", "Faits et pièces", "Факты и подтверждающие материалы")
FACT = Words("What has to be shown", "Ce qu'il faut établir", "Что следует подтвердить")
PLACE = Words("Paragraphs of the case file", "Paragraphes du dossier", "Пункты материалов дела")
EXHIBITS = Words("Exhibits", "Pièces", "Приложения")
RELIED = Words("Paragraphs relied on", "Paragraphes invoqués", "Пункты, на которые сделана ссылка")
NONE = "-"


def compose(
    form: Form, fields: Mapping[str, object], paragraphs: Mapping[str, str] | None = None, *, beside: Beside = "",
    empty: str = EMPTY,
) -> Paper:  # fmt: skip
    """Return the document as it will read. `fields` may be incomplete or malformed: what cannot be read is empty.

    `paragraphs` is the case file by number. `beside` adds every heading in French or Russian.
    """
    said = paragraphs or {}
    blocks: list[Block] = []
    place = 0
    for place, section in enumerate(form.sections, 1):
        blocks.append(heading(section.heading, str(place), beside))
        said_here = [ask for ask in section.fields if empty != EMPTY or not left_out(form, ask, fields)]
        parts = (block for ask in said_here for block in field(ask, fields.get(ask.key), beside, empty))
        blocks += [numbered(block, f"{place}.{number}") for number, block in enumerate(parts, 1)]
    blocks += annexes(form, fields, said, place, beside)
    called = title(form, fields)
    return Paper(called.en, tuple(blocks), "en", beside, other(called, beside))


# what a request between Member States is called once it rests on the Directive (citing.investigation_order)
ORDER = Words("European Investigation Order", "Décision d'enquête européenne", "Европейский ордер на расследование")
URGENT = Words("Urgent European Investigation Order", "Décision d'enquête européenne urgente",
               "Срочный европейский ордер на расследование")  # fmt: skip
ORDERED = {"mla": ORDER, "subscriber": ORDER, "emergency": URGENT}


def title(form: Form, fields: Mapping[str, object]) -> Words:
    """Return what a document is called: a request that rests on the Directive is an order to investigate."""
    return ORDERED.get(form.kind, form.title) if "eio" in strings(fields.get("basis")) else form.title


def left_out(form: Form, ask: Ask, fields: Mapping[str, object]) -> bool:
    """Tell whether a field that is empty is not printed, since nobody misses it."""
    order = title(form, fields) is not form.title and ask.key == "speciality"
    return (ask.key in ("connections", "remarks") or order) and not words(ask, fields.get(ask.key))


def heading(words: Words, number: str, beside: Beside) -> Heading:
    """Return a heading of the first level in both languages."""
    return Heading(1, words.en, f"{number}.", other(words, beside))


def other(words: Words, beside: Beside) -> str:
    """Return words in the second language; "" without one."""
    return {"": "", "fr": words.fr, "ru": words.ru}[beside]


def numbered(block: Block, number: str) -> Block:
    """Give a paragraph its number; tables carry a caption in its place."""
    if isinstance(block, Paragraph):
        return Paragraph(block.text, number, block.label, block.beside, block.language)
    if isinstance(block, Table):
        return Table(f"{number} {block.caption}", block.columns, block.rows, block.beside)
    return block


def field(ask: Ask, value: object, beside: Beside, empty: str) -> Iterator[Block]:
    """Yield what one field says: a paragraph, or a table for records."""
    if ask.kind == "records":
        rows = tuple(tuple(words(part, one.get(part.key)) or NONE for part in ask.parts) for one in records(value))
        if rows:
            yield Table(ask.label.en, tuple(part.label.en for part in ask.parts), rows, other(ask.label, beside))
            return
    first, *rest = lines(words(ask, value)) or [empty]
    yield Paragraph(first, "", ask.label.en, other(ask.label, beside))
    for text in rest:
        yield Paragraph(text)


def words(ask: Ask, value: object) -> str:
    """Return the value of a field as a person would write it; "" when there is nothing to read. Never raises."""
    match ask.kind:
        case "choice":
            return {one.key: one.text for one in ask.options}.get(text(value), "")
        case "several":
            chosen = strings(value)
            return "; ".join(one.text for one in ask.options if one.key in chosen)
        case "moment":
            return moment(value)
        case "period":
            ends = value if isinstance(value, Mapping) else {}
            start, end = moment(ends.get("start")), moment(ends.get("end"))
            return f"from {start or '…'} to {end or '…'}" if start or end else ""
        case "paragraphs":
            return cited(strings(value))
        case "records":
            said = ("; ".join(found for part in ask.parts if (found := words(part, one.get(part.key))))
                    for one in records(value))  # fmt: skip
            return " / ".join(one for one in said if one)
        case _:
            return text(value)


def annexes(
    form: Form, fields: Mapping[str, object], paragraphs: Mapping[str, str], last: int, beside: Beside
) -> Iterator[Block]:
    """Yield the table of facts and exhibits, then the paragraphs of the case file that the document relies on."""
    relied = [(label, numbers) for ask in form.fields() for label, numbers in leans(ask, fields.get(ask.key))]
    rows = []
    for label, numbers in relied:
        cited_texts = (paragraphs.get(one, "") for one in by_number(numbers))
        found = dict.fromkeys(exhibit for each in cited_texts for exhibit in EXHIBIT.findall(each))
        rows.append((label, ", ".join(by_number(numbers)), ", ".join(found) or NONE))
    if not rows:
        return
    yield heading(FACTS, str(last + 1), beside)
    columns = (FACT.en, PLACE.en, EXHIBITS.en)
    said = " · ".join(other(one, beside) for one in (FACT, PLACE, EXHIBITS)).strip(" ·")
    yield Table(FACTS.en, columns, tuple(rows), said)
    there = [one for one in by_number({one for _, numbers in relied for one in numbers}) if one in paragraphs]
    if there:
        yield heading(RELIED, str(last + 2), beside)
        for one in there:
            yield Paragraph(paragraphs[one], one, language=language(paragraphs[one]))


def leans(ask: Ask, value: object) -> Iterator[tuple[str, list[str]]]:
    """Yield what a field rests on: its label with the paragraphs chosen, and the same for each record in it."""
    if ask.kind == "paragraphs" and strings(value):
        yield ask.label.en, strings(value)
    for record in records(value) if ask.kind == "records" else ():
        about = next((said for part in ask.parts if (said := words(part, record.get(part.key)))), "")
        for part in ask.parts:
            for _, numbers in leans(part, record.get(part.key)):
                yield f"{ask.label.en}: {about}" if about else ask.label.en, numbers


def cited(numbers: Sequence[str]) -> str:
    """Return paragraphs of the case file as they are cited."""
    if not numbers:
        return ""
    return f"See {'paragraph' if len(numbers) == 1 else 'paragraphs'} {', '.join(by_number(numbers))} of the case file."


def by_number(numbers: Sequence[str] | set[str]) -> list[str]:
    """Return paragraph numbers in the order of the case file, each once."""
    return sorted(dict.fromkeys(numbers), key=lambda one: (int(one) if one.isdecimal() else 10**9, one))


def moment(value: object) -> str:
    """Return a moment with its zone; a zone that is missing is said to be missing."""
    if not isinstance(value, Mapping):
        return ""
    day, clock, zone = (text(value.get(part)) for part in ("date", "time", "zone"))
    if not (day or clock):
        return ""
    return f"{day} {clock}".strip() + (f" {zone}" if zone else ", no time zone")


def text(value: object) -> str:
    """Return a text without outer spaces and without what no paper can show; "" for anything else."""
    return shown(value).strip() if isinstance(value, str) else ""


def lines(said: str) -> list[str]:
    """Return the paragraphs of a longer text."""
    return [line.strip() for line in said.splitlines() if line.strip()]


def strings(value: object) -> list[str]:
    """Return the texts in a list."""
    return [shown(one) for one in value if isinstance(one, str)] if isinstance(value, list | tuple) else []


def records(value: object) -> list[Mapping[str, object]]:
    """Return the records in a list."""
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, list | tuple) else []
