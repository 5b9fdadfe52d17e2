"""`casebook new`: begin a module or a question."""

import click


@click.group()
def new() -> None:
    """Begin a new module, or a new question in a module.

    \b
    Example:
      casebook new question m05 ruling
    """


@new.command()
@click.argument("name")
@click.option("--title", required=True, help="The title: a question that a judge would ask.")
def module(name: str, title: str) -> None:
    """Write the first text of a module NAME, such as m06_powers: every section, one question of each step.

    `casebook build` then says what is still missing.

    \b
    Example:
      casebook new module m06_powers --title "May the officer look into the telephone?"
    """
    from casebook import paths
    from casebook.build import skeleton

    path = skeleton.module(paths.lessons(), name, title)
    click.echo(f"{path}: fill it in, then run casebook build {name.split('_', 1)[0]} --dry-run.")


@new.command()
@click.argument("name", metavar="MODULE")
@click.argument("kind")
@click.option("--after", default="", help="The id of the question before it. Default: at the end of the exercises.")
def question(name: str, kind: str, after: str) -> None:
    """Put a new question of a KIND into MODULE: what is asked, the key and the full answer, side by side.

    \b
    Examples:
      casebook new question m05 ruling
      casebook new question m05 choice --after m05-q3
    """
    from casebook import paths
    from casebook.build import skeleton
    from casebook.lesson.self_marking import find

    path = paths.lessons() / f"{find(name)}.py"
    id, line = skeleton.add_question(path, kind, after)
    click.echo(f"{path}, line {line}: {id}. Fill it in, then run casebook build {name} --dry-run.")
