"""The class report: sections of sentences, tables and plots, for a notebook, a page and CSV files."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

import pandas as pd

from casebook.classroom import figures, plots, statistics, tables
from casebook.classroom.results import Results, gather
from casebook.lesson.self_marking import find
from casebook.show.tables import Shown, together

STYLE = """
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; padding: 1rem; max-width: 60rem; }
h1 { font-size: 1.6rem; line-height: 1.25; } h2 { font-size: 1.25rem; margin-top: 2.2rem; }
p, li { max-width: 44rem; overflow-wrap: anywhere; }
a { color: LinkText; } nav ul { padding-left: 1.2rem; } nav a { display: inline-block; min-height: 24px; }
table { border-collapse: collapse; font-size: .95rem; }
th, td { border-bottom: 1px solid #8a8a8a; } thead th { border-bottom-width: 2px; }
tbody th { font-weight: 600; white-space: nowrap; } td:first-of-type { min-width: 7.5rem; }
:focus-visible { outline: 3px solid #0b5cad; outline-offset: 2px; }
summary { min-height: 24px; cursor: pointer; }
.caution { border-left: 4px solid #b35900; padding: .3rem 0 .3rem .8rem; }
@media print { details { display: block; } nav { display: none; } body { max-width: none; } }
"""


@dataclass(frozen=True)
class Section:
    """One section of the report: what it is called, what it says, what it shows, and its table for export."""

    key: str
    title: str
    says: tuple[str, ...]
    frame: pd.DataFrame
    shown: Shown


def of(module: str, second: Path | str | None = None) -> Results:
    """Return the results of a module, by name or prefix; `second` is a CSV of a second marker's points."""
    return gather(find(module), Path(second) if second else None)


def sections(results: Results) -> tuple[Section, ...]:
    """Return the report in its order."""
    return (
        section_of_completion(results),
        section_of_totals(results),
        section_of_objectives(results),
        section_of_items(results),
        section_of_wrong_answers(results),
        section_of_words(results),
        section_of_agreement(results),
    )


def section_of_completion(results: Results) -> Section:
    """How far the class is."""
    frame = figures.completion(results)
    says = (f"{sum(one.sent for one in results.work)} of {len(results.work)} learners have handed in.",)
    return Section("completion", "How far the class is", says, frame, plots.completion(frame))


def section_of_totals(results: Results) -> Section:
    """How the points are spread."""
    frame = figures.totals(results)
    says = ("Points given by machine, as a share of all there are. No learner is named, and nothing is ranked.",)
    return Section("totals", "How the points are spread", says, frame, plots.totals(frame))


def section_of_objectives(results: Results) -> Section:
    """What the class can do."""
    frame = figures.objectives(results)
    says = ("The share of the points that the class earned on what the module set out to teach.",)
    return Section("objectives", "What the class can do", says, frame, plots.objectives(frame))


def section_of_items(results: Results) -> Section:
    """Which items to look at."""
    frame = figures.items(results)
    flagged = frame[frame["look at it"] != ""]
    says = (
        "Difficulty is the mean share of the points: 1 is easy, 0 is hard. Discrimination compares an item with the "
        "sum of all others: above 0.2 it tells strong work from weak, near 0 it does not, below 0 it tells the wrong "
        "way round and its key or its words may be at fault.",
        f"To look at: {'; '.join(f'{row[0]} ({row[1]})' for row in pairs(flagged, 'item', 'look at it'))}."
        if len(flagged)
        else "No item is flagged.",
    )
    return Section("items", "Which items to look at", says, frame, plots.items(frame))


def section_of_wrong_answers(results: Results) -> Section:
    """What was answered in the place of the right thing."""
    frame = figures.wrong_answers(results)
    says = (
        "The wrong answers that were given most, at most three for each item. An answer that many chose is one to "
        "talk about: it is a reason that the lesson has not taken away.",
    )
    shown = plots.data(frame, "Wrong answers by item") if len(frame) else said("Nobody lost a point.")
    return Section("wrong-answers", "Which wrong answer", says, frame, shown)


def section_of_words(results: Results) -> Section:
    """Who needs a word."""
    frame = figures.words(results)
    says = (
        "By pseudonym and in alphabetical order. It is a list of conversations, not of the worst: one line may mean "
        "a broken file. Your own key.csv says who is who.",
    )
    return Section(
        "words",
        "Who needs a word",
        says,
        frame,
        plots.data(frame, "Who needs a word") if len(frame) else said("Nobody."),
    )


def section_of_agreement(results: Results) -> Section:
    """Whether two markers agree."""
    frame = figures.agreement(results)
    small = frame[frame["pairs"].astype(int) < statistics.FEW]
    few = [f"{id} was marked twice for {count} learners" for id, count in pairs(small, "item", "pairs")]
    says = (
        "Quadratic weighted kappa: 1 is full agreement, 0 is chance. Below 0.6, mark some pieces together and mend "
        "the mark scheme.",
        *((f"{'; '.join(few)}: too few for more than a hint.",) if few else ()),
    )
    if not len(frame):
        says = (
            "Nothing has been marked twice. Let a second person mark at least ten pieces without seeing the first "
            "marks, put them into a CSV with the columns learner, item and points, and add --second FILE.",
        )
    shown = plots.data(frame, "Agreement of two markers") if len(frame) else Shown("", "")
    return Section("agreement", "Do two markers agree", says, frame, shown)


def pairs(frame: pd.DataFrame, one: str, other: str) -> list[tuple[str, object]]:
    """Return two columns of a frame side by side."""
    return list(zip(frame[one], frame[other], strict=True))


def heading(results: Results) -> Shown:
    """Return what the report is of, and how far it can be trusted."""
    count = len(results.marked)
    title = f"Class report: {results.module}"
    caution = statistics.caution(count)
    lines = [results.title, f"{count} learners marked, {len(results.work)} in the class."]
    warned = f'<p class="caution"><strong>A small class.</strong> {escape(caution)}</p>' if caution else ""
    html = f"<h1>{escape(title)}</h1>" + "".join(f"<p>{escape(line)}</p>" for line in lines) + warned
    return Shown(html, "\n".join([title, *lines, *([caution] if caution else [])]))


def said(sentence: str) -> Shown:
    """Return a sentence as something to show."""
    return Shown(f"<p>{escape(sentence)}</p>", sentence)


def body(section: Section) -> Shown:
    """Return what a section says and shows, without its heading."""
    return together(*(said(sentence) for sentence in section.says), section.shown)


def page(results: Results) -> str:
    """Return the report as one HTML page that asks nothing of the network and runs nothing."""
    parts = sections(results)
    listed = "".join(f'<li><a href="#{one.key}">{escape(one.title)}</a></li>' for one in parts)
    drawn = "".join(f'<section><h2 id="{one.key}">{escape(one.title)}</h2>{body(one).html}</section>' for one in parts)
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="robots" content="noindex">'
        f"<title>Class report: {escape(results.module)}</title><style>{STYLE}</style></head><body><main>"
        f'{heading(results).html}<nav aria-label="Sections"><ul>{listed}</ul></nav>{drawn}</main></body></html>\n'
    )


def plain(results: Results) -> str:
    """Return the report as text for a terminal."""
    told = [heading(results).plain]
    told += [f"\n{one.title}\n{'-' * len(one.title)}\n{body(one).plain}" for one in sections(results)]
    return "\n".join(told)


def csv_files(results: Results) -> Mapping[str, str]:
    """Return the tables of the report as CSV, by file name; no cell is a formula to a spreadsheet."""
    return {f"{results.module}-{one.key}.csv": csv_of(one.frame) for one in sections(results)}


def csv_of(frame: pd.DataFrame) -> str:
    """Return one frame as CSV."""
    header: Sequence[str] = list(frame.columns)
    return tables.text(
        header, [["" if figures.cell(value) == "-" else value for value in row] for row in figures.rows(frame)]
    )
