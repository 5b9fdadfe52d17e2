"""Under which provision a State speaks to another: what binds the two on the day, never an instrument that does not."""

from casebook.assistance.authorities import AMERICAN, AMERICAN_KEEPING, DIRECT, ELEMENTS, ORDERS, OWN, Authority
from casebook.assistance.circumstances import Circumstances


def cite(key: str, kind: str, around: Circumstances) -> Authority:
    """Return the authority of an element (or of a ground) for a kind of document between two States on a day.

    Where a treaty of the two States governs, it comes first, and the common standard is named to compare with. The
    Budapest Convention is named alone only where it binds both and applies beside that treaty (arts 25, 29 to 35).
    """
    if kind in ORDERS and key not in OWN:
        return ORDERS[kind].get(key, ORDERS[kind][""])
    keeping = kind in ("preservation", "extension")
    base = ELEMENTS.get(f"{key}-keep", ELEMENTS[key]) if keeping else ELEMENTS[key]
    if key in OWN:
        return base
    american = around.requested.name == "United States"
    if american and key in AMERICAN:
        return AMERICAN[key]
    if keeping or key.startswith("P"):
        if around.treaty:
            return base
        return _compare(AMERICAN_KEEPING, base) if american else base
    if around.treaty and key in DIRECT:
        return base
    there = around.binding
    instrument = there.get("eio") if kind in ("mla", "subscriber") and "eio" in there else there.get("bilateral")
    if instrument is None:
        return base
    return _compare(Authority(instrument.name, instrument.register), base)


def _compare(first: Authority, standard: Authority) -> Authority:
    return Authority(f"{first.text}; compare {standard.text}", (*first.register, *standard.register))
