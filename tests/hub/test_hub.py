"""A class on one server: two learners and an instructor go from sign-in to feedback, and nobody reads another's work.

The hub runs with `deploy/hub/jupyterhub_config.py`, everybody under a real account of the machine.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import requests
from court import Court
from cryptography.hazmat.primitives.asymmetric import rsa
from machine import MODULE, Visitor
from platform_lti import Platform, taken_for
from playwright.sync_api import Browser
from talking import WORD

from casebook.build.release import environment
from casebook.classroom import private
from casebook.hub import guard
from casebook.hub.places import Hub

HERE = Path(__file__).parent
ASK = """
import json, os, sys, psycopg
with psycopg.connect(os.environ["CASEBOOK_DB"].replace("+psycopg", "")) as gradebook:
    print(json.dumps([list(map(str, row)) for row in gradebook.execute(sys.argv[1])]))
"""
SCORES = """
select work.student_id, sum(grade.auto_score) from submitted_assignment work
join submitted_notebook page on page.assignment_id = work.id join grade on grade.notebook_id = page.id
group by work.student_id
"""


def test_a_class_goes_from_sign_in_to_feedback(court: Court) -> None:
    assert court.seen == {"before the release": False, "at the first sign-in": [f"{MODULE}.ipynb"]}
    scores = {name: float(score) for name, score in asked(court, SCORES)}
    assert set(scores) == {court.heron.name, court.otter.name}
    assert scores[court.heron.name] > scores[court.otter.name] > 0
    for who, stranger in ((court.heron, court.otter), (court.otter, court.heron)):
        (page,) = (court.module(who) / "feedback").rglob(f"{MODULE}.html")
        text = page.read_text("utf-8")
        assert f"A finding that {who.name} alone wrote." in text
        assert stranger.name not in text
        assert page.owner() == who.name


def test_the_gradebook_is_in_postgresql_and_holds_pseudonyms_alone(court: Court) -> None:
    rows = asked(court, "select * from student")
    assert {row[0] for row in rows} == set(court.machine.learners)
    assert not re.search("zoe|pat@|Müller", str(rows))
    assert not (court.machine.hub.course / "course" / "gradebook.db").exists()


def asked(court: Court, sql: str) -> list[list[str]]:
    """Return what the instructor's account finds in the gradebook."""
    told = court.machine.run_as(court.teacher.name, sys.executable, "-c", ASK, sql)
    found: list[list[str]] = json.loads(told.stdout)
    return found


def test_a_server_shows_its_own_learner_alone(court: Court) -> None:
    heron, otter, teacher = court.heron, court.otter, court.teacher
    assert heron.ask("GET", f"{heron.server}/api/contents/modules").status_code == 200
    ports = servers(court)
    for who, whose in ((heron, otter), (heron, teacher), (otter, heron), (teacher, heron)):
        for server in (whose.server, f"http://127.0.0.1:{ports[whose.name]}/court/user/{whose.name}"):
            for path in ("api/contents/modules", "files/modules/learner.json", "api/kernels", "assignments"):
                assert who.ask("GET", f"{server}/{path}").status_code in (302, 403), (who.name, server, path)
    for path in ("users", f"users/{otter.name}", "services", "proxy"):
        assert heron.ask("GET", f"{court.url}/hub/api/{path}").status_code in (403, 404), path
    assert heron.ask("DELETE", f"{court.url}/hub/api/users/{otter.name}/server").status_code in (403, 404)


def test_roles_differ(court: Court) -> None:
    listed = court.teacher.ask("GET", f"{court.url}/hub/api/users").json()
    assert {one["name"] for one in listed} >= set(court.machine.learners)
    page = court.teacher.ask("GET", f"{court.teacher.server}/formgrader/manage_assignments")
    assert page.status_code == 200 and "formgrader" in page.text.lower()
    for who in (court.heron, court.otter):
        assert who.ask("GET", f"{who.server}/formgrader/manage_assignments").status_code == 404
        assert who.ask("POST", f"{who.server}/api/terminals").status_code == 404


def test_whoever_is_not_in_the_class_has_no_seat(court: Court) -> None:
    machine = court.machine
    stranger = f"stranger-{os.urandom(3).hex()}"
    machine.add_account(stranger)
    for name, password in ((stranger, machine.give_password(stranger)), (court.heron.name, "guessed")):
        assert Visitor(court.url, name).sign_in(password).status_code == 403, name


