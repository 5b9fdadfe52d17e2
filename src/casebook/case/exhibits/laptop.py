"""EXH-01 and EXH-08: one laptop, three images of it, and a list of known files.

One image is sound, one has a flipped bit, one was made again after somebody had edited a file.
"""

import hashlib
import tempfile
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path
from uuid import UUID

from casebook.case.catalogue import COPIES
from casebook.case.formats.table import table
from casebook.case.scenario import Scenario
from casebook.evidence import ewf, fat

Answers = dict[str, object]

# name and version of the imaging tool: they stand in the papers, and the version in the image
TOOL = ("Imager", "7.2.4")
SECTORS = 9600
FIRST = 64
# The collision of X. Wang and H. Yu (Eurocrypt 2005): two blocks with one MD5, apart in the top bit of six bytes.
# Whatever follows both keeps their MD5 equal.
TWIN = bytes.fromhex(
    "d131dd02c5e6eec4693d9a0698aff95c2fcab58712467eab4004583eb8fb7f8955ad340609f4b30283e488832571415a"
    "085125e8f7cdc99fd91dbdf280373c5bd8823e3156348f5bae6dacd436c919c6dd53e2b487da03fd02396306d248cda0"
    "e99f33420f577ee8ce54b67080a80d1ec69821bcb6a8839396f9652b6ff72a70"
)
APART = (19, 45, 59, 83, 109, 123)
TWIN_BLOCKS = (TWIN, bytes(byte ^ 0x80 if place in APART else byte for place, byte in enumerate(TWIN)))
READER = b"READER 4.1\n" + bytes(range(256)) * 4
CLAUSES = 120
SUBJECTS = ("The seller", "The buyer", "The carrier", "The agent", "The insurer", "The surveyor")
VERBS = ("delivers", "inspects", "stores", "returns", "counts", "reports")
OBJECTS = ("the pumps", "the spare parts", "the drawings", "the invoices", "the test results", "the seals")
WHERE = ("at the port", "in the workshop", "within nine days", "at its own cost", "before payment", "on request")


@lru_cache(maxsize=4)
def disk(facts: Scenario, edited: bool = False) -> bytes:
    """Return the disk of the laptop; `edited` is the disk after somebody changed a file that had been seized."""
    draw, times = facts.draw, facts.times
    start = datetime(2026, 8, 3, 9, 0)
    day = timedelta(days=1)
    volume = fat.Volume(SECTORS - FIRST, start, serial=draw.number("serial", 1, 2**32 - 1), hidden=FIRST)
    written = _clock(facts, times.altered - day)
    volume.add("Notes/payment.txt", note(facts, edited), written, edited_at(facts) if edited else written)
    volume.add("Notes/shopping.txt", draw.bytes("list", 12).hex().encode() + b"\nrice, lamp oil, stamps\n", start + day)
    volume.add("Accounts/ledger.csv", household(facts), start + 5 * day, start + 28 * day)
    first = contract(facts, 0)
    volume.add("Contracts/supply draft 1.txt", first, start + 2 * day)
    volume.add("Contracts/supply draft 2.txt", changed(first), start + 3 * day)
    volume.add("Contracts/lease.txt", contract(facts, 1), start + 4 * day)
    for name, data in twins(facts).items():
        volume.add(f"Invoices/{name}", data, start + 6 * day)
    volume.add("Tools/reader.bin", READER, start)
    volume.add("Tools/worker.bin", worker(facts), _clock(facts, times.entry - day))
    volume.add("Photos/IMG_0001.bin", photo(facts), start + 7 * day)
    if facts.has("deleted"):
        volume.add(f"Notes/{deleted_name(facts)}", plan(facts), _clock(facts, times.replay_received), deleted=True)
    return fat.mbr(volume.build(), FIRST, draw.number("disk", 1, 2**32 - 1))


@lru_cache(maxsize=8)
def acquired(facts: Scenario, algorithm: str) -> str:
    """Return a digest of the disk as it was acquired."""
    return digest(algorithm, disk(facts))


