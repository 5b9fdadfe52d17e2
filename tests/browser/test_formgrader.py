"""The drafted piece is marked by a person in nbgrader's formgrader, who sees the answer, the reasons and the rubric."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from nbgrader.api import Gradebook
from playwright.sync_api import Page

ROOT = Path(__file__).parents[2]
MODULE = "m05_hashing"
BIN = Path(sys.executable).parent
STUDENT = "heron-1"


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The class of the demo, graded, in a folder of its own."""
    folder = tmp_path_factory.mktemp("class")
    for name in ("course/lessons", "course/rubrics", "datasets", "modules"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).symlink_to(ROOT / name)
    (folder / "nbgrader_config.py").write_bytes((ROOT / "nbgrader_config.py").read_bytes())
    run = [str(BIN / "casebook"), "demo", "--students", "1"]
    done = subprocess.run(run, cwd=folder, env=setting(folder), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    # the demo ends by saying where to look
    report = folder / "course" / "demo" / "report.html"
    assert done.stdout.strip().endswith(str(report)) and report.is_file()
    return folder / "course" / "demo"


def setting(course: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CASEBOOK_")}
    return {**kept, "CASEBOOK_ROOT": str(course), "HOME": str(course), "PATH": f"{BIN}:{os.environ['PATH']}"}


@pytest.fixture(scope="module")
def server(course: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    run = [
        str(BIN / "jupyter"), "lab", "--no-browser", "--allow-root", "--ServerApp.ip=127.0.0.1", f"--port={port}",
        "--ServerApp.port_retries=0", "--IdentityProvider.token=abc",
    ]  # fmt: skip
    with (course / "server.log").open("wb") as log:
        process = subprocess.Popen(run, cwd=course, env=setting(course), stdout=log, stderr=log)
        address = f"http://127.0.0.1:{port}"
        for _ in range(300):
            try:
                urllib.request.urlopen(f"{address}/api", timeout=5).close()
                break
            except OSError:
                time.sleep(0.1)
        yield address
        process.terminate()
        process.wait(20)


def test_a_person_marks_the_drafted_piece(course: Path, server: str, page: Page) -> None:
    database = f"sqlite:///{course / 'course' / 'gradebook.db'}"
    with Gradebook(database, "casebook") as gradebook:
        submission = gradebook.find_submission(MODULE, STUDENT)
        notebook, before = submission.notebooks[0].id, submission.score
    page.goto(f"{server}/lab?token=abc")
    page.goto(f"{server}/formgrader/submissions/{notebook}/")
    # formgrader binds its fields when its own requests have been answered
    page.wait_for_load_state("networkidle", timeout=60_000)
    text = page.locator("body").inner_text()
    assert "The court relies on the copy whose value is the recorded one." in text
    assert "MARK SCHEME" in text
    assert "marking." not in text
    with page.expect_response(
        lambda response: "/api/grade/" in response.url and response.request.method == "PUT", timeout=60_000
    ):
        page.locator("#m05-t1").fill("7")
        page.locator("#m05-t1").press("Tab")
    with Gradebook(database, "casebook") as gradebook:
        grade = gradebook.find_grade("m05-t1", MODULE, MODULE, STUDENT)
        assert (grade.manual_score, grade.needs_manual_grade) == (7, False)
        assert gradebook.find_submission(MODULE, STUDENT).score == before + 7
