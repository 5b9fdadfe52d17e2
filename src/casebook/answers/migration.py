"""Bring an answer file of an older schema to today's."""

from collections.abc import Callable, Mapping

from casebook.answers.model import SCHEMA
from casebook.answers.parsing import CannotUse, Parsed

Content = dict[str, Parsed]

# schema n -> the function that makes schema n + 1 of it; schema 1 is the first
STEPS: Mapping[int, Callable[[Content], Content]] = {}


class NewerSchema(CannotUse):
    """The file was written by a later version of Casebook."""


def migrate(
    content: Content, steps: Mapping[int, Callable[[Content], Content]] = STEPS, newest: int = SCHEMA
) -> Content:
    """Return the content of an answer file in the schema `newest`. A file without a schema is of schema 1.

    Raises `NewerSchema` for one this version does not know, `CannotUse` for what is no schema.
    """
    schema = content.get("schema", 1)
    if isinstance(schema, bool) or not isinstance(schema, int) or schema < 1:
        raise CannotUse(f'"schema" must be {newest}.')
    if schema > newest:
        raise NewerSchema(
            f"The answer file is of schema {schema}; this version of Casebook knows schema {newest}. "
            "Get the newer version, then open it again."
        )
    for number in range(schema, newest):
        content = {**steps[number](content), "schema": number + 1}
    return content
