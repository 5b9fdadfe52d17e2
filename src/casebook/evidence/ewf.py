"""Write E01 images (EnCase 6 layout, one segment) with the standard library alone.

Layout after the libewf project's format documentation. An image written here is the same bytes on every platform:
data chunks are stored uncompressed with an Adler-32, zero chunks and headers as zlib streams of stored blocks.
"""

import hashlib
import struct
import zlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from casebook.evidence.segments import COMPRESSED, DESCRIPTOR, SIGNATURE

SECTOR = 512
CHUNK_SECTORS = 64
CHUNK = SECTOR * CHUNK_SECTORS
TABLE_ENTRIES = 16375


@dataclass(frozen=True)
class Acquisition:
    """What the imaging tool writes into an E01's headers. `acquired` is the examiner's local time."""

    case: str
    item: str
    examiner: str
    description: str
    acquired: datetime
    guid: UUID
    notes: str = ""
    tool: tuple[str, str] = ("20140813", "Linux")


def stored_stream(data: bytes) -> bytes:
    """Return a zlib stream of stored blocks: every zlib build would have to agree on these bytes."""
    parts = [b"\x78\x01"]
    for start in range(0, max(1, len(data)), 65535):
        block = data[start : start + 65535]
        final = 1 if start + 65535 >= len(data) else 0
        parts.append(struct.pack("<BHH", final, len(block), len(block) ^ 0xFFFF) + block)
    return b"".join(parts) + struct.pack(">I", zlib.adler32(data))


# what zlib makes of 32 KiB of zeros at level 6, written down so that another zlib build cannot make something else
ZERO_CHUNK = bytes.fromhex("789cedc101010000008090feafee080a" + "00" * 31 + "1880000001")


def checked(data: bytes) -> bytes:
    """Return data followed by its Adler-32, as E01 keeps it."""
    return data + struct.pack("<I", zlib.adler32(data))


def write_e01(raw: bytes, path: Path, about: Acquisition) -> None:
    """Write `raw` (whole sectors) as an E01 at `path`, with MD5 and SHA-1: it has no place for SHA-256."""
    if len(raw) % SECTOR:
        raise ValueError("an image is made of whole sectors of 512 bytes")
    with path.open("wb") as file:
        file.write(SIGNATURE + b"\x01" + struct.pack("<HH", 1, 0))

        def section(kind: str, body: bytes, last: bool = False) -> None:
            offset, size = file.tell(), DESCRIPTOR + len(body)
            following = offset if last else offset + size
            head = kind.encode().ljust(16, b"\0") + struct.pack("<QQ", following, size) + bytes(40)
            file.write(checked(head) + body)

        header2 = stored_stream(_header2(about).encode("utf-16-le"))
        section("header2", header2)
        section("header2", header2)
        section("header", stored_stream(_header(about).encode("ascii", "replace")))
        volume = _volume(len(raw), about.guid)
        section("volume", volume)
        chunks = [raw[start : start + CHUNK] for start in range(0, len(raw), CHUNK)]
        for first in range(0, len(chunks), TABLE_ENTRIES):
            start = file.tell()
            body, table = _table(chunks[first : first + TABLE_ENTRIES], start)
            section("sectors", body)
            section("table", table)
            section("table2", table)
        section("data", volume)
        md5 = hashlib.md5(raw, usedforsecurity=False).digest()
        sha1 = hashlib.sha1(raw, usedforsecurity=False).digest()
        section("digest", checked(md5 + sha1 + bytes(40)))
        section("hash", checked(md5 + bytes(16)))
        section("done", b"", last=True)


def _header2(about: Acquisition) -> str:
    moment = str(int(about.acquired.timestamp()))
    values = [about.description, about.case, about.item, about.examiner, about.notes, *about.tool, moment, moment]
    return (
        "\ufeff3\nmain\na\tc\tn\te\tt\tav\tov\tm\tu\tp\tpid\tdc\text\n"
        + "\t".join([*values, "", "", "", ""])
        + "\n\nsrce\n0\t1\np\tn\tid\tev\ttb\tlo\tpo\tah\tgu\taq\n0\t0\n\t\t\t\t\t-1\t-1\t\t\t\n\n"
        + "sub\n0\t1\np\tn\tid\tnu\tco\tgu\n0\t0\n\t\t\t\t1\t\n\n"
    )


def _header(about: Acquisition) -> str:
    when = about.acquired
    moment = f"{when.year} {when.month} {when.day} {when.hour} {when.minute} {when.second}"
    values = [about.case, about.item, about.description, about.examiner, about.notes, *about.tool, moment, moment, "0"]
    return "1\r\nmain\r\nc\tn\ta\te\tt\tav\tov\tm\tu\tp\r\n" + "\t".join(values) + "\r\n\r\n"


def _volume(size: int, guid: UUID) -> bytes:
    chunks = -(-size // CHUNK)
    counts = struct.pack("<B3xIIIQ", 1, chunks, CHUNK_SECTORS, SECTOR, size // SECTOR)
    # flags: an image (1) of a whole disk (2)
    geometry = struct.pack("<IIIB3xIIIB3xI4x", 0, 0, 0, 3, 0, 0, 0, 1, CHUNK_SECTORS)
    return checked(counts + geometry + guid.bytes_le + bytes(968))


def _table(chunks: list[bytes], start: int) -> tuple[bytes, bytes]:
    """Return the body of a `sectors` section that begins at `start`, and the table that points into it."""
    entries, parts, offset = [], [], DESCRIPTOR
    for chunk in chunks:
        if chunk == bytes(CHUNK):
            part = ZERO_CHUNK
            entries.append(offset | COMPRESSED)
        else:
            part = checked(chunk)
            entries.append(offset)
        parts.append(part)
        offset += len(part)
    head = checked(struct.pack("<I4xQ4x", len(entries), start))
    return b"".join(parts), head + checked(struct.pack(f"<{len(entries)}I", *entries))


def flip_bit(path: Path, offset: int, bit: int = 0) -> None:
    """Flip one bit of a file in place: damage of the smallest kind."""
    with path.open("r+b") as file:
        file.seek(offset)
        byte = file.read(1)[0]
        file.seek(offset)
        file.write(bytes([byte ^ (1 << bit)]))
