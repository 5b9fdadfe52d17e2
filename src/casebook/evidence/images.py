"""Open and verify disk images, E01 or raw, whole or split. Reading an E01 is libewf's; checking its chunks is ours."""

import hashlib
import re
import stat
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import accumulate
from pathlib import Path
from typing import Any, Literal

import pyewf

from casebook.errors import CasebookError
from casebook.evidence import segments
from casebook.evidence.hashing import make

BLOCK = 1 << 20
CELL = "text-align:left;vertical-align:top;padding:0.3em 0.6em"
# what begins like this is an image in a container that is not read here; as raw it would be hashed as what it is not
CONTAINERS = {
    b"EVF2\r\n\x81\0": "an Ex01 image",
    b"LVF\x09\r\n\xff\0": "an L01, which holds files and no disk",
    b"LEF2\r\n\x81\0": "an Lx01, which holds files and no disk",
    b"AFF10\r\n\0": "an AFF image",
    b"ADSEGMEN": "an AD1, which holds files and no disk",
    b"KDMV": "a VMDK disk",
    b"# Disk D": "the description of a VMDK disk",
    b"conectix": "a VHD disk",
    b"vhdxfile": "a VHDX disk",
    b"QFI\xfb": "a QCOW disk",
}
PART = re.compile(r"\.[0-9]{3,}")


class CannotOpen(CasebookError):
    """The file is no image that can be read."""


class _Parts:
    """A raw image, whole or in parts that follow each other."""

    def __init__(self, files: Sequence[Path]) -> None:
        self._files = [file.open("rb") for file in files]
        # the end, and not the size that the folder gives: a disk has none there
        self._ends = list(accumulate(file.seek(0, 2) for file in self._files))
        self._at = 0

    def get_media_size(self) -> int:
        return self._ends[-1]

    def seek(self, offset: int) -> None:
        self._at = offset

    def read(self, length: int) -> bytes:
        found = b""
        while len(found) < length and self._at < self._ends[-1]:
            number = bisect_right(self._ends, self._at)
            file = self._files[number]
            file.seek(self._at - (self._ends[number - 1] if number else 0))
            data = file.read(min(length - len(found), self._ends[number] - self._at))
            if not data:
                break
            found += data
            self._at += len(data)
        return found

    def close(self) -> None:
        for file in self._files:
            file.close()


class Image:
    """A disk image: its `files`, `size` in bytes, `read(offset, length)`, the hashes stored when it was made."""

    def __init__(self, path: Path) -> None:
        self.path = path
        signature = _signature(path)
        self.is_e01 = signature == segments.SIGNATURE
        self.files = segments.segments(path) if self.is_e01 else _parts(path)
        self.stored: dict[str, str] = segments.stored_hashes(self.files) if self.is_e01 else {}
        self._handle: Any = _open_e01(self.files) if self.is_e01 else _Parts(self.files)
        self.size: int = self._handle.get_media_size()

    def __enter__(self) -> "Image":
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._handle.close()

    def read(self, offset: int, length: int) -> bytes:
        """Return up to `length` bytes of the disk from `offset`."""
        try:
            self._handle.seek(offset)
            data: bytes = self._handle.read(max(0, min(length, self.size - offset)))
        except (OSError, MemoryError) as error:
            raise CannotOpen(
                f"{self.path.name} cannot be read at byte {offset} of the disk. Ask for another copy."
            ) from error
        return data

    def recompute(self, algorithms: Sequence[str] = ("md5", "sha1")) -> dict[str, str]:
        """Hash the disk as it reads now, in one pass."""
        hashes: dict[str, hashlib._Hash] = {name: make(name) for name in algorithms}
        for offset in range(0, self.size, BLOCK):
            block = self.read(offset, BLOCK)
            if len(block) != min(BLOCK, self.size - offset):
                raise CannotOpen(
                    f"{self.path.name} ends at byte {offset + len(block)}, short of its size. Copy it again."
                )
            for one in hashes.values():
                one.update(block)
        return {name: one.hexdigest() for name, one in hashes.items()}


