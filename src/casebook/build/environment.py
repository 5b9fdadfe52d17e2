"""`environment.yml` for Binder and conda, made from the lock: the pins are written in one place."""

import re
from pathlib import Path

PYTHON = "3.11"
PIN = re.compile(r"^(?P<pin>[A-Za-z0-9._-]+==[^ \\;]+)(?: *; *(?P<marker>[^\\]+?))? *\\?$")
HEAD = "# Made by `casebook build` from requirements.lock. Do not edit.\n"


def environment(lock: Path) -> str:
    """Return the text of `environment.yml`: Python, pip and every pin of the lock that Linux needs."""
    pins = []
    for line in lock.read_text(encoding="utf-8").splitlines():
        found = PIN.match(line)
        if found:
            marker = (found["marker"] or "").strip()
            pins.append(f"{found['pin']} ; {marker}" if marker else found["pin"])
    listed = "".join(f'      - "{pin}"\n' for pin in pins)
    return (
        f"{HEAD}name: casebook\nchannels:\n  - conda-forge\ndependencies:\n"
        f"  - python={PYTHON}\n  - pip\n  - pip:\n{listed}"
    )
