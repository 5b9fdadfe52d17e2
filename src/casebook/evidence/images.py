"""Open and verify disk images, E01 or raw, through one interface. Reading is libewf's; checking every chunk is ours."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import pyewf

from casebook.errors import CasebookError
from casebook.evidence import ewf
from casebook.evidence.hashing import make

BLOCK = 1 << 20


class CannotOpen(CasebookError):
    """The file is no image that can be read."""


class Image:
    """A disk image: `size` in bytes, `read(offset, length)`, the hashes that were stored when it was made."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.is_e01 = _signature(path) == ewf.SIGNATURE
        self.stored: dict[str, str] = ewf.stored_hashes(path) if self.is_e01 else {}
        if self.is_e01:
            self._handle: Any = _open_e01(path)
            self.size: int = self._handle.get_media_size()
        else:
            self._handle = path.open("rb")
            self.size = path.stat().st_size

    def __enter__(self) -> "Image":
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._handle.close()

    def read(self, offset: int, length: int) -> bytes:
        """Return up to `length` bytes of the disk from `offset`."""
        self._handle.seek(offset)
        data: bytes = self._handle.read(max(0, min(length, self.size - offset)))
        return data

    def recompute(self, algorithms: Sequence[str] = ("md5", "sha1")) -> dict[str, str]:
        """Hash the disk as it reads now, in one pass."""
        hashes: dict[str, hashlib._Hash] = {name: make(name) for name in algorithms}
        for offset in range(0, self.size, BLOCK):
            block = self.read(offset, BLOCK)
            for one in hashes.values():
                one.update(block)
        return {name: one.hexdigest() for name, one in hashes.items()}


@dataclass(frozen=True)
class Verification:
    """What an image says of itself: stored and recomputed hashes, and the chunks whose checksum fails.

    `verdict`: `agrees` when every stored hash is the recomputed one and no chunk is bad, `differs` when not,
    `no stored hash` when there is nothing to compare with. None of them looks at what was written down elsewhere.
    """

    image: str
    stored: dict[str, str]
    recomputed: dict[str, str]
    bad_chunks: tuple[ewf.BadChunk, ...]

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
        rows = "".join(
            f"<tr><th scope='row'>{name.upper()}</th><td><code>{self.stored.get(name, 'none stored')}</code></td>"
            f"<td><code>{value}</code></td></tr>"
            for name, value in self.recomputed.items()
        )
        sectors = ", ".join(f"{first} to {last}" for first, last in self.bad_sectors) or "none"
        return (
            f"<table class='cb-table'><caption>{self.image}</caption><thead><tr><th scope='col'>Algorithm</th>"
            f"<th scope='col'>Stored in the image</th><th scope='col'>Recomputed now</th></tr></thead>"
            f"<tbody>{rows}</tbody></table><p>Sectors in chunks whose checksum fails: {sectors}.</p>"
        )


def open_image(path: Path) -> Image:
    """Open an image. Raises `CannotOpen` or `ewf.NotAnImage` with one line."""
    return Image(Path(path))


def verify(path: Path, algorithms: Sequence[str] = ("md5", "sha1", "sha256")) -> Verification:
    """Recompute an image's hashes, compare them with the stored ones and check every chunk."""
    path = Path(path)
    with open_image(path) as image:
        if image.size == 0:
            raise CannotOpen(f"{path.name} is empty. Give an image.")
        bad = tuple(ewf.bad_chunks(path)) if image.is_e01 else ()
        return Verification(path.name, image.stored, image.recompute(algorithms), bad)


def _signature(path: Path) -> bytes:
    if path.is_dir():
        raise CannotOpen(f"{path} is a folder. Give the file of an image.")
    try:
        with path.open("rb") as file:
            return file.read(8)
    except OSError as error:
        raise CannotOpen(f"{path} cannot be read: {error.strerror}. Give the path of an image.") from error


def _open_e01(path: Path) -> Any:
    handle = pyewf.handle()
    try:
        handle.open(pyewf.glob(str(path)))
    except OSError as error:
        raise CannotOpen(
            f"{path.name} cannot be opened as E01: a segment is missing or damaged. Ask for all."
        ) from error
    return handle
