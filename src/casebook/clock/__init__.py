"""The clock of preservation: until when data must be kept, by which rule, and what comes too late.

Pure date arithmetic with the standard library. A `Regime` says what a rule grants and on what authority; `run` follows
one record from the moment it arises to its loss or its delivery.
"""

from casebook.clock.counting import Period, add_months, expires, last_day, until
from casebook.clock.regimes import REGIMES, UNTIMED, Regime, Untimed
from casebook.clock.running import Outcome, Plan, Route, Stretch, latest_renewal, routes, run

__all__ = [
    "REGIMES",
    "UNTIMED",
    "Outcome",
    "Period",
    "Plan",
    "Regime",
    "Route",
    "Stretch",
    "Untimed",
    "add_months",
    "expires",
    "last_day",
    "latest_renewal",
    "routes",
    "run",
    "until",
]
