"""Save one answer so that it survives: a crash, a second tab, a hand that edits the file."""

import errno
import json
import os
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from casebook.answers.locking import Busy, locked
from casebook.answers.migration import NewerSchema
from casebook.answers.model import ID, SCHEMA, Answers, Json, Saved
from casebook.answers.parsing import CannotUse, clean, clip
from casebook.answers.reading import LIMIT_BYTES, contents, said, usable
from casebook.errors import CasebookError
from casebook.writing import replace

TIME = "%Y-%m-%dT%H:%M:%SZ"
FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))


class CannotSave(CasebookError):
    """An answer could not be saved; the file is as it was. The message begins with "Not saved" and says what to do."""


def save(
    path: Path, module: str, case: str, question: str, value: Json, now: datetime | None = None
) -> tuple[str, ...]:
    """Save one answer beside those already in the file; the last one saved for a question counts.

    The file is replaced in one step once its bytes are on the disk, so a crash leaves the old file or the new one.
    The file before is kept as `answers.json.bak`. A file that cannot be used in full, as after an edit by hand, is
    first copied to `answers.json.broken-<time>`. Returns what the learner should know, mostly nothing.
    Raises `CannotSave`.
    """
    path = Path(path)
    for name in (module, case, question):
        if not ID.fullmatch(name):
            raise CannotSave(f"Not saved. {clip(name)} is no name for a module, a case or a question.")
    try:
        entry = Saved(clean(value), (now or datetime.now(UTC)).astimezone(UTC))
    except CannotUse as error:
        raise CannotSave(f"Not saved. The answer {error}") from error
    try:
        with locked(path.with_name(path.name + ".lock")):
            return merge(path, module, case, question, entry)
    except Busy as error:
        raise CannotSave("Not saved. Another window is still saving its answers. Try again in a moment.") from error
    except CannotUse as error:
        raise CannotSave(f"Not saved. {error}") from error
    except OSError as error:
        raise CannotSave(f"Not saved: {reason(error, path.parent)}") from error


def merge(path: Path, module: str, case: str, question: str, entry: Saved) -> tuple[str, ...]:
    """Put one answer into the file, under the lock. Returns what the learner should know."""
    before, found, notes = on_disk(path, entry.saved)
    for what, there, here in (("module", found.module, module), ("case", found.case, case)):
        if there not in ("", here):
            raise CannotUse(
                f"{path.name} holds answers of {what} {there}; this is {what} {here}. Move that file to another folder."
            )
    text = written(module, case, {**found.answers, question: entry})
    data = text.encode("utf-8")
    if len(data) > LIMIT_BYTES:
        raise CannotUse(f"All answers together may have {LIMIT_BYTES // 1000} kB. Shorten the longest ones.")
    if before is not None and not notes:
        replace(path.with_name(path.name + ".bak"), before)
    replace(path, data)
    return notes


def on_disk(path: Path, now: datetime) -> tuple[bytes | None, Answers, tuple[str, ...]]:
    """Return the file's bytes and what they hold. What cannot be used in full is set aside first, and noted."""
    try:
        data, changed = contents(path)
    except FileNotFoundError:
        return None, Answers(), ()
    try:
        found = usable(data, changed)
    except NewerSchema:
        raise
    except CannotUse as error:
        aside = set_aside(path, data, now)
        rescued = backup(path)
        kept = f" The backup is used instead; answers in it: {len(rescued.answers)}." if rescued.answers else ""
        return data, rescued, (f"{error} The file as it was is kept as {aside.name}.{kept}",)
    if not found.problems:
        return data, found, ()
    aside = set_aside(path, data, now)
    return data, found, (*found.problems, f"The file as it was is kept as {aside.name}.")


def backup(path: Path) -> Answers:
    """Return what the backup holds, nothing when it cannot be used."""
    try:
        return usable(*contents(path.with_name(path.name + ".bak")))
    except (CannotUse, OSError):
        return Answers()


def set_aside(path: Path, data: bytes, now: datetime) -> Path:
    """Write a file that cannot be used in full under a new name, and return that name."""
    stem = f"{path.name}.broken-{now.strftime('%Y%m%dT%H%M%SZ')}"
    for number in range(1, 1000):
        aside = path.with_name(stem if number == 1 else f"{stem}-{number}")
        if not os.path.lexists(aside):
            break
    replace(aside, data)
    return aside


def written(module: str, case: str, answers: Mapping[str, Saved]) -> str:
    """Return the text of an answer file: one that people can read and edit."""
    content = {
        "schema": SCHEMA,
        "module": module,
        "case": case,
        "answers": {id: {"value": one.value, "saved": one.saved.strftime(TIME)} for id, one in answers.items()},
    }
    return json.dumps(content, indent=1, ensure_ascii=False, allow_nan=False) + "\n"


def reason(error: OSError, folder: Path) -> str:
    """Say why the system refused, and what to do."""
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"the folder {folder} may not be written to. Copy the course to a folder of your own and open it there."
    if error.errno in FULL:
        return "the disk is full. Make room, then save again."
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return f"there is no folder {folder}. Open the course again from where it lies now."
    return f"{said(error)}. Save again; if that does not help, copy the course to another disk."
