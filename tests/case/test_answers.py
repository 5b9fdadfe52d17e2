"""The exhibits alone give the planted answers; a fault that is left out changes them; no two learners are alike."""

from pathlib import Path
from typing import Any

import pytest

from casebook.case import solve
from casebook.case.faults import FAULTS, Fault
from casebook.case.make import make, planted
from casebook.case.scenario import PAIRS, scenario

# answers that nobody can guess, and a learner could pass on
COPIED = (
    "custody.recorded.md5", "custody.recorded.sha256", "laptop.deleted.sha256", "twins.md5", "manifest.sha256",
    "image.EXH-01A.recomputed.sha1", "image.EXH-01A.file.sha256", "stamp.time", "chat.nfc.sha256", "fact.account",
    "capture.worker", "mail.EXH-18A.received", "trace.utc", "delivery.sha256",
)  # fmt: skip
MEASURED = {"fuzzy.score"}


def solved(folder: Path, seed: str, without: frozenset[str] = frozenset()) -> dict[str, Any]:
    make(seed, folder, scenario(seed, without=without))
    return solve(folder)


@pytest.fixture(scope="module")
def learners(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """The answers of fourteen learners by seed, worked out from the exhibits."""
    folder = tmp_path_factory.mktemp("learners")
    return {seed: solved(folder / seed, seed) for seed in (f"learner-{number}" for number in range(14))}


def test_the_exhibits_alone_give_the_planted_answers(learners: dict[str, dict[str, Any]]) -> None:
    for seed, found in learners.items():
        known = planted(scenario(seed))
        assert set(found) == set(known) | MEASURED
        wrong = {key: (found[key], value) for key, value in known.items() if found[key] != value}
        assert wrong == {}, seed


@pytest.mark.parametrize("pair", PAIRS)
def test_they_do_for_each_pair_of_states(pair: tuple[str, str], tmp_path: Path) -> None:
    facts = scenario("pair", pair)
    make("pair", tmp_path / "case", facts)
    found, known = solve(tmp_path / "case"), planted(facts)
    assert {key: found[key] for key in known} == known


def test_no_two_learners_share_an_answer_that_can_be_copied(learners: dict[str, dict[str, Any]]) -> None:
    for key in COPIED:
        assert len({str(found[key]) for found in learners.values()}) == len(learners), key


def test_short_answers_differ_from_learner_to_learner(learners: dict[str, dict[str, Any]]) -> None:
    for key in ("image.sound", "mail.genuine", "delivery.cause", "certificate.63", "narrative.number.hearing"):
        assert len({str(found[key]) for found in learners.values()}) > 1, key


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The answers of a case with every fault."""
    return solved(tmp_path_factory.mktemp("whole") / "case", "faults")


@pytest.mark.parametrize("fault", FAULTS, ids=[one.name for one in FAULTS])
def test_without_a_fault_its_answers_change(fault: Fault, whole: dict[str, Any], tmp_path: Path) -> None:
    found = solved(tmp_path / "case", "faults", frozenset({fault.name}))
    assert [key for key in fault.changes if found[key] == whole[key]] == []
    known = planted(scenario("faults", without=frozenset({fault.name})))
    assert {key: found[key] for key in known} == known
