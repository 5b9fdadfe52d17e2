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
from casebook.assistance.rules.rule import DISCLOSING, ORDERS, listed
from casebook.assistance.rules.sender import passed_on
from casebook.assistance.states import state, words_of_day

# elements of the checklists; other keys name no element
CODE = re.compile(r"[MEP]\d+")
MISSING = "not given"
# by which word a treaty of the two States goes on in a letter
CALLED = {"the treaty": "the Treaty", "the agreement": "the Agreement", "the convention": "the bilateral Convention"}
# elements under which a way is named that does not serve
WAYS = ("M9", "P8", "addressee")
ORDER = "European Investigation Order"


def reference(request: Document, day: datetime) -> str:
    """Return the number under which a request is filed: the same request on the same day has the same one."""
    text = json.dumps([request.to_json(), day.isoformat()], sort_keys=True)
    return f"A-{day.year}-{int(hashlib.sha256(text.encode()).hexdigest()[:8], 16) % 90_000 + 10_000}"


def letter(
    made: Reply, request: Document, around: Circumstances, kept: date | None = None, before: Sequence[Reply] = ()
) -> str:  # fmt: skip
    """Return the letter, paragraphs separated by an empty line.

    `kept`: the last day for which the data are kept whatever becomes of the request, with every extension granted.
    `before`: what was answered to earlier versions of the same request.
    """
    text = "\n\n".join(part for part in _parts(made, request, around, kept, before) if part)
    return named_once(text, around)


def named_once(text: str, around: Circumstances) -> str:
    """Name a treaty in full the first time, and by one word from then on."""
    name = around.binding["bilateral"].name if "bilateral" in around.binding else ""
    if name and text.count(name) > 1:
        word = next(word for begins, word in CALLED.items() if name.startswith(begins))
        first, rest = text.split(name, 1)
        text = f"{first}{name} (“{word}”){rest.replace(name, word)}"
    return text


# who writes when an order of the Union went elsewhere than to its addressee
REACHED = {
    "police": "Police of {}", "central": "Central authority of {}", "contact-point": "24/7 contact point of {}",
    "judicial": "Competent judicial authority, {}", "diplomatic": "Ministry of foreign affairs of {}",
}  # fmt: skip
# how a request came to the authority that answers it, when it was sent another way
CAME = {
    "provider": "the provider, to which it was sent", "subsidiary": "a company of the provider, to which it was sent",
    "police": "the police, to which it was sent", "diplomatic": "the diplomatic channel",
    "central": "the central authority, to which it was sent",
    "contact-point": "the 24/7 contact point, to which it was sent",
    "judicial": "a court, to which it was sent", "establishment": "an establishment of the provider",
}  # fmt: skip
# after these, what is sent again is a supplement to what is here
OPEN = ("returned", "partly", "narrowed")
ISSUERS = {"prosecutor": "prosecutor", "investigating-judge": "investigating judge"}
# a State that asks its provider to keep data, and does not order it (clock.REGIMES)
ASKS = ("us-2703f", "jp-197")
RULES = "Regulation (EU) 2023/1543"


def sender(made: Reply, request: Document, around: Circumstances) -> str:
    """Return who answers."""
    called, channel = around.requested.called, request.text("channel")
    if made.held:
        return f"Registry of the authority that issues the certificate, {around.requesting.called}"
    if request.document in ORDERS:
        if channel in REACHED:
            return REACHED[channel].format(called)
        company = around.fact("subsidiary") if channel == "subsidiary" else request.text("provider")
        company = company or around.fact("provider")
        right = channel == "establishment" and company == around.fact("provider")
        return f"{company}, {'addressee' if right else 'recipient'} of the certificate"
    if _at_the_point(request, around):
        return f"24/7 contact point of {called}"
    if around.in_the_union and request.document != "spontaneous":
        return f"Competent judicial authority, {called}"
    return f"Central authority of {called}"


