"""A class in an hour, as docs/instructor.md tells it: three learners at their own servers, one instructor at hers.

Hand-outs are opened in the browser and what comes back from it is collected, graded, marked by a person, and read.
"""

import json
import re
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest
from nbgrader.api import Gradebook
from playwright.sync_api import Page, expect

from casebook.build.release import environment
from casebook.case import open_case
from casebook.grading.demo import lay
from casebook.lesson.keys import CaseLesson, Lesson
from casebook.marking.gaming import mutations

from . import running
from .conftest import Axe
from .keyboard import Keyboard, answers
from .running import formgrader, opened, run

ROOT = Path(__file__).parents[2]
MODULE = "m05_hashing"
DRAFTED = "The court relies on the copy whose value was recorded."
ROSTER = "name,email\nZoë Müller,zoe@x.example\nPat O'Neil,pat@x.example\nLi Wei,li@x.example\n"
# by browser she answers these; the other two have answered everything on another day
FIRST = ["m05-q1", "m05-q2"]


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The instructor's course, before there is a class."""
    folder = tmp_path_factory.mktemp("hour") / "course"
    with environment(CASEBOOK_ROOT=str(ROOT)):
        lay(ROOT, folder, MODULE)
    return folder


def own(home: Path) -> CaseLesson:
    """Return the lesson with the case that a learner was handed."""
    case = open_case(home / "datasets" / "case" / "mine")
    return Lesson.load(ROOT / "course" / "lessons" / f"{MODULE}.py").with_case(case)


def answered(home: Path, wrong: int) -> None:
    """Let a learner have answered everything before, `wrong` questions otherwise than they should."""
    bound = own(home)
    values = answers(bound, DRAFTED)
    for id in list(bound.reference())[:wrong]:
        values[id] = next(iter(mutations(bound.questions[id], values[id])))
    body = {id: {"value": value, "saved": "2026-03-01T10:00:00Z"} for id, value in values.items()}
    sent = {"schema": 1, "module": MODULE, "case": bound.case.id, "answers": body}
    (home / "modules" / MODULE / "answers.json").write_text(json.dumps(sent), "utf-8")


def take(page: Page, home: Path) -> dict[str, Any]:
    """Answer the first questions and the drafted piece in the browser; return what was answered."""
    bound = own(home)
    full = answers(bound, DRAFTED)
    wanted = {id: full[id] for id in [*FIRST, "m05-t1"]}
    Keyboard(page, bound.questions, wanted).take(until=FIRST[-1])
    page.locator(".cb-draft textarea").first.focus()
    page.keyboard.press("Shift+Tab")
    Keyboard(page, bound.questions, wanted).take(until="m05-t1")
    return wanted


def download(page: Page, folder: Path) -> Path:
    """Press *Download my work* and keep the file in a folder."""
    with page.expect_download() as brought:
        page.get_by_role("button", name="Download my work").press("Enter")
    folder.mkdir(parents=True)
    path = folder / brought.value.suggested_filename
    brought.value.save_as(path)
    return path


