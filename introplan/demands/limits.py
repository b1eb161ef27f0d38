"""The numbers that checks go by, each with its unit and whose it is: what a plan may change, with a reason.

A plan changes one where it tunes its checks: `checks: {week-too-full: {limit: 3, reason: …}}`. What a check needs to
be what it is, such as the days of a week, is no limit; nor is what the plan says itself, such as `exchange.max_gap`.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

from introplan.diagnostics import Counted, Message, _n
from introplan.model import Programme

Whose = Literal["ours", "law", "others"]
"""Whose number it is: our own suggestion, the law's, or that of somebody else who has published it."""


class LimitUnit(NamedTuple):
    """What a limit is counted in."""

    template: Counted

    def words(self, number: int) -> Message:
        """`1 dag`, `35 days`."""
        return Message(self.template, {"count": number})


MINUTES = LimitUnit(_n("{count} minute", "{count} minutes"))
HOURS = LimitUnit(_n("{count} hour", "{count} hours"))
DAYS = LimitUnit(_n("{count} day", "{count} days"))
WEEKS = LimitUnit(_n("{count} week", "{count} weeks"))
MONTHS = LimitUnit(_n("{count} month", "{count} months"))
YEARS = LimitUnit(_n("{count} year", "{count} years"))
PEOPLE = LimitUnit(_n("{count} person", "{count} people"))
PERCENT = LimitUnit(_n("{count} percent", "{count} percent"))


class Limit(NamedTuple):
    """The number that a check goes by until a plan changes it, and from what to what it may be changed."""

    number: int
    unit: LimitUnit
    least: int
    most: int
    whose: Whose = "ours"

    def takes(self, number: int) -> bool:
        """Whether a plan may have this number instead."""
        return self.least <= number <= self.most


LIMITS: Mapping[str, Limit] = MappingProxyType(
    {
        "break-hardly-so-long": Limit(50, PERCENT, 1, 100),
        "caseload-jumps": Limit(40, PERCENT, 1, 100),
        "caseload-unlimited": Limit(12, MONTHS, 1, 120, "others"),
        "competence-gap-answered-late": Limit(12, MONTHS, 1, 120),
        "end-not-moved": Limit(14, DAYS, 0, 365),
        "ending-without-evaluation": Limit(6, MONTHS, 1, 24),
        "first-weeks-empty": Limit(4, WEEKS, 1, 52),
        "gap-analysis-outdated": Limit(12, MONTHS, 1, 120),
        "half-year-without-union-dialogue": Limit(90, DAYS, 1, 184),
        "host-too-often": Limit(60, PERCENT, 1, 100),
        "managers-not-told-before-start": Limit(12, MONTHS, 1, 120),
        "meeting-hardly-so-long": Limit(4, HOURS, 1, 24),
        "meeting-over-lunch": Limit(15, MINUTES, 1, 120),
        "no-break-in-five-hours": Limit(30, MINUTES, 5, 120),
        "outcome-out-of-time": Limit(5, YEARS, 1, 50),
        "papers-sent-late": Limit(7, DAYS, 1, 90, "others"),
        "papers-sent-long-before": Limit(180, DAYS, 30, 1000),
        "protected-time-differs": Limit(20, PERCENT, 1, 100),
        "review-not-booked": Limit(6, WEEKS, 1, 52),
        "review-off-its-month": Limit(21, DAYS, 0, 365),
        "seats-unfilled": Limit(4, WEEKS, 1, 52),
        "session-hardly-so-long": Limit(12, HOURS, 1, 24),
        "session-length-differs": Limit(150, PERCENT, 100, 1000),
        "session-unconfirmed": Limit(6, WEEKS, 1, 52),
        "session-without-pause": Limit(90, MINUTES, 15, 600),
        "support-interrupted": Limit(14, DAYS, 0, 365),
        "support-not-moved": Limit(14, DAYS, 0, 365),
        "supporter-away": Limit(35, DAYS, 1, 365),
        "supporter-inexperienced": Limit(2, YEARS, 1, 50),
        "supporter-overloaded": Limit(4, PEOPLE, 1, 100),
        "supporter-short-of-hours": Limit(150, PERCENT, 100, 1000),
        "too-little-daily-rest": Limit(11, HOURS, 1, 24, "law"),
        "too-much-on-one-lecturer": Limit(30, PERCENT, 1, 100),
        "union-dialogue-missing-before-start": Limit(12, MONTHS, 1, 120),
        "way-between-towns-unsaid": Limit(90, MINUTES, 1, 600),
        "week-too-full": Limit(2, DAYS, 1, 7),
    }
)
"""By the name of the check, in the order of the alphabet."""


def limit_of(programme: Programme, check: str) -> int:
    """The number that a check goes by in a programme: its own when it has one that may be, else the usual."""
    limit = LIMITS[check]
    for tuning in programme.frame.checks.get(check, ()):  # mostly none, and it is asked of everybody's every week
        if tuning.limit is not None and limit.takes(tuning.limit):
            return tuning.limit
    return limit.number


def limit_in_words(programme: Programme, check: str) -> Message:
    """The same number with its unit: `35 dagar`."""
    return LIMITS[check].unit.words(limit_of(programme, check))
