"""Files where folders are meant, folders where files are: each command says it in one line and loses nothing."""

import csv
import io
import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import Result
from post import answers, put

from casebook.classroom import collect, export, unpacking
from casebook.classroom.collecting import HandIn
from casebook.classroom.commands import zoned
from casebook.classroom.private import BadFolder, Private, outside
from casebook.classroom.roster import Learner
from casebook.classroom.tables import BadTable
from casebook.errors import CasebookError
from casebook.grading import cases

Run = Callable[..., Result]
MODULE = "m05_hashing"
ZOE = Learner("heron-1001", "Zoë Müller", canvas_id="501")
MARKS = [export.Marks(MODULE, 59, {"heron-1001": 31.5})]
CANVAS = 'Student,ID,SIS User ID,SIS Login ID,Section,M05 (778)\n    Points Possible,,,,,59\n"Müller, Zoë",501\n'


@pytest.fixture
def kept(run: Run, tmp_path: Path) -> Path:
    (tmp_path / "r.csv").write_text("name,pseudonym\nZoë Müller,heron-1001\n", "utf-8")
    options = ("--private", str(tmp_path / "p"), "--cases", "public", "--module", "m05")
    run("class", "new", "--roster", str(tmp_path / "r.csv"), *options)
    return tmp_path / "p"


@pytest.mark.parametrize("data", [
    CANVAS.encode(), CANVAS.encode("cp1252"), CANVAS.encode("utf-8-sig"),
    CANVAS.replace('"Müller, Zoë"', "Müller Zoë").replace(",", ";").encode("cp1252"),
])  # fmt: skip
def test_canvass_export_is_filled_in_also_when_excel_has_saved_it(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "grades.csv"
    path.write_bytes(data)
    lines = list(csv.reader(io.StringIO(export.into(path, [ZOE], MARKS))))
    assert "Müller" in lines[2][0] and lines[2][1:] == ["501", "", "", "", "31.5"]
    assert lines[1][0] == "    Points Possible"


def test_a_canvas_export_that_cannot_be_read_is_said_in_a_line(tmp_path: Path) -> None:
    (tmp_path / "empty.csv").write_bytes(b"")
    (tmp_path / "other.csv").write_text("a,b\n1,2\n", "utf-8")
    for name, says in (("typo.csv", "cannot be read"), ("", "cannot be read"), ("empty.csv", "is empty")):
        with pytest.raises(BadTable, match=says):
            export.into(tmp_path / name, [ZOE], MARKS)
    with pytest.raises(export.CannotExport, match="no gradebook export of Canvas"):
        export.into(tmp_path / "other.csv", [ZOE], MARKS)


def test_a_hand_out_that_cannot_be_written_is_said_and_the_key_stays(run: Run, kept: Path, tmp_path: Path) -> None:
    again = ("class", "new", "--roster", str(tmp_path / "r.csv"), "--cases", "public", "--module", "m05")
    data = (kept / "handout" / "heron-1001.zip").read_bytes()
    (kept / "handout").rename(kept / "before")
    (kept / "handout").write_bytes(b"mine")
    for more in ((), ("--unzipped",)):
        said = run(*again, *more, exit=2).stderr
        assert str(kept / "handout" / "heron-1001") in said and "cannot be written" in said
    assert (kept / "handout").read_bytes() == b"mine"
    (kept / "handout").unlink()
    (kept / "handout" / "heron-1001.zip").mkdir(parents=True)
    assert "heron-1001.zip cannot be written" in run(*again, exit=2).stderr
    (kept / "handout" / "heron-1001.zip").rmdir()
    run(*again)
    assert (kept / "handout" / "heron-1001.zip").read_bytes() == data
    assert [one.pseudonym for one in Private(kept).learners()] == ["heron-1001"]


def test_settings_that_cannot_be_written_are_said_in_a_line(run: Run, course: Path) -> None:
    (course / "course" / "class.json.new").mkdir()
    assert "class.json cannot be written" in run("class", "late", "--grace", "5", exit=2).stderr


def test_a_hand_in_that_cannot_be_laid_keeps_what_was_there(
    run: Run, course: Path, kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = course / "course" / "submitted" / "heron-1001"
    put(tmp_path / "back", {"heron-1001__m05_hashing/answers.json": answers(1)})
    place.parent.mkdir(exist_ok=True)
    place.write_bytes(b"mine")
    assert "cannot be written" in run("class", "collect", str(tmp_path / "back"), exit=2).stderr
    assert place.read_bytes() == b"mine"
    place.unlink()
    run("class", "collect", str(tmp_path / "back"))
    rename = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if self.name.endswith(".new"):
            raise PermissionError(13, "Permission denied")
        return rename(self, target)

    when = datetime(2026, 3, 1, tzinfo=UTC)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", refuse)
        with pytest.raises(collect.CannotLay, match="Permission denied"):
            collect.lay(HandIn("heron-1001", MODULE, "x", answers(2), when, None))
    assert (place / MODULE / "answers.json").read_bytes() == answers(1)
    collect.lay(HandIn("heron-1001", MODULE, "x", answers(2), when, None))
    assert (place / MODULE / "answers.json").read_bytes() == answers(2)
    assert {path.name for path in place.iterdir()} == {MODULE}


def test_a_folder_that_may_not_be_read_is_said_in_a_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(unpacking.CannotOpen, match="cannot be read: Permission denied"):
        list(unpacking.walk(tmp_path))


def test_a_secret_that_is_lost_or_empty_is_not_made_up(tmp_path: Path) -> None:
    with pytest.raises(BadFolder, match="Bring it back from your copy"):
        _ = Private(tmp_path).secret
    (tmp_path / "secret").write_bytes(b"\n")
    with pytest.raises(BadFolder, match="is empty"):
        _ = Private(tmp_path).secret


def test_no_case_is_made_from_a_secret_that_is_empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "secret").write_bytes(b"\n")
    monkeypatch.setenv("CASEBOOK_SECRET_FILE", str(tmp_path / "secret"))
    with pytest.raises(cases.NoSecret, match="is empty"):
        cases.secret()


@pytest.mark.parametrize("name", ["Africa", "Nowhere/None", "/etc", "x" * 300])
def test_what_is_no_time_zone_is_said_in_a_line(name: str) -> None:
    with pytest.raises(CasebookError, match="There is no time zone"):
        zoned(name)


def test_the_home_of_nobody_is_no_place() -> None:
    with pytest.raises(BadFolder, match="is no place on this computer"):
        outside(Path("~nobody-of-that-name/x.csv"))
