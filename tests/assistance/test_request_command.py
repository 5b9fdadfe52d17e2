"""`casebook request`: a file is begun, read and printed; what is wrong with it is said in one line, with the place."""

import json
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from pypdf import PdfReader

from casebook import paths
from casebook.assistance import DRAFTED, FORMS, circumstances, model, read
from casebook.assistance.commands import request
from casebook.assistance.files import BadFile, parse, write
from casebook.case import open_case


def run(*arguments: object) -> str:
    made = CliRunner().invoke(request, [str(one) for one in arguments])
    if made.exception and not isinstance(made.exception, SystemExit):
        raise made.exception
    return made.output


@pytest.mark.parametrize("kind", DRAFTED)
@pytest.mark.parametrize("ending", ["yaml", "json"])
def test_a_new_file_is_an_empty_document_of_its_kind(kind: str, ending: str, tmp_path: Path) -> None:
    file = tmp_path / f"a.{ending}"
    assert f"casebook request check {file}" in run("new", file, "--kind", kind)
    assert read(parse(file)).document == kind
    if ending == "yaml":
        assert yaml.safe_load(file.read_text("utf-8"))["document"] == kind


def test_an_existing_file_is_never_touched(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("mine", "utf-8")
    with pytest.raises(BadFile, match="is there already"):
        run("new", file)
    assert file.read_text("utf-8") == "mine"


def test_what_is_typed_in_yaml_stays_what_was_typed(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("a: 19:44:47\nb: 2026-10-05\nc: no\nd: [14, 018]\n", "utf-8")
    assert parse(file) == {"a": "19:44:47", "b": "2026-10-05", "c": "no", "d": ["14", "018"]}


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.yaml", "document: mla\nfields: {a: 1\n", r"a\.yaml, line 3, column 1: "),
        ("a.yaml", "document: mla\ndocument: mla\n", r"line 2, column 1: “document” stands twice"),
        ("a.yaml", "a: &x [1]\nb: *x\n", r"line 2, column 4: an alias"),
        ("a.yaml", "a: !!python/object:os.system {}\n", r"Traceback|no document"),
        ("a.json", '{"document": "mla",\n "fields": }', r"a\.json, line 2, column 12: "),
        ("a.json", '{"document": "mla", "document": "mla"}', r"“document” stands twice"),
        ("a.json", "[" * 100_000, r"a\.json"),
        ("a.json", '{"document": "letter", "fields": {}}', r"There is no document of the kind “letter”"),
        ("a.json", '{"document": "mla", "fields": {"nexus": 3}}', r"a\.json: fields\.nexus: "),
        ("a.json", '{"document": "mla", "fields": {"nexsus": []}}', r"a\.json: fields\.nexsus: "),
        ("a.json", '{"document": "mla", "fields": {"data": [{"category": "all"}]}}', r"fields\.data\.0\.category: "),
    ],
)
def test_a_malformed_file_is_refused_in_one_line_with_its_place(
    name: str, text: str, said: str, tmp_path: Path
) -> None:
    file = tmp_path / name
    file.write_text(text, "utf-8")
    with pytest.raises(BadFile, match=said) as caught:
        run("print", file, "--out", tmp_path / "a.pdf")
    assert "\n" not in str(caught.value)
    assert not (tmp_path / "a.pdf").exists()


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"a: \xff")
    with pytest.raises(BadFile, match="no text in UTF-8"):
        parse(tmp_path / "a.yaml")
    with pytest.raises(BadFile, match="cannot be read"):
        parse(tmp_path / "none.yaml")
    (tmp_path / "b.json").write_text(json.dumps("x" * 1_100_000), "utf-8")
    with pytest.raises(BadFile, match="more than 1,000,000 bytes"):
        parse(tmp_path / "b.json")


def test_a_file_is_printed_in_the_format_of_its_ending(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    run("new", file, "--kind", "preservation")
    assert "Printed" in run("print", file, "--out", tmp_path / "a.pdf", "--beside", "fr", "--on", "2026-10-06")
    text = PdfReader(tmp_path / "a.pdf").pages[0].extract_text()
    assert "Demande de conservation rapide" in text
    assert "2026-10-06" in text
    run("print", file, "--out", tmp_path / "a.docx")
    assert (tmp_path / "a.docx").read_bytes().startswith(b"PK")
    with pytest.raises(BadFile, match=r"Use \.pdf, \.docx, \.html"):
        run("print", file, "--out", tmp_path / "a.odt")
    with pytest.raises(BadFile, match="is no day"):
        run("print", file, "--out", tmp_path / "b.pdf", "--on", "5 October")


@pytest.fixture
def sufficient(tmp_path: Path) -> Path:
    """A request that suffices in the public case, in a file."""
    around = circumstances(open_case(paths.datasets() / "case" / "public"))
    write(tmp_path / "good.yaml", model("mla", around).to_json(), FORMS["mla"])
    return tmp_path / "good.yaml"


def test_a_sufficient_request_passes_the_check_and_is_executed(sufficient: Path) -> None:
    made = CliRunner().invoke(request, ["check", str(sufficient)])
    assert (made.exit_code, made.output) == (0, f"{sufficient}: it suffices.\n")
    assert "has been executed" in run("reply", sufficient)
    assert "Postponed" in run("reply", sufficient, "--at-home", "own-investigation") or "postpone" in run(
        "reply", sufficient, "--at-home", "own-investigation"
    )


def test_what_a_request_lacks_is_listed_gravest_first_and_ends_with_status_1(sufficient: Path) -> None:
    weak = sufficient.with_name("weak.yaml")
    text = sufficient.read_text("utf-8").replace("basis:\n  - bilateral", "basis: []").replace("file: INV", "file: XNV")
    weak.write_text(text, "utf-8")
    made = CliRunner().invoke(request, ["check", str(weak)])
    assert made.exit_code == 1
    lines = made.output.splitlines()
    assert lines[0].startswith("returned   M10 ")
    assert lines[1].startswith("delayed    M2 ")
    assert "Case file: " in lines[1]
    assert lines[-1] == f"{weak}: 2 found."
    assert "It cannot be executed as it stands" in run("reply", weak)
