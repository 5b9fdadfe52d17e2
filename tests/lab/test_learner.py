"""In a real browser: no code in sight, exercises that load by themselves, and work by keyboard that is saved."""

import hashlib
import io
import json
import urllib.request
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Download, Locator, Page, expect

from casebook import answers
from casebook.case import open_case
from casebook.lab import restoring, work
from casebook.lab.server import Server

MODULE = "m99_trial"
NOTEBOOK = f"notebooks/modules/{MODULE}/{MODULE}.ipynb"
# first start of a server on a busy machine
PATIENCE = 20_000
CASE = open_case(Path(__file__).parents[2] / "datasets" / "case" / "public").id
RIGHT = {"m99-q1": "second", "m99-q2": "the examiner"}


@pytest.fixture(scope="module")
def server(course: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The course as `casebook lab` serves it."""
    with Server(course, tmp_path_factory.mktemp("state")) as running:
        yield running


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser with nothing remembered."""
    made = browser.new_context(viewport={"width": 1200, "height": 900}, accept_downloads=True)
    made.set_default_timeout(PATIENCE)
    yield made
    made.close()


@pytest.fixture(scope="module")
def page(context: BrowserContext, server: Server) -> Page:
    """The module, open and loaded; `page.outside` lists requests to other hosts."""
    made = context.new_page()
    outside: list[str] = []
    made.on("request", lambda request: None if own(request.url) else outside.append(request.url))
    made.outside = outside  # type: ignore[attr-defined]
    made.goto(server.url(NOTEBOOK))
    ready(made)
    return made


@pytest.fixture
def folder(course: Path) -> Path:
    """The folder of the module, with no answer in it."""
    made = course / "modules" / MODULE
    (made / "answers.json").unlink(missing_ok=True)
    return made


@pytest.fixture
def answered(page: Page, folder: Path) -> Path:
    """The folder of the module, open in `page`, with a right answer to each question."""
    for id, value in RIGHT.items():
        answers.save(folder / "answers.json", MODULE, CASE, id, value)
    page.reload()
    ready(page)
    return folder


def own(url: str) -> bool:
    return url.startswith(("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:"))


def ready(page: Page) -> None:
    page.wait_for_selector("[data-cb-ready]")
    assert page.locator("[data-cb-ready]").get_attribute("data-cb-ready") == "true"


def dialog(page: Page, button: str) -> str:
    """Press a button by keyboard, read the dialog and close it with Escape."""
    page.get_by_role("button", name=button).focus()
    page.keyboard.press("Enter")
    shown = page.get_by_role("dialog", name=button)
    expect(shown).to_be_visible(timeout=PATIENCE)
    assert shown.evaluate("node => node.contains(document.activeElement)")
    text = shown.inner_text()
    page.keyboard.press("Escape")
    expect(shown).to_have_count(0)
    assert page.evaluate("document.activeElement.textContent") == button
    return text


@contextmanager
def brought_back(context: BrowserContext, server: Server, file: Path) -> Iterator[Locator]:
    """The dialog that comes after a file was chosen on the welcome page."""
    page = context.new_page()
    page.goto(server.url("notebooks/modules/Welcome.ipynb"))
    ready(page)
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Bring my work back").click()
    chooser.value.set_files(file)
    yield page.get_by_role("dialog", name="Bring my work back")
    page.close()


def test_no_code_is_in_sight_and_every_form_is(page: Page) -> None:
    assert page.locator(".cb-form").count() == 2
    assert page.locator(".jp-CodeCell").count() > 2
    for cell in page.locator(".jp-CodeCell .jp-Cell-inputWrapper").all():
        expect(cell).to_be_hidden()
    expect(page.get_by_role("status").first).to_contain_text("ready")


def test_a_slider_has_for_the_ear_the_name_that_it_has_for_the_eye(page: Page) -> None:
    expect(page.get_by_role("slider", name="Sectors in a chunk")).to_be_visible()


def test_one_page_has_one_kernel_however_early_it_was_asked_for(page: Page, server: Server) -> None:
    running = {}
    for kind in ("sessions", "kernels"):
        with urllib.request.urlopen(server.url(f"api/{kind}")) as reply:
            running[kind] = json.load(reply)
    assert [one["path"] for one in running["sessions"]].count(f"modules/{MODULE}/{MODULE}.ipynb") == 1
    assert len(running["kernels"]) == len(running["sessions"])


def test_check_says_in_words_what_is_missing(page: Page, folder: Path) -> None:
    text = dialog(page, "Check my work")
    assert "0 of 2 questions" in text
    assert "m99-q2" in text


def test_an_answer_given_by_keyboard_is_saved_and_there_after_a_reload(page: Page, folder: Path) -> None:
    page.reload()
    ready(page)
    page.get_by_role("radio", name="The first").focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio", name="The second")).to_be_checked()
    expect(page.locator(".cb-form").nth(0)).to_contain_text("Saved")
    page.get_by_role("textbox").first.focus()
    page.keyboard.type("the examiner")
    page.keyboard.press("Tab")
    expect(page.locator(".cb-form").nth(1)).to_contain_text("Saved")
    page.reload()
    ready(page)
    saved = answers.read(folder / "answers.json").answers
    assert {id: one.value for id, one in saved.items()} == RIGHT
    expect(page.get_by_role("radio", name="The second")).to_be_checked()


def test_mark_gives_points_and_reasons_and_leaves_them_in_the_page(page: Page, answered: Path) -> None:
    assert "3 of 3 points" in dialog(page, "Mark my work")
    expect(page.locator(".cb-mark").first).to_contain_text("2 of 2 points")


def test_download_gives_the_file_that_the_receipt_names(page: Page, answered: Path) -> None:
    brought: list[Download] = []
    page.on("download", lambda one: brought.append(one))
    text = dialog(page, "Download my work")
    assert f"__{MODULE}.zip" in text
    if not brought:
        page.wait_for_event("download", timeout=PATIENCE)
    assert brought[0].suggested_filename in text
    data = Path(brought[0].path()).read_bytes()
    assert hashlib.sha256(data).hexdigest() in text
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert set(archive.namelist()) == {f"{MODULE}.ipynb", "answers.json", "manifest-sha256.txt"}


@pytest.mark.parametrize("status", [None, 404])
def test_a_download_that_fails_says_where_the_file_is(page: Page, answered: Path, status: int | None) -> None:
    page.route("**/files/**", lambda route: route.fulfill(status=status) if status else route.abort())
    assert "lies in the folder modules" in dialog(page, "Download my work")
    page.unroute("**/files/**")


def test_using_the_module_changes_no_byte_of_its_notebook(page: Page, course: Path) -> None:
    path = course / "modules" / MODULE / f"{MODULE}.ipynb"
    before = path.read_bytes()
    with page.expect_response(lambda answer: answer.request.method == "PUT" and "/api/contents/" in answer.url):
        page.keyboard.press("Control+s")
    assert path.read_bytes() == before
    assert b'"outputs": []' in before


def test_no_request_leaves_this_computer(page: Page) -> None:
    assert page.outside == []  # type: ignore[attr-defined]


def test_the_page_fits_a_narrow_screen(page: Page) -> None:
    wide = page.viewport_size
    page.set_viewport_size({"width": 320, "height": 700})
    for name in ("Check my work", "Mark my work", "Download my work"):
        box = page.get_by_role("button", name=name).bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= 320 and box["height"] >= 44
    assert wide
    page.set_viewport_size(wide)


def test_a_notebook_that_is_not_of_the_course_is_left_alone(
    context: BrowserContext, server: Server, course: Path
) -> None:
    import nbformat
    from nbformat import v4

    cells = [v4.new_code_cell("print(1)", metadata={"tags": ["cb-hidden", "cb-run"]})]
    nbformat.write(v4.new_notebook(cells=cells), course / "modules" / "other.ipynb")
    page = context.new_page()
    page.goto(server.url("notebooks/modules/other.ipynb"))
    expect(page.locator(".jp-CodeCell .jp-Cell-inputWrapper")).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_role("button", name="Check my work")).to_have_count(0)
    page.close()


