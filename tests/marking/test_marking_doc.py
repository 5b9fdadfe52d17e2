"""The examples of docs/marking.md are true."""

import doctest
from pathlib import Path

DOC = Path(__file__).resolve().parents[2] / "docs" / "marking.md"


def test_the_examples_hold() -> None:
    result = doctest.testfile(str(DOC), module_relative=False, encoding="utf-8")
    assert result.attempted > 40
    assert result.failed == 0
