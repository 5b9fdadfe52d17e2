"""One machine with a hub on it: throw-away accounts, PostgreSQL that knows people by their accounts, JupyterHub."""

import contextlib
import fcntl
import json
import os
import pwd
import secrets
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import requests
from case.tools import find
from grading.servers import PATIENCE, PostgreSQL, as_postgres, free_port

from casebook.build.release import environment
from casebook.grading.demo import lay
from casebook.hub import seats
from casebook.hub.places import Hub

ROOT = Path(__file__).parents[2]
CONFIG = ROOT / "deploy" / "hub" / "jupyterhub_config.py"
BIN = Path(sys.executable).parent
MODULE = "m05_hashing"
NAMES = ("Zoë Müller,zoe@court.example", "Pat O'Neil,pat@court.example")


class PeerPostgreSQL(PostgreSQL):
    """As Debian sets it up: on a socket of the machine alone, and an account is the role of the same name."""

    first, trusts, listens = "postgres", "peer", ""

    def make(self, owner: str) -> str:
        """Make a role and a database of its own, as the guide does, and return the address."""
        where = ["-h", str(self._data.parent), "-p", str(self.port)]
        for command in (["createuser", *where, owner], ["createdb", *where, "-O", owner, "casebook"]):
            program = str(self.programs / command[0])
            subprocess.run([*as_postgres(), program, *command[1:]], check=True, capture_output=True, cwd="/")
        return f"postgresql+psycopg:///casebook?host={self._data.parent}&port={self.port}"

    @contextlib.contextmanager
    def trusting(self) -> Iterator[None]:
        """Let everybody on the machine in as whoever he says he is, for a while."""
        rules = self._data / "pg_hba.conf"
        before = rules.read_text("utf-8")
        try:
            rules.write_text("local all all trust\n", "utf-8")
            self._reload()
            yield
        finally:
            rules.write_text(before, "utf-8")
            self._reload()

    def _reload(self) -> None:
        control = [str(self.programs / "pg_ctl"), "reload", "-D", str(self._data)]
        subprocess.run([*as_postgres(), *control], check=True, capture_output=True, cwd="/")


@contextlib.contextmanager
def let_through(*places: Path) -> Iterator[None]:
    """Let every account through to the programs of the tests, where they lie in somebody's home, for a while."""
    closed = {above for place in places for above in (place.resolve(), *place.resolve().parents) if above.is_dir()}
    modes = {path: path.stat().st_mode & 0o7777 for path in closed}
    closed = {path for path in closed if not modes[path] & 0o001}
    try:
        for path in closed:
            path.chmod(modes[path] | 0o001)
        yield
    finally:
        for path in closed:
            path.chmod(modes[path])


class Visitor:
    """Somebody at a browser: signs in, and asks the own server through the hub."""

    def __init__(self, hub: str, name: str) -> None:
        self.hub, self.name = hub, name
        self.session = requests.Session()
        self.session.trust_env = False
        self.server = f"{hub}/user/{name}"

    def sign_in(self, password: str) -> requests.Response:
        self.session.get(f"{self.hub}/hub/login").raise_for_status()
        form = {"username": self.name, "password": password, "_xsrf": self.session.cookies["_xsrf"]}
        return self.session.post(f"{self.hub}/hub/login", data=form, allow_redirects=False)

    def take_token(self) -> None:
        """Take a token, with which requests are simpler than with cookies; it may do what the person may."""
        # the hub ties this cookie to the session that has just begun
        self.session.get(f"{self.hub}/hub/token").raise_for_status()
        headers = {"X-XSRFToken": self.session.cookies["_xsrf"], "Referer": f"{self.hub}/hub/token"}
        made = self.session.post(f"{self.hub}/hub/api/users/{self.name}/tokens", json={}, headers=headers)
        made.raise_for_status()
        self.token = made.json()["token"]

    def ask(self, method: str, url: str, **more: Any) -> requests.Response:
        """Ask with the token alone, so that no cookie helps."""
        headers = {"Authorization": f"token {self.token}"}
        with requests.Session() as session:
            session.trust_env = False
            return session.request(method, url, headers=headers, timeout=60, allow_redirects=False, **more)

    def start(self) -> float:
        """Start the own server and return the seconds until it answered."""
        begun = time.monotonic()
        asked = self.ask("POST", f"{self.hub}/hub/api/users/{self.name}/server")
        assert asked.status_code in (201, 202), asked.text
        while self.ask("GET", f"{self.server}/api/status").status_code != 200:
            assert time.monotonic() < begun + 3 * PATIENCE, f"the server of {self.name} does not answer"
            time.sleep(0.1)
        return time.monotonic() - begun

    def exchange(self, action: str) -> Any:
        """Press Fetch, Submit or Fetch feedback in nbgrader's list of assignments."""
        told = {"course_id": "casebook", "assignment_id": MODULE}
        done = self.ask("POST", f"{self.server}/assignments/{action}", json=told)
        done.raise_for_status()
        assert done.json()["success"], done.text
        return done.json()["value"]


