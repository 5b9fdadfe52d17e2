"""The tables of the class report, as pandas frames. Pure: the same results give the same tables.

Learners stand by their pseudonyms, in alphabetical order; nothing here ranks them.
"""

from math import fsum, isnan

import pandas as pd

from casebook.classroom import statistics
from casebook.classroom.results import STEP, Item, Results

# below this share of an objective's points a learner needs a word; so does one with more than this share unanswered
HALF = 0.5


def completion(results: Results) -> pd.DataFrame:
    """How far the class is: learners by state."""
    states = {
        "handed in and marked": 0,
        "waits for a person's mark": 0,
        "handed in, not marked yet": 0,
        "nothing handed in": 0,
    }
    for one in results.work:
        if not one.sent:
            states["nothing handed in"] += 1
        elif not one.marks:
            states["handed in, not marked yet"] += 1
        elif one.waiting:
            states["waits for a person's mark"] += 1
        else:
            states["handed in and marked"] += 1
    return pd.DataFrame({"state": list(states), "learners": list(states.values())})


def items(results: Results) -> pd.DataFrame:
    """One line for each item: mean points, difficulty, discrimination, who left it out, flags, and over how many."""
    rows = []
    for item in results.items:
        marked = {who: marks for who, marks in results.marked.items() if item.id in marks}
        given = [marks[item.id] for marks in marked.values()]
        count = len(given)
        share = statistics.difficulty(given, item.points)
        against = statistics.discrimination(item.id, marked)
        rows.append(
            {
                "item": item.id,
                "asks": item.prompt,
                "objective": item.objective,
                "level": item.level,
                "points": item.points,
                "learners": count,
                "mean points": round(fsum(given) / count, 2) if count else None,
                "difficulty": rounded(share),
                "discrimination": rounded(against),
                "no answer": sum(one.sent and item.id not in one.answered for one in results.work),
                "look at it": ", ".join(statistics.flags(share, against, count)),
            }
        )
    return pd.DataFrame(rows)


def objectives(results: Results) -> pd.DataFrame:
    """One line for each objective: the share of its points that the class earned."""
    rows = []
    for objective, some in by_objective(results).items():
        earned = [fsum(marks.get(item.id, 0.0) for item in some) for marks in results.marked.values()]
        points = fsum(item.points for item in some)
        rows.append(
            {
                "objective": objective,
                "you will be able to": some[0].aim,
                "items": len(some),
                "points": points,
                "share earned": rounded(statistics.difficulty(earned, points)),
            }
        )
    columns = ["objective", "you will be able to", "items", "points", "share earned"]
    return pd.DataFrame(rows, columns=columns)


def by_objective(results: Results) -> dict[str, list[Item]]:
    """Return the items that a machine marks, by the objective that they serve."""
    found: dict[str, list[Item]] = {}
    for item in results.items:
        if item.objective and not item.by_hand:
            found.setdefault(item.objective, []).append(item)
    return dict(sorted(found.items()))


def totals(results: Results) -> pd.DataFrame:
    """How many learners earned which share of the points that a machine gives, in tenths. No learner is named."""
    auto = [item for item in results.items if not item.by_hand]
    points = fsum(item.points for item in auto)
    counts = [0] * 10
    for marks in results.marked.values():
        share = fsum(marks.get(item.id, 0.0) for item in auto) / points if points else 0.0
        counts[min(9, int(share * 10 + 1e-9))] += 1
    labels = [f"{10 * number} to {10 * number + 10} %" for number in range(10)]
    return pd.DataFrame({"share of the points": labels, "learners": counts})


def wrong_answers(results: Results, most: int = 3) -> pd.DataFrame:
    """The wrong answers to each item, the most frequent first; `most` for each item."""
    rows = [
        {"item": id, "wrong answer": words, "learners": count}
        for id, found in results.wrong.items()
        for words, count in sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))[:most]
    ]
    return pd.DataFrame(rows, columns=["item", "wrong answer", "learners"])


def words(results: Results) -> pd.DataFrame:
    """Who needs a word, and why. In alphabetical order: it is no ranking."""
    rows = []
    for one in results.work:
        why = []
        asked = {item.id for item in results.items}
        left = len(asked - one.answered)
        auto = [item for item in results.items if not item.by_hand]
        if not one.sent:
            why.append("has handed in nothing")
        elif one.marks:
            if not any(one.marks.get(item.id) for item in auto):
                why.append("earned nothing: the feedback says why (no answer, or the answers of another case)")
            elif left > HALF * len(asked):
                why.append(f"left {left} of {len(asked)} questions without an answer")
            if one.penalty:
                why.append(f"was late: {one.penalty:g} points less")
            for objective, some in by_objective(results).items():
                points = fsum(item.points for item in some)
                earned = fsum(one.marks.get(item.id, 0.0) for item in some)
                if any(one.marks.get(item.id) for item in auto) and earned < HALF * points:
                    why.append(f"less than half of {objective}: {some[0].aim or 'see the lesson'}")
        if why:
            rows.append({"learner": one.learner, "why": "; ".join(why)})
    return pd.DataFrame(rows, columns=["learner", "why"])


def agreement(results: Results) -> pd.DataFrame:
    """How far two markers agree on each piece that a person marks: quadratic weighted kappa over `pairs` pieces."""
    rows = []
    for item in results.items:
        pairs = [
            (one.marks[item.id], results.second[one.learner, item.id])
            for one in results.work
            if item.id in one.marks and (one.learner, item.id) in results.second
        ]
        if not pairs:
            continue
        first, other = [a for a, _ in pairs], [b for _, b in pairs]
        rows.append(
            {
                "item": item.id,
                "pairs": len(pairs),
                "weighted kappa": rounded(statistics.kappa(first, other, STEP, item.points)),
                "within half a point": rounded(sum(abs(a - b) <= STEP for a, b in pairs) / len(pairs)),
                "mean difference": round(fsum(b - a for a, b in pairs) / len(pairs), 2),
            }
        )
    columns = ["item", "pairs", "weighted kappa", "within half a point", "mean difference"]
    return pd.DataFrame(rows, columns=columns)


def rounded(value: float | None) -> float | None:
    """Return a figure to two places."""
    return None if value is None else round(value, 2) + 0.0


def rows(frame: pd.DataFrame) -> list[list[object]]:
    """Return the rows of a frame."""
    return [list(row) for row in frame.itertuples(index=False, name=None)]


def cell(value: object) -> str:
    """Return a cell as text: a hyphen for nothing, a number without needless zeros."""
    if value is None or (isinstance(value, float) and isnan(value)):
        return "-"
    return f"{value:g}" if isinstance(value, float) else str(value)
