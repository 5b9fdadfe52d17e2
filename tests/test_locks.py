"""Every package the project installs is pinned once, with a hash."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
LOCKS = [ROOT / "requirements.lock", ROOT / "tests" / "requirements.lock", ROOT / "docs" / "requirements.lock"]


def pins(lock: Path) -> list[str]:
    return re.findall(r"^([A-Za-z0-9._-]+)==", lock.read_text("utf-8"), re.M)


def test_every_pin_carries_a_hash() -> None:
    for lock in LOCKS:
        blocks = re.split(r"^(?=[A-Za-z0-9._-]+==)", lock.read_text("utf-8"), flags=re.M)[1:]
        assert blocks, f"{lock} pins nothing"
        assert all("--hash=sha256:" in block for block in blocks)


def test_a_package_is_pinned_in_one_lock_only() -> None:
    assert not set(pins(LOCKS[0])) & {name for lock in LOCKS[1:] for name in pins(lock)}
