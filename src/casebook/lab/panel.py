"""What a button of the notebook shows: HTML for the dialog, and the file to save when there is one."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Panel:
    """One dialog: its title, its body as HTML, and `file`, the name of a file in modules/ to download."""

    title: str
    html: str
    file: str = ""

    def _repr_mimebundle_(self, **options: Any) -> dict[str, Any]:
        """Return what the page reads through the kernel: the body, and the facts beside it."""
        facts = {"title": self.title, "file": self.file}
        return {"text/html": self.html, "application/json": facts, "text/plain": self.title}
