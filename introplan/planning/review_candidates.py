"""Where each review could be: the cheapest days, hours and rooms against which nothing stands."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import cached_property

from introplan.agenda import Attendee, Occasion
from introplan.days import Stretch, Times, Weekday
from introplan.demands import Reason, Slot, Surroundings, as_it_would_be
from introplan.demands.people import AVAILABLE
from introplan.demands.rest import BREAK, lunch_left, minutes_of
from introplan.planning.asking import OF_DAY, OF_MORE, OF_PEOPLE, Asking
from introplan.planning.choices import Against, Candidate, Cheapest, Choices, Combination, DayAsked, key_of
from introplan.planning.settings import possible_hours
from introplan.planning.talk_rooms import TalkRooms, is_without_room
from introplan.planning.wanted_reviews import WantedReviews, holder_of, review_of
from introplan.planning.wishes import weight_in

MOST = 25
"""So many candidates a review has at first: the cheapest. Where it would rather be elsewhere, more are looked at."""
USUAL_STARTS = (time(9), time(10, 30), time(13), time(14, 30))
"""When reviews begin where nobody has booked any yet: four fit in a day, one after the other."""
USUAL_LENGTH = timedelta(hours=1)
FEWEST_FOR_HABIT = 3
"""With fewer booked reviews than this somebody has no weekday for them yet."""
NEAR = timedelta(days=3)
"""So near the best day there is each weekday once."""
OF_HOUR = tuple(slot for slot in OF_MORE if "times" in slot.looks_at)
"""None of them looks at who comes, but for those who give it, whom a review has none of."""
OF_ROOM = tuple(slot for slot in OF_MORE if slot not in OF_HOUR and slot is not AVAILABLE)


@dataclass(eq=False)
class ReviewCandidates(Asking):
    """The candidates of reviews, beside what is fixed."""

    wanted: WantedReviews
    there: Surroundings

    def __post_init__(self) -> None:
        super().__post_init__()
        self._rooms = TalkRooms(self.plan)
        self._searches: dict[int, Cheapest] = {}
        self._combinations: dict[tuple[object, ...], list[Combination]] = {}
        self._hours: dict[timedelta, list[tuple[Times, int]]] = {}
        self._of_days: dict[tuple[int, date], DayAsked | Against] = {}
        self._said: dict[tuple[object, ...], list[tuple[bool, Reason]]] = {}
        self._in_use: dict[tuple[str | None, date], bool] = {}
        self._busy: dict[tuple[str, date], bool] = {}

    @property
    def fixed(self) -> Surroundings:
        """All that has its place: a review that is not booked is nowhere."""
        return self.there

    def together(self, chosen: Iterable[Candidate]) -> Surroundings:
        """All that has its place, with what is chosen in its own."""
        return self.there.along_with([each.occasion for each in chosen])

    def choice(self, number: int, most: int | None = MOST) -> Choices:
        """The cheapest candidates of a review, at most so many, or all."""
        if number not in self._searches:
            usual = self.weekdays.get(holder_of(self.wanted.occasion(number)))
            window, ideal = self.wanted.windows[number], self.wanted.ideals[number]
            self._searches[number] = Cheapest(
                self.days_priced(window, ideal, usual, "manager_weekday"),
                lambda day: self._on_day(number, day),
                self._ways,
                lambda day, how: self._candidate(number, day, how),
            )
        return self._searches[number].choices(most)

    def least_against(self, number: int, day: date) -> Against:
        """All that stands against a review on a day, at the hour and in the room against which least does."""
        review = self.wanted.occasion(number)
        would = as_it_would_be(self.fixed.plan, review, day=day)._replace(booked=True)
        there = self.fixed.having_once(would)
        against = [reason for slot in OF_DAY for reason in self.asked_of_day(slot, would)]
        against += [reason for slot in (*OF_PEOPLE, AVAILABLE) if slot.is_hard for reason in slot.reasons(there, would)]
        busy = tuple([each for each in would.attendees if self._has_more(each.person, day)])
        least: Against | None = None
        for how in self._ways(DayAsked(would, 0, (), (), busy)):
            here = tuple(self._against_way(number, would._replace(times=how.times, place=how.place), busy))
            least = here if least is None else min(least, here, key=len)
            if not least:
                break
        return (*against, *(least or ()))

    def _against_way(self, number: int, would: Occasion, busy: tuple[Attendee, ...]) -> Iterator[Reason]:
        """All that stands against an hour and a room."""
        for is_hard, reason in (*self._in_room(number, would), *self._at_hour(would)):
            if is_hard:
                yield reason
        if busy or self.is_in_use(would):
            there = self.fixed.having_once(would)
            yield from self.against_fixed(there, would, busy)
            yield from (each for each in self.over_the_day(there, would, busy) if each.name in BREAK.names)

    @cached_property
    def weekdays(self) -> Mapping[str | None, int]:
        """The weekday of each who holds reviews: the one they have, else the one on which most of them could be."""
        booked: dict[str, Counter[int]] = defaultdict(Counter)
        for (holder, day), count in self.held.items():
            booked[holder][day.weekday()] += count
        numbers: dict[str | None, list[int]] = defaultdict(list)
        for number, review in enumerate(self.wanted.reviews):
            if not review.booked:
                numbers[holder_of(review)].append(number)
        return {
            holder: self._weekday(booked[holder] if holder in booked else Counter(), those)
            for holder, those in numbers.items()
            if holder is not None
        }

    def _weekday(self, booked: Counter[int], numbers: Sequence[int]) -> int:
        possible = booked
        if sum(booked.values()) < FEWEST_FOR_HABIT:
            possible = Counter()
            for number in numbers:
                for day in self._days_near(number):
                    found = self._on_day(number, day)
                    if isinstance(found, DayAsked):
                        possible[day.weekday()] += 1 if found.busy else 2
        return min(range(Weekday.SATURDAY), key=lambda each: (-possible[each], each))

    def _days_near(self, number: int) -> Iterator[date]:
        """The days of a review that are near the best."""
        window, ideal = self.wanted.windows[number], self.wanted.ideals[number]
        first, last = max(window.first, ideal - NEAR), min(window.last, ideal + NEAR)
        return (day for day in Stretch(first, last).each_day if day.weekday() < Weekday.SATURDAY)

    @cached_property
    def held(self) -> Counter[tuple[str, date]]:
        """How many reviews somebody holds on a day already."""
        return Counter(
            (holder, each.day)
            for each in self.plan.agenda.timed
            if each.kind == "review" and (holder := holder_of(each)) is not None
        )

    def _on_day(self, number: int, day: date) -> DayAsked | Against:
        """It on a day, when it can be then at any hour; else why not."""
        key = number, day
        if key not in self._of_days:
            self._of_days[key] = self._asked_of_day(number, day)
        return self._of_days[key]

    def _asked_of_day(self, number: int, day: date) -> DayAsked | Against:
        review, plan = self.wanted.occasion(number), self.fixed.plan
        would = as_it_would_be(plan, review, day=day)._replace(booked=True)
        for slot in OF_DAY:
            if against := self.asked_of_day(slot, would):
                return against
        there = self.fixed.having_once(would)
        brings: list[Reason] = []
        hard: list[Reason] = []
        for slot in (*OF_PEOPLE, AVAILABLE):
            (hard if slot.is_hard else brings).extend(slot.reasons(there, would))
        if hard:
            return tuple(hard)
        brings += self._lacking(would)
        busy = tuple([each for each in would.attendees if self._has_more(each.person, day)])
        return DayAsked(would, self.price(brings), tuple(brings), (), busy)

    def _lacking(self, review: Occasion) -> Iterator[Reason]:
        """Those who should be there, and nobody is in their part that day."""
        for word in review_of(self.plan, review).with_:
            if not review.people(word) and word not in self.plan.programme.required_roles:
                yield Reason("review-without-reviewer", why=word)

    def _ways(self, day: DayAsked) -> list[Combination]:
        """The hours and rooms of a day."""
        occasion, near = day.occasion, weight_in(self.plan, "place")
        rooms = self._rooms_of(occasion)
        length = review_of(self.plan, occasion).length or USUAL_LENGTH
        key = (length, *rooms)
        if key not in self._combinations:
            found = [
                Combination(at + near * far, times, (), place, None)
                for times, at in self._hours_of(length)
                for far, place in enumerate(rooms)
            ]
            found.sort(key=lambda each: (each.cost, each.times, each.place or ""))
            self._combinations[key] = found
        return self._combinations[key]

    def _rooms_of(self, occasion: Occasion) -> list[str | None]:
        """The room that is booked already, else those there are."""
        if occasion.place is not None:
            return [occasion.place]
        if is_without_room(self.plan, occasion.people()):
            return [None]
        return self._rooms.of(self.plan.journey(occasion), occasion.day, len(set(occasion.people())))

    def _hours_of(self, length: timedelta) -> list[tuple[Times, int]]:
        """When a review can be, within the day and with time for lunch, and what each hour costs."""
        if length not in self._hours:
            hour = weight_in(self.plan, "hour")
            hours = [
                (times, hour * far or int(minutes_of(times.start) >= self._second_half))
                for times, far in possible_hours(self.plan, length, self._usual_starts)
            ]
            with_lunch = [each for each in hours if lunch_left(self.plan, [each[0]]) is None]
            self._hours[length] = with_lunch or hours
        return self._hours[length]

    @cached_property
    def _usual_starts(self) -> frozenset[int]:
        starts = Counter(
            minutes_of(each.times.start) for each in self.plan.agenda.occasions if each.kind == "review" and each.times
        )
        often = frozenset(start for start, count in starts.items() if count * 10 >= sum(starts.values()))
        return often or frozenset(map(minutes_of, USUAL_STARTS))

    @cached_property
    def _second_half(self) -> int:
        """The first usual hour of the day's second half: those of the first are filled first, one after the other."""
        usual = sorted(self._usual_starts)
        return usual[(len(usual) + 1) // 2] if len(usual) > 1 else usual[0] + 1

    def _candidate(self, number: int, day: DayAsked, how: Combination) -> tuple[Candidate | None, Against]:
        """A candidate, or why it is none."""
        would = day.occasion._replace(times=how.times, place=how.place)
        brings: list[Reason] = []
        for reasons in (self._in_room(number, would), self._at_hour(would)):
            if reasons:
                if any(is_hard for is_hard, _reason in reasons):
                    return None, tuple([reason for is_hard, reason in reasons if is_hard])
                brings += [reason for _is_hard, reason in reasons]
        if day.busy or self.is_in_use(would):
            there = self.fixed.having_once(would)
            if against := tuple(self.against_fixed(there, would, day.busy)):
                return None, against
            for reason in self.over_the_day(there, would, day.busy):
                if reason.name in BREAK.names:
                    return None, (reason,)
                brings.append(reason)
        cost = day.cost + how.cost + self.price(brings)
        return Candidate(number, would, cost, (*day.brings, *brings), key_of(would)), ()

    def _in_room(self, number: int, would: Occasion) -> list[tuple[bool, Reason]]:
        """What there is against the room on a day, whatever the hour."""
        return self._once((number, would.day, would.place), OF_ROOM, would)

    def _at_hour(self, would: Occasion) -> list[tuple[bool, Reason]]:
        """What there is against the hour on a day, whoever comes."""
        return self._once((would.times, would.day, would.place), OF_HOUR, would)

    def _once(self, key: tuple[object, ...], slots: Sequence[Slot], would: Occasion) -> list[tuple[bool, Reason]]:
        if (found := self._said.get(key)) is None:
            there = self.fixed.having_once(would)
            found = self._said[key] = [
                (slot.is_hard, reason) for slot in slots for reason in slot.reasons(there, would)
            ]
        return found

    def is_in_use(self, would: Occasion) -> bool:
        """Whether there is anything in its room that day, by the plan or only proposed."""
        key = would.place, would.day
        if (found := self._in_use.get(key)) is None:
            place, day = key
            found = self._in_use[key] = place is not None and bool(self.fixed.in_place(place, day))
        return found

    def _has_more(self, person: str, day: date) -> bool:
        """Whether somebody has something else on a day."""
        if (found := self._busy.get((person, day))) is None:
            found = self._busy[person, day] = bool(self.fixed.of_person(person, day))
        return found
