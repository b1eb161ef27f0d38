"""Checks on how long sessions are, beside what they are of."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from introplan.agenda import Occasion, Plan, breaks_of
from introplan.checks.occasions import MOST_ALIKE, MOST_NAMES, about
from introplan.checks.readiness import about_them, values_of
from introplan.days import Times
from introplan.demands import limit_of
from introplan.diagnostics import Diagnostic, Label, _, finding
from introplan.model import Activity, Lecture

A_WEEK = timedelta(weeks=1)


def session_length_differs(plan: Plan) -> Iterator[Diagnostic]:
    """A session is shorter than its lecture or activity, or more than half as long again.

    The one is often an end that was not changed with the start; the other a whole day where half a day was meant.
    Breaks are not counted into a session that is longer, and days of one week that are long enough together are long
    enough. If a lecture has more than two such sessions, they are reported together, since then the lecture's own
    `length` looks wrong. Source: our own judgement.
    """
    most = limit_of(plan.programme, "session-length-differs") / 100
    found: dict[tuple[str, bool, bool], list[Occasion]] = defaultdict(list)
    for occasion in plan.agenda.sessions:
        needed, session = plan.programme.taught[occasion.subject].length, plan.session(occasion)
        if needed is None or session.time is None or session.time.end is None:
            continue
        whole, net = _lengths(plan, occasion)
        if whole < needed <= _together(plan, occasion):
            continue
        if whole < needed or net > needed * most:
            found[occasion.subject, whole < needed, occasion.draft].append(occasion)
    for (id_, is_shorter, _draft), several in found.items():
        activity = plan.programme.taught[id_]
        if len(several) > MOST_ALIKE:
            yield _lengths_differ(plan, activity, several, is_shorter=is_shorter)
        else:
            yield from (_length_differs(plan, activity, occasion, is_shorter=is_shorter) for occasion in several)


Alike = tuple[str, tuple[str, ...], tuple[str, ...] | None]
"""What sessions have in common that may be the days of one: what they are of, their cohorts, and whom they are for."""


def _alike(plan: Plan, occasion: Occasion) -> Alike:
    return occasion.subject, occasion.cohorts, plan.chosen(occasion)


def _hours_of_days(plan: Plan) -> dict[tuple[Alike, date], timedelta]:
    """How long the sessions of a day are together, for the same people."""
    found: dict[tuple[Alike, date], timedelta] = defaultdict(timedelta)
    for occasion in plan.agenda.sessions:
        found[_alike(plan, occasion), occasion.day] += _lengths(plan, occasion)[0]
    return found


def _together(plan: Plan, occasion: Occasion) -> timedelta:
    """How long a session is with the other days of it: those of the same people within a week before or after."""
    hours, those = plan.once(_hours_of_days), _alike(plan, occasion)
    days = (occasion.day + timedelta(days=far) for far in range(1 - A_WEEK.days, A_WEEK.days) if far)
    others = (hours[those, day] for day in days if (those, day) in hours)
    return sum(others, _lengths(plan, occasion)[0])


def _lengths(plan: Plan, occasion: Occasion) -> tuple[timedelta, timedelta]:
    """How long a session is from beginning to end, and without its breaks."""
    session = plan.session(occasion)
    whole = session.time.length if session.time else occasion.length
    return whole, whole - sum((pause.length for pause in breaks_of(plan, occasion)), timedelta())


def _length_differs(plan: Plan, activity: Lecture | Activity, occasion: Occasion, *, is_shorter: bool) -> Diagnostic:
    whole, net = _lengths(plan, occasion)
    start = occasion.busy.start
    return finding(
        "session-length-differs",
        _("{session} on {day} is {length} long, but the lecture or activity takes {needed}")
        if is_shorter
        else _("{session} on {day} is {length} long without breaks, but the lecture or activity takes {needed}"),
        at=plan.where(occasion, "time"),
        also=[Label(plan.where(activity, "length"), _("as long as this"))],
        help=_("{meant} would be long enough; or change `length` there"),
        values={
            "session": activity.title,
            "day": occasion.day,
            "length": whole if is_shorter else net,
            "needed": activity.length,
            "meant": Times(start).lasting(activity.length),
        },
        about=about(occasion),
    )


def _lengths_differ(
    plan: Plan, activity: Lecture | Activity, several: list[Occasion], *, is_shorter: bool
) -> Diagnostic:
    return finding(
        "session-length-differs",
        _("{session} takes {needed}, and {count} sessions of it are shorter; the first is on {day}")
        if is_shorter
        else _("{session} takes {needed}, and {count} sessions of it are much longer; the first is on {day}"),
        at=plan.where(activity, "length"),
        also=[Label(plan.where(occasion, "time"), _("this one too")) for occasion in several[:MOST_NAMES]],
        help=_("change `length`, or the times of the sessions"),
        values=values_of(plan, several) | {"session": activity.title, "needed": activity.length},
        about=about_them(several),
    )
