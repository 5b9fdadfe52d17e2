"""Follow one record: held by the provider itself, preserved, renewed, kept for the decision, delivered or lost."""

from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from casebook.clock.counting import day_after, expires, last_day, until
from casebook.clock.regimes import REGIMES, Regime

OWN, FIRST, RENEWED, PENDING = "own", "first", "renewed", "pending"


@dataclass(frozen=True)
class Plan:
    """What happens to one record. Every moment is that at which something reaches the provider, and has a zone.

    `born` and `kept_days`: when the record arises, and for how long the provider holds it by itself. `asked`: the
    request to preserve. `renewed`: each renewal. `followed`: the request for the data themselves. `answered`: the
    moment at which the provider hands them over. `zone`: the calendar of the provider. `treaty`: article 29 of the
    Budapest Convention applies between the two States, so that a request received in time keeps the data until it is
    decided.
    """

    born: datetime
    kept_days: int
    regime: Regime
    zone: tzinfo
    asked: datetime | None = None
    renewed: tuple[datetime, ...] = ()
    followed: datetime | None = None
    answered: datetime | None = None
    treaty: bool = False

    @property
    def pending(self) -> bool:
        """Whether a request for the data, received in time, keeps them until it is decided."""
        return self.treaty or self.regime.pending

    @property
    def waits(self) -> str:
        """What happens to the data once that request has come in time; empty where nothing waits for it."""
        return REGIMES["budapest-29"].waits if self.treaty else self.regime.waits


@dataclass(frozen=True)
class Stretch:
    """A time for which something keeps the record. `by` is own, first, renewed or pending; `end` None: it is open."""

    by: str
    start: datetime
    end: datetime | None


@dataclass(frozen=True)
class Outcome:
    """What became of the record: `lost` is the moment of its loss, None if it was delivered or is still being kept."""

    stretches: tuple[Stretch, ...]
    lost: datetime | None
    delivered: datetime | None
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Route:
    """One thing that can still be done, whether it works, the last moment for it, and why."""

    name: str
    works: bool
    before: datetime | None
    why: str


def periods(plan: Plan) -> tuple[list[Stretch], list[str]]:
    """Return the stretches of preservation, the first and each renewal that counts, and what did not count and why."""
    if plan.asked is None:
        return [], []
    if plan.asked >= expires(plan.born, plan.kept_days):
        return [], ["The request came after the provider had deleted the record. There was nothing to preserve."]
    rule = plan.regime
    last = last_day(plan.asked.astimezone(plan.zone).date(), rule.first)
    found = [Stretch(FIRST, plan.asked, until(plan.asked, rule.first, plan.zone))]
    notes = []
    for came in sorted(plan.renewed):
        end = day_after(last, plan.zone)
        if rule.renewal is None or (rule.renewals is not None and len(found) > rule.renewals):
            notes.append("A renewal did not count: the rule grants none, or no more of them.")
        elif came >= end:
            notes.append("A renewal came after the period had ended, and did not count.")
        else:
            last = last_day(last, rule.renewal)
            found.append(Stretch(RENEWED, end, day_after(last, plan.zone)))
    return found, notes


def run(plan: Plan) -> Outcome:
    """Follow the record of a plan to its end. The same plan gives the same outcome."""
    own = Stretch(OWN, plan.born, expires(plan.born, plan.kept_days))
    preserved, notes = periods(plan)
    kept = [own, *preserved]
    end: datetime | None = max(one.end for one in kept if one.end)
    if plan.followed and preserved and plan.pending:
        last = preserved[-1].end
        assert last is not None
        if plan.followed < last:
            kept.append(Stretch(PENDING, last, plan.answered))
            end = None
            if not plan.regime.pending:
                notes.append(
                    "Article 29(7) binds the State, not the provider: ask which order at home holds the provider after "
                    "its own period."
                )
        else:
            notes.append("The request for the data came after the preservation had ended. It saved nothing.")
    delivered = plan.answered if plan.answered and (end is None or plan.answered < end) else None
    return Outcome(tuple(kept), None if delivered else end, delivered, tuple(notes))


def latest_renewal(plan: Plan) -> datetime | None:
    """Return the moment before which the next renewal must be there; None if there is nothing to renew."""
    preserved, _ = periods(plan)
    rule = plan.regime
    if not preserved or rule.renewal is None or (rule.renewals is not None and len(preserved) > rule.renewals):
        return None
    return preserved[-1].end


def routes(plan: Plan, now: datetime, days_of_channel: int) -> list[Route]:
    """Return what can still be done at `now`, if what is sent takes `days_of_channel` to reach the provider."""
    arrives = now + timedelta(days=days_of_channel)
    outcome = run(plan)
    preserved, _ = periods(plan)
    own = expires(plan.born, plan.kept_days)
    renewal = latest_renewal(plan)
    end = preserved[-1].end if preserved else None
    asked = plan.asked is not None and plan.asked <= now
    pending = any(one.by == PENDING for one in outcome.stretches)
    return [
        Route(
            "Ask for preservation", not asked and arrives < own, own,
            "It has been asked for." if asked else "It must arrive before the provider deletes the record by itself.",
        ),
        Route(
            "Renew the preservation", bool(asked and renewal and arrives < renewal), renewal,
            "It must arrive before the period ends." if renewal else "There is nothing that the rule lets you renew.",
        ),
        Route(
            "Send the request for the data", bool(asked and not pending and end and arrives < end), end,
            f"Once it is there: {plan.waits}." if plan.pending
            else "This rule does not keep the data while the request is pending: the answer itself must come in time.",
        ),
        Route(
            "Look for another source", True, None,
            "The other end of the connection, the victim, a backup, a device: each holds a record for its own time.",
        ),
    ]  # fmt: skip
