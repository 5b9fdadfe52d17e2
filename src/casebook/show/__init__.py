"""Show things: tables, documents, bytes, plots, explorers. Each has a text that says the same as the picture."""

import importlib
from typing import TYPE_CHECKING, Any

from casebook.show.tables import Shown, byte_view, folded, table, text, together

if TYPE_CHECKING:
    from casebook.show.charts import Series, Story, bars, chart_explorer
    from casebook.show.clocks import Held, clock, clock_explorer, rules_compared
    from casebook.show.documents import printout, scan
    from casebook.show.explorers import chunk_explorer, flip_explorer
    from casebook.show.figures import digest_bits, figure, speed, timeline
    from casebook.show.records import log_explorer
    from casebook.show.rules import Ruling, Span, courts_explorer, rules_timeline

__all__ = [
    "Held",
    "Ruling",
    "Series",
    "Shown",
    "Span",
    "Story",
    "bars",
    "byte_view",
    "chart_explorer",
    "chunk_explorer",
    "clock",
    "clock_explorer",
    "courts_explorer",
    "digest_bits",
    "figure",
    "flip_explorer",
    "folded",
    "log_explorer",
    "printout",
    "rules_compared",
    "rules_timeline",
    "scan",
    "speed",
    "table",
    "text",
    "timeline",
    "together",
]

_LATER = {
    "Held": "clocks",
    "Ruling": "rules",
    "Series": "charts",
    "Span": "rules",
    "Story": "charts",
    "bars": "charts",
    "chart_explorer": "charts",
    "chunk_explorer": "explorers",
    "clock": "clocks",
    "clock_explorer": "clocks",
    "courts_explorer": "rules",
    "digest_bits": "figures",
    "figure": "figures",
    "flip_explorer": "explorers",
    "log_explorer": "records",
    "printout": "documents",
    "rules_compared": "clocks",
    "rules_timeline": "rules",
    "scan": "documents",
    "speed": "figures",
    "timeline": "figures",
}


def __getattr__(name: str) -> Any:
    """Load plots and explorers when a lesson first draws one: a page should open quickly."""
    if name in _LATER:
        return getattr(importlib.import_module(f"casebook.show.{_LATER[name]}"), name)
    raise AttributeError(f"casebook.show has no {name}")
