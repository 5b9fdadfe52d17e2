"""Cases of a class: seconds and bytes per learner, agreement of generator and solver, and no answer that can be copied.

python benchmarks/case.py [--learners 1000] [--processes 2] [--no-solve]
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from shutil import rmtree
from typing import Any

from rich.console import Console
from rich.progress import track
from rich.table import Table

from casebook.case import solve
from casebook.case.catalogue import own_keys
from casebook.case.make import make, planted
from casebook.case.scenario import scenario
from casebook.case.variants import seed_for

MEASURED = {"fuzzy.score"}


@dataclass(frozen=True)
class Learner:
    """What one learner's case took, what is wrong with it, and its own answers by key."""

    name: str
    pair: str
    seconds: float
    solving: float
    size: int
    wrong: tuple[str, ...]
    own: dict[str, Any]


def learner(folder: Path, solving: bool, name: str) -> Learner:
    """Make the case of a learner, solve it, and compare the answers with the planted ones."""
    seed = seed_for(b"the secret of the benchmark", name)
    start = time.perf_counter()
    make(seed, folder / name)
    made = time.perf_counter()
    found = solve(folder / name) if solving else {}
    solved = time.perf_counter()
    facts = scenario(seed)
    known = planted(facts)
    keys = (set(found) | set(known)) - MEASURED if solving else set()
    size = sum(path.stat().st_size for path in (folder / name).rglob("*") if path.is_file())
    rmtree(folder / name)
    return Learner(
        name=name,
        pair=f"{facts.requesting.name} to {facts.requested.name}",
        seconds=made - start,
        solving=solved - made,
        size=size,
        wrong=tuple(sorted(key for key in keys if key not in found or found[key] != known.get(key))),
        own={key: (found or known).get(key) for key in own_keys()},
    )


def shared(learners: list[Learner]) -> list[str]:
    """Return the keys whose answer two learners share."""
    return [key for key in own_keys() if len({one.own[key] for one in learners}) < len(learners)]


def main() -> None:
    """Measure, print the table, and fail if a case is wrong or an answer could be copied."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--learners", type=int, default=1000)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--no-solve", action="store_true", help="make the cases only, and compare what was planted")
    options = parser.parse_args()
    names = [f"learner-{number:04}" for number in range(options.learners)]
    start = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder, ProcessPoolExecutor(options.processes) as pool:
        run = partial(learner, Path(folder), not options.no_solve)
        done = list(track(pool.map(run, names, chunksize=5), "Cases", total=len(names)))
    wall = time.perf_counter() - start
    table = Table("of one learner", "median", "slowest, largest", title=f"{len(done)} learners")
    for title, values, unit in (
        ("seconds to make", [one.seconds for one in done], ".3f"),
        ("seconds to solve", [one.solving for one in done], ".3f"),
        ("bytes", [float(one.size) for one in done], ",.0f"),
    ):
        table.add_row(title, format(statistics.median(values), unit), format(max(values), unit))
    console = Console()
    console.print(table)
    for pair, count in sorted(Counter(one.pair for one in done).items()):
        console.print(f"{count:5} {pair}")
    wrong = [(one.name, one.wrong) for one in done if one.wrong]
    alike = shared(done)
    console.print(f"{wall:.0f} s in all with {options.processes} processes")
    if not options.no_solve:
        console.print(f"{len(wrong)} of {len(done)} cases have an answer that differs from the planted one", *wrong[:5])
    console.print(f"{len(own_keys())} answers that nobody can guess; shared by two learners: {alike or 'none'}")
    if wrong or alike:
        sys.exit(1)


if __name__ == "__main__":
    main()