class Machine:
    """A hub with an instructor and two learners, as the guide makes it."""

    def __init__(self, top: Path, stack: contextlib.ExitStack, **setting: str) -> None:
        top.chmod(0o755)
        self.top, self.stack = top, stack
        self.instructor = f"instructor-{secrets.token_hex(3)}"
        self.accounts: list[str] = []
        stack.callback(self.forget_accounts)
        self.add_account(self.instructor)
        self.database = PeerPostgreSQL(top / "postgresql")
        stack.callback(self.database.stop)
        self.setting = {
            "CASEBOOK_HUB": str(top), "CASEBOOK_INSTRUCTOR": self.instructor,
            "CASEBOOK_DB": self.database.make(self.instructor), **setting,
        }  # fmt: skip
        stack.enter_context(environment(**self.setting))
        self.hub = Hub.here()
        self._lay_course()
        self.admin("lay")
        # it starts while the class begins
        self.opening = ThreadPoolExecutor(1).submit(self.open_hub)
        (top / "course" / "roster.csv").write_text("name,email\n" + "\n".join(NAMES) + "\n", "utf-8")
        shutil.chown(top / "course" / "roster.csv", self.instructor)
        self.teach("generate_assignment", MODULE, "--force")
        self.work("class", "new", "--roster", "roster.csv", "--private", str(self.hub.private), "--module", "m05")
        printed = self.admin("accounts", "--passwords")
        self.passwords = dict(line.split(",") for line in printed.splitlines()[1:])
        self.accounts += self.passwords
        self.learners = list(self.passwords)

    def _lay_course(self) -> None:
        with environment(CASEBOOK_ROOT=str(ROOT)):
            lay(ROOT, self.hub.course, MODULE)
        shutil.copytree(ROOT / "solutions" / MODULE, self.hub.course / "solutions" / MODULE)
        shutil.copy(ROOT / "modules" / "Welcome.ipynb", self.hub.course / "modules")
        subprocess.run(["chown", "-R", self.instructor, str(self.hub.course)], check=True)

    def add_account(self, name: str) -> None:
        subprocess.run([str(find("useradd")), "--create-home", name], check=True, capture_output=True)
        self.accounts.append(name)

    def give_password(self, name: str) -> str:
        return seats.set_password(name)

    def forget_accounts(self) -> None:
        for name in self.accounts:
            subprocess.run(["pkill", "-KILL", "-u", name], check=False, capture_output=True)
            subprocess.run([str(find("userdel")), "--remove", "--force", name], check=False, capture_output=True)

    def admin(self, *arguments: str, exit: int = 0) -> str:
        """Run `casebook hub` as root, with the settings in a file, and return what it printed."""
        file = self.top / "hub.env"
        file.write_text(
            "# as in deploy/hub\n" + "".join(f"{one}={told}\n" for one, told in self.setting.items()), "utf-8"
        )
        command = [sys.executable, "-m", "casebook", "hub", "--settings", str(file), *arguments]
        clean = {name: told for name, told in os.environ.items() if not name.startswith("CASEBOOK_")}
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd="/", env=clean)
        assert done.returncode == exit, done.stdout + done.stderr
        return done.stdout

    def run_as(self, name: str, *command: str, given: str = "") -> "subprocess.CompletedProcess[str]":
        """Run a program as an account with what its server is told, in its course folder."""
        told = seats.become(self.hub, name)
        folder = seats.folder(self.hub, name)
        told["cwd"] = folder if folder.is_dir() else told["cwd"]
        told["env"]["PATH"] = f"{BIN}:{told['env']['PATH']}"
        return subprocess.run([*command], input=given, text=True, **told)

    def begin_as(self, name: str, *command: str) -> "subprocess.Popen[str]":
        """Start a program as an account and return it with its pipes."""
        told = seats.become(self.hub, name)
        told = {one: told[one] for one in ("user", "group", "extra_groups", "cwd", "env")}
        told["env"]["PATH"] = f"{BIN}:{told['env']['PATH']}"
        return subprocess.Popen([*command], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, **told)

    def teach(self, *arguments: str) -> str:
        """Run `nbgrader` as the instructor."""
        done = self.run_as(self.instructor, str(BIN / "nbgrader"), *arguments)
        assert done.returncode == 0, done.stderr[-3000:]
        return done.stdout + done.stderr

    def work(self, *arguments: str) -> str:
        """Run `casebook` as the instructor."""
        done = self.run_as(self.instructor, sys.executable, "-m", "casebook", *arguments)
        assert done.returncode == 0, done.stdout[-1000:] + done.stderr[-3000:]
        return done.stdout

    def home(self, name: str) -> Path:
        return Path(pwd.getpwnam(name).pw_dir)

    def open_hub(self, base: str = "/court/", beside: str = "", **more: str) -> str:
        """Start JupyterHub with the project's own configuration file and return its address.

        `beside` names a second hub, with `more` in its settings; it keeps what it knows in files of that name.
        """
        port = free_port()
        command = [
            sys.executable, "-m", "jupyterhub", "--config", str(CONFIG), f"--JupyterHub.hub_port={free_port()}",
            f"--ConfigurableHTTPProxy.api_url=http://127.0.0.1:{free_port()}", "--JupyterHub.cleanup_servers=True",
        ]  # fmt: skip
        if beside:
            command.append(f"--JupyterHub.db_url=sqlite:///{self.hub.state / beside}.sqlite")
            command.append(f"--ConfigurableHTTPProxy.pid_file={self.hub.state / beside}.pid")
        setting = {
            **os.environ,
            **more, "CASEBOOK_BIND": f"http://127.0.0.1:{port}{base}", "NODE_PATH": "/usr/share/nodejs",
            "PATH": f"{BIN}:{os.environ['PATH']}",
        }  # fmt: skip
        path = self.hub.state / f"{beside or 'hub'}.log"
        with path.open("ab") as log:
            process = subprocess.Popen(command, cwd=self.hub.state, env=setting, stdout=log, stderr=log)
        self.stack.callback(end, process)
        self.log = self.log if beside else path
        url = f"http://127.0.0.1:{port}{base.rstrip('/')}"
        until = time.monotonic() + PATIENCE
        while True:
            with contextlib.suppress(requests.RequestException):
                if requests.get(f"{url}/hub/api/", timeout=5, proxies={"http": ""}).ok:
                    return url
            assert process.poll() is None and time.monotonic() < until, path.read_text("utf-8")[-5000:]
            time.sleep(0.1)


