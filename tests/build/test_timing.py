"""Stated times are no guesses: each module's minutes are held to a count of its words and its answers."""

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import nbformat
import pytest
from nbformat import v4

from casebook import questions
from casebook.build import build, timing
from casebook.case import open_case
from casebook.lesson.keys import Lesson
from casebook.lesson.source import parse

ROOT = Path(__file__).parents[2]
COURSE = build.course()


@cache
def measured(module: str) -> tuple[timing.Stretch, ...]:
    solved = nbformat.read(ROOT / "solutions" / module / f"{module}.ipynb", as_version=4)
    case = open_case(ROOT / "datasets" / "case" / "public")
    return timing.stretches(solved, build.asked(COURSE, Lesson(COURSE.sources[module]), case))


@pytest.mark.parametrize("module", COURSE.sources)
def test_a_module_takes_the_minutes_that_it_states(module: str) -> None:
    found = [str(problem) for problem in timing.check(COURSE.sources[module], measured(module))]
    assert found == []


def test_a_lesson_that_grows_is_named_with_its_line_and_a_mend() -> None:
    found = measured("m05_hashing")
    longer = (*found, timing.Stretch("independent", "More", words=8 * timing.READING))
    problems = list(timing.check(COURSE.sources["m05_hashing"], longer))
    assert len(problems) == 1 and problems[0].warning and problems[0].line > 1
    assert re.match(r"60 minutes are stated and \d\d are needed", problems[0].what)
    shorter = tuple(replace(one, words=one.words // 2) for one in found)
    assert list(timing.check(COURSE.sources["m05_hashing"], shorter))


def page(*cells: nbformat.NotebookNode) -> nbformat.NotebookNode:
    return v4.new_notebook(cells=list(cells))


def shown(html: str, source: str = "show.table()") -> nbformat.NotebookNode:
    output = v4.new_output("display_data", data={"text/html": html})
    return v4.new_code_cell(source, metadata={"tags": ["cb-hidden"]}, outputs=[output])


def test_what_is_read_twice_folded_away_or_only_looked_up_does_not_count() -> None:
    once = page(v4.new_markdown_cell("## One\n\nfour words are here"))
    assert timing.stretches(once, {})[0].words == 5
    again = page(*once.cells, v4.new_markdown_cell("four words are here"))
    assert timing.stretches(again, {})[0].words == 5
    folded = page(shown("<details><summary>Open it</summary><p>many many words</p></details>"))
    assert timing.stretches(folded, {})[0].words == 2
    recap = page(v4.new_markdown_cell("## To keep\n\none line\n\n## Words\n\n| term | other |\n\n**Authorities.** X"))
    assert timing.stretches(recap, {})[0].words == 4


def test_what_may_be_left_out_is_measured_and_not_added() -> None:
    more = v4.new_markdown_cell("## If you have longer\n\n" + " ".join(f"w{n}" for n in range(360)))
    more.metadata["casebook"] = {"longer": True}
    found = timing.stretches(page(v4.new_markdown_cell("## One\n\nthree words here"), more), {})
    assert [one.longer for one in found] == [False, True]
    assert found[1].minutes > 2 and timing.minutes(found) < 0.1


def test_a_figure_is_looked_at_and_a_line_is_run() -> None:
    figure = timing.stretches(page(shown('<img alt="x" src="data:,">')), {})
    assert figure[0].seconds == timing.LOOK
    line = timing.stretches(page(v4.new_code_cell("evidence.verify(path)")), {})
    assert line[0].seconds == timing.RUN and line[0].words == 2
    control = timing.stretches(page(shown("<p>for other readers</p>", "show.flip_explorer('x')")), {})
    assert control[0].seconds == timing.TRY and control[0].words == 0


def test_each_kind_of_question_takes_time_and_more_of_it_takes_more() -> None:
    two, three = {"a": "A", "b": "B"}, {"a": "A", "b": "B", "c": "C"}
    makers = {
        "several": lambda items: questions.several("m05-q1", "Which?", items),
        "classify": lambda items: questions.classify("m05-q1", "Where?", items=items, classes=two),
        "match": lambda items: questions.match("m05-q1", "Which?", left=items, right=three),
        "order": lambda items: questions.order("m05-q1", "When?", items=items),
        "ruling": lambda items: questions.ruling("m05-q1", "What?", outcomes=two, grounds=items),
        "defects": lambda items: questions.defects("m05-q1", "What?", paragraphs=items, defects=two),
        "support": lambda items: questions.support("m05-q1", "Where?", elements=items, paragraphs=three),
    }
    for make in makers.values():
        assert timing.seconds(make(three)) > timing.seconds(make(two)) > 0
    for kind in (
        set(questions.KINDS) - makers.keys() - {"choice", "draft", "request", "text", "number", "digest", "moment"}
    ):
        pytest.fail(f"{kind} has no time of its own")


def test_a_draft_takes_what_its_words_take_to_compose() -> None:
    asked = questions.draft("m05-t1", "Write", fields=[questions.field("a", "A", words=(152, 228))])
    assert timing.seconds(asked) == pytest.approx(190 / timing.WRITING * 60)


def test_of_a_practice_question_the_right_reason_and_one_wrong_one_are_read() -> None:
    option = questions.option
    asked = questions.choice(
        "m05-p1", "Which?", option("a", "A", "wrong because"), option("b", "B", "right because", right=True),
        option("c", "C", "wrong for a longer reason"), practice=True,
    )  # fmt: skip
    texts = list(timing.texts(asked))
    assert "right because" in texts and "wrong for a longer reason" in texts and "wrong because" not in texts


def test_the_case_file_behind_a_fold_is_skimmed() -> None:
    asked = questions.support(
        "m05-q1",
        "Where?",
        elements={"a": "A"},
        paragraphs={str(n): f"paragraph {n} " + "word " * 88 for n in range(10)},
    )
    cell = v4.new_code_cell('ask("m05-q1").support()', metadata={"tags": ["cb-hidden"]})
    found = timing.stretches(page(cell), {"m05-q1": asked})
    assert found[0].seconds == pytest.approx(30 + 900 / timing.SKIMMING * 60)


def test_a_build_says_what_a_module_takes() -> None:
    source = COURSE.sources["m05_hashing"]
    said = timing.said(source, measured("m05_hashing"))
    assert re.match(
        r"m05_hashing: 60 minutes stated, \d\d estimated \(\d{4} words, \d\d minutes to answer; \d+ more", said
    )
    plain = parse('# %% setup title="x" minutes=10\n1', Path("m09_x.py"))
    assert timing.said(plain, (timing.Stretch("case", "A", 180, 60),)) == (
        "m09_x: 10 minutes stated, 2 estimated (180 words, 1 minutes to answer)"
    )


def test_the_guide_states_the_rates_that_are_used() -> None:
    guide = (ROOT / "docs" / "authoring.md").read_text("utf-8")
    for rate in (timing.READING, timing.SKIMMING, timing.WRITING):
        assert f"{rate} words a minute" in guide
    assert f"{timing.TOLERANCE:.0%}".replace("%", " %") in guide
    rows = dict(re.findall(r"^\| ([a-z, ]+) \| (.+?) \|$", guide, re.MULTILINE))
    two = {"a": "A", "b": "B"}
    assert rows["choice"] == f"{timing.seconds(questions.choice('m05-q1', 'Which?', two))} seconds"
    assert rows["text, number, hash value, moment"] == f"{timing.seconds(questions.text('m05-q1', 'What?'))} seconds"
    per = {
        "several": questions.several("m05-q1", "Which?", two),
        "classify, order": questions.order("m05-q1", "When?", items=two),
        "match": questions.match("m05-q1", "Which?", left=two, right=two),
        "defects": questions.defects("m05-q1", "What?", paragraphs=two, defects=two),
        "support": questions.support("m05-q1", "Where?", elements=two, paragraphs=two),
    }
    for kind, asked in per.items():
        assert rows[kind].startswith(f"{timing.seconds(asked) / 2:g} seconds for each"), kind
