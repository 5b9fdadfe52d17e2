"""Read the housekeeping of an E01, in one segment or many, with the standard library: hashes, checksums, read errors.

After the libewf project's format documentation. Reading the disk itself is libewf's. What libewf passes over in silence
is found here: a chunk whose checksum fails, which it fills with zeros; and sectors that could never be read.
"""

import re
import struct
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from casebook.errors import CasebookError

SIGNATURE = b"EVF\x09\x0d\x0a\xff\x00"
HEAD = 13
DESCRIPTOR = 76
COMPRESSED = 0x80000000
# the section about the volume is 94 bytes long in SMART and 1052 in EnCase; only the long one counts sectors in 64 bits
SHORT = 94
# 32768 sectors of 4096 bytes
LARGEST_CHUNK = 128 << 20
# .E01 to .E99, then .EAA to .ZZZ; SMART begins with .s01
NUMBERED = re.compile(r"\.[e-z](?:[0-9]{2}|[a-z]{2})", re.IGNORECASE)


class NotAnImage(CasebookError):
    """The file is no E01 image, is cut short or damaged, or a segment is missing."""


@dataclass(frozen=True)
class Section:
    """One section of a segment: its type, where it begins and how long it is, in bytes."""

    kind: str
    offset: int
    size: int


@dataclass(frozen=True)
class Layout:
    """How the disk was cut: sectors in a chunk, bytes in a sector, sectors of the disk."""

    chunk_sectors: int
    sector: int
    sectors: int


@dataclass(frozen=True)
class BadChunk:
    """A chunk whose own checksum fails: the sectors it covers and where its bytes lie in which file."""

    first_sector: int
    last_sector: int
    offset: int
    reason: str
    file: str


def segments(path: Path) -> list[Path]:
    """Return the files of an image in their order, whichever of them is given.

    The order is that of the numbers within the files. Raises `NotAnImage` when one is missing.
    """
    found = {_number(path): path}
    if NUMBERED.fullmatch(path.suffix):
        for other in sorted(path.parent.iterdir()):
            same = other.stem == path.stem and other.suffix[1:2].isupper() == path.suffix[1:2].isupper()
            if same and other != path and NUMBERED.fullmatch(other.suffix) and _is_segment(other):
                twin = found.setdefault(_number(other), other)
                if twin != other:
                    raise NotAnImage(f"{twin.name} and {other.name} are both segment {_number(other)}. Keep one.")
    for number in range(1, max(found) + 1):
        if number not in found:
            raise NotAnImage(f"Segment {number} of {path.name} is missing: {len(found)} are here. Ask for all.")
    files = [found[number] for number in sorted(found)]
    if _last(files[-1]) == "next":
        raise NotAnImage(f"A segment is missing after {files[-1].name}, which is not the last one. Ask for all.")
    for file in files[:-1]:
        if _last(file) == "done":
            raise NotAnImage(f"{file.name} is the last segment of another image. Ask for the right one.")
    return files


