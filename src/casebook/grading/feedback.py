"""The page that a learner gets back: each graded question, the answer, the points with their reasons, and comments.

nbgrader's own page shows the whole notebook, calls every mark *Test cell*, and loads a script from another computer.
So does its page on which a person marks; there, that script is left out, and the mark scheme folds away between the
prompt and the answer.
"""

import re
import sys
from importlib.resources import files
from typing import Any

from nbconvert.exporters import HTMLExporter
from nbformat import NotebookNode
from nbgrader.api import Gradebook
from traitlets.config import Config

from casebook.forms import stylesheet

SCHEME = re.compile(r"^=== BEGIN MARK SCHEME ===$(.*?)^=== END MARK SCHEME ===$", re.M | re.S)
# what draws formulas, from another computer; no lesson has a formula
FORMULAS = re.compile(r"<!-- Load mathjax -->.*?<!-- End of mathjax configuration -->", re.S)
# the last line of a scheme may have become part of the list before it
FOLDED = re.compile(
    r"<p>=== BEGIN MARK SCHEME ===</p>(.*?)(?:<p>)?=== END MARK SCHEME ===(</li>\s*</[uo]l>|</p>|)", re.S
)
STYLE = """<style>
.rendered_html td, .rendered_html th { border: 1px solid #767676; padding: 0.25rem 0.5rem; vertical-align: top; }
.cb-scheme { border-top: 1px solid #767676; margin-top: 1rem; }
.cb-scheme summary { display: list-item; padding: 0.5rem 0; font-weight: 600; cursor: pointer; }
.cb-scheme h1 { font-size: 1.25em; } .cb-scheme h2 { font-size: 1.1em; } .anchor-link { display: none; }
</style>"""
ANSWER, MARK = 'class="cb-answer"', 'class="cb-mark"'


class FeedbackPage(HTMLExporter):
    """Draws `templates/casebook/index.html.j2` from a marked notebook whose cells carry score and comment."""

    def from_notebook_node(
        self, nb: NotebookNode, resources: dict[str, Any] | None = None, **options: Any
    ) -> tuple[Any, dict[str, Any]]:
        """Return the page as text, and its resources. `resources["nbgrader"]` says whose work it is."""
        given = resources or {}
        shown = NotebookNode({**nb, "cells": [cell for cell in nb.cells if html(cell) or task(cell)]})
        given["casebook"] = {
            "about": dict(nb.metadata.get("casebook", {})),
            "style": stylesheet(),
            "waiting": waiting(given["nbgrader"]),
            "html": html,
            "scheme": scheme,
        }
        return super().from_notebook_node(shown, given, **options)


class MarkingPage(HTMLExporter):
    """nbgrader's own page for the person who marks, without what it asks of another computer."""

    def from_notebook_node(
        self, nb: NotebookNode, resources: dict[str, Any] | None = None, **options: Any
    ) -> tuple[Any, dict[str, Any]]:
        """Return the page as text and its resources."""
        page, given = super().from_notebook_node(nb, resources, **options)
        folded = FOLDED.sub(r'<details class="cb-scheme"><summary>Mark scheme</summary>\1\2</details>', page)
        return FORMULAS.sub(STYLE, folded), given


def html(cell: NotebookNode) -> str:
    """Return the answer or the mark that a cell shows, as the grader drew it, or ""."""
    drawn = "".join(output.get("data", {}).get("text/html", "") for output in cell.get("outputs", ()))
    return drawn if ANSWER in drawn or MARK in drawn else ""


def task(cell: NotebookNode) -> bool:
    """Tell whether a cell is a piece that a person marks."""
    return bool(cell.metadata.get("nbgrader", {}).get("task"))


def scheme(cell: NotebookNode) -> str:
    """Return the mark scheme of such a piece, as Markdown below the headings of the page, or ""."""
    found = SCHEME.search(cell.source)
    return re.sub(r"(?m)^#", "##", found[1]) if found else ""


def waiting(whose: dict[str, str]) -> set[str]:
    """Return the pieces that no person has marked yet."""
    with Gradebook(whose["db_url"]) as book:
        found = book.find_submission_notebook(whose["notebook"], whose["assignment"], whose["student"])
        return {grade.name for grade in found.grades if grade.needs_manual_grade}


def install(config: Config) -> None:
    """Make `nbgrader generate_feedback`, and formgrader's button for it, write this page."""
    config.GenerateFeedback.exporter_class = FeedbackPage
    # a section of its own: nbgrader sets its template for every HTMLExporter
    config.FeedbackPage.template_name = "casebook"
    config.FeedbackPage.extra_template_basedirs = [str(files("casebook.grading") / "templates")]
    # formgrader reads these settings when it has been imported and before it makes its pages
    formgrader: Any = sys.modules.get("nbgrader.server_extensions.formgrader.formgrader")
    if formgrader:
        formgrader.HTMLExporter = MarkingPage
