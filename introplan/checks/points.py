"""Checks on the points of a session's day, and on who else is asked to it."""

from collections.abc import Iterator
from itertools import pairwise

from introplan.agenda import Occasion, Plan, invited_as
from introplan.agenda.also import NEEDED
from introplan.checks.edits import putting, taking_out
from introplan.checks.occasions import about, sessions_once, title_of
from introplan.days import Times
from introplan.demands.edits import times_written
from introplan.diagnostics import Diagnostic, Label, _, finding
from introplan.model import Point, Session
from introplan.model.ids import ALSO_WORDS

PointWritten = tuple[int, Point]
"""A point with its place in the list."""


def point_outside_session(plan: Plan) -> Iterator[Diagnostic]:
    """A point of the day begins before its session, or ends after it.

    Often it was left as it was when the session's time was changed. A session that lasts all day has no hours that its
    points could lie within. Source: our own judgement.
    """
    for occasion, session in sessions_once(plan):
        times = session.time.lasting(plan.programme.taught[occasion.subject].length) if session.time else None
        for index, point in enumerate(session.points):
            if times is not None and _is_within(point.time, times):
                continue
            yield finding(
                "point-outside-session",
                _("{session} is at {times} on {day}, and {point} is at {at}")
                if times
                else _("{session} on {day} lasts all day, and {point} is at {at}"),
                at=plan.where(session, "points", index, "time"),
                also=[Label(plan.where(session, "time"), _("the session's time"))] if times else [],
                help=_("remove it, or move it to within {times}")
                if times
                else _("write from when to when the session is, such as `time: 9-16`"),
                values={
                    "session": title_of(plan, occasion),
                    "times": times,
                    "day": session.date,
                    "point": point.title,
                    "at": point.time,
                },
                about=about(occasion),
                fix=taking_out(plan, (*session.path, "points", index)) if times else None,
            )


def _is_within(point: Times, times: Times) -> bool:
    ends = times.end or times.start
    return times.start <= point.start < ends and (point.end or point.start) <= ends


def points_overlap(plan: Plan) -> Iterator[Diagnostic]:
    """Two points of a session's day are at the same time.

    In which order they are written does not matter: they are shown by the clock. Source: our own judgement.
    """
    for occasion, session in sessions_once(plan):
        for earlier, later in pairwise(sorted(enumerate(session.points), key=lambda each: each[1].time.start)):
            if _overlap(earlier[1].time, later[1].time):
                yield _overlapping(plan, occasion, session, earlier, later)


def _overlap(earlier: Times, later: Times) -> bool:
    return earlier.start == later.start or (earlier.end is not None and earlier.end > later.start)


def _overlapping(
    plan: Plan, occasion: Occasion, session: Session, earlier: PointWritten, later: PointWritten
) -> Diagnostic:
    (index, first), (other, second) = earlier, later
    path = (*session.path, "points", index, "time")
    can_end = first.time.start < second.time.start
    meant = times_written(Times(first.time.start, second.time.start), plan.origins.plain(path)) if can_end else ""
    return finding(
        "points-overlap",
        _("{session} on {day} has both {first} ({first_times}) and {second} ({second_times})"),
        at=plan.origins.span(path),
        also=[Label(plan.where(session, "points", other, "time"), _("{other}"))],
        help=_("write `time: {meant}`, so that it ends when the other begins") if meant else _("give one another time"),
        values={
            "session": title_of(plan, occasion),
            "day": session.date,
            "first": first.title,
            "first_times": first.time,
            "second": second.title,
            "second_times": second.time,
            "other": second.title,
            "meant": meant,
        },
        about=about(occasion),
        fix=putting(path, meant) if meant else None,
    )


def invited_in_vain(plan: Plan) -> Iterator[Diagnostic]:
    """A session asks a role with `also` that nobody has then, or somebody who is there already.

    Whoever gives a session or takes part in it needs no invitation. Where nobody has a role, somebody else may have
    been meant, or a pairing is missing. Source: our own judgement.
    """
    for occasion, session in sessions_once(plan):
        for index, word in enumerate(session.also):
            if word in ALSO_WORDS and occasion.has("participant") and not _has_any(plan, occasion, word):
                template = _("nobody has the role `{word}` for those who come to {session} on {day}")
                help_text = _("remove it, or add the pairings that are missing")
            elif word not in ALSO_WORDS and word in occasion.people(*NEEDED):
                template = _("{person} is at {session} on {day} already, and needs no invitation")
                help_text = _("remove the line, or write who else is meant")
            else:
                continue
            yield finding(
                "invited-in-vain",
                template,
                at=plan.where(session, "also", index),
                help=help_text,
                values={
                    "word": word,
                    "person": plan.called(word) if word in plan.programme.people else "",
                    "session": title_of(plan, occasion),
                    "day": occasion.day,
                },
                about=about(occasion, people=(word,) if word not in ALSO_WORDS else ()),
                fix=taking_out(plan, (*session.path, "also", index)),
            )


def _has_any(plan: Plan, occasion: Occasion, word: str) -> bool:
    """Whether somebody has a role for those who come, be they there as something else."""
    coming = set(occasion.people("participant"))
    journeys = [each for id_ in occasion.cohorts for each in plan.journeys_in(id_) if each.person in coming]
    return any(invited_as(plan.programme, plan.agenda.support, word, occasion.day, journeys))
