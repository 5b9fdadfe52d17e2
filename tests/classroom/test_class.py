"""A class of three in an hour: roster, hand-outs, work that comes back, marks, export, report, and one who leaves."""

import csv
import io
import json
import os
import re
import shutil
import sqlite3
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import nbformat
import pytest
from click.testing import Result
from hypothesis import given
from hypothesis import strategies as st
from nbclient import NotebookClient
from nbgrader.api import Gradebook
from playwright.sync_api import Browser
from post import put

from casebook.build.release import environment
from casebook.case import open_case, variants
from casebook.classroom import export, handing_out, private, roster, tables
from casebook.classroom.roster import Learner
from casebook.grading import settings
from casebook.grading.policy import penalty
from casebook.grading.settings import Late
from casebook.lab import work
from casebook.lesson.keys import Lesson
from casebook.marking.gaming import mutations

ROOT = Path(__file__).parents[2]
MODULE = "m05_hashing"
ROSTER = """First name,Last name,Email address,Student,ID
Zoë,Müller,zoe@x.example,"Müller, Zoë",501
Pat,O'Neil,pat@x.example,"O'Neil, Pat",502
Li,Wei,li@x.example,"Wei, Li",503
"""
Run = Callable[..., Result]


class Hour:
    """The class of a test, after `casebook class new`."""

    def __init__(self, course: Path, kept: Path, run: Run) -> None:
        self.course, self.kept, self.run = course, kept, run

    @property
    def by_name(self) -> dict[str, str]:
        return {one.name: one.pseudonym for one in private.Private(self.kept).learners()}

    def unpack(self, name: str, target: Path) -> Path:
        """Unpack a learner's hand-out as the learner would."""
        with zipfile.ZipFile(self.kept / "handout" / f"{self.by_name[name]}.zip") as archive:
            archive.extractall(target)
        return target

    def answer(self, name: str, home: Path, wrong: int) -> bytes:
        """Let a learner answer in his or her own copy, `wrong` questions otherwise, and download the work."""
        case = open_case(home / "datasets" / "case" / "mine")
        bound = Lesson.load(home / "course" / "lessons" / f"{MODULE}.py").with_case(case)
        values = bound.reference()
        for id in list(values)[:wrong]:
            values[id] = next(iter(mutations(bound.questions[id], values[id])))
        values["m05-t1"] = {"finding": "The court relies on the copy whose value was recorded.", "open": "Who wrote."}
        body = {id: {"value": value, "saved": "2026-03-01T10:00:00Z"} for id, value in values.items()}
        sent = {"schema": 1, "module": MODULE, "case": case.id, "answers": body}
        folder = home / "modules" / MODULE
        (folder / "answers.json").write_text(json.dumps(sent), "utf-8")
        return work.pack(folder)


@pytest.fixture(scope="module")
def hour(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hour]:
    """A class of three that was handed out, answered, collected and graded."""
    from click.testing import CliRunner

    from casebook.cli import casebook as commands
    from casebook.grading.demo import lay

    top = tmp_path_factory.mktemp("hour")
    course = top / "course"
    with environment(CASEBOOK_ROOT=str(ROOT)):
        lay(ROOT, course, MODULE)
    kept = {name: os.environ.pop(name) for name in list(os.environ) if name.startswith("CASEBOOK_")}

    def run(*arguments: str, exit: int = 0) -> Result:
        done = CliRunner().invoke(commands, list(arguments))
        assert done.exit_code == exit, f"{done.output}{done.exception!r}"
        return done

    with environment(CASEBOOK_ROOT=str(course)):
        (top / "roster.csv").write_text(ROSTER, "utf-8")
        run("class", "new", "--roster", str(top / "roster.csv"), "--private", str(top / "private"), "--module", "m05")
        room = Hour(course, top / "private", run)
        zoe = room.answer("Zoë Müller", room.unpack("Zoë Müller", top / "zoe"), 0)
        pat = room.answer("Pat O'Neil", room.unpack("Pat O'Neil", top / "pat"), 4)
        put(top / "back", {f"{room.by_name['Zoë Müller']}__m05_hashing.zip": zoe, "Pat O'Neil/my work.zip": pat})
        run("class", "late", "--percent-per-day", "10", "--at-most", "50")
        run("class", "due", "m05", "2026-03-02T12:00", "--zone", "UTC")
        run("class", "extend", room.by_name["Zoë Müller"], "m05", "--days", "2")
        run("class", "collect", str(top / "back"), "--received", "2026-03-03T10:00", "--zone", "UTC")
        run("grade", "m05", "--workers", "1")
        yield room
    os.environ.update(kept)


