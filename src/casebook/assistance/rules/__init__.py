"""Every rule of sufficiency, and which of them apply to a document."""

from collections.abc import Iterator
from functools import cache

from casebook.assistance.circumstances import Circumstances
from casebook.assistance.form import Ask
from casebook.assistance.forms import FORMS
from casebook.assistance.rules import data, grounds, handling, offence, sender
from casebook.assistance.rules.rule import GRAVITIES, Gravity, Lack, Rule, before_issue

RULES: tuple[Rule, ...] = (
    *sender.RULES, *sender.EARLIER, *offence.RULES, *data.RULES, *grounds.RULES, *grounds.URGENCY, *handling.RULES,
)  # fmt: skip


@cache
def of_form(kind: str) -> tuple[tuple[Rule, Ask], ...]:
    """Return the rules that a form can come under, in the order of its fields, each with its field."""
    return tuple((rule, asked) for asked in FORMS[kind].fields() for rule in RULES if rule.field == asked.key)


def applying(kind: str, around: Circumstances) -> Iterator[tuple[Rule, Ask]]:
    """Yield the rules that apply to a kind of document in these circumstances, each with its field."""
    return ((rule, asked) for rule, asked in of_form(kind) if rule.applies(kind, around))


__all__ = ["GRAVITIES", "RULES", "Gravity", "Lack", "Rule", "applying", "before_issue", "of_form"]
