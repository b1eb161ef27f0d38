"""What is wished of a plan, and what it costs not to get it: a table that a plan may change."""

from collections.abc import Mapping
from types import MappingProxyType

from introplan.agenda import Plan

UNPLACED = 20_000
"""What it costs that something is not placed at all: more than anything that is only wished."""

WEIGHTS: Mapping[str, int] = MappingProxyType(
    {
        # First who must be away, or go far: for a cohort's day together about as much as being a week too early.
        "days_away": 4,
        "travel": 8,
        "missing": 160,
        "rules": 80,
        # Then all else.
        "week": 4,
        "spread": 3,
        "weekday": 6,
        "hour": 2,
        "lecturer": 2,
        "place": 2,
        "hosts": 12,
        "manager_weekday": 2,
        "manager_week": 1,
        "meeting": 4,
    }
)
"""By the wish. `days_away` is for each day that a cohort comes together, and `travel` for one on which all have to go
to another organisation; `missing` for each who cannot come; `rules` for each thing that a check would point out;
`week` for each week from the day that would be best, `spread` for each session more than one in a week, `weekday`,
`hour`, `lecturer` and `place` for each that is not the usual, `hosts` for each turn that is out of turn;
`manager_weekday` for each review that is not on the day of the week on which its manager has most of them;
`manager_week` twice for each that is the fifth to the eighth in a manager's week, five times for the next four, and so
on; `meeting` for each meeting of a pair that could not be on its own day."""


def weight_in(plan: Plan, wish: str) -> int:
    """What it costs in a plan that a wish is not met."""
    return WEIGHTS[wish]
