"""The letter of the requested State, composed from what was decided: numbered points, each with its law."""

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime

from casebook.assistance.circumstances import Circumstances
from casebook.assistance.citing import cite, investigation_order
from casebook.assistance.document import Document
from casebook.assistance.forms import FORMS
from casebook.assistance.outcome import Point, Reply, regime
from casebook.assistance.rules.data import WORDS
from casebook.assistance.rules.rule import DISCLOSING, KEEPING, ORDERS
from casebook.assistance.states import state, words_of_day
from casebook.clock import REGIMES

# elements of the checklists; other keys name no element
CODE = re.compile(r"[MEP]\d+")
MISSING = "not given"
ORDER = "European Investigation Order"


def reference(request: Document, day: datetime) -> str:
    """Return the number under which a request is filed: the same request on the same day has the same one."""
    text = json.dumps([request.to_json(), day.isoformat()], sort_keys=True)
    return f"A-{day.year}-{int(hashlib.sha256(text.encode()).hexdigest()[:8], 16) % 90_000 + 10_000}"


def letter(made: Reply, request: Document, around: Circumstances, kept: date | None = None) -> str:
    """Return the letter, paragraphs separated by an empty line.

    `kept`: the last day for which the data are kept whatever becomes of the request, with every extension granted.
    """
    text = "\n\n".join(part for part in _parts(made, request, around, kept) if part)
    return _named_once(text, around)


def _named_once(text: str, around: Circumstances) -> str:
    """Name a treaty in full the first time, and by one word from then on."""
    for key, word in (("bilateral", "the Treaty"), ("eio", "the Directive")):
        name = around.binding[key].name if key in around.binding else ""
        if name and text.count(name) > 1:
            first, rest = text.split(name, 1)
            text = f"{first}{name} (“{word}”){rest.replace(name, word)}"
    return text


def sender(made: Reply, request: Document, around: Circumstances) -> str:
    """Return who answers."""
    called = around.requested.called
    if made.held:
        return f"Registry of the authority that issues the certificate, {around.requesting.called}"
    if request.document in ORDERS:
        return f"{around.fact('provider')}, addressee of the certificate"
    if request.text("channel") == "contact-point" or request.document in ("preservation", "extension"):
        return f"24/7 contact point of {called}"
    if around.in_the_union and request.document != "spontaneous":
        return f"Competent judicial authority, {called}"
    return f"Central authority of {called}"


def _parts(made: Reply, request: Document, around: Circumstances, kept: date | None) -> Iterator[str]:
    title = ORDER if investigation_order(request.document, around) else FORMS[request.document].title.en
    title = f"{title[0].lower()}{title[1:]}" if title[0] in "RU" else title
    yield f"{sender(made, request, around)}\n{words_of_day(made.sent.date())}\nOur reference: {made.reference}\n" + (
        f"Your reference: {request.text('file') or MISSING}"
    )
    yield _address(request, around)
    yield "Dear Sir or Madam," if request.document in ORDERS and not made.held else "Dear colleague,"
    if request.document == "spontaneous":
        title = "information"
    sent, arrived = words_of_day(around.at.date()), words_of_day(made.received.date())
    if made.held:
        yield f"I have read your {title} of {sent} before it goes out."
    else:
        yield f"I thank you for the {title} of {sent}, which arrived on {arrived}."
    yield _decision(made, request, around)
    yield _numbered(made.points)
    yield from _consequences(made, request, around, kept)
    if made.notes:
        yield _notes(made)
        yield _numbered(made.notes, len(made.points) + 1)
    yield from _no_grounds(made, request, around)
    yield f"I remain at your disposal for any question under the reference {made.reference}."
    yield f"Yours faithfully,\n{sender(made, request, around)}"


def _address(request: Document, around: Circumstances) -> str:
    office, called = request.text("authority") or "the authority that asks", around.requesting.called
    if request.document in ORDERS or around.in_the_union:
        return f"To {office}, {called}"
    if request.text("channel") == "contact-point" or request.document in KEEPING:
        return f"To the 24/7 contact point of {called}, for {office}"
    return f"To the central authority of {called}, for {office}"


def _law(key: str, request: Document, around: Circumstances) -> str:
    return cite(key, request.document, around).text


