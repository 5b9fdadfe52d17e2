"""What an answer file holds: a value and a time for each question, for one module and one case."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeAlias

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"

SCHEMA = 1
ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")


@dataclass(frozen=True)
class Saved:
    """One answer and the moment it was saved (UTC)."""

    value: Json
    saved: datetime


@dataclass(frozen=True)
class Answers:
    """An answer file as it could be used. `problems` has one sentence for each thing that could not."""

    schema: int = SCHEMA
    module: str = ""
    case: str = ""
    answers: Mapping[str, Saved] = field(default_factory=dict)
    problems: tuple[str, ...] = ()
