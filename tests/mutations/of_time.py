"""Mistakes of time and place: days, hours, rooms, and people who are in two places at once."""

from collections.abc import Iterator
from datetime import date, timedelta

from introplan.agenda import Occasion, in_own_time
from introplan.model import Path
from mutations.desk import Desk, Mistake

HOLIDAYS = (date(2027, 5, 6), date(2027, 3, 26), date(2028, 6, 6), date(2027, 12, 24))
BRIDGE_DAYS = (date(2027, 5, 7), date(2028, 5, 26))


def _sessions(desk: Desk) -> Iterator[Occasion]:
    """Sessions that take place, with what they are called in a file."""
    yield from desk.plan.agenda.sessions


def _moved(desk: Desk, occasion: Occasion, day: date, check: str, why: str) -> Mistake:
    slip = desk.replace((*occasion.path, "date"), day.isoformat())
    return Mistake((slip,), check, f"{occasion.key} moves to {why}, {day}")


# The calendar


def session_moved_to_a_holiday(desk: Desk) -> Iterator[Mistake]:
    for occasion in _sessions(desk):
        for day in HOLIDAYS:
            yield _moved(desk, occasion, day, "session-on-closed-day", "a holiday")


def session_moved_to_a_weekend(desk: Desk) -> Iterator[Mistake]:
    for occasion in _sessions(desk):
        saturday = occasion.day + timedelta(days=5 - occasion.day.weekday())
        yield _moved(desk, occasion, saturday, "session-on-closed-day", "the Saturday")


def session_moved_to_a_bridge_day(desk: Desk) -> Iterator[Mistake]:
    for occasion in _sessions(desk):
        for day in BRIDGE_DAYS:
            yield _moved(desk, occasion, day, "session-on-bridge-day", "a bridge day")


def session_moved_into_summer(desk: Desk) -> Iterator[Mistake]:
    for occasion in _sessions(desk):
        starts = max(desk.plan.programme.cohorts[id_].starts for id_ in occasion.cohorts)
        summer = date(starts.year + (starts.month > 6), 7, 14)  # the first with somebody who comes
        yield _moved(desk, occasion, summer, "session-in-avoided-week", "the summer")


def session_moved_into_a_school_break(desk: Desk) -> Iterator[Mistake]:
    breaks = {"malmo": date(2027, 2, 25), "huddingetrainee": date(2027, 3, 5)}
    for occasion in _sessions(desk):
        if not occasion.people("participant"):
            continue
        yield _moved(desk, occasion, breaks[desk.name], "session-in-school-break", "the winter holiday")


def session_moved_to_the_afternoon_of_a_half_day(desk: Desk) -> Iterator[Mistake]:
    day = date(2027, 3, 25)  # Maundy Thursday
    for occasion in _sessions(desk):
        path = occasion.path
        slips = desk.replace((*path, "date"), day.isoformat()), desk.replace((*path, "time"), "13.00–15.00")
        yield Mistake(slips, "session-on-half-day", f"{occasion.key} moves to the afternoon of a half day")


def session_late_in_the_evening(desk: Desk) -> Iterator[Mistake]:
    for occasion in _sessions(desk):
        slip = desk.replace((*occasion.path, "time"), "17.00–19.00")
        yield Mistake((slip,), "session-in-the-evening", f"{occasion.key} is in the evening")


def session_far_from_its_phase(desk: Desk) -> Iterator[Mistake]:
    for occasion in _sessions(desk):
        activity = desk.plan.programme.taught[occasion.subject]
        phases = list(desk.plan.programme.frame.phases)
        if activity.phase is not None and occasion.people("participant"):
            back = 500 if activity.phase == phases[-1] else -300
            day = occasion.day - timedelta(days=back)
            journeys = [each for each in desk.plan.agenda.journeys if each.cohort.id in occasion.cohorts]
            # on a closed day it is told as that, since any other day that is offered lies in the phase
            is_open = desk.plan.open_days.is_open(day)
            if is_open and any(in_own_time(each, day) and each.phase_on(day) != activity.phase for each in journeys):
                yield _moved(desk, occasion, day, "session-outside-phase", "another phase")


