"""Under which provision a State speaks to another: what binds the two on the day, never an instrument that does not."""

from casebook.assistance.authorities import (
    AMERICAN,
    AMERICAN_ALONE,
    AMERICAN_KEEPING,
    BESIDE_TREATY,
    DIRECT,
    DIRECTIVE,
    ELEMENTS,
    ON_SPONTANEOUS,
    ORDERS,
    OWN,
    WITHOUT_TREATY,
    Authority,
    Provision,
)
from casebook.assistance.circumstances import Circumstances
from casebook.assistance.treaties import Instrument

KEEPING = ("preservation", "extension")


def investigation_order(kind: str, around: Circumstances) -> bool:
    """Tell whether a document goes as a European Investigation Order."""
    return kind in ("mla", "subscriber", "emergency") and "eio" in around.binding


def cite(key: str, kind: str, around: Circumstances) -> Authority:
    """Return the authority of an element (or of a ground) for a kind of document between two States on a day.

    Where a treaty of the two States governs, it comes first, and the common standard is named to compare with. The
    Budapest Convention is named alone only where it binds both and applies beside that treaty (arts 25, 29 to 35).
    """
    if kind in ORDERS and key not in OWN:
        return ORDERS[kind].get(key, ORDERS[kind][""])
    if investigation_order(kind, around):
        return DIRECTIVE.get(key, DIRECTIVE[""])
    keeping = kind in KEEPING
    base = ELEMENTS.get(f"{key}-keep", ELEMENTS[key]) if keeping else ELEMENTS[key]
    if key in OWN or "practice" in base.instruments or (key in BESIDE_TREATY and not keeping):
        return _of_both(base, around)
    if kind == "spontaneous":
        return _of_both(ELEMENTS[ON_SPONTANEOUS], around)
    american = around.requested.name == "United States"
    if keeping:
        if around.treaty or not american:
            return base
        # article 29 is the standard of a request to keep data, and American law lets data be kept without a treaty
        standard = base if key[0] in "PR" else base.without("budapest")
        return AMERICAN_KEEPING + standard.compared()
    if american and key in AMERICAN:
        return AMERICAN.get(f"{key}-{kind}", AMERICAN[key])
    if american and not around.treaty and key in AMERICAN_ALONE:
        return AMERICAN_ALONE[key]
    if around.treaty and key in DIRECT:
        return base
    instrument = around.binding.get("bilateral")
    if instrument is None:
        return _of_both(base, around)
    standard = base.without("budapest") if key in WITHOUT_TREATY else _of_both(base, around)
    return _treaty(instrument, key) + standard.compared()


def _of_both(base: Authority, around: Circumstances) -> Authority:
    """Return what binds both: the Budapest Convention only between its Parties."""
    return base if around.treaty else base.without("budapest")


def _treaty(instrument: Instrument, key: str) -> Authority:
    article = instrument.articles.get(key) or instrument.articles.get(key[0])
    text = f"{instrument.name}, {article}" if article else instrument.name
    return Authority((Provision(text, instrument.register, "bilateral"),))
