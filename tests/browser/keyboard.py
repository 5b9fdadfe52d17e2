"""A person who has a keyboard and nothing else: walks through a module with Tab and answers what comes.

What is answered where is found by what the page says there (the question, the names of the groups around a control, its
label), never by its place in the source. So a control without a name cannot be answered, and the walk says so.
"""

from collections.abc import Callable, Mapping
from typing import Any

from playwright.sync_api import Page

from casebook.assistance import Ask
from casebook.lesson.keys import CaseLesson
from casebook.questions import Classify, Defects, Draft, Match, Option, Order, Question, Request, Ruling, Support
from casebook.questions.picking import Picking

# Where the keyboard is: which question, which groups around the control, and what a person hears of it.
FOCUS = """() => {
  const at = document.activeElement, form = at.closest('.cb-form'), still = at === window.focusBefore;
  window.focusBefore = at;
  if (!form) return {id: '', tag: at.tagName, still, code: !!at.closest('.cm-editor')};
  const groups = [];
  for (let box = at.parentElement.closest('fieldset'); box !== form; box = box.parentElement.closest('fieldset'))
    groups.unshift(box.querySelector('legend').textContent);
  const ours = at.closest('fieldset');
  return {
    id: form.querySelector('.cb-head').textContent.match(/m\\d\\d-\\w+/)[0],
    tag: at.tagName, still, type: at.type || '', value: at.value || '', checked: !!at.checked, groups,
    label: at.getAttribute('aria-label') || at.labels?.[0]?.textContent || at.textContent,
    name: at.closest('.cb-options')?.getAttribute('aria-label') || '',
    summary: at.tagName === 'SUMMARY' ? at.querySelector('strong').textContent : '',
    same: at.name ? [...document.getElementsByName(at.name)].map((one) => one.value) : [],
    folded: !!at.closest('details'),
    options: at.tagName === 'SELECT' ? [...at.options].map((one) => one.value) : [],
    selects: [...form.querySelectorAll('select')].indexOf(at),
    entries: ours.querySelectorAll(':scope > div > fieldset').length,
  };
}"""
ITEMS = """() => [...document.activeElement.closest('.cb-form').querySelectorAll('li > span:first-child')]
  .map((one) => one.textContent)"""
AHEAD = """name => {
  const all = [...document.activeElement.closest('.cb-form').querySelectorAll('button:not(:disabled)')];
  return all.findIndex((one) => one.getAttribute('aria-label') === name) - all.indexOf(document.activeElement);
}"""
MOST = 6000
# how often Tab may leave the keyboard where it is: an editor of code needs Escape first
PATIENCE = 5
Focus = dict[str, Any]


class Stuck(AssertionError):
    """The keyboard does not get where it must."""


def answers(bound: CaseLesson, drafted: str) -> dict[str, Any]:
    """Return a full answer to every question of a lesson, practice included: `drafted` is what a person writes."""
    found = bound.reference()
    for id, question in bound.questions.items():
        if isinstance(question, Draft):
            found[id] = {one.key: written(drafted, one.words) for one in question.fields}
        elif question.practice:
            found[id] = right(question)
    return found


