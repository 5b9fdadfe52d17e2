"""The register is complete and honest, resolves what it can, and says in words what is wrong with a corrected file."""

import json
import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
import pytest
import yaml
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis.strategies import dates as days

from casebook import clock, register
from casebook.cli import casebook
from casebook.register.commands import published
from casebook.register.migration import migrate

ROOT = Path(__file__).parents[2]
DATED = [one for one in register.load().values() if one.rules]
GOOD = """- id: XX-001
  state: India
  topic: admissibility
  claim: A statement.
  pinpoint:
    place: India, para 1
  status: accurate
  today: It holds.
  authority:
  - An Act
  sources:
  - what: The Act
    read: 2026-11-01
  checked: true
  confidence: high
  as_of: 2026-11-01
  review_by: 2027-05-01
"""


def problems(text: str, folder: Path) -> list[str]:
    path = folder / "x.yaml"
    path.write_text(text, "utf-8")
    return [str(problem) for problem in register.check(path)]


def test_every_file_can_be_used_and_all_entries_are_there() -> None:
    assert [problem for path in register.files() for problem in register.check(path)] == []
    assert len(register.load()) >= 400
    assert sum(one.checked for one in register.load().values()) >= 370


def test_every_entry_names_what_was_read_or_why_it_is_unchecked() -> None:
    for one in register.load().values():
        assert one.sources if one.checked else one.note, one.id


def test_an_unchecked_entry_says_what_is_missing_in_its_own_words() -> None:
    notes = [one.note for one in register.load().values() if not one.checked]
    assert all(len(note) > 35 for note in notes)
    assert "The authority has not been read." not in notes


def test_nothing_is_checked_from_memory() -> None:
    checked = [one for one in register.load().values() if one.checked]
    assert [one.id for one in checked if "general knowledge" in one.today or "from memory" in one.today] == []


def test_a_change_has_its_day_and_no_badge_puts_words_into_a_submission() -> None:
    assert all(change.what for one in register.load().values() for change in one.changes)
    assert "<strong>Rule</strong>" in register.cite("ML-08").html
    assert "<strong>Background</strong>" in register.cite("ML-16").html
    assert "Said in 2019" in register.cite("IN-036").html


def test_a_good_entry_has_no_problem(tmp_path: Path) -> None:
    assert problems(GOOD, tmp_path) == []


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("status: accurate", "status: fine"), "line 7: XX-001: status is fine: write 'accurate', "),
        (("read: 2026-11-01", "read: yesterday"), "line 13: XX-001: sources.1.read is yesterday: write a day such as"),
        (("  today: It holds.\n", ""), "line 1: XX-001: today is missing"),
        (("review_by: 2027-05-01", "review_by: 2020-01-01"), "not after as_of"),
        (("  sources:\n  - what: The Act\n    read: 2026-11-01\n", ""), "no source"),
        (("checked: true", "checked: false"), "no note says why"),
        (("It holds.", "It holds (general knowledge)."), "move it to note"),
        (("what: The Act", "what: The Act, from memory"), "every source says that it was not read"),
        (("A statement.", "<script>x</script>"), "plain words"),
        (("  topic: admissibility\n", "  topic: admissibility\n  colour: red\n"), "line 4: XX-001: colour is no field"),
        (("id: XX-001", "id: X1"), "line 1: X1: id is X1: write it as the other entries do"),
        (("  sources:", "  codes: [P0]\n  sources:"), "codes.1 is P0"),
        (("  topic: admissibility\n", "  topic: [\n"), "layout"),
        (("  topic: admissibility\n", " topic: admissibility\n"), "layout"),
        ((GOOD, GOOD + GOOD), "used twice"),
        ((GOOD, "id: XX-001\n"), "no list"),
    ],
)
def test_a_broken_entry_is_named_with_its_line_and_the_mend(change: tuple[str, str], says: str, tmp_path: Path) -> None:
    found = problems(GOOD.replace(*change), tmp_path)
    assert any(says in one and one.startswith("x.yaml, line ") for one in found)
    assert CliRunner().invoke(casebook, ["register", "check", str(tmp_path / "x.yaml")]).exit_code == 1


