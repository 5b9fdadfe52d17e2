"""Every module and page, opened as a learner opens it: it loads whole, is accessible, and asks nobody else."""

import contextlib
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, TimeoutError, expect

from casebook.lab.server import Server

from .conftest import Axe

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted(path.relative_to(ROOT / "modules").as_posix() for path in (ROOT / "modules").glob("m*/m*.ipynb"))
PAGES = [f"{path.stem.capitalize()}.ipynb" for path in sorted((ROOT / "course" / "pages").glob("*.py"))]
# what we put on the page: prose, outputs, the bar; what lies around them is Jupyter's
OURS = ".jp-RenderedMarkdown, .jp-OutputArea-output, .cb-bar"
LEARNERS_OWN = ("answers.json*", "learner.json", "_build", "reading", "mine", ".ipynb_checkpoints")
# what is wide may scroll inside its own box, as a table does; nothing may be cut off
WIDE = """() => [...document.querySelectorAll('.cb-form, .cb-mark, .cb-badge, .cb-bar, .jp-RenderedMarkdown p')]
  .filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
  .filter((one) => {
    for (let box = one; box && !box.matches('.jp-WindowedPanel-outer, body'); box = box.parentElement)
      if (box.scrollWidth > box.clientWidth && /auto|scroll/.test(getComputedStyle(box).overflowX)) return false;
    return true;
  })
  .map((one) => one.className + ': ' + one.textContent.slice(0, 60))"""
# WCAG lets a table scroll sideways; the keyboard must be able to scroll it, and a reader must hear what it is.
# What is far off the screen is not drawn, and so not measured, before it comes near
UNREACHED = """() => [...document.querySelectorAll('.jp-RenderedMarkdown, .jp-OutputArea-output')]
  .filter((one) => one.checkVisibility({contentVisibilityAuto: true}) && one.scrollWidth > one.clientWidth + 1)
  .filter((one) => one.tabIndex !== 0 || one.getAttribute('role') !== 'region' || !one.getAttribute('aria-label'))
  .map((one) => one.textContent.slice(0, 60))"""


# hidden code, prompts, and the paragraph marks beside headings
UNSEEN = re.compile(r"^(?:(?:ask|practice|mark|start)\(.*|\[\d* ?\]:|.*¶)$", re.MULTILINE)


def heard(page: Page) -> str:
    """Return everything that has a name for a screen reader, wherever the page is scrolled to, a line for each."""
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")
    named = (node.get("name", {}).get("value", "") for node in tree["nodes"] if not node["ignored"])
    return "\n".join(str(name) for name in named)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The whole course, laid where the test may write."""
    course = tmp_path_factory.mktemp("pages") / "course"
    course.mkdir()
    shutil.copy(ROOT / "nbgrader_config.py", course)
    for name in ("modules", "datasets", "docs", "course/lessons", "course/rubrics"):
        shutil.copytree(ROOT / name, course / name, ignore=shutil.ignore_patterns(*LEARNERS_OWN))
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("CASEBOOK_ROOT", raising=False)
        with Server(course, tmp_path_factory.mktemp("state")) as running:
            yield running


@pytest.mark.parametrize("notebook", [*NOTEBOOKS, *PAGES])
def test_a_page_loads_whole_is_accessible_fits_a_telephone_and_asks_nobody_else(
    page: Page, server: Server, axe: Axe, notebook: str
) -> None:
    page.goto(server.url(f"notebooks/modules/{notebook}"))
    page.wait_for_selector("[data-cb-ready]", timeout=120_000)
    assert page.locator("[data-cb-ready]").get_attribute("data-cb-ready") == "true"
    assert page.locator(".jp-OutputArea-output[data-mime-type*='stderr'], pre .ansi-red-fg").count() == 0
    assert axe(page, OURS) == []
    assert page.title().endswith(" - Casebook")
    assert UNSEEN.findall(heard(page)) == []
    page.set_viewport_size({"width": 320, "height": 800})
    with contextlib.suppress(TimeoutError):
        page.wait_for_function(f"({WIDE})().length === 0", timeout=5_000)
    assert page.evaluate(WIDE) == []
    page.wait_for_function(f"({UNREACHED})().length === 0", timeout=5_000)


def test_the_link_past_the_menus_leads_to_the_lesson_and_tab_to_a_line_of_code_that_is_run(
    page: Page, server: Server
) -> None:
    page.goto(server.url("notebooks/modules/m00_start_here/m00_start_here.ipynb"))
    page.wait_for_selector("[data-cb-ready]", timeout=120_000)
    page.locator(".skip-link").press("Enter")
    expect(page.locator(".jp-MarkdownCell").first).to_be_focused()
    line = page.locator(".jp-CodeCell:not(.cb-hidden)")
    page.locator("select", has_text="+05:30").focus()
    page.keyboard.press("Tab")
    expect(line).to_be_focused()
    expect(line).to_have_accessible_description("Shift and Enter run it.")
    page.keyboard.press("Shift+Enter")
    expect(line.locator(".jp-OutputArea-output")).to_contain_text("2")


def test_a_table_that_is_wider_than_a_telephone_is_named_and_scrolled_with_the_arrows(
    page: Page, server: Server
) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(server.url("notebooks/modules/Welcome.ipynb"))
    page.wait_for_selector("[data-cb-ready]", timeout=120_000)
    assert page.get_by_role("region", name="Table: Terms").count() == 0
    page.locator(".jp-RenderedMarkdown").first.evaluate(
        "(box, table) => box.insertAdjacentHTML('beforeend', table)",
        "<table><caption>Terms</caption><tr><td><div style='width: 900px'>preservation</div></td></tr></table>",
    )
    page.get_by_role("region", name="Table: Terms").focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    page.wait_for_function("document.activeElement.scrollLeft > 0")
    page.set_viewport_size({"width": 1600, "height": 800})
    page.locator(".jp-RenderedMarkdown table").evaluate("(table) => table.remove()")
    expect(page.get_by_role("region", name="Table: Terms")).to_have_count(0)
