"""Things to try out: stock sliders and boxes, beside a text that says what they show and a table for other readers."""

from html import escape
from typing import Any

import ipywidgets as widgets

from casebook.evidence.hashing import hash_bytes
from casebook.show.tables import CODE, Shown, table

WIDE = widgets.Layout(width="100%", max_width="40rem")
NARROW = widgets.Layout(width="14rem")
SECTOR = 512
# a label beside a slider is cut off on a narrow screen unless it may take its own width
LABEL = {"description_width": "initial"}

# what stands in a widget would else keep its lines unbroken and far apart
PLAIN = "white-space:normal;line-height:1.5"


class Explorer(widgets.VBox):  # type: ignore[misc]
    """Controls and what they show. `equivalent` is the same for a page without scripts."""

    def __init__(self, equivalent: Shown, *children: Any) -> None:
        self.equivalent = equivalent
        super().__init__(children=children)

    def _repr_mimebundle_(self, **options: Any) -> Any:
        """Return the controls, and the equivalent as HTML and text."""
        made = super()._repr_mimebundle_(**options)
        data, metadata = made if isinstance(made, tuple) else (made or {}, {})
        return {**data, "text/html": self.equivalent.html, "text/plain": self.equivalent.plain}, metadata


def flipped(data: bytes, place: int) -> bytes:
    """Return the bytes with the lowest bit of one of them turned over."""
    return data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]


def flip_explorer(sentence: str) -> Explorer:
    """Let a reader turn over one bit of a sentence (ASCII), and see its SHA-256 become another value."""
    data = sentence.encode("ascii")
    before = hash_bytes(data)["sha256"]
    place = widgets.IntSlider(0, 0, len(data) - 1, description="Byte number", layout=WIDE, style=LABEL)
    typed = widgets.BoundedIntText(0, 0, len(data) - 1, description="or type it", layout=NARROW, style=LABEL)
    turned = widgets.Checkbox(False, description="Turn over its lowest bit", indent=False)
    widgets.link((place, "value"), (typed, "value"))
    shown = widgets.HTML(layout=WIDE)

    def draw(*_: object) -> None:
        at = place.value
        now = flipped(data, at) if turned.value else data
        after = hash_bytes(now)["sha256"]
        same = sum(one == other for one, other in zip(before, after, strict=True))
        said = (
            f"Byte {at} was {data[at]:08b} ({chr(data[at])}) and is {now[at]:08b} ({chr(now[at])}). "
            f"{same} of 64 characters are the same as before."
            if turned.value
            else f"Nothing is changed. Byte {at} is {data[at]:08b} ({chr(data[at])})."
        )
        value = f'<code style="{CODE};word-break:break-all">{after}</code>'
        shown.value = f"<p>{escape(now.decode('ascii'))}</p><p>{value}</p><p>{escape(said)}</p>"

    place.observe(draw, "value")
    turned.observe(draw, "value")
    draw()
    tried = [0, len(data) // 2, len(data) - 1]
    rows = [("nothing is changed", sentence, before)]
    rows += [
        (f"lowest bit of byte {at}", flipped(data, at).decode("ascii"), hash_bytes(flipped(data, at))["sha256"])
        for at in tried
    ]
    return Explorer(table(("change", "sentence", "SHA-256"), rows, "One bit turned over"), place, typed, turned, shown)


def chunk_explorer(sectors: int, standard: int = 64) -> Explorer:
    """Let a reader choose how many sectors share a checksum, and see how narrowly damage is then found."""
    sizes = [1, 8, standard, 512, sectors]
    size = widgets.SelectionSlider(
        options=sizes, value=standard, description="Sectors in a chunk", layout=WIDE, style=LABEL
    )
    shown = widgets.HTML(layout=WIDE)

    def draw(*_: object) -> None:
        shown.value = f"<p>{cost(sectors, size.value)}</p>"

    size.observe(draw, "value")
    draw()
    rows = [(number, cost(sectors, number)) for number in sizes]
    caption = f"A disk of {sectors} sectors"
    return Explorer(table(("sectors in a chunk", "what follows"), rows, caption), size, shown)


def cost(sectors: int, size: int) -> str:
    """Say how many checksums a disk needs and how narrowly one changed bit is found."""
    count = -(-sectors // size)
    whole = "the whole disk" if size >= sectors else f"{size * SECTOR:,} bytes"
    checksums = "1 checksum" if count == 1 else f"{count:,} checksums"
    return f"{checksums} of 4 bytes, {count * 4:,} bytes in all. One changed bit is narrowed down to {whole}."