@pytest.fixture
def copied(hour: Hour, tmp_path: Path) -> Iterator[Hour]:
    """The same class in another folder, for a test that changes it."""
    course, kept = (shutil.copytree(path, tmp_path / "copy" / path.name) for path in (hour.course, hour.kept))
    with environment(CASEBOOK_ROOT=str(course)):
        settings.write(replace(settings.read(), private=str(kept)))
        yield Hour(course, kept, hour.run)


def test_a_hand_out_is_a_course_of_ones_own_without_secret_and_solutions(hour: Hour, tmp_path: Path) -> None:
    home = hour.unpack("Li Wei", tmp_path / "li")
    names = {path.relative_to(home).as_posix() for path in home.rglob("*") if path.is_file()}
    assert {"nbgrader_config.py", "modules/learner.json", f"modules/{MODULE}/{MODULE}.ipynb"} <= names
    assert not [name for name in names if "solutions" in name or "answers.json" in name or "rubric" in name]
    secret = (hour.kept / "secret").read_bytes()
    assert not [name for name in names if secret in (home / name).read_bytes()]
    own = hour.by_name["Li Wei"]
    assert json.loads((home / "modules" / "learner.json").read_text("utf-8"))["pseudonym"] == own
    assert open_case(home / "datasets" / "case" / "mine").id == variants.case_id(secret, own)


def test_the_gate_refuses_what_a_learner_must_not_get() -> None:
    assert handing_out.leak({"solutions/m05/x.ipynb": b""}, [], False)
    assert handing_out.leak({"modules/m05/answers.json": b""}, [], False)
    assert handing_out.leak({"modules/a": b"..SECRET.."}, [b"SECRET"], False)
    key = {"course/lessons/m05_hashing.py": b'# %% mark="m05-q1"\n'}
    assert handing_out.leak(key, [], True)
    assert not handing_out.leak(key, [], False)
    assert handing_out.leak({"modules/m05/m05.ipynb": b'# %% mark="m05-q1"'}, [], False)
    with pytest.raises(handing_out.CannotHandOut, match="holds solutions/x"):
        handing_out.zipped({"solutions/x": b""}, None, False)


def test_a_sitting_hands_out_no_key(hour: Hour) -> None:
    secret = (hour.kept / "secret").read_bytes()
    data = handing_out.hand_out(hour.by_name["Li Wei"], handing_out.begin([MODULE], secret, True), secret, True)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert not [name for name in archive.namelist() if "lessons" in name]
        assert not any(key in archive.read(name) for name in archive.namelist() for key in handing_out.KEYS)


def test_the_welcome_page_of_a_hand_out_leads_nowhere_in_vain() -> None:
    with environment(CASEBOOK_ROOT=str(ROOT)):
        files = handing_out.common([], sitting=True)
    links = re.findall(r"\]\((\w+\.ipynb)\)", files["modules/Welcome.ipynb"].decode())
    assert len(links) >= 3
    assert {f"modules/{name}" for name in links} <= files.keys()
    # what the button Words reads
    assert "docs/glossary.yaml" in files


def test_the_read_me_of_a_hand_out_is_enough_to_open_it(hour: Hour) -> None:
    one = hour.by_name["Li Wei"]
    with zipfile.ZipFile(hour.kept / "handout" / f"{one}.zip") as archive:
        read_me = archive.read("READ ME FIRST.txt").decode()
    said = ["Install the course", "new folder", "source .venv/bin/activate", r".venv\Scripts\activate", "casebook lab"]
    places = [read_me.find(words) for words in said]
    assert -1 not in places and places == sorted(places)
    assert f"{one}__<module>.zip" in read_me


