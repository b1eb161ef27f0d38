"""What moves by itself, beside all else as it is then: reviews, several days on end, one time of what comes back.

It has no rows in common with what `replanning` solves. It goes where `move` would put it, so that no fewer can be told.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial

from introplan.agenda import Occasion
from introplan.days import Stretch
from introplan.demands import Offer, Search, unmet
from introplan.demands.people import AVAILABLE
from introplan.demands.slots import free_slots
from introplan.planning.affected import Affected, Broken, can_move, lost_at
from introplan.planning.choices import Candidate, key_of
from introplan.planning.disturbance import (
    MOST_ALTERNATIVES,
    Alternative,
    Disturbance,
    Move,
    disturbed,
    price_of_bringing,
)
from introplan.planning.moves import ONE_DAY, with_lecturers
from introplan.planning.wished import days_for_wishes

MOST_OFFERED = 4
"""So many other days are looked for: the one that is proposed, and others beside it."""
IN_TURN = ("review", "several days", "coming back", "meeting", "event")
"""In this order they are moved."""
BY_ITSELF = -1
"""The number of what no problem has."""


@dataclass(frozen=True, eq=False)
class SingleMoves:
    """What moves by itself, beside what `elsewhere` has been moved to."""

    affected: Affected
    elsewhere: tuple[Occasion, ...] = ()

    @cached_property
    def asked(self) -> tuple[Broken, ...]:
        """What is to move, in its turn: of several days the first. What has begun or is of other cohorts stays."""
        wish = self.affected.wish
        lone = {_one(each.occasion): each for each in self._lone}
        sessions = (
            each._replace(occasion=self.affected.plan.days_along_with(each.occasion)[0]) for each in lone.values()
        )
        own = set(wish.cohorts)
        talks = (each for each in self._talks if own.issuperset(each.occasion.cohorts or self._every_cohort))
        found = [*(each for each in sessions if each.occasion.day >= wish.day), *talks]
        return tuple(sorted(found, key=lambda each: (IN_TURN.index(_turn_of(each.occasion)), each.occasion.sort_key)))

    @property
    def _every_cohort(self) -> Iterable[str]:
        return self.affected.plan.programme.cohorts

    @property
    def _lone(self) -> list[Broken]:
        """The sessions that cannot stay and that no row is made of."""
        return [each for each in self.affected.found if not can_move(each.occasion)]

    @cached_property
    def _talks(self) -> tuple[Broken, ...]:
        """What is no session, and cannot be without whoever, or whatever, is lost."""
        plan, lost = self.affected.plan, self.affected.wish.lost
        if lost is None:
            return ()
        return tuple(
            Broken(each, (lost_at(lost, each),))
            for each in plan.agenda.occasions
            if each.kind in ("review", "meeting", "event")
            and each.booked
            and each.is_on
            and not each.is_by_rhythm
            and each.day >= self.affected.wish.day
            and lost.concerns(plan, each)
        )

    @cached_property
    def moves(self) -> tuple[Move, ...]:
        """Those that can be elsewhere, each beside the ones before it, with other days on which it could be."""
        return tuple(each for each in self._answers if isinstance(each, Move))

    @cached_property
    def _answers(self) -> tuple[Move | Broken, ...]:
        """Each that has to move as it does, or, where it can be nowhere else, as it stands."""
        there, found = self.affected.around.along_with(self.elsewhere), list[Move | Broken]()
        for each in self.asked:
            mends, silent = tuple(self._mended(each)), self.affected.wish.silent
            search = Search(there, each.occasion, mends, self._whom, silent)
            if self._stays(search, each):
                continue
            if ways := self._ways(search):
                would = ways[0].occasion
                there = there.along_with([would, *(one.would for one in search.along(would) or ())])
            found.append(self._move(each, ways) if ways else each._replace(has_no_day=True))
        return tuple(found)

    @property
    def _whom(self) -> tuple[str, ...]:
        lost = self.affected.wish.lost
        return () if lost is None or lost.is_place else (lost.whose,)

    def _mended(self, broken: Broken) -> Iterable[str]:
        """The checks of which nothing is to be left; that nobody can come to an event has no check of its own."""
        lost = self.affected.wish.lost
        if lost is None:
            return dict.fromkeys(each.name for each in broken.reasons)
        return () if lost.is_place else (*AVAILABLE.names, "")

    def _stays(self, search: Search, broken: Broken) -> bool:
        """Whether nothing of what was against it is left, since what was in its way has moved."""
        if self.affected.wish.lost is not None:
            return False
        days = self.affected.plan.days_along_with(broken.occasion)
        left = {reason.identity for each in days for reason in unmet(search.around, each)}
        return all(each.identity not in left for each in broken.reasons)

    def _ways(self, search: Search) -> list[Candidate]:
        """Where it can be, or who can give it, the ways first that disturb least: then as `move` has them."""
        occasion, lost = search.occasion, self.affected.wish.lost
        offered = [*search.other_lecturers(next(iter(self._whom), ""))] if occasion.people("lecturer") else []
        if lost is not None and lost.is_place and (elsewhere := search.free_place()) is not None:
            offered.append(elsewhere)
        days, further = lost.days if lost is not None else None, partial(days_for_wishes, self.affected.plan)
        offered += free_slots(search, MOST_OFFERED, earliest=self.affected.wish.first, but=days, further=further).offers
        found = [
            Candidate(BY_ITSELF, would, self._cost(occasion, each), each.price.brings, key_of(would))
            for each in offered
            if not self._is_lost(search, would := each.occasion)
        ]
        between = self._between(occasion)
        return sorted(found, key=lambda each: (each.cost, each.occasion.day not in between))

    def _between(self, occasion: Occasion) -> Stretch:
        """The days after the time before it and before the time after it, where it comes back; else all."""
        times = self.affected.plan.agenda.by_session[occasion.session_called] if occasion.comes_back else ()
        others = [each.day for each in times if each.is_on and each.key != occasion.key]
        before = max((each for each in others if each < occasion.day), default=date.min)
        after = min((each for each in others if each > occasion.day), default=date.max)
        return Stretch(before + ONE_DAY, after - ONE_DAY)

    def _is_lost(self, search: Search, would: Occasion) -> bool:
        """Whether it would still need whoever, or whatever, is lost, on any of its days."""
        lost = self.affected.wish.lost
        days = (would, *(each.would for each in search.along(would) or ()))
        return lost is not None and any(lost.concerns(self.affected.plan, each) for each in days)

    def _cost(self, occasion: Occasion, offer: Offer) -> int:
        return self._told(occasion, offer.occasion).price + price_of_bringing(offer.price.brings)

    def _told(self, was: Occasion, would: Occasion) -> Disturbance:
        """Who has to be told, on any of its days."""
        plan = self.affected.plan
        every = dict.fromkeys(each for day in plan.days_along_with(was) for each in day.attendees)
        return disturbed(plan, was._replace(attendees=tuple(every)), would, self.affected.wish.day)

    def _move(self, broken: Broken, ways: Sequence[Candidate]) -> Move:
        was, chosen = broken.occasion, ways[0]
        by_day = {each.occasion.day: each for each in reversed(ways) if each.occasion.day != chosen.occasion.day}
        others = sorted(by_day.values(), key=ways.index)[:MOST_ALTERNATIVES]
        return Move(
            was,
            chosen,
            self._told(was, chosen.occasion),
            tuple(Alternative(each, self._told(was, each.occasion)) for each in others),
            is_affected=True,
            why=broken.reasons,
        )

    @property
    def told(self) -> int:
        """How dear it is to tell of all of them."""
        return sum(each.told.weight for each in self.moves)

    @property
    def least(self) -> int:
        """How dear it is at least, wherever they may be and whoever may give them."""
        return sum(map(self._least, self.moves))

    def _least(self, move: Move) -> int:
        was = move.was
        own, gone = was.people("lecturer"), self._whom or was.people("lecturer")
        others = self.affected.around.indexes.lecturers_of.get(was.subject, ()) if own else ()
        stay = tuple(each for each in own if each not in gone)
        ways = (with_lecturers(was, (each, *stay)) for each in others if each not in was.people())
        elsewhere = self._told(was, was._replace(day=was.day + ONE_DAY))
        return min([elsewhere.weight, *(self._told(was, each).weight for each in ways)])

    @cached_property
    def by_hand(self) -> tuple[Broken, ...]:
        """What only a person can move: what finds no other day, has begun, is beside a review, or of other cohorts."""
        asked = {each.occasion.path for each in self.asked}
        found = {each.occasion.key for each in self.affected.found}
        beside = (
            Broken(each, reasons)
            for each in self.affected.coming
            if each.key not in found and (reasons := tuple(self.affected.told_against(each)))
        )
        return (
            *(each for each in self._answers if isinstance(each, Broken)),
            *(each for each in self._lone if each.occasion.path not in asked),
            *beside,
            *(each for each in (*self._of_other_cohorts, *self._talks) if each.occasion.path not in asked),
        )

    @property
    def _of_other_cohorts(self) -> Iterator[Broken]:
        plan, wish = self.affected.plan, self.affected.wish
        for each in plan.agenda.sessions if wish.lost is not None else ():
            is_other = each.path[1] not in wish.cohorts and each.is_on and each.day >= wish.day
            if is_other and wish.lost is not None and wish.lost.concerns(plan, each):
                yield Broken(each, ())


def _one(occasion: Occasion) -> object:
    """What is moved as one: one of the times that something comes back, or all days of a session."""
    return occasion.key if occasion.comes_back else occasion.path


def _turn_of(occasion: Occasion) -> str:
    if occasion.kind != "session":
        return occasion.kind
    return "coming back" if occasion.comes_back else "several days"
