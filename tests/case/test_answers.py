"""The exhibits alone give the planted answers; a fault that is left out changes them; no two learners are alike."""

import json
import secrets
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from casebook.case import solve
from casebook.case.catalogue import own_keys
from casebook.case.exhibits import chat, laptop, manifests
from casebook.case.faults import FAULTS, Fault
from casebook.case.make import make, planted
from casebook.case.scenario import PAIRS, scenario

MEASURED = {"fuzzy.score"}


def solved(folder: Path, seed: str, without: frozenset[str] = frozenset()) -> dict[str, Any]:
    make(seed, folder, scenario(seed, without=without))
    return solve(folder)


@pytest.fixture(scope="module")
def learners(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """The answers of fourteen learners by seed, worked out from the exhibits: ten known ones, and four new each time.

    `benchmarks/case.py` does the same for a thousand.
    """
    folder = tmp_path_factory.mktemp("learners")
    seeds = [*(f"learner-{number}" for number in range(10)), *(secrets.token_hex(8) for _ in range(4))]
    return {seed: solved(folder / seed, seed) for seed in seeds}


def test_the_exhibits_alone_give_the_planted_answers(learners: dict[str, dict[str, Any]]) -> None:
    for seed, found in learners.items():
        known = planted(scenario(seed))
        assert set(found) == set(known) | MEASURED
        wrong = {key: (found[key], value) for key, value in known.items() if found[key] != value}
        assert wrong == {}, f"casebook case make --seed {seed}"


@pytest.mark.parametrize("pair", PAIRS)
def test_they_do_for_each_pair_of_states(pair: tuple[str, str], tmp_path: Path) -> None:
    facts = scenario("pair", pair)
    make("pair", tmp_path / "case", facts)
    found, known = solve(tmp_path / "case"), planted(facts)
    assert {key: found[key] for key in known} == known


def test_no_two_learners_share_an_answer_that_can_be_copied(learners: dict[str, dict[str, Any]]) -> None:
    assert len(own_keys()) > 30
    for key in own_keys():
        assert len({str(found[key]) for found in learners.values()}) == len(learners), key


def test_no_two_of_many_learners_share_what_is_hashed_for_them() -> None:
    many = [scenario(f"many {number}") for number in range(1500)]
    hashed = {
        "transcript": {manifests.typed(facts) for facts in many},
        "chat": {chat.messages(facts)[6][2] for facts in many},
        "deleted note": {laptop.plan(facts) for facts in many},
        "twins": {tuple(laptop.twins(facts).values()) for facts in many},
    }
    assert {name: len(found) for name, found in hashed.items()} == dict.fromkeys(hashed, len(many))


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


# refuses what knows the facts: the scenario, the faults, and everything that writes exhibits
GUARD = """
import json, sys
from pathlib import Path
KNOWS = tuple("casebook.case." + name for name in
              ("scenario", "draw", "faults", "make", "variants", "exhibits", "formats", "page"))
class Guard:
    def find_spec(self, name, path=None, target=None):
        if name.startswith(KNOWS):
            raise ImportError(f"{name} knows the facts")
sys.meta_path.insert(0, Guard())
"""


def test_the_solver_never_reads_what_the_generator_knows(tmp_path: Path, whole: dict[str, Any]) -> None:
    make("faults", tmp_path / "case")
    # the file beside the exhibits is no exhibit
    (tmp_path / "case" / "case.json").unlink()

    def guarded(code: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-c", GUARD + code, str(tmp_path / "case")], capture_output=True, text=True, check=False
        )

    done = guarded("from casebook.case import solve\nprint(json.dumps(solve(Path(sys.argv[1]))))")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == json.loads(json.dumps(whole))
    refused = guarded("from casebook.case.make import planted")
    assert "knows the facts" in refused.stderr
