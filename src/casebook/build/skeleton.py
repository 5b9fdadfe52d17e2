"""The first text of a new module or question: what an author fills in, in the order that the builder asks for."""

import re
from pathlib import Path

from casebook.build.gates import RHYTHM
from casebook.errors import CasebookError
from casebook.lesson.source import Source, read
from casebook.writing import save

NAME = re.compile(r"m\d\d_[a-z][a-z0-9_]*")
# what stands in each section at first: its heading, and a line that says what belongs there
SECTIONS = {
    "case": ("The case", "Five lines: who, what, which exhibits, and what each side says."),
    "aims": ("What you will be able to do", "Three to five lines, each with a verb."),
    "warmup": ("Five questions from earlier modules", "They cost nothing. Answer without looking anything up."),
    "worked": ("A worked example", "One example on real bytes or a real text, from beginning to end. {cite: IN-036}"),
    "guided": ("With help", "An exercise with its first step done."),
    "independent": ("On your own", "The same on another exhibit, without help."),
    "limits": ("What this does not show", "What a careful reader may not conclude from it."),
    "expert": ("Before you question the witness", "The questions whose answers can change the ruling."),
    "written": ("The finding", "What to write, for whom, and what the marker looks for."),
    "recap": ("To keep", "The lines to remember, the words in three languages, the authorities."),
}
# the call of each kind, its key and its full answer; the first option shown is never the right one
KINDS = {
    "choice": (
        'ask.choice("…?", {"first": "… first", "second": "… second", "third": "… third"})',
        '"second"',
        '"second"',
    ),
    "several": (
        'ask.several("…?", {"first": "… first", "second": "… second", "third": "… third", "fourth": "… fourth"})',
        '{"second", "third"}',
        '["second", "third"]',
    ),
    "classify": (
        'ask.classify("…?",\n    items={"one": "… one", "two": "… two", "three": "… three"},\n'
        '    classes={"a": "… a", "b": "… b", "c": "… c"})',
        '{"one": "b", "two": "a", "three": "c"}',
        '{"one": "b", "two": "a", "three": "c"}',
    ),
    "order": (
        'ask.order("…?", items={"third": "… third", "second": "… second", "first": "… first"})',
        '["first", "second", "third"]',
        '["first", "second", "third"]',
    ),
    "match": (
        'ask.match("…?", left={"one": "… one", "two": "… two"}, right={"c": "… c", "b": "… b", "a": "… a"})',
        '{"one": "b", "two": "a"}',
        '{"one": "b", "two": "a"}',
    ),
    "text": ('ask.text("…?")', '"the answer"', '"the answer"'),
    "number": ('ask.number("…?", units=["hours", "minutes"])', '12, "hours"', '{"number": "12", "unit": "hours"}'),
    "digest": (
        'ask.digest("…?", algorithms=["md5", "sha256"])',
        '{"md5": case.truth["custody.recorded.md5"]}',
        '{"algorithm": "md5", "hex": case.truth["custody.recorded.md5"]}',
    ),
    "moment": (
        'ask.moment("…?", zones=["+05:30", "+00:00"])',
        '"2026-03-02T09:30:00+05:30"',
        '{"date": "2026-03-02", "time": "09:30:00", "zone": "+05:30"}',
    ),
    "ruling": (
        'ask.ruling("…?",\n    outcomes={"out": "… out", "in": "… in"},\n'
        '    grounds={"weak": "… weak", "good": "… good", "better": "… better"})',
        '{"in": {"good", "better"}}',
        '{"outcome": "in", "grounds": ["good", "better"]}',
    ),
    "defects": (
        'ask.defects("…?",\n    paragraphs={"1": "… 1", "2": "… 2", "3": "… 3"},\n'
        '    defects={"vague": "… vague", "wrong": "… wrong"})',
        '{"2": "wrong"}',
        '{"1": "sound", "2": "wrong", "3": "sound"}',
    ),
    "support": (
        'ask.support("…?", elements={"link": "… link"}, paragraphs=case.paragraphs)',
        '{"link": case.support("nexus")}',
        '{"link": sorted(case.support("nexus")[0])}',
    ),
}


class CannotBegin(CasebookError):
    """A new module or question cannot be begun; the message says why."""


def module(lessons: Path, name: str, title: str) -> Path:
    """Write the first text of a module and return its path. Raises `CannotBegin`."""
    if not NAME.fullmatch(name):
        raise CannotBegin(f"{name} is no name for a module. Write one such as m06_powers.")
    prefix = name.split("_", 1)[0]
    if set('"\\{}') & set(title) or not title.isprintable():
        raise CannotBegin('A title stands on the line of a cell. Write it without ", \\, { and }.')
    taken = sorted(lessons.glob(f"{prefix}_*.py"))
    if taken:
        raise CannotBegin(f"{taken[0].name} is there already. Choose another number.")
    path = lessons / f"{name}.py"
    save(path, ("\n\n".join([opening(prefix, title), *body(prefix)]) + "\n").encode())
    return path


