"""The case file: made from a seed with the standard library, solved from its exhibits by other means."""

from casebook.case.model import Case, NoCase, NoSuch, open_case

__all__ = ["Case", "NoCase", "NoSuch", "open_case"]
