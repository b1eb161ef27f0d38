"""Checks on people's days: nobody is in two places at once, and everybody has time to get there."""

from collections.abc import Iterator, Sequence
from functools import partial
from operator import attrgetter

from introplan.agenda import Clash, Occasion, Plan
from introplan.checks.causes import person_not_replaced
from introplan.checks.clashes import ClashGroup, clash_found, grouped
from introplan.checks.occasions import MOST_NAMES, about, key_of, title_of
from introplan.checks.repeats import WHO_COMES_TO_WHICH, is_same_session
from introplan.checks.ways_out import (
    FREE_AT,
    MOVE_ONE,
    MOVE_OR_LECTURER,
    LookedFor,
    at_another_time,
    by_another_lecturer,
    first_found,
    free_in_the_place,
    in_the_place,
    on_another_day,
)
from introplan.demands import Offers, around, gap_of
from introplan.demands.clashes import clashes_when_invited, kind_of, no_time_between, way_between, ways_between
from introplan.demands.make_ups import fitting_session
from introplan.demands.people import AVAILABLE
from introplan.diagnostics import Diagnostic, Label, WayOut, _, _n, finding

PLACE = attrgetter("place")


def _doubles(plan: Plan, kind: str) -> list[ClashGroup]:
    """Everybody's overlapping occasions that are of this kind: each overlap is of one kind alone."""
    return grouped(
        (person, clash)
        for person, clashes in plan.agenda.clashes_by_person.items()
        for clash in clashes
        if kind_of(person, clash) == kind
    )


def _both(people: tuple[str, ...]) -> str:
    if len(people) > MOST_NAMES:
        return _("{number} people have both {first} ({first_times}) and {second} ({second_times}) on {day}")
    return _n(
        "{people} has both {first} ({first_times}) and {second} ({second_times}) on {day}",
        "{people} have both {first} ({first_times}) and {second} ({second_times}) on {day}",
        by="people",
    )


def lecturer_double_booked(plan: Plan) -> Iterator[Diagnostic]:
    """A lecturer is needed in two places at once: at two sessions, or at a session and a meeting.

    Proposed sessions count, since they take up somebody's time; cancelled ones do not. Source: our own judgement;
    conference planners such as pretalx look for it too.
    """
    for group in _doubles(plan, "lecturer"):
        yield clash_found(
            plan,
            group,
            "lecturer-double-booked",
            _both(group.hit),
            way_out=partial(_without_the_lecturer, group),
            people=group.hit,
        )


def _without_the_lecturer(group: ClashGroup, occasion: Occasion) -> LookedFor:
    """Somebody else who gives it; else another time, or another day."""
    somebody = next((person for person in group.hit if person in occasion.people("lecturer")), "")
    return first_found(
        *([by_another_lecturer(occasion, "lecturer-double-booked", instead_of=somebody)] if somebody else []),
        at_another_time(occasion),
        on_another_day(occasion),
        otherwise=MOVE_OR_LECTURER,
    )


def _moved(occasion: Occasion) -> LookedFor:
    """Another time, or another day; when there is none, that one of the two has to move."""
    return first_found(at_another_time(occasion), on_another_day(occasion), otherwise=MOVE_ONE)


