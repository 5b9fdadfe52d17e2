"""The answer file of a module: read it safely whoever wrote it, save one answer durably.

`docs/answers.schema.json` is the published form of the file.
"""

from casebook.answers.migration import NewerSchema, migrate
from casebook.answers.model import SCHEMA, Answers, Json, Saved
from casebook.answers.parsing import CannotUse
from casebook.answers.reading import LIMIT_BYTES, read
from casebook.answers.saving import CannotSave, save

__all__ = [
    "LIMIT_BYTES",
    "SCHEMA",
    "Answers",
    "CannotSave",
    "CannotUse",
    "Json",
    "NewerSchema",
    "Saved",
    "migrate",
    "read",
    "save",
]
