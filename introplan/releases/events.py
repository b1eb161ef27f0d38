"""What a plan gives out, event by event, as the ledger remembers it and as two plans are compared."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date, time
from functools import cache, lru_cache
from hashlib import sha256
from operator import itemgetter
from typing import Literal, NamedTuple

from introplan.agenda import Attendee, Occasion, OccasionKind, Plan, breaks_of, for_others, is_personal
from introplan.agenda.occasions import Part
from introplan.days import Times
from introplan.model import ROLES, Event
from introplan.releases.calendars import calendar_names, organisations_of
from introplan.releases.entries import Appointment, Appointments
from introplan.releases.tells import Tells, mark, tells_of

EventStanding = Literal["planned", "cancelled"]


class PublishedEvent(NamedTuple):
    """One event as it is given out, in ids and raw values: what the ledger keeps, and what `diff` compares.

    All its ids are identities: those that things were first given out under, whatever they are called today.
    `plan.by_identity` has their entries.

    `sort` is the activity's kind, the supporter's role or the event's kind; `title` is the activity's or the
    review's title or the event's subject, and empty for a meeting, whose title is made of names. `attendees` and
    `organisations` are in one order, whatever order they are written in. `personal` says that the entry tells who
    meets whom, so that it stands in the calendars of those who take part alone.

    `until` is the last day of what has one entry for several: a posting, or a session without a time.

    `tells` are fingerprints of all that the calendar entry says beside that, each by what it is about. It is empty for
    what the ledgers of earlier programs remember, and then `text`, `details` and `frame` say whether the entry is
    another. `text` is what is written for this very event: its title, summary, note, preparation, breaks, link.
    `details` is what follows from the other fields: what people, places and organisations are called, and how to get
    there. `frame` is what stands in every entry of the programme, such as its contact.
    """

    key: str
    kind: OccasionKind
    sort: str
    subject: str
    title: str
    day: date
    times: Times | None
    status: EventStanding = "planned"
    booked: bool = True
    place: str | None = None
    host: str | None = None
    organisations: tuple[str, ...] = ()
    cohorts: tuple[str, ...] = ()
    attendees: tuple[Attendee, ...] = ()
    personal: bool = False
    text: str = ""
    details: str = ""
    frame: str = ""
    tells: Tells = ()
    until: date | None = None

    @classmethod
    def of(cls, appointment: Appointment, subject: str, tells: Tells | None = None) -> "PublishedEvent":
        """What is given out of an appointment: all that its entry shows. Whose it is besides, is no part of that.

        `tells` are those of its entry, where they have been reckoned.
        """
        entry = appointment.entry
        return cls(
            key=appointment.key,
            kind=entry.kind,
            sort=entry.sort,
            subject=subject,
            title=entry.title,
            day=appointment.day,
            times=appointment.times,
            status="planned" if entry.is_on else "cancelled",
            booked=entry.booked,
            until=entry.days.last if entry.days else None,
            tells=tells_of(entry) if tells is None else tells,
        )

    @property
    def is_on(self) -> bool:
        """Whether it takes place."""
        return self.status != "cancelled"

    def told(self, what: str) -> tuple[str, ...]:
        """The fingerprints of all that it tells of one kind, whomever they are about."""
        return _by_kind(self.tells).get(what, ())

    def told_of(self, what: str) -> dict[str, str]:
        """The fingerprints of what it tells of one kind, by the id of whom they are about."""
        of = ((name.partition("/"), mark) for name, mark in self.tells)
        return {id_: mark for (kind, _slash, id_), mark in of if kind == what}

    def says(self, what: str, value: object) -> bool:
        """Whether its entry says this of something, such as of its `place`, as far as the ledger knows; None: nothing.

        Of an event that an earlier program gave out, the ledger knows none of it, so it may.
        """
        return not self.tells or dict(self.tells).get(what) == (mark(value) if value else None)

    @property
    def sort_key(self) -> tuple[date, time, str]:
        """By day and start; a whole day comes first."""
        return self.day, self.times.start if self.times else time.min, self.key

    @property
    def last(self) -> date:
        """The last day that it is about."""
        return self.until or self.day

    def people(self, *parts: Part) -> tuple[str, ...]:
        """The ids of those who attend, all of them or only as one of `parts`."""
        return tuple(person for person, part in self.attendees if not parts or part in parts)

    @property
    def calendars(self) -> tuple[str, ...]:
        """The calendars it stands in."""
        return calendar_names(
            self.kind,
            personal=self.personal,
            cohorts=self.cohorts,
            people=self.people(),
            place=self.place,
            organisations=self.organisations,
        )


@lru_cache(10_000)  # who compares two releases asks the same again of each event, for each kind and each reader
def _by_kind(tells: Tells) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for name, said in sorted(tells, key=itemgetter(1)):
        found.setdefault(name.partition("/")[0], []).append(said)
    return {what: tuple(marks) for what, marks in found.items()}


def waiting(plan: Plan, cohorts: Collection[str]) -> frozenset[str]:
    """Participants of other cohorts alone than these: they get nothing yet, even of a session shared with others."""
    everyone = {journey.person for journey in plan.agenda.journeys}
    return frozenset(everyone - {journey.person for journey in plan.agenda.journeys if journey.cohort.id in cohorts})


def events_of(plan: Plan) -> dict[str, PublishedEvent]:
    """What a plan gives out, by key and in the agenda's order: nothing proposed, and nothing of draft cohorts."""
    return dict(plan.once(_events))