PERIODS = """  rules:
  - until: 2018-06-21
    rule: The old rule.
  - since: 2018-06-22
    until: 2026-06-28
    rule: The next rule.
  - since: 2026-06-29
"""


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("", ""), None),
        (("since: 2018-06-22", "since: 2018-06-23"), "no rule between 2018-06-21 and 2018-06-23"),
        (("since: 2018-06-22", "since: 2018-06-21"), "overlap on 2018-06-21"),
        (("  - until: 2018-06-21\n    rule", "  - rule"), "stand open side by side"),
        (("until: 2026-06-28", "until: 2017-06-28"), "ends before it begins"),
        (("The old rule.", "The old rule, from memory."), "a rule rests on something not read"),
        (("since: 2026-06-29", "since: 2020-01-01\n    only: pending matters"), None),
    ],
)
def test_periods_follow_each_other_without_overlap_or_hole(
    change: tuple[str, str], says: str | None, tmp_path: Path
) -> None:
    found = problems(GOOD.replace("  authority:", PERIODS.replace(*change) + "  authority:"), tmp_path)
    assert [says in one for one in found] == [True] if says else found == []


def test_an_id_of_another_file_is_not_used_again(tmp_path: Path) -> None:
    (tmp_path / "india.yaml").write_text(GOOD, "utf-8")
    assert any("used twice in india.yaml" in one for one in problems(GOOD, tmp_path))


def test_a_file_that_is_not_there_is_named() -> None:
    with pytest.raises(register.BadRegister, match=r"there is no file nowhere\.yaml"):
        register.check(Path("nowhere.yaml"))


def test_a_superseded_rule_and_an_unchecked_entry_cannot_be_overlooked() -> None:
    assert "SUPERSEDED" in register.cite("IN-036").html.split("</summary>")[0]
    unchecked = next(one for one in register.load().values() if not one.checked)
    assert "UNCHECKED" in register.cite(unchecked.id).html.split("</summary>")[0]
    assert not register.keyable(unchecked.id)


def test_a_badge_holds_only_what_jupyter_keeps() -> None:
    seen: set[str] = set()

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            seen.update([tag, *(name for name, _ in attrs)])

    Reader().feed("".join(register.cite(id).html for id in register.load()))
    assert seen == {"details", "summary", "p", "strong", "class"}


def test_an_unknown_entry_names_its_neighbours() -> None:
    with pytest.raises(register.UnknownEntry, match="IN-036"):
        register.entry("IN-0366")


def test_the_rule_of_a_day_is_the_one_whose_period_holds_it() -> None:
    def held(day: date) -> list[str]:
        return [rule.authority for rule in register.on(day, "production", "United States") if rule.entry.id == "US-U09"]

    assert held(date(2018, 6, 21)) == ["18 USC 2703(d); 819 F.3d 880 (6th Cir. 2016)"]
    assert held(date(2018, 6, 22)) == held(date(2026, 6, 28)) == ["Carpenter v. United States, 585 U.S. 296 (2018)"]
    assert held(date(2026, 6, 29)) == ["Chatrie v. United States, No. 25-112 (29 June 2026)"]


@settings(deadline=None)
@given(days(date(1995, 1, 1), date(2035, 12, 31)))
def test_each_day_has_one_rule_for_each_kind_of_matter_and_no_hole(day: date) -> None:
    for one in DATED:
        held = [rule.only for rule in one.rules_on(day)]
        assert len(held) == len(set(held)), one.id
        for matters in {period.only for period in one.rules}:
            line = [period for period in one.rules if period.only == matters]
            begun = line[0].since is None or line[0].since <= day
            over = line[-1].until is not None and line[-1].until < day
            assert (matters in held) == (begun and not over), one.id


