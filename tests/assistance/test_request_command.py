"""`casebook request`: a file is begun, read and printed; what is wrong with it is said in one line, with the place."""

import json
import re
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from pypdf import PdfReader

from casebook import paths, writing
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
        ("a.yaml", "? [a, b]\n: c\n", r"line 1, column 3: a name is one word"),
        (
            "a.yaml",
            "document: mla\n---\ndocument: mla\n",
            r"expected a single document in the stream but found another",
        ),
        ("a.yaml", "document: mla\x01\n", r"a\.yaml: character 14 cannot stand in YAML"),
        ("a.yaml", " \n", r"a\.yaml is empty\. Begin one under another name"),
        ("a.yaml", "document: mla\nfields: {nexus: 13}\n", r"fields\.nexus: write it as a list"),
        ("a.yaml", "document: mla\nfields: {nexus: [one]}\n", r"fields\.nexus\.0: write the number of a paragraph"),
        ("a.yaml", "document: mla\nfields: {stage: Trial}\n", r"fields\.stage: choose 'trial', 'prosecution'"),
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
    with pytest.raises(BadFile, match=r"is no text in UTF-8 .* It is a file of an office program"):
        (tmp_path / "c.docx").write_bytes(b"PK\x03\x04\xff")
        parse(tmp_path / "c.docx")
    with pytest.raises(BadFile, match="cannot be read: Is a directory"):
        parse(tmp_path)
    (tmp_path / "b.json").write_text(json.dumps("x" * 1_100_000), "utf-8")
    with pytest.raises(BadFile, match="more than 1,000,000 bytes"):
        parse(tmp_path / "b.json")


@pytest.mark.parametrize("ending", ["yaml", "json"])
def test_what_an_editor_puts_before_the_text_and_what_is_left_empty_do_no_harm(ending: str, tmp_path: Path) -> None:
    file = tmp_path / f"a.{ending}"
    text = "document: mla\nfields:\n  file: A-1\n  nexus:\n  period:\n  accounts: [{type: , identifier: x}]\n"
    if ending == "json":
        text = (
            '{"document": "mla", "fields": {"file": "A-1", "nexus": null, "period": "", "accounts": [{"type": null}]}}'
        )
    file.write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert read(parse(file)).text("file") == "A-1"


def test_nothing_that_was_printed_is_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file, out = tmp_path / "a.yaml", tmp_path / "a.html"
    run("new", file)
    out.write_text("changed by hand", "utf-8")
    with pytest.raises(BadFile, match=r"is there already\. Give another name, or say --replace"):
        run("print", file, "--out", out)
    with monkeypatch.context() as full:
        full.setattr(writing, "rename", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left on device")))
        with pytest.raises(writing.NotWritten, match="cannot be written: No space left on device"):
            run("print", file, "--out", out, "--replace")
    assert out.read_text("utf-8") == "changed by hand" and len([*tmp_path.iterdir()]) == 2
    run("print", file, "--out", out, "--replace")
    assert "Request for mutual legal assistance" in out.read_text("utf-8")
    with pytest.raises(BadFile, match=r"Use \.yaml, \.yml, \.json"):
        run("new", tmp_path / "b.docx")


def test_what_no_paper_and_no_terminal_can_show_is_left_out(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    fields = {"authority": "the\x0boffice\x1b[31m", "facts_text": "one\x00\x0ctwo\uffff"}
    file.write_text(json.dumps({"document": "mla", "fields": fields}), "utf-8")
    for ending in ("pdf", "docx", "html"):
        run("print", file, "--out", tmp_path / f"a.{ending}")
    assert re.search(r": one 2\.2 two", " ".join(PdfReader(tmp_path / "a.pdf").pages[1].extract_text().split()))
    assert "“the office[31m” is not the authority" in run("check", file)


def test_a_day_on_which_it_cannot_be_sent_is_refused_and_a_reply_is_not_sent(sufficient: Path, tmp_path: Path) -> None:
    for day in ("0001-01-01", "2026-10-04", "9999-12-31"):
        with pytest.raises(BadFile, match="in this case it is sent from 2026-10-05 to 20"):
            run("reply", sufficient, "--on", day)
    for day in ("", "tomorrow", "20261005", "2026-02-30"):
        with pytest.raises(BadFile, match=r"is no day\. Write it as 2026-10-05"):
            run("check", sufficient, "--on", day)
    run("new", tmp_path / "freeze.yaml", "--kind", "preservation")
    asked = circumstances(open_case(paths.datasets() / "case" / "public")).moment("preservation.asked").date()
    assert "earlier preservation" not in run("check", tmp_path / "freeze.yaml", "--on", asked.isoformat())
    (tmp_path / "r.yaml").write_text("document: reply\n", "utf-8")
    for command in ("check", "reply"):
        with pytest.raises(BadFile, match="is a reply: the requested State writes it"):
            run(command, tmp_path / "r.yaml")


def test_a_file_is_printed_in_the_format_of_its_ending(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    run("new", file, "--kind", "preservation")
    assert "Printed" in run("print", file, "--out", tmp_path / "a.pdf", "--beside", "fr", "--on", "2026-10-06")
    text = PdfReader(tmp_path / "a.pdf").pages[0].extract_text()
    assert "Demande de conservation rapide" in text
    assert "2026-10-06" in text and "the competent authority of the United States" in text
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
    assert made.output.count("the treaty of 10 December 1998") == 1, "a treaty is named in full once"
    assert "It cannot be executed as it stands" in run("reply", weak)
