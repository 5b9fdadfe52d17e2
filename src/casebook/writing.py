"""Write a file whole or not at all: a crash, a full disk or Ctrl-C leaves the old one or the new one, never a part."""

import contextlib
import os
import time
from pathlib import Path

from casebook.errors import CasebookError, mend

# on Windows a virus scanner or an indexer may hold a file for a moment
RENAME_TRIES, RENAME_PAUSE = 20, 0.05


class NotWritten(CasebookError):
    """A file that a person asked for cannot be written; what was there before is there still."""


def replace(path: Path, data: bytes, mode: int = 0o666, lasting: bool = True) -> None:
    """Put bytes into a file, whole or not at all. A link is replaced and not followed. Raises OSError.

    Written beside it as `<name>.new`, flushed to the disk, renamed; then the folder is flushed. Where the work can be
    done again, as thousands of marked notebooks can, `lasting=False` leaves out the flushing, which a power cut alone
    would miss. `mode` are the rights of a new file, before the umask.
    """
    beside = path.with_name(f"{path.name}.new")
    handle = made(beside, mode)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            if lasting:
                file.flush()
                os.fsync(file.fileno())
        rename(beside, path)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise
    if lasting:
        flush_folder(path.parent)


def made(path: Path, mode: int) -> int:
    """Make a file for writing and return its handle; what a crash left in its place is thrown away."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        return os.open(path, flags, mode)
    except FileExistsError:
        path.unlink()
        return os.open(path, flags, mode)


def save(path: Path, data: bytes) -> None:
    """Write a file that a person named, whole or not at all; folders on the way are made, a link is followed.

    What is no file, such as /dev/stdout, takes the bytes as it stands. Raises `NotWritten`.
    """
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(data)
            return
        target = path.resolve()
        target.parent.mkdir(parents=True, exist_ok=True)
        replace(target, data)
    except FileExistsError as error:
        raise NotWritten(f"{path} cannot be written: a file lies where its folder would be. Name another.") from error
    except (OSError, RuntimeError) as error:
        # RuntimeError: a link that leads to itself, before Python 3.13
        said = error.strerror if isinstance(error, OSError) else "it is a link to itself"
        raise NotWritten(f"{path} cannot be written: {said}. {mend(error, 'Name another place.')}") from error


def rename(beside: Path, path: Path) -> None:
    """Rename over a file. Windows refuses while someone else reads it, so there it is tried again for a second."""
    for left in reversed(range(RENAME_TRIES)):
        try:
            os.replace(beside, path)  # noqa: PTH105 - the one call whose atomicity the rest relies on
        except PermissionError:
            if os.name != "nt" or not left:
                raise
            time.sleep(RENAME_PAUSE)
        else:
            return


def flush_folder(folder: Path) -> None:
    """Put a rename on the disk, where the system lets a folder be flushed."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):
            os.fsync(handle)
    finally:
        os.close(handle)
