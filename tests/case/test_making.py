"""Same seed, same bytes, on every Python and machine; the bag is sound and says nothing of what is planted."""

import os
import re
import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import bagit
import pytest
from click.testing import CliRunner

from casebook import register
from casebook.build.commands import build
from casebook.case import open_case
from casebook.case.datasets import manifest
from casebook.case.exhibits import laptop
from casebook.case.faults import NAMES
from casebook.case.make import CannotMake, bag, files, make
from casebook.case.scenario import PAIRS, PUBLIC, STATES, BadScenario, State, scenario
from casebook.evidence import ewf, segments

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "datasets" / "case" / "public"
DIGEST = (
    "import hashlib, sys; from casebook.case.make import bag; from casebook.case.scenario import scenario;"
    "assert not {'click', 'asn1crypto', 'pypdf', 'dkim', 'pytsk3'} & set(sys.modules);"
    "print(hashlib.sha256(repr(sorted(bag(scenario('everywhere')).items())).encode()).hexdigest())"
)


def digest(python: str = sys.executable, **setting: str) -> str:
    """Return the SHA-256 of a whole case, made by another process without third-party packages."""
    here = {name: value for name, value in os.environ.items() if name in ("SYSTEMROOT", "PATH")}
    made = subprocess.run(
        [python, "-S", "-c", DIGEST],
        check=True,
        capture_output=True,
        text=True,
        env={**here, "PYTHONPATH": str(ROOT / "src"), **setting},
    )
    return made.stdout


@pytest.mark.parametrize(
    "setting",
    [
        {"PYTHONHASHSEED": "1"},
        {"PYTHONHASHSEED": "7", "TZ": "Pacific/Kiritimati"},
        {"TZ": "America/St_Johns", "LC_ALL": "C"},
        {"LC_ALL": "fr_FR.UTF-8", "PYTHONUTF8": "0"},
        {"PYTHONOPTIMIZE": "1"},
    ],
)
def test_the_same_seed_is_the_same_bytes_whatever_the_setting(setting: dict[str, str]) -> None:
    assert digest(**setting) == digest(PYTHONHASHSEED="0", TZ="UTC")


# refuses every import from outside the standard library and this package
GUARD = """
import sys
class Guard:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] not in sys.stdlib_module_names | {"casebook"}:
            raise ImportError(f"{name} is no part of the standard library")
sys.meta_path.insert(0, Guard())
"""


