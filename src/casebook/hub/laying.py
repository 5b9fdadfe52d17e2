"""Run as a learner: `python -m casebook.hub.laying [OUTBOUND] < hand-out.zip` lays the learner's copy of the course.

OUTBOUND is where the exchange has the released modules; without an exchange the modules of the hand-out are laid.
"""

import hashlib
import io
import os
import re
import shutil
import sys
import zipfile
from pathlib import Path

MODULE = re.compile(r"modules/m\d\d_")
STAMP = ".handout"


def unpack(data: bytes, target: Path, modules: bool) -> bool:
    """Unpack a hand-out, with its modules or without; tell whether it was new. No file of the learner's is in it."""
    digest = hashlib.sha256(data).hexdigest()
    stamp = target / STAMP
    if stamp.is_file() and stamp.read_text("utf-8") == digest:
        return False
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        archive.extractall(target, [name for name in archive.namelist() if modules or not MODULE.match(name)])
    stamp.write_text(digest, encoding="utf-8")
    return True


def fetch(outbound: Path, target: Path) -> list[str]:
    """Copy each released module that is not there yet, as nbgrader's *Fetch* does, and name them."""
    new = [one for one in sorted(outbound.iterdir()) if one.is_dir() and not (target / "modules" / one.name).exists()]
    for one in new:
        shutil.copytree(one, target / "modules" / one.name)
    return [one.name for one in new]


if __name__ == "__main__":
    os.umask(0o077)
    home = Path.home() / "casebook"
    outbound = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    unpack(sys.stdin.buffer.read(), home, modules=outbound is None)
    (home / "modules").mkdir(exist_ok=True)
    if outbound:
        fetch(outbound, home)
