"""Same seed, same bytes; the exhibits alone give the planted answers; no two learners are alike."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import bagit
import pytest
from click.testing import CliRunner

from casebook import paths
from casebook.case import NoCase, NoSuch, catalogue, open_case, variants
from casebook.case.commands import case as commands
from casebook.case.datasets import manifest
from casebook.case.make import bag, make
from casebook.case.scenario import FAULTS, Scenario, scenario
from casebook.case.solve import solve
from casebook.errors import CasebookError

ROOT = Path(__file__).parents[2]
PUBLIC = ROOT / "datasets" / "case" / "public"


def made(folder: Path, seed: str, *without: str) -> dict[str, Any]:
    make(seed, folder, frozenset(without))
    return solve(folder)


@pytest.mark.parametrize("number", range(12))
def test_the_exhibits_alone_give_the_planted_answers(number: int, tmp_path: Path) -> None:
    facts = scenario(f"learner {number}")
    truth = made(tmp_path / "case", f"learner {number}")
    assert {copy: truth[f"image.{copy}.verdict"] for copy in facts.states} == facts.states
    assert truth["custody.gap.hours"] == facts.gap_hours
    assert truth["certificate.defect"] == facts.certificate_defect
    assert truth["custody.acquired"] == facts.acquired.isoformat()
    assert truth["laptop.edited.name"] == "payment.txt"
    assert truth["laptop.edited.after_seizure"] is True
    assert truth["manifest.failing"] == "EXH-10_transcript.txt"
    assert truth["manifest.reason"] == "line-ends"
    assert truth["laptop.twins"] == ["twin a.bin", "twin b.bin"]
    assert truth["fuzzy.pair"] == ["supply draft 1.txt", "supply draft 2.txt"]
    assert truth["known.notable"] == ["worker.bin"]
    assert truth["cloud.content.same"] and not truth["cloud.zip.same"]


def test_no_two_learners_share_an_answer_that_can_be_copied(tmp_path: Path) -> None:
    truths = [made(tmp_path / str(number), f"learner {number}") for number in range(10)]
    for key in ("custody.recorded.md5", "laptop.deleted.sha256", "twins.md5", "image.EXH-01A.recomputed.sha1"):
        assert len({truth[key] for truth in truths}) == len(truths)
    assert len({tuple(truth[f"image.EXH-01{copy}.verdict"] for copy in "ABC") for truth in truths}) > 2


CHANGES: dict[str, Callable[[dict[str, Any]], Any]] = {
    "damage": lambda truth: truth.get("image.damaged"),
    "edit": lambda truth: truth.get("image.reimaged"),
    "gap": lambda truth: truth.get("custody.gap.hours"),
    "manifest": lambda truth: truth.get("manifest.failing"),
    "certificate": lambda truth: truth.get("certificate.defect"),
    "ledger": lambda truth: truth.get("ledger.wrong_date"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_without_a_fault_its_answer_is_gone(fault: str, tmp_path: Path) -> None:
    seed = "learner 3"
    assert CHANGES[fault](made(tmp_path / "with", seed)) is not None
    assert CHANGES[fault](made(tmp_path / "without", seed, fault)) is None


@pytest.mark.parametrize(
    "setting",
    [{"PYTHONHASHSEED": "1"}, {"TZ": "Pacific/Kiritimati"}, {"LC_ALL": "C"}, {"PYTHONHASHSEED": "7", "TZ": "UTC"}],
)
def test_the_same_seed_is_the_same_bytes_everywhere(setting: dict[str, str], tmp_path: Path) -> None:
    expected = bag(scenario("everywhere"))
    run = [sys.executable, "-m", "casebook", "case", "make", "--seed", "everywhere", "--out", str(tmp_path / "case")]
    subprocess.run(run, check=True, capture_output=True, env={**os.environ, **setting})
    assert {
        str(path.relative_to(tmp_path / "case")): path.read_bytes() for path in (tmp_path / "case").rglob("*.*")
    } == expected


@pytest.mark.parametrize("version", ["3.12.1", "3.13.0"])
def test_other_pythons_make_the_same_bytes(version: str) -> None:
    python = Path.home() / ".pyenv" / "versions" / version / "bin" / "python"
    if not python.exists():
        pytest.skip(f"Python {version} is not installed")
    code = (
        "import sys, hashlib; from casebook.case.make import bag; from casebook.case.scenario import scenario;"
        "assert 'click' not in sys.modules;"
        "print(hashlib.sha256(repr(sorted(bag(scenario('x')).items())).encode()).hexdigest())"
    )
    outputs = {
        subprocess.run(
            [str(one), "-S", "-c", code],
            check=True,
            capture_output=True,
            text=True,
            env={"PYTHONPATH": str(ROOT / "src")},
        ).stdout
        for one in (Path(sys.executable), python)
    }
    assert len(outputs) == 1


def test_the_committed_case_is_what_its_seed_makes() -> None:
    there = {path.relative_to(PUBLIC).as_posix(): path.read_bytes() for path in PUBLIC.rglob("*") if path.is_file()}
    assert there == bag(scenario("public")), "run `casebook case make --seed public --out datasets/case/public` anew"


def test_the_bag_is_valid() -> None:
    assert bagit.Bag(str(PUBLIC)).is_valid()


def test_nothing_in_a_bag_names_the_faults() -> None:
    facts: Scenario = scenario("secret seed")
    texts = b"".join(data for name, data in bag(facts).items() if not name.endswith(".E01"))
    assert b"secret seed" not in texts
    assert not any(word.encode() in texts for word in ("reimaged", "damaged", "fault"))


def test_the_list_of_datasets_is_fresh() -> None:
    assert (ROOT / "datasets" / "MANIFEST.csv").read_text("utf-8") == manifest(ROOT / "datasets"), (
        "run `casebook case manifest`"
    )


def test_the_page_of_the_case_is_fresh_and_names_every_answer() -> None:
    assert (paths.root(ROOT) / "docs" / "case.md").read_text("utf-8") == catalogue.page(), (
        "run `casebook case catalogue`"
    )
    named = {key.name for key in catalogue.KEYS}
    for key in open_case(PUBLIC).truth:
        plain = key
        for copy in ("EXH-01A", "EXH-01B", "EXH-01C"):
            plain = plain.replace(copy, "<copy>")
        assert plain in named, f"{key} is not in the catalogue"


def test_what_is_not_there_is_told_with_what_is(tmp_path: Path) -> None:
    here = open_case(PUBLIC)
    with pytest.raises(NoSuch, match=r"custody\.gap\.hours"):
        here.truth["custody.gap.hour"]
    with pytest.raises(NoSuch, match="EXH-12"):
        here.path("EXH-99")
    with pytest.raises(NoSuch, match="no paragraph 99"):
        here.paragraph(99)
    with pytest.raises(NoCase, match="holds no case"):
        open_case(tmp_path)


def test_a_class_gets_a_case_each_and_the_secret_stays_out(tmp_path: Path) -> None:
    (tmp_path / "roster.csv").write_text("pseudonym\nheron-1\nheron-2\n", "utf-8")
    (tmp_path / "secret").write_bytes(b"a very long class secret")
    out = tmp_path / "out"
    options = ["--roster", str(tmp_path / "roster.csv"), "--secret-file", str(tmp_path / "secret"), "--out", str(out)]
    assert CliRunner().invoke(commands, ["class", *options]).exit_code == 0
    assert open_case(out / "heron-1").id != open_case(out / "heron-2").id
    assert not any(b"class secret" in path.read_bytes() for path in out.rglob("*") if path.is_file())
    again = variants.prepare(b"a very long class secret", "heron-1", tmp_path / "cases")
    assert open_case(again).id == open_case(out / "heron-1").id


@pytest.mark.parametrize(
    ("roster", "secret"), [("name\nx\n", b"x" * 20), ("pseudonym\na\na\n", b"x" * 20), ("pseudonym\na\n", b"short"),
                           ("pseudonym\n../a\n", b"x" * 20)],
)  # fmt: skip
def test_a_bad_roster_or_secret_is_told(roster: str, secret: bytes, tmp_path: Path) -> None:
    (tmp_path / "roster.csv").write_text(roster, "utf-8")
    (tmp_path / "secret").write_bytes(secret)
    options = [
        "--roster",
        str(tmp_path / "roster.csv"),
        "--secret-file",
        str(tmp_path / "secret"),
        "--out",
        str(tmp_path / "o"),
    ]
    assert isinstance(CliRunner().invoke(commands, ["class", *options]).exception, CasebookError)
    assert not (tmp_path / "o").exists()
