"""The tables of what States submitted add up, point to their lines, and say what they count."""

import re
from pathlib import Path

import pytest

from casebook import register, submissions

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "datasets" / "submissions"
CARD = (FOLDER / "README.md").read_text("utf-8")
NAMES = sorted(path.stem for path in FOLDER.glob("*.csv"))
# the compilation itself is no part of the course; where its folder lies beside the repository, pinpoints are tested
SEEDS = [path for parent in ROOT.parents for path in sorted((parent / "shared" / "seeds").glob("*.txt"))]
LAST_LINE = 1237


def rows(name: str) -> list[dict[str, str]]:
    found = submissions.table(name).to_dict("records")
    return [{str(key): str(value) for key, value in row.items()} for row in found]


def ranges(lines: str) -> tuple[int, int]:
    first, _, last = lines.partition("-")
    return int(first), int(last or first)


def section(name: str) -> str:
    """The part of the card on one table."""
    return CARD.split(f"## `{name}.csv`")[1].split("\n## ")[0]


def plain(text: str) -> str:
    return " ".join(text.split())


def misplaced(found: list[dict[str, str]], compilation: list[str]) -> list[str]:
    """The phrases that do not stand in the lines which their rows name."""
    wrong = []
    for row in found:
        if row.get("as_printed"):
            first, last = ranges(row["lines"])
            if plain(row["as_printed"]) not in plain(" ".join(compilation[first - 1 : last])):
                wrong.append(row["as_printed"])
    return wrong


@pytest.mark.parametrize("name", NAMES)
def test_the_card_of_a_table_names_every_column(name: str) -> None:
    for column in submissions.table(name).columns:
        assert f"`{column}`" in section(name), column


@pytest.mark.parametrize("name", NAMES)
def test_each_row_has_an_entry_of_the_register(name: str) -> None:
    if name == "terms":
        return
    for row in rows(name):
        assert register.entry(row["register"]), row


@pytest.mark.parametrize("name", NAMES)
def test_pinpoints_are_lines_of_the_compilation(name: str) -> None:
    for row in rows(name):
        if row.get("lines"):
            first, last = ranges(row["lines"])
            assert 1 <= first <= last <= LAST_LINE, row


@pytest.mark.parametrize("name", NAMES)
def test_no_two_rows_are_the_same(name: str) -> None:
    assert not submissions.table(name).duplicated().any()


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.skipif(not SEEDS, reason="the compilation does not lie beside the repository")
def test_what_is_printed_stands_in_the_lines_named(name: str) -> None:
    assert misplaced(rows(name), SEEDS[0].read_text("utf-8").split("\n")) == []


def test_a_pinpoint_that_is_off_by_a_line_is_noticed() -> None:
    compilation = ["nothing", "has registered 12", "cases", "nothing"]
    row = {"as_printed": "registered 12 cases", "lines": "2-3"}
    assert misplaced([row], compilation) == []
    assert misplaced([{**row, "lines": "3-4"}, {**row, "as_printed": "registered 13 cases"}], compilation) != []


@pytest.mark.skipif(not SEEDS, reason="the compilation does not lie beside the repository")
def test_terms_that_name_lines_stand_there() -> None:
    compilation = SEEDS[0].read_text("utf-8").split("\n")
    # French and Russian change the ends of words: the beginning of each word must be there
    for row in rows("terms"):
        for language in ("fr", "ru"):
            if row[f"{language}_from"].startswith("lines"):
                first, last = ranges(row[f"{language}_from"].removeprefix("lines "))
                there = plain(" ".join(compilation[first - 1 : last])).lower()
                for word in re.findall(r"\w{4,}", row[language].lower()):
                    assert word[: max(4, len(word) - 3)] in there, (row["term"], word)


