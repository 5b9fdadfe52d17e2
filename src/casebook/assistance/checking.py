"""The checklist engine: what a document lacks, under which element, by which provision, and what that leads to."""

from dataclasses import dataclass

from casebook.assistance.circumstances import Circumstances
from casebook.assistance.citing import cite
from casebook.assistance.document import Document
from casebook.assistance.rules import Gravity, applying, before_issue


@dataclass(frozen=True)
class Finding:
    """One thing missing or insufficient.

    `element`: code of the checklist; `field`: key of the form; `rule`: id of the rule. `gravity`: what the requested
    State does about it; `code`: its ground, R1 to R12, or "". `part`: the rest of the request is not touched.
    `paragraphs`: the numbers of the case file that would have supplied it.
    """

    element: str
    field: str
    rule: str
    text: str
    gravity: Gravity
    code: str
    part: bool
    authority: str
    register: tuple[str, ...]
    paragraphs: tuple[str, ...]


def check(document: Document, around: Circumstances) -> list[Finding]:
    """Return what a document lacks, in the order of its form. The same document gives the same findings."""
    found = []
    for rule, asked in applying(document.document, around):
        # who issues an order does not narrow it or execute it in part: it does not leave
        held = before_issue(rule.id, document.document)
        gravity: Gravity = "returned" if held and rule.gravity != "delayed" else rule.gravity
        code, part = ("", False) if held else (rule.code, rule.part)
        for lack in rule.test(document, around):
            authority = cite(lack.asks or rule.asks or asked.element, document.document, around)
            paragraphs = lack.paragraphs or around.paragraphs(*rule.supplies)
            found.append(
                Finding(
                    asked.element, asked.key, rule.id, lack.text, gravity, code, part,
                    authority.text, authority.register, paragraphs,
                )
            )  # fmt: skip
    return found


def elements(kind: str, around: Circumstances) -> tuple[str, ...]:
    """Return the elements that must be filled in for a document in these circumstances, in the order of the form."""
    return tuple(dict.fromkeys(asked.element for rule, asked in applying(kind, around) if rule.stated))
