"""EXH-13 to EXH-17: the trail of one logon through a server, a relay and an address that customers share."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from casebook.case.exhibits.laptop import Answers
from casebook.case.formats.table import day, offset, table, utc
from casebook.case.scenario import Scenario

# a customer of the access provider has one block of ports of an address for a while
BLOCK = 4096
BLOCKS = 8
FIRST_PORT = 1024
USERS = ("e.brandt", "k.soler", "backup", "m.ochi", "ledger")
Rows = list[tuple[object, ...]]


@dataclass(frozen=True)
class Trail:
    """The trail of the logon: where it came from, and what stands behind that."""

    relay: str
    relay_port: int
    client: str
    client_port: int
    customer: int
    decoy_port: int
    decoy: int


@lru_cache(maxsize=2)
def trail(facts: Scenario) -> Trail:
    """Draw the trail. The decoy is where it leads when local time is read as UTC."""
    draw = facts.draw
    block, other = draw.order("blocks", range(1, BLOCKS))[:2]

    def port(label: str, which: int) -> int:
        return FIRST_PORT + which * BLOCK + draw.number(label, 0, BLOCK - 1)

    return Trail(
        relay=f"203.0.113.{draw.number('relay', 10, 120)}",
        relay_port=draw.number("relay port", 33_000, 60_000),
        client=f"198.51.100.{draw.number('client', 10, 250)}",
        client_port=port("client port", block),
        customer=block,
        decoy_port=port("decoy port", other),
        decoy=BLOCKS + other,
    )


def misread(facts: Scenario) -> datetime:
    """Return the moment that comes out if the local time of the logon is read as UTC."""
    return facts.times.entry + (facts.requesting.offset if facts.has("zone") else timedelta(0))


def customer_number(facts: Scenario, which: int) -> str:
    """Return the number of a customer."""
    return f"K{facts.draw.number('customers', 1000, 8000) + 37 * which:05d}"


def server_log(facts: Scenario) -> bytes:
    """Return the log of the firm's remote-access server, in local time without a zone."""
    draw, road = facts.draw, trail(facts)
    entry = facts.times.entry
    rows: list[tuple[datetime, str, int, str, str]] = []
    for number in range(26):
        when = entry + timedelta(seconds=draw.number(f"log {number}", -40 * 3600, 10 * 3600))
        source = f"192.0.2.{draw.number(f'inside {number}', 10, 60)}"
        port = draw.number(f"inside port {number}", 30_000, 60_000)
        rows.append((when, source, port, draw.one(f"user {number}", USERS), "accepted"))
    for number in range(4):
        when = entry - timedelta(seconds=draw.number(f"try {number}", 20, 900))
        rows.append((when, road.relay, draw.number(f"try port {number}", 33_000, 60_000), "admin", "refused"))
    rows.append((entry, road.relay, road.relay_port, "backup", "accepted"))

    def clock(when: datetime) -> str:
        shown = facts.local(when) if facts.has("zone") else when
        return shown.strftime("%Y-%m-%d %H:%M:%S")

    ordered = sorted(rows)
    return table(
        ("time", "source", "port", "account", "result"),
        [(clock(when), source, port, user, result) for when, source, port, user, result in ordered],
    )


def letter(facts: Scenario) -> bytes:
    """Return the letter with which the log was handed over. It alone gives the zone."""
    zone = offset(facts.local(facts.times.entry)) if facts.has("zone") else "+00:00"
    return (
        f"{facts.firm}\n{facts.requesting.city}, {day(facts.local(facts.times.complaint))}\n\n"
        f"To {facts.requesting.police}\n\n"
        "Enclosed is the log of our remote-access server. I copied it before anything was restarted.\n"
        f"The clock of this server shows UTC{zone}. The log itself does not say so.\n"
        "On the day of the copy I compared the clock with a time server. The difference was less than a second.\n"
        "Our own computers have addresses that begin with 192.0.2.\n\n"
        f"{facts.people['technician']}, technician\n"
    ).encode()


def hand_in_port(facts: Scenario, name: str) -> int:
    """Return the port of the relay from which the `replay` or the `altered` mail was handed in."""
    return facts.draw.number(f"{name} relay port", 33_000, 60_000)


