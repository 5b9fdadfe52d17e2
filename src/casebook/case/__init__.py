"""The case file: made from a seed with the standard library, solved from its exhibits by other means."""

from casebook.case.catalogue import catalogue
from casebook.case.model import Case, NoCase, open_case
from casebook.case.solve import CannotSolve, NoSuch, Truth, solve

__all__ = ["CannotSolve", "Case", "NoCase", "NoSuch", "Truth", "catalogue", "open_case", "solve"]