def test_work_handed_in_under_another_name_is_refused(court: Court) -> None:
    """The exchange takes any name; on a hub the account tells whose work it is."""
    machine = court.machine
    forged = machine.hub.inbound / f"ghost-0001+{MODULE}+2026-03-01 10:00:00 UTC+abc"
    assert machine.run_as(court.heron.name, "cp", "-r", str(court.module(court.heron)), str(forged)).returncode == 0
    try:
        told = machine.teach("collect", MODULE, "--update")
    finally:
        shutil.rmtree(forged)
    assert f"{forged.name}: refused: {court.heron.name} handed it in" in told
    submitted = machine.hub.course / "course" / "submitted"
    assert {path.name for path in submitted.iterdir()} == set(machine.learners)


SECRETS: dict[str, Callable[[Court], Path]] = {
    "the secret of the class": lambda court: court.machine.hub.private / "secret",
    "who is who": lambda court: court.machine.hub.private / "key.csv",
    "another's case": lambda court: court.machine.hub.private / "handout" / f"{court.otter.name}.zip",
    "the keys": lambda court: court.machine.hub.course / "course" / "lessons" / f"{MODULE}.py",
    "the solutions": lambda court: court.machine.hub.course / "solutions" / MODULE / f"{MODULE}.ipynb",
    "another's answers": lambda court: court.module(court.otter) / "answers.json",
    "another's hand-in": lambda court: court.machine.hub.course / "course" / "submitted" / court.otter.name,
    "another's marks": lambda court: court.machine.hub.course / "course" / "feedback" / court.otter.name,
    "who has handed in": lambda court: court.machine.hub.inbound,
    "all feedback": lambda court: court.machine.hub.feedback,
    "the cookies' secret": lambda court: court.machine.hub.state / "cookie_secret",
    "the hub's database": lambda court: court.machine.hub.state / "jupyterhub.sqlite",
}


@pytest.mark.parametrize("what", SECRETS)
def test_a_learner_cannot_read(court: Court, what: str) -> None:
    path = SECRETS[what](court)
    assert path.exists()
    tried = court.machine.run_as(court.heron.name, "ls" if path.is_dir() else "cat", str(path))
    assert tried.returncode and "Permission denied" in tried.stderr


def test_the_check_finds_nothing_on_a_sound_hub(court: Court) -> None:
    assert court.machine.admin("check").startswith("2 learners tried, and none reached anything")


@contextmanager
def opened(*places: tuple[Path, int]) -> Iterator[None]:
    before = [(path, path.stat().st_mode & 0o7777) for path, _ in places]
    try:
        for path, mode in places:
            path.chmod(mode)
        yield
    finally:
        for path, mode in before:
            path.chmod(mode)


BROKEN: dict[str, tuple[Callable[[Court, Hub], Any], str]] = {
    "the secret": (
        lambda court, hub: opened((hub.private, 0o711), (hub.private / "secret", 0o644)), r"chmod go= \S+/private$"
    ),
    "the solutions": (lambda court, hub: opened((hub.course, 0o755)), r"more\. Close it: chmod go= \S+/course$"),
    "the source of the programs": (lambda court, hub: opened((hub.source, 0o755)), r"chmod go= \S+/source$"),
    "a home": (lambda court, hub: opened((court.machine.home(court.otter.name), 0o755)), "can read .*home"),
    "what is handed in": (lambda court, hub: opened((hub.inbound, 0o3777)), "can read .*inbound"),
    "all feedback": (lambda court, hub: opened((hub.feedback, 0o755)), "can read .*feedback"),
    "the hub": (
        lambda court, hub: opened((hub.state, 0o755), (hub.state / "cookie_secret", 0o644)), "can read .*/cookie_secret"
    ),
    "the exchange": (lambda court, hub: opened((hub.exchange, 0o777)), "exchange is not sticky"),
    "the way in": (lambda court, hub: opened((hub.inbound, 0o2733)), "inbound is not sticky"),
    "a release": (lambda court, hub: opened((hub.outbound / MODULE / f"{MODULE}.ipynb", 0o666)), "can change .*m05"),
    "the gradebook": (lambda court, hub: court.machine.database.trusting(), "can open the gradebook as instructor-"),
}  # fmt: skip


