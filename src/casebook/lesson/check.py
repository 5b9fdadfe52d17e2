"""Run as a script, a lesson checks itself: its reference answers against its own marks, and every gate."""

import subprocess
import sys
from pathlib import Path


def check_source(path: Path) -> int:
    """Check the lesson at `path` in a process of its own, since authoring code is never imported by a lesson."""
    command = [sys.executable, "-m", "casebook", "build", path.stem, "--dry-run", "--no-solutions"]
    return subprocess.call(command, cwd=path.resolve().parent)
