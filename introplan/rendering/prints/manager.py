"""A manager's own print: who is away when, hours a month, the reviews to hold, what I am to do, and who supports whom.

It is about participants on the days on which this is their manager, be it at their own unit or where they are posted.
Nothing is told of those with protected personal data, and no hours are theirs, so that no sum tells of them; how many
there are in all is. As all prints of a protected person, that of a protected manager names nobody.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby
from typing import NamedTuple

from introplan.agenda import Away, Journey, Plan, Stay, away_at, hours_by_month
from introplan.agenda.disclosure import is_protected
from introplan.days import Stretch
from introplan.language import Language, _, _n, alphabetical, in_full, joined, length_words, short_day, stretch_words
from introplan.model import ROLES
from introplan.releases import Edition
from introplan.rendering.colours import Colour
from introplan.rendering.day_rows import hours_shown
from introplan.rendering.demanded import phase_facts
from introplan.rendering.editions import EditionMark, mark_of
from introplan.rendering.own.agenda import AgendaTerm, own_agenda
from introplan.rendering.own.path import OwnReview, participant_in_phase, reviews_helped
from introplan.rendering.own.supporting import HoursOfHalf, hours_by_half
from introplan.rendering.prints.folders import path_of_own
from introplan.rendering.prints.printer import Print
from introplan.rendering.spans import phase_colours
from introplan.rendering.tasks import TasksOf, tasks_helped_with
from introplan.rendering.terms import SchoolTerm
from introplan.rendering.titles import occasion_title, person_name, role_title, stay_title
from introplan.rendering.turns import days_in_words, supporters_in_turn

FEW = 4
"""So many at least are called all, where a row of their names would be longer to read."""


@dataclass(frozen=True, slots=True)
class Managed:
    """A participant: their unit, from when to when, who supports them as what, and where else they are meanwhile."""

    name: str
    unit: str
    days: str
    supporters: tuple[str, ...]
    elsewhere: tuple[str, ...]
    is_guest: bool


@dataclass(frozen=True, slots=True)
class PhaseAsked:
    """A phase: what it asks of the workplace, and when each participant is in it."""

    title: str
    facts: tuple[str, ...]
    days: tuple[str, ...]
    colour: Colour


@dataclass(frozen=True, slots=True)
class AwayRow:
    """A session for which somebody is away. `week` is empty where the row above has the same."""

    week: str
    day: str
    times: str
    title: str
    who: str


class AwayTerm(NamedTuple):
    """The sessions of a term."""

    title: str
    rows: tuple[AwayRow, ...]


@dataclass(frozen=True, slots=True)
class UnitHours:
    """Hours away from a unit by half-year and month, and what it has agreed to a month, in words."""

    title: str
    agreed: str
    halves: tuple[HoursOfHalf, ...]


@dataclass(frozen=True)
class ManagerPrint:
    """Everything in a manager's own print. `title` is general, as it is in that of a participant."""

    language: Language
    title: str
    programme: str
    organisation: str
    name: str
    units: str
    count: str
    mark: EditionMark
    managed: tuple[Managed, ...]
    phases: tuple[PhaseAsked, ...]
    away: tuple[AwayTerm, ...]
    hours: tuple[UnitHours, ...]
    reviews: tuple[OwnReview, ...]
    tasks: tuple[TasksOf, ...]
    terms: tuple[AgendaTerm, ...]
    contact: str
    email: str


class _Time(NamedTuple):
    """A journey, and the stays of it during which somebody is the participant's manager."""

    journey: Journey
    stays: tuple[Stay, ...]


def manager_print(edition: Edition, person: str) -> Print | None:
    """`prints/<identity>/manager`; None for somebody who is nobody's manager in a cohort that is published."""
    mine = manager_of(edition, person)
    path = path_of_own(edition.plan, person, "manager")
    return Print(path, "manager", mine.language, {"mine": mine}) if mine else None


def manager_of(edition: Edition, person: str) -> ManagerPrint | None:
    """What a manager's print and page have; None for somebody who is nobody's manager."""
    plan, frame = edition.plan, edition.plan.programme.frame
    all_times = tuple(_managed_by(edition, person))
    if not all_times:
        return None
    hidden = is_protected(plan, person)
    times = () if hidden else tuple(each for each in all_times if not is_protected(plan, each.journey.person))
    away = _away(edition, person, times)
    return ManagerPrint(
        language=frame.language,
        title=in_full(_("New colleagues at my unit"), frame.language),
        programme=frame.title,
        organisation=plan.programme.organisations[frame.owner].title,
        name="" if hidden else person_name(plan, person),
        units=_units(plan, person, times),
        count=_count(plan, all_times, times),
        mark=mark_of(edition),
        managed=tuple(_managed(plan, each, person) for each in times),
        phases=tuple(_phases(plan, times)),
        away=tuple(_away_terms(plan, away)),
        hours=tuple(_hours(plan, away)),
        reviews=reviews_helped(edition, person),
        tasks=tasks_helped_with(edition, person),
        terms=own_agenda(edition, person),
        contact=frame.contact.title,
        email=frame.contact.email,
    )


def _managed_by(edition: Edition, person: str) -> Iterator[_Time]:
    """Those whose manager somebody is at any time, by their first day."""
    plan = edition.plan
    journeys = (each for cohort in edition.cohorts for each in plan.journeys_in(cohort.id))
    for journey in sorted(journeys, key=lambda each: (each.starts, alphabetical(plan.called(each.person)))):
        if stays := tuple(stay for stay in journey.stays if stay.manager == person):
            yield _Time(journey, stays)


