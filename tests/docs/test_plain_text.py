"""The way without forms is walked by following its page alone: what it prints can be copied, and works."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from casebook.case import open_case
from casebook.cli import casebook

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "plain-text.md").read_text("utf-8")
SAMPLE = json.loads(re.search(r"```json\n(.+?)```", PAGE, re.DOTALL)[1])  # type: ignore[index]


@pytest.fixture
def seat(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CASEBOOK_ROOT", str(ROOT))
    monkeypatch.setenv("CASEBOOK_CASE", str(ROOT / "datasets" / "case" / "public"))
    monkeypatch.chdir(ROOT)
    return tmp_path


def checked(folder: Path, content: object, module: str = "m05") -> str:
    (folder / "answers.json").write_text(json.dumps(content), "utf-8")
    done = CliRunner().invoke(casebook, ["mark", module, "--check", "--folder", str(folder)])
    assert done.exit_code == 0, done.output
    return done.output


def test_the_file_on_the_page_is_of_the_public_case_and_counts(seat: Path) -> None:
    assert SAMPLE["case"] == open_case(ROOT / "datasets" / "case" / "public").id
    said = checked(seat, SAMPLE)
    assert "m05-p1: right." in said and "m05-w1: right." in said
    assert "0 of 16 questions are answered and can be marked." in said


def test_the_commands_on_the_page_work(seat: Path) -> None:
    lines = re.findall(r"^ {4,}casebook (evidence .+)$", PAGE, re.MULTILINE)
    assert len(lines) >= 2
    for line in lines:
        assert CliRunner().invoke(casebook, line.split()).exit_code == 0, line


def test_check_says_what_is_missing_and_malformed_and_gives_no_mark(seat: Path) -> None:
    value = {"outcome": "sound", "grounds": ["recorded"], "value": {"algorithm": "md5", "hex": "12"}}
    given = {"m05-q2": {"value": value}, "m05-q5": {"value": ["day"]}, "m05-p1": {"value": "nowhere"}}
    said = checked(seat, {**SAMPLE, "answers": given})
    assert re.search(r"^m05-q2: The MD5 that you recomputed", said, re.MULTILINE)
    assert re.search(r"^m05-p1: ", said, re.MULTILINE) and "m05-p1: right" not in said
    assert re.search(r"^m05-q1: Not answered yet", said, re.MULTILINE)
    assert "m05-q5" not in said and "1 of 16" in said
    assert "points" not in said.replace("m05", "")


def test_check_names_a_file_of_another_case(seat: Path) -> None:
    assert "Write that number" in checked(seat, {**SAMPLE, "case": "C-fa36df12"})


def test_m00_is_taken_that_way_from_its_first_question_to_its_last(seat: Path) -> None:
    answers = {
        "m00-p1": "file", "m00-p2": ["hash", "rule"], "m00-p3": {"same": "values", "true": "more"},
        "m00-p4": ["open", "answer", "mark", "hand"], "m00-p5": {"acq": "first", "coc": "held"},
        "m00-p6": {"date": "2026-03-02", "time": "09:30:00", "zone": "+05:30"}, "m00-p7": "today",
        "m00-p8": {"outcome": "same", "grounds": ["equal", "written"]}, "m00-p9": {"1": "sound", "2": "empty"},
    }  # fmt: skip
    file = {**SAMPLE, "module": "m00_start_here", "answers": {id: {"value": one} for id, one in answers.items()}}
    said = checked(seat, file, "m00")
    assert {line.split(":")[0] for line in said.splitlines()} == set(answers)
    assert "not right" not in said
