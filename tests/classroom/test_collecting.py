"""Whatever comes back is collected or named: nothing is lost, nothing is followed, nothing is run."""

import csv
import io
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import Result
from hypothesis import given
from hypothesis import strategies as st
from nbgrader.api import Gradebook
from post import MODULE, answers, bomb, link, locked, put, zipped

from casebook.classroom import collecting, naming, unpacking
from casebook.classroom.collecting import Class, HandIn, choose
from casebook.classroom.naming import Directory
from casebook.classroom.private import Private
from casebook.classroom.roster import Learner

ZOE = Learner(pseudonym="heron-1001", name="Zoë Müller-Ångström", canvas_id="501", email="zoe@x.example")
PAT = Learner(pseudonym="otter-1002", name="Pat O'Neil", first="Pat", last="O'Neil", canvas_id="502")
LI = Learner(pseudonym="tern-1003", name="Li Wei")
CLASS = Class(Directory.of([ZOE, PAT, LI]), (MODULE, "m02_admissibility"), {"C-0000000001": "tern-1003"})


def found(folder: Path, known: Class = CLASS) -> dict[str, tuple[str, str, str]]:
    """What becomes of each file when nothing was collected before: status, learner, why."""
    some, rows = collecting.sort(unpacking.walk(folder, UTC), known)
    chosen, told = choose(some, {}, {}, {}, False)
    assert sum(row.status == "collected" for row in told) == len(chosen)
    return {row.file: (row.status, row.learner, row.why) for row in [*told, *rows]}


def one(folder: Path, known: Class = CLASS) -> tuple[str, str, str]:
    """What becomes of the one hand-in in a folder."""
    rows = [row for row in found(folder, known).values() if row[0] not in ("beside", "left aside")]
    assert len(rows) == 1, rows
    return rows[0]


SHAPES = {
    "as the course made it": {"heron-1001__m05_hashing.zip": zipped({"answers.json": answers()})},
    "renamed by a browser": {"heron-1001__m05_hashing (2).zip": zipped({"answers.json": answers()})},
    "renamed by Canvas": {
        "s.zip": zipped({"mullerangstromzoe_LATE_501_77_heron-1001__m05_hashing-1.zip":
                         zipped({"answers.json": answers()})}),
    },
    "renamed by hand, from Canvas": {
        "s.zip": zipped({"mullerangstromzoe_501_77_my work.zip": zipped({"answers.json": answers()})}),
    },
    "answers alone, flat from Canvas": {"s.zip": zipped({"xyz_501_77_answers.json": answers()})},
    "Moodle's folders": {
        "m.zip": zipped({"Zoë Müller-Ångström_123_assignsubmission_file/work.zip":
                         zipped({"a/b/answers.json": answers()})}),
    },
    "Moodle without folders": {
        "m.zip": zipped({"Zoë Müller-Ångström_123_assignsubmission_file_work.zip":
                         zipped({"answers.json": answers()})}),
    },
    "accents apart, no UTF-8 flag": {
        "m.zip": zipped({"Zoe\u0308 Mu\u0308ller-A\u030angstro\u0308m_123_assignsubmission_file/answers.json":
                         answers()}, utf8=False),
    },
    "Windows paths": {"m.zip": zipped({"C:\\Users\\zoe\\heron-1001__m05_hashing\\answers.json": answers()})},
    "ways up": {"m.zip": zipped({"../../../heron-1001__m05_hashing/answers.json": answers()})},
    "zips in zips": {
        "a.zip": zipped({"b.zip": zipped({"c/heron-1001.zip": zipped({"answers.json": answers()})})}),
    },
    "a folder for each learner, by name": {"Zoe Muller Angstrom/answers.json": answers()},
    "a folder by e-mail": {"zoe@x.example/m05/answers (1).json": answers()},
    "no ending zip": {"heron-1001__m05_hashing": zipped({"answers.json": answers()})},
    "answers renamed": {"heron-1001/module five.json.txt": answers()},
    "blind marking": {
        "m.zip": zipped({"Participant 4711_9_assignsubmission_file/heron-1001__m05_hashing.zip":
                         zipped({"answers.json": answers()})}),
    },
}  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
def test_a_hand_in_is_found_in_every_shape(shape: str, tmp_path: Path) -> None:
    put(tmp_path, SHAPES[shape])
    status, learner, _ = one(tmp_path)
    assert (status, learner) == ("collected", "heron-1001")


