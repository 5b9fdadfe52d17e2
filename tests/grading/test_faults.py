"""Whatever ends a run, the next one finishes it: nothing is lost, doubled or half written.

`CASEBOOK_KILLS=100 CASEBOOK_CLASS=200 pytest tests/grading/test_faults.py -k kills` is the long form of the first test.
"""

import multiprocessing
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import textwrap
import threading
import time
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest
from classroom import MODULE, Classroom, kept, rows, statuses
from sqlalchemy import event
from sqlalchemy.engine import Engine

from casebook.build.release import environment
from casebook.cli import casebook as commands
from casebook.grading import database, pool, versions, work
from casebook.grading.submission import Sent, fetch

KILLS = int(os.environ.get("CASEBOOK_KILLS", "6"))
CLASS = int(os.environ.get("CASEBOOK_CLASS", "30"))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Classroom:
    """A class that was graded in peace: what every other run must come to."""
    room = Classroom(tmp_path_factory.mktemp("whole") / "course")
    room.fill(CLASS)
    assert set(room.grade().values()) == {"graded"}
    return room


def copy(room: Classroom, folder: Path, graded: bool = False) -> Classroom:
    """Return the same class in another folder, not graded yet."""
    shutil.copytree(room.folder, folder)
    other = at(folder, room)
    if not graded:
        other.database.unlink()
        shutil.rmtree(folder / "course" / "autograded")
    return other


def at(folder: Path, room: Classroom) -> Classroom:
    """Return a copy of a class where it lies."""
    other = object.__new__(Classroom)
    other.folder, other.setting = folder, {**room.setting, "CASEBOOK_ROOT": str(folder)}
    return other


def same(room: Classroom, whole: Classroom) -> None:
    """Demand what a run in peace gives: every row once, every file to the byte, and no file more."""
    assert room.files() == whole.files()
    assert rows(room.url) == rows(whole.url)
    assert kept(room.url, "select count(*) from alembic_version") == [(1,)]
    assert set(room.grade().values()) == {"unchanged"}


def test_kills_at_any_moment(whole: Classroom, tmp_path: Path) -> None:
    room = copy(whole, tmp_path / "course")
    chance = random.Random(2026)
    start, work = seconds_of_a_run(copy(whole, tmp_path / "timed"))
    met = []
    while len(met) < KILLS:
        run = begin(room)
        if chance.random() < 0.25:
            time.sleep(chance.uniform(0, start))
        else:
            wait_for_a_file(run, room)
            time.sleep(chance.uniform(0, work))
        if run.is_alive():
            run.kill()
            run.join()
            met.append(len(list(room.folder.glob("course/autograded/*"))))
            no_half_files(room)
        run.join()
        if len(list(room.folder.glob("course/autograded/*"))) == CLASS:
            # begin anew, so that kills meet every state: no gradebook, half a class, all of it
            room.database.unlink()
            shutil.rmtree(room.folder / "course" / "autograded")
    done = room.run("casebook", "grade", "m05", "--resume", "--json")
    assert set(statuses(done.stdout)) == {path.name for path in (room.folder / "course" / "submitted").iterdir()}
    same(room, whole)
    between = sum(0 < one < CLASS for one in met)
    print(
        f"{len(met)} kills: {met.count(0)} before the first file, {between} between, {met.count(CLASS)} after the last"
    )


def begin(room: Classroom) -> BaseProcess:
    """Start `casebook grade` in a process of its own: a fork of this one, which has imported everything already."""
    run = multiprocessing.get_context("fork").Process(target=grade_quietly, args=(room,))
    run.start()
    return run


def grade_quietly(room: Classroom) -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    with environment(**room.setting):
        commands(["grade", "m05", "--workers", "2"])


def wait_for_a_file(run: BaseProcess, room: Classroom) -> None:
    """Wait until this run has written something, or has ended."""
    before = newest(room)
    while run.is_alive() and newest(room) == before:
        time.sleep(0.002)


def newest(room: Classroom) -> int:
    """Return when the youngest of the marked submissions changed."""
    return max((path.stat().st_mtime_ns for path in room.folder.glob("course/autograded/*/*")), default=0)


