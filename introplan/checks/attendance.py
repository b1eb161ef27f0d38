"""Checks on what everybody gets: required activities, absences, and the gaps that are to be closed."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial

from introplan.agenda import Journey, Occasion, Plan, absent_from
from introplan.checks.causes import newcomer_not_arranged, one_too_many, pause_not_followed
from introplan.checks.edits import adding, taking_out
from introplan.checks.occasions import MOST_NAMES, alike
from introplan.counts.gaps import answered_gaps
from introplan.counts.missed import (
    awaiting_members,
    groups_left_out,
    is_owed,
    not_had,
    not_scheduled,
    owed_from,
    told_as_groups,
)
from introplan.demands import Offers
from introplan.demands.make_ups import called, fitting_session, offered_session, session_of_another_half
from introplan.diagnostics import Diagnostic, Fix, Label, WayOut, _, _n, finding
from introplan.model import Activity, Cohort, Lecture

BEFORE_START = (
    _n(
        "{participant} starts on {day}, after {activities}; the next chance is {chance}",
        "{participant} starts on {day}, after {activities}; the earliest new chance is {chance}",
    ),
    _("{participant} starts on {day}, after {count} required activities, such as {activities}"),
)
BEFORE_GROUP = (
    _n(
        "{activities} is for {participant} from {day}, and was before that; the next chance is {chance}",
        "{activities} are for {participant} from {day}, and were before that; the earliest new chance is {chance}",
    ),
    _("{count} required activities are for {participant} from {day}, and were before that, such as {activities}"),
)


def competence_gap_unanswered(plan: Plan) -> Iterator[Diagnostic]:
    """A gap between what participants can and what they should be able to do is answered by nothing in the programme.

    Malmö's gap analysis leads to changes in its programme, so every gap it names should meet an activity that is
    scheduled somewhere. Source: Malmö stad.
    """
    programme = plan.programme
    scheduled = {occasion.subject for occasion in plan.agenda.sessions}
    any_confirmed = any(cohort.status != "draft" for cohort in programme.cohorts.values())
    for competence, level, target, answers in answered_gaps(plan):
        if answers and (not any_confirmed or any(activity.id in scheduled for activity in answers)):
            continue
        yield finding(
            "competence-gap-unanswered",
            _n(
                "{competence} is to go from {now} to {target}, and {activities} is never scheduled",
                "{competence} is to go from {now} to {target}, and {activities} are never scheduled",
                by="activities",
            )
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
            about=(competence.id,),
        )


def required_activity_not_scheduled(plan: Plan) -> Iterator[Diagnostic]:
    """A confirmed cohort has no session of a lecture or an activity that every participant must have.

    A cancelled session does not count, and a proposed one does. What all participants are exempt from, or what is `for`
    groups that none of them is in, need not be scheduled. Source: the plan's own `required`, which is yes unless it
    says no.
    """
    for cohort in plan.programme.cohorts.values():
        missing = not_scheduled(plan, cohort.id) if cohort.status == "confirmed" else ()
        if missing:
            yield _not_scheduled(plan, cohort, missing)


def _not_scheduled(plan: Plan, cohort: Cohort, missing: Sequence[Lecture | Activity]) -> Diagnostic:
    ids = {activity.id for activity in missing}
    cancelled = [occasion for occasion in plan.agenda.by_cohort.get(cohort.id, ()) if occasion.subject in ids]
    return finding(
        "required-activity-not-scheduled",
        _("{cohort} has no session of {activities}")
        if len(missing) <= MOST_NAMES
        else _("{cohort} has no session of {count} required activities, such as {activities}"),
        at=plan.where(cohort),
        also=[Label(plan.where(occasion, "status"), _("cancelled")) for occasion in cancelled],
        help=_n(
            "add a session of it, or say `required: no` there",
            "add a session of each, or say `required: no` there",
        ),
        values={
            "cohort": cohort.title,
            "activities": tuple(activity.title for activity in missing[:MOST_NAMES]),
            "count": len(missing),
        },
        about=(cohort.id, *alike(tuple(activity.id for activity in missing))),
    )


def required_activity_missed(plan: Plan) -> Iterator[Diagnostic]:
    """A participant comes to no session of something they must have, and does not make up for it.

    They had a pause, were away, or are in no half group. What is `for` groups is asked of those who are in them, from
    the day when they are; a group that is left out as a whole is reported as one. Somebody who is exempt, or leaves
    early, has not missed it, and neither has who started later. What recurs, such as exchange sessions, is not missed
    by missing one. Source: our own judgement, from a coordinator's list of who has missed what.
    """
    of_groups = told_as_groups(plan.once(groups_left_out))
    for journey, without in not_had(plan):
        missed = [
            here[0]
            for occasions in without
            if (here := [occasion for occasion in occasions if is_owed(plan, journey, occasion)])
            and (journey.person, here[0].subject) not in of_groups
        ]
        yield from (_missed(plan, journey, those) for those in _by_reason(plan, journey, missed) if those)


def _by_reason(plan: Plan, journey: Journey, missed: list[Occasion]) -> tuple[list[Occasion], list[Occasion]]:
    """What somebody misses, and apart from it what they may miss only since nobody is in a group, which answers it."""
    awaiting = plan.once(awaiting_members)
    own: list[Occasion] = []
    of_groups: list[Occasion] = []
    for occasion in missed:
        (of_groups if (journey.cohort.id, occasion.subject) in awaiting else own).append(occasion)
    return own, of_groups


def activity_before_start(plan: Plan) -> Iterator[Diagnostic]:
    """A participant started after their cohort had something they must have, and another cohort has it later.

    What comes before somebody's start is not missed, and they are given the next chance to have it. So it is with what
    is `for` a group that they come into later. Where no other cohort has it there is nothing to do. What comes before
    the cohort itself starts has a wrong date, and another check reports it. Source: our own judgement.
    """
    for journey, without in not_had(plan):
        by_day: dict[date, list[Occasion]] = defaultdict(list)
        for occasions in without:
            begins = owed_from(journey, plan.programme.taught[occasions[-1].subject])
            if begins and journey.cohort.starts <= occasions[-1].day and all(each.day < begins for each in occasions):
                by_day[begins].append(occasions[-1])
        for day, before in by_day.items():
            chances = {
                occasion: offer
                for occasion in before
                if (offer := fitting_session(plan, journey.person, occasion.subject, without=occasion)) is not None
            }
            if chances:
                yield _before(plan, journey, day, chances)


def _before(plan: Plan, journey: Journey, day: date, chances: Mapping[Occasion, Occasion]) -> Diagnostic:
    """What came before somebody's start, or before they came into the groups that it is for."""
    titles, is_start = tuple(plan.title(occasion) for occasion in chances), day == journey.starts
    field = "groups" if not is_start else "starts" if journey.participant.starts else "make_ups"
    few, many = BEFORE_START if is_start else BEFORE_GROUP
    return finding(
        "activity-before-start",
        few if len(chances) <= MOST_NAMES else many,
        at=plan.where(journey.participant, field),
        way_out=partial(_next_chances, journey, tuple(chances)),
        values={
            "participant": plan.called(journey.person),
            "day": day,
            "activities": titles[:MOST_NAMES],
            "count": len(chances),
            "chance": next(iter(chances.values())).day,
        },
        about=(journey.cohort.id, journey.person),
        cause=newcomer_not_arranged(plan, journey, *titles) if is_start else None,
    )