def _decision(made: Reply, request: Document, around: Circumstances) -> str:
    keeping = request.document in ("preservation", "extension", "preservation-order")
    given = _listed([WORDS[what] for what in made.given])
    match made.outcome:
        case "executed" if request.document == "spontaneous":
            return "It has been passed on to the authority that may act on it. You will hear from us if it does."
        case "returned" if made.held:
            issues = "prosecutor" if request.text("issuer") == "prosecutor" else "court"
            return (
                f"Your {issues} will not issue it as it stands. What follows is examined before an order leaves; the "
                "provider that receives it may neither examine nor narrow it:"
            )
        case "executed" if request.document in ORDERS and not keeping:
            return f"It has been executed. With this letter you receive: {given}."
        case "executed" if request.document in ORDERS:
            return "It has been executed."
        case "executed" if keeping:
            return "It has been executed." if made.notes else "It is sufficient, and has been executed."
        case "executed" if made.notes:
            return f"It could be executed as it stands, and has been. With this letter you receive: {given}."
        case "executed":
            return f"It is sufficient, and has been executed. With this letter you receive: {given}."
        case "partly" if keeping:
            return "It has been executed as far as it asks that stored data be kept, and not on this point:"
        case "partly":
            return (
                f"It has been executed in part. With this letter you receive: {given}. The rest could not be executed:"
            )
        case "narrowed" if keeping:
            return "It has been executed as far as the facts justify it, and no further:"
        case "narrowed":
            return (
                f"It has been executed as far as the facts justify it. With this letter you receive: {given}. "
                "It was narrowed for this reason:"
            )
        case "returned" if made.lost:
            return "I regret to tell you that it cannot be executed:"
        case "returned" if request.document in ORDERS:
            article = "11(5)" if keeping else "10(6)"
            return (
                "The certificate cannot be executed as it stands. I ask for clarification on the following points, "
                f"within five days (Regulation (EU) 2023/1543, art. {article}):"
            )
        case "returned":
            return (
                "It cannot be executed as it stands. It is not refused: I ask you to supplement it on the following "
                f"points{_until(made)} ({_law('supplement', request, around)})."
            )
        case "postponed":
            return "It has not been executed for the time being. It is postponed, not refused, for this reason:"
        case "redirected":
            return "It has not been executed, since another way serves it:"
        case _:
            return f"I regret that it is refused. The reasons are given below ({_law('reasons', request, around)}):"


def _until(made: Reply) -> str:
    return f" by {words_of_day(made.supplement_by)}" if made.supplement_by else ""


