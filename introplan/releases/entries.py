"""One event as calendars have it, in values: when it is, and what its entry says; calendars word it, releases tell it.

Calendars write an entry from these values and from nothing else, and what the ledger remembers of it is made of the
same values, see `tells`: nothing can come to be said that no release knows of.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date, time, timedelta
from typing import Literal, NamedTuple

from introplan.agenda import Occasion, OccasionKind, Plan, breaks_of, is_personal, points_of
from introplan.agenda.disclosure import asked_openly, named
from introplan.days import Stretch, Times
from introplan.model import ROLES, CohortTask, RoleWord
from introplan.model.ids import ALSO_WORDS

COHORT_TASK = "cohort"
"""The sort of a task that a cohort has of its own: its ids are a namespace of their own."""

MORNING = timedelta(hours=9)
"""When people are reminded of what lasts all day, after midnight: in the hours of work."""

# The ledger's fingerprints are of the values below with the names of their types and fields. Under another name the
# same value would count as another, and every entry that has it would get a new stamp at the next release.


class NamedOrganisation(NamedTuple):
    """An organisation that an entry names."""

    id: str
    title: str


class Somebody(NamedTuple):
    """A person whom an entry names, and as what; of events as `by` or `with`. A protected person has no name."""

    person: str
    part: str
    name: str | None
    employer: NamedOrganisation | None = None


class Supporting(NamedTuple):
    """A role that an entry names, and what the programme calls it where that is its own word."""

    word: RoleWord
    label: str | None


class Site(NamedTuple):
    """A place, and how to get there, in the real world or on the net."""

    id: str
    title: str
    address: str | None
    link: str | None
    directions: str | None


class Pause(NamedTuple):
    """A break in a session."""

    at: time
    length: timedelta
    title: str | None


class TimedPoint(NamedTuple):
    """A point of a session's day, when it is."""

    times: Times
    title: str


class Invited(NamedTuple):
    """Who else is asked to a session: those in a role, by its word and the programme's own, or somebody by name."""

    word: str
    called: str | None


class CalendarEntry(NamedTuple):
    """What an event's entry says, whenever it is: what it is, and the rest as far as the entry shows it.

    All ids are identities. The hundred meetings of a pairing say the same, unless one of them is changed.
    """

    kind: OccasionKind
    sort: str
    is_on: bool
    booked: bool
    draft: bool
    language: Literal["sv", "en"]
    zone: str | None = None
    title: str = ""
    people: tuple[Somebody, ...] = ()
    organisations: tuple[NamedOrganisation, ...] = ()
    roles: tuple[Supporting, ...] = ()
    site: Site | None = None
    link: str | None = None
    online: bool = False
    note: str | None = None
    preparation: str | None = None
    summary: str | None = None
    deepening: str | None = None
    material: tuple[str, ...] = ()
    pauses: tuple[Pause, ...] = ()
    for_some: bool = False
    audience: tuple[str, ...] = ()
    moved_from: date | None = None
    cohorts: tuple[str, ...] = ()
    programme: str = ""
    contact: str = ""
    email: str = ""
    days: Stretch | None = None
    without_meetings: bool = False
    overnight: bool = False
    of_days: tuple[int, int] | None = None
    own_title: bool = False
    points: tuple[TimedPoint, ...] = ()
    invited: tuple[Invited, ...] = ()
    alarm: timedelta | None = None

    def person(self, part: str) -> Somebody:
        """The first who is named as `part`."""
        return next(one for one in self.people if one.part == part)


class Appointment(NamedTuple):
    """One event as calendars have it: its key, its local time, and what its entry says. The ledger stamps just this."""

    key: str
    day: date
    times: Times | None
    entry: CalendarEntry

    @property
    def kind(self) -> OccasionKind:
        """What kind of event it is."""
        return self.entry.kind

    @property
    def at(self) -> Times | None:
        """The time that its entry shows; none for a whole day, or as long as it is not booked."""
        return self.times if self.entry.booked else None

    @property
    def takes_time(self) -> bool:
        """Whether people are busy then."""
        return self.entry.is_on and (self.at is not None or self.entry.kind == "session")

    @property
    def last(self) -> date:
        """The last day that it takes up; what only tells of several stands on its first."""
        return self.entry.days.last if self.entry.days and self.entry.kind == "session" else self.day


