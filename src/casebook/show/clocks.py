"""The clock of preservation: what holds or preserves a record, and what must leave by which moment."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta, tzinfo
from html import escape
from typing import Any, NamedTuple

import ipywidgets as widgets
from matplotlib.patches import Rectangle

from casebook.clock import REGIMES, UNTIMED, Outcome, Plan, Regime, Untimed, expires, latest_renewal, routes, run, until
from casebook.clock.running import FIRST, OWN, PENDING, RENEWED
from casebook.show.explorers import LABEL, PLAIN, WIDE, Explorer
from casebook.show.figures import BLUE, GREY, ORANGE, canvas, figure
from casebook.show.tables import Shown, table, together

LANES = {
    OWN: "held by the provider itself",
    FIRST: "preserved",
    RENEWED: "preserved once more",
    PENDING: "waiting for the answer",
}
LOOKS = {OWN: (GREY, ""), FIRST: (BLUE, ""), RENEWED: (BLUE, "////"), PENDING: (ORANGE, "....")}
# an open stretch is drawn this far
OPEN = timedelta(days=60)
TEN_MONTHS = 304
UNREACHED = "does not reach this kind of record"
TYPED = widgets.Layout(width="7rem")
ROW = widgets.Layout(width="100%", max_width="40rem", flex_flow="row wrap", align_items="center")


class Held(NamedTuple):
    """A record: when it arose, for how many days its provider holds it, when that provider was asked, its category."""

    born: datetime
    days: int
    asked: datetime
    kind: str = ""


def clock(plan: Plan) -> Shown:
    """Show what holds or preserves a record when, one lane for each cause, and what becomes of it."""
    outcome = run(plan)
    ends = [one.end or one.start + OPEN for one in outcome.stretches]
    whole = _days(plan, max([*ends, *(one for one in (outcome.lost, outcome.delivered, plan.answered) if one)]))
    lanes = [name for name in LANES if any(one.by == name for one in outcome.stretches)]
    drawn, axes = canvas(6.4, 0.5 * len(lanes) + 1.0)
    for one, end in zip(outcome.stretches, ends, strict=True):
        colour, hatch = LOOKS[one.by]
        left, lane = _days(plan, one.start), lanes.index(one.by)
        bar = Rectangle((left, lane - 0.2), _days(plan, end) - left, 0.4, facecolor=colour if not hatch else "white")
        bar.set_edgecolor(colour)
        bar.set_hatch(hatch)
        axes.add_patch(bar)
    for lane, name in enumerate(lanes):
        label = axes.text(0, lane - 0.26, LANES[name], fontsize=9, va="bottom", zorder=4)
        label.set_bbox({"facecolor": "white", "edgecolor": "none", "pad": 1})
    gone = "deleted" if _by_itself(plan, outcome) else "may be gone"
    for when, name, style, side in ((outcome.lost, gone, "-", "right"), (plan.answered, "answer", "--", "left")):
        if when:
            axes.axvline(_days(plan, when), color="black", linewidth=1.1, linestyle=style)
            axes.text(_days(plan, when), -0.82, name, fontsize=9, ha=side, va="bottom")
    axes.set_xlim(-whole / 60, whole * 1.08)
    axes.set_ylim(len(lanes) - 0.6, -0.95)
    axes.set_yticks([])
    axes.set_xlabel(f"days since the record arose, {day(plan.born, plan.zone)}")
    for edge in ("top", "left", "right"):
        axes.spines[edge].set_visible(False)
    kept = [
        (LANES[one.by], moment(one.start, plan.zone), moment(one.end, plan.zone) if one.end else "the decision")
        for one in outcome.stretches
    ]
    data = table(("state of the record", "from", "until"), kept, "Held or preserved, and until when")
    alt = f"Bars on a line of days, one for each reason why the record is still there. {told(plan)}"
    return figure(drawn, alt=alt, data=data)


def told(plan: Plan) -> str:
    """Say in words what becomes of the record."""
    outcome = run(plan)
    return " ".join([_end(plan, outcome), *outcome.notes])


def _end(plan: Plan, outcome: Outcome) -> str:
    if outcome.delivered:
        return f"The record is there when the answer is made on {day(outcome.delivered, plan.zone)}."
    if not outcome.lost:
        return f"The record is not lost: {plan.waits}."
    if _by_itself(plan, outcome):
        said = f"The provider deletes the record on {moment(outcome.lost, plan.zone)}."
    else:
        rule = "the treaty" if plan.regime.bound == "least" else "the rule"
        said = f"From {day(outcome.lost, plan.zone)} {rule} no longer obliges anybody to keep the record. "
        said += "It may be gone on any day."
    if plan.answered:
        late = (plan.answered - outcome.lost).days
        said += f" The answer is made {late} {'day' if late == 1 else 'days'} later."
    return said


def _by_itself(plan: Plan, outcome: Outcome) -> bool:
    """Whether the record ends with the provider's own time; a machine deletes then, where a duty merely ends."""
    return outcome.lost == expires(plan.born, plan.kept_days)


