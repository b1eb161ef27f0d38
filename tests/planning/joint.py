"""Sessions, reviews and the hours of pairs as one problem: what the stages, one after the other, are held to.

It has the rows of the three stages, each beside the plan alone, and rows across kinds: nobody is in two places, and a
meeting that cannot be on its own day costs what it costs there. What two kinds bring about together beside that, as no
time for lunch, is left out, and what has not been looked at is in nobody's way: so no plan costs less.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from introplan.agenda import Plan
from introplan.days import Times, Weekday
from introplan.demands import around
from introplan.demands.rest import minutes_of
from introplan.planning.apart import in_two_places, moments, way
from introplan.planning.candidates import SessionCandidates
from introplan.planning.meetings import MeetingRows
from introplan.planning.pair_hours import MeetingCandidates
from introplan.planning.placing import PlacedCandidate, PlacingProblem
from introplan.planning.proposal import with_proposed
from introplan.planning.review_candidates import ReviewCandidates
from introplan.planning.reviews import ReviewRows
from introplan.planning.rows import Rows
from introplan.planning.solving import Problem, Total, cost_of
from introplan.planning.stages import PlannedStages
from introplan.planning.wanted import PlanningWish
from introplan.planning.wanted_meetings import wanted_meetings
from introplan.planning.wanted_reviews import wanted_reviews
from introplan.planning.wishes import weight_in

MOST = 40
"""So many candidates each review has, the cheapest."""


class Kind(NamedTuple):
    """The problem of one stage, and where its literals begin in the joint one."""

    rows: PlacingProblem
    begins: int

    def placed(self) -> list[list[PlacedCandidate]]:
        """The candidates of each thing, with their literals in the joint problem."""
        return [
            [each._replace(literal=each.literal + self.begins) for each in several]
            for several in self.rows.placed.values()
        ]

    def cost(self, values: Sequence[int]) -> int:
        """What of a joint solution it costs."""
        return cost_of(self.rows.problem, self.own(values))

    def own(self, values: Sequence[int]) -> Sequence[int]:
        """The values of its literals in a joint solution."""
        return values[self.begins : self.begins + len(self.rows.problem.costs)]


@dataclass(eq=False, kw_only=True)
class Dated(PlacingProblem):
    """All that has one day, whatever its kind."""

    whole: Plan

    @property
    def plan(self) -> Plan:
        return self.whole

    def called(self, number: int) -> str:
        return f"{number}"


@dataclass(eq=False)
class Joint:
    """The joint problem of what stages have been asked for: of each thing so many candidates, or what else there is.

    Sessions have those that their stage has looked at, since it has them beside the plan alone. On which weekday
    managers would rather have reviews is no choice, and so it is what their stage says.
    """

    plan: Plan
    asked: PlanningWish
    first: date
    found: PlannedStages
    problem: Problem = field(default_factory=Problem)

    def __post_init__(self) -> None:
        plan, there, proposed = self.plan, around(self.plan), self.found.sessions
        assert proposed is not None
        sessions = SessionCandidates(plan, proposed.wanted, self.first)
        those = wanted_reviews(plan, self.asked, self.first)
        self.reviews = reviews = ReviewCandidates(plan, those, there)
        reviews.weekdays = ReviewCandidates(plan, those, with_proposed(around(proposed.wanted.plan), proposed)).weekdays
        self.pairs = MeetingCandidates(wanted_meetings(plan, self.asked, self.first), there, self.first)
        rows: tuple[PlacingProblem, ...] = (
            Rows(sessions, choices=proposed.choices),
            ReviewRows(reviews, choices=[reviews.choice(number, MOST) for number in range(len(those.reviews))]),
            MeetingRows(
                self.pairs, choices=[self.pairs.choice(number) for number in range(len(self.pairs.wanted.pairs))]
            ),
        )
        self.kinds = [Kind(each, take_problem(self.problem, each.problem)) for each in rows]
        of_sessions, of_reviews, self.meetings = (each.placed() for each in self.kinds)
        self.dated = [*of_sessions, *of_reviews]
        numbered = {
            number: [each._replace(candidate=each.candidate._replace(number=number)) for each in several]
            for number, several in enumerate(self.dated)
        }
        in_two_places(Dated(choices=[], problem=self.problem, placed=numbered, whole=plan))
        for number in range(len(self.meetings)):
            self._off_their_day(number)

    @property
    def elsewhere(self) -> list[int]:
        """The literals by which something is where nobody has looked."""
        return [each + kind.begins for kind in self.kinds for each in kind.rows.elsewhere.values()]

    def _off_their_day(self, number: int) -> None:
        """A pair's meeting on a day costs when one of the two has something at its hour: once for each such day."""
        pairing, price = self.pairs.wanted.pairs[number].pairing, weight_in(self.plan, "meeting")
        on_day: dict[date, list[PlacedCandidate]] = defaultdict(list)
        for each in self.meetings[number]:
            for day in self._days_kept(number, each):
                on_day[day].append(each)
        for day, meetings in sorted(on_day.items()):
            lost = None
            for person in (pairing.participant, pairing.supporter):
                there = [each for several in self.dated for each in several if each.day == day]
                own = [each for each in there if person in each.candidate.occasion.people()]
                for row in _rows_of_day(self.plan, meetings, own):
                    lost = self.problem.literal(price) if lost is None else lost
                    self.problem.total([*((each, 1) for each in row), (lost, -1)], most=1)

    def _days_kept(self, number: int, meeting: PlacedCandidate) -> Iterator[date]:
        """The days on which two would meet at an hour beside all that has its day already."""
        occasion, pair = meeting.candidate.occasion, self.pairs.wanted.pairs[number]
        assert occasion.times is not None
        how = pair.usual._replace(weekday=Weekday(occasion.day.weekday()), times=occasion.times, place=occasion.place)
        for series in self.pairs.wanted.series(number, how):
            people = [person.id for person in series.people]
            for slot in series.slots:
                if slot.day >= self.first and slot.day in series.possible_days:
                    busy = self.pairs.taken.on_day(slot.day, people)
                    if not any(_is_hit(self.plan, meeting, each.busy, each.place) for each in busy):
                        yield slot.day


