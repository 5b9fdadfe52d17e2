"""Simulated learners for demonstrations, tests and benchmarks: the same learner for the same number, on any module."""

import json
import random
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from casebook.lesson.keys import CaseLesson
from casebook.marking.gaming import gaming_values, mutations
from casebook.questions import Question

KINDS = ("perfect", "untouched", "partial", "gaming", "random")
# what no form writes: the wrong type for most kinds of question, or for all
ODD: tuple[Any, ...] = (
    None, True, 0, -1, 10**17, 0.5, "", "a", "é" * 300, [], [[]], ["a", "a"], {}, {"a": {"b": "c"}},
    {"outcome": "a", "grounds": "a"}, {"number": "NaN", "unit": "B"}, {"algorithm": "sha256", "hex": "zz"},
    {"date": "2026-02-30", "time": "25:00:00", "zone": "Z"},
)  # fmt: skip
WRITTEN = ("The court relies on the copy whose value is the recorded one.", "Who typed the note.", "<b>&</b>", "")


class Learners:
    """Learners of one lesson with one case."""

    def __init__(self, bound: CaseLesson) -> None:
        self.bound = bound
        self._full = bound.reference()

    def answers(self, kind: str, number: int = 0) -> dict[str, Any]:
        """Return the values that one learner gives, by question. `number` makes learners of a kind differ."""
        if kind == "untouched":
            return {}
        chance = random.Random(f"{self.bound.lesson.module} {kind} {number}")
        asked = [question for question in self.bound.questions.values() if not question.practice]
        given = {question.id: self._one(question, kind, chance) for question in asked}
        return {id: value for id, value in given.items() if value is not None}

    def _one(self, question: Question, kind: str, chance: random.Random) -> Any:
        if question.id not in self._full:
            return {field.key: chance.choice(WRITTEN) for field in getattr(question, "fields", ())}
        full = self._full[question.id]
        gamed = chance.choice(list(gaming_values(question).values()))
        wrong = list(mutations(question, full)) or [None]
        choices = {
            "perfect": [full],
            "gaming": [gamed],
            "partial": [full, full, None, chance.choice(wrong)],
            "random": [full, chance.choice(wrong), gamed, chance.choice(ODD)],
        }
        return chance.choice(choices[kind])


def hand_in(folder: Path, module: str, case: str, values: Mapping[str, Any], minute: int = 0) -> None:
    """Lay answers into a learner's folder as a hand-in, with a time stamp."""
    folder.mkdir(parents=True, exist_ok=True)
    hour, rest = divmod(minute % 1440, 60)
    saved = f"2026-11-20T{hour:02}:{rest:02}:00Z"
    body = {id: {"value": value, "saved": saved} for id, value in values.items()}
    sent = {"schema": 1, "module": module, "case": case, "answers": body}
    (folder / "answers.json").write_text(json.dumps(sent), encoding="utf-8")
    (folder / "timestamp.txt").write_text(f"2026-11-21 {hour:02}:{rest:02}:00 UTC", encoding="utf-8")
