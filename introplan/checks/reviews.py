"""Checks on reviews: booked near their month, on a working day, while the participant is there, with all who belong."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from introplan.agenda import Journey, Plan, is_available, review_key, works_on
from introplan.checks.closed_days import because, closing_line
from introplan.checks.occasions import names
from introplan.checks.pairings import role_name
from introplan.checks.ways_out import Way, another_day
from introplan.days import DayName, Stretch, Weekday
from introplan.diagnostics import Diagnostic, Label, _, finding
from introplan.model import BookedReview, Path, Person, Review, ReviewerWord

MOST_DAYS_OFF = 21


class Booking(NamedTuple):
    """A participant's review with the day it is due, and its booking."""

    journey: Journey
    review: Review
    due: date
    booked: BookedReview


def _bookings(plan: Plan) -> Iterator[Booking]:
    for journey in plan.agenda.journeys:
        for id_, booked in journey.participant.reviews.items():
            review = plan.programme.frame.reviews[id_]
            yield Booking(journey, review, journey.day_at(review.month), booked)


def _values(plan: Plan, booking: Booking) -> dict[str, object]:
    return {
        "participant": plan.called(booking.journey.person),
        "review": booking.review.title,
        "day": booking.booked.date,
        "due": booking.due,
    }


def _nearest_day(plan: Plan, booking: Booking, near: date) -> Way:
    """The nearest day when everybody can."""
    key = review_key(plan.programme, booking.journey, booking.review)
    return another_day(plan, plan.agenda.by_key[key], near=near)


def _moved_by(pause: Stretch | None, left: bool, early: bool) -> str:
    """The field of the participant that says that they are not there."""
    return "pauses" if pause else "until" if left else "starts" if early else "workdays"


def _about(journey: Journey) -> tuple[str, str]:
    return journey.cohort.id, journey.person


def review_not_booked(plan: Plan) -> Iterator[Diagnostic]:
    """A participant's reviews have no date yet.

    In calendars they stand as something to book, on the day they are due. In Huddinge coordinator and team
    leader follow the trainees up with talks, and they come about when they are booked. Drafts and finished
    cohorts are left alone. Sources: Huddinge's trainee programme; the English ASYE's reviews after three,
    six, nine and twelve months.
    """
    unbooked: dict[Path, list[Review]] = defaultdict(list)
    for occasion in plan.agenda.occasions:
        if occasion.kind == "review" and not occasion.booked:
            unbooked[occasion.path].append(plan.programme.frame.reviews[occasion.subject])
    for journey in plan.agenda.journeys:
        waiting = unbooked.get(journey.participant.path) if journey.cohort.status == "confirmed" else None
        if waiting:
            due = journey.day_at(waiting[0].month)
            yield finding(
                "review-not-booked",
                _("{participant}: {reviews} is not booked, and is due {due}")
                if len(waiting) == 1
                else _("{participant}: {reviews} are not booked, and the first is due {due}"),
                at=plan.where(journey.participant, "reviews", key=True)
                if journey.participant.reviews
                else plan.where(journey.participant),
                help=_("book it under `reviews`: `{example}`"),
                values={
                    "participant": plan.called(journey.person),
                    "reviews": tuple(review.title for review in waiting),
                    "due": due,
                    "example": f"{waiting[0].id}: {{date: {plan.open_days.from_day(due)}, time: 13.00}}",
                },
                about=_about(journey),
            )


