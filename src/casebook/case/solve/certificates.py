"""The certificates: a rule for each thing that a paragraph must say, checked against record and report."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from casebook.case.solve import Files
from casebook.case.solve.dates import iso

DIGITS = {"MD5": 32, "SHA1": 40, "SHA256": 64}


def numbered(text: str) -> dict[str, str]:
    """Return the paragraphs of a text whose lines begin with a label and a full stop, such as `A2.` or `7.`."""
    return {label: words.strip() for label, words in re.findall(r"(?m)^([AB]?\d+)\.(.*)$", text)}


def answers(files: Files, truth: Mapping[str, Any]) -> dict[str, Any]:
    """Return the `certificate` keys."""
    new = _schedule(numbered(files.text("EXH-05")), truth)
    old = _old(numbered(files.text("EXH-23")))
    us = _us(numbered(files.text("EXH-24")), truth)
    defects = [defect for label, defect in new.items() if label.startswith("A") and defect != "sound"]
    return {
        "certificate.63": new,
        "certificate.65B": old,
        "certificate.902": us,
        "certificate.defect": defects[0] if defects else None,
    }


def _value(text: str) -> str:
    return text.split(":", 1)[1].strip()


def _schedule(given: dict[str, str], truth: Mapping[str, Any]) -> dict[str, str]:
    found = dict.fromkeys(given, "sound")
    if "serial" not in given["A2"]:
        found["A2"] = "device"
    if DIGITS[_value(given["A7"])] != len(_value(given["A6"])):
        found["A7"] = "algorithm"
    for label in ("A9", "B7"):
        if not _value(given[label]):
            found[label] = "signature"
    if _value(given["B3"]) != truth[f"custody.recorded.{_value(given['B4']).lower()}"]:
        found["B3"] = "other-hash"
    if "not" in _value(given["B5"]).split():
        found["B5"] = "no-report"
    parts = re.search(r"(\S+), (\S+), UTC(\S+)", given["B6"])
    assert parts
    if datetime.fromisoformat(f"{parts[1]}T{parts[2]}{parts[3]}") < datetime.fromisoformat(truth["custody.acquired"]):
        found["B6"] = "early"
    return found


def _old(given: dict[str, str]) -> dict[str, str]:
    """Section 65B(4) with (2): what each paragraph must say."""
    needs = {
        "1": ("record", r"ledger.*entries"), "2": ("device", r"serial"), "3": ("use", r"used regularly"),
        "5": ("working", r"[Tt]hroughout"), "7": ("position", r"in charge"), "8": ("belief", r"knowledge and belief"),
    }  # fmt: skip
    return {
        label: needs[label][0] if label in needs and not re.search(needs[label][1], text) else "sound"
        for label, text in given.items()
    }


def _us(given: dict[str, str], truth: Mapping[str, Any]) -> dict[str, str]:
    found = dict.fromkeys(given, "sound")
    needs = {
        "1": ("unqualified", r"trained.*own knowledge"), "3": ("conclusory", r"known content"),
        "7": ("notice", r"received.*\d{4}"), "8": ("unsworn", r"perjury under the laws of the United States"),
    }  # fmt: skip
    for label, (defect, pattern) in needs.items():
        if not re.search(pattern, given[label]):
            found[label] = defect
    if truth["report.disk"] not in given["2"]:
        found["2"] = "serial"
    value = re.search(r"\b[0-9a-f]{32,}\b", given["4"])
    assert value
    if len(value[0]) != DIGITS["SHA256"]:
        found["4"] = "mislabelled"
    elif value[0] != truth["custody.recorded.sha256"]:
        found["4"] = "other-hash"
    signed = date.fromisoformat(iso(*re.findall(r"(\d+) (\w+) (\d{4})", given["9"])[0]))
    if signed < datetime.fromisoformat(truth["custody.acquired"]).date():
        found["9"] = "early"
    return found
