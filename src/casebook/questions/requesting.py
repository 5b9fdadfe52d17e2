"""Questions answered by filling in a document of `casebook.assistance`: a request, an order, a notice."""

from collections.abc import Mapping
from dataclasses import dataclass

from casebook.answers import Json
from casebook.assistance import DRAFTED, FORMS, Ask, Form
from casebook.assistance.document import LONG, MANY, SHORT
from casebook.questions.base import Option, Question, options_of, strange, texts
from casebook.questions.fields import ZONE, is_date, is_time, text_in

# every distance from UTC that a State of the cases keeps in some part of a year, and a few around them
ZONES = (
    "+00:00", "+01:00", "+02:00", "+03:00", "+03:30", "+04:00", "+05:00", "+05:30", "+05:45", "+06:00", "+07:00",
    "+08:00", "+09:00", "+09:30", "+10:00", "+11:00", "+12:00", "-03:00", "-04:00", "-05:00", "-06:00", "-07:00",
    "-08:00", "-09:00", "-10:00",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Request(Question):
    """A document to fill in.

    Value: `{"document": kind, "fields": {key: value, …}, "sent": [{"on": "2026-10-05", "fields": {…}}, …]}`; `sent`
    holds each version that was sent, with its day, and may be left out. What a field holds, `assistance.form` says.

    `paragraphs` is the case file to choose from. `sends` names the State that the form can be sent to, or "".
    """

    kind = "request"
    document: str
    paragraphs: tuple[Option, ...] = ()
    sends: str = ""

    @property
    def form(self) -> Form:
        """The form of the document."""
        return FORMS[self.document]

    def check(self) -> None:
        """Demand a form of that name, and paragraphs where the form chooses among them."""
        self.demand(self.document in DRAFTED, f"its document is one of {', '.join(DRAFTED)}")
        self.check_options("paragraphs", self.paragraphs, least=0, named_by_text=False)
        chosen = any(ask.kind == "paragraphs" for ask in self.form.fields())
        self.demand(not chosen or bool(self.paragraphs), "its form chooses among paragraphs: give it paragraphs={…}")
        self.demand(not self.practice, "a document is never practice: nothing in it has one right option")

    def parts(self) -> dict[str, Json]:
        """Return the sections with their fields, the paragraphs, the zones, and to whom it can be sent."""
        form = self.form
        return {
            "document": self.document,
            "about": form.about,
            "sends": self.sends,
            "sections": [
                {"label": one.heading.en, "fields": [drawn(ask) for ask in one.fields]} for one in form.sections
            ],
            "paragraphs": [one.to_json() for one in self.paragraphs],
            "zones": [{"key": zone, "text": "+00:00 (UTC)" if zone == "+00:00" else zone} for zone in ZONES],
        }

    def filled(self, value: object) -> dict[str, object]:
        """Return the fields of a value, as given; {} for anything else."""
        fields = value.get("fields") if isinstance(value, Mapping) else None
        return {str(key): one for key, one in fields.items()} if isinstance(fields, Mapping) else {}

    def sent(self, value: object) -> list[Mapping[str, object]]:
        """Return the versions that were sent, each with the day `on` and its `fields`; the usable ones only."""
        given = value.get("sent") if isinstance(value, Mapping) else None
        return [
            one
            for one in (given if isinstance(given, list) else [])
            if isinstance(one, Mapping) and isinstance(one.get("fields"), Mapping) and is_date(text_in(one, "on"))
        ]

    def problems(self, value: object) -> list[str]:
        """Say that nothing is filled in, or what is malformed. What a document lacks is for the checklist to say."""
        if value is not None and not isinstance(value, Mapping):
            return ["The answer is not a document. Fill in the form again."]
        if isinstance(value, Mapping) and value.get("document") not in (None, self.document):
            return ["The answer is another kind of document. Fill in this form again."]
        fields = self.filled(value)
        known = {ask.key: ask for ask in self.form.fields()}
        found = strange(list(fields), {key: key for key in known})
        found += [said for key, ask in known.items() for said in self.wrong(ask, fields.get(key))]
        if not any(fields.get(key) for key in known):
            found.insert(0, "Nothing is filled in yet.")
        return found

    def wrong(self, ask: Ask, value: object) -> list[str]:
        """Say what is malformed in one field; nothing about what is empty."""
        label = ask.label.en
        if value is None or value == "" or value == []:
            return []
        if ask.kind in ("short", "long", "choice", "date"):
            if not isinstance(value, str):
                return [f"{label}: this is not a text."]
            longest = LONG if ask.kind == "long" else SHORT
            if len(value) > longest:
                return [f"{label}: at most {longest} characters are read; yours has {len(value)}."]
            if ask.kind == "choice" and value not in {one.key for one in ask.options}:
                return [f"{label}: choose one of the options."]
            if ask.kind == "date" and not is_date(value):
                return [f"{label}: write year, month and day as 2026-03-02."]
            return []
        if ask.kind == "moment":
            return [f"{label}: {said}" for said in instant(value)]
        if ask.kind == "period":
            ends = value if isinstance(value, Mapping) else {"start": value}
            return [f"{label}, {end}: {said}" for end, key in (("from", "start"), ("to", "end"))
                    for said in instant(ends.get(key))]  # fmt: skip
        if not isinstance(value, list):
            return [f"{label}: this is not a list."]
        if ask.kind == "records":
            if len(value) > MANY:
                return [f"{label}: at most {MANY} entries are read; there are {len(value)}."]
            return [f"{label}, entry {at}: {said}" for at, one in enumerate(value, 1) for said in self.entry(ask, one)]
        offered = texts(self.paragraphs) if ask.kind == "paragraphs" else {one.key: one.text for one in ask.options}
        return [f"{label}: {said}" for said in strange(value, offered)]

    def entry(self, ask: Ask, record: object) -> list[str]:
        """Say what is malformed in one record."""
        if not isinstance(record, Mapping):
            return ["this is not an entry."]
        return [said for part in ask.parts for said in self.wrong(part, record.get(part.key))]

    def words(self, value: object) -> str:
        """Return the document as text: label and words of each field that is filled in, then how often it was sent."""
        from casebook.assistance.printing import words

        fields = self.filled(value)
        said = ((ask.label.en, words(ask, fields.get(ask.key))) for ask in self.form.fields())
        lines = [f"{label}: {text}" for label, text in said if text]
        times = [text_in(one, "on") for one in self.sent(value)]
        if times:
            lines.append(f"Sent on {', '.join(times)}.")
        return "\n\n".join(lines)


def instant(value: object) -> list[str]:
    """Say what is malformed in a moment; nothing about what is empty."""
    if value is None:
        return []
    if not isinstance(value, Mapping):
        return ["this is not a date with a time and a time zone."]
    day, clock, zone = (text_in(value, key) for key in ("date", "time", "zone"))
    found = []
    if day and not is_date(day):
        found.append("write the date as 2026-03-02.")
    if clock and not is_time(clock):
        found.append("write the time as 09:30:00.")
    if zone and not ZONE.fullmatch(zone):
        found.append("write the time zone as +05:30, or UTC.")
    return found


def drawn(ask: Ask) -> dict[str, Json]:
    """Return a field as a form draws it: label and help in English, options, and the parts of a record."""
    return {
        "key": ask.key,
        "label": ask.label.en,
        "help": ask.help,
        "kind": ask.kind,
        "options": [{"key": one.key, "text": one.text} for one in ask.options],
        "parts": [drawn(part) for part in ask.parts],
    }


def request(
    id: str,
    prompt: str,
    document: str,
    paragraphs: Mapping[int, str] | Mapping[str, str] | None = None,
    sends: str = "",
    *,
    points: float = 0,
    help: str = "",
    practice: bool = False,
) -> Request:
    """Ask for a document of a kind such as "preservation". `paragraphs` is the case file, `case.paragraphs`.

    With `sends`, the name of a State, the form can be sent, and the requested State answers.
    """
    texts_by_number = {str(key): text for key, text in (paragraphs or {}).items()}
    return Request(
        id=id, prompt=prompt, document=document, paragraphs=options_of(texts_by_number), sends=sends,
        points=points, help=help, practice=practice,
    )  # fmt: skip
