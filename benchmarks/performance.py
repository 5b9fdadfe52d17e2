"""Write docs/performance.md from what benchmarks/grading.py measured."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

Middle = Callable[[Sequence[Any], str, int, str], float | None]

STOCK = "stock nbgrader autograde"
BEHIND = "ours behind nbgrader autograde"
ONE = "casebook grade, 1 worker, SQLite"
TWO = "casebook grade, 2 workers, SQLite"
POSTGRES = "casebook grade, 2 workers, PostgreSQL"
DASK = "casebook grade on Dask, 2 workers, PostgreSQL"
KILLED = f"{DASK}, one killed half-way"
TURNS = "casebook grade, 1 worker, SQLite, in turns with the floor"
FLOOR = "the floor: read, mark, write"
RUNS = (STOCK, BEHIND, ONE, TWO, POSTGRES, DASK)
SMALL = "a class of 200 while one of {:,} is graded"


def write(found: Sequence[Any], facts: Mapping[str, Any], small: int, middle: Middle) -> str:
    """Return the page. Figures are medians of the rounds."""
    sizes = sorted({one.size for one in found if one.way == TWO})
    parts = [HEAD.format(**facts, small=small), against_stock(found, small, middle), by_size(found, sizes, middle)]
    parts += [goals(found, sizes, small, middle), lost(found)]
    return "\n".join(parts)


HEAD = """# How fast grading is

Made by `python benchmarks/grading.py {command}` on {day}: {machine};
{versions}. The load over the last quarter of an hour was {load}. All ways take turns in one run,
and the time of the processors stands beside the time of the clock. Figures are medians where a way ran more than once.

The lesson is `{module}`, with {questions} graded questions. Stock nbgrader has the same lesson, its keys in hidden
tests, as an author of nbgrader would write it; `nbgrader autograde` executes it in a kernel of its own for each
submission. Both sides have byte code for every module, which the script checks. Before anything is timed, the grades of
{small} submissions of all kinds are compared and found equal.
"""


def against_stock(found: Sequence[Any], small: int, middle: Middle) -> str:
    """The first table: each way beside stock."""
    base = middle(found, STOCK, small, "wall")
    power = middle(found, STOCK, small, "cpu")
    if base is None or power is None:
        return ""
    lines = [
        "## Beside stock nbgrader",
        "",
        "| way | submissions | a minute | times stock | processor, ms each | times less | peak memory, MB |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for way, size in dict.fromkeys((one.way, one.size) for one in found):
        wall, cpu = middle(found, way, size, "wall"), middle(found, way, size, "cpu")
        peak = middle(found, way, size, "peak")
        if wall is None or cpu is None or way not in RUNS:
            continue
        # the processors of a cluster's workers are not the run's own, and are not counted
        both = "| | " if way == DASK else f"| {cpu / size * 1000:,.1f} | {power / small / (cpu / size):,.1f} "
        times = base / small / (wall / size)
        lines.append(f"| {way} | {size:,} | {size / wall * 60:,.0f} | {times:,.1f} {both}| {peak:,.0f} |")
    lines += ["", "The time of the start (reading Python's modules and the lesson) is in these figures.", ""]
    return "\n".join(lines)


def by_size(found: Sequence[Any], sizes: Sequence[int], middle: Middle) -> str:
    """The second table: what one submission costs in classes of different size, without the start."""
    lines = [
        "## What one submission costs",
        "",
        "Milliseconds by the clock from the first submission to the last, without the start. The floor is one process",
        "that reads each answer file, marks it, and writes a file of the same bytes and a row for each mark: no more.",
        "The machine is not the same from one minute to the next, so the first four columns are measured in turns of a",
        "hundred submissions: one worker, the floor, and, while a large class is graded, whole classes of 200.",
        "",
        "| class | floor | 1 worker | times the floor | 200 meanwhile | 2 workers, SQLite | 2 workers, PostgreSQL |",
        "| ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for size in sizes:
        figures = [each(found, way, size, middle) for way in (FLOOR, TURNS, TWO, POSTGRES)]
        least, one, two, postgres = (f"{value:.2f}" if value else "" for value in figures)
        times = f"{figures[1] / figures[0]:.2f}" if figures[0] and figures[1] else ""
        meanwhile = each(found, SMALL.format(size), 200, middle)
        small = f"{meanwhile:.2f}" if meanwhile else ""
        lines.append(f"| {size:,} | {least} | {one} | {times} | {small} | {two} | {postgres} |")
    return "\n".join([*lines, ""])


def each(found: Sequence[Any], way: str, size: int, middle: Middle) -> float | None:
    """Return the milliseconds of one submission, without the start."""
    work = middle(found, way, size, "work")
    return work / size * 1000 if work else None


def goals(found: Sequence[Any], sizes: Sequence[int], small: int, middle: Middle) -> str:
    """What was aimed at, and what came of it."""
    base = middle(found, STOCK, small, "wall")
    large = max((size for size in sizes if middle(found, TWO, size, "wall")), default=0)
    best = middle(found, TWO, large, "wall")
    lines = ["## What was aimed at", ""]
    if base and best:
        times = base / small / (best / large)
        lines.append(
            f"* 25 times stock on two cores, better 50: **{times:,.0f} times** in a class of {large:,}, start included."
        )
    shares = [
        (size, one / least)
        for size in sizes
        if (one := each(found, TURNS, size, middle)) and (least := each(found, FLOOR, size, middle))
    ]
    if shares:
        told = ", ".join(f"{share:.2f} at {size:,}" for size, share in shares)
        came = verdict([size for size, share in shares if share > 2])
        lines.append(f"* Within 2 times the floor, one process beside one process: {told}. {came}")
        first = [(size, one) for size in sizes if size < 200 and (one := each(found, TURNS, size, middle))]
        usual = each(found, TURNS, 200, middle)
        for size, one in first if usual else []:
            lines.append(
                f"  In a class of {size} what a run does once, such as putting its queries into SQL, counts: "
                f"{(one - usual) * size:.0f} ms."
            )
    changes = [
        (size, large / small - 1)
        for size in sizes
        if (large := each(found, TURNS, size, middle)) and (small := each(found, SMALL.format(size), 200, middle))
    ]
    if changes:
        told = ", ".join(f"{change:+.1%} at {size:,}" for size, change in changes)
        came = verdict([size for size, change in changes if abs(change) > 0.1])
        lines.append(
            f"* The same cost of a submission from 200 to 10,000, within 10 %, beside classes of 200: {told}. {came}"
        )
    return "\n".join([*lines, ""])


def verdict(outside: Sequence[int]) -> str:
    """Say whether a goal was met, or in which classes it was not."""
    return f"Not met at {', '.join(f'{size:,}' for size in outside)}." if outside else "Met."


def lost(found: Sequence[Any]) -> str:
    """The class on the cluster that lost a worker."""
    lines = ["## A cluster that loses a worker", ""]
    for one in found:
        if one.way == KILLED:
            told = ", ".join(f"{count:,} {status}" for status, count in one.statuses.items())
            lines.append(
                f"* {one.size:,} submissions on Dask and PostgreSQL, one of two workers killed half-way: {told}; "
                f"{one.work:,.0f} s, {one.work / one.size * 1000:.1f} ms each, the second half on one worker. Each "
                f"is in the gradebook once. Peak memory of scheduler, workers and writer: {one.peak:,.0f} MB."
            )
    return "\n".join([*lines, ""]) if len(lines) > 2 else ""
