"""A lecturer's own print: my sessions, how to get there, how many come, what comes before and after, what is needed.

Who comes is told by number and by kind, never by name. Where a cohort has protected people, it is told how many come at
most, so that no number says whether these are there. As all prints of a protected person, theirs names nobody.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from introplan.agenda import Occasion, Plan
from introplan.agenda.disclosure import is_protected, named, unnamed
from introplan.language import Language, _, _n, in_full, joined, short_day
from introplan.model import Place
from introplan.releases import Edition
from introplan.rendering.day_rows import hours_shown, in_one_row, long_days, short_days
from introplan.rendering.editions import EditionMark, mark_of
from introplan.rendering.own.standing import Stander, coordinators_of
from introplan.rendering.prints.folders import path_of_own
from introplan.rendering.prints.printer import Print
from introplan.rendering.spans import cohort_phases
from introplan.rendering.terms import SchoolTerm
from introplan.rendering.titles import (
    access_words,
    also_invited,
    occasion_place,
    occasion_title,
    person_name,
    point_lines,
)
from introplan.rendering.whom import groups_words

MANY = 6
"""More sessions of one lecture than this are not told one by one."""


@dataclass(frozen=True, slots=True)
class GivenSession:
    """A session that somebody gives: when, where, for how many, and what the same people have just before and after.

    `day` has its week and year, `short_day` neither; `room` is the place without its address.
    """

    day: str
    short_day: str
    week: str
    times: str
    title: str
    room: str
    place: str
    who: str
    phase: str
    only_for: str
    note: str
    before: str
    after: str
    points: tuple[str, ...]
    draft: bool
    cancelled: bool


class GivenTerm(NamedTuple):
    """The sessions of a term."""

    title: str
    dates: tuple[GivenSession, ...]


@dataclass(frozen=True, slots=True)
class GivenLecture:
    """A lecture or an activity that somebody gives, what is needed for it, and sessions of it that are on."""

    title: str
    summary: str
    together: str
    had: tuple[str, ...]
    preparation: str
    material: tuple[str, ...]
    deepening: str
    sessions: tuple[GivenSession, ...]

    @property
    def says_anything(self) -> bool:
        """Whether it has anything beside its title."""
        said = (self.summary, self.together, self.had, self.preparation, self.material, self.deepening, self.sessions)
        return any(said)


@dataclass(frozen=True, slots=True)
class PlaceToFind:
    """A place: where it is, how one gets in, how to find it."""

    title: str
    address: str
    facts: tuple[str, ...]
    directions: str


@dataclass(frozen=True)
class LecturerPrint:
    """Everything in a lecturer's own print. `title` is general, as it is in that of a participant."""

    language: Language
    title: str
    programme: str
    organisation: str
    name: str
    count: str
    mark: EditionMark
    terms: tuple[GivenTerm, ...]
    lectures: tuple[GivenLecture, ...]
    places: tuple[PlaceToFind, ...]
    meeting: tuple[Stander, ...]
    contact: str
    email: str


def lecturer_print(edition: Edition, person: str) -> Print | None:
    """`prints/<identity>/lecturer`; None for somebody who gives nothing that is published."""
    mine = lecturer_of(edition, person)
    path = path_of_own(edition.plan, person, "lecturer")
    return Print(path, "lecturer", mine.language, {"mine": mine}) if mine else None


def lecturer_of(edition: Edition, person: str) -> LecturerPrint | None:
    """What a lecturer's print and page have; None for somebody who gives nothing that is published."""
    plan, frame = edition.plan, edition.plan.programme.frame
    own = edition.published(plan.agenda.by_person.get(person, ()))
    given = [each for each in own if each.kind == "session" and person in each.people("lecturer")]
    rows = in_one_row(plan, sorted(given, key=lambda each: each.sort_key))
    if not rows:
        return None
    return LecturerPrint(
        language=frame.language,
        title=in_full(_("Lecturing in the programme"), frame.language),
        programme=frame.title,
        organisation=plan.programme.organisations[frame.owner].title,
        name="" if is_protected(plan, person) else person_name(plan, person),
        count=in_full(
            _n("You give one session", "You give {count} sessions"),
            frame.language,
            count=sum(each.is_on for each in rows),
        ),
        mark=mark_of(edition),
        terms=tuple(
            GivenTerm(term.title(frame.language), tuple(_given(edition, each) for each in several))
            for term, several in groupby(rows, key=lambda each: SchoolTerm.of(each.day))
        ),
        lectures=tuple(_lectures(edition, person, rows)),
        places=tuple(_places(plan, [each for each in rows if each.is_on])),
        meeting=coordinators_of(plan, person),
        contact=frame.contact.title,
        email=frame.contact.email,
    )


