"""A large plan portion by portion: what one of them has been given is a fact for the next.

A portion is what some municipalities want, and of one that wants too much for that, some of its cohorts. That is
another matter than the parts of a problem, which have no row in common: portions share lecturers and rooms.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from introplan.agenda import Occasion, Plan
from introplan.agenda.agenda import Agenda
from introplan.counts.hosts import members_of, whole
from introplan.planning.conflicts import Conflict
from introplan.planning.proposal import HowGood, PlacingProposal, Proposed, gap_beside
from introplan.planning.supposed import supposed
from introplan.planning.wanted import WantedSessions

MOST_AT_ONCE = 500
"""So many sessions are planned at once at most: somewhat more than a municipality with six cohorts wants.

360 take some forty seconds of CPU, and are proven to be the best (`tests/benchmarks/planning.py`).
A prototype of the same model took five times as much time and memory for four municipalities at once, and proved
nothing of ten; one at a time they were a per cent dearer at most.
"""


class PortionFound(NamedTuple):
    """How good what is proposed for a portion is, beside the portions before it."""

    found: HowGood
    cost: int
    bound: int
    unplaced: int = 0
    rest: int = 0
    effort: float = 0.0

    @property
    def gap(self) -> int:
        """By how many per cent what is placed could be cheaper at most, beside those before it."""
        return gap_beside(self.unplaced, self.cost, self.bound, self.rest)


class PortionAtWork(NamedTuple):
    """Which portion of how many is looked for: the municipalities whose it is, and its cohorts, by id.

    `is_whole` tells whether they have all that is wanted for these municipalities.
    """

    number: int
    of: int
    homes: tuple[str, ...]
    cohorts: tuple[str, ...]
    is_whole: bool


OnPortion = Callable[[PortionAtWork], object]


def portions_at_work(plan: Plan, those: WantedSessions, several: Sequence[Sequence[int]]) -> list[PortionAtWork]:
    """What is to be said of each portion when its turn comes."""
    cohorts = [tuple(dict.fromkeys(those.sessions[each].cohort for each in numbers)) for numbers in several]
    homes = [tuple(dict.fromkeys(filter(None, (_home(plan, each) for each in some)))) for some in cohorts]
    times = Counter(home for each in homes for home in each)
    return [
        PortionAtWork(number, len(several), own, some, all(times[each] == 1 for each in own))
        for number, (own, some) in enumerate(zip(homes, cohorts, strict=True), start=1)
    ]


class Portion(NamedTuple):
    """Some of what is wanted, beside what has been placed before, and the number each has in the whole."""

    wanted: WantedSessions
    numbers: tuple[int, ...]

    def placed(self, proposal: PlacingProposal[WantedSessions]) -> Iterator[Proposed]:
        """What is proposed of it, by the numbers of the whole."""
        for each in proposal.placed:
            number = self.numbers[each.number]
            yield each._replace(number=number, candidate=each.candidate._replace(number=number))

    def unplaced(self, proposal: PlacingProposal[WantedSessions]) -> Iterator[Conflict]:
        """What of it has no day, by the numbers of the whole."""
        for each in proposal.unplaced:
            others = tuple(self.numbers[other] for other in each.others)
            line = tuple(self.numbers[other] for other in each.out_of_order)
            yield each._replace(number=self.numbers[each.number], others=others, out_of_order=line)


def portions_of(plan: Plan, those: WantedSessions, most: int) -> list[tuple[int, ...]]:
    """The numbers of what each portion has: one of all that is wanted, when that is not too much at once.

    Municipalities come in the order of their ids, as many in a portion as there is room for; a cohort of several of
    them comes with the first.
    """
    if len(those.sessions) <= most:
        return [tuple(range(len(those.sessions)))]
    of_cohort: dict[str, list[int]] = defaultdict(list)
    for number, session in enumerate(those.sessions):
        of_cohort[session.cohort].append(number)
    cohorts: dict[str, list[str]] = defaultdict(list)
    for id_ in sorted(of_cohort):
        cohorts[_home(plan, id_)].append(id_)
    portions: list[list[int]] = []
    for home in sorted(cohorts):
        numbers = [number for id_ in cohorts[home] for number in of_cohort[id_]]
        for some in [numbers] if len(numbers) <= most else [of_cohort[id_] for id_ in cohorts[home]]:
            if portions and len(portions[-1]) + len(some) <= most:
                portions[-1] += some
            else:
                portions.append(list(some))
    return [tuple(sorted(each)) for each in portions]


def _home(plan: Plan, cohort: str) -> str:
    """The first municipality of a cohort by its id: of those that have seats in it, else that its people work for."""
    members = set(members_of(plan, plan.programme.cohorts[cohort]))
    return min(members or {whole(plan, each.organisation).id for each in plan.journeys_in(cohort)}, default="")


def portion(plan: Plan, those: WantedSessions, numbers: Sequence[int], placed: Mapping[int, Occasion]) -> Portion:
    """Some of what is wanted, in a plan that has besides it what has been placed, by the numbers of the whole."""
    if len(numbers) == len(those.sessions):
        return Portion(those, tuple(numbers))
    with_them = supposed(plan, [those.sessions[each] for each in (*placed, *numbers)])
    by_key = {each.key: each for each in placed.values()}
    agenda = with_them.agenda
    there = sorted((by_key.get(each.key, each) for each in agenda.occasions), key=lambda each: each.sort_key)
    own = {number: place for place, number in enumerate(numbers)}
    wanted = WantedSessions(
        replace(with_them, agenda=Agenda(agenda.journeys, agenda.support, tuple(there))),
        tuple(those.sessions[each] for each in numbers),
        tuple(those.windows[each] for each in numbers),
        tuple(those.ideals[each] for each in numbers),
        tuple(
            each._replace(before=own[each.before], after=own[each.after]) for each in those.steps if each.before in own
        ),
        whole=those.plan,
    )
    return Portion(wanted, tuple(numbers))
