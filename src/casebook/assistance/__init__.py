"""Requests for electronic evidence as data: what they ask, whether they suffice, and what the other State answers."""

from casebook.assistance.checking import Finding, check, elements
from casebook.assistance.circumstances import Circumstances, circumstances
from casebook.assistance.document import BadDocument, Document, Moment, Period, blank, moment_of, read
from casebook.assistance.form import Ask, Form, Section, Words
from casebook.assistance.forms import DRAFTED, FORMS
from casebook.assistance.incoming import Incoming, to_answer, to_mend
from casebook.assistance.modelling import Mutation, NoModel, available, model, mutations, natural
from casebook.assistance.outcome import OUTCOMES, Outcome, Point, Reply
from casebook.assistance.replying import reply

__all__ = [
    "DRAFTED",
    "FORMS",
    "OUTCOMES",
    "Ask",
    "BadDocument",
    "Circumstances",
    "Document",
    "Finding",
    "Form",
    "Incoming",
    "Moment",
    "Mutation",
    "NoModel",
    "Outcome",
    "Period",
    "Point",
    "Reply",
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
    "reply",
    "to_answer",
    "to_mend",
]