def _events(plan: Plan) -> Mapping[str, PublishedEvent]:
    making = _Making(plan)
    given_out = (each for each in for_others(plan, plan.agenda.occasions) if not each.draft)
    return {occasion.key: making.event(occasion) for occasion in given_out}


def fingerprint(*values: object) -> str:
    """Eight characters that are others when a value is another."""
    return sha256(repr(values).encode(errors="surrogatepass")).hexdigest()[:8]


class _Making:
    """How one plan's events are made; what many of them share is reckoned once."""

    def __init__(self, plan: Plan) -> None:
        self.plan, self.programme = plan, plan.programme
        frame = plan.programme.frame
        self.frame = fingerprint(frame.title, frame.contact.title, frame.contact.email, frame.language, frame.timezone)
        self.given_out = {cohort.id for cohort in self.programme.cohorts.values() if cohort.status != "draft"}
        self.waiting = waiting(plan, self.given_out)
        self.appointments = Appointments(plan, self.given_out)
        self.tells = cache(tells_of)
        self.details = cache(self._details)
        self.fingerprint = cache(fingerprint)
        self.identified = cache(self._identified)

    def event(self, occasion: Occasion) -> PublishedEvent:
        personal, appointment = is_personal(self.plan, occasion), self.appointments.of(occasion)
        attendees = tuple(each for each in occasion.attendees if each.person not in self.waiting)
        cohorts = tuple(id_ for id_ in occasion.cohorts if id_ in self.given_out)
        event = self.programme.events[occasion.subject] if occasion.kind == "event" else None
        programme = self.programme
        given_out = PublishedEvent.of(appointment, self.plan.subject(occasion).identity, self.tells(appointment.entry))
        return given_out._replace(
            place=programme.places[occasion.place].identity if occasion.place else None,
            host=programme.organisations[occasion.host].identity if occasion.host else None,
            organisations=organisations_of(self.plan, occasion),
            cohorts=tuple(sorted(programme.cohorts[cohort].identity for cohort in cohorts)),
            attendees=self.identified(attendees),
            personal=personal,
            text=self.fingerprint(given_out.title, *self._text(occasion)),
            details=self.details(
                tuple(each for each in occasion.attendees if each.part not in ("participant", "make_up") or personal),
                cohorts,
                occasion.place,
                occasion.host,
                occasion.moved_from if occasion.is_on else None,
                self._held_by(event) if event else None,
            ),
            frame=self.frame,
        )

    def _identified(self, attendees: tuple[Attendee, ...]) -> tuple[Attendee, ...]:
        people = self.programme.people
        named = {Attendee(people[person].identity, part) for person, part in attendees}
        return tuple(sorted(named, key=lambda each: (each.part, each.person)))

    def _held_by(self, event: Event) -> tuple[str | None, tuple[str, ...]]:
        """Who holds an event, and those with whom."""
        those = {**self.programme.organisations, **self.programme.people}
        return those[event.by].identity if event.by else None, tuple(those[id_].identity for id_ in event.with_)

    def _text(self, occasion: Occasion) -> Iterator[object]:
        """What is written for this very event, beside its title."""
        programme = self.programme
        if occasion.kind == "session":
            activity, session = programme.taught[occasion.subject], self.plan.session(occasion)
            yield from (activity.summary, session.note)
            if occasion.is_on:
                yield from (
                    session.link,
                    activity.preparation,
                    activity.material,
                    activity.deepening,
                    bool(session.for_ or activity.for_),
                )
                yield from ((pause.at, pause.length, pause.title) for pause in breaks_of(self.plan, occasion))
        elif occasion.kind == "meeting":
            yield occasion.link if occasion.is_on else None
        elif occasion.kind == "review":
            yield programme.frame.reviews[occasion.subject].text
        elif occasion.kind == "posting":
            yield self.plan.posting(occasion).meetings
        elif occasion.kind == "task":
            yield self.plan.task(occasion).text
        else:
            yield programme.events[occasion.subject].audience

    def _details(
        self,
        named: tuple[Attendee, ...],
        cohorts: tuple[str, ...],
        place: str | None,
        host: str | None,
        *others: object,
    ) -> str:
        programme = self.programme
        people = [programme.people[person] for person, _ in named]
        roles = [programme.role(word) for word in ROLES if any(part == word for _, part in named)]
        where = programme.places[place] if place else None
        return fingerprint(
            [(person.name, programme.organisations[person.organisation].title) for person in people],
            [role.label for role in roles if role],
            [programme.cohorts[cohort].title for cohort in cohorts],
            (where.title, where.address, where.directions, where.link) if where else None,
            programme.organisations[host].title if host else None,
            others,
        )


def changed_events(
    before: Mapping[str, PublishedEvent], after: Mapping[str, PublishedEvent]
) -> Iterator[tuple[PublishedEvent | None, PublishedEvent | None]]:
    """Every event that differs, as it was and as it is, by key; None where there is none."""
    for key in sorted(before.keys() | after.keys()):
        was, is_ = before.get(key), after.get(key)
        if was is None or is_ is None or not is_same(was, is_):
            yield was, is_


def is_same(before: PublishedEvent, after: PublishedEvent) -> bool:
    """Whether nothing of an event differs that is known of both; what entries say in words only by what they tell."""
    if before == after:
        return True
    if before.tells and after.tells:
        before, after = (each._replace(text="", details="", frame="") for each in (before, after))
    else:
        before, after = (each._replace(tells=()) for each in (before, after))
    return before == after
