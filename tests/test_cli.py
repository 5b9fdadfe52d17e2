"""The command line: every help has an example, and a shell completes what is typed."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from casebook.cli import COMMANDS, casebook

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
