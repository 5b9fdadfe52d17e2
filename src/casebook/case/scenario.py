"""The facts of one case, drawn from its seed. Persons, firms and addresses are invented; no State is the villain."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from functools import cached_property

from casebook.case.draw import Draw
from casebook.case.faults import NAMES
from casebook.errors import CasebookError


class BadScenario(CasebookError):
    """The scenario that was asked for does not exist."""


@dataclass(frozen=True)
class State:
    """What the case needs of a State. `offset` holds from 1 September to 24 October 2026, when no clock changes.

    `offences` names provisions under which its prosecutor brings the conduct; `register` the entries that carry them.
    """

    name: str
    city: str
    offset: timedelta
    currency: str
    scale: int
    suffix: str
    police: str
    office: str
    language: str
    offences: str
    register: tuple[str, ...]

    @property
    def called(self) -> str:
        """The name as it stands in a sentence."""
        return f"the {self.name}" if self.name in ("Netherlands", "United States") else self.name


def _hours(hours: float) -> timedelta:
    return timedelta(hours=hours)


STATES = {
    state.name: state
    for state in (
        State("India", "Pune", _hours(5.5), "INR", 80, "Pvt. Ltd.", "the cyber crime police station in Pune",
              "the office of the public prosecutor in Pune", "English",
              "sections 43, 66 and 66D of the Information Technology Act", ("IN-T03", "IN-T08")),
        State("France", "Lyon", _hours(2), "EUR", 1, "SAS", "the judicial police in Lyon",
              "the office of the public prosecutor in Lyon", "French",
              "articles 323-1 to 323-4-1 of the Penal Code", ("FR-X10",)),
        State("Netherlands", "Utrecht", _hours(2), "EUR", 1, "B.V.", "the cybercrime team of the police in Utrecht",
              "the office of the public prosecutor in Utrecht", "Dutch",
              "articles 138ab, 350a and 326 of the Criminal Code", ("NL-O01",)),
        State("Japan", "Nagoya", _hours(9), "JPY", 150, "K.K.", "the prefectural police in Nagoya",
              "the district public prosecutors office in Nagoya", "Japanese",
              "article 3 of the Act on Prohibition of Unauthorized Computer Access and "
              "article 234-2 of the Penal Code", ("JP-O01",)),
        State("United States", "Denver", _hours(-6), "USD", 1, "Inc.", "the federal investigators in Denver",
              "the office of the United States attorney in Denver", "English",
              "title 18 of the United States Code, section 1030(a)(4), (5) and (7)", ("US-O01",)),
        State("Morocco", "Fez", _hours(1), "MAD", 10, "SARL", "the judicial police in Fez",
              "the office of the King's prosecutor in Fez", "French",
              "articles 607-3 to 607-11 of the Penal Code", ("MA-01",)),
    )
}  # fmt: skip
PAIRS = (
    ("India", "United States"),
    ("France", "United States"),
    ("Netherlands", "United States"),
    ("Japan", "Netherlands"),
    ("United States", "France"),
    ("France", "Netherlands"),
    ("Morocco", "France"),
)
# the case of practice and self-study: its pair has a treaty, the Budapest Convention, and the tiers of US law
PUBLIC = ("public", ("France", "United States"))
COPIES = ("EXH-01A", "EXH-01B", "EXH-01C")
COPY_STATES = ("sound", "damaged", "reimaged")
MAIL_KINDS = ("genuine", "replayed", "altered")
DELIVERY_CAUSES = ("content", "line-ends", "digits", "algorithm", "unlisted")

# first and last names are drawn apart, and from all over, so that a name says nothing about a State
FIRST = (
    "Mara", "Ivo", "Noor", "Teo", "Iris", "Jon", "Lena", "Karim", "Aiko", "Paul", "Rhea", "Samir", "Vera", "Hugo",
    "Mina", "Oskar", "Dina", "Rafael", "Yuki", "Nils", "Salma", "Arjun", "Clara", "Boris", "Leila", "Kofi", "Anouk",
    "Tomas", "Priya", "Emil",
)  # fmt: skip
LAST = (
    "Lindmark", "Castellane", "Haddane", "Vargas", "Campolin", "Askeland", "Orlova", "Bennisse", "Okamura", "Reedley",
    "Iyengar", "Fournel", "de Wiel", "Sorel", "Adlerson", "Vossen", "Morikawa", "Karimov", "Albrecht", "Tavares",
    "Nakata", "Dupin", "Saxena", "Holm", "Moreau", "Petrescu", "Jansma", "Idrissi", "Quinlan", "Zeman",
)  # fmt: skip
VICTIMS = (
    ("Tarnhelle Pumps", "tarnhelle"), ("Vessandre Valves", "vessandre"), ("Orlinde Bearings", "orlinde"),
    ("Calvesse Castings", "calvesse"), ("Brennick Gears", "brennick"), ("Sorvane Presses", "sorvane"),
)  # fmt: skip
SUPPLIERS = (("Dovrane Alloys", "dovrane"), ("Kestrelle Steel", "kestrelle"), ("Lumarre Metals", "lumarre"))
MAIL_BRANDS = (("Postwren", "postwren"), ("Marlmail", "marlmail"), ("Brindlepost", "brindlepost"))
HOSTS = ("Nimbrel Hosting", "Quadrelle Servers", "Ostrave Cloud")
ACCESSES = ("Fennward Telecom", "Larchline Net", "Copperwell Access")
BANKS = ("Bank of Ardmere", "Halloran Savings Bank", "Verrine Credit Bank")
POOLS = ("pool.deepseam.example", "pool.coalface.example", "pool.brightvein.example")
STREETS = ("Quay Street", "Mill Lane", "Station Road", "Harbour Row", "Garden Street")
PERSONS = (
    "suspect", "examiner", "clerk", "prosecutor", "investigator", "accountant", "technician", "director", "engineer",
    "seller",
)  # fmt: skip


@dataclass(frozen=True)
class Times:
    """Every moment of the story, in UTC to the second. Notes in the order in which they happen."""

    genuine: datetime
    replay_received: datetime
    altered: datetime
    paid: datetime
    entry: datetime
    locked: datetime
    captured: datetime
    complaint: datetime
    asked: datetime
    confirmed: datetime
    last_use: datetime
    seized: datetime
    acquired: datetime
    stamped: datetime
    note: datetime
    hearing: datetime


@dataclass(frozen=True, eq=False)
class Scenario:
    """The facts of one case. `faults` are the planted ones; what is not a field is drawn where it is written.

    Compared by identity, so that what is made from it can be cached.
    """

    id: str
    draw: Draw
    requesting: State
    requested: State
    third: State
    faults: frozenset[str]
    people: dict[str, str]
    customers: tuple[str, ...]
    firm: str
    firm_domain: str
    supplier: str
    supplier_domain: str
    provider: str
    subsidiary: str
    mail_brand: str
    mail_domain: str
    host: str
    access: str
    bank: str
    pool: str
    mailbox: str
    real_account: str
    account: str
    amount: int
    agreed: int
    copies: dict[str, str]
    mails: dict[str, str]
    gap_hours: int
    times: Times

    def has(self, fault: str) -> bool:
        """Tell whether a fault is planted."""
        return fault in self.faults

    @cached_property
    def zone(self) -> timezone:
        """The zone of the requesting State during the case."""
        return timezone(self.requesting.offset)

    def local(self, moment: datetime) -> datetime:
        """Return a moment as the clocks of the requesting State show it."""
        return moment.astimezone(self.zone)


def scenario(seed: str, pair: tuple[str, str] | None = None, without: frozenset[str] = frozenset()) -> Scenario:
    """Draw the facts of the case of `seed`.

    `pair` is (requesting, requested) State, drawn when it is None; `without` names the faults that are left out.
    Raises `BadScenario` for a pair or a fault that does not exist.
    """
    if pair is not None and pair not in PAIRS:
        known = "; ".join(" to ".join(one) for one in PAIRS)
        raise BadScenario(f"There is no case from {pair[0]} to {pair[1]}. The pairs are: {known}.")
    if unknown := sorted(without - set(NAMES)):
        raise BadScenario(f"There is no fault {unknown[0]}. The faults are {', '.join(NAMES)}.")
    draw = Draw(seed)
    names = pair or draw.one("pair", PAIRS)
    requesting, requested = (STATES[name] for name in names)
    third = draw.one("third", [state for name, state in STATES.items() if name not in names])
    first, last = draw.order("first names", FIRST), draw.order("last names", LAST)
    everyone = [f"{one} {two}" for one, two in zip(first, last, strict=True)]
    people = dict(zip(PERSONS, everyone, strict=False))
    firm, firm_domain = draw.one("firm", VICTIMS)
    supplier, supplier_domain = draw.one("supplier", SUPPLIERS)
    brand, brand_domain = draw.one("mail brand", MAIL_BRANDS)
    real = f"XX{draw.number('real account', 10**15, 10**16 - 1)}"
    return Scenario(
        id=f"C-{draw.bytes('id', 5).hex()}",
        draw=draw,
        requesting=requesting,
        requested=requested,
        third=third,
        faults=frozenset(NAMES) - without,
        people=people,
        customers=tuple(everyone[len(PERSONS) :]),
        firm=firm,
        firm_domain=f"{firm_domain}.example",
        supplier=supplier,
        supplier_domain=f"{supplier_domain}.example",
        provider=f"{brand} Mail {requested.suffix}",
        subsidiary=f"{brand} Advertising {requesting.suffix}",
        mail_brand=brand,
        mail_domain=f"{brand_domain}.example",
        host=f"{draw.one('host', HOSTS)} {third.suffix}",
        access=f"{draw.one('access', ACCESSES)} {requesting.suffix}",
        bank=draw.one("bank", BANKS),
        pool=draw.one("pool", POOLS),
        mailbox=f"{supplier_domain}.invoices{draw.number('mailbox', 100, 999)}@{brand_domain}.example",
        real_account=real,
        account=other_digits(draw, real),
        amount=draw.number("amount", 11_000, 98_000) * requesting.scale,
        agreed=draw.number("agreed", 1_100, 9_800) * 10,
        copies=dict(zip(COPIES, draw.order("copies", COPY_STATES), strict=True)),
        mails=dict(zip(("EXH-18A", "EXH-18B", "EXH-18C"), draw.order("mails", MAIL_KINDS), strict=True)),
        gap_hours=draw.number("gap", 30, 90),
        times=_times(draw, requesting.offset),
    )


def other_digits(draw: Draw, account: str) -> str:
    """Return an account that differs from `account` in its last eight digits, as a hurried reader would not see."""
    return account[:-8] + f"{(int(account[-8:]) + draw.number('account', 10**6, 9 * 10**7)) % 10**8:08d}"


def _times(draw: Draw, offset: timedelta) -> Times:
    """Draw the moments. All lie between 1 September and 24 October 2026, when no clock changes in any State."""
    # a Monday to Thursday, so that the bank can pay on the next day
    day = datetime(2026, 9, 7, tzinfo=UTC) + timedelta(days=draw.one("day", (0, 1, 2, 3, 7, 8, 9, 10)))

    def at(label: str, days: int, first: int, last: int) -> datetime:
        return day + timedelta(days=days, seconds=draw.number(label, first * 3600, last * 3600 - 1))

    # near midnight, on the side on which the day in UTC is another one than the day of the log
    minutes, seconds = draw.number("entry minute", 6, 50), draw.number("entry second", 0, 59)
    hour = 0 if offset > timedelta(0) else 23
    entry = day + timedelta(days=3 if hour == 0 else 2, hours=hour, minutes=minutes, seconds=seconds) - offset
    locked = entry + timedelta(seconds=draw.number("locked", 6 * 3600, 8 * 3600))
    asked = at("asked", 6, 10, 15)
    seized = day + timedelta(days=draw.number("seized", 10, 12), hours=7, minutes=draw.number("seized at", 0, 179))
    seized -= offset
    acquired = seized + timedelta(minutes=draw.number("acquired", 150, 400))
    return Times(
        genuine=at("genuine", -5, 8, 14),
        replay_received=at("replay", -1, 8, 14),
        altered=at("altered", 0, 9, 15),
        paid=at("paid", 1, 8, 11),
        entry=entry,
        locked=locked,
        captured=locked + timedelta(seconds=draw.number("captured", 4 * 3600, 6 * 3600)),
        complaint=locked + timedelta(hours=26),
        asked=asked,
        confirmed=asked + timedelta(seconds=draw.number("confirmed", 2 * 3600, 8 * 3600)),
        last_use=at("last use", 8, 6, 20),
        seized=seized,
        acquired=acquired,
        stamped=day + timedelta(days=22, seconds=draw.number("stamped", 8 * 3600, 15 * 3600)),
        note=_working_day(day + timedelta(days=24)),
        hearing=_working_day(day + timedelta(days=35 + draw.number("hearing", 0, 2))),
    )


def _working_day(day: datetime) -> datetime:
    """Return the day, or the Monday after it."""
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)
