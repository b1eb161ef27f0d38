"""What stands in a plan and cannot be so, what could make way for it, and what stays whatever happens."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import NamedTuple

from introplan.agenda import Occasion, Plan
from introplan.days import Stretch
from introplan.demands import FORBIDDING, Reason, Surroundings, around, key_of, unmet
from introplan.demands.order import ORDER
from introplan.demands.people import AVAILABLE
from introplan.model import Event
from introplan.planning.disturbance import FROZEN

AWAY = "place-away"
"""Why something cannot be in a place that is lost. No check words it: no plan says when a place cannot be used."""


class Lost(NamedTuple):
    """Somebody who cannot come on some days after all, or a place that cannot be used."""

    whose: str
    days: Stretch
    is_place: bool = False

    def concerns(self, plan: Plan, occasion: Occasion) -> bool:
        """Whether it is about something that cannot be without this person, or is in this place, on one of the days."""
        is_needed = occasion.place == self.whose if self.is_place else self.whose in _needed(plan, occasion)
        return is_needed and any(day in self.days for day in occasion.each_day)

    def is_all_of(self, reasons: Collection[Reason], days: Collection[date]) -> bool:
        """Whether nothing but the loss stands against days."""
        names = (AWAY,) if self.is_place else AVAILABLE.names
        own = all(each.name in names and each.who == (self.whose,) for each in reasons)
        return own and all(day in self.days for day in days)


def _needed(plan: Plan, occasion: Occasion) -> tuple[str, ...]:
    """Without whom something is not held: who gives a session or holds an event, and both or all of a conversation."""
    subject = plan.subject(occasion)
    if isinstance(subject, Event):
        return tuple(each for each in (subject.by, *subject.with_) if each in plan.programme.people)
    return occasion.people("lecturer") if occasion.kind == "session" else occasion.people()


class ReplanWish(NamedTuple):
    """Of which cohorts sessions may move: none that has been by `day`, and none to before `first`.

    `told` are the findings that the plan wants to hear of, each with the key of what it is about, and `silent` the
    checks that it asks nothing of. `lost` is who cannot come, where it is about somebody, and `moved` the key of what
    is to be elsewhere in any case.
    """

    cohorts: tuple[str, ...]
    day: date
    first: date
    told: Collection[tuple[str, str]] = ()
    lost: Lost | None = None
    moved: str = ""
    silent: frozenset[str] = frozenset()


def without(plan: Plan, lost: Lost) -> Plan:
    """The plan as it would be when somebody cannot come on some days; all else stays where it is."""
    if lost.is_place:
        return plan
    person = plan.programme.people[lost.whose]
    away = person.model_copy(update={"unavailable": (*person.unavailable, lost.days)})
    people = {**plan.programme.people, lost.whose: away}
    return replace(plan, programme=plan.programme.model_copy(update={"people": people}))


class Broken(NamedTuple):
    """Something that cannot be where it is, and why; and whether another day has been looked for in vain."""

    occasion: Occasion
    reasons: tuple[Reason, ...]
    has_no_day: bool = False


@dataclass(frozen=True, eq=False)
class Affected:
    """A plan as it would be, and what of it cannot stay."""

    plan: Plan
    wish: ReplanWish

    @cached_property
    def around(self) -> Surroundings:
        """All as it stands."""
        return around(self.plan)

    @cached_property
    def coming(self) -> tuple[Occasion, ...]:
        """The sessions of the cohorts from today on, in order."""
        return tuple(
            each
            for each in self.plan.agenda.sessions
            if each.is_on and each.day >= self.wish.day and each.path[1] in self.wish.cohorts
        )

    @cached_property
    def found(self) -> tuple[Broken, ...]:
        """All of them that cannot be where they are."""
        found = ((each, tuple(self._against(each))) for each in self.coming)
        return tuple(Broken(each, reasons) for each, reasons in found if reasons or each.key == self.wish.moved)

    @cached_property
    def broken(self) -> tuple[Broken, ...]:
        """Those that have to be elsewhere, or something else has to, and that can be moved here."""
        return tuple(each for each in self.found if can_move(each.occasion))

    @cached_property
    def free(self) -> tuple[Occasion, ...]:
        """What could make way: not near, and nothing stands against it as it is."""
        own = {each.occasion.key for each in self.found}
        return tuple(
            each
            for each in self.coming
            if can_move(each)
            and each.key not in own
            and each.day >= self.wish.first
            and not any(reason.name in FORBIDDING for reason in unmet(self.around, each))
        )

    def _against(self, occasion: Occasion) -> Iterator[Reason]:
        lost = self.wish.lost
        if self.wish.moved:
            return
        if lost is not None:
            if lost.concerns(self.plan, occasion) and lost.is_place:
                yield lost_at(lost, occasion)
            elif lost.concerns(self.plan, occasion):
                found = AVAILABLE.reasons(self.around, occasion)
                yield from (each for each in found if lost.whose in each.who)
            return
        yield from (each for each in self.told_against(occasion) if self._is_for_sessions(occasion, each))

    def told_against(self, occasion: Occasion) -> Iterator[Reason]:
        """What stands against it that the plan wants to hear of."""
        if any(key == key_of(occasion) for _name, key in self.wish.told):
            for reason in unmet(self.around, occasion):
                if (reason.name, key_of(occasion)) in self.wish.told:
                    yield reason

    def _is_for_sessions(self, occasion: Occasion, reason: Reason) -> bool:
        """Whether it is about the session, and it is for a session to make way: not for a review or an event."""
        if reason.name in ORDER.names:
            return occasion.key in (reason.why[0], reason.much.key)
        if isinstance(reason.why, tuple) and len(reason.why) > 2:
            others = [key for key in reason.why[:2] if key != occasion.key]
            return all(self.around.found(key).kind == "session" for key in others)
        return True

    def may_stay(self, broken: Broken, fixed: Surroundings) -> bool:
        """Whether nothing of what is against it is left when only what is fixed is there."""
        if broken.occasion.key == self.wish.moved or any(each.name == AWAY for each in broken.reasons):
            return False
        there = fixed.having_once(broken.occasion)
        left = {each.identity for each in unmet(there, broken.occasion)}
        return all(each.identity not in left for each in broken.reasons)


def lost_at(lost: Lost, occasion: Occasion) -> Reason:
    """That something needs whoever, or whatever, is lost."""
    of_session, of_talk = AVAILABLE.names
    name = AWAY if lost.is_place else of_session if occasion.kind == "session" else of_talk
    return Reason(name, (lost.whose,), why=occasion.day)


def can_move(occasion: Occasion) -> bool:
    """Whether it is on one day, at a time, once."""
    return occasion.times is not None and occasion.times.end is not None and occasion.turn is None


def first_day(today: date) -> date:
    """The first day on which something may be put."""
    return today + FROZEN
