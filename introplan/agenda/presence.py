"""Who can be there on a day, by the days of the programme and of each person: no agenda is needed to tell.

Whether they are busy then is another matter. A meeting that looks for its day asks these before there is an agenda,
and checks and the search for a free day ask the very same.
"""

from collections.abc import Iterable
from datetime import date, time

from introplan.agenda.journeys import Journey
from introplan.days import OpenDays, first_holding
from introplan.model import Participant, Person

NOON = time(12)
"""When a half day is over."""
SUMMER = (6, 7, 8)
"""The months in which four weeks of holiday together are a right (semesterlagen 12 §)."""


def is_open_until(open_days: OpenDays, day: date, ends: time) -> bool:
    """Whether there is work on the day for something that goes on until then; a half day is over at noon."""
    return open_days.is_open(day) and (ends <= NOON or open_days.half_day(day) is None)


def is_summer(open_days: OpenDays, day: date) -> bool:
    """Whether the day lies in a summer that the programme avoids."""
    return day.month in SUMMER and open_days.avoided_by(day) is not None


def works_on(participant: Participant, day: date) -> bool:
    """Whether the participant works on that weekday; who has no `workdays` works on all."""
    return not participant.workdays or day.weekday() in participant.workdays


def in_own_time(journey: Journey, day: date) -> bool:
    """Whether the participant has started, has not left, and has no pause on the day."""
    return journey.starts <= day <= journey.ends and day not in journey.pauses


def is_at_work(journeys: Iterable[Journey], day: date) -> bool:
    """Whether a participant is there on the day, as a member of any of their cohorts."""
    for journey in journeys:  # noqa: SIM110 - asked for every participant at every session; any() costs double
        if in_own_time(journey, day) and works_on(journey.participant, day):
            return True
    return False


def is_day_off(journeys: Iterable[Journey], day: date) -> bool:
    """Whether a participant who is in the programme on the day does not work then."""
    is_here = False
    for journey in journeys:  # asked as often as the other
        if in_own_time(journey, day):
            if works_on(journey.participant, day):
                return False
            is_here = True
    return is_here


def is_available(person: Person, day: date) -> bool:
    """Whether the person's own `available` and `unavailable` let the person come on the day."""
    if person.available and first_holding(person.available, day) is None:
        return False
    return not person.unavailable or first_holding(person.unavailable, day) is None
