"""EXH-07 and EXH-21: a chat as SQLite, and a screenshot of it that gives another amount."""

import hashlib
import unicodedata
from datetime import datetime, timedelta

from casebook.case.exhibits.laptop import Answers
from casebook.case.formats.png import picture
from casebook.case.formats.sqlite import Table, database
from casebook.case.formats.table import utc
from casebook.case.scenario import Scenario

AMOUNT = 5
ALIKE = (7, 9)


def first(facts: Scenario) -> datetime:
    """Return when the first message was sent."""
    return facts.times.replay_received - timedelta(hours=5)


def messages(facts: Scenario) -> list[tuple[int, int, str]]:
    """Return the messages: sender (1 or 2), milliseconds since 1970 UTC, text."""
    draw = facts.draw
    # the number keeps apart the digests of two learners
    cafe = "Meet at the caf\u00e9 at nine, bring paper {}.".format(draw.number("paper", 10**11, 10**12 - 1))
    again = unicodedata.normalize("NFD", cafe) if facts.has("alike") else "Nine is fine."
    texts = [
        (2, "Is the room still yours this week?"),
        (1, "Yes, until the end of the month. Two others have the code."),
        (2, f"Good. I need a mailbox that looks like {facts.supplier}."),
        (1, f"There is one: {facts.mailbox.split('@')[0]}. What is it worth to you?"),
        (2, f"I pay {facts.agreed} for it, half before."),
        (1, "Agreed."),
        (2, cafe),
        (1, "Which one? Write it again."),
        (2, again),
        (1, "I understand."),
        (2, f"The account ends in {facts.account[-4:]}."),
        (1, "I do not want to know for what."),
    ]
    start = int(first(facts).timestamp()) * 1000
    made = []
    for sender, text in texts:
        made.append((sender, start, text))
        start += draw.number(f"wait {len(made)}", 20_000, 900_000)
    return made


def chat(facts: Scenario) -> bytes:
    """Return the chat. Two messages look alike and are other bytes: \u00e9 in one piece, and e with an accent apart."""
    rows = [(number, *message) for number, message in enumerate(messages(facts), 1)]
    return database([
        Table("participant", "CREATE TABLE participant (id INTEGER PRIMARY KEY, name TEXT)",
              [(1, facts.people["suspect"].split()[0]), (2, "heron")]),
        Table("message",
              "CREATE TABLE message (id INTEGER PRIMARY KEY, sender INTEGER, sent_ms INTEGER, body TEXT)", rows),
    ])  # fmt: skip


def shown(facts: Scenario) -> int:
    """Return the amount in the screenshot: ten times, or two digits swapped."""
    if not facts.has("screenshot"):
        return facts.agreed
    text = str(facts.agreed)
    swapped = int(text[1] + text[0] + text[2:])
    if facts.draw.one("screenshot", (True, False)) or swapped == facts.agreed or text[1] == "0":
        return facts.agreed * 10
    return swapped


def screenshot(facts: Scenario) -> bytes:
    """Return the picture that a witness handed in."""
    return picture([
        "HERON",
        "",
        "WHAT IS IT WORTH TO YOU?",
        "",
        f"   I PAY {shown(facts)} FOR IT.",
        "   HALF BEFORE.",
        "",
        "AGREED.",
    ])  # fmt: skip


def files(facts: Scenario) -> dict[str, bytes]:
    """Return chat and screenshot."""
    return {"EXH-07_chat.sqlite": chat(facts), "EXH-21_screenshot.png": screenshot(facts)}


def answers(facts: Scenario) -> Answers:
    """Return what was planted."""
    made = messages(facts)
    there = facts.has("alike")
    texts = [made[number - 1][2] for number in ALIKE]
    return {
        "chat.messages": len(made),
        "chat.first": utc(first(facts)),
        "chat.amount": facts.agreed,
        "chat.amount.message": AMOUNT,
        "chat.alike": list(ALIKE) if there else None,
        "chat.sha256": [_digest(text) for text in texts] if there else None,
        "chat.nfc.sha256": _digest(texts[0]) if there else None,
        "screenshot.amount": shown(facts),
        "screenshot.differs": shown(facts) != facts.agreed,
    }


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
