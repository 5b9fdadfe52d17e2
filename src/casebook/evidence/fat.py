"""Write a FAT16 volume with the standard library: the same arguments give the same bytes everywhere.

After Microsoft's FAT specification (fatgen103). FAT keeps local time without a zone, in steps of two seconds.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Union

SECTOR = 512
ROOT_ENTRIES = 512
RESERVED = 1
END = 0xFFFF
DIRECTORY, ARCHIVE, LABEL, LONG_NAME = 0x10, 0x20, 0x08, 0x0F
DELETED = b"\xe5"


@dataclass
class File:
    """One file of the volume. A deleted file keeps its marked entry and its bytes until they are overwritten."""

    data: bytes
    created: datetime
    modified: datetime
    accessed: datetime
    deleted: bool = False


@dataclass
class Folder:
    """One folder of the volume."""

    created: datetime
    entries: dict[str, Union["File", "Folder"]] = field(default_factory=dict)


class Volume:
    """A FAT16 volume in the making: add files, then `build()` the bytes."""

    def __init__(self, sectors: int, made: datetime, serial: int, label: str = "EVIDENCE", hidden: int = 0) -> None:
        self._sectors = sectors
        self._made = made
        self._serial = serial
        self._label = label.upper().ljust(11)[:11].encode("ascii")
        self._hidden = hidden
        self._per_cluster = 2
        root = ROOT_ENTRIES * 32 // SECTOR
        clusters = (sectors - RESERVED - root) // self._per_cluster
        self._fat_sectors = -(-(clusters * 2 + 4) // SECTOR)
        self._first_data = RESERVED + 2 * self._fat_sectors + root
        self._clusters = (sectors - self._first_data) // self._per_cluster
        if not 4085 <= self._clusters < 65525:
            raise ValueError(f"{self._clusters} clusters are no FAT16 volume (4085 to 65524)")
        self._root = Folder(made)

    def add(
        self, path: str, data: bytes, created: datetime, modified: datetime | None = None, deleted: bool = False
    ) -> None:
        """Put a file at `path` (parts joined by `/`); the folders on the way are made."""
        *folders, name = path.strip("/").split("/")
        here = self._root
        for part in folders:
            there = here.entries.setdefault(part, Folder(self._made))
            if not isinstance(there, Folder):
                raise ValueError(f"{part} is a file, not a folder")
            here = there
        last = modified or created
        here.entries[name] = File(data, created, last, last, deleted)

    def build(self) -> bytes:
        """Return the bytes of the volume."""
        image = bytearray(self._sectors * SECTOR)
        table = [0xFFF8, END] + [0] * self._clusters
        root = _entry(self._label, LABEL, 0, 0, self._made, self._made, self._made)
        root += self._folder(self._root, 0, image, table, _Free())
        if len(root) > ROOT_ENTRIES * 32:
            raise ValueError("too many names in the root folder")
        start = (RESERVED + 2 * self._fat_sectors) * SECTOR
        image[start : start + len(root)] = root
        packed = struct.pack(f"<{len(table)}H", *table)
        for copy in range(2):
            offset = (RESERVED + copy * self._fat_sectors) * SECTOR
            image[offset : offset + len(packed)] = packed
        boot = self._boot()
        image[: len(boot)] = boot
        image[510:512] = b"\x55\xaa"
        return bytes(image)

    def _boot(self) -> bytes:
        small = self._sectors if self._sectors < 65536 else 0
        head = b"\xeb\x3c\x90MSDOS5.0" + struct.pack(
            "<HBHBHHBHHHII",
            SECTOR, self._per_cluster, RESERVED, 2, ROOT_ENTRIES, small, 0xF8, self._fat_sectors, 63, 255,
            self._hidden, 0 if small else self._sectors,
        )  # fmt: skip
        return head + struct.pack("<BBBI", 0x80, 0, 0x29, self._serial) + self._label + b"FAT16   "

    def _folder(self, folder: Folder, me: int, image: bytearray, table: list[int], free: "_Free") -> bytes:
        """Return the entries of a folder; what it holds is laid into the image."""
        used: set[str] = set()
        made = b""
        for name, item in folder.entries.items():
            short = _short_name(name, used)
            if isinstance(item, Folder):
                cluster = self._take(b"\0" * self._cluster_size, image, table, free)
                when = item.created
                inner = _entry(b".".ljust(11), DIRECTORY, cluster, 0, when, when, when)
                inner += _entry(b"..".ljust(11), DIRECTORY, me, 0, when, when, when)
                inner += self._folder(item, cluster, image, table, free)
                self._lay(inner, cluster, image)
                entries = [*_long_name(name, short), _entry(short, DIRECTORY, cluster, 0, when, when, when)]
            else:
                cluster = self._take(item.data, image, table, free, keep=not item.deleted) if item.data else 0
                last = _entry(short, ARCHIVE, cluster, len(item.data), item.created, item.modified, item.accessed)
                entries = [*_long_name(name, short), last]
                if item.deleted:
                    entries = [DELETED + entry[1:] for entry in entries]
            made += b"".join(entries)
        return made

    @property
    def _cluster_size(self) -> int:
        return self._per_cluster * SECTOR

    def _take(self, data: bytes, image: bytearray, table: list[int], free: "_Free", keep: bool = True) -> int:
        """Lay data into the next free clusters and chain them. Returns the first cluster."""
        count = max(1, -(-len(data) // self._cluster_size))
        first = free.next
        free.next += count
        if free.next - 2 > self._clusters:
            raise ValueError("the volume is full")
        offset = (self._first_data + (first - 2) * self._per_cluster) * SECTOR
        image[offset : offset + len(data)] = data
        for number in range(count if keep else 0):
            table[first + number] = END if number == count - 1 else first + number + 1
        return first

    def _lay(self, data: bytes, cluster: int, image: bytearray) -> None:
        if len(data) > self._cluster_size:
            raise ValueError("a folder larger than one cluster")
        offset = (self._first_data + (cluster - 2) * self._per_cluster) * SECTOR
        image[offset : offset + len(data)] = data


@dataclass
class _Free:
    """The next free cluster."""

    next: int = 2


def _dos(moment: datetime) -> tuple[int, int]:
    date = ((moment.year - 1980) << 9) | (moment.month << 5) | moment.day
    return date, (moment.hour << 11) | (moment.minute << 5) | (moment.second // 2)


def _entry(
    short: bytes, kind: int, cluster: int, size: int, created: datetime, modified: datetime, accessed: datetime
) -> bytes:
    made_date, made_time = _dos(created)
    date, time = _dos(modified)
    tenths = (created.second % 2) * 100
    fields = (kind, 0, tenths, made_time, made_date, _dos(accessed)[0], 0, time, date, cluster, size)
    return short + struct.pack("<BBBHHHHHHHI", *fields)


def _short_name(name: str, used: set[str]) -> bytes:
    """Return the 8.3 name, made unique with a tilde and a number where it must be."""
    base, _, extension = name.rpartition(".") if "." in name else (name, "", "")
    stem = "".join(char for char in base.upper() if char.isascii() and (char.isalnum() or char in "_-")) or "FILE"
    ending = "".join(char for char in extension.upper() if char.isascii() and char.isalnum())[:3]
    candidate, number = stem, 0
    while len(candidate) > 8 or f"{candidate}.{ending}" in used or (number == 0 and not _fits(name, stem, ending)):
        number += 1
        tail = f"~{number}"
        candidate = stem[: 8 - len(tail)] + tail
    used.add(f"{candidate}.{ending}")
    return (candidate.ljust(8) + ending.ljust(3)).encode("ascii")


def _fits(name: str, stem: str, ending: str) -> bool:
    return len(stem) <= 8 and name.upper() == (f"{stem}.{ending}" if ending else stem)


def _long_name(name: str, short: bytes) -> list[bytes]:
    """Return the long-name entries that stand before the short one, last part first."""
    units = name.encode("utf-16-le")
    if len(units) // 2 % 13:
        units += b"\0\0"
    units += b"\xff" * (-len(units) % 26)
    check = 0
    for byte in short:
        check = ((check & 1) << 7) + (check >> 1) + byte & 0xFF
    return list(_parts(units, check))


def _parts(units: bytes, check: int) -> Iterator[bytes]:
    count = len(units) // 26
    for number in range(count, 0, -1):
        part = units[(number - 1) * 26 : number * 26]
        order = number | (0x40 if number == count else 0)
        head = bytes([order]) + part[:10] + bytes([LONG_NAME, 0, check])
        yield head + part[10:22] + b"\0\0" + part[22:]


def mbr(volume: bytes, start: int, disk: int, kind: int = 0x0E) -> bytes:
    """Return a disk with one partition: a master boot record, `start` sectors in all before it, then the volume."""
    head = bytearray(start * SECTOR)
    head[440:444] = struct.pack("<I", disk)
    place = struct.pack("<B3sB3sII", 0, b"\xfe\xff\xff", kind, b"\xfe\xff\xff", start, len(volume) // SECTOR)
    head[446:462] = place
    head[510:512] = b"\x55\xaa"
    return bytes(head) + volume
