"""The `casebook` command. A group lives in the `commands` module of its package and is imported when used."""

import importlib
import os
import sys
from pathlib import Path

import click

from casebook import __version__
from casebook.errors import CasebookError, refused

# name on the command line -> (module, attribute, one line for --help)
COMMANDS: dict[str, tuple[str, str, str]] = {
    "evidence": ("casebook.evidence.commands", "evidence", "Hash files, verify images, check custody."),
    "case": ("casebook.case.commands", "case", "Make, solve and hand out case files."),
    "request": ("casebook.assistance.commands", "request", "Draft, check, answer and print requests."),
    "register": ("casebook.register.commands", "register", "Show, check and date the register of law."),
    "build": ("casebook.build.commands", "build", "Build lessons into modules and solutions."),
    "new": ("casebook.build.authoring", "new", "Begin a module or a question."),
    "read": ("casebook.build.commands", "read", "Write the reading edition of the course."),
    "mark": ("casebook.grading.commands", "mark", "Mark your own work in a module."),
    "grade": ("casebook.grading.command", "grade", "Grade a class."),
    "class": ("casebook.classroom.commands", "class_", "A class: hand out, collect, export, report, forget."),
    "completion": ("casebook.completion", "completion", "Let a shell complete commands with the Tab key."),
    "hub": ("casebook.hub.commands", "hub", "A class on one server: places, accounts, a check."),
    "demo": ("casebook.grading.commands", "demo", "Take a simulated class of 12 through the whole loop."),
    "lab": ("casebook.lab.commands", "lab", "Open the course in the browser."),
}


class Lazy(click.Group):
    """A group that imports a command's module when the command is asked for: `--help` stays quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name every command that is installed."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """Import and return one command, or None when there is no such name."""
        if name not in COMMANDS:
            return None
        module, attribute, _ = COMMANDS[name]
        command = getattr(importlib.import_module(module), attribute)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, COMMANDS[name][2]) for name in self.list_commands(ctx)])


@click.group(cls=Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="casebook")
def casebook() -> None:
    """Casebook: training on electronic evidence for prosecutors and judges.

    \b
    Examples:
      casebook lab               open the course in the browser
      casebook COMMAND --help    what a command does, with examples
    """


def main() -> None:
    """Run the command line: one line and exit status 2 on an error the user can mend."""
    # nbgrader calls alembic by its name: it must be found where the environment has not been activated
    os.environ["PATH"] = os.pathsep.join(filter(None, (str(Path(sys.executable).parent), os.environ.get("PATH"))))
    try:
        casebook(prog_name="casebook")
    except CasebookError as error:
        click.echo(f"casebook: {error}", err=True)
        sys.exit(2)
    except OSError as error:
        # a disk that is full, a folder of the course that may not be read: no command foresees each of them
        click.echo(f"casebook: {refused(error)}", err=True)
        sys.exit(2)
