"""Checks on people's days: nobody is in two places at once, and everybody has time to get there."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

from introplan.agenda import Clash, Occasion, Plan, is_available
from introplan.agenda.clashes import end_of
from introplan.agenda.occasions import Part
from introplan.checks.causes import person_not_replaced
from introplan.checks.clashes import Group, clash_found, gap_of, grouped
from introplan.checks.free_days import free_time, is_free_place, is_room, other_lecturers, travel_time
from introplan.checks.make_ups import fitting_session
from introplan.checks.occasions import MOST_NAMES, about, key_of, title_of
from introplan.checks.ways_out import Way, another_day, another_lecturer_or_day, another_time_or_day
from introplan.diagnostics import Diagnostic, Label, _, finding

TAKES_PART: tuple[Part, ...] = ("participant", "make_up")


def _doubles(plan: Plan, kind: str) -> list[Group]:
    """Everybody's overlapping occasions that are of this kind: each overlap is of one kind alone."""
    return grouped(
        (person, clash)
        for person, clashes in plan.agenda.clashes_by_person.items()
        for clash in clashes
        if _kind(person, clash) == kind
    )


def _kind(person: str, clash: Clash) -> str:
    """As what somebody is needed twice: a lecturer above all, then a participant, an invited guest, a supporter."""
    parts = {part for occasion in clash for somebody, part in occasion.attendees if somebody == person}
    if "lecturer" in parts:
        return "lecturer"
    if not parts.isdisjoint(TAKES_PART):
        return "participant"
    return "invited" if "invited" in parts else "supporter"


def _both(people: tuple[str, ...]) -> str:
    if len(people) > MOST_NAMES:
        return _("{number} people have both {first} ({first_times}) and {second} ({second_times}) on {day}")
    if len(people) > 1:
        return _("{people} have both {first} ({first_times}) and {second} ({second_times}) on {day}")
    return _("{people} has both {first} ({first_times}) and {second} ({second_times}) on {day}")


def lecturer_double_booked(plan: Plan) -> Iterator[Diagnostic]:
    """A lecturer is needed in two places at once: at two sessions, or at a session and a meeting.

    Proposed sessions count, for they ask for somebody's time; cancelled ones do not. Source: our own
    judgement; conference planners such as pretalx look for it too.
    """
    for group in _doubles(plan, "lecturer"):
        yield clash_found(
            plan,
            group,
            "lecturer-double-booked",
            _both(group.hit),
            way_out=lambda occasion: _without_the_lecturer(plan, occasion),
            people=group.hit,
        )


def _without_the_lecturer(plan: Plan, occasion: Occasion) -> Way:
    """Somebody else who gives it; else another time, or another day."""
    if other_lecturers(plan, occasion):
        return another_lecturer_or_day(plan, occasion)
    way, values = another_time_or_day(plan, occasion)
    return way or _("move one of them, or let somebody else give it with `lecturers`"), values


def _moved(plan: Plan, occasion: Occasion) -> Way:
    """Another time, or another day; when there is none, that one of the two has to move."""
    way, values = another_time_or_day(plan, occasion)
    return way or _("move one of them"), values


def participant_double_booked(plan: Plan) -> Iterator[Diagnostic]:
    """A participant has two things at once: sessions, make-ups with another cohort, meetings or reviews.

    Half groups count only for those they are `for`, and a shared session is one. Somebody who has left, is
    exempt or has a pause is not expected. Source: our own judgement.
    """
    for group in _doubles(plan, "participant"):
        yield clash_found(
            plan,
            group,
            "participant-double-booked",
            _both(group.hit),
            way_out=partial(_without_the_clash, plan, group),
            people=group.hit,
        )


def _without_the_clash(plan: Plan, group: Group, occasion: Occasion) -> Way:
    """For a guest another session to make up in; else another time, or another day."""
    for booked in group.first:
        guests = [person for person in booked.people("make_up") if person in group.hit]
        if not guests:
            continue
        offer = fitting_session(plan, guests[0], booked.subject, without=booked)
        if offer is None:
            return _("take another session under `make_ups`"), {}
        return _("{offer} on {offered} fits: write that under `make_ups` instead"), {
            "offer": f"`{key_of(offer)}`",
            "offered": offer.day,
        }
    return _moved(plan, occasion)


def supporter_double_booked(plan: Plan) -> Iterator[Diagnostic]:
    """An introducer, supervisor, mentor or manager has meetings or reviews with two participants at once.

    The time that somebody has set aside can only be given once. Source: our own judgement.
    """
    for group in _doubles(plan, "supporter"):
        yield clash_found(
            plan,
            group,
            "supporter-double-booked",
            _both(group.hit),
            way_out=lambda occasion: _moved(plan, occasion),
            people=group.hit,
        )


def guest_double_booked(plan: Plan) -> Iterator[Diagnostic]:
    """Somebody is invited to a briefing, a dialogue or a network meeting while they are busy with something else.

    They may send regrets, so this is a warning; but a network meeting for mentors that the mentors can not
    come to is better moved. Source: our own judgement.
    """
    for group in _doubles(plan, "invited"):
        yield clash_found(
            plan,
            group,
            "guest-double-booked",
            _both(group.hit),
            way_out=lambda occasion: _moved(plan, occasion),
            people=group.hit,
        )