def _at_the_point(request: Document, around: Circumstances) -> bool:
    """Tell whether the contact points write to each other."""
    reached = request.text("channel") == "contact-point" and not passed_on(request, around)
    return request.document in ("preservation", "extension") or (reached and request.document not in ORDERS)


def _parts(
    made: Reply, request: Document, around: Circumstances, kept: date | None, before: Sequence[Reply]
) -> Iterator[str]:  # fmt: skip
    written = sender(made, request, around)
    yield f"{written}\n{words_of_day(made.sent.date())}\nOur reference: {made.reference}\n" + (
        f"Your reference: {request.text('file') or MISSING}"
    )
    yield _address(made, request, around)
    outside = request.document in ORDERS and not made.held
    yield "Dear Sir or Madam," if outside else "Dear colleague,"
    yield _thanks(made, request, around, before)
    yield _decision(made, request, around, before)
    yield _numbered(made.points)
    yield from _consequences(made, request, around, kept)
    if made.notes:
        yield _notes(made)
        yield _numbered(made.notes, len(made.points) + 1)
    yield from _no_grounds(made, request, around)
    yield f"I remain at your disposal for any question under the reference {made.reference}."
    yield f"Yours {'faithfully' if outside else 'sincerely'},\n{written}"


def _thanks(made: Reply, request: Document, around: Circumstances, before: Sequence[Reply]) -> str:
    """Say what arrived, when, and by which way if it was not the right one."""
    title = FORMS[request.document].title.en
    title = f"{title[0].lower()}{title[1:]}" if title[0] in "RU" else title
    if investigation_order(request.document, around):
        title = f"urgent {ORDER}" if request.document == "emergency" else ORDER
    if request.document == "spontaneous":
        title = "information"
    if made.held:
        return f"I have read your {title} of {words_of_day(around.at.date())} before it goes out."
    same = made.received.date() == around.at.date()
    arrived = "the same day" if same else words_of_day(made.received.date())
    strayed = made.outcome == "redirected" and any(one.element in WAYS for one in made.points)
    way = CAME.get(request.text("channel"), "") if strayed and request.document not in ORDERS else ""
    by = f", by way of {way}" if way else ""
    sent = f"{title} of {words_of_day(around.at.date())}"
    if before and before[-1].outcome in OPEN and request.document != "spontaneous":
        what = "clarification" if request.document in ORDERS else "supplement"
        sent = f"{what} of {words_of_day(around.at.date())} to your {title}"
    return f"I thank you for the {sent}, which arrived on {arrived}{by}."


def _address(made: Reply, request: Document, around: Circumstances) -> str:
    office, called = request.text("authority") or "the authority that asks", around.requesting.called
    if request.document in ORDERS and not made.held:
        return f"To the authority that issued the certificate, by way of {office}, {called}"
    if _at_the_point(request, around):
        return f"To the 24/7 contact point of {called}, for {office}"
    if request.document in ORDERS or (around.in_the_union and request.document != "spontaneous"):
        return f"To {office}, {called}"
    return f"To the central authority of {called}, for {office}"


def _law(key: str, request: Document, around: Circumstances) -> str:
    return cite(key, request.document, around).text


def _receive(made: Reply, before: Sequence[Reply]) -> str:
    """Say what comes with the letter; what came with an earlier one does not come twice."""
    had = {what for one in before for what in one.given}
    new = [what for what in made.given if what not in had] or [*made.given]
    said = f"With this letter you receive: {listed([WORDS[what] for what in new])}."
    if old := [WORDS[what] for what in made.given if what not in new]:
        came = words_of_day(next(one for one in reversed(before) if one.given).sent.date())
        said += f" You received {listed(old)} with my letter of {came}."
    return said


