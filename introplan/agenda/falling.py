"""Which meetings of a pair fall away, and at which time of day they would not."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from introplan.agenda.gatherings import is_same_gathering
from introplan.agenda.meetings import Series, WantedMeeting, days_beyond, days_of_week, series_of
from introplan.agenda.occasions import Occasion
from introplan.agenda.presence import is_summer
from introplan.agenda.support import Support
from introplan.agenda.taken import rooms_of
from introplan.days import Times

if TYPE_CHECKING:
    from introplan.agenda.plan import Plan


class Fallen(NamedTuple):
    """The meetings of a pairing that find no day, by their own days, and how many remain."""

    days: tuple[date, ...]
    remaining: int

    @property
    def total(self) -> int:
        """How many there would be."""
        return len(self.days) + self.remaining


def fallen(plan: "Plan", support: Support) -> Fallen:
    """What has fallen away of a pairing's meetings during a journey.

    Not counted are meetings that nobody misses: in a pause, at a posting without meetings, in a summer that the
    programme avoids, in weeks that are closed to all, and where the two have a review together instead.
    """
    series = series_of(plan.programme, support, plan.open_days)
    if series is None:
        return Fallen((), 0)
    there = [each for each in plan.agenda.by_subject.get(support.pairing.id, ()) if each.kind == "meeting"]
    is_alone = len(plan.agenda.support.by_pairing[support.pairing.id]) == 1
    if is_alone and len(there) == len(series.slots):  # as mostly: all that there are come of them, at most one of each
        return Fallen((), len(there))
    before = len(f"{support.pairing.identity}/")
    made = {occasion.key[before:] for occasion in there}
    gone = [slot for slot in series.slots if slot.key not in made]
    wanted = (WantedMeeting(slot, series.as_on_own_day(slot)) for slot in gone)
    missed = tuple(each.slot.day for each in wanted if _is_missed(plan, series, each))
    return Fallen(missed, len(series.slots) - len(gone))


def _is_missed(plan: "Plan", series: Series, wanted: WantedMeeting) -> bool:
    return (
        wanted.slot.day not in series.journey.pauses
        and wanted.slot.day not in series.journey.without_meetings
        and not is_summer(plan.open_days, wanted.slot.day)
        and any(any(map(plan.open_days.is_open, days(series, wanted.slot))) for days in (days_of_week, days_beyond))
        and not any(_is_review_of_the_same(other, wanted.meeting) for other in _beside(plan, wanted.meeting))
    )


def _is_review_of_the_same(other: Occasion, meeting: Occasion) -> bool:
    return other.kind == "review" and {*meeting.people()} <= {*other.people()}


def at_times(plan: "Plan", support: Support, times: Times) -> tuple[Occasion, ...] | None:
    """The meetings of a pairing as they would be at another time of day; None when one that is missed finds no day.

    Another weekday would not do: in the same weeks they have the same days to choose from.
    """
    series = series_of(plan.programme, support, plan.open_days)
    if series is None:
        return None
    other = replace(series, arrangement=series.arrangement._replace(times=times))
    found: list[Occasion] = []
    for slot in other.slots:
        wanted = WantedMeeting(slot, other.as_on_own_day(slot))
        meeting = _where_there_is_room(plan, other, wanted)
        if meeting is not None:
            found.append(meeting)
        elif _stays(plan, other, wanted) or _is_missed(plan, other, wanted):
            return None
    return tuple(found)


def _where_there_is_room(plan: "Plan", series: Series, wanted: WantedMeeting) -> Occasion | None:
    """A meeting on a day that it finds, its own when nothing is there, and not beside others that make no way."""
    if series.can_be_on(wanted.slot.day) and not any(_beside(plan, wanted.meeting)):
        return wanted.meeting
    if _stays(plan, series, wanted):
        return None
    days = (*days_of_week(series, wanted.slot), *days_beyond(series, wanted.slot))
    meetings = (wanted.on(day) for day in days if series.can_be_on(day))
    return next((meeting for meeting in meetings if not any(_beside(plan, meeting))), None)


def _stays(plan: "Plan", series: Series, wanted: WantedMeeting) -> bool:
    """Whether it would be on its own day beside another regular meeting, which it does not make way for."""
    there = _beside(plan, wanted.meeting) if series.can_be_on(wanted.slot.day) else ()
    return any(other.is_by_rhythm and other.moved_from is None for other in there)


def _beside(plan: "Plan", meeting: Occasion) -> Iterator[Occasion]:
    """What is in the way of a meeting: what either of the two has then, or what is in the room."""
    for person in meeting.people():
        yield from _overlapping(plan.agenda.on_day_of_person(person, meeting.day), meeting)
    if meeting.place in rooms_of(plan.programme.places):
        yield from _overlapping(plan.agenda.on_day_in_place.get((meeting.place or "", meeting.day), ()), meeting)


def _overlapping(others: tuple[Occasion, ...], meeting: Occasion) -> Iterator[Occasion]:
    for other in others:
        if (
            meeting.busy.overlaps(other.busy)
            and other.subject != meeting.subject
            and not is_same_gathering(other, meeting)
        ):
            yield other
