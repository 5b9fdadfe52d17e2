"""One Chromium for all tests of a process; a busy machine fails no property; no file of tests changes the next one's
settings."""

import os
from collections.abc import Iterator

import pytest
from browser.chromium import FLAGS, find
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright


def told() -> dict[str, str]:
    """Return the settings of Casebook that this process has."""
    return {name: value for name, value in os.environ.items() if name.startswith("CASEBOOK_")}


STARTED = told()
# what a property promises does not depend on the time that an example takes
settings.register_profile("course", deadline=None)
settings.load_profile("course")


@pytest.fixture(scope="module", autouse=True)
def settings_are_kept(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail the file of tests that leaves a setting behind: otherwise another one fails, on another day."""
    assert told() == STARTED, "a file of tests has changed the settings of Casebook while it was read"
    yield
    assert told() == STARTED, f"{request.path.name} leaves other settings of Casebook than it met"


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