def _decision(made: Reply, request: Document, around: Circumstances, before: Sequence[Reply]) -> str:
    if request.document == "spontaneous":
        return _passed_on(made, request, around)
    receive = _receive(made, before)
    if request.document in ORDERS and (said := _on_order(made, request, around, receive)):
        return said
    keeping = request.document in ("preservation", "extension", "preservation-order")
    match made.outcome:
        case "executed" if keeping:
            return "It has been executed." if made.notes else "It is sufficient, and has been executed."
        case "executed" if made.notes:
            return f"It could be executed as it stands, and has been. {receive}"
        case "executed":
            return f"It is sufficient, and has been executed. {receive}"
        case "partly" if keeping:
            return f"It has been executed as far as it asks that stored data be kept, and not on {_these(made)}:"
        case "partly":
            return f"It has been executed in part. {receive} The rest could not be executed:"
        case "narrowed" if keeping:
            return "It has been executed as far as the facts justify it, and no further:"
        case "narrowed":
            why = "this reason" if len(made.points) == 1 else "these reasons"
            return f"It has been executed as far as the facts justify it. {receive} It was narrowed for {why}:"
        case "returned" if made.lost:
            return "I regret to tell you that it cannot be executed:"
        case "returned":
            return (
                f"It cannot be executed as it stands. It is not refused: I ask you to supplement it{_until(made)} on "
                f"{_following(made)} ({_law('supplement', request, around)}):"
            )
        case "postponed":
            return "It has not been executed for the time being. It is postponed, not refused, for this reason:"
        case "redirected":
            return "It has not been executed, since another way serves it:"
        case _:
            return f"I regret that it is refused, for this reason ({_law('reasons', request, around)}):"


def _on_order(made: Reply, request: Document, around: Circumstances, receive: str) -> str:
    """Return what is said of an order of the Union; "" where it is what is said of a request."""
    match made.outcome:
        case "returned" if made.held:
            return (
                f"Your {ISSUERS.get(request.text('issuer'), 'court')} will not issue it as it stands. What follows is "
                "examined before an order leaves; the provider that receives it may neither examine nor narrow it:"
            )
        case "executed" if made.given:
            return f"It has been executed. {receive}"
        case "executed":
            return "It has been executed."
        case "returned" if not made.lost:
            return (
                f"The certificate cannot be executed as it stands. I ask you to clarify {_following(made)} within five "
                f"days of receipt of this form ({_law('supplement', request, around)}):"
            )
    return ""


def _passed_on(made: Reply, request: Document, around: Circumstances) -> str:
    """Return what is said of information that nobody asked for."""
    match made.outcome:
        case "executed":
            return "It has been passed on to the authority that may act on it. You will hear from us if it does."
        case "narrowed":
            return "It has been passed on as far as the annex carries it, and no further:"
        case "redirected":
            return "It has not been passed on, since another way serves it:"
        case "returned":
            return f"It cannot be passed on as it stands. I ask you to complete it on {_following(made)}:"
    return f"I regret that it is not passed on, for this reason ({_law('reasons', request, around)}):"


def _these(made: Reply) -> str:
    return "this point" if len(made.points) == 1 else "these points"


def _following(made: Reply) -> str:
    return "the following point" if len(made.points) == 1 else "the following points"


def _until(made: Reply) -> str:
    if made.kind in ("preservation", "extension"):
        return " at once"
    if made.supplement_by is None:
        return ""
    haste = " at once, and" if made.kind == "emergency" else ""
    return f"{haste} by {words_of_day(made.supplement_by)}{' at the latest,' if haste else ''}"


def _numbered(points: Sequence[Point], first: int = 1) -> str:
    return "\n".join(f"{number}. {one.text} ({one.authority}{_marks(one)})" for number, one in enumerate(points, first))


def _marks(point: Point) -> str:
    """Return ground and element as a letter prints them."""
    element = point.element if CODE.fullmatch(point.element) else ""
    words = [f"{word} {code}" for word, code in (("ground", point.code), ("element", element)) if code]
    return f"; {', '.join(words)}" if words else ""


