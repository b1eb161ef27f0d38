"""Which session, review, meeting or event is meant by words on the command line, and how it is asked for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from introplan.agenda import Occasion, Plan
from introplan.agenda.meetings import series_of
from introplan.amendments.amendment import Hindrance
from introplan.amendments.asked import Asked, Kind, asked
from introplan.amendments.ids import path_words
from introplan.demands import key_of
from introplan.diagnostics import Message, _
from introplan.model.dates import padded

KINDS: tuple[Kind, ...] = ("session", "review", "event")
"""What is asked for by its own words; a meeting is asked for by its pairing and its week or month."""
ONE_DAY = re.compile(r"(.+)/\s*(\d{1,3})\s*", re.ASCII)
MEETING = re.compile(r"(.+)/\s*(\d{4}-(?:W\d{1,2}|\d{2}))\s*", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True)
class Named:
    """An occasion that was asked for, the plan that has it, and the words that ask for it alone."""

    plan: Plan
    occasion: Occasion
    address: str
    times: tuple[Occasion, ...] = ()
    """All times of a session that comes back, when it is asked for as a whole; the occasion is the first of them."""


def named(plans: Sequence[Plan], words: str) -> Named | Hindrance:
    """The occasion that is meant: `ht26/tolk`, `ht26/ada-testsson/manad-3`, `events/dialog-1`, `ada-ida/2027-W10`.

    Of a session on several days it is the first; one of them by itself, `ht26/internat/2`, can be asked for by nobody.
    """
    if day := ONE_DAY.fullmatch(words):
        of_session = asked(plans, "session", day[1])
        if isinstance(of_session, Asked):
            return _one_of_several(of_session, day[2])
    if meeting := MEETING.fullmatch(words):
        of_session = asked(plans, "session", meeting[1])
        if isinstance(of_session, Asked) and isinstance(asked(plans, "pairing", meeting[1]), Hindrance):
            return _time(plans, of_session, padded(meeting[2].upper()))
        return _meeting(plans, *meeting.groups())
    found = asked(plans, KINDS, words)
    if isinstance(found, Hindrance):
        shared = _shared(plans, words)
        return shared[0] if len(shared) == 1 else found
    if found.kind == "session" and found.plan.programme.session_called(found.id).repeats:
        times = found.plan.agenda.by_session.get(found.id, ())
        alone = isinstance(asked(plans, KINDS, found.id), Asked)
        address = found.id if alone else f"{found.plan.name}/{found.id}"
        return Named(found.plan, times[0], address, times) if times else _all_fallen(found)
    occasion = _occasion_of(found)
    if occasion is None:
        return _not_due(found, words)
    return Named(found.plan, occasion, _alone(plans, found.plan, occasion))


def _one_of_several(found: Asked, day: str) -> Hindrance:
    """That one day of several is neither moved nor cancelled by itself, and what can be done."""
    session = found.plan.programme.session_called(found.id)
    values = {"session": found.id, "day": day, "key": session.id}
    if session.until is None:
        return Hindrance(
            Message(_("`{session}` is on one day, so that it has no `{day}`"), values),
            Message(_("ask for `{session}`"), values),
        )
    return Hindrance(
        Message(
            _("`{session}` is one entry for all of its days, and none of them is moved or cancelled alone"), values
        ),
        Message(
            _(
                "`introplan set {session} until DATE` makes it shorter or longer, and `introplan move {session} --to "
                "DATE` moves all days"
            ),
            values,
        ),
    )


def address_of(occasion: Occasion) -> str:
    """How an occasion is asked for, by the ids of today."""
    match occasion.kind:
        case "session":
            return key_of(occasion) if occasion.comes_back or occasion.turn is None else occasion.session_called
        case "review":
            return f"{occasion.cohorts[0]}/{occasion.people('participant')[0]}/{occasion.subject}"
        case "event":
            return f"events/{occasion.subject}"
        case "task":
            return f"{occasion.cohorts[0]}/{occasion.people('participant')[0]}/tasks/{occasion.subject}"
        case "meeting":
            return f"{occasion.subject}/{occasion.slot}"
        case "posting":
            return path_words(occasion.path)


def _shared(plans: Sequence[Plan], words: str) -> list[Named]:
    """The session that is meant by a cohort that it is shared with: it stands in another one."""
    before, _slash, key = words.rpartition("/")
    programme, _slash, cohort = before.rpartition("/")
    return [
        Named(plan, occasion, _alone(plans, plan, occasion))
        for plan in plans
        if programme in ("", plan.name)
        for occasion in plan.agenda.by_cohort.get(cohort, ())
        if occasion.path[-1] == key
    ]


def _time(plans: Sequence[Plan], found: Asked, turn: str) -> Named | Hindrance:
    """One of the times that a session comes back, by its week or month."""
    times = found.plan.agenda.by_session.get(found.id, ())
    occasion = next((each for each in times if each.turn == turn), None)
    if occasion is not None:
        alone = isinstance(asked(plans, KINDS, found.id), Asked)
        return Named(found.plan, occasion, f"{'' if alone else f'{found.plan.name}/'}{found.id}/{turn}")
    session = found.plan.programme.session_called(found.id)
    if any(each.key == turn for each in session.turns):
        return Hindrance(
            Message(
                _("`{session}` falls away in {turn}, since that day is closed"), {"session": found.id, "turn": turn}
            ),
            Message(
                _("`introplan set {session}/{turn} date DATE` holds it on another day"),
                {"session": found.id, "turn": turn},
            ),
        )
    return Hindrance(
        Message(_("`{session}` has no `{turn}`"), {"session": found.id, "turn": turn}),
        _nearest(found.id, turn, times) if times else Message(_("it is on one day, and has no weeks")),
    )


def _all_fallen(found: Asked) -> Hindrance:
    return Hindrance(
        Message(_("`{session}` falls away every time"), {"session": found.id}),
        Message(_("give it another first day: `introplan set {session} date DATE`"), {"session": found.id}),
    )


def _meeting(plans: Sequence[Plan], pairing: str, slot: str) -> Named | Hindrance:
    found = asked(plans, "pairing", pairing)
    if isinstance(found, Hindrance):
        return found
    slot = padded(slot.upper())
    own = found.plan.agenda.by_subject.get(found.id, ())
    made = next((each for each in own if each.slot == slot), None)
    occasion = made or _fallen(found.plan, found.id, slot)
    if occasion is None:
        return Hindrance(
            Message(_("{pairing} has no meeting of {slot}"), {"pairing": found.id, "slot": slot}),
            _nearest(found.id, slot, own)
            if own
            else Message(_("give it a line `meets` with weekday and time, and it has meetings")),
        )
    address = address_of(occasion)
    alone = isinstance(asked(plans, "pairing", found.id), Asked)
    return Named(found.plan, occasion, address if alone else f"{found.plan.name}/{address}")


def _fallen(plan: Plan, pairing: str, slot: str) -> Occasion | None:
    """A meeting that the rhythm asks for and that finds no day: it is not booked, and due on its own day."""
    for support in plan.agenda.support.every:
        series = series_of(plan.programme, support, plan.open_days) if support.pairing.id == pairing else None
        asked_for = next((each for each in series.slots if each.key == slot), None) if series else None
        if series is not None and asked_for is not None:
            return series.as_on_own_day(asked_for)._replace(booked=False)
    return None


def _nearest(pairing: str, slot: str, own: Sequence[Occasion]) -> Message:
    """The meetings before and after it."""
    slots = sorted(each.turn or each.slot for each in own)
    near = [*[each for each in slots if each < slot][-1:], *[each for each in slots if each > slot][:1]]
    return Message(_("the nearest are {choices}"), {"choices": tuple(f"`{pairing}/{each}`" for each in near)})


def _occasion_of(found: Asked) -> Occasion | None:
    occasions = [each for each in found.plan.agenda.occasions if each.kind == found.kind]
    by_address = {address_of(each): each for each in reversed(occasions)}
    return by_address.get(f"events/{found.id}" if found.kind == "event" else found.id)


def _not_due(found: Asked, words: str) -> Hindrance:
    """A review that somebody who leaves is not there for any more."""
    return Hindrance(
        Message(_("`{words}` is due after they have left"), {"words": words}),
        Message(_("`introplan show --cohort {cohort}` shows what there is"), {"cohort": found.id.partition("/")[0]}),
    )


def _alone(plans: Sequence[Plan], plan: Plan, occasion: Occasion) -> str:
    """The words that ask for it and nothing else."""
    address = address_of(occasion)
    return address if isinstance(asked(plans, KINDS, address), Asked) else f"{plan.name}/{address}"
