"""EXH-02 to EXH-05 and EXH-08 to EXH-11: the papers. Custody record, report, manifest, certificate, lists, ledgers."""

import csv
import hashlib
import io
from datetime import datetime, timedelta

from casebook.case.scenario import Scenario
from casebook.evidence.custody import COLUMNS
from casebook.evidence.manifest import write_manifest

TRANSCRIPT = "EXH-10_transcript.txt"


def table(header: tuple[str, ...], rows: list[tuple[object, ...]]) -> bytes:
    """Return a CSV file with one line end everywhere."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue().encode()


def custody(facts: Scenario, raw: bytes) -> bytes:
    """Return the custody record of the laptop: the hashes that the examiner wrote down, and one gap."""
    store, lab = f"{facts.city} evidence store", f"{facts.city} laboratory"
    seal = f"S-{facts.draw.number('seal', 10_000, 99_999)}"
    new = f"S-{facts.draw.number('new seal', 10_000, 99_999)}"
    md5, sha256 = hashlib.md5(raw, usedforsecurity=False).hexdigest(), hashlib.sha256(raw).hexdigest()
    stored = facts.acquired + timedelta(hours=2)
    left = stored + timedelta(days=3)
    hours = facts.gap_hours if facts.has("gap") else 1
    taken = left + timedelta(hours=hours)
    keeper = "" if facts.has("gap") else facts.clerk
    carrier = "" if facts.has("gap") else "courier"
    steps: list[tuple[datetime, str, str, str, str, str, str, str]] = [
        (facts.seized, seal, "", facts.examiner, "seized and sealed", facts.city, "", ""),
        (facts.acquired, seal, facts.examiner, facts.examiner, "acquired, original sealed", lab, "md5", md5),
        (facts.acquired, seal, facts.examiner, facts.examiner, "hashed again", lab, "sha256", sha256),
        (stored, seal, facts.examiner, facts.clerk, "stored", store, "", ""),
        (left, seal, facts.clerk, "courier", "taken out for the laboratory", store, "", ""),
        (taken, seal, carrier or keeper, facts.examiner, "received at the laboratory", lab, "", ""),
        (taken + timedelta(hours=5), new, facts.examiner, facts.examiner, "examined and resealed", lab, "", ""),
        (taken + timedelta(hours=8), new, facts.examiner, facts.clerk, "stored", store, "", ""),
    ]
    rows: list[tuple[object, ...]] = [
        (number, when.isoformat(), "EXH-01", *rest[:4], rest[4], rest[5], rest[6])
        for number, (when, *rest) in enumerate(steps, 1)
    ]
    return table(COLUMNS, rows)


def report(facts: Scenario, raw: bytes) -> bytes:
    """Return the acquisition report."""
    return (
        f"ACQUISITION REPORT\nCase: {facts.id}\nItem: EXH-01, laptop, one disk of {len(raw) // 512} sectors\n"
        f"Examiner: {facts.examiner}\nPlace: {facts.city}\n"
        f"Write blocker: model WB-2, tested on the same morning\n"
        f"Started: {facts.acquired.isoformat()}\n"
        f"Read errors: none\nImage format: E01, chunks of 64 sectors\n"
        f"Hashes: stored in the image by the tool and written into the custody record by hand\n"
    ).encode()


def certificate(facts: Scenario, raw: bytes) -> bytes:
    """Return a certificate in the form of the Schedule to India's Bharatiya Sakshya Adhiniyam, with one defect."""
    defect = facts.certificate_defect if facts.has("certificate") else ""
    digest = hashlib.md5(raw, usedforsecurity=False).hexdigest()
    algorithm = "SHA256" if defect == "algorithm" else "MD5"
    device = (
        "Device: a computer"
        if defect == "device"
        else f"Device: laptop, serial LT-{facts.draw.number('sn', 10**5, 10**6)}"
    )
    signature = "Signature: " if defect == "signature" else f"Signature: {facts.clerk}, in charge of the evidence store"
    return (
        f"CERTIFICATE\nPart A\nOutput: image of a disk, case {facts.id}\n{device}\n"
        f"The device was used regularly and worked properly: yes\n"
        f"Hash value: {digest}\nAlgorithm: {algorithm}\n{signature}\n"
        f"Part B\nExpert: {facts.examiner}\nHash value: {digest}\nAlgorithm: MD5\nSignature: {facts.examiner}\n"
    ).encode()


def transcript(facts: Scenario) -> bytes:
    """Return the transcript of an interview, with the line ends of the machine it was typed on."""
    return (
        f"Interview, {facts.city}\nQ. Who could open the laptop?\nA. I, and whoever had the code.\n"
        f"Q. Which code?\nA. {facts.draw.number('code', 1000, 9999)}.\n"
    ).encode()


def known(facts: Scenario) -> bytes:
    """Return a known-file list: one ordinary tool, one notable program, two that are not on the laptop."""
    reader = b"READER 4.1\n" + bytes(range(256)) * 4
    worker = b"WORKER pool.example\n" + facts.draw.bytes("worker", 900)
    rows = [
        (hashlib.sha256(reader).hexdigest(), "reader 4.1", "ordinary"),
        (hashlib.sha256(worker).hexdigest(), "coin miner, worker part", "notable"),
        (facts.draw.bytes("unknown one", 32).hex(), "editor 2.0", "ordinary"),
        (facts.draw.bytes("unknown two", 32).hex(), "remote control kit", "notable"),
    ]
    return table(("sha256", "name", "kind"), [tuple(row) for row in facts.draw.order("known", rows)])


def ledgers(facts: Scenario) -> dict[str, bytes]:
    """Return the firm's ledger and the bank's statement of the same payments: one amount differs."""
    rows = [(f"2026-02-{day:02d}", facts.draw.number(f"pay {day}", 200, 9000)) for day in range(2, 14)]
    wrong = facts.draw.number("wrong row", 2, 10)
    entered = list(rows)
    if facts.has("ledger"):
        day, amount = rows[wrong]
        entered[wrong] = (day, amount + facts.draw.number("wrong by", 100, 900))
    header = ("date", "amount")
    return {
        "EXH-09_ledger.csv": table(header, [tuple(row) for row in entered]),
        "EXH-11_bank_statement.csv": table(header, [tuple(row) for row in rows]),
    }


def manifest(facts: Scenario, files: dict[str, bytes]) -> bytes:
    """Return the manifest of the exhibits as it was made: since then one text was saved with other line ends."""
    digests = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    if facts.has("manifest"):
        digests[TRANSCRIPT] = hashlib.sha256(files[TRANSCRIPT].replace(b"\r\n", b"\n")).hexdigest()
    return write_manifest(digests.items()).encode()
