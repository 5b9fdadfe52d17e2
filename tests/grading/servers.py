"""Real engines in a temporary folder: a PostgreSQL server, and a Dask scheduler with workers that can be killed."""

import contextlib
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

PATIENCE = 60


def postgres_programs() -> Path | None:
    """Return the folder of initdb and postgres, or None when PostgreSQL is not installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    on_path = shutil.which("initdb")
    return found[-1].parent if found else Path(on_path).resolve().parent if on_path else None


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def as_postgres() -> list[str]:
    """PostgreSQL does not run as root: there the account that Debian's package makes runs it."""
    return ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []


class PostgreSQL:
    """One server with settings as they come. `database()` makes an empty database and returns its address."""

    # who makes the server's first role, how it knows who asks, and where it listens beside its socket
    first, trusts, listens = "grader", "trust", "127.0.0.1"

    def __init__(self, folder: Path) -> None:
        programs = postgres_programs()
        assert programs
        self.port = free_port()
        data = folder / "data"
        folder.mkdir(parents=True)
        if os.geteuid() == 0:
            account = pwd.getpwnam("postgres")
            os.chown(folder, account.pw_uid, account.pw_gid)
            for above in folder.parents:
                # every folder above must let that account through
                if not above.stat().st_mode & 0o001:
                    above.chmod(above.stat().st_mode | 0o001)
        init = [str(programs / "initdb"), "-D", str(data), "-E", "UTF8", "--locale=C"]
        init += ["-U", self.first, "-A", self.trusts]
        subprocess.run([*as_postgres(), *init], check=True, capture_output=True, cwd="/")
        serve = [
            str(programs / "postgres"),
            "-D",
            str(data),
            "-p",
            str(self.port),
            "-k",
            str(folder),
            "-h",
            self.listens,
        ]
        self._log = (folder / "log").open("wb")
        self._server = subprocess.Popen([*as_postgres(), *serve], cwd="/", stdout=self._log, stderr=self._log)
        self._data = data
        self.programs = programs
        self._made = 0
        self._wait()

    def _wait(self) -> None:
        import psycopg

        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                psycopg.connect(self._address("postgres")).close()
            except psycopg.OperationalError as error:
                if "authentication failed" in str(error):
                    # it answers, and knows us for somebody else
                    return
                assert self._server.poll() is None, (self._data.parent / "log").read_text("utf-8")
                assert time.monotonic() < deadline, "PostgreSQL does not answer"
                time.sleep(0.1)
            else:
                return

    def _address(self, name: str) -> str:
        return f"host={self.listens or self._data.parent} port={self.port} user=grader dbname={name}"

    def database(self) -> str:
        import psycopg

        self._made += 1
        name = f"gradebook{self._made}"
        with psycopg.connect(self._address("postgres"), autocommit=True) as connection:
            connection.execute(f"create database {name}")
        return f"postgresql+psycopg://grader@127.0.0.1:{self.port}/{name}"

    def stop(self) -> None:
        with contextlib.suppress(OSError, ValueError):
            # a quick end: clients are cut off
            os.kill(int((self._data / "postmaster.pid").read_text("utf-8").split()[0]), signal.SIGQUIT)
        self._server.wait(PATIENCE)
        self._log.close()


class Dask:
    """A scheduler and `count` worker processes of one thread each, on this machine."""

    def __init__(self, folder: Path, setting: Mapping[str, str], count: int = 2) -> None:
        folder.mkdir(parents=True)
        self.address = f"tcp://127.0.0.1:{free_port()}"
        self._setting = {**setting, "DASK_DISTRIBUTED__ADMIN__LOG_LENGTH": "0"}
        self._folder = folder
        self.scheduler = self._start("scheduler", "--port", self.address.rsplit(":", 1)[1], "--no-dashboard")
        self.workers = [self.hire() for _ in range(count)]

    def _start(self, *arguments: str) -> "subprocess.Popen[bytes]":
        log = (self._folder / f"{arguments[0]}.log").open("ab")
        program = [sys.executable, "-m", "distributed.cli.dask_" + arguments[0], *arguments[1:]]
        with log:
            return subprocess.Popen(program, cwd=self._folder, env=self._setting, stdout=log, stderr=log)

    def hire(self) -> "subprocess.Popen[bytes]":
        """Start one more worker. Without a nanny, so that a kill is a kill."""
        return self._start(
            "worker", self.address, "--nthreads", "1", "--no-nanny", "--no-dashboard",
            "--local-directory", str(self._folder),
        )  # fmt: skip

    def stop(self) -> None:
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait()


@contextlib.contextmanager
def postgres() -> Iterator[PostgreSQL]:
    """A server whose files lie outside pytest's folders: another run of pytest closes those to its account."""
    with tempfile.TemporaryDirectory(prefix="casebook-postgres-") as folder:
        server = PostgreSQL(Path(folder) / "server")
        try:
            yield server
        finally:
            server.stop()


@contextlib.contextmanager
def dask(folder: Path, setting: Mapping[str, str], count: int = 2) -> Iterator[Dask]:
    cluster = Dask(folder, setting, count)
    try:
        yield cluster
    finally:
        cluster.stop()
