"""An answer file may come from anyone: what can be used is, the rest is named, nothing fails."""

import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook import answers
from casebook.answers.migration import migrate
from casebook.answers.parsing import CannotUse, Parsed
from casebook.answers.reading import parse

GOOD = {"m05-q1": {"value": "b", "saved": "2026-11-23T20:00:00Z"}}


def body(entries: Any, **more: Any) -> bytes:
    content = {"schema": 1, "module": "m05_hashing", "case": "public-1", "answers": entries, **more}
    return json.dumps(content).encode()


def test_a_sound_file_is_read_whole(tmp_path: Path) -> None:
    (tmp_path / "answers.json").write_bytes(body(GOOD))
    found = answers.read(tmp_path / "answers.json")
    assert (found.schema, found.module, found.case, found.problems) == (1, "m05_hashing", "public-1", ())
    assert found.answers == {"m05-q1": answers.Saved("b", datetime(2026, 11, 23, 20, tzinfo=UTC))}


def test_no_file_is_no_answers_and_no_problem(tmp_path: Path) -> None:
    assert answers.read(tmp_path / "answers.json") == answers.Answers()


def test_a_byte_order_mark_does_no_harm() -> None:
    found = parse(b"\xef\xbb\xbf" + body(GOOD))
    assert list(found.answers) == ["m05-q1"]
    assert not found.problems


def test_answers_to_questions_nobody_asked_are_kept() -> None:
    assert parse(body({"m99-q7": {"value": ["x", {"y": 1.5}]}})).answers["m99-q7"].value == ["x", {"y": 1.5}]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "the text ends too early"),
        (b"{", "ends too early"),
        (b"[]", "must begin with {"),
        (b"null", "must begin with {"),
        (b'"text"', "must begin with {"),
        (b"\x00\x01\x02", "line 1, column 1"),
        (b"\xff\xfe{\x00}\x00", "saved as UTF-16"),
        (b'{"module": "\xe9"}', "no UTF-8 text (byte 13)"),
        ('{"module": “m05”}'.encode(), "straight double quotation mark"),
        (b'{"schema": 1 "module": "m05"}', "a comma is missing"),
        (b'{"module": }', "a value is missing"),
        (b"{'module': 1}", "straight double quotation mark"),
        (b'{"answers": {}}, {}', "something after the end"),
        (b'{"answers": []}', '"answers" must be { … }'),
        (b'{"answers": {}, "answers": {}}', "is there twice"),
        (b'{"schema": 2, "answers": {}}', "Get the newer version"),
        (b'{"schema": "1", "answers": {}}', '"schema" must be 1'),
        (b'{"schema": true, "answers": {}}', '"schema" must be 1'),
        (b'{"schema": 0, "answers": {}}', '"schema" must be 1'),
        (b"[" * 100_000, "nested too deep"),
        (b'{"a":' * 100_000, "nested too deep"),
    ],
)
def test_a_file_that_cannot_be_used_says_why(data: bytes, said: str) -> None:
    found = parse(data)
    assert not found.answers
    assert said in found.problems[0]
    assert "\n" not in found.problems[0]


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (b"5", 'has no "value"'),
        (b'{"saved": "2026-11-23T20:00:00Z"}', 'has no "value"'),
        (b'{"value": NaN}', "holds NaN"),
        (b'{"value": -Infinity}', "holds -Infinity"),
        (b'{"value": 1e999}', "too large"),
        (b'{"value": ' + b"9" * 10_000 + b"}", "too long"),
        (b'{"value": {"a": 1, "a": 2}}', "is there twice (a)"),
        (b'{"value": ' + b"[" * 50 + b"]" * 50 + b"}", "nested too deep"),
    ],
)
def test_one_bad_answer_does_not_cost_the_others(entry: bytes, said: str) -> None:
    data = body(GOOD).replace(b'"answers": {', b'"answers": {"m05-q2": ' + entry + b", ")
    found = parse(data)
    assert list(found.answers) == ["m05-q1"]
    assert found.problems[0].startswith("m05-q2 ")
    assert said in found.problems[0]


