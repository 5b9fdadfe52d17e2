"""A case as lessons and marks see it: paths of exhibits, paragraphs, and the truth worked out from the exhibits."""

import json
import re
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from casebook.case.catalogue import ELEMENTS
from casebook.case.solve import Files, NoSuch, Truth
from casebook.errors import CasebookError

if TYPE_CHECKING:
    from casebook.case.solve.narrative import Paragraph


class NoCase(CasebookError):
    """The folder holds no case."""


class Case:
    """One case folder: `id`, `requesting` and `requested` State, `truth` by key (see docs/case.md)."""

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
        self._files = Files(folder)

    def path(self, id: str) -> Path:
        """Return the file of an exhibit, such as `EXH-01A`. Raises `NoSuch` for an unknown number."""
        return self._files[id]

    @cached_property
    def narrative(self) -> tuple["Paragraph", ...]:
        """The paragraphs of the narrative with number, text, language and document."""
        from casebook.case.solve.narrative import read

        return tuple(read(self.path("EXH-12")))

    @cached_property
    def paragraphs(self) -> dict[int, str]:
        """The narrative: text by paragraph number."""
        return {one.number: one.text for one in self.narrative}

    def paragraph(self, number: int) -> str:
        """Return one paragraph of the narrative. Raises `NoSuch` for an unknown number."""
        if number not in self.paragraphs:
            raise NoSuch(f"The narrative has no paragraph {number}. It has {len(self.paragraphs)}.")
        return self.paragraphs[number]

    def fact(self, name: str) -> str:
        """Return a fact that the narrative states, such as `mailbox` or `note`: the part of `fact.*` after the dot."""
        return str(self.truth[f"fact.{name}"])

    def numbered(self, id: str) -> dict[str, str]:
        """Return the numbered paragraphs of a certificate (`EXH-05`, `EXH-23`, `EXH-24`) by label: `A2`, `7`."""
        text = self.path(id).read_text("utf-8")
        return {label: words.strip() for label, words in re.findall(r"(?m)^([A-Z]?\d+)\.(.*)$", text)}

    def tagged(self, element: str) -> tuple["Paragraph", ...]:
        """Return the paragraphs that carry an element, such as `nexus` or `E8`. Raises `NoSuch` for an unknown one."""
        numbers: list[int] = self.truth[f"narrative.supports.{element}"]
        return tuple(one for one in self.narrative if one.number in numbers)

    def tags(self, number: int) -> tuple[str, ...]:
        """Return the names of the elements that a paragraph carries; none, if it is there to be passed over."""
        self.paragraph(number)
        return tuple(one.slug for one in ELEMENTS if number in self.truth[f"narrative.supports.{one.slug}"])

    def support(self, element: str) -> list[set[str]]:
        """Return the sets of paragraphs that carry an element of a request, in the form `marking.support` takes."""
        sets: list[list[int]] = self.truth[f"narrative.sets.{element}"]
        return [{str(number) for number in one} for one in sets]


def open_case(folder: Path) -> Case:
    """Open the case in a folder. Raises `NoCase` when there is none."""
    return Case(Path(folder).resolve())
