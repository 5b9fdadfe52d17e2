"""An author corrects one entry of the register and builds: the learner's page says it; a broken one is sent back."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from . import running
from .running import opened, run

ROOT = Path(__file__).parents[2]
MODULE = "m05_hashing"
SAID = "The certificate is a condition precedent to\n    admitting secondary electronic evidence"
NEW = "The certificate is a condition precedent to\n    admitting a copy of an electronic record"


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A checkout of the course, without what a program or a learner made in it."""
    folder = tmp_path_factory.mktemp("author") / "course"
    own = shutil.ignore_patterns("answers.json*", "learner.json", "_build", "reading", ".ipynb_checkpoints", "mine")
    for name in ("modules", "datasets", "docs", "course/lessons", "course/rubrics", "course/pages"):
        shutil.copytree(ROOT / name, folder / name, ignore=own)
    for name in ("nbgrader_config.py", "README.md", "requirements.lock"):
        shutil.copy(ROOT / name, folder / name)
    yield folder


def test_a_corrected_entry_reaches_the_learner_with_one_file_changed(course: Path, page: Page) -> None:
    law = course / "datasets" / "register" / "india.yaml"
    before = law.read_text("utf-8")
    assert before.count(SAID) == 1
    law.write_text(before.replace(SAID, NEW), "utf-8", newline="\n")
    assert "error" not in run(course, "casebook", "register", "check")
    run(course, "casebook", "build", "m05")
    with opened(course) as link:
        page.goto(running.module(link, MODULE))
        page.wait_for_selector("[data-cb-ready=true]", timeout=60_000)
        badge = page.locator("details.cb-badge", has_text="IN-036").first
        assert "a copy of an electronic record" not in badge.inner_text()
        badge.locator("summary").press("Enter")
        assert "The certificate is a condition precedent to admitting a copy of an electronic record" in (
            badge.inner_text()
        )
        page.goto("about:blank")


def test_a_broken_correction_is_named_by_file_line_and_mend(course: Path) -> None:
    law = course / "datasets" / "register" / "india.yaml"
    before = law.read_text("utf-8")
    start = before.index("- id: IN-036\n")
    at = before.index("status: superseded", start)
    law.write_text(before[:at] + "status: overruled" + before[at + len("status: superseded") :], "utf-8", newline="\n")
    line = before[:at].count("\n") + 1
    try:
        for command in (("register", "check"), ("build", "m05")):
            said = run(course, "casebook", *command, exit=1 if command[0] == "register" else 2)
            assert "india.yaml" in said and f"line {line}" in said, said
            assert "superseded" in said, said
    finally:
        law.write_text(before, "utf-8", newline="\n")