def _next_chances(journey: Journey, before: tuple[Occasion, ...], offers: Offers) -> WayOut:
    """Sessions of other cohorts that have room yet when others have been offered theirs."""
    found = (offered_session(offers, journey.person, each.subject, without=each) for each in before)
    keys = [called(offers.plan, offer) for offer in found if offer is not None]
    if not keys:
        return WayOut(_("no later session has room for one more: add one"))
    fix = adding(offers.plan, (*journey.participant.path, "make_ups"), *keys)
    return WayOut(
        _("add to `make_ups`: {keys}"),
        {"keys": tuple(f"`{key}`" for key in keys)},
        fix if len(keys) == len(before) else None,
    )


def _missed(plan: Plan, journey: Journey, missed: list[Occasion]) -> Diagnostic:
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
        way_out=partial(_made_up, journey, missed),
        values={
            "participant": plan.called(journey.person),
            "activities": titles[:MOST_NAMES],
            "count": len(missed),
        },
        about=(journey.cohort.id, journey.person, *alike(tuple(occasion.subject for occasion in missed))),
        cause=pause_not_followed(plan, journey, *titles)
        if any(occasion.day in journey.pauses for occasion in missed)
        else one_too_many(plan, [journey], *titles),
    )


def _made_up(journey: Journey, missed: list[Occasion], offers: Offers) -> WayOut:
    """What somebody misses in another half of their cohort, else with another one, with room for one more.

    Whoever joined when the halves were made up already, or was forgotten, has the first session after their start.
    """
    plan, person = offers.plan, journey.person
    own = [
        half
        for occasion in missed
        if person not in absent_from(plan, occasion)
        and (half := session_of_another_half(offers, journey, occasion.subject)) is not None
    ]
    found = {occasion.subject for occasion in own}
    fitting = (
        offered_session(offers, person, occasion.subject, without=occasion, after=occasion.day)
        for occasion in missed
        if occasion.subject not in found
    )
    keys = [called(plan, offer) for offer in fitting if offer is not None]
    is_all = len(own) + len(keys) == len(missed)
    halves = [edit for half in own for edit in adding(plan, (*half.path[:4], "for"), person).edits]
    elsewhere = adding(plan, (*journey.participant.path, "make_ups"), *keys).edits
    return WayOut(
        _offered(own, keys, is_all=is_all),
        {"offers": ", ".join(keys), "own": tuple(f"`{half.session_called}`" for half in own), "person": person},
        Fix((*halves, *elsewhere)) if is_all else None,
    )


