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
FLOOR = "the floor: read, mark, write"


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
        if wall is None or cpu is None or way in (FLOOR, KILLED):
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
        "",
        "| class | floor | 1 worker, SQLite | times the floor | 2 workers, SQLite | 2 workers, PostgreSQL |",
        "| ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for size in sizes:
        each = {way: middle(found, way, size, "work") for way in (FLOOR, ONE, TWO, POSTGRES)}
        figures = {way: f"{value / size * 1000:.2f}" if value else "" for way, value in each.items()}
        times = f"{each[ONE] / each[FLOOR]:.2f}" if each[ONE] and each[FLOOR] else ""
        lines.append(
            f"| {size:,} | {figures[FLOOR]} | {figures[ONE]} | {times} | {figures[TWO]} | {figures[POSTGRES]} |"
        )
    return "\n".join([*lines, ""])


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
        if (one := middle(found, ONE, size, "work")) and (least := middle(found, FLOOR, size, "work"))
    ]
    if shares:
        told = ", ".join(f"{share:.2f} at {size:,}" for size, share in shares)
        came = verdict([size for size, share in shares if share > 2])
        lines.append(f"* Within 2 times the floor, one process beside one process: {told}. {came}")
    if (more := another(found, ONE, sizes, middle)) and (least := another(found, FLOOR, sizes, middle)):
        told = (
            f"{more:.1f} ms of the processor for one more submission, beside {least:.1f} ms: {more / least:.2f} times"
        )
        lines.append(f"* The same by the processor, which other work on the machine disturbs less: {told}.")
    if changes := against_200(found, ONE, sizes, middle):
        still = ", ".join(f"{change:+.0%} at {size:,}" for size, change in against_200(found, FLOOR, sizes, middle))
        told = ", ".join(f"{change:+.0%} at {size:,}" for size, change in changes)
        came = verdict([size for size, change in changes if abs(change) > 0.1])
        lines.append(
            f"* The same cost of a submission from 200 to 10,000, within 10 %, one worker: {told}. {came} "
            f"The floor, whose cost no class can change: {still}."
        )
    return "\n".join([*lines, ""])


def verdict(outside: Sequence[int]) -> str:
    """Say whether a goal was met, or in which classes it was not."""
    return f"Not met at {', '.join(f'{size:,}' for size in outside)}." if outside else "Met."


def against_200(found: Sequence[Any], way: str, sizes: Sequence[int], middle: Middle) -> list[tuple[int, float]]:
    """Return by how much a submission costs more in each larger class than in one of 200, as a share."""
    cost = {size: work / size for size in sizes if (work := middle(found, way, size, "work"))}
    return [(size, cost[size] / cost[200] - 1) for size in cost if size > 200] if 200 in cost else []


def another(found: Sequence[Any], way: str, sizes: Sequence[int], middle: Middle) -> float | None:
    """Return the processor's milliseconds for one more submission, from the smallest and the largest class."""
    cost = [(size, cpu) for size in sizes if (cpu := middle(found, way, size, "cpu"))]
    if len(cost) < 2:
        return None
    (small, first), (large, last) = cost[0], cost[-1]
    return (last - first) / (large - small) * 1000


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
