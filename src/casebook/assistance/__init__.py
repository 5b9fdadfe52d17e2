"""Requests for electronic evidence as data: what they ask, whether they suffice, and what the other State answers."""

from casebook.assistance.document import BadDocument, Document, Moment, Period, blank, moment_of, read, words_of
from casebook.assistance.form import Ask, Form, Section, Words
from casebook.assistance.forms import DRAFTED, FORMS

__all__ = [
    "DRAFTED",
    "FORMS",
    "Ask",
    "BadDocument",
    "Document",
    "Form",
    "Moment",
    "Period",
    "Section",
    "Words",
    "blank",
    "moment_of",
    "read",
    "words_of",
]
