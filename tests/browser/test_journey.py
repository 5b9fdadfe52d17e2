"""A learner takes every module with the keyboard alone, from the first answer to the file that is handed in.

What is downloaded from m05 is collected, graded and fed back by nbgrader as well.
`JOURNEY=m01_stale_law pytest tests/browser/test_journey.py` takes one module.
"""

import json
import os
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from nbgrader.api import Gradebook
from playwright.sync_api import Page, expect

from casebook import questions
from casebook.build.release import environment
from casebook.case import open_case
from casebook.evidence.manifest import verify_manifest
from casebook.grading.demo import lay
from casebook.lesson.keys import Lesson

from . import running
from .keyboard import Keyboard, answers
from .running import opened, run

ROOT = Path(__file__).parents[2]
GRADED = "m05_hashing"
MODULES = [path.stem for path in sorted((ROOT / "course" / "lessons").glob("m[0-9][0-9]_*.py"))]
TAKEN = [os.environ["JOURNEY"]] if "JOURNEY" in os.environ else MODULES
DRAFTED = "the court relies on the registry copy."
# m00 asks one thing for the learner alone, which no marking run knows
OWN = questions.draft("m00-d1", "Why?", [questions.field("why", "One sentence, for yourself")])


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("journey")
    with environment(CASEBOOK_ROOT=str(ROOT)):
        lay(ROOT, folder, GRADED)
    for module in (*MODULES, "Welcome"):
        name = f"{module}.ipynb" if module == "Welcome" else f"{module}/{module}.ipynb"
        (folder / "modules" / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / "modules" / name, folder / "modules" / name)
    return folder


@pytest.fixture(scope="module")
def link(course: Path) -> Iterator[str]:
    with opened(course) as found:
        yield found


def plain(value: Any) -> Any:
    """Return an answer without what makes no difference: empty fields, the order of ticks, the two names of UTC."""
    if isinstance(value, dict):
        found = {key: plain(one) for key, one in value.items() if key != "sent"}
        return {key: one for key, one in found.items() if one not in ("", [], {}, None)}
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return sorted(value)
    return [plain(one) for one in value] if isinstance(value, list) else {"UTC": "+00:00"}.get(value, value)


@pytest.mark.parametrize("module", TAKEN)
def test_a_module_by_keyboard_from_first_answer_to_the_file_that_is_handed_in(
    course: Path, link: str, page: Page, module: str
) -> None:
    lesson = Lesson.load(ROOT / "course" / "lessons" / f"{module}.py")
    bound = lesson.with_case(open_case(ROOT / "datasets" / "case" / "public"))
    last = list(bound.questions)[-1]
    if module == "m00_start_here":
        bound.questions[OWN.id] = OWN
    wanted = answers(bound, DRAFTED)
    assert list(wanted.keys() ^ bound.questions.keys()) == []
    points = sum(mark.points for mark in bound.mark_all(wanted).values())

    page.goto(link)
    page.goto(running.module(link, module))
    page.wait_for_selector("[data-cb-ready=true]", timeout=60_000)
    expect(page.locator(".cb-form")).to_have_count(len(wanted))
    keyboard = Keyboard(page, bound.questions, wanted)
    at_the_desk(page, keyboard)
    keyboard.take(until=last)

    practised = sum(one.practice for one in bound.questions.values())
    expect(page.locator(".cb-feedback:has(.cb-right)")).to_have_count(practised)
    expect(page.locator(".cb-feedback .cb-wrong")).to_have_count(0)
    page.get_by_role("button", name="Check my work").press("Enter")
    checked = page.get_by_role("dialog").inner_text()
    assert "need your attention" not in checked
    page.keyboard.press("Escape")
    file = course / "modules" / module / "answers.json"
    given = {id: one["value"] for id, one in json.loads(file.read_text("utf-8"))["answers"].items()}
    assert {id: plain(value) for id, value in given.items()} == {id: plain(value) for id, value in wanted.items()}

    if points:
        page.get_by_role("button", name="Mark my work").press("Enter")
        page.get_by_text(f"{points:g} of {points:g} points").first.wait_for()
        page.keyboard.press("Escape")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download my work").press("Enter")
    name = download.value.suggested_filename
    archive = course / "course" / "downloaded" / module / "archive"
    archive.mkdir(parents=True)
    download.value.save_as(archive / name)
    with zipfile.ZipFile(archive / name) as packed:
        packed.extractall(course / "unpacked" / module)
    verified = verify_manifest(course / "unpacked" / module / "manifest-sha256.txt")
    assert set(verified.good) == {f"{module}.ipynb", "answers.json"}
    if module == GRADED:
        graded_and_fed_back(course, page, name.split("__")[0], points)


def at_the_desk(page: Page, keyboard: Keyboard) -> None:
    """Where a request is drafted, press each button when the keyboard gets there, and wait for what it brings."""
    findings = page.get_by_role("region", name="What the checklist finds")
    letters = page.get_by_role("region", name="Letters of the requested State")
    keyboard.at_button = {
        "Check": lambda: findings.get_by_text("Nothing is missing.").wait_for(),
        "Send to the United States": lambda: letters.get_by_role("group", name="executed").wait_for(),
        "Download as PDF": lambda: page.get_by_text("Printed:").wait_for(),
    }


def graded_and_fed_back(course: Path, page: Page, student: str, points: float) -> None:
    """Take what was downloaded through nbgrader's own commands, and read what comes back."""
    for arguments in (
        ["zip_collect", GRADED],
        ["generate_assignment", GRADED, "--force"],
        ["autograde", GRADED],
        ["generate_feedback", GRADED],
    ):
        run(course, "nbgrader", *arguments)
    with Gradebook(f"sqlite:///{course / 'course' / 'gradebook.db'}", "casebook") as gradebook:
        assert gradebook.find_submission(GRADED, student).score == points
    page.goto((course / "course" / "feedback" / student / GRADED / f"{GRADED}.html").as_uri())
    assert DRAFTED in page.locator("body").inner_text()
