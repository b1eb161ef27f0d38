"""An occasion as it would be: on another day, at another time, in another place, given by others."""

from collections.abc import Iterator
from datetime import date, timedelta

from introplan.agenda import Attendee, Journey, Occasion, Plan, attendees_on, reviewers, with_those_invited
from introplan.days import Times


def as_it_would_be(  # noqa: PLR0913 - all that may be otherwise, each named at the call
    plan: Plan,
    occasion: Occasion,
    *,
    day: date | None = None,
    times: Times | None = None,
    place: str | None = None,
    lecturers: tuple[str, ...] | None = None,
) -> Occasion:
    """The occasion with another day, time, place or lecturers, and with those who attend then: that goes by the day."""
    would = occasion._replace(day=day or occasion.day, times=times or occasion.times)
    if day is not None and occasion.days:
        would = would._replace(days=tuple(each + (day - occasion.day) for each in occasion.days))
    if place is not None:
        would = would._replace(place=place)
        if occasion.kind == "session":  # of all else the link is its own, or it has none
            would = would._replace(link=plan.session(occasion).link or plan.programme.places[place].link)
    if day is None and lecturers is None:
        return would
    given_by = occasion.people("lecturer") if lecturers is None else lecturers
    would = would._replace(attendees=_attendees(plan, occasion, would, given_by))
    if occasion.kind != "session":
        return would
    return with_those_invited(
        plan.programme, plan.agenda.support, plan.session(occasion), would, _expected(plan, occasion)
    )


def _expected(plan: Plan, session: Occasion) -> Iterator[Journey]:
    """The journeys of those who may be expected at a session on some day."""
    return plan.agenda.members.of(session.cohorts, plan.session(session), plan.programme.taught[session.subject])


def _attendees(plan: Plan, occasion: Occasion, would: Occasion, lecturers: tuple[str, ...]) -> tuple[Attendee, ...]:
    day = would.day
    if occasion.kind == "session" and day == occasion.day:  # the others are those who come as it is
        others = (attendee for attendee in occasion.attendees if attendee.part != "lecturer")
        return *(Attendee(person, "lecturer") for person in dict.fromkeys(lecturers)), *others
    if occasion.kind == "session":
        return attendees_on(
            plan.session(occasion),
            activity=plan.programme.taught[occasion.subject],
            days=would.each_day,
            lecturers=lecturers,
            members=_expected(plan, occasion),
            guests=guests_at(plan, occasion),
        )
    if occasion.kind == "review":
        journey, review = plan.journey(occasion), plan.programme.frame.reviews[occasion.subject]
        return journey.as_participant, *reviewers(plan.programme, journey, plan.agenda.support, review, day)
    return occasion.attendees


def key_of(occasion: Occasion) -> str:
    """How the author refers to it: `ht26/barnsamtal` by the key it has now, whatever key it had.

    One day of several, or one of the times that it comes back, is `ht26/barnsamtal/2`.
    """
    return occasion.called[-1] if occasion.kind == "session" else occasion.key


def days_called(plan: Plan, key: str) -> tuple[date, ...]:
    """The days of what the author calls so: of a session, of one of its days, or of one of its times."""
    cohort, own, *turn = key.split("/")
    those = plan.agenda.by_session.get(f"{cohort}/{own}", ())
    days = tuple(day for each in those if key in each.called for day in each.each_day)
    if days:
        return days
    session = plan.programme.cohorts[cohort].sessions[own]  # nothing of it is held
    return tuple(each.day for each in session.turns if [each.key] == turn) or (session.date,)


def first_day_called(plan: Plan, key: str) -> date:
    """The first of the days of what the author calls so."""
    return min(days_called(plan, key))


def guests_at(plan: Plan, occasion: Occasion) -> tuple[Journey, ...]:
    """The journeys of those who make up for something at a session, at all of it or at this day or time of it."""
    guests = plan.agenda.guests_of
    return tuple([journey for key in occasion.called for journey in guests.get(key, ())])


def is_shorter(occasion: Occasion, least: timedelta) -> bool:
    """Whether an occasion is shorter than it should be; one of which nobody has said how long it is, is."""
    length = occasion.length if occasion.times or occasion.is_all_day else timedelta()
    return length < least
