"""Tables and texts as accessible HTML with a plain-text form."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape


@dataclass(frozen=True)
class Shown:
    """Something to look at: `html` for a page, `plain` for every other reader."""

    html: str
    plain: str

    def __repr__(self) -> str:
        return self.plain

    def _repr_html_(self) -> str:
        return self.html


def table(header: Sequence[str], rows: Sequence[Sequence[object]], caption: str) -> Shown:
    """Return a table; the first cell of each row names it."""
    head = "".join(f'<th scope="col">{escape(str(cell))}</th>' for cell in header)
    body = "".join(
        f'<tr><th scope="row">{escape(str(row[0]))}</th>'
        + "".join(f"<td>{escape(str(cell))}</td>" for cell in row[1:])
        + "</tr>"
        for row in rows
    )
    html = (
        f'<table class="cb-table"><caption>{escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )
    lines = [caption, *("  ".join(str(cell) for cell in row) for row in [header, *rows])]
    return Shown(html, "\n".join(lines))


def text(content: str, caption: str) -> Shown:
    """Return a document as it stands, its spaces and line ends kept."""
    html = f'<figure><figcaption>{escape(caption)}</figcaption><pre class="cb-text">{escape(content)}</pre></figure>'
    return Shown(html, f"{caption}\n{content}")


def bytes_of(data: bytes, caption: str, width: int = 16) -> Shown:
    """Return bytes in hexadecimal with the characters they stand for, `width` to a line."""
    rows = []
    for start in range(0, len(data), width):
        part = data[start : start + width]
        letters = "".join(chr(byte) if 32 <= byte < 127 else "." for byte in part)
        rows.append((f"{start:06x}", part.hex(" "), letters))
    return table(("offset", "bytes", "as characters"), rows, caption)
