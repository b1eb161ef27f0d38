"""Checks on reviews: booked near their month, on a working day, while the participant is there, with all who belong."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, time, timedelta
from functools import partial
from typing import NamedTuple

from introplan.agenda import Journey, Occasion, Plan, in_own_time, is_available, review_key, works_on
from introplan.checks.causes import (
    cause_of_day,
    newcomer_not_arranged,
    one_too_many,
    pause_not_followed,
    person_not_replaced,
    without_pauses,
    workdays_not_followed,
)
from introplan.checks.closed_days import because, closing_line
from introplan.checks.occasions import MOST_NAMES, alike, names
from introplan.checks.pairings import role_name
from introplan.checks.ways_out import first_found, on_another_day, reworded
from introplan.counts.readiness import unbooked_reviews
from introplan.days import Times, Weekday
from introplan.demands import Offers, limit_of
from introplan.demands.people import days_apart
from introplan.diagnostics import Cause, Diagnostic, Fix, Label, Remove, WayOut, _, _n, finding
from introplan.language import Term
from introplan.language.terms import PARTS
from introplan.model import BookedReview, Person, Review, ReviewerWord

USUAL_TIME = Times(time(13))
"""When a review is suggested, if all are free then."""


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


def _on_nearest_day(plan: Plan, booking: Booking, with_day: str, otherwise: str, offers: Offers) -> WayOut:
    """The day nearest to when it is due when everybody can, as far from that as a review may be; else only words."""
    occasion = plan.agenda.by_key.get(review_key(plan.programme, booking.journey, booking.review))
    found = on_another_day(occasion, near=booking.due)(offers) if occasion else WayOut()
    return reworded(found, with_day, "free") if found.help else WayOut(otherwise)


def _about(journey: Journey) -> tuple[str, str]:
    return journey.cohort.id, journey.person


def review_not_booked(plan: Plan, today: date) -> Iterator[Diagnostic]:
    """Reviews of a cohort that are due in the coming weeks have no date yet.

    In calendars they are shown as something to book, on the day they are due. In Huddinge coordinator and team leader
    follow up the trainees with talks, and those take place if they are booked. What is further ahead is left alone, and
    so are drafts and finished cohorts. Sources: Huddinge's trainee programme; the English ASYE's reviews after three,
    six, nine and twelve months; six weeks is our own judgement.
    """
    last = today + timedelta(weeks=limit_of(plan.programme, "review-not-booked"))
    due: dict[str, list[tuple[Journey, Occasion]]] = defaultdict(list)
    for journey, occasion in unbooked_reviews(plan):
        if today <= occasion.day <= last:
            due[journey.cohort.id].append((journey, occasion))
    for several in due.values():
        yield _not_booked(plan, several)


def _not_booked(plan: Plan, several: list[tuple[Journey, Occasion]]) -> Diagnostic:
    journey, first = several[0]
    review = plan.programme.frame.reviews[first.subject]
    people = tuple(dict.fromkeys(each.person for each, _occasion in several))
    titles = tuple(plan.programme.frame.reviews[occasion.subject].title for _journey, occasion in several)
    return finding(
        "review-not-booked",
        _n(
            "{participant}: {review} is due on {due}, and is not booked",
            "{cohort}: {count} reviews are due in the coming weeks and not booked, the first on {due}: {people}",
        ),
        at=plan.where(journey.participant, "reviews", key=True)
        if journey.participant.reviews
        else plan.where(journey.participant),
        way_out=partial(_to_book, plan, review, first),
        values={
            "participant": plan.called(journey.person),
            "cohort": journey.cohort.title,
            "people": names(plan, people[:MOST_NAMES]),
            "review": review.title,
            "count": len(several),
            "due": first.day,
        },
        about=(journey.cohort.id, *alike(people)),
        cause=one_too_many(plan, [journey], *titles) if len(people) == 1 else None,
    )


def _to_book(plan: Plan, review: Review, occasion: Occasion, offers: Offers) -> WayOut:
    """An hour when all who belong are free, on the day when it is due or as soon as may be after that.

    What is proposed is to be taken as it is.
    """
    proposed = plan.agenda.by_key[occasion.key]
    if proposed.status == "proposed":
        return WayOut(
            _("it is proposed on {day}: `introplan plan {typed} --accept` books all that is proposed"),
            {"day": proposed.day, "typed": occasion.cohorts[0]},
        )
    days = (occasion.day + timedelta(days=n) for n in range(limit_of(plan.programme, "review-off-its-month") + 1))
    times = USUAL_TIME.lasting(review.length)
    offer = offers.search(occasion, "reviewer-unavailable", "review-when-away").first_booking(days, times)
    if offer is not None:
        offers.take(offer.occasion)
    day, hour = (offer.occasion.day, offer.occasion.times or times) if offer else (occasion.day, times)
    example = f"{review.id}: {{date: {day}, time: {hour.start:%H.%M}}}"
    return WayOut(_("book it under `reviews`: `{example}`"), {"example": example})


def review_off_its_month(plan: Plan) -> Iterator[Diagnostic]:
    """A review is booked more than three weeks from the day it is due.

    The day is counted from the participant's own start, and moves with their pauses. A talk about the first three
    months that comes in the sixth is another talk. Weeks that the programme avoids do not count: what is due in the
    summer is done before it or after. If the participant is away on that day, another check reports it. Sources: the
    English ASYE's and the early career teachers' reviews; three weeks is our own judgement.
    """
    most = limit_of(plan.programme, "review-off-its-month")
    for booking in _bookings(plan):
        days = (booking.booked.date - booking.due).days
        if abs(days) <= most:  # before the days between are looked at one by one
            continue
        apart = days_apart(plan, booking.booked.date, booking.due)
        if apart > most and not _is_away(booking):
            yield finding(
                "review-off-its-month",
                _n(
                    "{participant}: {review} is on {day}, {weeks} week after it was due on {due}",
                    "{participant}: {review} is on {day}, {weeks} weeks after it was due on {due}",
                    by="weeks",
                )
                if days > 0
                else _n(
                    "{participant}: {review} is on {day}, {weeks} week before it is due on {due}",
                    "{participant}: {review} is on {day}, {weeks} weeks before it is due on {due}",
                    by="weeks",
                ),
                at=plan.where(booking.booked, "date"),
                also=[Label(plan.where(booking.review, "month"), _("due after this many months"))],
                values=_values(plan, booking) | {"weeks": apart // 7},
                about=_about(booking.journey),
                cause=_left_behind(plan, booking),
                way_out=partial(
                    _on_nearest_day,
                    plan,
                    booking,
                    _("{free} suits all for {review}"),
                    _("book {review} within three weeks of {due}"),
                ),
            )


def _left_behind(plan: Plan, booking: Booking) -> Cause | None:
    """What has moved the day when a review is due, when the booking would do without it: a pause, another start."""
    journey, months = booking.journey, booking.review.month
    most = limit_of(plan.programme, "review-off-its-month")

    def would_do(other: Journey) -> bool:
        return days_apart(plan, booking.booked.date, other.day_at(months)) <= most

    if journey.pauses and would_do(without_pauses(journey)):
        return pause_not_followed(plan, journey, booking.review.title)
    if journey.participant.starts:
        return newcomer_not_arranged(plan, journey, booking.review.title)
    return pause_not_followed(plan, journey, booking.review.title) if journey.pauses else None


def _is_away(booking: Booking) -> bool:
    """Whether the participant is not in the programme on the day of the booking."""
    journey, day = booking.journey, booking.booked.date
    return not in_own_time(journey, day) and (day <= journey.ends or journey.leaves_early)


def review_when_away(plan: Plan) -> Iterator[Diagnostic]:
    """A review is booked while the participant has a pause, before they start, after they have left, or on a day off.

    Source: our own judgement.
    """
    for booking in _bookings(plan):
        journey, day = booking.journey, booking.booked.date
        if not _is_away(booking) and works_on(journey.participant, day):
            continue
        pause = next((part for part in journey.pauses if day in part), None)
        left, early = journey.leaves_early and day > journey.ends, day < journey.starts
        title = booking.review.title
        yield finding(
            "review-when-away",
            _("{participant}: {review} is on {day}, and they leave on {last}")
            if left
            else _("{participant}: {review} is on {day}, in their pause {stretch}")
            if pause
            else _("{participant}: {review} is on {day}, before they start on {first}")
            if early
            else _("{participant}: {review} is on {day}, a {weekday}, when they do not work"),
            at=plan.where(booking.booked, "date"),
            also=[
                Label(
                    plan.where(
                        journey.participant,
                        "until" if left else "pauses" if pause else "starts" if early else "workdays",
                    )
                )
            ],
            values=_values(plan, booking)
            | {"weekday": Weekday(day.weekday()), "stretch": pause, "last": journey.ends, "first": journey.starts},
            about=_about(journey),
            cause=cause_of_day(plan, journey, day, title) or workdays_not_followed(plan, journey, title),
            way_out=partial(_after_leaving if left else _when_they_are_there, plan, booking),
        )


def _after_leaving(_plan: Plan, booking: Booking, _offers: Offers) -> WayOut:
    return WayOut(_("remove {review}, or book it before they leave"), fix=Fix((Remove(booking.booked.path),)))


def _when_they_are_there(plan: Plan, booking: Booking, offers: Offers) -> WayOut:
    with_day = _("{review} is due on {due}, and {free} suits all")
    return _on_nearest_day(plan, booking, with_day, _("{review} is due on {due}"), offers)


def reviewer_unavailable(plan: Plan) -> Iterator[Diagnostic]:
    """A review is booked on a day when one of those who should be there has said that they cannot.

    `available` and `unavailable` are what people have said themselves. Source: our own judgement.
    """
    people = plan.programme.people
    for occasion in plan.agenda.occasions:
        if occasion.kind != "review" or not occasion.booked:
            continue
        away = [person for person in dict.fromkeys(occasion.people()) if not is_available(people[person], occasion.day)]
        if not away:
            continue
        participant, somebody = occasion.people("participant")[0], people[away[0]]
        yield finding(
            "reviewer-unavailable",
            _("{participant}: {review} is on {day}, when {people} cannot come"),
            at=plan.where(occasion, "date"),
            also=[Label(plan.where(somebody, _said(somebody)), _("as they have said"))],
            way_out=on_another_day(occasion),
            values={
                "participant": plan.called(participant),
                "review": plan.title(occasion),
                "day": occasion.day,
                "people": names(plan, tuple(away)),
            },
            about=(*occasion.cohorts, participant),
            cause=person_not_replaced(
                plan, away[0], occasion.day, plan.programme.frame.reviews[occasion.subject].title
            ),
        )


def _said(person: Person) -> str:
    """The field in which somebody has said when they cannot."""
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
        occasion = plan.agenda.by_key.get(review_key(plan.programme, booking.journey, booking.review))
        next_day = _("the next working day is {free}")
        yield finding(
            "review-on-closed-day",
            because(reason),
            at=plan.where(booking.booked, "date"),
            also=closing_line(plan, "closed", reason),
            help=next_day,
            way_out=first_found(on_another_day(occasion), otherwise=next_day) if occasion else None,
            values={"free": plan.open_days.from_day(booking.booked.date)}
            | values
            | {
                "what": f"{values['review']} – {values['participant']}",
                "reason": reason,
            },
            about=_about(booking.journey),
        )


def review_without_reviewer(plan: Plan) -> Iterator[Diagnostic]:
    """A review should be with somebody's manager, mentor or another, and there is none that day.

    Nobody would be invited in that role, and nothing else would say so. A required role that is missing is reported by
    another check. Source: the plan's own `reviews`.
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
                _("{participant}: {review} on {day} should be with somebody as {role}, and there is nobody"),
                at=plan.where(occasion, "date"),
                also=[Label(plan.where(review, "with"), _("with these"))],
                help=_("give the participant a `unit` that has a manager, or a line `manager:`")
                if word == "manager"
                else _("name one under `coordinators`")
                if word == "coordinator"
                else _("add a pairing with a line `{word}:` that applies on that day"),
                values={
                    "participant": plan.called(participant),
                    "review": review.title,
                    "day": occasion.day,
                    "role": part_name(plan, word),
                    "word": word,
                },
                about=(*occasion.cohorts, participant, review.id, word),
            )


def part_name(plan: Plan, word: ReviewerWord) -> str | Term:
    """What the part is called that somebody has at a review."""
    return PARTS[word] if word in {"manager", "coordinator"} else role_name(plan, word)  # type: ignore[arg-type]  # a role
