"""The published form of an answer file, for those who write one by hand or with a program of their own.

`python -m casebook.answers.schema > docs/answers.schema.json`
"""

import json
from typing import TypeAlias

from casebook.answers.model import ID, SCHEMA, Json

Schema: TypeAlias = dict[str, Json]


def schema() -> Schema:
    """Return the JSON Schema (draft 2020-12) of an answer file."""
    entry = record(
        "One answer.",
        ("value",),
        value={"anyOf": [{"$ref": f"#/$defs/{kind}"} for kind in VALUES]},
        saved=text("When it was saved, in UTC. Without it, the time of the file counts.", format="date-time"),
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Casebook answers",
        **record(
            "What a learner has answered in one module: answers.json beside the notebook.",
            ("module", "answers"),
            schema={
                "const": SCHEMA,
                "description": "The version of this form. A file without it is of version 1.",
            },
            module=text("The module, such as m05_hashing.", pattern=f"^{ID.pattern}$"),
            case=text("The id of the case that was worked on.", pattern=f"^({ID.pattern})?$"),
            answers={
                **mapping("One entry for each question, by its id, such as m05-q1.", entry),
                "propertyNames": {"pattern": f"^{ID.pattern}$"},
            },
        ),
        "$defs": {**VALUES},
    }


def text(about: str, **more: Json) -> Schema:
    """Describe a text."""
    return {"type": "string", "description": about, **more}


def mapping(about: str, to: Schema) -> Schema:
    """Describe an object whose names are keys."""
    return {"type": "object", "description": about, "additionalProperties": to}


def array(about: str) -> Schema:
    """Describe a list of keys."""
    return {"type": "array", "description": about, "items": {"type": "string"}}


def record(about: str, required: tuple[str, ...] = (), **properties: Json) -> Schema:
    """Describe an object with named parts."""
    return {"type": "object", "description": about, "required": [*required], "properties": properties}


VALUES: dict[str, Schema] = {
    "choice": text("choice: the key of the option; text: the text"),
    "several": array("several: the keys of the options; order: the keys of all items in order"),
    "place": mapping(
        "classify: the class of each item; match: the right of each left; defects: the defect of each paragraph, or "
        '"sound"; draft: the text of each field',
        {"type": "string"},
    ),
    "number": record(
        "number", ("number",), number=text("as typed: 12.5"), unit=text("the unit, where one is asked: GiB")
    ),
    "digest": record(
        "digest", ("hex",), algorithm=text("the algorithm's key: sha256"), hex=text("the hexadecimal digits")
    ),
    "moment": record(
        "moment",
        ("date", "time"),
        date=text("2026-03-02"),
        time=text("09:30:00"),
        zone=text("the offset from UTC: +05:30. Without it the answer cannot be marked."),
    ),
    "ruling": record(
        "ruling",
        ("outcome", "grounds"),
        outcome=text("the key of the outcome"),
        grounds=array("the keys of the grounds"),
        value={"description": "where one is asked: a text, number, digest or moment as above"},
    ),
    "support": mapping("support: the paragraphs of each element", array("the keys of the paragraphs")),
    "empty": {"type": "null", "description": "an answer taken back"},
}


def document() -> str:
    """Return the schema as the text of docs/answers.schema.json."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    print(document(), end="")
