"""The fuzzer runs, finds what is planted for it, and finds nothing in a short run."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

FUZZ = Path(__file__).with_name("fuzz.py")
# a minute in CI, a moment at a desk; an hour before a release
SECONDS = float(os.environ.get("CASEBOOK_FUZZ") or (60 if os.environ.get("CI") else 5))

pytest.importorskip("atheris")


def fuzz(*arguments: str, folder: Path, code: str = "") -> "subprocess.CompletedProcess[str]":
    """Run the fuzzer, after a line of code that breaks what it looks at."""
    script = folder / "run.py"
    script.write_text(f"import runpy\n{code}\nrunpy.run_path({str(FUZZ)!r}, run_name='__main__')\n", "utf-8")
    return subprocess.run(
        [sys.executable, str(script), *arguments], cwd=folder, capture_output=True, text=True, check=False
    )


def test_a_short_run_breaks_no_promise(tmp_path: Path) -> None:
    done = fuzz("--seconds", str(SECONDS), folder=tmp_path)
    assert done.returncode == 0, done.stderr[-2000:]
    assert int(done.stdout.split("fuzz: ")[1].split()[0]) > 100
    assert list(tmp_path.glob("crash-*")) == []


def test_a_planted_fault_is_found_and_its_input_is_kept(tmp_path: Path) -> None:
    broken = (
        "import casebook.answers.reading as reading\nstock = reading.parse\n"
        "def parse(data, changed=None):\n"
        "    if b'schema' in data: raise KeyError('planted')\n"
        "    return stock(data, changed)\n"
        "reading.parse = parse"
    )
    done = fuzz("--seconds", "60", folder=tmp_path, code=broken)
    assert done.returncode == 1
    assert "KeyError: 'planted'" in done.stderr
    (kept,) = tmp_path.glob("crash-*")
    again = fuzz("--input", str(kept), folder=tmp_path)
    assert again.returncode == 0, again.stderr[-2000:]
