"""Which meetings of a pair fall away, and at which time of day they would not."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, time
from typing import TYPE_CHECKING

from introplan.agenda.gatherings import is_same_gathering
from introplan.agenda.meetings import Series, Wanted, days_beyond, days_of_week, series_of
from introplan.agenda.occasions import Occasion
from introplan.agenda.presence import is_summer
from introplan.agenda.support import Support
from introplan.agenda.taken import rooms_of
from introplan.days import Times

if TYPE_CHECKING:
    from introplan.agenda.plan import Plan

STEP = 30
"""How many minutes lie between two times that are tried."""
USUAL_HOURS = Times(time(8), time(17))
"""When people may meet, for a programme that has not said its `calendar.day`."""


@dataclass(frozen=True)
class Fallen:
    """The meetings of a pairing that find no day, by their own days, and how many remain."""

    days: tuple[date, ...]
    remaining: int

    @property
    def total(self) -> int:
        """How many there would be."""
        return len(self.days) + self.remaining


def fallen(plan: "Plan", support: Support) -> Fallen:
    """What has fallen away of a pairing's meetings during a journey.

    Not counted are meetings that nobody misses: in a pause, in a summer that the programme avoids, in weeks that are
    closed to all, and where the two have a review together instead.
    """
    series = series_of(plan.programme, support, plan.open_days)
    if series is None:
        return Fallen((), 0)
    made = {occasion.key for occasion in plan.agenda.by_subject.get(support.pairing.id, ())}
    gone = [slot for slot in series.slots if f"{support.pairing.identity}/{slot.key}" not in made]
    wanted = (Wanted(slot, series.as_on_own_day(slot)) for slot in gone)
    missed = tuple(each.slot.day for each in wanted if _is_missed(plan, series, each))
    return Fallen(missed, len(series.slots) - len(gone))


def _is_missed(plan: "Plan", series: Series, wanted: Wanted) -> bool:
    days = (*days_of_week(series, wanted.slot), *days_beyond(series, wanted.slot))
    return (
        wanted.slot.day not in series.journey.pauses
        and not is_summer(plan.open_days, wanted.slot.day)
        and any(map(plan.open_days.is_open, days))
        and not any(_is_review_of_the_same(other, wanted.meeting) for other in _beside(plan, wanted.meeting))
    )


def _is_review_of_the_same(other: Occasion, meeting: Occasion) -> bool:
    return other.kind == "review" and {*meeting.people()} <= {*other.people()}


def times_for_all(plan: "Plan", support: Support) -> Iterator[Times]:
    """The other times of day at which every meeting of a pairing would find a day, nearest first.

    Another weekday would not do: in the same weeks they have the same days to choose from.
    """
    series = series_of(plan.programme, support, plan.open_days)
    if series is None:
        return
    for times in _other_times(plan, series.arrangement.times):
        other = replace(series, arrangement=replace(series.arrangement, times=times))
        if all(_finds_room(plan, other, Wanted(slot, other.as_on_own_day(slot))) for slot in other.slots):
            yield times


def _other_times(plan: "Plan", times: Times) -> list[Times]:
    """Times of the same length in the programme's day, but for its lunch."""
    calendar = plan.programme.frame.calendar
    day = calendar.day or USUAL_HOURS
    lunch = calendar.lunch.between if calendar.lunch else None
    first, length = _minutes(day.start), _minutes(times.end or times.start) - _minutes(times.start)
    starts = range(first, _minutes(day.end or day.start) - length + 1, STEP)
    nearest = sorted(starts, key=lambda start: (abs(start - _minutes(times.start)), start))
    other = (Times(_clock(start), _clock(start + length)) for start in nearest if start != _minutes(times.start))
    return [each for each in other if lunch is None or not each.overlaps(lunch)]


def _minutes(clock: time) -> int:
    return clock.hour * 60 + clock.minute


def _clock(minutes: int) -> time:
    return time(minutes // 60, minutes % 60)


def _finds_room(plan: "Plan", series: Series, wanted: Wanted) -> bool:
    """Whether a meeting would find a day, and on its own day would clash with nothing that does not make way."""
    if series.can_be_on(wanted.slot.day):
        there = list(_beside(plan, wanted.meeting))
        if not there:
            return True
        if any(other.is_by_rhythm and other.moved_from is None for other in there):
            return False
    days = (*days_of_week(series, wanted.slot), *days_beyond(series, wanted.slot))
    possible = (day for day in days if series.can_be_on(day))
    return any(not any(_beside(plan, wanted.on(day))) for day in possible) or not _is_missed(plan, series, wanted)


def _beside(plan: "Plan", meeting: Occasion) -> Iterator[Occasion]:
    """What is in the way of a meeting: what either of the two has then, or what is in the room."""
    for person in meeting.people():
        yield from _overlapping(plan.agenda.on_day_of_person.get((person, meeting.day), ()), meeting)
    if meeting.place in rooms_of(plan.programme.places):
        yield from _overlapping(plan.agenda.on_day_in_place.get((meeting.place or "", meeting.day), ()), meeting)


def _overlapping(others: tuple[Occasion, ...], meeting: Occasion) -> Iterator[Occasion]:
    for other in others:
        overlaps = meeting.times and other.times and meeting.times.overlaps(other.times)
        if overlaps and other.subject != meeting.subject and not is_same_gathering(other, meeting):
            yield other
