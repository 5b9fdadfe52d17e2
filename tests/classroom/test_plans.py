"""A session plan is made from the lesson, adds up, gives the room its questions, and gives no graded answer away."""

import ast
import copy
import io
import re
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from pypdf import PdfReader

from casebook.assistance.printing import to_html
from casebook.build import build, teaching
from casebook.classroom import handing_out, lessons, plan_pages, timetable
from casebook.classroom.planning import TALK, Plan
from casebook.cli import casebook as commands
from casebook.errors import CasebookError
from casebook.lesson.source import Source, read

ROOT = Path(__file__).parents[2]
MODULES = sorted(path.stem for path in (ROOT / "course" / "lessons").glob("m*.py"))
M05 = read(ROOT / "course" / "lessons" / "m05_hashing.py")


@cache
def plans() -> dict[str, Plan]:
    return lessons.plans()


@pytest.mark.parametrize("module", MODULES)
def test_a_plan_adds_up_and_names_what_is_asked_and_shown(module: str) -> None:
    made = plans()[module]
    rows = list(plan_pages.session_rows(made))
    assert made.minutes == made.half("first") + made.half("second")
    assert made.minutes == sum(int(row[1].split()[0]) for row in rows if re.match(r"\d", row[1]))
    assert rows[0][0] == "0" and [int(row[0]) for row in rows] == sorted(int(row[0]) for row in rows)
    asked = {id for part in made.parts for id in part.questions}
    source = build.course().sources[module]
    assert {cell.id for cell in source.having("question", "draft", "practice")} <= asked
    assert made.aims and len(made.room) >= 3 and len(made.watch) >= 3
    assert sum(part.talk for part in made.parts) == TALK * len(made.room)
    if not module.startswith("m00"):
        assert made.limits and 0 < made.pause < len(made.parts)
        # m01 works on the texts of 2019 and on the register, not on exhibits
        assert made.exhibits or module.startswith("m01")


@pytest.mark.parametrize("module", MODULES)
def test_the_room_gets_each_option_with_its_reason_and_why_people_choose_it(module: str) -> None:
    made = plans()[module]
    page, slides = plan_pages.paper(made).to_text(), plan_pages.deck(made)
    for asked, why in made.room:
        assert asked.prompt in page and why in page
        assert all(one.text in page and one.reason in page for one in asked.options)
        assert any(one.right for one in asked.options)
    assert slides.count("<section>") >= 2 + 2 * len(made.room)
    assert "<script" not in slides and "http" not in slides


@pytest.mark.parametrize("module", MODULES)
def test_a_plan_gives_no_graded_answer_away(module: str) -> None:
    source = build.course().sources[module]
    made = plans()[module]
    said = " ".join(
        (plan_pages.paper(made).to_text() + to_html(plan_pages.paper(made)) + plan_pages.deck(made)).split()
    )
    assert leaked(source, said) == []


def test_a_reason_of_a_mark_in_a_plan_is_found() -> None:
    assert leaked(M05, "They say: A perfect tool stores it. Ask for the recorded value.") == []
    reason = next(iter(secrets(M05)))
    assert leaked(M05, f"Tell them: {reason}") == [reason]


def secrets(source: Source) -> list[str]:
    """The texts of keys that nobody but a marker reads."""
    open_ = " ".join(cell.text for cell in source.cells if not cell.secret)
    cells = (cell for cell in source.cells if cell.secret)
    nodes = (node for cell in cells for node in ast.walk(ast.parse(cell.text)))
    texts = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    return sorted(one for one in texts if len(one.split()) > 4 and one not in open_)


def leaked(source: Source, said: str) -> list[str]:
    return [one for one in secrets(source) if " ".join(one.split()) in said]


def test_the_two_days_add_up_with_breaks_and_hold_every_module_once() -> None:
    days = timetable.timetable(lessons.days(), plans())
    assert len(days) == 2
    for day in days:
        assert day[0][0] == "09:00" and day[-1][1] <= "17:30"
        assert all(before[1] == after[0] for before, after in pairwise(day))
        assert {"Lunch", "Coffee"} <= {what for _, _, what in day}
    named = " ".join(what for day in days for _, _, what in day)
    assert all(module[:3] in named for module in MODULES)


def changed(change: Any) -> Any:
    days = copy.deepcopy(lessons.days())
    change(days)
    return days


