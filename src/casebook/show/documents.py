"""Documents as a court gets them: a picture with the words that stand in it, and a printout from a PDF file."""

import base64
from html import escape
from pathlib import Path

from casebook.show.tables import Shown, text


def scan(path: Path, caption: str) -> Shown:
    """Return a picture (PNG) with its caption; the description in the file is the text for those who do not see it."""
    from PIL import Image

    with Image.open(path) as picture:
        words = " / ".join(str(picture.info.get("Description", "no description")).splitlines())
    code = base64.b64encode(Path(path).read_bytes()).decode("ascii")
    html = (
        f'<figure style="margin:1em 0"><figcaption style="font-weight:600">{escape(caption)}</figcaption>'
        f'<img alt="{escape(f"A picture with these words: {words}")}" style="max-width:100%;height:auto;'
        f'border:1px solid #8a8a8a" src="data:image/png;base64,{code}"></figure>'
    )
    return Shown(html, f"{caption}\n{words}")


def printout(path: Path, caption: str) -> Shown:
    """Return the words of a PDF file, line by line as they are printed."""
    import pypdf

    pages = [page.extract_text(extraction_mode="layout") for page in pypdf.PdfReader(path).pages]
    return text("\n\n".join(pages), caption, columns=True)