class Appointments:
    """The appointments of a plan's occasions; `cohorts` are those that may be named."""

    def __init__(self, plan: Plan, cohorts: Collection[str]) -> None:
        self.plan, self.cohorts = plan, cohorts
        self._meetings: dict[tuple[object, ...], CalendarEntry] = {}

    def of(self, occasion: Occasion) -> Appointment:
        """One occasion's."""
        return Appointment(occasion.key, occasion.day, occasion.times, self._entry(occasion))

    def _entry(self, occasion: Occasion) -> CalendarEntry:
        """What its entry says: that of a meeting is kept, and the same for all meetings of a pairing that are alike."""
        if occasion.kind != "meeting":
            return entry_of(self.plan, occasion, self.cohorts)
        alike = (
            occasion.subject,
            occasion.cohorts,
            occasion.place,
            occasion.link,
            occasion.moved_from,
            occasion.status,
            occasion.booked,
            occasion.draft,
            occasion.times is None,
        )
        if (found := self._meetings.get(alike)) is None:
            found = self._meetings[alike] = entry_of(self.plan, occasion, self.cohorts)
        return found

    def forget(self) -> None:
        """Keep nothing of what has been asked for: the same is made once more."""
        self._meetings.clear()


def entry_of(plan: Plan, occasion: Occasion, cohorts: Collection[str]) -> CalendarEntry:
    """What an occasion's entry says; `cohorts` are those that may be named.

    Of something called off it is only what it was, and what is said about that: nobody is to prepare for it.
    """
    frame, called = plan.programme.frame, plan.programme.cohorts
    site, link = _whereabouts(plan, occasion)
    usual = CalendarEntry(
        kind=occasion.kind,
        sort="",
        is_on=occasion.is_on,
        booked=occasion.booked,
        draft=occasion.draft,
        title=plan.title(occasion),
        language=frame.language,
        zone=frame.timezone if occasion.booked and occasion.times else None,
        site=site,
        link=link,
        online=occasion.link is not None and occasion.place is None,
        cohorts=tuple([called[id_].title for id_ in occasion.cohorts if id_ in cohorts]),
        programme=frame.title,
        contact=frame.contact.title,
        email=frame.contact.email,
    )
    entry = _OF_KIND[occasion.kind](plan, occasion, usual)
    alarm = _alarm(plan, occasion, entry)
    return entry if alarm is None else entry._replace(alarm=alarm)


def _alarm(plan: Plan, occasion: Occasion, entry: CalendarEntry) -> timedelta | None:
    """How long before its start it reminds; only what is certain does, and of several days the first."""
    alarms = plan.programme.frame.alarms
    leads = {"session": alarms.sessions, "review": alarms.reviews, "task": alarms.tasks}
    lead = leads.get(occasion.kind)
    certain = entry.is_on and not entry.draft and (entry.booked or occasion.kind == "task")
    if lead is None or not certain or (entry.of_days or (1, 1))[0] > 1:
        return None
    if occasion.times is None or not entry.booked:
        return max(timedelta(days=1), timedelta(days=lead.days)) - MORNING
    return lead


def _whereabouts(plan: Plan, occasion: Occasion) -> tuple[Site | None, str | None]:
    """Its place, and a link of its own; how to get to it, or into it, is only said of what is on."""
    place = plan.programme.places[occasion.place] if occasion.place else None
    own = occasion.link if occasion.is_on and not (place and occasion.link == place.link) else None
    if place is None:
        return None, own
    link, directions = (place.link if not own else None, place.directions) if occasion.is_on else (None, None)
    return Site(place.identity, place.title, place.address, link, directions), own


def _session(plan: Plan, occasion: Occasion, entry: CalendarEntry) -> CalendarEntry:
    activity, session = plan.programme.taught[occasion.subject], plan.session(occasion)
    entry = entry._replace(
        sort=activity.kind,
        summary=activity.summary,
        note=session.note,
        own_title=entry.title != activity.title,
        days=Stretch(occasion.day, occasion.last) if occasion.days else None,
        of_days=_number_of_day(plan, occasion),
        overnight=session.overnight,
    )
    if not occasion.is_on:
        return entry
    lecturers = tuple(
        _somebody(plan, person, "lecturer")._replace(
            employer=_organisation(plan, plan.programme.people[person].organisation)
        )
        for person in named(plan, occasion.people("lecturer"))
    )
    hosts = [_organisation(plan, occasion.host)] if occasion.host else []
    return entry._replace(
        people=lecturers,
        organisations=tuple(host for host in hosts if host not in [one.employer for one in lecturers]),
        preparation=activity.preparation,
        deepening=activity.deepening,
        material=activity.material,
        pauses=tuple(
            Pause(each.at, timedelta(seconds=each.length.total_seconds()), each.title)
            for each in breaks_of(plan, occasion)
        ),
        for_some=bool(session.for_ or activity.for_),
        points=timed_points(plan, occasion),
        invited=also_named(plan, occasion),
    )


def timed_points(plan: Plan, occasion: Occasion) -> tuple[TimedPoint, ...]:
    """The points of a session's day; none of one that is cancelled."""
    return tuple(TimedPoint(*point) for point in points_of(plan, occasion)) if occasion.is_on else ()


