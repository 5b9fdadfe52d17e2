"""A wheelhouse carries the course to a machine without a network, and what it installs stays small."""

import os
import re
import runpy
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
SIZE: dict[str, Any] = runpy.run_path(str(ROOT / "benchmarks" / "environment.py"))
WHEELHOUSE: dict[str, Any] = runpy.run_path(str(ROOT / ".ci" / "wheelhouse.py"))
# nothing answers there: whoever asks the network fails
NOWHERE = {"http_proxy": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9", "ALL_PROXY": "http://127.0.0.1:9"}
OPEN = """
import asyncio, os, sys
from pathlib import Path
import nbformat
from nbclient import NotebookClient
if sys.platform == "win32":
    asyncio.set_event_loop_policy(asyncio.WindowsSelectorEventLoopPolicy())
page = Path(sys.argv[1])
notebook = nbformat.read(page, as_version=4)
NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(page.parent)}}).execute()
forms = sum("application/vnd.jupyter.widget-view+json" in out.get("data", {})
            for cell in notebook.cells if cell.cell_type == "code" for out in cell.outputs)
print("forms:", forms)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="make is not there; README has the same in two lines")
def test_a_wheelhouse_installs_the_course_without_a_network_and_stays_under_700_mb(tmp_path: Path) -> None:
    house, fresh = tmp_path / "wheelhouse", tmp_path / "fresh"
    made = run(["make", "wheelhouse", f"WHEELHOUSE={house}"], cwd=ROOT)
    if made.returncode and not os.environ.get("CI"):
        pytest.skip(f"The wheelhouse could not be fetched: {made.stderr.strip().splitlines()[-1:]}")
    assert made.returncode == 0, made.stderr
    lock = (house / "requirements.lock").read_text("utf-8").splitlines()
    assert len(lock) == len(list(house.glob("*.whl"))) > 100
    assert any(line.startswith("casebook==") for line in lock)

    assert run([sys.executable, "-m", "venv", str(fresh)]).returncode == 0
    python = str(fresh / "bin" / "python")
    pip = [python, "-m", "pip", "install", "--quiet", "--no-index", "--no-compile", "--find-links", str(house)]
    done = run([*pip, "--require-hashes", "-r", str(house / "requirements.lock")], **NOWHERE)
    assert done.returncode == 0, done.stderr
    assert run([python, str(ROOT / ".ci" / "bytecode.py")]).returncode == 0

    course = lay(tmp_path / "course")
    told = run([str(fresh / "bin" / "casebook"), "--help"], cwd=course, **NOWHERE)
    assert told.returncode == 0 and "Open the course in the browser" in told.stdout
    page = course / "modules" / "m05_hashing" / "m05_hashing.ipynb"
    opened = run([python, "-c", OPEN, str(page)], cwd=course, **NOWHERE)
    assert opened.returncode == 0, opened.stderr
    assert int(re.findall(r"forms: (\d+)", opened.stdout)[0]) > 25

    taken = SIZE["total"](fresh)
    assert SIZE["problem"](taken) == ""
    table = SIZE["table"](fresh)
    assert table.count("\n| ") == SIZE["SHOWN"] + 2  # the heads and the rule below them
    for name in re.findall(r"^\| ([a-z0-9-]+) \| \d", table, re.MULTILINE):
        assert name in SIZE["SERVES"], f"say in benchmarks/environment.py what {name} serves"


def run(command: list[str], cwd: Path | None = None, **extra: str) -> subprocess.CompletedProcess[str]:
    """Run a command as a person would, in a shell that knows nothing of this environment."""
    kept = {name: text for name, text in os.environ.items() if not name.startswith(("CASEBOOK_", "PYTHON"))}
    return subprocess.run(command, cwd=cwd, env=kept | extra, capture_output=True, text=True, timeout=1200)


def lay(course: Path) -> Path:
    """Return a course folder as a learner has it: modules, datasets, lessons."""
    course.mkdir()
    for name in ("modules", "datasets", "course"):
        (course / name).mkdir()
    (course / "nbgrader_config.py").write_bytes((ROOT / "nbgrader_config.py").read_bytes())
    for name in ("register", "submissions", "case"):
        (course / "datasets" / name).symlink_to(ROOT / "datasets" / name)
    (course / "course" / "lessons").symlink_to(ROOT / "course" / "lessons")
    module = course / "modules" / "m05_hashing"
    module.mkdir()
    (module / "m05_hashing.ipynb").write_bytes((ROOT / "modules" / module.name / "m05_hashing.ipynb").read_bytes())
    return course


@pytest.fixture
def venv(tmp_path: Path) -> Iterator[Path]:
    """An environment of three packages: `big` asks for `part`, and `other` stands alone."""
    site = tmp_path / "lib" / "python3.11" / "site-packages"
    for name, size, asks in (("big", 5000, "Part>=1"), ("part", 9000, ""), ("other", 100, "gone; extra == 'x'")):
        (site / name).mkdir(parents=True)
        (site / name / "a.py").write_bytes(b"#" * size)
        (site / name / "__pycache__").mkdir()
        (site / name / "__pycache__" / "a.cpython-311.pyc").write_bytes(b"0" * 10)
        about = site / f"{name}-1.dist-info"
        about.mkdir()
        wants = f"Requires-Dist: {asks}\n" if asks else ""
        (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1\n{wants}", "utf-8")
        (about / "RECORD").write_text(f"{name}/a.py,,\n{name}-1.dist-info/METADATA,,\n", "utf-8")
    yield tmp_path


def test_the_size_of_a_package_counts_its_byte_code_and_what_nothing_else_asks_for(venv: Path) -> None:
    packages = SIZE["installed"](venv)
    asks = SIZE["wanted"](packages)
    # 5,000 bytes take two blocks, the byte code one, METADATA one
    assert SIZE["size"](packages["big"]) == 4 * SIZE["BLOCK"]
    assert asks == {"big": {"part"}, "part": set(), "other": set()}
    assert SIZE["alone"]("big", asks) == {"big", "part"}
    assert SIZE["alone"]("big", asks | {"other": {"part"}}) == {"big"}


def test_an_environment_over_the_limit_is_refused(venv: Path) -> None:
    assert SIZE["problem"](SIZE["total"](venv)) == ""
    with (venv / "lib" / "large.so").open("wb") as file:
        file.truncate(701 * SIZE["MB"])
    assert re.match(r"The environment takes 701 MB, 1 over the limit of 700", SIZE["problem"](SIZE["total"](venv)))


def test_the_page_holds_the_table_between_its_marks() -> None:
    page = (ROOT / "docs" / "environment.md").read_text("utf-8")
    assert SIZE["written"](SIZE["written"](page, "one"), "two") == SIZE["written"](page, "two")
    found = re.search(r"^(\d+) MB in \d+ packages, of 700 allowed", page, re.MULTILINE)
    assert found and int(found[1]) < SIZE["LIMIT"]


def test_a_lock_of_a_wheelhouse_names_each_wheel_with_its_own_hash(tmp_path: Path) -> None:
    wheel = tmp_path / "nbgrader_extra-0.9.6-py3-none-any.whl"
    wheel.write_bytes(b"x")
    assert WHEELHOUSE["pinned"](wheel) == (
        "nbgrader-extra==0.9.6 --hash=sha256:2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"
    )
