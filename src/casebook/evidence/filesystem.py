"""List the files of an image, deleted ones included, with The Sleuth Kit: FAT, exFAT, NTFS, ext."""

import hashlib
import os
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytsk3

from casebook.errors import CasebookError
from casebook.evidence.hashing import make
from casebook.evidence.images import Image, open_image

BLOCK = 1 << 20
SECTOR = 512
# records below this number are NTFS's own
NTFS_FIRST = 24
EXFAT_OWN = ("$ALLOC_BITMAP", "$UPCASE_TABLE", "$VOLUME_GUID", "$TEX_FAT", "$ACT")
LOCAL_TIME = tuple(
    int(kind)
    for kind in (
        pytsk3.TSK_FS_TYPE_FAT12,
        pytsk3.TSK_FS_TYPE_FAT16,
        pytsk3.TSK_FS_TYPE_FAT32,
        pytsk3.TSK_FS_TYPE_EXFAT,
    )
)
FOLDERS = (int(pytsk3.TSK_FS_META_TYPE_DIR), int(pytsk3.TSK_FS_META_TYPE_VIRT_DIR))
KINDS = {
    int(pytsk3.TSK_FS_META_TYPE_LNK): "a link to another file",
    int(pytsk3.TSK_FS_META_TYPE_FIFO): "a pipe",
    int(pytsk3.TSK_FS_META_TYPE_SOCK): "a socket",
    int(pytsk3.TSK_FS_META_TYPE_CHR): "a device",
    int(pytsk3.TSK_FS_META_TYPE_BLK): "a device",
}
NAME_ONLY = "only the name is left"
REUSED = "only the name is left: its record belongs to another file now"
NO_CONTENT = "no content is on record"
FOLDER = "this folder cannot be read whole"
UNREADABLE = "it cannot be read whole"
ORPHANS = "/$OrphanFiles"
LOCKED = ((3, b"-FVE-FS-", "BitLocker"), (0, b"LUKS\xba\xbe", "LUKS"))


class NoFileSystem(CasebookError):
    """No file system that can be read lies in the image."""


@dataclass(frozen=True)
class Entry:
    """One file: path, size in bytes, times, deleted or not, and the number of the volume it lies in.

    `created` and `modified`: FAT and exFAT keep local time, so these have no zone; all others are UTC. `note` says what
    is not an ordinary file, and why there is no `digest`. A stream of NTFS has the path `/file:stream`.
    The content of a deleted file is what lies now where it lay.
    """

    path: str
    size: int
    created: datetime | None
    modified: datetime | None
    deleted: bool
    digest: str = ""
    note: str = ""
    volume: int = 1


@dataclass(frozen=True)
class Volume:
    """One volume: its number, first sector and length in sectors, and what the table calls it.

    `read`: it can be. `cut`: the image ends before it does.
    """

    number: int
    start: int
    sectors: int
    name: str
    read: bool
    cut: bool


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
    """Return the files of every volume of an image, in the order of the volumes and of their paths."""
    _utc()
    if hash_algorithm:
        make(hash_algorithm)
    with open_image(Path(path)) as image:
        raw = _Bytes(image)
        found = [
            _entry(system, number, one, hash_algorithm)
            for number, system in _systems(image, raw)
            for one in _files(system)
        ]
    kept = (entry for entry in found if deleted or not entry.deleted)
    return sorted(kept, key=lambda entry: (entry.volume, entry.path))


def read_file(path: Path, name: str, volume: int | None = None) -> bytes:
    """Return the bytes of one file of an image, deleted or not, by its path in the volume (default: the first)."""
    _utc()
    with open_image(Path(path)) as image:
        raw = _Bytes(image)
        for number, system in _systems(image, raw):
            for one in _files(system) if volume in (None, number) else ():
                if one.path == name and not one.note:
                    try:
                        return b"".join(_blocks(one))
                    except OSError as error:
                        raise NoFileSystem(f"{name} in {path} cannot be read whole.") from error
    raise NoFileSystem(f"{path} holds no file {name}. List its files first.")


def volumes(path: Path) -> list[Volume]:
    """Return the volumes of an image, those that cannot be read too. An image without a table is one volume."""
    with open_image(Path(path)) as image:
        return _volumes(image, _table(_Bytes(image)))