def also_named(plan: Plan, occasion: Occasion) -> tuple[Invited, ...]:
    """Who else is asked to a session, as far as it may be said; nobody to one that is cancelled."""
    if not occasion.is_on or occasion.kind != "session" or not plan.written(occasion).also:
        return ()
    return tuple(dict.fromkeys(_invited(plan, occasion)))


def _invited(plan: Plan, occasion: Occasion) -> Iterator[Invited]:
    """Those in a role without their names, which would tell whose they are, and others by name.

    Of a role that only protected people have there, or others for them alone, nothing is said: whoever knows who they
    are would know where.
    """
    asked = asked_openly(plan, occasion)
    there, by_name = {part for _person, part in asked}, {person for person, part in asked if part == "invited"}
    for word in plan.written(occasion).also:
        if word in plan.programme.people and word not in ALSO_WORDS:
            if word in by_name:
                yield Invited("invited", plan.called(word))
        elif word in there:
            role = next((plan.programme.role(each) for each in ROLES if each == word), None)
            yield Invited(word, role.label if role else None)


def _meeting(plan: Plan, occasion: Occasion, entry: CalendarEntry) -> CalendarEntry:
    pairing = plan.programme.pairings[occasion.subject]
    both = (_somebody(plan, pairing.participant, "participant"), _somebody(plan, pairing.supporter, pairing.role))
    return entry._replace(
        sort=pairing.role, people=both, roles=_roles(plan, [pairing.role]), moved_from=occasion.moved_from
    )


def _number_of_day(plan: Plan, occasion: Occasion) -> tuple[int, int] | None:
    """Which of its session's days it is, and of how many; None for what is on one day."""
    keys = [each.key for each in plan.days_along_with(occasion)]
    return (keys.index(occasion.key) + 1, len(keys)) if len(keys) > 1 else None


def _review(plan: Plan, occasion: Occasion, entry: CalendarEntry) -> CalendarEntry:
    review = plan.programme.frame.reviews[occasion.subject]
    everybody = [_somebody(plan, person, part) for person, part in occasion.attendees]
    people = tuple(one for one in everybody if one.name or one.part == "participant")
    return entry._replace(
        preparation=review.text,
        people=people,
        roles=_roles(plan, [one.part for one in people if one.name]),
    )


def _event(plan: Plan, occasion: Occasion, entry: CalendarEntry) -> CalendarEntry:
    programme = plan.programme
    event, personal = programme.events[occasion.subject], is_personal(plan, occasion)
    named = [*([(event.by, "by")] if event.by else []), *((id_, "with") for id_ in event.with_ if personal)]
    people = [_somebody(plan, str(id_), part) for id_, part in named if id_ in programme.people]
    invited = [] if personal else [id_ for id_ in event.with_ if id_ in programme.organisations]
    return entry._replace(
        sort=event.kind,
        people=tuple(one for one in people if one.name),
        organisations=tuple(_organisation(plan, id_) for id_ in invited),
        audience=event.audience,
    )


def _task(plan: Plan, occasion: Occasion, entry: CalendarEntry) -> CalendarEntry:
    task = plan.task(occasion)
    others = tuple(word for word in task.with_ if word not in ROLES)
    sort = COHORT_TASK if isinstance(task, CohortTask) else ""
    return entry._replace(sort=sort, preparation=task.text, roles=_roles(plan, task.with_), audience=others)


def _posting(plan: Plan, occasion: Occasion, entry: CalendarEntry) -> CalendarEntry:
    posting = plan.posting(occasion)
    stay = next(stay for stay in plan.journey(occasion).posted if stay.posting is posting)
    managers = named(plan, [stay.manager] if stay.manager else [])
    return entry._replace(
        sort="unit" if posting.unit else "organisation",
        people=tuple(_somebody(plan, manager, "manager") for manager in managers),
        days=stay.days,
        without_meetings=not stay.has_meetings,
    )


_OF_KIND: Mapping[OccasionKind, Callable[[Plan, Occasion, CalendarEntry], CalendarEntry]] = {
    "session": _session,
    "meeting": _meeting,
    "review": _review,
    "event": _event,
    "posting": _posting,
    "task": _task,
}


def _somebody(plan: Plan, person: str, part: str) -> Somebody:
    entry = plan.programme.people[person]
    return Somebody(entry.identity, part, None if entry.protected else entry.name)


def _organisation(plan: Plan, id_: str) -> NamedOrganisation:
    organisation = plan.programme.organisations[id_]
    return NamedOrganisation(organisation.identity, organisation.title)


def _roles(plan: Plan, words: Collection[str]) -> tuple[Supporting, ...]:
    found = ((word, plan.programme.role(word)) for word in ROLES if word in words)
    return tuple(Supporting(word, role.label if role else None) for word, role in found)
