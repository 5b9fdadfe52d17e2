"""Bring a file of the register of an older schema to today's. `docs/register.md` says how a file names its schema."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

SCHEMA = 1
Step = Callable[[dict[str, Any]], dict[str, Any]]

# schema n -> the function that makes an entry of schema n + 1 of one; schema 1 is the first
STEPS: Mapping[int, Step] = {}


class WrongSchema(ValueError):
    """A file is of a schema that this version does not know; the message says what to do."""


def head(listed: Sequence[Any]) -> int:
    """Return how many items stand before the entries: 1 where the file names its schema, else 0."""
    return int(bool(listed) and isinstance(listed[0], dict) and set(listed[0]) == {"schema"})


def migrate(listed: Sequence[Any], steps: Mapping[int, Step] = STEPS, newest: int = SCHEMA) -> list[Any]:
    """Return the entries of a file in the schema `newest`. A file that names none is of schema 1.

    Raises `WrongSchema` for a schema that this version does not know.
    """
    first = head(listed)
    schema = listed[0]["schema"] if first else 1
    if isinstance(schema, bool) or not isinstance(schema, int) or schema < 1:
        raise WrongSchema(f"the schema is {schema}. Write - schema: {newest}, or leave the line out.")
    if schema > newest:
        raise WrongSchema(
            f"the file is of schema {schema}; this version of Casebook knows schema {newest}. Get the newer version."
        )
    entries = list(listed[first:])
    for number in range(schema, newest):
        entries = [steps[number](one) if isinstance(one, dict) else one for one in entries]
    return entries
