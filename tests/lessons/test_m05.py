"""Forensic hashing is just to every learner's case, gives nothing away, and keeps to its own words."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
import yaml

from casebook.build import learners
from casebook.case import Case, open_case
from casebook.case.make import make
from casebook.lesson.keys import Lesson
from casebook.lesson.source import Cell
from casebook.marking import gaming
from casebook.questions import Choice

ROOT = Path(__file__).parents[2]
LESSON = Lesson.load(ROOT / "course" / "lessons" / "m05_hashing.py")
PUBLIC = open_case(ROOT / "datasets" / "case" / "public")
GLOSSARY = yaml.safe_load((ROOT / "docs" / "glossary.yaml").read_text("utf-8"))
SEEDS = tuple(f"m05 {number}" for number in range(9))


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> list[Case]:
    """Cases of several learners."""
    folder = tmp_path_factory.mktemp("cases")
    for seed in SEEDS:
        make(seed, folder / seed)
    return [open_case(folder / seed) for seed in SEEDS]


def test_every_learner_can_earn_everything_and_nobody_who_games_earns_anything(cases: list[Case]) -> None:
    for case in cases:
        assert [str(problem) for problem in learners.check(LESSON, case)] == []


def test_the_cases_differ_in_what_matters(cases: list[Case]) -> None:
    assert len({tuple(case.truth[f"image.EXH-01{copy}.verdict"] for copy in "ABC") for case in cases}) > 2
    assert len({case.truth["image.EXH-01A.recomputed.md5"] for case in cases}) == len(cases)


def test_the_answers_of_another_learner_do_not_pass(cases: list[Case]) -> None:
    one, other = LESSON.with_case(cases[0]), LESSON.with_case(cases[1])
    marks = other.mark_all(one.reference())
    copied = [id for id in ("m05-q2", "m05-q3", "m05-q4", "m05-q6") if marks[id].earned >= marks[id].points]
    assert copied == []


def test_each_mark_names_an_authority_a_register_entry_and_a_place() -> None:
    bound = LESSON.with_case(PUBLIC)
    for id, question in bound.questions.items():
        if id in LESSON.marks:
            wrong = next(gaming.mutations(question, bound.reference()[id]))
            for reason in bound.mark(id, wrong).reasons:
                assert reason.authority and reason.register and reason.where, id


def test_nothing_a_learner_opens_holds_a_truth_of_the_case() -> None:
    opened = (ROOT / "modules" / "m05_hashing" / "m05_hashing.ipynb").read_text("utf-8")
    for key, value in PUBLIC.truth.items():
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


def test_prose_does_not_say_which_copy_is_which() -> None:
    for cell in LESSON.source.having("prose", "task"):
        for paragraph in re.split(r"\n\n|\n\* |\n\d\. ", cell.prose):
            named = re.search(r"EXH-01[ABC]|registry copy|laboratory copy", paragraph)
            assert not (named and re.search(r"damaged|sound|edited|made again", paragraph)), paragraph


def test_no_cell_that_runs_on_opening_needs_one_that_the_learner_runs() -> None:
    visible = {name for cell in LESSON.source.having("visible") for name in assigned(cell)}
    hidden = LESSON.source.having("hidden", "shared", "question", "practice", "draft")
    own = {name for cell in hidden for name in assigned(cell)}
    for cell in hidden:
        used = {node.id for node in ast.walk(ast.parse(cell.text)) if isinstance(node, ast.Name)}
        assert not used & (visible - own), f"line {cell.line}"


def assigned(cell: Cell) -> set[str]:
    """The names that a cell makes."""
    found = ast.walk(ast.parse(cell.text))
    return {node.id for node in found if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}


def test_the_right_option_cannot_be_told_by_its_place_or_its_length() -> None:
    bound = LESSON.with_case(PUBLIC)
    asked = [one for one in bound.questions.values() if isinstance(one, Choice) and one.practice]
    places = [next(at for at, option in enumerate(one.options) if option.right) for one in asked]
    assert max(map(places.count, places)) <= 0.6 * len(places)
    longest = [max(one.options, key=lambda option: len(option.text)).right for one in asked]
    assert sum(longest) <= 0.6 * len(longest)


def test_words_are_those_of_the_glossary() -> None:
    terms = {entry["term"]: entry for entry in GLOSSARY}
    recap = LESSON.source.cells[-1].prose
    rows = re.findall(r"^\| (\w[^|]*?) \| ([^|]+?) \| ([^|]+?) \|$", recap.split("## Words")[1], re.MULTILINE)[1:]
    assert len(rows) >= 10
    for term, french, russian in rows:
        assert (terms[term]["fr"], terms[term]["ru"]) == (french, russian), term
    prose = " ".join(cell.prose for cell in LESSON.source.having("prose", "task")).lower()
    for entry in GLOSSARY:
        for other in entry.get("avoid", []):
            assert not re.search(rf"\b{re.escape(other)}s?\b", prose), other


def test_the_glossary_is_in_order_and_short() -> None:
    names = [entry["term"] for entry in GLOSSARY]
    assert names == sorted(set(names))
    assert len(names) <= 60
    assert all(entry[key].strip() for entry in GLOSSARY for key in ("fr", "ru", "means"))


def test_sentences_are_short() -> None:
    prose = " ".join(
        re.sub(r"(?m)^[#|*].*$|\{cite:[^}]*\}|[*`]", "", cell.prose) for cell in LESSON.source.having("prose")
    )
    lengths = [len(one.split()) for one in re.split(r"[.?!:]\s+|\n\n", prose) if len(one.split()) > 2]
    assert sum(lengths) / len(lengths) <= 15
    assert max(lengths) <= 40


def test_the_plots_of_the_solution_have_texts() -> None:
    solved = nbformat.read(ROOT / "solutions" / "m05_hashing" / "m05_hashing.ipynb", as_version=4)
    pages = [out.get("data", {}).get("text/html", "") for cell in solved.cells for out in cell.get("outputs", [])]
    pictures = [page for page in pages if "<img" in page]
    assert len(pictures) >= 2
    assert all(re.search(r'<img alt="[^"]{40,}"', page) and "<table" in page for page in pictures)
