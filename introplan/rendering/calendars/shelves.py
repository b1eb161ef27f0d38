"""Which calendars a programme has, and what stands in each.

A calendar lies where its identity says, whatever the id is today: people subscribe to the address.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from introplan.agenda import Busy, Occasion, Plan
from introplan.agenda.disclosure import is_protected
from introplan.language import _, in_full, with_capital
from introplan.releases import Edition
from introplan.releases.calendars import calendars_of
from introplan.releases.rooms import busy_of
from introplan.rendering.titles import given_name, person_name


@dataclass(frozen=True, slots=True)
class CalendarShelf:
    """One calendar: its path below the programme's folder without `.ics`, its name, and its occasions in order.

    A place's has in `busy` when the place is taken by anything personal, which is no occasion of it.
    """

    path: str
    title: str
    occasions: tuple[Occasion, ...]
    busy: tuple[Busy, ...] = ()

    @property
    def name(self) -> str:
        """Its path without the folder of all calendars: `people/ada-testsson`."""
        return self.path.removeprefix("calendars/")

    @property
    def entries(self) -> Sequence[Occasion | Busy]:
        """All that stands in it, in order; the order of busy stretches is by their start alone, which tells nothing."""
        return sorted((*self.occasions, *self.busy), key=lambda each: each.sort_key) if self.busy else self.occasions


def shelves(edition: Edition, cancelled: Collection[str] = ()) -> Iterator[CalendarShelf]:
    """Every calendar of a programme that has something in it, be it only what is `cancelled` there."""
    made: set[str] = set()
    for shelf in _all_shelves(edition):
        if shelf.occasions or shelf.busy or shelf.name in cancelled:
            made.add(shelf.name)
            yield shelf
    for name in cancelled:
        if name not in made:
            yield CalendarShelf(f"calendars/{name}", _named(edition.plan, _once_called(edition.plan, name)), ())


def _once_called(plan: Plan, name: str) -> str:
    """What a calendar is called that only says what is cancelled; its own may not be in the plan any more."""
    known = plan.by_identity
    kind, _slash, identity = name.partition("/")
    if kind == "people":
        return given_name(plan, identity) if identity in known.people else with_capital(given_name(plan, identity))
    if kind == "cohorts":
        return known.cohorts[identity].title if identity in known.cohorts else identity
    if kind == "places":
        return known.places[identity].title if identity in known.places else identity
    return known.organisations[identity].title if identity in known.organisations else identity


def _all_shelves(edition: Edition) -> Iterator[CalendarShelf]:
    plan, stands_in = edition.plan, _by_calendar(edition)
    programme = plan.programme

    def shelf(name: str, title: str, busy: tuple[Busy, ...] = ()) -> CalendarShelf:
        return CalendarShelf(f"calendars/{name}", title, tuple(stands_in.get(name, ())), busy)

    yield shelf("programme", programme.frame.title)
    for cohort in edition.cohorts:
        yield shelf(f"cohorts/{cohort.identity}", _named(plan, cohort.title, draft=cohort.status == "draft"))
    for person in _those_who_meet_together(plan):
        if person not in edition.waiting:
            name = f"people/{programme.people[person].identity}"
            yield shelf(name, _named(plan, _called(plan, person, stands_in.get(name, ()))))
    for place in programme.places.values():
        yield shelf(f"places/{place.identity}", _named(plan, place.title), busy_of(edition, place.id))
    for organisation in programme.organisations.values():
        yield shelf(f"organisations/{organisation.identity}", _named(plan, organisation.title))


def _by_calendar(edition: Edition) -> Mapping[str, Sequence[Occasion]]:
    """The occasions that are given out, in order, by the calendars that they stand in."""
    found: dict[str, list[Occasion]] = defaultdict(list)
    known: dict[tuple[object, ...], tuple[str, ...]] = {}  # the hundred meetings of a pairing stand in the same
    for occasion in edition.occasions:
        alike = (occasion.kind, occasion.subject, occasion.cohorts, occasion.attendees, occasion.place, occasion.host)
        if (names := known.get(alike)) is None:
            names = known[alike] = calendars_of(edition.plan, occasion)
        for name in names:
            found[name].append(occasion)
    return dict(found)


def _those_who_meet_together(plan: Plan) -> Iterator[str]:
    """Everybody once, each followed by those they meet in pairs, so that what they share is not kept for long."""
    partners: dict[str, list[str]] = defaultdict(list)
    for pairing in plan.programme.pairings.values():
        partners[pairing.participant].append(pairing.supporter)
        partners[pairing.supporter].append(pairing.participant)
    seen = set()
    for person in plan.programme.people:
        waiting = [person]
        while waiting:
            one = waiting.pop()
            if one not in seen:
                seen.add(one)
                yield one
                waiting += reversed(partners[one])


def _named(plan: Plan, title: str, *, draft: bool = False) -> str:
    """What a calendar is called: its own title first, for a narrow list of folders shows no more than that."""
    frame = plan.programme.frame
    named = f"{title} – {frame.contact.title}"
    return in_full(_("Draft: {title}"), frame.language, title=named) if draft else named


def _called(plan: Plan, person: str, occasions: Sequence[Occasion]) -> str:
    """A person's name; for a protected person the word for what they do, with a capital; being invited is the least."""
    if not is_protected(plan, person):
        return person_name(plan, person)
    parts = [part for occasion in occasions for id_, part in occasion.attendees if id_ == person]
    parts.sort(key=lambda part: part == "invited")
    return with_capital(person_name(plan, person, *parts[:1]))