def _units(plan: Plan, person: str, times: Sequence[_Time]) -> str:
    """The manager's own units that those who may be named are at: another one would tell where somebody else is."""
    theirs = {stay.unit for each in times for stay in each.stays}
    own = (each.title for each in plan.programme.units.values() if each.manager == person and each.id in theirs)
    return joined(sorted(own, key=alphabetical), plan.programme.frame.language)


def _count(plan: Plan, everybody: Sequence[_Time], told: Sequence[_Time]) -> str:
    people = {each.journey.person for each in everybody}
    words = _n("You have one participant", "You have {count} participants")
    count = in_full(words, plan.programme.frame.language, count=len(people))
    if len({each.journey.person for each in told}) == len(people):
        return count
    return f"{count}. {in_full(_('Not everyone is named here.'), plan.programme.frame.language)}"


def _managed(plan: Plan, time: _Time, person: str) -> Managed:
    journey, language = time.journey, plan.programme.frame.language
    is_guest = all(stay.posting for stay in time.stays) and journey.manager != person
    return Managed(
        name=person_name(plan, journey.person),
        unit=stay_title(plan, journey.at_home),
        days=joined(
            (stretch_words(days, language, week=False) for days in _days_of(time, is_guest=is_guest)), language
        ),
        supporters=tuple(_supporters(plan, time)),
        elsewhere=tuple(
            in_full(
                _("{place} {days}"), language, place=stay_title(plan, stay), days=stretch_words(stay.days, language)
            )
            for stay in journey.stays
            if stay.posting and stay.manager != person
            if not is_guest
        ),
        is_guest=is_guest,
    )


def _days_of(time: _Time, *, is_guest: bool) -> list[Stretch]:
    """All days in the programme; of somebody who comes for a while only those."""
    return [stay.days for stay in time.stays] if is_guest else [time.journey.days]


def _supporters(plan: Plan, time: _Time) -> Iterator[str]:
    """`Mentor: Max Mentorsson (från 1 mars 2027)` for those meanwhile; of whoever may not be named nothing."""
    journey = time.journey
    for role in ROLES:
        for turn in supporters_in_turn(plan, journey, role):
            meanwhile = any(turn.days.overlaps(stay.days) for stay in time.stays)
            if meanwhile and not is_protected(plan, turn.person):
                days = days_in_words(plan, journey, turn.days)
                name = person_name(plan, turn.person, role)
                yield f"{role_title(plan, role)}: {name} ({days})" if days else f"{role_title(plan, role)}: {name}"


def _phases(plan: Plan, times: Iterable[_Time]) -> Iterator[PhaseAsked]:
    """What each phase asks, and when those who may be named are in it."""
    language, journeys = plan.programme.frame.language, [each.journey for each in times]
    colours = phase_colours(plan)
    for phase in plan.programme.frame.phases.values():
        days = (
            participant_in_phase(plan, each, phase.id) for each in journeys if each.days_of(phase.id).first <= each.ends
        )
        yield PhaseAsked(phase.title, tuple(phase_facts(phase, language)), tuple(days), colours[phase.id])


def _away(edition: Edition, manager: str, times: Iterable[_Time]) -> tuple[Away, ...]:
    """When these are away from where this is their manager, in the order of days."""
    people = {each.journey.person for each in times}
    plan = edition.plan
    sessions = dict.fromkeys(
        each
        for person in people
        for each in edition.published(plan.agenda.by_person.get(person, ()))
        if each.kind == "session"
    )
    found = (each for session in sessions for each in away_at(plan, session))
    mine = (each for each in found if each.manager == manager and each.person in people)
    return tuple(sorted(mine, key=lambda each: (each.occasion.sort_key, each.person)))


def _away_terms(plan: Plan, away: Sequence[Away]) -> Iterator[AwayTerm]:
    """Session by session who is away, term by term."""
    language = plan.programme.frame.language
    everybody = len({each.person for each in away})
    for term, several in groupby(away, key=lambda each: SchoolTerm.of(each.day)):
        yield AwayTerm(term.title(language), tuple(_away_rows(plan, tuple(several), everybody)))


def _away_rows(plan: Plan, away: Sequence[Away], everybody: int) -> Iterator[AwayRow]:
    language, week = plan.programme.frame.language, 0
    for occasion, several in groupby(away, key=lambda each: each.occasion):
        number = occasion.day.isocalendar().week
        names = sorted((person_name(plan, each.person) for each in several), key=alphabetical)
        yield AwayRow(
            week=str(number) if number != week else "",
            day=short_day(occasion.day, language),
            times=hours_shown(plan, occasion, language, with_night=False),
            title=occasion_title(plan, occasion),
            who=", ".join(names)
            if len(names) < max(everybody, FEW)
            else in_full(_("all who are named here"), language),
        )
        week = number


def _hours(plan: Plan, away: Sequence[Away]) -> Iterator[UnitHours]:
    """How long they are away, for each unit by itself; at an organisation without units for all there."""
    units = plan.programme.units
    for id_ in dict.fromkeys(each.unit for each in away):
        unit = units[id_] if id_ else None
        agreed = timedelta(hours=float(unit.hours_away_per_month)) if unit and unit.hours_away_per_month else None
        by_month = hours_by_month(each for each in away if each.unit == id_)
        yield UnitHours(
            unit.title if unit else "",
            length_words(agreed) if agreed else "",
            tuple(hours_by_half(plan, by_month, agreed)),
        )