def _given(edition: Edition, session: Occasion) -> GivenSession:
    plan, language = edition.plan, edition.plan.programme.frame.language
    before, after = _around(edition, session)
    return GivenSession(
        day=long_days(plan, session, language),
        short_day=short_days(plan, session, language),
        week=str(session.day.isocalendar().week),
        times=hours_shown(plan, session, language),
        title=occasion_title(plan, session),
        room=plan.programme.places[session.place].title if session.place else occasion_place(plan, session),
        place=occasion_place(plan, session),
        who=_who(plan, session),
        phase=_phase(plan, session),
        only_for=groups_words(plan, session),
        note=plan.session(session).note or "",
        before=_in_words(plan, session, before),
        after=_in_words(plan, session, after),
        points=point_lines(plan, session),
        draft=session.draft,
        cancelled=not session.is_on,
    )


def _who(plan: Plan, session: Occasion) -> str:
    """`8 deltagare, dessutom mentorer och chefer`: how many come, and who else is asked."""
    language = plan.programme.frame.language
    coming = set(named(plan, session.people("participant", "make_up")))
    cohorts = (plan.programme.cohorts[id_] for id_ in session.cohorts)
    others = {person for cohort in cohorts for person in unnamed(plan, cohort.participants)}
    at_most = _n("at most one participant", "at most {count} participants")
    template = at_most if others else _n("one participant", "{count} participants")
    words = in_full(template, language, count=len(coming | others))
    if invited := also_invited(plan, session):
        return in_full(_("{participants}, and {others}"), language, participants=words, others=invited)
    return words


def _phase(plan: Plan, session: Occasion) -> str:
    """In which phases its cohorts are by then, for those who started with them."""
    cohorts = (plan.programme.cohorts[id_] for id_ in session.cohorts)
    phases = (phase.title for cohort in cohorts for phase in cohort_phases(plan, cohort) if session.day in phase.days)
    return joined(dict.fromkeys(phases), plan.programme.frame.language)


def _around(edition: Edition, session: Occasion) -> tuple[Occasion | None, Occasion | None]:
    """What the same people have last before a session of its cohort, and first after it, that is on."""
    cohort = edition.plan.programme.cohorts[str(session.path[1])]
    own = edition.plan.days_along_with(session)
    others = [each for each in edition.sessions_of(cohort) if each.is_on and each not in own]
    coming = _members(edition.plan, session)
    same = [each for each in others if coming & _members(edition.plan, each)]
    before = [each for each in same if each.sort_key < own[0].sort_key]
    after = [each for each in same if each.sort_key > own[-1].sort_key]
    return (before[-1] if before else None), (after[0] if after else None)


def _members(plan: Plan, session: Occasion) -> frozenset[str]:
    return frozenset(named(plan, session.people("participant")))


def _in_words(plan: Plan, session: Occasion, other: Occasion | None) -> str:
    """`Etik och makt, tors 5 nov`; with its time when it is on the same day."""
    if other is None:
        return ""
    language = plan.programme.frame.language
    same_day = other.day == session.day and other.times is not None
    when = hours_shown(plan, other, language, with_night=False) if same_day else short_day(other.day, language)
    return f"{occasion_title(plan, other)}, {when}"


def _lectures(edition: Edition, person: str, sessions: Sequence[Occasion]) -> Iterator[GivenLecture]:
    """What somebody gives, in the order of its first sessions, as far as there is anything to say beside its dates."""
    plan = edition.plan
    for subject in dict.fromkeys(each.subject for each in sessions if each.is_on):
        activity = plan.programme.taught[subject]
        own = [each for each in sessions if each.subject == subject and each.is_on]
        lecture = GivenLecture(
            title=activity.title,
            summary=activity.summary or "",
            together=_together(plan, person, own),
            had=tuple(plan.programme.taught[needed].title for needed in activity.prerequisites),
            preparation=activity.preparation or "",
            material=activity.material,
            deepening=activity.deepening or "",
            sessions=tuple(_told_one_by_one(tuple(_given(edition, each) for each in own))),
        )
        if lecture.says_anything:
            yield lecture


def _told_one_by_one(sessions: Sequence[GivenSession]) -> Iterator[GivenSession]:
    """All sessions of a lecture; of many, which the list of dates has, those of which something of its own is said."""
    yield from (each for each in sessions if len(sessions) <= MANY or each.note or each.points)


def _together(plan: Plan, person: str, sessions: Sequence[Occasion]) -> str:
    """Who else gives it, as far as they may be named to each other."""
    if is_protected(plan, person):
        return ""
    others = dict.fromkeys(each for session in sessions for each in session.people("lecturer"))
    names = [person_name(plan, each, "lecturer") for each in named(plan, others) if each != person]
    return joined(names, plan.programme.frame.language)


def _places(plan: Plan, sessions: Sequence[Occasion]) -> Iterator[PlaceToFind]:
    """Where somebody is to find their way to, in the order of their sessions."""
    for id_ in dict.fromkeys(session.place for session in sessions if session.place):
        place: Place = plan.programme.places[id_]
        language = plan.programme.frame.language
        online = [in_full(_("The link is in your calendar."), language)] if place.online else []
        facts = (*online, *access_words(plan, place))
        yield PlaceToFind(place.title, place.address or "", facts, place.directions or "")
