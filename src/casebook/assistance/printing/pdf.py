"""A paper as tagged PDF (PDF/UA-1, ISO 14289-1) by typst. The same paper gives the same bytes.

The words travel as data: nothing in them is read as markup. Only the fonts inside typst are used, whose text face
covers Latin, Greek and Cyrillic, so that a paper looks alike on every machine.
"""

import json
from importlib.resources import files

from casebook.assistance.printing.paper import Paper, block_data
from casebook.errors import CasebookError


class CannotPrint(CasebookError):
    """A paper cannot be set; the message says why."""


def to_pdf(paper: Paper) -> bytes:
    """Return the paper as PDF. Raises `CannotPrint`, for instance for a character that no font has."""
    import typst

    template = (files("casebook.assistance.printing") / "paper.typ").read_bytes()
    words = {
        "title": paper.title,
        "title_beside": paper.title_beside,
        "language": paper.language,
        "beside": paper.beside or paper.language,
        "author": paper.author,
        "keywords": list(paper.keywords),
        "blocks": [block_data(block) for block in paper.blocks],
    }
    try:
        made: bytes = typst.compile(
            template,
            format="pdf",
            sys_inputs={"paper": json.dumps(words, ensure_ascii=False)},
            pdf_standards=["ua-1"],
            ignore_system_fonts=True,
            timestamp=0,
        )
    except (typst.TypstError, RuntimeError, ValueError) as error:
        reason = (str(error).strip().splitlines() or ["typst gives no reason"])[0]
        raise CannotPrint(f"The PDF cannot be made: {reason}. Print it as DOCX or HTML.") from error
    return made
