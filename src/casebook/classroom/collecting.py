"""Collect what came back: find hand-ins among files, say whose and for which module, let the newest count.

Pure but for `collect.py`, which writes: the same files give the same table.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from casebook.answers import CannotUse
from casebook.answers.reading import usable
from casebook.classroom import naming
from casebook.classroom.naming import Directory
from casebook.classroom.unpacking import Leaf

ANSWERS = re.compile(r"answers?[^/]*\.json(\.txt)?", re.IGNORECASE)
PROBLEMS = ("refused", "unknown learner")


@dataclass(frozen=True)
class Row:
    """One file in the table of a collection.

    `status` is collected, duplicate, refused, unknown learner, beside (it came with a hand-in) or left aside.
    """

    file: str
    status: str
    why: str = ""
    learner: str = ""
    module: str = ""
    when: datetime | None = None


@dataclass(frozen=True)
class HandIn:
    """One answer file with what came beside it. `saved`: when the last answer was saved, by the learner's clock."""

    learner: str
    module: str
    trail: str
    data: bytes
    when: datetime
    saved: datetime | None
    beside: tuple[Leaf, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def rank(self) -> tuple[datetime, datetime, str]:
        """What makes one hand-in newer than another: its last answer, which cannot be later than its arrival."""
        return (min(self.saved or self.when, self.when), self.when, self.trail)


@dataclass(frozen=True)
class Class:
    """What is known of the class: names, modules, and whose case is which (empty when all share one)."""

    directory: Directory
    modules: Sequence[str]
    cases: Mapping[str, str]


def sort(leaves: Iterable[Leaf], known: Class) -> tuple[list[HandIn], list[Row]]:
    """Return the hand-ins among files, and a row for every file that is none."""
    groups: dict[tuple[str, ...], list[Leaf]] = {}
    rows: list[Row] = []
    for leaf in leaves:
        if leaf.why:
            who = whose(leaf, known)
            rows.append(Row(leaf.trail, "refused", leaf.why, who or "", naming.module(leaf.parts, known.modules)))
        elif leaf.data is None:
            rows.append(Row(leaf.trail, "left aside", "the system's own file"))
        else:
            groups.setdefault(belonging(leaf), []).append(leaf)
    found: list[HandIn] = []
    for group in groups.values():
        more, others = of_group(group, known)
        found += more
        rows += others
    return found, rows


def belonging(leaf: Leaf) -> tuple[str, ...]:
    """Return what a file belongs together with: its folder, and the sender where a platform has put all into one."""
    sender = naming.platform(leaf.name)
    return (*leaf.group, f"{sender.name} {sender.number}") if sender else leaf.group


def of_group(group: Sequence[Leaf], known: Class) -> tuple[list[HandIn], list[Row]]:
    """Return the hand-ins of files that lie together, and a row for each file that is none."""
    sent = [leaf for leaf in group if answer_file(leaf)]
    others = tuple(leaf for leaf in group if leaf not in sent)
    books = [leaf for leaf in others if leaf.name.lower().endswith(".ipynb")]
    if not sent:
        aside = [Row(leaf.trail, "left aside", "it is no part of a hand-in") for leaf in others if leaf not in books]
        return [], [*aside, *(lonely(leaf, known) for leaf in books)]
    found: list[HandIn] = []
    rows: list[Row] = []
    for leaf in sent:
        made = hand_in(leaf, others if len(sent) == 1 else (), known)
        if isinstance(made, Row):
            rows.append(made)
        else:
            found.append(made)
    senders = {one.learner for one in found}
    for leaf in others:
        if leaf in books and (whose(leaf, known) or "") not in ("", *senders):
            rows.append(lonely(leaf, known))
        else:
            who = next(iter(senders)) if len(senders) == 1 else whose(leaf, known) or ""
            rows.append(Row(leaf.trail, "beside" if expected(leaf) else "left aside", learner=who))
    return found, rows


def expected(leaf: Leaf) -> bool:
    """Tell whether a file is one that a hand-in has beside its answers."""
    return leaf.name.lower().endswith((".ipynb", "manifest-sha256.txt", "receipt.txt"))


def answer_file(leaf: Leaf) -> bool:
    """Tell whether a file holds answers, by its name, or by what is in it when it has been renamed."""
    name = naming.own_name(leaf.name)
    if ANSWERS.fullmatch(name):
        return True
    if not name.lower().endswith((".json", ".json.txt")) or leaf.data is None:
        return False
    try:
        return bool(usable(leaf.data).module)
    except CannotUse:
        return False


def lonely(leaf: Leaf, known: Class) -> Row:
    """Say that a notebook came without answers."""
    why = "a notebook without answers.json holds no answers: ask for the file that Download my work makes"
    return Row(leaf.trail, "refused", why, whose(leaf, known) or "", naming.module(leaf.parts, known.modules))


def whose(leaf: Leaf, known: Class) -> str | None:
    """Return the learner whom names say a file is from, None when they do not agree on one of the class."""
    sender = known.directory.sender(leaf.parts)
    named = known.directory.named(leaf.parts) & known.directory.pseudonyms
    if sender:
        return sender if not named or sender in named else None
    return next(iter(named)) if len(named) == 1 and sender is None else None


def hand_in(leaf: Leaf, beside: tuple[Leaf, ...], known: Class) -> HandIn | Row:
    """Return an answer file as a hand-in, or the row that says why it is none."""
    assert leaf.data is not None
    try:
        held = usable(leaf.data)
        case, times = held.case, [one.saved for one in held.answers.values()]
        by_content = held.module if held.module in known.modules else ""
    except CannotUse:
        case, times, by_content = "", [], ""
    module = by_content or naming.module(leaf.parts, known.modules)
    by_case = known.cases.get(case, "")
    who, why, notes = person(leaf, by_case, known)
    if not who:
        status = "refused" if why.startswith("it ") else "unknown learner"
        return Row(leaf.trail, status, why, "", module, leaf.when)
    if not module:
        why = "neither its content nor its name says for which module it is: name it m05 or the like"
        return Row(leaf.trail, "refused", why, who, "", leaf.when)
    notes += told_by_manifest(leaf, beside)
    kept = tuple(one for one in beside if expected(one))
    return HandIn(who, module, leaf.trail, leaf.data, leaf.when, max(times, default=None), kept, tuple(notes))


def person(leaf: Leaf, by_case: str, known: Class) -> tuple[str, str, list[str]]:
    """Return whose a hand-in is (or ""), why nobody's, and what to note. The sender counts, then the name, the case."""
    sender = known.directory.sender(leaf.parts)
    named = known.directory.named(leaf.parts)
    ours = named & known.directory.pseudonyms
    notes = [f"sent under the name {name}" for name in sorted(named - ours)]
    if sender == "" and by_case not in ours:
        return "", "nobody of that name is in the class: add a line to the roster, or rename the folder", []
    if sender and ours and sender not in ours:
        return "", f"it came from {sender} and is named for {sorted(ours)[0]}: ask both, then rename it", []
    if len(ours) > 1:
        return "", f"it is named for {' and '.join(sorted(ours))}: rename it", []
    who = sender or next(iter(ours), "") or by_case
    if not who:
        return "", f"{sorted(named)[0]} is not in the class" if named else "no name says whose it is", []
    if by_case and by_case != who:
        notes.append(f"the answers were given on the case of {by_case}")
    if who == by_case and not sender and not ours:
        notes.append("known by its case")
    return who, "", notes


def told_by_manifest(leaf: Leaf, beside: Iterable[Leaf]) -> list[str]:
    """Say that an answer file is not the one its manifest names."""
    assert leaf.data is not None
    digest = hashlib.sha256(leaf.data).hexdigest().encode()
    for one in beside:
        if one.name == "manifest-sha256.txt" and one.data and b"answers.json" in one.data and digest not in one.data:
            return ["answers.json is not the file that the manifest names: it was changed after the download"]
    return []


def choose(
    found: Sequence[HandIn],
    before: Mapping[tuple[str, str], HandIn],
    due: Mapping[str, datetime],
    extensions: Mapping[str, Mapping[str, float]],
    in_time_first: bool,
    grace: timedelta = timedelta(),
) -> tuple[list[HandIn], list[Row]]:
    """Return the hand-ins that count and are not there yet, and a row for every one of `found`.

    `before`: what was collected earlier, by learner and module. `due`: when a module is due; `extensions`: hours.
    """
    by_place: dict[tuple[str, str], list[HandIn]] = {}
    for one in found:
        by_place.setdefault((one.learner, one.module), []).append(one)
    chosen: list[HandIn] = []
    rows: list[Row] = []
    for place, some in sorted(by_place.items()):
        learner, module = place
        last = due.get(module)
        last = last + timedelta(hours=extensions.get(module, {}).get(learner, 0)) if last else None

        def better(one: HandIn, last: datetime | None = last) -> tuple[bool, tuple[datetime, datetime, str]]:
            return (not in_time_first or last is None or one.when <= last + grace, one.rank)

        there = before.get(place)
        best = max([*some, there] if there else some, key=better)
        # the same file twice is one hand-in
        if there and best.data == there.data:
            best = there
        if best is not there:
            chosen.append(best)
        for one in some:
            rows.append(row_of(one, best, there, last))
    return chosen, rows


def row_of(one: HandIn, best: HandIn, there: HandIn | None, last: datetime | None) -> Row:
    """Return the row of one hand-in beside the one that counts."""
    row = Row(one.trail, "collected", "; ".join(one.notes), one.learner, one.module, one.when)
    if one is best:
        late = [f"late: due {last:%Y-%m-%d %H:%M %Z}"] if last and one.when > last else []
        replaced = [f"in the place of what was collected before ({there.when:%Y-%m-%d %H:%M})"] if there else []
        return replace(row, why="; ".join([*replaced, *late, *one.notes]))
    if one.data == best.data:
        return replace(row, status="duplicate", why=f"the same as {best.trail}")
    return replace(row, status="duplicate", why=f"not the one that counts, which is {best.trail}")
