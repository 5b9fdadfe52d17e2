"""What each mark promises, by example; and that a key which does not fit its question is refused."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from exams import offered
from hypothesis import given
from hypothesis import strategies as st

from casebook import marking, questions
from casebook.marking import Answer, BadKey, Mark, Reason
from casebook.marking.mark import Fault, make, on_grid

MD5 = "d41d8cd98f00b204e9800998ecf8427e"
SHA = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
CHOICE = questions.choice("m05-q1", "Which?", offered("abc"), points=1)
SEVERAL = questions.several("m05-q2", "Which?", offered("abcd"), points=2)
CLASSIFY = questions.classify("m05-q3", "What?", offered("abc"), offered("xyz"), points=2)
ORDER = questions.order("m05-q4", "Order?", offered("abcd"), points=3)
TEXT = questions.text("m05-q5", "Name?", points=1)
NUMBER = questions.number("m05-q6", "Size?", ["B", "MB", "MiB", "s"], points=1)
COUNT = questions.number("m05-q7", "How many?", points=1)
DIGEST = questions.digest("m05-q8", "Value?", ["md5", "sha256"], points=2)
MOMENT = questions.moment("m05-q9", "When?", ["+05:30", "UTC"], points=1)
RULING = questions.ruling("m05-q10", "Exhibit", offered("xyz"), offered("abcdef"), points=3)
DEFECTS = questions.defects("m05-q11", "Text", offered("1234"), offered("xy"), points=4)
SUPPORT = questions.support("m05-q12", "File", offered("xy"), offered("123456789"), points=2)
DRAFT = questions.draft("m05-t1", "Write.", [questions.field("a", "A"), questions.field("b", "B")], points=4)
MADE = "2026-03-02T09:30:00+05:30"


def texts(mark: Mark) -> str:
    return " ".join(reason.text for reason in mark.reasons)


# what a mark shows


def test_a_mark_shows_points_answer_reasons_and_source_without_headings() -> None:
    mark = marking.choice(
        Answer(CHOICE, "a"),
        "b",
        because="So.",
        authority="art. 16",
        register="US-036",
        where="EXH-01, page 2",
    )
    assert mark.to_html() == (
        '<div class="cb-mark"><p class="cb-mark-points"><strong>0 of 1 point</strong></p>'
        '<p class="cb-mark-answer">Your answer: Option a</p>'
        '<ul class="cb-mark-reasons"><li>The answer is “Option b”. '
        '<span class="cb-mark-lost">(1 point lost)</span></li><li>So.</li></ul>'
        '<p class="cb-mark-source">Authority: art. 16. Where: EXH-01, page 2. Register: US-036.</p></div>'
    )
    assert mark._repr_html_() == mark.to_html()


def test_each_reason_has_the_sources() -> None:
    mark = marking.several(
        Answer(SEVERAL, ["a"]),
        {"b", "c"},
        because="So.",
        authority="art. 16",
        register=["US-036", "IN-028"],
        where="p. 2",
    )
    assert len(mark.reasons) == 4
    for reason in mark.reasons:
        assert (reason.authority, reason.register, reason.where) == ("art. 16", ("US-036", "IN-028"), "p. 2")


def test_each_item_may_have_its_own_reason_and_place() -> None:
    mark = marking.classify(
        Answer(CLASSIFY, {"a": "x", "b": "x", "c": "x"}),
        {"a": "x", "b": "y", "c": "z"},
        because={"a": "A so.", "b": "B so.", "c": "C so."},
        where={"b": "page 2", "c": "page 3"},
    )
    assert [reason.where for reason in mark.reasons] == ["page 2", "page 3"]
    assert "A so." not in texts(mark)
    assert mark.reasons[0].text.endswith("it is “Option y”. B so.")
    assert "Where: page 3." in mark.to_html()


def test_where_everything_is_right_the_mark_says_why() -> None:
    assert texts(marking.choice(Answer(CHOICE, "b"), "b", because="So.")) == "So."
    assert texts(marking.choice(Answer(CHOICE, "b"), "b")) == "Right."
    full = {"a": "x", "b": "y", "c": "z"}
    said = texts(marking.classify(Answer(CLASSIFY, full), full, because={"a": "One.", "b": "Two."}))
    assert said == "“Option a”: One. “Option b”: Two."
    two = marking.several(Answer(SEVERAL, ["a", "b"]), {"a", "b"}, because={"c": "Not that."})
    assert texts(two) == "“Option c”: Not that."


def test_register_entries_may_be_shown_as_badges() -> None:
    mark = marking.choice(Answer(CHOICE, "a"), "b", register="US-036")
    drawn = mark.to_html(lambda id: f'<b class="badge">{id}</b>')
    assert '<div class="cb-mark-source">Register: <b class="badge">US-036</b></div>' in drawn


def test_everything_the_author_writes_is_escaped_too() -> None:
    mark = marking.choice(Answer(CHOICE, "a"), "b", because="a < b", authority="<i>", register="<r>", where="x & y")
    page = mark.to_html()
    for raw, escaped in (
        ("a < b", "a &lt; b"),
        ("<i>", "&lt;i&gt;"),
        ("<r>", "&lt;r&gt;"),
        ("x & y", "x &amp; y"),
    ):
        assert raw not in page
        assert escaped in page


def test_a_long_answer_is_cut_in_the_mark() -> None:
    mark = marking.draft(Answer(DRAFT, {"a": "word " * 5000}))
    assert len(mark.to_html()) < 1000


@pytest.mark.parametrize(
    ("earned", "points", "number", "words"),
    [
        (2.0, 3.0, "2", "2 of 3 points"),
        (0.5, 1.0, "0.5", "0.5 of 1 point"),
        (0, 0, "0", "0 of 0 points"),
        (2.67, 4, "2.67", "2.67 of 4 points"),
    ],
)
def test_a_mark_prints_as_its_number(earned: float, points: float, number: str, words: str) -> None:
    assert repr(Mark(earned, points)) == number
    assert str(Mark(earned, points)) == words


def test_only_a_full_answer_is_rounded_to_full_points() -> None:
    from fractions import Fraction

    assert on_grid(Fraction(999, 1000), 1) == 0.99
    assert on_grid(Fraction(1), 1) == 1
    assert on_grid(Fraction(2, 3), 1) == 0.67
    assert on_grid(Fraction(1, 3), 7.5) == 2.5
    assert on_grid(Fraction(-1), 3) == 0
    lost = make(Answer(CHOICE), Fraction(1, 3), [Fault("one"), Fault("two"), Fault("three")], {})
    assert sum(reason.lost for reason in lost.reasons) == pytest.approx(1 - lost.earned)


# form does not matter, meaning does


@given(
    st.sampled_from([str.upper, str.lower, str.title]),
    st.sampled_from(["", " ", ":", "-", "\u00a0", "\n"]),
    st.integers(1, 8),
)
def test_the_form_of_a_digest_does_not_matter(case: Callable[[str], str], mark: str, width: int) -> None:
    groups = mark.join(SHA[at : at + width] for at in range(0, 64, width))
    for form in (case(groups), f"0x{case(groups)}", f"  {case(groups)}\n", f"'{case(groups)}'"):
        assert marking.digest(Answer(DIGEST, {"algorithm": "sha256", "hex": form}), SHA).earned == 2


@given(st.integers(-14 * 60, 14 * 60), st.booleans())
def test_the_zone_of_a_moment_does_not_matter(minutes: int, seconds: bool) -> None:
    there = datetime.fromisoformat(MADE).astimezone(timezone(timedelta(minutes=minutes)))
    zone = f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"
    clock = there.strftime("%H:%M:%S" if seconds else "%H:%M")
    value = {"date": str(there.date()), "time": clock, "zone": zone}
    assert marking.moment(Answer(MOMENT, value), MADE).earned == 1


@pytest.mark.parametrize("zone", ["UTC", "Z", "+00:00", "-00:00"])
def test_utc_has_many_names(zone: str) -> None:
    value = {"date": "2026-03-02", "time": "04:00", "zone": zone}
    assert marking.moment(Answer(MOMENT, value), datetime(2026, 3, 2, 4, tzinfo=UTC)).earned == 1


@given(st.sampled_from([str.upper, str.lower, str.title]), st.sampled_from([" ", "\u00a0", "  ", "\t"]))
def test_the_form_of_a_text_does_not_matter(case: Callable[[str], str], space: str) -> None:
    for form in (
        f"{space}{case('the owner')}{space}",
        case("the owner").replace(" ", space),
        f"“{case('the owner')}.”",
    ):
        assert marking.text(Answer(TEXT, form), "The owner").earned == 1


@pytest.mark.parametrize(
    ("form", "right"),
    [
        ("l\u2019ordinateur", "l'ordinateur"),
        ("STRASSE", "Straße"),
        ("\uff41\uff42", "ab"),
        ("e\u0301tat", "état"),
        ("a\u2013b", "a-b"),
    ],
)
def test_typography_does_not_matter(form: str, right: str) -> None:
    assert marking.text(Answer(TEXT, form), right).earned == 1


def test_a_list_of_keywords_is_no_text() -> None:
    assert marking.text(Answer(TEXT, "ledger.xlsx, report.docx, memo.pdf"), "ledger.xlsx").earned == 0


def test_a_second_form_of_a_text_is_as_good() -> None:
    mark = marking.text(Answer(TEXT, "section 63"), ["section 63(4)", "Section 63"])
    assert (mark.earned, mark.alternative) == (1, True)


# numbers


@pytest.mark.parametrize(
    ("typed", "unit"),
    [
        ("4194304", "B"),
        ("4,194,304", "B"),
        ("4 194 304", "B"),
        ("4", "MiB"),
        ("4.0", "MiB"),
        ("4,0", "MiB"),
        ("4.194304", "MB"),
    ],
)
def test_the_same_size_in_any_unit_is_right(typed: str, unit: str) -> None:
    assert marking.number(Answer(NUMBER, {"number": typed, "unit": unit}), 4_194_304, "B").earned == 1


def test_tolerance_is_in_the_unit_of_the_key() -> None:
    def mark(typed: str, **within: Any) -> float:
        return marking.number(Answer(NUMBER, {"number": typed, "unit": "MB"}), 4_194_304, "B", **within).earned

    assert mark("4.2") == 0
    assert mark("4.2", tolerance=6000) == 1
    assert mark("4.2", relative=0.01) == 1
    assert mark("4.3", relative="0.01") == 0


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ({"number": "4", "unit": "MB"}, "right in MiB (1,048,576 bytes), not in MB (1,000,000 bytes)"),
        ({"number": "4", "unit": "s"}, "s cannot be turned into MiB"),
        ({"number": "4"}, "not guessed"),
        ({"number": "four", "unit": "MiB"}, "is not a number"),
        ({"number": "1e3", "unit": "MiB"}, "is not a number"),
        ({"number": "5", "unit": "MiB"}, "The answer is 4 MiB"),
    ],
)
def test_a_wrong_number_is_told_what_is_wrong(value: Any, said: str) -> None:
    mark = marking.number(Answer(NUMBER, value), 4, "MiB")
    assert mark.earned == 0
    assert said in texts(mark)


def test_a_number_with_two_readings_is_right_in_either() -> None:
    assert marking.number(Answer(COUNT, {"number": "1,234"}), 1234).earned == 1
    assert marking.number(Answer(COUNT, {"number": "1,234"}), 1.234).earned == 1
    assert marking.number(Answer(COUNT, {"number": "1,234"}), 12.34).earned == 0


# digests and moments


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ({"algorithm": "sha256", "hex": SHA[:16]}, "Only the first 16 digits are there"),
        ({"algorithm": "sha256", "hex": MD5}, "That is the length of MD5"),
        ({"algorithm": "sha256", "hex": SHA[:-1] + "6"}, "differs at digit 64"),
        ({"algorithm": "sha256", "hex": SHA.replace("e", "é")}, "also has “é”"),
        ({"algorithm": "sha256", "hex": "0" * 64}, f"The value is {SHA} (SHA-256)"),
        ({"algorithm": "sha256", "hex": SHA + "00"}, "something more than the value"),
    ],
)
def test_a_wrong_digest_is_told_what_is_wrong(value: Any, said: str) -> None:
    mark = marking.digest(Answer(DIGEST, value), SHA)
    assert mark.earned == 0
    assert said in texts(mark)


def test_the_wrong_algorithm_costs_half() -> None:
    mark = marking.digest(Answer(DIGEST, {"algorithm": "md5", "hex": SHA}), SHA)
    assert mark.earned == 1
    assert "they are of SHA-256, not of MD5" in texts(mark)


def test_any_of_several_algorithms_will_do() -> None:
    key = {"sha256": SHA, "md5": MD5}
    assert marking.digest(Answer(DIGEST, {"algorithm": "md5", "hex": MD5}), key).alternative
    assert marking.digest(Answer(DIGEST, {"algorithm": "sha256", "hex": SHA}), key).earned == 2
    assert marking.digest(Answer(DIGEST, {"algorithm": "md5", "hex": SHA[:32]}), key).earned == 0


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ({"date": "2026-03-02", "time": "09:30"}, "without its zone"),
        ({"date": "2026-03-02", "time": "09:30", "zone": "UTC"}, "clock time is right; the zone is not"),
        ({"date": "2026-03-02", "time": "11:31", "zone": "+05:30"}, "Yours is 2 hours and 1 minute too late"),
        ({"date": "2026-03-01", "time": "09:30", "zone": "+05:30"}, "Yours is 1 day too early"),
        ({"date": "0001-01-01", "time": "00:00", "zone": "+14:00"}, "too early"),
        ({"date": "9999-12-31", "time": "23:59", "zone": "-12:00"}, "too late"),
        ({"date": "2026-03-32", "time": "09:30", "zone": "UTC"}, "The date is not one"),
        ("2026-03-02 09:30", "not a date with a time"),
    ],
)
def test_a_wrong_moment_is_told_what_is_wrong(value: Any, said: str) -> None:
    mark = marking.moment(Answer(MOMENT, value), MADE)
    assert mark.earned == 0
    assert said in texts(mark)


def test_a_moment_may_be_off_by_its_tolerance_and_no_more() -> None:
    def mark(clock: str) -> float:
        value = {"date": "2026-03-02", "time": clock, "zone": "+05:30"}
        return marking.moment(Answer(MOMENT, value), MADE, tolerance=60).earned

    assert [mark("09:29:00"), mark("09:31:00"), mark("09:31:01")] == [1, 1, 0]


# order


def test_an_order_with_alternatives_accepts_each() -> None:
    right, other = ["a", "b", "c", "d"], ["a", "c", "b", "d"]
    assert not marking.order(Answer(ORDER, right), right, also=[other]).alternative
    mark = marking.order(Answer(ORDER, other), right, also=[other])
    assert (mark.earned, mark.alternative) == (3, True)


def test_what_must_precede_what_is_all_that_counts() -> None:
    before = [("a", "b"), ("b", "c")]
    for good in ("abcd", "dabc", "adbc"):
        assert marking.order(Answer(ORDER, [*good]), before=before).earned == 3
    mark = marking.order(Answer(ORDER, [*"acbd"]), before=before)
    assert mark.earned == 1
    assert texts(mark) == "“Option b” comes before “Option c”."


# rulings


def rule(outcome: str, grounds: str, accept: Any) -> Mark:
    return marking.ruling(Answer(RULING, {"outcome": outcome, "grounds": [*grounds]}), accept)


def test_contested_law_accepts_either_side_with_its_reasons() -> None:
    accept = {"x": {"b", "c"}, "y": {"d"}}
    assert rule("x", "bc", accept).earned == rule("y", "d", accept).earned == 3
    assert rule("y", "d", accept).alternative
    for outcome, grounds in (("x", "d"), ("y", "bc"), ("z", "bcd"), ("x", ""), ("y", "abcdef")):
        assert rule(outcome, grounds, accept).earned == 0


def test_grounds_weigh_twice_as_much_as_the_outcome() -> None:
    accept = {"x": {"b", "c"}}
    assert rule("x", "b", accept).earned == 2
    assert rule("x", "bca", accept).earned == 2.5
    assert rule("x", "bae", accept).earned == 0


def test_a_part_of_the_allowed_grounds_may_be_enough() -> None:
    accept = {"x": marking.grounds(required={"b"}, allowed={"c", "d"}, enough=1)}
    assert rule("x", "bc", accept).earned == rule("x", "bd", accept).earned == rule("x", "bcd", accept).earned == 3
    short = rule("x", "b", accept)
    assert short.earned == 2
    assert "1 more needed: “Option c”, “Option d”" in texts(short)


def test_a_ruling_that_cannot_be_justified_is_told_which_can() -> None:
    assert "“Option x” is justified by “Option b”, “Option c”." in texts(rule("y", "b", {"x": {"b", "c"}}))
    assert "No outcome is chosen." in texts(marking.ruling(Answer(RULING), {"x": {"b"}}))


def test_the_value_of_a_ruling_is_marked_by_its_type() -> None:
    asked = questions.ruling(
        "m05-q1",
        "Exhibit",
        offered("xy"),
        offered("abcd"),
        questions.number_field("Size", ["MB", "MiB"]),
        points=4,
    )
    right = {"outcome": "y", "grounds": ["b"], "value": {"number": "4", "unit": "MiB"}}
    key = ({"y": "b"}, marking.Quantity(4, "MiB"))
    assert marking.ruling(Answer(asked, right), *key).earned == 4
    wrong = marking.ruling(Answer(asked, {**right, "value": {"number": "4", "unit": "MB"}}), *key)
    assert wrong.earned == 3
    assert "right in MiB" in texts(wrong)
    assert marking.ruling(Answer(asked, {**right, "grounds": ["c"]}), *key).earned == 0


# defects and support


def test_a_defect_misnamed_counts_half() -> None:
    key = {"2": "x", "3": "y"}
    full = {"1": "sound", "2": "x", "3": "y", "4": "sound"}
    assert marking.defects(Answer(DEFECTS, {**full, "3": "x"}), key).earned == 3
    assert marking.defects(Answer(DEFECTS, {**full, "3": "sound"}), key).earned == 2
    assert marking.defects(Answer(DEFECTS, {**full, "1": "x"}), key).earned == 2
    assert marking.defects(Answer(DEFECTS, full), {**key, "1": "sound"}).earned == 4


def test_a_paragraph_may_have_two_good_names() -> None:
    full = {"1": "sound", "2": "y", "3": "sound", "4": "sound"}
    mark = marking.defects(Answer(DEFECTS, full), {"2": ["x", "y"]})
    assert (mark.earned, mark.alternative) == (4, True)


def test_support_takes_any_of_the_sets() -> None:
    key = {"x": [{"2"}, {"3", "4"}], "y": {"5"}}
    for chosen in (["2"], ["3", "4"], ["2", "3"]):
        assert marking.support(Answer(SUPPORT, {"x": chosen, "y": ["5"]}), key).earned == 2
    half = marking.support(Answer(SUPPORT, {"x": ["3"], "y": ["5"]}), key)
    assert half.earned == 1.5
    assert "missing 4" in texts(half) or "missing 2" in texts(half)


# drafts


def test_a_draft_without_checks_waits_for_a_person() -> None:
    mark = marking.draft(Answer(DRAFT, {"a": "Text.", "b": "More."}), authority="rubric")
    assert (repr(mark), mark.points, mark.reasons[0].text) == ("0", 0, "A person reads and marks this.")
    assert mark.reasons[0].authority == "rubric"


def test_the_checks_of_a_draft_say_what_is_lost_and_by_which_rule() -> None:
    def dated(written: Any) -> Reason | None:
        return None if "2026" in written["a"] else Reason("No date.", 1, authority="art. 16(2)", where="field A")

    def noted(written: Any) -> Reason | None:
        return Reason("Well put.") if written["b"] else None

    mark = marking.draft(Answer(DRAFT, {"a": "soon", "b": "x"}), [dated, noted], because="So.")
    assert mark.earned == 3
    assert [(reason.text, reason.lost) for reason in mark.reasons] == [
        ("No date.", 1),
        ("Well put.", 0),
        ("So.", 0),
    ]
    assert mark.reasons[0].authority == "art. 16(2)"
    assert marking.draft(Answer(DRAFT, {"a": "2026", "b": "x"}), [dated]).earned == 4
    assert marking.draft(Answer(DRAFT, {"a": "", "b": "  "}), [noted]).earned == 0
    assert marking.draft(Answer(DRAFT, {"a": "x"}), [dated] * 9).earned == 0


# keys that do not fit


BAD: list[tuple[Callable[[], Mark], str]] = [
    (lambda: marking.choice(Answer(SEVERAL), "a"), "mark it with marking.several"),
    (lambda: marking.choice(Answer(CHOICE), "z"), "not among its options"),
    (lambda: marking.choice(Answer(CHOICE), {"a", "b", "c"}), "every option is right"),
    (lambda: marking.several(Answer(SEVERAL), []), "no option is right"),
    (lambda: marking.several(Answer(SEVERAL), "abcd"), "not among its options"),
    (lambda: marking.several(Answer(SEVERAL), [*"abcd"]), "every option is right"),
    (lambda: marking.classify(Answer(CLASSIFY), {"a": "x"}), "must place each item"),
    (lambda: marking.classify(Answer(CLASSIFY), dict.fromkeys("abc", "x")), "in the same place"),
    (lambda: marking.classify(Answer(CLASSIFY), dict.fromkeys("abc", "q")), "where nothing is"),
    (lambda: marking.classify(Answer(CLASSIFY), {"a": "x", "b": "xy", "c": "z"}), "where nothing is"),
    (
        lambda: marking.classify(Answer(CLASSIFY), {"a": "x", "b": {"x", "y"}, "c": "x"}),
        "good for every item",
    ),
    (lambda: marking.order(Answer(ORDER)), "give it the right order"),
    (lambda: marking.order(Answer(ORDER), ["a", "b"]), "name each item once"),
    (lambda: marking.order(Answer(ORDER), before=[("a", "b"), ("b", "a")]), "in a circle"),
    (lambda: marking.order(Answer(ORDER), before=[("a", "z")]), "does not have"),
    (lambda: marking.text(Answer(TEXT), []), "one or more texts"),
    (lambda: marking.text(Answer(TEXT), ["a", " . "]), "one or more texts"),
    (lambda: marking.number(Answer(NUMBER), 4, "sectors"), "converts to"),
    (lambda: marking.number(Answer(COUNT), "four"), "no number"),
    (lambda: marking.number(Answer(COUNT), float("inf")), "no number"),
    (lambda: marking.digest(Answer(DIGEST), "abc"), "must say its algorithm"),
    (lambda: marking.digest(Answer(DIGEST), {"md5": SHA}), "no MD5 value"),
    (lambda: marking.digest(Answer(DIGEST), {"sha1": "0" * 40}), "does not offer"),
    (lambda: marking.digest(Answer(DIGEST), {}), "empty"),
    (lambda: marking.moment(Answer(MOMENT), "2026-03-02T09:30:00"), "no zone"),
    (lambda: marking.moment(Answer(MOMENT), "on Monday"), "no moment"),
    (lambda: marking.ruling(Answer(RULING), {}), "an outcome that is not offered"),
    (lambda: marking.ruling(Answer(RULING), {"q": {"a"}}), "an outcome that is not offered"),
    (lambda: marking.ruling(Answer(RULING), {"x": {"q"}}), "which is not offered"),
    (lambda: marking.ruling(Answer(RULING), {"x": set()}), "needs a ground"),
    (lambda: marking.ruling(Answer(RULING), {"x": marking.grounds(allowed="a", enough=2)}), "enough="),
    (lambda: marking.ruling(Answer(RULING), {"x": set("abcdef")}), "offer one that is not"),
    (lambda: marking.ruling(Answer(RULING), {"x": {"a"}}, MD5), "asked and not marked, or the reverse"),
    (lambda: marking.defects(Answer(DEFECTS), {}), "no paragraph is defective"),
    (lambda: marking.defects(Answer(DEFECTS), dict.fromkeys("1234", "x")), "leave one sound"),
    (lambda: marking.defects(Answer(DEFECTS), {"9": "x"}), "not there"),
    (lambda: marking.defects(Answer(DEFECTS), {"1": {"x", "sound"}}), "names no defect"),
    (lambda: marking.support(Answer(SUPPORT), {"x": {"1"}}), "for each element"),
    (lambda: marking.support(Answer(SUPPORT), {"x": [], "y": "1"}), "has no paragraph"),
    (lambda: marking.support(Answer(SUPPORT), {"x": "q", "y": "1"}), "not there"),
    (lambda: marking.support(Answer(SUPPORT), {"x": [*"123456789"], "y": "1"}), "add one that does not"),
]


@pytest.mark.parametrize(("make_mark", "mend"), BAD, ids=[f"{number}" for number in range(len(BAD))])
def test_a_key_that_does_not_fit_is_refused_in_one_line(make_mark: Callable[[], Mark], mend: str) -> None:
    with pytest.raises(BadKey, match=re.escape(mend)) as raised:
        make_mark()
    assert "\n" not in str(raised.value)


def test_each_item_can_name_the_register_entries_that_it_rests_on() -> None:
    right = {"a": "x", "b": "y", "c": "x"}
    entries = {"a": "IN-036", "b": ["IN-034", "IN-037"], "c": "IN-018"}
    mark = marking.classify(Answer(CLASSIFY, {"a": "x", "b": "x", "c": "y"}), right, register=entries)
    assert [reason.register for reason in mark.reasons] == [("IN-034", "IN-037"), ("IN-018",)]
    full = marking.classify(Answer(CLASSIFY, right), right, because="So it is.", register=entries)
    assert full.reasons[0].register == ("IN-036", "IN-034", "IN-037", "IN-018")


def test_what_is_a_quotation_itself_is_quoted_once() -> None:
    question = questions.classify(
        "m02-q1", "Which?", items={"a": '"I do not look."', "b": "B"}, classes={"x": "X", "y": "Y"}, points=2
    )
    mark = marking.classify(Answer(question, {"a": "y", "b": "y"}), {"a": "x", "b": "y"})
    assert mark.reasons[0].text == "“I do not look.”: you chose “Y”; it is “X”."
    assert question.problems({"b": "y"}) == ["Not answered yet: “I do not look.”."]
