"""Which instrument binds two States on a day: a small dated table; every line rests on checked entries of the register.

`since` None means that the register does not give the first day; the instrument binds today.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from casebook.assistance.states import STATES


@dataclass(frozen=True)
class Instrument:
    """A key of the legal bases in `fields.BASIS`, its full name between these two States, and its first day."""

    key: str
    name: str
    between: frozenset[str]
    since: date | None
    register: tuple[str, ...]
    # its articles, by element or by the letter of a group of elements, where the register has them
    articles: Mapping[str, str] = field(default_factory=dict)
    # the article by which assistance is given whether or not the conduct is an offence in the requested State, or ""
    any_conduct: str = ""


# entries that show that a State is a Party to the Budapest Convention
PARTIES = {
    "France": (date(2006, 5, 1), "TR-01"),
    "Japan": (date(2012, 11, 1), "TR-08"),
    "Morocco": (date(2018, 10, 1), "MA-02"),
    "Netherlands": (None, "NL-22"),
    "United States": (date(2007, 1, 1), "TR-09"),
}
_EU_US = "with the agreement between the European Union and the United States"
BILATERAL = (
    Instrument("bilateral", "the treaty of 17 October 2001 between India and the United States",
               frozenset({"India", "United States"}), date(2005, 10, 3), ("TR-02",),
               {"M": "art. 4", "E": "art. 4", "M9": "art. 2", "M13": "art. 7"}, "art. 1(3)"),
    Instrument("bilateral", f"the treaty of 10 December 1998 between France and the United States, {_EU_US}",
               frozenset({"France", "United States"}), date(2010, 2, 1), ("TR-03", "TR-04")),
    Instrument("bilateral", f"the treaty of 12 June 1981 between the Netherlands and the United States, {_EU_US}",
               frozenset({"Netherlands", "United States"}), date(2010, 2, 1), ("TR-05", "TR-04")),
    Instrument("bilateral", "the agreement on mutual legal assistance between the European Union and Japan",
               frozenset({"Netherlands", "Japan"}), date(2011, 1, 2), ("TR-06",)),
    Instrument("bilateral", "the agreement on mutual legal assistance between the European Union and Japan",
               frozenset({"France", "Japan"}), date(2011, 1, 2), ("TR-06",)),
    Instrument("bilateral", "the convention of 18 April 2008 between France and Morocco",
               frozenset({"France", "Morocco"}), date(2011, 8, 19), ("TR-07",), {}, "art. 1"),
)  # fmt: skip
# what is open for signature or concluded, and not in force, with the entries that say so
NOT_IN_FORCE = {
    "protocol": ("the Second Additional Protocol to the Budapest Convention", ("ML-14",)),
    "un-convention": ("the United Nations Convention against Cybercrime", ("ML-16",)),
    "executive": ("an executive agreement under 18 USC 2523", ("US-022", "US-U02")),
}


def instruments() -> Iterator[Instrument]:
    """Yield every instrument that binds two of the States."""
    yield from BILATERAL
    names = sorted(STATES)
    for place, one in enumerate(names):
        for other in names[place + 1 :]:
            pair = frozenset({one, other})
            if pair <= PARTIES.keys():
                days = [PARTIES[name][0] for name in pair]
                since = None if None in days else max(day for day in days if day)
                ids = tuple(PARTIES[name][1] for name in sorted(pair))
                yield Instrument("budapest", "the Budapest Convention", pair, since, ids)
            # a provider from elsewhere has its addressee in a Member State too; the cases show one only between these
            if STATES[one].union and STATES[other].union:
                yield Instrument(
                    "eio", "Directive 2014/41/EU on the European Investigation Order", pair, None, ("ML-20",)
                )
                yield Instrument("e-evidence", "Regulation (EU) 2023/1543", pair, date(2026, 8, 18), ("FR-12", "NL-24"))


_ALL = tuple(instruments())


def binding(one: str, other: str, day: date) -> dict[str, Instrument]:
    """Return the instruments that bind two States on a day, by key."""
    pair = {one, other}
    return {each.key: each for each in _ALL if each.between == pair and (each.since is None or each.since <= day)}