def written(drafted: str, words: tuple[int, int] | None) -> str:
    """Return a text of the length that is asked for."""
    least = words[0] if words else 1
    return " ".join([drafted] * -(-least // len(drafted.split())))


def right(question: Question) -> Any:
    """Return the value that a practice question itself calls right."""
    if isinstance(question, Picking):
        keys = [one.key for one in question.options if one.right]
        return keys if question.kind == "several" else keys[0]
    if isinstance(question, (Classify, Match)):
        return {one.item: one.place for one in question.answers}
    if isinstance(question, Order):
        return list(question.answers)
    return getattr(question, "answers")  # noqa: B009 - the other kinds hold their value there


class Keyboard:
    """Walks through an open module. `wanted` are the values to give, by question."""

    def __init__(self, page: Page, questions: Mapping[str, Question], wanted: Mapping[str, Any]) -> None:
        self.page = page
        self.questions = questions
        self.wanted = wanted
        self.placed: set[str] = set()
        # what to do at a button of a request, by its words
        self.at_button: dict[str, Callable[[], None]] = {}

    def press(self, key: str, times: int = 1) -> None:
        """Press a key."""
        for _ in range(times):
            self.page.keyboard.press(key)

    def take(self, until: str) -> None:
        """Walk with Tab, answer what comes, and stop behind the question `until`."""
        arrived = stay = False
        held = 0
        for _ in range(MOST):
            if not stay:
                self.press("Tab")
            focus: Focus = self.page.evaluate(FOCUS)
            held = held + 1 if focus["still"] else 0
            if held > PATIENCE:
                raise Stuck(f"Tab does not leave this place: {focus}.")
            stay = False
            if arrived and focus["id"] != until:
                return
            arrived = focus["id"] == until
            if focus.get("code"):
                # the editor keeps Tab for itself until Escape gives it back
                self.press("Escape")
            elif focus["id"] in self.wanted:
                try:
                    stay = self.answer(focus)
                except StopIteration:
                    raise Stuck(f"This control has no name that the question gives it: {focus}.") from None
        raise Stuck(f"The end was not reached with {MOST} times Tab; the last place was {focus}.")

    def answer(self, focus: Focus) -> bool:
        """Do what the answer asks of the control that has the focus; true when the focus has moved by that."""
        question = self.questions[focus["id"]]
        value = self.at(question, focus)
        if focus["tag"] == "BUTTON":
            return self.push(question, focus, value)
        if focus["tag"] == "SUMMARY":
            if value:
                self.press("Enter")
        elif focus["type"] == "radio":
            self.press("Space")
            ahead = focus["same"].index(value) - focus["same"].index(focus["value"])
            self.press("ArrowDown" if ahead > 0 else "ArrowUp", abs(ahead))
        elif focus["type"] == "checkbox":
            if (focus["value"] in value) != focus["checked"]:
                self.press("Space")
            self.skip(focus, value)
        elif focus["tag"] == "SELECT":
            if value not in focus["options"]:
                value = {"UTC": "+00:00"}.get(value, "")
            ahead = focus["options"].index(value) - focus["options"].index(focus["value"])
            self.press("ArrowDown" if ahead > 0 else "ArrowUp", abs(ahead))
        elif focus["tag"] in ("INPUT", "TEXTAREA") and value != focus["value"]:
            self.press("Control+a")
            self.page.keyboard.type(value)
        return False

    def skip(self, focus: Focus, value: Any) -> None:
        """Go to the box before the next one to tick; close a long list where there is none."""
        left = focus["same"][focus["same"].index(focus["value"]) + 1 :]
        ahead = next((at for at, one in enumerate(left) if one in value), None)
        if ahead is not None:
            self.press("Tab", ahead)
        elif focus["folded"]:
            self.press("Escape")

    def push(self, question: Question, focus: Focus, value: Any) -> bool:
        """Press a button where the answer wants it: add an entry, bring items into order, ask the desk."""
        if isinstance(question, Order) and question.id not in self.placed:
            self.placed.add(question.id)
            self.sort(question, value)
        elif focus["label"].startswith("Add an entry") and focus["entries"] < len(value or ()):
            self.press("Enter")
            return True
        elif focus["label"] in self.at_button:
            self.press("Enter")
            self.at_button[focus["label"]]()
        return False

    def at(self, question: Question, focus: Focus) -> Any:
        """Return the part of the answer that belongs to the control in focus."""
        value = self.wanted[question.id]
        if isinstance(question, Request):
            return in_request(question, value["fields"], focus)
        if isinstance(question, Support):
            named = focus["summary"] or focus["name"]
            return value.get(key_of(question.elements, named), [])
        if isinstance(question, (Classify, Match, Defects)):
            return value[left(question)[focus["selects"]].key]
        if isinstance(question, Draft):
            return value[next(one.key for one in question.fields if one.label == focus["label"])]
        if isinstance(question, Ruling):
            part = focus["groups"][-1]
            if part == "Outcome":
                return value["outcome"]
            if part.startswith("Grounds"):
                return value["grounds"]
            value = value["value"]
        return typed(value, focus)

    def sort(self, question: Order, goal: list[str]) -> None:
        """Bring the items into order with the buttons Up, by their names, from the first place to the last."""
        texts = {one.key: one.text for one in question.items}
        if self.page.evaluate(ITEMS) == [texts[key] for key in goal]:
            raise Stuck(f"{question.id} stands in order before anything was moved.")
        for place, key in enumerate(goal):
            while self.page.evaluate(ITEMS)[place] != texts[key]:
                ahead = self.page.evaluate(AHEAD, f"Move up: {texts[key]}")
                self.press("Tab" if ahead > 0 else "Shift+Tab", abs(ahead))
                self.press("Enter")


def left(question: Classify | Match | Defects) -> tuple[Option, ...]:
    """Return what stands on the left, in the order shown."""
    return question.paragraphs if isinstance(question, Defects) else question.items


def key_of(options: tuple[Option, ...], text: str) -> str:
    """Return the key of the option that reads so."""
    return next(one.key for one in options if one.text == text)


def typed(value: Any, focus: Focus) -> Any:
    """Return what goes into a control that takes a value of one or several parts."""
    if not isinstance(value, dict):
        return value
    if "date" in value:
        part = "zone" if focus["tag"] == "SELECT" else "time" if focus["label"].startswith("Time") else "date"
        return value[part]
    if focus["tag"] == "SELECT":
        return value["algorithm" if "algorithm" in value else "unit"]
    return value["hex" if "hex" in value else "number"]


def in_request(question: Request, fields: Mapping[str, Any], focus: Focus) -> Any:
    """Return the part of a document that belongs to a control, by the names of the groups around it and its own."""
    if not focus["groups"]:
        return None
    heading, *inside = focus["groups"]
    section = next(one for one in question.form.sections if one.heading.en == heading)
    return in_fields(section.fields, fields, inside, focus)


def in_fields(asked: tuple[Ask, ...], fields: Mapping[str, Any], groups: list[str], focus: Focus) -> Any:
    """Return the value of one of the fields asked, or of one part of an entry."""
    own = focus["summary"] or focus["name"] or focus["label"].removesuffix(" (such as 2026-03-02)")
    named = groups[0] if groups else own
    one = next(one for one in asked if one.label.en == named)
    value = fields.get(one.key) or ""
    if one.kind == "records":
        if len(groups) < 2:
            return value
        entry = value[int(groups[1].rsplit(" ", 1)[1]) - 1]
        return None if focus["tag"] == "BUTTON" else in_fields(one.parts, entry, groups[2:], focus)
    if one.kind == "period" and value:
        value = value["start" if groups[1] == "From" else "end"]
    return typed(value, focus)
