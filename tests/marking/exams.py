"""Questions of every kind with their keys and a full answer: one plain set, and a strategy that makes many."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise
from typing import Any

from hypothesis import strategies as st

from casebook import marking, questions
from casebook.marking import Answer, Mark
from casebook.questions import Question

POINTS = st.sampled_from([0.5, 1, 2, 3, 4, 7.5, 10])
LETTERS = "abcdefghij"


@dataclass(frozen=True)
class Exam:
    """A question, a full answer, and the mark cell as a function of the value."""

    question: Question
    full: Any
    key: Callable[[Answer], Mark]

    def mark(self, value: Any) -> Mark:
        """Mark one value."""
        return self.key(Answer(self.question, value))


def offered(names: str) -> dict[str, str]:
    """Return options by key."""
    return {name: f"Option {name}" for name in names}


@st.composite
def choice(draw: st.DrawFn) -> Exam:
    names = LETTERS[: draw(st.integers(2, 8))]
    right = draw(st.sampled_from(names[1:]))
    question = questions.choice("m05-q1", "Which?", offered(names), points=draw(POINTS))
    return Exam(question, right, lambda answer: marking.choice(answer, right, because="So."))


@st.composite
def several(draw: st.DrawFn) -> Exam:
    names = LETTERS[: draw(st.integers(2, 8))]
    right = draw(st.sets(st.sampled_from(names[1:]), min_size=1))
    question = questions.several("m05-q1", "Which?", offered(names), points=draw(POINTS))
    return Exam(question, sorted(right), lambda answer: marking.several(answer, right, because="So."))


def placing(kind: str) -> st.SearchStrategy[Exam]:
    """Make questions of the kind classify or match: two names for one form."""

    @st.composite
    def make(draw: st.DrawFn) -> Exam:
        items, places = LETTERS[: draw(st.integers(2, 7))], "xyzuvw"[: draw(st.integers(2, 5))]
        right = {item: draw(st.sampled_from(places)) for item in items}
        if len(set(right.values())) == 1:
            right[items[0]] = next(place for place in places if place != right[items[0]])
        question = getattr(questions, kind)("m05-q1", "What?", offered(items), offered(places), points=draw(POINTS))
        return Exam(question, right, lambda answer: getattr(marking, kind)(answer, right, because="So."))

    return make()


@st.composite
def order(draw: st.DrawFn) -> Exam:
    right = [*LETTERS[: draw(st.integers(2, 7))]]
    shown = {name: f"Option {name}" for name in reversed(right)}
    question = questions.order("m05-q1", "In which order?", shown, points=draw(POINTS))
    if draw(st.booleans()):
        return Exam(question, right, lambda answer: marking.order(answer, right, because="So."))
    before = [(first, then) for first, then in pairwise(right) if draw(st.booleans())]
    before = before or [(right[0], right[1])]
    return Exam(question, right, lambda answer: marking.order(answer, before=before, because="So."))


@st.composite
def text(draw: st.DrawFn) -> Exam:
    right = draw(st.sampled_from(["ledger.xlsx", "Straße 7", "Article 164.1", "l'ordinateur", "2"]))
    question = questions.text("m05-q1", "Name it.", points=draw(POINTS))
    return Exam(question, right, lambda answer: marking.text(answer, right, because="So."))


@st.composite
def number(draw: st.DrawFn) -> Exam:
    right = draw(st.decimals("0", "99999", places=2))
    units = draw(st.sampled_from([(), ("MB", "MiB"), ("B", "kB", "KiB"), ("s", "min", "h"), ("sectors", "files")]))
    unit = draw(st.sampled_from(units)) if units else ""
    # within a tolerance, two units may hold the same small number
    tolerance = draw(st.sampled_from(["0", "0.01"])) if right >= 1 else "0"
    question = questions.number("m05-q1", "How large?", units, points=draw(POINTS))
    full = {"number": str(right), "unit": unit}
    return Exam(question, full, lambda answer: marking.number(answer, right, unit, tolerance=tolerance, because="So."))


@st.composite
def digest(draw: st.DrawFn) -> Exam:
    algorithm, digits = draw(st.sampled_from([("md5", 32), ("sha1", 40), ("sha256", 64)]))
    right = draw(st.text("0123456789abcdef", min_size=digits, max_size=digits))
    question = questions.digest("m05-q1", "Which value?", ["md5", "sha1", "sha256"], points=draw(POINTS))
    full = {"algorithm": algorithm, "hex": right}
    return Exam(question, full, lambda answer: marking.digest(answer, right, because="So."))


@st.composite
def moment(draw: st.DrawFn) -> Exam:
    hours = draw(st.integers(-12, 14))
    zone = timezone(timedelta(hours=hours))
    right = draw(st.datetimes(datetime(1980, 1, 2), datetime(2100, 1, 1))).replace(microsecond=0, tzinfo=zone)
    written = f"{'-' if hours < 0 else '+'}{abs(hours):02d}:00"
    zones = list(dict.fromkeys([written, "+05:30", "+03:45"]))
    question = questions.moment("m05-q1", "When?", zones, points=draw(POINTS))
    full = {"date": str(right.date()), "time": right.strftime("%H:%M:%S"), "zone": written}
    tolerance = draw(st.sampled_from([0, 59]))
    return Exam(question, full, lambda answer: marking.moment(answer, right, tolerance=tolerance, because="So."))


@st.composite
def ruling(draw: st.DrawFn) -> Exam:
    outcomes, names = "xyz"[: draw(st.integers(2, 3))], LETTERS[: draw(st.integers(3, 8))]
    required = draw(st.sets(st.sampled_from(names[1:]), min_size=1, max_size=len(names) - 2))
    rest = sorted(set(names[1:]) - required)
    allowed = set(rest[: draw(st.integers(0, max(0, len(rest) - 1)))])
    accept: dict[str, Any] = {outcomes[-1]: marking.grounds(required, allowed)}
    field, value, truth = draw(
        st.sampled_from(
            [
                (None, None, None),
                (
                    questions.digest_field("Value", ["md5", "sha256"]),
                    {"algorithm": "md5", "hex": "0f" * 16},
                    "0F" * 16,
                ),
                (
                    questions.number_field("Size", ["MB"]),
                    {"number": "7", "unit": "MB"},
                    marking.Quantity(7, "MB"),
                ),
                (
                    questions.moment_field("When", ["UTC", "+05:30"]),
                    {"date": "2026-03-02", "time": "04:00", "zone": "UTC"},
                    datetime(2026, 3, 2, 4, tzinfo=UTC),
                ),
                (questions.text_field("Name"), "ledger.xlsx", "ledger.xlsx"),
            ]
        )
    )
    question = questions.ruling("m05-q1", "Exhibit 1", offered(outcomes), offered(names), field, points=draw(POINTS))
    full = {"outcome": outcomes[-1], "grounds": sorted(required)} | ({"value": value} if field else {})
    return Exam(question, full, lambda answer: marking.ruling(answer, accept, truth, because="So."))


@st.composite
def defects(draw: st.DrawFn) -> Exam:
    paragraphs, names = "123456789"[: draw(st.integers(2, 9))], "xyz"[: draw(st.integers(1, 3))]
    bad = draw(st.sets(st.sampled_from(paragraphs), min_size=1, max_size=len(paragraphs) - 1))
    right = {paragraph: draw(st.sampled_from(names)) for paragraph in sorted(bad)}
    question = questions.defects("m05-q1", "The certificate", offered(paragraphs), offered(names), points=draw(POINTS))
    full = {paragraph: right.get(paragraph, "sound") for paragraph in paragraphs}
    return Exam(question, full, lambda answer: marking.defects(answer, right, because="So."))


@st.composite
def support(draw: st.DrawFn) -> Exam:
    elements, paragraphs = "xyz"[: draw(st.integers(1, 3))], "123456789"[: draw(st.integers(3, 9))]
    subsets = st.sets(st.sampled_from(paragraphs[1:]), min_size=1, max_size=len(paragraphs) - 2)
    right = {element: sorted(draw(subsets)) for element in elements}
    question = questions.support("m05-q1", "The request", offered(elements), offered(paragraphs), points=draw(POINTS))
    return Exam(question, right, lambda answer: marking.support(answer, right, because="So."))


@st.composite
def draft(draw: st.DrawFn) -> Exam:
    names = "abc"[: draw(st.integers(1, 3))]
    points = draw(POINTS)

    def says(name: str) -> marking.Check:
        lacks = marking.Reason(f"Field {name} does not say it.", points / len(names))
        return lambda written: None if "because" in written[name] else lacks

    checks = [says(name) for name in names]
    question = questions.draft("m05-t1", "Write it.", [questions.field(name, name) for name in names], points=points)
    full = dict.fromkeys(names, "It is so because of this.")
    return Exam(question, full, lambda answer: marking.draft(answer, checks, because="So."))


EXAMS: dict[str, st.SearchStrategy[Exam]] = {
    "choice": choice(),
    "several": several(),
    "classify": placing("classify"),
    "order": order(),
    "match": placing("match"),
    "text": text(),
    "number": number(),
    "digest": digest(),
    "moment": moment(),
    "ruling": ruling(),
    "defects": defects(),
    "support": support(),
    "draft": draft(),
}

json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=30)
    | st.sampled_from(["a", "b", "x", "1", "sound", "9" * 400, "1e999999999", "\ud800", "2026-03-02", "09:30", "UTC"]),
    lambda inner: st.lists(inner, max_size=5)
    | st.dictionaries(
        st.sampled_from(
            ["a", "b", "c", "x", "1", "2", "outcome", "grounds", "value", "number", "unit", "hex", "algorithm", "date",
             "time", "zone"]
        ),
        inner,
        max_size=6,
    ),
    max_leaves=15,
)  # fmt: skip
