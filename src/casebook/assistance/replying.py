"""The requested State: what it does with a request, after how many days, on which grounds. Same input, same answer."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from casebook.assistance.checking import Finding, check
from casebook.assistance.circumstances import Circumstances
from casebook.assistance.citing import cite, investigation_order
from casebook.assistance.document import Document
from casebook.assistance.letters import letter, reference
from casebook.assistance.outcome import Outcome, Point, Reply, regime
from casebook.assistance.rules import before_issue
from casebook.assistance.rules.data import CATEGORY, WANTED, lacks
from casebook.assistance.rules.rule import DISCLOSING, ORDERS
from casebook.assistance.rules.sender import passed_on
from casebook.assistance.states import words_of_day
from casebook.clock import REGIMES, Plan, Regime, last_day, run
from casebook.clock.counting import day_after

# Days are assumptions of the exercise and no statistics: on the way, until it is read; both shorter when urgent.
TRANSIT = {"contact-point": 0, "establishment": 0, "judicial": 2, "police": 3, "central": 7, "diplomatic": 30}
READING = {"contact-point": 0, "establishment": 0, "judicial": 7, "police": 10, "central": 14, "diplomatic": 14}
EXECUTING = {"subscriber": 14, "traffic": 30, "content": 45}
ELSEWHERE = 10
PER_DELAY = 3
SUPPLEMENT, HASTE = 30, 10
# Regulation (EU) 2023/1543, art. 10: within ten days of receipt
ORDERED = 9
# arts 10(6), 11(5)
CLARIFYING = 5
# a reason on a fixed day, with somebody awake on both sides
EMERGENCY = 2
HOURS = 4
# what is done before a refusal: Budapest Convention, art. 27(6), UNTOC, art. 18(26); Directive 2014/41/EU, art. 11(4)
CONSIDERED = "Execution in part, or under conditions, has been considered and would do so as well."
CONSULTED = "Your authority was consulted before this decision."


@dataclass(frozen=True)
class Decision:
    """What is decided before it is written down."""

    outcome: Outcome
    points: tuple[Point, ...]
    given: tuple[str, ...] = ()
    kept_until: date | None = None
    lost: datetime | None = None


def reply(request: Document, state: Circumstances, day: datetime, history: Sequence[Reply] = ()) -> Reply:
    """Answer a request that is sent on a day. `history`: the replies to what was sent before in the same matter.

    A supplement is the whole request, sent again. One that comes after the day set for it finds the data gone.
    """
    around = state.on(day)
    received, sent = _arrival(request, around)
    findings = check(request, around)
    issuing = [one for one in findings if before_issue(one.rule, request.document)]
    held = tuple(_point(one) for one in issuing if one.gravity != "delayed")
    delays = [one for one in findings if one.gravity == "delayed" and one not in issuing]
    if held:
        received = sent = around.at + timedelta(hours=HOURS)
    if request.document not in ORDERS:
        sent += timedelta(days=PER_DELAY * len({one.element for one in delays}))
    if held:
        decision = Decision("returned", held)
    elif request.document in ("preservation", "preservation-order", "extension"):
        decision = _keep(request, around, findings, received, history)
    elif request.document == "spontaneous":
        decision = _pass_on(request, around, findings)
    else:
        decision = _disclose(request, around, findings, received, sent, history)
    if decision.given:
        sent += timedelta(days=_executing(request, decision.given))
    if not _awake(request, around):
        sent = _working(sent, -1 if request.document in ORDERS else 1)
    # what is to be kept is supplemented at once, and information that nobody asked for when it suits
    waits = decision.outcome == "returned" and request.document in DISCLOSING | ORDERS
    by = _working(sent + timedelta(days=_patience(request))).date()
    codes = tuple(dict.fromkeys(one.code for one in decision.points if one.code))
    before = [one for one in history if one.kind == request.document and not one.held]
    made = Reply(
        kind=request.document,
        outcome=decision.outcome,
        codes=codes,
        points=decision.points,
        notes=_notes(decision, delays),
        given=decision.given,
        received=received,
        sent=sent,
        reference=before[0].reference if before else reference(request, day),
        kept_until=decision.kept_until,
        supplement_by=by if waits and not decision.lost and not held else None,
        lost=decision.lost,
        held=bool(held),
    )
    return Reply(**{**made.__dict__, "letter": letter(made, request, around, kept_to(around, history), before)})


def _patience(request: Document) -> int:
    """Return the days for which a supplement is waited for."""
    if request.document in ORDERS:
        return CLARIFYING
    return HASTE if _urgent(request) else SUPPLEMENT


def _notes(decision: Decision, delays: Sequence[Finding]) -> tuple[Point, ...]:
    """Return what only delayed; nothing where there is nothing left to supply. It is no ground, and bears no code."""
    if decision.outcome in ("refused", "redirected") or (decision.lost and not decision.given):
        return ()
    return tuple(replace(_point(one), code="") for one in delays)


def _urgent(request: Document) -> bool:
    return request.text("urgency") == "urgent" or request.document == "emergency"


def _awake(request: Document, around: Circumstances) -> bool:
    """Tell whether it is taken in and answered on every day of the week."""
    point = request.text("channel") == "contact-point" and not passed_on(request, around)
    return point or request.document == "emergency"


def _working(moment: datetime, step: int = 1) -> datetime:
    """Return the moment, or the same hour on the next (with -1, the last) day that is no Saturday or Sunday."""
    while moment.weekday() > 4:
        moment += timedelta(days=step)
    return moment


def _arrival(request: Document, around: Circumstances) -> tuple[datetime, datetime]:
    """Return when a request arrives and when it has been read."""
    channel = request.text("channel") or "central"
    transit, reading = TRANSIT.get(channel, ELSEWHERE), READING.get(channel, ELSEWHERE)
    if passed_on(request, around):
        transit, reading = max(transit, TRANSIT["judicial"]), READING["judicial"]
    if _urgent(request):
        transit, reading = transit // 2, reading // 2
    received = around.at + timedelta(days=transit, hours=1)
    # what comes through the system of the Union is there on the day on which it is sent
    if not _awake(request, around) and channel != "establishment":
        received = _working(received)
    return received, received + timedelta(days=reading, hours=HOURS)


def _executing(request: Document, given: Sequence[str]) -> int:
    """Return the days until the data are there."""
    if request.document in ORDERS:
        return ORDERED
    if request.document == "emergency":
        return EMERGENCY
    days = max(EXECUTING[CATEGORY[what]] for what in given)
    return days // 2 if _urgent(request) else days


def _point(finding: Finding) -> Point:
    return Point(finding.text, finding.authority, finding.register, finding.code, finding.element)


def _ground(key: str, text: str, code: str, request: Document, around: Circumstances) -> Point:
    authority = cite(key, request.document, around)
    return Point(text, authority.text, authority.register, code)


def _whole(request: Document, around: Circumstances, findings: Sequence[Finding]) -> Decision | None:
    """Return the decision that stops the whole request, None when it can go on.

    A request is refused before it is sent another way, and sent another way before it is sent back.
    """
    home, keeping = around.at_home, request.document in ("preservation", "extension")
    asks = request.document not in ORDERS and request.document != "spontaneous"
    order = investigation_order(request.document, around)
    whole = [one for one in findings if not one.part]
    refused = [_point(one) for one in whole if one.gravity == "refused"]
    if "essential-interests" in home and asks:
        harm = "harm essential national security" if order else "prejudice essential"
        shown = "the measure" if keeping else "the answer"
        text = f"Execution would {harm} interests of this State: {shown} would reveal how a network of the State is "
        text += f"defended. {CONSULTED if order else CONSIDERED}"
        refused.append(_ground("R2", text, "R2", request, around))
    if refused:
        return Decision("refused", tuple(refused))
    redirected = [_point(one) for one in whole if one.gravity == "redirected"]
    content = any(one["category"] == "content" for one in request.records("data"))
    disclosing = request.document in DISCLOSING - ORDERS
    # an order to investigate is executed unless a ground of the Directive is there: none of the next three is
    judicial = disclosing and not order
    if "given-freely" in home and judicial and not content:
        text = (
            "The provider has given the police here what you ask for, of its own will, and they can pass it to yours "
            "without a request. No treaty makes this a ground of refusal: if your court needs it by way of a request, "
            "say so, and this one is taken up again."
        )
        redirected.append(_ground("R11", text, "R11", request, around))
    if redirected:
        return Decision("redirected", tuple(redirected))
    if "small" in home and judicial:
        text = (
            "The harm stands in no proportion to the cost of execution. No treaty makes this a ground of refusal: your "
            "request waits until graver ones are done. If more harm has come to light, please say so."
        )
        return Decision("postponed", (_ground("R10", text, "R10", request, around),))
    returned = [_point(one) for one in whole if one.gravity == "returned"]
    if "assurance" in home and judicial:
        text = (
            "The data may concern other persons. They can be given on the condition that what concerns others is "
            "deleted. Please say whether you accept it."
        )
        returned.append(_ground("R12", text, "R12", request, around))
    if returned:
        return Decision("returned", tuple(returned))
    if "own-investigation" in home and disclosing:
        text = "Execution now would prejudice an investigation that is conducted here."
        text = text if order else f"{text} {CONSIDERED}"
        return Decision("postponed", (_ground("R4", text, "R4", request, around),))
    return None


def _pass_on(request: Document, around: Circumstances, findings: Sequence[Finding]) -> Decision:
    """Decide on information that nobody asked for."""
    parts = tuple(_point(one) for one in findings if one.part)
    return _whole(request, around, findings) or Decision("narrowed" if parts else "executed", parts)


def _plan(around: Circumstances, rule: Regime, asked: datetime, **more: datetime | tuple[datetime, ...] | None) -> Plan:
    return Plan(
        around.moment("hand_in.time"), int(around.facts["signin.days"]), rule, around.requested.zone, asked=asked,
        treaty=around.treaty, **more,  # type: ignore[arg-type]
    )  # fmt: skip


def _renewed(history: Sequence[Reply]) -> tuple[datetime, ...]:
    """Return when each extension that was granted had been asked for."""
    return tuple(one.received for one in history if one.kind == "extension" and one.outcome == "executed")


def _last_day(end: datetime, around: Circumstances) -> date:
    """Return the last day, by the calendar of the requested State, of what ends at the first moment after it."""
    return (end - timedelta(seconds=1)).astimezone(around.requested.zone).date()


def _keep(
    request: Document, around: Circumstances, findings: Sequence[Finding], received: datetime, history: Sequence[Reply]
) -> Decision:
    """Decide on a request to keep data."""
    if (whole := _whole(request, around, findings)) is not None:
        return whole
    rule = REGIMES["eu-11"] if request.document in ORDERS else regime(around)
    if rule is None:
        return Decision(
            "refused", (_ground("R8", "No law here lets data be kept on a request.", "R8", request, around),)
        )
    if request.document == "extension":
        return _extend(request, around, rule, received, history)
    outcome = run(_plan(around, rule, received))
    if len(outcome.stretches) == 1:
        gone = _ground("gone", "It came after the provider had deleted the records. There is nothing to keep.",
                       "R7", request, around)  # fmt: skip
        return Decision("returned", (gone,), lost=outcome.lost)
    last = outcome.stretches[-1].end
    assert last
    until = _last_day(last, around)
    parts = [one for one in findings if one.part]
    if any(one.gravity == "refused" for one in parts):
        return Decision("partly", tuple(map(_point, parts)), kept_until=until)
    return Decision("narrowed" if parts else "executed", tuple(map(_point, parts)), kept_until=until)


def _extend(
    request: Document, around: Circumstances, rule: Regime, received: datetime, history: Sequence[Reply]
) -> Decision:
    """Decide on a request for more time."""
    renewed = _renewed(history)
    before = run(_plan(around, rule, around.moment("preservation.asked"), renewed=renewed))
    after = run(_plan(around, rule, around.moment("preservation.asked"), renewed=(*renewed, received)))
    end = before.stretches[-1].end
    assert end
    last = _last_day(end, around)
    if received >= end:
        text = f"The time for which the data were kept ended on {words_of_day(last)}. There is nothing left to extend."
        return Decision("returned", (_ground("gone", text, "R7", request, around),), lost=before.lost)
    if rule.bound == "least":
        # sixty days are the least that article 29(7) grants, not the most
        return Decision("executed", (), kept_until=last_day(last, rule.first))
    if len(after.stretches) == len(before.stretches):
        unread = rule.renewal is None and around.treaty
        says = "does not say, as far as it has been read, whether there is" if unread else "grants no"
        then = " Once it is here, they stay kept until it is decided." if around.treaty else ""
        text = (
            f"The rule by which the data are kept here ({rule.authority}) {says} further time. They are kept until "
            f"{words_of_day(last)}. Send the request for the data before then.{then}"
        )
        return Decision("redirected", (_ground("kept", text, "", request, around),), kept_until=last)
    longer = after.stretches[-1].end
    assert longer
    until = _last_day(longer, around)
    return Decision("executed", (), kept_until=until)


def _disclose(
    request: Document, around: Circumstances, findings: Sequence[Finding], received: datetime, read_at: datetime,
    history: Sequence[Reply],
) -> Decision:  # fmt: skip
    """Decide on a request for the data themselves."""
    parts = [one for one in findings if one.part]
    lacking = {one["what"] for one in request.records("data") if any(lacks(one, request, around))}
    named = [one["what"] for one in request.records("data")]
    narrowed = "messages-all" in named and "messages-all" not in lacking
    asked = [*named, *(["messages-with"] if narrowed else [])]
    reach = WANTED[request.document]
    given = tuple(what for what in reach if what in asked and what not in lacking)
    whole = _whole(request, around, findings)
    if whole is not None:
        return _with_clock(whole, request, around, received, read_at, history)
    if not given:
        return _with_clock(Decision("returned", tuple(map(_point, parts))), request, around, received, read_at, history)
    executed = read_at + timedelta(days=_executing(request, given))
    lost = lost_at(around, received, executed, history)
    if lost is not None and lost < executed:
        left = tuple(what for what in given if what == "registration")
        deleted = words_of_day(lost.astimezone(around.requested.zone).date())
        text = f"The sign-ins and messages are no longer there: they were deleted on {deleted}."
        gone = _ground("gone", text, "R7", request, around)
        points = (gone, *map(_point, parts))
        return Decision("partly" if left else "returned", points, left, lost=lost)
    if any(one.gravity in ("refused", "returned") for one in parts):
        return Decision("partly", tuple(map(_point, parts)), given)
    return Decision("narrowed" if parts else "executed", tuple(map(_point, parts)), given)


def _with_clock(
    decision: Decision, request: Document, around: Circumstances, received: datetime, read_at: datetime,
    history: Sequence[Reply],
) -> Decision:  # fmt: skip
    """Add what the clock says to a request that is sent back: whether there is still something to ask for."""
    lost = lost_at(around, received, read_at, history)
    if decision.outcome != "returned" or lost is None or lost >= read_at:
        return decision
    text = f"The sign-ins and messages were deleted on {words_of_day(lost.astimezone(around.requested.zone).date())}."
    gone = _ground("gone", text, "R7", request, around)
    return Decision("returned", (*decision.points, gone), lost=lost)


def kept_to(around: Circumstances, history: Sequence[Reply]) -> date | None:
    """Return the last day for which the data are kept, every extension counted, whatever becomes of a request."""
    rule = regime(around)
    if rule is None:
        return None
    renewed = _renewed(history)
    stretches = run(_plan(around, rule, around.moment("preservation.asked"), renewed=renewed)).stretches
    end = stretches[-1].end
    if len(stretches) == 1 or end is None:
        return None
    last = _last_day(end, around)
    return max([last, *(one.kept_until for one in history if one.kind == "extension" and one.kept_until)])


def lost_at(around: Circumstances, received: datetime, answered: datetime, history: Sequence[Reply]) -> datetime | None:
    """Return when sign-ins and messages are lost; None while they are kept until the answer.

    A request received in time keeps them where article 29(7) or the rule itself says so. If it was sent back, it does
    so until the day set for the supplement, and never less long than the first period and its extensions.
    """
    rule = regime(around)
    if rule is None:
        return None
    asking = [one for one in history if one.kind in DISCLOSING and not one.held]
    before = [one for one in asking if one.outcome not in ("refused", "redirected")]
    renewed = _renewed(history)
    asked = around.moment("preservation.asked")
    late = next(
        (one.supplement_by for one in before if one.supplement_by and received.date() > one.supplement_by), None
    )
    followed = received if late or not before else min(one.received for one in before)
    lost = run(_plan(around, rule, asked, renewed=renewed, followed=followed, answered=answered)).lost
    longer = [one.kept_until for one in history if one.kind == "extension" and one.kept_until]
    if lost and longer:
        end = day_after(max(longer), around.requested.zone)
        lost = None if answered < end or (around.treaty and followed < end) else max(lost, end)
    if lost and late and around.treaty:
        # what came too late was waited for until the end of the day that was set
        return max(lost, day_after(late, around.requested.zone))
    return lost
