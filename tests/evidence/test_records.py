"""Custody records, manifests and hashes: what is wrong is named, what is right is left alone."""

import hashlib
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from casebook.cli import casebook
from casebook.errors import CasebookError
from casebook.evidence.commands import evidence
from casebook.evidence.custody import COLUMNS, check_custody, read_custody
from casebook.evidence.hashing import ALGORITHMS, hash_bytes, hash_file, hash_text
from casebook.evidence.manifest import read_manifest, verify_manifest, write_manifest

GOOD = [
    "1,2026-03-02T09:30:00+05:30,EXH-01,S-1,,R. Iyer,acquired,Pune,md5,abc",
    "2,2026-03-02T18:00:00+05:30,EXH-01,S-1,R. Iyer,store,stored,Pune,,",
]
FAULTS = {
    "gap": (1, "2,2026-03-05T18:00:00+05:30,EXH-01,S-1,A. Rao,store,stored,Pune,,"),
    "holder": (1, "2,2026-03-02T18:00:00+05:30,EXH-01,S-1,A. Rao,store,stored,Pune,,"),
    "seal": (1, "2,2026-03-02T18:00:00+05:30,EXH-01,S-9,R. Iyer,store,stored,Pune,,"),
    "order": (1, "2,2026-03-01T18:00:00+05:30,EXH-01,S-1,R. Iyer,store,stored,Pune,,"),
    "zone": (1, "2,2026-03-02T18:00:00,EXH-01,S-1,R. Iyer,store,stored,Pune,,"),
    "missing": (1, "2,2026-03-02T18:00:00+05:30,EXH-01,S-1,R. Iyer,,stored,Pune,,"),
}


def record(folder: Path, lines: list[str]) -> Path:
    path = folder / "custody.csv"
    path.write_text("\n".join([",".join(COLUMNS), *lines]) + "\n", "utf-8")
    return path


def test_an_unbroken_record_has_no_finding(tmp_path: Path) -> None:
    assert check_custody(read_custody(record(tmp_path, GOOD))) == []


@pytest.mark.parametrize("kind", FAULTS)
def test_each_fault_of_a_record_is_found(kind: str, tmp_path: Path) -> None:
    at, line = FAULTS[kind]
    lines = [*GOOD]
    lines[at] = line
    path = record(tmp_path, lines)
    assert kind in {finding.kind for finding in check_custody(read_custody(path))}
    assert CliRunner().invoke(evidence, ["custody", str(path)]).exit_code == 1


@given(st.binary(max_size=400))
def test_any_bytes_are_a_record_or_an_error_in_words(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("c") / "x.csv"
    path.write_bytes(data)
    try:
        check_custody(read_custody(path))
    except CasebookError as error:
        assert "\n" not in str(error).replace(repr(path), "")


def test_a_manifest_names_what_changed_what_is_missing_and_what_is_extra(tmp_path: Path) -> None:
    for name in ("a", "b", "d"):
        (tmp_path / name).write_text(name, "utf-8")
    listed = [(name, hashlib.sha256(name.encode()).hexdigest()) for name in "abc"]
    manifest = tmp_path / "manifest"
    manifest.write_text(write_manifest(listed), "utf-8")
    (tmp_path / "b").write_text("B", "utf-8")
    found = verify_manifest(manifest)
    assert (found.good, found.changed, found.missing, found.extra) == (("a",), ("b",), ("c",), ("d",))
    with pytest.raises(CasebookError, match="Line 1"):
        read_manifest("not a manifest\n")


@given(st.binary(max_size=5000))
def test_every_algorithm_is_that_of_hashlib(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("h") / "x"
    path.write_bytes(data)
    expected = {name: hashlib.new(name, data).hexdigest() for name in ALGORITHMS}
    assert hash_file(path, ALGORITHMS) == hash_bytes(data, ALGORITHMS) == expected


def test_text_is_hashed_as_utf_8() -> None:
    assert hash_text("é") == hashlib.sha256("é".encode()).hexdigest()


@pytest.mark.parametrize("arguments", [["hash", "nowhere"], ["hash", "--algorithms", "rot13", "pyproject.toml"]])
def test_wrong_use_is_one_line_and_status_2(arguments: list[str]) -> None:
    result = CliRunner().invoke(casebook, ["evidence", *arguments])
    assert isinstance(result.exception, CasebookError)
    assert "\n" not in str(result.exception)
