"""The mails: dkimpy checks the signatures against the saved key, the standard library reads the headers."""

import email
import email.policy
import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

import dkim

from casebook.case.catalogue import MAILS
from casebook.case.solve import Files

# a mail that arrives days after it was dated was not sent by the one who dated it
LATE = timedelta(hours=24)


def answers(files: Files, truth: Mapping[str, Any]) -> dict[str, Any]:
    """Return the `mail` keys."""
    keys = {one["name"]: one["data"].encode() for one in json.loads(files.text("EXH-19"))["answers"]}
    found: dict[str, Any] = {"mail.genuine": None, "mail.replayed": None, "mail.altered": None, "mail.reply_to": None}
    for name in MAILS:
        data = files[name].read_bytes()
        passes = dkim.verify(data, dnsfunc=lambda name, timeout=5: keys[name.decode()])
        mail = email.message_from_bytes(data, policy=email.policy.default)
        received = _received(str(mail["Received"]))
        covered = re.search(r"\bh=([^;]+)", str(mail["DKIM-Signature"]))
        assert covered
        signed = covered[1].split(":")
        loose = mail["Reply-To"] is not None and "reply-to" not in signed
        if not passes:
            kind = "altered"
        elif loose or received - parsedate_to_datetime(str(mail["Date"])) > LATE:
            kind = "replayed"
        else:
            kind = "genuine"
        account = re.search(rb"XX\d{16}", data)
        assert account
        found |= {
            f"mail.{name}.dkim": "pass" if passes else "fail",
            f"mail.{name}.kind": kind,
            f"mail.{name}.received": received.strftime("%Y-%m-%dT%H:%M:%SZ"),
            f"mail.{name}.account": account[0].decode(),
            f"mail.{kind}": found[f"mail.{kind}"] or name,
            "mail.signed": [one.strip() for one in signed],
        }
        if loose:
            found["mail.reply_to"] = str(mail["Reply-To"])
    return found


def _received(value: str) -> datetime:
    return parsedate_to_datetime(value.rsplit(";", 1)[1].strip()).astimezone(UTC)
