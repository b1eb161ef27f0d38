"""From a programme to its agenda: every session, meeting, review, task and event with a date."""

from collections.abc import Iterator
from datetime import date

from introplan.agenda.given_out import GivenOut
from introplan.agenda.journeys import Journey
from introplan.agenda.occasions import Attendee, Occasion
from introplan.agenda.placement import placed_meetings
from introplan.agenda.postings import postings_of
from introplan.agenda.sessions import sessions_of
from introplan.agenda.support import SupportIndex
from introplan.agenda.tasks import task_occasions
from introplan.days import OpenDays
from introplan.model import BookedReview, Event, Programme, Review, ReviewerWord, Task


def open_days_of(programme: Programme) -> OpenDays:
    """The programme's own working days."""
    calendar = programme.frame.calendar
    return OpenDays(calendar.closed, calendar.half_days, calendar.avoid, programme.frame.country)


def occasions_of(
    programme: Programme,
    all_journeys: tuple[Journey, ...],
    support: SupportIndex,
    open_days: OpenDays,
    given_out: GivenOut,
) -> Iterator[Occasion]:
    """Every dated event of the programme, each key once, in no particular order."""
    fixed = (
        *sessions_of(programme, all_journeys, support, open_days),
        *_reviews(programme, all_journeys, support, open_days),
        *task_occasions(programme, all_journeys, open_days),
        *(_event(programme, event, all_journeys, support) for event in programme.events.values()),
        *postings_of(programme, all_journeys),
    )
    yield from fixed
    yield from placed_meetings(programme, support, open_days, fixed, given_out)


def _reviews(
    programme: Programme, journeys: tuple[Journey, ...], support: SupportIndex, open_days: OpenDays
) -> Iterator[Occasion]:
    """The reviews of all participants, but for those that somebody who leaves is not there for any more."""
    for journey in journeys:
        for review in programme.frame.reviews.values():
            booked = journey.participant.reviews.get(review.id)
            occasion = _review(programme, journey, support, review, open_days, booked)
            if occasion.day <= journey.ends or not journey.leaves_early:
                yield occasion


def review_due(
    programme: Programme, journey: Journey, support: SupportIndex, review: Review, open_days: OpenDays
) -> Occasion:
    """A review as if nobody had booked it."""
    return _review(programme, journey, support, review, open_days, None)


def _review(  # noqa: PLR0913, PLR0917 - all that a review comes of
    programme: Programme,
    journey: Journey,
    support: SupportIndex,
    review: Review,
    open_days: OpenDays,
    booked: BookedReview | None,
) -> Occasion:
    """A review where it is booked, else on the first open day when it is due."""
    day = booked.date if booked else open_days.from_day(journey.day_at(review.month))
    return Occasion(
        key=review_key(programme, journey, review),
        kind="review",
        subject=review.id,
        day=day,
        times=booked.time.lasting(review.length) if booked and booked.time else None,
        status=booked.status if booked else "planned",
        cohorts=(journey.cohort.id,),
        attendees=(journey.as_participant, *reviewers(programme, journey, support, review, day)),
        path=booked.path if booked else journey.participant.path,
        place=booked.place if booked else None,
        booked=booked is not None,
        draft=journey.cohort.status == "draft",
    )


def review_key(programme: Programme, journey: Journey, review: Review) -> str:
    """The key of a participant's review."""
    return f"{journey.cohort.identity}/{programme.people[journey.person].identity}/{review.identity}"


def event_key(event: Event) -> str:
    """The key of an event."""
    return f"_events/{event.identity}"


def reviewers(
    programme: Programme, journey: Journey, support: SupportIndex, review: Review | Task, day: date
) -> Iterator[Attendee]:
    """Who is at a participant's review beside them, when it is on that day, or helps with a task that is due then."""
    for word in review.with_:
        for person in _people_as(programme, journey, support, word, day):
            yield Attendee(person, word)


def _people_as(
    programme: Programme, journey: Journey, support: SupportIndex, word: ReviewerWord, day: date
) -> Iterator[str]:
    """Who fills a part at a participant's review on a day: the manager, the coordinators, whoever supports then."""
    if word == "manager":
        if manager := journey.manager_on(day):
            yield manager
    elif word == "coordinator":
        yield from programme.frame.coordinators[:1]
    else:
        for days, pairing, _journey in support.of(journey):
            if pairing.role == word and day in days:
                yield pairing.supporter


def _event(programme: Programme, event: Event, journeys: tuple[Journey, ...], support: SupportIndex) -> Occasion:
    people: dict[str, Attendee] = {}
    for person in (event.by, *event.with_):
        if person in programme.people:
            people.setdefault(str(person), Attendee(str(person), "invited"))
    if "managers" in event.audience:
        for journey in journeys:
            if manager := journey.manager_on(event.date):
                people.setdefault(manager, Attendee(manager, "invited"))
    if "mentors" in event.audience:
        for supporter, supports in support.by_supporter.items():
            if any(each.days.last >= event.date for each in supports):  # who has stopped by then is no mentor any more
                people.setdefault(supporter, Attendee(supporter, "invited"))
    return Occasion(
        key=event_key(event),
        kind="event",
        subject=event.id,
        day=event.date,
        times=event.time.lasting(None) if event.time else None,
        status="planned",
        cohorts=(),
        attendees=tuple(people.values()),
        path=event.path,
        place=event.place,
        host=next((id_ for id_ in event.with_ if id_ in programme.organisations), None),
    )
