"""What in a plan cannot be as it is, moved so that the fewest people have to be told.

First what cannot stay moves alone, beside all else as it stands. That is the best there is when no fewer would have to
be told even if nothing else were in the way; where it is not, what is near it may make way, and at last all that is not
near in time.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from introplan.agenda import Occasion, Plan
from introplan.planning.affected import Affected, Broken, ReplanWish, without
from introplan.planning.choices import Candidate, Choices
from introplan.planning.conflicts import Conflict, WaysKnown, conflict_of
from introplan.planning.disturbance import MOST_ALTERNATIVES, Alternative, Move
from introplan.planning.greedy import Taking, completed
from introplan.planning.moves import MOST_MOVES, MoveCandidates, MoveRows, movable
from introplan.planning.proposal import LEAST_EFFORT, MOST_LEARNT, WIDER, Better, against_each_other, gap_of
from introplan.planning.sessions import HARD
from introplan.planning.single_moves import SingleMoves
from introplan.planning.solving import cost_of, solve

EFFORT = 8.0
"""So many of the solver's steps it is worth to disturb as few as can be."""
MOST_NEIGHBOURS = 40
"""So many that share somebody with what has to move may make way before all may, the nearest first."""
MOST_OF_OTHERS = 10
"""So many ways what only makes way can be moved."""


@dataclass(frozen=True, eq=False)
class Replanned:
    """What is moved, in order of time; what finds no other day, and why; and how good that is.

    `plan` is as it is now, with the one who is lost. `by_hand` is what only a person can move. `told` is how dear it is
    to tell all, `least` how dear it is at least, whatever is done.
    """

    plan: Plan
    affected: Affected
    moves: tuple[Move, ...]
    unplaced: tuple[tuple[Occasion, Conflict], ...]
    by_hand: tuple[Broken, ...]
    candidates: MoveCandidates
    told: int
    least: int
    is_quick: bool

    @property
    def is_best(self) -> bool:
        """Whether it is proven that no fewer people can be told."""
        return self.told <= self.least

    @property
    def gap(self) -> int:
        """By how many per cent fewer would have to be told at most."""
        return gap_of(self.told, self.least)

    @cached_property
    def people(self) -> tuple[str, ...]:
        """All who have to be told, each once, in order of time."""
        return tuple(dict.fromkeys(person for each in self.moves for person in each.told.people))


def replan(
    plan: Plan, wish: ReplanWish, *, quick: bool = False, effort: float = EFFORT, on_better: Better | None = None
) -> Replanned:
    """Move what cannot be where it is; `quick` takes the nearest days that come to mind, and moves nothing else.

    When somebody breaks the search off, it takes what there is, and no wider one is begun.
    """
    would = without(plan, wish.lost) if wish.lost else plan
    affected = Affected(would, wish)
    those = [each.occasion for each in affected.broken]
    alone = MoveStage(affected, those, effort=effort, on_better=on_better)
    if quick:
        found = alone.quick()
        return _replanned(alone, found, least=0, is_quick=True)
    best, stage = alone.solved(), alone
    if not best.unplaced and best.told <= (least := alone.least_told):
        return _replanned(stage, best, least=least, is_quick=False)
    if best.is_broken_off:
        return _replanned(stage, best, least=0, is_quick=False)
    free = affected.free
    bound = MoveStage(affected, those, out_of_the_way=free, effort=effort).solved() if free else best
    if bound.is_broken_off:
        return _replanned(stage, best, least=0, is_quick=False)
    least = bound.told if bound.is_proven else 0
    for others in _wider(those, free):
        if len(best.unplaced) <= len(bound.unplaced) and best.told <= least:
            break
        wider = MoveStage(affected, [*those, *others], effort=effort, on_better=on_better)
        answer = wider.solved(start_from=best)
        if answer.cost < best.cost:
            best, stage = answer, wider
        if len(others) == len(free) and answer.is_proven:
            least = answer.told
        if answer.is_broken_off:
            break
    return _replanned(stage, best, least=least, is_quick=False)


