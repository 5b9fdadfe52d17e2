"""Whoever leaves is forgotten, and nobody else: names and pseudonyms that hold another stay whole."""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import Result

from casebook.classroom import collect, tables
from casebook.classroom.collecting import Row
from casebook.classroom.forgetting import about, called
from casebook.classroom.private import Private
from casebook.classroom.roster import Learner

Run = Callable[..., Result]
ALI = Learner("tern-1234", "Ali", email="ali@x.example")
NAMES = called(ALI)


@pytest.fixture
def kept(run: Run, tmp_path: Path) -> Path:
    """A class of four: Ali is in Khalid's name, tern-1234 in bittern-1234."""
    roster, folder = tmp_path / "r.csv", tmp_path / "p"
    roster.write_text(
        "name,email,pseudonym\nAli,ali@x.example,tern-1234\nKhalid,k@x.example,bittern-1234\n"
        "Li Wei,l1@x.example,heron-1001\nLi Wei,l2@x.example,heron-1002\n", "utf-8",
    )  # fmt: skip
    run("class", "new", "--roster", str(roster), "--private", str(folder), "--cases", "public", "--module", "m05")
    return folder


def test_a_pseudonym_that_holds_another_keeps_its_files_and_its_log(run: Run, course: Path, kept: Path) -> None:
    top = course / "course"
    own = [
        top / "downloaded" / "m05_hashing" / "archive" / "tern-1234__m05_hashing.zip",
        top / "downloaded" / "Tern-1234 (1).zip",
        top / "exchange" / "inbound" / "tern-1234+m05_hashing+2026" / "answers.json",
    ]
    others = [
        top / "downloaded" / "m05_hashing" / "archive" / "bittern-1234__m05_hashing.zip",
        top / "downloaded" / "tern-12345.zip",
        top / "exchange" / "inbound" / "bittern-1234+m05_hashing+2026" / "answers.json",
    ]
    for path in (*own, *others):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"{}")
    log = course / ".nbgrader.log"
    log.write_text("copied bittern-1234\ncopied tern-1234\n", "utf-8")
    told = run("class", "forget", "tern-1234", "--yes").output
    assert not [path for path in own if path.exists()] and not own[2].parent.exists()
    assert [path for path in others if path.exists()] == others
    assert log.read_text("utf-8") == "copied bittern-1234\n"
    assert "bittern" not in told
    assert [one.pseudonym for one in Private(kept).learners()] == ["bittern-1234", "heron-1001", "heron-1002"]


def test_a_name_that_holds_another_keeps_its_lines(run: Run, kept: Path) -> None:
    gone = [
        Row("Ali_7_assignsubmission_file > answers.json", "refused", "locked"),
        Row("x.zip", "collected", "", "tern-1234"),
        Row("mail > ALI.zip", "unknown learner"),
        Row("ali_501_9_work.zip", "refused"),
        Row("tern-1234__m05.rar", "refused"),
    ]
    stays = [
        Row("Khalid_8_assignsubmission_file > answers.json", "collected", "", "bittern-1234"),
        Row("Khalid_8_assignsubmission_file > answers.rar", "refused"),
        Row("bittern-1234__m05.rar", "refused"),
        Row("realistic.pdf", "left aside"),
    ]
    named = Row("K.zip", "collected", "the answers were given on the case of tern-1234", "bittern-1234")
    table = kept / "collected-20260301-100000.csv"
    table.write_text(collect.table([*gone, *stays, named]), "utf-8-sig")
    told = run("class", "forget", "tern-1234", "--yes").output
    left = tables.read(table)
    assert [row["file"] for row in left] == [row.file for row in (*stays, named)]
    assert left[-1]["why"] == "the answers were given on the case of (forgotten)"
    assert f"{len(gone) + 1} lines of" in told


def test_a_line_under_the_name_of_two_may_be_the_others(run: Run, kept: Path) -> None:
    table = kept / "collected-20260301-100000.csv"
    table.write_text(collect.table([Row("Li Wei_7_assignsubmission_file > a.zip", "unknown learner")]), "utf-8-sig")
    run("class", "forget", "heron-1001", "--yes")
    assert len(tables.read(table)) == 1
    run("class", "forget", "heron-1002", "--yes")
    assert tables.read(table) == []


@pytest.mark.parametrize(("row", "is_about"), [
    ({"file": "ali@x.example > a.zip"}, True),
    ({"file": "Alison > a.zip"}, False),
    ({"file": "Ali > a.zip", "learner": "bittern-1234"}, False),
    ({"file": "'=Ali_7_assignsubmission_file"}, True),
    ({}, False),
])  # fmt: skip
def test_a_line_is_about_whom_its_column_or_a_whole_name_says(row: Mapping[str, str], is_about: bool) -> None:
    assert about(row, ALI.pseudonym, NAMES) is is_about


def test_what_cannot_be_deleted_is_said_and_the_key_stays(
    run: Run, course: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = course / "course" / "submitted" / "tern-1234" / "m05_hashing"
    work.mkdir(parents=True)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(shutil, "rmtree", refuse)
        done = run("class", "forget", "tern-1234", "--yes", exit=2)
    assert "tern-1234 cannot be deleted: Permission denied" in done.stderr and "again" in done.stderr
    assert "tern-1234" in {one.pseudonym for one in Private(kept).learners()}
    run("class", "forget", "tern-1234", "--yes")
    assert not work.parent.exists()
