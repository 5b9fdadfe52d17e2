"""Mark what is French or Russian in the prose of a lesson, so that a screen reader speaks it as what it is."""

import re

from casebook.languages import RUSSIAN

COLUMNS = {"French": "fr", "Russian": "ru"}
BAR = re.compile(r"(?<!\\)\|")


def spoken(prose: str) -> str:
    """Return Markdown with the language of each word that is not English.

    A table names the language of a column in its header. Elsewhere Cyrillic is Russian, and any other language is for
    the author to mark: `<i lang="nl">officier van justitie</i>`.
    """
    made: list[str] = []
    columns: list[str] = []
    for line in prose.split("\n"):
        cells = BAR.split(line) if line.startswith("|") else []
        if cells and columns:
            made.append("|".join(column(cell, lang) for cell, lang in zip(cells, columns, strict=False)))
            continue
        columns = [COLUMNS.get(cell.strip(), "") for cell in cells]
        columns = columns if any(columns) else []
        made.append(line if cells else RUSSIAN.sub(r'<span lang="ru">\g<0></span>', line))
    return "\n".join(made)


def column(cell: str, lang: str) -> str:
    """Return one cell of a row, marked when its column is in another language."""
    said = cell.strip()
    if not lang or not said.strip("-: "):
        return cell
    return f' <span lang="{lang}">{said}</span> '
