"""README's table is made from the lessons, and Binder builds what the repository says."""

import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from casebook.build import front
from casebook.lesson.source import read

ROOT = Path(__file__).parents[2]
SOURCES = {path.stem: read(path) for path in sorted((ROOT / "course" / "lessons").glob("m*.py"))}


def test_every_module_has_a_row_with_its_minutes_and_opens_in_the_notebook_view_on_binder() -> None:
    rows = front.table(SOURCES, "owner/name").splitlines()[2:]
    assert len(rows) == len(SOURCES)
    for (module, source), row in zip(SOURCES.items(), rows, strict=True):
        link = re.search(r"\((https://[^)]+)\)", row)
        assert link and f"| {source.setup['minutes']} |" in row and front.subject(source) in row
        parts = urlsplit(link[1])
        assert parts.path == "/v2/gh/owner/name/HEAD"
        assert parse_qs(parts.query)["urlpath"] == [f"/notebooks/modules/{module}/{module}.ipynb"]
        assert (ROOT / "modules" / module / f"{module}.ipynb").is_file()


def test_only_what_stands_between_the_marks_is_made_anew() -> None:
    text = f"before\n{front.START}\nold\n{front.END}\nafter\n"
    assert front.readme(text, "new") == f"before\n{front.START}\nnew\n{front.END}\nafter\n"
    assert front.readme("no marks", "new") == "no marks"


@pytest.mark.skipif(sys.platform == "win32", reason="repo2docker builds images on Linux and macOS")
def test_binder_can_build_the_environment_and_does_so_again_only_when_a_pin_changes() -> None:
    tool = Path(sys.executable).with_name("jupyter-repo2docker")
    command = [tool, "--no-build", "--debug", "."]
    made = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert made.returncode == 0, made.stderr
    recipe = made.stdout + made.stderr
    assert "environment.yml" in recipe and "postBuild" in recipe
    # the whole repository is copied only after the environment: a new lesson does not install everything anew
    order = [recipe.index(step) for step in ("src/environment.yml", "env update", "src/ $", "RUN ./postBuild")]
    assert order == sorted(order)
