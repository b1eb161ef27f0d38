"""When, where and by whom a session could be given: by the plan's own words, and by how the same was held before."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from datetime import time, timedelta
from functools import cached_property

from introplan.agenda import Occasion, Plan, is_room
from introplan.counts.hosts import members_of, whole
from introplan.days import Times, Weekday
from introplan.demands.days import AT_THE_WORKPLACE
from introplan.demands.places import ACCESS_WORDS, holds
from introplan.demands.rest import clock_at, minutes_of
from introplan.demands.search import STEP, USUAL_HOURS
from introplan.model import Activity, Lecture, Place

USUAL_STARTS = (time(9), time(13))
"""When sessions begin where nobody has written any yet."""
MOST_PLACES = 4
FEWEST_FOR_HABIT = 3
"""With fewer sessions than this in a cohort, their weekday is no habit yet."""


class Settings:
    """What a plan lets its sessions choose between, looked up once."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._held: dict[str, tuple[Occasion, ...]] = {}

    def held(self, activity: str) -> tuple[Occasion, ...]:
        """The sessions of a lecture or an activity that there are, in any cohort, in order; the wanted are none."""
        if activity not in self._held:
            here = self.plan.agenda.sessions_by_subject.get(activity, ())
            self._held[activity] = tuple(each for each in here if each.times is not None)
        return self._held[activity]

    def length(self, activity: Lecture | Activity) -> timedelta | None:
        """How long a session of it is: as it says, else as most of those there are; None when nothing says so."""
        if activity.length is not None:
            return activity.length
        lengths = Counter(each.length for each in self.held(activity.id))
        return min(lengths, key=lambda each: (-lengths[each], each)) if lengths else None

    def hours(self, activity: Lecture | Activity) -> list[tuple[Times, int]]:
        """When a session of it can begin and end: as before first, then at a usual hour, a whole one, a half one."""
        length = self.length(activity)
        if length is None:
            return []
        before = {minutes_of(each.times.start) for each in self.held(activity.id) if each.times}
        return possible_hours(self.plan, length, before or self._usual_starts, before)

    @cached_property
    def _usual_starts(self) -> set[int]:
        """When the programme's sessions mostly begin."""
        starts = Counter(
            minutes_of(each.times.start) for each in self.plan.agenda.sessions if each.times and each.times.end
        )
        often = {start for start, count in starts.items() if count * 10 >= sum(starts.values())}
        return often or {minutes_of(each) for each in USUAL_STARTS}

    def lecturers(self, activity: Lecture | Activity) -> list[tuple[tuple[str, ...], int]]:
        """Who could give it: its own lecturers, else those who gave it before; whoever did so instead comes after."""
        own = [activity.lecturers] if activity.lecturers else []
        before = [each.people("lecturer") for each in self.held(activity.id)]
        counted = Counter(each for each in before if each)
        others = sorted(counted, key=lambda each: (-counted[each], each))
        found = list(dict.fromkeys((*own, *others))) or [()]
        return [(each, far if own else 0) for far, each in enumerate(found)]

    def places(self, activity: Lecture | Activity, count: int) -> list[tuple[str | None, int]]:
        """Where it could be, by what suits it best: its own, where it was before, its host's, else where most are."""
        named = list(activity.places)
        before = Counter(each.place for each in self.held(activity.id) if each.place)
        named += sorted((str(each) for each in before), key=lambda each: (-before[each], each))
        if not named and activity.kind in AT_THE_WORKPLACE:
            return [(None, 0)]
        if not named and activity.host:
            named = self._rooms(self._of_organisation(activity.host), count)
        if not named:
            named = self._rooms([each.id for each in self.plan.programme.places.values()], count)
        found = list(dict.fromkeys(named))
        far = {place: number for number, place in enumerate(found)}
        return [(place, far[place]) for place in found[: max(MOST_PLACES, len(activity.places))]] or [(None, 0)]

    def _of_organisation(self, organisation: str) -> list[str]:
        root = whole(self.plan, organisation).id
        return [
            place.id
            for place in self.plan.programme.places.values()
            if place.organisation and whole(self.plan, place.organisation).id == root
        ]

    def _rooms(self, places: Sequence[str], count: int) -> list[str]:
        """Those of some places in which sessions are held, or could be: the most used first, then the smallest."""
        used = self._used
        rooms = [self.plan.programme.places[each] for each in places]
        fitting = [each for each in rooms if self._could_be(each, count)]
        return [
            place.id
            for place in sorted(fitting, key=lambda each: (-used[each.id], each.capacity or 0, each.id))
            if used[place.id] or place.capacity is not None
        ]

    @cached_property
    def _used(self) -> Counter[str]:
        return Counter(each.place for each in self.plan.agenda.sessions if each.place)

    def _could_be(self, place: Place, count: int) -> bool:
        access = self.plan.programme.frame.access
        return (
            is_room(place)
            and not place.online
            and place.capacity is not None
            and holds(place, count)
            and all(getattr(place, word) for word in ACCESS_WORDS if word in access)
        )

    def time_from_start(self, activity: str, cohort: str) -> timedelta | None:
        """How long after its start another cohort had the first session of something."""
        cohorts = self.plan.programme.cohorts
        other = self.as_in(activity, cohort)
        return None if other is None else self._first_of(activity)[other].day - cohorts[other].starts

    def as_in(self, activity: str, cohort: str) -> str | None:
        """Of the others that have a session of something, the last to start before a cohort, else the next after it."""
        cohorts = self.plan.programme.cohorts
        begun = sorted((cohorts[each].starts, each) for each in self._first_of(activity) if each != cohort)
        before = [each for starts, each in begun if starts <= cohorts[cohort].starts]
        return before[-1] if before else begun[0][1] if begun else None

    def _first_of(self, activity: str) -> Mapping[str, Occasion]:
        """The first session of something by the cohort that has it."""
        return {each.cohorts[0]: each for each in reversed(self.held(activity))}

    def hosts(self, activity: Lecture | Activity, cohort: str) -> tuple[str, ...]:
        """The members of a joint programme that receive it in turn; none where it has a host, or there is but one."""
        if activity.host is not None or activity.kind != "exchange":
            return ()
        members = tuple(members_of(self.plan, self.plan.programme.cohorts[cohort]))
        return members if len(members) > 1 else ()

    def rooms_of(self, member: str, count: int) -> list[str]:
        """The rooms of a member that hold so many."""
        return self._rooms(self._of_organisation(member), count)[:1]

    def weekdays(self, cohort: str) -> Iterator[int]:
        """The weekdays that a cohort's sessions are on, the most usual first: none when that is no habit yet."""
        those = [each for each in self.plan.agenda.sessions_by_cohort.get(cohort, ()) if each.times is not None]
        days = Counter(each.day.weekday() for each in those)
        if sum(days.values()) >= FEWEST_FOR_HABIT:
            yield from sorted((day for day in days if day < Weekday.SATURDAY), key=lambda each: (-days[each], each))


def possible_hours(
    plan: Plan, length: timedelta, usual: Set[int], also: Set[int] = frozenset()
) -> list[tuple[Times, int]]:
    """When something so long can begin and end within the hours of joint activities, and how far that is from usual.

    `usual` and `also` are minutes after midnight at which such things begin, and at which one may besides. What is
    longer than a day is when it has been, or from the morning.
    """
    hours = plan.programme.frame.calendar.day or USUAL_HOURS
    opens, closes = minutes_of(hours.start), minutes_of(hours.end or hours.start)
    minutes = int(length / timedelta(minutes=1))
    if minutes > closes - opens:
        return [(_times(start, minutes), 0) for start in sorted(also) or [opens]]
    first = -(-opens // STEP) * STEP
    possible = sorted({opens, *range(first, closes - minutes + 1, STEP), *also})
    return [(_times(start, minutes), _far_from_usual(start, usual)) for start in possible if start + minutes <= closes]


def _times(start: int, minutes: int) -> Times:
    return Times(clock_at(start), clock_at(min(start + minutes, 24 * 60 - 1)))


def _far_from_usual(start: int, usual: Set[int]) -> int:
    if start in usual:
        return 0
    return 1 if start % 60 == 0 else 2
