"""A PDF of plain lines in Courier, uncompressed (ISO 32000): the same bytes everywhere, and text that extracts."""

from collections.abc import Sequence

LINES = 58
SIZE = 9
LEADING = 12


def pdf(title: str, lines: Sequence[str], language: str = "en") -> bytes:
    """Return a PDF of `lines` on A4 pages of 58 lines. Only Latin-1 characters."""
    pages = [lines[start : start + LINES] for start in range(0, max(1, len(lines)), LINES)]
    count = len(pages)
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(count))
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R /Lang ({language}) /ViewerPreferences << /DisplayDocTitle true >> >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
    ]
    for number, page in enumerate(pages):
        content = f"BT /F1 {SIZE} Tf {LEADING} TL 50 790 Td\n" + "".join(f"({_text(line)}) Tj T*\n" for line in page)
        content += "ET"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * number} 0 R "
            f"/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(content.encode('latin-1'))} >>\nstream\n{content}\nendstream")
    objects.append(f"<< /Title ({_text(title)}) >>")
    made = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(made))
        made += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    start = len(made)
    made += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
    made += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>\n".encode()
    return made + f"startxref\n{start}\n%%EOF\n".encode()


def _text(line: str) -> str:
    return line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
