"""`casebook hub`: what an administrator does on the server of a class."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from casebook.errors import CasebookError

if TYPE_CHECKING:
    from casebook.hub.places import Hub


@click.group()
@click.option("--settings", type=click.Path(path_type=Path), metavar="FILE",
              help="The settings of the hub.  [default: /etc/casebook/hub.env]")  # fmt: skip
@click.pass_context
def hub(context: click.Context, settings: Path | None) -> None:
    """A class on one server with JupyterHub: places, accounts, and a check of what learners can reach.

    Run these as root. docs: Deployment.

    \b
    Example:
      casebook hub --settings /etc/casebook/hub.env check
    """
    context.obj = settings


@hub.command()
@click.pass_obj
def lay(settings: Path | None) -> None:
    """Make the folders of a hub and give each to whom it belongs. Run it again when something has been moved.

    \b
    Example:
      casebook hub lay
    """
    here = begin(settings)

    from casebook.hub import places

    places.lay(here)
    click.echo(f"{here.top} is ready. The course is {here.instructor}'s; the exchange is open to all.")


@hub.command()
@click.option("--passwords", is_flag=True, help="Draw a password for each new account and print them as CSV.")
@click.pass_obj
def accounts(settings: Path | None, passwords: bool) -> None:
    """Make an account on this machine for each learner of the class who has none.

    Its name is the pseudonym, nobody else may open its home, and no shell is given. With sign-on from Moodle or
    Canvas no password is needed.

    \b
    Examples:
      casebook hub accounts
      casebook hub accounts --passwords > passwords.csv
    """
    here = begin(settings)

    from casebook.hub import seats

    made = seats.open_accounts(here)
    if passwords:
        click.echo("pseudonym,password")
        for name in made:
            click.echo(f"{name},{seats.set_password(name)}")
    click.echo(f"{len(made)} accounts made, {len(here.pseudonyms())} learners in the class.", err=passwords)


@hub.command()
@click.argument("learners", metavar="[LEARNER]...", nargs=-1)
@click.pass_obj
def check(settings: Path | None, learners: tuple[str, ...]) -> None:
    """Try, as each learner's own account, to reach the work of others, the secret, the solutions and the gradebook.

    \b
    Exit status: 0 nothing could be reached; 1 something could, a line each; 2 an error.

    \b
    Example:
      casebook hub check
    """
    import sys

    here = begin(settings)

    from casebook.hub import guard

    tried = learners or tuple(here.pseudonyms())
    found = [finding for learner in tried for finding in guard.check(here, learner)]
    for finding in dict.fromkeys(found):
        click.echo(finding)
    if not found:
        click.echo(f"{len(tried)} learners tried, and none reached anything that is not theirs.")
    sys.exit(1 if found else 0)


def begin(settings: Path | None) -> "Hub":
    """Return the hub of this machine by its settings. Without the rights of root no account can be made or tried."""
    import os

    # places knows accounts, which a system without root has not
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        raise CasebookError("This needs root, on Linux. Run it with sudo.")
    from casebook.hub import places

    places.take_settings(settings or places.SETTINGS)
    return places.Hub.here()
