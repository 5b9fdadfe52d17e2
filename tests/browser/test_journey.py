"""A learner takes a module with the keyboard alone; what is downloaded is collected, graded and fed back by nbgrader.

The module is m05; `JOURNEY=m01_stale_law pytest tests/browser/test_journey.py` takes another one.
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from nbgrader.api import Gradebook
from playwright.sync_api import Page

from casebook.case import open_case
from casebook.grading.demo import lay
from casebook.lesson.keys import Lesson
from casebook.questions import Draft, Order

from .conftest import Axe

ROOT = Path(__file__).parents[2]
MODULE = os.environ.get("JOURNEY", "m05_hashing")
BIN = Path(sys.executable).parent
PUBLIC = open_case(ROOT / "datasets" / "case" / "public")
LESSON = Lesson.load(ROOT / "course" / "lessons" / f"{MODULE}.py").with_case(PUBLIC)
REFERENCE: dict[str, Any] = LESSON.reference()
POINTS = sum(mark.points for mark in LESSON.mark_all(REFERENCE).values())
ORDERED = [one for one in LESSON.questions.values() if isinstance(one, Order) and not one.practice]
ORDER = {item.key: item.text for one in ORDERED for item in one.items}
DRAFTS = {
    one.id: {field.key: f"{field.label}: the court relies on the registry copy." for field in one.fields}
    for one in LESSON.questions.values()
    if isinstance(one, Draft)
}
LAST = list(LESSON.questions)[-1]

# What a person sees of the place where the keyboard is: which question, which control, what it says.
FOCUS = """() => {
  const at = document.activeElement, form = at.closest('.cb-form');
  if (!form) return {id: '', tag: at.tagName, code: !!at.closest('.cm-editor')};
  const label = at.labels?.[0]?.textContent ?? '';
  const inside = [...form.querySelectorAll('input, select, textarea, button, summary')];
  return {id: form.querySelector('.cb-head').textContent.match(/m\\d\\d-\\w+/)[0], tag: at.tagName, type: at.type || '',
          value: at.value || '', label, checked: !!at.checked, at: inside.indexOf(at), last: inside.at(-1) === at,
          options: at.tagName === 'SELECT' ? [...at.options].map((one) => one.value) : [],
          selects: [...form.querySelectorAll('select')].indexOf(at)};
}"""

ITEMS = """() => [...document.activeElement.closest('.cb-form').querySelectorAll('li > span:first-child')]
  .map((one) => one.textContent)"""
RADIOS = "() => [...document.getElementsByName(document.activeElement.name)].map((one) => one.value)"


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("journey")
    before = os.environ.get("CASEBOOK_ROOT")
    os.environ["CASEBOOK_ROOT"] = str(ROOT)
    lay(ROOT, folder, MODULE)
    (folder / "modules" / "Welcome.ipynb").write_bytes((ROOT / "modules" / "Welcome.ipynb").read_bytes())
    yield folder
    os.environ.pop("CASEBOOK_ROOT")
    if before is not None:
        os.environ["CASEBOOK_ROOT"] = before


def setting(course: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CASEBOOK_")}
    return {**kept, "CASEBOOK_ROOT": str(course), "HOME": str(course), "PATH": f"{BIN}:{os.environ['PATH']}"}


@pytest.fixture(scope="module")
def link(course: Path) -> Iterator[str]:
    run = [str(BIN / "casebook"), "lab", "--no-browser"]
    with (course / "server.log").open("wb") as log:
        process = subprocess.Popen(run, cwd=course, env=setting(course), stdout=subprocess.PIPE, stderr=log, text=True)
        assert process.stdout
        found = next((match[0] for line in process.stdout if (match := re.search(r"http://\S+", line))), "")
        assert found, (course / "server.log").read_text("utf-8")
        yield found
        process.terminate()
        process.wait(20)


def wanted(id: str) -> Any:
    return DRAFTS.get(id, REFERENCE.get(id))


def listed(value: Any) -> list[str]:
    """Return the keys that an answer ticks, whatever its shape."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return value
    return [value.get("outcome", ""), *value.get("grounds", [])]


def inner(value: Any) -> Any:
    """Return the value that a ruling asks for, or the answer itself."""
    return value["value"] if isinstance(value, dict) and "outcome" in value else value


def typed(focus: dict[str, Any], value: Any) -> str:
    """Return what to type into a field."""
    given = inner(value)
    if isinstance(given, str):
        return given
    if "date" in given:
        return str(given["date" if "Date" in focus["label"] or "date" in focus["label"] else "time"])
    for part in ("hex", "number"):
        if part in given:
            return str(given[part])
    return str(next(text for text in given.values() if text.startswith(focus["label"])))


def selected(focus: dict[str, Any], value: Any) -> str:
    """Return what to select in a list."""
    given = inner(value)
    named = next((given[part] for part in ("algorithm", "unit", "zone") if part in given), None)
    return str(named if named is not None else list(given.values())[focus["selects"]])


