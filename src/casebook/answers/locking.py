"""One writer at a time, across tabs, kernels and threads."""

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

PATIENCE = 10.0
PAUSE = 0.01

if sys.platform == "win32":
    import msvcrt

    def _try(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

    def _release(handle: int) -> None:
        os.lseek(handle, 0, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)

    _BUSY: tuple[type[OSError], ...] = (PermissionError, OSError)
else:
    import fcntl

    def _try(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _release(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_UN)

    _BUSY = (BlockingIOError, PermissionError)


class Busy(Exception):
    """Another writer has not finished in time."""


@contextlib.contextmanager
def locked(path: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the lock file at `path` while the block runs.

    The system frees the lock when a process dies, however it dies; the file stays, since removing it could let two in.
    Raises `Busy` after `patience` seconds, OSError when the file cannot be made.
    """
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
    handle = os.open(path, flags, 0o666)
    try:
        held = _wait(handle, time.monotonic() + patience)
        try:
            yield
        finally:
            if held:
                _release(handle)
    finally:
        os.close(handle)


def _wait(handle: int, deadline: float) -> bool:
    """Take the lock; False on a file system that has no locks, where saving alone is better than not saving."""
    while True:
        try:
            _try(handle)
        except _BUSY as error:
            if time.monotonic() >= deadline:
                raise Busy from error
        except OSError:
            return False
        else:
            return True
        time.sleep(PAUSE)