def no_time_to_travel(plan: Plan) -> Iterator[Diagnostic]:
    """Between two occasions of one day somebody has less time than the way takes.

    `travel` says how long it takes, and holds both ways. Where it says nothing, only what follows at once at
    another address is told. Digital meetings need no travel. Source: our own judgement.
    """
    late = (
        (person, clash)
        for person, occasions in plan.agenda.by_person.items()
        if len(occasions) > 1
        for clash in _journeys_of_a_day(plan, occasions)
        if gap_of(clash) < _way(plan, clash) or (not gap_of(clash) and _is_elsewhere(plan, clash))
    )
    for group in grouped(late):
        clash, people = group.first, group.hit
        places, needed = plan.programme.places, _way(plan, clash)
        yield clash_found(
            plan,
            group,
            "no-time-to-travel",
            _("{number} people have no time to get from {here} to {there} on {day}")
            if len(people) > MOST_NAMES and not needed
            else _("{people} have no time to get from {here} to {there} on {day}")
            if len(people) > 1 and not needed
            else _("{people} has no time to get from {here} to {there} on {day}")
            if not needed
            else _("{number} people have {gap} to get from {here} to {there} on {day}, and it takes {needed}")
            if len(people) > MOST_NAMES
            else _("{people} have {gap} to get from {here} to {there} on {day}, and it takes {needed}")
            if len(people) > 1
            else _("{people} has {gap} to get from {here} to {there} on {day}, and it takes {needed}"),
            way_out=partial(_in_time, plan, clash),
            values={
                "gap": gap_of(clash),
                "needed": needed,
                "here": places[str(clash.earlier.place)].title,
                "there": places[str(clash.later.place)].title,
            },
            people=people,
        )


def _journeys_of_a_day(plan: Plan, occasions: tuple[Occasion, ...]) -> Iterator[Clash]:
    """Each occasion in a place of its own with the one before it on the same day, when the two do not overlap."""
    before: Occasion | None = None
    for occasion in occasions:
        if not occasion.takes_time or occasion.place is None or plan.programme.places[occasion.place].online:
            continue
        if before is not None and before.day == occasion.day and before.place != occasion.place:
            clash = Clash(before, occasion)
            if gap_of(clash) >= timedelta():
                yield clash
        if before is None or before.day != occasion.day or end_of(before) <= end_of(occasion):
            before = occasion


def _way(plan: Plan, clash: Clash) -> timedelta:
    """How long it takes from the earlier to the later; nothing when nobody has written it."""
    return travel_time(plan, clash.earlier.place, clash.later.place)


def _is_elsewhere(plan: Plan, clash: Clash) -> bool:
    """Whether the two are at different addresses, as far as the plan says."""
    here, there = (plan.programme.places[str(occasion.place)].address for occasion in clash)
    return here is not None and there is not None and here != there


def _in_time(plan: Plan, clash: Clash, occasion: Occasion) -> Way:
    """The nearest time when everybody can be there; or the same room for both."""
    here = plan.programme.places[str(clash.earlier.place)]
    has_room = here.capacity is None or len(set(clash.later.people())) <= here.capacity
    stays = is_room(here) and has_room and is_free_place(plan, clash.later, here)
    times = free_time(plan, occasion)
    if times is None:
        if stays:
            return _("hold {second} in {here} too, which is free then"), {}
        way, values = another_day(plan, occasion)
        return way or _("begin {second} later, or hold both in one place"), values
    return (
        _("everybody is free at {free_times}; or hold {second} in {here} too, which is free then")
        if stays
        else _("everybody is free at {free_times} the same day"),
        {"free_times": times},
    )


def lecturer_unavailable(plan: Plan) -> Iterator[Diagnostic]:
    """A session lies on a day when its lecturer has said that they can not.

    `available` and `unavailable` are the person's own words. Meetings move by themselves within their week;
    a session has a date that somebody has chosen. Source: our own judgement.
    """
    people = plan.programme.people
    for occasion in plan.agenda.sessions:
        away = [person for person in occasion.people("lecturer") if not is_available(people[person], occasion.day)]
        for person in away:
            way, values = another_lecturer_or_day(plan, occasion)
            field = "unavailable" if people[person].unavailable else "available"
            yield finding(
                "lecturer-unavailable",
                _("{lecturer} can not on {day}, and gives {session} then"),
                at=plan.where(occasion, "date"),
                also=[Label(plan.where(people[person], field), _("{lecturer}'s own words"))],
                help=way or _("move it, or let somebody else give it with `lecturers`"),
                values=values
                | {"lecturer": plan.called(person), "session": title_of(plan, occasion), "day": occasion.day},
                about=about(occasion, people=(person,)),
                cause=person_not_replaced(plan, person, occasion.day, title_of(plan, occasion)),
            )