def answer(page: Page, focus: dict[str, Any], placed: dict[str, list[str]]) -> None:
    """Do with the keyboard what the answer asks of the control that has the focus."""
    value = wanted(focus["id"])
    if value is None:
        return
    if focus["type"] == "radio":
        options = page.evaluate(RADIOS)
        goal = next(key for key in listed(value) if key in options)
        page.keyboard.press("Space")
        for _ in range(options.index(goal) - options.index(focus["value"])):
            page.keyboard.press("ArrowDown")
    elif focus["type"] == "checkbox":
        if (focus["value"] in listed(value)) != focus["checked"]:
            page.keyboard.press("Space")
    elif focus["tag"] == "SELECT":
        goal = selected(focus, value)
        for _ in range(focus["options"].index(goal)):
            page.keyboard.press("ArrowDown")
    elif focus["tag"] in ("INPUT", "TEXTAREA"):
        page.keyboard.press("Control+a")
        page.keyboard.type(typed(focus, value))
    elif focus["tag"] == "BUTTON" and isinstance(value, list) and focus["id"] not in placed:
        placed[focus["id"]] = value
        sort_with_buttons(page, value)


def sort_with_buttons(page: Page, goal: list[str]) -> None:
    """Bring the items into order with the buttons Up, by their names, from the first place to the last."""
    texts = page.evaluate(ITEMS)
    order = {key: text for key, text in ORDER.items() if text in texts}
    for place, key in enumerate(goal):
        while True:
            now = page.evaluate(ITEMS)
            if now[place] == order[key]:
                break
            focus_button(page, f"Move up: {order[key]}")
            page.keyboard.press("Enter")


def focus_button(page: Page, name: str) -> None:
    """Walk with Tab or Shift and Tab to a button of the same question."""
    ahead = page.evaluate(
        """name => { const form = document.activeElement.closest('.cb-form');
        const all = [...form.querySelectorAll('button:not(:disabled)')];
        const there = all.findIndex((one) => one.getAttribute('aria-label') === name);
        return there - all.indexOf(document.activeElement); }""",
        name,
    )
    for _ in range(abs(ahead)):
        page.keyboard.press("Tab" if ahead > 0 else "Shift+Tab")


def take_with_keyboard(page: Page) -> None:
    """Walk through the whole page with Tab and answer what comes."""
    done: set[tuple[str, int]] = set()
    placed: dict[str, list[str]] = {}
    for _ in range(1500):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        if not focus["id"]:
            if focus.get("code"):
                page.keyboard.press("Escape")
            continue
        key = (focus["id"], focus["at"])
        if key not in done:
            done.add(key)
            answer(page, focus, placed)
        if focus["id"] == LAST and focus["tag"] == "TEXTAREA" and focus["last"]:
            page.keyboard.press("Tab")
            return
    raise AssertionError(f"the end was not reached with Tab; the last place was {focus}")


def test_a_module_by_keyboard_from_first_answer_to_feedback(course: Path, link: str, page: Page, axe: Axe) -> None:
    outside: list[str] = []
    here = re.compile(r"(https?|wss?)://(127\.0\.0\.1|localhost)[:/]|data:|blob:")
    page.on("request", lambda request: None if here.match(request.url) else outside.append(request.url))
    page.goto(link)
    page.goto(link.replace("Welcome.ipynb", f"{MODULE}/{MODULE}.ipynb"))
    drawn = "count => document.querySelectorAll('.cb-form').length === count"
    page.wait_for_function(drawn, arg=len(LESSON.questions), timeout=60_000)
    assert axe(page, ".cb-form") == []
    take_with_keyboard(page)
    file = course / "modules" / MODULE / "answers.json"
    page.get_by_role("button", name="Check my work").press("Enter")
    page.get_by_role("dialog").wait_for()
    page.keyboard.press("Escape")
    given = {id: one["value"] for id, one in json.loads(file.read_text("utf-8"))["answers"].items()}
    assert {id: given.get(id) for id in REFERENCE} == REFERENCE
    assert {id: given.get(id) for id in DRAFTS} == DRAFTS

    page.get_by_role("button", name="Mark my work").press("Enter")
    page.get_by_text(f"{POINTS:g} of {POINTS:g} points").first.wait_for()
    page.keyboard.press("Escape")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download my work").press("Enter")
    archive = course / "course" / "downloaded" / MODULE / "archive"
    archive.mkdir(parents=True)
    download.value.save_as(archive / download.value.suggested_filename)
    assert outside == []

    for arguments in (
        ["zip_collect", MODULE],
        ["generate_assignment", MODULE, "--force"],
        ["autograde", MODULE],
        ["generate_feedback", MODULE],
    ):
        run = [str(BIN / "nbgrader"), *arguments]
        done = subprocess.run(run, cwd=course, env=setting(course), capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr[-2000:]
    student = download.value.suggested_filename.split("__")[0]
    with Gradebook(f"sqlite:///{course / 'course' / 'gradebook.db'}", "casebook") as gradebook:
        assert gradebook.find_submission(MODULE, student).score == POINTS
    page.goto((course / "course" / "feedback" / student / MODULE / f"{MODULE}.html").as_uri())
    assert "the court relies on the registry copy." in page.locator("body").inner_text()
