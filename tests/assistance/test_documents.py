"""Documents are data: half filled or full, each can be read, written and checked against the published schema."""

import json
from pathlib import Path

import jsonschema
import pytest

from casebook import register
from casebook.assistance import DRAFTED, FORMS, BadDocument, Moment, blank, read
from casebook.assistance.document import zone
from casebook.assistance.page import page
from casebook.assistance.schema import document, schema

ROOT = Path(__file__).resolve().parents[2]


def test_the_schema_in_docs_is_fresh() -> None:
    published = (ROOT / "docs" / "requests.schema.json").read_text(encoding="utf-8")
    assert published == document(), "run: python -m casebook.assistance.schema > docs/requests.schema.json"


def test_the_page_in_docs_is_fresh() -> None:
    published = (ROOT / "docs" / "requests.md").read_text(encoding="utf-8")
    assert published == page(), "run: python -m casebook.assistance.page > docs/requests.md"


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("kind", FORMS)
def test_a_document_is_read_as_it_was_written_and_is_of_the_schema(kind: str) -> None:
    one = blank(kind)
    assert read(one.to_json()) == one
    jsonschema.validate(one.to_json(), schema())
    assert read({"document": kind}) == one, "what is not filled in may be left out"


def test_a_form_half_filled_is_a_document() -> None:
    one = read(
        {
            "document": "mla",
            "fields": {
                "provider": " Postwren Mail Inc. ",
                "connections": [{"address": "203.0.113.9", "at": {"date": "2026-09-08", "time": "09:28"}}, {}],
                "data": [{"category": "content"}],
            },
        }
    )
    assert one.text("provider") == "Postwren Mail Inc."
    (connection,) = one.records("connections")
    assert connection["at"].instant is None and not connection["at"].to_the_second, "no zone, no moment"
    assert one.records("data")[0]["what"] == ""


@pytest.mark.parametrize(
    ("value", "says"),
    [
        (None, "This is no document"),
        ({"document": "letter"}, "There is no document of the kind “letter”. The kinds are: preservation"),
        ({"document": "mla", "fields": {"chanel": "central"}}, "fields.chanel"),
        ({"document": "mla", "fields": {"channel": "pigeon"}}, "fields.channel"),
        ({"document": "mla", "fields": {"facts": ["first"]}}, "fields.facts.0"),
        ({"document": "mla", "fields": {"facts": ["1"] * 999}}, "fields.facts"),
        ({"document": "mla", "fields": {"provider": "x" * 9999}}, "fields.provider"),
        ({"document": "mla", "fields": {"period": {"start": "yesterday"}}}, "fields.period.start"),
    ],
)
def test_what_is_no_document_is_refused_in_one_line(value: object, says: str) -> None:
    with pytest.raises(BadDocument) as caught:
        read(value)
    assert says in str(caught.value) and "\n" not in str(caught.value)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(value, schema())


@pytest.mark.parametrize("text", ["", "CET", "+5:30", "+19:00", "05:30"])
def test_a_zone_that_is_none_makes_no_moment(text: str) -> None:
    assert zone(text) is None
    assert Moment(date="2026-03-02", time="09:30:00", zone=text).instant is None


def test_the_same_moment_in_two_zones_is_one() -> None:
    india = Moment(date="2026-03-02", time="09:30:00", zone="+05:30")
    assert india.instant == Moment(date="2026-03-02", time="04:00:00", zone="UTC").instant


@pytest.mark.parametrize("kind", FORMS)
def test_a_form_describes_itself_for_those_who_draw_and_print_it(kind: str) -> None:
    form = FORMS[kind]
    described = json.loads(json.dumps(form.to_json()))
    assert described["document"] == kind
    keys = [one.key for one in form.fields()]
    assert len(keys) == len(set(keys)), "a key stands once in a form"
    for one in form.fields():
        assert one.label.en and one.label.fr and one.label.ru
        assert bool(one.options) == (one.kind in ("choice", "several"))
        assert bool(one.parts) == (one.kind == "records")
        # prose and the parts of a reply belong to no element
        assert one.element or one.prose or kind == "reply"
        assert not one.element or one.authority
        for entry in one.register:
            assert register.entry(entry).checked, entry
    for entry in form.register:
        assert register.entry(entry).checked, entry


def test_a_key_means_the_same_in_every_form() -> None:
    seen: dict[str, tuple[object, ...]] = {}
    for kind in DRAFTED:
        for one in FORMS[kind].fields():
            assert seen.setdefault(one.key, (one.label, one.kind, one.options)) == (one.label, one.kind, one.options)
