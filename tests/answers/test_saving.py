"""An answer once saved stays: through crashes, other tabs, edits by hand; and what cannot be saved is said."""

import errno
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from casebook import answers
from casebook.answers import saving
from casebook.answers.locking import Busy, locked

NOW = datetime(2026, 11, 23, 20, 0, 0, tzinfo=UTC)
DEEP: answers.Json = "deep"
for _ in range(10):
    DEEP = [DEEP]
WRITER = """
import sys
from pathlib import Path
from casebook.answers import save
path, name = Path(sys.argv[1]), sys.argv[2]
for number in range(int(sys.argv[3])):
    save(path, "m05_hashing", "case-1", f"m05-{name}{number}", f"{name} {number}")
    print(number, flush=True)
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "answers.json"


def put(file: Path, question: str = "m05-q1", value: answers.Json = "b") -> tuple[str, ...]:
    return answers.save(file, "m05_hashing", "case-1", question, value, NOW)


def writer(file: Path, name: str, count: int) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", WRITER, str(file), name, str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def test_what_is_saved_is_read_back(file: Path) -> None:
    assert put(file, value={"outcome": "in", "grounds": ["é", "中"]}) == ()
    found = answers.read(file)
    assert (found.module, found.case, found.problems) == ("m05_hashing", "case-1", ())
    assert found.answers["m05-q1"] == answers.Saved({"outcome": "in", "grounds": ["é", "中"]}, NOW)


def test_answers_are_added_and_the_last_one_counts(file: Path) -> None:
    put(file, "m05-q1", "a")
    put(file, "m05-q2", "b")
    put(file, "m05-q1", "c")
    values = {id: saved.value for id, saved in answers.read(file).answers.items()}
    assert values == {"m05-q1": "c", "m05-q2": "b"}


def test_the_file_before_is_kept_once(file: Path) -> None:
    put(file, "m05-q1", "a")
    before = file.read_bytes()
    put(file, "m05-q1", "b")
    assert file.with_name("answers.json.bak").read_bytes() == before
    put(file, "m05-q1", "c")
    names = sorted(path.name for path in file.parent.iterdir())
    assert names == ["answers.json", "answers.json.bak", "answers.json.lock"]


def test_two_tabs_lose_nothing(file: Path) -> None:
    tabs = [writer(file, name, 15) for name in ("a", "b", "c")]
    for tab in tabs:
        tab.communicate()
        assert tab.returncode == 0
    assert len(answers.read(file).answers) == 45


def test_two_threads_lose_nothing(file: Path) -> None:
    threads = [threading.Thread(target=put, args=(file, f"m05-q{number}")) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(answers.read(file).answers) == 8


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL on Windows")
def test_a_kill_at_any_moment_loses_nothing_that_was_saved(file: Path) -> None:
    for run in range(12):
        tab = writer(file, f"r{run}-", 10_000)
        assert tab.stdout is not None
        # each run is killed after another number of saves, and so at another point of one
        said = [tab.stdout.readline() for _ in range(1 + run)]
        os.kill(tab.pid, signal.SIGKILL)
        said += tab.stdout.readlines()
        tab.wait()
        tab.stdout.close()
        found = answers.read(file)
        assert not found.problems
        complete = [line for line in said if line.endswith("\n")]
        assert {f"m05-r{run}-{int(line)}" for line in complete} <= set(found.answers)
    assert put(file) == ()


@pytest.mark.skipif(sys.platform == "win32", reason="no fork on Windows")
@pytest.mark.parametrize("call", ["open", "fsync", "replace", "close"])
@pytest.mark.parametrize("nth", range(1, 7))
def test_a_death_at_each_step_leaves_the_old_answers_or_the_new(call: str, nth: int, file: Path) -> None:
    put(file, "m05-q1", "old")
    put(file, "m05-q2", "kept")
    script = f"""
import os, sys
from casebook.answers import save
from pathlib import Path
real, count = os.{call}, 0
def dying(*args, **kwargs):
    global count
    count += 1
    if count == {nth}:
        os._exit(9)
    return real(*args, **kwargs)