def seconds_of_a_run(room: Classroom) -> tuple[float, float]:
    """Return how long a run takes until its first file, and from there to its end."""
    begun = time.monotonic()
    run = begin(room)
    wait_for_a_file(run, room)
    first = time.monotonic()
    run.join()
    assert run.exitcode == 0
    return first - begun, time.monotonic() - first


def no_half_files(room: Classroom) -> None:
    """A file that has its name is whole: what was being written when the run died has another name."""
    for path in (room.folder / "course" / "autograded").rglob("*.ipynb"):
        assert path.read_bytes().endswith(b"}\n"), path


def test_power_loss_in_a_transaction(whole: Classroom, tmp_path: Path) -> None:
    """The disk as it is in the middle of a transaction, with a notebook whose bytes never reached it."""
    room = copy(whole, tmp_path / "course")
    lost = tmp_path / "lost"

    def snapshot(connection: object, cursor: object, statement: str, *rest: object) -> None:
        if statement.startswith("INSERT INTO casebook_marking") and not lost.exists():
            shutil.copytree(room.folder, lost)

    event.listen(Engine, "after_cursor_execute", snapshot)
    try:
        room.grade("--workers", "1")
    finally:
        event.remove(Engine, "after_cursor_execute", snapshot)
    after = at(lost, room)
    assert (lost / "course" / "gradebook.db-journal").exists(), "the snapshot was not taken inside a transaction"
    torn = after.autograded("learner-00000") / f"{MODULE}.ipynb"
    torn.write_bytes(torn.read_bytes()[:1000])
    assert set(after.grade().values()) == {"graded"}
    same(after, whole)


def test_files_that_never_reached_the_disk_are_written_again(whole: Classroom, tmp_path: Path) -> None:
    room = copy(whole, tmp_path / "course", graded=True)
    (room.autograded("learner-00001") / f"{MODULE}.ipynb").write_bytes(b"")
    (room.autograded("learner-00002") / "answers.json").unlink()
    (room.autograded("learner-00003") / "timestamp.txt").write_text("2026", "utf-8")
    done = room.grade()
    assert {one for one, status in done.items() if status == "graded"} == {f"learner-0000{n}" for n in (1, 2, 3)}
    same(room, whole)


FILL = """
    set -e
    mount -t tmpfs -o size={size} none "$1/course/autograded"
    "${{@:2}}" || echo "exit $?"
    cp -a "$1/course/autograded" "$1/kept"
"""


