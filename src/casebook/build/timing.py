"""How long a module takes: the words that a learner reads, and the time that answers take.

Pure functions over the solved notebook of a module and its questions; the rates are stated here and explained in
`docs/authoring.md`. Nobody is timed: the class report shows what a class needed.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape

from nbformat import NotebookNode

from casebook.assistance import Ask
from casebook.build.expand import HIDDEN, MARK
from casebook.build.problems import Problem
from casebook.lesson.source import Source
from casebook.questions import (
    Choice,
    Classify,
    Defects,
    Draft,
    Match,
    Order,
    Question,
    Request,
    Ruling,
    Several,
    Support,
)

# Adults read English non-fiction at 175 to 300 words a minute, second-language readers at the lower end of it:
# M. Brysbaert, How many words do we read per minute?, Journal of Memory and Language 109, 2019.
READING = 180
# A list in which one looks for a paragraph is skimmed: R. Carver, Reading rate, Journal of Reading 36, 1992.
SKIMMING = 450
# Text that is composed: C.-M. Karat and others, Patterns of entry and correction, CHI 1999.
WRITING = 19
# A stated time may differ from the estimate by this share of what is stated.
TOLERANCE = 0.10
# Seconds: to look at a figure; to run a line and see that it has run; to try out a control in a few positions.
LOOK, RUN, TRY = 15, 10, 30

FOLDED = re.compile(r"<details.*?(?P<label><summary.*?</summary>).*?</details>", re.DOTALL)
BLOCK = re.compile(r"</?(?:p|tr|li|h\d|figcaption|caption|div|table|summary|br)\b[^>]*>|\n")
MARKUP = re.compile(r"<style.*?</style>|<!--.*?-->|<[^>]+>|\]\([^)]*\)", re.DOTALL)
WORD = re.compile(r"\w[\w'\u2019.:+/-]*")
ASKED = re.compile(r'\b(?:ask|practice)\("(?P<id>[^"]+)"')
EXHIBIT = re.compile(r"\bEXH-\d\d[A-Z]?\b")
CONTROL = re.compile(r"\bshow\.\w+_explorer\(")
HEADING = re.compile(r"^#{1,2} (?P<text>.+)$", re.MULTILINE)
# the parts of a question that a form shows as lists of texts
LISTS = ("options", "items", "classes", "left", "right", "outcomes", "grounds", "elements", "defects", "fields")
# in the last section these are looked up and not read through
LOOKED_UP = re.compile(r"^(?:## Words$|\*\*Authorities)", re.MULTILINE)


@dataclass(frozen=True)
class Stretch:
    """What stands under one heading: words to read, seconds of answering and looking, questions asked, exhibits named.

    `longer` is true of what a learner may leave out; it does not count.
    """

    section: str
    heading: str
    words: int = 0
    seconds: float = 0
    longer: bool = False
    questions: tuple[str, ...] = ()
    exhibits: tuple[str, ...] = ()

    @property
    def minutes(self) -> float:
        """The time it takes."""
        return self.words / READING + self.seconds / 60


def stretches(notebook: NotebookNode, questions: Mapping[str, Question]) -> tuple[Stretch, ...]:
    """Return the parts of a solved notebook, heading by heading.

    `questions` are those of the module and of its warm-ups, by id. A text that has been read in the same words, such as
    the grounds of a second ruling, is not counted again; what is folded away is not counted at all.
    """
    read: set[str] = set()
    found: list[Stretch] = []
    section = ""
    for cell in notebook.cells:
        about = cell.metadata.get("casebook", {})
        section = about.get("section", section)
        longer = bool(about.get("longer"))
        heading = HEADING.search(cell.source) if cell.cell_type == "markdown" else None
        if heading or not found or found[-1].section != section or found[-1].longer != longer:
            found.append(Stretch(section, heading["text"] if heading else "", longer=longer))
        words, seconds, asked = _cell(cell, questions, read)
        last = found[-1]
        named = tuple(dict.fromkeys((*last.exhibits, *EXHIBIT.findall(cell.source))))
        found[-1] = Stretch(
            section, last.heading, last.words + words, last.seconds + seconds, longer, last.questions + asked, named
        )
    return tuple(one for one in found if one.words or one.seconds)


def minutes(found: tuple[Stretch, ...]) -> float:
    """Return what the parts take together, without those that may be left out."""
    return sum(one.minutes for one in found if not one.longer)


def check(source: Source, found: tuple[Stretch, ...]) -> Iterator[Problem]:
    """Object to a stated time that the estimate does not bear out. A warning: the words may be cut at leisure."""
    stated, needed = float(source.setup.get("minutes", 0)), minutes(found)
    if abs(needed - stated) > TOLERANCE * stated:
        line = next((cell.line for cell in source.cells if cell.role == "setup"), 1)
        what = f"{stated:g} minutes are stated and {needed:.0f} are needed"
        mend = "shorten the prose, mark parts `longer`, or state the time that is needed"
        yield Problem(source.path.name, line, what, mend, warning=True)


def said(source: Source, found: tuple[Stretch, ...]) -> str:
    """Return the estimate as a line of words."""
    kept = [one for one in found if not one.longer]
    words, seconds = sum(one.words for one in kept), sum(one.seconds for one in kept)
    left = sum(one.minutes for one in found if one.longer)
    more = f"; {left:.0f} more in parts that may be left out" if left else ""
    return (
        f"{source.module}: {source.setup.get('minutes', 0)} minutes stated, {minutes(found):.0f} estimated "
        f"({words} words, {seconds / 60:.0f} minutes to answer{more})"
    )


def _cell(cell: NotebookNode, questions: Mapping[str, Question], read: set[str]) -> tuple[int, float, tuple[str, ...]]:
    """Return words, seconds and question ids of one cell."""
    if cell.cell_type == "markdown":
        return _new(LOOKED_UP.split(cell.source)[0], read), 0, ()
    tags = cell.metadata.get("tags", [])
    if MARK in tags:
        return 0, 0, ()
    asked = ASKED.search(cell.source)
    if asked and (question := questions.get(asked["id"])):
        words = sum(_new(text, read) for text in texts(question))
        skimmed = sum(_new(text, read) for text in case_file(question)) / SKIMMING * 60
        return words, seconds(question) + skimmed, (question.id,)
    if CONTROL.search(cell.source):
        # its output here is the table for whoever cannot use it
        return 0, TRY, ()
    shown = [out.get("data", {}).get("text/html") or out.get("text") or "" for out in cell.get("outputs", [])]
    words = sum(_new(text, read) for text in shown) + (0 if HIDDEN in tags else _new(cell.source, read))
    return words, LOOK * sum("<img" in text for text in shown) + (0 if HIDDEN in tags else RUN), ()


def _new(text: str, read: set[str]) -> int:
    """Return how many words of a text are read for the first time, and remember its paragraphs and rows."""
    count = 0
    for block in BLOCK.split(FOLDED.sub(lambda found: found["label"], text)):
        words = WORD.findall(unescape(MARKUP.sub(" ", block)))
        line = " ".join(words)
        if line and line not in read:
            read.add(line)
            count += len(words)
    return count


def texts(question: Question) -> Iterator[str]:
    """Yield what a form shows and, in practice, the reasons that are read: of a choice, as by one who errs once."""
    data = question.to_json()
    yield from (question.prompt, question.help)
    for name in LISTS:
        yield from _labels(data.get(name))
    if not isinstance(question, Support | Request):
        yield from _labels(data.get("paragraphs"))
    for name in ("value", "field"):
        yield from _labels([data.get(name) or {}])
    if isinstance(question, Request):
        for part in question.form.sections:
            yield part.heading.en
            yield from (text for one in part.fields for text in _asked(one))
    if isinstance(question, Choice):
        wrong = max((one.reason for one in question.options if not one.right), key=len, default="")
        yield from (*(one.reason for one in question.options if one.right), wrong)
    elif isinstance(question, Several):
        yield from (one.reason for one in question.options)
    elif isinstance(question, Classify | Match):
        yield from (one.reason for one in question.answers)
    else:
        yield str(getattr(question, "reason", ""))


def case_file(question: Question) -> Iterator[str]:
    """Yield the paragraphs of the case file among which a question lets one choose, behind a fold."""
    if isinstance(question, Support | Request):
        yield from (one.text for one in question.paragraphs)


def _labels(entries: object) -> Iterator[str]:
    for one in entries if isinstance(entries, list) else []:
        yield from (str(one.get(key) or "") for key in ("text", "label", "help"))


def _asked(ask: Ask) -> Iterator[str]:
    yield from (ask.label.en, ask.help, *(one.text for one in ask.options))
    for part in ask.parts:
        yield from _asked(part)


def seconds(question: Question) -> float:
    """Return the time to decide and to enter an answer once all is read."""
    match question:
        case Choice():
            return 15
        case Several():
            return 6 * len(question.options)
        case Match():
            return 10 * len(question.items)
        case Classify() | Order():
            return 8 * len(question.items)
        case Ruling():
            return 30 + 4 * len(question.grounds) + (20 if question.value else 0)
        case Defects():
            return 12 * len(question.paragraphs)
        case Support():
            return 30 * len(question.elements)
        case Draft():
            # half-way between the least and the most that is asked; a field without either is one sentence
            asked = [sum(one.words) / 2 if one.words else WRITING for one in question.fields]
            return sum(asked) / WRITING * 60
        case Request():
            # a long text takes as long as three other fields: its facts have been found before
            return sum(60 if one.kind == "long" else 20 for one in question.form.fields())
        case _:
            # one typed value: a text, a number, a hash value, a moment
            return 30