def _listed(words: Sequence[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def _numbered(points: Sequence[Point], first: int = 1) -> str:
    return "\n".join(f"{number}. {one.text} ({one.authority}{_marks(one)})" for number, one in enumerate(points, first))


def _marks(point: Point) -> str:
    """Return ground and element as a letter prints them."""
    element = point.element if CODE.fullmatch(point.element) else ""
    words = [f"{word} {code}" for word, code in (("ground", point.code), ("element", element)) if code]
    return f"; {', '.join(words)}" if words else ""


def _consequences(made: Reply, request: Document, around: Circumstances, kept: date | None) -> Iterator[str]:
    if made.kept_until and request.document != "extension":
        rule = REGIMES["eu-11"] if request.document in ORDERS else regime(around)
        assert rule
        more = ""
        if request.document in ORDERS:
            more = (
                " If you confirm to us by then that a request for production has been issued, they stay kept as long "
                "as needed to produce them. You may extend once by 30 days within that time "
                "(Regulation (EU) 2023/1543, art. 11)."
            )
        elif rule.pending or around.treaty:
            law = _law("kept", request, around)
            more = f" If your request for the data is here by then, they stay kept until it is decided ({law})."
        elif rule.renewal:
            more = (
                " They do not stay kept while a request for them is pending: ask for an extension before that day if "
                "the answer is not there by then."
            )
        subject = (
            "The data are kept"
            if request.document in ORDERS
            else "The provider has been asked to keep the data, and keeps them"
        )
        least = "at least " if rule.bound == "least" else ""
        until = f"{least}until the end of {words_of_day(made.kept_until)} ({rule.authority})"
        yield f"{subject} {until}. This discloses nothing.{more}"
    elif made.kept_until and made.outcome == "executed":
        rule = regime(around)
        assert rule
        yield f"The data are now kept until the end of {words_of_day(made.kept_until)} ({rule.authority})."
    if request.text("disclosure") == "path" and made.kept_until and around.treaty:
        which = "as far as they identify it and the path"
        american = around.requested.name == "United States"
        how = f"They follow, {which}, when a court has ordered it" if american else f"They are enclosed {which}"
        yield (
            f"The traffic data show that another provider took part: {around.fact('host')} in "
            f"{state(around.fact('third')).called}. {how} ({_law('P11', request, around)})."
        )
    if made.given:
        if request.chosen("certification") and not made.notes:
            yield "The certificate that you asked for is enclosed, with the hash value of each file."
        if request.document not in ORDERS and not investigation_order(request.document, around):
            law = _law("M13", request, around)
            only = "The answer may be used only in the investigation that you name; any other use needs our consent"
            yield f"{only} ({law})."
        yield _after_preservation(request, around)
    yield _late(made, request, around)
    if request.document in DISCLOSING - ORDERS and not made.given and not made.lost:
        yield _meanwhile(made, request, around, kept)
    if (request.document == "preservation" or made.held) and made.outcome == "returned" and not made.lost:
        yield "Until then nothing is kept: the provider deletes records as it always does."
    if made.outcome == "postponed" and "R10" not in made.codes:
        yield "I shall write again as soon as the obstacle has gone."


def _after_preservation(request: Document, around: Circumstances) -> str:
    """Say what of the period came after the day on which the data were kept."""
    end = request.period("period").end.instant if request.has("period") else None
    kept = around.moment("preservation.asked")
    if end is None or end <= kept:
        return ""
    day = words_of_day(kept.astimezone(around.requested.zone).date())
    return f"What was kept is what the provider had on {day}. Of what came later, you receive what was still there."


def _late(made: Reply, request: Document, around: Circumstances) -> str:
    """Say that the day by which the answer was needed has passed, and what can go ahead of the rest."""
    by = request.day("urgent_by") if request.document == "mla" and request.text("urgency") == "urgent" else None
    if by is None or not made.given or made.sent.date() <= by:
        return ""
    return (
        f"I regret that {words_of_day(by)} could not be met. Who opened the account and the sign-ins can be sent "
        "ahead, if you ask for it; the messages need a judge."
    )


def _meanwhile(made: Reply, request: Document, around: Circumstances, kept: date | None) -> str:
    """Say what becomes of the data that were preserved, until the request is supplemented or taken up again."""
    rule = regime(around)
    if rule is None or kept is None:
        return ""
    open_ = made.outcome in ("returned", "postponed")
    if not open_ or not around.treaty:
        pending = " That a request for them is pending does not keep them." if open_ else ""
        return (
            f"The data that were preserved are kept until the end of {words_of_day(kept)}, unless that is extended on "
            f"request ({rule.authority}).{pending}"
        )
    end = words_of_day(max(kept, made.supplement_by) if made.supplement_by else kept)
    decide = (
        f" If your supplement is not here by {words_of_day(made.supplement_by)}, I shall decide on what is here."
        if made.supplement_by
        else ""
    )
    return (
        f"The data that were preserved stay kept until {end} in any case, and, since your request was here in time, "
        f"until it is decided ({_law('kept', request, around)}).{decide}"
    )


def _notes(made: Reply) -> str:
    if made.outcome in ("executed", "partly", "narrowed"):
        return "The following did not stop execution, but cost time. Please supply it, and see to it in a next request:"
    return "Please see to the following as well:"


def _no_grounds(made: Reply, request: Document, around: Circumstances) -> Iterator[str]:
    """Say what is no obstacle, where somebody could think that it is one."""
    said = []
    if request.document == "preservation" and around.treaty and made.outcome in ("executed", "partly", "narrowed"):
        text = "Dual criminality has not been examined: preservation does not depend on it"
        said.append((text, "no-dual-criminality"))
    there = around.binding.get("bilateral")
    if made.given and there and there.any_conduct and request.document not in ORDERS:
        yield (
            "Dual criminality has not been examined: assistance is given without it "
            f"({there.name}, {there.any_conduct})."
        )
    if "bank-secrecy" in around.at_home and request.document not in ORDERS:
        said.append(("Bank secrecy, which was raised here, has not been treated as an obstacle", "bank-secrecy"))
    if "fiscal" in around.at_home and request.document not in ORDERS:
        said.append(("That the matter also touches taxes has not been treated as an obstacle", "fiscal"))
    for text, key in said:
        yield f"{text} ({_law(key, request, around)})."