def test_names_are_in_the_instructors_folder_alone(hour: Hour) -> None:
    written = [path for path in hour.course.rglob("*") if path.is_file()]
    assert len(written) > 20
    for name in ("Müller", "O'Neil", "zoe@x.example"):
        assert not [path for path in written if name.encode() in path.read_bytes()]
    if os.name == "posix":
        assert hour.kept.stat().st_mode & 0o077 == 0
        assert (hour.kept / "secret").stat().st_mode & 0o077 == 0
        assert (hour.kept / "key.csv").stat().st_mode & 0o077 == 0


def test_marks_come_from_each_learners_own_case_and_late_work_costs(hour: Hour) -> None:
    zoe, pat = hour.by_name["Zoë Müller"], hour.by_name["Pat O'Neil"]
    with Gradebook(f"sqlite:///{hour.course / 'course' / 'gradebook.db'}", "casebook") as gradebook:
        rows = {row.student_id: row for row in gradebook.find_assignment(MODULE).submissions}
        full = sum(cell.max_score for cell in rows[zoe].notebooks[0].notebook.grade_cells)
        assert rows[zoe].score == full
        assert rows[zoe].extension == timedelta(days=2)
        assert not rows[zoe].notebooks[0].late_submission_penalty
        assert 0 < rows[pat].score < full
        assert rows[pat].notebooks[0].late_submission_penalty == pytest.approx(rows[pat].score / 10, abs=0.01)
        assert rows[zoe].needs_manual_grade and rows[pat].needs_manual_grade


def test_both_platforms_get_marks_in_their_own_form(hour: Hour, tmp_path: Path) -> None:
    moodle, canvas = tmp_path / "moodle.csv", tmp_path / "canvas.csv"
    told = hour.run("class", "export", "m05", "--moodle", str(moodle)).output
    assert "2 marks wait for a person and are left empty" in told
    assert {row[MODULE] for row in tables.read(moodle)} == {""}
    hour.run("class", "export", "m05", "--moodle", str(moodle), "--canvas", str(canvas), "--provisional")
    by_mail = {row["Email address"]: row[MODULE] for row in tables.read(moodle)}
    assert float(by_mail["zoe@x.example"]) > float(by_mail["pat@x.example"]) > 0
    assert by_mail["li@x.example"] == ""
    lines = list(csv.reader(io.StringIO(canvas.read_text("utf-8"))))
    assert lines[0] == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", MODULE]
    assert lines[1][0] == "    Points Possible" and float(lines[1][-1]) > 30
    assert [line[:2] for line in lines[2:]] == [["Müller, Zoë", "501"], ["O'Neil, Pat", "502"], ["Wei, Li", "503"]]
    exported = tmp_path / "from-canvas.csv"
    exported.write_text(
        "Student,ID,SIS User ID,SIS Login ID,Section,M05 hashing (778),Essay (9)\n"
        "    Points Possible,,,,,59,10\n\"Müller, Zoë\",501,,,A,,-7\n\"Guest, A\",999,,,A,3,4\n", "utf-8",
    )  # fmt: skip
    hour.run("class", "export", "m05", "--canvas", str(canvas), "--into", str(exported), "--provisional")
    lines = list(csv.reader(io.StringIO(canvas.read_text("utf-8"))))
    assert lines[0][5:] == ["M05 hashing (778)", "Essay (9)"]
    assert lines[2][5:] == [by_mail["zoe@x.example"], "-7"]
    assert lines[3][5:] == ["3", "4"]