def _clock(facts: Scenario, moment: datetime) -> datetime:
    """Return a moment as FAT keeps it: local time, no zone, even seconds."""
    local = facts.local(moment).replace(tzinfo=None)
    return local.replace(second=local.second // 2 * 2)


def edited_at(facts: Scenario) -> datetime:
    """Return when the note was edited: days after the seizure."""
    return _clock(facts, facts.times.seized + timedelta(days=9, hours=3))


def edited_account(facts: Scenario) -> str:
    """Return the account that the edited note names."""
    return facts.account[:-4] + f"{(int(facts.account[-4:]) + 4217) % 10000:04d}"


def note(facts: Scenario, edited: bool) -> bytes:
    """Return the note that names a bank account."""
    return f"Send it to the second account: {edited_account(facts) if edited else facts.account}.\n".encode()


def photo(facts: Scenario) -> bytes:
    """Return a photo of three blocks: the damage lies in a block that holds nothing else."""
    return facts.draw.bytes("photo", 96 << 10)


def deleted_name(facts: Scenario) -> str:
    """Return the name of the deleted file."""
    return f"plan {facts.draw.bytes('plan', 2).hex()}.txt"


def plan(facts: Scenario) -> bytes:
    """Return the deleted file: it names the mailbox of the false mails."""
    mark = facts.draw.bytes("plan text", 8).hex()
    return f"{facts.firm}: answers go to {facts.mailbox}\nChange the account in the thread. {mark}\n".encode()


def twins(facts: Scenario) -> dict[str, bytes]:
    """Return two different files with one MD5; without the fault they differ in every algorithm."""
    tail = b"\nInvoice " + facts.draw.bytes("invoice", 6).hex().encode() + b"\n"
    other = b"\nCopy" + tail if not facts.has("twins") else tail
    return {"twin a.bin": TWIN_BLOCKS[0] + tail, "twin b.bin": TWIN_BLOCKS[1] + other}


def worker(facts: Scenario) -> bytes:
    """Return the program that mined."""
    return f"WORKER {facts.pool}\n".encode() + facts.draw.bytes("worker", 900)


def household(facts: Scenario) -> bytes:
    """Return an account book that lies on the laptop."""
    rows = "".join(f"2026-08-{day:02d},{facts.draw.number(f'row {day}', 100, 999)}\n" for day in range(3, 29))
    return f"date,amount\n{rows}".encode()


def contract(facts: Scenario, number: int) -> bytes:
    """Return about 6 kB of a contract in plain sentences."""
    draw = facts.draw
    lines = [
        f"{clause}. {draw.one(f'{number} a {clause}', SUBJECTS)} {draw.one(f'{number} b {clause}', VERBS)} "
        f"{draw.one(f'{number} c {clause}', OBJECTS)} {draw.one(f'{number} d {clause}', WHERE)}."
        for clause in range(1, CLAUSES + 1)
    ]
    return "\n".join(lines).encode()


def changed(text: bytes) -> bytes:
    """Return a contract with four clauses changed, one of them about the account."""
    lines = text.split(b"\n")
    lines[17] = b"18. Notices are sent by mail."
    lines[60] = b"61. The buyer pays to the account that the agent names."
    lines[79] = b"80. The agent keeps a copy of every invoice and shows it to the buyer."
    lines[101] = b"102. The court at the seat of the seller decides."
    return b"\n".join(lines)


def state(facts: Scenario, copy: str) -> str:
    """Return what one copy is: sound, damaged or reimaged."""
    planted = facts.copies[copy]
    needs = {"damaged": "damage", "reimaged": "edit"}
    return planted if planted == "sound" or facts.has(needs[planted]) else "sound"


def damaged_byte(facts: Scenario) -> int:
    """Return which byte of the disk is damaged in the damaged copy."""
    return disk(facts).index(photo(facts)) + facts.draw.number("damaged byte", 33 << 10, 63 << 10)


@lru_cache(maxsize=1)
def images(facts: Scenario) -> dict[str, bytes]:
    """Return the three images by file name."""
    found = {}
    for copy in COPIES:
        now = state(facts, copy)
        raw = disk(facts, now == "reimaged")
        guid = UUID(bytes=facts.draw.bytes(f"guid {now == 'reimaged'}", 16))
        about = ewf.Acquisition(
            facts.id, "EXH-01", facts.people["examiner"], "laptop", facts.local(facts.times.acquired), guid,
            tool=(TOOL[1], "Linux"),
        )  # fmt: skip
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "image.E01"
            ewf.write_e01(raw, path, about)
            if now == "damaged":
                at = damaged_byte(facts)
                # a checksum stands between two chunks, so the bytes that find the place lie within one
                begin = min(at, (at // ewf.CHUNK + 1) * ewf.CHUNK - 32)
                place = path.read_bytes().index(raw[begin : begin + 32]) + at - begin
                ewf.flip_bit(path, place, facts.draw.number("damaged bit", 0, 6))
            found[f"{copy}_laptop.E01"] = path.read_bytes()
    return found


def known(facts: Scenario) -> bytes:
    """Return a known-file list: one ordinary tool, one notable program, two that are not on the laptop."""
    rows = [
        (hashlib.sha256(READER).hexdigest(), "reader 4.1", "ordinary"),
        (hashlib.sha256(worker(facts)).hexdigest(), "coin miner, worker part", "notable"),
        (facts.draw.bytes("unknown one", 32).hex(), "editor 2.0", "ordinary"),
        (facts.draw.bytes("unknown two", 32).hex(), "remote control kit", "notable"),
    ]
    return table(("sha256", "name", "kind"), facts.draw.order("known", rows))


def files(facts: Scenario) -> dict[str, bytes]:
    """Return the three images and the known-file list."""
    return {**images(facts), "EXH-08_known_files.csv": known(facts)}


def answers(facts: Scenario) -> Answers:
    """Return what was planted. The likeness of the two drafts is left to a tool that measures it."""
    found: Answers = {}
    made = images(facts)
    recorded = acquired(facts, "md5")
    for name in ("sound", "damaged", "reimaged"):
        found[f"image.{name}"] = next((copy for copy in COPIES if state(facts, copy) == name), None)
    for copy in COPIES:
        now = state(facts, copy)
        stored = disk(facts, now == "reimaged")
        read, sectors = stored, []
        if now == "damaged":
            # libewf reads a chunk whose checksum fails as zeros
            chunk = damaged_byte(facts) // ewf.CHUNK
            read = stored[: chunk * ewf.CHUNK] + bytes(ewf.CHUNK) + stored[(chunk + 1) * ewf.CHUNK :]
            sectors = [[chunk * ewf.CHUNK_SECTORS, (chunk + 1) * ewf.CHUNK_SECTORS - 1]]
        found |= {f"image.{copy}.stored.{name}": digest(name, stored) for name in ("md5", "sha1")}
        found |= {f"image.{copy}.recomputed.{name}": digest(name, read) for name in ("md5", "sha1", "sha256")}
        found |= {
            f"image.{copy}.verdict": now,
            f"image.{copy}.recorded": recorded,
            f"image.{copy}.bad_sectors": sectors,
            f"image.{copy}.file.sha256": digest("sha256", made[f"{copy}_laptop.E01"]),
        }
    both = twins(facts)
    there, edited, gone = facts.has("twins"), facts.has("edit"), facts.has("deleted")
    return found | {
        "laptop.deleted.name": deleted_name(facts) if gone else None,
        "laptop.deleted.sha256": digest("sha256", plan(facts)) if gone else None,
        "laptop.edited.name": "payment.txt" if edited else None,
        "laptop.edited.modified": edited_at(facts).isoformat() if edited else None,
        "laptop.edited.after_seizure": True if edited else None,
        "laptop.edited.account": edited_account(facts) if edited else None,
        "laptop.twins": sorted(both) if there else None,
        "twins.md5": digest("md5", both["twin a.bin"]) if there else None,
        "twins.sha256": [digest("sha256", both[name]) for name in sorted(both)] if there else None,
        "fuzzy.pair": ["supply draft 1.txt", "supply draft 2.txt"],
        "known.notable": ["worker.bin"],
        "known.ordinary": ["reader.bin"],
    }


def digest(name: str, data: bytes) -> str:
    """Return one digest."""
    return hashlib.new(name, data, usedforsecurity=False).hexdigest()
