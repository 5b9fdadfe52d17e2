"""Answer every machine-answerable question from the exhibits alone, by other means than those that made them.

Each module works out one group of answers, and is imported when one of them is asked for. None imports the scenario
or the modules that write the exhibits.
"""

import difflib
import importlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from casebook.case.catalogue import EXHIBITS, KEYS
from casebook.errors import CasebookError

# first part of a key -> the module that works it out
GROUPS = {
    "image": "images", "laptop": "laptop", "twins": "laptop", "fuzzy": "laptop", "known": "laptop",
    "custody": "custody", "report": "custody", "manifest": "manifests", "stamp": "manifests", "cloud": "cloud",
    "delivery": "cloud", "certificate": "certificates", "chat": "chat", "screenshot": "chat", "ledger": "ledger",
    "printout": "ledger", "trace": "trace", "cgnat": "trace", "mail": "mail", "capture": "capture",
    "retention": "retention", "search": "formalities", "abroad": "formalities", "narrative": "narrative",
    "fact": "narrative",
}  # fmt: skip


class NoSuch(CasebookError):
    """The case has no exhibit, paragraph or answer of that name."""


class CannotSolve(CasebookError):
    """An exhibit is missing or cannot be read."""


class Files:
    """The exhibits of one case folder by number."""

    def __init__(self, folder: Path) -> None:
        self.folder = Path(folder) / "data"
        self._files = {one.id: one.file for one in EXHIBITS}

    def __getitem__(self, id: str) -> Path:
        """Return the file of an exhibit, such as `EXH-01A`."""
        if id not in self._files:
            raise NoSuch(f"There is no exhibit {id}. The exhibits are {', '.join(self._files)}.")
        return self.folder / self._files[id]

    def text(self, id: str) -> str:
        """Return the text of an exhibit."""
        return self[id].read_text("utf-8")


class Truth(Mapping[str, Any]):
    """The answers of a case by key (see docs/case.md). A group is worked out when one of its keys is asked for."""

    def __init__(self, folder: Path) -> None:
        self._files = Files(folder)
        self._done: dict[str, dict[str, Any]] = {}

    def _group(self, module: str) -> dict[str, Any]:
        if module not in self._done:
            try:
                found = importlib.import_module(f"casebook.case.solve.{module}").answers(self._files, self)
            except CasebookError:
                raise
            except Exception as error:
                # whatever a damaged exhibit brings a reader to, the person who opened the case needs one line
                why = error.strerror if isinstance(error, OSError) else f"{type(error).__name__}: {error}"
                raise CannotSolve(
                    f"The case in {self._files.folder.parent} cannot be solved ({module}: {why}). Make it again."
                ) from error
            self._done[module] = dict(found)
        return self._done[module]

    def __getitem__(self, key: str) -> Any:
        module = GROUPS.get(key.split(".")[0])
        found = self._group(module) if module else {}
        if key in found:
            return found[key]
        known = list(found) or [one.name for one in KEYS]
        near = ", ".join(difflib.get_close_matches(key, known, 3, 0.4)) or "none is near"
        raise NoSuch(f"The case has no answer {key}. Near names: {near}. docs/case.md lists all.")

    def __contains__(self, key: object) -> bool:
        module = GROUPS.get(str(key).split(".")[0])
        return module is not None and key in self._group(module)

    def __iter__(self) -> Iterator[str]:
        for module in dict.fromkeys(GROUPS.values()):
            yield from self._group(module)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def solve(folder: Path) -> dict[str, Any]:
    """Return every answer of the case in `folder` by its key. Raises `CannotSolve` when an exhibit is missing."""
    return dict(Truth(Path(folder)))
