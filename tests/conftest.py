"""One real Chromium for all tests of a process: a second one beside it could not start."""

import os
from collections.abc import Iterator

import pytest
from browser.chromium import FLAGS, find
from playwright.sync_api import Browser, sync_playwright


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
