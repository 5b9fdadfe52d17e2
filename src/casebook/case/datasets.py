"""The list of everything below `datasets/`, with the SHA-256 of each file."""

import hashlib
from pathlib import Path

NAME = "MANIFEST.csv"
OWN = ("case/mine/",)


def manifest(folder: Path) -> str:
    """Return `MANIFEST.csv`: path, bytes, SHA-256 of every file but itself, a learner's own case and hidden files."""
    lines = ["path,bytes,sha256"]
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        hidden = any(part.startswith((".", "__")) for part in path.relative_to(folder).parts)
        if path.is_file() and name != NAME and not name.startswith(OWN) and not hidden:
            data = path.read_bytes()
            lines.append(f"{name},{len(data)},{hashlib.sha256(data).hexdigest()}")
    return "\n".join(lines) + "\n"