ASKED = [
    ("admissibility", "India", "IN-U09", "Anvar; Shafhi Mohammad"),
    ("realtime", "India", "IN-U10", "Telegraph Act 1885 s. 5(2)"),
    ("preservation", "India", "IN-T14", "IT Act s. 67C before Act 18 of 2023"),
    ("preservation", "France", "FR-X04", "before Law 2021-998"),
    ("production", "France", "FR-X02", "CPP 60-1 ff before Law 2022-299"),
    ("search_seizure", "Netherlands", "NL-X01", "ECLI:NL:HR:2017:584"),
    ("production", "Netherlands", "NL-X02", "Sv 126n"),
    ("search_seizure", "Russian Federation", "RU-20", "UPK RF 164.1"),
    ("production", "Japan", "JP-U02", "CCP arts 99-2, 218(1)"),
    ("production", "Multilateral", "ML-E042", "art. 34(2)"),
    ("production", "United States", "US-U09", "Carpenter"),
    ("admissibility", "United States", "US-F90214", "FRE 902(14)"),
]


@pytest.mark.parametrize(("topic", "state", "id", "authority"), ASKED)
def test_the_register_says_which_rule_governed_on_3_may_2020(topic: str, state: str, id: str, authority: str) -> None:
    found = [rule for rule in register.on(date(2020, 5, 3), topic, state) if rule.entry.id == id and not rule.only]
    assert [authority in rule.authority for rule in found] == [True]
    said = CliRunner().invoke(casebook, ["register", "on", "2020-05-03", "--topic", topic, "--state", state]).output
    assert id in said and authority in said


CERTIFICATE = {
    date(2014, 9, 17): "Navjot Sandhu",
    date(2014, 9, 18): "Anvar P.V.",
    date(2018, 1, 30): "Shafhi",
    date(2020, 7, 14): "Arjun Panditrao",
    date(2024, 6, 30): "Arjun Panditrao",
    date(2024, 7, 1): "BSA 2023 ss. 62, 63",
}


@pytest.mark.parametrize(("day", "authority"), CERTIFICATE.items())
def test_the_rule_on_the_indian_certificate_changes_on_its_days(day: date, authority: str) -> None:
    rules = list(register.entry("IN-U09").rules_on(day))
    assert authority in next(rule.authority for rule in rules if not rule.only)
    assert any("170(2)" in rule.authority for rule in rules if rule.only) == (day >= date(2024, 7, 1))


def test_what_is_due_comes_by_its_day() -> None:
    assert register.due(date(2026, 11, 24)) == []
    assert register.due(date(2027, 6, 30))
    assert len(register.due(date(2030, 1, 1))) == len(register.load())


def test_the_published_schema_is_fresh() -> None:
    assert json.loads((ROOT / "docs" / "register.schema.json").read_text("utf-8")) == published(), (
        "run `casebook register schema`"
    )


def test_the_terminal_says_which_lessons_cite_an_entry_and_which_entries_none_cites() -> None:
    cited = CliRunner().invoke(casebook, ["register", "uses"]).output
    one = cited.split()[0]
    unused = CliRunner().invoke(casebook, ["register", "unused"]).output
    assert "mark" in cited and "prose" in cited
    assert f"\n{one} " not in "\n" + unused
    assert f"of {len(register.load())} entries are cited by no lesson" in unused
    assert len(unused.splitlines()) - 1 + len({line.split()[0] for line in cited.splitlines()}) == len(register.load())
    nobody = unused.split()[0]
    assert "no lesson" in CliRunner().invoke(casebook, ["register", "uses", nobody]).output


def test_the_terminal_shows_an_entry_and_refuses_an_unknown_one() -> None:
    shown = CliRunner().invoke(casebook, ["register", "show", "IN-036"])
    assert "SUPERSEDED" in shown.output
    assert isinstance(CliRunner().invoke(casebook, ["register", "show", "ZZ-1"]).exception, register.UnknownEntry)


