"""What must come before what: a session before which somebody must have had another."""

from collections.abc import Iterator

from introplan.agenda import Clash, Occasion
from introplan.demands.shapes import Between, Reason
from introplan.demands.surroundings import Key, Surroundings


def _orders(around: Surroundings, occasion: Occasion) -> Iterator[Key]:
    """For all who come: what it needs, and what needs it."""
    if occasion.kind != "session" or not around.indexes.needing:
        return
    subject = occasion.subject
    needed = around.indexes.needed.get(subject, ())
    needing = around.indexes.needing.get(subject, ())
    if needed or needing:
        for person in occasion.people("participant", "make_up"):
            yield from (Key(person, of=(subject, other)) for other in needed)
            yield from (Key(person, of=(other, subject)) for other in needing)


def _first_of_each(around: Surroundings, key: Key) -> Iterator[Clash]:
    """The first time that somebody has it, and the first of what must come before, when that is over later."""
    subject, needed = key.of
    first, needed_first = around.first_for(key.whose, subject), around.first_for(key.whose, needed)
    if first and needed_first:
        over = _last_day(around, key.whose, needed_first)
        if over.sort_key > first.sort_key or over.last > first.day:
            yield Clash(first, over)


def _last_day(around: Surroundings, person: str, first: Occasion) -> Occasion:
    """The last day that somebody has of a session, by its first: on those before it, nobody has had all of it."""
    if first.turn is None or around.plan.written(first).repeats is not None:
        return first
    those = (each for each in around.sessions_for(person, first.subject) if each.path == first.path)
    return max(those, key=lambda each: each.sort_key)


def _too_late(_around: Surroundings, key: Key, clash: Clash) -> Iterator[Reason]:
    yield Reason("prerequisite-too-late", (key.whose,), why=(clash.earlier.key, key.of[1]), much=clash.later)


ORDER = Between(("prerequisite-too-late",), _orders, _first_of_each, _too_late, of_order=True)
