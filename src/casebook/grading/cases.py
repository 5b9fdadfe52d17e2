"""Which case a learner worked on: the public one, or the learner's own when the class has a secret."""

import os
from functools import lru_cache
from pathlib import Path

from casebook import paths
from casebook.case import Case, open_case, variants
from casebook.errors import CasebookError
from casebook.grading import settings


class NoSecret(CasebookError):
    """The file of the class secret cannot be read, or holds nothing."""


def secret() -> bytes | None:
    """Return the secret of the class, or None for the public case.

    It is in the file named by `CASEBOOK_SECRET_FILE`, or where `casebook class new` has put it.
    """
    name = os.environ.get("CASEBOOK_SECRET_FILE")
    if not name:
        of_class = settings.read()
        if not of_class.own_cases:
            return None
        name = str(Path(of_class.private) / "secret")
    try:
        found = Path(name).read_bytes().strip()
    except OSError as error:
        raise NoSecret(
            f"The class secret {name} cannot be read: {error.strerror}. Set CASEBOOK_SECRET_FILE."
        ) from error
    if not found:
        # it would make a case for everybody all the same, and nobody's answers would fit it
        raise NoSecret(f"The class secret {name} is empty. Bring it back from your copy, or set CASEBOOK_SECRET_FILE.")
    return found


def case_of(student: str) -> Case:
    """Return the case of one learner, made when it is first needed and kept in `course/cases`."""
    key = secret()
    return public() if key is None else own(key, student)


@lru_cache(maxsize=1)
def public() -> Case:
    """Return the case of practice and self-study."""
    return open_case(paths.datasets() / "case" / "public")


@lru_cache(maxsize=16)
def own(key: bytes, student: str) -> Case:
    """Return a learner's own case."""
    return open_case(variants.prepare(key, student, paths.root() / "course" / "cases"))