def test_the_generator_imports_the_standard_library_alone() -> None:
    def guarded(code: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([sys.executable, "-c", GUARD + code], capture_output=True, text=True, cwd=ROOT / "src")

    made = guarded(DIGEST)
    assert made.returncode == 0, made.stderr
    assert made.stdout == digest()
    refused = guarded("import casebook.case.commands")
    assert refused.returncode != 0
    assert "click is no part of the standard library" in refused.stderr


@pytest.mark.parametrize("version", ["3.11", "3.12", "3.13"])
def test_other_pythons_make_the_same_bytes(version: str) -> None:
    found = [
        *sorted((Path.home() / ".pyenv" / "versions").glob(f"{version}.*/bin/python")),
        *filter(None, [shutil.which(f"python{version}")]),
    ]
    runs = [str(python) for python in found if _version(str(python)) == version]
    if not runs:
        pytest.skip(f"NO PYTHON {version}: install it to see whether it makes the same bytes")
    assert {digest(python) for python in runs} == {digest()}


def _version(python: str) -> str:
    """Return the version that a Python says it is, empty when it does not run."""
    code = "import sys; print('%d.%d' % sys.version_info[:2])"
    said = subprocess.run([python, "-c", code], capture_output=True, text=True, check=False)
    return said.stdout.strip()


@pytest.mark.parametrize("beside", [-40, -32, -31, -1, 0, 1])
def test_the_damage_may_lie_at_the_very_edge_of_a_chunk(
    beside: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    facts = scenario("edge")
    disk = laptop.disk(facts)
    edge = (disk.index(laptop.photo(facts)) // ewf.CHUNK + 2) * ewf.CHUNK
    monkeypatch.setattr(laptop, "damaged_byte", lambda facts: edge + beside)
    laptop.images.cache_clear()
    copy = next(name for name, state in facts.copies.items() if state == "damaged")
    image = tmp_path / "damaged.E01"
    image.write_bytes(laptop.images(facts)[f"{copy}_laptop.E01"])
    laptop.images.cache_clear()
    (bad,) = segments.bad_chunks([image])
    assert bad.first_sector == (edge + beside) // ewf.CHUNK * ewf.CHUNK_SECTORS


def test_another_seed_is_another_case() -> None:
    one, other = files(scenario("one")), files(scenario("other"))
    assert [name for name in one if one[name] == other[name]] == ["EXH-28B_authority.pem"], (
        "one authority stamps for all"
    )


def test_a_new_process_is_needed_for_nothing(tmp_path: Path) -> None:
    make("again", tmp_path / "first")
    make("again", tmp_path / "second")
    first = {path.relative_to(tmp_path / "first"): path.read_bytes() for path in (tmp_path / "first").rglob("*.*")}
    second = {path.relative_to(tmp_path / "second"): path.read_bytes() for path in (tmp_path / "second").rglob("*.*")}
    assert first == second


def test_the_committed_case_is_what_its_seed_makes() -> None:
    there = {path.relative_to(FOLDER).as_posix(): path.read_bytes() for path in FOLDER.rglob("*") if path.is_file()}
    assert there == bag(scenario(*PUBLIC)), "make datasets/case/public anew: `casebook case make --help`"


def test_the_list_of_datasets_is_fresh() -> None:
    listed = (ROOT / "datasets" / "MANIFEST.csv").read_text("utf-8")
    assert listed == manifest(ROOT / "datasets"), "run `casebook build`, or `casebook case manifest` for the list alone"


def test_the_list_of_datasets_sees_a_changed_byte_a_new_file_and_a_lost_one_and_no_file_of_the_learner(
    tmp_path: Path,
) -> None:
    (tmp_path / "table.csv").write_bytes(b"a,b\n")
    before = manifest(tmp_path)
    for name in ("MANIFEST.csv", "case/mine/case.json", ".ipynb_checkpoints/table.csv"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"own")
    assert manifest(tmp_path) == before
    (tmp_path / "table.csv").write_bytes(b"a,c\n")
    changed = manifest(tmp_path)
    (tmp_path / "more.csv").write_bytes(b"")
    more = manifest(tmp_path)
    (tmp_path / "table.csv").unlink()
    assert len({before, changed, more, manifest(tmp_path)}) == 4


def test_the_build_says_when_the_list_of_datasets_is_not_fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in ("modules", "course/lessons", "datasets"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "nbgrader_config.py").write_text("", "utf-8")
    (tmp_path / "requirements.lock").write_text("", "utf-8")
    for name in ("README.md", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    (tmp_path / "datasets" / "table.csv").write_text("a\n", "utf-8")
    monkeypatch.setenv("CASEBOOK_ROOT", str(tmp_path))
    assert CliRunner().invoke(build, []).exit_code == 0
    assert CliRunner().invoke(build, ["--check"]).exit_code == 0
    (tmp_path / "datasets" / "table.csv").write_text("b\n", "utf-8")
    stale = CliRunner().invoke(build, ["--check"])
    assert stale.exit_code == 1
    assert "MANIFEST.csv" in stale.output


def test_the_bag_is_valid() -> None:
    assert bagit.Bag(str(FOLDER)).is_valid()


def test_nothing_in_a_bag_names_the_seed_or_the_faults() -> None:
    texts = b"".join(data for name, data in bag(scenario("secret seed")).items() if not name.endswith((".E01", ".png")))
    assert b"secret seed" not in texts
    assert [word for word in (*NAMES, "reimaged", "planted") if f'"{word}"'.encode() in texts] == []


ZONES = {
    "India": "Asia/Kolkata", "France": "Europe/Paris", "Netherlands": "Europe/Amsterdam", "Japan": "Asia/Tokyo",
    "United States": "America/Denver", "Morocco": "Africa/Casablanca",
}  # fmt: skip


@pytest.mark.parametrize("state", STATES.values(), ids=list(STATES))
def test_the_clock_of_a_state_is_the_real_one_during_the_case(state: State) -> None:
    zone = ZoneInfo(ZONES[state.name])
    days = [datetime(2026, 9, 1, tzinfo=UTC) + timedelta(days=number) for number in range(54)]
    assert {day.astimezone(zone).utcoffset() for day in days} == {state.offset}


@pytest.mark.parametrize("state", STATES.values(), ids=list(STATES))
def test_the_offences_of_a_state_are_those_of_the_register(state: State) -> None:
    entries = [register.entry(id) for id in state.register]
    assert all(entry.state == state.name and register.keyable(entry.id) for entry in entries)
    carried = " ".join(" ".join([entry.today, *entry.authority]) for entry in entries)
    for number in re.findall(r"\d[\w-]*", state.offences):
        assert re.search(rf"(?<![\w-]){number}(?![\w-])", carried), f"{state.name}: {number}"


@pytest.mark.parametrize("pair", PAIRS)
def test_a_case_speaks_the_money_the_language_and_the_channel_of_its_states(
    pair: tuple[str, str], tmp_path: Path
) -> None:
    make("regimes", tmp_path / "case", scenario("regimes", pair))
    here = open_case(tmp_path / "case")
    home, away = STATES[pair[0]], STATES[pair[1]]
    truth, number = here.truth, "narrative.number."
    assert truth["fact.currency"] == home.currency
    assert truth["fact.offences"] == home.offences
    assert truth["fact.third"] not in pair
    language = here.paragraph(truth[f"{number}language"])
    assert home.language in language
    assert away.language in language
    direct = "directly from the office" in here.paragraph(truth[f"{number}channel"])
    assert direct == (pair == ("France", "Netherlands")), "under EU law authorities write to each other"
    assert 40 <= len(here.narrative) <= 60
    for language in ("fr", "ru"):
        foreign = [one.number for one in here.narrative if one.language == language]
        assert len(foreign) == 2
        assert all(here.paragraph(one + 1).endswith("[Translation of the paragraph above.]") for one in foreign)


@pytest.mark.parametrize("pair", PAIRS)
def test_each_pair_of_states_can_be_asked_for(pair: tuple[str, str], tmp_path: Path) -> None:
    facts = scenario("pairs", pair)
    assert (facts.requesting.name, facts.requested.name) == pair
    assert facts.third.name not in pair


def test_what_cannot_be_made_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadScenario, match="no case from France to India"):
        scenario("x", ("France", "India"))
    with pytest.raises(BadScenario, match="no fault gaps"):
        scenario("x", without=frozenset({"gaps"}))
    (tmp_path / "there").write_text("", "utf-8")
    with pytest.raises(CannotMake, match="not empty"):
        make("x", tmp_path)
