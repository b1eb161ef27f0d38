"""Checks on people's days: nobody is in two places at once, and everybody has time to get there."""

from collections.abc import Iterator
from datetime import timedelta

from introplan.agenda import Clash, Occasion, Plan, is_available
from introplan.agenda.clashes import end_of
from introplan.agenda.occasions import Part
from introplan.checks.clashes import Group, clash_found, gap_of, grouped
from introplan.checks.free_days import free_day
from introplan.checks.occasions import MOST_NAMES, about, title_of
from introplan.diagnostics import Diagnostic, Label, _, error, warning

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
            way_out=_("move one of them, or let somebody else give it with `lecturers`"),
            people=group.hit,
        )


def participant_double_booked(plan: Plan) -> Iterator[Diagnostic]:
    """A participant has two things at once: sessions, make-ups with another cohort, meetings or reviews.

    Half groups count only for those they are `for`, and a shared session is one. Somebody who has left, is
    exempt or has a pause is not expected. Source: our own judgement.
    """
    for group in _doubles(plan, "participant"):
        make_up = any(
            person in group.hit and part == "make_up" for occasion in group.first for person, part in occasion.attendees
        )
        yield clash_found(
            plan,
            group,
            "participant-double-booked",
            _both(group.hit),
            way_out=_("take another session under `make_ups`") if make_up else _("move one of them"),
            people=group.hit,
        )


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
            way_out=_("move one of them"),
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
            way_out=_("move one of them"),
            people=group.hit,
            speak=warning,
        )


def no_time_to_travel(plan: Plan) -> Iterator[Diagnostic]:
    """Between two occasions of one day somebody has less time than the way takes.

    `travel` says how long it takes, and holds both ways; where it says nothing, nothing is checked. Digital
    meetings need no travel. Source: our own judgement.
    """
    if not plan.programme.travel:
        return
    late = (
        (person, clash)
        for person, occasions in plan.agenda.by_person.items()
        if len(occasions) > 1
        for clash in _journeys_of_a_day(plan, occasions)
        if gap_of(clash) < travel_time(plan, clash)
    )
    for group in grouped(late):
        clash, people = group.first, group.hit
        places = plan.programme.places
        yield clash_found(
            plan,
            group,
            "no-time-to-travel",
            _("{number} people have {gap} to get from {here} to {there} on {day}, and it takes {needed}")
            if len(people) > MOST_NAMES
            else _("{people} have {gap} to get from {here} to {there} on {day}, and it takes {needed}")
            if len(people) > 1
            else _("{people} has {gap} to get from {here} to {there} on {day}, and it takes {needed}"),
            way_out=_("begin {second} later, or hold both in one place"),
            values={
                "gap": gap_of(clash),
                "needed": travel_time(plan, clash),
                "here": places[str(clash.earlier.place)].title,
                "there": places[str(clash.later.place)].title,
            },
            people=people,
            speak=warning,
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


def travel_time(plan: Plan, clash: Clash) -> timedelta:
    """How long it takes from the earlier to the later, by either direction that is written; nothing when none is."""
    travel, here, there = plan.programme.travel, str(clash.earlier.place), str(clash.later.place)
    return travel.get(here, {}).get(there) or travel.get(there, {}).get(here) or timedelta()


def lecturer_unavailable(plan: Plan) -> Iterator[Diagnostic]:
    """A session lies on a day when its lecturer has said that they can not.

    `available` and `unavailable` are the person's own words. Meetings move by themselves within their week;
    a session has a date that somebody has chosen. Source: our own judgement.
    """
    people = plan.programme.people
    for occasion in plan.agenda.sessions:
        away = [person for person in occasion.people("lecturer") if not is_available(people[person], occasion.day)]
        for person in away:
            free, weekday = free_day(plan, occasion)
            field = "unavailable" if people[person].unavailable else "available"
            yield error(
                "lecturer-unavailable",
                _("{lecturer} can not on {day}, and gives {session} then"),
                at=plan.where(occasion, "date"),
                also=[Label(plan.where(people[person], field), _("{lecturer}'s own words"))],
                help=_("the nearest free {weekday} is {free}, or let somebody else give it")
                if weekday is not None
                else _("move it, or let somebody else give it with `lecturers`"),
                values={
                    "lecturer": plan.called(person),
                    "session": title_of(plan, occasion),
                    "day": occasion.day,
                    "free": free,
                    "weekday": weekday,
                },
                about=about(occasion, people=(person,)),
            )
