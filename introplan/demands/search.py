"""The nearest day, time, room or lecturer that brings nothing new: a search over the demands themselves."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from functools import cache, cached_property
from typing import Any, NamedTuple

from introplan.agenda import Attendee, Occasion, Plan
from introplan.days import Times, Weekday
from introplan.demands.catalogue import DEMANDS, OVER, SLOTS
from introplan.demands.occasions import as_it_would_be
from introplan.demands.order import ORDER
from introplan.demands.phases import days_in_phase
from introplan.demands.places import ACCESS_WORDS
from introplan.demands.rest import clock_at, minutes_of
from introplan.demands.shapes import Looked, Over, Reason, Slot
from introplan.demands.stretches import Moved, has_as_many_days
from introplan.demands.sums import lecturers_of
from introplan.demands.surroundings import Surroundings
from introplan.demands.unmet import Price, between, over, price_of, unmet, unmet_alone, unmet_beside, windows_of
from introplan.model import Place

DAYS_AROUND = 70
OTHER_WEEKDAYS_AROUND = 21
STEP = 30
"""Minutes from one time that is tried to the next."""
USUAL_HOURS = Times(time(8), time(17))
"""When a session may be moved to on its own day, for a programme that has not said its `calendar.day`."""


class Offer(NamedTuple):
    """An occasion as it would be, and what that brings and ends."""

    occasion: Occasion
    price: Price


@dataclass(frozen=True, eq=False)
class Search:
    """Where an occasion could be instead, beside what is around it.

    `mends` are the checks whose findings are to be gone, of all or of `whom` alone: of these no reason is left, known
    or not. Of all others it is enough that there is none that was not there before. `silent` checks have no price.
    `offered` is what the occasion would be by a way out that the run has offered already: what is found has to do both
    by itself and together with that. One that `is_given_up` finds nothing.
    """

    around: Surroundings
    occasion: Occasion
    mends: tuple[str, ...] = ()
    whom: tuple[str, ...] = ()
    silent: frozenset[str] = frozenset()
    offered: Occasion | None = None
    is_given_up: bool = False

    @property
    def plan(self) -> Plan:
        """The plan that is searched."""
        return self.around.plan

    @cached_property
    def _reasons(self) -> tuple[Reason, ...]:
        """What stands against the occasion as it is."""
        return tuple(unmet(self.around, self.occasion))

    @cached_property
    def _known(self) -> frozenset[Reason]:
        return frozenset(reason.identity for reason in self._reasons)

    @cached_property
    def _out_of_order(self) -> tuple[Reason, ...]:
        """What it comes before or after, and should not."""
        return tuple(reason for reason in self._reasons if reason.name in ORDER.names)

    def is_free(self, would: Occasion) -> bool:
        """Whether nothing new stands against the occasion as it would be, and what is to be mended is gone."""
        if self.is_given_up:
            return False
        both = self.with_offered(would)
        return both is not None and self._can_be(would) and (both is would or self._can_be(both))

    def with_offered(self, would: Occasion) -> Occasion | None:
        """The occasion as it would be with what has been offered for it before; None when the one undoes the other."""
        if self.offered is None or self.offered is would:
            return would
        before, now = self._changed(self.offered), self._changed(would)
        if any(before[name] != now[name] for name in before.keys() & now.keys()):
            return None
        both = as_it_would_be(self.plan, self.occasion, **(before | now)) if before else would
        return both._replace(attendees=tuple(dict.fromkeys((*both.attendees, *self._offered_guests))))

    @property
    def _offered_guests(self) -> Iterator[Attendee]:
        """Those who have been offered to make up for something there."""
        for attendee in self.offered.attendees if self.offered else ():
            if attendee.part == "make_up" and attendee not in self.occasion.attendees:
                yield attendee

    def _changed(self, would: Occasion) -> dict[str, Any]:
        """What differs of the occasion as it would be, by what `as_it_would_be` calls it."""
        was = self.occasion
        parts = {
            "day": (was.day, would.day),
            "times": (was.times, would.times),
            "place": (was.place, would.place),
            "lecturers": (was.people("lecturer"), would.people("lecturer")),
        }
        return {name: new for name, (old, new) in parts.items() if new != old}

    def mends_all(self, would: Occasion) -> bool:
        """Whether demands tell of all that is to be mended, and nothing of it is left with the occasion as it would be.

        Of what no demand asks, nobody can say.
        """
        told = {name for demand in DEMANDS for name in demand.names}
        return not self.is_given_up and bool(self.mends) and told.issuperset(self.mends) and self._can_be(would)

    def _can_be(self, would: Occasion) -> bool:
        """Whether it can be so, and so can all other days of its session, which it takes along."""
        along = self.along(would)
        if along is None:
            return False
        if not along:
            return self._can_be_alone(would)
        around = self.around.along_with([would, *(each.would for each in along)])
        others = (replace(self, occasion=each.was, offered=None) for each in along)
        return self._can_be_alone(would, around) and all(
            other._can_be_alone(each.would, around) for other, each in zip(others, along, strict=True)
        )

    def along(self, would: Occasion) -> tuple[Moved, ...] | None:
        """The other days of its session as they would be; None where it would not be on as many of them."""
        changed = self._changed(would)
        if not changed or self.occasion.kind != "session":
            return ()
        shift = would.day - self.occasion.day
        if not has_as_many_days(self.plan, self.occasion, shift):
            return None
        others = (each for each in self.plan.days_along_with(self.occasion) if each.key != self.occasion.key)
        return tuple(
            Moved(each, as_it_would_be(self.plan, each, **{**changed, **({"day": each.day + shift} if shift else {})}))
            for each in others
        )

    def _can_be_alone(self, would: Occasion, around: Surroundings | None = None) -> bool:
        there = (around or self.around).having(would)
        slots = SLOTS if around else slots_that_look_at(what_differs(self.occasion, would), self.mends)
        if alike := self._alike(would):
            found = self._against(there, would, alike, slots)
            as_is = self.around.having(self.occasion)
            return not found or found <= self._against(as_is, self.occasion, alike, slots)
        if any(map(self._is_new, unmet_alone(there, would, slots=slots))):
            return False
        windows = windows_of(self.around, self.occasion, would, demands=self._mended)
        if any(map(self._is_to_be_gone, over(there, windows))):
            return False
        return not any(map(self._is_new, unmet_beside(there, would, self.occasion)))

    def _against(
        self, there: Surroundings, occasion: Occasion, alike: Collection[str], slots: Sequence[Slot]
    ) -> set[Reason]:
        reasons = (*unmet_alone(there, occasion, alike, slots), *unmet_beside(there, occasion, self.occasion, alike))
        return {reason.identity for reason in reasons}

    def _alike(self, would: Occasion) -> frozenset[str]:
        """Those for whom it is as it was, where only others come to it: whatever stands against them stood before."""
        now = self.occasion
        if self.mends or would._replace(attendees=now.attendees) != now:
            return frozenset()
        others = {person for person, _part in set(would.attendees) ^ set(now.attendees)}
        return frozenset(now.people()) - others

    @cached_property
    def _mended(self) -> tuple[Over, ...]:
        """The demands on days, weeks and months that are to be met afterwards."""
        return tuple(demand for demand in OVER if not set(self.mends).isdisjoint(demand.names))

    def against(self, would: Occasion) -> Iterator[Reason]:
        """What stands against the occasion as it would be, and its other days, and is new or is to be mended."""
        along = self.along(would) or ()
        around = self.around.along_with([would, *(each.would for each in along)]) if along else self.around
        yield from filter(self._is_new, unmet(around, would, self.occasion))
        for each in along:
            other = replace(self, occasion=each.was, offered=None)
            yield from filter(other._is_new, unmet(around, each.would, each.was))

    def _is_new(self, reason: Reason) -> bool:
        if self._is_to_be_gone(reason):
            return True
        return reason.identity not in self._known and reason.identity not in self._out_of_order_already(reason)

    def _out_of_order_already(self, reason: Reason) -> set[Reason]:
        """What somebody has in the wrong order as it stands: also of who comes to this only where it would be."""
        if reason.name not in ORDER.names:
            return set()
        alone = self.occasion._replace(attendees=tuple(Attendee(person, "participant") for person in reason.who))
        return {each.identity for each in between(ORDER, self.around, alone, None, alone)}

    def _is_to_be_gone(self, reason: Reason) -> bool:
        return reason.name in self.mends and (not self.whom or not set(self.whom).isdisjoint(reason.who))

    def offer(self, would: Occasion) -> Offer:
        """The occasion as it would be with its price."""
        brings, ends = price_of(self.around, self.occasion, would, self.silent, self.along(would) or ())
        return Offer(would, Price(brings, tuple(reason for reason in ends if not self._is_to_be_gone(reason))))

    def best(self, possible: Iterable[Occasion]) -> Offer | None:
        """The first of the possible that is free, in order and has no price to pay; else the first that is free."""
        if self.is_given_up:
            return None
        first: Offer | None = None
        well: Offer | None = None
        for would in possible:
            is_as_now = self.is_as_now(would)
            if (is_as_now or first is None) and self.is_free(would):
                offer = self.offer(would)
                if not offer.price.brings and is_as_now:
                    if self._is_in_order(would):
                        return offer
                    well = well or offer
                first = first or offer
        return well or first

    def _is_in_order(self, would: Occasion) -> bool:
        """Whether what comes too early or too late as it is comes in its order then."""
        if not self._out_of_order:
            return True
        return not any(ORDER.names[0] == each.name for each in unmet(self.around, would, self.occasion))

    @cached_property
    def _found(self) -> dict[tuple[object, ...], Offer | None]:
        """What has been looked for already: several findings may ask the same of one occasion."""
        return {}

    def _once(self, look: Callable[..., Iterable[Occasion]], *near: date | None) -> Offer | None:
        """The best of what is to be looked at, which is looked at once."""
        asked = look, *near
        if asked not in self._found:
            self._found[asked] = self.best(look(*near))
        return self._found[asked]

    def is_as_now(self, would: Occasion) -> bool:
        """Whether whoever comes now comes then too, also where nobody would tell that they do not.

        And who makes up for it elsewhere, since they could not come, does not come after all.
        """
        come_then = set(would.people("participant", "make_up"))
        return self._coming <= come_then and self._made_up.isdisjoint(come_then)

    @cached_property
    def _coming(self) -> frozenset[str]:
        return frozenset(self.occasion.people("participant", "make_up"))

    @cached_property
    def _made_up(self) -> frozenset[str]:
        """Those who make up for it at another session of the same."""
        same = self.around.indexes.made_up.get(self.occasion.subject, ())
        others = (each for each in same if each is not self.occasion)
        return frozenset(person for each in others for person in each.people("make_up"))

    def free_day(self, near: date | None = None) -> Offer | None:
        """The nearest day when it could be instead: the same weekday first, later before earlier.

        `near` is where to look when that is not around the occasion's own day.
        """
        return self._once(self._on_days_around, near)

    def first_free_day(self, near: date) -> Occasion | None:
        """The nearest day when it could be besides, whatever the price: as for one more of the same."""
        return None if self.is_given_up else next(filter(self.is_free, self._on_days_around(near)), None)

    def _on_days_around(self, near: date | None) -> Iterator[Occasion]:
        if near is None and self.occasion.comes_back:
            yield from self._on_days_between()
            return
        within = days_in_phase(self.plan, self.occasion)
        anchor = near or self._day_in_order
        if within is not None and within.first <= within.last:
            anchor = min(max(anchor, within.first), within.last)
        for day in days_near(anchor, self.occasion.day):
            yield as_it_would_be(self.plan, self.occasion, day=day)

    def _on_days_between(self) -> Iterator[Occasion]:
        """The days around one of the times that it comes back, short of the times before and after it."""
        repeats = self.plan.written(self.occasion).repeats
        reach = min(repeats.every.days, DAYS_AROUND) if repeats else DAYS_AROUND
        for far in range(1, reach):
            for ahead in (far, -far):
                yield as_it_would_be(self.plan, self.occasion, day=self.occasion.day + timedelta(days=ahead))

    @property
    def _day_in_order(self) -> date:
        """The occasion's own day; when it comes too early or too late for what has to do with it, that one's."""
        days = [
            reason.much.day if reason.why[0] == self.occasion.key else self.around.found(reason.why[0]).day
            for reason in self._out_of_order
        ]
        is_too_late = any(reason.why[0] != self.occasion.key for reason in self._out_of_order)
        return (min(days) if is_too_late else max(days)) if days else self.occasion.day

    def free_day_in_week(self) -> Offer | None:
        """The nearest other day of the occasion's week when it could be."""
        return self._once(self._on_days_of_week)

    def _on_days_of_week(self) -> Iterator[Occasion]:
        for day in self.plan.open_days.same_week(self.occasion.day):
            yield as_it_would_be(self.plan, self.occasion, day=day)

    def free_time(self) -> Offer | None:
        """The nearest other time of the same day when it could be, within the hours of joint activities."""
        return self._once(self._at_times_of_day)

    def _at_times_of_day(self) -> Iterator[Occasion]:
        times = self.occasion.times
        if times is not None and times.length:
            for each in other_times(self.plan, times):
                yield as_it_would_be(self.plan, self.occasion, times=each)

    def first_booking(self, days: Iterable[date], times: Times) -> Offer | None:
        """The first of the days, and of its hours the nearest to these, when what has no hour yet could be booked."""
        hours = (times, *other_times(self.plan, times))
        booked = (as_it_would_be(self.plan, self.occasion, day=day)._replace(booked=True) for day in days)
        return self.best(would._replace(times=each) for would in booked for each in hours)

    def free_place(self) -> Offer | None:
        """A room that is free and holds all: one that suits the activity first, then the smallest.

        When the room that was chosen is step-free or has a hearing loop, somebody may need it, so the other has it too.
        """
        return self._once(self._in_places)

    def _in_places(self) -> Iterator[Occasion]:
        for place in self.other_places():
            yield as_it_would_be(self.plan, self.occasion, place=place)

    def other_places(self) -> list[str]:
        """The rooms that could do instead, by whom they hold and what they have, the most suitable first."""
        places = sorted(filter(self._suits, self.plan.programme.places.values()), key=self._suitability)
        return [place.id for place in places]

    def _suits(self, place: Place) -> bool:
        chosen = self.plan.programme.places[self.occasion.place] if self.occasion.place else None
        needed = [word for word in ACCESS_WORDS if chosen and getattr(chosen, word)]
        return (
            place.capacity is not None
            and not (place.online or place.shared)
            and place is not chosen
            and all(getattr(place, word) for word in needed)
        )

    def _suitability(self, place: Place) -> tuple[object, ...]:
        places, occasion = self.plan.programme.places, self.occasion
        activity = self.plan.programme.taught.get(occasion.subject) if occasion.kind == "session" else None
        owner = places[occasion.place].organisation if occasion.place else None
        wished = activity.places if activity else ()
        return place.id not in wished, place.organisation != owner, place.capacity, place.id

    def other_lecturers(self, instead_of: str = "") -> Iterator[Offer]:
        """Who else gives the same lecture or activity, here or in another cohort, and could then.

        They take the place of one of its lecturers, else of all.
        """
        occasion, own = self.occasion, self.occasion.people("lecturer")
        if occasion.kind != "session" or self.is_given_up:
            return
        coming = frozenset(occasion.people())
        for person in self.around.indexes.lecturers_of[occasion.subject]:
            if person not in coming:
                others = tuple(person if each == instead_of else each for each in own) if instead_of else (person,)
                would = as_it_would_be(self.plan, occasion, lecturers=others)
                if self.is_free(would):
                    yield self.offer(would)


