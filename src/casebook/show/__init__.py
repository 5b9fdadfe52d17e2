"""Show things: tables, figures, timelines, bytes. Each has a text equivalent, so nobody depends on the picture."""

from typing import TYPE_CHECKING, Any

from casebook.show.tables import Shown, bytes_of, table, text

if TYPE_CHECKING:
    from casebook.show.explorers import chunk_explorer, flip_explorer
    from casebook.show.figures import custody_timeline, digest_bits, figure, speed

__all__ = [
    "Shown",
    "bytes_of",
    "chunk_explorer",
    "custody_timeline",
    "digest_bits",
    "figure",
    "flip_explorer",
    "speed",
    "table",
    "text",
]

_LATER = {
    "figure": "figures",
    "digest_bits": "figures",
    "custody_timeline": "figures",
    "speed": "figures",
    "flip_explorer": "explorers",
    "chunk_explorer": "explorers",
}


def __getattr__(name: str) -> Any:
    """Load the plotting library only when a plot is drawn: a page should open quickly."""
    import importlib

    if name in _LATER:
        return getattr(importlib.import_module(f"casebook.show.{_LATER[name]}"), name)
    raise AttributeError(f"casebook.show has no {name}")
