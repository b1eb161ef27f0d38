"""Somebody's own way through the programme: its phases on their own days, where they are, their groups and reviews."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from introplan.agenda import Journey, Occasion, Plan
from introplan.agenda.disclosure import is_protected, named
from introplan.days import Stretch
from introplan.language import _, day_words, in_full, joined, length_words, stretch_words
from introplan.releases import Edition
from introplan.rendering.colours import Colour
from introplan.rendering.day_rows import hours_shown
from introplan.rendering.demanded import phase_facts
from introplan.rendering.own.agenda import own_title
from introplan.rendering.own.standing import journeys_of
from introplan.rendering.spans import phase_colours
from introplan.rendering.titles import occasion_place, part_words, person_name, stay_title
from introplan.rendering.turns import days_in_words


@dataclass(frozen=True, slots=True)
class OwnPhase:
    """A phase on somebody's own days, with what it asks and what it is for."""

    id: str
    title: str
    days: str
    facts: tuple[str, ...]
    text: str
    colour: Colour


@dataclass(frozen=True, slots=True)
class OwnReview:
    """A review: when it is, or about when, with whom, and what to prepare."""

    title: str
    day: str
    times: str
    place: str
    length: str
    who: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class OwnStay:
    """Where somebody is for a while that is not their own unit, and who is their manager there."""

    days: str
    place: str
    manager: str
    without_meetings: bool


@dataclass(frozen=True, slots=True)
class OwnPath:
    """The time in one cohort: from when to when, where one belongs, and with what phases."""

    cohort: str
    days: str
    workplace: str
    groups: tuple[str, ...]
    pauses: tuple[str, ...]
    stays: tuple[OwnStay, ...]
    phases: tuple[OwnPhase, ...]


def own_paths(edition: Edition, person: str) -> tuple[OwnPath, ...]:
    """Somebody's time in each of their cohorts, by its first day."""
    return tuple(_path(edition.plan, journey) for journey in journeys_of(edition, person))


def _path(plan: Plan, journey: Journey) -> OwnPath:
    programme, language = plan.programme, plan.programme.frame.language
    hidden = is_protected(plan, journey.person)
    return OwnPath(
        cohort=journey.cohort.title,
        days=stretch_words(journey.days, language, week=False),
        workplace=programme.units[journey.unit].title if journey.unit and not hidden else "",
        groups=tuple(_groups(plan, journey)),
        pauses=tuple(stretch_words(pause, language, week=False) for pause in _own_pauses(journey)),
        stays=tuple(_stays(plan, journey)),
        phases=own_phases(plan, journey),
    )


def _own_pauses(journey: Journey) -> Iterator[Stretch]:
    return (pause for pause in journey.pauses if pause.overlaps(journey.days))


def own_phases(plan: Plan, journey: Journey) -> tuple[OwnPhase, ...]:
    """The phases that somebody comes to, with the colours that they have everywhere."""
    language, colours = plan.programme.frame.language, phase_colours(plan)
    return tuple(
        OwnPhase(
            part.phase,
            phase.title,
            stretch_words(journey.until_its_end(part.days), language, week=False),
            tuple(phase_facts(phase, language)),
            phase.text or "",
            colours[part.phase],
        )
        for part in journey.phases
        if part.days.first <= journey.ends
        for phase in [plan.programme.frame.phases[part.phase]]
    )


def participant_in_phase(plan: Plan, journey: Journey, phase: str) -> str:
    """`Ada Testsson: 1 mars 2027–31 augusti 2028`, for somebody else: when a participant is in a phase, by its id."""
    language = plan.programme.frame.language
    return in_full(
        _("{participant}: {days}"),
        language,
        participant=person_name(plan, journey.person),
        days=stretch_words(journey.until_its_end(journey.days_of(phase)), language, week=False),
    )


def _groups(plan: Plan, journey: Journey) -> Iterator[str]:
    """The groups that somebody is in, in the order of the section, with their days where these are fewer than all."""
    for id_, group in plan.programme.groups.items():
        membership = journey.participant.groups.each.get(id_)
        if membership and membership.days.overlaps(journey.days):
            days = days_in_words(plan, journey, membership.days)
            yield f"{group.title} ({days})" if days else group.title


def _stays(plan: Plan, journey: Journey) -> Iterator[OwnStay]:
    language = plan.programme.frame.language
    for stay in journey.posted:
        managers = named(plan, [stay.manager] if stay.manager and not is_protected(plan, journey.person) else [])
        manager = (
            in_full(_("Your manager there is {name}"), language, name=person_name(plan, each)) for each in managers
        )
        days = stretch_words(stay.days, language, week=False)
        yield OwnStay(days, stay_title(plan, stay), next(manager, ""), not stay.has_meetings)


def own_reviews(edition: Edition, person: str) -> tuple[OwnReview, ...]:
    """The reviews of a participant, by their days, each with what to prepare."""
    plan, language = edition.plan, edition.plan.programme.frame.language
    found = []
    for occasion in _reviews(edition, person):
        if person in occasion.people("participant"):
            review = plan.programme.frame.reviews[occasion.subject]
            people = (in_full(_("your {role}"), language, role=part_words(plan, word)) for word in review.with_)
            who = in_full(_("You and {people}"), language, people=joined(people, language))
            found.append(replace(_review(plan, occasion, person), who=who, text=review.text or ""))
    return tuple(found)


def reviews_helped(edition: Edition, person: str) -> tuple[OwnReview, ...]:
    """The reviews of others that somebody takes part in, by their days."""
    others = (each for each in _reviews(edition, person) if person not in each.people("participant"))
    return tuple(_review(edition.plan, each, person) for each in others)


def _reviews(edition: Edition, person: str) -> list[Occasion]:
    own = edition.published(edition.plan.agenda.by_person.get(person, ()))
    return sorted((each for each in own if each.kind == "review"), key=lambda each: each.sort_key)


def _review(plan: Plan, occasion: Occasion, person: str) -> OwnReview:
    review, language = plan.programme.frame.reviews[occasion.subject], plan.programme.frame.language
    about = in_full(_("around {day}"), language, day=day_words(occasion.day, language, weekday=False))
    return OwnReview(
        title=own_title(plan, occasion, person),
        day=day_words(occasion.day, language) if occasion.booked else about,
        times=hours_shown(plan, occasion, language) if occasion.booked else in_full(_("not booked yet"), language),
        place=occasion_place(plan, occasion),
        length=length_words(review.length) if review.length else "",
    )


@dataclass(frozen=True, slots=True)
class MakeUp:
    """A session of another cohort where somebody makes up for what they missed."""

    day: str
    times: str
    title: str
    place: str


def own_make_ups(edition: Edition, person: str) -> tuple[MakeUp, ...]:
    """What somebody makes up for, by its days; what is cancelled is none."""
    plan, language = edition.plan, edition.plan.programme.frame.language
    own = edition.published(plan.agenda.by_person.get(person, ()))
    return tuple(
        MakeUp(
            day_words(each.day, language),
            hours_shown(plan, each, language),
            plan.title(each),
            occasion_place(plan, each),
        )
        for each in sorted(own, key=lambda each: each.sort_key)
        if each.is_on and person in each.people("make_up")
    )
