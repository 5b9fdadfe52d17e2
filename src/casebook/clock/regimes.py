"""What each rule on preservation grants: for how long, how often renewed, and what happens once the data are requested.

Each names its authority and its entries in the register, which carry the sources and the date of the last check.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from casebook.clock.counting import Period

SUBSCRIBER, TRAFFIC, CONTENT = "subscriber", "traffic", "content"
ANY = frozenset({SUBSCRIBER, TRAFFIC, CONTENT})


@dataclass(frozen=True)
class Untimed:
    """A rule whose text names no period. It stands beside the others, and nothing can be counted by it."""

    name: str
    data: str
    orders: str
    authority: str
    register: tuple[str, ...]
    reaches: frozenset[str]


@dataclass(frozen=True)
class Regime:
    """One rule. `bound` says whether `first` is the least, the most, or exactly what an order grants.

    `renewals` is how often `renewal` may be added; None when the rule leaves that to the law of each State. `waits`
    says what the rule does once `sent` has come in time; empty where it does not wait. `since` is the first day of the
    rule, None where the register does not give it. `data` says what the rule reaches, `reaches` the same as categories.
    """

    id: str
    name: str
    first: Period
    bound: Literal["least", "most", "exactly"]
    renewal: Period | None
    renewals: int | None
    waits: str
    data: str
    orders: str
    since: date | None
    authority: str
    register: tuple[str, ...]
    reaches: frozenset[str] = ANY
    sent: str = "The request for the data"

    @property
    def pending(self) -> bool:
        """Whether data stay preserved once what the rule asks for has come in time."""
        return bool(self.waits)

    @property
    def longest(self) -> str:
        """The period in words."""
        first = {"least": "at least ", "most": "up to ", "exactly": ""}[self.bound] + str(self.first)
        if self.renewal is None:
            return first
        times = {None: "renewable where domestic law says so", 1: f"plus {self.renewal}, once"}
        return f"{first}, {times.get(self.renewals, f'plus {self.renewal}, {self.renewals} times')}"


_RULES = (
    Regime("budapest-29", "Budapest Convention, article 29: asked by another Party", Period(60), "least", None, 0,
           "the requested State must see that it stays preserved until the request is decided",
           "stored data of any kind", "the requested Party, by its own law", date(2004, 7, 1),
           "Budapest Convention, art. 29(7)", ("ML-B297",)),
    Regime("budapest-16", "Budapest Convention, article 16: what each Party must provide at home", Period(90), "most",
           Period(90), None, "", "stored data of any kind", "the competent authority of the Party", date(2004, 7, 1),
           "Budapest Convention, art. 16(2)", ("ML-B162",)),
    Regime("eu-11", "European Union, European Preservation Order", Period(60), "exactly", Period(30), 1,
           "kept as long as needed, once the authority confirms that a production request has been issued",
           "subscriber, traffic and content data", "judge, court, investigating judge or prosecutor", date(2026, 8, 18),
           "Regulation (EU) 2023/1543, art. 11", ("ML-E111",),
           sent="The confirmation that a production request has been issued"),
    Regime("us-2703f", "United States, 18 USC 2703(f)", Period(90), "exactly", Period(90), 1, "",
           "records that the provider has", "a governmental entity; no judge", None,
           "18 USC 2703(f)(2)", ("US-S2703f",)),
    Regime("jp-197", "Japan, Code of Criminal Procedure, article 197(3)", Period(30), "most", Period(30), 1, "",
           "traffic data", "prosecutor or police officer of rank; no sanction", None,
           "Code of Criminal Procedure of Japan, art. 197(3)-(5)", ("JP-U01",), frozenset({TRAFFIC})),
    Regime("nl-126ni", "Netherlands, Code of Criminal Procedure, article 126ni", Period(90), "most", Period(90), 1, "",
           "stored data that are liable to loss", "the prosecutor", date(2006, 9, 1),
           "Code of Criminal Procedure of the Netherlands, art. 126ni", ("NL-21",)),
    Regime("fr-60-2", "France, Code of Criminal Procedure, article 60-2, second paragraph", Period(1, "years"), "most",
           None, 0, "", "content consulted by users",
           "officer, on the prosecutor's requisition that the liberty judge has authorised", None,
           "Code of Criminal Procedure of France, art. 60-2", ("FR-X16",), frozenset({CONTENT})),
)  # fmt: skip

REGIMES = {one.id: one for one in _RULES}
UNTIMED = (
    Untimed("France, Code of post and electronic communications, article L.34-1 III bis (and Cass. crim. 12 July 2022)",
            "data that operators keep by that article: no content",
            "authorities that have access to them by law, against serious crime",
            "Code of post and electronic communications of France, art. L.34-1 III bis; Cass. crim. 12 July 2022",
            ("FR-X03", "FR-X04"), frozenset({SUBSCRIBER, TRAFFIC})),
)  # fmt: skip
