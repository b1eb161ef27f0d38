"""Who stands by somebody, and whom they ask: what a participant reads of others, and a supporter of participants.

In what a protected person reads nobody has a name, and a protected person has none in what others read. Then the part
alone is told, and how often the two meet, which the reader knows.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from introplan.agenda import Journey, Plan
from introplan.agenda.disclosure import is_protected
from introplan.agenda.meetings import arrangement_of
from introplan.agenda.occasions import Part
from introplan.days import Recurrence, Rhythm, Weekday
from introplan.language import (
    _,
    in_full,
    joined,
    recurrence_words,
    stretch_words,
    times_words,
    titled,
    weekday_words,
)
from introplan.language.terms import PARTS
from introplan.model import ROLES, Pairing
from introplan.releases import Edition
from introplan.rendering.titles import part_words, person_name, role_title
from introplan.rendering.turns import SupportTurn, days_in_words, managers_in_turn, supporters_in_turn


@dataclass(frozen=True, slots=True)
class Stander:
    """Somebody as another meets them: in which part, who it is, from when, how often, and how to reach them."""

    role: str
    name: str = ""
    about: str = ""
    days: str = ""
    meets: str = ""
    email: str = ""
    phone: str = ""


def journeys_of(edition: Edition, person: str) -> tuple[Journey, ...]:
    """Somebody's ways through the programme that are given out, by their first days."""
    own = edition.plan.agenda.journeys_by_person.get(person, ())
    return tuple(
        sorted((each for each in own if each.cohort.id in edition.cohort_ids), key=lambda each: each.days.first)
    )


def standing_by(edition: Edition, person: str) -> tuple[Stander, ...]:
    """Those who support a participant, by role, then their managers and coordinators; each once."""
    plan = edition.plan
    hidden = is_protected(plan, person)
    found = []
    for journey in journeys_of(edition, person):
        for role in ROLES:
            for turn in supporters_in_turn(plan, journey, role):
                assert turn.pairing is not None, "a supporter has a pairing"
                days, meets = days_in_words(plan, journey, turn.days), meeting_words(plan, turn.pairing)
                found.append(replace(_stander(plan, turn.person, role, hidden=hidden), days=days, meets=meets))
        for turn in managers_in_turn(journey):
            days = days_in_words(plan, journey, turn.days)
            found.append(replace(_stander(plan, turn.person, "manager", hidden=hidden), days=days))
    return tuple(dict.fromkeys([*found, *coordinators_of(plan, person)]))


def coordinators_of(plan: Plan, person: str) -> tuple[Stander, ...]:
    """Those who run the programme, as somebody reads of them: nobody who may not be named, or to whom nobody may be."""
    hidden = is_protected(plan, person)
    others = (each for each in plan.programme.frame.coordinators if each != person)
    coordinators = (_stander(plan, each, "coordinator", hidden=hidden) for each in others)
    return tuple(each for each in coordinators if each.name)


def supported_by(edition: Edition, person: str) -> tuple[tuple[Stander, Journey], ...]:
    """The participants whom somebody supports, each with the journey that it is about, by the first day."""
    plan = edition.plan
    hidden = is_protected(plan, person)
    journeys = {
        (each.journey.cohort.id, each.journey.person): each.journey
        for each in sorted(plan.agenda.support.by_supporter.get(person, ()), key=lambda each: each.days.first)
        if each.journey.cohort.id in edition.cohort_ids
    }
    return tuple(
        (_supported(plan, journey, turn, hidden=hidden), journey)
        for journey in journeys.values()
        for role in ROLES
        for turn in supporters_in_turn(plan, journey, role)
        if turn.person == person
    )


def _supported(plan: Plan, journey: Journey, turn: SupportTurn, *, hidden: bool) -> Stander:
    """A participant as their supporter reads of them; from when to when is told of whoever has a name."""
    assert turn.pairing is not None, "a supporter has a pairing"
    language, stander = plan.programme.frame.language, _stander(plan, journey.person, "participant", hidden=hidden)
    return replace(
        stander,
        role=in_full(_("You are {role}"), language, role=part_words(plan, turn.pairing.role)),
        about=plan.programme.units[journey.unit].title if stander.name and journey.unit else stander.about,
        days=stretch_words(turn.days, language, week=False) if stander.name else "",
        meets=meeting_words(plan, turn.pairing),
    )


def _stander(plan: Plan, id_: str, part: Part, *, hidden: bool) -> Stander:
    person, language = plan.programme.people[id_], plan.programme.frame.language
    role = next((role_title(plan, each) for each in ROLES if each == part), titled(PARTS[part], language))
    if hidden or person.protected:
        return Stander(role)
    unit = plan.programme.units[person.unit].title if person.unit else person.job or ""
    name = person_name(plan, id_, part)
    return Stander(role, name, unit, email=person.email or "", phone=person.phone or "")


def meeting_words(plan: Plan, pairing: Pairing) -> str:
    """`Ni ses varannan tisdag 13.00–14.00.`; of a rhythm by phases `Ni ses på tisdagar 13.00: varje vecka i Start.`

    Where no time is said, how often at least, and that the two agree on the rest.
    """
    language, frame = plan.programme.frame.language, plan.programme.frame
    if (arrangement := arrangement_of(plan.programme, pairing)) is not None:
        times, every = times_words(arrangement.times, language), arrangement.every
        if every.all:
            often = recurrence_words(_recurrence(arrangement.weekday, every.all), language)
            return in_full(_("You meet {often} {times}."), language, often=often, times=times)
        in_phases = (
            in_full(_("{rhythm} in {phase}"), language, rhythm=rhythm, phase=frame.phases[id_].title)
            for id_, rhythm in every.by_phase.items()
        )
        template, day = _("You meet on {day}s {times}: {often}."), weekday_words(arrangement.weekday, language)
        return in_full(template, language, day=day, times=times, often=joined(in_phases, language))
    role = plan.programme.role(pairing.role)
    for meets in (pairing.meets, role.meets if role else None):
        if meets and meets.every and meets.every.all:
            return in_full(_("You meet {often}. You agree on the times."), language, often=meets.every.all)
    return in_full(_("You agree on when to meet."), language)


def _recurrence(weekday: Weekday, every: Rhythm) -> Recurrence:
    """As meetings come back: by the month on its first such weekday."""
    return Recurrence(every, date(2024, 1, 1) + timedelta(days=int(weekday)))  # a Monday, and the first of a month
