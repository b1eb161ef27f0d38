"""Checks on what everybody gets: required activities, absences, and the gaps that are to be closed."""

from collections.abc import Iterator

from introplan.agenda import Journey, Occasion, Plan
from introplan.checks.make_ups import attended_by, by_activity, fitting_session
from introplan.checks.occasions import MOST_NAMES, key_of
from introplan.diagnostics import Diagnostic, Label, _, finding
from introplan.model import Activity, Cohort, Gap, Lecture


def competence_gap_unanswered(plan: Plan) -> Iterator[Diagnostic]:
    """A gap between what participants can and what they should be able to do is answered by nothing in the programme.

    Malmö's gap analysis feeds changes of its programme, so every gap it names should meet an activity that
    is scheduled somewhere. Source: Malmö stad.
    """
    programme = plan.programme
    scheduled = {occasion.subject for occasion in plan.agenda.sessions}
    any_confirmed = any(cohort.status != "draft" for cohort in programme.cohorts.values())
    for competence in programme.competences.values():
        match competence.gap:
            case Gap(now=level, target=target) if level < target:
                answers = [activity for activity in programme.taught.values() if competence.id in activity.competences]
            case _:
                continue
        if answers and (not any_confirmed or any(activity.id in scheduled for activity in answers)):
            continue
        yield finding(
            "competence-gap-unanswered",
            _("{competence} is to go from {now} to {target}, and {activities} is never scheduled")
            if len(answers) == 1
            else _("{competence} is to go from {now} to {target}, and {activities} are never scheduled")
            if answers
            else _("{competence} is to go from {now} to {target}, and no lecture or activity is about it"),
            at=plan.where(competence, "gap"),
            also=[Label(plan.where(activity), _("is about it")) for activity in answers],
            help=_("add a session of it to a cohort")
            if answers
            else _("add `{id}` to the `competences` of a lecture or an activity"),
            values={
                "competence": competence.title,
                "now": level,
                "target": target,
                "activities": tuple(activity.title for activity in answers),
                "id": competence.id,
            },
        )


def _required(plan: Plan) -> dict[str, Lecture | Activity]:
    return {id_: activity for id_, activity in plan.programme.taught.items() if activity.required}


def required_activity_not_scheduled(plan: Plan) -> Iterator[Diagnostic]:
    """A confirmed cohort has no session of a lecture or an activity that every participant must have.

    A cancelled session does not count, and a proposed one does. What all participants are exempt from need
    not be scheduled. Source: the plan's own `required`, which is yes unless it says no.
    """
    required = _required(plan)
    for cohort in plan.programme.cohorts.values():
        if cohort.status != "confirmed":
            continue
        scheduled = by_activity(plan, cohort.id)
        people = cohort.participants.values()
        missing = [
            activity
            for id_, activity in required.items()
            if id_ not in scheduled and not (people and all(id_ in person.exempt for person in people))
        ]
        if missing:
            yield _not_scheduled(plan, cohort, missing)


def _not_scheduled(plan: Plan, cohort: Cohort, missing: list[Lecture | Activity]) -> Diagnostic:
    ids = {activity.id for activity in missing}
    cancelled = [occasion for occasion in plan.agenda.by_cohort.get(cohort.id, ()) if occasion.subject in ids]
    return finding(
        "required-activity-not-scheduled",
        _("{cohort} has no session of {activities}")
        if len(missing) <= MOST_NAMES
        else _("{cohort} has no session of {count} required activities, such as {activities}"),
        at=plan.where(cohort),
        also=[Label(plan.where(occasion, "status"), _("cancelled")) for occasion in cancelled],
        help=_("add a session of each, or say `required: no` there"),
        values={
            "cohort": cohort.title,
            "activities": tuple(activity.title for activity in missing[:MOST_NAMES]),
            "count": len(missing),
        },
        about=(cohort.id,),
    )


def required_activity_missed(plan: Plan) -> Iterator[Diagnostic]:
    """A participant comes to no session of something they must have, and does not make up for it.

    They started later, had a pause, were away, or are in no half group. Somebody who is exempt, or has left
    before it, has not missed it. What recurs, such as exchange sessions, is not missed by missing one.
    Source: our own judgement, from a coordinator's list of who has missed what.
    """
    required, attended = _required(plan), attended_by(plan)
    by_cohort = {cohort: by_activity(plan, cohort) for cohort in plan.programme.cohorts}
    for journey in plan.agenda.journeys:
        missed = [
            here[0]
            for id_, occasions in by_cohort[journey.cohort.id].items()
            if id_ in required and id_ not in journey.participant.exempt and (journey.person, id_) not in attended
            if (here := [occasion for occasion in occasions if occasion.day <= journey.ends])
        ]
        if missed:
            yield _missed(plan, journey, missed)


def _missed(plan: Plan, journey: Journey, missed: list[Occasion]) -> Diagnostic:
    fitting = (
        fitting_session(plan, journey.person, occasion.subject, without=occasion, after=occasion.day)
        for occasion in missed
    )
    offers = [key_of(offer) for offer in fitting if offer is not None]
    titles = tuple(plan.title(occasion) for occasion in missed)
    return finding(
        "required-activity-missed",
        _("{participant} misses {activities}")
        if len(missed) <= MOST_NAMES
        else _("{participant} misses {count} required activities, such as {activities}"),
        at=plan.where(journey.participant, "make_ups")
        if journey.participant.make_ups
        else plan.where(journey.participant),
        also=[Label(plan.where(occasion, "date"), _("missed")) for occasion in missed[:MOST_NAMES]],
        help=_("add `{offers}` to `make_ups`")
        if len(offers) == len(missed)
        else _("add `{offers}` to `make_ups`; for the rest, add a session or an `exempt`")
        if offers
        else _("no other cohort has a session that fits: add one, or an `exempt`"),
        values={
            "participant": plan.called(journey.person),
            "activities": titles[:MOST_NAMES],
            "count": len(missed),
            "offers": ", ".join(offers),
        },
        about=(journey.cohort.id, journey.person),
    )


def absence_not_expected(plan: Plan) -> Iterator[Diagnostic]:
    """Somebody is noted as away from a session that they were not expected at.

    They are not in its cohort, have a pause, are exempt, or it is cancelled; so it is likely a slip of the
    pen. Source: our own judgement.
    """
    by_key = {key_of(occasion): occasion for occasion in plan.agenda.occasions if occasion.kind == "session"}
    for key, people in plan.programme.absences.items():
        occasion = by_key[key]
        expected = occasion.people("participant", "make_up") if occasion.is_on else ()
        for index, person in enumerate(people):
            if person not in expected:
                yield finding(
                    "absence-not-expected",
                    _("{person} was not expected at {session} on {day}")
                    if occasion.is_on
                    else _("{session} on {day} is cancelled, so {person} was not away from it"),
                    at=plan.origins.span(("absences", key, index)),
                    also=[Label(plan.where(occasion, "date"), _("the session"))],
                    values={
                        "person": plan.called(person),
                        "session": plan.title(occasion),
                        "day": occasion.day,
                    },
                    about=(person, key),
                )
