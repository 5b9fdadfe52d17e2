"""Find the tools that judge exhibits and documents, and the proxy of the hub; install Debian's; name what lacks."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping

# program -> package of Debian and Ubuntu
TOOLS = {
    "ewfverify": "ewf-tools", "ewfexport": "ewf-tools", "fsck.vfat": "dosfstools", "mkfs.ext4": "e2fsprogs",
    "ssdeep": "ssdeep", "openssl": "openssl", "opendkim": "opendkim", "tshark": "tshark",
    "soffice": "libreoffice-writer-nogui", "configurable-http-proxy": "node-configurable-http-proxy",
}  # fmt: skip


def find(name: str) -> str | None:
    """Return the path of a tool, or None. Some lie where only an administrator's path leads."""
    return shutil.which(name, path=os.pathsep.join([os.environ.get("PATH", os.defpath), "/usr/sbin", "/sbin"]))


def missing(tools: Mapping[str, str] = TOOLS) -> dict[str, str]:
    """Return the tools that are not there, with their packages."""
    return {name: package for name, package in tools.items() if find(name) is None}


def install(packages: set[str]) -> None:
    """Install packages when this is root, or a machine of continuous integration, where sudo asks for no password."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    if not shutil.which("apt-get") or not (root or (os.environ.get("CI") and shutil.which("sudo"))):
        return
    before = [] if root else ["sudo", "-n", "--preserve-env=DEBIAN_FRONTEND"]
    setting = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    wanted = ["install", "-y", "-qq", "--no-install-recommends", *sorted(packages)]
    for command in (["update", "-qq"], wanted):
        subprocess.run([*before, "apt-get", *command], env=setting, check=False, capture_output=True)


def main(tools: Mapping[str, str] = TOOLS) -> int:
    """Install what is missing and return the exit status: 1 when something still is, and CI must know."""
    if lacking := missing(tools):
        install(set(lacking.values()))
    if lacking := missing(tools):
        packages = ", ".join(sorted(set(lacking.values())))
        print(
            f"NO {', '.join(lacking).upper()}: nobody checks exhibits, documents and the hub with what others use. "
            f"Install the packages {packages}.",
            file=sys.stderr,
        )
        return 1 if os.environ.get("CI") else 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
