"""The table of modules in README: question, minutes, and a link that opens each on Binder in the Notebook 7 view."""

import re
import tomllib
from collections.abc import Mapping
from html import escape
from pathlib import Path
from urllib.parse import quote

from casebook.lesson.source import Source

START, END = "<!-- modules: made by casebook build -->", "<!-- end of modules -->"


def binder(repository: str, notebook: str) -> str:
    """Return the address that starts the course on Binder and opens one notebook. https://docs.mybinder.org"""
    page = quote(f"/notebooks/{notebook}", safe="")
    return f"https://mybinder.org/v2/gh/{repository}/HEAD?urlpath={page}"


def table(sources: Mapping[str, Source], repository: str) -> str:
    """Return the table as Markdown, a row for each module."""
    rows = [
        f"| {source.prefix} {subject(source)} | {escape(str(source.setup['title']), quote=False)} "
        f"| {source.setup['minutes']} "
        f"| [open]({binder(repository, f'modules/{module}/{module}.ipynb')}) |"
        for module, source in sources.items()
    ]
    return "\n".join(["| module | question | minutes | on Binder |", "| --- | --- | --- | --- |", *rows])


def subject(source: Source) -> str:
    """Return what the first line of the lesson calls the module, such as `Forensic hashing`."""
    found = re.match(r'"""m\d\d (?P<subject>[^:."]+)', source.path.read_text(encoding="utf-8"))
    return escape(found["subject"].strip(), quote=False) if found else ""


def repository(root: Path) -> str:
    """Return owner and name of the public repository, from pyproject.toml: the one place that names it."""
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    return str(settings["tool"]["casebook"]["repository"])


def readme(text: str, made: str) -> str:
    """Return README with the table between its two marks made anew; a README without them is left alone."""
    before, start, rest = text.partition(START)
    _, end, after = rest.partition(END)
    return f"{before}{start}\n{made}\n{end}{after}" if start and end else text
