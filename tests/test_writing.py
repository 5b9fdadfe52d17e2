"""A file is written whole or not at all, whoever asked for it."""

import os
import sys
from pathlib import Path

import pytest

from casebook import writing
from casebook.writing import NotWritten, replace, save


def full(_: int) -> None:
    raise OSError(28, "No space left on device")


def test_a_disk_that_is_full_leaves_the_old_file_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "marks.csv"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NotWritten, match=r"cannot be written: No space left on device\. Make room on the disk"):
        save(path, b"new")
    assert path.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["marks.csv"]


def test_ctrl_c_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(beside: Path, path: Path) -> None:
        raise KeyboardInterrupt

    path = tmp_path / "marks.csv"
    path.write_bytes(b"old")
    monkeypatch.setattr(writing, "rename", stop)
    with pytest.raises(KeyboardInterrupt):
        replace(path, b"new", lasting=False)
    assert path.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["marks.csv"]


def test_what_a_killed_run_left_is_in_nobodys_way(tmp_path: Path) -> None:
    (tmp_path / "marks.csv.new").write_bytes(b"half")
    replace(tmp_path / "marks.csv", b"new")
    assert {one.name: one.read_bytes() for one in tmp_path.iterdir()} == {"marks.csv": b"new"}


@pytest.mark.skipif(sys.platform == "win32", reason="no rights of that kind on Windows")
def test_rights_are_those_that_are_asked_for_from_the_first_byte(tmp_path: Path) -> None:
    (tmp_path / "key.csv").write_bytes(b"open to all")
    replace(tmp_path / "key.csv", b"secret", 0o600)
    assert (tmp_path / "key.csv").stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(sys.platform == "win32", reason="a link needs rights of its own on Windows")
def test_a_link_that_a_person_names_is_followed_and_any_other_is_replaced(tmp_path: Path) -> None:
    link, file = tmp_path / "link", tmp_path / "file"
    link.symlink_to(file)
    save(link, b"mine")
    assert link.is_symlink() and file.read_bytes() == b"mine"
    replace(link, b"ours")
    assert not link.is_symlink() and (link.read_bytes(), file.read_bytes()) == (b"ours", b"mine")


def test_folders_on_the_way_are_made(tmp_path: Path) -> None:
    save(tmp_path / "a" / "b" / "report é ☃.html", b"page")
    assert (tmp_path / "a" / "b" / "report é ☃.html").read_bytes() == b"page"


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes with names on Windows")
def test_a_pipe_takes_the_bytes_as_it_stands(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    save(pipe, b"page")
    assert os.read(reader, 10) == b"page"
    os.close(reader)
    assert [one.name for one in tmp_path.iterdir()] == ["pipe"]


@pytest.mark.skipif(not Path("/dev/fd").is_dir(), reason="no such names for open files here")
def test_what_a_shell_has_opened_takes_the_bytes() -> None:
    reader, writer = os.pipe()
    save(Path(f"/dev/fd/{writer}"), b"page")
    os.close(writer)
    assert os.read(reader, 10) == b"page"
    os.close(reader)


def test_what_cannot_be_written_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"mine")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    for path in (tmp_path, tmp_path / "file" / "x.csv", tmp_path / ("n" * 300), tmp_path / "loop"):
        with pytest.raises(NotWritten, match="cannot be written") as raised:
            save(path, b"new")
        assert "\n" not in str(raised.value)
    assert (tmp_path / "file").read_bytes() == b"mine"
