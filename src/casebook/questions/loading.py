"""Read a question back from its JSON."""

from collections.abc import Callable
from typing import Any

from casebook.questions.base import BadQuestion, Option, Question
from casebook.questions.drafting import draft, field
from casebook.questions.fields import AnyField, digest_field, moment_field, number_field, text_field
from casebook.questions.judging import defects, ruling, support
from casebook.questions.picking import choice, several
from casebook.questions.placing import classify, match, order
from casebook.questions.writing import digest, moment, number, text

Parts = dict[str, Any]


def from_json(data: Parts) -> Question:
    """Return the question whose `to_json` is `data`. Raises `BadQuestion` when it is none."""
    try:
        common = {name: data[name] for name in ("id", "prompt", "help", "points", "practice")}
        return _LOADERS[data["kind"]](data, common)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise BadQuestion(f"This is no question that Casebook has written: {type(error).__name__} {error}.") from error


def _options(entries: list[Parts]) -> list[Option]:
    return [Option(one["key"], one["text"], one.get("reason", ""), one.get("right", False)) for one in entries]


def _texts(entries: list[Parts]) -> dict[str, str]:
    return {entry["key"]: entry["text"] for entry in entries}


def _places(data: Parts, place: str) -> dict[str, tuple[str, str]]:
    return {item: (entry[place], entry["reason"]) for item, entry in data.get("answers", {}).items()}


def _key(data: Parts) -> Parts:
    return {name: data[name] for name in ("answers", "reason") if name in data}


def _field(data: Parts) -> AnyField:
    makers: dict[str, Callable[[], AnyField]] = {
        "text": lambda: text_field(data["label"], longest=data["longest"]),
        "number": lambda: number_field(data["label"], data["units"]),
        "digest": lambda: digest_field(data["label"], [entry["key"] for entry in data["algorithms"]]),
        "moment": lambda: moment_field(data["label"], data["zones"]),
    }
    return makers[data["type"]]()


def _request(data: Parts, common: Parts) -> Question:
    # documents and their rules take longer to load than all the other kinds
    from casebook.questions.requesting import request

    return request(document=data["document"], paragraphs=_texts(data["paragraphs"]), sends=data["sends"], **common)


_LOADERS: dict[str, Callable[[Parts, Parts], Question]] = {
    "choice": lambda data, common: choice(common.pop("id"), common.pop("prompt"), *_options(data["options"]), **common),
    "several": lambda data, common: several(
        common.pop("id"), common.pop("prompt"), *_options(data["options"]), **common
    ),
    "classify": lambda data, common: classify(
        items=_texts(data["items"]), classes=_texts(data["classes"]), answers=_places(data, "class"), **common
    ),
    "match": lambda data, common: match(
        left=_texts(data["left"]), right=_texts(data["right"]), answers=_places(data, "right"), **common
    ),
    "order": lambda data, common: order(items=_texts(data["items"]), **_key(data), **common),
    "text": lambda data, common: text(longest=data["field"]["longest"], **_key(data), **common),
    "number": lambda data, common: number(units=data["field"]["units"], **_key(data), **common),
    "digest": lambda data, common: digest(
        algorithms=[entry["key"] for entry in data["field"]["algorithms"]], **_key(data), **common
    ),
    "moment": lambda data, common: moment(zones=data["field"]["zones"], **_key(data), **common),
    "ruling": lambda data, common: ruling(
        outcomes=_texts(data["outcomes"]),
        grounds=_texts(data["grounds"]),
        value=_field(data["value"]) if data["value"] else None,
        **_key(data),
        **common,
    ),
    "defects": lambda data, common: defects(
        paragraphs=_texts(data["paragraphs"]), defects=_texts(data["defects"]), **_key(data), **common
    ),
    "support": lambda data, common: support(
        elements=_texts(data["elements"]), paragraphs=_texts(data["paragraphs"]), **_key(data), **common
    ),
    "draft": lambda data, common: draft(
        fields=[field(one["key"], one["label"], one["help"], one["rows"], one["words"]) for one in data["fields"]],
        **common,
    ),
    "request": _request,
}