def relay_log(facts: Scenario) -> bytes:
    """Return the connection log of the hosting provider, in UTC: who stood behind an address of the relay, and when."""
    draw, road = facts.draw, trail(facts)
    entry = facts.times.entry
    rows: Rows = [(utc(entry), road.client, road.client_port, road.relay, road.relay_port)]
    if facts.has("zone"):
        rows.append((utc(misread(facts)), road.client, road.decoy_port, road.relay, road.relay_port))
    for name, when in (("replay", facts.times.replay_received), ("altered", facts.times.altered)):
        port = FIRST_PORT + road.customer * BLOCK + draw.number(f"{name} port", 0, BLOCK - 1)
        rows.append((utc(when), road.client, port, road.relay, hand_in_port(facts, name)))
    for number in range(70):
        when = entry + timedelta(seconds=draw.number(f"relay {number}", -30 * 3600, 30 * 3600))
        client = f"198.51.100.{draw.number(f'relay client {number}', 1, 254)}"
        mouth = f"203.0.113.{draw.number(f'relay mouth {number}', 121, 250)}"
        ports = draw.number(f"client port {number}", 1024, 33_000), draw.number(f"mouth port {number}", 33_000, 60_000)
        rows.append((utc(when), client, ports[0], mouth, ports[1]))
    return table(("time_utc", "client_address", "client_port", "relay_address", "relay_port"), sorted(rows))


def cgnat_log(facts: Scenario) -> bytes:
    """Return the log of shared addresses, in UTC: which customer had which block of ports from when to when."""
    draw, road = facts.draw, trail(facts)
    rows: Rows = []

    def add(label: str, about: datetime, address: str, block: int, customer: int) -> None:
        start = about - timedelta(seconds=draw.number(f"{label} from", 480, 1500))
        end = about + timedelta(seconds=draw.number(f"{label} to", 480, 1500))
        first = FIRST_PORT + block * BLOCK
        rows.append((utc(start), utc(end), address, first, first + BLOCK - 1, customer_number(facts, customer)))

    moments = {"entry": (facts.times.entry, 0)}
    if facts.has("zone"):
        moments["misread"] = (misread(facts), BLOCKS)
    for name, (about, shift) in moments.items():
        for block in range(1, BLOCKS):
            wanted = block == (road.customer if name == "entry" else road.decoy - BLOCKS)
            if facts.has("shared") or wanted:
                add(f"{name} {block}", about, road.client, block, shift + block)
    for name, about in (("replay", facts.times.replay_received), ("altered", facts.times.altered)):
        add(name, about, road.client, road.customer, road.customer)
    for number in range(60):
        about = facts.times.entry + timedelta(seconds=draw.number(f"nat {number}", -30 * 3600, 30 * 3600))
        last = draw.number(f"nat address {number}", 1, 253)
        address = f"198.51.100.{last + (last >= int(road.client.rsplit('.', 1)[1]))}"
        add(f"nat {number}", about, address, draw.number(f"nat block {number}", 1, 7),
            draw.number(f"nat customer {number}", 1, 2 * BLOCKS - 1))  # fmt: skip
    header = ("from_utc", "to_utc", "address", "first_port", "last_port", "customer")
    return table(header, sorted(rows))


def subscribers(facts: Scenario) -> bytes:
    """Return the customers of the access provider by number."""
    draw = facts.draw
    rows: Rows = []
    for which, name in enumerate(facts.customers[: 2 * BLOCKS]):
        street = draw.one(f"street {which}", ("Quay Street", "Mill Lane", "Station Road", "Harbour Row"))
        since = datetime(2019, 1, 1) + timedelta(days=draw.number(f"since {which}", 0, 2500))
        place = f"{draw.number(f'house {which}', 1, 90)} {street}, {facts.requesting.city}"
        rows.append((customer_number(facts, which), name, place, since.strftime("%Y-%m-%d")))
    return table(("customer", "name", "address", "since"), sorted(rows))


def files(facts: Scenario) -> dict[str, bytes]:
    """Return server log, letter, relay log, log of shared addresses and subscribers."""
    return {
        "EXH-13_server_log.csv": server_log(facts),
        "EXH-14_server_letter.txt": letter(facts),
        "EXH-15_relay_log.csv": relay_log(facts),
        "EXH-16_cgnat_log.csv": cgnat_log(facts),
        "EXH-17_subscribers.csv": subscribers(facts),
    }


def answers(facts: Scenario) -> Answers:
    """Return what was planted."""
    road = trail(facts)
    zoned = facts.has("zone")
    local = facts.local(facts.times.entry) if zoned else facts.times.entry
    return {
        "trace.local": local.strftime("%Y-%m-%d %H:%M:%S"),
        "trace.zone": offset(local) if zoned else "+00:00",
        "trace.utc": utc(facts.times.entry),
        "trace.relay.address": road.relay,
        "trace.relay.port": road.relay_port,
        "trace.client.address": road.client,
        "trace.client.port": road.client_port,
        "cgnat.candidates": BLOCKS - 1 if facts.has("shared") else 1,
        "cgnat.customer": customer_number(facts, road.customer),
        "cgnat.subscriber": facts.customers[road.customer],
        "cgnat.if_local": facts.customers[road.decoy if zoned else road.customer],
    }
