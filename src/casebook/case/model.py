"""A case as lessons and marks see it: paths of exhibits, paragraphs, and the truth worked out from the exhibits."""

import difflib
import json
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from casebook.case.catalogue import EXHIBITS
from casebook.errors import CasebookError


class NoCase(CasebookError):
    """The folder holds no case."""


class NoSuch(CasebookError):
    """The case has no exhibit, paragraph or answer of that name."""


class Truth(Mapping[str, Any]):
    """The answers of a case, worked out when the first is asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @cached_property
    def _found(self) -> dict[str, Any]:
        from casebook.case.solve import solve

        return solve(self._folder)

    def __getitem__(self, key: str) -> Any:
        if key not in self._found:
            near = ", ".join(difflib.get_close_matches(key, self._found, 3)) or "none is near"
            raise NoSuch(f"The case has no answer {key}. Near names: {near}. docs/case.md lists all.")
        return self._found[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


class Case:
    """One case folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        try:
            about = json.loads((folder / "case.json").read_text("utf-8"))
            self.id = str(about["id"])
            self.requesting = str(about["requesting"])
            self.requested = str(about["requested"])
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise NoCase(
                f"{folder} holds no case. Make one with `casebook case make --seed S --out {folder}`."
            ) from error
        self.truth = Truth(folder)

    def path(self, id: str) -> Path:
        """Return the file of an exhibit, such as `EXH-01A`."""
        for one in EXHIBITS:
            if one.id == id:
                return self.folder / "data" / one.file
        raise NoSuch(f"There is no exhibit {id}. The exhibits are {', '.join(one.id for one in EXHIBITS)}.")

    @cached_property
    def paragraphs(self) -> dict[int, str]:
        """The narrative: text by paragraph number."""
        from casebook.case.solve import paragraphs

        return {one["number"]: one["text"] for one in paragraphs(self.folder)}

    def paragraph(self, number: int) -> str:
        """Return one paragraph of the narrative."""
        if number not in self.paragraphs:
            raise NoSuch(f"The narrative has no paragraph {number}. It has {len(self.paragraphs)}.")
        return self.paragraphs[number]


def open_case(folder: Path) -> Case:
    """Open the case in a folder. Raises `NoCase` when there is none."""
    return Case(Path(folder).resolve())
