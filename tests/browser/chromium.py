"""Find a Chromium for the browser tests; install Debian's where that is allowed; say so loudly when there is none."""

import os
import shutil
import subprocess
import sys

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
NAMES = ("chromium", "chromium-browser", "google-chrome")


def find() -> str | None:
    """Return the path of a Chromium, or None."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def install() -> None:
    """Install Debian's Chromium when this is root on a machine with apt."""
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        setting = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "chromium"]):
            subprocess.run(command, env=setting, check=False, capture_output=True)


if __name__ == "__main__":
    if find() is None:
        install()
    if find() is None:
        print("NO CHROMIUM: the browser tests cannot run. Install the package chromium.", file=sys.stderr)
        sys.exit(1 if os.environ.get("CI") else 0)
