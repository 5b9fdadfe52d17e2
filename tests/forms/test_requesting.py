"""A request on the page: what is typed is saved, shown as it will read, and printed; a request has no other state."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from casebook import answers, paths, questions
from casebook.assistance import circumstances, model
from casebook.case import open_case
from casebook.forms.requesting import RequestForm
from casebook.lesson.desk import CaseDesk

CASE = open_case(paths.datasets() / "case" / "public")
QUESTION = questions.request("m03-q9", "Draft it.", "preservation", CASE.paragraphs)


def drawn(value: Any = None, saved: list[Any] | None = None) -> RequestForm:
    def save(given: Any) -> Sequence[str]:
        (saved if saved is not None else []).append(given)
        return ()

    return RequestForm(QUESTION, value, save, None, CaseDesk(QUESTION, CASE))


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
    assert CASE.paragraph(2) in said(form)


@pytest.mark.parametrize(("how", "start"), [("pdf", b"%PDF-"), ("docx", b"PK"), ("html", b"<!DOCTYPE html>")])
def test_a_button_brings_the_document_on_paper(how: str, start: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    form = drawn({"document": "preservation", "fields": {"authority": "The office"}})
    brought: list[tuple[Any, Any]] = []
    monkeypatch.setattr(form, "send", lambda content, buffers=None: brought.append((content, buffers)))
    form._asked(form, {"do": how}, [])
    assert brought[0][0]["file"] == f"m03-q9_preservation.{how}"
    assert brought[0][1][0].startswith(start)
    assert form.status == f"Printed: m03-q9_preservation.{how}."


def test_headings_can_stand_in_a_second_language(monkeypatch: pytest.MonkeyPatch) -> None:
    form = drawn({"document": "preservation", "fields": {"authority": "The office"}})
    brought: list[bytes] = []
    monkeypatch.setattr(form, "send", lambda content, buffers: brought.append(buffers[0]))
    for beside in ("fr", "ru", "<b>"):
        form._asked(form, {"do": "html", "beside": beside}, [])
    assert "Demande de conservation rapide" in brought[0].decode()
    assert 'lang="ru"' in brought[1].decode()
    assert "<b>" not in brought[2].decode()


def test_what_cannot_be_printed_is_said_in_one_line() -> None:
    form = drawn({"document": "preservation", "fields": {"authority": "名古屋"}})
    form._asked(form, {"do": "pdf"}, [])
    assert "PDF cannot be made" in form.status
    assert "Traceback" not in form.status


@pytest.mark.parametrize("value", [None, [], "x", {"fields": 3}, {"document": "mla", "fields": {"authority": 4}}])
def test_a_malformed_answer_is_drawn_as_an_empty_form(value: Any) -> None:
    form = drawn(value)
    assert form.preview[0]["text"] == "Request for expedited preservation"


def found(form: RequestForm) -> str:
    return "\n".join(item for block in form.findings for item in block.get("items", ()))


def test_the_checklist_says_what_is_missing_by_which_provision_and_where_to_look() -> None:
    form = drawn({"document": "preservation", "fields": {"authority": CASE.fact("office")}})
    form._asked(form, {"do": "check"}, [])
    assert "P5: It does not say why the data could be lost" in found(form)
    assert "Budapest Convention, art. 29(2)(e)" in found(form)
    assert "Look into: Letters of the providers." in found(form)
    assert form.status.startswith("Checked.")


def test_a_second_check_is_said_as_the_first() -> None:
    form = drawn({"document": "preservation", "fields": {}})
    form._asked(form, {"do": "check"}, [])
    said: list[str] = []
    form.observe(lambda change: said.append(change["new"]), "status")
    form._asked(form, {"do": "check"}, [])
    assert said == ["", "Checked. What the checklist finds stands below the form."]


def test_the_checklist_does_not_give_the_number_of_a_paragraph_away() -> None:
    form = drawn({"document": "preservation", "fields": {"authority": CASE.fact("office")}})
    form._asked(form, {"do": "check"}, [])
    assert str(CASE.truth["narrative.number.deletion"]) not in found(form).split("P5")[1].split("Look into")[0]
    assert "paragraph " not in found(form)


def test_a_sufficient_request_lacks_nothing() -> None:
    around = circumstances(CASE)
    form = drawn(model("preservation", around.on(around.moment("preservation.asked"))).to_json())
    form._asked(form, {"do": "check"}, [])
    assert found(form) == "Nothing is missing. A person reads your own words."


def test_a_form_that_goes_nowhere_says_so() -> None:
    form = drawn({"document": "preservation", "fields": {}})
    form._asked(form, {"do": "send"}, [])
    assert "not sent in this module" in form.status
    assert form.letters == []
    assert "send" not in form.acts


SENT = questions.request("m04-q12", "Draft it.", "mla", CASE.paragraphs, sends="the United States", points=8)
WHOLE = model("mla", circumstances(CASE)).to_json()
MOMENT = {"date": "2026-09-08", "time": "09:28:16", "zone": "UTC"}
WEAK = {**WHOLE, "fields": {key: value for key, value in WHOLE["fields"].items() if key not in ("nexus", "file")}}


def exchange(value: Any) -> RequestForm:
    return RequestForm(SENT, value, lambda given: (), None, CaseDesk(SENT, CASE))


def letter(form: RequestForm) -> str:
    return "\n".join(line for block in form.letters[-1]["blocks"] for line in block.get("lines", ()))


def test_the_requested_state_answers_the_request_is_supplemented_and_executed() -> None:
    form = exchange(WEAK)
    form._asked(form, {"do": "send"}, [])
    assert form.status.startswith("Sent. Letter 1")
    assert "returned for a supplement" in form.letters[0]["label"]
    assert "ground R5, element E8" in letter(form)
    assert "It cannot be executed as it stands." in letter(form)
    form.value = {**form.value, "fields": WHOLE["fields"]}
    form._asked(form, {"do": "send"}, [])
    assert len(form.letters) == 2
    assert ": executed." in form.letters[1]["label"]


def test_what_was_found_before_does_not_stand_beside_the_letter_to_a_supplement() -> None:
    form = exchange(WEAK)
    form._asked(form, {"do": "check"}, [])
    assert "E8: It does not say what ties" in found(form)
    form.value = {**form.value, "fields": WHOLE["fields"]}
    form._asked(form, {"do": "send"}, [])
    assert found(form) == "Nothing is missing. A person reads your own words."


def test_the_exchange_lives_in_the_answer_and_the_clock_runs_on() -> None:
    form = exchange(WEAK)
    form._asked(form, {"do": "send"}, [])
    form.value = {**form.value, "fields": WHOLE["fields"]}
    form._asked(form, {"do": "send"}, [])
    days = [one["on"] for one in form.value["sent"]]
    assert days[0] == CASE.fact("note") < days[1]
    assert SENT.problems(form.value) == []
    again = exchange(form.value)
    assert again.letters == form.letters


def test_a_paper_bears_the_day_on_which_it_was_sent_or_can_be_sent_next() -> None:
    def printed(form: RequestForm) -> str:
        _, _, data = CaseDesk(SENT, CASE).print(form.value, "html", "")
        return data.decode()

    form = exchange(WEAK)
    first = CASE.fact("note")
    assert f"<strong>Date:</strong> {first}" in printed(form)
    assert "<strong>To:</strong> the competent authority of the United States" in printed(form)
    form._asked(form, {"do": "send"}, [])
    assert f"<strong>Date:</strong> {first}" in printed(form)
    form.value = {**form.value, "fields": WHOLE["fields"]}
    supplement = printed(form)
    assert f"<strong>Date:</strong> {first}" not in supplement
    form._asked(form, {"do": "send"}, [])
    assert f"<strong>Date:</strong> {form.value['sent'][1]['on']}" in supplement and printed(form) == supplement


def test_an_exchange_survives_the_answer_file(tmp_path: Path) -> None:
    fields = {**WHOLE["fields"], "connections": [{"address": "203.0.113.39", "port": "57557", "at": MOMENT}]}
    value = {**WHOLE, "fields": fields, "sent": [{"on": "2026-10-05", "fields": fields}] * 8}
    file = tmp_path / "answers.json"
    assert answers.save(file, "m04_mutual_legal_assistance", CASE.id, "m04-q12", value) == ()
    read = answers.read(file)
    assert read.problems == ()
    assert read.answers["m04-q12"].value == value
    assert SENT.problems(value) == []


def test_the_same_request_is_not_sent_twice_and_nothing_after_the_last_word() -> None:
    form = exchange(WEAK)
    form._asked(form, {"do": "send"}, [])
    form._asked(form, {"do": "send"}, [])
    assert form.status.startswith("Nothing has changed")
    assert len(form.letters) == 1
    done = exchange(WHOLE)
    done._asked(done, {"do": "send"}, [])
    done.value = {**done.value, "fields": {**WHOLE["fields"], "file": "another"}}
    done._asked(done, {"do": "send"}, [])
    assert "answered for good" in done.status


def test_what_was_sent_may_be_hostile_and_is_read_as_far_as_it_can_be() -> None:
    sent = [{"on": "9999-99-99", "fields": {}}, {"on": "2026-10-05", "fields": {"nexus": 3}}, 7, {"on": "2026-10-05"}]
    assert exchange({"document": "mla", "fields": {}, "sent": sent}).letters == []
    assert exchange({"document": "mla", "fields": {}, "sent": [{"on": "9999-12-31", "fields": {}}]}).status