def _wider(those: Sequence[Occasion], free: Sequence[Occasion]) -> Iterator[tuple[Occasion, ...]]:
    near = neighbours(those, free)
    if near and len(near) < len(free):
        yield near
    if free:
        yield tuple(free)


def neighbours(those: Sequence[Occasion], free: Sequence[Occasion]) -> tuple[Occasion, ...]:
    """What shares somebody or a room with what has to move, the nearest in time first; in order of time."""
    people = {person for each in those for person in each.people()}
    rooms = {each.place for each in those if each.place}
    shared = [each for each in free if each.place in rooms or not people.isdisjoint(each.people())]
    far = {each.key: min(abs((each.day - one.day).days) for one in those) for each in shared}
    shared.sort(key=lambda each: (far[each.key], each.sort_key))
    return tuple(sorted(shared[:MOST_NEIGHBOURS], key=lambda each: each.sort_key))


class StageAnswer(NamedTuple):
    """What a stage has come to: the candidates that are chosen, what could not be placed, and what it costs."""

    rows: MoveRows
    values: Sequence[int]
    chosen: tuple[Candidate, ...]
    unplaced: tuple[int, ...]
    cost: int
    told: int
    is_proven: bool
    is_broken_off: bool


class MoveStage:
    """Some sessions that may move, beside all else."""

    def __init__(
        self,
        affected: Affected,
        occasions: Sequence[Occasion],
        *,
        out_of_the_way: Sequence[Occasion] = (),
        effort: float,
        on_better: Better | None = None,
    ) -> None:
        self.effort, self.on_better = effort, on_better
        self.occasions = occasions
        everything = [*occasions, *out_of_the_way]
        self.candidates = MoveCandidates(
            affected.plan, movable(affected.plan, everything), affected.wish.first, affected, everything
        )
        self.choices = [self._choice(number) for number in range(len(occasions))]

    def _choice(self, number: int, times: int = 1) -> Choices:
        is_broken = self.occasions[number].key in self.candidates.broken
        return self.candidates.choice(number, times * (MOST_MOVES if is_broken else MOST_OF_OTHERS))

    @property
    def least_told(self) -> int:
        """How dear it is at least to tell of all of them."""
        return sum(map(self.candidates.least_told, range(len(self.occasions))))

    def quick(self) -> StageAnswer:
        """The first plan that comes to mind."""
        rows = MoveRows(self.candidates, choices=self.choices)
        start = self._start(rows, ())
        return self._answer(rows, start)

    def solved(self, start_from: StageAnswer | None = None) -> StageAnswer:
        """The cheapest that is found; of what was broken off only what cannot be is mended."""
        learnt: list[tuple[str, ...]] = []
        spent, is_widened, is_broken_off = 0.0, False, False
        kept: Sequence[Candidate] = start_from.chosen if start_from else ()
        while True:
            self.candidates.houses.clear()
            rows = MoveRows(self.candidates, choices=self.choices, learnt=learnt)
            start = self._start(rows, kept)
            values, is_proven = start, False
            if not is_broken_off:
                fixed = {**rows.always_placed, **(dict.fromkeys(rows.elsewhere.values(), 0) if is_widened else {})}
                left = max(self.effort - spent, LEAST_EFFORT)
                solution = solve(rows.problem, effort=left, start=start, fixed=fixed, on_better=self.on_better)
                spent += solution.effort
                values, is_proven = solution.values or start, solution.status == "optimal" and not is_widened
                is_broken_off = solution.is_broken_off
            chosen = list(rows.chosen(values))
            if wider := [number for number, literal in rows.elsewhere.items() if values[literal]]:
                is_widened = True
                if is_broken_off:
                    kept = chosen
                    continue
                for number in wider:
                    self.choices[number] = self._choice(number, WIDER)
                continue
            together = self.candidates.fixed.along_with([each.occasion for each in chosen])
            found = against_each_other(together, chosen, HARD, of=self.moved(chosen))
            against = [each for each in found if each not in learnt]
            if not against or len(learnt) > MOST_LEARNT:
                return self._answer(rows, values, is_proven=is_proven, is_broken_off=is_broken_off)
            if is_broken_off:
                kept = chosen
            learnt += against

    def _start(self, rows: MoveRows, kept: Sequence[Candidate]) -> list[int]:
        """What is kept as it was found before, else where it is; and what cannot be is the cheapest that fits."""
        taking = Taking(rows)
        by_key = {each.key for each in kept}
        later: list[int] = []
        for number, several in rows.placed.items():
            stay = self.candidates.stays.get(number)
            own = next((each for each in several if each.candidate.key in by_key and taking.fits(each.literal)), None)
            if own is None and stay is not None and not rows.is_affected(number):
                own = next(each for each in several if each.candidate is stay)
            if own is None:
                later.append(number)
            else:
                taking.take(own.literal)
        for number in sorted(later, key=lambda each: (len(rows.placed[each]), each)):
            fitting = (each.literal for each in rows.placed[number] if taking.fits(each.literal))
            taking.take(next(fitting, rows.unplaced[number]))
        return completed(rows, taking.values)

    def _answer(
        self, rows: MoveRows, values: Sequence[int], *, is_proven: bool = False, is_broken_off: bool = False
    ) -> StageAnswer:
        chosen = list(rows.chosen(values))
        unplaced = tuple(number for number, literal in rows.unplaced.items() if values[literal])
        told = sum(self.candidates.told_of(each).weight for each in self.moved(chosen))
        cost = cost_of(rows.problem, values)
        return StageAnswer(rows, values, tuple(chosen), unplaced, cost, told, is_proven, is_broken_off)

    def moved(self, chosen: Iterable[Candidate]) -> Iterator[Candidate]:
        """Those of some candidates that are not where they were."""
        return (each for each in chosen if each is not self.candidates.stays.get(each.number))


