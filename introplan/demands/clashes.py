"""Two occasions of one person or one room: at the same time, or with too little time for the way between."""

from collections.abc import Iterable, Iterator
from datetime import timedelta

from introplan.agenda import Clash, Occasion, Plan, is_for_one, is_invited, overlapping, those_invited
from introplan.agenda.clashes import end_of, times_of
from introplan.agenda.occasions import Part
from introplan.demands.places import travel_time
from introplan.demands.shapes import Between, Over, Reason, of_each
from introplan.demands.surroundings import Key, Surroundings

TAKES_PART: tuple[Part, ...] = ("participant", "make_up")
DOUBLE_BOOKED = {
    "lecturer": "lecturer-double-booked",
    "participant": "participant-double-booked",
    "supporter": "supporter-double-booked",
    "invited": "guest-double-booked",
}


def kind_of(person: str, clash: Clash) -> str:
    """As what somebody is needed twice: a lecturer above all, then a participant, an invited guest, a supporter."""
    parts = {part for occasion in clash for somebody, part in occasion.attendees if somebody == person}
    if "lecturer" in parts:
        return "lecturer"
    if not parts.isdisjoint(TAKES_PART):
        return "participant"
    return "invited" if "invited" in parts else "supporter"


def days_of_people(_around: Surroundings, occasion: Occasion) -> Iterator[Key]:
    """The days of all who come: whatever else they have then shares it."""
    if occasion.takes_time:
        for day in occasion.each_day:
            for person in dict.fromkeys(occasion.people()):
                yield Key(person, day)


def _day_of_room(around: Surroundings, occasion: Occasion) -> Iterator[Key]:
    if occasion.takes_time and occasion.place and is_for_one(around.plan.programme.places[occasion.place]):
        yield from (Key(occasion.place, day) for day in occasion.each_day)


def _staying(around: Surroundings, occasions: Iterable[Occasion]) -> Iterator[Occasion]:
    """Those that would be there: a meeting by its rhythm makes way for whatever is no meeting."""
    all_stay = around.instead is None or around.instead.kind == "meeting"
    return (each for each in occasions if all_stay or not each.is_by_rhythm)


def _overlapping_for_person(around: Surroundings, key: Key) -> Iterator[Clash]:
    return overlapping(_staying(around, _needing(around, key)))


def _needing(around: Surroundings, key: Key) -> Iterable[Occasion]:
    """What somebody has on a day that is not held without them too."""
    here = around.of_person(key.whose, key.day)
    return [each for each in here if not is_invited(key.whose, each)] if key.whose in around.invited else here


def _overlapping_in_room(around: Surroundings, key: Key) -> Iterator[Clash]:
    return overlapping(_staying_in_room(around, around.in_place(key.whose, key.day)))


def _staying_in_room(around: Surroundings, occasions: Iterable[Occasion]) -> Iterator[Occasion]:
    """As for people; but a meeting makes way for what its own two are at, and for nothing that only wants its room."""
    if around.instead is None or around.instead.kind == "meeting":
        return iter(occasions)
    coming = set(around.instead.people())
    return (each for each in occasions if not each.is_by_rhythm or coming.isdisjoint(each.people()))


def _person_twice(_around: Surroundings, key: Key, clash: Clash) -> Iterator[Reason]:
    yield Reason(DOUBLE_BOOKED[kind_of(key.whose, clash)], (key.whose,), why=_when(clash))


def _room_twice(_around: Surroundings, key: Key, clash: Clash) -> Iterator[Reason]:
    yield Reason("place-double-booked", (key.whose,), why=_when(clash))


def _when(clash: Clash) -> tuple[object, ...]:
    """What tells two clashes apart: which two it is, on which day, and when each is."""
    earlier, later = clash
    return earlier.key, later.key, later.day, earlier.times, later.times


def gap_of(clash: Clash) -> timedelta:
    """From the end of the earlier to the start of the later."""
    end, start = end_of(clash.earlier), times_of(clash.later).start
    return timedelta(hours=start.hour - end.hour, minutes=start.minute - end.minute)


def _ways_of_person(around: Surroundings, key: Key) -> Iterator[Clash]:
    return ways_between(around.plan, _needing(around, key))


def ways_between(plan: Plan, occasions: Iterable[Occasion]) -> Iterator[Clash]:
    """Each of somebody's occasions in a place of its own with the one before it on the same day, when none overlap."""
    before: Occasion | None = None
    for occasion in occasions:
        if not occasion.takes_time or occasion.place is None or plan.programme.places[occasion.place].online:
            continue
        if before is not None and before.day == occasion.day and before.place != occasion.place:
            clash = Clash(before, occasion)
            if gap_of(clash) >= timedelta():
                yield clash
        if before is None or before.day != occasion.day or end_of(before) <= end_of(occasion):
            before = occasion


def no_time_between(plan: Plan, clash: Clash) -> bool:
    """Whether the way takes longer than there is; where nobody has written how long, whether it has to take none."""
    gap = gap_of(clash)
    return gap < way_between(plan, clash) or (not gap and _is_elsewhere(plan, clash))


def way_between(plan: Plan, clash: Clash) -> timedelta:
    """How long it takes from the earlier to the later; nothing when nobody has written it."""
    return travel_time(plan, clash.earlier.place, clash.later.place)


def _is_elsewhere(plan: Plan, clash: Clash) -> bool:
    """Whether the two are at different addresses, as far as the plan says."""
    here, there = (plan.programme.places[str(occasion.place)].address for occasion in clash)
    return here is not None and there is not None and here != there


def _late(around: Surroundings, key: Key, clash: Clash) -> Iterator[Reason]:
    if no_time_between(around.plan, clash):
        yield Reason("no-time-to-travel", (key.whose,), why=_when(clash), much=way_between(around.plan, clash))


# Whoever is asked to a session with `also` may send their apologies: that they are busy then rules nothing out.


def _days_of_those_invited(around: Surroundings, occasion: Occasion) -> Iterator[Key]:
    invited = around.plan.agenda.invited | those_invited(occasion)
    return (key for key in days_of_people(around, occasion) if key.whose in invited)


def _invited_while_busy(around: Surroundings, key: Key) -> Iterator[Reason]:
    for clash in clashes_when_invited(key.whose, _staying(around, around.of_person(key.whose, key.day))):
        yield Reason("invited-while-busy", (key.whose,), why=_when(clash), much=clash)


def clashes_when_invited(person: str, occasions: Iterable[Occasion]) -> Iterator[Clash]:
    """What somebody has at the same time as a session that they are asked to, each with that."""
    for clash in overlapping(occasions):
        if is_invited(person, clash.earlier) or is_invited(person, clash.later):
            yield clash


PEOPLE = Between(tuple(DOUBLE_BOOKED.values()), days_of_people, _overlapping_for_person, _person_twice)
ROOMS = Between(("place-double-booked",), _day_of_room, _overlapping_in_room, _room_twice)
TRAVEL = Between(("no-time-to-travel",), days_of_people, _ways_of_person, _late)
INVITED = Over(("invited-while-busy",), of_each(_days_of_those_invited), _invited_while_busy)
