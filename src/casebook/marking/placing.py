"""Marks for items in classes, left matched to right, and items in order."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import combinations, pairwise
from typing import Unpack

from casebook.marking.mark import Answer, Fault, Mark, Why, asked, demand, make
from casebook.marking.picking import first_of, keys
from casebook.questions import Classify, Match, Order
from casebook.questions.base import texts
from casebook.questions.placing import Placing

Place = str | Collection[str]
Pair = tuple[str, str]


def classify(answer: Answer, right: Mapping[str, Place], **why: Unpack[Why]) -> Mark:
    """Mark the class of each item. `right` gives each item's class, or several classes when each of them is good."""
    return placed(answer, asked(answer, Classify), right, why)


def match(answer: Answer, right: Mapping[str, Place], **why: Unpack[Why]) -> Mark:
    """Mark what belongs to each on the left. `right` gives its key on the right, or several good ones."""
    return placed(answer, asked(answer, Match), right, why)


def placed(answer: Answer, question: Placing, right: Mapping[str, Place], why: Why) -> Mark:
    """Mark items in their places, corrected for guessing.

    Each class counts the same, whatever number of items it has. What the best single class would earn, given to every
    item, is taken off, and the rest scaled to the full points.
    """
    items, places = texts(question.items), texts(question.places)
    good = {item: keys(right[item]) for item in items if item in right}
    demand(answer, good.keys() == items.keys() == right.keys(), "the key must place each item, and no other")
    for item, accepted in good.items():
        demand(answer, bool(accepted) and accepted <= places.keys(), f'the key places "{item}" where nothing is')
    groups = [list(accepted) for accepted in dict.fromkeys(good.values())]
    demand(answer, len(groups) > 1, "every item belongs in the same place, so the question asks nothing")
    weights = weigh(good)
    guess = max(sum_of(weights[item] for item in items if place in good[item]) for place in places)
    demand(answer, guess < 1, "one place is good for every item, so the question asks nothing")
    chosen = question.placed(answer.value)
    hits = [item for item in items if chosen.get(item) in good[item]]
    share = max(Fraction(0), (sum_of(weights[item] for item in hits) - guess) / (1 - guess))
    faults = []
    for item in items:
        if item in hits:
            continue
        wanted = " or ".join(f"“{places[place]}”" for place in places if place in good[item])
        given = f"you chose “{places[chosen[item]]}”" if item in chosen else "not answered"
        about = (item,)
        faults.append(Fault(f"“{items[item]}”: {given}; it is {wanted}.", weights[item], about))
    other = any(chosen.get(item) != first_of(right[item]) for item in items)
    quoted = {item: f"“{text}”" for item, text in items.items()}
    return make(answer, share, faults, why, alternative=other, names=quoted)


def weigh(good: Mapping[str, frozenset[str]]) -> dict[str, Fraction]:
    """Return the weight of each item: each class has the same weight, shared among its items; together 1."""
    sizes = {accepted: sum(other == accepted for other in good.values()) for accepted in good.values()}
    return {item: Fraction(1, len(sizes) * sizes[accepted]) for item, accepted in good.items()}


def sum_of(weights: Iterable[Fraction]) -> Fraction:
    """Return a sum of weights; 0 for none."""
    return sum(weights, Fraction(0))


def order(
    answer: Answer,
    right: Sequence[str] = (),
    *,
    also: Sequence[Sequence[str]] = (),
    before: Iterable[Pair] = (),
    **why: Unpack[Why],
) -> Mark:
    """Mark an order by Kendall's tau, but no less than 0: pairs in order less pairs out of order, of all pairs.

    `right` is the order, `also` holds others that are as good; or `before=[("a", "b"), …]` says only what must come
    before what, and the rest is free.
    """
    question = asked(answer, Order)
    items = texts(question.items)
    constraints = tuple(before)
    demand(answer, bool(right) != bool(constraints), "give it the right order, or before=[…]")
    for one in (right, *also) if right else ():
        demand(answer, sorted(one) == sorted(items), "the key must name each item once")
    for pair in constraints:
        demand(answer, set(pair) <= items.keys(), f"before names {pair}, which the question does not have")
    accepted = [(list(combinations(one, 2)), list(pairwise(one))) for one in (right, *also)] if right else []
    if constraints:
        pairs = closure(constraints)
        demand(answer, all(first != then for first, then in pairs), "before goes round in a circle")
        accepted = [(sorted(pairs), sorted(reduction(pairs)))]
    problems = question.problems(answer.value)
    if problems or not isinstance(answer.value, list):
        return make(answer, Fraction(0), [Fault(problem) for problem in problems], why)
    at = {key: place for place, key in enumerate(answer.value) if isinstance(key, str)}
    shares = [tau(at, pairs) for pairs, _ in accepted]
    best = shares.index(max(shares))
    faults = [
        Fault(f"“{items[first]}” comes before “{items[then]}”.", about=(first, then))
        for first, then in accepted[best][1]
        if at[first] > at[then]
    ]
    named = bool(right) and answer.value == list(right)
    return make(answer, max(Fraction(0), shares[best]), faults, why, alternative=not named)


def tau(at: Mapping[str, int], pairs: Collection[Pair]) -> Fraction:
    """Return Kendall's tau of an order over the pairs that count: 1 for all in order, -1 for all reversed."""
    return Fraction(sum(1 if at[first] < at[then] else -1 for first, then in pairs), len(pairs))


def closure(pairs: Iterable[Pair]) -> set[Pair]:
    """Return every pair that follows from some: a before b and b before c, so a before c."""
    found = set(pairs)
    while True:
        more = {(a, d) for a, b in found for c, d in found if b == c} - found
        if not more:
            return found
        found |= more


def reduction(pairs: Collection[Pair]) -> set[Pair]:
    """Return the pairs of a closure that follow from no others: the steps from one item to the next."""
    return set(pairs) - {(a, d) for a, b in pairs for c, d in pairs if b == c}
