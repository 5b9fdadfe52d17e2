"""SHA-256 manifests in the form of `sha256sum` and BagIt (RFC 8493): write, read, verify."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from casebook.errors import CasebookError
from casebook.evidence.hashing import hash_file

LINE = re.compile(r"^(?P<digest>[0-9A-Fa-f]{64}) [ *](?P<name>.+)$")


class BadManifest(CasebookError):
    """A line of the manifest cannot be read."""


@dataclass(frozen=True)
class Checked:
    """The outcome of a verification: names that agree, differ, are missing, or lie there unlisted."""

    good: tuple[str, ...]
    changed: tuple[str, ...]
    missing: tuple[str, ...]
    extra: tuple[str, ...]


def write_manifest(entries: Iterable[tuple[str, str]]) -> str:
    """Return the text of a manifest from (name, SHA-256) pairs, in the order of the names."""
    return "".join(f"{digest}  {name}\n" for name, digest in sorted(entries))


def read_manifest(text: str) -> dict[str, str]:
    """Return the SHA-256 of each name."""
    found = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        parts = LINE.match(line)
        if not parts:
            raise BadManifest(f"Line {number} of the manifest is no SHA-256 followed by a name.")
        found[parts["name"]] = parts["digest"].lower()
    return found


def verify_manifest(manifest: Path, folder: Path | None = None) -> Checked:
    """Compare the files of a folder (default: the manifest's own) with a manifest."""
    manifest = Path(manifest)
    base = folder or manifest.parent
    try:
        listed = read_manifest(manifest.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise BadManifest(f"{manifest} cannot be read. Give a manifest in UTF-8.") from error
    there = {path.relative_to(base).as_posix(): path for path in base.rglob("*") if path.is_file() and path != manifest}
    good, changed, missing = [], [], []
    for name, digest in listed.items():
        if name not in there:
            missing.append(name)
        elif hash_file(there[name])["sha256"] == digest:
            good.append(name)
        else:
            changed.append(name)
    extra = sorted(set(there) - set(listed))
    return Checked(tuple(good), tuple(changed), tuple(missing), tuple(extra))