def _rows_of_day(
    plan: Plan, meetings: Sequence[PlacedCandidate], own: Sequence[PlacedCandidate]
) -> Iterator[list[int]]:
    """The literals of which no two can be together without the meeting being off its day."""
    literals = {each.literal for each in meetings}
    for row in moments([*meetings, *own]):
        if not literals.isdisjoint(row) and not literals.issuperset(row):
            yield row
    for each in own:
        there = each.candidate.occasion
        if hit := [one.literal for one in meetings if _is_hit(plan, one, there.busy, there.place)]:
            yield [each.literal, *hit]


def _is_hit(plan: Plan, meeting: PlacedCandidate, times: Times, place: str | None) -> bool:
    """Whether two cannot meet when one of them has something at a time, the way from there included."""
    here = meeting.candidate.occasion.place
    minutes = 0 if here is None or place is None else way(plan, here, place)
    starts, ends = minutes_of(times.start), minutes_of(times.end or times.start)
    return starts - minutes < meeting.ends and meeting.starts < ends + minutes


def take_problem(whole: Problem, problem: Problem) -> int:
    """Add a problem to another, with its keys; where its literals begin there."""
    begins = len(whole.costs)

    def own(literal: int) -> int:
        return literal + begins if literal >= 0 else literal - begins

    whole.costs += problem.costs
    whole.ceilings += problem.ceilings
    whole.base += problem.base
    whole.keys |= {key: own(literal) for key, literal in problem.keys.items()}
    for kind in ("exactly", "at_most", "clauses"):
        getattr(whole, kind).update(dict.fromkeys(tuple(map(own, row)) for row in getattr(problem, kind)))
    for total in problem.totals:
        terms = tuple((own(literal), times) for literal, times in total.terms)
        whole.totals[Total(terms, total.least, total.most, None if total.when is None else own(total.when))] = None
    return begins
