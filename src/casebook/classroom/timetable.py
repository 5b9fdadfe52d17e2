"""The timetable of a course of some days: `course/teaching/days.yaml` with the times of the session plans."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from casebook.assistance.printing import Heading, Paper, Paragraph, Table
from casebook.classroom.planning import Plan
from casebook.errors import CasebookError

# minutes that people sit without a break, at most
SITTING = 110
# a module's session ends on such a minute
STEP = 5


class CannotPlan(CasebookError):
    """The days do not add up; the message says where."""


def timetable(days: Any, plans: Mapping[str, Plan]) -> list[list[tuple[str, str, str]]]:
    """Return (from, to, what) of each session, day by day. `days` is `course/teaching/days.yaml`.

    Raises `CannotPlan` when a day runs over its end, people sit too long, a module is missing or comes twice, or what
    is given are no days.
    """
    try:
        return filled(days, plans)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise CannotPlan(
            f"The days are not written as course/teaching/days.yaml in the repository is ({type(error).__name__}: "
            f"{error}). Compare with it."
        ) from error


def filled(days: Any, plans: Mapping[str, Plan]) -> list[list[tuple[str, str, str]]]:
    """Return the timetable of days that have the form of `days.yaml`."""
    made, seen = [], []
    for number, day in enumerate(days, 1):
        clock, until = moment(day["from"]), moment(day["until"])
        rows, sat = [], 0
        for session in day["sessions"]:
            what, minutes = spoken(session, plans)
            seen += [(session["module"], half) for half in halves(session)] if "module" in session else []
            sat = 0 if "rest" in session else sat + minutes
            end = clock + timedelta(minutes=minutes)
            if sat > SITTING:
                raise CannotPlan(f"Day {number}, {end:%H:%M}: {sat} minutes without a break. Put one before {what}.")
            rows.append((f"{clock:%H:%M}", f"{end:%H:%M}", what))
            clock = end
        if clock > until:
            raise CannotPlan(
                f"Day {number} ends at {clock:%H:%M}, after {until:%H:%M}. Move a session or state a later end."
            )
        made.append(rows)
    wanted = sorted((module.split("_", 1)[0], half) for module in plans for half in ("first", "second"))
    if sorted(seen) != wanted:
        odd = sorted({module for module, _ in set(seen) ^ set(wanted)} | {m for m, h in seen if seen.count((m, h)) > 1})
        raise CannotPlan(f"Each module comes once, whole or in two halves; look at {', '.join(odd)}.")
    return made


def halves(session: Mapping[str, Any]) -> tuple[str, ...]:
    """Return which halves of a module a session takes."""
    return (session["half"],) if "half" in session else ("first", "second")


def spoken(session: Mapping[str, Any], plans: Mapping[str, Plan]) -> tuple[str, int]:
    """Return what a session is called and its minutes."""
    if "module" not in session:
        return str(session.get("rest") or session["what"]), int(session["minutes"])
    found = next((one for one in plans.values() if one.module.split("_", 1)[0] == session["module"]), None)
    if not found:
        raise CannotPlan(f"There is no module {session['module']}. Name one of {', '.join(plans)}.")
    half = f", {session['half']} half" if "half" in session else ""
    minutes = sum(found.half(one) for one in halves(session))
    return f"{session['module']} {found.title}{half}", -(-minutes // STEP) * STEP


def moment(clock: str) -> datetime:
    """Return a time of day."""
    return datetime.strptime(clock, "%H:%M")


def timetable_paper(days: Sequence[Sequence[tuple[str, str, str]]]) -> Paper:
    """Return the timetable as a document."""
    blocks: list[Heading | Table] = []
    for number, rows in enumerate(days, 1):
        sessions = Table(f"Sessions of day {number}", ("from", "to", "session"), tuple(rows))
        blocks += [Heading(1, f"Day {number}"), sessions]
    told = "Each module has a plan of its own. Its time comes from the lesson, with talk, rounded up to five minutes."
    return Paper("Timetable of the course", (Paragraph(told), *blocks), author="Casebook")
