"""How a session that comes back has changed, as one value instead of thirty: new, gone, on another day, elsewhere."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from introplan.changes.change import Change, Events, OfEvents, cohorts_of
from introplan.changes.support import FEW, rhythm_of
from introplan.days import Recurrence, Rhythm, Times
from introplan.releases.events import PublishedEvent

SeriesWhat = Literal["new", "removed", "cancelled", "moved", "ends", "goes_on", "some", "lecturers", "text"]
"""`ends`, `goes_on`: its last time is earlier or later. `some`: single times come and go. `text`: what it says."""
_TURN = re.compile(r"([^/]+/[^/]+)/(\d{4}-(?:W\d{2}|\d{2}))", re.ASCII)
_WHERE_AND_WHEN = frozenset(("moved", "place"))


@dataclass(frozen=True, slots=True)
class Usual:
    """How something usually comes back: how often and on which weekday, when, and where."""

    recurrence: Recurrence | None
    weekday: int
    times: Times | None
    place: str | None

    def holds(self, event: PublishedEvent) -> bool:
        """Whether one time is as usual."""
        return (event.day.weekday(), event.times, event.place) == (self.weekday, self.times, self.place)


@dataclass(frozen=True, slots=True)
class SeriesChange(OfEvents):
    """What has become of many times of a session that comes back.

    `were` and `are` are all its times that take place, before and after, and `changes` those that differ.
    """

    what: SeriesWhat
    changes: tuple[Change, ...]
    were: tuple[PublishedEvent, ...]
    are: tuple[PublishedEvent, ...]
    people: tuple[str, ...]

    @property
    def events(self) -> tuple[PublishedEvent, ...]:
        """The times that differ, as they are; as they were, where they are gone."""
        return tuple(change.event for change in self.changes)

    @property
    def cohorts(self) -> tuple[str, ...]:
        """The ids of the cohorts concerned."""
        return cohorts_of(self.events)

    @property
    def usual(self) -> Usual:
        """How it comes back from the first time that differs on; as it did, where it does no more."""
        first = self.day
        return usual_of([each for each in self.are if each.day >= first] or self.are or self.were)

    @property
    def unusual(self) -> tuple[PublishedEvent, ...]:
        """The times from then on that are not as usual."""
        usual, first = self.usual, self.day
        return tuple(each for each in self.are if each.day >= first and not usual.holds(each))


def usual_of(times: Sequence[PublishedEvent]) -> Usual:
    """What most of some times have in common."""
    [((weekday, hours), _count)] = Counter((each.day.weekday(), each.times) for each in times).most_common(1)
    [(place, _count)] = Counter(each.place for each in times).most_common(1)
    rhythm = rhythm_of([turn for each in times if (turn := _turn(each))])
    days = [each.day for each in times if each.day.weekday() == weekday]
    # What is the fifth of its weekday somewhere is the last everywhere.
    first = max(days, key=lambda day: (day.day - 1) // 7) if rhythm and rhythm.unit == "month" else days[0]
    return Usual(Recurrence(rhythm, first) if rhythm else None, weekday, hours, place)


def series_changes(before: Events, after: Events, changes: Iterable[Change]) -> Iterator[SeriesChange | Change]:
    """What is told of changes: those of a session that comes back as one, unless they are few; all others alone."""
    of_series: dict[str, list[Change]] = defaultdict(list)
    for change in changes:
        series = _series(change.event)
        if series is None or not change.is_told:
            yield change
        else:
            of_series[series].append(change)
    if not of_series:
        return
    were, are = _by_series(before, of_series), _by_series(after, of_series)
    for series, several in of_series.items():
        had, has = were.get(series, ()), are.get(series, ())
        if len(several) > (FEW if had and has else 1):
            yield from _told(several, had, has)
        else:
            yield from several


def _told(
    changes: Sequence[Change], were: tuple[PublishedEvent, ...], are: tuple[PublishedEvent, ...]
) -> Iterator[SeriesChange | Change]:
    by_what: dict[SeriesWhat, list[Change]] = defaultdict(list)
    for change in changes:
        by_what[_what(change)].append(change)
    come_and_gone = [change for change in changes if _what(change) == "some"]
    if come_and_gone and not (were and are):
        is_cancelled = all(change.after for change in come_and_gone)
        by_what = {"new" if are else "cancelled" if is_cancelled else "removed": come_and_gone}
    elif come_and_gone and len(by_what["moved"]) > FEW:
        by_what["moved"] += by_what.pop("some")
    elif come_and_gone:
        by_what[_ending(come_and_gone, were, are)] = by_what.pop("some")
    for what, several in by_what.items():
        if what not in ("new", "removed", "cancelled", "ends", "goes_on") and len(several) <= FEW:
            yield from several
            continue
        people = dict.fromkeys(person for change in several for person in change.people)
        in_order = tuple(sorted(several, key=lambda change: change.day))
        yield SeriesChange(what, in_order, were, are, tuple(people))


def _what(change: Change) -> SeriesWhat:
    first = change.what[0]
    if first in ("new", "restored", "removed", "cancelled"):
        return "some"
    if _WHERE_AND_WHEN.intersection(change.what):
        return "moved"
    return "lecturers" if first == "lecturers" else "text"


def _ending(changes: Sequence[Change], were: tuple[PublishedEvent, ...], are: tuple[PublishedEvent, ...]) -> SeriesWhat:
    """Whether only its end is another: all that is gone was after its last time, or all that is new is."""
    days = [change.day for change in changes]
    if were[0].day == are[0].day and all(change.before and not _is_on(change.after) for change in changes):
        return "ends" if min(days) > are[-1].day else "some"
    if were[0].day == are[0].day and min(days) > were[-1].day:
        return "goes_on"
    before, after = usual_of(were), usual_of(are)
    has_moved = (before.weekday, before.times) != (after.weekday, after.times) or were[0].day != are[0].day
    return "moved" if has_moved or _every(before) != _every(after) else "some"


def _every(usual: Usual) -> Rhythm | None:
    return usual.recurrence.every if usual.recurrence else None


def _is_on(event: PublishedEvent | None) -> bool:
    return event is not None and event.is_on


def _series(event: PublishedEvent) -> str | None:
    found = _TURN.fullmatch(event.key) if event.kind == "session" else None
    return found[1] if found else None


def _turn(event: PublishedEvent) -> str | None:
    found = _TURN.fullmatch(event.key)
    return found[2] if found else None


def _by_series(events: Events, wanted: Mapping[str, object]) -> Mapping[str, tuple[PublishedEvent, ...]]:
    found: dict[str, list[PublishedEvent]] = defaultdict(list)
    for event in events.values():
        series = _series(event)
        if series in wanted and event.is_on:
            found[str(series)].append(event)
    return {series: tuple(sorted(those, key=_by_day)) for series, those in found.items()}


def _by_day(event: PublishedEvent) -> date:
    return event.day
