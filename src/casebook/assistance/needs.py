"""Which paragraphs of the case file carry an element: the sets of which each is enough, and what may stand beside them.

A paragraph goes by its name (docs/case.md); its number differs from case to case. How much is enough depends on what
is asked: to keep data, one tie between account and offence; to hand over who held it, the same; to hand over traffic or
content, two ties of different origin, so that no single slip carries the request.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import combinations, product

Names = frozenset[str]


@dataclass(frozen=True)
class Need:
    """`sets`: each is enough, the best first. `beside`: may be added, adds nothing."""

    sets: tuple[Names, ...]
    beside: Names = frozenset()

    @property
    def every(self) -> Names:
        """Every paragraph that may be chosen."""
        return self.beside.union(*self.sets)

    def met(self, chosen: Collection[str]) -> bool:
        """Tell whether one of the sets is chosen in full."""
        return any(one <= set(chosen) for one in self.sets)

    def nearest(self, chosen: Collection[str]) -> Names:
        """Return what is missing from the set that needs least."""
        return min((one - set(chosen) for one in self.sets), key=len)

    def also(self, other: "Need") -> "Need":
        """Return the need that asks for both."""
        return Need(tuple(one | two for one, two in product(self.sets, other.sets)), self.beside | other.beside)


def need(*sets: str, beside: str = "") -> Need:
    """Return a need; names are separated by spaces."""
    return Need(tuple(frozenset(one.split()) for one in sets), frozenset(beside.split()))


def ties(count: int) -> Need:
    """Return the need for so many ties of different origin: server, another victim, laptop, the mail itself."""
    origins: tuple[Iterable[str], ...] = (("same_relay",), ("deleted_note",), ("warning_en", "warning_ru"),
                                          ("reply_address",))  # fmt: skip
    sets = [frozenset(one) for some in combinations(origins, count) for one in product(*some)]
    return Need(tuple(sets), frozenset(["warning_en", "warning_ru", "hand_in", "account_note", "false_mail", "locked"]))


TIE, TWO_TIES = ties(1), ties(2)
FACTS = need(
    "locked payment", "locked false_mail new_account",
    beside="firm mining damage supplier_fr supplier_en break_in false_mail new_account payment reply_address hand_in",
)  # fmt: skip
SOURCE = need("kept_mails copied_log", "kept_mails found_room", beside="order searched sealed found_room copied_log")
LOSS = need("deletion", "secret", beside="deletion secret preserve_confirmed")
FRESH = need("last_use", "preserve_confirmed", beside="preserve_asked last_use")
SECRET = need("secret", beside="deletion")
URGENT = need("hearing", beside="deletion")
PATH = need("host", beside="hand_in shared_address")
SUBSCRIBER = need("tier_subscriber", beside="purpose tenant others_used account_note")
TRAFFIC = need("tier_traffic", beside="purpose shared_address others_used account_note")
CONTENT = need("tier_content", beside="purpose account_note others_used")
INFORMATION = need("reply_address payment", "reply_address locked", "warning_en reply_address",
                   beside="holder false_mail new_account hand_in same_relay host mining locked payment warning_ru "
                          "warning_en")  # fmt: skip

# what a justification may lean on beside its own paragraph
JUSTIFIED = {
    "subscriber": Need(SUBSCRIBER.sets, SUBSCRIBER.beside | TIE.every),
    "traffic": Need(TRAFFIC.sets, TRAFFIC.beside | TIE.every),
    "content": Need(CONTENT.sets, CONTENT.beside | TIE.every | FRESH.every),
}
# 18 USC 2703: times of sessions with the address assigned stand on a subpoena, as who opened the account does; the port
# needs an order on specific facts, which the tie to the offence gives (nexus); content asks for probable cause
JUSTIFIED_US = {
    "subscriber": JUSTIFIED["subscriber"],
    "traffic": JUSTIFIED["traffic"],
    "content": JUSTIFIED["content"].also(TIE).also(FRESH),
}
ALL = (FACTS, SOURCE, LOSS, FRESH, SECRET, URGENT, PATH, INFORMATION, *JUSTIFIED.values(), TWO_TIES)
# paragraphs that a finding names although no field asks for them
NAMED = (
    "office", "stage", "conduct", "asked_for", "period", "purpose", "use_only", "certificate", "delivery", "follow_up",
    "contact", "channel", "language", "holder", "subsidiary", "tenant", "preserve_asked", "earlier",
)  # fmt: skip
PARAGRAPHS = tuple(sorted(frozenset(NAMED).union(*(one.every for one in ALL))))
