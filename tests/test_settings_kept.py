"""The gate on settings: a file of tests that leaves one behind fails itself, and not the next one."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
LEAK = 'import os\nos.environ["CASEBOOK_ROOT"] = "/nowhere"\n'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"{LEAK}def test_one(): pass\n", "has changed the settings of Casebook while it was read"),
        (f"def test_one():\n    {LEAK.replace(chr(10), '; ', 1)}", "test_one.py leaves other settings"),
        ("def test_one(monkeypatch): monkeypatch.setenv('CASEBOOK_ROOT', '/nowhere')\n", "1 passed"),
    ],
)
def test_a_setting_that_is_left_behind_fails_the_file_that_left_it(text: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "conftest.py").write_bytes((TESTS / "conftest.py").read_bytes())
    (tmp_path / "test_one.py").write_text(text, "utf-8")
    call = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", str(tmp_path), str(tmp_path)]
    done = subprocess.run(call, env={**os.environ, "PYTHONPATH": str(TESTS)}, capture_output=True, text=True)
    assert said in done.stdout
    assert ("error" in done.stdout) == (said[-6:] != "passed")
