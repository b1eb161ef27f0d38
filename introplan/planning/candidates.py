"""Where each session could be: the cheapest days, hours, rooms and lecturers against which nothing stands."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import cached_property
from itertools import chain

from introplan.agenda import Attendee, Occasion
from introplan.counts.hosts import whole
from introplan.days import Stretch, Times, Weekday
from introplan.demands import Reason, Slot, Surroundings, around, as_it_would_be
from introplan.demands.order import ORDER
from introplan.demands.people import AVAILABLE, DAY_OFF
from introplan.demands.rest import BREAK, LUNCH
from introplan.demands.shapes import Looked
from introplan.demands.unmet import between, over, windows_of
from introplan.planning.asking import OF_DAY, OF_MORE, OF_PEOPLE, Asking
from introplan.planning.choices import Against, Candidate, Cheapest, Choices, Combination, DayAsked, key_of
from introplan.planning.placing import KnownRows
from introplan.planning.seats import SeatsWanted
from introplan.planning.settings import Settings
from introplan.planning.wanted import WantedSessions
from introplan.planning.wished import unmet_wishes
from introplan.planning.wishes import weight_in

MOST = 40
"""So many candidates a session has at first: the cheapest. Where one would rather be elsewhere, more are looked at.

With four times as many, 360 sessions take several times as long, and hardly any is where only those would let it be.
"""
OF_WHERE = tuple(slot for slot in OF_MORE if "times" not in slot.looks_at)
"""Of the room and who gives it, whatever the hour: what is hard of it is asked of a day's ways, once for all hours."""
OF_HOUR = tuple(slot for slot in OF_MORE if slot not in OF_WHERE or not slot.is_hard)
"""What is left to ask of each way of a day."""
OVERRULED = frozenset(DAY_OFF.names)
"""What nobody is asked to bear while there is another day, and what is borne when there is none."""
NOBODY = "session-without-participants"
"""A day on which nobody has started yet, or all have left."""
ANY_TIMES = Times(time(9), time(10))
"""What is asked with where the hour does not matter."""
NEAR = timedelta(weeks=2)
MinutesAway = tuple[tuple[str, int], ...]
"""For how many minutes units miss their participants."""


