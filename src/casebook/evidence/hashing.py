"""Hash files, bytes and text: one pass over the bytes for all algorithms, in constant memory."""

import hashlib
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from casebook.errors import CasebookError

ALGORITHMS = ("md5", "sha1", "sha256", "sha512", "sha3_256", "blake2b")
BLOCK = 1 << 20


class CannotHash(CasebookError):
    """The file cannot be read, or the algorithm is not known."""


def hash_bytes(data: bytes, algorithms: Sequence[str] = ("sha256",)) -> dict[str, str]:
    """Return the digest of some bytes for each algorithm, in lower-case hexadecimal."""
    return {name: _new(name, data) for name in algorithms}


def _new(name: str, data: bytes) -> str:
    return make(name, data).hexdigest()


def hash_text(text: str, algorithm: str = "sha256") -> str:
    """Return the digest of a text as UTF-8. Another encoding, or another line end, gives another digest."""
    return make(algorithm, text.encode("utf-8")).hexdigest()


def make(name: str, data: bytes = b"") -> "hashlib._Hash":
    """Return a hash object of `hashlib`. Raises `CannotHash` for an unknown name."""
    return hashlib.new(canonical(name), data, usedforsecurity=False)


def canonical(name: str) -> str:
    """Return the name of an algorithm as `ALGORITHMS` has it: SHA-256 is sha256. Raises `CannotHash`."""
    plain = name.lower().replace("sha-", "sha").replace("-", "_")
    if plain not in ALGORITHMS:
        raise CannotHash(f"There is no algorithm {name} here. Choose from {', '.join(ALGORITHMS)}.")
    return plain


def hash_file(
    path: Path, algorithms: Sequence[str] = ("sha256",), progress: Callable[[int], object] | None = None
) -> dict[str, str]:
    """Return the digests of a file. `progress` is told how many bytes each step has read. `-` is standard input."""
    try:
        if str(path) == "-":
            return hash_stream(sys.stdin.buffer, algorithms, progress)
        with Path(path).open("rb", buffering=0) as file:
            return hash_stream(file, algorithms, progress)
    except OSError as error:
        raise CannotHash(f"{path} cannot be read: {error.strerror}. Give the path of a file.") from error


def hash_stream(
    file: BinaryIO, algorithms: Sequence[str], progress: Callable[[int], object] | None = None
) -> dict[str, str]:
    """Read a stream once and feed every algorithm; several run side by side, since hashing leaves Python free."""
    hashes = {name: make(name) for name in algorithms}
    for block in _blocks(file):
        _feed(list(hashes.values()), block)
        if progress:
            progress(len(block))
    return {name: found.hexdigest() for name, found in hashes.items()}


def _feed(hashes: list["hashlib._Hash"], block: memoryview) -> None:
    others = [threading.Thread(target=one.update, args=(block,)) for one in hashes[1:]]
    for other in others:
        other.start()
    hashes[0].update(block)
    for other in others:
        other.join()


def _blocks(file: BinaryIO) -> Iterator[memoryview]:
    """Yield the stream in blocks of one buffer, used again and again: memory does not grow with the file."""
    buffer = bytearray(BLOCK)
    view = memoryview(buffer)
    while count := file.readinto(buffer):  # type: ignore[attr-defined]
        yield view[:count]