def review_on_a_holiday(desk: Desk) -> Iterator[Mistake]:
    for path, booked in _booked_reviews(desk):
        sunday = booked + timedelta(days=6 - booked.weekday())
        yield Mistake(
            (desk.replace((*path, "date"), sunday.isoformat()),), "review-on-closed-day", f"{path} on a Sunday"
        )


def review_far_from_its_month(desk: Desk) -> Iterator[Mistake]:
    for path, booked in _booked_reviews(desk):
        late = (booked + timedelta(weeks=6)).isoformat()
        yield Mistake((desk.replace((*path, "date"), late),), "review-off-its-month", f"{path} six weeks late")


def review_not_booked(desk: Desk) -> Iterator[Mistake]:
    reviews = desk.plan.programme.frame.reviews
    for journey in desk.plan.agenda.journeys:
        for id_, booked in journey.participant.reviews.items():
            if journey.cohort.status == "confirmed":
                where = ((*journey.participant.path, "reviews"), journey.participant.path)
                today = journey.day_at(reviews[id_].month) - timedelta(weeks=2)
                slip = desk.remove(booked.path)
                yield Mistake((slip,), "review-not-booked", f"{booked.path} is forgotten", where, today)


def review_in_a_pause(desk: Desk) -> Iterator[Mistake]:
    for path, booked in _booked_reviews(desk):
        person = path[:4]
        if not desk.is_written((*person, "pauses")):
            pause = f"pauses: [{booked - timedelta(days=3)}..{booked + timedelta(days=3)}]"
            yield Mistake((desk.insert(person, pause),), "review-when-away", f"{path} in a pause", (path,))


def _booked_reviews(desk: Desk) -> Iterator[tuple[Path, date]]:
    for cohort in desk.plan.programme.cohorts.values():
        for participant in cohort.participants.values():
            for review in participant.reviews.values():
                yield review.path, review.date


def event_on_a_holiday(desk: Desk) -> Iterator[Mistake]:
    for event in desk.plan.programme.events.values():
        slip = desk.replace((*event.path, "date"), "2027-05-06")
        yield Mistake((slip,), "event-on-closed-day", f"{event.id} on Ascension Day")


# People at once


def session_moved_onto_another(desk: Desk) -> Iterator[Mistake]:
    """Both sessions have the same participants."""
    for occasion, other in _pairs(desk):
        if set(occasion.people("participant")) & set(other.people("participant")):
            yield _onto(desk, occasion, other, "participant-double-booked")


def lecturer_twice_at_once(desk: Desk) -> Iterator[Mistake]:
    for occasion, other in _pairs(desk):
        if set(occasion.people("lecturer")) & set(other.people("lecturer")):
            yield _onto(desk, occasion, other, "lecturer-double-booked")


def room_twice_at_once(desk: Desk) -> Iterator[Mistake]:
    for occasion, other in _pairs(desk):
        places = desk.plan.programme.places
        if occasion.place and occasion.place == other.place and places[occasion.place].capacity:
            yield _onto(desk, occasion, other, "place-double-booked")


def _pairs(desk: Desk) -> Iterator[tuple[Occasion, Occasion]]:
    sessions = [occasion for occasion in _sessions(desk) if occasion.times]
    for index, occasion in enumerate(sessions):
        for other in sessions[index + 1 : index + 12]:
            if other.day != occasion.day:
                yield occasion, other


def _onto(desk: Desk, occasion: Occasion, other: Occasion, check: str) -> Mistake:
    path = occasion.path
    times = other.times
    assert times
    slips = (
        desk.replace((*path, "date"), other.day.isoformat()),
        desk.replace((*path, "time"), f"{times.start:%H:%M}-{times.end or times.start:%H:%M}"),
    )
    return Mistake(slips, check, f"{occasion.key} moves onto {other.key}")


def lecturer_away(desk: Desk) -> Iterator[Mistake]:
    for occasion in _sessions(desk):
        for person in occasion.people("lecturer"):
            entry = desk.plan.programme.people[person]
            if not entry.unavailable:
                slip = desk.insert(entry.path, f"unavailable: [{occasion.day}]")
                what = f"{person} is away on the day of {occasion.key}"
                yield Mistake((slip,), "lecturer-unavailable", what, (occasion.path, (*occasion.path, "date")))


