"""One cause, one finding: somebody leaves, has a pause, is new or is away, and all that it touches is told at once.

A check says what has brought its finding about, and tells it itself as long as it is the only one. Several with
the same cause are told together, under the name that the cause has here.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from string import Formatter
from typing import TypeVar

from introplan.agenda import Journey, Plan
from introplan.checks.edits import putting, taking_out
from introplan.checks.occasions import MOST_NAMES, shortened
from introplan.days import Stretch, Stretches, Weekday, first_holding
from introplan.diagnostics import Cause, Diagnostic, Fix, Label, Message, Nature, Remove, WayOut, _, worst
from introplan.diagnostics.diagnostic import WAYS, diagnostic
from introplan.language import Term, _p
from introplan.model import Activity, Cohort, Lecture, Organisation, Pairing, Path, Place

Thing = TypeVar("Thing")


def leaving_not_followed(plan: Plan, journey: Journey, *touched: object) -> Cause:
    """Somebody leaves, and what was to come after their last day is still in the plan.

    Reviews, make-ups and pairings after that day come to nothing; left as they are, they hide the next fault. Several
    such findings are reported as this one, and none of them stops a build. Source: our own judgement, from a programme
    where one who left gave 44 findings.
    """
    return Cause(
        "leaving-not-followed",
        _("{participant} leaves on {last}, but still has after that: {touched}"),
        {"participant": plan.called(journey.person), "last": journey.ends},
        plan.where(journey.participant, "until"),
        (journey.cohort.id, journey.person),
        touched,
        help=_("remove the lines that are left over, or fix `until`"),
        is_mild=True,
    )


def pause_not_followed(plan: Plan, journey: Journey, *touched: object) -> Cause:
    """Somebody has a pause, and what it moves or makes them miss has not followed.

    Reviews are still on the old days, sessions are missed, a mentor ends too early. Several such findings are reported
    as this one, with all the new dates, and it is as severe as the most severe of them. Source: our own judgement.
    """
    return Cause(
        "pause-not-followed",
        _("{participant} has a pause {stretches}, and this has not been adjusted: {touched}"),
        {"participant": plan.called(journey.person), "stretches": tuple(journey.pauses)},
        plan.where(journey.participant, "pauses"),
        (journey.cohort.id, journey.person),
        touched,
    )


def newcomer_not_arranged(plan: Plan, journey: Journey, *touched: object) -> Cause:
    """Somebody is new, or begins on another day than planned, and several things are not arranged for them.

    Nobody supports them yet, no review is booked, no seat is left. Several such findings are reported as this one, and
    it is as severe as the most severe of them. Source: our own judgement.
    """
    has_own_start = journey.participant.starts is not None
    return Cause(
        "newcomer-not-arranged",
        _("{participant} starts on {day}, and this is not arranged: {touched}"),
        {"participant": plan.called(journey.person), "day": journey.starts},
        plan.where(journey.participant, "starts") if has_own_start else plan.where(journey.participant),
        (journey.cohort.id, journey.person),
        touched,
    )


def workdays_not_followed(plan: Plan, journey: Journey, *touched: object) -> Cause:
    """Somebody who works part time has several things on weekdays when they do not work.

    Meetings keep to their days by themselves; what has a date of its own does not. Several such findings are reported
    as this one, and it is as severe as the most severe of them. Source: our own judgement.
    """
    return Cause(
        "workdays-not-followed",
        _("{participant} works {weekdays}, and this is on other days: {touched}"),
        {"participant": plan.called(journey.person), "weekdays": tuple(map(Weekday, journey.participant.workdays))},
        plan.where(journey.participant, "workdays"),
        (journey.cohort.id, journey.person),
        touched,
    )


def person_not_replaced(plan: Plan, person: str, day: date, *touched: object) -> Cause:
    """Somebody who lectures, supports or comes to reviews is away, and nobody stands in.

    Several findings about the same person are reported as this one, and it is as severe as the most severe of them. Why
    they are away is nobody's business here. Source: our own judgement.
    """
    somebody = plan.programme.people[person]
    field = "unavailable" if somebody.unavailable else "available"
    away = first_holding(somebody.unavailable, day) if somebody.unavailable else None
    return Cause(
        "person-not-replaced",
        _("{person} is away {stretch}, and this needs somebody else or another day: {touched}")
        if isinstance(away, Stretch)
        else _("{person} is not available on some days, and this needs somebody else or another day: {touched}"),
        {"person": plan.called(person), "stretch": away},
        plan.where(somebody, field),
        (person,),
        touched,
    )


def support_not_replaced(plan: Plan, pairing: Pairing, *touched: object) -> Cause:
    """Somebody's support of others ends before their programme does, and nobody takes over.

    Several findings about the same person are reported as this one, and it is as severe as the most severe of them.
    Source: our own judgement.
    """
    return Cause(
        "support-not-replaced",
        _("{person} supports nobody after {day}, and nobody takes over: {touched}"),
        {"person": plan.called(pairing.supporter), "day": pairing.until},
        plan.where(pairing, "until"),
        (pairing.supporter,),
        touched,
    )


def member_not_replaced(plan: Plan, organisation: Organisation, *touched: object) -> Cause:
    """A municipality leaves the joint programme, and what it gives or has in it goes on after that.

    Its participants, supporters and rooms all need another home. They are reported as this one, and it is as severe as
    the most severe of them. Source: Sveriges Radio on the four municipalities' trainee programme, which Värmdö left.
    """
    return Cause(
        "member-not-replaced",
        _("{organisation} is a member until {last}, and this goes on after that: {touched}"),
        {"organisation": organisation.title, "last": organisation.member_until},
        plan.where(organisation, "member_until"),
        (organisation.id,),
        touched,
    )


def place_holds_many(plan: Plan, place: Place, *touched: object) -> Cause:
    """The same place has several things at once, again and again: it is a house with many rooms, or booked too often.

    A hospital or a university has room for many. Several such findings about a place are reported as this one; of a
    place without `capacity` they stop no build. Source: our own judgement.
    """
    return Cause(
        "place-holds-many",
        _("{place} has several things at once again and again: {touched}"),
        {"place": place.title},
        plan.where(place),
        (place.id,),
        touched,
        help=_("if it is a house with many rooms, write `shared: yes`"),
        is_mild=place.capacity is None,
        fix=putting((*place.path, "shared"), "yes", "capacity" if place.capacity else "address"),
    )


def lecture_given_by_others(plan: Plan, own: Lecture | Activity, *touched: object) -> Cause:
    """Most sessions of a lecture are given by others than its own lecturers: it says no more who gives it.

    One such session may be a slip, and is told by itself; that many are how it is. They are reported as this one.
    Source: our own judgement.
    """
    return Cause(
        "lecture-given-by-others",
        _("{lecture} is given by others than its own lecturers again and again: {touched}"),
        {"lecture": own.title},
        plan.where(own, "lecturers"),
        (own.id,),
        touched,
        help=_("write those who give it now in `lecturers` here, or remove `lecturers` at the sessions"),
        is_hers_to_choose=True,
    )


def cohort_overfull(plan: Plan, cohort: Cohort, *touched: object) -> Cause:
    """A cohort has more participants than it has room for, and more than there are seats.

    Both numbers need to follow when somebody joins. They are reported as this one, and it is as severe as the most
    severe of them. Source: our own judgement.
    """
    return Cause(
        "cohort-overfull",
        _("{cohort} has more participants than there is room for: {touched}"),
        {"cohort": cohort.title},
        plan.where(cohort, "participants"),
        (cohort.id,),
        touched,
    )


FIRST_DAY = Term(_p("cause", "the first day"))
"""What a newcomer's cause touches when the day itself is not right."""
CAUSES: tuple[Callable[..., Cause], ...] = (
    leaving_not_followed,
    pause_not_followed,
    newcomer_not_arranged,
    workdays_not_followed,
    person_not_replaced,
    support_not_replaced,
    member_not_replaced,
    place_holds_many,
    lecture_given_by_others,
    cohort_overfull,
)
"""What brings several findings at once."""