def test_a_full_disk_ends_in_one_line_and_the_next_run_goes_on(whole: Classroom, tmp_path: Path) -> None:
    alone = ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "--map-root-user", "--mount"]
    if subprocess.run([*alone, "true"], check=False, capture_output=True).returncode:
        pytest.skip("NO MOUNT: this system lets nobody mount a small disk")
    room = copy(whole, tmp_path / "course")
    (room.folder / "course" / "autograded").mkdir()
    script = textwrap.dedent(FILL.format(size="1m"))
    done = subprocess.run(
        [*alone, "bash", "-c", script, "fill", str(room.folder), *room.command("casebook", "grade", "m05")],
        cwd=room.folder, env=room.setting, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "exit 2" in done.stdout
    last = done.stderr.strip().splitlines()[-1]
    assert last.startswith("casebook: There is no room left on the disk. Make room and run the same command again")
    shutil.rmtree(room.folder / "course" / "autograded")
    (room.folder / "kept").rename(room.folder / "course" / "autograded")
    assert any((room.folder / "course" / "autograded").iterdir())
    assert set(room.grade().values()) <= {"graded", "unchanged"}
    same(room, whole)


def test_a_full_disk_under_the_gradebook_is_told_in_the_same_words(
    whole: Classroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = copy(whole, tmp_path / "course")
    with environment(**room.setting):
        from casebook.grading.preparing import prepare

        prepare(MODULE)
    connect = database.connect

    def small(url: str) -> Engine:
        engine = connect(url)

        @event.listens_for(engine, "connect")
        def limit(connection: sqlite3.Connection, _: object) -> None:
            pages = connection.execute("PRAGMA page_count").fetchone()[0]
            connection.execute(f"PRAGMA max_page_count = {pages + 4}")

        return engine

    monkeypatch.setattr("casebook.grading.gradebook.connect", small)
    done = room.casebook("grade", "m05", "--workers", "1")
    assert done.exit_code == 2 and done.stderr.startswith("casebook: There is no room left on the disk.")
    monkeypatch.undo()
    assert kept(room.url, "select count(*) from submitted_assignment") == [(0,)]
    assert set(room.grade().values()) == {"graded"}
    same(room, whole)


def test_a_locked_gradebook_is_waited_for_and_then_told(
    whole: Classroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = copy(whole, tmp_path / "course", graded=True)
    monkeypatch.setattr(database, "PATIENCE", 1)
    other = sqlite3.connect(room.database, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN EXCLUSIVE")
    done = room.casebook("grade", "m05", "--again")
    assert done.exit_code == 2
    assert done.stderr == (
        "casebook: The gradebook has been locked by another program for 1 seconds. Close it (formgrader, "
        "another run) and run the same command again; what is written stays.\n"
    )
    monkeypatch.setattr(database, "PATIENCE", 30)
    freed = threading.Timer(1.5, other.rollback)
    freed.start()
    assert set(room.grade("--again").values()) == {"graded"}
    freed.join()
    other.close()
    same(room, whole)


def test_two_runs_at_once_do_not_meet(whole: Classroom, tmp_path: Path) -> None:
    room = copy(whole, tmp_path / "course", graded=True)
    with environment(**room.setting):
        from casebook.grading.grade import alone

        with alone():
            done = room.casebook("grade", "m05")
    assert done.exit_code == 2
    assert done.stderr == "casebook: Another run is grading in this course. Wait until it ends, then run again.\n"


def test_a_worker_that_dies_costs_only_the_submission_it_died_over(
    whole: Classroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark = work.attempt

    def deadly(sent: Sent, now: versions.Versions, draw: bool = True) -> work.Work | work.Result:
        if sent.student == "learner-00005":
            os.kill(os.getpid(), signal.SIGKILL)
        return mark(sent, now, draw)

    with environment(**whole.setting):
        now = versions.now(MODULE)
        jobs = [fetch(whole.submitted(f"learner-{n:05}"), f"learner-{n:05}", MODULE) for n in range(20)]
        monkeypatch.setattr(work, "attempt", deadly)
        with pool.Pool(MODULE, now, 2) as workers:
            done = list(workers(jobs))
    names = [one.student if isinstance(one, work.Result) else one.marking.student for one in done]
    assert names == [f"learner-{n:05}" for n in range(20)]
    waiting = [one for one in done if isinstance(one, work.Result)]
    assert [one.student for one in waiting] == ["learner-00005"]
    assert waiting[0].problems == ("the process that marked it was ended; run again",)


def test_a_folder_whose_name_the_gradebook_cannot_hold_waits_and_stops_nobody(whole: Classroom, tmp_path: Path) -> None:
    room = copy(whole, tmp_path / "course", graded=True)
    for name in ("x" * 200, "line\nbreak", os.fsdecode(b"caf\xe9")):
        shutil.copytree(room.submitted("learner-00000"), room.submitted(name))
    done = room.casebook("grade", "m05")
    assert done.exit_code == 1
    assert f"{CLASS + 3} submissions: {CLASS} unchanged, 3 pending." in done.stderr
    assert "pending: the gradebook cannot hold this name: rename its folder (128 printable characters at most)" in (
        done.stderr
    )


def test_workers_end_with_the_run_they_work_for(whole: Classroom, tmp_path: Path) -> None:
    script = tmp_path / "run.py"
    script.write_text(
        textwrap.dedent(f"""
        import time
        from casebook.grading import pool, versions
        with pool.Pool({MODULE!r}, versions.now({MODULE!r}), 2) as workers:
            print(*workers._executor._processes, flush=True)
            time.sleep(60)
        """),
        "utf-8",
    )
    run = subprocess.Popen([sys.executable, str(script)], env=whole.setting, stdout=subprocess.PIPE, text=True)
    assert run.stdout
    workers = [int(one) for one in run.stdout.readline().split()]
    assert len(workers) == 2
    run.kill()
    run.wait()
    run.stdout.close()
    deadline = time.monotonic() + 20
    while any(Path(f"/proc/{one}").exists() for one in workers) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(Path(f"/proc/{one}").exists() for one in workers)
