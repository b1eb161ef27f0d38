"""The pairs of which is said how often they meet, and not when."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from introplan.agenda import Occasion, Plan, Support
from introplan.agenda.meetings import Arrangement, Series, arrangement_of, length_of, rhythm_of, series_at
from introplan.days import Times, Weekday
from introplan.model import Pairing
from introplan.planning.review_candidates import USUAL_LENGTH, USUAL_STARTS
from introplan.planning.wanted import PlanningWish

WEEKDAYS = tuple(Weekday(each) for each in range(Weekday.SATURDAY))


class WantedPair(NamedTuple):
    """A pairing that is to have a weekday and an hour, and how they meet but for that."""

    pairing: Pairing
    supports: tuple[Support, ...]
    usual: Arrangement

    @property
    def weekdays(self) -> tuple[Weekday, ...]:
        """The weekday that is said already, else all."""
        meets = self.pairing.meets
        return WEEKDAYS if meets is None or meets.on is None else (meets.on,)


@dataclass(frozen=True)
class WantedMeetings:
    """The pairs that are to have an hour, and for each the day from which on."""

    plan: Plan
    pairs: tuple[WantedPair, ...]
    ideals: tuple[date, ...]

    def occasion(self, number: int) -> Occasion:
        """A meeting of a pair as it would be on the first of its days."""
        pair = self.pairs[number]
        return self.series(number, pair.usual)[0].as_usual(self.ideals[number])

    def series(self, number: int, arrangement: Arrangement) -> list[Series]:
        """The meetings of a pair as they would be."""
        plan = self.plan
        return [series_at(plan.programme, each, plan.open_days, arrangement) for each in self.pairs[number].supports]


def wanted_meetings(plan: Plan, asked: PlanningWish, first: date) -> WantedMeetings:
    """The pairs of some cohorts of which is said how often they meet, and not when."""
    pairs: list[WantedPair] = []
    ideals: list[date] = []
    for id_, supports in plan.agenda.support.by_pairing.items() if not asked.activities else ():
        pairing = plan.programme.pairings[id_]
        those = tuple(each for each in supports if each.days.last >= first and asked.days.overlaps(each.days))
        is_asked = any(each.journey.cohort.id in asked.cohorts for each in those)
        usual = _usual(plan, pairing)
        if is_asked and usual is not None and arrangement_of(plan.programme, pairing) is None:
            pairs.append(WantedPair(pairing, those, usual))
            ideals.append(max(first, min(each.days.first for each in those)))
    return WantedMeetings(plan, tuple(pairs), tuple(ideals))


def _usual(plan: Plan, pairing: Pairing) -> Arrangement | None:
    """How the two meet, with any weekday and hour where they say none; None when nothing says how often."""
    meets, every = pairing.meets, rhythm_of(plan.programme, pairing)
    if every is None:
        return None
    length = length_of(plan.programme, pairing) or USUAL_LENGTH
    if meets is None:
        return Arrangement(Weekday.MONDAY, Times(USUAL_STARTS[0]).lasting(length), every, None, None)
    times = (meets.time or Times(USUAL_STARTS[0])).lasting(length)
    return Arrangement(Weekday.MONDAY if meets.on is None else meets.on, times, every, meets.place, meets.link)
