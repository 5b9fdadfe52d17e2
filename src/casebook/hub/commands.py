"""`casebook hub`: what an administrator does on the server of a class."""

from pathlib import Path

import click

from casebook.errors import CasebookError


@click.group()
@click.option("--settings", type=click.Path(path_type=Path), metavar="FILE",
              help="The settings of the hub.  [default: /etc/casebook/hub.env]")  # fmt: skip
def hub(settings: Path | None) -> None:
    """A class on one server with JupyterHub: places, accounts, and a check of what learners can reach.

    Run these as root. docs: Deployment.
    """
    from casebook.hub import places

    places.take_settings(settings or places.SETTINGS)


@hub.command()
def lay() -> None:
    """Make the folders of a hub and give each to whom it belongs. Run it again when something has been moved.

    \b
    Example:
      sudo casebook hub lay
    """
    from casebook.hub import places

    as_root()
    here = places.Hub.here()
    places.lay(here)
    click.echo(f"{here.top} is ready. The course is {here.instructor}'s; the exchange is open to all.")


@hub.command()
@click.option("--passwords", is_flag=True, help="Draw a password for each new account and print them as CSV.")
def accounts(passwords: bool) -> None:
    """Make an account on this machine for each learner of the class who has none.

    Its name is the pseudonym, nobody else may open its home, and no shell is given. With sign-on from Moodle or
    Canvas no password is needed.

    \b
    Examples:
      sudo casebook hub accounts
      sudo casebook hub accounts --passwords > passwords.csv
    """
    from casebook.hub import seats
    from casebook.hub.places import Hub

    as_root()
    here = Hub.here()
    made = seats.open_accounts(here)
    if passwords:
        click.echo("pseudonym,password")
        for name in made:
            click.echo(f"{name},{seats.set_password(name)}")
    click.echo(f"{len(made)} accounts made, {len(here.pseudonyms())} learners in the class.", err=passwords)


@hub.command()
@click.argument("learners", metavar="[LEARNER]...", nargs=-1)
def check(learners: tuple[str, ...]) -> None:
    """Try, as each learner's own account, to reach the work of others, the secret, the solutions and the gradebook.

    \b
    Exit status: 0 nothing could be reached; 1 something could, a line each; 2 an error.

    \b
    Example:
      sudo casebook hub check
    """
    import sys

    from casebook.hub import guard
    from casebook.hub.places import Hub

    as_root()
    here = Hub.here()
    tried = learners or tuple(here.pseudonyms())
    found = [finding for learner in tried for finding in guard.check(here, learner)]
    for finding in dict.fromkeys(found):
        click.echo(finding)
    if not found:
        click.echo(f"{len(tried)} learners tried, and none reached anything that is not theirs.")
    sys.exit(1 if found else 0)


def as_root() -> None:
    """Refuse to go on without the rights of root, with which accounts are made and changed to."""
    import os

    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        raise CasebookError("This needs root, on Linux. Run it with sudo.")
