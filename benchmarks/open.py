"""How long a module takes to open, against an empty notebook on the same server: to the first form one can use.

    python benchmarks/open.py [MODULE] [--runs 3]

Each run has a server and a browser of its own, so nothing is warm. Prints the medians and their ratio; the course
promises at most 1.3.
"""

import argparse
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

import nbformat
from nbformat import v4
from playwright.sync_api import sync_playwright

from casebook import paths
from casebook.lab.server import Server

LIMIT = 1.3
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic"]


def copy_course(target: Path, module: str) -> None:
    """Lay a course with one module and an empty notebook, so that the real one stays untouched."""
    root = paths.root()
    shutil.copy(root / "nbgrader_config.py", target)
    for name in (f"modules/{module}", "course/lessons", "datasets/case/public", "datasets/register"):
        shutil.copytree(
            root / name, target / name, ignore=shutil.ignore_patterns("answers.json*", ".ipynb_checkpoints")
        )
    kernel = {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}
    cell = v4.new_code_cell("print('ready')")
    nbformat.write(v4.new_notebook(cells=[cell], metadata={"kernelspec": kernel}), target / "modules" / "empty.ipynb")


def measure(course: Path, state: Path, path: str, selector: str, run_first: bool) -> float:
    """Return the seconds from the request of the page to the first element that matches `selector`."""
    with Server(course, state) as server, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        page = browser.new_page(viewport={"width": 1200, "height": 900})
        begun = time.perf_counter()
        page.goto(server.url(f"notebooks/modules/{path}"))
        if run_first:
            # an empty notebook is usable when its kernel has answered
            page.locator(".jp-CodeCell .cm-content").first.click(timeout=120_000)
            while not page.locator(selector).count() and time.perf_counter() - begun < 120:
                page.keyboard.press("Control+Enter")
                page.wait_for_timeout(100)
        page.wait_for_selector(selector, timeout=120_000)
        taken = time.perf_counter() - begun
        browser.close()
    return taken


def main() -> int:
    """Measure in turn and print a table. The exit status is 1 when the promise is broken."""
    parser = argparse.ArgumentParser(description="Time to the first usable form, against an empty notebook.")
    parser.add_argument("module", nargs="?", default="m05_hashing")
    parser.add_argument("--runs", type=int, default=3)
    given = parser.parse_args()
    if not shutil.which("chromium"):
        print("chromium is missing: apt-get install chromium", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="casebook-open-") as name:
        course, state = Path(name) / "course", Path(name) / "state"
        course.mkdir()
        copy_course(course, given.module)
        module = f"{given.module}/{given.module}.ipynb"
        empty, full = [], []
        for _ in range(given.runs):
            empty.append(measure(course, state, "empty.ipynb", ".jp-OutputArea-output", run_first=True))
            full.append(measure(course, state, module, ".cb-form input", run_first=False))
    ratio = statistics.median(full) / statistics.median(empty)
    print(f"empty notebook  {statistics.median(empty):6.2f} s to its first output")
    print(f"{given.module:15} {statistics.median(full):6.2f} s to the first form")
    print(f"ratio           {ratio:6.2f}   (promise: at most {LIMIT})")
    return 0 if ratio <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
