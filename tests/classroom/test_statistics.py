"""The figures of the report: known values, and bounds that hold for every class."""

from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.classroom import statistics
from casebook.classroom.statistics import caution, correlation, difficulty, discrimination, flags, kappa

MARKS = st.floats(0, 10, allow_nan=False)


def test_difficulty_is_the_mean_share_of_the_points() -> None:
    assert difficulty([4, 2, 0, 2], 4) == 0.5
    assert difficulty([], 4) is None
    assert difficulty([1], 0) is None


def test_correlation_has_the_value_worked_out_by_hand() -> None:
    # means 3 and 4; products of the deviations 4+0+0+0+2 = 6; squares 10 and 6: 6 / sqrt(60)
    assert isclose(correlation([1, 2, 3, 4, 5], [2, 4, 5, 4, 5]) or 0, 6 / 60**0.5)
    assert correlation([1, 2], [1, 2]) is None
    assert correlation([1, 1, 1], [1, 2, 3]) is None


def test_discrimination_leaves_the_item_out_of_the_total() -> None:
    marks = {"a": {"q1": 1.0, "q2": 0.0, "q3": 0.0}, "b": {"q1": 0.0, "q2": 1.0, "q3": 1.0},
             "c": {"q1": 0.0, "q2": 1.0, "q3": 2.0}}  # fmt: skip
    # q1: 1 0 0 against 0 2 3: deviations 2/3 -1/3 -1/3 and -5/3 1/3 4/3, so -15/9 / sqrt(6/9 * 42/9)
    assert isclose(discrimination("q1", marks) or 0, -(15 / 9) / (6 / 9 * 42 / 9) ** 0.5)
    # with the item in its own total it would be another value: 1 2 3 against 1 0 0
    assert not isclose(discrimination("q1", marks) or 0, correlation([1, 0, 0], [1, 2, 3]) or 0)
    assert discrimination("q9", marks) is None


def test_kappa_has_the_values_worked_out_by_hand() -> None:
    assert kappa([0, 1, 2], [0, 1, 2], 1, 2) == 1
    # observed squares 0+0+1+0 = 1 over 4; by chance: 0,1,2,2 beside 0,1,1,2 -> 20 over 16
    assert isclose(kappa([0, 1, 2, 2], [0, 1, 1, 2], 1, 2) or 0, 1 - (1 / 4) / (20 / 16))
    assert isclose(kappa([0, 2], [2, 0], 1, 2) or 0, -1)
    assert kappa([1, 1], [1, 1], 1, 2) is None
    assert kappa([], [], 1, 2) is None


def test_kappa_is_the_textbook_matrix_form() -> None:
    """1 - sum(w o) / sum(w e), over the matrices of observed and expected pairs."""
    one, other, size = [0, 1, 3, 4, 4, 2, 0, 3], [1, 1, 2, 4, 3, 2, 0, 4], 5
    observed = expected = 0.0
    for i in range(size):
        for j in range(size):
            weight = (i - j) ** 2 / (size - 1) ** 2
            observed += weight * sum((a, b) == (i, j) for a, b in zip(one, other, strict=True)) / len(one)
            expected += weight * one.count(i) / len(one) * other.count(j) / len(one)
    found = kappa([mark / 2 for mark in one], [mark / 2 for mark in other], 0.5, 2)
    assert isclose(found or 0, 1 - observed / expected)


@given(st.lists(st.tuples(MARKS, MARKS), max_size=30))
def test_no_figure_leaves_its_bounds_and_order_does_not_matter(pairs: list[tuple[float, float]]) -> None:
    one, other = [a for a, _ in pairs], [b for _, b in pairs]
    for value in (correlation(one, other), kappa(one, other, 0.5, 10)):
        assert value is None or -1 - 1e-9 <= value <= 1 + 1e-9
    share = difficulty(one, 10)
    assert share is None or 0 <= share <= 1
    turned = kappa(one[::-1], other[::-1], 0.5, 10)
    straight = kappa(one, other, 0.5, 10)
    assert (turned is None) == (straight is None)
    assert turned is None or isclose(turned, straight or 0, abs_tol=1e-9)
    assert straight is None or isclose(straight, kappa(other, one, 0.5, 10) or 0, abs_tol=1e-9)


@given(st.lists(MARKS, min_size=1, max_size=20).filter(lambda marks: len({round(2 * mark) for mark in marks}) > 1))
def test_full_agreement_is_one(marks: list[float]) -> None:
    assert isclose(kappa(marks, marks, 0.5, 10) or 0, 1)


@given(st.dictionaries(st.text("abc", max_size=3), st.dictionaries(st.sampled_from(["q1", "q2", "q3"]), MARKS)))
def test_discrimination_stays_in_bounds(marks: dict[str, dict[str, float]]) -> None:
    found = discrimination("q1", marks)
    assert found is None or -1 <= found <= 1


def test_items_are_flagged_and_a_small_class_is_not_judged_by_chance() -> None:
    assert flags(0.99, 0.3, 40) == ["too easy"]
    assert flags(0.1, 0.3, 40) == ["too hard"]
    assert flags(0.5, -0.2, 40) == ["negative discrimination"]
    assert flags(0.5, -0.2, statistics.TOO_FEW - 1) == []
    assert flags(None, None, 0) == []
    assert "too few" in caution(3)
    assert "hints" in caution(12)
    assert caution(30) == ""


def test_sides_of_unequal_length_are_refused() -> None:
    with pytest.raises(ValueError, match="one length"):
        correlation([1, 2, 3], [1, 2])
    with pytest.raises(ValueError, match="same pieces"):
        kappa([1], [], 1, 2)
