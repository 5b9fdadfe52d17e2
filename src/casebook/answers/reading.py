"""Read an answer file that anyone may have written: a form, a hand, or someone who wants the reader to fail."""

import os
import stat
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from casebook.answers.migration import migrate
from casebook.answers.model import ID, SCHEMA, Answers, Saved
from casebook.answers.parsing import SHOWN, CannotUse, Parsed, Unusable, clean, clip, decode, load

LIMIT_BYTES = 2_000_000


def read(path: Path, *, limit_bytes: int = LIMIT_BYTES) -> Answers:
    """Return what an answer file holds. Never raises on content: what cannot be used is left out and named.

    A file that does not exist is an empty one without problems. No link is followed and no device is opened.
    """
    try:
        content = contents(Path(path), limit_bytes)
    except FileNotFoundError:
        return Answers()
    except CannotUse as error:
        return Answers(problems=(str(error),))
    return parse(content[0], content[1])


def contents(path: Path, limit_bytes: int = LIMIT_BYTES) -> tuple[bytes, datetime]:
    """Return the bytes of a regular file and the time of its last change.

    Raises FileNotFoundError when there is none, `CannotUse` when it is a link, no regular file, or too large.
    """
    name = path.name
    # without O_NONBLOCK, opening a pipe would wait for ever
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        if path.is_symlink():
            raise CannotUse(f"{name} is a link and is not followed. Put the file itself in its place.")
        handle = os.open(path, flags)
        try:
            about = os.fstat(handle)
            if not stat.S_ISREG(about.st_mode):
                raise CannotUse(f"{name} is no regular file, so nothing in it is used.")
            with open(handle, "rb", closefd=False) as file:
                data = file.read(limit_bytes + 1)
        finally:
            os.close(handle)
    except FileNotFoundError:
        raise
    except (OSError, ValueError) as error:
        raise CannotUse(f"{clip(name)} cannot be read: {said(error)}.") from error
    if len(data) > limit_bytes:
        raise CannotUse(
            f"{name} is larger than {limit_bytes // 1000} kB, so it is no answer file. Nothing in it is used."
        )
    return data, moment_of(about.st_mtime)


def parse(data: bytes, changed: datetime | None = None) -> Answers:
    """Return what the bytes of an answer file hold. `changed` stands in for a missing or broken time. Never raises."""
    try:
        return usable(data, changed)
    except CannotUse as error:
        return Answers(problems=(str(error),))


def usable(data: bytes, changed: datetime | None = None) -> Answers:
    """Return what can be used of the bytes of an answer file. Raises `CannotUse` when nothing can."""
    content = migrate(mapping(load(decode(data))))
    entries = content.get("answers", {})
    if not isinstance(entries, dict):
        raise CannotUse('The answer file is not usable: "answers" must be { … } with one entry for each question.')
    problems: list[str] = []
    found = Answers(SCHEMA, label(content, "module", problems), label(content, "case", problems))
    answers = {}
    for id, entry in entries.items():
        try:
            answers[name_of(id)] = saved_of(entry, changed or moment_of(0))
        except CannotUse as error:
            problems.append(f"{clip(id)} {error}")
    return replace(found, answers=answers, problems=tuple(problems))


def mapping(parsed: Parsed) -> dict[str, Parsed]:
    """Return the outermost object of the file."""
    if not isinstance(parsed, dict):
        raise CannotUse("The answer file must begin with { and hold a module and its answers.")
    for name in ("schema", "module", "case", "answers"):
        value = parsed.get(name)
        if isinstance(value, Unusable):
            raise CannotUse(f'"{name}" {value.why}')
    return parsed


def label(content: Mapping[str, Parsed], name: str, problems: list[str]) -> str:
    """Return the module or the case: "" with a problem when it is not a short text."""
    value = content.get(name, "")
    if isinstance(value, str) and (value == "" or ID.fullmatch(value)):
        return value
    problems.append(f'"{name}" is not a name, so it is left out.')
    return ""


def name_of(id: str) -> str:
    """Return a question's id when it can be one."""
    if not ID.fullmatch(id):
        raise CannotUse("is no id of a question, so it is left out.")
    return id


def saved_of(entry: Parsed, changed: datetime) -> Saved:
    """Return one entry of the file as an answer with its time."""
    if isinstance(entry, Unusable):
        raise CannotUse(entry.why)
    if not isinstance(entry, dict) or "value" not in entry:
        raise CannotUse('has no "value". Write { "value": … } after its name.')
    return Saved(clean(entry["value"]), time_of(entry.get("saved"), changed))


def time_of(value: Parsed, changed: datetime) -> datetime:
    """Return the time of an answer in UTC; `changed` when there is none that can be used."""
    try:
        found = datetime.fromisoformat(value) if isinstance(value, str) and len(value) <= SHOWN else None
        return found.astimezone(UTC) if found and found.tzinfo else changed
    except (ValueError, OverflowError):
        return changed


def moment_of(seconds: float) -> datetime:
    """Return a file's time in UTC; the epoch when it is none."""
    try:
        return datetime.fromtimestamp(int(seconds), UTC)
    except (ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(0, UTC)


def said(error: Exception) -> str:
    """Return what the operating system says of an error, in lower case."""
    return (getattr(error, "strerror", None) or str(error) or type(error).__name__).rstrip(".").lower()
