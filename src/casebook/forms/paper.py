"""A question as it stands on paper: all there is to choose from, and what to write into the answer file.

It serves the reading edition and whoever takes the course with a text editor in place of the forms.
"""

import json
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from casebook.languages import spoken
from casebook.questions import Question

# a list of so many entries is printed once; and the question with which this process has printed it
LONG = 20
FIRST: dict[str, str] = {}
# the parts of each kind that a reader chooses from, with their headings
CHOICES: Mapping[str, str] = {
    "options": "Options",
    "items": "Items",
    "classes": "Classes",
    "left": "For each of these",
    "right": "one of these",
    "outcomes": "Outcome: one of",
    "grounds": "Grounds: all that carry it",
    "elements": "For each element",
    "paragraphs": "Paragraphs",
    "defects": "Defects",
}


def paper_html(question: Question) -> str:
    """Return a question for print as HTML. Everything is escaped. A graded question gives nothing away."""
    data: Mapping[str, Any] = question.to_json()
    unmarked = "practice" if question.practice else "marked by a person"
    worth = f" · {question.points:g} points" if question.points else f" · {unmarked}"
    parts = [
        f'<section class="cb-paper" id="{escape(question.id)}" aria-label="Question {escape(question.id)}">',
        f'<p class="cb-head">{escape(question.id)}{worth}</p><p><strong>{escape(question.prompt)}</strong></p>',
        f"<p>{escape(question.help)}</p>" if question.help else "",
        *(once(question.id, CHOICES[name], entries) for name, entries in data.items() if name in CHOICES),
        f"<p>{escape(data['value']['label'])}</p>" if data.get("value") else "",
        choices("Nothing wrong", [data["sound"]]) if "sound" in data else "",
        *(lines(field) for field in data.get("fields", ())),
        *(section(part) for part in data.get("sections", ())),
        f'<p class="cb-write">In <code>answers.json</code>: <code>{escape(sample(question.id, data))}</code></p>',
        reasons(data) if question.practice else "",
        "</section>",
    ]
    return "".join(parts)


def once(id: str, heading: str, entries: Sequence[Mapping[str, str]]) -> str:
    """Return what can be chosen; a case file that several questions offer is printed with the first of them alone."""
    first = FIRST.setdefault(json.dumps(entries), id) if len(entries) >= LONG else id
    if first == id:
        return choices(heading, entries)
    return f'<p>{escape(heading)}: those listed under <a href="#{escape(first)}">{escape(first)}</a>.</p>'


def choices(heading: str, entries: Sequence[Mapping[str, str]]) -> str:
    """Return a list of what can be chosen, each with the key that stands for it."""
    rows = "".join(f"<li>{named(one['key'], one['text'])}</li>" for one in entries)
    return f"<p>{escape(heading)}</p><ul>{rows}</ul>"


def named(key: str, text: str) -> str:
    """Return a key with the words that it stands for, once where they are the same."""
    return f"<code>{escape(key)}</code>{'' if key == text else f' {spoken(text)}'}"


def reasons(data: Mapping[str, Any]) -> str:
    """Return what practice says at once on the page, folded away: for each option, item or answer, the reason."""
    told = [f"<code>{escape(one['key'])}</code> {escape(one['reason'])}" for one in data.get("options", ())]
    answers = data.get("answers")
    if isinstance(answers, Mapping) and all(isinstance(one, Mapping) for one in answers.values()):
        for item, one in answers.items():
            place = one.get("class") or one.get("right")
            told.append(f"<code>{escape(item)}</code> <code>{escape(str(place))}</code> {escape(one['reason'])}")
    elif answers is not None:
        told.append(f"<code>{escape(json.dumps(answers))}</code> {escape(data.get('reason', ''))}")
    rows = "".join(f"<li>{one}</li>" for one in told)
    summary = "<summary>Reasons: open when you have decided</summary>"
    return f'<details class="cb-reasons">{summary}<ul>{rows}</ul></details>'


def lines(field: Mapping[str, Any]) -> str:
    """Return the place for one written part of a draft."""
    asked = f" ({field['words'][0]} to {field['words'][1]} words)" if field.get("words") else ""
    note = f"<br>{escape(field['help'])}" if field.get("help") else ""
    return f"<p><code>{escape(field['key'])}</code> {escape(field['label'])}{asked}{note}</p>"


def section(part: Mapping[str, Any]) -> str:
    """Return one section of a document: each field with what can be chosen, or with the parts of an entry."""
    rows = "".join(f"<li>{entry(field)}</li>" for field in part["fields"])
    return f"<p>{escape(part['label'])}</p><ul>{rows}</ul>"


def entry(field: Mapping[str, Any]) -> str:
    """Return one field of a document, and the fields in it."""
    asked = f"<code>{escape(field['key'])}</code> {escape(field['label'])} ({escape(field['kind'])})"
    note = f"<br>{escape(field['help'])}" if field["help"] else ""
    offered = "".join(f"<li><code>{escape(one['key'])}</code> {escape(one['text'])}</li>" for one in field["options"])
    inside = offered + "".join(f"<li>{entry(one)}</li>" for one in field["parts"])
    return asked + note + (f"<ul>{inside}</ul>" if inside else "")


def sample(id: str, data: Mapping[str, Any]) -> str:
    """Return the line of the answer file with the value's shape, filled with placeholders."""
    line = json.dumps({"value": shape(data), "saved": "2026-11-24T09:00:00Z"}, ensure_ascii=False)
    return f"{json.dumps(id)}: {line}"


def shape(data: Mapping[str, Any]) -> Any:
    """Return the form of the value that a question of this kind takes, as `docs/architecture.md` lists it."""
    match data["kind"]:
        case "choice":
            return "key"
        case "several":
            return ["key", "another key"]
        case "order":
            return ["first key", "…", "last key"]
        case "classify":
            return {data["items"][0]["key"]: "class key"}
        case "match":
            return {data["left"][0]["key"]: "key"}
        case "ruling":
            asked = data.get("value")
            return {"outcome": "key", "grounds": ["key"], **({"value": blank(asked)} if asked else {})}
        case "defects":
            return {data["paragraphs"][0]["key"]: "sound, or the key of a defect"}
        case "support":
            return {data["elements"][0]["key"]: ["key of a paragraph"]}
        case "draft":
            return {field["key"]: "your text" for field in data["fields"]}
        case "request":
            asked = data["sections"][0]["fields"][0]
            return {"document": data["document"], "fields": {asked["key"]: "your text"}}
        case _:
            return blank(data["field"])


def blank(field: Mapping[str, Any]) -> Any:
    """Return the form of a typed value: text, number with unit, digest, or date and time with zone."""
    match field["type"]:
        case "number":
            return {"number": "0", "unit": next(iter(field.get("units") or [""]))}
        case "digest":
            return {"algorithm": field["algorithms"][0]["key"], "hex": "…"}
        case "moment":
            return {"date": "2026-03-02", "time": "09:30:00", "zone": field["zones"][0]}
        case _:
            return "your text"