def test_the_glossary_is_one_click_away(page: Page) -> None:
    assert "write blocker" in dialog(page, "Words")


def test_work_is_brought_back_on_the_welcome_page(
    context: BrowserContext, server: Server, folder: Path, tmp_path: Path
) -> None:
    answers.save(folder / "answers.json", MODULE, CASE, "m99-q2", "the examiner")
    kept = tmp_path / f"heron-4821__{MODULE}.zip"
    kept.write_bytes(work.pack(folder))
    (folder / "answers.json").unlink()
    with brought_back(context, server, kept) as shown:
        expect(shown).to_contain_text("back", timeout=PATIENCE)
    assert answers.read(folder / "answers.json").answers["m99-q2"].value == "the examiner"


# the largest that is taken, and one whose message would break the connection to the kernel
@pytest.mark.parametrize(("size", "said"), [(restoring.LIMIT_ZIP, "cannot be opened"), (8_000_000, "is too large")])
def test_a_wrong_file_is_named_however_large_it_is(
    context: BrowserContext, server: Server, tmp_path: Path, size: int, said: str
) -> None:
    wrong = tmp_path / f"heron-4821__{MODULE}.zip"
    wrong.write_bytes(bytes(size))
    with brought_back(context, server, wrong) as shown:
        expect(shown).to_contain_text(said, timeout=PATIENCE)


def test_the_text_can_be_read_while_the_kernel_does_not_answer(context: BrowserContext, server: Server) -> None:
    page = context.new_page()
    page.route_web_socket("**/api/kernels/*/channels*", lambda socket: None)
    page.goto(server.url(NOTEBOOK))
    expect(page.locator(".cb-bar")).to_contain_text("Loading")
    cells = len(json.loads((server.course / "modules" / MODULE / f"{MODULE}.ipynb").read_text("utf-8"))["cells"])
    expect(page.locator(".jp-Cell")).to_have_count(cells, timeout=PATIENCE)
    expect(page.locator(".cb-form")).to_have_count(0)
    page.close()
