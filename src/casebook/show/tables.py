"""Tables, documents and bytes as HTML that a screen reader can walk through, each with a plain-text form."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from html import escape

from casebook.languages import spoken

# Jupyter, formgrader and exported pages each have a style of their own: what a table needs, it carries along
CELL = "text-align:left;vertical-align:top;padding:0.3em 0.6em"
CODE = "overflow-wrap:anywhere"
DIGEST = re.compile(r"[0-9a-f]{8,}")


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
    """Return a table; the first cell of each row names the row. A cell that is a hash value is set as code."""
    cells = [[cell(one) for one in row] for row in rows]
    lines = [caption, *(" | ".join(str(one) for one in row) for row in (header, *rows))]
    return Shown(markup(header, cells, caption), "\n".join(lines))


def markup(header: Sequence[str], rows: Sequence[Sequence[str]], caption: str) -> str:
    """Return the HTML of a table whose cells are HTML already; it scrolls by itself, with the keyboard as well."""
    head = "".join(f'<th scope="col" style="{CELL}">{escape(name)}</th>' for name in header)
    body = "".join(
        f'<tr><th scope="row" style="{CELL}">{row[0]}</th>'
        + "".join(f'<td style="{CELL}">{one}</td>' for one in row[1:])
        + "</tr>"
        for row in rows
    )
    return (
        f'<div role="region" aria-label="{escape(caption)}" tabindex="0" style="overflow-x:auto">'
        f'<table class="cb-table"><caption style="{CELL};font-weight:600">{escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def cell(value: object) -> str:
    """Return one cell as HTML."""
    shown = str(value)
    if not DIGEST.fullmatch(shown):
        return spoken(shown)
    # on a narrow screen the table scrolls; a value cut into lines of four could not be read
    return f'<code style="{CODE};display:inline-block;min-width:{min(len(shown), 16) + 1}ch">{shown}</code>'


def text(content: str, caption: str, columns: bool = False) -> Shown:
    """Return a document as it stands, its spaces and line ends kept.

    Long lines go on in the next one, between words. With `columns` they stay whole, and the document scrolls by itself.
    """
    # Jupyter breaks what is in <pre> anywhere, unless it is told otherwise
    look = f"white-space:pre-wrap;word-break:normal;{CODE}"
    scrolls = ""
    if columns:
        look = "white-space:pre;overflow-x:auto"
        scrolls = f' role="region" aria-label="{escape(caption)}" tabindex="0"'
    html = (
        f'<figure style="margin:1em 0"><figcaption style="font-weight:600">{escape(caption)}</figcaption>'
        f'<pre class="cb-text"{scrolls} style="{look}">{escape(content)}</pre></figure>'
    )
    return Shown(html, f"{caption}\n{content}")


def byte_view(data: bytes, caption: str, marked: Collection[int] = (), width: int = 8) -> Shown:
    """Return bytes in hexadecimal with the characters they stand for, `width` to a line.

    The bytes at the offsets of `marked` are in bold, and a last column names them: nothing rests on the look alone.
    """
    rows, lines = [], []
    for start in range(0, len(data), width):
        part = data[start : start + width]
        plain = [f"{byte:02x}" for byte in part]
        bold = [f"<strong>{two}</strong>" if start + at in marked else two for at, two in enumerate(plain)]
        letters = "".join(chr(byte) if 32 <= byte < 127 else "." for byte in part)
        named = [", ".join(str(start + at) for at in range(len(part)) if start + at in marked)] if marked else []
        rows.append([str(start), f"<code>{' '.join(bold)}</code>", f"<code>{escape(letters)}</code>", *named])
        lines.append(" | ".join([str(start), " ".join(plain), letters, *named]))
    header = ["offset", "bytes", "as characters", *(["marked bytes"] if marked else [])]
    return Shown(markup(header, rows, caption), "\n".join([caption, " | ".join(header), *lines]))


def folded(summary: str, *parts: Shown) -> Shown:
    """Return things that open below their summary: what a reader may want, and need not pass on the way."""
    inside = together(*parts)
    html = f"<details><summary>{escape(summary)}</summary>{inside.html}</details>"
    return Shown(html, f"{summary}\n{inside.plain}")


def together(*parts: Shown) -> Shown:
    """Return things one below the other, as one."""
    return Shown("".join(part.html for part in parts), "\n\n".join(part.plain for part in parts))
