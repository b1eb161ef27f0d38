"""All the times of a session that comes back, moved or cancelled as one: from its beginning, or from a time on.

What somebody has changed of one time alone stays as it is. Where times have been that stay, those to come get a line
each among its `changes`; else the session itself is changed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from introplan.agenda import Occasion, Plan
from introplan.amendments.amendment import Amendment, Hindrance
from introplan.amendments.moving import To, search_of
from introplan.amendments.objections import objections
from introplan.amendments.occasions import Named
from introplan.checks.occasions import title_of
from introplan.days import Dates, Times, turns
from introplan.demands import FORBIDDING, as_it_would_be, edits_of
from introplan.demands.edits import day_written, times_written, written_at
from introplan.diagnostics import Edit, Message, Plain, Rename, Set, _, _n
from introplan.model import Session


def all_moved(named: Named, to: To, today: date) -> Amendment | Hindrance:
    """All times from the one that the new day is nearest to, or those to come, at another day, hour or place."""
    plan, session = named.plan, named.plan.written(named.occasion)
    first, shift = _from_which(session, to, today)
    those = _those(named, session, first, to)
    would = tuple((each, _would(plan, each, to, shift)) for each in those)
    would = tuple((was, then) for was, then in would if then != was)
    if not would:
        return Hindrance(
            Message(_("{what} is so already, or has no times left"), {"what": title_of(plan, named.occasion)}),
            Message(
                _("`introplan show` lists its times, and `introplan move {address}/WEEK` moves one of them"),
                {"address": named.address},
            ),
        )
    against = [(then, found) for was, then in would if (found := tuple(_against(plan, was, then)))]
    if len(against) == len(would):
        then, found = against[0]
        return Hindrance(
            Message(_("it cannot be there, on {day} for example: {reasons}"), {"day": then.day, "reasons": found}),
            Message(
                _("`introplan move --free {address}` lists where one of its times could be"),
                {"address": f"{named.address}/{would[0][0].turn}"},
            ),
        )
    refused = {then.key for then, _why in against}
    can = tuple((was, then) for was, then in would if then.key not in refused)
    stay = tuple(was for was, then in would if then.key in refused)
    edits = tuple(_of_each(plan, can)) if first else tuple(_of_whole(plan, session, to, shift, stay))
    return Amendment(_title(plan, session, can), edits, tuple(_left(named, session, can, against, shift)))


def all_cancelled(named: Named, today: date) -> Amendment | Hindrance:
    """All times that are still to be cancelled, or the session taken out where nobody has it."""
    plan, session = named.plan, named.plan.written(named.occasion)
    on = [each for each in named.times if each.is_on]
    to_come = [each for each in on if each.day >= today]
    values = {"what": title_of(plan, named.occasion), "address": named.address, "count": len(to_come)}
    if not to_come:
        return Hindrance(
            Message(_("{what} has no times left to cancel"), values),
            Message(_("`introplan cancel {address}/WEEK` cancels one of those that have been"), values),
        )
    if len(to_come) == len(on):
        return Amendment(
            Message(_n("{what} is cancelled, the one time", "{what} is cancelled, all {count} times"), values),
            (Set((*session.path, "status"), "cancelled", "changes" if session.changes else "repeats"),),
        )
    values |= {"day": to_come[0].day}
    return Amendment(
        Message(
            _n("{what} is cancelled on {day}, the last time", "{what} is cancelled from {day}, {count} times"), values
        ),
        tuple(_cancelling(plan, each) for each in to_come),
    )


def _cancelling(plan: Plan, occasion: Occasion) -> Edit:
    path = written_at(plan, occasion)
    fields = isinstance(plan.origins.plain(path), dict)
    return Set((*path, "status") if fields else path, "cancelled")


def _from_which(session: Session, to: To, today: date) -> tuple[int, timedelta]:
    """From which of its times on it is moved, by their number, and by how many days."""
    there = session.turns
    if to.day is None:
        return next((number for number, turn in enumerate(there) if turn.day >= today), len(there)), timedelta()
    number = min(range(len(there)), key=lambda each: (abs(there[each].day - to.day), each))  # type: ignore[operator]
    return number, to.day - there[number].day


def _those(named: Named, session: Session, first: int, to: To) -> tuple[Occasion, ...]:
    """The times from one on that take place, and of which nobody has said otherwise alone."""
    keys = {turn.key for turn in session.turns[first:]}
    fields = [name for name, value in (("date", to.day), ("time", to.times), ("place", to.place)) if value is not None]

    def is_as_usual(occasion: Occasion) -> bool:
        change = session.changes.get(str(occasion.turn))
        return change is None or all(getattr(change, name) is None for name in fields)

    return tuple(each for each in named.times if each.turn in keys and each.is_on and is_as_usual(each))


def _would(plan: Plan, occasion: Occasion, to: To, shift: timedelta) -> Occasion:
    times = to.times and to.times.lasting(occasion.times.length if occasion.times else None)
    day = occasion.day + shift if shift else None
    return as_it_would_be(plan, occasion, day=day, times=times, place=to.place)


def _against(plan: Plan, was: Occasion, would: Occasion) -> Iterator[Message]:
    """What stands against one of the times as it would be; on a closed day it falls away, which is told by itself."""
    if plan.open_days.is_open(would.day):
        found = FORBIDDING & {reason.name for reason in search_of(plan, was).against(would)}
        yield from (each.message for each in objections(plan, would, found)) if found else ()


def _of_whole(plan: Plan, session: Session, to: To, shift: timedelta, stay: Sequence[Occasion]) -> Iterator[Edit]:
    """The session itself, with its end when that would cut off the last time, and its changes by their new weeks.

    Times that cannot be so get a line with where and when they stay.
    """
    path, repeats = session.path, session.repeats
    if shift:
        yield Set((*path, "date"), day_written(session.date + shift, plan.origins.plain((*path, "date"))))
    if to.times is not None:
        written = plan.origins.plain((*path, "time"))
        yield Set((*path, "time"), times_written(_lasting(session, to.times), written), "date")
    if to.place is not None:
        yield Set((*path, "place"), to.place, "time")
    if repeats is None:
        return
    there = session.turns
    moved = [turn for turn, _old in zip(turns(session.date + shift, repeats.every), there, strict=False)]
    if repeats.until is not None and moved[-1].day > repeats.until:
        until = (*path, "repeats", "until")
        yield Set(until, day_written(moved[-1].day, plan.origins.plain(until)))
    changes = plan.origins.plain((*path, "changes"))
    stays = {each.turn: each for each in stay}
    for old, new in zip(there, moved, strict=True):
        if old.key in stays:
            yield Set((*path, "changes", new.key), dict(_as_it_is(stays[old.key], to)))
        if isinstance(changes, dict) and old.key in changes and old.key != new.key:
            yield Rename((*path, "changes", old.key), new.key)


def _as_it_is(occasion: Occasion, to: To) -> Iterator[tuple[str, Plain]]:
    if to.day is not None:
        yield "date", occasion.day.isoformat()
    if to.times is not None and occasion.times is not None:
        yield "time", times_written(occasion.times)
    if to.place is not None and occasion.place is not None:
        yield "place", occasion.place


def _lasting(session: Session, times: Times) -> Times:
    return times.lasting(session.time.length if session.time and session.time.end else None)


def _of_each(plan: Plan, would: tuple[tuple[Occasion, Occasion], ...]) -> Iterator[Edit]:
    for was, then in would:
        yield from edits_of(plan, was, then)


def _title(plan: Plan, session: Session, would: tuple[tuple[Occasion, Occasion], ...]) -> Message:
    """How it comes back from now on, in one sentence."""
    then, recurrence = would[0][1], session.recurrence
    values = {
        "what": title_of(plan, then),
        "recurrence": replace(recurrence, first=then.day) if recurrence else None,
        "times": then.times,
        "day": then.day,
        "count": len(would),
        "place": plan.programme.places[then.place].title if then.place else "",
    }
    if would[0][0].place != then.place:
        return Message(_("{what} is {recurrence} at {times} in {place}, from {day}: {count} times"), values)
    return Message(_("{what} is {recurrence} at {times}, from {day}: {count} times"), values)


def _left(
    named: Named,
    session: Session,
    would: tuple[tuple[Occasion, Occasion], ...],
    against: list[tuple[Occasion, tuple[Message, ...]]],
    shift: timedelta,
) -> Iterator[Message]:
    """What somebody has to see to beside it: times that cannot be so, and those that stay as somebody has put them."""
    plan = named.plan
    values = {"what": title_of(plan, named.occasion), "address": named.address}
    if against:
        days = Dates.of(then.day for then, _why in against)
        yield Message(
            _n(
                "it stays as it was instead of {days}: {reasons}. `introplan move --free {address}/{turn}` lists when "
                "else it could be",
                "it stays as it was instead of {days}, for the first: {reasons}. `introplan move --free "
                "{address}/{turn}` lists when else it could be",
            ),
            {**values, "count": len(against), "days": days, "reasons": against[0][1], "turn": against[0][0].turn},
        )
    closed = [then.day for _was, then in would if not plan.open_days.is_open(then.day)]
    if closed:
        yield Message(
            _("it falls away on {days}, when it is closed; a date under `changes` holds it on another day"),
            {"days": Dates.of(closed)},
        )
    moved = {was.key for was, _then in would} | {then.key for then, _why in against}
    kept = [each for each in named.times if each.key not in moved and each.turn in session.changes and each.is_on]
    if kept and shift:
        yield Message(
            _n(
                "what is changed of it alone stays: {days}",
                "what is changed of single times stays: {days}",
            ),
            {"count": len(kept), "days": Dates.of(each.day for each in kept)},
        )
    if any(was.status == "confirmed" for was, _then in would):
        yield Message(_("the lecturer has said yes to the old times: ask again"), values)