def what_differs(was: Occasion, would: Occasion) -> frozenset[Looked] | None:
    """What of an occasion is otherwise than it was; None where it is more than any demand says that it looks at."""
    same = would._replace(
        day=was.day, days=was.days, times=was.times, place=was.place, link=was.link, attendees=was.attendees
    )
    if same != was:
        return None
    is_same_people = was.attendees == would.attendees
    before, after = ((), ()) if is_same_people else (lecturers_of(was), lecturers_of(would))
    differing: dict[Looked, bool] = {
        "day": (was.day, was.days) != (would.day, would.days),
        "times": was.times != would.times,
        "place": (was.place, was.link) != (would.place, would.link),
        "lecturers": before != after,
        "people": not is_same_people and was.attendees[len(before) :] != would.attendees[len(after) :],
    }
    return frozenset(looked for looked, differs in differing.items() if differs)


@cache
def slots_that_look_at(differing: frozenset[Looked] | None, mends: tuple[str, ...]) -> tuple[Slot, ...]:
    """The demands on one occasion that may have other reasons where it differs so, and those that are to be met."""
    return tuple(
        slot
        for slot in SLOTS
        if differing is None or not differing.isdisjoint(slot.looks_at) or not set(mends).isdisjoint(slot.names)
    )


def other_times(plan: Plan, times: Times) -> Iterator[Times]:
    """Other times of the same length within the hours of joint activities, the nearest first."""
    hours = plan.programme.frame.calendar.day or USUAL_HOURS
    own, length = minutes_of(times.start), int(times.length.total_seconds()) // 60
    starts = range(minutes_of(hours.start), minutes_of(hours.end or hours.start) - length + 1, STEP)
    nearest = sorted((each for each in starts if each != own), key=lambda each: (abs(each - own), each))
    return (Times(clock_at(start), clock_at(start + length)) for start in nearest)


def days_near(anchor: date, own: date) -> Iterator[date]:
    """Days around a day: those of the occasion's own weekday, unless that is a weekend's, and then the others."""
    around = [anchor + timedelta(days=ahead) for far in range(DAYS_AROUND) for ahead in dict.fromkeys((far, -far))]
    yield from (day for day in around if day.weekday() == own.weekday() < Weekday.SATURDAY and day != own)
    for day in around[: 2 * OTHER_WEEKDAYS_AROUND]:
        if day.weekday() != own.weekday():
            yield day