@dataclass(frozen=True)
class Verification:
    """What an image says of itself: stored and recomputed hashes, and the chunks whose checksum fails.

    `verdict`: `agrees` when every stored hash is the recomputed one and no chunk is bad, `differs` when not,
    `no stored hash` when there is nothing to compare with. None of them looks at what was written down elsewhere.
    `read_errors`: first and last sector of what the tool could not read when it made the image. `files`: its segments.
    """

    image: str
    stored: dict[str, str]
    recomputed: dict[str, str]
    bad_chunks: tuple[segments.BadChunk, ...]
    read_errors: tuple[tuple[int, int], ...] = ()
    files: tuple[str, ...] = ()

    @property
    def verdict(self) -> Literal["agrees", "differs", "no stored hash"]:
        """Compare stored with recomputed."""
        if self.bad_chunks or any(self.recomputed.get(name) != value for name, value in self.stored.items()):
            return "differs"
        return "agrees" if self.stored else "no stored hash"

    @property
    def bad_sectors(self) -> list[tuple[int, int]]:
        """First and last sector of each chunk that fails."""
        return [(chunk.first_sector, chunk.last_sector) for chunk in self.bad_chunks]

    def _repr_html_(self) -> str:
        # side by side, whole: on a narrow page a value breaks, and nothing to compare lies beyond the edge
        value_cell = f"{CELL};overflow-wrap:anywhere"
        rows = "".join(
            f"<tr><th scope='row' style='{CELL}'>{name.upper()}</th>"
            f"<td style='{value_cell}'><code>{self.stored.get(name, 'none stored')}</code></td>"
            f"<td style='{value_cell}'><code>{value}</code></td></tr>"
            for name, value in self.recomputed.items()
        )
        sectors = ", ".join(f"{first} to {last}" for first, last in self.bad_sectors) or "none"
        unread = ", ".join(f"{first} to {last}" for first, last in self.read_errors)
        errors = f"<p>Sectors that could not be read when the image was made: {unread}.</p>" if unread else ""
        return (
            f"<table class='cb-table'><caption style='{CELL}'>{escape(self.image)}</caption><thead><tr>"
            f"<th scope='col' style='{CELL}'>Algorithm</th><th scope='col' style='{CELL}'>Stored in the image</th>"
            f"<th scope='col' style='{CELL}'>Recomputed now</th></tr></thead>"
            f"<tbody>{rows}</tbody></table><p>Sectors in chunks whose checksum fails: {sectors}.</p>{errors}"
        )


def open_image(path: Path) -> Image:
    """Open an image. Raises `CannotOpen` or `segments.NotAnImage` with one line."""
    return Image(Path(path))


def verify(path: Path, algorithms: Sequence[str] = ("md5", "sha1", "sha256")) -> Verification:
    """Recompute an image's hashes, compare them with the stored ones and check every chunk."""
    path = Path(path)
    with open_image(path) as image:
        if image.size == 0:
            raise CannotOpen(f"{path.name} is empty. Give an image.")
        bad = damage(path)
        unread = tuple(segments.read_errors(image.files)) if image.is_e01 else ()
        names = tuple(file.name for file in image.files)
        return Verification(path.name, image.stored, image.recompute(algorithms), bad, unread, names)


def damage(path: Path) -> tuple[segments.BadChunk, ...]:
    """Return the chunks of an image whose checksum fails. A raw image has no checksums."""
    with open_image(path) as image:
        return tuple(segments.bad_chunks(image.files)) if image.is_e01 else ()


def _signature(path: Path) -> bytes:
    """Return how a file begins. A pipe is not waited for; a container that cannot be read here is named."""
    try:
        kind = path.stat().st_mode
        if stat.S_ISDIR(kind):
            raise CannotOpen(f"{path} is a folder. Give the file of an image.")
        if not stat.S_ISREG(kind) and not stat.S_ISBLK(kind):
            raise CannotOpen(f"{path} is no file. Give the file of an image.")
        with path.open("rb") as file:
            begin = file.read(8)
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else "its name has a zero byte"
        raise CannotOpen(f"{path} cannot be read: {why}. Give the path of an image.") from error
    for container, name in CONTAINERS.items():
        if begin.startswith(container):
            raise CannotOpen(f"{path.name} is {name}. It cannot be read here: export the disk as E01 or raw.")
    return begin


def _parts(path: Path) -> list[Path]:
    """Return the parts of a raw image (.001, .002 and so on), or the one file that it is."""
    if not PART.fullmatch(path.suffix):
        return [path]
    found = {
        int(one.suffix[1:]): one
        for one in path.parent.iterdir()
        if one.stem == path.stem and PART.fullmatch(one.suffix) and len(one.suffix) == len(path.suffix)
    }
    for number in range(min(1, *found), max(found) + 1) if len(found) > 1 else ():
        if number not in found:
            missing = f"{path.stem}.{number:0{len(path.suffix) - 1}}"
            raise CannotOpen(f"The part {missing} of {path.name} is missing: {len(found)} are here. Ask for all.")
    return [found[number] for number in sorted(found)] or [path]


def _open_e01(files: Sequence[Path]) -> Any:
    handle = pyewf.handle()
    try:
        handle.open([str(file) for file in files])
    except (OSError, MemoryError) as error:
        name = files[0].name
        raise CannotOpen(f"{name} cannot be opened as E01: a part of it is damaged. Ask for another copy.") from error
    return handle
