"""A page in a real Chromium, and axe-core to judge what it shows."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

AXE = Path(__file__).parent / "vendor" / "axe.min.js"
Axe = Callable[[Page, str], list[str]]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    context.set_default_timeout(20_000)
    opened = context.new_page()
    yield opened
    context.close()


@pytest.fixture(scope="session")
def axe() -> Axe:
    def run(page: Page, selector: str) -> list[str]:
        """Return what axe-core objects to inside a part of the page."""
        page.evaluate(AXE.read_text("utf-8"))
        found: dict[str, Any] = page.evaluate("selector => axe.run(selector)", selector)
        return [f"{one['id']}: {node['html'][:120]}" for one in found["violations"] for node in one["nodes"]]

    return run
