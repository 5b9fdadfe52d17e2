"""The cover letter: who writes to whom, about what, by when, and what is enclosed. Nothing that is not in the form."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from casebook.assistance.form import Ask, Form, Words
from casebook.assistance.printing.compose import Beside, compose, other, text, words
from casebook.assistance.printing.paper import Block, Break, Heading, Lines, Paper, Paragraph

COVER = Words("Cover letter", "Lettre d'accompagnement", "Сопроводительное письмо")
DATE = Words("Date", "Date", "Дата")
TO = Words("To", "À", "Кому")
BY = Words("Channel", "Voie de transmission", "Канал передачи")
SUBJECT = Words("Subject", "Objet", "Тема")
REFERENCE = Words("Reference", "Référence", "Номер")
EARLIER = Words("Earlier correspondence", "Correspondance antérieure", "Предыдущая переписка")
BEFORE = Words("Needed by", "Nécessaire avant le", "Необходимо к")
SECRET = Words("Secrecy", "Confidentialité", "Конфиденциальность")
ENCLOSED = Words("Enclosed", "Pièces jointes", "Приложения")


def with_cover(
    form: Form, fields: Mapping[str, object], paragraphs: Mapping[str, str] | None = None, *, requested: str = "",
    day: str = "", beside: Beside = "",
) -> Paper:  # fmt: skip
    """Return the document behind its cover letter. `requested`: the State that is asked; `day`: of the letter."""
    paper = compose(form, fields, paragraphs, beside=beside)
    letter = cover(form, fields, paper, requested=requested, day=day, beside=beside)
    title = Heading(1, paper.title, "", paper.title_beside)
    below = (replace(one, level=one.level + 1) if isinstance(one, Heading) else one for one in paper.blocks)
    blocks = (*letter, Break(), title, *below)
    return replace(paper, blocks=blocks, author=text(fields.get("authority")))


def cover(
    form: Form, fields: Mapping[str, object], paper: Paper, *, requested: str, day: str, beside: Beside
) -> tuple[Block, ...]:
    """Return the blocks of the cover letter."""
    asked = {ask.key: ask for ask in form.fields()}

    def said(key: str) -> str:
        return words(asked[key], fields.get(key)) if key in asked else ""

    lines: list[tuple[Words, str]] = [
        (DATE, day),
        (TO, f"the competent authority of {requested}" if requested else ""),
        (BY, said("channel")),
        (SUBJECT, paper.title),
        (REFERENCE, said("file")),
        (EARLIER, "; ".join(part for part in (said("preservation_reference"), said("earlier_reference")) if part)),
        (BEFORE, said("urgent_by") or said("follow_up_by") if urgent(asked, fields) else ""),
        (SECRET, said("confidentiality") if fields.get("confidentiality") == "secret" else ""),
        (ENCLOSED, enclosures(form, paper, said("translation"))),
    ]
    sender = said("authority")
    blocks: list[Block] = [Heading(1, COVER.en, "", other(COVER, beside))]
    blocks += [Lines((sender[0].upper() + sender[1:],))] if sender else []
    blocks += [Paragraph(found, "", one.en, other(one, beside)) for one, found in lines if found]
    blocks.append(Lines(("Signature, name and office", "_" * 32)))
    return tuple(blocks)


def urgent(asked: Mapping[str, Ask], fields: Mapping[str, object]) -> bool:
    """Tell whether the letter names a day: a request that says it is urgent, and one that will be followed."""
    return fields.get("urgency") == "urgent" or "urgency" not in asked


def enclosures(form: Form, paper: Paper, translation: str) -> str:
    """Name what lies in the envelope."""
    return "; ".join(parts(form, paper, translation)) + "."


def parts(form: Form, paper: Paper, translation: str) -> Iterator[str]:
    """Yield the document, its annexes and the translation."""
    yield paper.title
    headings = [block.text for block in paper.blocks if isinstance(block, Heading)]
    yield from (name[0].lower() + name[1:] for name in headings[len(form.sections) :])
    if translation and translation != "No translation":
        yield f"signed translation into {translation}"
