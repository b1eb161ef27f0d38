"""Mistakes in rest and readiness: pauses forgotten, times that do not fit, and who can be told apart."""

from collections.abc import Iterator
from datetime import timedelta

from introplan.agenda import Occasion
from mutations.desk import Desk, Mistake


def break_too_late(desk: Desk) -> Iterator[Mistake]:
    for occasion in _joint(desk):
        session = desk.plan.session(occasion)
        if (
            len(session.breaks or ()) == 1
            and session.time.start.hour == 9
            and session.time.length == timedelta(hours=3)
        ):
            slip = desk.replace((*occasion.path, "breaks", 0, "at"), "11.30")
            where = ((*occasion.path, "time"),)
            yield Mistake((slip,), "session-without-pause", f"{occasion.key} pauses only at half past eleven", where)


def session_over_lunch(desk: Desk) -> Iterator[Mistake]:
    for occasion in _joint(desk):
        if all(pause.length < timedelta(minutes=30) for pause in desk.plan.session(occasion).breaks or ()):
            slip = desk.replace((*occasion.path, "time"), "11.15–13.15")
            yield Mistake((slip,), "no-time-for-lunch", f"{occasion.key} over lunch")


def session_without_end(desk: Desk) -> Iterator[Mistake]:
    for occasion in _joint(desk):
        breaks = desk.plan.session(occasion).breaks or ()
        if all(pause.length < timedelta(minutes=30) for pause in breaks):
            slip = desk.replace((*occasion.path, "time"), "9.00–16.00")
            yield Mistake((slip,), "no-break-in-five-hours", f"{occasion.key} all day")


def session_cut_short(desk: Desk) -> Iterator[Mistake]:
    for occasion in _joint(desk):
        if desk.plan.programme.taught[occasion.subject].length:
            slip = desk.replace((*occasion.path, "time"), "9.00–9.45")
            yield Mistake((slip,), "session-length-differs", f"{occasion.key} takes three quarters")


def place_forgotten(desk: Desk) -> Iterator[Mistake]:
    for occasion in _joint(desk):
        is_own = desk.is_written((*occasion.path, "place")) and occasion.host is None and occasion.link is None
        if is_own and not occasion.draft and occasion.status != "proposed":
            slip = desk.remove((*occasion.path, "place"))
            yield Mistake((slip,), "session-without-place", f"{occasion.key} nowhere", (occasion.path,))


def lecturer_forgotten(desk: Desk) -> Iterator[Mistake]:
    for lecture in desk.plan.programme.lectures.values():
        here = [each for each in desk.plan.agenda.by_subject.get(lecture.id, ()) if each.is_on and not each.draft]
        if (
            here
            and lecture.lecturers
            and not lecture.host
            and all(desk.plan.session(e).lecturers is None for e in here)
        ):
            slip = desk.remove((*lecture.path, "lecturers"))
            where = tuple(each.path for each in here)
            yield Mistake((slip,), "session-without-lecturer", f"nobody gives {lecture.id}", where)


def link_forgotten(desk: Desk) -> Iterator[Mistake]:
    for place in desk.plan.programme.places.values():
        if place.online and desk.plan.agenda.by_place.get(place.id):
            slip = desk.remove((*place.path, "link"))
            yield Mistake((slip,), "online-place-without-link", f"{place.id} without its link", (place.path,))


def link_in_a_note(desk: Desk) -> Iterator[Mistake]:
    for occasion in desk.plan.agenda.sessions:
        if desk.plan.session(occasion).note is None:
            slip = desk.insert(occasion.path, "note: Vi ses på https://teams.microsoft.com/l/meetup-join/1")
            where = ((*occasion.path,),)
            yield Mistake((slip,), "meeting-link-in-print", f"{occasion.key} has a link in its note", where)


def session_after_the_end(desk: Desk) -> Iterator[Mistake]:
    for occasion in _joint(desk):
        activity = desk.plan.programme.taught[occasion.subject]
        journeys = [each for each in desk.plan.agenda.journeys if each.cohort.id in occasion.cohorts]
        ends = sorted({journey.ends for journey in journeys})
        once = len(desk.plan.agenda.by_subject[activity.id]) == 1
        if activity.required and not activity.recurs and once and len(ends) > 1:
            slip = desk.replace((*occasion.path, "date"), ends[-1].isoformat())
            yield Mistake((slip,), "session-after-programme", f"{occasion.key} when some have finished")


