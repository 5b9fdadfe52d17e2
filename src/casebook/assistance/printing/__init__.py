"""On paper: any document as HTML, tagged PDF and DOCX, with its cover letter and its table of facts and exhibits."""

from casebook.assistance.printing.compose import Beside, compose, words
from casebook.assistance.printing.cover import with_cover
from casebook.assistance.printing.docx import to_docx
from casebook.assistance.printing.html import to_html
from casebook.assistance.printing.paper import Break, Heading, Lines, Paper, Paragraph, Table, as_data
from casebook.assistance.printing.pdf import CannotPrint, to_pdf

# format -> (ending, media type, writer)
FORMATS = {
    "pdf": ("pdf", "application/pdf", to_pdf),
    "docx": ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", to_docx),
    "html": ("html", "text/html", lambda paper: to_html(paper).encode()),
}

__all__ = [
    "FORMATS",
    "Beside",
    "Break",
    "CannotPrint",
    "Heading",
    "Lines",
    "Paper",
    "Paragraph",
    "Table",
    "as_data",
    "compose",
    "to_docx",
    "to_html",
    "to_pdf",
    "with_cover",
    "words",
]
