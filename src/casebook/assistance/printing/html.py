"""A paper as accessible HTML: real headings, table headers with their scope, and the language of every word."""

from html import escape

from casebook.assistance.printing.paper import Block, Heading, Lines, Paper, Paragraph, Table

STYLE = (
    "body{font:1.05rem/1.5 Georgia,'Times New Roman',serif;color:#1a1a1a;background:#fff;"
    "max-width:46rem;margin:2rem auto;padding:0 1rem;overflow-wrap:anywhere}"
    ".cb-beside{display:block;font-weight:400;color:#4a4a4a}"
    ".cb-lines{white-space:pre-line}table{border-collapse:collapse;width:100%;margin:1rem 0}caption{text-align:left;"
    "font-weight:600}th,td{border:1px solid #767676;padding:.35rem .5rem;text-align:left;vertical-align:top}"
    "@media print{.cb-break{break-before:page}}"
)


def to_html(paper: Paper) -> str:
    """Return the paper as one HTML file. Everything in it is escaped; it needs no script and no network."""
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(paper.language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(paper.title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n{body(paper)}"
        "</main>\n</body>\n</html>\n"
    )


def body(paper: Paper, first: int = 1) -> str:
    """Return the paper's words as HTML, the title as a heading of level `first`."""
    title = f"<h{first}>{escape(paper.title)}{beside(paper, paper.title_beside)}</h{first}>\n"
    return title + "".join(block_html(paper, block, first) for block in paper.blocks)


def beside(paper: Paper, text: str) -> str:
    """Return the words in the second language, marked as such."""
    return f' <span class="cb-beside" lang="{escape(paper.beside)}">{escape(text)}</span>' if text else ""


def block_html(paper: Paper, block: Block, first: int) -> str:
    """Return one block."""
    match block:
        case Heading():
            level = min(first + block.level, 6)
            number = f"{escape(block.number)} " if block.number else ""
            return f"<h{level}>{number}{escape(block.text)}{beside(paper, block.beside)}</h{level}>\n"
        case Paragraph():
            label = escape(block.label)
            if block.beside:
                label += f' / <span lang="{escape(paper.beside)}">{escape(block.beside)}</span>'
            language = f' lang="{escape(block.language)}"' if block.language != paper.language else ""
            number = f"{escape(block.number)} " if block.number else ""
            words = f"<span{language}>{escape(block.text)}</span>" if language else escape(block.text)
            return f"<p>{number}{f'<strong>{label}:</strong> ' if label else ''}{words}</p>\n"
        case Lines():
            return "<p>" + "<br>".join(drawn(line) for line in block.lines) + "</p>\n"
        case Table():
            return table_html(paper, block)
    return '<div class="cb-break"></div>\n'


def drawn(line: str) -> str:
    """Return one line; a rule to write on is for the eye, and would be spelled out to anybody else."""
    return escape(line) if line.strip("_") or not line else f'<span aria-hidden="true">{line}</span>'


def table_html(paper: Paper, table: Table) -> str:
    """Return a table with caption and column headers."""
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in table.columns)
    rows = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>\n" for row in table.rows)
    caption = escape(table.caption) + beside(paper, table.beside)
    return f"<table>\n<caption>{caption}</caption>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n"
