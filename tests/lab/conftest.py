"""A small course of its own for the browser: the tests never write into the real one."""

import os
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from casebook.build import build
from casebook.lesson.source import parse

ROOT = Path(__file__).parents[2]
MODULE = "m99_trial"
LESSON = '''"""m99 A trial."""

# %% setup title="A trial of the page" minutes=5
from casebook.lesson import ask, mark, show, start

start(__file__)

# %% [markdown]
"""
<!-- section: title -->
# A trial of the page
"""

# %%
show.chunk_explorer(9600)

# %% question="m99-q1" points=2 level="apply" objective="o1"
ask.choice("Which value must agree?", {"first": "The first", "second": "The second", "third": "The third"})

# %% mark="m99-q1"
marking.choice(answer, "second", because="The second is written down elsewhere.")

# %% question="m99-q2" points=1 level="apply" objective="o1"
ask.text("Who copied the disk?")

# %% mark="m99-q2"
marking.text(answer, "the examiner", because="The custody record names the examiner.")
'''


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A course of one module and the welcome page, built from their sources, on the public case."""
    made = tmp_path_factory.mktemp("course")
    shutil.copy(ROOT / "nbgrader_config.py", made)
    lesson = made / "course" / "lessons" / f"{MODULE}.py"
    lesson.parent.mkdir(parents=True)
    lesson.write_text(LESSON, encoding="utf-8")
    notebook, problems = build.expand(build.Course(made, date(2026, 11, 24)), parse(LESSON, lesson))
    assert not problems
    target = made / "modules" / MODULE / f"{MODULE}.ipynb"
    target.parent.mkdir(parents=True)
    target.write_text(build.text(notebook), encoding="utf-8", newline="\n")
    pages, problems = build.page(ROOT / "course" / "pages" / "welcome.py")
    assert not problems
    for name, text in pages.items():
        (made / name).write_text(text, encoding="utf-8", newline="\n")
    (made / "docs").mkdir()
    shutil.copy(ROOT / "docs" / "glossary.yaml", made / "docs")
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(os.environ, "CASEBOOK_CASE", str(ROOT / "datasets" / "case" / "public"))
        patch.delitem(os.environ, "CASEBOOK_ROOT", raising=False)
        yield made
