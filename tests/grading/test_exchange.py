"""nbgrader's exchange, for a class on one server: released, fetched, submitted, collected, graded, fed back."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from nbgrader.api import Gradebook
from nbgrader.utils import get_username

from casebook.grading.demo import lay

ROOT = Path(__file__).parents[2]
MODULE = "m05_hashing"
ANSWERS = (ROOT / "solutions" / MODULE / "answers.json").read_text("utf-8")


class Seat:
    """One account's copy of the course on a server that all accounts share."""

    def __init__(self, folder: Path, exchange: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("CASEBOOK_ROOT", str(ROOT))
        lay(ROOT, folder, MODULE)
        self.folder, self.exchange = folder, exchange
        self.module = folder / "modules" / MODULE

    def nbgrader(self, *arguments: str) -> str:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("CASEBOOK_")}
        setting = {**kept, "CASEBOOK_ROOT": str(self.folder), "CASEBOOK_EXCHANGE": str(self.exchange)}
        run = [str(Path(sys.executable).with_name("nbgrader")), *arguments]
        done = subprocess.run(run, cwd=self.folder, capture_output=True, text=True, env=setting, check=False)
        assert done.returncode == 0, done.stderr[-3000:]
        return done.stdout + done.stderr


def test_the_whole_way_over_the_exchange(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    exchange = tmp_path / "exchange"
    instructor = Seat(tmp_path / "instructor", exchange, monkeypatch)
    learner = Seat(tmp_path / "learner", exchange, monkeypatch)

    instructor.nbgrader("generate_assignment", MODULE, "--force")
    (instructor.module / "answers.json").write_text(ANSWERS, "utf-8")
    (instructor.module / "answers.json.bak").write_text(ANSWERS, "utf-8")
    instructor.nbgrader("release_assignment", MODULE)
    released = {path.name for path in (exchange / "casebook" / "outbound" / MODULE).rglob("*")}
    assert released == {f"{MODULE}.ipynb"}

    shutil.rmtree(learner.module)
    assert MODULE in learner.nbgrader("list")
    learner.nbgrader("fetch_assignment", MODULE)
    assert {path.name for path in learner.module.iterdir()} == {f"{MODULE}.ipynb"}
    (learner.module / "answers.json").write_text(ANSWERS, "utf-8")
    learner.nbgrader("submit", MODULE)

    instructor.nbgrader("collect", MODULE)
    (student,) = (instructor.folder / "course" / "submitted").iterdir()
    assert student.name == get_username()
    assert json.loads((student / MODULE / "answers.json").read_text("utf-8")) == json.loads(ANSWERS)
    instructor.nbgrader("autograde", MODULE)
    with Gradebook(f"sqlite:///{instructor.folder / 'course' / 'gradebook.db'}", "casebook") as gradebook:
        submission = gradebook.find_submission(MODULE, student.name)
        marks = {grade.name: (grade.auto_score, grade.max_score) for grade in submission.notebooks[0].grades}
    assert all(auto == most for auto, most in marks.values() if auto is not None)
    assert sum(auto is not None for auto, _ in marks.values()) >= 12

    by_mail = instructor.folder / "course" / "submitted" / "by-mail" / MODULE
    by_mail.mkdir(parents=True)
    (by_mail / "answers.json").write_text(ANSWERS, "utf-8")
    (by_mail / "submission_secret.txt").symlink_to("/etc/passwd")
    instructor.nbgrader("autograde", MODULE)
    instructor.nbgrader("generate_feedback", MODULE)
    assert "give them their feedback file: by-mail" in instructor.nbgrader("release_feedback", MODULE)
    assert len(list((exchange / "casebook" / "feedback").iterdir())) == 1
    learner.nbgrader("fetch_feedback", MODULE)
    (page,) = (learner.module / "feedback").rglob(f"{MODULE}.html")
    given = instructor.folder / "course" / "feedback" / student.name / MODULE / f"{MODULE}.html"
    assert page.read_bytes() == given.read_bytes()
