"""Documents as data: one pydantic model for each form. Half filled is a document too; the checklist says what lacks."""

import re
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, ValidationError, create_model

from casebook.assistance.form import Ask
from casebook.assistance.forms import FORMS
from casebook.errors import CasebookError

SHORT, LONG, MANY = 300, 20_000, 200
ZONE = re.compile(r"(?:UTC)?([+-])(\d{2}):(\d{2})")
NO_ZONE = ("UTC", "Z", "UTC+00:00")

# what no paper and no terminal can show: control characters but tab and line ends, halves of a pair, and two more
UNSHOWN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
BREAK = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


def shown(text: str) -> str:
    """Return a text as paper and terminal can show it: without control characters, each line end a newline."""
    return UNSHOWN.sub("", BREAK.sub("\n", text))


def in_a_line(text: str) -> str:
    """Return a short text on one line."""
    return " ".join(shown(text).split())


ShortText = Annotated[str, StringConstraints(strip_whitespace=True, max_length=SHORT), AfterValidator(in_a_line)]
LongText = Annotated[str, StringConstraints(max_length=LONG), AfterValidator(shown)]


class BadDocument(CasebookError):
    """The file or the answer is no document that can be read; the message names the field."""


class Strict(BaseModel):
    """No field that is not known, and nothing changed after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Moment(Strict):
    """A date, a time to the second, and a zone as an offset from UTC. Each may still be missing."""

    date: ShortText = ""
    time: ShortText = ""
    zone: ShortText = ""

    @property
    def blank(self) -> bool:
        """Tell whether nothing is filled in."""
        return not (self.date or self.time or self.zone)

    @property
    def to_the_second(self) -> bool:
        """Tell whether the time has seconds."""
        return bool(re.fullmatch(r"\d{2}:\d{2}:\d{2}", self.time))

    @property
    def offset(self) -> timezone | None:
        """The zone, None when it is missing or cannot be read."""
        return zone(self.zone)

    @property
    def instant(self) -> datetime | None:
        """The moment in UTC, None as long as date, time or zone is missing or cannot be read."""
        if self.offset is None:
            return None
        try:
            local = datetime.fromisoformat(f"{self.date}T{self.time}")
            return local.replace(tzinfo=self.offset).astimezone(UTC)
        except (ValueError, OverflowError):
            return None


class Period(Strict):
    """From one moment to another; both count."""

    start: Moment = Moment()
    end: Moment = Moment()


def zone(text: str) -> timezone | None:
    """Read an offset from UTC: `+05:30`, `UTC`, `Z`."""
    if text.upper() in NO_ZONE:
        return UTC
    found = ZONE.fullmatch(text.upper())
    if not found or int(found[2]) > 14 or int(found[3]) > 59:
        return None
    away = timedelta(hours=int(found[2]), minutes=int(found[3]))
    return timezone(away if found[1] == "+" else -away)


def moment_of(when: datetime) -> Moment:
    """Return a moment in UTC as a document writes it."""
    utc = when.astimezone(UTC)
    return Moment(date=utc.strftime("%Y-%m-%d"), time=utc.strftime("%H:%M:%S"), zone="UTC")


def day_of(text: str) -> date | None:
    """Read `2026-10-05`; None when it is none."""
    try:
        return date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text) else None
    except ValueError:
        return None


class Document(Strict):
    """A document: `document` is its kind, `fields` holds a value for each field of its form."""

    document: str
    fields: Strict

    def has(self, key: str) -> bool:
        """Tell whether the form asks for a field."""
        return key in type(self.fields).model_fields

    def text(self, key: str) -> str:
        """Return a short, long, choice or date value; "" when empty or not asked."""
        value = getattr(self.fields, key, "")
        return value if isinstance(value, str) else ""

    def chosen(self, key: str) -> tuple[str, ...]:
        """Return the options or the paragraphs chosen, each once."""
        value = getattr(self.fields, key, ())
        return tuple(dict.fromkeys(value)) if isinstance(value, list | tuple) else ()

    def day(self, key: str) -> date | None:
        """Return a date; None when it is empty or none."""
        return day_of(self.text(key))

    def moment(self, key: str) -> Moment:
        """Return a moment, blank when it is empty or not asked."""
        value = getattr(self.fields, key, None)
        return value if isinstance(value, Moment) else Moment()

    def period(self, key: str) -> Period:
        """Return a period."""
        value = getattr(self.fields, key, None)
        return value if isinstance(value, Period) else Period()

    def records(self, key: str) -> tuple[dict[str, Any], ...]:
        """Return the records in which something is filled in, as dictionaries: text, `Moment` or list."""
        value = getattr(self.fields, key, ())
        found = [{part: getattr(one, part) for part in type(one).model_fields} for one in value]
        return tuple(one for one in found if any(_filled(part) for part in one.values()))

    def to_json(self) -> dict[str, Any]:
        """Return the document as JSON: {"document": kind, "fields": {…}}."""
        return self.model_dump(mode="json")


def _filled(value: object) -> bool:
    return not value.blank if isinstance(value, Moment) else bool(value)


# pydantic makes these at run time, which no type checker follows
_create: Any = create_model
_one_of: Any = Literal
_list: Any = list
Number = Annotated[str, StringConstraints(pattern=r"^\d{1,4}$")]


def _field(asked: Ask, name: str) -> tuple[Any, Any]:
    """Return the type of a field and what pydantic is to know of it."""
    keys = [one.key for one in asked.options]
    longest = None
    value: Any
    default: Any
    match asked.kind:
        case "short" | "date":
            value, default = ShortText, ""
        case "long":
            value, default = LongText, ""
        case "choice":
            value, default = _one_of[("", *keys)], ""
        case "several":
            value, default, longest = _list[_one_of[(*keys,)]], [], len(keys)
        case "paragraphs":
            value, default, longest = _list[Number], [], MANY
        case "moment":
            value, default = Moment, Moment()
        case "period":
            value, default = Period, Period()
        case "records":
            parts = {part.key: _field(part, name) for part in asked.parts}
            record = _create(f"{name}{asked.key.title().replace('_', '')}", __base__=Strict, **parts)
            value, default, longest = _list[record], [], MANY
    about = " ".join(part for part in (asked.help, f"{asked.authority}." if asked.authority else "") if part)
    return value, Field(default, title=asked.label.en, description=about or None, max_length=longest)


@lru_cache
def model_of(kind: str) -> type[Document]:
    """Return the pydantic model of a kind of document. Raises `BadDocument` for an unknown kind."""
    if kind not in FORMS:
        raise BadDocument(f"There is no document of the kind “{kind}”. The kinds are: {', '.join(FORMS)}.")
    form = FORMS[kind]
    name = kind.title().replace("-", "")
    fields = _create(f"{name}Fields", __base__=Strict, **{one.key: _field(one, name) for one in form.fields()})
    made: type[Document] = _create(
        name, __base__=Document, __doc__=form.about, document=(_one_of[kind], kind), fields=(fields, fields())
    )
    return made


def read(value: object) -> Document:
    """Read a document from JSON. Raises `BadDocument`, which names the first field that cannot be read."""
    if not isinstance(value, dict) or not isinstance(value.get("document"), str):
        raise BadDocument('This is no document. It begins with {"document": "mla", "fields": {…}}.')
    kind = str(value["document"])
    try:
        return model_of(kind).model_validate({**value, "fields": _given(value.get("fields")) or {}})
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or "the document"
        limits = {key: str(one).removeprefix("'', ") for key, one in first.get("ctx", {}).items()}
        said = SAYS.get(first["type"], "").format(**limits) or f"{first['msg']}."
        more = f" {error.error_count() - 1} more." if error.error_count() > 1 else ""
        raise BadDocument(f"{where}: {said}{more}") from error


# what pydantic objects to, in the words of whoever fills in a form
SAYS = {
    "extra_forbidden": "there is nothing of this name in the form.",
    "list_type": "write it as a list, such as [13, 35].",
    "literal_error": "choose {expected}.",
    "model_type": "write its parts under it, each with its name.",
    "string_pattern_mismatch": "write the number of a paragraph, such as 13.",
    "string_too_long": "at most {max_length} characters are read.",
    "string_type": "write a text, in quotation marks.",
    "too_long": "at most {max_length} are read.",
}


def _given(value: Any) -> Any:
    """Return a value without the parts in which nothing is filled in."""
    if isinstance(value, dict):
        return {key: _given(one) for key, one in value.items() if one is not None and one != ""}
    return [_given(one) for one in value] if isinstance(value, list) else value


def blank(kind: str) -> Document:
    """Return a document of a kind with nothing filled in."""
    return model_of(kind).model_validate({"document": kind})
