"""A badge is read by keyboard, in forced colours and on paper."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from casebook import register

STYLE = (Path(register.__file__).parents[1] / "forms" / "form.css").read_text("utf-8")
UNCHECKED = next(one.id for one in register.load().values() if not one.checked)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page(viewport={"width": 320, "height": 900})
    badges = register.cite("IN-036", "US-F90214", UNCHECKED).html
    opened.set_content(f"<!doctype html><title>Badges</title><style>{STYLE}</style><p>Text {badges}</p>")
    yield opened
    opened.close()


def test_a_badge_opens_with_the_keyboard_alone(page: Page) -> None:
    first = page.locator("details").first
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "IN-036: SUPERSEDED"
    page.keyboard.press("Enter")
    assert first.get_attribute("open") is not None
    assert page.get_by_text("OVERRULED on 14 July 2020").is_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "US-F90214: rule"


def test_what_does_not_hold_or_was_not_checked_is_seen_without_colour(page: Page) -> None:
    page.emulate_media(forced_colors="active")
    styles = page.eval_on_selector_all("details", "all => all.map(one => getComputedStyle(one).borderTopStyle)")
    assert styles == ["double", "solid", "dashed"]
    assert "UNCHECKED" in page.locator("summary").last.inner_text()


def test_on_paper_every_badge_lies_open(page: Page) -> None:
    today = page.locator("details").first.locator("p").nth(1)
    assert not today.is_visible()
    page.emulate_media(media="print")
    assert today.is_visible()
    assert (today.bounding_box() or {"height": 0})["height"] > 20


def test_nothing_is_cut_off_on_a_narrow_screen(page: Page) -> None:
    page.eval_on_selector_all("details", "all => all.forEach(one => { one.open = true })")
    assert page.evaluate("document.documentElement.scrollWidth <= 320")
