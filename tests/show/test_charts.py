"""A chart says what it counts, begins at zero, and tells in words what misleads in it."""

import itertools
import re

from casebook import show
from casebook.show.charts import ALONE, BESIDE, CUT, HONEST, LOUD, PLAIN, TIMES, ZERO, Choice, faults, repaired

STORY = show.Story(
    [
        show.Series("cards", "offences registered", {2017: 228, 2018: 4917}),
        show.Series("computers", "offences registered", {2017: 2195, 2018: 970}),
    ],
    headline="Fraud explodes",
    plain="Two offences, registered in 2017 and 2018",
    unit="registered offences",
    broken="In April 2018 the first offence was widened.",
    hidden="It hides the series that fell.",
)
EVERY = [
    Choice(*parts)
    for parts in itertools.product((ALONE, BESIDE), (CUT, TIMES, ZERO), (LOUD, PLAIN), (False, True), (False, True))
]


def test_only_one_way_of_drawing_does_not_mislead() -> None:
    assert [choice for choice in EVERY if not faults(STORY, choice)] == [HONEST]


def test_each_repair_removes_one_fault_and_adds_none() -> None:
    steps = [
        Choice(),
        Choice(BESIDE),
        Choice(BESIDE, ZERO),
        Choice(BESIDE, ZERO, PLAIN),
        Choice(BESIDE, ZERO, PLAIN, True),
    ]
    counts = [len(faults(STORY, choice)) for choice in (*steps, HONEST)]
    assert counts == [5, 4, 3, 2, 1, 0]


def test_every_way_of_drawing_has_a_text_with_all_its_figures() -> None:
    for choice in EVERY:
        shown = repaired(STORY, choice)
        assert re.search(r'<img alt="[^"]{40,}"', shown.html)
        assert ("970" in shown.plain) == (choice.which == BESIDE and choice.scale != TIMES)
        assert ("not at zero" in shown.plain) == (choice.scale == CUT)
        assert (STORY.broken in shown.plain) == choice.marked


def test_the_explorer_follows_its_controls() -> None:
    which, scale, title, counted, marked, shown = show.chart_explorer(STORY, "A chart").children
    assert "What still misleads: 5" in shown.value
    which.value, scale.value, title.value, counted.value, marked.value = BESIDE, ZERO, PLAIN, True, True
    assert "Nothing in the drawing misleads any longer" in shown.value
    scale.value = TIMES
    assert "What still misleads: 1" in shown.value


def test_the_equivalent_holds_the_figures_and_every_repair() -> None:
    data, _ = show.chart_explorer(STORY, "A chart")._repr_mimebundle_()
    for words in ("4,917", "2,195", STORY.headline, STORY.plain, STORY.broken, STORY.hidden):
        assert words in data["text/plain"]
        assert words in data["text/html"]


def test_a_year_without_a_figure_stays_empty() -> None:
    plain = show.bars([show.Series("cases", "cases cleared", {2018: 9040, 2020: 9875})], "Cases", "cases").plain
    assert "2018 9,040, 2020 9,875" in plain
    assert "2019" not in plain


def test_the_same_chart_has_the_same_bytes() -> None:
    assert repaired(STORY, HONEST).html == repaired(STORY, HONEST).html