def test_a_file_without_any_name_is_known_by_its_case(tmp_path: Path) -> None:
    put(tmp_path, {"x.zip": zipped({"answers.json": answers(case="C-0000000001")})})
    assert one(tmp_path) == ("collected", "tern-1003", "known by its case")


def test_the_sender_counts_and_anothers_case_is_noted(tmp_path: Path) -> None:
    put(tmp_path, {"heron-1001__m05_hashing.zip": zipped({"answers.json": answers(case="C-0000000001")})})
    assert one(tmp_path) == ("collected", "heron-1001", "the answers were given on the case of tern-1003")


REFUSED = {
    "a zip bomb": ({"heron-1001__m05_hashing.zip": bomb()}, "zip bomb"),
    "a nested bomb": ({"heron-1001__m05_hashing.zip": zipped({"x.zip": bomb(80)})}, "zip bomb"),
    "a link in a zip": ({"heron-1001__m05_hashing.zip": link("answers.json", "/etc/passwd")}, "not followed"),
    "a password": ({"heron-1001__m05_hashing.zip": locked()}, "password"),
    "a cut zip": ({"heron-1001__m05_hashing.zip": zipped({"answers.json": answers()})[:60]}, "no zip that can be read"),
    "another archive": ({"heron-1001__m05_hashing.7z": b"7z\xbc\xaf"}, ".7z archive"),
    "too deep": ({"1.zip": zipped({"2.zip": zipped({"3.zip": zipped({"4.zip": zipped({"5.zip": zipped({
        "heron-1001__m05_hashing.zip": zipped({"answers.json": answers()})})})})})})}, "unpack it by hand"),
    "a notebook alone": ({"heron-1001/m05_hashing.ipynb": b"{}"}, "without answers.json"),
    "no module": ({"heron-1001/answers.json": b"not json"}, "for which module"),
    "two names": ({"Pat O'Neil_1_assignsubmission_file/heron-1001__m05_hashing.zip":
                   zipped({"answers.json": answers()})}, "ask both"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_is_named_with_the_reason(name: str, tmp_path: Path) -> None:
    files, why = REFUSED[name]
    put(tmp_path, files)
    rows = found(tmp_path)
    assert not [row for row in rows.values() if row[0] == "collected"]
    assert [row for row in rows.values() if row[0] == "refused" and why in row[2]], rows


def test_a_link_in_the_folder_is_not_followed(tmp_path: Path) -> None:
    put(tmp_path / "secret", {"heron-1001__m05_hashing/answers.json": answers()})
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "heron-1001").symlink_to(tmp_path / "secret")
    assert one(tmp_path / "in")[::2] == ("refused", "it is a link and is not followed")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes")
def test_a_pipe_does_not_hold_the_run(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "heron-1001__m05_hashing.zip")
    assert one(tmp_path)[::2] == ("refused", "it is no file")


def test_strangers_are_named_and_nobody_gets_their_work(tmp_path: Path) -> None:
    put(tmp_path, {
        "gull-9999__m05_hashing.zip": zipped({"answers.json": answers()}),
        "m.zip": zipped({"Max Muster_1_assignsubmission_file/heron-1001__m05_hashing.zip":
                         zipped({"answers.json": answers(1)})}),
        "n.zip": zipped({"answers.json": answers(2)}),
    })  # fmt: skip
    rows = found(tmp_path)
    assert {row[0] for row in rows.values()} == {"unknown learner"}
    assert len(rows) == 3


def test_two_learners_of_one_name_are_not_guessed(tmp_path: Path) -> None:
    twins = Directory.of([Learner(pseudonym="heron-1001", name="Li Wei"), LI])
    put(tmp_path, {"m.zip": zipped({"Li Wei_1_assignsubmission_file/answers.json": answers()})})
    assert one(tmp_path, Class(twins, (MODULE,), {}))[0] == "unknown learner"


def test_an_answer_file_that_does_not_fit_its_manifest_is_noted(tmp_path: Path) -> None:
    sent = {"answers.json": answers(), "manifest-sha256.txt": b"0" * 64 + b"  answers.json\n"}
    put(tmp_path, {"heron-1001__m05_hashing.zip": zipped(sent)})
    assert "changed after the download" in one(tmp_path)[2]


MONDAY = datetime(2026, 3, 2, 12, tzinfo=UTC)


def sent(name: str, hours: float, data: bytes = b"", saved: float | None = None) -> HandIn:
    clock = None if saved is None else MONDAY + timedelta(hours=saved)
    return HandIn("heron-1001", MODULE, name, data or name.encode(), MONDAY + timedelta(hours=hours), clock)


def test_the_newest_counts_and_the_others_name_it() -> None:
    chosen, rows = choose([sent("old", 0), sent("new", 2), sent("middle", 1)], {}, {}, {}, False)
    assert [one.trail for one in chosen] == ["new"]
    assert {row.file: row.status for row in rows} == {"old": "duplicate", "new": "collected", "middle": "duplicate"}
    assert all("new" in row.why for row in rows if row.status == "duplicate")


def test_a_clock_that_runs_ahead_does_not_win_for_ever() -> None:
    chosen, _ = choose([sent("first", 0, saved=90000), sent("second", 1, saved=0.5)], {}, {}, {}, False)
    assert [one.trail for one in chosen] == ["second"]


def test_the_same_file_again_is_a_duplicate_of_what_is_there() -> None:
    there = sent("what was collected before", 0, b"same")
    chosen, rows = choose([sent("again", 5, b"same")], {("heron-1001", MODULE): there}, {}, {}, False)
    assert not chosen
    assert rows[0].status == "duplicate"


def test_late_work_counts_only_without_work_in_time_when_the_class_says_so() -> None:
    due = {MODULE: MONDAY}
    both = [sent("in time", -1), sent("late", 1)]
    assert choose(both, {}, due, {}, False)[0][0].trail == "late"
    assert choose(both, {}, due, {}, True)[0][0].trail == "in time"
    assert choose(both[1:], {}, due, {}, True)[0][0].trail == "late"
    assert choose(both, {}, due, {MODULE: {"heron-1001": 2}}, True)[0][0].trail == "late"
    assert choose(both, {}, due, {}, True, timedelta(hours=1))[0][0].trail == "late"


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(-5, 5), st.integers(0, 3)), max_size=12))
def test_every_hand_in_has_one_row_and_one_of_each_learner_counts(some: list[tuple[str, int, int]]) -> None:
    hand_ins = [
        HandIn(who, MODULE, f"{number}", bytes([content]), MONDAY + timedelta(hours=hour), None)
        for number, (who, hour, content) in enumerate(some)
    ]
    chosen, rows = choose(hand_ins, {}, {}, {}, False)
    assert sorted(row.file for row in rows) == sorted(one.trail for one in hand_ins)
    assert {one.learner for one in chosen} == {who for who, _, _ in some}
    assert len(chosen) == sum(row.status == "collected" for row in rows)