def pairing_moved_onto_another(desk: Desk) -> Iterator[Mistake]:
    """Two meetings of one introducer, mentor or supervisor at the same hour of the same weekday, and in two places."""
    pairings = list(desk.plan.programme.pairings.values())
    for pairing in pairings:
        for other in pairings:
            meets, theirs = pairing.meets, other.meets
            together = pairing.supporter == other.supporter and pairing.id != other.id
            if together and meets and theirs and meets.on is not None and theirs.on is not None and theirs.time:
                if pairing.until or other.until or pairing.from_ or other.from_:
                    continue
                path = (*pairing.path, "meets")
                elsewhere = next(id_ for id_ in desk.plan.programme.places if id_ != theirs.place)
                slips = (
                    desk.replace((*path, "on"), theirs.on.word),
                    desk.replace((*path, "time"), f"{theirs.time.start:%H:%M}"),
                    *([desk.replace((*path, "place"), elsewhere)] if meets.place == theirs.place is not None else []),
                )
                what = f"{pairing.id} at the time of {other.id}"
                yield Mistake(slips, "supporter-double-booked", what, (path, (*other.path, "meets")))


def meeting_moved_to_a_holiday(desk: Desk) -> Iterator[Mistake]:
    for pairing in desk.plan.programme.pairings.values():
        for key, change in pairing.changes.items():
            if change.date:
                slip = desk.replace((*pairing.path, "changes", key, "date"), "2027-05-06")
                yield Mistake((slip,), "meeting-on-closed-day", f"{pairing.id} {key} on Ascension Day")


def change_of_the_wrong_week(desk: Desk) -> Iterator[Mistake]:
    for pairing in desk.plan.programme.pairings.values():
        for key in pairing.changes:
            wrong = "2031-W10" if "W" in key else "2031-03"
            slip = desk.rename((*pairing.path, "changes", key), wrong)
            yield Mistake((slip,), "change-of-no-meeting", f"{pairing.id}: {key} becomes {wrong}")


def no_time_to_get_there(desk: Desk) -> Iterator[Mistake]:
    """Two rooms far apart, one right after the other, for the same people."""
    travel = desk.plan.programme.travel
    for occasion, other in _pairs(desk):
        near = occasion.place and other.place and travel.get(occasion.place, {}).get(other.place)
        shared = set(occasion.people("participant")) & set(other.people("participant"))
        if near and shared and other.times and other.times.start.hour >= 9:
            start = other.times.start
            slips = (
                desk.replace((*occasion.path, "date"), other.day.isoformat()),
                desk.replace((*occasion.path, "time"), f"{start.hour - 1}.00–{start:%H.%M}"),
            )
            yield Mistake(slips, "no-time-to-travel", f"{occasion.key} just before {other.key}, elsewhere")


# Rooms


def room_shrunk(desk: Desk) -> Iterator[Mistake]:
    for place in desk.plan.programme.places.values():
        here = [each for each in desk.plan.agenda.by_place.get(place.id, ()) if each.kind == "session" and each.is_on]
        if place.capacity and here:
            where = ((*place.path, "capacity"), *((*each.path, "place") for each in here))
            slip = desk.replace((*place.path, "capacity"), "2")
            yield Mistake((slip,), "place-too-small", f"{place.id} holds two", where)


def session_in_too_small_a_room(desk: Desk) -> Iterator[Mistake]:
    small = [place for place in desk.plan.programme.places.values() if place.capacity and place.capacity <= 5]
    for occasion in _sessions(desk):
        for place in small:
            if desk.is_written((*occasion.path, "place")) and len(occasion.people()) > 5:
                slip = desk.replace((*occasion.path, "place"), place.id)
                yield Mistake((slip,), "place-too-small", f"{occasion.key} in {place.id}")


def lecture_for_too_few(desk: Desk) -> Iterator[Mistake]:
    for occasion in _sessions(desk):
        activity = desk.plan.programme.taught[occasion.subject]
        if not activity.max_participants and len(occasion.people("participant")) > 3:
            slip = desk.insert(activity.path, "max_participants: 3")
            where = ((*occasion.path, "date"), occasion.path)
            yield Mistake((slip,), "too-many-participants", f"{activity.id} takes three", where)