def participant_double_booked(plan: Plan) -> Iterator[Diagnostic]:
    """A participant has two things at once: sessions, make-ups with another cohort, meetings or reviews.

    Half groups count only for those they are `for`, and a shared session counts once. Somebody who has left, is exempt
    or has a pause is not expected. Source: our own judgement.
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


def _without_the_clash(plan: Plan, group: ClashGroup, occasion: Occasion) -> LookedFor:
    """For a guest another session to make up in; else another time, or another day.

    The same session twice at once is for two halves of a group: on another day everybody would have it twice.
    """
    if is_same_session(plan, *group.first):
        return lambda _offers: WayOut(WHO_COMES_TO_WHICH)
    for booked in group.first:
        guests = [person for person in booked.people("make_up") if person in group.hit]
        if guests:
            return partial(_another_make_up, plan, guests[0], booked)
    return _moved(occasion)


def _another_make_up(plan: Plan, guest: str, booked: Occasion, _offers: Offers) -> WayOut:
    offer = fitting_session(plan, guest, booked.subject, without=booked)
    if offer is None:
        return WayOut(_("take another session under `make_ups`"))
    return WayOut(
        _("{offer} on {offered} fits: write that under `make_ups` instead"),
        {"offer": f"`{key_of(offer)}`", "offered": offer.day},
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
            way_out=_moved,
            people=group.hit,
        )


def guest_double_booked(plan: Plan) -> Iterator[Diagnostic]:
    """Somebody is invited to a briefing, a dialogue or a network meeting while they are busy with something else.

    They may send their apologies, so this is a warning; but a network meeting for mentors that the mentors cannot come
    to is better moved. Source: our own judgement.
    """
    for group in _doubles(plan, "invited"):
        yield clash_found(
            plan,
            group,
            "guest-double-booked",
            _both(group.hit),
            way_out=_moved,
            people=group.hit,
        )


def invited_while_busy(plan: Plan) -> Iterator[Diagnostic]:
    """Somebody who is asked to a session with `also` has something else at the same time.

    They may send their apologies, and the session is held without them. But a session for mentors that no mentor can
    come to is better moved. Their own regular meetings make way for it. Source: our own judgement.
    """
    busy = (
        (person, clash)
        for person in sorted(plan.agenda.invited)
        for occasions in plan.agenda.crowded_days.get(person, ())
        for clash in clashes_when_invited(person, occasions)
    )
    for group in grouped(busy):
        yield clash_found(
            plan,
            group,
            "invited-while-busy",
            _both(group.hit),
            way_out=_when_those_invited_can,
            people=group.hit,
        )


def _when_those_invited_can(occasion: Occasion) -> LookedFor:
    """Another time when they can come too; only words, since it may as well be held without them."""
    look = first_found(
        at_another_time(occasion, "invited-while-busy"),
        otherwise=_("agree on who comes, or move one of the two"),
    )
    return lambda offers: look(offers)._replace(fix=None)


def no_time_to_travel(plan: Plan) -> Iterator[Diagnostic]:
    """Somebody has less time between two occasions on one day than it takes to get there.

    `travel` says how long it takes, in both directions. Where it says nothing, only what follows immediately at another
    address is reported. Digital meetings need no travel. Source: our own judgement.
    """
    away = frozenset(id_ for id_, place in plan.programme.places.items() if not place.online)
    late = (
        (person, clash)
        for person, days in plan.agenda.crowded_days.items()
        for occasions in days
        if len(away.intersection(map(PLACE, occasions))) > 1
        for clash in ways_between(plan, plan.agenda.needing(person, occasions))
        if no_time_between(plan, clash)
    )
    for group in grouped(late):
        clash, people = group.first, group.hit
        places, needed = plan.programme.places, way_between(plan, clash)
        yield clash_found(
            plan,
            group,
            "no-time-to-travel",
            _too_late(people, knows_how_long=bool(needed)),
            way_out=partial(_in_time, clash),
            values={
                "gap": gap_of(clash),
                "needed": needed,
                "here": places[str(clash.earlier.place)].title,
                "there": places[str(clash.later.place)].title,
            },
            people=people,
        )


def _too_late(people: Sequence[str], *, knows_how_long: bool) -> str:
    is_many = len(people) > MOST_NAMES
    if not knows_how_long:
        return (
            _("{number} people have no time to get from {here} to {there} on {day}")
            if is_many
            else _n(
                "{people} has no time to get from {here} to {there} on {day}",
                "{people} have no time to get from {here} to {there} on {day}",
                by="people",
            )
        )
    return (
        _("{number} people have {gap} to get from {here} to {there} on {day}, and it takes {needed}")
        if is_many
        else _n(
            "{people} has {gap} to get from {here} to {there} on {day}, and it takes {needed}",
            "{people} have {gap} to get from {here} to {there} on {day}, and it takes {needed}",
            by="people",
        )
    )


def _in_time(clash: Clash, occasion: Occasion) -> LookedFor:
    """The nearest time when everybody can be there; or the same room for both."""
    time = at_another_time(occasion)
    if occasion is clash.earlier:
        sooner = _("end {first} earlier, or hold both in one place")
        return first_found(time, on_another_day(occasion), otherwise=sooner)

    def found(offers: Offers) -> WayOut:
        place = str(clash.earlier.place)
        stays = free_in_the_place(offers, clash.later, place)
        later = time(offers)
        if not later.help:
            return in_the_place(clash.later, place)(offers)
        if stays is None or later.help != FREE_AT:
            return later
        help_text = _("everybody is free at {free_times}; or hold {second} in {here} too, which is free then")
        return WayOut(help_text, {**stays, **later.values}, later.fix)

    return first_found(found, on_another_day(occasion), otherwise=_("begin {second} later, or hold both in one place"))


def lecturer_unavailable(plan: Plan) -> Iterator[Diagnostic]:
    """A session is on a day when its lecturer has said that they cannot.

    `available` and `unavailable` are what the person has said. Meetings move by themselves within their week; a session
    has a date that somebody has chosen. Source: our own judgement.
    """
    people, here = plan.programme.people, around(plan)
    for occasion in plan.agenda.session_days:
        for (person,) in (reason.who for reason in AVAILABLE.reasons(here, occasion)):
            field = "unavailable" if people[person].unavailable else "available"
            yield finding(
                "lecturer-unavailable",
                _("{lecturer} is not available on {day}, but gives {session} then"),
                at=plan.where(occasion, "date"),
                also=[Label(plan.where(people[person], field), _("as {lecturer} has said"))],
                way_out=first_found(
                    by_another_lecturer(occasion, "lecturer-unavailable", instead_of=person),
                    on_another_day(occasion),
                    otherwise=_("move it, or let somebody else give it with `lecturers`"),
                ),
                values={"lecturer": plan.called(person), "session": title_of(plan, occasion), "day": occasion.day},
                about=about(occasion, people=(person,)),
                cause=person_not_replaced(plan, person, occasion.day, title_of(plan, occasion)),
            )