def _offered(own: list[Occasion], keys: list[str], *, is_all: bool) -> str:
    if own and keys:
        return (
            _("add `{person}` to `for` of {own}, and `{offers}` to `make_ups`")
            if is_all
            else _("add `{person}` to `for` of {own}, and `{offers}` to `make_ups`; for the rest, add an `exempt`")
        )
    if own:
        return (
            _("add `{person}` to `for` of {own}")
            if is_all
            else _("add `{person}` to `for` of {own}; for the rest, add a session or an `exempt`")
        )
    if not keys:
        return _("no other cohort has a session that fits: add one, or an `exempt`")
    return (
        _("add `{offers}` to `make_ups`")
        if is_all
        else _("add `{offers}` to `make_ups`; for the rest, add a session or an `exempt`")
    )


def absence_not_expected(plan: Plan) -> Iterator[Diagnostic]:
    """Somebody is noted as away from a session that they were not expected at.

    They are not in its cohort, have a pause, are exempt, or it is cancelled; so it is probably a slip of the pen.
    Source: our own judgement.
    """
    for key, people in plan.programme.absences.items():
        those = plan.agenda.by_called.get(key, ())
        if not those:
            yield _absence_on_closed_day(plan, key)
            continue
        occasion = next((each for each in those if each.is_on), those[0])
        expected = {person for each in those if each.is_on for person in each.people("participant", "make_up")}
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
                    help=_("remove it"),
                    fix=taking_out(plan, ("absences", key, index)),
                )


def _absence_on_closed_day(plan: Plan, key: str) -> Diagnostic:
    """An absence from one of several days, or of the times that a session comes back, that falls away."""
    return finding(
        "absence-not-expected",
        _("`{key}` falls away, since the day is closed, so nobody was away from it"),
        at=plan.origins.span(("absences", key), key=True),
        also=[Label(plan.where(plan.programme.session_called(key), "date"), _("the session"))],
        values={"key": key},
        about=(key,),
        help=_("remove it"),
        fix=taking_out(plan, ("absences", key)),
    )
