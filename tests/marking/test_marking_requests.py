"""A request is marked by elements: a sufficient one earns everything, every weakness costs, gaming earns nothing."""

from pathlib import Path

import pytest

from casebook import marking, questions, register
from casebook.assistance import available, circumstances, model, mutations, natural, read
from casebook.case import open_case
from casebook.case.make import make
from casebook.case.scenario import PAIRS, scenario
from casebook.marking import Answer
from casebook.marking.gaming import gaming_values
from casebook.marking.gaming import mutations as changes
from casebook.marking.requesting import judge

PUBLIC = open_case(Path(__file__).resolve().parents[2] / "datasets" / "case" / "public")


def asked(kind: str, case: object = PUBLIC) -> questions.Question:
    return questions.request("m04-t1", "Draft the request.", kind, case.paragraphs, points=20)  # type: ignore[attr-defined]


@pytest.fixture(params=PAIRS, ids=" to ".join)
def case(request: pytest.FixtureRequest, tmp_path: Path) -> object:
    seed = f"marking {request.param[0]}"
    make(seed, tmp_path / "case", scenario(seed, request.param))
    return open_case(tmp_path / "case")


def test_sufficient_requests_earn_everything_and_games_nothing(case: object) -> None:
    around = circumstances(case)  # type: ignore[arg-type]
    for kind in available(around):
        question = asked(kind, case)
        there = natural(kind, around)
        for second in (False, True):
            whole = model(kind, there, second).to_json()
            assert marking.request(Answer(question, whole), case).earned == 20, (kind, second)  # type: ignore[arg-type]
        for name, value in gaming_values(question).items():
            assert marking.request(Answer(question, value), case).earned == 0, (kind, name)  # type: ignore[arg-type]
        whole = model(kind, there).to_json()
        for value in changes(question, whole):
            assert marking.request(Answer(question, value), case).earned < 20, kind  # type: ignore[arg-type]


def test_every_weakness_lowers_the_mark(case: object) -> None:
    around = circumstances(case)  # type: ignore[arg-type]
    tried = 0
    for kind in available(around):
        there = natural(kind, around)
        for one in mutations(model(kind, there), there):
            share, faults, _ = judge(one.document, there)
            tried += 1
            assert share < 1, (kind, one.name)
            assert any(fault.text.startswith(f"{one.element}: ") for fault in faults), (kind, one.name)
    print(f"{around.requesting.name} to {around.requested.name}: {tried} of {tried} weaknesses lower the mark")


def test_a_reason_names_element_provision_entry_and_paragraph() -> None:
    around = circumstances(PUBLIC)
    value = model("mla", around).to_json()
    value["fields"]["provider"] = around.fact("subsidiary")
    mark = marking.request(Answer(asked("mla"), value), PUBLIC, because="Read the letters of the providers.")
    first, general = mark.reasons
    assert first.text.startswith("E1: ") and first.lost == pytest.approx(20 - mark.earned)
    assert first.where == f"EXH-12, paragraph {around.numbers['holder']}"
    assert first.register and all(register.entry(id).checked for id in first.register)
    assert general.text == "Read the letters of the providers."


def test_what_only_delays_costs_half_of_its_element() -> None:
    around = circumstances(PUBLIC)
    whole = model("mla", around).to_json()["fields"]
    late, gone = dict(whole, speciality="any"), dict(whole, speciality="")
    half, all_ = (1 - judge(read({"document": "mla", "fields": one}), around)[0] for one in (late, gone))
    assert 0 < half == all_ / 2


@pytest.mark.parametrize(
    "value",
    [None, 3, "mla", [], {"fields": 3}, {"document": "mla", "fields": {"facts": "1"}}, {"fields": {"data": [3]}}],
)
def test_a_hostile_value_is_worth_nothing_and_never_raises(value: object) -> None:
    assert marking.request(Answer(asked("mla"), value), PUBLIC).earned == 0  # type: ignore[arg-type]


def test_prose_is_never_marked() -> None:
    around = circumstances(PUBLIC)
    whole = model("mla", around).to_json()
    whole["fields"]["facts_text"] = ""
    assert marking.request(Answer(asked("mla"), whole), PUBLIC).earned == 20
    only = {"document": "mla", "fields": {"facts_text": "nexus probable cause dual criminality"}}
    assert marking.request(Answer(asked("mla"), only), PUBLIC).earned == 0  # type: ignore[arg-type]
