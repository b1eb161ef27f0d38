"""Who attends a session on a day: the rule that the agenda goes by, and whoever asks about another day."""

from collections.abc import Iterable
from datetime import date

from introplan.agenda.journeys import Journey
from introplan.agenda.occasions import Attendee
from introplan.agenda.presence import in_own_time
from introplan.model import Session


def attendees_on(  # noqa: PLR0913 - all that decides who comes, each named at the call
    session: Session,
    *,
    activity: str,
    day: date,
    lecturers: Iterable[str],
    members: Iterable[Journey],
    guests: Iterable[Journey],
) -> tuple[Attendee, ...]:
    """Who attends on a day: lecturers, those of the cohorts' members who are expected, and guests who are there."""
    expected = (journey for journey in members if is_expected(journey, session, activity))
    attending = [journey.person for journey in expected if in_own_time(journey, day)]
    visiting = [guest.person for guest in guests if in_own_time(guest, day) and guest.person not in attending]
    return (
        *(Attendee(person, "lecturer") for person in dict.fromkeys(lecturers)),
        *(Attendee(person, "participant") for person in dict.fromkeys(attending)),
        *(Attendee(person, "make_up") for person in dict.fromkeys(visiting)),
    )


def is_expected(journey: Journey, session: Session, activity: str) -> bool:
    """Whether a session is for a member of its cohorts, whatever the day."""
    return (not session.for_ or journey.person in session.for_) and activity not in journey.participant.exempt