@dataclass(eq=False)
class SessionCandidates(Asking):
    """The candidates of all that is wanted, beside what is fixed; none is before the first day."""

    wanted: WantedSessions
    first: date

    def __post_init__(self) -> None:
        super().__post_init__()
        self.settings = Settings(self.plan)
        self._searches: dict[tuple[int, frozenset[str]], CandidateSearch] = {}
        self._alone: dict[tuple[int, Times | None], tuple[Reason, ...]] = {}
        self.days: dict[tuple[int, date, frozenset[str]], DayAsked | Against] = {}
        """What has been asked of days: it then, or why it cannot be."""
        self.hours: dict[tuple[int, int, int], int] = {}
        self.alike_hours: dict[tuple[object, ...], int] = {}
        self.too_much: dict[tuple[int, int], bool] = {}
        self.earliest: dict[tuple[date, int], date] = {}
        self.away: dict[tuple[int, date, int], MinutesAway] = {}
        self.away_alike: dict[tuple[object, ...], MinutesAway] = {}
        """What rows have asked of hours that follow upon each other, of days, and of months: see `rows`."""
        self.houses: dict[int, Mapping[date, set[str | None]]] = {}
        self.known: dict[date, KnownRows] = {}
        """The rows of days, which most have again when others have been given more candidates."""

    @cached_property
    def fixed(self) -> Surroundings:
        """All that has its place, and nothing of what is wanted."""
        return self.beside([])

    def beside(self, chosen: Iterable[Candidate]) -> Surroundings:
        """All that has its place, with what is chosen in its own; what of the wanted has no place is nowhere."""
        placed = {each.occasion.key: each.occasion for each in chosen}
        every = [placed.get(each.key, each._replace(status="cancelled")) for each in self._own]
        return self._around.along_with(every)

    @cached_property
    def _around(self) -> Surroundings:
        return around(self.wanted.plan)

    @cached_property
    def _own(self) -> list[Occasion]:
        return [self.wanted.occasion(number) for number in range(len(self.wanted.sessions))]

    @cached_property
    def _busy(self) -> frozenset[tuple[str, date]]:
        """Who has something on which day; whether that makes way is for the demands to say."""
        own = {each.key for each in self._own}
        return frozenset(
            (person, day)
            for each in self.wanted.plan.agenda.timed
            if each.key not in own
            for day in each.each_day
            for person in each.people()
        )

    @cached_property
    def elsewhere(self) -> frozenset[str]:
        """Whose unit goes by the day, since they are posted, or take part more than once."""
        journeys = self.plan.agenda.journeys_by_person.items()
        return frozenset(person for person, those in journeys if len(those) > 1 or those[0].posted)

    def choice(self, number: int, most: int | None = MOST) -> Choices:
        """The cheapest candidates of a wanted session, at most so many, or all."""
        found = self._search(number, frozenset()).choice(most)
        return found if found.candidates else self._search(number, OVERRULED).choice(most)

    def _search(self, number: int, overruled: frozenset[str]) -> "CandidateSearch":
        """The search for them, which goes on from what it has found."""
        if (number, overruled) not in self._searches:
            usual = self.weekdays[self.wanted.sessions[number].cohort]
            self._searches[number, overruled] = CandidateSearch(self, number, overruled, usual)
        return self._searches[number, overruled]

    def least_against(self, number: int, day: date) -> Against:
        """All that stands against a wanted session on a day, the way against which least does."""
        return CandidateSearch(self, number).least_against(day)

    def asked_to_come(self, on_day: Occasion, lecturers: tuple[str, ...]) -> tuple[Reason, ...]:
        """Why these lecturers cannot come on a day, asked once for all that they give then."""
        key = AVAILABLE, on_day.kind, on_day.day, lecturers
        if key not in self.answers:
            given = on_day._replace(attendees=_giving(lecturers))
            self.answers[key] = tuple(AVAILABLE.reasons(self.fixed, given))
        return self.answers[key]

    def standing(self, number: int, reasons: Iterable[Reason]) -> tuple[Reason, ...]:
        """Those of some reasons that count for a wanted session."""
        return tuple(reasons)

    @cached_property
    def seats(self) -> SeatsWanted:
        """Who of other cohorts lacks what is wanted."""
        return SeatsWanted(self.wanted)

    def wished(self, would: Occasion) -> int:
        """What it costs that those who give it would rather have it otherwise."""
        return weight_in(self.plan, "wishes") * sum(1 for _wish in unmet_wishes(self.plan, would))

    def has_more(self, person: str, day: date) -> bool:
        """Whether somebody has something else on a day."""
        return (person, day) in self._busy

    def alone(self, number: int, there: Surroundings, would: Occasion) -> tuple[Reason, ...]:
        """What a session leaves too little time for by itself."""
        key = number, would.times
        if key not in self._alone:
            alone = would._replace(attendees=())
            self._alone[key] = tuple(over(there, windows_of(there, alone, demands=(LUNCH, BREAK))))
        return self._alone[key]

    @cached_property
    def weekdays(self) -> Mapping[str, int]:
        """The weekday that suits each cohort: the one it has, else the one on which most of it could be."""
        return {id_: self._weekday(id_) for id_ in dict.fromkeys(each.cohort for each in self.wanted.sessions)}

    def _weekday(self, cohort: str) -> int:
        if (usual := next(self.settings.weekdays(cohort), None)) is not None:
            return usual
        days: Counter[int] = Counter()
        for number, session in enumerate(self.wanted.sessions):
            if session.cohort == cohort:
                days.update(each.weekday() for each in CandidateSearch(self, number).days_near())
        return min(range(Weekday.SATURDAY), key=lambda each: (-days[each], each))


