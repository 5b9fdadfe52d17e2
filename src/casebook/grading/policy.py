"""What late work costs: a pure rule, and the piece that nbgrader asks for it."""

from math import ceil
from typing import Any

from nbgrader.plugins import LateSubmissionPlugin

from casebook.grading import settings
from casebook.grading.settings import Late

DAY = 86400


def penalty(score: float, seconds: float, late: Late) -> float:
    """Return the points taken off a score for work that is `seconds` late; between 0 and the score."""
    over = seconds - late.grace_minutes * 60
    if over <= 0 or score <= 0:
        return 0.0
    percent = min(late.at_most, ceil(over / DAY) * late.percent_per_day)
    return float(min(score, max(0.0, round(score * percent / 100, 2))))


class LatePolicy(LateSubmissionPlugin):  # type: ignore[misc]
    """The policy of the class; where none is set, what nbgrader's own setting says."""

    def late_submission_penalty(self, student_id: str, score: float, total_seconds_late: float) -> Any:
        """Return the points to take off, or None."""
        late = settings.read().late
        if not late.percent_per_day:
            return super().late_submission_penalty(student_id, score, total_seconds_late)
        return penalty(score, total_seconds_late, late) or None
