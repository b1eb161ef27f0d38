"""Checks on what is scheduled when: phases, prerequisites, and what should come back."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from introplan.agenda import Occasion, Plan, is_summer
from introplan.checks.free_days import days_in_phase, free_day
from introplan.checks.occasions import MOST_NAMES, about, key_of, names, title_of
from introplan.checks.ranges import circles
from introplan.checks.series import days_of_series
from introplan.checks.ways_out import NO_WAY, another_day
from introplan.days import Rhythm
from introplan.diagnostics import Diagnostic, Label, _, finding
from introplan.model import Activity, Cohort, Lecture


def session_outside_phase(plan: Plan) -> Iterator[Diagnostic]:
    """A session lies outside the phase, or the weeks, that its lecture or activity belongs to.

    A phase is counted from the cohort's start. Somebody who started late or had a pause follows their cohort, and
    what lies in the phase by their own axis is well too. Guests who make up for something come when they can.
    Source: the plan itself.
    """
    for occasion in plan.agenda.sessions:
        activity = plan.programme.taught[occasion.subject]
        if activity.weeks is not None:
            yield from _outside_weeks(plan, occasion, activity)
        if activity.phase is not None:
            yield from _outside_phase(plan, occasion, activity, activity.phase)


def _outside_weeks(plan: Plan, occasion: Occasion, activity: Lecture | Activity) -> Iterator[Diagnostic]:
    assert activity.weeks is not None, activity
    for id_ in occasion.cohorts:
        cohort, axis = plan.programme.cohorts[id_], plan.cohort_axes[id_]
        week = axis.week_of(occasion.day)
        if activity.weeks.first <= week <= activity.weeks.last:
            continue
        yield finding(
            "session-outside-phase",
            _("{session} is on {day}, week {week} of {cohort}, and belongs in week {weeks}")
            if week > 0
            else _("{session} is on {day}, before {cohort} has started, and belongs in week {weeks}"),
            at=plan.where(occasion, "date"),
            also=[Label(plan.where(activity, "weeks"), _("belongs in these weeks"))],
            help=_("in {cohort} that is {stretch}"),
            values={
                "session": title_of(plan, occasion),
                "day": occasion.day,
                "week": week,
                "cohort": cohort.title,
                "weeks": "–".join(map(str, dict.fromkeys(activity.weeks))),
                "stretch": axis.days_of_weeks(*activity.weeks),
            },
            about=(id_, key_of(occasion)),
        )


def _outside_phase(plan: Plan, occasion: Occasion, activity: Lecture | Activity, phase: str) -> Iterator[Diagnostic]:
    here = [
        journey
        for person in occasion.people("participant")
        for journey in plan.agenda.journeys_by_person[person]
        if journey.cohort.id in occasion.cohorts
    ]
    outside = [
        journey
        for journey in here
        if journey.phase_on(occasion.day) != phase
        and occasion.day not in plan.cohort_axes[journey.cohort.id].days_of(phase)
    ]
    title = plan.programme.frame.phases[phase].title
    values = {"session": title_of(plan, occasion), "phase": title, "day": occasion.day}
    at, also = plan.where(occasion, "date"), [Label(plan.where(activity, "phase"), _("belongs in {phase}"))]
    if outside:
        people = tuple(dict.fromkeys(journey.person for journey in outside))
        stretch = days_in_phase(plan, occasion)
        together = stretch is not None and stretch.first <= stretch.last
        way, free = another_day(plan, occasion) if together else NO_WAY
        yield finding(
            "session-outside-phase",
            _("{session} is on {day}, and {count} participants are not in {phase} then")
            if len(people) > MOST_NAMES
            else _("{session} is on {day}, and {people} are not in {phase} then")
            if len(people) > 1
            else _("{session} is on {day}, and {people} is not in {phase} then"),
            at=at,
            also=also,
            help=_("all who come are in {phase} {stretch}; the nearest free {free_weekday} then is {free}")
            if "free_weekday" in free
            else _("all who come are in {phase} {stretch}; the nearest free day then is {free}")
            if way
            else _("all who come are in {phase} {stretch}")
            if together
            else "",
            values=values | free | {"people": names(plan, people), "count": len(people), "stretch": stretch},
            about=(*about(occasion, people=people), phase),
        )
    for id_ in occasion.cohorts:
        cohort = plan.programme.cohorts[id_]
        days = plan.cohort_axes[id_].days_of(phase)
        if not cohort.participants and occasion.day not in days:
            yield finding(
                "session-outside-phase",
                _("{session} is on {day}, and {cohort} is not in {phase} then"),
                at=at,
                also=also,
                help=_("{cohort} is in {phase} {stretch}"),
                values=values | {"cohort": cohort.title, "stretch": days},
                about=(id_, key_of(occasion), phase),
            )


def prerequisite_too_late(plan: Plan) -> Iterator[Diagnostic]:
    """Somebody comes to a session before they have had what must come before it.

    It goes by each participant's own order, make-ups and half groups included. What they never get at all
    is told by other checks, and so is what must come before itself. Source: the plan's own `prerequisites`.
    """
    programme = plan.programme
    if not any(activity.prerequisites for activity in programme.taught.values()):
        return
    going_round = {step for circle in circles(programme) for step in zip(circle, (*circle[1:], circle[0]), strict=True)}
    first: dict[tuple[str, str], Occasion] = {}
    for occasion in plan.agenda.sessions:
        for person in occasion.people("participant", "make_up"):
            first.setdefault((person, occasion.subject), occasion)
    for occasion in plan.agenda.sessions:
        for index, needed in enumerate(programme.taught[occasion.subject].prerequisites):
            if (occasion.subject, needed) in going_round:
                continue
            early = [
                person
                for person in occasion.people("participant", "make_up")
                if first[person, occasion.subject] is occasion
                and (before := first.get((person, needed))) is not None
                and before.sort_key > occasion.sort_key
            ]
            if early:
                yield _too_late(plan, occasion, index, tuple(early), first[early[0], needed])


def _too_late(plan: Plan, occasion: Occasion, index: int, people: tuple[str, ...], needed: Occasion) -> Diagnostic:
    activity = plan.programme.taught[occasion.subject]
    return finding(
        "prerequisite-too-late",
        _("{session} is on {day}, and {count} participants have {needed} only on {later}")
        if len(people) > MOST_NAMES
        else _("{session} is on {day}, and {people} have {needed} only on {later}")
        if len(people) > 1
        else _("{session} is on {day}, and {people} has {needed} only on {later}"),
        at=plan.where(occasion, "date"),
        also=[
            Label(plan.where(activity, "prerequisites", index), _("must come before")),
            Label(plan.where(needed, "date"), _("comes here")),
        ],
        help=_("let them change places, or make up for {needed} earlier"),
        values={
            "session": title_of(plan, occasion),
            "day": occasion.day,
            "people": names(plan, people),
            "count": len(people),
            "needed": title_of(plan, needed),
            "later": needed.day,
        },
        about=about(occasion, people=people),
    )


def exchange_too_far_apart(plan: Plan) -> Iterator[Diagnostic]:
    """Too much time passes between two sessions of something that should come back, such as exchange sessions.

    In Huddinge's trainee programme the trainees meet continuously ("kontinuerligt") to share experiences;
    ten weeks is introplan's suggestion. The activity's `max_gap` says how long it may be, else
    `exchange.max_gap` for all exchange sessions together. The time before the first and after the last counts too:
    from the cohort's start, or its phase's, until the last thing that is planned for the cohort. Summer weeks that
    the programme avoids are left out. Source: the four municipalities' trainee programme.
    """
    exchange = plan.programme.frame.exchange
    for id_, cohort in plan.programme.cohorts.items():
        series: dict[tuple[str, ...], list[Occasion]] = defaultdict(list)
        for occasion in plan.agenda.by_cohort.get(id_, ()):
            activity = plan.programme.taught[occasion.subject]
            if not occasion.is_on:
                continue
            if activity.max_gap is not None:
                series[activity.id,].append(occasion)
            elif exchange is not None and activity.kind == "exchange":
                series[()].append(occasion)
        for key, occasions in series.items():
            own = plan.programme.taught[key[0]].max_gap if key else None
            most = own or (exchange.max_gap if exchange else None)
            path = (*plan.programme.taught[key[0]].path, "max_gap") if key else ("programme", "exchange", "max_gap")
            if most is not None:
                yield from _far_apart(plan, cohort, occasions, most, Label(plan.origins.span(path), _("at most this")))


def _far_apart(
    plan: Plan, cohort: Cohort, occasions: list[Occasion], most: Rhythm, limit: Label
) -> Iterator[Diagnostic]:
    whole = days_of_series(plan, cohort, {occasion.subject for occasion in occasions})
    if whole is not None:
        yield from _far_from_the_start(plan, cohort, occasions[0], whole.first, most, limit)
    for before, after in pairwise(occasions):
        counted = _counted(plan, before.day, after.day)
        if len(counted) <= most.days:
            continue
        by = counted[most.days - 1]
        free = free_day(plan, after, near=by)
        in_time = free is not None and before.day < free.day <= by
        yield finding(
            "exchange-too-far-apart",
            _("{cohort}: {session} is on {before} and then not until {day}, {weeks} weeks later without the summer")
            if len(counted) < (after.day - before.day).days
            else _("{cohort}: {session} is on {before} and then not until {day}, {weeks} weeks later"),
            at=plan.where(after, "date"),
            also=[Label(plan.where(before, "date"), _("the one before")), limit],
            help=_("put one in between, by {by}; {free} suits everybody")
            if in_time
            else _("put one in between, by {by}"),
            values={
                "cohort": cohort.title,
                "session": title_of(plan, after),
                "before": before.day,
                "day": after.day,
                "weeks": len(counted) // 7,
                "by": by,
                "free": free.day if free else None,
            },
            about=about(after),
        )
    if whole is not None:
        yield from _far_from_the_end(plan, cohort, occasions[-1], whole.last, most, limit)


def _far_from_the_start(  # noqa: PLR0913, PLR0917 - one stretch, and how long it may be
    plan: Plan, cohort: Cohort, first: Occasion, starts: date, most: Rhythm, limit: Label
) -> Iterator[Diagnostic]:
    counted = _counted(plan, starts, first.day)
    if len(counted) > most.days:
        yield finding(
            "exchange-too-far-apart",
            _("{cohort}: {session} is on {day} for the first time, {weeks} weeks after {starts}"),
            at=plan.where(first, "date"),
            also=[Label(plan.where(cohort, "starts"), _("starts here")), limit],
            help=_("put one in earlier, by {by}"),
            values={
                "cohort": cohort.title,
                "session": title_of(plan, first),
                "day": first.day,
                "starts": starts,
                "weeks": len(counted) // 7,
                "by": counted[most.days - 1],
            },
            about=about(first),
        )


def _far_from_the_end(  # noqa: PLR0913, PLR0917 - one stretch, and how long it may be
    plan: Plan, cohort: Cohort, last: Occasion, ends: date, most: Rhythm, limit: Label
) -> Iterator[Diagnostic]:
    counted = _counted(plan, last.day, ends)
    if len(counted) > most.days:
        yield finding(
            "exchange-too-far-apart",
            _("{cohort}: {session} is on {day} for the last time, and {weeks} weeks are left until {ends}"),
            at=plan.where(last, "date"),
            also=[limit],
            help=_("put one more in, by {by}"),
            values={
                "cohort": cohort.title,
                "session": title_of(plan, last),
                "day": last.day,
                "ends": ends,
                "weeks": len(counted) // 7,
                "by": counted[most.days - 1],
            },
            about=about(last),
        )


def _counted(plan: Plan, before: date, after: date) -> list[date]:
    """The days from the one to the other, summer that the programme avoids left out."""
    days = (before + timedelta(days=n) for n in range(1, (after - before).days + 1))
    return [day for day in days if not is_summer(plan.open_days, day)]
