"""A page in a real Chromium that may ask nobody outside this computer, and axe-core to judge what it shows."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

AXE = Path(__file__).parent / "vendor" / "axe.min.js"
HERE = re.compile(r"(https?|wss?)://(127\.0\.0\.1|localhost)[:/]|data:|blob:|file:")
Axe = Callable[[Page, str], list[str]]


def watched(context: BrowserContext) -> list[str]:
    """Return a list that fills with what the pages of a context ask of any other computer."""
    outside: list[str] = []

    def asked(url: str) -> None:
        if not HERE.match(url):
            outside.append(url)

    context.on("request", lambda request: asked(request.url))
    context.on("page", lambda page: page.on("websocket", lambda socket: asked(socket.url)))
    return outside


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A new page. The test fails when anything that was opened in it asks another computer."""
    context = browser.new_context()
    context.set_default_timeout(20_000)
    outside = watched(context)
    yield context.new_page()
    context.close()
    assert outside == []


@pytest.fixture(scope="session")
def axe() -> Axe:
    def run(page: Page, selector: str) -> list[str]:
        """Return what axe-core objects to inside a part of the page."""
        page.evaluate(AXE.read_text("utf-8"))
        found: dict[str, Any] = page.evaluate("selector => axe.run(selector)", selector)
        return [f"{one['id']}: {node['html'][:120]}" for one in found["violations"] for node in one["nodes"]]

    return run
