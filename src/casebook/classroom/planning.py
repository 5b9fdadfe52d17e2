"""A session plan for whoever teaches a module, made from its lesson, its times and the notes in `course/teaching`.

Nothing of a graded question's key is in a plan: what it says of answers are the reasons that practice gives anyway.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from casebook.build.teaching import Notes
from casebook.build.timing import Stretch
from casebook.case import catalogue
from casebook.lesson.source import Source
from casebook.questions import Choice, Question, Several

# minutes that a room needs for one question: ask, a vote, two reasons heard, the answer
TALK = 5
BULLET = re.compile(r"^\* (?P<text>.+(?:\n  .+)*)", re.MULTILINE)
MARKUP = re.compile(r"\{cite:[^}]*\}|[*`]")


@dataclass(frozen=True)
class Part:
    """A part of the session: its heading, whole minutes, the questions asked and the exhibits named in it."""

    heading: str
    minutes: int
    questions: tuple[str, ...]
    exhibits: tuple[str, ...]
    talk: int = 0
    longer: bool = False


@dataclass(frozen=True)
class Plan:
    """The plan of one module. `parts` add up to `minutes`; `room` are (question, why people choose wrongly)."""

    module: str
    title: str
    aims: tuple[str, ...]
    limits: tuple[str, ...]
    parts: tuple[Part, ...]
    room: tuple[tuple[Choice | Several, str], ...]
    watch: tuple[tuple[str, str, str], ...]
    exhibits: tuple[tuple[str, str, str], ...]
    graded: Mapping[str, str]
    pause: int

    @property
    def minutes(self) -> int:
        """The session with the talk of the room, without what may be left out."""
        return sum(part.minutes + part.talk for part in self.parts if not part.longer)

    def half(self, which: str) -> int:
        """Return the minutes of the `first` or the `second` half around the pause."""
        halves = {"first": self.parts[: self.pause], "second": self.parts[self.pause :]}
        return sum(part.minutes + part.talk for part in halves[which] if not part.longer)


def plan(source: Source, stretches: Sequence[Stretch], questions: Mapping[str, Question], notes: Notes) -> Plan:
    """Make the plan of a module from its lesson, its times and the notes on teaching it."""
    parts = whole(joined(stretches), notes.room)
    place = {id: part.heading for part in parts for id in part.questions}
    known = {one.id: one for one in catalogue()}
    named = dict.fromkeys(id for part in parts for id in part.exhibits if id in known)
    room = [(asked, why) for id, why in notes.room.items() if isinstance(asked := questions.get(id), Choice | Several)]
    worth = {cell.id: f"{cell.meta.get('points', 0):g} points" for cell in source.having("question", "task")}
    return Plan(
        module=source.module,
        title=str(source.setup.get("title", source.module)),
        aims=bullets(source, "aims"),
        limits=bullets(source, "limits"),
        parts=parts,
        room=tuple(room),
        watch=tuple((id, place.get(id, ""), said) for id, said in notes.watch.items()),
        exhibits=tuple((id, known[id].title, known[id].file) for id in named),
        graded={id: f"{questions[id].prompt} ({points})" for id, points in worth.items() if id in questions},
        pause=next((at for at, part in enumerate(parts) if notes.pause and notes.pause in part.questions), len(parts)),
    )


def bullets(source: Source, section: str) -> tuple[str, ...]:
    """Return the first list of a section of the lesson, as plain text."""
    prose = next((cell.prose for cell in source.cells if cell.section == section), "")
    return tuple(" ".join(MARKUP.sub("", found["text"]).split()) for found in BULLET.finditer(prose))


def joined(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Put title, case and aims into one opening, and what takes less than a minute into the part before it."""
    made: list[Stretch] = []
    for one in stretches:
        opening = one.section in ("title", "case", "aims")
        if made and made[-1].longer == one.longer and (opening or one.minutes < 1):
            last = made[-1]
            made[-1] = Stretch(
                last.section, last.heading, last.words + one.words, last.seconds + one.seconds, last.longer,
                last.questions + one.questions, tuple(dict.fromkeys(last.exhibits + one.exhibits)),
            )  # fmt: skip
        else:
            made.append(one)
    return made


def whole(stretches: Sequence[Stretch], room: Mapping[str, str]) -> tuple[Part, ...]:
    """Return parts in whole minutes that add up to what all take: the largest remainders are rounded up."""
    total = round(sum(one.minutes for one in stretches))
    down = [int(one.minutes) for one in stretches]
    most = sorted(range(len(down)), key=lambda at: down[at] - stretches[at].minutes)
    for at in most[: total - sum(down)]:
        down[at] += 1
    return tuple(
        Part(
            "Opening: the case and what one will be able to do" if one.section == "title" else plain(one.heading),
            minutes, one.questions, one.exhibits, TALK * sum(id in room for id in one.questions), one.longer,
        )
        for one, minutes in zip(stretches, down, strict=True)
    )  # fmt: skip


def plain(heading: str) -> str:
    """Return a heading without marks of Markdown."""
    return MARKUP.sub("", heading).strip()