@given(st.binary(max_size=300) | st.binary(max_size=200).map(lambda tail: b"PK\x03\x04" + tail), st.text(max_size=40))
def test_no_bytes_and_no_name_stop_the_run(data: bytes, name: str) -> None:
    parts = unpacking.split(name)
    leaves = list(unpacking.opened(parts, data, MONDAY, unpacking.Budget(1 << 20), 0, UTC))
    assert leaves
    some, rows = collecting.sort(leaves, CLASS)
    assert len(some) + len(rows) == len(leaves)
    assert all(part not in ("", ".", "..") and "/" not in part and "\\" not in part for part in parts)
    naming.platform(name)


def roster(path: Path, count: int) -> Path:
    """A roster with accents, apostrophes, names in two scripts, and Canvas's numbers."""
    firsts = ("Zoë", "José", "Nguyễn", "Søren", "Amélie", "Łukasz", "Olga", "D'Arcy")
    rows = [f'"{firsts[n % 8]} Læarner{n:03}",l{n}@x.example,{1000 + n}' for n in range(count)]
    path.write_text("name,email,canvas id\n" + "\n".join(rows) + "\n", "utf-8")
    return path


def messy(pseudonyms: list[Learner]) -> dict[str, bytes]:
    """Hand-ins of a class of 200: Moodle, Canvas and mail, with all that goes wrong."""
    moodle, canvas, mail = {}, {}, {}
    for number, one in enumerate(pseudonyms[:190]):
        work = {"answers.json": answers(number), "m05_hashing.ipynb": b"{}", "manifest-sha256.txt": b""}
        name = f"{one.pseudonym}__m05_hashing"
        if number % 3 == 0:
            inner = zipped({f"{one.pseudonym}\\m05\\{key}": data for key, data in work.items()})
            moodle[f"{one.name}_{number}_assignsubmission_file/{'work' if number % 2 else name}.zip"] = inner
        elif number % 3 == 1:
            canvas[f"x{number}_{one.canvas_id}_{number}_{name}-{number % 4}.zip"] = zipped(work)
        else:
            mail[f"mail {number}/{name} (1).zip"] = zipped({"sent.zip": zipped(work)})
        if number % 10 == 0:
            old = answers(number + 1000, saved="2026-02-01T09:00:00Z")
            mail[f"older/{name}.zip"] = zipped({"answers.json": old})
    mail[f"{pseudonyms[190].pseudonym}__m05_hashing.zip"] = bomb(6)
    mail[f"{pseudonyms[191].pseudonym}__m05_hashing.zip"] = locked()
    mail[f"{pseudonyms[192].pseudonym}__m05_hashing.rar"] = b"Rar!"
    mail[f"{pseudonyms[193].pseudonym}__m05_hashing.zip"] = link("answers.json", "/etc/passwd")
    mail["gull-0000__m05_hashing.zip"] = zipped({"answers.json": answers()})
    mail["photo.jpg"] = b"\xff\xd8"
    # some Moodle servers write UTF-8 names without saying so
    return {"moodle.zip": zipped(moodle, utf8=False), "canvas.zip": zipped(canvas), **mail}


