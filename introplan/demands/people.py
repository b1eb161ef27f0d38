"""Whether those who are needed can be there on a day: by their own words, their workdays, and their time in it."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from introplan.agenda import (
    Journey,
    Occasion,
    Plan,
    in_own_time,
    is_asked,
    is_at_work,
    is_available,
    is_day_off,
    is_expected,
)
from introplan.agenda.disclosure import alone_at, has_protected, named
from introplan.days import Stretch
from introplan.demands.limits import limit_of
from introplan.demands.occasions import guests_at
from introplan.demands.shapes import Reason, Slot
from introplan.demands.stretches import written_stretch
from introplan.demands.surroundings import Surroundings

ONE_DAY = timedelta(days=1)
MOST_DAYS = timedelta(days=366)
"""Further from when it is due nothing is looked for, however much of a year is avoided."""


def _unavailable(around: Surroundings, occasion: Occasion) -> Iterator[Reason]:
    """Somebody who gives it, or is at the meeting or review, has said that they cannot."""
    people = around.plan.programme.people
    needed = occasion.people("lecturer") if occasion.kind == "session" else occasion.people()
    name = {"session": "lecturer-unavailable", "review": "reviewer-unavailable"}.get(occasion.kind, "")
    for person in dict.fromkeys(needed):
        if not is_available(people[person], occasion.day):
            yield Reason(name, (person,), why=occasion.day)


def _is_away(journeys: Iterable[Journey], day: date) -> bool:
    return not is_at_work(journeys, day)


def _day_off(around: Surroundings, occasion: Occasion) -> Iterator[Reason]:
    """A participant in part time does not work that weekday, or is not in the programme then."""
    journeys = around.plan.agenda.journeys_by_person
    name = {"session": "session-on-day-off", "review": "review-when-away"}.get(occasion.kind, "")
    for person in occasion.people("participant", "make_up"):
        is_away = is_day_off if occasion.is_all_day else _is_away
        if is_away(journeys[person], occasion.day):
            # A week of courses is on everybody's days off, whichever week it is.
            is_one_of_several = written_stretch(around.plan, occasion) is not None
            why = occasion.day.weekday() if is_one_of_several else occasion.day
            yield Reason(name, (person,), why=why)


def _guest_away(around: Surroundings, occasion: Occasion) -> Iterator[Reason]:
    """Somebody who is to make up for something there is not in the programme then."""
    if occasion.kind != "session":
        return
    for journey in guests_at(around.plan, occasion):
        if not in_own_time(journey, occasion.day):
            yield Reason("make-up-when-away", (journey.person,), why=occasion.day)


def _missed(around: Surroundings, occasion: Occasion) -> Iterator[Reason]:
    """A participant who must have it is away then, and has it at no other time; or nobody comes at all."""
    if occasion.kind != "session":
        return
    plan, activity = around.plan, around.plan.programme.taught[occasion.subject]
    has_members = any(plan.agenda.journeys_by_cohort.get(id_) for id_ in occasion.cohorts)
    if has_members and not occasion.has("participant", "make_up"):
        yield Reason("session-without-participants", why=occasion.day)
    if not activity.required:
        return
    for journey in around.may_lack(occasion):
        if is_asked(journey, activity, occasion.day) and activity.id not in journey.participant.exempt:
            for name in _how_missed(around, journey, occasion):
                yield Reason(name, (journey.person,))


def _how_missed(around: Surroundings, journey: Journey, occasion: Occasion) -> Iterator[str]:
    """The checks that tell that somebody who is not there misses it for good; who leaves early misses nothing."""
    if journey.leaves_early:
        return
    plan, subject = around.plan, occasion.subject
    is_over = journey.ends < occasion.day
    is_theirs = is_expected(journey, plan.session(occasion), plan.programme.taught[subject], occasion.day)
    if (
        is_over
        and is_theirs
        and around.first_for(journey.person, subject) is None
        and not plan.programme.taught[subject].recurs
        and occasion.has("participant")
    ):
        yield "session-after-programme"
    had = around.sessions_for(journey.person, subject)
    is_missed = all(journey.person in around.indexes.absent_from(each) for each in had)
    if is_missed and around.has_in(journey.cohort.id, subject, journey.days):
        yield "required-activity-missed"


def _left_to_protected(around: Surroundings, occasion: Occasion) -> Iterator[Reason]:
    """Nobody comes but protected people, though there are others in the cohort: whoever reads of it knows where."""
    plan = around.plan
    if occasion.kind != "session" or not has_protected(plan) or not (people := alone_at(plan, occasion)):
        return
    if any(named(plan, plan.programme.cohorts[id_].participants) for id_ in occasion.cohorts):
        yield Reason("protected-person-alone", people, why=occasion.day)


def _off_its_month(around: Surroundings, occasion: Occasion) -> Iterator[Reason]:
    """A review is far from the day when it is due."""
    if occasion.kind != "review":
        return
    review = around.plan.programme.frame.reviews[occasion.subject]
    most = limit_of(around.plan.programme, "review-off-its-month")
    for journey in around.plan.agenda.journeys_by_person[occasion.people("participant")[0]]:
        if journey.cohort.id in occasion.cohorts:
            due = journey.day_at(review.month)
            far = abs((occasion.day - due).days) > most  # before the days between are looked at one by one
            if far and days_apart(around.plan, occasion.day, due) > most:
                yield Reason("review-off-its-month", (journey.person,), why=occasion.day, much=due)


def days_apart(plan: Plan, day: date, due: date) -> int:
    """How many days lie between a day and the one when something is due; weeks that the programme avoids do not count.

    What is due in the summer is done before it or after it.
    """
    first, last = sorted((day, due))
    between = (first + timedelta(days=number) for number in range(1, (last - first).days + 1))
    return sum(plan.open_days.avoided_by(each) is None for each in between)


def days_in_time(plan: Plan, due: date, most: int) -> Stretch:
    """The days that are no more than so many from the one when something is due."""
    first, last = due - timedelta(days=most), due + timedelta(days=most)
    while due - first < MOST_DAYS and days_apart(plan, first - ONE_DAY, due) <= most:
        first -= ONE_DAY
    while last - due < MOST_DAYS and days_apart(plan, last + ONE_DAY, due) <= most:
        last += ONE_DAY
    return Stretch(first, last)


AVAILABLE = Slot(
    ("lecturer-unavailable", "reviewer-unavailable"),
    _unavailable,
    of_each=True,
    looks_at=("day", "people", "lecturers"),
)
DAY_OFF = Slot(("session-on-day-off", "review-when-away"), _day_off, of_each=True, looks_at=("day", "people"))
GUESTS = Slot(("make-up-when-away",), _guest_away, looks_at=("day", "people"))
MISSED = Slot(
    ("required-activity-missed", "session-after-programme", "session-without-participants"),
    _missed,
    is_hard=False,
    of_day=False,
    looks_at=("day", "people"),
)
NOT_ALONE = Slot(("protected-person-alone",), _left_to_protected, of_day=False, looks_at=("day", "people"))
"""What nobody proposes. What a person has written is for the checks to tell: a proposed session is in no calendar."""
REVIEW_IN_TIME = Slot(("review-off-its-month",), _off_its_month, looks_at=("day", "people"))
