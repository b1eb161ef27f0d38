"""Checks on make-ups: what a participant takes with another cohort is what they missed, and can come about."""

from collections.abc import Iterator
from functools import partial

from introplan.agenda import Journey, Occasion, Plan, absent_from, attended_by, in_own_time
from introplan.checks.causes import cause_of_day, left_over
from introplan.checks.edits import adding, putting, taking_out
from introplan.counts.missed import by_activity
from introplan.demands import Offers, days_called
from introplan.demands.make_ups import called, offered_session
from introplan.diagnostics import Diagnostic, Label, WayOut, _, finding


def make_up_of_nothing_missed(plan: Plan) -> Iterator[Diagnostic]:
    """A participant makes up with another cohort for something that they have not missed in their own.

    Often it is the wrong session. What their own cohort has no session of can be taken anywhere, and of what recurs it
    is enough to have missed one session. What they were away from can be taken with another half of their own cohort.
    Source: our own judgement.
    """
    if not any(journey.participant.make_ups for journey in plan.agenda.journeys):
        return
    by_cohort = {cohort: by_activity(plan, cohort) for cohort in plan.programme.cohorts}
    attended = plan.once(attended_by)
    for journey in plan.agenda.journeys:
        for index, key in enumerate(journey.participant.make_ups):
            activity = plan.programme.activity_of(plan.programme.session_called(key))
            own = by_cohort[journey.cohort.id].get(activity.id, [])
            there = attended.get((journey.person, activity.id), ())
            taken = [
                here
                for here in there
                if journey.cohort.id in here.cohorts and journey.person in here.people("participant")
            ]
            if not taken or (activity.recurs and len(taken) < len(own)) or _lacks_days(plan, taken):
                continue
            elsewhere = plan.agenda.by_called.get(key, ())
            earlier = any(each.day < taken[0].day for each in elsewhere[:1])
            yield finding(
                "make-up-of-nothing-missed",
                _("{participant} has {activity} in {cohort} on {day}, so there is nothing to make up for"),
                at=plan.where(journey.participant, "make_ups", index),
                also=[Label(plan.where(taken[0], "date"), _("has it here"))],
                help=_("if they take it earlier instead, write under `absences`: `{missed}: [{person}]`")
                if earlier
                else _("remove it; if they are away then, say so under `absences`"),
                values={
                    "participant": plan.called(journey.person),
                    "activity": activity.title,
                    "cohort": journey.cohort.title,
                    "day": taken[0].day,
                    "missed": called(plan, taken[0]),
                    "person": journey.person,
                },
                about=(journey.cohort.id, journey.person, key),
                fix=adding(plan, ("absences", called(plan, taken[0])), journey.person)
                if earlier
                else taking_out(plan, (*journey.participant.path, "make_ups", index)),
            )


def _lacks_days(plan: Plan, taken: list[Occasion]) -> bool:
    """Whether somebody was away from one of the days of a session."""
    return any(each not in taken for each in plan.days_along_with(taken[0]))


def make_up_when_away(plan: Plan) -> Iterator[Diagnostic]:
    """A participant is to make up for something before they have started, after they have ended, or in a pause.

    They would not be invited, and nothing else would say so. Source: our own judgement.
    """
    for journey in plan.agenda.journeys:
        for index, key in enumerate(journey.participant.make_ups):
            session = plan.programme.session_called(key)
            days = days_called(plan, key)
            day = days[0]
            if any(in_own_time(journey, each) for each in days):
                continue
            cause = cause_of_day(plan, journey, day, plan.programme.activity_of(session).title)
            yield finding(
                "make-up-when-away",
                _("{participant} has a pause on {day}, and cannot take {activity} then")
                if day in journey.days
                else _("{participant} is in the programme {stretch}, and cannot take {activity} on {day}"),
                at=plan.where(journey.participant, "make_ups", index),
                also=[Label(plan.where(session, "date"), _("is here"))],
                help=_("remove `{key}` from `make_ups`, or write one within their time"),
                values={
                    "participant": plan.called(journey.person),
                    "day": day,
                    "activity": plan.programme.activity_of(session).title,
                    "stretch": journey.days,
                    "key": key,
                },
                about=(journey.cohort.id, journey.person, key),
                fix=left_over(plan, cause, (*journey.participant.path, "make_ups", index)),
                cause=cause,
            )