def _volumes(image: Image, table: list[tuple[int, int, str, Any]]) -> list[Volume]:
    found = []
    for number, (start, size, name, system) in enumerate(table, 1):
        end = max(start + size, start + system.info.block_count * system.info.block_size if system else 0)
        name = _locked(image, start) or name
        found.append(Volume(number, start // SECTOR, size // SECTOR, name, system is not None, end > image.size))
    return found


def _locked(image: Image, start: int) -> str:
    begin = image.read(start, 16)
    return next((name for at, mark, name in LOCKED if begin[at : at + len(mark)] == mark), "")


def _utc() -> None:
    """The Sleuth Kit turns FAT's local times into moments by the zone of this machine: pin it to UTC."""
    if os.environ.get("TZ") != "UTC":
        os.environ["TZ"] = "UTC"
        if hasattr(time, "tzset"):
            time.tzset()


def _systems(image: Image, raw: _Bytes) -> list[tuple[int, Any]]:
    table = _table(raw)
    found = [(number, system) for number, (*_, system) in enumerate(table, 1) if system]
    if not found:
        name = image.path.name
        there = _volumes(image, table)
        locked = {one.name for one in there} & {lock for *_, lock in LOCKED}
        if locked:
            raise NoFileSystem(f"{name} is encrypted with {', '.join(sorted(locked))}. Decrypt it first.")
        if any(one.cut for one in there):
            raise NoFileSystem(f"{name} ends before its first volume does: it was cut short. Ask for a complete copy.")
        raise NoFileSystem(f"{name} holds no file system that can be read (FAT, exFAT, NTFS and ext can).")
    return found


def _table(raw: _Bytes) -> list[tuple[int, int, str, Any]]:
    """Return where each volume begins, its size, its name, and its file system or None."""
    size = raw.get_size()
    try:
        table = pytsk3.Volume_Info(raw)
        block = table.info.block_size
        parts = [
            (part.start * block, part.len * block, part.desc.decode("utf-8", "replace"))
            for part in table
            if part.flags == pytsk3.TSK_VS_PART_FLAG_ALLOC
        ]
    except OSError:
        parts = []  # a bare volume has no partition table
    found = [(start, length, name, _system(raw, start)) for start, length, name in parts]
    # what looks like a table may be the boot code of a bare volume
    whole = None if any(system for *_, system in found) else _system(raw, 0)
    return [(0, size, "", whole)] if whole or not found else found


def _system(raw: _Bytes, start: int) -> Any:
    try:
        return pytsk3.FS_Info(raw, offset=start)
    except OSError:
        return None


@dataclass(frozen=True)
class _Found:
    """A file by its path, with its stream if it is one; `note` says that there is nothing to read."""

    path: str
    gone: bool
    file: Any = None
    stream: Any = None
    note: str = ""

    @property
    def size(self) -> int:
        found: int = self.stream.info.size if self.stream else self.file.info.meta.size
        return found


def _entry(system: Any, volume: int, one: _Found, algorithm: str | None) -> Entry:
    if one.file is None:
        return Entry(one.path, 0, None, None, one.gone, note=one.note, volume=volume)
    meta = one.file.info.meta
    local = system.info.ftype in LOCAL_TIME
    created, modified = (_moment(meta, name, local) for name in ("crtime", "mtime"))
    note = one.note
    if not note and not one.stream and not one.size and _lost(system, one.file):
        note = UNREADABLE
    if not note and one.gone and not one.size:
        note = NO_CONTENT
    digest = ""
    if algorithm and not note:
        try:
            digest = _digest(one, algorithm)
        except OSError:
            note = UNREADABLE
    return Entry(one.path, one.size, created, modified, one.gone, digest, note, volume)


def _files(system: Any) -> Iterator[_Found]:
    """Yield every file and stream, the names of which nothing else is left, and the folders that cannot be read."""
    seen: set[int] = set()
    waiting: list[tuple[str, bool, Any]] = [("", False, None)]
    while waiting:
        prefix, gone, folder = waiting.pop()
        try:
            for file in folder.as_directory() if folder else system.open_dir("/"):
                name = file.info.name.name.decode("utf-8", "replace")
                if name in (".", "..") or name.endswith(" (Volume Label Entry)"):
                    continue
                for one in _inside(system, prefix, name, file):
                    if one.file and not one.note and int(one.file.info.meta.type) in FOLDERS and not one.stream:
                        if one.file.info.meta.addr not in seen:
                            seen.add(one.file.info.meta.addr)
                            waiting.append((one.path, one.gone, one.file))
                    else:
                        yield one
        except OSError:
            # The Sleuth Kit opens no folder of what has lost its own where ext keeps nothing of it either
            if prefix != ORPHANS:
                yield _Found(prefix or "/", gone, note=FOLDER)


def _inside(system: Any, prefix: str, name: str, file: Any) -> Iterator[_Found]:
    """Yield what stands behind one name of a folder: a file or folder and its streams, or the name alone."""
    where = f"{prefix}/{name}"
    gone = bool(file.info.name.flags & pytsk3.TSK_FS_NAME_FLAG_UNALLOC)
    known = _known(system, file)
    meta = known.info.meta if known else None
    if meta is None:
        if gone:
            yield _Found(where, True, note=NAME_ONLY)
        return
    if _of_the_system(system, name, prefix, meta):
        return
    if gone and meta.flags & pytsk3.TSK_FS_META_FLAG_ALLOC:
        yield _Found(where, True, note=REUSED)
        return
    yield _Found(where, gone, known, note=KINDS.get(int(meta.type), ""))
    for stream in _streams(system, known):
        yield _Found(f"{where}:{stream.info.name.decode('utf-8', 'replace')}", gone, known, stream)


def _known(system: Any, file: Any) -> Any:
    """Return a file with what the file system keeps of it. A deleted one of NTFS has to be looked up by its number."""
    if file.info.meta is not None:
        return file
    try:
        found = system.open_meta(file.info.name.meta_addr)
    except OSError:
        return None
    return found if found.info.meta is not None else None


def _of_the_system(system: Any, name: str, prefix: str, meta: Any) -> bool:
    """Tell whether this is what the file system keeps for itself. A name that begins with $ does not make it so."""
    if int(meta.type) == pytsk3.TSK_FS_META_TYPE_VIRT:
        return True
    if system.info.ftype == pytsk3.TSK_FS_TYPE_NTFS:
        return bool(meta.addr < NTFS_FIRST)
    return system.info.ftype == pytsk3.TSK_FS_TYPE_EXFAT and not prefix and name in EXFAT_OWN


def _lost(system: Any, file: Any) -> bool:
    """Tell whether a file of NTFS that seems empty has content on record that The Sleuth Kit cannot follow."""
    if system.info.ftype != pytsk3.TSK_FS_TYPE_NTFS:
        return False
    return not any(not one.info.name for one in _data(file))


def _streams(system: Any, file: Any) -> Iterator[Any]:
    if system.info.ftype == pytsk3.TSK_FS_TYPE_NTFS:
        yield from (one for one in _data(file) if one.info.name)


def _data(file: Any) -> Iterator[Any]:
    with suppress(OSError):
        yield from (one for one in file if one.info.type == pytsk3.TSK_FS_ATTR_TYPE_NTFS_DATA)


def _digest(one: _Found, algorithm: str) -> str:
    whole: hashlib._Hash = make(algorithm)
    for block in _blocks(one):
        whole.update(block)
    return whole.hexdigest()


def _blocks(one: _Found) -> Iterator[bytes]:
    """Yield the bytes of a file. Raises `OSError` when it is shorter than its size: a part is not the file."""
    which = (one.stream.info.type, one.stream.info.id) if one.stream else ()
    for offset in range(0, one.size, BLOCK):
        block = one.file.read_random(offset, min(BLOCK, one.size - offset), *which)
        if len(block) != min(BLOCK, one.size - offset):
            raise OSError(f"ends at byte {offset + len(block)}")
        yield block


def _moment(meta: Any, name: str, local: bool) -> datetime | None:
    seconds = getattr(meta, name, 0)
    try:
        found = datetime.fromtimestamp(seconds, UTC) if seconds else None
    except (OverflowError, OSError, ValueError):
        return None  # whoever writes to a disk can write a time that no calendar has
    return found.replace(tzinfo=None) if found and local else found