@dataclass(eq=False)
class CandidateSearch:
    """The search for one wanted session's candidates; of what is `overruled` there is only the price."""

    candidates: SessionCandidates
    number: int
    overruled: frozenset[str] = frozenset()
    usual: int | None = None

    def choice(self, most: int | None) -> Choices:
        """The cheapest candidates."""
        return self._cheapest.choices(most)

    @cached_property
    def _cheapest(self) -> Cheapest:
        ways = self._combinations
        least = ways[0].cost if ways else 0
        days = self._days if ways else []
        return Cheapest(days, self._with_ways, lambda day: self._ways(day)[0], self._candidate, least)

    def _with_ways(self, day: date) -> DayAsked | Against:
        """It on a day, when it can be then at any hour, and in any room by anybody; else why not."""
        asked = self._asked_of_day(day)
        if not isinstance(asked, DayAsked):
            return asked
        ways, against = self._ways(asked)
        return asked if ways else against

    def days_near(self) -> Iterator[date]:
        """The days near the best against which nothing stands, when those who give it can, whatever the hour."""
        ideal = self.candidates.wanted.ideals[self.number]
        for _cost, day in self._days:
            if abs(day - ideal) <= NEAR and isinstance(found := self._asked_of_day(day), DayAsked):
                there = self.candidates.fixed.having_once(found.occasion)
                if not any(AVAILABLE.reasons(there, found.occasion)):
                    yield day

    @cached_property
    def _days(self) -> list[tuple[int, date]]:
        """The days that it belongs in, each with what it costs to be so far from the best."""
        wanted = self.candidates.wanted
        window, ideal = wanted.windows[self.number], wanted.ideals[self.number]
        days = Stretch(max(window.first, self.candidates.first), window.last)
        return self.candidates.days_priced(days, ideal, self.usual, "weekday")

    def _asked_of_day(self, day: date) -> DayAsked | Against:
        """It on a day, when it can be then at any hour; else why not."""
        key, found = (self.number, day, self.overruled), self.candidates.days
        if key not in found:
            found[key] = self._on_day(day)
        return found[key]

    def _on_day(self, day: date) -> DayAsked | Against:
        candidates, plan = self.candidates, self.candidates.wanted.plan
        occasion = candidates.wanted.occasion(self.number)
        on_day = occasion._replace(day=day, times=ANY_TIMES)
        for slot in OF_DAY:
            if against := candidates.asked_of_day(slot, on_day):
                return against
        if against := self._nobody_gives_it(on_day):
            return against
        would = as_it_would_be(plan, occasion, day=day)._replace(times=ANY_TIMES)
        there = candidates.fixed.having_once(would)
        brings: list[Reason] = []
        hard: list[Reason] = []
        for slot in OF_PEOPLE:
            for reason in slot.reasons(there, would):
                is_borne = (not slot.is_hard and reason.name != NOBODY) or reason.name in self.overruled
                (brings if is_borne else hard).append(reason)
        if not hard and self._has_order and day not in self._days_in_order:
            hard += between(ORDER, there, would)
        if hard := list(candidates.standing(self.number, hard)):
            return tuple(hard)
        chosen = self._chosen
        those = tuple(each for each in brings if chosen is None or chosen.issuperset(each.who))
        busy = tuple(
            [each for each in would.attendees if each.part != "lecturer" and candidates.has_more(each.person, day)]
        )
        return DayAsked(would, candidates.price(those), those, would.people("lecturer"), busy)

    def least_against(self, day: date) -> Against:
        """All that stands against it on a day, the way against which least does: also what is not asked any more
        where something stands already, since whoever mends that wants to know what is left.
        """
        candidates, plan = self.candidates, self.candidates.wanted.plan
        occasion = candidates.wanted.occasion(self.number)
        against = [reason for slot in OF_DAY for reason in candidates.asked_of_day(slot, occasion._replace(day=day))]
        would = as_it_would_be(plan, occasion, day=day)._replace(times=ANY_TIMES)
        there = candidates.fixed.having_once(would)
        of_people = [(slot.is_hard, reason) for slot in OF_PEOPLE for reason in slot.reasons(there, would)]
        against += [reason for is_hard, reason in of_people if is_hard or reason.name == NOBODY]
        if self._has_order and day not in self._days_in_order:
            against += between(ORDER, there, would)
        people = [each for each in would.attendees if each.part != "lecturer"]
        busy = tuple([each for each in people if candidates.has_more(each.person, day)])
        asked = DayAsked(would, 0, (), would.people("lecturer"), busy)
        return candidates.standing(self.number, (*against, *self._least_of_ways(asked)))

    def _least_of_ways(self, day: DayAsked) -> Against:
        """What stands against the hour, the room and who gives it where least does."""
        least: Against | None = None
        of_where = {
            where: tuple(chain.from_iterable(self._against_where(_as_combined(day, how), how)))
            for where, how in self._wheres.items()
        }
        for how in sorted(self._combinations, key=lambda each: len(of_where[each.where])):
            where = of_where[how.where]
            if least is not None and len(least) <= len(where):
                break
            against = (*where, *self._against_hour(day, how))
            least = against if least is None else min(least, against, key=len)
        return least or ()

    def _against_hour(self, day: DayAsked, how: Combination) -> Iterator[Reason]:
        """What stands against an hour, whoever gives it wherever, and beside what has its place."""
        candidates, would = self.candidates, _as_combined(day, how)
        looked_at = _looked_at(would, how)
        for slot in OF_MORE:
            if slot.is_hard and slot not in OF_WHERE:
                yield from self._standing(slot, would, looked_at)
        there = candidates.fixed.having_once(would)
        giving = tuple([Attendee(each, "lecturer") for each in how.lecturers if candidates.has_more(each, would.day)])
        busy = (*giving, *day.busy)
        yield from candidates.against_fixed(there, would, busy)
        yield from self._in_order_that_day(there, would)
        for reason in candidates.alone(self.number, there, would) or candidates.over_the_day(there, would, busy):
            if reason.name in BREAK.names:
                yield reason

    def _nobody_gives_it(self, on_day: Occasion) -> Against:
        """Why none of those who could give it can come that day: asked before anybody looks up who else would."""
        least: Against = ()
        for lecturers in self._lecturers_asked:
            against = self.candidates.standing(self.number, self.candidates.asked_to_come(on_day, lecturers))
            if not against:
                return ()
            least = min(least or against, against, key=len)
        return least

    @cached_property
    def _lecturers_asked(self) -> tuple[tuple[str, ...], ...]:
        return tuple(dict.fromkeys(each.lecturers for each in self._combinations))

    @cached_property
    def _chosen(self) -> frozenset[str] | None:
        """Whom it is for, when not for everybody: that others are not there is no fault of it."""
        picked = self.candidates.wanted.plan.chosen(self.candidates.wanted.occasion(self.number))
        return None if picked is None else frozenset(picked)

    @property
    def _has_order(self) -> bool:
        """Whether somebody has something already that must come before it, or after it."""
        return bool(self._days_in_order)

    @cached_property
    def _days_in_order(self) -> frozenset[date]:
        """The days of that: on these it goes by the hour."""
        plan, session = self.candidates.plan, self.candidates.wanted.sessions[self.number]
        indexes, there = self.candidates.fixed.indexes, plan.agenda.sessions_by_participant
        others = (*indexes.needed.get(session.activity, ()), *indexes.needing.get(session.activity, ()))
        return frozenset(
            day
            for each in plan.journeys_in(session.cohort)
            for other in others
            for occasion in there.get((each.person, other), ())
            for day in occasion.each_day
        )

    def _in_order_that_day(self, there: Surroundings, would: Occasion) -> Iterator[Reason]:
        """Why it cannot be at an hour of a day that has what must come before it, or after it."""
        if would.day in self._days_in_order:
            yield from between(ORDER, there, would)

    @cached_property
    def _combinations(self) -> list[Combination]:
        plan, session = self.candidates.plan, self.candidates.wanted.sessions[self.number]
        activity, settings = plan.programme.taught[session.activity], self.candidates.settings
        hour, lecturer = weight_in(plan, "hour"), weight_in(plan, "lecturer")
        found = [
            Combination(hour * at + lecturer * by + cost, times, given_by, place, host)
            for times, at in settings.hours(activity)
            for given_by, by in settings.lecturers(activity)
            for place, host, cost in self._places
        ]
        found.sort(key=lambda each: (each.cost, each.times, each.lecturers, each.place or "", each.host or ""))
        return found

    @cached_property
    def _places(self) -> list[tuple[str | None, str | None, int]]:
        """The places, each with its host where members take turns, and what it costs to be there."""
        plan, session = self.candidates.plan, self.candidates.wanted.sessions[self.number]
        activity, settings = plan.programme.taught[session.activity], self.candidates.settings
        count = len(set(self.candidates.wanted.occasion(self.number).people()))
        if hosts := settings.hosts(activity, session.cohort):
            those: list[tuple[str | None, str | None, int]] = [
                (room, host, 0) for host in hosts for room in settings.rooms_of(host, count)
            ]
        else:
            those = [(place, None, far) for place, far in settings.places(activity, count)]
        near, travel = weight_in(plan, "place"), weight_in(plan, "travel")
        return [
            (place, host, near * far + travel * self._per_cent_travelling(place) // 100) for place, host, far in those
        ]

    def _per_cent_travelling(self, place: str | None) -> int:
        """How many per cent of the cohort work for another organisation than the one whose the place is."""
        plan = self.candidates.plan
        owner = plan.programme.places[place].organisation if place else None
        journeys = plan.journeys_in(self.candidates.wanted.sessions[self.number].cohort)
        if owner is None or not journeys:
            return 0
        root = whole(plan, owner).id
        return 100 * sum(whole(plan, each.organisation).id != root for each in journeys) // len(journeys)

    def _ways(self, day: DayAsked) -> tuple[list[Combination], tuple[Reason, ...]]:
        """The combinations for a day that nothing rules out whatever the hour; when there are none, why."""
        against = {
            where: next(self._against_where(_as_combined(day, how), how), ()) for where, how in self._wheres.items()
        }
        if not any(against.values()):
            return self._combinations, ()
        return [each for each in self._combinations if not against[each.where]], min(against.values(), key=len)

    def _against_where(self, would: Occasion, how: Combination) -> Iterator[Against]:
        looked_at = _looked_at(would, how)
        for slot in OF_WHERE:
            if slot.is_hard and (against := self._standing(slot, would, looked_at)):
                yield against

    @cached_property
    def _wheres(self) -> Mapping[tuple[object, ...], Combination]:
        """The first combination with each lecturer, place and host."""
        return {each.where: each for each in reversed(self._combinations)}

    def _standing(self, slot: Slot, would: Occasion, looked_at: Mapping[Looked, object]) -> Against:
        """What of a slot stands against it, asked once of all that have in common what the slot looks at."""
        answers, key = self.candidates.answers, (slot, self.number, *[looked_at[each] for each in slot.looks_at])
        if (reasons := answers.get(key)) is None:
            reasons = answers[key] = tuple(slot.reasons(self.candidates.fixed.having_once(would), would))
        return self.candidates.standing(self.number, reasons) if reasons else ()

    def _candidate(self, day: DayAsked, how: Combination) -> tuple[Candidate | None, tuple[Reason, ...]]:
        """A candidate of a day's ways, or why it is none."""
        candidates = self.candidates
        brings: list[Reason] = []
        would = _as_combined(day, how)
        looked_at = _looked_at(would, how)
        for slot in OF_HOUR:
            if reasons := self._standing(slot, would, looked_at):
                if slot.is_hard:
                    return None, reasons
                brings += reasons
        there = candidates.fixed.having_once(would)
        giving = tuple([Attendee(each, "lecturer") for each in how.lecturers if candidates.has_more(each, would.day)])
        busy = (*giving, *day.busy)
        beside = chain(candidates.against_fixed(there, would, busy), self._in_order_that_day(there, would))
        if against := candidates.standing(self.number, beside):
            return None, against
        alone = candidates.alone(self.number, there, would)
        for reason in candidates.standing(self.number, alone or candidates.over_the_day(there, would, busy)):
            if reason.name in BREAK.names:
                return None, (reason,)
            brings.append(reason)
        cost = day.cost + how.cost + candidates.price(brings) + candidates.wished(would)
        return Candidate(self.number, would, cost, (*day.brings, *brings), key_of(would, how.lecturers)), ()


def _as_combined(day: DayAsked, how: Combination) -> Occasion:
    """The occasion on a day as a combination has it."""
    would = day.occasion._replace(times=how.times, place=how.place, host=how.host or day.occasion.host)
    if how.lecturers == day.lecturers:
        return would
    others = [each for each in would.attendees if each.part != "lecturer"]
    return would._replace(attendees=(*_giving(how.lecturers), *others))


def _giving(lecturers: tuple[str, ...]) -> tuple[Attendee, ...]:
    return tuple([Attendee(each, "lecturer") for each in lecturers])


def _looked_at(would: Occasion, how: Combination) -> Mapping[Looked, object]:
    """What a slot may look at, as one value each; who comes besides those who give it goes by the day."""
    return {
        "day": would.day,
        "people": None,
        "times": how.times,
        "place": (how.place, how.host),
        "lecturers": how.lecturers,
    }
