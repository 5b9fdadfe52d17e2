"""The command line: every help has an example, a shell completes what is typed, learners' words stay as they are."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import nbformat
import pytest
from click.testing import CliRunner

from casebook.build import reading
from casebook.cli import COMMANDS, casebook, main
from casebook.errors import CasebookError
from casebook.evidence.commands import _with_bar
from casebook.lesson import self_marking
from casebook.marking import Mark, Reason

ROOT = Path(__file__).parents[1]


def commands(command: click.Command, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            assert found
            yield from commands(found, (*path, name))


ALL = dict(commands(casebook))


@pytest.mark.parametrize("path", ALL, ids=" ".join)
def test_every_help_has_an_example_of_that_command(path: tuple[str, ...]) -> None:
    done = CliRunner().invoke(casebook, [*path, "--help"])
    assert done.exit_code == 0
    assert shown(done.output, path), done.output


def shown(text: str, path: tuple[str, ...]) -> bool:
    """Tell whether a help has a heading of examples, and below it a line that calls the command."""
    _, found, after = text.partition("Example")
    return bool(found) and re.search(rf"^\s+casebook {' '.join(path)}".rstrip(), after, re.MULTILINE) is not None


def test_a_help_without_an_example_is_found() -> None:
    assert not shown("Usage: casebook lab\n\n  Open the course.\n", ("lab",))
    assert not shown("Example:\n  casebook mark m05\n", ("lab",))
    assert shown("Example:\n  casebook lab\n", ("lab",))


def complete(*words: str) -> list[str]:
    """What bash is told when Tab is pressed after these words."""
    line = " ".join(("casebook", *words))
    asked = {"_CASEBOOK_COMPLETE": "bash_complete", "COMP_WORDS": line, "COMP_CWORD": str(len(words))}
    call = [sys.executable, "-c", "from casebook.cli import main; main()"]
    done = subprocess.run(call, env=os.environ | asked, capture_output=True, text=True, check=True)
    return [row.split(",", 1)[1] for row in done.stdout.splitlines()]


def test_tab_completes_commands_options_and_choices() -> None:
    assert complete("cl") == ["class"]
    assert set(complete("")) == set(COMMANDS)
    assert complete("class", "fo") == ["forget"]
    assert complete("class", "plan", "--sl") == ["--slides"]
    assert complete("completion", "f") == ["fish"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_lines_for_a_shell_call_casebook(shell: str) -> None:
    done = CliRunner().invoke(casebook, ["completion", shell])
    assert done.exit_code == 0 and f"_CASEBOOK_COMPLETE={shell}_complete" in done.output


def test_bash_reads_the_lines_and_registers_the_completion() -> None:
    bash = shutil.which("bash")
    if not bash:
        pytest.skip("bash is not here")
    lines = CliRunner().invoke(casebook, ["completion", "bash"]).output
    done = subprocess.run([bash, "--norc", "-c", f"{lines}\ncomplete -p casebook"], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "casebook" in done.stdout and "-F" in done.stdout


def test_the_page_tells_how_to_get_completion_and_lists_every_command() -> None:
    page = (ROOT / "docs" / "cli.md").read_text("utf-8")
    assert all(f"casebook completion {shell}" in page for shell in ("bash", "zsh", "fish"))
    assert ":nested: full" in page


STRANGE = "[/x] [bold]so[/bold] :warning: {task}"


def test_words_of_a_learner_are_printed_as_they_stand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASEBOOK_ROOT", str(ROOT))
    monkeypatch.setenv("CASEBOOK_CASE", str(ROOT / "datasets" / "case" / "public"))
    monkeypatch.setenv("COLUMNS", "200")
    (tmp_path / "answers.json").write_text(json.dumps({"schema": 1, "answers": {STRANGE: {"value": 1}}}), "utf-8")
    done = CliRunner().invoke(casebook, ["mark", "m00", "--folder", str(tmp_path)])
    assert done.exit_code == 0 and STRANGE in done.output, done.output
    found = self_marking.ModuleMarks("m05_hashing", {"m05-q1": Mark(0, 1, (Reason(f"You wrote {STRANGE}."),))})
    monkeypatch.setattr(self_marking, "mark_module", lambda module, folder: found)
    done = CliRunner().invoke(casebook, ["mark", "m05"])
    assert done.exit_code == 0 and f"You wrote {STRANGE}." in done.output, done.output


def test_marks_are_printed_as_the_page_has_them_in_lines_that_can_be_spoken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    shared = {"authority": "RFC 1321.", "register": ("US-028",), "where": "EXH-02, line 2"}
    reasons = (Reason("The ground is missing.", 1, **shared), Reason("The value stands in the record.", 0, **shared))
    own = (Reason("Too early.", 0.5, "Art. 29"), Reason("Too late.", 0.5, "Art. 30"))
    found = {"m05-q1": Mark(2, 3, reasons), "m05-q2": Mark(0, 1, own), "m05-q3": Mark(1, 1)}
    marks = self_marking.ModuleMarks("m05_hashing", found)
    monkeypatch.setattr(self_marking, "mark_module", lambda module, folder: marks)
    said = CliRunner().invoke(casebook, ["mark", "m05"]).output
    assert said.startswith(
        "m05_hashing: 3 of 5 points\n\nm05-q1: 2 of 3 points\n* The ground is missing. (1 point lost)\n"
    )
    assert said.count("Authority: RFC 1321. Where: EXH-02, line 2. Register: US-028.\n") == 1
    assert (
        "* Too early. (0.5 points lost) Authority: Art. 29.\n* Too late. (0.5 points lost) Authority: Art. 30.\n"
        in said
    )
    assert not [letter for letter in said if "\u2500" <= letter <= "\u259f"]


@pytest.mark.skipif(sys.platform == "win32", reason="no file may have such a name on Windows")
def test_a_bar_shows_the_name_of_a_file_as_it_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    path = tmp_path / STRANGE.replace("/", "")
    path.write_bytes(b"")
    assert _with_bar(path, ["md5"]) == {"md5": "d41d8cd98f00b204e9800998ecf8427e"}
    assert path.name in capsys.readouterr().err


LONG = "n" * 300
REFUSED = [
    (("evidence", "hash", LONG), "File name too long. Give a shorter name."),
    (("evidence", "verify", LONG), "File name too long"),
    (("evidence", "hash", "--algorithms", ",", "text"), "Name an algorithm: md5, sha1"),
    (("class", "collect", LONG), "File name too long"),
    (("register", "check", LONG), "File name too long"),
    (("register", "show", "IN-999"), "no entry IN-999"),
    (("request", "new", f"{LONG}.yaml"), "File name too long"),
    (("request", "new", "text/a.yaml"), "text/a.yaml cannot be written: a file lies where its folder would be."),
    (("request", "reply", "asked.yaml", "--on", "0001-01-01"), "--on 0001-01-01 is not possible"),
    (("request", "reply", "asked.yaml", "--on", "9999-12-31"), "--on 9999-12-31 is not possible"),
    (("request", "print", "asked.yaml", "--out", "text/a.pdf"), "text/a.pdf cannot be written"),
    (("mark", "m05", "--folder", "nowhere"), "nowhere holds no answers.json."),
    (("mark", "m05", "--check", "--folder", "text"), "text holds no answers.json."),
    (("case", "class", "--roster", "latin", "--secret-file", "text", "--out", "x"), "latin"),
    (("case", "solve", "text"), "holds no case"),
    (("new", "module", "m99_x", "--title", 'Is it "so"?'), "A title stands on the line of a cell."),
    (("new", "module", f"m99_{LONG}", "--title", "Is it so?"), "cannot be written: File name too long"),
    (("read", "--out", "text"), "text/static/casebook.css cannot be written: Not a directory"),
]


@pytest.mark.parametrize(("arguments", "said"), REFUSED, ids=[" ".join(one)[:40] for one, _ in REFUSED])
def test_what_cannot_be_done_is_said_in_one_line_with_status_2(
    arguments: tuple[str, ...], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.setenv("CASEBOOK_ROOT", str(ROOT))
    monkeypatch.setenv("PATH", os.environ["PATH"])
    monkeypatch.chdir(tmp_path)
    (tmp_path / "text").write_text("a text", "utf-8")
    (tmp_path / "latin").write_bytes(b"caf\xe9")
    (tmp_path / "asked.yaml").write_text("document: preservation\n", "utf-8")
    monkeypatch.setattr(sys, "argv", ["casebook", *arguments])
    monkeypatch.setattr(reading, "edition", lambda root, module: nbformat.v4.new_notebook())
    with pytest.raises(SystemExit) as ended:
        main()
    told = capsys.readouterr()
    assert ended.value.code == 2
    assert told.err.startswith("casebook: ") and said in told.err
    assert told.err.count("\n") == 1 and not told.out


def test_a_course_that_is_not_there_is_said_and_not_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASEBOOK_ROOT", str(tmp_path / "gone"))
    for arguments in (["register", "check"], ["case", "manifest"], ["build", "m05"]):
        with pytest.raises(CasebookError, match=r"CASEBOOK_ROOT names .*gone, and there is no such folder\."):
            CliRunner().invoke(casebook, arguments, catch_exceptions=False)
    assert not (tmp_path / "gone").exists()
