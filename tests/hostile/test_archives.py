"""Collection takes what counts and nothing else, from archives and from an exchange that every learner may write."""

import io
import json
import logging
import os
import re
import zipfile
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from attack import MODULE
from classroom import ROOT, collected
from hypothesis import given, settings
from hypothesis import strategies as st
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config, Configurable

from casebook.build import skeleton
from casebook.grading import noticing, submission, unpacking
from casebook.grading.collecting import Collect
from casebook.grading.gradebook import Book
from casebook.grading.preparing import prepare
from casebook.lab import restoring
from course import handed_out

SENT = b'{"schema": 1, "module": "m05_hashing", "answers": {}}'
MASTER = ROOT / "modules" / MODULE / f"{MODULE}.ipynb"


class Parent(Configurable):
    """Stands in for nbgrader's zip_collect."""


def archive(**members: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for name, data in members.items():
            file.writestr(name.replace("__", "."), data)
    return made.getvalue()


def extract(folder: Path) -> tuple[dict[str, set[str]], list[str]]:
    """Run the extractor over a folder of archives; return what it laid, and what it said."""
    said: list[str] = []
    handler = logging.Handler()
    handler.emit = lambda record: said.append(record.getMessage())  # type: ignore[method-assign]
    log = logging.Logger("extractor")
    log.addHandler(handler)
    parent = Parent()
    parent.coursedir = SimpleNamespace(assignment_id=MODULE)
    extractor = unpacking.Extractor(parent=parent, log=log)
    extractor.extract(str(folder / "archive"), str(folder / "extracted"))
    top = folder / "extracted"
    laid = {path.name: {one.name for one in path.iterdir()} for path in top.iterdir()} if top.exists() else {}
    return laid, said


def test_two_different_archives_of_one_learner_wait_for_a_person_and_hold_up_nobody(tmp_path: Path) -> None:
    (tmp_path / "archive" / "more").mkdir(parents=True)
    (tmp_path / "archive" / f"heron__{MODULE}.zip").write_bytes(archive(answers__json=SENT))
    (tmp_path / "archive" / "more" / f"x_heron__{MODULE}.zip").write_bytes(archive(answers__json=b"{}"))
    (tmp_path / "archive" / f"otter__{MODULE}.zip").write_bytes(archive(answers__json=SENT))
    laid, said = extract(tmp_path)
    assert laid == {f"otter__{MODULE}": {"answers.json"}}
    assert len(said) == 1 and "keep only the right one" in said[0]


def test_the_same_archive_twice_is_one_hand_in(tmp_path: Path) -> None:
    (tmp_path / "archive").mkdir()
    for name in ("", "platform_17_"):
        (tmp_path / "archive" / f"{name}heron__{MODULE}.zip").write_bytes(archive(answers__json=SENT))
    assert extract(tmp_path) == ({f"heron__{MODULE}": {"answers.json"}}, [])


@given(st.from_regex(skeleton.NAME, fullmatch=True, alphabet=st.characters(codec="ascii")))
def test_every_name_that_a_module_may_have_can_be_handed_in(name: str) -> None:
    sent = f"heron-4821__{name}"
    assert unpacking.NAME.fullmatch(sent)
    assert restoring.NAME.fullmatch(sent)
    assert re.match(collected(), f"{sent}/answers.json")


@pytest.mark.parametrize("name", ["heron.zip", "heron__m02_admissibility.zip", "..__m05_hashing.zip", "notes.txt"])
def test_a_file_under_another_name_is_named_and_left(name: str, tmp_path: Path) -> None:
    (tmp_path / "archive").mkdir()
    (tmp_path / "archive" / name).write_bytes(archive(answers__json=SENT))
    laid, said = extract(tmp_path)
    assert laid == {}
    assert "its name does not end in" in said[0]


def test_a_folder_that_a_platform_unpacked_is_taken_by_the_same_rules(tmp_path: Path) -> None:
    folder = tmp_path / "archive" / f"heron__{MODULE}"
    (folder / f"otter__{MODULE}").mkdir(parents=True)
    (folder / f"otter__{MODULE}" / "answers.json").write_bytes(SENT)
    (folder / "answers.json").write_bytes(SENT)
    (folder / f"{MODULE}.ipynb").symlink_to("/etc/passwd")
    laid, said = extract(tmp_path)
    assert laid == {f"heron__{MODULE}": {"answers.json", "remarks.txt"}}
    assert [line for line in said if "is a link" in line]


@pytest.fixture
def exchange(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Collect, Path]:
    """An exchange, and nbgrader's collector with its settings."""
    monkeypatch.setenv("CASEBOOK_ROOT", str(ROOT))
    url = f"sqlite:///{tmp_path / 'gradebook.db'}"
    config = Config()
    config.CourseDirectory.root = str(tmp_path)
    config.CourseDirectory.db_url = url
    config.CourseDirectory.course_id = "casebook"
    config.CourseDirectory.assignment_id = MODULE
    config.Exchange.root = str(tmp_path / "exchange")
    inbound = tmp_path / "exchange" / "casebook" / "inbound"
    inbound.mkdir(parents=True)
    from casebook.grading import collected

    collected.ready(MODULE)
    prepare(MODULE, url)
    from nbgrader.auth import Authenticator

    coursedir = CourseDirectory(config=config)
    collector = Collect(coursedir=coursedir, authenticator=Authenticator(config=config), config=config)
    collector.log = logging.getLogger("test")
    return collector, inbound


def sent(inbound: Path, name: str, answers: bytes | None = SENT) -> Path:
    folder = inbound / name
    folder.mkdir()
    if answers is not None:
        (folder / "answers.json").write_bytes(answers)
    (folder / "timestamp.txt").write_text("2026-11-20 10:00:00 UTC", "utf-8")
    return folder


def collected_files(tmp_path: Path) -> dict[str, set[str]]:
    return {
        path.parent.name: {one.name for one in path.iterdir()} for path in (tmp_path / "submitted").glob(f"*/{MODULE}")
    }


def test_nothing_in_an_exchange_ends_the_run_leads_out_of_it_or_is_followed(
    exchange: tuple[Collect, Path], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    collector, inbound = exchange
    secret = tmp_path / "secret.json"
    secret.write_bytes(SENT)
    sent(inbound, f"heron+{MODULE}+2026-11-20 10:00:00 UTC")
    (sent(inbound, f"link+{MODULE}+2026-11-20 10:00:00 UTC", None) / "answers.json").symlink_to(secret)
    os.mkfifo(sent(inbound, f"pipe+{MODULE}+2026-11-20 10:00:00 UTC", None) / "answers.json")
    (inbound / f"folder+{MODULE}+2026-11-20 10:00:00 UTC").symlink_to(tmp_path)
    sent(inbound, f"two\nlines+{MODULE}+2026-11-20 10:00:00 UTC")
    sent(inbound, f"broken+{MODULE}+no time at all")
    with (sent(inbound, f"large+{MODULE}+2026-11-20 10:00:00 UTC") / "answers.json").open("wb") as file:
        file.truncate(1_000_000_000)
    collector.start()
    found = collected_files(tmp_path)
    assert found["heron"] == {"answers.json", "timestamp.txt"}
    assert found["broken"] >= {"answers.json"}
    assert set(found) == {"heron", "link", "pipe", "folder", "broken", "large"}
    for name in ("link", "pipe", "folder", "large"):
        assert "answers.json" not in found[name] and "remarks.txt" in found[name]
        lines = submission.remarks(tmp_path / "submitted" / name / MODULE)
        assert len(lines) == 1, lines
    assert not (tmp_path / MODULE).exists()
    assert "no name of a learner" in caplog.text
    with Book(MODULE, f"sqlite:///{tmp_path / 'gradebook.db'}") as book:
        assert book.known(["heron"])["heron"].collected


def test_a_later_hand_in_that_somebody_else_made_does_not_take_the_place_of_the_learners_own(
    exchange: tuple[Collect, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    collector, inbound = exchange
    sent(inbound, f"heron+{MODULE}+2026-11-20 10:00:00 UTC")
    sent(inbound, f"heron+{MODULE}+2026-11-21 10:00:00 UTC", b"{}")
    monkeypatch.setattr(Path, "owner", lambda path: "heron" if "11-20" in path.name else "mallory")
    collector.start()
    assert (tmp_path / "submitted" / "heron" / MODULE / "answers.json").read_bytes() == SENT


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=10) | st.sampled_from(["code", "m05-q1", "mark"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["cells", "cell_type", "source", "metadata", "nbgrader", "grade_id"]), inner)
    ),
    max_leaves=12,
)


@settings(max_examples=80)
@given(value=json_values, place=st.integers(0, 60))
def test_no_notebook_makes_the_comparison_fail(value: Any, place: int) -> None:
    notebook = handed_out()
    notebook["cells"][place] = value
    for content in (value, {"cells": value}, notebook):
        assert noticing.notebook(json.dumps(content).encode(), MASTER).isprintable()


def test_the_notebook_as_handed_out_with_outputs_and_a_learners_own_notes_is_nothing_to_report() -> None:
    notebook = handed_out()
    notebook["cells"].append({"cell_type": "markdown", "id": "n", "metadata": {}, "source": "My note"})
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "x"}]
    assert noticing.notebook(json.dumps(notebook).encode(), MASTER) == ""


@settings(max_examples=80)
@given(data=st.binary(max_size=300), cut=st.integers(0, 400), flip=st.integers(0, 10_000))
def test_no_archive_makes_unpacking_fail(
    data: bytes, cut: int, flip: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("zip") / "a.zip"
    whole = bytearray(archive(answers__json=SENT, x=data))
    whole[flip % len(whole)] ^= 0xFF
    for content in (data, bytes(whole), bytes(whole[: len(whole) - cut])):
        path.write_bytes(content)
        assert set(unpacking.unpack(path, MODULE).files) <= set(unpacking.limits(MODULE))
