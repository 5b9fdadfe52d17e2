"""The list of everything below `datasets/`, with the SHA-256 of each file."""

import hashlib
from pathlib import Path


def manifest(folder: Path) -> str:
    """Return `MANIFEST.csv`: path, bytes, SHA-256 of every file but itself and a learner's own case."""
    lines = ["path,bytes,sha256"]
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and name != "MANIFEST.csv" and not name.startswith("case/mine/"):
            data = path.read_bytes()
            lines.append(f"{name},{len(data)},{hashlib.sha256(data).hexdigest()}")
    return "\n".join(lines) + "\n"
