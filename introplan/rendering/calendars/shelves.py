"""Which calendars a programme has, and what stands in each.

A calendar lies where its identity says, whatever the id is today: people subscribe to the address.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from introplan.agenda import Busy, Occasion, Plan, is_personal
from introplan.agenda.disclosure import named
from introplan.releases import waiting
from introplan.releases.rooms import busy_of
from introplan.rendering.selection import is_protected, published, published_cohorts
from introplan.rendering.titles import given_name, in_language, person_name


@dataclass(frozen=True, slots=True)
class Shelf:
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


def shelves(plan: Plan, *, drafts: bool, cancelled: Collection[str] = ()) -> Iterator[Shelf]:
    """Every calendar of a programme that has something in it, be it only what is `cancelled` there."""
    made: set[str] = set()
    for shelf in _all_shelves(plan, drafts=drafts):
        if shelf.occasions or shelf.busy or shelf.name in cancelled:
            made.add(shelf.name)
            yield shelf
    for name in cancelled:
        if name not in made:
            yield Shelf(f"calendars/{name}", _named(plan, _once_called(plan, name)), ())


def _once_called(plan: Plan, name: str) -> str:
    """What a calendar is called that only says what is cancelled; its own may not be in the plan any more."""
    known = plan.by_identity
    kind, _slash, identity = name.partition("/")
    if kind == "people":
        return given_name(plan, identity) if identity in known.people else given_name(plan, identity).capitalize()
    if kind == "cohorts":
        return known.cohorts[identity].title if identity in known.cohorts else identity
    if kind == "places":
        return known.places[identity].title if identity in known.places else identity
    return known.organisations[identity].title if identity in known.organisations else identity


def _all_shelves(plan: Plan, *, drafts: bool) -> Iterator[Shelf]:
    agenda, programme, frame = plan.agenda, plan.programme, plan.programme.frame
    shared = (occasion for occasion in agenda.occasions if not is_personal(plan, occasion))
    open_to_all = published(shared, drafts=drafts)
    yield Shelf("calendars/programme", frame.title, open_to_all)
    for cohort in published_cohorts(plan, drafts=drafts):
        sessions = published(agenda.by_cohort.get(cohort.id, ()), drafts=drafts)
        yield Shelf(
            f"calendars/cohorts/{cohort.identity}", _named(plan, cohort.title, draft=cohort.status == "draft"), sessions
        )
    left_out = waiting(plan, drafts=drafts)
    for person in _those_who_meet_together(plan):
        if person not in left_out:
            own = published(agenda.by_person.get(person, ()), drafts=drafts)
            path = f"calendars/people/{programme.people[person].identity}"
            yield Shelf(path, _named(plan, _called(plan, person, own)), own)
    for place in programme.places.values():
        here = published(agenda.by_place.get(place.id, ()), drafts=drafts)
        shared_here = tuple(occasion for occasion in here if not is_personal(plan, occasion))
        path, title = f"calendars/places/{place.identity}", _named(plan, place.title)
        yield Shelf(path, title, shared_here, busy_of(plan, place.id, drafts=drafts))
    given = _given(plan, open_to_all)
    for organisation in programme.organisations.values():
        path, title = f"calendars/organisations/{organisation.identity}", _named(plan, organisation.title)
        yield Shelf(path, title, tuple(given[organisation.id]))


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
    prefix = in_language(("Utkast: ", "Draft: "), frame.language) if draft else ""
    return f"{prefix}{title} – {frame.contact.title}"


def _called(plan: Plan, person: str, occasions: tuple[Occasion, ...]) -> str:
    """A person's name; for a protected person the word for what they do, with a capital."""
    if not is_protected(plan, person):
        return person_name(plan, person)
    parts = [part for occasion in occasions for id_, part in occasion.attendees if id_ == person]
    return person_name(plan, person, *parts[:1]).capitalize()


def _given(plan: Plan, occasions: Iterable[Occasion]) -> dict[str, list[Occasion]]:
    """Sessions by each organisation whose people give them or that hosts them, and events held with it.

    Where a protected lecturer works is nobody's to see, so such a session is in no calendar for that lecturer's sake.
    """
    given: dict[str, list[Occasion]] = defaultdict(list)
    for occasion in occasions:
        if occasion.kind == "event":
            organisations = [*plan.programme.events[occasion.subject].with_]
        else:
            lecturers = named(plan, occasion.people("lecturer"))
            organisations = [plan.programme.people[person].organisation for person in lecturers]
            organisations += [occasion.host] if occasion.host else []
        for organisation in dict.fromkeys(organisations):
            given[organisation].append(occasion)
    return given
