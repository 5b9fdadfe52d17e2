"""Every kind of question can be answered with the keyboard, says what it saves, and offends no rule of axe-core."""

import json
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from casebook import questions
from casebook.forms import script, stylesheet
from casebook.questions import Question

from .conftest import Axe, watched
from .keyboard import Keyboard, Stuck

KEYS = {"one": "The first one", "two": "The second one", "three": "The third one"}
PAGE = """<!doctype html><html lang="en"><head><title>Forms</title><meta name="viewport" content="width=device-width">
<style>%s</style></head><body><main><div id="root"></div></main><script type="module">
%s
const listeners = {};
window.saved = [];
window.asked = [];
window.reached = [];
window.state = %s;
const model = {
  get: (name) => window.state[name],
  set: (name, value) => { window.state[name] = value; },
  save_changes: () => window.saved.push(JSON.parse(JSON.stringify(window.state.value ?? null))),
  send: (message) => window.asked.push(message.do),
  on: (name, run) => { listeners[name] = run; },
  off: () => {},
};
window.tell = (name, value) => { window.state[name] = value; listeners[`change:${name}`](); };
document.addEventListener("keydown", (event) => window.reached.push(event.key));
render({ model, el: document.getElementById("root") });
</script></body></html>"""

ALL: dict[str, tuple[Question, list[str], Any]] = {
    "choice": (questions.choice("q", "Which?", KEYS), ["Tab", "Space", "ArrowDown"], "two"),
    "several": (questions.several("q", "Which?", KEYS), ["Tab", "Space", "Tab", "Tab", "Space"], ["one", "three"]),
    "classify": (
        questions.classify("q", "Sort.", items={"a": "A", "b": "B"}, classes={"x": "Xylo", "y": "Yak"}),
        ["Tab", "ArrowDown", "Tab", "ArrowDown", "ArrowDown"],
        {"a": "x", "b": "y"},
    ),
    "order": (questions.order("q", "Order.", items=KEYS), ["Tab", "Enter"], ["two", "one", "three"]),
    "match": (
        questions.match("q", "Match.", left={"a": "A", "b": "B"}, right={"x": "Xylo", "y": "Yak"}),
        ["Tab", "ArrowDown", "Tab", "ArrowDown", "ArrowDown"],
        {"a": "x", "b": "y"},
    ),
    "text": (questions.text("q", "Name it."), ["Tab", "abd", "Tab"], "abd"),
    "number": (
        questions.number("q", "How much?", units=["MiB", "MB"]),
        ["Tab", "12", "Tab", "ArrowDown"],
        {"number": "12", "unit": "MiB"},
    ),
    "digest": (
        questions.digest("q", "Which value?", algorithms=["md5"]),
        ["Tab", "d41d8cd98f00b204e9800998ecf8427e", "Tab"],
        {"algorithm": "md5", "hex": "d41d8cd98f00b204e9800998ecf8427e"},
    ),
    "moment": (
        questions.moment("q", "When?", zones=["+05:30", "+00:00"]),
        ["Tab", "2026-03-02", "Tab", "09:30:00", "Tab", "ArrowDown"],
        {"date": "2026-03-02", "time": "09:30:00", "zone": "+05:30"},
    ),
    "ruling": (
        questions.ruling("q", "Rule.", outcomes={"in": "Admit", "out": "Refuse"}, grounds={"a": "A", "b": "B"}),
        ["Tab", "Space", "Tab", "Space"],
        {"outcome": "in", "grounds": ["a"]},
    ),
    "defects": (
        questions.defects(
            "q", "Find.", paragraphs={"1": "One.", "2": "Two."}, defects={"d": "No date", "e": "No name"}
        ),
        ["Tab", "ArrowDown", "Tab", "ArrowDown", "ArrowDown"],
        {"1": "sound", "2": "d"},
    ),
    "support": (
        questions.support(
            "q", "Support.", elements={"who": "Who", "when": "When"}, paragraphs={"1": "One.", "2": "Two."}
        ),
        ["Tab", "Enter", "Tab", "Space"],
        {"who": ["1"]},
    ),
    "draft": (
        questions.draft("q", "Write.", fields=[questions.field("f", "Finding", rows=4, words=(1, 9))]),
        ["Tab", "two words", "Tab"],
        {"f": "two words"},
    ),
    "request": (
        questions.request("q", "Draft.", "preservation", {1: "The firm, EXH-01A.", 2: "The mailbox."}, "France"),
        ["Tab", "The office", "Tab", "INV-1", "Tab"],
        {"document": "preservation", "fields": {"authority": "The office", "file": "INV-1"}},
    ),
}


