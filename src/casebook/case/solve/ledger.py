"""Ledger, bank statement and printout: csv and pypdf."""

import csv
import hashlib
import re
from collections.abc import Mapping
from typing import Any

import pypdf

from casebook.case.solve import Files
from casebook.evidence.manifest import read_manifest


def answers(files: Files, truth: Mapping[str, Any]) -> dict[str, Any]:
    """Return the `ledger` and `printout` keys."""
    book = list(csv.DictReader(files.text("EXH-09").splitlines()))
    paid = {row["date"]: row["amount"] for row in csv.DictReader(files.text("EXH-11").splitlines())}
    wrong = [row["date"] for row in book if paid.get(row["date"]) != row["amount"]]
    text = "\n".join(page.extract_text() for page in pypdf.PdfReader(files["EXH-20"]).pages)
    printed = {
        int(number): int(amount)
        for number, amount in re.findall(r"(?m)^\s*(\d+)\s+\d{4}-\d\d-\d\d\s+.*?(\d+)\s*$", text)
    }
    listed = read_manifest(files.text("EXH-04"))
    value = hashlib.sha256(files["EXH-09"].read_bytes()).hexdigest()
    return {
        "ledger.wrong_date": wrong[0] if wrong else None,
        "ledger.in_manifest": listed.get(files["EXH-09"].name) == value,
        "ledger.total": sum(int(row["amount"]) for row in book),
        "printout.missing": [int(row["entry"]) for row in book if int(row["entry"]) not in printed],
        "printout.total": sum(printed.values()),
    }
