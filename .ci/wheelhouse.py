"""Make a wheelhouse: all that a machine without a network needs, of the same system and the same Python.

    python .ci/wheelhouse.py [FOLDER]     default: wheelhouse

What is fetched is held to the hashes of requirements.lock. A package that is published as source alone is built here,
so its wheel has a hash of its own: the folder gets a requirements.lock of just the files that are in it.
"""

import hashlib
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCK = "requirements.lock"


def pinned(wheel: Path) -> str:
    """Return the line of a lock for a wheel: its name, its version and its SHA-256."""
    name, version = wheel.name.split("-")[:2]
    return f"{name.replace('_', '-')}=={version} --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}"


def make(folder: Path) -> list[Path]:
    """Fetch or build every wheel and write the lock of the folder. Wheels of an earlier run that are not wanted go."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.whl"):
        old.unlink()
    pip = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--disable-pip-version-check",
        "--no-deps",
        "-w",
        str(folder),
    ]
    subprocess.run([*pip, "--require-hashes", "-r", str(ROOT / LOCK)], cwd=ROOT, check=True)
    subprocess.run([*pip, str(ROOT)], cwd=ROOT, check=True)
    wheels = sorted(folder.glob("*.whl"))
    (folder / LOCK).write_text("\n".join(map(pinned, wheels)) + "\n", encoding="utf-8", newline="\n")
    return wheels


if __name__ == "__main__":
    target = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "wheelhouse")
    found = make(target)
    size = sum(wheel.stat().st_size for wheel in found)
    print(f"{target}: {len(found)} wheels, {size / 1e6:.0f} MB. Install from it as README says.")
