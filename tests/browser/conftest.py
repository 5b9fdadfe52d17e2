"""A real Chromium for the tests of this folder, and axe-core to judge what it shows."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from .chromium import find

AXE = Path(__file__).parent / "vendor" / "axe.min.js"
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
Axe = Callable[[Page, str], list[str]]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = find()
    if path is None:
        if os.environ.get("CI"):
            pytest.fail("there is no chromium, so nobody knows whether the forms work")
        pytest.skip("NO CHROMIUM: install the package chromium to run the browser tests")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield launched
        launched.close()


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
