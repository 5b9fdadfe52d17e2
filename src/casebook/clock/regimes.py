"""What each rule on preservation grants: for how long, how often renewed, and what happens once the data are requested.

Each names its authority and its entries in the register, which carry the sources and the date of the last check.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from casebook.clock.counting import Period


@dataclass(frozen=True)
class Regime:
    """One rule. `bound` says whether `first` is the least, the most, or exactly what an order grants.

    `renewals` is how often `renewal` may be added; None when the rule leaves that to the law of each State. `pending`
    tells whether data stay preserved once the request for them has been received in time. `since` is
    the first day of the rule, None where the register does not give it.
    """

    id: str
    name: str
    first: Period
    bound: Literal["least", "most", "exactly"]
    renewal: Period | None
    renewals: int | None
    pending: bool
    data: str
    orders: str
    since: date | None
    authority: str
    register: tuple[str, ...]

    @property
    def longest(self) -> str:
        """The period in words."""
        first = {"least": "at least ", "most": "up to ", "exactly": ""}[self.bound] + str(self.first)
        if self.renewal is None:
            return first
        times = {None: "renewable where domestic law says so", 1: f"plus {self.renewal}, once"}
        return f"{first}, {times.get(self.renewals, f'plus {self.renewal}, {self.renewals} times')}"


_RULES = (
    Regime("budapest-29", "Budapest Convention, article 29: asked by another Party", Period(60), "least", None, 0, True,
           "stored data of any kind", "the requested Party, by its own law", date(2004, 7, 1),
           "Budapest Convention, art. 29(7)", ("ML-08",)),
    Regime("budapest-16", "Budapest Convention, article 16: what each Party must provide at home", Period(90), "most",
           Period(90), None, False, "stored data of any kind", "the competent authority of the Party", date(2004, 7, 1),
           "Budapest Convention, art. 16(2)", ("ML-02",)),
    Regime("eu-11", "European Union, European Preservation Order", Period(60), "exactly", Period(30), 1, True,
           "subscriber, traffic and content data", "judge, court, investigating judge or prosecutor", date(2026, 8, 18),
           "Regulation (EU) 2023/1543, art. 11", ("FR-12",)),
    Regime("us-2703f", "United States, 18 USC 2703(f)", Period(90), "exactly", Period(90), 1, False,
           "records that the provider has", "a governmental entity; no judge", None,
           "18 USC 2703(f)(2)", ("US-006",)),
    Regime("jp-197", "Japan, Code of Criminal Procedure, article 197(3)", Period(30), "most", Period(30), 1, False,
           "traffic data", "prosecutor or police officer of rank; no sanction", None,
           "Code of Criminal Procedure of Japan, art. 197(3)-(5)", ("JP-U01",)),
    Regime("nl-126ni", "Netherlands, Code of Criminal Procedure, article 126ni", Period(90), "most", None, 0, False,
           "stored data that are liable to loss", "the prosecutor", date(2006, 9, 1),
           "Code of Criminal Procedure of the Netherlands, art. 126ni", ("NL-21",)),
    Regime("fr-60-2", "France, Code of Criminal Procedure, article 60-2, second paragraph", Period(1, "years"), "most",
           None, 0, False, "content consulted by users",
           "officer, on the prosecutor's requisition that the liberty judge has authorised", None,
           "Code of Criminal Procedure of France, art. 60-2", ("FR-X03",)),
)  # fmt: skip

REGIMES = {one.id: one for one in _RULES}