@pytest.mark.skipif(not SEEDS, reason="the compilation does not lie beside the repository")
def test_every_number_of_the_russian_and_japanese_paragraphs_has_a_row() -> None:
    compilation = SEEDS[0].read_text("utf-8").split("\n")
    values = set(submissions.table("figures")["value"])
    for first, last in ((888, 923), (598, 608)):
        text = " ".join(compilation[first - 1 : last]).replace(",", "")
        found = set(re.findall(r"\b\d{3,6}\b", text)) - {"2016", "2017", "2018", "159", "272"}
        assert found <= values


def test_a_sum_is_the_sum_of_its_parts() -> None:
    cases = submissions.numbers("japanese_cases", "cases")
    year = cases[cases["year"] == "2017"]
    whole = int(year.loc[year["part_of"] == "", "cases"].sum())
    assert whole == int(year.loc[year["part_of"] != "", "cases"].sum()) == 9014
    before = int(cases.loc[(cases["year"] == "2016") & (cases["part_of"] == ""), "cases"].sum())
    assert whole - before == 690
    assert round((whole - before) / before * 100, 1) == 8.3


def test_russian_figures_are_four_offences_in_two_years_and_one_article_is_misprinted() -> None:
    frame = submissions.numbers("russian_offences", "registered")
    wide = frame.pivot_table(index="article_meant", columns="year", values="registered")
    assert wide.shape == (4, 2)
    assert wide.loc["159.3"].tolist() == [228, 4917]
    assert wide.loc["159.6"].tolist() == [2195, 970]
    # the Prosecutor General gave 1,883 for arts 272 and 273 together in 2017: the register says so
    assert wide.loc[["272", "273"], "2017"].sum() == 1881
    assert "1,881" in register.entry("RU-12").today and "1,883" in register.entry("RU-12").today
    misprinted = frame[frame["article_printed"] != frame["article_meant"]]
    assert set(misprinted["article_meant"]) == {"273"} and set(misprinted["article_printed"]) == {"272"}


def test_figures_of_one_number_agree_between_the_tables() -> None:
    figures = submissions.table("figures")
    for name, column in (("russian_offences", "registered"), ("japanese_cases", "cases")):
        for row in rows(name):
            if row["as_printed"] and not row.get("origin", "printed").startswith("computed"):
                same = figures[(figures["value"] == row[column]) & (figures["year"] == row["year"])]
                assert set(same["register"]) == {row["register"]}, row


def test_seven_are_announced_six_are_printed_and_nothing_is_taken_from_the_seventh() -> None:
    asked = submissions.table("respondents")
    assert (asked["announced"] == "yes").sum() == 7
    assert list(asked.loc[asked["printed"] == "no", "state"]) == ["Morocco"]
    for name in NAMES:
        if "as_printed" in submissions.table(name) and "state" in submissions.table(name) and name != "respondents":
            assert "Morocco" not in set(submissions.table(name)["state"]), name


def test_the_indian_table_has_its_27_rows_and_every_error_is_told() -> None:
    table = submissions.table("indian_provisions")
    assert list(table["row"].astype(int)) == list(range(1, 28))
    told = table["error_in_words"] != ""
    assert (told == (table["error"] != "none")).all()
    wrong = {
        row["register"] for row in rows("indian_provisions") if row["error"] in ("sanction", "number", "duplicate")
    }
    held = {id for id in wrong if register.entry(id).status == "accurate"}
    # two rows have a misprint that the register does not count against the statement
    assert held <= {"IN-T20"}


def test_dates_of_instruments_can_be_sorted_by_their_year() -> None:
    for row in rows("instruments"):
        assert re.search(r"\b(19|20)\d\d\b", row["date"]), row


def test_a_table_that_is_not_there_is_named_with_those_that_are() -> None:
    with pytest.raises(submissions.UnknownTable, match="There are: dutch_powers"):
        submissions.table("nothing")


def test_a_reader_cannot_change_a_table_for_the_next_one() -> None:
    mine = submissions.table("terms")
    mine["term"] = "changed"
    assert "changed" not in set(submissions.table("terms")["term"])
