"""Under which provision a State speaks to another: what binds the two on the day, never an instrument that does not."""

from casebook.assistance.authorities import (
    AMERICAN,
    AMERICAN_KEEPING,
    DIRECT,
    ELEMENTS,
    ORDERS,
    OWN,
    WITH_TREATY,
    Authority,
)
from casebook.assistance.circumstances import Circumstances

# what binds nobody and rests on no treaty
PRACTICE = ("the practice",)
# the letter under which the register numbers the articles of the Budapest Convention
BUDAPEST = "B"
# what the Directive, as far as it has been read, does not speak of: data kept on request, and what is no ground
BESIDE_ORDER = ("kept", "gone", "bank-secrecy", "fiscal")


def investigation_order(kind: str, around: Circumstances) -> bool:
    """Tell whether a document goes as a European Investigation Order."""
    return kind in ("mla", "subscriber") and "eio" in around.binding


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
        return AMERICAN.get(f"{key}-{kind}", AMERICAN[key])
    if keeping or key.startswith("P"):
        if around.treaty or not american:
            return base
        # article 29 is the standard of a request to keep data; of other provisions only what binds both is named
        return _compare(AMERICAN_KEEPING, base if key.startswith("P") else _of_both(base))
    if investigation_order(kind, around) and key not in BESIDE_ORDER:
        order = around.binding["eio"]
        return Authority(order.name, order.register)
    if around.treaty and key in DIRECT:
        return base
    instrument = around.binding.get("bilateral")
    if instrument is None or base.text.startswith(PRACTICE):
        return base
    article = instrument.articles.get(key) or instrument.articles.get(key[0])
    first = Authority(f"{instrument.name}, {article}" if article else instrument.name, instrument.register)
    return _compare(first, WITH_TREATY.get(key, base) if around.treaty else _of_both(base))


def _of_both(base: Authority) -> Authority | None:
    """Return an authority without the Budapest Convention, which does not bind both; None if nothing is left."""
    text = "; ".join(part for part in base.text.split("; ") if not part.startswith("Budapest"))
    return Authority(text, tuple(id for id in base.register if id[3] != BUDAPEST)) if text else None


def _compare(first: Authority, standard: Authority | None) -> Authority:
    if standard is None:
        return first
    text = standard.text.replace("; compare ", "; ")
    return Authority(f"{first.text}; compare {text}", (*first.register, *standard.register))
