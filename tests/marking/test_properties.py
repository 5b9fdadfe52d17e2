"""What must hold of every mark, whatever the question, the key and the answer."""

import json
from html.parser import HTMLParser
from typing import Any

import pytest
from exams import EXAMS, json_values
from hypothesis import given, settings
from hypothesis import strategies as st

from casebook import questions
from casebook.marking import Mark
from casebook.marking.gaming import gaming_values, mutations

KINDS = pytest.mark.parametrize("kind", EXAMS)
quick = settings(max_examples=40)


class Reader(HTMLParser):
    """Collects the elements and the text of a page, and checks that each element is closed."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(page)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.found.append(tag)
        if tag != "br":
            self.open.append(tag)
        assert all(name == "class" for name, _ in attrs)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def consistent(mark: Mark) -> None:
    """Check what holds of any mark: bounds, the number alone, and that the reasons account for what was lost."""
    assert 0 <= mark.earned <= mark.points
    assert float(repr(mark)) == mark.earned
    assert repr(mark).endswith(".0") is False
    assert mark.reasons
    assert abs(sum(reason.lost for reason in mark.reasons) - (mark.points - mark.earned)) < 1e-6
    page = Reader(mark.to_html())
    assert set(page.found) <= {"div", "p", "strong", "em", "ul", "li", "span", "br"}


def test_every_kind_has_its_exams() -> None:
    # a request is marked by its checklist: tests/assistance
    assert (*EXAMS, "request") == questions.KINDS


@KINDS
@quick
@given(data=st.data())
def test_a_full_answer_earns_every_point_and_says_why(kind: str, data: st.DataObject) -> None:
    exam = data.draw(EXAMS[kind])
    assert exam.question.problems(exam.full) == []
    mark = exam.mark(exam.full)
    assert mark.earned == mark.points == exam.question.points
    assert "So." in [reason.text for reason in mark.reasons]
    consistent(mark)


@KINDS
@quick
@given(data=st.data())
def test_every_single_change_to_a_full_answer_earns_less(kind: str, data: st.DataObject) -> None:
    exam = data.draw(EXAMS[kind])
    seen = 0
    for changed in mutations(exam.question, exam.full):
        assert changed != exam.full
        mark = exam.mark(changed)
        consistent(mark)
        seen += 1
        if not mark.alternative:
            assert mark.earned < mark.points, changed
    assert seen


@KINDS
@quick
@given(data=st.data())
def test_gaming_earns_nothing(kind: str, data: st.DataObject) -> None:
    exam = data.draw(EXAMS[kind])
    for name, value in gaming_values(exam.question).items():
        mark = exam.mark(value)
        consistent(mark)
        assert mark.earned == 0, name


@KINDS
@settings(max_examples=60)
@given(data=st.data(), value=json_values)
def test_no_value_makes_a_mark_fail(kind: str, data: st.DataObject, value: Any) -> None:
    exam = data.draw(EXAMS[kind])
    consistent(exam.mark(value))
    exam.mark(value).to_html().encode("utf-8")
    if isinstance(exam.full, dict):
        for name in exam.full:
            consistent(exam.mark({**exam.full, name: value}))


@KINDS
@quick
@given(data=st.data(), value=json_values)
def test_marking_is_pure(kind: str, data: st.DataObject, value: Any) -> None:
    exam = data.draw(EXAMS[kind])
    before = json.dumps([exam.full, value], default=str)
    assert exam.mark(value) == exam.mark(value)
    assert exam.mark(exam.full) == exam.mark(exam.full)
    assert json.dumps([exam.full, value], default=str) == before


@given(data=st.data())
@quick
def test_alternatives_are_rare_enough_to_mean_something(data: st.DataObject) -> None:
    """Only the kinds with free grounds or a free order have alternatives among the single changes."""
    kind = data.draw(st.sampled_from([kind for kind in EXAMS if kind not in ("order", "ruling")]))
    exam = data.draw(EXAMS[kind])
    assert not exam.mark(exam.full).alternative
    assert not any(exam.mark(changed).alternative for changed in mutations(exam.question, exam.full))


@given(st.text(min_size=1, max_size=50))
@quick
def test_what_a_learner_writes_is_shown_as_text(written: str) -> None:
    page = written + "<script>alert(1)</script><h1>&amp;"
    question = questions.text("m05-q1", "Name it.", points=1)
    mark = Mark(0, 1, (), question.words(page))
    read = Reader(mark.to_html())
    assert "script" not in read.found
    assert "h1" not in read.found
    assert "<script>alert(1)</script><h1>&amp;" in read.text