def test_the_report_says_what_the_class_can_do_and_who_needs_a_word(copied: Hour, tmp_path: Path) -> None:
    page, folder, second = tmp_path / "report.html", tmp_path / "tables", tmp_path / "second.csv"
    zoe, pat, li = (copied.by_name[name] for name in ("Zoë Müller", "Pat O'Neil", "Li Wei"))
    with Gradebook(f"sqlite:///{copied.course / 'course' / 'gradebook.db'}", "casebook") as gradebook:
        for name, points in ((zoe, 8.0), (pat, 5.0)):
            grade = gradebook.find_grade("m05-t1", MODULE, MODULE, name)
            grade.manual_score = points
        gradebook.db.commit()
    second.write_text(f"learner,item,points\n{zoe},m05-t1,7.5\n{pat},m05-t1,5\n", "utf-8")
    copied.run("class", "report", "m05", "--html", str(page), "--csv", str(folder), "--second", str(second))
    html = page.read_text("utf-8")
    assert "2 learners are too few for statistics" in html
    assert "<script" not in html and not re.search(r'(src|href)="(?!data:|#)', html)
    assert all('alt="' in image and 'alt=""' not in image for image in re.findall(r"<img[^>]*>", html))
    words = {row["learner"]: row["why"] for row in tables.read(folder / f"{MODULE}-words.csv")}
    assert words[li] == "has handed in nothing"
    assert "was late" in words[pat] and zoe not in words
    items = {row["item"]: row for row in tables.read(folder / f"{MODULE}-items.csv")}
    assert items["m05-q1"]["difficulty"] != "1" and items["m05-q15"]["difficulty"] == "1"
    agreement = tables.read(folder / f"{MODULE}-agreement.csv")
    # half steps 16, 10 and 15, 10: observed squares 1 / 2, by chance (1 + 36 + 25 + 0) / 4
    assert agreement[0]["pairs"] == "2" and float(agreement[0]["weighted kappa"]) == pytest.approx(
        1 - 0.5 / 15.5, abs=0.01
    )
    wrong = tables.read(folder / f"{MODULE}-wrong-answers.csv")
    assert {row["item"] for row in wrong} <= {"m05-q1", "m05-q2", "m05-q3", "m05-q4"} and wrong


def test_the_report_can_be_read_on_a_narrow_screen_and_with_a_keyboard(
    hour: Hour, tmp_path: Path, browser: Browser
) -> None:
    page = tmp_path / "report.html"
    hour.run("class", "report", "m05", "--html", str(page))
    for width in (1280, 320):
        view = browser.new_page(viewport={"width": width, "height": 800})
        view.goto(page.as_uri())
        assert view.evaluate("document.documentElement.scrollWidth") <= width
        assert view.locator("h1").count() == 1
        assert view.locator("table").count() == view.locator("table caption").count() > 4
        if width == 320:
            view.add_script_tag(path=str(ROOT / "tests" / "browser" / "vendor" / "axe.min.js"))
            found = view.evaluate("axe.run().then(found => found.violations.map(one => one.id))")
            assert found == []
        view.close()


def test_the_notebook_of_the_report_runs(hour: Hour) -> None:
    notebook = nbformat.read(ROOT / "course" / "report.ipynb", as_version=4)
    assert not any(cell.get("outputs") for cell in notebook.cells)
    NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(hour.course / "course")}}).execute()
    shown = {cell.id: cell.outputs for cell in notebook.cells if cell.cell_type == "code"}
    assert "<img alt=" in shown["items"][0]["data"]["text/html"]
    assert "has handed in nothing" in shown["words"][0]["data"]["text/plain"]


def test_a_second_run_with_a_longer_roster_keeps_who_is_there(copied: Hour, tmp_path: Path) -> None:
    before = dict(copied.by_name)
    longer = tmp_path / "roster.csv"
    longer.write_text(ROSTER + 'Ana,Ruiz,ana@x.example,"Ruiz, Ana",504\n', "utf-8")
    copied.run("class", "new", "--roster", str(longer), "--module", "m05")
    after = {one.name: one.pseudonym for one in private.Private(copied.kept).learners()}
    assert before.items() <= after.items() and len(after) == 4
    assert (copied.kept / "handout" / f"{after['Ana Ruiz']}.zip").is_file()


def test_whoever_leaves_is_forgotten_for_good(copied: Hour) -> None:
    pat = copied.by_name["Pat O'Neil"]
    told = copied.run("class", "forget", pat, "--yes").output
    for place in ("submitted", "autograded", "handout", "cases", "key.csv", "casebook_marking", "the learner with 1"):
        assert place in told, told
    left = [*copied.course.rglob("*"), *copied.kept.rglob("*")]
    assert not [path for path in left if pat in path.name]
    for path in left:
        if path.is_file():
            data = path.read_bytes()
            assert pat.encode() not in data and b"O'Neil" not in data, path
    tables_left = sqlite3.connect(copied.course / "course" / "gradebook.db").execute("SELECT count(*) FROM student")
    assert tables_left.fetchone()[0] == 2