def show(page: Page, question: Question, value: Any = None, **said: Any) -> None:
    names = ("form.js", "request.js") if question.kind == "request" else ("form.js",)
    drawing = script(*names).replace("export default { render };", "")
    state = {"question": question.to_json(), "value": value, "status": "", "feedback": [], **said}
    page.set_content(PAGE % (stylesheet(), drawing, json.dumps(state).replace("</", "<\\/")))
    page.wait_for_selector("fieldset")


def test_there_is_a_trial_of_every_kind() -> None:
    assert set(ALL) == set(questions.KINDS)


def test_a_text_is_saved_while_it_is_written_and_spoken_of_when_its_writer_leaves_it(page: Page) -> None:
    show(page, ALL["draft"][0])
    written, status = page.get_by_label("Finding"), page.get_by_role("status")
    expect(written).to_have_accessible_description("0 words (1 to 9)")
    written.press_sequentially("two words")
    expect(status).to_have_attribute("aria-live", "off")
    page.wait_for_function("saved.length > 0")
    expect(status).to_have_attribute("aria-live", "off")
    page.keyboard.press("Tab")
    expect(status).to_have_attribute("aria-live", "polite")


@pytest.mark.parametrize("kind", ALL)
def test_a_question_is_answered_with_the_keyboard_alone(kind: str, page: Page) -> None:
    question, keys, expected = ALL[kind]
    show(page, question)
    for key in keys:
        if key in ("Tab", "Space", "Enter") or key.startswith("Arrow"):
            page.keyboard.press(key)
        else:
            page.keyboard.type(key)
    page.wait_for_function("expected => JSON.stringify(window.saved.at(-1)) === JSON.stringify(expected)", arg=expected)
    # the first Tab is pressed outside the form; every key after it stays inside
    assert page.evaluate("window.reached") == ["Tab"], "a key reached Jupyter's command mode"
    if kind != "support":
        assert question.problems(expected) == []


@pytest.mark.parametrize("kind", ALL)
def test_axe_objects_to_nothing(kind: str, page: Page, axe: Axe) -> None:
    question, _, expected = ALL[kind]
    show(page, question, expected)
    assert axe(page, "main") == []


def test_a_page_that_asks_another_computer_is_noticed(browser: Browser) -> None:
    context = browser.new_context()
    outside = watched(context)
    page = context.new_page()
    asks = "<img src='https://elsewhere.example/x.png'><script>new WebSocket('wss://elsewhere.example/')</script>"
    with page.expect_websocket(), page.expect_request("**/x.png"):
        page.set_content(asks)
    context.close()
    assert sorted(outside) == ["https://elsewhere.example/x.png", "wss://elsewhere.example/"]


def test_axe_would_object_to_a_form_without_labels(page: Page, axe: Axe) -> None:
    page.set_content("<html lang=en><title>x</title><main><input><img src=x></main></html>")
    assert len(axe(page, "main")) >= 2


