"""Checks on what comes before what, and within what: dates, months, levels and orders that cannot all be so."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from math import ceil

from introplan.agenda import Plan, event_key
from introplan.checks.seats import is_left_out
from introplan.days import Duration, Stretch
from introplan.demands import Offers
from introplan.demands.circles import circles
from introplan.diagnostics import Diagnostic, Fix, Label, Remove, Set, WayOut, _, finding
from introplan.model import Activity, Competence, Gap, Lecture, Organisation

WEEKS_OF_A_MONTH = 366 / 12 / 7
MOST_YEARS, MOST_HOURS = 60, 200
"""Of work in a life, and of work in a month."""
FAR_AWAY = timedelta(days=3 * 365)
"""What is so long before the first day of all cohorts, or after the last, has another year than was meant."""


def recruitment_closes_before_opening(plan: Plan) -> Iterator[Diagnostic]:
    """The last day to apply comes before the first one.

    Then nobody could have applied. Usually the two dates have been swapped, or one of them has last year's date.
    Source: our own judgement.
    """
    recruitment = plan.programme.frame.recruitment
    if recruitment is not None and recruitment.closes < recruitment.opens:
        opens, closes = ("programme", "recruitment", "opens"), ("programme", "recruitment", "closes")
        swapped = (
            Set(opens, recruitment.closes.isoformat()),
            Set(closes, recruitment.opens.isoformat()),
        )
        yield finding(
            "recruitment-closes-before-opening",
            _("recruitment closes on {day}, but does not open until {opens}"),
            at=plan.origins.span(closes),
            also=[Label(plan.origins.span(opens), _("opens here"))],
            help=_("swap the two: from {first} to {last}"),
            values={
                "day": recruitment.closes,
                "opens": recruitment.opens,
                "first": recruitment.closes,
                "last": recruitment.opens,
            },
            about=("recruitment",),
            fix=Fix(swapped),
        )


def review_after_programme(plan: Plan) -> Iterator[Diagnostic]:
    """A review is due after the last month of the programme.

    Everybody who would be at it has finished. Reviews count from each participant's own start, so the month is at
    most the programme's length. Source: our own judgement.
    """
    length = plan.programme.frame.length
    for review in plan.programme.frame.reviews.values():
        if Duration(review.month, "month") > length:
            yield finding(
                "review-after-programme",
                _("{review} is in month {month}, but the programme is {length} long"),
                at=plan.where(review, "month"),
                also=[Label(plan.origins.span(("programme", "length")), _("this long"))],
                help=_("write a month up to {most}"),
                values={"review": review.title, "month": review.month, "length": length, "most": int(length.months)},
                about=(review.id,),
            )


def goal_after_programme(plan: Plan) -> Iterator[Diagnostic]:
    """A goal is measured in a month after the programme's last one.

    It may be meant, since those who stay are counted later as well; then somebody has to remember it when the programme
    is over. Usually the month is from a longer programme. Source: our own judgement.
    """
    length = plan.programme.frame.length
    for goal in plan.programme.frame.goals.values():
        months = goal.indicator.at_months if goal.indicator else ()
        for place, month in enumerate(months):
            if Duration(month, "month") > length:
                yield finding(
                    "goal-after-programme",
                    _("{goal} is measured in month {month}, but the programme is {length} long"),
                    at=plan.where(goal, "indicator", "at_months", place),
                    also=[Label(plan.origins.span(("programme", "length")), _("this long"))],
                    help=_("write a month up to {most}, or say whose task it is to measure it afterwards"),
                    values={"goal": goal.title, "month": month, "length": length, "most": int(length.months)},
                    about=(goal.id,),
                )
                break


def weeks_after_programme(plan: Plan) -> Iterator[Diagnostic]:
    """A lecture or an activity belongs in weeks that come after the programme's last one.

    No session of it can be where it should. Source: our own judgement.
    """
    length = plan.programme.frame.length
    last = length.count if length.unit == "week" else ceil(length.count * WEEKS_OF_A_MONTH) + 1
    for activity in plan.programme.taught.values():
        if activity.weeks is not None and activity.weeks.last > last:
            yield finding(
                "weeks-after-programme",
                _("{activity} belongs in week {weeks}, but the programme is {length}")
                if length.unit == "week"
                else _("{activity} belongs in week {weeks}, but the programme is {length}, about {last} weeks"),
                at=plan.where(activity, "weeks"),
                also=[Label(plan.origins.span(("programme", "length")), _("this long"))],
                help=_("write weeks up to {last}, counted from the start"),
                values={
                    "activity": activity.title,
                    "weeks": activity.weeks.words,
                    "length": length,
                    "last": last,
                },
                about=(activity.id,),
            )


def gap_target_below_level(plan: Plan) -> Iterator[Diagnostic]:
    """The level to reach in a competence is lower than the level that people have.

    So it counts as no gap, and nothing has to be about it. Usually the two have been swapped. Source: our own
    judgement.
    """
    for competence in plan.programme.competences.values():
        match competence.gap:
            case Gap(now=level, target=target) if target < level:
                yield _downwards(plan, competence, level, target)


def _downwards(plan: Plan, competence: Competence, level: int, target: int) -> Diagnostic:
    return finding(
        "gap-target-below-level",
        _("{competence} is to go from {now} down to {target}"),
        at=plan.where(competence, "gap", "target"),
        also=[Label(plan.where(competence, "gap", "now"), _("the level now"))],
        help=_("remove `gap` when the level is reached, or swap `now` and `target`"),
        values={"competence": competence.title, "now": level, "target": target},
        about=(competence.id,),
        fix=Fix((Remove((*competence.path, "gap")),)),
    )


def prerequisites_in_circle(plan: Plan) -> Iterator[Diagnostic]:
    """Lectures or activities must each come before the other, directly or by way of others.

    Whichever comes first breaks it, so the order says nothing. Where the sessions' dates break it in one place alone,
    that one is probably wrong. Source: the plan's own `prerequisites`.
    """
    taught = plan.programme.taught
    for circle in circles(plan.programme):
        steps = list(zip(circle, (*circle[1:], circle[0]), strict=True))
        broken = [step for step in steps if _is_broken(plan, *step)]
        id_, needed = broken[0] if len(broken) == 1 else steps[0]
        others = [step for step in steps if step != (id_, needed)]
        yield finding(
            "prerequisites-in-circle",
            _("{activities} must each come before the other")
            if len(circle) == 2
            else _("{activities} must come before each other, all around"),
            at=plan.where(taught[id_], "prerequisites", taught[id_].prerequisites.index(needed)),
            also=[
                Label(plan.where(taught[one], "prerequisites", taught[one].prerequisites.index(other)), _("and here"))
                for one, other in others
            ],
            values={"activities": tuple(taught[one].title for one in circle)},
            about=circle,
            way_out=partial(_without, taught[id_], taught[needed], is_sure=len(broken) == 1),
        )


def _is_broken(plan: Plan, id_: str, needed: str) -> bool:
    """Whether the first session of something comes before the first of what must come before it."""
    first, before = (
        min((each.sort_key for each in plan.agenda.by_subject.get(one, ()) if each.is_on), default=None)
        for one in (id_, needed)
    )
    return first is not None and before is not None and first < before


def _without(activity: Lecture | Activity, needed: Lecture | Activity, _offers: Offers, *, is_sure: bool) -> WayOut:
    path = (*activity.path, "prerequisites")
    left = len(activity.prerequisites) > 1
    edit = Remove((*path, activity.prerequisites.index(needed.id)) if left else path)
    return WayOut(
        _("remove `{needed}` here; the sessions' dates have {first} first")
        if is_sure
        else _("remove `{needed}` here, or another of them"),
        {"needed": needed.id, "first": activity.title},
        Fix((edit,)) if is_sure else None,
    )


def membership_ends_before_start(plan: Plan) -> Iterator[Diagnostic]:
    """An organisation's last day in the joint programme comes before its first.

    Then it is never a member, and its participants have no seats. Usually the two have been swapped. Source: our own
    judgement.
    """
    for organisation in plan.programme.organisations.values():
        first, last = organisation.member_from, organisation.member_until
        if first is not None and last is not None and last < first:
            swapped = (
                Set((*organisation.path, "member_from"), last.isoformat()),
                Set((*organisation.path, "member_until"), first.isoformat()),
            )
            yield finding(
                "membership-ends-before-start",
                _("{organisation} takes part until {day}, but only from {starts}"),
                at=plan.where(organisation, "member_until"),
                also=[Label(plan.where(organisation, "member_from"), _("from here"))],
                help=_("swap the two"),
                values={"organisation": organisation.title, "day": last, "starts": first},
                about=(organisation.id,),
                fix=None if _has_no_seat(plan, organisation, Stretch(last, first)) else Fix(swapped),
            )


def _has_no_seat(plan: Plan, organisation: Organisation, days: Stretch) -> bool:
    """Whether a municipality that takes part on these days would lack a seat: how many it has, nobody has said."""
    member = organisation.model_copy(update={"member_from": days.first, "member_until": days.last})
    return any(is_left_out(plan, member, cohort) for cohort in plan.programme.cohorts.values())


def pause_outside_programme(plan: Plan) -> Iterator[Diagnostic]:
    """A participant's pause is wholly before they start, or after they have finished.

    Then it moves nothing, and they are expected while they are away. Usually the year is wrong. Source: our own
    judgement.
    """
    for journey in plan.agenda.journeys:
        for place, pause in enumerate(journey.participant.pauses):
            if journey.cohort.is_over or (pause.last >= journey.starts and pause.first <= journey.ends):
                continue
            yield finding(
                "pause-outside-programme",
                _("{participant} has a pause {pause}, but is in the programme {stretch}"),
                at=plan.where(journey.participant, "pauses", place),
                help=_("fix the year, or remove the pause"),
                values={
                    "participant": plan.called(journey.person),
                    "pause": pause,
                    "stretch": journey.days,
                    "day": pause.first,
                },
                about=(journey.cohort.id, journey.person),
            )


def intake_closes_before_start(plan: Plan) -> Iterator[Diagnostic]:
    """People may join a cohort as they are employed, and the last day to join comes before the first day.

    Then nobody could. Usually the year is wrong. Source: our own judgement.
    """
    for cohort in plan.programme.cohorts.values():
        closes = cohort.intake.closes
        if cohort.intake.kind == "rolling" and closes is not None and closes < cohort.starts and not cohort.is_over:
            yield finding(
                "intake-closes-before-start",
                _("the last day to join {cohort} is {day}, but it starts on {starts}"),
                at=plan.where(cohort, "intake", "closes"),
                also=[Label(plan.where(cohort, "starts"), _("starts here"))],
                help=_("write a later day, or `kind: fixed` when all start together"),
                values={"cohort": cohort.title, "day": closes, "starts": cohort.starts},
                about=(cohort.id,),
            )


def number_hardly_possible(plan: Plan) -> Iterator[Diagnostic]:
    """Somebody has more years in the profession than a working life, or more hours a month than full time.

    `2015` is a year and not a number of years, and `800` is 8 with two slips. Source: our own judgement.
    """
    for person in plan.programme.people.values():
        if (person.experience_years or 0) > MOST_YEARS:
            yield finding(
                "number-hardly-possible",
                _("{person} has {number} years in the profession"),
                at=plan.where(person, "experience_years"),
                help=_("write how many years, and not since when"),
                values={"person": plan.called(person.id), "number": person.experience_years},
                about=(person.id,),
            )
        if (person.hours_per_month or 0) > MOST_HOURS:
            yield finding(
                "number-hardly-possible",
                _("{person} has {number} hours a month for supporting participants"),
                at=plan.where(person, "hours_per_month"),
                help=_("full time is about 165 hours a month; write how many of them are set aside"),
                values={"person": plan.called(person.id), "number": round(person.hours_per_month or 0)},
                about=(person.id,),
            )


def event_far_away(plan: Plan) -> Iterator[Diagnostic]:
    """A union dialogue, a network meeting or another event is years before the first cohort, or after the last.

    Usually two digits have been swapped. Source: our own judgement.
    """
    journeys = plan.agenda.journeys
    if not journeys:
        return
    first, last = min(each.starts for each in journeys), max(each.ends for each in journeys)
    for event in plan.programme.events.values():
        if first - FAR_AWAY <= event.date <= last + FAR_AWAY:
            continue
        yield finding(
            "event-far-away",
            _("{what} is on {day}, but the cohorts run from {first} to {last}"),
            at=plan.where(event, "date"),
            help=_("fix the year"),
            values={"what": event.subject, "day": event.date, "first": first, "last": last},
            about=(event_key(event),),
        )