def _consequences(made: Reply, request: Document, around: Circumstances, kept: date | None) -> Iterator[str]:
    if request.document in ("preservation", "preservation-order") and made.kept_until:
        yield _keeping(made, request, around)
    if request.document == "extension":
        yield _extended(made, around, kept)
    if request.text("disclosure") == "path" and made.kept_until and around.treaty:
        which = "as far as they identify it and the path"
        american = around.requested.name == "United States"
        how = f"They follow, {which}, when a court has ordered it" if american else f"They are enclosed {which}"
        yield (
            f"The traffic data show that another provider took part: {around.fact('host')} in "
            f"{state(around.fact('third')).called}. {how} ({_law('P11', request, around)})."
        )
    yield _next(made, request, around, kept)
    if made.given:
        yield from _with_data(made, request, around)
    if request.document in DISCLOSING - ORDERS and not made.given and not made.lost:
        yield _meanwhile(made, request, around, kept)
    if request.document in ORDERS and made.outcome in ("returned", "redirected") and not made.lost:
        yield _order_open(made, request, around, kept)
    if request.document == "preservation" and made.outcome in ("returned", "redirected") and not made.lost:
        yield "Until then nothing is kept: the provider deletes records as it always does."
    if request.document == "preservation" and made.outcome == "refused":
        yield "Nothing is kept on this request: the provider deletes records as it always does."
    if made.outcome == "postponed" and "R10" not in made.codes:
        yield "I shall write again as soon as the obstacle has gone."


def _keeping(made: Reply, request: Document, around: Circumstances) -> str:
    """Say until when data are kept, and what makes it longer."""
    assert made.kept_until
    if request.document in ORDERS:
        return (
            f"The data are kept until the end of {words_of_day(made.kept_until)} ({RULES}, art. 11(1)). This discloses "
            "nothing. If you confirm to us by then that a request for production has been issued, they stay kept as "
            "long as needed to produce them. You may extend once by 30 days within that time "
            f"({_law('kept', request, around)})."
        )
    rule = regime(around)
    assert rule
    more = ""
    if rule.pending or around.treaty:
        law = _law("kept", request, around)
        more = f" If your request for the data is here by then, they stay kept until it is decided ({law})."
    elif rule.renewal:
        more = (
            " They do not stay kept while a request for them is pending: ask for an extension before that day if the "
            "answer is not there by then."
        )
    told = "asked" if rule.id in ASKS else "ordered"
    least = "at least " if rule.bound == "least" else ""
    until = f"{least}until the end of {words_of_day(made.kept_until)} ({rule.authority})"
    return f"The provider has been {told} to keep the data, and keeps them {until}. This discloses nothing.{more}"


def _extended(made: Reply, around: Circumstances, kept: date | None) -> str:
    """Say until when data are kept after a request for more time, whatever becomes of it."""
    rule = regime(around)
    day = made.kept_until if made.outcome == "executed" else kept
    # the reason of a rule that grants no further time names the day itself
    if rule is None or day is None or made.lost or (made.kept_until and made.outcome == "redirected"):
        return ""
    least = "at least " if rule.bound == "least" else ""
    until = f"{least}until the end of {words_of_day(day)} ({rule.authority})"
    return (
        f"The data are now kept {until}."
        if made.outcome == "executed"
        else f"Without more time the data are kept {until}."
    )


def _with_data(made: Reply, request: Document, around: Circumstances) -> Iterator[str]:
    """Say what comes with the data, and under which terms."""
    if request.chosen("certification") and not any(one.element == "E9" for one in made.notes):
        yield "The certificate that you asked for is enclosed, with the hash value of each file."
    if request.document in ORDERS:
        wide = request.text("notification") == "notified" and {"sign-ins", "messages-with"} & {*made.given}
        if wide and not made.lost:
            yield (
                "The enforcing authority, which you notified, has told us that it raises no ground for refusal "
                f"({RULES}, arts 10(2), 12)."
            )
    elif not investigation_order(request.document, around):
        law = _law("M13", request, around)
        only = "The answer may be used only in the investigation that you name; any other use needs our consent"
        yield f"{only} ({law})."
    yield _after_preservation(made, request, around)
    yield _late(made, request, around)


