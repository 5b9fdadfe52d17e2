"""What a lesson must be before it is built. Each gate is a pure function from a lesson to its problems."""

import ast
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from casebook import register
from casebook.build.expand import cited
from casebook.build.problems import Problem
from casebook.lesson.source import Cell, Source

RHYTHM = (
    "title", "case", "aims", "warmup", "worked", "guided", "independent", "limits", "expert", "written", "recap",
)  # fmt: skip
INTRODUCTION = ("title", "case", "aims", "guided", "recap")
LEVELS = ("recall", "apply", "analyse", "evaluate", "draft")
VISIBLE_LINES = 8
# least graded questions, points, practice and warm-up questions; least and most cells; the shares of points
GRADED, POINTS, PRACTICE, WARMUPS, CELLS = 12, 30, 8, 5, (30, 90)
RECALL, HIGHER = 0.15, 2 / 3

NETWORK = frozenset({"socket", "urllib", "http", "requests", "ftplib", "aiohttp", "httpx", "websocket"})
POINTS_BY_HAND = re.compile(r"\b\d+(?:[.,]\d+)? points?\b")
ABSOLUTE = re.compile(r"^(?:/(?:home|tmp|usr|var|work|root|etc|Users|mnt)\b|[A-Za-z]:[\\/]|~/)")
IMAGE = re.compile(r"!\[(?P<alt>[^\]]*)\]\((?P<target>[^)]*)\)")
TAG = re.compile(r"<img\b(?P<attributes>[^>]*)>", re.IGNORECASE)
FIGURES = frozenset({"figure", "image"})
# the words that open a part which may be left out, and the cells it may hold
LONGER = "If you have longer"
OPTIONAL = frozenset({"prose", "hidden", "visible", "practice"})

Gate = Callable[[Source], Iterator[Problem]]


def introduction(source: Source) -> bool:
    """Tell whether the lesson is an introduction, which has no points and a shorter rhythm."""
    return source.setup.get("kind") == "introduction"


def ids(source: Source) -> Iterator[Problem]:
    """Every id starts with the module's prefix and names one thing."""
    named = [cell for cell in source.cells if cell.id and not cell.secret]
    counts = Counter(cell.id for cell in named if cell.role != "draft")
    for cell in named:
        if not cell.id.startswith(f"{source.prefix}-"):
            yield _at(source, cell, f"the id {cell.id} lacks the module's prefix", f"call it {source.prefix}-…")
        if cell.role != "draft" and counts[cell.id] > 1:
            yield _at(source, cell, f"the id {cell.id} is used twice", "give each question its own id")


def pairs(source: Source) -> Iterator[Problem]:
    """Every graded question has points, a level, one mark cell and one reference answer; nothing is marked twice."""
    marks = Counter(cell.id for cell in source.having("mark"))
    references = Counter(cell.id for cell in source.having("reference"))
    questions = {cell.id: cell for cell in source.having("question")}
    for id, cell in questions.items():
        points = cell.meta.get("points")
        if not isinstance(points, int | float) or isinstance(points, bool) or not 0 < points <= 100:
            yield _at(source, cell, f"{id} has no points", "write points=3 on the cell line")
        if cell.meta.get("level") not in LEVELS:
            yield _at(source, cell, f"{id} has no level", f"write level= one of {', '.join(LEVELS)}")
        if marks[id] != 1:
            yield _at(source, cell, f"{id} has {marks[id]} mark cells", f'write one cell # %% mark="{id}"')
        if references[id] != 1:
            yield _at(source, cell, f"{id} has {references[id]} references", f'write one cell # %% reference="{id}"')
    for cell in source.having("mark", "reference", "reference2"):
        if cell.id not in questions and cell.id not in {draft.id for draft in source.having("draft")}:
            yield _at(source, cell, f"{cell.role} of {cell.id}, which is no question here", "name a question")
    tasks = {cell.id for cell in source.having("task")}
    for cell in source.having("draft"):
        if cell.id not in tasks:
            yield _at(source, cell, f"draft {cell.id} has no task", "write the task's prompt before it")


