"""What the buttons beside the three of a module do: words, papers to print, work brought back."""

import os
from html import escape

from casebook import paths
from casebook.errors import CasebookError
from casebook.lab.learner import pseudonym
from casebook.lab.panel import Panel
from casebook.writing import replace

TEMPORARY = (
    "This place is temporary: what you do here is lost some minutes after you leave. "
    "Press Download my work before you go. "
    "Bring my work back, on the welcome page, opens the file again."
)


class CannotKeep(CasebookError):
    """A paper could not be written beside the modules."""


def words() -> Panel:
    """Show the glossary."""
    from casebook.lab.words import glossary

    return Panel("Words", glossary().to_html())


def portfolio() -> Panel:
    """Print what the learner wrote: on the page, and as PDF and HTML in modules/."""
    from casebook.assistance.printing.html import body, to_html
    from casebook.assistance.printing.pdf import to_pdf
    from casebook.lab.papers import portfolio as paper

    made = paper()
    name = f"{pseudonym()}__portfolio"
    keep(f"{name}.html", to_html(made).encode())
    keep(f"{name}.pdf", to_pdf(made))
    told = f"<p>Saved as {escape(name)}.pdf, and as {escape(name)}.html in the folder modules.</p>"
    return Panel("Print my work", told + body(made, 3), f"{name}.pdf")


def certificate() -> Panel:
    """Print a certificate of participation: on the page, and as PDF in modules/."""
    from casebook.assistance.printing.html import body
    from casebook.assistance.printing.pdf import to_pdf
    from casebook.lab.papers import certificate as paper

    made = paper()
    name = f"{pseudonym()}__certificate.pdf"
    keep(name, to_pdf(made))
    return Panel("Certificate", body(made, 3), name)


def restore(name: str, encoded: str) -> Panel:
    """Bring back the answers of a downloaded file."""
    from casebook.lab.restoring import restore as run

    module, count = run(name, encoded)
    told = {0: "No answer in the file is newer than what is here.", 1: "One answer is back."}.get(
        count, f"{count} answers are back."
    )
    return Panel("Bring my work back", f"<p>{escape(module)}: {told} Open the module again to see them.</p>")


def temporary() -> str:
    """Return what a learner must know where nothing is kept, as on Binder; "" elsewhere."""
    return TEMPORARY if any(name.startswith("BINDER_") for name in os.environ) else ""


def keep(name: str, data: bytes) -> None:
    """Write a paper beside the modules, where the page can fetch it."""
    path = paths.modules() / name
    try:
        replace(path, data)
    except OSError as error:
        raise CannotKeep(f"{path} cannot be written: {error.strerror}. Allow writing to that folder.") from error
