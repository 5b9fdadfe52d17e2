"""What the instructor has set for the class, in `course/class.json`: no name, no secret, only where they are kept."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from casebook import paths
from casebook.errors import CasebookError
from casebook.writing import replace


class BadSettings(CasebookError):
    """The file of the class's settings cannot be read or written."""


@dataclass(frozen=True)
class Late:
    """What late work costs. `percent_per_day` of the score for each day begun, up to `at_most` percent.

    `resubmission`: `newest`, or `in-time`: a late hand-in counts only when there is none that came in time.
    """

    percent_per_day: float = 0.0
    at_most: float = 100.0
    grace_minutes: int = 0
    resubmission: str = "newest"


@dataclass(frozen=True)
class Settings:
    """The settings of one class.

    `private`: the folder outside the course that has the secret and the key from names to pseudonyms. `own_cases`: each
    learner has a case of his or her own. `extensions`: hours by module and pseudonym.
    """

    private: str = ""
    own_cases: bool = False
    late: Late = field(default_factory=Late)
    extensions: Mapping[str, Mapping[str, float]] = field(default_factory=dict)


def file() -> Path:
    """Return where the settings lie."""
    return paths.root() / "course" / "class.json"


def read() -> Settings:
    """Return the settings of the class; the defaults when there is no class yet."""
    try:
        kept = json.loads(file().read_text("utf-8"))
        return Settings(**{**kept, "late": Late(**kept["late"])})
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BadSettings(
            f"{file()} cannot be read: {error}. Mend it, or delete it and run casebook class new."
        ) from error


def write(settings: Settings) -> None:
    """Keep settings, whole or not at all."""
    try:
        file().parent.mkdir(parents=True, exist_ok=True)
        replace(file(), (json.dumps(asdict(settings), indent=1) + "\n").encode())
    except OSError as error:
        raise BadSettings(
            f"{file()} cannot be written: {error.strerror}. Allow writing there, and run the same command again."
        ) from error
