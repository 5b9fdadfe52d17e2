"""Custody records, manifests and hashes: what is wrong is named, what is right is left alone."""

import hashlib
import json
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
    "1,2026-03-02T09:30:00+05:30,EXH-01,S-1,,R. Iyer,acquired,Pune,md5,900150983cd24fb0d6963f7d28e17f72",
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


MD5 = "0" * 32
MORE = {
    "number": [
        "1,2026-03-02T09:30:00+05:30,E,S-1,,R,acquired,Pune,,",
        "3,2026-03-02T10:30:00+05:30,E,S-1,R,A,kept,Pune,,",
    ],
    "value": [f"1,2026-03-02T09:30:00+05:30,E,S-1,,R,acquired,Pune,SHA-256,{MD5}"],
    "digest": [
        f"1,2026-03-02T09:30:00+05:30,E,S-1,,R,acquired,Pune,md5,{MD5}",
        f"2,2026-03-02T10:30:00+05:30,E,S-1,R,R,verified,Pune,MD5,{'1' * 32}",
    ],
}


@pytest.mark.parametrize("kind", MORE)
def test_a_line_left_out_and_hash_values_that_cannot_be_right_are_found(kind: str, tmp_path: Path) -> None:
    assert [finding.kind for finding in check_custody(read_custody(record(tmp_path, MORE[kind])))] == [kind]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_record_saved_by_a_spreadsheet_reads_the_same(separator: str, encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "custody.csv"
    lines = [separator.join(COLUMNS).title(), *(line.replace(",", separator) for line in GOOD)]
    path.write_bytes("\r\n".join(lines).encode(encoding))
    assert [step.taker for step in read_custody(path)] == ["R. Iyer", "store"]
    assert check_custody(read_custody(path)) == []


def test_a_field_of_two_lines_stays_one_field(tmp_path: Path) -> None:
    path = record(tmp_path, [GOOD[0].replace("acquired", '"acquired,\nand sealed\u2028again"'), GOOD[1]])
    assert [step.action for step in read_custody(path)] == ["acquired,\nand sealed\u2028again", "stored"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (",".join(COLUMNS) + "\n", "no line"),
        (
            ",".join(COLUMNS) + "\n1,2026-03-02T09:30:00+05:30,EXH-01,S-1,,Iyer, R.,acquired,Pune,,\n",
            "line 2 .*11 fields",
        ),
        (",".join((*COLUMNS, "time")) + "\n" + GOOD[0] + ",x\n", "time twice"),
        (",".join(COLUMNS[1:]) + "\n" + GOOD[0][2:] + "\n", "lacks the columns line"),
        ((",".join(COLUMNS) + "\n" + GOOD[0].replace("Pune", "Orléans")).encode("cp1252"), "no text in UTF-8"),
    ],
)
def test_a_record_whose_values_would_stand_under_wrong_names_is_refused(
    text: str | bytes, says: str, tmp_path: Path
) -> None:
    path = tmp_path / "custody.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(CasebookError, match=says):
        read_custody(path)


def test_findings_are_printed_as_json_too(tmp_path: Path) -> None:
    path = record(tmp_path, MORE["value"])
    run = CliRunner().invoke(evidence, ["custody", str(path), "--json"])
    assert (run.exit_code, [one["kind"] for one in json.loads(run.stdout)]) == (1, ["value"])


def test_one_file_that_cannot_be_read_keeps_back_no_value_of_the_others(tmp_path: Path) -> None:
    good, odd = tmp_path / "good", tmp_path / "a\nb\u202e"
    for path in (good, odd):
        path.write_bytes(b"x")
    files = [str(tmp_path / "nowhere"), str(good), str(odd)]
    run = CliRunner().invoke(evidence, ["hash", *files])
    value = hashlib.sha256(b"x").hexdigest()
    assert run.exit_code == 2
    assert run.stdout.splitlines() == [f"{value}  {good}", f"{value}  {tmp_path}/a\\nb\\u202e"]
    assert "nowhere cannot be read" in run.stderr and run.stderr.count("\n") == 1
    found = json.loads(
        CliRunner().invoke(evidence, ["hash", "--json", "--algorithms", "SHA-256,sha256", *files]).stdout
    )
    assert found == [{"file": str(good), "sha256": value}, {"file": str(odd), "sha256": value}]


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


@pytest.mark.parametrize("arguments", [["custody", "nowhere"], ["hash", "--algorithms", "rot13", "pyproject.toml"]])
def test_wrong_use_is_one_line_and_status_2(arguments: list[str]) -> None:
    result = CliRunner().invoke(casebook, ["evidence", *arguments])
    assert isinstance(result.exception, CasebookError)
    assert "\n" not in str(result.exception)
