"""An occasion that is not to be: shown as cancelled where people have it in their calendars, else taken out whole.

Why is nobody's matter, and is not recorded.
"""

from collections.abc import Iterator
from datetime import date

from introplan.agenda import Occasion, Plan, is_room
from introplan.amendments.amendment import Amendment, Hindrance
from introplan.amendments.ids import path_words
from introplan.amendments.moving import moment_of
from introplan.amendments.occasions import Named
from introplan.checks.edits import taking_out
from introplan.checks.make_ups import offered_session
from introplan.checks.occasions import MOST_NAMES, names, title_of
from introplan.demands import Offers, around, key_of
from introplan.demands.edits import written_at
from introplan.diagnostics import Edit, Message, Set, _, _n
from introplan.model import Path


def cancelled(named: Named, today: date) -> Amendment | Hindrance:
    """The occasion cancelled, with what that leaves undone; or why it cannot be."""
    plan, occasion = named.plan, named.occasion
    if not occasion.is_on or not occasion.booked:
        return _nothing_to_cancel(named)
    is_one_of_many = occasion.kind == "meeting" or occasion.comes_back
    is_shown = is_one_of_many or (occasion.kind == "session" and plan.is_released(occasion))
    values = {"what": title_of(plan, occasion), "when": moment_of(occasion, plan)}
    return Amendment(
        Message(
            _("{what} on {when} is cancelled")
            if is_shown
            else _("{what} is no longer booked on {when}")
            if occasion.kind == "review"
            else _("{what} on {when} is removed"),
            values,
        ),
        (*_edits(plan, occasion, is_shown=is_shown), *taking_out(plan, *_pointing(plan, occasion, is_shown)).edits),
        tuple(_left(named, today)),
    )


def _nothing_to_cancel(named: Named) -> Hindrance:
    plan, occasion = named.plan, named.occasion
    values = {"what": title_of(plan, occasion), "when": moment_of(occasion, plan), "address": named.address}
    if not occasion.booked:
        return Hindrance(
            Message(_("{what} is not booked; it is only due on {when}"), values),
            Message(_("`introplan move {address} --to DATE` books it"), values),
        )
    if occasion.kind == "meeting" or occasion.comes_back:
        line = written_at(plan, occasion)
        path = (*line, "status") if isinstance(plan.origins.plain(line), dict) else line
        return Hindrance(
            Message(_("{what} on {when} is cancelled already"), values),
            Message(_("`introplan set {path} --remove` brings it back"), {"path": path_words(path)}),
        )
    return Hindrance(
        Message(_("{what} on {when} is cancelled already"), values),
        Message(_("`introplan set {address} status planned` brings it back"), values),
    )


def _edits(plan: Plan, occasion: Occasion, *, is_shown: bool) -> tuple[Edit, ...]:
    if is_shown:
        path = written_at(plan, occasion)
        is_line = (occasion.kind == "meeting" or occasion.comes_back) and not isinstance(plan.origins.plain(path), dict)
        return (Set(path, "cancelled"),) if is_line else (Set((*path, "status"), "cancelled", _last(plan, path)),)
    alone = occasion.kind == "review" and len(_reviews(plan, occasion)) == 1
    return taking_out(plan, occasion.path[:-1] if alone else occasion.path).edits


def _last(plan: Plan, path: Path) -> str:
    """The field that the status comes after: where and when it is, before what is said of it."""
    there = plan.origins.plain(path)
    known = [name for name in ("date", "time", "place", "lecturers") if isinstance(there, dict) and name in there]
    return known[-1] if known else ""


def _reviews(plan: Plan, occasion: Occasion) -> dict[str, object]:
    there = plan.origins.plain(occasion.path[:-1])
    return dict(there) if isinstance(there, dict) else {}


def _pointing(plan: Plan, occasion: Occasion, is_shown: bool) -> Iterator[Path]:
    """Where else the plan speaks of a session that is not to be; who is to make up there cannot, also if it is shown.

    A tuning that is for nothing else goes whole: without anybody it would be for all.
    """
    if occasion.kind != "session":
        return
    keys = _called(plan, occasion)
    for journey in plan.agenda.journeys:
        for index, key in enumerate(journey.participant.make_ups):
            if key in keys:
                yield *journey.participant.path, "make_ups", index
    yield from (("absences", key) for key in plan.programme.absences if key in keys)
    if is_shown:
        return
    for tunings in plan.programme.frame.checks.values():
        for tuning in tunings:
            if keys.issuperset(tuning.for_) and tuning.for_:
                yield tuning.path
            else:
                yield from ((*tuning.path, "for", index) for index, key in enumerate(tuning.for_) if key in keys)


def _called(plan: Plan, occasion: Occasion) -> frozenset[str]:
    """What the author calls it by that is not to be: several days together and each of them, else it alone."""
    if occasion.comes_back:
        return frozenset((key_of(occasion),))
    return frozenset(key for each in plan.days_along_with(occasion) for key in each.called)


def _left(named: Named, today: date) -> Iterator[Message]:
    """What somebody has to see to beside it."""
    plan, occasion = named.plan, named.occasion
    if occasion.day < today:
        yield Message(_("{day} has passed: cancel only what was not held then"), {"day": occasion.day})
    if occasion.kind == "session":
        yield from _lacking(plan, occasion)
    place = plan.programme.places[occasion.place] if occasion.place else None
    if place is not None and is_room(place):
        yield Message(
            _("cancel the booking of {place} on {when}"), {"place": place.title, "when": moment_of(occasion, plan)}
        )
    lecturers = occasion.people("lecturer")
    if occasion.status == "confirmed" and lecturers and not plan.is_released(occasion):
        yield Message(
            _n("tell {people}, who has said yes", "tell {people}, who have said yes", by="people"),
            {"people": names(plan, lecturers)},
        )


def _lacking(plan: Plan, occasion: Occasion) -> Iterator[Message]:
    """Who has the lecture or the activity at no other time; and who was to make up for it there."""
    days = plan.days_along_with(occasion)
    there = around(plan).along_with(each._replace(status="cancelled") for each in days)
    title = plan.title(occasion)
    lacking = [each for each in occasion.people("participant") if there.first_for(each, occasion.subject) is None]
    values = {"people": names(plan, tuple(lacking)), "count": len(lacking), "title": title}
    if lacking and plan.programme.taught[occasion.subject].required:
        yield Message(
            _n(
                "{people} then has no {title}, which is required: plan it again",
                "{people} then have no {title}, which is required: plan it again",
            )
            if len(lacking) <= MOST_NAMES
            else _("{count} participants then have no {title}, which is required: plan it again"),
            values,
        )
    elif lacking:
        yield Message(
            _n("{people} then has no {title}", "{people} then have no {title}")
            if len(lacking) <= MOST_NAMES
            else _("{count} participants then have no {title}"),
            values,
        )
    offers = Offers(plan)
    for person in occasion.people("make_up"):
        offer = offered_session(offers, person, occasion.subject, without=occasion)
        yield Message(
            _("{person} was to make up for {title} there: `{offer}` on {day} fits")
            if offer
            else _("{person} was to make up for {title} there: no other session fits"),
            {"person": plan.called(person), "title": title}
            | ({"offer": key_of(offer), "day": offer.day} if offer else {}),
        )
