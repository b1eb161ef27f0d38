"""Checks on what everybody gets: required activities, make-ups, absences, and the gaps that are to be closed."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from introplan.agenda import Journey, Occasion, Plan
from introplan.checks.occasions import MOST_NAMES, key_of
from introplan.diagnostics import Diagnostic, Label, _, error, warning
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
        yield error(
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


def _by_activity(plan: Plan, cohort: str) -> dict[str, list[Occasion]]:
    """A cohort's sessions that take place, shared ones included, by what they are of."""
    found: dict[str, list[Occasion]] = defaultdict(list)
    for occasion in plan.agenda.by_cohort.get(cohort, ()):
        if occasion.is_on:
            found[occasion.subject].append(occasion)
    return found


def required_activity_not_scheduled(plan: Plan) -> Iterator[Diagnostic]:
    """A confirmed cohort has no session of a lecture or an activity that every participant must have.

    A cancelled session does not count, and a proposed one does. What all participants are exempt from need
    not be scheduled. Source: the plan's own `required`, which is yes unless it says no.
    """
    required = _required(plan)
    for cohort in plan.programme.cohorts.values():
        if cohort.status != "confirmed":
            continue
        scheduled = _by_activity(plan, cohort.id)
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
    return warning(
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


def _attended(plan: Plan) -> Mapping[tuple[str, str], list[Occasion]]:
    """By person and activity, the sessions that somebody is expected at and was not away from."""
    found: dict[tuple[str, str], list[Occasion]] = defaultdict(list)
    for occasion in plan.agenda.sessions:
        away = plan.programme.absences.get(key_of(occasion), ())
        for person in occasion.people("participant", "make_up"):
            if person not in away:
                found[person, occasion.subject].append(occasion)
    return dict(found)


def required_activity_missed(plan: Plan) -> Iterator[Diagnostic]:
    """A participant comes to no session of something they must have, and does not make up for it.

    They started later, had a pause, were away, or are in no half group. Somebody who is exempt, or has left
    before it, has not missed it. What recurs, such as exchange sessions, is not missed by missing one.
    Source: our own judgement, from a coordinator's list of who has missed what.
    """
    required, attended = _required(plan), _attended(plan)
    by_cohort = {cohort: _by_activity(plan, cohort) for cohort in plan.programme.cohorts}
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
    offers = [offer for occasion in missed if (offer := _offer(plan, journey, occasion)) is not None]
    titles = tuple(plan.programme.taught[occasion.subject].title for occasion in missed)
    return warning(
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


def _offer(plan: Plan, journey: Journey, missed: Occasion) -> str | None:
    """The first later session of the same in another cohort, while the participant is there."""
    return next(
        (
            key_of(occasion)
            for occasion in plan.agenda.by_subject[missed.subject]
            if occasion.kind == "session"
            and occasion.is_on
            and occasion.day > missed.day
            and journey.cohort.id not in occasion.cohorts
            and journey.takes_part_on(occasion.day)
        ),
        None,
    )


def make_up_of_nothing_missed(plan: Plan) -> Iterator[Diagnostic]:
    """A participant takes with another cohort what they have not missed in their own.

    Often it is the wrong session. What the own cohort has no session of can be taken anywhere, and of what
    recurs it is enough to have missed one. Source: our own judgement.
    """
    if not any(journey.participant.make_ups for journey in plan.agenda.journeys):
        return
    by_key = {key_of(occasion): occasion for occasion in plan.agenda.occasions if occasion.kind == "session"}
    by_cohort = {cohort: _by_activity(plan, cohort) for cohort in plan.programme.cohorts}
    attended = _attended(plan)
    for journey in plan.agenda.journeys:
        for index, key in enumerate(journey.participant.make_ups):
            activity = plan.programme.taught[by_key[key].subject]
            own = by_cohort[journey.cohort.id].get(activity.id, [])
            taken = [here for here in attended.get((journey.person, activity.id), ()) if here in own]
            if not taken or (activity.recurs and len(taken) < len(own)):
                continue
            yield error(
                "make-up-of-nothing-missed",
                _("{participant} has {activity} in {cohort} on {day}, so there is nothing to make up for"),
                at=plan.where(journey.participant, "make_ups", index),
                also=[Label(plan.where(taken[0], "date"), _("has it here"))],
                help=_("remove it; if they are away then, write so under `absences`"),
                values={
                    "participant": plan.called(journey.person),
                    "activity": activity.title,
                    "cohort": journey.cohort.title,
                    "day": taken[0].day,
                },
                about=(journey.cohort.id, journey.person, key),
            )


def make_up_when_away(plan: Plan) -> Iterator[Diagnostic]:
    """A participant is to make up for something before they have started, after they have ended, or in a pause.

    They would not be invited, and nothing else would say so. Source: our own judgement.
    """
    for journey in plan.agenda.journeys:
        for index, key in enumerate(journey.participant.make_ups):
            cohort, _slash, session_key = key.partition("/")
            session = plan.programme.cohorts[cohort].sessions[session_key]
            day = session.date
            if journey.takes_part_on(day):
                continue
            yield error(
                "make-up-when-away",
                _("{participant} has a pause on {day}, and can not take {activity} then")
                if day in journey.days
                else _("{participant} is in the programme {stretch}, and can not take {activity} on {day}"),
                at=plan.where(journey.participant, "make_ups", index),
                also=[Label(plan.where(session, "date"), _("is here"))],
                values={
                    "participant": plan.called(journey.person),
                    "day": day,
                    "activity": plan.programme.activity_of(session).title,
                    "stretch": journey.days,
                },
                about=(journey.cohort.id, journey.person, key),
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
                yield warning(
                    "absence-not-expected",
                    _("{person} was not expected at {session} on {day}")
                    if occasion.is_on
                    else _("{session} on {day} is cancelled, so {person} was not away from it"),
                    at=plan.origins.span(("absences", key, index)),
                    also=[Label(plan.where(occasion, "date"), _("the session"))],
                    values={
                        "person": plan.called(person),
                        "session": plan.programme.taught[occasion.subject].title,
                        "day": occasion.day,
                    },
                    about=(person, key),
                )


def make_up_in_draft(plan: Plan) -> Iterator[Diagnostic]:
    """A make-up is a session of a cohort in draft, which is in nobody's calendar yet.

    The participant would not know of it until the draft is confirmed. Source: our own judgement.
    """
    drafts = {key_of(occasion): occasion for occasion in plan.agenda.sessions if occasion.draft}
    for journey in plan.agenda.journeys:
        if journey.cohort.status == "draft":
            continue
        for index, key in enumerate(journey.participant.make_ups):
            if key in drafts:
                cohort = plan.programme.cohorts[drafts[key].cohorts[0]]
                yield warning(
                    "make-up-in-draft",
                    _("{participant} makes up in {cohort}, which is a draft, so it is in no calendar yet"),
                    at=plan.where(journey.participant, "make_ups", index),
                    also=[Label(plan.where(cohort, "status"), _("a draft"))],
                    help=_("confirm the cohort, or build with --drafts"),
                    values={"participant": plan.called(journey.person), "cohort": cohort.title},
                    about=(journey.cohort.id, journey.person),
                )