def without_pauses(journey: Journey) -> Journey:
    """The journey as it would be had the participant no pauses."""
    return replace(journey, pauses=Stretches())


def is_unarranged(plan: Plan, journey: Journey) -> bool:
    """Whether a participant is new: no review is booked, and nobody supports them or all others have reviews."""
    if journey.participant.reviews:
        return False
    others = [each for each in journey.cohort.participants.values() if each.id != journey.person]
    return not plan.agenda.support.of(journey) or (bool(others) and all(each.reviews for each in others))


def cause_of_day(plan: Plan, journey: Journey, day: date, *touched: object) -> Cause | None:
    """Why a participant is not there on a day: they have left, have a pause, or have not started."""
    if day > journey.ends:
        return leaving_not_followed(plan, journey, *touched) if journey.leaves_early else None
    if day < journey.starts:
        return newcomer_not_arranged(plan, journey, *touched)
    return pause_not_followed(plan, journey, *touched) if day in journey.pauses else None


def one_too_many(plan: Plan, people: Iterable[Journey], *touched: object) -> Cause | None:
    """The one among some participants who is new and has nothing arranged; None when there are none or several."""
    new = [journey for journey in people if is_unarranged(plan, journey)]
    return newcomer_not_arranged(plan, new[0], *touched) if len(new) == 1 else None