def end(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def answers(machine: Machine, name: str, wrong: int) -> str:
    """Return the text of an answer file for a learner's own case, the first `wrong` questions answered otherwise."""
    from casebook.case import open_case
    from casebook.lesson.keys import Lesson
    from casebook.marking.gaming import mutations

    case = open_case(machine.home(name) / "casebook" / "datasets" / "case" / "mine")
    bound = Lesson.load(ROOT / "course" / "lessons" / f"{MODULE}.py").with_case(case)
    values = bound.reference()
    for id in list(values)[:wrong]:
        values[id] = next(iter(mutations(bound.questions[id], values[id])))
    values["m05-t1"] = {"finding": f"A finding that {name} alone wrote.", "open": "Who typed the note."}
    body = {id: {"value": value, "saved": "2026-03-01T10:00:00Z"} for id, value in values.items()}
    return json.dumps({"schema": 1, "module": MODULE, "case": case.id, "answers": body})


@contextlib.contextmanager
def machine(**setting: str) -> Iterator[Machine]:
    """Yield a machine with a class on it; afterwards there is no account, process or file of it."""
    with contextlib.ExitStack() as stack:
        # two at once would close each other's way to the programs
        turn = stack.enter_context((Path(tempfile.gettempdir()) / "casebook-hub.lock").open("w"))
        fcntl.flock(turn, fcntl.LOCK_EX)
        top = Path(tempfile.mkdtemp(prefix="casebook-hub-"))
        stack.callback(shutil.rmtree, top, ignore_errors=True)
        stack.enter_context(let_through(Path(sys.executable), Path(sys.prefix), ROOT))
        kept = {name for name in os.environ if name.startswith("CASEBOOK_")}
        assert not kept, f"unset {kept} first"
        yield Machine(top, stack, **setting)