os.{call} = dying
save(Path(sys.argv[1]), "m05_hashing", "case-1", "m05-q1", "new")
"""
    subprocess.run([sys.executable, "-c", script, str(file)], check=False)
    found = answers.read(file)
    assert not found.problems
    assert found.answers["m05-q1"].value in ("old", "new")
    assert found.answers["m05-q2"].value == "kept"
    assert put(file, "m05-q3") == ()
    assert answers.read(file).answers["m05-q2"].value == "kept"


def test_a_file_broken_by_hand_is_set_aside_and_the_backup_serves(file: Path) -> None:
    put(file, "m05-q1", "a")
    put(file, "m05-q2", "b")
    broken = file.read_bytes().replace(b'"b"', "“c”".encode())
    file.write_bytes(broken)
    notes = put(file, "m05-q3", "d")
    aside = file.with_name("answers.json.broken-20261123T200000Z")
    assert aside.read_bytes() == broken
    assert aside.name in notes[0]
    assert "answers in it: 1" in notes[0]
    assert set(answers.read(file).answers) == {"m05-q1", "m05-q3"}
    assert put(file, "m05-q4") == ()


def test_a_file_with_one_bad_entry_is_copied_before_it_is_written(file: Path) -> None:
    put(file, "m05-q1", "a")
    content = json.loads(file.read_bytes())
    content["answers"]["m05-q2"] = "typed without value"
    file.write_text(json.dumps(content))
    edited = file.read_bytes()
    notes = put(file, "m05-q3", "c")
    assert any("m05-q2" in note for note in notes)
    assert file.with_name("answers.json.broken-20261123T200000Z").read_bytes() == edited
    assert set(answers.read(file).answers) == {"m05-q1", "m05-q3"}


def test_a_second_broken_file_of_the_same_second_is_kept_too(file: Path) -> None:
    for text in ("{", "["):
        file.write_text(text)
        put(file)
    kept = sorted(path.read_text() for path in file.parent.glob("*.broken-*"))
    assert kept == ["[", "{"]


def test_a_sound_edit_by_hand_is_taken(file: Path) -> None:
    file.write_text('{"module": "m05_hashing", "answers": {"m05-q1": {"value": "typed"}}}')
    assert put(file, "m05-q2") == ()
    assert answers.read(file).answers["m05-q1"].value == "typed"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ({"schema": 1, "module": "m02_admissibility", "answers": {}}, "module m02_admissibility"),
        ({"schema": 1, "module": "m05_hashing", "case": "other", "answers": {}}, "case other"),
        ({"schema": 2, "answers": {}}, "Get the newer version"),
    ],
)
def test_a_file_of_something_else_is_left_alone(content: object, said: str, file: Path) -> None:
    file.write_text(json.dumps(content))
    before = file.read_bytes()
    with pytest.raises(answers.CannotSave, match=said):
        put(file)
    assert file.read_bytes() == before
    assert not list(file.parent.glob("*.broken-*"))


def test_a_file_that_names_no_schema_is_read_and_named_at_the_next_save(file: Path) -> None:
    file.write_text(json.dumps({"module": "m05_hashing", "answers": {"m05-q9": {"value": "b"}}}))
    assert put(file) == ()
    kept = json.loads(file.read_bytes())
    assert kept["schema"] == 1 and kept["answers"]["m05-q9"]["value"] == "b"


def test_a_link_is_not_written_through(file: Path) -> None:
    target = file.with_name("elsewhere.json")
    target.write_text("mine")
    file.symlink_to(target)
    with pytest.raises(answers.CannotSave, match="is a link"):
        put(file)
    assert target.read_text() == "mine"


@pytest.fixture
def locked_folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="casebook-"))
    folder.chmod(0o555)
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    if as_root:
        os.seteuid(65534)
    yield folder
    if as_root:
        os.seteuid(0)
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.mark.skipif(sys.platform == "win32", reason="folders are not made read-only this way on Windows")
def test_a_read_only_folder_is_said_in_a_plain_sentence(locked_folder: Path) -> None:
    with pytest.raises(answers.CannotSave) as raised:
        put(locked_folder / "answers.json")
    assert "may not be written to. Copy the course to a folder of your own" in str(raised.value)


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_full_disk_is_said_and_leaves_the_file_as_it_was(
    call: str, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(file, "m05-q1", "a")
    before = file.read_bytes()

    def full(*args: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(saving.os, call, full)
    with pytest.raises(answers.CannotSave, match=r"^Not saved: the disk is full"):
        put(file, "m05-q1", "b")
    monkeypatch.undo()
    assert file.read_bytes() == before
    assert not file.with_name("answers.json.new").exists()


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(answers.CannotSave, match="there is no folder"):
        put(tmp_path / "gone" / "answers.json")


def test_a_writer_that_does_not_finish_is_not_waited_for_for_ever(file: Path) -> None:
    lock = file.with_name("answers.json.lock")
    with locked(lock), pytest.raises(Busy), locked(lock, patience=0):
        pass
    with locked(lock, patience=0):
        pass


def test_a_busy_file_is_said(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(path: Path) -> None:
        raise Busy

    monkeypatch.setattr(saving, "locked", busy)
    with pytest.raises(answers.CannotSave, match=r"^Not saved\. Another window is still saving"):
        put(file)


@pytest.mark.parametrize("value", [float("nan"), {1: 2}, {"a": object()}, 10**30, DEEP])
def test_what_is_no_answer_is_not_saved(value: answers.Json, file: Path) -> None:
    with pytest.raises(answers.CannotSave, match=r"^Not saved\. The answer"):
        put(file, value=value)
    assert not file.exists()


def test_too_much_is_not_saved(file: Path) -> None:
    put(file, "m05-q1", "short")
    with pytest.raises(answers.CannotSave, match=r"^Not saved\. All answers .* Shorten"):
        put(file, "m05-q2", "x" * (answers.LIMIT_BYTES + 1))
    assert answers.read(file).answers.keys() == {"m05-q1"}


@pytest.mark.parametrize("question", ["", "../q1", "q 1"])
def test_what_is_no_question_is_not_saved(question: str, file: Path) -> None:
    with pytest.raises(answers.CannotSave, match=r"^Not saved\. .* is no name for a module"):
        put(file, question)


def test_text_that_no_file_can_hold_is_saved_as_far_as_it_can(file: Path) -> None:
    put(file, "m05-q1", "half \ud800 a character")
    assert answers.read(file).answers["m05-q1"].value == "half \ufffd a character"
