"""Checks on how long sessions are, beside what they are of."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, time, timedelta

from introplan.agenda import Occasion, Plan, breaks_of
from introplan.agenda.occasions import WORKING_DAY
from introplan.checks.edits import putting, taking_out
from introplan.checks.occasions import MOST_ALIKE, MOST_NAMES, about, once, title_of
from introplan.checks.readiness import about_them, values_of
from introplan.days import Times
from introplan.demands import limit_of
from introplan.demands.days import AT_THE_WORKPLACE
from introplan.demands.edits import times_written
from introplan.demands.stretches import length_of_days, written_stretch
from introplan.diagnostics import Diagnostic, Label, _, finding
from introplan.model import Activity, Lecture

A_WEEK = timedelta(weeks=1)
USUAL_START, USUAL_LENGTH = Times(time(9)), timedelta(hours=3)
"""When a session may be of which nobody has said it."""


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
    for (id_, is_shorter, _draft), those in found.items():
        several = once(those)
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
    return max(sum(others, _lengths(plan, occasion)[0]), length_of_days(plan, occasion))


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


def session_without_time(plan: Plan) -> Iterator[Diagnostic]:
    """A session has no time, so that it lasts all day, though what it is of takes less, or is at some hour elsewhere.

    The time was forgotten more often than a whole day is meant, and nobody would know when to come. So is that of a
    lecture. Several days without a time are left alone, unless the lecture or the activity takes less than one. Source:
    our own judgement.
    """
    for occasion in once(each for each in plan.agenda.sessions if each.is_all_day):
        activity, usual = plan.programme.taught[occasion.subject], _times_elsewhere(plan, occasion)
        is_short = activity.length is not None and activity.length < WORKING_DAY
        is_usually_timed = bool(usual) and activity.kind not in AT_THE_WORKPLACE
        if not is_short and (occasion.days or not (is_usually_timed or activity.kind == "lecture")):
            continue
        is_clear = len(set(usual)) == 1
        example = times_written(usual[0] if is_clear else USUAL_START.lasting(activity.length or USUAL_LENGTH))
        yield finding(
            "session-without-time",
            _("{session} on {day} has no time, so it lasts all day, but the lecture or activity takes {needed}")
            if is_short
            else _("{session} on {day} has no time, so it lasts all day, and its other sessions have one")
            if is_usually_timed
            else _("{session} on {day} has no time, so it lasts all day"),
            at=plan.where(occasion),
            also=[Label(plan.where(activity, "length"), _("as long as this"))] if is_short else [],
            help=_("add `time: {example}`, as its other sessions have")
            if is_clear
            else _("add when it begins and ends, such as `time: {example}`"),
            values={
                "session": title_of(plan, occasion),
                "day": occasion.day,
                "needed": activity.length,
                "example": example,
            },
            about=about(occasion),
            fix=putting((*occasion.path, "time"), example) if is_clear else None,
        )


def _times_elsewhere(plan: Plan, occasion: Occasion) -> list[Times]:
    """When the other sessions of the same are, each line once."""
    others = once(plan.agenda.sessions_by_subject.get(occasion.subject, ()))
    return [each.times for each in others if each.times and each.path != occasion.path]


def overnight_on_one_day(plan: Plan) -> Iterator[Diagnostic]:
    """A session says that everyone stays the night, and is on one day alone.

    Its last day was forgotten, or `overnight` was left when it was shortened. Source: the plan itself.
    """
    for occasion in once(plan.agenda.sessions):
        if plan.written(occasion).overnight and written_stretch(plan, occasion) is None:
            yield finding(
                "overnight-on-one-day",
                _("{session} has a night between its days, but is on {day} alone"),
                at=plan.where(occasion, "overnight"),
                help=_("write its last day under `until:`, or remove the line"),
                values={"session": title_of(plan, occasion), "day": occasion.day},
                about=about(occasion),
                fix=taking_out(plan, (*occasion.path[:4], "overnight")),
            )
