"""Marks for a request: element by element, each with its provision and the paragraph that would have supplied it."""

from dataclasses import replace
from datetime import datetime
from fractions import Fraction
from typing import Unpack

from casebook.assistance import BadDocument, Document, Finding, check, circumstances, elements, natural, read
from casebook.assistance.circumstances import CaseFile, Circumstances
from casebook.marking.mark import Answer, Fault, Mark, Reason, Why, asked, make, sources, spread
from casebook.questions import Request

# without any of these it is no request yet: the account, its tie to the offence, what is passed on
CORE = ("accounts", "nexus", "information")
NO_REQUEST = "It names no account that the provider has and ties none to the offence. It is not a request yet."


def request(answer: Answer, case: CaseFile, at: datetime | None = None, **why: Unpack[Why]) -> Mark:
    """Mark a request against the facts of a case. Each element of its checklist counts the same.

    An element that is missing, or would make the other State return, narrow or refuse, earns nothing; one that would
    only delay the answer earns half. Prose is not marked. `at`: the day of the request, that of the file unless given.
    """
    question = asked(answer, Request)
    around = natural(question.document, circumstances(case, at))
    try:
        document = read({"document": question.document, "fields": _fields(question, answer)})
    except BadDocument as error:
        return make(answer, Fraction(0), [Fault(str(error))], why)
    share, faults, found = judge(document, around)
    mark = make(answer, share, faults, why)
    if share >= 1:
        return mark
    lost = spread(mark.points, mark.earned, faults)
    reasons = [
        Reason(fault.text, cost, one.authority, one.register, _where(one)) if one else Reason(fault.text, cost)
        for fault, cost, one in zip(faults, lost, found, strict=True)
    ]
    general = why.get("because")
    if isinstance(general, str) and general:
        reasons.append(Reason(general, 0, *sources(why, ())))
    return replace(mark, reasons=tuple(reasons))


def judge(document: Document, around: Circumstances) -> tuple[Fraction, list[Fault], list[Finding | None]]:
    """Return the share that a document earns, what it lost it by, and the finding behind each fault."""
    wanted = elements(document.document, around)
    by_element: dict[str, list[Finding]] = {}
    for one in check(document, around):
        by_element.setdefault(one.element, []).append(one)
    faults: list[Fault] = []
    found: list[Finding | None] = []
    for element, some in by_element.items():
        cost = max(weight(one) for one in some) / len(some)
        for one in some:
            faults.append(Fault(f"{element}: {one.text}", cost))
            found.append(one)
    lost = sum((fault.weight for fault in faults), Fraction(0)) / len(wanted)
    wrong = {one.field for some in by_element.values() for one in some}
    if all(field in wrong for field in CORE if document.has(field)):
        return Fraction(0), [Fault(NO_REQUEST, Fraction(1, 100)), *faults], [None, *found]
    return max(Fraction(0), 1 - lost), faults, found


def weight(finding: Finding) -> Fraction:
    """Return what a finding costs of its element: all, or half if it only delays what is there."""
    missing = finding.rule.endswith("-stated")
    return Fraction(1, 2) if finding.gravity == "delayed" and not missing else Fraction(1)


def _fields(question: Request, answer: Answer) -> dict[str, object]:
    known = {one.key for one in question.form.fields()}
    return {key: value for key, value in question.filled(answer.value).items() if key in known}


def _where(finding: Finding) -> str:
    numbers = finding.paragraphs
    return f"EXH-12, paragraph{'' if len(numbers) == 1 else 's'} {', '.join(numbers)}" if numbers else ""