def left_over(plan: Plan, cause: Cause | None, path: Path) -> Fix | None:
    """The way out of what somebody who leaves has left over: its line is to be there no more."""
    is_leaving = cause is not None and cause.name == "leaving-not-followed"
    return taking_out(plan, path) if is_leaving else None


def because_of_start(plan: Plan, cohort: str, person: str) -> Cause | None:
    """The day on which a participant of a cohort starts, when that itself is not right."""
    here = (each for each in plan.agenda.journeys_by_person.get(person, ()) if each.cohort.id == cohort)
    return next((newcomer_not_arranged(plan, journey, FIRST_DAY) for journey in here), None)


def mildly(found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """The findings, with errors as warnings where what they are about is not given out anyway."""
    for each in found:
        mild = each.cause is not None and each.cause.is_mild and each.severity == "error"
        yield replace(each, severity="warning") if mild else each


def told_together(plan: Plan, found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """The findings, those with the same cause as one when they are several."""
    by_cause: dict[tuple[object, ...], list[Diagnostic]] = defaultdict(list)
    for each in found:
        if each.cause is None:
            yield each
        else:
            by_cause[each.cause.key].append(each)
    for parts in by_cause.values():
        yield parts[0] if len(parts) == 1 else _together(plan, parts)


def _together(plan: Plan, parts: Sequence[Diagnostic]) -> Diagnostic:
    parts = sorted(parts, key=lambda part: (len(part.cause.touched) if part.cause else 0, part.sort_key))
    causes = [part.cause for part in parts if part.cause is not None]
    cause, things = causes[0], _distinct(thing for each in causes for thing in each.touched)
    days = [part.day for part in parts if part.day is not None]
    others = tuple(dict.fromkeys(id_ for part in parts for id_ in part.ids if id_ not in cause.about))
    named = dict.fromkeys(name for part in parts for name in part.names)
    told = diagnostic(
        worst(parts) or "warning",
        cause.name,
        cause.template,
        at=cause.at,
        also=[Label(part.at.span, part.message.template, part.message.values) for part in parts[:MOST_NAMES]],
        values={**cause.values, "touched": shortened(things)} | ({"last_day": max(days)} if days else {}),
        about=(*cause.about, *((others,) if len(others) > 1 else others)),
        way_out=lambda offers: (
            WayOut(cause.help, fix=cause.fix)
            if cause.fix or cause.is_hers_to_choose
            else all_ways(plan, parts, offers, cause.help)
        ),
    )
    nature: Nature = "fact" if any(part.nature == "fact" for part in parts) else "judgement"
    return replace(told, also_named=tuple(named), nature=nature, parts=tuple(parts))


def _distinct(things: Iterable[Thing]) -> tuple[Thing, ...]:
    """Each of them once; messages, and edits that write a list, have no hash."""
    found: list[Thing] = []
    for thing in things:
        if thing not in found:
            found.append(thing)
    return tuple(found)


def all_ways(plan: Plan, parts: Sequence[Diagnostic], offers: object, one: str = "") -> WayOut:
    """The one way out, or those of all beside each other, the same words once; as a fix when each has one."""
    told = [part.with_way_out(offers) for part in parts]
    helps = {_as_worded(part): Message(part.help, part.message.values) for part in reversed(told) if part.help}
    fixes = [part.fix for part in told if part.fix is not None and not part.fix.files]
    return WayOut(
        one or (WAYS if helps else ""),
        {"ways": tuple(reversed(helps.values()))[:MOST_NAMES]},
        _all_of(plan, fixes) if len(fixes) == len(told) else None,
    )


def _all_of(plan: Plan, fixes: Iterable[Fix]) -> Fix:
    """All of them at once; a list of which they take out all items goes as a whole."""
    edits = _distinct(edit for fix in fixes for edit in fix.edits)
    removed = taking_out(plan, *(edit.path for edit in edits if isinstance(edit, Remove)))
    return Fix((*removed.edits, *(edit for edit in edits if not isinstance(edit, Remove))))


def _as_worded(part: Diagnostic) -> tuple[object, ...]:
    """What decides how a way out is worded: its template, and the values that stand in it."""
    named = (name for _text, name, _form, _as in Formatter().parse(part.help) if name)
    return part.help, *(repr(part.message.values.get(name)) for name in named)
