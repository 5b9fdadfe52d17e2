"""Start a Jupyter server for the course: on this computer alone, with settings of its own, behind a token."""

import errno
import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import as_file, files
from pathlib import Path

from casebook.errors import CasebookError

HOST = "127.0.0.1"
WELCOME = "modules/Welcome.ipynb"
START_SECONDS = 90


class CannotStart(CasebookError):
    """The server of the course cannot be started."""


def free_port(wanted: int = 0) -> int:
    """Return a port that is free on the loopback address: `wanted`, or any when it is 0."""
    with socket.socket() as probe:
        try:
            probe.bind((HOST, wanted))
        except OSError as error:
            why = "may not be used by your account" if error.errno == errno.EACCES else "is in use"
            raise CannotStart(f"Port {wanted} {why}. Choose another with --port, or leave it out.") from error
        return int(probe.getsockname()[1])


def share() -> Path | None:
    """Return the checkout's share/jupyter with the notebook extension, or None when the package is installed."""
    found = Path(__file__).resolve().parents[3] / "share" / "jupyter"
    return found if (found / "labextensions").is_dir() else None


def lay_settings(state: Path) -> Path:
    """Copy the settings of the course into `state` and return their folder: Jupyter may write beside them."""
    target = state / "config"
    try:
        with as_file(files("casebook.lab") / "settings") as source:
            shutil.copytree(source, target, dirs_exist_ok=True)
    except OSError as error:
        raise CannotStart(f"{state} cannot be written: {error.strerror}. Allow writing to it.") from error
    return target


def environment(base: Mapping[str, str], state: Path, token: str, shared: Path | None) -> dict[str, str]:
    """Return the server's environment. Every setting lies in `state`: the user's own Jupyter is not touched."""
    made = dict(base)
    made["JUPYTER_CONFIG_DIR"] = str(state / "config")
    made["JUPYTERLAB_SETTINGS_DIR"] = str(state / "settings")
    made["JUPYTERLAB_WORKSPACES_DIR"] = str(state / "workspaces")
    made["JUPYTER_TOKEN"] = token
    if shared:
        made["JUPYTER_PATH"] = os.pathsep.join(filter(None, (str(shared), base.get("JUPYTER_PATH"))))
    return made


def command(course: Path, port: int, lab: bool) -> list[str]:
    """Return the command line of the server. It listens on the loopback address and on one port only."""
    made = [
        sys.executable,
        "-m",
        "jupyterlab" if lab else "notebook",
        f"--ServerApp.root_dir={course}",
        f"--ServerApp.ip={HOST}",
        f"--ServerApp.port={port}",
        "--ServerApp.port_retries=0",
        "--ServerApp.open_browser=False",
        "--ServerApp.log_level=ERROR",
    ]
    # in a container there may be no other user
    return [*made, "--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else made


def landing(course: Path, lab: bool) -> str:
    """Return the path of the first page below the server's address."""
    if (course / WELCOME).is_file():
        return f"lab/tree/{WELCOME}" if lab else f"notebooks/{WELCOME}"
    return "lab/tree/modules" if lab else "tree/modules"


@dataclass
class Server:
    """One server of the course. As a context it is ready inside and has ended afterwards."""

    course: Path
    state: Path
    port: int = 0
    lab: bool = False
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))

    @property
    def link(self) -> str:
        """The address that opens the course, with the token in it."""
        return self.url(landing(self.course, self.lab))

    @property
    def log(self) -> Path:
        """The file that holds what Jupyter said since the last start."""
        return self.state / "server.log"

    def url(self, path: str) -> str:
        """Return the address of a path on this server, with the token."""
        return f"http://{HOST}:{self.port}/{path}?token={self.token}"

    def __enter__(self) -> "Server":
        self.port = free_port(self.port)
        lay_settings(self.state)
        # Jupyter talks to administrators; a judge's terminal shows the link and nothing else
        with self.log.open("wb") as log:
            self._process = subprocess.Popen(
                command(self.course, self.port, self.lab),
                cwd=self.course,
                env=environment(os.environ, self.state, self.token, share()),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        try:
            self._ready()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *error: object) -> None:
        self._process.terminate()
        try:
            self._process.wait(15)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def wait(self) -> int:
        """Wait until the server ends by itself and return its exit status."""
        return self._process.wait()

    def _ready(self) -> None:
        # a proxy set for the machine must not stand between it and itself
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        until = time.monotonic() + START_SECONDS
        while time.monotonic() < until:
            if self._process.poll() is not None:
                raise CannotStart(f"Jupyter ended before it was ready. Install again; what it said is in {self.log}.")
            try:
                opener.open(self.url("api/status"), timeout=5).close()
                return
            except (urllib.error.URLError, OSError):
                time.sleep(0.1)
        raise CannotStart(f"Jupyter was not ready after {START_SECONDS} seconds. Try again.")
