"""Penalties for late work, as nbgrader gives them: by the plugin that the course's settings name."""

from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path
from types import SimpleNamespace

from nbgrader.preprocessors import AssignLatePenalties
from traitlets.config.loader import PyFileConfigLoader

from casebook import paths


def seconds(due: datetime | None, extension: timedelta | None, handed_in: datetime | None) -> float:
    """Return how late a hand-in is, in seconds; 0 when it is in time or nobody can tell."""
    if due is None or handed_in is None:
        return 0.0
    return max(0.0, (handed_in - due - (extension or timedelta())).total_seconds())


def penalty(student: str, score: float, late: float) -> float | None:
    """Return the points that the course takes off a score, None for no penalty, as `nbgrader autograde` would."""
    assign = plugin(paths.root())
    asked: float | None = assign.plugin_inst.late_submission_penalty(student, score, late)
    return None if asked is None else float(assign._check_late_penalty(SimpleNamespace(score=score), asked))


@lru_cache(maxsize=1)
def plugin(course: Path) -> AssignLatePenalties:
    """Return nbgrader's piece that gives penalties, with the settings of the course's nbgrader_config.py."""
    config = PyFileConfigLoader("nbgrader_config.py", path=str(course)).load_config()
    assign = AssignLatePenalties(config=config)
    assign.init_plugin()
    return assign
