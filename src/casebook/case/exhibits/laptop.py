"""EXH-01: one laptop, three images of it. One is sound, one has a damaged sector, one was edited and imaged again."""

import tempfile
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

from casebook.case.scenario import Scenario
from casebook.evidence import ewf, fat

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
SUBJECTS = ("The seller", "The buyer", "The carrier", "The agent", "The insurer", "The surveyor")
VERBS = ("delivers", "inspects", "stores", "returns", "counts", "reports")
OBJECTS = ("the pumps", "the spare parts", "the drawings", "the invoices", "the test results", "the seals")
WHERE = ("at the port", "in the workshop", "within nine days", "at its own cost", "before payment", "on request")


def disk(facts: Scenario, edited: bool = False) -> bytes:
    """Return the disk of the laptop; `edited` is the disk after somebody changed a file that had been seized."""
    start = datetime(2026, 1, 12, 9, 0)
    day = timedelta(days=1)
    draw = facts.draw
    volume = fat.Volume(SECTORS - FIRST, start, serial=draw.number("serial", 1, 2**32 - 1), hidden=FIRST)
    second = f"{int(facts.account) ^ 0x2A:010d}"
    payment = f"Send it to the second account: {second if edited else facts.account}.\n"
    late = (facts.seized + timedelta(days=9, hours=3)).replace(tzinfo=None)
    volume.add("Notes/payment.txt", payment.encode(), start + 20 * day, late if edited else start + 21 * day)
    volume.add("Notes/shopping.txt", draw.bytes("list", 12).hex().encode() + b"\nrice, lamp oil, stamps\n", start + day)
    volume.add("Accounts/ledger.csv", ledger(facts), start + 5 * day, start + 30 * day)
    first = contract(facts, 0)
    volume.add("Contracts/supply draft 1.txt", first, start + 2 * day)
    volume.add("Contracts/supply draft 2.txt", changed(first), start + 3 * day)
    volume.add("Contracts/lease.txt", contract(facts, 1), start + 4 * day)
    tail = b"\nInvoice " + draw.bytes("invoice", 6).hex().encode() + b"\n"
    volume.add("Invoices/twin a.bin", TWIN_BLOCKS[0] + tail, start + 6 * day)
    volume.add("Invoices/twin b.bin", TWIN_BLOCKS[1] + tail, start + 6 * day)
    volume.add("Tools/reader.bin", b"READER 4.1\n" + bytes(range(256)) * 4, start)
    volume.add("Tools/worker.bin", b"WORKER pool.example\n" + draw.bytes("worker", 900), start + 8 * day)
    volume.add("Photos/IMG_0001.bin", photo(facts), start + 7 * day)
    volume.add(f"Notes/{deleted_name(facts)}", plan(facts), start + 22 * day, deleted=True)
    return fat.mbr(volume.build(), FIRST, draw.number("disk", 1, 2**32 - 1))


def photo(facts: Scenario) -> bytes:
    """Return a photo of three blocks: the damage lies in a block that holds nothing else."""
    return facts.draw.bytes("photo", 96 << 10)


def deleted_name(facts: Scenario) -> str:
    """Return the name of the deleted file."""
    return f"plan {facts.draw.bytes('plan', 2).hex()}.txt"


def plan(facts: Scenario) -> bytes:
    """Return the deleted file."""
    return (
        f"{facts.firm}: change the account in the thread on Friday. {facts.draw.bytes('plan text', 8).hex()}\n".encode()
    )


def ledger(facts: Scenario) -> bytes:
    """Return the ledger that lies on the laptop."""
    rows = "".join(f"2026-01-{day:02d},{facts.draw.number(f'row {day}', 100, 999)}\n" for day in range(2, 29))
    return f"date,amount\n{rows}".encode()


def contract(facts: Scenario, number: int) -> bytes:
    """Return about 6 kB of a contract in plain sentences."""
    draw = facts.draw
    lines = [
        f"{clause}. {draw.one(f'{number} a {clause}', SUBJECTS)} {draw.one(f'{number} b {clause}', VERBS)} "
        f"{draw.one(f'{number} c {clause}', OBJECTS)} {draw.one(f'{number} d {clause}', WHERE)}."
        for clause in range(1, 121)
    ]
    return "\n".join(lines).encode()


def changed(text: bytes) -> bytes:
    """Return a contract with one clause changed."""
    lines = text.split(b"\n")
    lines[60] = b"61. The buyer pays to the account that the agent names."
    return b"\n".join(lines)


def about(facts: Scenario) -> ewf.Acquisition:
    """Return what the imaging tool wrote into the image."""
    guid = UUID(bytes=facts.draw.bytes("guid", 16))
    return ewf.Acquisition(facts.id, "EXH-01", facts.examiner, "laptop", facts.acquired, guid)


def images(facts: Scenario) -> dict[str, bytes]:
    """Return the three images by file name."""
    found = {}
    for copy, state in facts.states.items():
        edited = state == "reimaged" and facts.has("edit")
        raw = disk(facts, edited)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "image.E01"
            ewf.write_e01(raw, path, about(facts))
            if state == "damaged" and facts.has("damage"):
                inside = facts.draw.number("damaged byte", 33 << 10, 63 << 10)
                place = path.read_bytes().index(photo(facts)[inside : inside + 16])
                ewf.flip_bit(path, place, facts.draw.number("damaged bit", 0, 6))
            found[f"{copy}_laptop.E01"] = path.read_bytes()
    return found
