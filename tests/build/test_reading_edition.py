"""The reading edition: what learners see, no code they do not see, no solutions, and a failure is said in a line."""

import json
from pathlib import Path

import nbformat
import pytest
from nbformat import v4
from playwright.sync_api import Browser
from pypdf import PdfReader

from casebook.build import reading
from casebook.errors import CasebookError

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def page() -> nbformat.NotebookNode:
    return reading.edition(ROOT, "m00_start_here")


def shown(page: nbformat.NotebookNode) -> str:
    return json.dumps([cell.get("outputs", cell.source) for cell in page.cells])


def test_every_question_is_in_print_with_its_line(page: nbformat.NotebookNode) -> None:
    source = (ROOT / "course" / "lessons" / "m00_start_here.py").read_text("utf-8")
    asked = {part.split('"')[0] for part in source.split('practice="')[1:]}
    assert asked
    for id in asked:
        assert f"Question {id}" in shown(page)


def test_a_module_is_called_by_its_number_and_its_title(page: nbformat.NotebookNode) -> None:
    title = next(cell.source.splitlines()[0] for cell in page.cells if cell.cell_type == "markdown")
    assert title == "# m00: Start here: how do I answer, and who sees it?"


def test_code_is_out_of_sight_and_nothing_waits_for_a_mark(page: nbformat.NotebookNode) -> None:
    for cell in page.cells:
        hidden = cell.cell_type == "code" and ("ask(" in cell.source or "practice(" in cell.source)
        assert not hidden or cell.metadata.tags == ["remove-input"]
    assert "Not marked yet" not in shown(page)
    assert "widget-view" not in shown(page)


def test_a_module_that_fails_is_named_and_nothing_is_written(tmp_path: Path) -> None:
    for name in ("datasets", "course", "docs"):
        (tmp_path / name).symlink_to(ROOT / name, target_is_directory=True)
    (tmp_path / "nbgrader_config.py").touch()
    folder = tmp_path / "modules" / "m99_broken"
    folder.mkdir(parents=True)
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    cell = v4.new_code_cell("import sys; print('a warning', file=sys.stderr)")
    nbformat.write(v4.new_notebook(cells=[cell], metadata={"kernelspec": kernel}), folder / "m99_broken.ipynb")
    with pytest.raises(CasebookError, match="m99_broken, cell 0: a warning"):
        reading.write(tmp_path, tmp_path / "out")
    assert not list((tmp_path / "out").glob("*.ipynb"))


def test_a_page_becomes_a_tagged_pdf_with_its_words_in_order(tmp_path: Path, browser: Browser) -> None:
    html = tmp_path / "page.html"
    html.write_text("<!doctype html><html lang=en><title>T</title><h1>First</h1><p>Second</p><p>Third</p>", "utf-8")
    reading.print_pdf(html, tmp_path / "page.pdf")
    pdf = PdfReader(tmp_path / "page.pdf")
    text = pdf.pages[0].extract_text()
    assert "/StructTreeRoot" in pdf.trailer["/Root"]
    assert text.index("First") < text.index("Second") < text.index("Third")