def test_a_roster_of_200_comes_back_and_every_file_is_accounted_for(
    course: Path, run: "object", tmp_path: Path
) -> None:
    assert callable(run)
    listed, kept = roster(tmp_path / "r.csv", 200), tmp_path / "private"
    run("class", "new", "--roster", str(listed), "--private", str(kept), "--cases", "public", "--module", "m05")
    folder = Private(kept)
    learners = folder.learners()
    handed_out = {path.stem for path in (kept / "handout").iterdir()}
    assert handed_out == {one.pseudonym for one in learners} and len(handed_out) == 200
    back = tmp_path / "back"
    put(back, messy(learners))
    done: Result = run("class", "collect", str(back), exit=1)
    with next(folder.folder.glob("collected-*.csv")).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    leaves = {leaf.trail for leaf in unpacking.walk(back)}
    assert sorted(row["file"] for row in rows) == sorted(leaves)
    status = {name: [row for row in rows if row["status"] == name] for name in {row["status"] for row in rows}}
    assert len(status["collected"]) == 190
    assert len(status["duplicate"]) == 19
    assert {row["learner"] for row in status["refused"]} == {one.pseudonym for one in learners[190:194]}
    assert len(status["unknown learner"]) == 1
    assert "190 of 200 learners have handed in" in done.output
    for number, learner in enumerate(learners[:190]):
        place = course / "course" / "submitted" / learner.pseudonym / MODULE
        assert (place / "answers.json").read_bytes() == answers(number)
        assert (place / "timestamp.txt").is_file() and (place / f"{MODULE}.ipynb").is_file()
    with Gradebook(f"sqlite:///{course / 'course' / 'gradebook.db'}", "casebook") as gradebook:
        assert {one.id for one in gradebook.students} == {one.pseudonym for one in learners}
        assert not any(one.first_name or one.last_name or one.email for one in gradebook.students)
    again = run("class", "collect", str(back), exit=1)
    assert "209 duplicate" in again.output and " collected" not in again.output.split("files:")[1].split(".")[0]


def test_an_empty_folder_and_a_course_without_a_class_are_said_in_a_line(run: "object", tmp_path: Path) -> None:
    assert callable(run)
    assert "There is no class in this course yet" in run("class", "collect", str(tmp_path), exit=2).stderr
    assert "is no folder" in run("class", "collect", str(tmp_path / "none"), exit=2).stderr


def test_the_table_cannot_run_in_a_spreadsheet() -> None:
    from casebook.classroom.collect import table

    row = collecting.Row("=cmd|'/c calc'!A1.zip", "refused", "+A1", "", "-1.5")
    cells = next(iter(list(csv.reader(io.StringIO(table([row]))))[1:]))
    assert cells[:3] == ["'=cmd|'/c calc'!A1.zip", "refused", "'+A1"]
    assert cells[4] == "-1.5"
