"""Marks: pure functions from an answer and the truth to points with reasons. `docs/marking.md` says how and why.

One function for each kind of question. Each takes an `Answer`, the truth, and what goes into the reasons: `because`
(why), `authority` (provision or standard), `register` (ids of entries) and `where` (exhibit and place).
A wrong or hostile value is worth nothing and never raises; a key that does not fit its question raises `BadKey`.
"""

from casebook.marking.drafting import Check, draft
from casebook.marking.judging import Grounds, defects, grounds, ruling, support
from casebook.marking.mark import Answer, BadKey, Mark, Reason, Why
from casebook.marking.picking import choice, several
from casebook.marking.placing import classify, match, order
from casebook.marking.practising import practice
from casebook.marking.requesting import request
from casebook.marking.typed import Instant, Quantity, digest, moment, number, text

__all__ = [
    "Answer",
    "BadKey",
    "Check",
    "Grounds",
    "Instant",
    "Mark",
    "Quantity",
    "Reason",
    "Why",
    "choice",
    "classify",
    "defects",
    "digest",
    "draft",
    "grounds",
    "match",
    "moment",
    "number",
    "order",
    "practice",
    "request",
    "ruling",
    "several",
    "support",
    "text",
]
