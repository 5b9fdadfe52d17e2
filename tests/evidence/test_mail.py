"""A mail is shown with every header line, and each says whether the signature covers it."""

import email
from pathlib import Path

from casebook import evidence

DATA = Path(__file__).parents[2] / "datasets" / "case" / "public" / "data"


def test_no_header_line_is_left_out_but_the_signature_itself() -> None:
    for path in sorted(DATA.glob("EXH-18?_mail.eml")):
        found = evidence.verify_mail(path, DATA / "EXH-19_dns_keys.json")
        names = [name for name in email.message_from_bytes(path.read_bytes()) if name != "DKIM-Signature"]
        assert [line.name for line in found.lines] == names
        assert {"Received", "Content-Type"} <= set(found.uncovered)