def sections(source: Source) -> Iterator[Problem]:
    """The sections of the rhythm are all there, once, in order."""
    wanted = INTRODUCTION if introduction(source) else RHYTHM
    found = [(cell.section, cell) for cell in source.cells if cell.section]
    for name, cell in found:
        if name not in RHYTHM:
            yield _at(source, cell, f"no section is called {name}", f"use one of {', '.join(RHYTHM)}")
    names = [name for name, _ in found]
    for name in wanted:
        if names.count(name) != 1:
            line = next((cell.line for other, cell in found if other == name), 1)
            what = f"the section {name} is there {names.count(name)} times"
            yield Problem(source.path.name, line, what, f"open it once with <!-- section: {name} -->")
    for (before, _), (after, cell) in pairwise(found):
        if before in RHYTHM and after in RHYTHM and RHYTHM.index(before) > RHYTHM.index(after):
            yield _at(source, cell, f"the section {after} comes after {before}", "keep the order of the rhythm")


def visible(source: Source) -> Iterator[Problem]:
    """Code is shown only where the line is the lesson: eight lines at most."""
    for cell in source.having("visible"):
        lines = [line for line in cell.text.splitlines() if line.strip()]
        if len(lines) > VISIBLE_LINES:
            yield _at(source, cell, f"{len(lines)} visible lines of code", f"show at most {VISIBLE_LINES}")


def points_in_prose(source: Source) -> Iterator[Problem]:
    """Points are written in one place, the cell line; prose asks for them."""
    for cell in _prose(source):
        for found in POINTS_BY_HAND.finditer(cell.prose):
            yield _at(source, cell, f'"{found[0]}" is written by hand', "write {points: <id>} or {points}")


def alternatives(source: Source) -> Iterator[Problem]:
    """Every picture has a text: images in prose, figures in code."""
    for cell in _prose(source):
        for found in IMAGE.finditer(cell.prose):
            if not found["alt"].strip():
                yield _at(source, cell, f"the image {found['target']} has no alternative text", "say what it shows")
        for found in TAG.finditer(cell.prose):
            if not re.search(r"\balt\s*=\s*[\"'][^\"']+[\"']", found["attributes"]):
                yield _at(source, cell, "an image has no alternative text", 'write alt="…"')
    for cell, node in _calls(source):
        if isinstance(node.func, ast.Attribute) and node.func.attr in FIGURES:
            given = {keyword.arg: keyword.value for keyword in node.keywords}
            alt = given.get("alt")
            if alt is None or (isinstance(alt, ast.Constant) and not str(alt.value).strip()):
                yield _at(source, cell, f"show.{node.func.attr} has no alternative text", "give it alt=…")


def closed(source: Source) -> Iterator[Problem]:
    """A lesson asks nothing of the keyboard, the network or one machine's folders."""
    for cell, tree in _trees(source):
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "input":
                yield _at(source, cell, "input() waits for a person who cannot see why", "ask a question")
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            for name in names:
                if name.split(".")[0] in NETWORK:
                    yield _at(source, cell, f"{name} reaches the network", "keep what the lesson needs in datasets")
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and ABSOLUTE.match(node.value):
                yield _at(source, cell, f'"{node.value}" is a path of one machine', "use case.path(…)")
        if re.search(r"^\s*[!%]", cell.text, re.MULTILINE):
            yield _at(source, cell, "a shell or magic line", "write Python")
    for cell in _prose(source):
        for found in [*IMAGE.finditer(cell.prose), *TAG.finditer(cell.prose)]:
            if re.search(r"https?:|//", found[0]):
                yield _at(source, cell, "an image comes from the network", "put the picture into the lesson")


def blueprint(source: Source) -> Iterator[Problem]:
    """The points: little recall, mostly judgment; enough practice with reasons."""
    if introduction(source):
        return
    questions = source.having("question")
    worth = {cell.id: float(cell.meta.get("points", 0)) for cell in questions}
    drafts = sum(float(cell.meta.get("points", 0)) for cell in source.having("task"))
    total = sum(worth.values())
    recall = sum(worth[cell.id] for cell in questions if cell.meta.get("level") == "recall")
    everything = total + drafts
    cells = sum(not cell.secret and not cell.longer for cell in source.cells)
    demands = [
        (len(questions) >= GRADED, f"{len(questions)} graded questions", f"ask at least {GRADED}"),
        (total >= POINTS, f"{total:g} points marked by machine", f"give at least {POINTS}"),
        (not everything or recall <= RECALL * everything, f"{recall:g} points for recall", "keep them to 15 %"),
        (
            not everything or everything - recall >= HIGHER * everything,
            "too little to apply, analyse or evaluate",
            "raise the level of some questions",
        ),
        (
            sum(not cell.longer for cell in source.having("practice")) >= PRACTICE,
            "too little practice",
            f"ask at least {PRACTICE} questions",
        ),
        (bool(source.having("task")), "nothing is drafted", "set one piece that a person marks"),
        (
            CELLS[0] <= cells <= CELLS[1],
            f"{cells} cells",
            f"keep a lesson between {CELLS[0]} and {CELLS[1]}",
        ),
    ]
    for held, what, mend in demands:
        if not held:
            yield Problem(source.path.name, 1, what, mend)