def opening(prefix: str, title: str) -> str:
    """Return the docstring, the setup cell and the title cell."""
    return (
        f'"""{prefix} {title}"""\n\n'
        f'# %% setup title="{title}" minutes=60\n'
        "from casebook.lesson import ask, case, field, mark, option, practice, show, start\n\nstart(__file__)\n\n"
        + prose("title", f"# {title}\n\n*{{minutes}} · {{questions}}, {{points}} · law as of …*")
    )


def body(prefix: str) -> list[str]:
    """Return the cells of every section after the title."""
    cells = []
    for section in RHYTHM[1:]:
        heading, told = SECTIONS[section]
        if section == "written":
            cells.append(
                f'# %% [markdown] task="{prefix}-t1" points=10 rubric="{prefix}-t1.md"\n'
                f'"""\n<!-- section: written -->\n## {heading}\n\n{told} ({{points: {prefix}-t1}})\n"""\n\n'
                f'# %% draft="{prefix}-t1"\n'
                'ask.draft("The finding", fields=[field("text", "Your text", rows=8, words=(80, 200))])'
            )
            continue
        cells.append(prose(section, f"## {heading}\n\n{told}"))
        if section == "warmup":
            cells.append('# %% warmup=["m02-p1", "m02-p2", "m05-p1", "m05-p2", "m05-p3"]')
        if section == "worked":
            cells.append(drill(f"{prefix}-p1"))
        if section == "guided":
            cells.append(question(f"{prefix}-q1", "choice"))
        if section == "independent":
            cells.append(question(f"{prefix}-q2", "ruling"))
    return cells


def prose(section: str, text: str) -> str:
    """Return a Markdown cell that opens a section."""
    return f'# %% [markdown]\n"""\n<!-- section: {section} -->\n{text}\n"""'


def drill(id: str) -> str:
    """Return a practice question: a reason stands behind every option."""
    return (
        f'# %% practice="{id}"\npractice.choice("…?",\n    option("first", "… first", "Why not."),\n'
        '    option("second", "… second", "Why.", right=True),\n    option("third", "… third", "Why not."))'
    )


def question(id: str, kind: str) -> str:
    """Return the three cells of a graded question: what is asked, the key, the full answer. Raises `CannotBegin`."""
    if kind not in KINDS:
        raise CannotBegin(f"There is no kind {kind} to begin with. The kinds are {', '.join(KINDS)}.")
    asked, key, reference = KINDS[kind]
    return (
        f'# %% question="{id}" points=3 level="apply" objective="o1"\n{asked}\n\n'
        f'# %% mark="{id}"\nmarking.{kind}(answer, {key},\n'
        '    because="…", authority="…", register=["IN-036"], where="EXH-…")\n\n'
        f'# %% reference="{id}"\n{reference}'
    )


def add_question(path: Path, kind: str, after: str = "") -> tuple[str, int]:
    """Put a new question into a lesson: after the question `after`, or at the end of the section on one's own.

    Return its id and the line at which it begins. Raises `CannotBegin`.
    """
    source = read(path)
    id = next_id(source)
    lines = path.read_text(encoding="utf-8").splitlines()
    at = line_after(source, after)
    made = question(id, kind).splitlines()
    lines[at:at] = [*made, ""]
    save(path, ("\n".join(lines) + "\n").encode())
    return id, at + 1


def next_id(source: Source) -> str:
    """Return the first id of a question that is free in this lesson."""
    used = [int(found[1]) for cell in source.cells if (found := re.fullmatch(r"m\d\d-q(\d+)", cell.id))]
    return f"{source.prefix}-q{max(used, default=0) + 1}"


def line_after(source: Source, after: str) -> int:
    """Return how many lines stand before the place of a new question."""
    cells = source.cells
    if after:
        of_it = [number for number, cell in enumerate(cells) if cell.id == after]
        if not of_it:
            raise CannotBegin(f"{source.path.name} has no question {after}. Name another, or leave --after out.")
        number = of_it[-1] + 1
    else:
        number = next((at for at, cell in enumerate(cells) if cell.section == "limits"), len(cells))
    if number >= len(cells):
        raise CannotBegin(f"{source.path.name} ends there. Write the section limits, or name a question with --after.")
    return cells[number].line - 1