@pytest.mark.parametrize("what", BROKEN)
def test_the_check_objects_when_learners_can_reach(court: Court, what: str) -> None:
    broken, told = BROKEN[what]
    hub = court.machine.hub
    with broken(court, hub):
        found = guard.check(hub, court.heron.name)
    (line,) = found
    assert re.search(told, line), line
    assert guard.check(hub, court.heron.name) == []


def test_the_check_objects_to_a_gradebook_in_a_file_that_all_can_read(court: Court) -> None:
    file = court.machine.top / "gradebook.db"
    file.write_bytes(b"SQLite format 3")
    with environment(CASEBOOK_DB=f"sqlite:///{file}"):
        with opened((file, 0o600)):
            assert guard.check(court.machine.hub, court.heron.name) == []
        with opened((file, 0o644)):
            (told,) = guard.check(court.machine.hub, court.heron.name)
    file.unlink()
    assert told.startswith(f"{court.heron.name} can read {file}")


def test_a_learner_cannot_deceive_the_check(court: Court) -> None:
    """What lies in a learner's home is not run in the place of what the check says."""
    home, hub = court.machine.home(court.heron.name), court.machine.hub
    trap = home / "json.py"
    trap.write_text("raise SystemExit('{}')", "utf-8")
    try:
        with opened((hub.feedback, 0o755)):
            assert len(guard.check(hub, court.heron.name)) == 1
    finally:
        trap.unlink()


def test_commands_of_the_hub_say_who_may_run_them(court: Court) -> None:
    done = court.machine.run_as(court.heron.name, sys.executable, "-m", "casebook", "hub", "check")
    assert (done.returncode, done.stderr) == (2, "casebook: This needs root, on Linux. Run it with sudo.\n")
    with environment(CASEBOOK_HUB=str(court.machine.top / "nowhere")):
        assert "holds no course" in refused("lay")
        assert "There is no class" in refused("check")
    with environment(CASEBOOK_INSTRUCTOR="nobody-at-all"):
        assert "no account nobody-at-all" in refused("lay")
    file = court.machine.top / "wrong.env"
    assert f"There is no {file}" in refused("--settings", str(file), "lay")
    file.write_text("# a remark\nCASEBOOK_HUB\n", "utf-8")
    assert f"{file}, line 2: write NAME=value." in refused("--settings", str(file), "lay")


