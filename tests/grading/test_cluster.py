"""A class on real engines: a PostgreSQL gradebook, and Dask workers of which some are lost half-way."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from classroom import MODULE, Classroom, kept, rows
from servers import Dask, PostgreSQL, dask, postgres, postgres_programs

from casebook.errors import CasebookError
from casebook.grading.cluster import Cluster
from casebook.grading.versions import Versions


@pytest.fixture(scope="module")
def server() -> Iterator[PostgreSQL]:
    if postgres_programs() is None:
        if os.environ.get("CI"):
            pytest.fail("there is no PostgreSQL, so nobody knows whether a class server works")
        pytest.skip("NO POSTGRESQL: install the package postgresql to run these tests")
    with postgres() as running:
        yield running


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Classroom:
    room = Classroom(tmp_path_factory.mktemp("room") / "course")
    room.fill(300)
    return room


@pytest.fixture(scope="module")
def whole(room: Classroom) -> tuple[object, object]:
    """What one process and SQLite make of the class."""
    assert set(room.grade("--workers", "1").values()) == {"graded"}
    return rows(room.url), room.files()


def test_postgresql_has_the_rows_that_sqlite_has(
    room: Classroom, whole: tuple[object, object], server: PostgreSQL
) -> None:
    room.setting["CASEBOOK_DB"] = server.database()
    assert set(room.grade("--workers", "2").values()) == {"graded"}
    assert (rows(room.url), room.files()) == whole
    assert set(room.grade("--workers", "2").values()) == {"unchanged"}
    done = room.casebook("grade", "m05", "--verify", "--sample", "20", "--workers", "1")
    assert done.exit_code == 0, done.stderr


def test_postgresql_knows_how_large_its_tables_have_grown(room: Classroom, server: PostgreSQL) -> None:
    room.setting["CASEBOOK_DB"] = server.database()
    assert set(room.grade("--workers", "2").values()) == {"graded"}
    # -1 for a table that nobody has looked at: its queries are planned as if it were empty
    sizes = kept(room.url, "select relname, reltuples from pg_class where relname in ('grade', 'casebook_marking')")
    assert all(size >= 100 for _, size in sizes) and len(sizes) == 2, sizes


def test_stock_nbgrader_reads_and_writes_the_same_postgresql_gradebook(server: PostgreSQL, tmp_path: Path) -> None:
    room = Classroom(tmp_path / "course")
    room.fill(2)
    room.setting["CASEBOOK_DB"] = server.database()
    assert set(room.grade("--workers", "1").values()) == {"graded"}
    written = rows(room.url)
    room.autograde(force=True, students=["learner-00000"])
    assert rows(room.url) == written
    assert set(room.grade("--workers", "1").values()) == {"unchanged"}
    room.run("nbgrader", "db", "upgrade")
    assert rows(room.url) == written


def test_a_class_on_dask_and_postgresql_with_a_worker_killed_half_way(
    room: Classroom, whole: tuple[object, object], server: PostgreSQL, tmp_path: Path
) -> None:
    room.setting["CASEBOOK_DB"] = server.database()
    with dask(tmp_path / "dask", room.setting, 2) as cluster:
        killer = threading.Thread(target=kill_half_way, args=(room, cluster))
        killer.start()
        done = room.grade("--scheduler", cluster.address, "--again")
        killer.join()
        assert cluster.workers[0].poll() is not None, "no worker was killed"
    assert len(done) == 300 and set(done.values()) == {"graded"}
    assert (rows(room.url), room.files()) == whole
    assert kept(room.url, "select count(*), count(distinct student) from casebook_marking") == [(300, 300)]


def kill_half_way(room: Classroom, cluster: Dask) -> None:
    """Kill a worker as soon as the first batch is in the gradebook."""
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and not written(room):
        time.sleep(0.02)
    cluster.workers[0].kill()


def written(room: Classroom) -> int:
    try:
        return int(kept(room.url, "select count(*) from casebook_marking")[0][0])
    except Exception:
        return 0


def test_a_lost_scheduler_costs_only_what_was_under_way(
    room: Classroom, whole: tuple[object, object], server: PostgreSQL, tmp_path: Path
) -> None:
    room.setting["CASEBOOK_DB"] = server.database()
    with dask(tmp_path / "dask", room.setting, 2) as cluster:
        lost = threading.Thread(target=lose_scheduler, args=(room, cluster))
        lost.start()
        done = room.casebook("grade", "m05", "--scheduler", cluster.address, "--again")
        lost.join()
    assert done.exit_code == 2
    assert done.stderr.splitlines()[-1] == (
        f"casebook: The scheduler at {cluster.address} is gone. What is written stays; "
        "start it and run the same command again."
    )
    before = written(room)
    assert 0 < before < 300
    with dask(tmp_path / "next", room.setting, 2) as cluster:
        after = room.grade("--scheduler", cluster.address, "--resume")
    assert list(after.values()).count("unchanged") == before
    assert (rows(room.url), room.files()) == whole


def lose_scheduler(room: Classroom, cluster: Dask) -> None:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and not written(room):
        time.sleep(0.02)
    cluster.scheduler.kill()


def test_a_worker_with_another_course_gives_no_marks(
    room: Classroom, whole: tuple[object, object], tmp_path: Path
) -> None:
    other = Classroom(tmp_path / "other")
    lesson = other.folder / "course" / "lessons" / f"{MODULE}.py"
    lesson.write_text(lesson.read_text("utf-8").replace("m05-q1", "m05-q1", 1) + "\n", "utf-8")
    room.setting.pop("CASEBOOK_DB", None)
    with dask(tmp_path / "dask", other.setting, 1) as cluster:
        done = room.casebook("grade", "m05", "--scheduler", cluster.address, "--again")
    assert done.exit_code == 1
    assert "pending: a worker has another lesson than this course: give it the same checkout" in done.stderr
    assert rows(room.url) == whole[0]


def test_without_dask_or_without_a_scheduler_one_line_says_what_to_do(tmp_path: Path) -> None:
    nothing = Versions("", "", "", "")
    with pytest.raises(CasebookError, match=r"No scheduler with a worker answers at tcp://127.0.0.1:9"):
        Cluster("tcp://127.0.0.1:9", nothing, patience=1)
    for address in ("nonsense", "tcp://localhost", "carrier://pigeon:1"):
        with pytest.raises(CasebookError, match=f"{address} is no address of a scheduler"):
            Cluster(address, nothing)
    script = (
        "import sys; sys.modules['distributed'] = None\n"
        "from casebook.grading.cluster import Cluster\n"
        "from casebook.grading.versions import Versions\n"
        "Cluster('tcp://127.0.0.1:9', Versions('', '', '', ''))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert 'NoCluster: Dask is not installed here. Run pip install "casebook[cluster]"' in done.stderr


def test_dask_is_imported_only_when_a_scheduler_is_named() -> None:
    modules = "command, casebook.grading.pool, casebook.grading.grade, casebook.grading.gradebook"
    script = f"import sys, casebook.grading.{modules}; print(sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert "'distributed'" not in done.stdout and "'dask'" not in done.stdout
