"""Every lesson is just to every learner's case, gives nothing away, and keeps to plain words and the glossary.

What only one lesson promises stands in a file of its own beside this one.
"""

import ast
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import nbformat
import pytest
import yaml

from casebook import register
from casebook.build import learners
from casebook.case import Case
from casebook.lesson.keys import Lesson
from casebook.lesson.source import Cell
from casebook.marking import gaming
from casebook.questions import Choice

ROOT = Path(__file__).parents[2]
GLOSSARY = yaml.safe_load((ROOT / "docs" / "glossary.yaml").read_text("utf-8"))
WRITTEN = sorted(path.stem for path in (ROOT / "course" / "lessons").glob("m*.py") if not path.stem.startswith("m00"))


@cache
def load(name: str) -> Lesson:
    return Lesson.load(ROOT / "course" / "lessons" / f"{name}.py")


@pytest.mark.parametrize("name", WRITTEN)
def test_every_learner_can_earn_everything_and_nobody_who_games_earns_anything(name: str, cases: list[Case]) -> None:
    for case in cases:
        assert [str(problem) for problem in learners.check(load(name), case)] == []


@pytest.mark.parametrize("name", WRITTEN)
def test_each_mark_names_an_authority_a_register_entry_and_a_place(name: str, public: Case) -> None:
    bound = load(name).with_case(public)
    for id, question in bound.questions.items():
        if id in load(name).marks:
            wrong = next(gaming.mutations(question, bound.reference()[id]))
            for reason in bound.mark(id, wrong).reasons:
                assert reason.authority and reason.register and reason.where, id


@pytest.mark.parametrize("name", WRITTEN)
def test_every_reason_rests_on_entries_that_somebody_has_checked(name: str, public: Case) -> None:
    bound = load(name).with_case(public)
    for id in load(name).marks:
        for reason in (*bound.mark(id, None).reasons, *bound.mark(id, bound.reference()[id]).reasons):
            assert [entry for entry in reason.register if not register.entry(entry).checked] == [], id


@pytest.mark.parametrize("name", WRITTEN)
def test_nothing_a_learner_opens_holds_a_truth_of_the_case(name: str, public: Case) -> None:
    opened = (ROOT / "modules" / name / f"{name}.ipynb").read_text("utf-8")
    for key, value in public.truth.items():
        for one in strings(value):
            plain = re.search(r"\d|\.", one) and len(one) > 6 and not re.fullmatch(r"EXH-\w+", one)
            assert not plain or json.dumps(one)[1:-1] not in opened, f"{key}: {one}"


def strings(value: object) -> Iterator[str]:
    """Every text inside a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from strings(one)


@pytest.mark.parametrize("name", WRITTEN)
def test_no_cell_that_runs_on_opening_needs_one_that_the_learner_runs(name: str) -> None:
    source = load(name).source
    visible = {word for cell in source.having("visible") for word in assigned(cell)}
    hidden = source.having("hidden", "shared", "question", "practice", "draft")
    own = {word for cell in hidden for word in assigned(cell)}
    for cell in hidden:
        used = {node.id for node in ast.walk(ast.parse(cell.text)) if isinstance(node, ast.Name)}
        assert not used & (visible - own), f"line {cell.line}"


def assigned(cell: Cell) -> set[str]:
    """The names that a cell makes."""
    found = ast.walk(ast.parse(cell.text))
    return {node.id for node in found if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}


@pytest.mark.parametrize("name", WRITTEN)
def test_the_right_option_cannot_be_told_by_its_place_or_its_length(name: str, public: Case) -> None:
    bound = load(name).with_case(public)
    asked = [one for one in bound.questions.values() if isinstance(one, Choice) and one.practice]
    places = [next(at for at, option in enumerate(one.options) if option.right) for one in asked]
    assert max(map(places.count, places)) <= 0.6 * len(places)
    longest = [max(one.options, key=lambda option: len(option.text)).right for one in asked]
    assert sum(longest) <= 0.6 * len(longest)


@pytest.mark.parametrize("name", WRITTEN)
def test_words_are_those_of_the_glossary(name: str) -> None:
    terms = {entry["term"]: entry for entry in GLOSSARY}
    recap = load(name).source.cells[-1].prose
    rows = re.findall(r"^\| (\w[^|]*?) \| ([^|]+?) \| ([^|]+?) \|$", recap.split("## Words")[1], re.MULTILINE)[1:]
    assert len(rows) >= 8
    for term, french, russian in rows:
        assert (terms[term]["fr"], terms[term]["ru"]) == (french, russian), term
    prose = " ".join(cell.prose for cell in load(name).source.having("prose", "task")).lower()
    for entry in GLOSSARY:
        for other in entry.get("avoid", []):
            assert not re.search(rf"\b{re.escape(other)}s?\b", prose), other


def test_the_glossary_is_in_order_and_short() -> None:
    names = [entry["term"] for entry in GLOSSARY]
    assert names == sorted(set(names))
    assert len(names) <= 100
    assert all(entry[key].strip() for entry in GLOSSARY for key in ("fr", "ru", "means"))


@pytest.mark.parametrize("name", WRITTEN)
def test_questions_hold_no_marks_of_markdown_which_a_form_would_show_as_they_are(name: str, public: Case) -> None:
    for id, question in load(name).with_case(public).questions.items():
        for one in strings(question.to_json()):
            assert not re.search(r"\*\w[^*]*\*|`|\{cite", one), f"{id}: {one}"


@pytest.mark.parametrize("name", WRITTEN)
def test_badges_stand_at_the_end_of_a_paragraph_where_they_break_no_sentence(name: str) -> None:
    for cell in load(name).source.having("prose", "task"):
        for paragraph in re.split(r"\n\n", cell.prose):
            if "|" not in paragraph and "**Authorities.**" not in paragraph:
                assert not re.search(r"^\{cite:|\{cite:[^}]*\}[ \n]+[^*\s{]", paragraph), paragraph


@pytest.mark.parametrize("name", WRITTEN)
def test_sentences_are_short(name: str) -> None:
    prose = " ".join(
        re.sub(r"(?m)^[#|*].*$|\{cite:[^}]*\}|[*`]", "", cell.prose) for cell in load(name).source.having("prose")
    )
    lengths = [len(one.split()) for one in re.split(r"[.?!:]\s+|\n\n", prose) if len(one.split()) > 2]
    assert sum(lengths) / len(lengths) <= 15
    assert max(lengths) <= 40


@pytest.mark.parametrize("name", WRITTEN)
def test_the_plots_of_the_solution_have_texts(name: str) -> None:
    solved = nbformat.read(ROOT / "solutions" / name / f"{name}.ipynb", as_version=4)
    pages = [out.get("data", {}).get("text/html", "") for cell in solved.cells for out in cell.get("outputs", [])]
    pictures = [page for page in pages if "<img" in page]
    assert pictures
    assert all(re.search(r'<img alt="[^"]{40,}"', page) for page in pictures)
    assert any("<table" in page for page in pictures)
