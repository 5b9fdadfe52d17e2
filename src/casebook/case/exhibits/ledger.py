"""EXH-09, EXH-11 and EXH-20: the ledger of the firm, the statement of its bank, and a printout that leaves rows out."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from casebook.case.exhibits.laptop import Answers
from casebook.case.formats.pdf import pdf
from casebook.case.formats.table import day, table, utc
from casebook.case.scenario import Scenario

ROWS = 14
# place of the payment that the false mail brought about
LOST = 11
PAYEES = ("Haulage", "Electricity", "Paint", "Tools", "Insurance", "Rent", "Water", "Packing", "Cleaning", "Paper")
# a note that does not tell why an amount could be another than the bank's
PLAIN = ("paid on delivery", "monthly", "as ordered")
NOTES = ("paid on delivery", "monthly", "part payment", "discount agreed by telephone", "second reminder", "as ordered")


@dataclass(frozen=True)
class Payment:
    """One payment: its number, day, payee, amount as the bank paid it, and note."""

    number: int
    date: datetime
    payee: str
    amount: int
    note: str


def payments(facts: Scenario) -> list[Payment]:
    """Return a payment for each day around the false mail. One of them went to the wrong account."""
    draw = facts.draw
    first = draw.number("first entry", 301, 899)
    start = facts.times.paid - timedelta(days=LOST)
    found = []
    for place in range(ROWS):
        lost = place == LOST
        amount = facts.amount if lost else draw.number(f"pay {place}", 200, 9000) * facts.requesting.scale
        payee = facts.supplier if lost else draw.one(f"payee {place}", PAYEES)
        note = "new account by mail" if lost else draw.one(f"note {place}", PLAIN if place == wrong(facts) else NOTES)
        found.append(Payment(first + place, start + timedelta(days=place), payee, amount, note))
    return found


def entered(facts: Scenario) -> list[Payment]:
    """Return the entries of the ledger: one amount is not what the bank paid."""
    rows = payments(facts)
    if facts.has("ledger"):
        place = wrong(facts)
        one = rows[place]
        by = facts.draw.number("wrong by", 100, 900) * facts.requesting.scale
        rows[place] = Payment(one.number, one.date, one.payee, one.amount + by, one.note)
    return rows


def wrong(facts: Scenario) -> int:
    """Return the place of the wrong entry; never that of the payment to the wrong account."""
    return facts.draw.number("wrong row", 1, 9)


def left_out(facts: Scenario) -> list[int]:
    """Return the numbers of the entries that the printout leaves out."""
    if not facts.has("printout"):
        return []
    others = [one.number for place, one in enumerate(entered(facts)) if place not in (LOST, wrong(facts))]
    chosen = facts.draw.order("left out", others)[: facts.draw.number("left out count", 1, 3)]
    # the payment after which one would ask is always among them
    return sorted([*chosen, entered(facts)[LOST].number])


def printed(facts: Scenario) -> list[Payment]:
    """Return the entries that the printout has."""
    gone = left_out(facts)
    return [one for one in entered(facts) if one.number not in gone]


def period(facts: Scenario) -> tuple[datetime, datetime]:
    """Return the first and the last day of the ledger."""
    rows = payments(facts)
    return rows[0].date, rows[-1].date


def printout(facts: Scenario) -> bytes:
    """Return the printout: no notes, not every entry, and no word about either."""
    rows = printed(facts)
    lines = [facts.firm, f"Ledger, {facts.requesting.currency}", f"Printed {day(facts.times.complaint)}", ""]
    lines.append(f"{'Entry':<8}{'Date':<14}{'Payee':<22}{'Amount':>14}")
    lines += [f"{one.number:<8}{utc(one.date)[:10]:<14}{one.payee:<22}{one.amount:>14}" for one in rows]
    lines += ["", f"{'Total':<44}{sum(one.amount for one in rows):>14}"]
    return pdf(f"Ledger of {facts.firm}", lines)


def files(facts: Scenario) -> dict[str, bytes]:
    """Return ledger, statement and printout."""
    book = [(one.number, utc(one.date)[:10], one.payee, one.amount, one.note) for one in entered(facts)]
    bank = [(utc(one.date)[:10], one.payee, one.amount) for one in payments(facts)]
    return {
        "EXH-09_ledger.csv": table(("entry", "date", "payee", "amount", "note"), book),
        "EXH-11_bank_statement.csv": table(("date", "payee", "amount"), bank),
        "EXH-20_ledger_printout.pdf": printout(facts),
    }


def answers(facts: Scenario) -> Answers:
    """Return what was planted."""
    return {
        "ledger.wrong_date": utc(payments(facts)[wrong(facts)].date)[:10] if facts.has("ledger") else None,
        "ledger.in_manifest": True,
        "ledger.total": sum(one.amount for one in entered(facts)),
        "printout.missing": left_out(facts),
        "printout.total": sum(one.amount for one in printed(facts)),
    }
