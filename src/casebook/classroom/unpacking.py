"""Open whatever comes back without trusting it: nested zips are read in memory, within limits; no path is followed.

A name from an archive is never used as a path. Sizes that an archive declares are not believed.
"""

import io
import lzma
import os
import stat
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from pathlib import Path

from casebook.classroom.naming import from_platform
from casebook.errors import CasebookError

# a learner's file has some hundred kilobytes; a class's archive holds as many as there are learners
LARGEST_FILE = 16 * 2**20
LARGEST_ARCHIVE = 512 * 2**20
MOST_MEMBERS = 20_000
DEEPEST = 5
# what a zip may grow to, as a multiple of its own size, once it is larger than a notebook
RATIO = 100
FREE = 4 * 2**20
# documents that are zips to a program and files to people
DOCUMENTS = (".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".epub", ".jar", ".whl")
OTHER_ARCHIVES = (".7z", ".rar", ".tar", ".gz", ".tgz", ".bz2", ".xz", ".zipx", ".iso", ".dmg")
# what reading a damaged archive may raise
BROKEN = (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError, zlib.error, lzma.LZMAError)
RUBBISH = ("__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini", ".ipynb_checkpoints")


@dataclass(frozen=True)
class Leaf:
    """One file that came back. `trail` names the archives and folders it lies in, `parts` all of these and its name.

    `data` is None when it is not read, and `why` says why not. `when`: the time that the outermost container gives.
    """

    trail: str
    parts: tuple[str, ...]
    data: bytes | None
    when: datetime
    why: str = ""

    @property
    def name(self) -> str:
        """The name of the file, as its sender wrote it."""
        return self.parts[-1]

    @property
    def group(self) -> tuple[str, ...]:
        """The folder or archive in which it lies."""
        return self.parts[:-1]


class CannotOpen(CasebookError):
    """The folder with what came back cannot be read."""


class Bomb(Exception):
    """An archive grows beyond what it may."""


@dataclass
class Budget:
    """What is left of an archive's allowance, for itself and all that is nested in it."""

    bytes: int
    members: int = MOST_MEMBERS
    spent: int = field(default=0)

    def take(self, count: int) -> None:
        """Spend some bytes. Raises `Bomb` when there are not so many left."""
        self.spent += count
        if self.spent > self.bytes:
            raise Bomb("it unpacks to more than an archive of its size can honestly hold")


def walk(folder: Path, zone: tzinfo | None = None) -> Iterator[Leaf]:
    """Yield every file below `folder`, and every file in every zip. Nothing is written, no link is followed.

    `zone` is that of the times in zip files, which have none; None is this computer's.
    """
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        raise CannotOpen(f"{folder} cannot be read: {error.strerror}. Allow reading it, or name another.") from error
    yield from (leaf for entry in entries for leaf in on_disk(Path(entry.path), (), zone))


def on_disk(path: Path, above: tuple[str, ...], zone: tzinfo | None) -> Iterator[Leaf]:
    """Yield what one entry of a folder holds."""
    parts = (*above, clean(path.name))
    about = path.lstat()
    when = datetime.fromtimestamp(about.st_mtime).astimezone()

    def refused(why: str) -> Leaf:
        return Leaf(" > ".join(parts), parts, None, when, why)

    if stat.S_ISLNK(about.st_mode):
        yield refused("it is a link and is not followed")
    elif stat.S_ISDIR(about.st_mode):
        try:
            children = sorted(path.iterdir())
        except OSError as error:
            yield refused(f"the folder cannot be read: {error.strerror}")
            return
        yield from (leaf for child in children for leaf in on_disk(child, parts, zone))
    elif not stat.S_ISREG(about.st_mode):
        yield refused("it is no file")
    elif about.st_size > LARGEST_ARCHIVE or (about.st_size > LARGEST_FILE and path.suffix.lower() != ".zip"):
        yield refused(f"it is larger than {LARGEST_FILE // 2**20} MiB")
    else:
        try:
            data = path.read_bytes()
        except OSError as error:
            yield refused(f"it cannot be read: {error.strerror}")
            return
        yield from opened(parts, data, when, Budget(LARGEST_ARCHIVE), 0, zone)


def opened(
    parts: tuple[str, ...], data: bytes, when: datetime, budget: Budget, depth: int, zone: tzinfo | None
) -> Iterator[Leaf]:
    """Yield a file, or what it holds when it is a zip, by its content or by its name."""
    name = parts[-1].lower()
    trail = " > ".join(parts)
    packed = data.startswith((b"PK\x03\x04", b"PK\x05\x06")) and not name.endswith(DOCUMENTS)
    if not (packed or name.endswith(".zip")):
        other = next((end for end in OTHER_ARCHIVES if name.endswith(end)), "")
        why = f"it is a {other} archive: ask for a zip, or unpack it and collect again" if other else ""
        yield Leaf(trail, parts, None if other else data, when, why)
        return
    if depth >= DEEPEST:
        yield Leaf(trail, parts, None, when, f"zips lie in it {DEEPEST} deep: unpack it by hand")
        return
    inside = Budget(min(budget.bytes - budget.spent, max(FREE, RATIO * len(data))), budget.members)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            # all of it, or nothing: from an archive that lies, no part is taken
            leaves = list(members(archive, parts, when, inside, depth, zone))
    except Bomb as error:
        leaves = [Leaf(trail, parts, None, when, f"{error}: it is refused as a zip bomb")]
    except BROKEN as error:
        why = f"it is no zip that can be read ({type(error).__name__}): ask for it again"
        leaves = [Leaf(trail, parts, None, when, why)]
    # a bomb costs the archive around it what it cost to find out
    budget.spent += inside.spent
    budget.members = inside.members
    yield from leaves


def members(
    archive: zipfile.ZipFile, parts: tuple[str, ...], when: datetime, budget: Budget, depth: int, zone: tzinfo | None
) -> Iterator[Leaf]:
    """Yield what lies in one archive. Raises `Bomb` when that is too much."""
    for info in archive.infolist():
        budget.members -= 1
        if budget.members < 0:
            raise Bomb(f"it holds more than {MOST_MEMBERS} entries")
        if info.is_dir() or info.filename.endswith("\\"):
            continue
        here = (*parts, *split(named(info)))
        # what a platform packed has the time of the hand-in; what a learner packed, that of a clock of his or hers
        moment = stamped(info, when, zone) if not depth and from_platform(here[len(parts) :]) else when
        yield from member(archive, info, here, moment, budget, depth, zone)


def member(
    archive: zipfile.ZipFile,
    info: zipfile.ZipInfo,
    parts: tuple[str, ...],
    when: datetime,
    budget: Budget,
    depth: int,
    zone: tzinfo | None,
) -> Iterator[Leaf]:
    """Yield one member, or what it holds."""
    trail = " > ".join(parts)
    if stat.S_ISLNK(info.external_attr >> 16):
        yield Leaf(trail, parts, None, when, "it is a link and is not followed")
    elif info.flag_bits & 1:
        yield Leaf(trail, parts, None, when, "it is locked with a password: ask for it without")
    elif set(RUBBISH) & set(parts):
        yield Leaf(trail, parts, None, when)
    else:
        try:
            data = contents(archive, info, budget)
        except NotImplementedError:
            yield Leaf(trail, parts, None, when, "it is packed by a method that cannot be read: ask for a plain zip")
            return
        if data is None:
            yield Leaf(trail, parts, None, when, f"it is larger than {LARGEST_FILE // 2**20} MiB")
            return
        yield from opened(parts, data, when, budget, depth + 1, zone)


def contents(archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: Budget) -> bytes | None:
    """Return the bytes of a member, None when there are too many for one file."""
    largest = LARGEST_ARCHIVE if info.filename.lower().endswith(".zip") else LARGEST_FILE
    made = bytearray()
    with archive.open(info) as file:
        while piece := file.read(1 << 16):
            budget.take(len(piece))
            made += piece
            if len(made) > largest:
                return None
    return bytes(made)


def named(info: zipfile.ZipInfo) -> str:
    """Return a member's name: programs write UTF-8 without saying so, which reads as signs of DOS."""
    if info.flag_bits & 0x800:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.filename


def split(name: str) -> tuple[str, ...]:
    """Return the folders and the name in a path of any system, without drives and ways up."""
    parts = (clean(part) for part in name.replace("\\", "/").split("/"))
    return tuple(part for part in parts if part not in ("", ".", "..") and not part.endswith(":")) or ("unnamed",)


def clean(name: str) -> str:
    """Return a name as people write it: composed accents, no signs that cannot be printed."""
    return "".join(char if char.isprintable() else "?" for char in unicodedata.normalize("NFC", name))


def stamped(info: zipfile.ZipInfo, otherwise: datetime, zone: tzinfo | None) -> datetime:
    """Return the time of a member of the outermost archive; another when it is that of no clock."""
    try:
        found = datetime(*info.date_time)
        found = found.replace(tzinfo=zone) if zone else found.astimezone()
    except (ValueError, OverflowError, OSError):
        return otherwise
    return found if found.year > 1980 and found <= otherwise else otherwise