def pause_without_moving_the_end(desk: Desk) -> Iterator[Mistake]:
    for journey in desk.plan.agenda.journeys:
        if not journey.participant.pauses and journey.participant.until is None:
            first = journey.starts + timedelta(days=200)
            pause = f"pauses: [{first}..{first + timedelta(days=40)}]"
            slip = desk.insert(journey.participant.path, f"{pause}\nuntil: {journey.programme_ends}")
            path = journey.participant.path
            yield Mistake((slip,), "end-not-moved", f"{journey.person}'s end stays", (path, (*path, "until")))


def reason_beside_a_pause(desk: Desk) -> Iterator[Mistake]:
    for journey in desk.plan.agenda.journeys:
        path = journey.participant.path
        first = journey.starts + timedelta(days=200)
        if not journey.participant.pauses:
            slip = desk.insert(path, f"pauses: [{first}..{first + timedelta(days=40)}]  # sjukskriven")
            yield Mistake((slip,), "reason-for-absence", f"why {journey.person} is away")


def private_address(desk: Desk) -> Iterator[Mistake]:
    for person in desk.plan.programme.people.values():
        if person.email:
            slip = desk.replace((*person.path, "email"), "nagon@gmail.com")
            yield Mistake((slip,), "private-mail-address", f"{person.id} at home")


def half_group_of_a_protected_person(desk: Desk) -> Iterator[Mistake]:
    protected = {person.id for person in desk.plan.programme.people.values() if person.protected}
    for occasion in desk.plan.agenda.sessions:
        here = [person for person in occasion.people("participant") if person in protected]
        if here and not desk.is_written((*occasion.path, "for")):
            slip = desk.insert(occasion.path, f"for: [{here[0]}]")
            yield Mistake((slip,), "protected-person-told-apart", f"{occasion.key} for {here[0]} alone")


def pairing_written_twice(desk: Desk) -> Iterator[Mistake]:
    for pairing in desk.plan.programme.pairings.values():
        if pairing.until is None and pairing.meets:
            slip = desk.insert(
                ("pairings",),
                f"x-{pairing.id[:30]}: {{participant: {pairing.participant}, {pairing.role}: {pairing.supporter}}}",
            )
            yield Mistake((slip,), "pairing-doubled", f"{pairing.id} twice", (pairing.path,))


def meetings_made_rare(desk: Desk) -> Iterator[Mistake]:
    for pairing in desk.plan.programme.pairings.values():
        if pairing.meets and not pairing.meets.every:
            slip = desk.insert((*pairing.path, "meets"), "every: 3 months")
            yield Mistake((slip,), "meetings-too-rare", f"{pairing.id} every third month")


def room_without_a_way_in(desk: Desk) -> Iterator[Mistake]:
    for place in desk.plan.programme.places.values():
        here = [each for each in desk.plan.agenda.by_place.get(place.id, ()) if each.kind == "session"]
        if place.step_free and here:
            slip = desk.replace((*place.path, "step_free"), "no")
            yield Mistake((slip,), "place-not-accessible", f"{place.id} has steps")


def reviewer_away(desk: Desk) -> Iterator[Mistake]:
    for occasion in desk.plan.agenda.occasions:
        for person in occasion.people("manager") if occasion.kind == "review" and occasion.booked else ():
            entry = desk.plan.programme.people[person]
            if not entry.unavailable:
                slip = desk.insert(entry.path, f"unavailable: [{occasion.day}]")
                where = ((*occasion.path, "date"), occasion.path)
                yield Mistake((slip,), "reviewer-unavailable", f"{person} is away from {occasion.key}", where)


def _joint(desk: Desk) -> Iterator[Occasion]:
    """Sessions at which everybody has the same pauses, each with a time of its own on one line."""
    for occasion in desk.plan.agenda.sessions:
        kind = desk.plan.programme.taught[occasion.subject].kind
        if kind not in ("shadowing", "placement", "rotation", "self_study") and desk.plan.session(occasion).time.end:
            yield occasion
