"""Checks on places: one group at a time, and no more people than they hold."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from introplan.agenda import Occasion, Plan, hides_hours, is_for_one, overlapping
from introplan.agenda.disclosure import always_at, has_protected
from introplan.checks.causes import place_holds_many
from introplan.checks.clashes import clash_found, grouped
from introplan.checks.occasions import MOST_ALIKE, MOST_NAMES, about, alike, key_of, title_of
from introplan.checks.ways_out import LookedFor, at_another_time, first_found, in_another_place, on_another_day
from introplan.demands import Offers, around
from introplan.demands.places import GROUP_SIZE, HAS_ROOM, holds, lacking
from introplan.diagnostics import Diagnostic, Label, WayOut, _, _n, finding
from introplan.language import Term, _p
from introplan.model import Path, Place

ACCESS = {
    "step_free": Term(_p("access", "a way in without steps")),
    "hearing_loop": Term(_p("access", "a hearing loop")),
}


def place_double_booked(plan: Plan) -> Iterator[Diagnostic]:
    """Two occasions are in one room at once.

    Digital places, those that are `shared`, and places with neither address nor capacity such as "your own workplace",
    do not count as rooms, and can hold many. Source: our own judgement; conference planners such as pretalx look for it
    too.
    """
    rooms = {id_: place for id_, place in plan.programme.places.items() if is_for_one(place)}
    groups = grouped((id_, clash) for id_ in rooms for clash in overlapping(plan.agenda.by_place.get(id_, ())))
    often = Counter(group.hit[0] for group in groups)
    for group in groups:
        house = rooms[group.hit[0]] if often[group.hit[0]] > MOST_ALIKE else None
        found = clash_found(
            plan,
            group,
            "place-double-booked",
            _("{place} has both {first} ({first_times}) and {second} ({second_times}) on {day}"),
            way_out=_elsewhere,
            values={"place": rooms[group.hit[0]].title},
        )
        titles = (title_of(plan, each) for each in group.first)
        yield replace(found, cause=place_holds_many(plan, house, *titles)) if house else found


def _elsewhere(occasion: Occasion) -> LookedFor:
    """Another room at the same time; else another time or day for the same room."""
    return first_found(in_another_place(occasion), at_another_time(occasion), on_another_day(occasion))


def place_too_small(plan: Plan) -> Iterator[Diagnostic]:
    """A room is too small for those who come: participants, guests who make up for what they missed, lecturers.

    Meetings, reviews and events count as well, each line of the plan once; more than two in one room are reported
    together, at its `capacity`. Source: our own judgement.
    """
    here = around(plan)
    for place in plan.programme.places.values():
        crowds: dict[Path, tuple[Occasion, int]] = {}
        occasions = plan.agenda.by_place.get(place.id, ())
        for occasion in (each for each in occasions if not holds(place, len(each.attendees))):
            for reason in HAS_ROOM.reasons(here, occasion):
                crowds.setdefault(occasion.path, (occasion, reason.much))
        if len(crowds) > MOST_ALIKE:
            yield _always_too_small(plan, place, list(crowds.values()))
        else:
            yield from (_too_small(plan, place, occasion, count) for occasion, count in crowds.values())


def _too_small(plan: Plan, place: Place, occasion: Occasion, count: int) -> Diagnostic:
    return finding(
        "place-too-small",
        _("{place} holds {capacity}, and {count} come to {session} on {day}"),
        at=plan.where(occasion, "place"),
        also=[Label(plan.where(place, "capacity"), _("as many as this"))],
        way_out=first_found(
            in_another_place(occasion, "place-too-small"),
            otherwise=_("make two sessions of it, each with `for:`, or find a larger room")
            if occasion.kind == "session"
            else _("find a larger room"),
        ),
        values={
            "place": place.title,
            "capacity": place.capacity,
            "count": count,
            "session": title_of(plan, occasion),
            "day": occasion.day,
        },
        about=about(occasion),
    )


def _always_too_small(plan: Plan, place: Place, crowds: list[tuple[Occasion, int]]) -> Diagnostic:
    """More than its number come again and again: the number is likely wrong, and it is told once."""
    cohorts = dict.fromkeys(id_ for occasion, _count in crowds for id_ in occasion.cohorts)
    largest, count = max(crowds, key=lambda crowd: crowd[1])
    return finding(
        "place-too-small",
        _("{place} holds {capacity}, and more come {number} times; at most {count}, to {session} on {day}"),
        at=plan.where(place, "capacity"),
        also=[Label(plan.where(occasion, "place"), _("here as well")) for occasion, _count in crowds[:MOST_NAMES]],
        help=_("if it holds more, fix `capacity`; otherwise find larger rooms, or make two of each, with `for:`"),
        values={
            "place": place.title,
            "capacity": place.capacity,
            "number": len(crowds),
            "count": count,
            "session": title_of(plan, largest),
            "day": largest.day,
            "last_day": max(occasion.day for occasion, _count in crowds),
        },
        about=(*cohorts, *alike(tuple(key_of(occasion) for occasion, _count in crowds))),
    )


def place_not_accessible(plan: Plan) -> Iterator[Diagnostic]:
    """A session is in a room that lacks what the programme requires: a hearing loop, an entrance without steps.

    `programme.access` says what somebody has asked for, and not who. If nothing is said about a room, somebody has to
    ask. Source: diskrimineringslagen (2008:567) on lacking accessibility; to ask once for all is our own judgement.
    """
    for place in plan.programme.places.values():
        words = lacking(plan, place)
        sessions = [each for each in plan.agenda.by_place.get(place.id, ()) if each.kind == "session" and each.is_on]
        if not words or not sessions:
            continue
        first, word = sessions[0], words[0]
        known = getattr(place, word) is not None
        yield finding(
            "place-not-accessible",
            _("{place} lacks {what}, which somebody needs, and {session} is there on {day}")
            if known
            else _("{place} says nothing about {what}, which somebody needs, and {session} is there on {day}"),
            at=plan.where(place, word) if known else plan.where(place),
            also=[
                Label(plan.where(first, "place"), _("the first session there")),
                Label(plan.origins.span(("programme", "access")), _("needed by somebody")),
            ],
            way_out=_with_access(first, len(sessions)),
            values={
                "place": place.title,
                "what": ACCESS[word],
                "word": word,
                "session": title_of(plan, first),
                "day": first.day,
                "last_day": sessions[-1].day,
            },
            about=(*first.cohorts, place.id, word),
        )


def _with_access(first: Occasion, count: int) -> LookedFor:
    """A room that has it for the first session there; to write it is not the whole way out when there are more."""
    look = in_another_place(first, "place-not-accessible")

    def found(offers: Offers) -> WayOut:
        other = look(offers)
        if not other.help:
            return WayOut(_("ask, and write `{word}: yes`"))
        if "price" in other.values or "other_place" not in other.values:
            return other
        help_text = _("{other_place} has it, is free then and holds {more}")
        return WayOut(help_text, other.values, other.fix if count == 1 else None)

    return found


def too_many_participants(plan: Plan) -> Iterator[Diagnostic]:
    """More people come to a session than the lecture or the activity takes at once.

    A study visit at a small office, or an exercise in which everybody should speak, has its own limit,
    whatever the room holds. Source: our own judgement.
    """
    here = around(plan)
    for occasion in plan.agenda.sessions:
        activity = plan.programme.taught[occasion.subject]
        reason = next(GROUP_SIZE.reasons(here, occasion), None)
        if reason is None:
            continue
        yield finding(
            "too-many-participants",
            _("{session} takes {limit} at once, and {count} come on {day}"),
            at=plan.where(occasion, "date"),
            also=[Label(plan.where(activity, "max_participants"), _("as many as this"))],
            help=_("make two sessions of it, each with `for:` and half of the group"),
            values={
                "session": title_of(plan, occasion),
                "limit": activity.max_participants,
                "count": reason.much,
                "day": occasion.day,
            },
            about=about(occasion),
        )


def place_taken_all_day(plan: Plan) -> Iterator[Diagnostic]:
    """A place's calendar shows whole days as taken, since somebody with protected personal data is there then.

    It says no more than when the place is taken. But place, weekday and hour can reveal that bookings belong to one
    pair, and whoever knows the hour knows where to find that person. So a day with such a meeting, review or talk is
    shown as taken altogether, for everybody's bookings. Digital places, and those that are `shared`, are not reported,
    since nobody looks for a free hour there, nor are those where nobody else is: see `protected-person-told-apart`.
    Source: Skatteverket on skyddade personuppgifter; how much hours reveal has been measured on the two programmes that
    come along.
    """
    hidden: list[Occasion] = []
    for place in plan.programme.places.values() if has_protected(plan) else ():
        here = [each for each in plan.agenda.by_place.get(place.id, ()) if each.is_on]
        if not place.online and not place.shared and not always_at(plan, here):
            hidden += [each for each in here if _is_given_out(each) and hides_hours(plan, each)][:1]
    if not hidden:
        return
    first, *others = sorted(hidden, key=lambda occasion: occasion.sort_key)
    places = tuple(str(occasion.place) for occasion in (first, *others))
    yield finding(
        "place-taken-all-day",
        _n(
            "the calendar of {places} shows whole days as taken, since somebody with protected data is there then",
            "the calendars of {places} show whole days as taken, since somebody with protected data is there then",
            by="places",
        ),
        at=plan.where(first, "place"),
        also=[Label(plan.where(other, "place"), _("and there")) for other in others],
        help=_("if others need to see when it is free, leave out `place`, and agree on it between you"),
        values={"places": tuple(plan.programme.places[id_].title for id_ in places)},
        about=alike(places),
    )


def _is_given_out(occasion: Occasion) -> bool:
    return occasion.status != "proposed" and not occasion.draft
