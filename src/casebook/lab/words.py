"""The glossary on the page: one term for one thing, in English, French and Russian, with its meaning."""

from dataclasses import dataclass
from functools import cache
from html import escape

import yaml

from casebook import paths


@dataclass(frozen=True)
class Term:
    """One term. `fr` and `ru` help a reader whose language they are; institutions differ from State to State."""

    term: str
    fr: str
    ru: str
    means: str


@dataclass(frozen=True)
class Glossary:
    """All terms in alphabetical order. In a notebook it draws itself as a table."""

    terms: tuple[Term, ...]

    def __repr__(self) -> str:
        return "\n".join(f"{one.term} ({one.fr}; {one.ru}): {one.means}" for one in self.terms)

    def _repr_html_(self) -> str:
        return self.to_html()

    def to_html(self) -> str:
        """Return a table that a screen reader reads row by row, each term in its language."""
        head = "".join(f'<th scope="col">{name}</th>' for name in ("English", "French", "Russian", "Meaning"))
        rows = "".join(
            f'<tr><th scope="row">{escape(one.term)}</th><td lang="fr">{escape(one.fr)}</td>'
            f'<td lang="ru">{escape(one.ru)}</td><td>{escape(one.means)}</td></tr>'
            for one in self.terms
        )
        caption = "<caption>One term for one thing</caption>"
        return f'<table class="cb-map">{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'


@cache
def glossary() -> Glossary:
    """Return the glossary of the course, `docs/glossary.yaml`."""
    entries = yaml.safe_load((paths.root() / "docs" / "glossary.yaml").read_text(encoding="utf-8"))
    found = (Term(one["term"], one["fr"], one["ru"], one["means"]) for one in entries)
    return Glossary(tuple(sorted(found, key=lambda one: one.term.casefold())))