def make_up_cancelled(plan: Plan) -> Iterator[Diagnostic]:
    """A participant is to make up for something at a session that is cancelled.

    They believe that it is settled, but they are on nobody's list. Source: our own judgement.
    """
    for journey in plan.agenda.journeys:
        for index, key in enumerate(journey.participant.make_ups):
            those = plan.agenda.by_called.get(key, ())
            if any(each.is_on for each in those):
                continue
            if not those:
                yield _falls_away(plan, journey, index, key)
                continue
            occasion = those[0]
            yield finding(
                "make-up-cancelled",
                _("{participant} is to make up for something at {session} on {day}, which is cancelled"),
                at=plan.where(journey.participant, "make_ups", index),
                also=[Label(plan.where(occasion, "status"), _("cancelled"))],
                values={
                    "participant": plan.called(journey.person),
                    "session": plan.title(occasion),
                    "day": occasion.day,
                },
                about=(journey.cohort.id, journey.person, key),
                way_out=partial(_another_session, journey, index, occasion),
            )


def _falls_away(plan: Plan, journey: Journey, index: int, key: str) -> Diagnostic:
    """A make-up at one of several days, or of the times that a session comes back, that falls away on a closed day."""
    whole = key.rpartition("/")[0]
    return finding(
        "make-up-cancelled",
        _("{participant} is to make up for something at `{key}`, which falls away: the day is closed"),
        at=plan.where(journey.participant, "make_ups", index),
        also=[Label(plan.where(plan.programme.session_called(key), "date"), _("the session"))],
        values={"participant": plan.called(journey.person), "key": key, "whole": whole},
        about=(journey.cohort.id, journey.person, key),
        help=_("write another of its days or times, or `{whole}` for all of them"),
    )


def _another_session(journey: Journey, index: int, occasion: Occasion, offers: Offers) -> WayOut:
    """A session of the same that fits in place of one to make up with."""
    offer = offered_session(offers, journey.person, occasion.subject, without=occasion)
    if offer is None:
        return WayOut(_("no other cohort has a session that fits: add one, or an `exempt`"))
    return WayOut(
        _("`{offer}` on {offered} fits: write that instead"),
        {"offer": called(offers.plan, offer), "offered": offer.day},
        putting((*journey.participant.path, "make_ups", index), called(offers.plan, offer)),
    )


def make_up_twice(plan: Plan) -> Iterator[Diagnostic]:
    """A participant makes up for the same thing twice.

    It takes a seat from somebody else. What recurs, such as exchange sessions, can be missed and made up for many
    times. Somebody who was away from the first make-up may well take a second. Source: our own judgement.
    """
    for journey in plan.agenda.journeys:
        first: dict[str, int] = {}
        make_ups = journey.participant.make_ups
        for index, key in enumerate(journey.participant.make_ups):
            session = plan.programme.session_called(key)
            activity = plan.programme.activity_of(session)
            those = plan.agenda.by_called.get(key, ())
            was_away = bool(those) and all(journey.person in absent_from(plan, each) for each in those)
            if activity.recurs or session.status == "cancelled" or was_away:
                continue
            if activity.id not in first:
                first[activity.id] = index
                continue
            if plan.programme.session_called(make_ups[first[activity.id]]) is session:
                continue  # on another of its days
            yield finding(
                "make-up-twice",
                _("{participant} makes up for {activity} twice, the second time on {day}"),
                at=plan.where(journey.participant, "make_ups", index),
                also=[Label(plan.where(journey.participant, "make_ups", first[activity.id]), _("here already"))],
                help=_("remove one of them"),
                fix=taking_out(plan, (*journey.participant.path, "make_ups", index)),
                values={
                    "participant": plan.called(journey.person),
                    "activity": activity.title,
                    "day": days_called(plan, key)[0],
                },
                about=(journey.cohort.id, journey.person, key),
            )


def make_up_in_draft(plan: Plan) -> Iterator[Diagnostic]:
    """A make-up is at a session of a draft cohort, which is in nobody's calendar yet.

    The participant would not know of it until the draft is confirmed. Source: our own judgement.
    """
    drafts = {key: occasion for occasion in plan.agenda.sessions if occasion.draft for key in occasion.called}
    for journey in plan.agenda.journeys:
        if journey.cohort.status == "draft":
            continue
        for index, key in enumerate(journey.participant.make_ups):
            if key in drafts:
                cohort = plan.programme.cohorts[drafts[key].cohorts[0]]
                yield finding(
                    "make-up-in-draft",
                    _("{participant} makes up in {cohort}, which is a draft, so it is in no calendar yet"),
                    at=plan.where(journey.participant, "make_ups", index),
                    also=[Label(plan.where(cohort, "status"), _("a draft"))],
                    help=_("confirm the cohort, or build with --drafts"),
                    values={"participant": plan.called(journey.person), "cohort": cohort.title},
                    about=(journey.cohort.id, journey.person),
                )
