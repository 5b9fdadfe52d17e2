"""List the files of an image, deleted ones included, with The Sleuth Kit: FAT, exFAT, NTFS, ext."""

import hashlib
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytsk3

from casebook.errors import CasebookError
from casebook.evidence.hashing import make
from casebook.evidence.images import Image, open_image

BLOCK = 1 << 20


class NoFileSystem(CasebookError):
    """No file system that can be read lies in the image."""


@dataclass(frozen=True)
class Entry:
    """One file: path, size in bytes, times as the file system has them (FAT: local time, no zone), deleted or not."""

    path: str
    size: int
    created: datetime | None
    modified: datetime | None
    deleted: bool
    digest: str = ""


class _Bytes(pytsk3.Img_Info):  # type: ignore[misc]
    """Gives The Sleuth Kit the bytes of an opened image."""

    def __init__(self, image: Image) -> None:
        self._image = image
        super().__init__(url="", type=pytsk3.TSK_IMG_TYPE_EXTERNAL)

    def read(self, offset: int, length: int) -> bytes:
        """Return bytes of the disk."""
        return self._image.read(offset, length)

    def get_size(self) -> int:
        """Return the size of the disk in bytes."""
        return self._image.size


def list_files(path: Path, deleted: bool = True, hash_algorithm: str | None = None) -> list[Entry]:
    """Return the files of every volume of an image, in the order of their paths."""
    _utc()
    with open_image(Path(path)) as image:
        raw = _Bytes(image)
        found = [entry for system in _systems(raw, Path(path)) for entry in _walk(system, hash_algorithm)]
    return sorted((entry for entry in found if deleted or not entry.deleted), key=lambda entry: entry.path)


def read_file(path: Path, name: str) -> bytes:
    """Return the bytes of one file of an image, deleted or not, by its path in the volume."""
    _utc()
    with open_image(Path(path)) as image:
        for system in _systems(_Bytes(image), Path(path)):
            for where, file in _files(system.open_dir("/"), ""):
                if where == name:
                    return b"".join(_blocks(file))
    raise NoFileSystem(f"{path} holds no file {name}. List its files first.")


def _utc() -> None:
    """The Sleuth Kit turns FAT's local times into moments by the zone of this machine: pin it to UTC."""
    if os.environ.get("TZ") != "UTC":
        os.environ["TZ"] = "UTC"
        if hasattr(time, "tzset"):
            time.tzset()


def _systems(raw: _Bytes, path: Path) -> Iterator[Any]:
    offsets = [0]
    try:
        table = pytsk3.Volume_Info(raw)
        offsets = [part.start * table.info.block_size for part in table if part.flags == pytsk3.TSK_VS_PART_FLAG_ALLOC]
    except OSError:
        pass  # a bare volume has no partition table
    found = False
    for offset in offsets:
        try:
            system = pytsk3.FS_Info(raw, offset=offset)
        except OSError:
            continue
        found = True
        yield system
    if not found:
        raise NoFileSystem(f"{path.name} holds no file system that can be read (FAT, exFAT, NTFS and ext can).")


def _walk(system: Any, algorithm: str | None) -> Iterator[Entry]:
    for where, file in _files(system.open_dir("/"), ""):
        meta = file.info.meta
        gone = bool(file.info.name.flags & pytsk3.TSK_FS_NAME_FLAG_UNALLOC)
        digest = _digest(file, algorithm) if algorithm else ""
        yield Entry(where, meta.size if meta else 0, _moment(meta, "crtime"), _moment(meta, "mtime"), gone, digest)


def _files(folder: Any, prefix: str, depth: int = 0) -> Iterator[tuple[str, Any]]:
    for file in folder:
        name = file.info.name.name.decode("utf-8", "replace")
        if name in (".", "..") or name.startswith("$") or file.info.meta is None:
            continue
        where = f"{prefix}/{name}"
        if file.info.meta.type == pytsk3.TSK_FS_META_TYPE_DIR:
            if depth < 32 and not file.info.name.flags & pytsk3.TSK_FS_NAME_FLAG_UNALLOC:
                yield from _files(file.as_directory(), where, depth + 1)
        elif file.info.meta.type == pytsk3.TSK_FS_META_TYPE_REG:
            yield where, file


def _digest(file: Any, algorithm: str) -> str:
    whole: hashlib._Hash = make(algorithm)
    for block in _blocks(file):
        whole.update(block)
    return whole.hexdigest()


def _blocks(file: Any) -> Iterator[bytes]:
    size = file.info.meta.size
    for offset in range(0, size, BLOCK):
        try:
            yield file.read_random(offset, min(BLOCK, size - offset))
        except OSError:
            return


def _moment(meta: Any, name: str) -> datetime | None:
    seconds = getattr(meta, name, 0) if meta else 0
    return datetime.fromtimestamp(seconds, UTC).replace(tzinfo=None) if seconds else None
