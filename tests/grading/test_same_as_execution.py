"""Marking answers as data gives the grades that executing the notebook gives, for every kind of learner.

`CASEBOOK_LEARNERS=500 pytest tests/grading/test_same_as_execution.py` is the long form.
"""

import os
from datetime import date
from pathlib import Path

import nbformat
import pytest
import stock
from classroom import ROOT

from casebook.build import build
from casebook.case import open_case
from casebook.grading import collected, submission, versions, work
from casebook.grading.simulated import KINDS, Learners, hand_in
from casebook.lesson.keys import Lesson

RANDOM = int(os.environ.get("CASEBOOK_LEARNERS", "6"))
# every so many learners a new kernel runs the whole notebook again
SHARED = 100
MODULES = sorted(path.stem for path in (ROOT / "course" / "lessons").glob("m[0-9][0-9]_*.py"))


@pytest.mark.parametrize("module", MODULES)
def test_grades_are_those_of_executing_the_same_notebook(
    module: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CASEBOOK_ROOT", str(ROOT))
    monkeypatch.delenv("CASEBOOK_SECRET_FILE", raising=False)
    collected.ready(module)
    made = stock.notebook(build.Course(ROOT, date.today()), module)
    lesson = Lesson.load(ROOT / "course" / "lessons" / f"{module}.py")
    learners = Learners(lesson.with_case(open_case(ROOT / "datasets" / "case" / "public")))
    who = [(kind, 0) for kind in KINDS[:-1]] + [("random", number) for number in range(RANDOM)]
    case = learners.bound.case.id
    for kind, number in who:
        hand_in(tmp_path / f"{kind}-{number}", module, case, learners.answers(kind, number), number)
    sent = [submission.fetch(tmp_path / f"{kind}-{number}", f"{kind}-{number}", module) for kind, number in who]
    ours = []
    now = versions.now(module)
    for one in sent:
        done = work.attempt(one, now)
        assert isinstance(done, work.Work), done
        text = done.files[0][1].decode()
        notebook = nbformat.reads(text, as_version=4)
        nbformat.validate(notebook)
        assert text == nbformat.writes(notebook) + "\n"
        ours.append(dict(done.marking.marks))
    theirs: list[dict[str, float]] = []
    for start in range(0, len(sent), SHARED):
        folder = tmp_path / f"kernel-{start}"
        folder.mkdir()
        answers = [one.answers or b"" for one in sent[start : start + SHARED]]
        theirs += stock.grades(made, folder, ROOT, answers)
    assert [set(one) for one in ours] == [set(one) for one in theirs]
    assert ours == theirs
    if lesson.marks:
        full, untouched, *_ = (sum(one.values()) for one in ours)
        assert full == sum(mark for id, mark in lesson.points.items() if id in lesson.marks) and untouched == 0