def review_off_its_month(plan: Plan) -> Iterator[Diagnostic]:
    """A review is booked more than three weeks from the day it is due.

    The day counts from the participant's own start, and moves with their pauses. A talk about the first
    three months that comes in the sixth is another talk. Sources: the English ASYE's and the early career
    teachers' reviews; three weeks is our own judgement.
    """
    for booking in _bookings(plan):
        days = (booking.booked.date - booking.due).days
        if abs(days) > MOST_DAYS_OFF:
            way, free = _nearest_day(plan, booking, booking.due)
            yield finding(
                "review-off-its-month",
                _("{participant}: {review} is on {day}, {weeks} weeks after it is due on {due}")
                if days > 0
                else _("{participant}: {review} is on {day}, {weeks} weeks before it is due on {due}"),
                at=plan.where(booking.booked, "date"),
                also=[Label(plan.where(booking.review, "month"), _("due after this many months"))],
                help=_("book it within three weeks of {due}; the nearest day when all can is {free}")
                if way
                else _("book it within three weeks of {due}"),
                values=_values(plan, booking) | free | {"weeks": abs(days) // 7},
                about=_about(booking.journey),
            )


def review_when_away(plan: Plan) -> Iterator[Diagnostic]:
    """A review is booked while the participant has a pause, before they start, after they have left, or on a day off.

    Source: our own judgement.
    """
    for booking in _bookings(plan):
        journey, day = booking.journey, booking.booked.date
        pause = next((part for part in journey.pauses if day in part), None)
        left = journey.leaves_early and day > journey.ends
        if pause is None and not left and day >= journey.starts and works_on(journey.participant, day):
            continue
        way, free = _nearest_day(plan, booking, booking.due)
        yield finding(
            "review-when-away",
            _("{participant}: {review} is on {day}, in their pause {stretch}")
            if pause
            else _("{participant}: {review} is on {day}, and they leave on {last}")
            if left
            else _("{participant}: {review} is on {day}, before they start on {first}")
            if day < journey.starts
            else _("{participant}: {review} is on {day}, a {weekday}, when they do not work"),
            at=plan.where(booking.booked, "date"),
            also=[Label(plan.where(journey.participant, _moved_by(pause, left, day < journey.starts)))],
            help=_("remove it, or book it before they leave")
            if left and pause is None
            else _("it is due on {due}, and the nearest day when all can is {free}")
            if way
            else _("it is due on {due}"),
            values=_values(plan, booking)
            | free
            | {
                "weekday": Weekday(day.weekday()),
                "stretch": pause,
                "last": journey.ends,
                "first": journey.starts,
            },
            about=_about(journey),
        )


def reviewer_unavailable(plan: Plan) -> Iterator[Diagnostic]:
    """A review is booked on a day when one of those who should be there has said that they can not.

    `available` and `unavailable` are people's own words. Source: our own judgement.
    """
    people = plan.programme.people
    for occasion in plan.agenda.occasions:
        if occasion.kind != "review" or not occasion.booked:
            continue
        away = [person for person in dict.fromkeys(occasion.people()) if not is_available(people[person], occasion.day)]
        if not away:
            continue
        participant, somebody = occasion.people("participant")[0], people[away[0]]
        way, values = another_day(plan, occasion)
        yield finding(
            "reviewer-unavailable",
            _("{participant}: {review} is on {day}, when {people} can not"),
            at=plan.where(occasion, "date"),
            also=[Label(plan.where(somebody, _said(somebody)), _("their own words"))],
            help=way,
            values=values
            | {
                "participant": plan.called(participant),
                "review": plan.programme.frame.reviews[occasion.subject].title,
                "day": occasion.day,
                "people": names(plan, tuple(away)),
            },
            about=(*occasion.cohorts, participant),
        )


def _said(person: Person) -> str:
    """The field in which somebody has said when they can not."""
    return "unavailable" if person.unavailable else "available"


def review_on_closed_day(plan: Plan) -> Iterator[Diagnostic]:
    """A review is booked on a public holiday, a weekend, an eve, or a day that the programme has closed.

    Sources: lagen (1989:253) om allmänna helgdagar; semesterlagen 3 a §.
    """
    for booking in _bookings(plan):
        reason = plan.open_days.closed_by(booking.booked.date)
        if reason is None:
            continue
        values = _values(plan, booking)
        way, free = _nearest_day(plan, booking, booking.booked.date)
        yield finding(
            "review-on-closed-day",
            because(reason),
            at=plan.where(booking.booked, "date"),
            also=closing_line(plan, "closed", reason),
            help=way or _("the next working day is {free}"),
            values={"free": plan.open_days.from_day(booking.booked.date)}
            | free
            | values
            | {
                "what": f"{values['review']} – {values['participant']}",
                "reason": reason,
            },
            about=_about(booking.journey),
        )


def review_without_reviewer(plan: Plan) -> Iterator[Diagnostic]:
    """A review should be with somebody's manager, mentor or another, and there is none that day.

    Nobody would be invited in that part, and nothing else would say so. A role that is required, and is
    missing, is told by another check. Source: the plan's own `reviews`.
    """
    for occasion in plan.agenda.occasions:
        if occasion.kind != "review" or not occasion.booked:
            continue
        review = plan.programme.frame.reviews[occasion.subject]
        participant = occasion.people("participant")[0]
        for word in review.with_:
            if occasion.people(word) or word in plan.programme.required_roles:
                continue
            yield finding(
                "review-without-reviewer",
                _("{participant}: {review} on {day} should be with a {role}, and there is none"),
                at=plan.where(occasion, "date"),
                also=[Label(plan.where(review, "with"), _("with whom"))],
                help=_("give the participant a `unit` that has a manager, or a line `manager:`")
                if word == "manager"
                else _("name one under `coordinators`")
                if word == "coordinator"
                else _("add a pairing with a line `{word}:` that holds that day"),
                values={
                    "participant": plan.called(participant),
                    "review": review.title,
                    "day": occasion.day,
                    "role": _part_name(plan, word),
                    "word": word,
                },
                about=(*occasion.cohorts, participant),
            )


def _part_name(plan: Plan, word: ReviewerWord) -> str | DayName:
    """What the part is called that somebody has at a review."""
    if word == "manager":
        return DayName("chef", "manager")
    if word == "coordinator":
        return DayName("samordnare", "coordinator")
    return role_name(plan, word)
