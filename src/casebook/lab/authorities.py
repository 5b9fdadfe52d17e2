"""The authorities of the course: every entry of the register that a module uses, and what it rests on."""

import re
from dataclasses import dataclass
from html import escape

from casebook import paths
from casebook.register import Entry, load
from casebook.register.badge import mark

ID = re.compile(r"\b[A-Z]{2}-[A-Z]{0,2}[0-9]+[a-z]?\b")


@dataclass(frozen=True)
class Used:
    """One entry and the short names of the modules that use it."""

    entry: Entry
    modules: tuple[str, ...]


@dataclass(frozen=True)
class Authorities:
    """What the course rests on. In a notebook it draws itself, a table for each State or group of instruments."""

    used: tuple[Used, ...]

    def __repr__(self) -> str:
        return "\n".join(f"{one.entry.id} ({', '.join(one.modules)}): {_authority(one.entry)}" for one in self.used)

    def _repr_html_(self) -> str:
        states = dict.fromkeys(one.entry.state for one in self.used)
        return "".join(self._table(state) for state in states)

    def _table(self, state: str) -> str:
        names = ("Entry", "Authority", "Status", "As of", "Modules")
        head = "".join(f'<th scope="col">{name}</th>' for name in names)
        rows = "".join(
            f'<tr><th scope="row">{escape(one.entry.id)}</th><td>{escape(_authority(one.entry))}</td>'
            f"<td>{escape(mark(one.entry))}</td><td>{one.entry.as_of:%d %B %Y}</td>"
            f"<td>{', '.join(one.modules)}</td></tr>"
            for one in self.used
            if one.entry.state == state
        )
        caption = f"<caption>{escape(state)}</caption>"
        return f'<table class="cb-map">{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'


def _authority(entry: Entry) -> str:
    return "; ".join(entry.authority)


def authorities() -> Authorities:
    """Return the entries that the lessons name, in prose or in the reasons of a mark, in the order of the register."""
    modules: dict[str, list[str]] = {}
    for path in sorted(paths.lessons().glob("m[0-9][0-9]_*.py")):
        for id in dict.fromkeys(ID.findall(path.read_text(encoding="utf-8"))):
            modules.setdefault(id, []).append(path.stem.split("_", 1)[0])
    return Authorities(tuple(Used(one, tuple(modules[id])) for id, one in load().items() if id in modules))
