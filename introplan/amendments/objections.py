"""What speaks against an occasion as it would be, in the words of the checks that would find it."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from introplan.agenda import Occasion, Plan
from introplan.agenda.agenda import agenda_of
from introplan.amendments.amendment import Hindrance
from introplan.checks import CHECKS, found_by, name_of, silent_in
from introplan.checks.tuning import tuned_alone
from introplan.checks.turns import as_one_session
from introplan.demands.edits import entry_of
from introplan.demands.stretches import stretch_of
from introplan.diagnostics import Diagnostic, Message, _
from introplan.model import BookedReview, Change, Entry, Programme


class Objection(NamedTuple):
    """What a check would find, and whether that is an error, so that it cannot be given out."""

    message: Message
    is_error: bool


def objections(plan: Plan, would: Occasion, names: Collection[str]) -> tuple[Objection, ...]:
    """What checks of these names would find in the plan with the occasion as it would be, and do not find now.

    What the plan has silenced does not speak.
    """
    those = found_with(plan, programme_with(plan, would), names)
    return tuple(Objection(found.message, found.severity == "error") for found, is_new in those if is_new)


def impossible(reason: Message) -> Message:
    """That something cannot be, as a check would tell it of a plan in which it were."""
    return Message(_("it cannot be: {reason}"), {"reason": reason})


def by_oneself(plan: Plan, person: str) -> Hindrance:
    """That somebody is named as the one who takes over from themselves, whatever it is."""
    return Hindrance(
        Message(_("{person} cannot take over from themselves"), {"person": plan.called(person)}),
        Message(_("write who takes over")),
    )


def found_with(plan: Plan, programme: Programme, names: Collection[str]) -> Iterator[tuple[Diagnostic, bool]]:
    """What checks of these names find in the plan with another programme, and whether they do not find it now."""
    before, after = _with(plan, plan.programme), _with(plan, programme)
    told = set(names) - silent_in(plan)
    for check in CHECKS:
        if name_of(check) in told:
            known = {each.identity for each in check(before)}
            found = list(tuned_alone(plan, found_by(check, check(after)), told))
            yield from ((each, False) for each in found if each.identity in known)
            news = (each for each in found if each.identity not in known)
            yield from ((each, True) for each in as_one_session(after, news))  # of several days it is told once


def _with(plan: Plan, programme: Programme) -> Plan:
    """The plan of another programme; what has been given out of it moves no meeting."""
    return replace(plan, programme=programme, agenda=agenda_of(programme, plan.open_days))


def programme_with(plan: Plan, would: Occasion) -> Programme:
    """The programme with an occasion as it would be."""
    match would.kind:
        case "session":
            return _with_session(plan, would)
        case "review":
            return _with_review(plan, would)
        case "event":
            event = plan.programme.events[would.subject]
            moved = event.model_copy(update=_when_and_where(would))
            return plan.programme.model_copy(update={"events": {**plan.programme.events, would.subject: moved}})
        case "task":
            return plan.programme  # which has no task elsewhere than when it is due
        case "meeting":
            return _with_meeting(plan, would)
        case "posting":  # it is in nobody's way, wherever it is
            return plan.programme


def _when_and_where(would: Occasion) -> dict[str, Any]:
    return {"date": would.day, "time": would.times, "place": would.place}


def _with_session(plan: Plan, would: Occasion) -> Programme:
    _cohorts, id_, _sessions, key = map(str, would.path)
    cohort = plan.programme.cohorts[id_]
    lecturers = would.people("lecturer")
    is_given = lecturers != plan.agenda.by_key[would.key].people("lecturer")
    given = {"lecturers": lecturers} if is_given else {}
    days = stretch_of(plan, would)
    moved_days = {"date": days.first, "until": days.last} if days else {}
    there = {**_when_and_where(would), **moved_days, "status": would.status, **given}
    session = cohort.sessions[key].model_copy(update=there)
    moved = cohort.model_copy(update={"sessions": {**cohort.sessions, key: session}})
    return plan.programme.model_copy(update={"cohorts": {**plan.programme.cohorts, id_: moved}})


def _with_review(plan: Plan, would: Occasion) -> Programme:
    _cohorts, cohort, _participants, person = map(str, would.path[:4])
    booked = _placed(BookedReview.model_construct(**_when_and_where(would)), would)
    reviews = plan.programme.cohorts[cohort].participants[person].reviews
    return with_participant(plan.programme, cohort, person, reviews={**reviews, would.subject: booked})


def with_participant(programme: Programme, cohort: str, person: str, **fields: object) -> Programme:
    """The programme with other fields of somebody who takes part."""
    there = programme.cohorts[cohort]
    participant = there.participants[person].model_copy(update=fields)
    changed = there.model_copy(update={"participants": {**there.participants, person: participant}})
    return programme.model_copy(update={"cohorts": {**programme.cohorts, cohort: changed}})


def _placed(booked: Entry, would: Occasion) -> Entry:
    path = would.path if would.path[-2] == "reviews" else entry_of(would._replace(booked=False))
    booked.__dict__["path"] = path
    return booked


def _with_meeting(plan: Plan, would: Occasion) -> Programme:
    pairing = plan.programme.pairings[would.subject]
    change = Change.model_construct(**_when_and_where(would), status="planned" if would.is_on else "cancelled")
    moved = pairing.model_copy(update={"changes": {**pairing.changes, would.slot: change}})
    return plan.programme.model_copy(update={"pairings": {**plan.programme.pairings, would.subject: moved}})
