"""What says who meets whom, and what a place is known to be taken by it: that it is taken, and nothing else.

A meeting, a review, a task or a talk between named people is in nobody else's calendar. Its room is taken all the
same, so the room's calendar has busy stretches, which are nobody's event: what overlaps or touches is one, and a day
on which somebody with protected personal data is there is taken whole. A weekly hour in a room would tell who has it,
be it without a name, and whoever knows the hour knows where that person is to be found.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from introplan.agenda.clashes import end_of, times_of
from introplan.agenda.occasions import Occasion, OccasionKind
from introplan.agenda.plan import Plan

SHORTEST = timedelta(minutes=1)
"""An entry that ends when it starts is refused by Exchange."""

WHOLE_DAY = timedelta(days=1)
PERSONAL: frozenset[OccasionKind] = frozenset(["meeting", "review", "posting", "task"])
"""The kinds of occasions that are personal whatever they are of."""


class Busy(NamedTuple):
    """A stretch of one day in which a place, by id, is taken: from and until a local time, at most until midnight."""

    place: str
    starts: datetime
    ends: datetime

    @property
    def day(self) -> date:
        """The day that it is on."""
        return self.starts.date()

    @property
    def sort_key(self) -> tuple[date, time, str]:
        """By day and start, before any occasion that begins with it."""
        return self.day, self.starts.time(), ""


def is_personal(plan: Plan, occasion: Occasion) -> bool:
    """Whether it says who meets whom, where somebody is, or what somebody is to do.

    That is a meeting, a review, a posting, a task, or an event of no particular kind between named people.
    """
    if occasion.kind != "event":
        return occasion.kind in PERSONAL
    event = plan.programme.events[occasion.subject]
    named = bool(event.with_) and all(id_ in plan.programme.people for id_ in event.with_)
    return event.kind == "other" and named and not event.audience


def hides_hours(plan: Plan, occasion: Occasion) -> bool:
    """Whether its place is shown as taken all day: it is personal, takes time, and somebody protected comes to it."""
    return occasion.takes_time and is_personal(plan, occasion) and _is_with_protected(plan, occasion)


def _is_with_protected(plan: Plan, occasion: Occasion) -> bool:
    people = plan.programme.people
    return any(people[person].protected for person, _part in occasion.attendees)


def busy_stretches(plan: Plan, place: str, occasions: Iterable[Occasion]) -> Iterator[Busy]:
    """When a place is taken by what is personal among its occasions, in order; the same whoever has which of them.

    A place that several share is never taken: nobody looks for a free hour there.
    """
    if plan.programme.places[place].shared:
        return
    by_day: dict[date, list[Occasion]] = defaultdict(list)
    for occasion in occasions:
        if occasion.takes_time and is_personal(plan, occasion):
            by_day[occasion.day].append(occasion)
    for day in sorted(by_day):
        if any(_is_with_protected(plan, occasion) for occasion in by_day[day]):
            midnight = datetime.combine(day, time.min)
            yield Busy(place, midnight, midnight + WHOLE_DAY)
        else:
            yield from _merged(sorted(_busy(place, occasion) for occasion in by_day[day]))


def _busy(place: str, occasion: Occasion) -> Busy:
    starts, ends = (
        datetime.combine(occasion.day, times_of(occasion).start),
        datetime.combine(occasion.day, end_of(occasion)),
    )
    return Busy(place, starts, max(ends, starts + SHORTEST))


def _merged(stretches: Iterable[Busy]) -> Iterator[Busy]:
    """Those in order that overlap or touch as one."""
    standing: Busy | None = None
    for each in stretches:
        if standing and each.starts <= standing.ends:
            standing = standing._replace(ends=max(standing.ends, each.ends))
            continue
        if standing:
            yield standing
        standing = each
    if standing:
        yield standing
