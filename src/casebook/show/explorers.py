"""Things to play with: stock sliders and boxes beside a text that says the same."""

from typing import Any

import ipywidgets as widgets

from casebook.evidence.hashing import hash_bytes

WIDE = widgets.Layout(width="100%", max_width="40rem")


def flip_explorer(sentence: str) -> Any:
    """Choose a character of a sentence and flip its lowest bit: see the sentence and its SHA-256 change."""
    data = sentence.encode("ascii")
    place = widgets.IntSlider(0, -1, len(data) - 1, description="Character", layout=WIDE)
    typed = widgets.BoundedIntText(0, -1, len(data) - 1, description="or type it", layout=widgets.Layout(width="12rem"))
    widgets.link((place, "value"), (typed, "value"))
    shown = widgets.HTML()

    def draw(*_: object) -> None:
        at = place.value
        changed = data if at < 0 else data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]
        said = "nothing is changed" if at < 0 else f"character {at} is changed"
        digest = hash_bytes(changed)["sha256"]
        sentence = changed.decode("ascii", "replace")
        shown.value = f"<p>{sentence}</p><p><code>{digest}</code></p><p>({said}; -1 changes nothing)</p>"

    place.observe(draw, "value")
    place.value = -1
    draw()
    return widgets.VBox([place, typed, shown])


def chunk_explorer(sectors: int) -> Any:
    """Choose how many sectors share a checksum: see how narrowly damage is found and how many checksums that takes."""
    size = widgets.SelectionSlider(options=[1, 8, 64, 512, sectors], value=64, description="Sectors", layout=WIDE)
    shown = widgets.HTML()

    def draw(*_: object) -> None:
        count = -(-sectors // size.value)
        shown.value = (
            f"<p>{size.value} sectors to a checksum: {count} checksums of 4 bytes ({count * 4} bytes). "
            f"A damaged bit is narrowed down to {size.value} sectors, {size.value * 512} bytes.</p>"
        )

    size.observe(draw, "value")
    draw()
    return widgets.VBox([size, shown])
