"""The facts of one case, drawn from its seed. Persons, firms and addresses are invented; no State is the villain."""

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from casebook.case.draw import Draw

FAULTS = ("damage", "edit", "gap", "manifest", "certificate", "ledger")
STATES = ("sound", "damaged", "reimaged")
COPIES = ("EXH-01A", "EXH-01B", "EXH-01C")
PAIRS = (
    ("India", "United States"),
    ("France", "United States"),
    ("Netherlands", "United States"),
    ("Japan", "Netherlands"),
    ("United States", "France"),
    ("France", "Netherlands"),
    ("Morocco", "France"),
)
CITIES = {
    "India": ("Pune", timedelta(hours=5, minutes=30)),
    "France": ("Lyon", timedelta(hours=1)),
    "Netherlands": ("Utrecht", timedelta(hours=1)),
    "Japan": ("Nagoya", timedelta(hours=9)),
    "United States": ("Denver", timedelta(hours=-7)),
    "Morocco": ("Fez", timedelta(hours=1)),
}
EXAMINERS = ("R. Iyer", "L. Fournier", "M. de Wit", "S. Okada", "J. Alvarez", "N. Bennis")
CLERKS = ("T. Adler", "P. Sorel", "K. Vos", "H. Mori", "D. Reed", "A. Karim")
SUSPECTS = ("Mara Lindqvist", "Ivo Castellan", "Noor Haddad", "Teo Varga", "Iris Campo", "Jon Aske")
FIRMS = ("Harbour Pumps", "Meridian Valves", "Northgate Bearings", "Lumen Castings")


@dataclass(frozen=True)
class Scenario:
    """The facts of one case. Times are those of the place of seizure; `faults` are the planted ones."""

    id: str
    draw: Draw
    requesting: str
    requested: str
    city: str
    zone: timezone
    seized: datetime
    acquired: datetime
    examiner: str
    clerk: str
    suspect: str
    firm: str
    account: str
    amount: int
    states: dict[str, str]
    gap_hours: int
    certificate_defect: str
    faults: frozenset[str]

    def has(self, fault: str) -> bool:
        """Tell whether a fault is planted."""
        return fault in self.faults


def scenario(seed: str, without: frozenset[str] = frozenset()) -> Scenario:
    """Draw the facts of the case of `seed`, leaving out the faults named in `without`."""
    draw = Draw(seed)
    requesting, requested = draw.one("pair", PAIRS)
    city, offset = CITIES[requesting]
    zone = timezone(offset)
    # February and March up to the 14th lie before every change of clocks, so no hour is there twice or not at all
    seized = datetime(2026, 2, 16, 7, 0, tzinfo=zone) + timedelta(minutes=draw.number("seized", 0, 5 * 24 * 60))
    faults = frozenset(FAULTS) - without
    states = dict(zip(COPIES, draw.order("copies", STATES), strict=True))
    return Scenario(
        id=f"C-{draw.bytes('id', 4).hex()}",
        draw=draw,
        requesting=requesting,
        requested=requested,
        city=city,
        zone=zone,
        seized=seized,
        acquired=seized + timedelta(minutes=draw.number("acquired", 150, 400)),
        examiner=draw.one("examiner", EXAMINERS),
        clerk=draw.one("clerk", CLERKS),
        suspect=draw.one("suspect", SUSPECTS),
        firm=draw.one("firm", FIRMS),
        account=f"{draw.number('account', 10**9, 10**10 - 1)}",
        amount=draw.number("amount", 11_000, 98_000),
        states=states,
        gap_hours=draw.number("gap", 30, 90),
        certificate_defect=draw.one("certificate", ("algorithm", "device", "signature")),
        faults=faults,
    )
