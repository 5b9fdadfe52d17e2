"""`casebook completion`: the lines that let a shell complete commands and options. They are click's own."""

import click
from click.shell_completion import get_completion_class

# click reads what is to be completed from a variable of this name
VARIABLE = "_CASEBOOK_COMPLETE"


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print what lets SHELL complete commands, options and choices with the Tab key.

    \b
    Examples:
      casebook completion bash >> ~/.bashrc
      casebook completion zsh >> ~/.zshrc
      casebook completion fish > ~/.config/fish/completions/casebook.fish

    Open a new shell afterwards. bash 4.4 or newer is needed.
    """
    from casebook.cli import casebook

    made = get_completion_class(shell)
    assert made is not None
    click.echo(made(casebook, {}, "casebook", VARIABLE).source())
