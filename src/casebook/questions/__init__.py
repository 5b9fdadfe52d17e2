"""Questions as data: what is asked, in which form it is answered, and what an answer still lacks.

A function for each of `KINDS` makes a question: `(id, prompt, …, points=0, help="", practice=False)`.
`question.to_json()` is what a form draws; `question.problems(value)` says in words what an answer lacks;
`question.words(value)` says the answer in words.
"""

from typing import TYPE_CHECKING, Any

from casebook.questions.base import BadQuestion, Option, Question, option
from casebook.questions.drafting import Draft, DraftField, draft, field
from casebook.questions.fields import (
    ALGORITHMS,
    AnyField,
    DigestField,
    MomentField,
    NumberField,
    TextField,
    digest_field,
    moment_field,
    number_field,
    text_field,
)
from casebook.questions.judging import SOUND, Defects, Ruling, Support, defects, ruling, support
from casebook.questions.picking import Choice, Several, choice, several
from casebook.questions.placing import Classify, Match, Order, Placed, classify, match, order
from casebook.questions.writing import Digest, Moment, Number, Text, digest, moment, number, text

if TYPE_CHECKING:
    from casebook.questions.requesting import Request, request

KINDS = (
    "choice", "several", "classify", "order", "match", "text", "number", "digest", "moment",
    "ruling", "defects", "support", "draft", "request",
)  # fmt: skip

__all__ = [
    "ALGORITHMS",
    "KINDS",
    "SOUND",
    "AnyField",
    "BadQuestion",
    "Choice",
    "Classify",
    "Defects",
    "Digest",
    "DigestField",
    "Draft",
    "DraftField",
    "Match",
    "Moment",
    "MomentField",
    "Number",
    "NumberField",
    "Option",
    "Order",
    "Placed",
    "Question",
    "Request",
    "Ruling",
    "Several",
    "Support",
    "Text",
    "TextField",
    "choice",
    "classify",
    "defects",
    "digest",
    "digest_field",
    "draft",
    "field",
    "match",
    "moment",
    "moment_field",
    "number",
    "number_field",
    "option",
    "order",
    "request",
    "ruling",
    "several",
    "support",
    "text",
    "text_field",
]


def __getattr__(name: str) -> Any:
    """Load the question that is a document when one is asked: its forms and rules take longer than all the others."""
    if name in ("Request", "request"):
        from casebook.questions import requesting

        return getattr(requesting, name)
    raise AttributeError(f"casebook.questions has no {name}")
