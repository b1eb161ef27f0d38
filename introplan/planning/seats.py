"""Seats for those of other cohorts who lack what is planned: who could come to a session on its day, at its hours."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from introplan.agenda import Journey, Occasion, Plan, is_at_work
from introplan.counts.missed import Missed, all_missed
from introplan.demands.make_ups import is_in_order, seats_left
from introplan.planning.wanted import WantedSessions
from introplan.planning.wishes import weight_in


class SeatsWanted:
    """Who lacks what is wanted, in the plan that supposes it. What a group lacks as a whole is its cohort's matter."""

    def __init__(self, wanted: WantedSessions) -> None:
        self.plan: Plan = wanted.plan
        self._wanted = wanted
        self._own = wanted.keys
        self._free: dict[tuple[object, ...], bool] = {}

    @cached_property
    def lacking(self) -> Mapping[str, Sequence[Journey]]:
        """Who lacks something, by what it is, in the order they are written; nobody of a draft."""
        found: dict[str, list[Journey]] = defaultdict(list)
        subjects = {each.activity for each in self._wanted.sessions}
        for missed in all_missed(self._wanted.whole or self.plan) if subjects else ():
            if missed.subject in subjects and _is_somebodys(missed):
                found[missed.subject].append(missed.journey)
        return found

    def seated(self, would: Occasion) -> Iterator[Journey]:
        """Who of them could come to a session as it would be: as many as there are seats left for."""
        others = (each for each in self.lacking.get(would.subject, ()) if each.cohort.id not in would.cohorts)
        those = [each for each in others if self._could_come(each, would)]
        yield from those[: seats_left(self.plan, would)] if those else ()

    def _could_come(self, journey: Journey, would: Occasion) -> bool:
        key = journey.person, would.subject, would.day, would.times
        if key not in self._free:
            self._free[key] = (
                is_at_work([journey], would.day)
                and not any(_is_in_the_way(each, would) for each in self._on_day(journey.person, would))
                and is_in_order(self.plan, journey.person, would)
            )
        return self._free[key]

    def _on_day(self, person: str, would: Occasion) -> Iterable[Occasion]:
        there = self.plan.agenda.on_day_of_person(person, would.day)
        return (each for each in there if each.key not in self._own)


def seated_at(wanted: WantedSessions, placed: Iterable[Occasion]) -> Mapping[str, tuple[str, ...]]:
    """Who of other cohorts could have what they lack at which of the placed sessions, by its key: each once."""
    if not weight_in(wanted.plan, "seats"):
        return {}
    seats, seen, those = SeatsWanted(wanted), set[tuple[str, str]](), tuple(placed)
    found: dict[str, tuple[str, ...]] = {}
    for would in sorted(those, key=lambda each: each.sort_key):
        beside = [each for each in those if each.day == would.day and _is_in_the_way(each, would)]
        busy = {person for each in beside for person in each.people()}
        new = [
            each.person
            for each in seats.seated(would)
            if each.person not in busy and (each.person, would.subject) not in seen
        ]
        seen |= {(person, would.subject) for person in new}
        found[would.key] = tuple(new)
    return found


def _is_somebodys(missed: Missed) -> bool:
    journey = missed.journey
    return missed.why != "left_out" and journey.cohort.status != "draft" and not journey.leaves_early


def _is_in_the_way(other: Occasion, would: Occasion) -> bool:
    """Whether somebody has something at the time of a session that does not make way for it."""
    return other.takes_time and not other.is_by_rhythm and other.busy.overlaps(would.busy)
