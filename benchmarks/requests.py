"""A check and a reply beside the plain validation of the same document by pydantic: milliseconds, and ratios.

python benchmarks/requests.py [--rounds 200]
"""

import argparse
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from rich.console import Console
from rich.table import Table

from casebook.assistance import available, check, circumstances, model, natural, read, reply
from casebook.case import open_case

LIMIT = 100.0
PUBLIC = Path(__file__).resolve().parents[1] / "datasets" / "case" / "public"


def milliseconds(work: Callable[[], object], rounds: int) -> tuple[float, float]:
    """Return the median and the slowest of some runs, in milliseconds of the processor: other work does not count."""
    took = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        took.append((time.process_time() - start) * 1000)
    return statistics.median(took), max(took)


def main() -> None:
    """Measure every kind of document in the public case, print the table, fail beyond the limit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=200)
    options = parser.parse_args()
    around = circumstances(open_case(PUBLIC))
    table = Table("document", "validate ms", "check ms", "of validate", "reply ms", "of validate", "slowest ms")
    slowest = 0.0
    for kind in available(around):
        there = natural(kind, around)
        document = model(kind, there)
        value = document.to_json()
        plain, _ = milliseconds(lambda value=value: read(value), options.rounds)
        checked, worst = milliseconds(lambda one=document, here=there: check(one, here), options.rounds)
        answered, slow = milliseconds(lambda one=document, here=there: reply(one, here, here.at), options.rounds)
        slowest = max(slowest, worst, slow)
        table.add_row(
            kind, f"{plain:.2f}", f"{checked:.2f}", f"{checked / plain:.1f}", f"{answered:.2f}",
            f"{answered / plain:.1f}", f"{max(worst, slow):.1f}",
        )  # fmt: skip
    Console().print(table)
    if slowest > LIMIT:
        sys.exit(f"slower than {LIMIT:.0f} ms: {slowest:.0f} ms")


if __name__ == "__main__":
    main()
