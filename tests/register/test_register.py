"""The register is complete and honest, resolves what it can, and says in words what is wrong with a corrected file."""

import json
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner

from casebook import register
from casebook.cli import casebook
from casebook.register.commands import published

ROOT = Path(__file__).parents[2]
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
    assert len(register.load()) >= 287
    assert sum(one.checked for one in register.load().values()) >= 200


def test_every_entry_names_what_was_read_or_why_it_is_unchecked() -> None:
    for one in register.load().values():
        assert one.sources if one.checked else one.note, one.id


def test_nothing_is_checked_from_memory() -> None:
    checked = [one for one in register.load().values() if one.checked]
    assert [one.id for one in checked if "general knowledge" in one.today or "memory" in one.today] == []


def test_a_change_has_its_day_and_no_badge_puts_words_into_a_submission() -> None:
    assert all(change.what for one in register.load().values() for change in one.changes)
    assert "Background" in register.cite("ML-08").html
    assert "Said in 2019" in register.cite("IN-036").html


def test_a_good_entry_has_no_problem(tmp_path: Path) -> None:
    assert problems(GOOD, tmp_path) == []


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("status: accurate", "status: fine"), "status"),
        (("read: 2026-11-01", "read: yesterday"), "read"),
        (("  today: It holds.\n", ""), "today"),
        (("review_by: 2027-05-01", "review_by: 2020-01-01"), "not after as_of"),
        (("  sources:\n  - what: The Act\n    read: 2026-11-01\n", ""), "no source"),
        (("checked: true", "checked: false"), "no note says why"),
        (("It holds.", "It holds (general knowledge)."), "move it to note"),
        (("what: The Act", "what: The Act, from memory"), "every source says that it was not read"),
        (("A statement.", "<script>x</script>"), "plain words"),
        (("  topic: admissibility\n", "  topic: admissibility\n  colour: red\n"), "colour"),
        (("  topic: admissibility\n", " topic: admissibility\n"), "layout"),
        ((GOOD, GOOD + GOOD), "used twice"),
        ((GOOD, "id: XX-001\n"), "no list"),
    ],
)
def test_a_broken_entry_is_named_with_its_line_and_the_mend(change: tuple[str, str], says: str, tmp_path: Path) -> None:
    found = problems(GOOD.replace(*change), tmp_path)
    assert any(says in one and one.startswith("x.yaml, line ") for one in found)
    assert CliRunner().invoke(casebook, ["register", "check", str(tmp_path / "x.yaml")]).exit_code == 1


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