def _is_segment(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(8) == SIGNATURE
    except OSError:
        return False


def _number(path: Path) -> int:
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
    except OSError as error:
        raise NotAnImage(f"{path} cannot be read: {error.strerror}.") from error
    if head[:8] != SIGNATURE:
        raise NotAnImage(f"{path.name} is not an E01 image. Give an .E01 file, or a raw image.")
    if len(head) < HEAD:
        raise NotAnImage(f"{path.name} is cut short at byte {len(head)}. Ask for a complete copy.")
    number: int = struct.unpack("<H", head[9:11])[0]
    if number == 0:
        raise NotAnImage(f"{path.name} is damaged: it has no segment number. Ask for another copy.")
    return number


def _last(path: Path) -> str:
    *_, last = sections(path)
    return last.kind


def sections(path: Path) -> Iterator[Section]:
    """Yield the sections of one segment. Raises `NotAnImage` when the chain is broken."""
    _number(path)
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            offset = HEAD
            while True:
                file.seek(offset)
                head = file.read(DESCRIPTOR)
                if len(head) < DESCRIPTOR:
                    raise NotAnImage(f"{path.name} is cut short at byte {size}. Ask for a complete copy.")
                _check(head, path, offset)
                kind = head[:16].rstrip(b"\0").decode("ascii", "replace")
                following, length = struct.unpack("<QQ", head[16:32])
                yield Section(kind, offset, length or following - offset)
                if kind in ("done", "next"):
                    return
                if following <= offset:
                    raise NotAnImage(
                        f"{path.name} has a section that points back at byte {offset}. Ask for another copy."
                    )
                offset = following
    except OSError as error:
        raise NotAnImage(f"{path} cannot be read: {error.strerror}.") from error


def _check(data: bytes, path: Path, offset: int) -> bytes:
    """Return what stands before the Adler-32 at the end, once that has been checked."""
    if not _sound(data):
        raise NotAnImage(f"{path.name} has a damaged section at byte {offset}. Ask for another copy.")
    return data[:-4]


def _sound(data: bytes) -> bool:
    return len(data) > 4 and struct.unpack("<I", data[-4:])[0] == zlib.adler32(data[:-4])


def _body(path: Path, section: Section, length: int) -> bytes:
    """Return the first `length` bytes of a section, the last four of which are its checksum."""
    with path.open("rb") as file:
        file.seek(section.offset + DESCRIPTOR)
        return _check(file.read(min(length, section.size - DESCRIPTOR)), path, section.offset)


def layout(files: Sequence[Path]) -> Layout:
    """Return how the disk was cut. SMART and the oldest EnCase write a short form of the section."""
    for section in sections(files[0]):
        if section.kind in ("volume", "disk"):
            body = _body(files[0], section, section.size - DESCRIPTOR)
            if len(body) >= 20:
                chunks, chunk_sectors, sector, count = struct.unpack("<IIII", body[4:20])
                count |= struct.unpack("<I", body[20:24])[0] << 32 if len(body) > SHORT else 0
                if 0 < chunk_sectors * sector <= LARGEST_CHUNK:
                    return Layout(chunk_sectors, sector, count or chunks * chunk_sectors)
    raise NotAnImage(f"{files[0].name} does not say how large the disk is. Ask for another copy.")


def stored_hashes(files: Sequence[Path]) -> dict[str, str]:
    """Return the hashes that the imaging tool stored, `md5` and `sha1`; they stand in the last segment.

    A value of zeros alone is one that was not computed.
    """
    found: dict[str, str] = {}
    for section in sections(files[-1]):
        if section.kind == "digest":
            body = _body(files[-1], section, 80)
            found |= {"md5": body[:16].hex(), "sha1": body[16:36].hex()}
        elif section.kind == "hash":
            found.setdefault("md5", _body(files[-1], section, 36)[:16].hex())
    return {name: value for name, value in found.items() if value.strip("0")}


def read_errors(files: Sequence[Path]) -> list[tuple[int, int]]:
    """Return the first and last sector of each stretch that the imaging tool could not read, and filled with zeros."""
    found: list[tuple[int, int]] = []
    for section in sections(files[-1]):
        if section.kind == "error2":
            count = struct.unpack("<I", _body(files[-1], section, 520)[:4])[0]
            with files[-1].open("rb") as file:
                file.seek(section.offset + DESCRIPTOR + 520)
                entries = _check(
                    file.read(min(8 * count + 4, section.size - DESCRIPTOR - 520)), files[-1], section.offset
                )
            found += [(first, first + length - 1) for first, length in struct.iter_unpack("<II", entries)]
    return found


def bad_chunks(files: Sequence[Path]) -> list[BadChunk]:
    """Return the chunks whose own checksum fails, in all segments. libewf fills such a chunk and says nothing."""
    cut = layout(files)
    found: list[BadChunk] = []
    chunk = 0
    for path in files:
        listed = list(sections(path))
        with path.open("rb") as file:
            for at, section in enumerate(listed):
                if section.kind != "table":
                    continue
                twin = next((one for one in listed[at + 1 : at + 2] if one.kind == "table2"), None)
                base, entries = _table(path, section, twin)
                ends = sorted(one.offset + one.size for one in listed)
                starts = [base + (entry & ~COMPRESSED) for entry in entries]
                for number, (entry, start) in enumerate(zip(entries, starts, strict=True), chunk):
                    first = number * cut.chunk_sectors
                    last = min(first + cut.chunk_sectors, cut.sectors) - 1
                    following = starts[number - chunk + 1] if number - chunk + 1 < len(starts) else 0
                    stop = following if following > start else next((end for end in ends if end > start), start)
                    length = (last - first + 1) * cut.sector
                    file.seek(start)
                    # deflate makes no chunk longer than this; a table that is wrong must not fill the memory
                    data = file.read(min(max(0, stop - start), 2 * max(length, 0) + 1024))
                    reason = _fault(data, bool(entry & COMPRESSED), length)
                    if reason:
                        found.append(BadChunk(first, last, start, reason, path.name))
                chunk += len(entries)
    return found


def _table(path: Path, section: Section, twin: Section | None) -> tuple[int, tuple[int, ...]]:
    """Return where a table counts from, and its entries; from its twin when its own checksum fails."""
    try:
        count, base = struct.unpack("<I4xQ", _body(path, section, 24)[:16])
        length = 4 * count
        if 24 + length > section.size - DESCRIPTOR:
            raise NotAnImage(f"{path.name} has a damaged section at byte {section.offset}. Ask for another copy.")
        with path.open("rb") as file:
            file.seek(section.offset + DESCRIPTOR + 24)
            entries = file.read(length)
            # the oldest tables have no twin and no checksum: their chunks follow at once
            if twin or section.kind == "table2":
                _check(entries + file.read(4), path, section.offset)
        return base, struct.unpack(f"<{count}I", entries)
    except NotAnImage:
        if twin is None:
            raise
        return _table(path, twin, None)


def _fault(data: bytes, compressed: bool, length: int) -> str:
    """Say what is wrong with a chunk of so many bytes, or nothing."""
    if not compressed:
        return "" if _sound(data[: length + 4]) or _sound(data) else "the checksum of the chunk fails"
    stream = zlib.decompressobj()
    try:
        held = stream.decompress(data, LARGEST_CHUNK)
    except zlib.error:
        return "the compressed chunk cannot be read"
    # some tools fill the last chunk up
    return "" if stream.eof and len(held) >= length else "the compressed chunk cannot be read"