def test_a_class_in_an_hour_from_the_roster_to_the_report(course: Path, page: Page, axe: Axe, tmp_path: Path) -> None:
    kept, back = tmp_path / "private", tmp_path / "back"
    (tmp_path / "roster.csv").write_text(ROSTER, "utf-8")
    roster = str(tmp_path / "roster.csv")
    said = run(course, "casebook", "class", "new", "--roster", roster, "--private", str(kept), "--module", "m05")
    assert "3 learners" in said
    names = [line.split(",") for line in (kept / "key.csv").read_text("utf-8-sig").splitlines()]
    by_name = {row[names[0].index("name")]: row[names[0].index("pseudonym")] for row in names[1:]}
    zoe, pat, li = (by_name[name] for name in ("Zoë Müller", "Pat O'Neil", "Li Wei"))

    for pseudonym, sent in (
        (zoe, back / "Zoë Müller_501_assignsubmission_file_"), (pat, back), (li, back / "mail" / "Li Wei")
    ):  # fmt: skip
        home = tmp_path / pseudonym
        with zipfile.ZipFile(kept / "handout" / f"{pseudonym}.zip") as archive:
            archive.extractall(home)
        if pseudonym != zoe:
            answered(home, wrong=0 if pseudonym == pat else 4)
        with opened(home) as link:
            page.goto(running.module(link, MODULE))
            page.wait_for_selector("[data-cb-ready=true]", timeout=60_000)
            if pseudonym == zoe:
                expect(page.locator(".cb-form")).to_have_count(len(own(home).questions))
                wanted = take(page, home)
                # its answer comes after every save
                page.get_by_role("button", name="Check my work").press("Enter")
                page.get_by_role("dialog").wait_for()
                page.keyboard.press("Escape")
                saved = json.loads((home / "modules" / MODULE / "answers.json").read_text("utf-8"))["answers"]
                assert {id: one["value"] for id, one in saved.items()} == wanted
            file = download(page, sent / "x") if pseudonym == pat else download(page, sent)
            page.goto("about:blank")
        assert file.name == f"{pseudonym}__{MODULE}.zip"
        if pseudonym == li:
            shutil.move(file, sent / "my work (2).zip")

    said = run(course, "casebook", "class", "collect", str(back))
    assert "3 of 3 learners have handed in" in said
    run(course, "casebook", "grade", "m05", "--workers", "1")
    a_person_marks(course, page, zoe)
    run(course, "nbgrader", "generate_feedback", MODULE)
    for pseudonym in by_name.values():
        page.goto((course / "course" / "feedback" / pseudonym / MODULE / f"{MODULE}.html").as_uri())
        text = page.locator("body").inner_text()
        assert DRAFTED in text and "marking." not in text and "Test cell" not in text
        full = page.locator(".cb-mark-points", has_text=re.compile(r"^(\d+) of \1 points"))
        assert full.count() == {zoe: len(FIRST), pat: 15, li: 11}[pseudonym]
        assert page.locator("td", has_text="not yet marked").count() == (pseudonym != zoe)
        assert axe(page, "body") == []
        page.set_viewport_size({"width": 320, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        page.set_viewport_size({"width": 1280, "height": 800})
    report = tmp_path / "report.html"
    run(course, "casebook", "class", "report", "m05", "--html", str(report))
    page.goto(report.as_uri())
    page.get_by_text("The same as a table").first.press("Enter")
    text = page.locator("body").inner_text()
    assert "3 learners marked, 3 in the class" in text and "waits for a person's mark\t2" in text
    assert not any(name in text for name in by_name)


def a_person_marks(course: Path, page: Page, pseudonym: str) -> None:
    """Mark a drafted piece in formgrader, where the answer, the scheme and the reasons stand."""
    database = f"sqlite:///{course / 'course' / 'gradebook.db'}"
    with Gradebook(database, "casebook") as gradebook:
        submission = gradebook.find_submission(MODULE, pseudonym)
        notebook, before = submission.notebooks[0].id, submission.score
        assert before > 0
    with formgrader(course) as address:
        page.goto(f"{address}/lab?token=abc")
        page.goto(f"{address}/formgrader/submissions/{notebook}/")
        # formgrader binds its fields when its own requests have been answered
        page.wait_for_load_state("networkidle", timeout=60_000)
        text = page.locator("body").inner_text()
        assert DRAFTED in text
        assert "marking." not in text
        page.get_by_text("Mark scheme", exact=True).press("Enter")
        assert "what is looked for" in page.locator("body").inner_text()
        with page.expect_response(
            lambda response: "/api/grade/" in response.url and response.request.method == "PUT", timeout=60_000
        ):
            page.locator("#m05-t1").fill("7")
            page.locator("#m05-t1").press("Tab")
        page.goto("about:blank")
    with Gradebook(database, "casebook") as gradebook:
        grade = gradebook.find_grade("m05-t1", MODULE, MODULE, pseudonym)
        assert (grade.manual_score, grade.needs_manual_grade) == (7, False)
        assert gradebook.find_submission(MODULE, pseudonym).score == before + 7
