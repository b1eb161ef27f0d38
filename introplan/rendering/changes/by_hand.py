"""What somebody who keeps the dates by hand has to do: which entries to delete, and which to put in.

Nothing deletes or moves an entry that was imported into a calendar of one's own. So each entry is named as it
stands there, by the title, day and time that the last release gave it, and what comes instead is named as it will
stand there. Whoever follows both lists has what the new release says, from its day on.
"""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from introplan.agenda import Plan
from introplan.changes.change import Change, Events
from introplan.days import Times
from introplan.releases import PublishedEvent
from introplan.rendering.calendars.lines import one_line
from introplan.rendering.titles import occasion_place, occasion_title, place_title, published_title

MANY = 15
"""So many entries are deleted and put in one by one; of more, it may be less work to replace the whole calendar."""


class Entry(NamedTuple):
    """An event as its entry reads in a calendar: its title and place as they stand there."""

    event: PublishedEvent
    title: str
    place: str
    zone: str

    @property
    def day(self) -> date:
        """The day that it stands on."""
        return self.event.day

    @property
    def times(self) -> Times | None:
        """When it is; None for a whole day."""
        return self.event.times if self.event.booked else None

    @property
    def shown(self) -> tuple[object, ...]:
        """Everything that is seen of it at a glance."""
        return self.title, self.day, self.times, self.place, self.zone


class ByHand(NamedTuple):
    """What to delete, as it stands there, and what to put in, each in order of time.

    `goes_on` says whether anything is left to come after that.
    """

    remove: tuple[Entry, ...]
    add: tuple[Entry, ...]
    goes_on: bool

    @property
    def is_much(self) -> bool:
        """Whether there are more entries than somebody cares to do one by one."""
        return len(self.remove) + len(self.add) > MANY


class Entries:
    """How events read in the calendars of a plan: those that it has, and those that it had.

    With the plan of the last release as `earlier`, what that release gave out reads as it did then. Without it, its
    people and places are called what they are called today.
    """

    def __init__(self, plan: Plan, earlier: Plan | None) -> None:
        self.plan, self.then = plan, earlier or plan
        self._now, self._then = (
            {occasion.key: occasion for occasion in each.agenda.occasions} for each in (self.plan, self.then)
        )

    def after(self, event: PublishedEvent) -> Entry:
        """An event of the plan, as its calendars have it."""
        occasion = self._now[event.key]
        return _entry(self.plan, event, occasion_title(self.plan, occasion), occasion_place(self.plan, occasion))

    def before(self, event: PublishedEvent) -> Entry:
        """An event of the last release, as its calendars had it."""
        then, occasion = self.then, self._then.get(event.key)
        if event.place:
            known = then.by_identity.places.get(event.place)
            place = place_title(then, known.id) if known else event.place
        else:
            place = occasion_place(then, occasion._replace(place=None)) if occasion else ""
        return _entry(then, event, published_title(then, event), place)


def _entry(plan: Plan, event: PublishedEvent, title: str, place: str) -> Entry:
    return Entry(event, one_line(title), one_line(place), plan.programme.frame.timezone)


def by_hand(
    entries: Entries, before: Events, after: Events, is_own: Callable[[PublishedEvent], bool], day: date
) -> ByHand:
    """What to delete from, and to put into, a calendar with one's own of the events, from a day on."""
    were, are = (
        {key: event for key, event in events.items() if event.is_on and is_own(event)} for events in (before, after)
    )
    once = {key: entries.before(event) for key, event in were.items() if event.day >= day or key in are}
    now = {key: entries.after(event) for key, event in are.items() if event.day >= day or key in once}
    same = {key for key in once.keys() & now.keys() if _is_the_same(once[key], now[key])}
    remove, add = (
        sorted((entry for key, entry in each.items() if key not in same and entry.day >= day), key=_order)
        for each in (once, now)
    )
    return ByHand(tuple(remove), tuple(add), goes_on=any(entry.day >= day for entry in now.values()))


def _is_the_same(before: Entry, after: Entry) -> bool:
    """Whether an entry may stay: it reads as it did, is with the same people, and leads to the same meeting.

    A letter says that there is a new link, never which: so an entry with the old one has to be replaced.
    """
    what = set(Change(before.event, after.event).what)
    roster = {"people"} if after.event.kind == "session" else set()
    return before.shown == after.shown and not ({"lecturers", "people", "link"} & what) - roster


def _order(entry: Entry) -> tuple[object, ...]:
    return entry.event.sort_key
