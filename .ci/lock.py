"""Make the locks anew: `make lock`. Every pin carries hashes, and a package is pinned in one lock only.

requirements.lock is what learners install; tests/ and docs/ hold what is needed on top of it.
Pins that still fit are kept; `make lock UPGRADE=1` takes the newest.
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BASE = ROOT / "requirements.lock"
GROUPS = {
    "dev": (
        ROOT / "tests" / "requirements.lock",
        "# What the tests need on top of requirements.lock. Made by: make lock\n",
    ),
    "docs": (
        ROOT / "docs" / "requirements.lock",
        "# What the site needs on top of requirements.lock. Made by: make lock\n",
    ),
}
BLOCKS = re.compile(r"^(?=[A-Za-z0-9._-]+==)", re.M)


def compile_lock(target: Path, *arguments: str) -> None:
    """Resolve for every platform and Python that the project supports."""
    settled = ["--universal", "--generate-hashes", "--python-version", "3.11", "--no-header", "--quiet"]
    subprocess.run(
        ["uv", "pip", "compile", "pyproject.toml", *settled, "-o", str(target), *arguments], cwd=ROOT, check=True
    )


def blocks(text: str) -> dict[str, str]:
    """Return the text of each pin by the name of its package; a package may have one per Python."""
    found: dict[str, str] = {}
    for block in BLOCKS.split(text)[1:]:
        name = block.split("==", 1)[0]
        found[name] = found.get(name, "") + block
    return found


def main() -> None:
    """Write the three locks."""
    upgrade = sys.argv[1:]
    compile_lock(BASE, *upgrade)
    base = blocks(BASE.read_text("utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        for group, (lock, head) in GROUPS.items():
            whole = Path(folder) / f"{group}.lock"
            # pins of before are preferences of now
            whole.write_text(BASE.read_text("utf-8") + (lock.read_text("utf-8") if lock.exists() else ""), "utf-8")
            compile_lock(whole, "--group", group, "--constraint", str(BASE), *upgrade)
            extra = [text for name, text in blocks(whole.read_text("utf-8")).items() if name not in base]
            lock.parent.mkdir(exist_ok=True)
            lock.write_text(head + "".join(extra), "utf-8")


if __name__ == "__main__":
    main()
