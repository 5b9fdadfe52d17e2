"""A learner's seat: an account whose home nobody else may open, and the learner's copy of the course in it."""

import os
import pwd
import secrets
import subprocess
import sys
from pathlib import Path
from typing import Any

from casebook.hub.places import BadHub, Hub, account
from casebook.lab.learner import FORM
from casebook.lab.server import share

SETTINGS = Path(__file__).parent / "settings"
# how a seat is kept from a shell on the machine itself
NO_SHELL = "/usr/sbin/nologin"
# what lies in the home of an account does not get between Python and the program
OWN = ("-P", "-s")
# what a process may keep of the hub's own environment
KEPT = ("PATH", "PYTHONPATH", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "VIRTUAL_ENV")


def open_accounts(hub: Hub) -> list[str]:
    """Make an account for each pseudonym of the class that has none, and return those made. Run as root.

    Every home of the class is closed, also one that was there.
    """
    have = {one.pw_name for one in pwd.getpwall()}
    everybody = hub.pseudonyms()
    made = [name for name in everybody if name not in have]
    for name in made:
        if not FORM.fullmatch(name):
            raise BadHub(f"{name} in {hub.private / 'key.csv'} is no pseudonym such as heron-4821.")
        run("useradd", "--create-home", "--shell", NO_SHELL, name)
    for name in everybody:
        Path(account(name).pw_dir).chmod(0o700)
    return made


def set_password(name: str) -> str:
    """Draw a password for an account, set it and return it. Run as root."""
    drawn = secrets.token_urlsafe(12)
    run("chpasswd", given=f"{name}:{drawn}\n")
    return drawn


def run(program: str, *arguments: str, given: str = "") -> None:
    """Run a program of the system's administrator. Raises `BadHub` with what it said."""
    path = os.pathsep.join([os.environ.get("PATH", os.defpath), "/usr/sbin", "/sbin"])
    done = subprocess.run(
        [program, *arguments],
        input=given,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PATH": path},
    )
    if done.returncode:
        raise BadHub(f"{program} failed: {(done.stderr or done.stdout).strip()}")


def folder(hub: Hub, name: str) -> Path:
    """Return the course folder of an account: the course itself for the instructor, `~/casebook` for a learner."""
    return hub.course if name == hub.instructor else Path(account(name).pw_dir) / "casebook"


def environment(hub: Hub, name: str) -> dict[str, str]:
    """Return what the programs of an account are told. The address of the gradebook goes to the instructor alone."""
    role = "instructor" if name == hub.instructor else "learner"
    settings = (SETTINGS / role, SETTINGS, SETTINGS.parents[1] / "lab" / "settings")
    found = {
        "CASEBOOK_ROOT": str(folder(hub, name)),
        "CASEBOOK_EXCHANGE": str(hub.exchange),
        "JUPYTER_CONFIG_PATH": os.pathsep.join(map(str, settings)),
    }
    if shared := share():
        found["JUPYTER_PATH"] = str(shared)
    if role == "instructor" and "CASEBOOK_DB" in os.environ:
        found["CASEBOOK_DB"] = os.environ["CASEBOOK_DB"]
    return found


def become(hub: Hub, name: str) -> dict[str, Any]:
    """Return the arguments with which `subprocess` runs a program as an account, in its home, with little of root's."""
    who = account(name)
    kept = {one: os.environ[one] for one in KEPT if one in os.environ}
    return {
        "user": who.pw_uid,
        "group": who.pw_gid,
        "extra_groups": os.getgrouplist(name, who.pw_gid),
        "cwd": who.pw_dir,
        "env": {**kept, "HOME": who.pw_dir, "USER": name, "LOGNAME": name, **environment(hub, name)},
        "capture_output": True,
        "check": False,
    }


def fill(hub: Hub, name: str) -> None:
    """Put a learner's hand-out and the modules released so far into the seat. Raises `BadHub` in one line.

    Root opens neither folder: the instructor's account reads the hand-out, the learner's account unpacks it, so no
    link that one of them lays can lead root elsewhere.
    """
    archive = hub.private / "handout" / f"{name}.zip"
    read = subprocess.run(["cat", "--", str(archive)], **become(hub, hub.instructor))
    if read.returncode:
        raise BadHub(f"There is no hand-out {archive}. As {hub.instructor}, run casebook class new again.")
    laid = subprocess.run(
        [sys.executable, *OWN, "-m", "casebook.hub.laying", str(hub.outbound)], input=read.stdout, **become(hub, name)
    )
    if laid.returncode:
        raise BadHub(f"The seat of {name} could not be laid: {laid.stderr.decode(errors='replace').strip()[-300:]}")
