"""The published schema is the one in the code, and it accepts what the forms write."""

import json
from pathlib import Path

import jsonschema
import pytest

from casebook import answers
from casebook.answers.schema import document, schema

ROOT = Path(__file__).resolve().parents[2]
VALUES: dict[str, answers.Json] = {
    "choice": "a",
    "several": ["a", "b"],
    "classify": {"mail": "content"},
    "text": "ledger.xlsx",
    "number": {"number": "12.5", "unit": "GiB"},
    "digest": {"algorithm": "sha256", "hex": "00"},
    "moment": {"date": "2026-03-02", "time": "09:30:00", "zone": "+05:30"},
    "ruling": {"outcome": "in", "grounds": ["same"], "value": {"algorithm": "md5", "hex": "00"}},
    "support": {"nexus": ["3", "4"]},
    "none": None,
}


def test_the_schema_in_docs_is_fresh() -> None:
    published = (ROOT / "docs" / "answers.schema.json").read_text(encoding="utf-8")
    assert published == document(), "run: python -m casebook.answers.schema > docs/answers.schema.json"


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("kind", VALUES)
def test_what_is_saved_is_of_the_schema(kind: str, tmp_path: Path) -> None:
    answers.save(tmp_path / "answers.json", "m05_hashing", "case-1", "m05-q1", VALUES[kind])
    jsonschema.validate(json.loads((tmp_path / "answers.json").read_bytes()), schema())


@pytest.mark.parametrize(
    "broken",
    [
        {"schema": 2, "module": "m05_hashing", "answers": {}},
        {"schema": 1, "answers": {}},
        {"schema": 1, "module": "m05_hashing", "answers": {"m05-q1": "a"}},
        {"schema": 1, "module": "m05_hashing", "answers": {"m05 q1": {"value": "a"}}},
        {"schema": 1, "module": "m05_hashing", "answers": {"m05-q1": {"value": 7}}},
    ],
)
def test_what_is_no_answer_file_is_not(broken: answers.Json) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(broken, schema())
