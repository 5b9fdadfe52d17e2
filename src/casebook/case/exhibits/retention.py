"""EXH-25: how long each provider keeps what, and when each was asked to keep it."""

from datetime import datetime, timedelta

from casebook.case.catalogue import RECORDS
from casebook.case.exhibits.laptop import Answers
from casebook.case.formats.table import table, utc
from casebook.case.scenario import Scenario

# record -> what it is, and the days for which it may be kept
KINDS = {
    "relay": ("connection log of the relay, from each connection", (21, 28, 30)),
    "rental": ("payment for the relay, from the payment", (5, 7, 10)),
    "cgnat": ("log of shared addresses, from each connection", (30, 45, 60)),
    "signin": ("sign-ins to the mailbox with address and port, from each sign-in", (30, 45, 60, 90)),
    "deleted": ("messages that the user deleted, restorable, from the deletion", (3, 4, 5)),
}
CAN_BE_LOST = ("rental", "deleted")


def lost(facts: Scenario) -> list[str]:
    """Return the records that had expired when the provider was asked: one or both of two."""
    if not facts.has("retention"):
        return []
    return list(facts.draw.one("lost", (("rental",), ("deleted",), CAN_BE_LOST)))


def days(facts: Scenario, record: str) -> int:
    """Return for how many days a record is kept."""
    return facts.draw.one(f"days {record}", KINDS[record][1])


def asked(facts: Scenario, record: str) -> datetime:
    """Return when the holder of a record was asked to keep it: once for all records that it holds."""
    later = {"relay": "asked host", "rental": "asked host", "cgnat": "asked access"}.get(record)
    return facts.times.asked + timedelta(hours=facts.draw.number(later, 1, 20) if later else 0)


def expires(facts: Scenario, record: str) -> datetime:
    """Return when a record is deleted: hours to days from the request, so that no second decides."""
    if record in CAN_BE_LOST:
        margin = timedelta(minutes=facts.draw.number(f"margin {record}", 8 * 60, 40 * 60))
        return asked(facts, record) + (-margin if record in lost(facts) else margin)
    begin = facts.times.altered if record == "signin" else facts.times.entry
    return begin + timedelta(days=days(facts, record))


def files(facts: Scenario) -> dict[str, bytes]:
    """Return the table."""
    holders = {"relay": facts.host, "rental": facts.host, "cgnat": facts.access}
    rows = [
        (record, KINDS[record][0], holders.get(record, facts.provider), days(facts, record),
         utc(expires(facts, record) - timedelta(days=days(facts, record))), utc(asked(facts, record)))
        for record in RECORDS
    ]  # fmt: skip
    header = ("record", "what", "holder", "days", "counted_from_utc", "asked_utc")
    return {"EXH-25_retention.csv": table(header, rows)}


def answers(facts: Scenario) -> Answers:
    """Return what was planted."""
    found: Answers = {}
    for record in RECORDS:
        found |= {
            f"retention.{record}.days": days(facts, record),
            f"retention.{record}.expires": utc(expires(facts, record)),
            f"retention.{record}.asked": utc(asked(facts, record)),
            f"retention.{record}.kept": record not in lost(facts),
        }
    first = min(RECORDS, key=lambda record: expires(facts, record))
    return found | {"retention.lost": lost(facts), "retention.first": first}
