"""A document as it stands on paper, whatever it is written in: headings, numbered paragraphs, lines, tables.

The writers beside this module turn it into HTML, PDF and DOCX. They say the same words in the same order.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Heading:
    """A heading. `level` is 1 below the title; `beside` is the same in the paper's second language, or ""."""

    level: int
    text: str
    number: str = ""
    beside: str = ""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph, numbered where authorities refer to it. `label` stands before the text, in bold."""

    text: str
    number: str = ""
    label: str = ""
    beside: str = ""
    language: str = "en"


@dataclass(frozen=True)
class Lines:
    """Short lines that belong together: an address, a signature."""

    lines: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A table with its caption; the first row of cells is the header, and is repeated on each page."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    beside: str = ""


@dataclass(frozen=True)
class Break:
    """A new page: the cover letter ends, the request begins."""


Block = Heading | Paragraph | Lines | Table | Break


@dataclass(frozen=True)
class Paper:
    """A whole document. `language` is that of its words, `beside` that of the second heading, or "" for none."""

    title: str
    blocks: tuple[Block, ...]
    language: str = "en"
    beside: str = ""
    title_beside: str = ""
    author: str = ""
    keywords: tuple[str, ...] = ()

    def to_text(self) -> str:
        """Return every word in reading order, a line for each block part."""
        return "\n".join(self.lines())

    def lines(self) -> Iterator[str]:
        """Yield what is read, in order."""
        yield self.title
        if self.title_beside:
            yield self.title_beside
        for block in self.blocks:
            yield from lines_of(block)


def lines_of(block: Block) -> Iterator[str]:
    """Yield the words of one block, in reading order."""
    match block:
        case Heading():
            yield joined(block.number, block.text)
            if block.beside:
                yield block.beside
        case Paragraph():
            label = " / ".join(part for part in (block.label, block.beside) if part)
            yield joined(block.number, f"{label}:" if label else "", block.text)
        case Lines():
            yield from block.lines
        case Table():
            yield " / ".join(part for part in (block.caption, block.beside) if part)
            for row in (block.columns, *block.rows):
                yield from row


def joined(*parts: str) -> str:
    """Return the parts that are there, with one space between them."""
    return " ".join(part for part in parts if part)


def block_data(block: Block) -> dict[str, Any]:
    """Return one block as JSON: what the PDF template and the page draw."""
    match block:
        case Heading():
            return {
                "is": "heading", "level": block.level, "number": block.number, "text": block.text,
                "beside": block.beside,
            }  # fmt: skip
        case Paragraph():
            return {
                "is": "paragraph", "number": block.number, "label": block.label, "beside": block.beside,
                "text": block.text, "language": block.language,
            }  # fmt: skip
        case Lines():
            return {"is": "lines", "lines": list(block.lines)}
        case Table():
            return {
                "is": "table", "caption": block.caption, "beside": block.beside, "columns": list(block.columns),
                "rows": [list(row) for row in block.rows],
            }  # fmt: skip
    return {"is": "break"}


def as_data(paper: Paper) -> list[dict[str, Any]]:
    """Return the title and the blocks as JSON, for a page that draws them as it goes."""
    title = {"is": "heading", "level": 0, "number": "", "text": paper.title, "beside": paper.title_beside}
    return [{**one, "lang": paper.beside or paper.language} for one in (title, *map(block_data, paper.blocks))]