def test_forgetting_nobody_is_an_error(run: Run, tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_text("name\nLi Wei\n", "utf-8")
    kept = ("--private", str(tmp_path / "p"), "--cases", "public", "--module", "m05")
    run("class", "new", "--roster", str(tmp_path / "r.csv"), *kept)
    assert "no pseudonym" in run("class", "forget", "../..", "--yes", exit=2).stderr
    assert "nothing of heron-0000" in run("class", "forget", "heron-0000", "--yes", exit=2).stderr


def test_the_instructors_folder_may_not_lie_in_the_course(run: Run, course: Path, tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_text("name\nLi Wei\n", "utf-8")
    done = run("class", "new", "--roster", str(tmp_path / "r.csv"), "--private", str(course / "mine"), exit=2)
    assert "lies in the course" in done.stderr
    assert not (course / "mine").exists() and not (course / "course" / "class.json").exists()


@pytest.mark.parametrize(("text", "says"), [
    ("", "is empty"),
    ("pseudonym\nheron-1001\n", "no name"),
    ("name,email\nA,x@x.example\nB,X@x.example\n", "stands in line 2 already"),
    ("name,pseudonym\nA,../../etc\n", "no pseudonym"),
    ("name,pseudonym\nA,heron-1001\nB,heron-1001\n", "stands in line 2 already"),
    ('name,id number\nA,"=HYPERLINK(1)"\n', "formula"),
    ("name\n", "names no learner"),
])  # fmt: skip
def test_a_roster_that_cannot_be_used_says_where_and_how_to_mend_it(text: str, says: str, tmp_path: Path) -> None:
    path = tmp_path / "roster.csv"
    path.write_text(text, "utf-8")
    with pytest.raises((roster.BadRoster, tables.BadTable), match=says):
        roster.read(path)


@pytest.mark.parametrize("data", [
    "name;email\nZoë;z@x.example\n".encode("cp1252"),
    "\ufeffFull name\tEmail address\nZoë\tz@x.example\n".encode(),
    'Student,ID,SIS User ID,SIS Login ID,Section,Essay (1)\n    Points Possible,,,,,10\nZoë,7,,z@x.example,A,3\n'
    .replace("SIS Login ID", "Email").encode(),
])  # fmt: skip
def test_rosters_of_excel_moodle_and_canvas_are_read(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "roster.csv"
    path.write_bytes(data)
    assert [(one.name, one.email) for one in roster.read(path)] == [("Zoë", "z@x.example")]


@given(st.text(max_size=20))
def test_no_cell_is_a_formula(cell: str) -> None:
    written = tables.safe(cell)
    assert tables.NUMBER.fullmatch(written) or not written.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r"))
    assert written in (cell, f"'{cell}")


LATE = st.builds(Late, st.floats(0, 100), st.floats(0, 100), st.integers(0, 600))


@given(st.floats(0, 100), st.floats(0, 10**7), st.floats(0, 10**6), LATE)
def test_a_penalty_is_never_more_than_the_score_and_never_less_for_more_delay(
    score: float, seconds: float, more: float, late: Late
) -> None:
    first, second = penalty(score, seconds, late), penalty(score, seconds + more, late)
    assert 0 <= first <= second <= score
    assert penalty(score, late.grace_minutes * 60, late) == 0


def test_a_penalty_is_counted_in_days_begun() -> None:
    late = Late(10, 50, 15)
    assert penalty(40, 15 * 60, late) == 0
    assert penalty(40, 15 * 60 + 1, late) == 4
    assert penalty(40, 86400 + 15 * 60 + 1, late) == 8
    assert penalty(40, 86400 * 30, late) == 20


def test_platforms_that_could_find_nobody_are_refused() -> None:
    nobody = [Learner(pseudonym="heron-1001", name="A")]
    marks = [export.Marks(MODULE, 59, {"heron-1001": 3.0})]
    with pytest.raises(export.CannotExport, match="Moodle finds people"):
        export.moodle(nobody, marks)
    with pytest.raises(export.CannotExport, match="Canvas finds people"):
        export.canvas(nobody, marks)


def test_a_moment_without_a_zone_is_the_instructors() -> None:
    from casebook.classroom.commands import moment

    assert moment("2026-03-02T12:00", "Asia/Kolkata") == datetime(2026, 3, 2, 6, 30, tzinfo=UTC)
    assert moment("2026-03-02T12:00+02:00", None) == datetime(2026, 3, 2, 10, tzinfo=UTC)
    assert moment("2026-03-02T12:00", None).tzinfo is not None