def _replanned(stage: MoveStage, answer: StageAnswer, *, least: int, is_quick: bool) -> Replanned:
    candidates, rows = stage.candidates, answer.rows
    reasons = {each.occasion.key: each.reasons for each in candidates.affected.broken}
    moves = [
        Move(
            candidates.occasions[each.number],
            each,
            candidates.told_of(each),
            tuple(_alternatives(stage, answer, each)),
            rows.is_affected(each.number),
            reasons.get(each.occasion.key, ()),
        )
        for each in stage.moved(answer.chosen)
    ]
    ways = WaysKnown(rows.choices, candidates.choice, candidates.least_against)
    alone = SingleMoves(candidates.affected, tuple(each.would for each in moves))
    return Replanned(
        plan=candidates.plan,
        affected=candidates.affected,
        moves=tuple(sorted((*moves, *alone.moves), key=lambda each: each.was.sort_key)),
        unplaced=tuple(
            (
                candidates.occasions[number],
                conflict_of(rows, number, answer.values, ways),
            )
            for number in answer.unplaced
        ),
        by_hand=alone.by_hand,
        candidates=candidates,
        told=answer.told + alone.told,
        least=min(least, answer.told) + alone.least,
        is_quick=is_quick,
    )


def _alternatives(stage: MoveStage, answer: StageAnswer, chosen: Candidate) -> Iterator[Alternative]:
    """The cheapest other ways to move it, each on a day of its own, all else as it is proposed."""
    rows, candidates = answer.rows, stage.candidates
    taking = Taking(rows)
    for several in rows.placed.values():
        for each in several:
            if answer.values[each.literal] and each.candidate is not chosen:
                taking.take(each.literal)
    days = {chosen.occasion.day}
    for each in rows.placed[chosen.number]:
        day = each.candidate.occasion.day
        is_stay = each.candidate is candidates.stays.get(chosen.number)
        if day not in days and not is_stay and taking.fits(each.literal):
            days.add(day)
            yield Alternative(each.candidate, candidates.told_of(each.candidate))
            if len(days) > MOST_ALTERNATIVES:
                return
