"""What docs/cluster.md calculates with is what docs/performance.md has measured."""

import re
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"
CLASS = 100_000


def measured(pattern: str) -> tuple[float, ...]:
    """Return the figures of one line of the page that the benchmark writes."""
    found = re.search(pattern, (DOCS / "performance.md").read_text("utf-8"))
    assert found, pattern
    return tuple(float(figure.replace(",", "")) for figure in found.groups())


def stale(page: str) -> list[str]:
    """Return what the page on clusters should say and does not."""
    (stock,) = measured(r"\| stock nbgrader autograde \|(?:[^|]+\|){3} ([0-9,.]+) \|")
    whole, each = measured(r"one of two workers killed half-way: 10,000 graded; ([0-9,]+) s, ([0-9.]+) ms each")
    hours = round(stock * CLASS / 3_600_000)
    wanted = [
        f"| {stock:,.1f} | {hours} hours |",
        f"would need {hours} core-hours, {hours * 0.05:.2f} EUR",
        f"killed half-way: {whole:g} s by the clock, {each:g} ms each",
        f"{CLASS:,} take {each * CLASS / 60_000:.0f} minutes",
    ]
    return [one for one in wanted if one not in " ".join(page.split())]


def test_the_page_on_clusters_has_the_figures_that_were_measured() -> None:
    page = (DOCS / "cluster.md").read_text("utf-8")
    assert stale(page) == []
    assert len(stale(re.sub("[1-9]", "8", page))) == 4
