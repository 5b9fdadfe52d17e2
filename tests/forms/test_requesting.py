"""A request on the page: what is typed is saved, shown as it will read, and printed; a request has no other state."""

from collections.abc import Sequence
from typing import Any

import pytest

from casebook import questions
from casebook.forms.requesting import RequestForm
from casebook.lesson.desk import CaseDesk

QUESTION = questions.request("m03-q9", "Draft it.", "preservation", {1: "The firm, EXH-01A.", 2: "The mailbox."})


def drawn(value: Any = None, saved: list[Any] | None = None) -> RequestForm:
    def save(given: Any) -> Sequence[str]:
        (saved if saved is not None else []).append(given)
        return ()

    return RequestForm(QUESTION, value, save, None, CaseDesk(QUESTION))


def said(form: RequestForm) -> str:
    return " ".join(str(block.get("text", "")) for block in form.preview)


def test_what_is_typed_is_saved_and_shown_as_it_will_read() -> None:
    saved: list[Any] = []
    form = drawn(saved=saved)
    assert "Not yet filled in." in said(form)
    form.value = {"document": "preservation", "fields": {"authority": "The office in Lyon", "nexus": ["2"]}}
    assert saved[-1]["fields"]["authority"] == "The office in Lyon"
    assert "The office in Lyon" in said(form)
    assert "See paragraph 2 of the case file." in said(form)
    assert "The mailbox." in said(form)


@pytest.mark.parametrize(("how", "start"), [("pdf", b"%PDF-"), ("docx", b"PK"), ("html", b"<!DOCTYPE html>")])
def test_a_button_brings_the_document_on_paper(how: str, start: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    form = drawn({"document": "preservation", "fields": {"authority": "The office"}})
    brought: list[tuple[Any, Any]] = []
    monkeypatch.setattr(form, "send", lambda content, buffers=None: brought.append((content, buffers)))
    form._asked(form, {"do": how}, [])
    assert brought[0][0]["file"] == f"m03-q9_preservation.{how}"
    assert brought[0][1][0].startswith(start)
    assert form.status == f"Printed: m03-q9_preservation.{how}."


def test_what_cannot_be_printed_is_said_in_one_line() -> None:
    form = drawn({"document": "preservation", "fields": {"authority": "名古屋"}})
    form._asked(form, {"do": "pdf"}, [])
    assert "PDF cannot be made" in form.status
    assert "Traceback" not in form.status


@pytest.mark.parametrize("value", [None, [], "x", {"fields": 3}, {"document": "mla", "fields": {"authority": 4}}])
def test_a_malformed_answer_is_drawn_as_an_empty_form(value: Any) -> None:
    form = drawn(value)
    assert form.preview[0]["text"] == "Request for expedited preservation"