def test_an_answer_given_twice_is_left_out() -> None:
    data = body(GOOD).replace(b'"answers": {', b'"answers": {"m05-q1": {"value": "a"}, ')
    assert parse(data).answers == {}
    assert "twice" in parse(data).problems[0]


@pytest.mark.parametrize("id", ["", "a b", "../x", "<script>", "x" * 65, "q\n1", "q\u0000"])
def test_what_is_no_id_is_left_out(id: str) -> None:
    found = parse(body({id: {"value": 1}, **GOOD}))
    assert list(found.answers) == ["m05-q1"]
    assert len(found.problems[0]) < 100
    assert found.problems[0].isprintable()


@pytest.mark.parametrize("text", ["\ud800", "a\u0000b", "\u001b[31m"])
def test_text_can_always_be_printed_and_stored(text: str) -> None:
    value = parse(body({"m05-q1": {"value": {text: [text]}}})).answers["m05-q1"].value
    stored = json.dumps(value, ensure_ascii=False).encode("utf-8")
    assert b"\\u00" not in stored


@pytest.mark.parametrize(
    "saved", [None, 5, "yesterday", "2026-11-23T20:00:00", "0001-01-01T00:00:00+14:00", "x" * 100_000]
)
def test_an_answer_typed_by_hand_needs_no_time(saved: Any, tmp_path: Path) -> None:
    path = tmp_path / "answers.json"
    path.write_bytes(body({"m05-q1": {"value": "b", "saved": saved}}))
    os.utime(path, (1_000_000_000, 1_000_000_000))
    found = answers.read(path)
    assert not found.problems
    assert found.answers["m05-q1"].saved == datetime.fromtimestamp(1_000_000_000, UTC)


@pytest.mark.parametrize("name", ["module", "case"])
@pytest.mark.parametrize("value", [5, None, ["m05"], "../m05", "x" * 100])
def test_a_bad_module_or_case_is_named_and_left_out(name: str, value: Any) -> None:
    found = parse(body(GOOD, **{name: value}))
    assert getattr(found, name) == ""
    assert found.problems == (f'"{name}" is not a name, so it is left out.',)
    assert found.answers


def test_a_file_too_large_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "answers.json").write_bytes(body(GOOD) + b" " * 10_000)
    assert "larger than 9 kB" in answers.read(tmp_path / "answers.json", limit_bytes=9_000).problems[0]
    assert answers.read(tmp_path / "answers.json").answers


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "other.json").write_bytes(body(GOOD))
    (tmp_path / "answers.json").symlink_to(tmp_path / "other.json")
    found = answers.read(tmp_path / "answers.json")
    assert not found.answers
    assert "is a link" in found.problems[0]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "answers.json")
    assert "no regular file" in answers.read(tmp_path / "answers.json").problems[0]


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "answers.json").mkdir()
    assert answers.read(tmp_path / "answers.json").problems


def test_a_path_that_cannot_be_is_no_trap(tmp_path: Path) -> None:
    assert answers.read(tmp_path / ("x" * 5000)).problems


@given(st.binary(max_size=200))
def test_no_bytes_make_reading_fail(data: bytes) -> None:
    parse(data)


hostile = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["schema", "module", "case", "answers", "value", "saved", "m05-q1"]), inner)
    ),
    max_leaves=15,
)


@given(hostile)
def test_no_json_makes_reading_fail(value: Any) -> None:
    found = parse(json.dumps(value).encode("utf-8", "surrogatepass"))
    for problem in found.problems:
        assert problem.isprintable()


def test_an_older_schema_is_brought_forward() -> None:
    def rename(content: dict[str, Parsed]) -> dict[str, Parsed]:
        return {**content, "answers": content["given"]}

    old: dict[str, Parsed] = {"given": {"m05-q1": {"value": "b"}}}
    new = migrate(old, {1: rename}, newest=2)
    assert new["schema"] == 2
    assert new["answers"] == old["given"]


def test_a_later_schema_is_refused_in_words() -> None:
    with pytest.raises(answers.NewerSchema, match="Get the newer version"):
        migrate({"schema": 9})
    with pytest.raises(CannotUse):
        migrate({"schema": "one"})
