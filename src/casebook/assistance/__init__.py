"""Requests for electronic evidence as data: what they ask, whether they suffice, and what the other State answers."""

from casebook.assistance.checking import Finding, check, elements
from casebook.assistance.circumstances import Circumstances, circumstances
from casebook.assistance.document import BadDocument, Document, Moment, Period, blank, moment_of, read
from casebook.assistance.form import Ask, Form, Section, Words
from casebook.assistance.forms import DRAFTED, FORMS
from casebook.assistance.modelling import Mutation, NoModel, available, model, mutations, natural

__all__ = [
    "DRAFTED",
    "FORMS",
    "Ask",
    "BadDocument",
    "Circumstances",
    "Document",
    "Finding",
    "Form",
    "Moment",
    "Mutation",
    "NoModel",
    "Period",
    "Section",
    "Words",
    "available",
    "blank",
    "check",
    "circumstances",
    "elements",
    "model",
    "moment_of",
    "mutations",
    "natural",
    "read",
]
