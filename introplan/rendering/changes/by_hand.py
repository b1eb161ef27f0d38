"""What somebody who keeps the dates by hand has to do: which entries to delete, and which to put in.

Nothing deletes or moves an entry that was imported into a calendar of one's own. So each entry is named as it
stands there, by the title, day and time that the last release gave it (without the name of somebody who is protected
by now), and what comes instead is named as it will stand there. Whoever follows both lists has what the new release
says, from its day on.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from introplan.agenda import Plan
from introplan.changes.change import Change, Events
from introplan.days import Times
from introplan.language import titled
from introplan.language.terms import ONLINE
from introplan.model import ROLES
from introplan.releases import PublishedEvent
from introplan.releases.entries import Supporting
from introplan.rendering.calendars.lines import one_line
from introplan.rendering.changes.names import calls_person
from introplan.rendering.titles import given_name, occasion_place, occasion_title, place_title, published_title

MANY = 15
"""So many entries are deleted and put in one by one; of more, it may be less work to replace the whole calendar."""


class ShownEntry(NamedTuple):
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

    `goes_on` says whether anything is left to come after that, and `is_new` that nothing was there before.
    """

    remove: tuple[ShownEntry, ...]
    add: tuple[ShownEntry, ...]
    goes_on: bool
    is_new: bool = False

    @property
    def is_much(self) -> bool:
        """Whether there are more entries than somebody cares to do one by one."""
        return len(self.remove) + len(self.add) > MANY


class ShownEntries:
    """How events read in the calendars of a plan: those that it has, and those that it had.

    With the plan of the last release as `earlier`, what that release gave out reads as it did then. Without it, its
    people and places are called what they are called today. That plan is not always all that has been given out: a
    colleague may have released apart from it. So of its words and today's, those are taken that an event has told.
    """

    def __init__(self, plan: Plan, earlier: Plan | None) -> None:
        self.plan, self.then = plan, earlier or plan
        self._before: dict[str, ShownEntry] = {}
        self._after: dict[str, ShownEntry] = {}

    def after(self, event: PublishedEvent) -> ShownEntry:
        """An event of the plan, as its calendars have it; each stands in several, and is reckoned once."""
        if event.key not in self._after:
            occasion = self.plan.agenda.by_key[event.key]
            title, place = occasion_title(self.plan, occasion), occasion_place(self.plan, occasion)
            self._after[event.key] = _entry(self.plan, event, title, place)
        return self._after[event.key]

    def before(self, event: PublishedEvent) -> ShownEntry:
        """An event of the last release, as its calendars had it; each stands in several, and is reckoned once."""
        if event.key not in self._before:
            self._before[event.key] = self._as_it_was(event)
        return self._before[event.key]

    def _as_it_was(self, event: PublishedEvent) -> ShownEntry:
        called = self._first(event, _calls_people)
        place = self._place(event) if event.place else self._online(event)
        return _entry(self._first(event, _has_zone), event, published_title(called, event), place)

    def told(self, entry: ShownEntry) -> ShownEntry:
        """An entry as a letter may name it: whoever has become protected since it was given out is not named again."""
        title, called = entry.title, self._first(entry.event, _calls_people).by_identity.people
        for person, part in entry.event.attendees:
            now, once = self.plan.by_identity.people.get(person), called.get(person)
            if now and now.protected and once and once.name:
                title = title.replace(one_line(once.name), one_line(given_name(self.plan, person, part)))
        return entry._replace(title=title)

    def _place(self, event: PublishedEvent) -> str:
        plan = self._first(event, _calls_place)
        known = plan.by_identity.places.get(event.place or "")
        return place_title(plan, known.id) if known else event.place or ""

    def _online(self, event: PublishedEvent) -> str:
        """That it is online, of an event without a place."""
        if event.tells:
            return titled(ONLINE, self.then.programme.frame.language) if event.told("online") else ""
        occasion = self.then.agenda.by_key.get(event.key)
        return occasion_place(self.then, occasion._replace(place=None)) if occasion else ""

    def _first(self, event: PublishedEvent, fits: Callable[[Plan, PublishedEvent], bool]) -> Plan:
        """The plan whose words an event has told: the earlier one, unless today's alone has them."""
        return next((plan for plan in (self.then, self.plan) if fits(plan, event)), self.then)


def _has_zone(plan: Plan, event: PublishedEvent) -> bool:
    return event.says("zone", plan.programme.frame.timezone)


def _calls_place(plan: Plan, event: PublishedEvent) -> bool:
    place = plan.by_identity.places.get(event.place or "")
    return place is not None and event.says("place", place.title) and event.says("address", place.address)


def _calls_people(plan: Plan, event: PublishedEvent) -> bool:
    """Whether a plan calls those who are in the title of a meeting or a review as the event did."""
    if event.kind not in ("meeting", "review"):
        return True
    people, told = plan.by_identity.people, {f"{part}/{person}" for person, part in event.attendees}
    named = {key: people.get(key.partition("/")[2]) for key in event.told_of("person") if key in told}
    return all(one and calls_person(event, key.partition("/")[0], one) for key, one in named.items()) and all(
        event.says(f"role/{word}", Supporting(word, role.label if role else None))
        for word, role in ((word, plan.programme.role(word)) for word in ROLES if word in event.told_of("role"))
    )


def _entry(plan: Plan, event: PublishedEvent, title: str, place: str) -> ShownEntry:
    zone = plan.programme.frame.timezone if event.times and event.booked else ""
    return ShownEntry(event, one_line(title), one_line(place), zone)


def by_hand(entries: ShownEntries, before: Events, after: Events, day: date) -> ByHand:
    """What to delete from, and to put into, a calendar that had these events and is to have those, from a day on."""
    were, are = ({key: event for key, event in events.items() if event.is_on} for events in (before, after))
    once = {key: entries.before(event) for key, event in were.items() if event.day >= day or key in are}
    now = {key: entries.after(event) for key, event in are.items() if event.day >= day or key in once}
    same = {key for key in once.keys() & now.keys() if _is_the_same(once[key], now[key])}
    remove, add = (
        sorted((entry for key, entry in each.items() if key not in same and entry.day >= day), key=_order)
        for each in (once, now)
    )
    remove, add = _without_twins(remove, add)
    return ByHand(tuple(map(entries.told, remove)), tuple(add), goes_on=any(entry.day >= day for entry in now.values()))


def _without_twins(
    remove: Sequence[ShownEntry], add: Sequence[ShownEntry]
) -> tuple[list[ShownEntry], list[ShownEntry]]:
    """What is left when an entry stays that would be deleted and put in again, since only its key is another."""
    left, new = list(remove), []
    for entry in add:
        twin = next((other for other in left if _is_the_same(other, entry)), None)
        if twin:
            left.remove(twin)
        else:
            new.append(entry)
    return left, new


def _is_the_same(before: ShownEntry, after: ShownEntry) -> bool:
    """Whether an entry may stay: it reads as it did, is with the same people, and leads to the same meeting.

    A letter says that there is a new link, never which: so an entry with the old one has to be replaced.
    """
    if before.shown != after.shown:
        return False
    if before.event == after.event:  # as most are
        return True
    what = set(Change(before.event, after.event).what)
    roster = {"people"} if after.event.kind == "session" else set()
    return not ({"lecturers", "people", "link"} & what) - roster


def _order(entry: ShownEntry) -> tuple[object, ...]:
    return entry.event.sort_key
