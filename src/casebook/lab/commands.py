"""`casebook lab`: open the course in the browser."""

import signal
import webbrowser
from types import FrameType

import click


@click.command()
@click.option("--no-browser", is_flag=True, help="Print the link and open nothing.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=0, show_default="a free one", help="The port to listen on."
)
@click.option("--lab", "as_lab", is_flag=True, help="Open JupyterLab in place of the simple notebook view.")
def lab(no_browser: bool, port: int, as_lab: bool) -> None:
    """Open the course in the browser, on this computer alone. Ctrl-C ends it; every answer is saved already.

    \b
    Examples:
      casebook lab
      casebook lab --no-browser --port 8890
    """
    import platformdirs

    from casebook import paths
    from casebook.lab.server import Server

    signal.signal(signal.SIGTERM, _stop)
    if hasattr(signal, "SIGHUP"):
        # the window of the terminal was closed
        signal.signal(signal.SIGHUP, _stop)
    server = Server(paths.root(), platformdirs.user_data_path("casebook") / "lab", port, as_lab)
    try:
        with server:
            click.echo(f"The course is open at\n\n    {server.link}\n\nPress Ctrl-C here to close it.")
            if not no_browser:
                webbrowser.open(server.link)
            server.wait()
    except KeyboardInterrupt:
        click.echo("\nThe course is closed.")


def _stop(number: int, frame: FrameType | None) -> None:
    """End as on Ctrl-C, so that the server ends as well."""
    raise KeyboardInterrupt
