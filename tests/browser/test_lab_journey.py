"""The learner's way in JupyterLab: the same forms, hidden code, run on open, marks and file as in Notebook 7."""

import json
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from casebook.case import open_case
from casebook.lesson.keys import Lesson

from . import running
from .keyboard import Keyboard, answers
from .running import opened

ROOT = Path(__file__).parents[2]
MODULES = ("m00_start_here", "m05_hashing")
DRAFTED = "The registry copy is what was acquired."


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("lab")
    for name in ("datasets", "docs", "course/lessons"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("_build", "reading", "mine"))
    for name in ("nbgrader_config.py", "modules/Welcome.ipynb", *(f"modules/{one}/{one}.ipynb" for one in MODULES)):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, folder / name)
    return folder


@pytest.fixture(scope="module")
def link(course: Path) -> Iterator[str]:
    with opened(course, "--lab") as found:
        yield found


def test_the_welcome_page_opens_in_jupyterlab_and_shows_the_map(link: str, page: Page) -> None:
    assert "/lab/tree/modules/Welcome.ipynb" in link
    page.goto(link)
    # JupyterLab opens again what was open before, which may be ready first
    expect(page.locator("[data-cb-ready=true] table.cb-map")).to_contain_text("The hashes match.", timeout=60_000)
    expect(page.get_by_role("button", name="Certificate")).to_be_enabled()


@pytest.mark.parametrize("module", MODULES)
def test_a_module_is_answered_with_the_keyboard_and_downloaded_in_jupyterlab(
    course: Path, link: str, page: Page, module: str
) -> None:
    """All of the introduction, and of the module on hashing what comes before the fourth question."""
    bound = Lesson.load(course / "course" / "lessons" / f"{module}.py").with_case(
        open_case(course / "datasets" / "case" / "public")
    )
    ids = list(bound.questions)
    last = ids[-1] if module == MODULES[0] else "m05-q3"
    full = answers(bound, DRAFTED)
    wanted = {id: full[id] for id in ids[: ids.index(last) + 1]}
    graded = [id for id in wanted if not bound.questions[id].practice]
    points = sum(bound.mark(id, wanted[id]).earned for id in graded)

    page.goto(running.module(link, module))
    # JupyterLab opens again what was open before, behind what is asked for
    panel = page.locator("[data-cb-ready=true]:not(.lm-mod-hidden)")
    panel.wait_for(timeout=60_000)
    # for a moment that may be in front, with forms of its own
    count = len(bound.questions) + (module == MODULES[0])
    expect(panel.locator(".cb-form")).to_have_count(count, timeout=60_000)
    assert panel.locator(".cb-hidden .jp-Cell-inputWrapper:visible").count() == 0
    assert panel.locator(".cb-hidden").count() > len(wanted)
    Keyboard(page, bound.questions, wanted).take(until=last)
    page.get_by_role("button", name="Check my work").press("Enter")
    page.get_by_role("dialog").wait_for()
    page.keyboard.press("Escape")
    saved = json.loads((course / "modules" / module / "answers.json").read_text("utf-8"))["answers"]
    assert {id: one["value"] for id, one in saved.items()} == wanted
    if graded:
        page.get_by_role("button", name="Mark my work").press("Enter")
        page.get_by_role("dialog").get_by_text(f"{points:g} of ").first.wait_for()
        page.keyboard.press("Escape")
        expect(panel.locator(".cb-mark-points", has_text="3 of 3 points")).to_have_count(2)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download my work").press("Enter")
    with zipfile.ZipFile(download.value.path()) as packed:
        assert json.loads(packed.read("answers.json"))["answers"] == saved
