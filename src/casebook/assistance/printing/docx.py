"""A paper as DOCX: real headings, header rows that repeat, the language of every word. Same paper, same content."""

import io
import zipfile
from datetime import UTC, datetime
from typing import Any

from casebook.assistance.printing.paper import Break, Heading, Lines, Paper, Paragraph, Table

# Word's names of languages (BCP 47)
WORD = {"en": "en-GB", "fr": "fr-FR", "ru": "ru-RU"}
EPOCH = datetime(1980, 1, 1, tzinfo=UTC)


def to_docx(paper: Paper) -> bytes:
    """Return the paper as DOCX."""
    import docx
    from docx.enum.text import WD_BREAK

    made = docx.Document()
    describe(made, paper)
    title = made.add_heading(level=1)
    title.add_run(paper.title)
    second(title, paper, paper.title_beside)
    for block in paper.blocks:
        match block:
            case Heading():
                heading = made.add_heading(level=min(1 + block.level, 9))
                heading.add_run(f"{block.number} {block.text}".strip())
                second(heading, paper, block.beside)
            case Paragraph():
                paragraph(made.add_paragraph(), paper, block)
            case Lines():
                lines = made.add_paragraph()
                for at, line in enumerate(block.lines):
                    run = lines.add_run(line)
                    if at < len(block.lines) - 1:
                        run.add_break()
            case Table():
                table(made, paper, block)
            case Break():
                made.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    return packed(made)


def describe(made: Any, paper: Paper) -> None:
    """Set title, language and dates, a readable face and the page number in the footer."""
    about = made.core_properties
    # a property of a DOCX has at most 255 characters
    title, author, keywords = (said[:255] for said in (paper.title, paper.author, ", ".join(paper.keywords)))
    about.title, about.author, about.language = title, author, WORD[paper.language]
    about.keywords, about.comments = keywords, ""
    about.created = about.modified = EPOCH.replace(tzinfo=None)
    about.revision, about.last_modified_by = 1, author
    language(made.styles["Normal"].element.get_or_add_rPr(), paper.language)
    for name in ("Normal", *(f"Heading {level}" for level in range(1, 5))):
        face(made.styles[name])
    field(made.sections[0].footer.paragraphs[0], "PAGE")


def face(style: Any) -> None:
    """Use a face with Latin and Cyrillic letters, in black, that every office program has or replaces."""
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    style.font.name = "Times New Roman"
    style.font.color.rgb = RGBColor(0, 0, 0)
    if style.name == "Normal":
        style.font.size = Pt(11)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), "Times New Roman")


def second(heading: Any, paper: Paper, text: str) -> None:
    """Add the heading in the second language on a line of its own."""
    if text:
        heading.runs[-1].add_break()
        run = heading.add_run(text)
        run.italic, run.bold = True, False
        language(run._r.get_or_add_rPr(), paper.beside)


def paragraph(place: Any, paper: Paper, block: Paragraph) -> None:
    """Write number, label and text."""
    if block.number:
        place.add_run(f"{block.number} ")
    if block.label:
        place.add_run(block.label).bold = True
        if block.beside:
            place.add_run(" / ")
            run = place.add_run(block.beside)
            run.italic = True
            language(run._r.get_or_add_rPr(), paper.beside)
        place.add_run(": ").bold = True
    words = place.add_run(block.text)
    if block.language != paper.language:
        language(words._r.get_or_add_rPr(), block.language)


def table(made: Any, paper: Paper, block: Table) -> None:
    """Write caption and table; the header row is marked as such and repeats on each page."""
    from docx.oxml import OxmlElement

    caption = made.add_paragraph()
    caption.add_run(block.caption).bold = True
    caption.paragraph_format.keep_with_next = True
    if block.beside:
        caption.add_run(" / ")
        run = caption.add_run(block.beside)
        run.italic = True
        language(run._r.get_or_add_rPr(), paper.beside)
    grid = made.add_table(rows=1, cols=len(block.columns), style="Table Grid")
    grid.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cell, text in zip(grid.rows[0].cells, block.columns, strict=True):
        cell.paragraphs[0].add_run(text).bold = True
    for row in block.rows:
        for cell, text in zip(grid.add_row().cells, row, strict=True):
            cell.text = text
    made.add_paragraph()


def language(properties: Any, name: str) -> None:
    """Set the language of a run or a style."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    mark = OxmlElement("w:lang")
    mark.set(qn("w:val"), WORD.get(name, name))
    properties.append(mark)


def field(place: Any, code: str) -> None:
    """Put a field, such as the page number, into a paragraph."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    simple = OxmlElement("w:fldSimple")
    simple.set(qn("w:instr"), code)
    place._p.append(simple)


def packed(made: Any) -> bytes:
    """Return the file with fixed dates in its archive. What one zlib deflates, another deflates otherwise."""
    first, last = io.BytesIO(), io.BytesIO()
    made.save(first)
    with zipfile.ZipFile(first) as source, zipfile.ZipFile(last, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            member = zipfile.ZipInfo(name, EPOCH.timetuple()[:6])
            member.create_system, member.compress_type = 3, zipfile.ZIP_DEFLATED
            target.writestr(member, source.read(name))
    return last.getvalue()
