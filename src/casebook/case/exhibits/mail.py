"""EXH-18 and EXH-19: three mails of one thread, signed by DKIM (RFC 6376), and the saved DNS answer for the key."""

import base64
import hashlib
import json
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from casebook.case.catalogue import MAILS
from casebook.case.exhibits.laptop import Answers
from casebook.case.exhibits.logs import trail
from casebook.case.formats import der, rsa
from casebook.case.formats.table import MONTHS, utc
from casebook.case.scenario import Scenario

SELECTOR = "s2026"
SIGNED = ("from", "to", "subject", "date", "message-id")
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True)
class Mail:
    """One mail as it was received."""

    sent: datetime
    received: datetime
    account: str
    reply_to: str
    text: bytes


def kind(facts: Scenario, mail: str) -> str:
    """Return what one mail is: genuine, replayed or altered."""
    planted = facts.mails[mail]
    return planted if planted == "genuine" or facts.has(planted) else "genuine"


@lru_cache(maxsize=1)
def mails(facts: Scenario) -> dict[str, Mail]:
    """Return the three mails by exhibit."""
    return {mail: _mail(facts, mail) for mail in MAILS}


def _mail(facts: Scenario, mail: str) -> Mail:
    role, times = facts.mails[mail], facts.times
    now = kind(facts, mail)
    # the replayed mail is the genuine one, sent again; the altered one answers in the same thread
    sent = times.altered if role == "altered" else times.genuine
    arrived = {"genuine": times.genuine, "replayed": times.replay_received, "altered": times.altered}[role]
    if now == "genuine" and role == "replayed":
        arrived = times.genuine + timedelta(seconds=40)
    received = arrived + timedelta(seconds=2)
    replies = role == "altered"
    headers = [
        ("From", f"{facts.people['seller']} <billing@{facts.supplier_domain}>"),
        ("To", f"{facts.people['accountant']} <accounts@{facts.firm_domain}>"),
        ("Subject", f"{'Re: ' if replies else ''}Invoice {facts.draw.number('invoice number', 2000, 9000)}"),
        ("Date", _date(sent)),
        ("Message-ID", f"<{facts.draw.bytes(f'message {replies}', 8).hex()}@{facts.supplier_domain}>"),
    ]
    body = _body(facts, facts.real_account, replies)
    signature = _signature(facts, headers, body)
    account = facts.account if now == "altered" else facts.real_account
    reply_to = facts.mailbox if now == "replayed" else ""
    origin = (facts.supplier_domain, "192.0.2.201") if now == "genuine" else ("relay.example", trail(facts).relay)
    top = [
        ("Received", f"from {origin[0]} ([{origin[1]}]) by mx.{facts.firm_domain}; {_date(received)}"),
        ("DKIM-Signature", signature),
        *([("Reply-To", reply_to)] if reply_to else []),
        *headers,
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=us-ascii"),
    ]
    head = "".join(f"{name}: {value}\r\n" for name, value in top)
    text = f"{head}\r\n{_body(facts, account, replies)}".encode("ascii")
    return Mail(sent, received, account, reply_to, text)


def _body(facts: Scenario, account: str, replies: bool) -> str:
    opening = "As agreed, please use the account below." if replies else "Please find the invoice for August."
    lines = [
        "Good morning,", "", opening, f"Account: {account}", f"Amount: {facts.requesting.currency} {facts.amount}", "",
        "With kind regards", facts.people["seller"], facts.supplier,
    ]  # fmt: skip
    return "".join(f"{line}\r\n" for line in lines)


def _date(moment: datetime) -> str:
    """Return a moment in the form of RFC 5322, in UTC, whatever the locale."""
    name = MONTHS[moment.month - 1][:3]
    return f"{DAYS[moment.weekday()]}, {moment.day:02d} {name} {moment.year} {moment.strftime('%H:%M:%S')} +0000"


def _signature(facts: Scenario, headers: list[tuple[str, str]], body: str) -> str:
    """Return the value of a DKIM-Signature, relaxed for headers and body."""
    digest = base64.b64encode(hashlib.sha256(_relaxed_body(body)).digest()).decode()
    value = (
        f"v=1; a=rsa-sha256; c=relaxed/relaxed; d={facts.supplier_domain}; s={SELECTOR}; h={':'.join(SIGNED)}; "
        f"bh={digest}; b="
    )
    given = {name.lower(): text for name, text in headers}
    signed = "".join(f"{name}:{_relaxed(given[name])}\r\n" for name in SIGNED)
    signed += f"dkim-signature:{_relaxed(value)}"
    return value + base64.b64encode(rsa.MAIL.sign(signed.encode("ascii"))).decode()


def _relaxed(value: str) -> str:
    return re.sub(r"[ \t]+", " ", value).strip()


def _relaxed_body(body: str) -> bytes:
    lines = [re.sub(r"[ \t]+", " ", line).rstrip(" ") for line in body.split("\r\n")]
    while lines and not lines[-1]:
        lines.pop()
    return "".join(f"{line}\r\n" for line in lines).encode("ascii")


def dns(facts: Scenario) -> bytes:
    """Return the DNS answers as the police saved them: the key, and when it was looked up."""
    key = der.sequence(der.integer(rsa.MAIL.modulus), der.integer(rsa.EXPONENT))
    info = der.sequence(
        der.sequence(der.oid("1.2.840.113549.1.1.1"), der.null()),
        der.tlv(0x03, b"\0" + key),
    )
    saved = {
        "saved": utc(facts.times.complaint + timedelta(hours=2)),
        "answers": [
            {
                "name": f"{SELECTOR}._domainkey.{facts.supplier_domain}.",
                "type": "TXT",
                "data": f"v=DKIM1; k=rsa; p={base64.b64encode(info).decode()}",
            },
            # a key that was withdrawn before the case: its value is empty (RFC 6376, 3.6.1)
            {"name": f"s2024._domainkey.{facts.supplier_domain}.", "type": "TXT", "data": "v=DKIM1; k=rsa; p="},
        ],
    }
    return (json.dumps(saved, indent=1) + "\n").encode()


def files(facts: Scenario) -> dict[str, bytes]:
    """Return the three mails and the DNS answers."""
    made = {f"{name}_mail.eml": mail.text for name, mail in mails(facts).items()}
    return {**made, "EXH-19_dns_keys.json": dns(facts)}


def answers(facts: Scenario) -> Answers:
    """Return what was planted."""
    found: Answers = {}
    made = mails(facts)
    for name, mail in made.items():
        now = kind(facts, name)
        found |= {
            f"mail.{name}.dkim": "fail" if now == "altered" else "pass",
            f"mail.{name}.kind": now,
            f"mail.{name}.received": utc(mail.received),
            f"mail.{name}.account": mail.account,
        }
    for what in ("genuine", "replayed", "altered"):
        found[f"mail.{what}"] = next((name for name in MAILS if kind(facts, name) == what), None)
    return found | {
        "mail.reply_to": facts.mailbox if facts.has("replayed") else None,
        "mail.signed": list(SIGNED),
    }
