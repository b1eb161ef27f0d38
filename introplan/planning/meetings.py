"""The weekday and the hour, and the room, of the meetings of pairs that do not say when they meet."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from introplan.agenda import Plan, is_for_one
from introplan.demands import Surroundings, around
from introplan.demands.meetings import brings_something
from introplan.planning.apart import moments
from introplan.planning.choices import Candidate
from introplan.planning.pair_hours import HourOfPair, KeptMeetings, MeetingCandidates, hour_of
from introplan.planning.placing import PlacedCandidate, PlacingProblem
from introplan.planning.proposal import Best, Better, PlacingProposal
from introplan.planning.wanted import PlanningWish
from introplan.planning.wanted_meetings import WantedMeetings, wanted_meetings
from introplan.planning.wishes import weight_in

EFFORT = 10.0
"""So many of the solver's steps the meetings are worth."""
MOST_WIDENED = 2
MOST_ROUNDS = 4
"""So many times the meetings that are found are asked what they bring, and are looked for again."""


@dataclass(eq=False)
class MeetingRows(PlacingProblem):
    """The problem of giving pairs their hours: nobody meets two at once, and no room has two pairs."""

    candidates: MeetingCandidates

    def __post_init__(self) -> None:
        self.take_literals()
        of_person: dict[str, list[int]] = defaultdict(list)
        of_room: dict[str, list[int]] = defaultdict(list)
        places = self.plan.programme.places
        for number, several in self.placed.items():
            pairing = self.candidates.wanted.pairs[number].pairing
            for person in (pairing.participant, pairing.supporter):
                of_person[person].append(number)
            for place in dict.fromkeys(each.candidate.occasion.place for each in several):
                if place is not None and is_for_one(places[place]):
                    of_room[place].append(number)
        for numbers in of_person.values():
            self._one_at_a_time(numbers)
        for place, numbers in of_room.items():
            self._one_at_a_time(numbers, place)
        self.take_learnt()

    @property
    def plan(self) -> Plan:
        """The plan."""
        return self.candidates.plan

    def called(self, number: int) -> str:
        """The pairing's identity."""
        return self.candidates.wanted.pairs[number].pairing.identity

    def _one_at_a_time(self, numbers: Sequence[int], place: str | None = None) -> None:
        """Of those that hold on the same days: who hold on some day all hold on the first day of one of them."""
        pairs = self.candidates.wanted.pairs
        firsts = sorted({each.days.first for number in numbers for each in pairs[number].supports})
        for first in firsts:
            those = [number for number in numbers if any(first in each.days for each in pairs[number].supports)]
            if len(those) > 1:
                self._each_hour(those, place)

    def _each_hour(self, numbers: Sequence[int], place: str | None) -> None:
        by_weekday: dict[int, list[PlacedCandidate]] = defaultdict(list)
        for number in numbers:
            for each in self.placed[number]:
                if place is None or each.candidate.occasion.place == place:
                    by_weekday[each.day.weekday()].append(each)
        for those in by_weekday.values():
            for row in moments(those):
                self.problem.at_most_one(row)


@dataclass(frozen=True, eq=False)
class MeetingsProposal(PlacingProposal[WantedMeetings]):
    """The hours that are proposed, and how many meetings of each pair can be on their own day then."""

    kept: Mapping[int, KeptMeetings]


def plan_meetings(  # noqa: PLR0913 - what a caller may ask, each by its name
    plan: Plan,
    asked: PlanningWish,
    first: date,
    *,
    there: Surroundings | None = None,
    quick: bool = False,
    effort: float = EFFORT,
    on_better: Better | None = None,
) -> MeetingsProposal:
    """Propose the weekday, the hour and the room of all pairs of the cohorts that have none, from the first day on.

    `there` is what they are beside, when that is more than the plan: sessions and reviews that are only proposed.
    """
    those = wanted_meetings(plan, asked, first)
    beside = there or around(plan)
    candidates = MeetingCandidates(those, beside, first)
    for _round in range(MOST_ROUNDS):
        best = Best(
            choices=[candidates.choice(number) for number in range(len(those.pairs))],
            rows=lambda choices, learnt: MeetingRows(candidates, choices=choices, learnt=learnt),
            choice=candidates.choice,
            against=lambda _chosen: (),
            most_widened=MOST_WIDENED,
            quick=quick,
        )
        proposal = best.proposed(plan, those, effort, on_better)
        new = dict(_brought(candidates, [each.candidate for each in proposal.placed]))
        if not new:
            break
        candidates.dearer.update(new)
    kept = {each.number: candidates.kept(each.candidate) for each in proposal.placed}
    return MeetingsProposal(**vars(proposal), kept=kept)


def _brought(candidates: MeetingCandidates, chosen: Sequence[Candidate]) -> Iterator[tuple[HourOfPair, int]]:
    """What some candidates cost more than was known: for each meeting that leaves no time for lunch, or the like."""
    price = weight_in(candidates.plan, "checks")
    for each in chosen:
        if hour_of(each) in candidates.dearer:
            continue
        if count := sum(brings_something(candidates.there, meeting) for meeting in candidates.beside_others(each)):
            yield hour_of(each), price * count
