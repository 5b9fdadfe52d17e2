"""Real programs for a browser to meet: commands in a course folder, the learner's server, the instructor's."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

BIN = Path(sys.executable).parent


def setting(course: Path) -> dict[str, str]:
    """Return the environment of a person whose whole computer is this course."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CASEBOOK_")}
    return {**kept, "HOME": str(course), "XDG_DATA_HOME": str(course / ".data"), "PATH": f"{BIN}:{os.environ['PATH']}"}


def run(course: Path, *command: str, exit: int = 0) -> str:
    """Run a command in the course folder and return what it says."""
    done = subprocess.run(
        [str(BIN / command[0]), *command[1:]],
        cwd=course, env=setting(course), capture_output=True, text=True, check=False,
    )  # fmt: skip
    said = done.stdout + done.stderr
    assert done.returncode == exit, f"{' '.join(command)} ended with {done.returncode}: {said[-3000:]}"
    assert "Traceback" not in said
    return said


@contextmanager
def opened(course: Path, *options: str) -> Iterator[str]:
    """Open the course as a learner does, with `casebook lab`, and give the link that it prints."""
    command = [str(BIN / "casebook"), "lab", "--no-browser", *options]
    with (course / "server.log").open("wb") as log:
        process = subprocess.Popen(
            command, cwd=course, env=setting(course), stdout=subprocess.PIPE, stderr=log, text=True
        )
        assert process.stdout
        found = next((match[0] for line in process.stdout if (match := re.search(r"http://\S+", line))), "")
        try:
            assert found, (course / "server.log").read_text("utf-8")
            yield found
        finally:
            process.terminate()
            process.wait(20)


@contextmanager
def formgrader(course: Path) -> Iterator[str]:
    """Serve a course as an instructor has it, with nbgrader's own extensions, and give the address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        str(BIN / "jupyter"), "lab", "--no-browser", "--allow-root", "--ServerApp.ip=127.0.0.1", f"--port={port}",
        "--ServerApp.port_retries=0", "--IdentityProvider.token=abc",
    ]  # fmt: skip
    with (course / "formgrader.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=course, env=setting(course), stdout=log, stderr=log)
        address = f"http://127.0.0.1:{port}"
        try:
            for _ in range(300):
                try:
                    urllib.request.urlopen(f"{address}/api", timeout=5).close()
                    break
                except OSError:
                    time.sleep(0.1)
            yield address
        finally:
            process.terminate()
            process.wait(20)


def module(link: str, name: str) -> str:
    """Return the address of a module from the link that opens the course, in the view that the link opens."""
    view = "lab/tree" if "/lab/" in link else "notebooks"
    return re.sub(r"/(lab/tree|tree|notebooks)/.*\?", f"/{view}/modules/{name}/{name}.ipynb?", link)
