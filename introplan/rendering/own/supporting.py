"""What a supporter has to do for their participants: what to talk about in each phase, and the hours that it takes.

Of participants with protected personal data nothing is told here but what the supporter's own calendar tells; and as
soon as there is one, all phases are shown, so that those that are left out do not tell when somebody is in them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from introplan.agenda import Journey, Occasion, Plan
from introplan.agenda.hours import minutes_by_month, taken_as_supporter
from introplan.days import add_months, half_years
from introplan.language import length_words, short_month
from introplan.model import ROLES, Phase, RoleWord
from introplan.releases import Edition
from introplan.rendering.colours import Colour
from introplan.rendering.own.agenda import own_title
from introplan.rendering.own.path import participant_in_phase
from introplan.rendering.own.standing import supported_by
from introplan.rendering.spans import phase_colours
from introplan.rendering.terms import SchoolTerm
from introplan.rendering.titles import role_title


@dataclass(frozen=True, slots=True)
class PhaseTalk:
    """A phase for whoever supports: when each participant is in it, what it is for, and what they have been at then."""

    title: str
    days: tuple[str, ...]
    text: str
    sessions: tuple[str, ...]
    reviews: tuple[str, ...]
    colour: Colour


@dataclass(frozen=True, slots=True)
class RoleText:
    """What a role is for, as the participants read it."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class HoursOfMonth:
    """What is booked in a month; `is_over` says that it is more than what is set aside."""

    title: str
    booked: str
    is_over: bool


@dataclass(frozen=True, slots=True)
class HoursOfHalf:
    """January to June, or July to December."""

    title: str
    months: tuple[HoursOfMonth, ...]


@dataclass(frozen=True, slots=True)
class SupportHours:
    """The hours set aside a month, in words, and those that are booked, by half-year and month."""

    set_aside: str
    halves: tuple[HoursOfHalf, ...]

    @property
    def has_over(self) -> bool:
        """Whether more is booked in any month than is set aside."""
        return any(month.is_over for half in self.halves for month in half.months)


def roles_of(edition: Edition, person: str) -> tuple[RoleWord, ...]:
    """The roles that somebody has for participants whose cohorts are given out."""
    own = edition.plan.agenda.support.by_supporter.get(person, ())
    have = {each.pairing.role for each in own if each.journey.cohort.id in edition.cohort_ids}
    return tuple(role for role in ROLES if role in have)


def role_texts(edition: Edition, person: str) -> tuple[RoleText, ...]:
    """What each of somebody's roles is for, where the programme says so."""
    plan = edition.plan
    found = ((role, plan.programme.role(role)) for role in roles_of(edition, person))
    return tuple(RoleText(role_title(plan, word), role.text) for word, role in found if role and role.text)


def phase_talks(edition: Edition, person: str) -> tuple[PhaseTalk, ...]:
    """What to talk about, phase by phase, in the order of the programme."""
    plan, several = edition.plan, supported_by(edition, person)
    named = {(journey.cohort.id, journey.person) for stander, journey in several if stander.name}
    all_phases = any(not stander.name for stander, _journey in several)
    talks = []
    colours = phase_colours(plan)
    for phase in plan.programme.frame.phases.values():
        here = {
            (journey.cohort.id, journey.person): journey
            for days, _pairing, journey in plan.agenda.support.by_supporter.get(person, ())
            if (journey.cohort.id, journey.person) in named and days.overlaps(journey.days_of(phase.id))
        }
        if here or all_phases:
            talks.append(_talk(edition, person, phase, tuple(here.values()), colours[phase.id]))
    return tuple(talks)


def _talk(edition: Edition, person: str, phase: Phase, journeys: Sequence[Journey], colour: Colour) -> PhaseTalk:
    plan = edition.plan
    return PhaseTalk(
        title=phase.title,
        days=tuple(participant_in_phase(plan, each, phase.id) for each in journeys),
        text=phase.text or "",
        sessions=tuple(dict.fromkeys(plan.title(each) for each in _at(edition, phase, journeys, "session"))),
        reviews=tuple(
            own_title(plan, each, person) for each in _at(edition, phase, journeys, "review") if person in each.people()
        ),
        colour=colour,
    )


def _at(edition: Edition, phase: Phase, journeys: Iterable[Journey], kind: str) -> Iterator[Occasion]:
    """What participants have in a phase, that is on, in order; each of their own days."""
    found = {
        each.key: each
        for journey in journeys
        for each in edition.published(edition.plan.agenda.by_person.get(journey.person, ()))
        if each.kind == kind and each.is_on and each.day in journey.days_of(phase.id)
    }
    return iter(sorted(found.values(), key=lambda each: each.sort_key))


def support_hours(edition: Edition, person: str) -> SupportHours:
    """Somebody's hours as a supporter: meetings, and reviews and sessions that they are asked to."""
    plan = edition.plan
    minutes = minutes_by_month(edition.published(taken_as_supporter(plan, person)))
    by_month = {month: timedelta(minutes=minutes[month]) for month in minutes}
    hours = plan.programme.people[person].hours_per_month
    set_aside = timedelta(hours=float(hours)) if hours else None
    return SupportHours(length_words(set_aside) if set_aside else "", tuple(hours_by_half(plan, by_month, set_aside)))


def hours_by_half(plan: Plan, by_month: Mapping[date, timedelta], set_aside: timedelta | None) -> Iterator[HoursOfHalf]:
    """Every half-year from the first month to the last; months outside have no title."""
    if not by_month:
        return
    first, last, language = min(by_month), max(by_month), plan.programme.frame.language
    for half in half_years(first, last):
        yield HoursOfHalf(
            SchoolTerm(half.year, half.month > 6).title(language),
            tuple(
                HoursOfMonth(
                    short_month(month, language) if first <= month <= last else "",
                    length_words(by_month[month]) if by_month.get(month) else "",
                    set_aside is not None and by_month.get(month, timedelta()) > set_aside,
                )
                for month in (add_months(half, ahead) for ahead in range(6))
            ),
        )