def deadlines(plan: Plan, days_of_channel: int) -> list[tuple[str, str, str]]:
    """Return what can be sent, before which moment it must be there, and by which it must leave."""
    own, renewal = expires(plan.born, plan.kept_days), latest_renewal(plan)
    preserved = [one.end for one in run(plan).stretches if one.by in (FIRST, RENEWED) and one.end]
    end = preserved[-1] if preserved else None
    sent = "The request for the data" if plan.treaty else plan.regime.sent
    data = sent if plan.pending else "The answer itself, for this rule waits for no request"
    rows = (("The request to preserve", own), ("The next renewal", renewal), (data, end))

    def both(before: datetime | None) -> tuple[str, str]:
        if before is None:
            return "there is none", "there is none"
        return moment(before, plan.zone), moment(before - timedelta(days=days_of_channel), plan.zone)

    return [(what, *both(before)) for what, before in rows]


def ways(plan: Plan, now: datetime, days_of_channel: int) -> list[tuple[str, str, str]]:
    """Return what can still be done at `now`, when nobody knows what a plan holds for later."""
    known = replace(
        plan,
        asked=plan.asked if plan.asked and plan.asked <= now else None,
        renewed=tuple(one for one in plan.renewed if one <= now),
        followed=plan.followed if plan.followed and plan.followed <= now else None,
        answered=None,
    )
    return [(one.name, "yes" if one.works else "no", one.why) for one in routes(known, now, days_of_channel)]


def rules_compared(born: datetime, kept_days: int, asked: datetime, zone: tzinfo, kind: str = "") -> Shown:
    """Show what each rule makes of one record: end of the first period, of the last renewal, and a ten-month answer.

    `kind` is the category of the record, as in `Regime.reaches`; a rule that does not reach it is not counted. Without
    a kind each rule is.
    """

    def row(rule: Regime) -> tuple[str, ...]:
        if kind and kind not in rule.reaches:
            return rule.name, rule.data, UNREACHED, *("does not apply",) * 3
        plan = Plan(born, kept_days, rule, zone, asked=asked)
        if asked >= expires(born, kept_days):
            return rule.name, rule.data, "nothing was left to preserve", *("does not apply",) * 2, told(plan)
        first = until(asked, rule.first, zone)
        renewed = replace(plan, renewed=tuple(first - timedelta(days=1) for _ in range(rule.renewals or 0)))
        last = latest(renewed) if rule.renewals is not None else None
        answer = replace(renewed, followed=first - timedelta(days=1), answered=asked + timedelta(days=TEN_MONTHS))
        ends = day(last - timedelta(days=1), zone) if last else "as domestic law says"
        waits = rule.waits or "that request alone preserves nothing"
        return rule.name, rule.data, day(first - timedelta(days=1), zone), ends, waits, told(answer)

    def beside(rule: Untimed) -> tuple[str, ...]:
        if kind and kind not in rule.reaches:
            return rule.name, rule.data, UNREACHED, *("does not apply",) * 3
        return rule.name, rule.data, "the text names no period", *("cannot be counted",) * 3

    header = (
        "rule",
        "reaches",
        "last day",
        "last day with every renewal",
        "once the request for the data is there in time",
        "answer after ten months",
    )
    counted = [row(rule) for rule in REGIMES.values()]
    return table(header, [*counted, *(beside(rule) for rule in UNTIMED)], "One record under each rule")


def latest(plan: Plan) -> datetime:
    """Return the end of the last period of preservation, or of the provider's own keeping if there is none."""
    return max(one.end for one in run(plan).stretches if one.end)


