"""Where something could be if others made way for it: days that are not free, by how many more that disturbs."""

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from introplan.agenda import Occasion, Plan
from introplan.planning.affected import Affected, ReplanWish, can_move
from introplan.planning.choices import Candidate, Choices
from introplan.planning.disturbance import disturbed
from introplan.planning.replanning import MoveStage, neighbours

EFFORT = 1.0
ONE_OTHER = 1
"""So many make way: more are for `replan`, since each is moved by a line of its own."""
MOST_TRIED = 6
"""So many days that are taken are tried, the nearest first."""


class MadeWay(NamedTuple):
    """One that makes way: as it stands, and as it would be."""

    was: Occasion
    would: Occasion


class WayWithOthers(NamedTuple):
    """A way to move something, what makes way for it, and all who have to be told of both."""

    would: Occasion
    others: tuple[MadeWay, ...]
    people: tuple[str, ...]
    weight: int


def ways_with_others(plan: Plan, occasion: Occasion, wish: ReplanWish, most: int) -> tuple[WayWithOthers, ...]:
    """The days that something could be on if others made way, those first that disturb fewest."""
    if not can_move(occasion) or occasion.kind != "session" or not occasion.is_on or occasion.day < wish.day:
        return ()
    affected = Affected(plan, wish._replace(moved=occasion.key))
    near = neighbours([occasion], affected.free)
    found = sorted(_found(affected, occasion, near), key=lambda each: each.weight) if near else []
    return tuple(found[:most])


def _found(affected: Affected, occasion: Occasion, near: tuple[Occasion, ...]) -> Iterator[WayWithOthers]:
    [alone] = MoveStage(affected, [occasion], effort=EFFORT).choices
    free = {each.occasion.day for each in alone.candidates} | {occasion.day}
    stage = MoveStage(affected, [occasion, *near], effort=EFFORT)
    own, *others = stage.choices
    stage.choices[1:] = [_elsewhere_than(stage, each) for each in others]
    taken = dict.fromkeys(each.occasion.day for each in own.candidates if each.occasion.day not in free)
    for day in islice(taken, MOST_TRIED):
        stage.choices[0] = Choices([each for each in own.candidates if each.occasion.day == day], [], None)
        answer = stage.solved()
        if answer.is_broken_off:
            return
        moved = tuple(stage.moved(answer.chosen))
        if not answer.unplaced and len(moved) == 1 + ONE_OTHER:
            yield _way(stage, moved)


def _elsewhere_than(stage: MoveStage, choice: Choices) -> Choices:
    """Not on the day of what is moved, which may be free only after that: what makes way is moved first."""
    day, stays = stage.occasions[0].day, stage.candidates.stays
    others = (each for each in choice.candidates if each.occasion.day != day or each is stays.get(each.number))
    return choice._replace(candidates=list(others))


def _way(stage: MoveStage, moved: tuple[Candidate, ...]) -> WayWithOthers:
    occasions, wish = stage.candidates.occasions, stage.candidates.affected.wish
    told = [disturbed(stage.candidates.plan, occasions[each.number], each.occasion, wish.day) for each in moved]
    own = next(each.occasion for each in moved if each.number == 0)
    others = (MadeWay(occasions[each.number], each.occasion) for each in moved if each.number)
    people = dict.fromkeys(person for each in told for person in each.people)
    return WayWithOthers(own, tuple(others), tuple(people), sum(each.weight for each in told))
