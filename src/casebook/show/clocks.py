"""The clock of preservation: what keeps a record from when to when, and what must leave by which moment."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta, tzinfo
from html import escape
from typing import Any

import ipywidgets as widgets
from matplotlib.patches import Rectangle

from casebook.clock import REGIMES, Outcome, Plan, Regime, expires, latest_renewal, routes, run, until
from casebook.clock.running import FIRST, OWN, PENDING, RENEWED
from casebook.show.explorers import LABEL, PLAIN, WIDE, Explorer
from casebook.show.figures import BLUE, GREY, ORANGE, canvas, figure
from casebook.show.tables import Shown, table, together

LANES = {
    OWN: "kept by the provider itself",
    FIRST: "preserved",
    RENEWED: "preserved once more",
    PENDING: "waiting for the answer",
}
LOOKS = {OWN: (GREY, ""), FIRST: (BLUE, ""), RENEWED: (BLUE, "////"), PENDING: (ORANGE, "....")}
# an open stretch is drawn this far
OPEN = timedelta(days=60)
TEN_MONTHS = 304
TYPED = widgets.Layout(width="7rem")
ROW = widgets.Layout(width="100%", max_width="40rem", flex_flow="row wrap", align_items="center")


def clock(plan: Plan) -> Shown:
    """Show what keeps a record when, one lane for each cause, and what becomes of it."""
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
    for when, name, style in ((outcome.lost, "lost", "-"), (plan.answered, "answer", "--")):
        if when:
            axes.axvline(_days(plan, when), color="black", linewidth=1.1, linestyle=style)
            axes.text(_days(plan, when), -0.82, name, fontsize=9, ha="right" if name == "lost" else "left", va="bottom")
    axes.set_xlim(-whole / 60, whole * 1.08)
    axes.set_ylim(len(lanes) - 0.6, -0.95)
    axes.set_yticks([])
    axes.set_xlabel(f"days since the record arose, {day(plan.born, plan.zone)}")
    for side in ("top", "left", "right"):
        axes.spines[side].set_visible(False)
    kept = [
        (LANES[one.by], moment(one.start, plan.zone), moment(one.end, plan.zone) if one.end else "the decision")
        for one in outcome.stretches
    ]
    data = table(("what keeps the record", "from", "until"), kept, "What keeps the record, and until when")
    alt = f"Bars on a line of days, one for each thing that keeps the record. {told(plan)}"
    return figure(drawn, alt=alt, data=data)


def told(plan: Plan) -> str:
    """Say in words what becomes of the record."""
    outcome = run(plan)
    return " ".join([_end(plan, outcome), *outcome.notes])


def _end(plan: Plan, outcome: Outcome) -> str:
    if outcome.delivered:
        return f"The record is there when the answer is made on {day(outcome.delivered, plan.zone)}."
    if not outcome.lost:
        return "The record stays preserved until the request for the data has been decided."
    said = f"The record is lost on {moment(outcome.lost, plan.zone)}."
    if plan.answered:
        late = (plan.answered - outcome.lost).days
        said += f" The answer comes {late} {'day' if late == 1 else 'days'} too late."
    return said


def deadlines(plan: Plan, days_of_channel: int) -> list[tuple[str, str, str]]:
    """Return what can be sent, before which moment it must be there, and by which it must leave."""
    own, renewal = expires(plan.born, plan.kept_days), latest_renewal(plan)
    preserved = [one.end for one in run(plan).stretches if one.by in (FIRST, RENEWED) and one.end]
    end = preserved[-1] if preserved else None
    data = "The request for the data" if plan.pending else "The answer itself, for this rule waits for no request"
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


def rules_compared(born: datetime, kept_days: int, asked: datetime, zone: tzinfo) -> Shown:
    """Show what each rule makes of one record: end of the first period, of the last renewal, and a ten-month answer."""

    def row(rule: Regime) -> tuple[str, str, str, str, str]:
        plan = Plan(born, kept_days, rule, zone, asked=asked)
        first = until(asked, rule.first, zone)
        renewed = replace(plan, renewed=tuple(first - timedelta(days=1) for _ in range(rule.renewals or 0)))
        last = latest(renewed) if rule.renewals is not None else None
        answer = replace(renewed, followed=first - timedelta(days=1), answered=asked + timedelta(days=TEN_MONTHS))
        waits = "kept until it is decided" if rule.pending else "not kept by that"
        ends = day(last - timedelta(days=1), zone) if last else "as domestic law says"
        return rule.name, day(first - timedelta(days=1), zone), ends, waits, told(answer)

    header = (
        "rule",
        "last day",
        "last day with every renewal",
        "request for the data in time",
        "answer after ten months",
    )
    return table(header, [row(rule) for rule in REGIMES.values()], "One record under each rule")


def latest(plan: Plan) -> datetime:
    """Return the end of the last period of preservation, or of the provider's own keeping if there is none."""
    return max(one.end for one in run(plan).stretches if one.end)


def clock_explorer(
    records: Mapping[str, tuple[datetime, int, datetime]], zone: tzinfo, rule: str = "budapest-29"
) -> Explorer:
    """Let a reader move every moment of a record's life and see when it is lost, and what must leave when.

    `records` gives each record the moment at which it arises, the days for which it is kept, and when its holder was
    asked to keep it. `zone` is the calendar of the holders. A day of 0 means that a thing is not sent.
    """
    born, kept, asked = next(iter(records.values()))
    record = widgets.Dropdown(options=list(records), description="Record", layout=WIDE, style=LABEL)
    rules = {one.name: one for one in REGIMES.values()}
    first = REGIMES[rule].name
    chosen = widgets.Dropdown(options=list(rules), value=first, description="Rule", layout=WIDE, style=LABEL)
    parties = "Both are Parties (Budapest)"
    treaty = widgets.Checkbox(False, description=parties, indent=False, layout=WIDE)
    dials = {
        "kept": dial("Kept by itself, days", kept, 400),
        "asked": dial("Asked to keep, day", apart(born, asked), 400),
        "renewed": dial("Renewed, day", 0, 800),
        "followed": dial("Data requested, day", 0, 800),
        "answered": dial("Answered, day", apart(born, asked) + TEN_MONTHS, 800),
        "today": dial("Today, day", apart(born, asked) + 30, 800),
        "channel": dial("On the way, days", 2, 60),
    }
    shown = widgets.HTML(layout=widgets.Layout(width="100%"))

    def plan() -> Plan:
        start, _, when = records[record.value]

        def at(name: str) -> datetime | None:
            return start + timedelta(days=dials[name][0].value) if dials[name][0].value else None

        # the dial counts whole days; where nobody has turned it, the request came at its own second
        asked = when if dials["asked"][0].value == apart(start, when) else at("asked")
        renewed = at("renewed")
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
        shown.value = f'<div style="{PLAIN}"><p role="status"><strong>{escape(told(now))}</strong></p>{seen.html}</div>'

    def choose(*_: object) -> None:
        start, days, when = records[record.value]
        dials["kept"][0].value, dials["asked"][0].value = days, apart(start, when)

    record.observe(choose, "value")
    for control in (record, chosen, treaty, *(slider for slider, _ in dials.values())):
        control.observe(draw, "value")
    draw()
    lines = [widgets.HBox(list(pair), layout=ROW) for pair in dials.values()]
    return Explorer(rules_compared(born, kept, asked, zone), record, chosen, treaty, *lines, shown)


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
