"""At which other time of day all meetings of a pair would find a day, by what stands against it there."""

from collections.abc import Iterator

from introplan.agenda import Occasion, Plan, Support
from introplan.agenda.falling import at_times
from introplan.days import Times
from introplan.demands.catalogue import BETWEEN, OVER
from introplan.demands.search import other_times
from introplan.demands.shapes import Reason
from introplan.demands.surroundings import Surroundings
from introplan.demands.unmet import between, over, windows_of


def meetings_at_another_time(around: Surroundings, support: Support, times: Times) -> tuple[Occasion, ...] | None:
    """The meetings of a pairing at the nearest other time of day when all find a day, and bring nothing new there."""
    for other in other_times(around.plan, times):
        around.effort.count(len(support.days) // 7)
        if not _is_at_lunch(around.plan, other):
            meetings = at_times(around.plan, support, other)
            if meetings and not any(brings_something(around, meeting) for meeting in meetings):
                return meetings
    return None


def _is_at_lunch(plan: Plan, times: Times) -> bool:
    lunch = plan.programme.frame.calendar.lunch
    return lunch is not None and lunch.between.overlaps(times)


def brings_something(around: Surroundings, meeting: Occasion) -> bool:
    """Whether there would be no time for the way, the night, lunch or a break that there is without the meeting."""
    without = meeting._replace(status="cancelled")
    known = {reason.identity for reason in _against(around, meeting, without)}
    return any(reason.identity not in known for reason in _against(around, meeting, meeting))


def _against(around: Surroundings, meeting: Occasion, would: Occasion) -> Iterator[Reason]:
    there = around.having(would)
    for demand in BETWEEN:
        if not demand.of_order:
            yield from between(demand, there, would)
    yield from over(there, windows_of(there, meeting, demands=OVER))