BROKEN = {
    "a day without an end": (lambda days: days[0].pop("until"), "not written as course/teaching/days.yaml"),
    "a time that is none": (lambda days: days[0].update({"from": "nine"}), "not written as course/teaching/days.yaml"),
    "a module left out": (lambda days: days[1]["sessions"].pop(0), "look at m05"),
    "a module twice": (lambda days: days[0]["sessions"].append({"module": "m00"}), "look at m00"),
    "no break": (lambda days: days[0]["sessions"].pop(3), "minutes without a break. Put one before"),
    "a day too long": (lambda days: days[0].update(until="15:00"), "Day 1 ends at"),
    "a module that is not there": (lambda days: days[0]["sessions"].insert(0, {"module": "m77"}), "no module m77"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_days_that_do_not_add_up_are_refused(name: str) -> None:
    change, says = BROKEN[name]
    with pytest.raises(timetable.CannotPlan, match=says):
        timetable.timetable(changed(change), plans())


NOTES = (ROOT / "course" / "teaching" / "m05_hashing.yaml").read_text("utf-8")
FAULTY = {
    "a question that is not there": (("m05-q3:", "m05-q99:"), 12, "m05-q99 under watch is no such question"),
    "a graded question for the room": (("m05-p2:", "m05-q2:"), 5, "m05-q2 under room is no such question"),
    "an optional one for the room": (("m05-p2:", "m05-p9:"), 5, "m05-p9 under room"),
    "too few": (("watch:\n", "watch:\n  m05-q1: One.\nseen:\n"), 9, "watch has 1 entries"),
    "a field of another name": (("watch:", "warn:"), 9, "nothing is called warn"),
    "a pause before nothing": (("pause: m05-p5", "pause: m05-x"), 2, "the pause comes before m05-x"),
    "no YAML": (("room:", "room: ["), 4, ""),
    "no notes": ((NOTES, "- one"), 1, "it holds no notes"),
}


@pytest.mark.parametrize("name", FAULTY)
def test_notes_that_do_not_fit_the_lesson_are_named_with_line_and_mend(name: str, tmp_path: Path) -> None:
    (old, new), line, says = FAULTY[name]
    assert old in NOTES
    path = teaching.path(tmp_path, M05.module)
    path.parent.mkdir(parents=True)
    path.write_text(NOTES.replace(old, new, 1), "utf-8")
    problems = teaching.read(tmp_path, M05)[1]
    found = [one for one in problems if says in one.what]
    assert found and not found[0].warning and found[0].mend, problems
    assert found[0].line >= line - 3


def test_a_module_without_notes_is_a_warning(tmp_path: Path) -> None:
    [problem] = teaching.read(tmp_path, M05)[1]
    assert problem.warning and "course/teaching/m05_hashing.yaml" in str(problem)


@pytest.mark.parametrize("module", MODULES)
def test_the_notes_of_every_module_fit_its_lesson(module: str) -> None:
    assert teaching.read(ROOT, build.course().sources[module])[1] == []


def test_the_command_writes_pages_and_tagged_pdf(tmp_path: Path) -> None:
    done = CliRunner().invoke(commands, ["class", "plan", "m05", "--out", str(tmp_path / "plans"), "--slides"])
    assert done.exit_code == 0, done.output
    assert {path.name for path in (tmp_path / "plans").iterdir()} == {
        "plan-m05.html", "plan-m05.pdf", "slides-m05.html"
    }  # fmt: skip
    pdf = PdfReader(io.BytesIO((tmp_path / "plans" / "plan-m05.pdf").read_bytes()))
    assert "/StructTreeRoot" in pdf.trailer["/Root"]
    text = " ".join(page.extract_text() for page in pdf.pages)
    assert "Session plan, m05" in text and "Why people choose otherwise" in text


def test_plans_that_cannot_be_written_are_said_in_a_line_and_nothing_is_lost(tmp_path: Path) -> None:
    (tmp_path / "plans").write_bytes(b"mine")
    done = CliRunner().invoke(commands, ["class", "plan", "m05", "--out", str(tmp_path / "plans")])
    assert isinstance(done.exception, CasebookError)
    assert "plan-m05.html cannot be written" in str(done.exception)
    assert (tmp_path / "plans").read_bytes() == b"mine"


def test_no_plan_and_no_note_travels_to_a_learner() -> None:
    for sitting in (False, True):
        files = handing_out.common(["m05_hashing"], sitting)
        assert not [name for name in files if "teaching" in name or "plan" in name]
