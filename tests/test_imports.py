"""Imports run one way, as docs/architecture.md draws them, and what knows no Jupyter imports none of it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "architecture.md").read_text("utf-8")
# the modules of a package that are a part of `cli`, and those of `cli` itself
COMMANDS = ("cli", "__main__", "completion", "commands", "command", "authoring")
JUPYTER = ("jupyter", "notebook", "nbformat", "nbgrader", "nbconvert", "nbclient", "ipywidgets", "anywidget", "IPython")


def levels() -> dict[str, int]:
    """Return how high each part stands, from the line of arrows."""
    line = next(line for line in PAGE.splitlines() if line.startswith("    cli -> "))
    rows = [row.split(", ") for row in line.strip().split(" -> ")]
    return {name: len(rows) - place for place, row in enumerate(rows) for name in row}


def imported(text: str) -> Iterator[tuple[int, str]]:
    """Yield line and full name of everything that a module imports, at its top or in a function."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            # `from casebook import paths` names a part, `from casebook.paths import root` a thing in one
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def part(path: Path) -> str:
    """Return the part of the architecture to which a file below src/casebook belongs."""
    return "cli" if path.stem in COMMANDS else path.parts[0].removesuffix(".py")


def wrong(path: Path, text: str) -> list[str]:
    """Return the imports of one file that go up, or to a part beside its own."""
    heights, own = levels(), part(path)
    found = []
    for line, name in imported(text):
        there = name.split(".")[1] if name.startswith("casebook.") else ""
        if there in heights and there != own and heights[there] >= heights[own]:
            found.append(f"{path}, line {line}: {own} imports {name}")
    return found


def jupyter(text: str) -> list[str]:
    """Return what a module imports of Jupyter."""
    return [name for _, name in imported(text) if name.split(".")[0].startswith(JUPYTER)]


def sources() -> dict[Path, str]:
    top = ROOT / "src" / "casebook"
    # the number of the version, and settings that nbgrader reads
    others = (top / "__init__.py", *top.glob("*/settings/*.py"))
    return {path.relative_to(top): path.read_text("utf-8") for path in sorted(top.rglob("*.py")) if path not in others}


def test_imports_run_one_way() -> None:
    assert [line for path, text in sources().items() for line in wrong(path, text)] == []


def test_every_part_stands_in_the_line_of_arrows() -> None:
    assert {part(path) for path in sources()} == levels().keys()


def test_an_import_that_goes_up_is_seen() -> None:
    assert wrong(Path("register/reading.py"), "from casebook.case import open_case")
    assert wrong(Path("answers/saving.py"), "def late():\n    from casebook import lab\n")
    assert wrong(Path("lab/work.py"), "import casebook.grading.grade")
    assert not wrong(Path("register/commands.py"), "from casebook.build import build")
    assert not wrong(Path("grading/grade.py"), "from casebook.build import build")


def test_what_knows_no_jupyter_imports_none_of_it() -> None:
    named = re.search(r"What a command does.*?\. ((?:`\w+`(?:, | and )?)+) know no\s+Jupyter", PAGE, re.DOTALL)
    assert named
    innocent = set(re.findall(r"\w+", named[1])) - {"and"}
    assert len(innocent) == 6
    found = {str(path): jupyter(text) for path, text in sources().items() if part(path) in innocent}
    assert not {path: names for path, names in found.items() if names}
    assert jupyter("def draw():\n    import ipywidgets as widgets") and not jupyter("import json")


def test_a_lesson_imports_the_lesson_and_nothing_else_of_the_course() -> None:
    for path in sorted((ROOT / "course" / "lessons").glob("*.py")):
        names = {name.rsplit(".", 1)[0] for _, name in imported(path.read_text("utf-8")) if "casebook" in name}
        assert names == {"casebook.lesson"}, path.name