def _after_preservation(made: Reply, request: Document, around: Circumstances) -> str:
    """Say what of the period came after the day on which the data were kept."""
    end = request.period("period").end.instant if request.has("period") else None
    kept = around.moment("preservation.asked")
    if end is None or end <= kept or made.lost or not {"sign-ins", "messages-with"} & {*made.given}:
        return ""
    day = words_of_day(kept.astimezone(around.requested.zone).date())
    return f"What was kept is what the provider had on {day}. Of what came later, you receive what was still there."


def _late(made: Reply, request: Document, around: Circumstances) -> str:
    """Say that the day by which the answer was needed has passed, and what could be done another time."""
    by = request.day("urgent_by") if request.text("urgency") == "urgent" else None
    if by is None or made.sent.date() <= by:
        return ""
    if made.received.date() > by:
        return f"It arrived after {words_of_day(by)}, the day by which you needed the answer."
    first = "the sign-ins" if "sign-ins" in made.given else "who opened the account"
    ahead = f" In a next request, ask that what is ready first, such as {first}, be sent ahead of the messages."
    return f"I regret that {words_of_day(by)} could not be met.{ahead if 'messages-with' in made.given else ''}"


def _next(made: Reply, request: Document, around: Circumstances, kept: date | None) -> str:
    """Say what can still be done about the part that was not executed, or about a refusal."""
    if made.lost:
        return ""
    if "R1" in made.codes:
        return "A request that rests on other conduct, which the facts show and which is punished here, can be made."
    if made.outcome == "partly" and "R5" in made.codes:
        law = _law("kept" if around.treaty else "supplement", request, around)
        stay = (
            "what was preserved of it stays kept until this is decided"
            if around.treaty
            else f"what was preserved of it is kept until the end of {words_of_day(kept)}"
            if kept
            else "it need not be asked for again"
        )
        return f"On this part it stays open: a supplement is enough, and {stay} ({law})."
    if made.outcome == "narrowed" and request.document in DISCLOSING:
        return (
            "If you have facts that carry the rest, send them as a supplement; this part need not be asked for again."
        )
    return ""


def _order_open(made: Reply, request: Document, around: Circumstances, kept: date | None) -> str:
    """Say what becomes of the data while an order of the Union is not executed."""
    elsewhere = not made.held and request.text("provider") not in ("", around.fact("provider"))
    if made.held or made.outcome == "redirected" or elsewhere:
        rule = regime(around)
        if kept is None or rule is None:
            return "Until then nothing is kept: the provider deletes records as it always does."
        return (
            "No data are kept on this certificate. Those that were preserved before are kept until the end of "
            f"{words_of_day(kept)} ({rule.authority})."
        )
    if request.document == "preservation-order":
        return "If you do not react within that time, we are freed from the duty to preserve."
    return (
        "The data are being preserved meanwhile, as far as what you have stated lets us find them "
        f"({_law('kept', request, around)})."
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
        f"The data that were preserved stay kept until {end} in any case, and, since it was here in time, "
        f"until it is decided ({_law('kept', request, around)}).{decide}"
    )


def _notes(made: Reply) -> str:
    if made.outcome not in ("executed", "partly", "narrowed"):
        return "Please see to the following as well:"
    # an order runs in the time of the Regulation, and information that nobody asked for is not executed
    cost = "" if made.kind in ORDERS else ", but cost time"
    stop = "change that" if made.kind == "spontaneous" else "stop execution"
    supply = "what still helps" if made.outcome == "executed" else "it"
    return f"The following did not {stop}{cost}. Please supply {supply}, and see to it another time:"


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
    asked = request.document not in ORDERS and request.document != "spontaneous"
    if "bank-secrecy" in around.at_home and asked:
        said.append(("Bank secrecy, which was raised here, has not been treated as an obstacle", "bank-secrecy"))
    if "fiscal" in around.at_home and asked:
        said.append(("That the matter also touches taxes has not been treated as an obstacle", "fiscal"))
    for text, key in said:
        yield f"{text} ({_law(key, request, around)})."