def longer(source: Source) -> Iterator[Problem]:
    """What may be left out says so in its heading, carries no points, and ends where the next heading begins."""
    shown = [cell for cell in source.cells if not cell.secret]
    for cell in source.cells:
        if cell.longer and cell.role not in OPTIONAL:
            yield _at(source, cell, "what is marked, or asked again, may not be left out", "take `longer` off its line")
        if cell.longer and cell.section:
            yield _at(source, cell, f"the section {cell.section} opens with what may be left out", "open it before")
    for before, after in pairwise(shown):
        if after.longer and not before.longer and not (after.markdown and LONGER in after.prose):
            yield _at(source, after, "nothing says that this may be left out", f'begin with a heading "{LONGER}"')
        if before.longer and not after.longer and not (after.markdown and re.match(r"#{1,2} ", after.prose)):
            yield _at(source, after, "it is not seen where the part that may be left out ends", "begin with a heading")


def authorities(source: Source) -> Iterator[Problem]:
    """Every mark says why and names its authority; entries it rests on are cited by their ids."""
    for cell in source.having("mark"):
        names = {
            keyword.arg
            for node in ast.walk(ast.parse(cell.text))
            if isinstance(node, ast.Call)
            for keyword in node.keywords
        }
        for wanted in ("because", "authority"):
            if wanted not in names:
                yield _at(source, cell, f"the mark of {cell.id} has no {wanted}", f"give it {wanted}=…")


SOURCE_GATES: tuple[Gate, ...] = (
    ids, pairs, sections, visible, points_in_prose, alternatives, closed, blueprint, longer, authorities,
)  # fmt: skip


def check(source: Source) -> list[Problem]:
    """Run every gate that needs the source alone."""
    return sorted(problem for gate in SOURCE_GATES for problem in gate(source))


def register_uses(source: Source) -> dict[str, list[Cell]]:
    """Return the register entries that prose and marks name, with the cells that name them."""
    uses: dict[str, list[Cell]] = {}
    for cell in source.cells:
        found = cited(cell.prose) if cell.markdown else []
        if cell.role in ("mark", "key"):
            found = marked_entries(cell)
        for id in found:
            uses.setdefault(id, []).append(cell)
    return uses


def marked_entries(cell: Cell) -> list[str]:
    """Return the entries that a mark or key cell names: graded work may rest only on checked ones.

    They are every text in a `register=`, and every text elsewhere that is the id of an entry.
    """
    tree = ast.parse(cell.text)
    given = [
        keyword.value
        for call in ast.walk(tree)
        if isinstance(call, ast.Call)
        for keyword in call.keywords
        if keyword.arg == "register"
    ]
    # where each item names its own entries, the keys of the mapping are items
    values = [one for value in given for one in (value.values if isinstance(value, ast.Dict) else [value])]
    named = [text for value in values for text in _texts(value)]
    return list(dict.fromkeys([*named, *(text for text in _texts(tree) if text in register.load())]))


def _texts(tree: ast.AST) -> list[str]:
    return [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]


def _at(source: Source, cell: Cell, what: str, mend: str) -> Problem:
    return Problem(source.path.name, cell.line, what, mend)


def _prose(source: Source) -> Iterable[Cell]:
    return (cell for cell in source.cells if cell.markdown)


def _trees(source: Source) -> Iterator[tuple[Cell, ast.Module]]:
    for cell in source.cells:
        if not cell.markdown and cell.text:
            try:
                yield cell, ast.parse(cell.text)
            except SyntaxError as error:
                raise source.problem(cell, f"Python cannot read the cell: {error.msg}.") from error


def _calls(source: Source) -> Iterator[tuple[Cell, ast.Call]]:
    for cell, tree in _trees(source):
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                yield cell, node