def clock_explorer(records: Mapping[str, Held], zone: tzinfo, rule: str = "budapest-29") -> Explorer:
    """Let a reader move every moment of a record's life and see when it is lost, and what must leave when.

    `zone` is the calendar of the providers. A day of 0 means that a thing is not sent. A rule that does not reach the
    category of a record leaves it to the provider's own time.
    """
    born, kept, asked, kind = next(iter(records.values()))
    record = widgets.Dropdown(options=list(records), description="Record", layout=WIDE, style=LABEL)
    rules = {one.name: one for one in REGIMES.values()}
    first = REGIMES[rule].name
    chosen = widgets.Dropdown(options=list(rules), value=first, description="Rule", layout=WIDE, style=LABEL)
    parties = "Both are Parties (Budapest)"
    treaty = widgets.Checkbox(False, description=parties, indent=False, layout=WIDE)
    dials = {
        "kept": dial("Held by itself, days", kept, 400),
        "asked": dial("Asked to preserve, day", apart(born, asked), 400),
        "renewed": dial("Renewed, day", 0, 800),
        "followed": dial("Data requested, day", 0, 800),
        "answered": dial("Answered, day", apart(born, asked) + TEN_MONTHS, 800),
        "today": dial("Today, day", apart(born, asked) + 30, 800),
        "channel": dial("On the way, days", 2, 60),
    }
    shown = widgets.HTML(layout=widgets.Layout(width="100%"))

    def reached() -> bool:
        kind = records[record.value].kind
        return not kind or kind in rules[chosen.value].reaches

    def plan() -> Plan:
        start, _, when, _ = records[record.value]

        def at(name: str) -> datetime | None:
            return start + timedelta(days=dials[name][0].value) if dials[name][0].value else None

        # the dial counts whole days; where nobody has turned it, the request came at its own second
        asked = when if dials["asked"][0].value == apart(start, when) else at("asked")
        renewed = at("renewed")
        if not reached():
            return Plan(start, dials["kept"][0].value, rules[chosen.value], zone, answered=at("answered"))
        return Plan(
            start, dials["kept"][0].value, rules[chosen.value], zone, asked=asked, treaty=treaty.value,
            renewed=(renewed,) if renewed else (), followed=at("followed"), answered=at("answered"),
        )  # fmt: skip

    def draw(*_: object) -> None:
        now, days = plan(), dials["channel"][0].value
        today = now.born + timedelta(days=dials["today"][0].value)
        seen = together(
            clock(now),
            table(("what", "there before", "leaves before"), deadlines(now, days), "What must leave, and when"),
            table(("way", "works", "why"), ways(now, today, days), f"What can still be done on {day(today, zone)}"),
        )
        beyond = "" if reached() else f"This rule {UNREACHED}: it reaches {rules[chosen.value].data}. "
        said = escape(beyond + told(now))
        shown.value = f'<div style="{PLAIN}"><p role="status"><strong>{said}</strong></p>{seen.html}</div>'

    def choose(*_: object) -> None:
        held = records[record.value]
        dials["kept"][0].value, dials["asked"][0].value = held.days, apart(held.born, held.asked)

    record.observe(choose, "value")
    for control in (record, chosen, treaty, *(slider for slider, _ in dials.values())):
        control.observe(draw, "value")
    draw()
    lines = [widgets.HBox(list(pair), layout=ROW) for pair in dials.values()]
    return Explorer(rules_compared(born, kept, asked, zone, kind), record, chosen, treaty, *lines, shown)


def dial(description: str, value: int, most: int) -> tuple[Any, Any]:
    """Return a slider with its label and a field to type the same number."""
    slider = widgets.IntSlider(
        value, 0, most, description=description, layout=widgets.Layout(flex="1 1 15rem"), style=LABEL,
        continuous_update=False,
    )  # fmt: skip
    typed = widgets.BoundedIntText(value, 0, most, description="or type", layout=TYPED, style=LABEL)
    widgets.link((slider, "value"), (typed, "value"))
    return slider, typed


def moment(when: datetime, zone: tzinfo) -> str:
    """Return a moment by the clocks of `zone`, with its distance from UTC."""
    there = when.astimezone(zone)
    said = f"{day(when, zone)}, {there:%H:%M} UTC"
    return said + (there.isoformat()[-6:] if there.utcoffset() else "")


def day(when: datetime, zone: tzinfo) -> str:
    """Return the day of a moment by the calendar of `zone`."""
    there = when.astimezone(zone)
    return f"{there.day} {there:%B %Y}"


def _days(plan: Plan, when: datetime) -> float:
    return (when - plan.born).total_seconds() / 86400


def apart(start: datetime, end: datetime) -> int:
    """Return the days between the dates of two moments, in the zone of the first; at least 1."""
    return max(1, (end.astimezone(start.tzinfo).date() - start.date()).days)