@pytest.mark.parametrize("kind", ALL)
def test_a_narrow_page_does_not_scroll_sideways(kind: str, page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    show(page, ALL[kind][0], ALL[kind][2])
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("kind", ALL)
def test_what_can_be_pressed_is_large_enough(kind: str, page: Page) -> None:
    show(page, ALL[kind][0])
    heights = page.evaluate(
        "[...document.querySelectorAll('button, select, .cb-option, summary, textarea, input[type=text]')]"
        ".filter(one => one.offsetParent).map(one => one.getBoundingClientRect().height)"
    )
    assert all(height >= 44 for height in heights)


def test_a_choice_that_a_closed_list_cuts_short_is_read_whole_on_a_narrow_page(page: Page) -> None:
    long = "It does not say that the device worked properly at the time that counts"
    classes = {"x": long, "y": "It does not say which record"}
    found = questions.classify("q", "Find.", items={"a": "A", "b": "B"}, classes=classes)
    page.set_viewport_size({"width": 320, "height": 640})
    show(page, found)
    assert page.locator(".cb-whole:visible").count() == 0
    page.get_by_label("A", exact=True).select_option("x")
    assert page.locator(".cb-whole:visible").inner_text() == long


def test_escape_closes_a_long_list_and_tab_goes_on_behind_it(page: Page) -> None:
    paragraphs = {str(number): f"Paragraph {number}." for number in range(1, 40)}
    show(page, questions.support("q", "Support.", elements={"who": "Who", "when": "When"}, paragraphs=paragraphs))
    for key in ("Tab", "Enter", "Tab", "Space", "Escape"):
        page.keyboard.press(key)
    assert page.locator("details[open]").count() == 0
    assert page.evaluate("document.activeElement.textContent") == "Who Chosen: 1"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "When None chosen"
    assert page.evaluate("window.reached") == ["Tab"], "a key reached Jupyter's command mode"


def test_the_walk_with_the_keyboard_notices_a_trap_and_a_field_without_a_name(page: Page) -> None:
    question = questions.text("m99-q1", "Who?")
    show(page, question)
    page.evaluate("document.querySelector('input').addEventListener('keydown', (event) => event.preventDefault())")
    with pytest.raises(Stuck, match="does not leave"):
        Keyboard(page, {question.id: question}, {question.id: "the examiner"}).take(until=question.id)
    draft = questions.draft("m99-t1", "Write.", [questions.field("finding", "Finding")])
    show(page, draft)
    page.evaluate("document.querySelector('label').remove()")
    with pytest.raises(Stuck, match="no name"):
        Keyboard(page, {draft.id: draft}, {draft.id: {"finding": "so"}}).take(until=draft.id)


def test_nothing_in_a_question_becomes_markup(page: Page) -> None:
    bad = "<img src=x onerror='window.bad = 1'></script>"
    show(page, questions.choice("q", bad, {"one": bad, "two": "b"}))
    page.keyboard.press("Tab")
    assert page.evaluate("window.bad") is None
    assert page.locator("img").count() == 0


def test_what_became_of_an_answer_is_read_out(page: Page) -> None:
    show(page, ALL["choice"][0])
    page.evaluate("window.tell('status', 'Not saved: the folder cannot be written.')")
    assert page.get_by_role("status").inner_text() == "Not saved: the folder cannot be written."
    page.evaluate("window.tell('feedback', [{right: true, text: 'Because.'}])")
    assert "Right. Because." in page.locator(".cb-feedback").inner_text()


def test_a_request_can_be_checked_sent_and_read(page: Page, axe: Axe) -> None:
    question = questions.request("q", "Draft.", "mla", {1: "The firm.", 2: "The mailbox."}, "France")
    heading = {"is": "heading", "level": 1, "number": "1.", "text": "Who asks", "beside": "Кто", "lang": "ru"}
    table = {"is": "table", "caption": "Data", "beside": "", "lang": "ru", "columns": ["What"], "rows": [["Sign-ins"]]}
    letter = {
        "label": "Letter 1: returned",
        "blocks": [{"is": "lines", "lines": ["Dear colleague,", "1. <b>Nexus</b>"]}],
    }
    said = {"preview": [heading, table], "findings": [{"is": "list", "items": ["E8: missing"]}], "letters": [letter]}
    show(page, question, None, acts=["check", "send", "pdf"], **said)
    page.get_by_role("button", name="Check").press("Enter")
    page.get_by_role("button", name="Send to France").press("Enter")
    page.get_by_role("button", name="Download as PDF").press("Enter")
    assert page.evaluate("window.asked") == ["check", "send", "pdf"]
    assert page.evaluate("window.saved") == [], "nothing was filled in, so there is nothing to save"
    assert page.get_by_role("region", name="What the checklist finds").inner_text() == "E8: missing"
    assert "1. <b>Nexus</b>" in page.get_by_role("group", name="Letter 1: returned").inner_text()
    assert page.locator("[lang=ru]").first.inner_text() == "Кто"
    assert axe(page, "main") == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_entries_of_a_request_are_added_and_removed_with_the_keyboard(page: Page) -> None:
    show(page, questions.request("q", "Draft.", "mla", {1: "The firm."}, "France"))
    page.get_by_role("button", name="Add an entry: Persons concerned").press("Enter")
    assert page.evaluate("document.activeElement.closest('fieldset').querySelector('legend').textContent") == (
        "Persons concerned, entry 1"
    )
    page.keyboard.type("A. Example")
    page.keyboard.press("Tab")
    assert page.get_by_role("status").inner_text() == "Persons concerned, entry 1: added."
    page.wait_for_function("window.saved.at(-1)?.fields.persons[0].name === 'A. Example'")
    page.get_by_role("button", name="Remove Persons concerned, entry 1").press("Enter")
    page.wait_for_function("window.saved.at(-1)?.fields.persons.length === 0")
    assert page.evaluate("document.activeElement.textContent") == "Add an entry: Persons concerned"
    assert page.evaluate("window.reached") == []
