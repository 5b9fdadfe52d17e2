"""The answer file: read it safely, save one answer durably."""

from casebook.answers.model import Answers, Json, Saved

__all__ = ["Answers", "Json", "Saved"]
