"""Where the sessions of a new cohort are to be: in their weeks and on their weekdays, and elsewhere where they cannot.

First all stay that can; then the others find a place among them, in the order of their days, by the same demands as a
move: the same day in another room, the same weekday in the weeks around, another day nearby.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from introplan.agenda import Occasion
from introplan.amendments.grounds import ON_CLOSED_DAY, Grounds
from introplan.amendments.new_cohorts import NewCohort, OldSession
from introplan.demands import Reason, as_it_would_be
from introplan.demands.places import ACCESSIBLE
from introplan.demands.search import days_near

OFTEN = 21
"""What comes back within so many days is left out once, rather than moved."""
MOST_PRICED = 5
"""Of so many free days the first that costs nothing is taken; else the nearest."""
SAME_WEEKDAY, OTHER_WEEKDAY = 14, 7
"""So many days further on or back the same weekday comes first, and then any other so far."""
OF_THE_ROOM = frozenset(["place-double-booked", *ACCESSIBLE.names])


class Elsewhere(NamedTuple):
    """What is otherwise of a session, or of one of the times that it comes back, and why it cannot be where it was."""

    own: date
    """The day that its week and its weekday give."""
    day: date | None
    """The day that it gets; None when nothing near is free."""
    place: str | None
    """Another room."""
    why: tuple[Reason, ...]
    turn: str | None = None


@dataclass(frozen=True)
class Placed:
    """Where a session of the new cohort is to be: on a day, or nowhere; and what is otherwise than it was."""

    source: OldSession
    day: date | None
    until: date | None = None
    place: str | None = None
    elsewhere: tuple[Elsewhere, ...] = ()
    fallen: tuple[date, ...] = ()
    """Of what comes back, the days that are closed."""


class _Displaced(NamedTuple):
    """A session that cannot be where it was, and why."""

    source: OldSession
    against: tuple[Reason, ...]

    @property
    def is_for_the_room(self) -> bool:
        return OF_THE_ROOM.issuperset(reason.name for reason in self.against)


def placed(new: NewCohort) -> tuple[Placed, ...]:
    """All sessions of a new cohort, each where it is to be."""
    return _Placement(new).placed()


@dataclass(frozen=True)
class _Placement:
    new: NewCohort

    @cached_property
    def grounds(self) -> Grounds:
        return Grounds(self.new)

    def placed(self) -> tuple[Placed, ...]:
        grounds, found = self.grounds, dict[str, Placed]()
        later: dict[date, list[_Displaced]] = defaultdict(list)
        in_order = sorted(self.new.sources, key=lambda each: (each.session.date, each.key))
        for source in in_order:
            session = grounds.session(source)
            if session.repeats is not None:
                continue
            own = grounds.on(source, session.date)
            if against := grounds.against(source, own):
                later[session.date].append(_Displaced(source, against))
            else:
                grounds.put(source, own)
                found[source.key] = Placed(source, session.date, session.until)
        for source in in_order:  # beside all that is on one day, of which there is no other
            if grounds.session(source).repeats is not None:
                found[source.key] = self._coming_back(source)
        for day, several in later.items():
            found |= self._together(day, several)
        return tuple(found[each.key] for each in self.new.sources)

    # What is on one day, or on several on end

    def _together(self, own: date, several: Sequence[_Displaced]) -> dict[str, Placed]:
        """What was on one day goes to one day again, where it can: those who travel for it do so once."""
        found = {}
        for each in several:
            if (there := self._in_another_room(each)) is not None:
                found[each.source.key] = there
        left = [each for each in several if each.source.key not in found]
        day = self._day_for_all(own, [each.source for each in left]) if len(left) > 1 else None
        for each in left:
            found[each.source.key] = self._elsewhere(each, own, day)
        return found

    def _in_another_room(self, displaced: _Displaced) -> Placed | None:
        """A session on its own day in another room, where nothing but the room is in the way."""
        source, grounds = displaced.source, self.grounds
        session = grounds.session(source)
        room = grounds.free_room(source, grounds.on(source, session.date)) if displaced.is_for_the_room else None
        if room is None:
            return None
        grounds.put(source, grounds.on(source, session.date, room))
        changed = Elsewhere(session.date, session.date, room, displaced.against)
        return Placed(source, session.date, session.until, room, (changed,))

    def _elsewhere(self, displaced: _Displaced, own: date, day: date | None) -> Placed:
        """A session that cannot be on its own day: on the day that suits all of that day, else nearby, else nowhere."""
        source, against = displaced
        day = day or self._day_for_all(own, [source])
        if day is None:
            return Placed(source, None, elsewhere=(Elsewhere(own, None, None, against),))
        self.grounds.put(source, self.grounds.on(source, day))
        until = self.grounds.session(source).until
        return Placed(source, day, until and until + (day - own), elsewhere=(Elsewhere(own, day, None, against),))

    def _day_for_all(self, own: date, sources: Sequence[OldSession]) -> date | None:
        """The nearest day when all of them are free; of the nearest the first that costs nothing."""
        grounds = self.grounds
        near = [day for day in days_near(own, own) if day >= self.new.starts or day > own]
        days = sorted(near, key=lambda day: _rank(own, day))
        free = list(islice((day for day in days if grounds.suits_all(sources, day)), MOST_PRICED))
        cheap = (day for day in free if not any(grounds.price(grounds.on(each, day)) for each in sources))
        return next(cheap, free[0] if free else None)

    # What comes back

    def _coming_back(self, source: OldSession) -> Placed:
        """What comes back keeps its rhythm; a time that cannot be is left out, or is on another day when it is rare."""
        session, own = self.grounds.session(source), self.grounds.own[source.key]
        found, there = list[Elsewhere](), list[Occasion]()
        for occasion in own:
            if not (against := self.grounds.against(source, (occasion,))):
                there.append(occasion)
                continue
            would, changed = self._that_time(_Displaced(source, against), occasion)
            found.append(changed)
            there += [would] if would else []
        self.grounds.put(source, tuple(there))
        if not there:
            closed = Reason(ON_CLOSED_DAY, why=session.date, much=self.grounds.plan.open_days.closed_by(session.date))
            why = found[0].why if found else (closed,)
            return Placed(source, None, elsewhere=(Elsewhere(session.date, None, None, why),))
        held = {each.turn for each in own}
        fallen = tuple(turn.day for turn in session.turns if turn.key not in held)
        return Placed(source, session.date, elsewhere=tuple(found), fallen=fallen)

    def _that_time(self, displaced: _Displaced, occasion: Occasion) -> tuple[Occasion | None, Elsewhere]:
        (source, against), grounds, own = displaced, self.grounds, occasion.day
        repeats = grounds.session(source).repeats
        assert repeats is not None
        if displaced.is_for_the_room and (room := grounds.free_room(source, (occasion,))):
            would = as_it_would_be(grounds.plan, occasion, place=room)
            return would, Elsewhere(own, own, room, against, occasion.turn)
        reach = repeats.every.days if repeats.every.days > OFTEN else 0
        near = (own + timedelta(days=far) for far in range(1 - reach, reach) if far)
        days = sorted(near, key=lambda day: _rank(own, day))
        others = (as_it_would_be(grounds.plan, occasion, day=day) for day in days)
        free = next((would for would in others if grounds.is_free(source, (would,))), None)
        return free, Elsewhere(own, free.day if free else None, None, against, occasion.turn)


def _rank(own: date, day: date) -> tuple[int, int, bool]:
    far, is_same = abs((day - own).days), day.weekday() == own.weekday()
    return (0 if far <= SAME_WEEKDAY else 2) if is_same else 1 if far <= OTHER_WEEKDAY else 3, far, day < own
