"""Check the DKIM signature of a mail (RFC 6376) against a saved key, and say which lines of the mail it covers."""

import email
import email.policy
import json
import re
from dataclasses import dataclass
from html import escape
from pathlib import Path

import dkim

from casebook.errors import CasebookError

CELL = "text-align:left;vertical-align:top;padding:0.3em 0.6em"


class NoMail(CasebookError):
    """The file is no mail with a DKIM signature, or the key was not saved."""


@dataclass(frozen=True)
class Line:
    """One header line of a mail, in the order in which it stands there, and whether the signature covers it."""

    name: str
    value: str
    covered: bool


@dataclass(frozen=True)
class Signature:
    """What a DKIM signature says of one mail: who signed, whether it passes, and what it covers.

    `body` tells whether the text below the header lines is the one that was signed.
    """

    mail: str
    domain: str
    passes: bool
    body: bool
    lines: tuple[Line, ...]

    @property
    def uncovered(self) -> tuple[str, ...]:
        """The names of the header lines that anybody could have added or changed."""
        return tuple(line.name for line in self.lines if not line.covered)

    @property
    def verdict(self) -> str:
        """The result in one sentence."""
        said = "passes" if self.passes else "FAILS"
        text = "The text is the one that was signed" if self.body else "The text is not the one that was signed"
        return f"The signature of {self.domain} {said}. {text}."

    def __repr__(self) -> str:
        rows = [f"{line.name}: {line.value} | {'covered' if line.covered else 'NOT covered'}" for line in self.lines]
        return "\n".join([self.mail, *rows, self.verdict])

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<tr><th scope='row' style='{CELL}'>{escape(line.name)}</th>"
            f"<td style='{CELL};overflow-wrap:anywhere'>{escape(line.value)}</td>"
            f"<td style='{CELL}'>{'covered' if line.covered else '<strong>not covered</strong>'}</td></tr>"
            for line in self.lines
        )
        return (
            f"<table class='cb-table'><caption style='{CELL}'>{escape(self.mail)}</caption><thead><tr>"
            f"<th scope='col' style='{CELL}'>Header line</th><th scope='col' style='{CELL}'>What it says</th>"
            f"<th scope='col' style='{CELL}'>By the signature</th></tr></thead><tbody>{rows}</tbody></table>"
            f"<p>{escape(self.verdict)}</p>"
        )


def verify_mail(path: Path, keys: Path) -> Signature:
    """Check the signature of a mail by the DNS answers saved in `keys` (JSON, as in EXH-19). Nothing is looked up."""
    path, keys = Path(path), Path(keys)
    try:
        data = path.read_bytes()
        saved = {one["name"]: one["data"].encode() for one in json.loads(keys.read_text("utf-8"))["answers"]}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise NoMail(f"{path.name} or {keys.name} cannot be read. Give a mail and the DNS answers as JSON.") from error
    mail = email.message_from_bytes(data, policy=email.policy.default)
    tags = dict(re.findall(r"(\w+)=([^;]*)", str(mail.get("DKIM-Signature", ""))))
    if not {"d", "s", "h"} <= set(tags):
        raise NoMail(f"{path.name} has no DKIM signature. Give a mail with all its header lines.")
    if f"{tags['s']}._domainkey.{tags['d']}." not in saved:
        raise NoMail(f"{keys.name} does not hold the key of {tags['d']}. Save the DNS answer for it.")
    covered = {name.strip().lower() for name in tags["h"].split(":")}
    passes, body = _check(data, saved)
    lines = tuple(
        Line(name, str(value), name.lower() in covered)
        for name, value in mail.items()
        if name.lower() != "dkim-signature"
    )
    return Signature(path.name, tags["d"], passes, body, lines)


def _check(data: bytes, saved: dict[str, bytes]) -> tuple[bool, bool]:
    """Return whether the signature passes, and whether the body is the one that was signed."""
    try:
        return bool(dkim.DKIM(data).verify(dnsfunc=lambda name, timeout=5: saved.get(name.decode()))), True
    except dkim.ValidationError as error:
        return False, "body hash" not in str(error)
    except dkim.DKIMException:
        return False, True