def refused(*arguments: str) -> str:
    command = [sys.executable, "-m", "casebook", "hub", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2 and done.stderr.count("\n") == 1, done.stderr
    return done.stderr


@pytest.mark.parametrize(("policy", "heard", "seconds"), [("disabled", True, 60), ("required", False, 3)])
def test_what_a_kernel_says_is_not_overheard(court: Court, policy: str, heard: bool, seconds: int) -> None:
    """Anybody on the machine may connect to a kernel's port; only encryption keeps what it says from them."""
    machine = court.machine
    uid = machine.home(court.heron.name).stat().st_uid
    talk = machine.begin_as(court.heron.name, sys.executable, str(HERE / "talking.py"), policy)
    try:
        assert talk.stdout and talk.stdout.readline() == "talking\n"
        told = machine.run_as(court.otter.name, sys.executable, str(HERE / "overhearing.py"), str(uid), str(seconds))
    finally:
        talk.communicate()
    assert told.stdout.startswith("listening")
    assert (WORD in told.stdout) == heard


def test_the_kernels_of_the_hub_are_the_ones_that_nobody_overhears(court: Court) -> None:
    made = court.heron.ask("POST", f"{court.heron.server}/api/kernels", json={"name": "python3"})
    assert made.status_code == 201, made.text
    id = made.json()["id"]
    try:
        (file,) = court.machine.home(court.heron.name).rglob(f"kernel-{id}.json")
        assert json.loads(file.read_text("utf-8"))["curve_secretkey"]
        assert file.stat().st_mode & 0o077 == 0
    finally:
        court.heron.ask("DELETE", f"{court.heron.server}/api/kernels/{id}")


def test_a_learner_answers_in_the_browser_under_the_address_of_the_hub(court: Court, browser: Browser) -> None:
    """A front-end extension that forgets the base address breaks here: the hub lies at /court/, the server below it."""
    context = browser.new_context()
    context.set_default_timeout(60_000)
    page = context.new_page()
    outside: list[str] = []
    page.on("request", lambda request: outside.append(request.url) if "127.0.0.1" not in request.url else None)
    page.goto(court.url)
    page.get_by_label("Username").fill(court.otter.name)
    page.get_by_label("Password").fill(court.machine.passwords[court.otter.name])
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"**/court/user/{court.otter.name}/**")
    page.goto(f"{court.otter.server}/notebooks/modules/Welcome.ipynb")
    page.locator(".cb-map a").first.wait_for()
    page.goto(f"{court.otter.server}/notebooks/modules/{MODULE}/{MODULE}.ipynb")
    page.wait_for_selector("[data-cb-ready]")
    file = court.module(court.otter) / "answers.json"
    before = json.loads(file.read_text("utf-8"))
    form = page.locator(".cb-form", has_text="m05-t1").first
    form.scroll_into_view_if_needed()
    field = form.get_by_role("textbox").first
    assert field.input_value() == f"A finding that {court.otter.name} alone wrote."
    field.fill("Typed in the browser, behind the hub.")
    field.blur()
    form.get_by_text(re.compile(r"^Saved\.")).wait_for()
    after = json.loads(file.read_text("utf-8"))
    assert after["answers"]["m05-t1"]["value"]["finding"] == "Typed in the browser, behind the hub."
    assert {**after["answers"], "m05-t1": 0} == {**before["answers"], "m05-t1": 0}
    page.get_by_role("button", name="Check my work").click()
    page.get_by_role("dialog").wait_for()
    # hands in again, as a learner does it
    page.goto(f"{court.otter.server}/tree")
    page.get_by_role("menuitem", name="Nbgrader").click()
    page.get_by_role("menuitem", name="Assignment List").click()
    page.get_by_role("button", name="Submit").click()
    page.get_by_text(" UTC").nth(1).wait_for()
    newest = max(court.machine.hub.inbound.glob(f"{court.otter.name}+{MODULE}+*"))
    assert (newest / "answers.json").read_bytes() == file.read_bytes()
    context.close()
    assert not [url for url in outside if not url.startswith(("data:", "blob:", "about:"))]


def test_learners_come_from_a_learning_platform_and_are_their_pseudonyms(court: Court) -> None:
    """LTI 1.3 as Moodle and Canvas speak it, on a hub of its own with the settings of hub.env."""
    learners = {one.email: one.pseudonym for one in private.Private(court.machine.hub.private).learners()}
    with Platform() as platform, environment(CASEBOOK_INSTRUCTOR_EMAIL="A.Instructor@court.example"):
        hub = court.machine.open_hub("/", "lti", **platform.setting)
        told = requests.get(f"{hub}/hub/lti13/config", timeout=10).json()
        assert (told["title"], told["oidc_initiation_url"]) == ("Casebook", f"{hub}/hub/lti13/oauth_login")
        seats = {
            **learners,
            "ZOE@court.example": learners["zoe@court.example"],
            "a.instructor@court.example": court.teacher.name,
        }
        for email, name in seats.items():
            session, answer = platform.launch(hub, email)
            assert answer.status_code == 302, answer.text[-500:]
            lines = answer.raw.headers.getlist("Set-Cookie")
            assert all("Secure" in line and "SameSite=None" in line for line in lines if "hub-login" in line)
            assert taken_for(session, hub) == name
        strange = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        for email, key in (
            ("stranger@court.example", None),
            (court.heron.name, None),
            ("", None),
            ("zoe@court.example", strange),
        ):
            session, answer = platform.launch(hub, email, key)
            assert answer.status_code in (400, 401, 403), (email, answer.status_code)
        kept = (court.machine.hub.state / "lti.sqlite").read_bytes()
        assert learners["zoe@court.example"].encode() in kept
        assert b"zoe@" not in kept and b"A name" not in kept


def servers(court: Court) -> dict[str, int]:
    """Return the port of each server, from what the hub says of its proxy's routes."""
    told = court.machine.log.read_text("utf-8")
    return {
        name: int(port) for name, port in re.findall(r"Route added /court/user/(\S+) -> http://127.0.0.1:(\d+)", told)
    }
