"""How large the learner's environment is, and what would make it smaller.

    python benchmarks/environment.py VENV            print the table
    python benchmarks/environment.py VENV --write    and put it into docs/environment.md

VENV is a fresh virtual environment made from requirements.lock. Sizes are what the files take on disk, in blocks of
4 KiB; `du` adds the folders themselves.
"""

import re
import sys
from collections.abc import Iterable, Mapping
from importlib.metadata import Distribution, distributions
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "environment.md"
START, END = "<!-- made by benchmarks/environment.py -->", "<!-- end -->"
LIMIT = 700
BLOCK, MB = 4096, 1024 * 1024
SHOWN = 15
NAME = re.compile(r"[A-Za-z0-9._-]+")

# what each of the large ones serves, and what would be lost with it
SERVES = {
    "pandas": "logs, tables and class statistics; named in the course's own list of parts",
    "typst": "requests, plans and certificates as tagged PDF; without it HTML and DOCX are left",
    "numpy": "pandas and matplotlib stand on it",
    "jupyterlab": "the page that a module is",
    "matplotlib": "every figure",
    "babel": "the language of JupyterLab's menus",
    "jedi": "completion while somebody types Python; IPython asks for it",
    "fonttools": "matplotlib asks for it: fonts in figures",
    "sqlalchemy": "nbgrader's gradebook",
    "pillow": "matplotlib asks for it: pictures",
    "debugpy": "the debugger of the kernel; ipykernel asks for it",
    "nbgrader": "hand-out, collection, marking; 15 MB of it are its own documentation",
    "notebook": "the simple view of a module",
    "pip": "came with the environment; installs the rest",
    "rapidfuzz": "nbgrader asks for it: likeness of names of files",
    "lxml": "python-docx asks for it: requests as DOCX",
    "pytsk3": "files in a disk image, deleted ones too",
    "setuptools": "nbgrader asks for it",
    "pygments": "colours of the visible lines of code",
}


def normal(name: str) -> str:
    """Return the name of a package as PEP 503 compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def blocks(path: Path) -> int:
    """Return what a file takes on disk, in bytes."""
    return -(-path.lstat().st_size // BLOCK) * BLOCK


def total(venv: Path) -> int:
    """Return what the whole environment takes, in bytes."""
    return sum(blocks(path) for path in venv.rglob("*") if path.is_file() and not path.is_symlink())


def installed(venv: Path) -> dict[str, Distribution]:
    """Return the packages of an environment, by normal name."""
    places = [*venv.glob("lib/python*/site-packages"), *venv.glob("Lib/site-packages")]
    return {normal(one.name): one for one in distributions(path=[str(place) for place in places])}


def size(package: Distribution) -> int:
    """Return what the files of a package take: those of its record, and the byte code made from them."""
    listed = {Path(str(package.locate_file(file))) for file in package.files or ()}
    found = {path for path in listed if path.is_file()}
    for folder in {path.parent / "__pycache__" for path in found if path.suffix == ".py"}:
        names = {path.stem for path in found if path.parent == folder.parent}
        found |= {path for path in folder.glob("*.pyc") if path.name.split(".", 1)[0] in names}
    return sum(blocks(path) for path in found)


def wanted(packages: Mapping[str, Distribution]) -> dict[str, set[str]]:
    """Return which installed packages each one asks for, extras left aside."""
    found = {}
    for name, one in packages.items():
        asked = (NAME.match(line) for line in one.requires or () if "extra ==" not in line)
        found[name] = {normal(match[0]) for match in asked if match} & packages.keys()
    return found


def alone(name: str, asks: Mapping[str, set[str]]) -> set[str]:
    """Return what would go if a package were not there: itself, and what nothing else asks for."""
    gone = {name}
    while True:
        left = {one for other in asks.keys() - gone for one in asks[other]}
        more = {one for member in gone for one in asks.get(member, ())} - left - gone
        if not more:
            return gone
        gone |= more


def problem(taken: int, limit: int = LIMIT) -> str:
    """Say what is wrong with a size in bytes; "" when it is within the limit, in MB."""
    over = taken / MB - limit
    told = "Run benchmarks/environment.py to see which packages to look at."
    return (
        f"The environment takes {taken / MB:.0f} MB, {over:.0f} over the limit of {limit}. {told}" if over > 0 else ""
    )


def table(venv: Path) -> str:
    """Return the table of the largest packages as Markdown."""
    packages = installed(venv)
    sizes = {name: size(one) for name, one in packages.items()}
    asks = wanted(packages)
    largest = sorted(sizes, key=lambda name: -sizes[name])[:SHOWN]
    whole = total(venv)
    rows = []
    for name in largest:
        saved = sum(sizes[one] for one in alone(name, asks))
        rows.append(f"| {name} | {sizes[name] / MB:.0f} | {saved / MB:.0f} | {SERVES.get(name, '')} |")
    head = (
        f"{whole / MB:.0f} MB in {len(packages)} packages, of {LIMIT} allowed; the {SHOWN} largest take "
        f"{sum(sizes[name] for name in largest) / MB:.0f} MB. "
        f"Python {sys.version_info.major}.{sys.version_info.minor} on {sys.platform}.\n\n"
        "| package | MB | MB saved without it | what it serves |\n| --- | --- | --- | --- |\n"
    )
    return head + "\n".join(rows)


def written(text: str, made: str) -> str:
    """Return the page with the table between its two marks made anew."""
    before, rest = text.split(START, 1)
    return f"{before}{START}\n{made}\n{END}{rest.split(END, 1)[1]}"


def main(arguments: Iterable[str]) -> int:
    """Print the table, write it where asked, and end with 1 when the environment is too large."""
    given = list(arguments)
    if not given or not installed(Path(given[0])):
        print("Name a virtual environment: python benchmarks/environment.py VENV", file=sys.stderr)
        return 2
    made = table(Path(given[0]))
    print(made)
    if "--write" in given:
        PAGE.write_text(written(PAGE.read_text(encoding="utf-8"), made), encoding="utf-8", newline="\n")
    said = problem(total(Path(given[0])))
    print(said, file=sys.stderr)
    return 1 if said else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
