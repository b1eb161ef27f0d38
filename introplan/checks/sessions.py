"""Checks on single sessions: whether anybody comes, whom they are for, and what their lines say."""

from collections.abc import Iterator
from collections.abc import Set as Collection
from datetime import date
from itertools import islice

from introplan.agenda import Occasion, Plan
from introplan.agenda.proceedings import is_within
from introplan.checks.causes import newcomer_not_arranged
from introplan.checks.edits import adding, taking_out
from introplan.checks.groups import is_for_absent_groups_alone
from introplan.checks.occasions import about, sessions_once, title_of
from introplan.days import Stretch
from introplan.diagnostics import Cause, Diagnostic, Fix, Label, _, finding
from introplan.model import Activity, Lecture, Session


def session_for_outsider(plan: Plan) -> Iterator[Diagnostic]:
    """A session is `for` somebody who is not in the cohort, so that they are not invited.

    Only participants of the session's own cohorts can be named there; a guest from another cohort has the session under
    their own `make_ups`. Source: our own judgement.
    """
    for cohort in plan.programme.cohorts.values():
        for session in cohort.sessions.values():
            members = {
                person for id_ in (cohort.id, *session.with_) for person in plan.programme.cohorts[id_].participants
            }
            for index, person in enumerate(session.for_):
                if person in plan.programme.people and person not in members and session.status != "cancelled":
                    yield finding(
                        "session-for-outsider",
                        _("{person} is not in {cohort}, so this session is not for them"),
                        at=plan.where(session, "for", index),
                        help=_("a guest from another cohort has the line `make_ups: [{key}]` as a participant there"),
                        values={
                            "person": plan.called(person),
                            "cohort": cohort.title,
                            "key": f"{cohort.id}/{session.id}",
                        },
                        about=(cohort.id, f"{cohort.id}/{session.id}", person),
                        fix=_as_guest(plan, session, person, members),
                    )


def _as_guest(plan: Plan, session: Session, person: str, members: Collection[str]) -> Fix | None:
    """The session among those that a guest makes up with, instead of in its `for`; none where that would be empty."""
    if members.isdisjoint(session.for_) and plan.programme.groups.keys().isdisjoint(session.for_):
        return None
    out = taking_out(plan, (*session.path, "for", session.for_.index(person)))
    journeys = plan.agenda.journeys_by_person.get(person, ())
    if not journeys:
        return out
    key = f"{session.path[1]}/{session.id}"
    return Fix((*out.edits, *adding(plan, (*journeys[0].participant.path, "make_ups"), key).edits))


def _newcomer_alone(plan: Plan, occasion: Occasion, first: date) -> Cause | None:
    """That nobody else is in the cohorts than somebody who starts after the session."""
    journeys = [*islice((each for id_ in occasion.cohorts for each in plan.journeys_in(id_)), 2)]
    is_newcomer = len(journeys) == 1 and journeys[0].participant.starts is not None
    if not is_newcomer or not journeys[0].cohort.starts <= occasion.day < first:
        return None
    return newcomer_not_arranged(plan, journeys[0], title_of(plan, occasion))


def _days_of_cohorts(plan: Plan) -> dict[str, Stretch]:
    """From the first start to the last end of a cohort's participants, by its id."""
    return {
        id_: Stretch(min(each.starts for each in journeys), max(each.ends for each in journeys))
        for id_, journeys in plan.agenda.journeys_by_cohort.items()
    }


def session_without_participants(plan: Plan) -> Iterator[Diagnostic]:
    """Nobody comes to a session, though its cohort has participants.

    It is before the cohort starts or after everybody has finished, or all are exempt or away. Often the year was not
    changed when a date was copied. Source: our own judgement.
    """
    for occasion in plan.agenda.sessions:
        if occasion.has("participant", "make_up") or is_for_absent_groups_alone(plan, occasion):
            continue
        days = [plan.once(_days_of_cohorts)[id_] for id_ in occasion.cohorts if plan.journeys_in(id_)]
        if not days:
            continue
        first, last = min(each.first for each in days), max(each.last for each in days)
        yield finding(
            "session-without-participants",
            _("nobody comes to {session} on {day}: {cohort} goes from {first} to {last}")
            if not first <= occasion.day <= last
            else _("nobody comes to {session} on {day}: everybody is exempt, has a pause or is not in `for`"),
            at=plan.where(occasion, "date"),
            help=_("check the year of the date") if not first <= occasion.day <= last else "",
            values={
                "session": title_of(plan, occasion),
                "day": occasion.day,
                "cohort": plan.programme.cohorts[occasion.cohorts[0]].title,
                "first": first,
                "last": last,
            },
            about=about(occasion),
            cause=_newcomer_alone(plan, occasion, first),
        )


def break_outside_session(plan: Plan) -> Iterator[Diagnostic]:
    """A break is before a session begins or after it has ended.

    Often it was left as it was when the session's time was changed. A break of a lecture or an activity is reported
    when none of its sessions has room for it. Source: our own judgement.
    """
    for occasion, session in sessions_once(plan):
        times = session.time or occasion.busy
        ends = occasion.times.end if occasion.times else None
        for index, pause in enumerate(session.breaks or ()):
            if times.start <= pause.at < (times.end or ends or times.start):
                continue
            yield finding(
                "break-outside-session",
                _("{session} is at {times} on {day}, and has a break at {at}"),
                at=plan.where(session, "breaks", index, "at"),
                also=[Label(plan.where(session, "time"), _("the session's time"))],
                help=_("remove it, or move it to within {times}"),
                values={
                    "session": title_of(plan, occasion),
                    "times": times if times.end else occasion.times,
                    "day": occasion.day,
                    "at": pause.at,
                },
                about=about(occasion),
                fix=taking_out(plan, (*session.path, "breaks", index)),
            )
    for activity in plan.programme.taught.values():
        yield from _breaks_of_none(plan, activity)


def _breaks_of_none(plan: Plan, activity: Lecture | Activity) -> Iterator[Diagnostic]:
    """The breaks of a lecture or an activity that lie within none of the sessions that would have them."""
    if not activity.breaks:
        return
    those = [each for each in plan.agenda.by_subject.get(activity.id, ()) if plan.session(each).breaks is None]
    those = [each for each in those if each.kind == "session" and each.is_on and each.times]
    for index, pause in enumerate(activity.breaks if those else ()):
        if any(is_within(pause, each) for each in those):
            continue
        yield finding(
            "break-outside-session",
            _("no session of {title} has its break at {at}: the first is at {times} on {day}"),
            at=plan.where(activity, "breaks", index, "at"),
            also=[Label(plan.where(those[0], "time"), _("the session's time"))],
            help=_("remove it, or move it to within {times}"),
            values={
                "title": activity.title,
                "at": pause.at,
                "times": those[0].times,
                "day": those[0].day,
            },
            about=(activity.id,),
            fix=taking_out(plan, (*activity.path, "breaks", index)),
        )
