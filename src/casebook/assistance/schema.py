"""The published form of a request, for those who write one by hand or with a program of their own.

`python -m casebook.assistance.schema > docs/requests.schema.json`
"""

import json
from typing import Any

from pydantic.json_schema import models_json_schema

from casebook.assistance.document import model_of
from casebook.assistance.forms import FORMS


def schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of every kind of document."""
    models = [model_of(kind) for kind in FORMS]
    found, shared = models_json_schema([(one, "validation") for one in models])
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Casebook requests",
        "description": "A request for electronic evidence, or a reply to one. What is not filled in may be left out.",
        "oneOf": [found[(one, "validation")] for one in models],
        **shared,
    }


def document() -> str:
    """Return the schema as the text of docs/requests.schema.json."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    print(document(), end="")