ELEMENTS = [
    *(f"M{number}" for number in range(1, 15)),
    *(f"E{number}" for number in range(1, 11)),
    *(f"R{number}" for number in range(1, 13)),
    *(f"P{number}" for number in range(1, 12)),
]


@pytest.mark.parametrize("code", ELEMENTS)
def test_every_element_of_a_request_has_a_checked_entry_that_carries_it(code: str) -> None:
    assert register.carrying(code)[0].checked
    assert register.carrying(code)[0].id in CliRunner().invoke(casebook, ["register", "code", code]).output.split()[0]


def test_the_six_elements_of_article_29_have_an_entry_each() -> None:
    assert [register.carrying(f"P{number}")[0].id for number in range(1, 7)] == [f"ML-B29{one}" for one in "abcdef"]
    assert "No entry carries" in CliRunner().invoke(casebook, ["register", "code", "Z9"]).output


NAMED = re.compile(r'"((?:GE|GEN|ML|FR|IN|JP|MA|NL|RU|US)-[A-Z0-9]*\d[a-z]?)"')


def test_what_the_code_names_as_authority_is_a_checked_entry() -> None:
    named = {id for path in (ROOT / "src" / "casebook").rglob("*.py") for id in NAMED.findall(path.read_text("utf-8"))}
    assert named >= {id for regime in clock.REGIMES.values() for id in regime.register}
    assert [id for id in sorted(named) if not register.keyable(id)] == []


def test_a_badge_says_since_when_each_rule_governed() -> None:
    shown = register.cite("IN-U09")
    for text in (shown.html, shown.text):
        assert "From 18 September 2014 until 29 January 2018" in text
        assert "From 1 July 2024, only applications, trials" in text


HEADED = "- schema: {0}\n"


def headed(folder: Path, schema: object) -> Path:
    """The general file of the register with a first line that names its schema."""
    path = folder / "general.yaml"
    path.write_text(
        HEADED.format(schema) + (ROOT / "datasets" / "register" / "general.yaml").read_text("utf-8"), "utf-8"
    )
    return path


def test_a_file_may_name_its_schema(tmp_path: Path) -> None:
    path = headed(tmp_path, 1)
    assert register.check(path) == []
    assert "GEN-01" in register.load(tmp_path)
    broken = path.read_text("utf-8").replace("status: context", "status: odd", 1)
    path.write_text(broken, "utf-8")
    [problem] = register.check(path)
    assert broken.splitlines()[problem.line - 1].strip() == "status: odd"


@pytest.mark.parametrize(
    ("schema", "says"), [(2, "Get the newer version"), ("one", "leave the line out"), (0, "schema is 0")]
)
def test_a_file_of_a_schema_that_is_not_known_is_refused_in_words(schema: object, says: str, tmp_path: Path) -> None:
    [problem] = register.check(headed(tmp_path, schema))
    assert says in str(problem)
    with pytest.raises(register.BadRegister, match="schema"):
        register.load(tmp_path)


def test_entries_of_an_older_schema_are_brought_forward() -> None:
    old = [{"schema": 1}, {"id": "X-1", "text": "now"}]
    assert migrate(old, {1: lambda one: {"id": one["id"], "today": one["text"]}}, newest=2) == [
        {"id": "X-1", "today": "now"}
    ]
    assert migrate(old[1:], {1: lambda one: {**one, "seen": True}}, newest=2)[0]["seen"]


def test_the_published_schema_takes_a_file_with_its_number_and_refuses_a_newer_one(tmp_path: Path) -> None:
    entries = json.loads(json.dumps(yaml.safe_load(headed(tmp_path, 1).read_text("utf-8")), default=str))
    jsonschema.validate(entries, published())
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate([{"schema": 2}, *entries[1:]], published())
