"""Checks on dates against the calendar: closed days, half days, bridge days, times to avoid, the working day."""

from collections.abc import Iterator

from introplan.agenda import NOON, Occasion, Plan, event_key
from introplan.checks.calendars import giving_organisations, own_half_days, with_school_breaks
from introplan.checks.free_days import free_time
from introplan.checks.occasions import MOST_NAMES, about, alike, key_of, title_of
from introplan.checks.trips import Trip, is_weekend, trips_of
from introplan.checks.ways_out import NO_WAY, Way, another_day, another_time_or_day
from introplan.days import Closing, DayName, OpenDays, Weekday, first_holding
from introplan.diagnostics import Diagnostic, Label, _, finding
from introplan.model import Organisation

CALENDAR = ("programme", "calendar")
Reason = DayName | Weekday | Closing


def because(reason: Reason) -> str:
    """The end of a sentence that says why a day is closed."""
    if isinstance(reason, DayName):
        return _("{what} is on {day}, which is {reason}")
    if isinstance(reason, Weekday):
        return _("{what} is on {day}, which is a {reason}")
    return _("{what} is on {day}, which the programme has closed ({reason})")


def closing_line(plan: Plan, field: str, reason: Reason | None) -> list[Label]:
    """The line of the programme's calendar that is the reason, when one is."""
    lines: tuple[Closing, ...] = getattr(plan.programme.frame.calendar, field)
    if reason not in lines or isinstance(reason, str):
        return []
    return [Label(plan.origins.span((*CALENDAR, field, lines.index(reason))), _("by this line"))]


def session_on_closed_day(plan: Plan) -> Iterator[Diagnostic]:
    """A session lies on a public holiday, a weekend, an eve, or a day that the programme has closed.

    Public holidays follow lagen (1989:253) om allmänna helgdagar, and elsewhere those of `calendar.country`.
    Midsommarafton, julafton and nyårsafton are equal to Sundays in semesterlagen 3 a §. The programme's
    `calendar.closed` says which of them count, and adds days of its own. The weekend of a cohort that is together
    for days in a row is told once.
    """
    together: set[str] = set()
    for trip in trips_of(plan):
        away = tuple(each for each in trip.sessions if is_weekend(plan, each.day))
        together |= {each.key for each in away}
        yield _over_weekend(plan, trip, away)
    for occasion in plan.agenda.sessions:
        if (reason := plan.open_days.closed_by(occasion.day)) is None or occasion.key in together:
            continue
        help_text, values = another_day(plan, occasion)
        yield finding(
            "session-on-closed-day",
            because(reason),
            at=plan.where(occasion, "date"),
            also=closing_line(plan, "closed", reason),
            help=help_text,
            values=values | {"what": title_of(plan, occasion), "day": occasion.day, "reason": reason},
            about=about(occasion),
        )


def _over_weekend(plan: Plan, trip: Trip, away: tuple[Occasion, ...]) -> Diagnostic:
    titles = tuple(dict.fromkeys(title_of(plan, each) for each in trip.sessions))
    cohorts = tuple(dict.fromkeys(id_ for each in trip.sessions for id_ in each.cohorts))
    return finding(
        "session-on-closed-day",
        _("{cohorts} is together over a weekend, {stretch}: {titles}")
        if len(cohorts) == 1
        else _("{cohorts} are together over a weekend, {stretch}: {titles}"),
        at=plan.where(away[0], "date"),
        also=[Label(plan.where(each, "date")) for each in away[1:MOST_NAMES]],
        help=_("agree with everybody on other days off instead"),
        values={
            "cohorts": tuple(plan.programme.cohorts[id_].title for id_ in cohorts),
            "stretch": trip.days,
            "titles": titles[:MOST_NAMES],
            "day": away[0].day,
            "last_day": away[-1].day,
        },
        about=(*cohorts, *alike(tuple(map(key_of, away)))),
    )


def event_on_closed_day(plan: Plan) -> Iterator[Diagnostic]:
    """A union dialogue, a briefing or another event lies on a day without work.

    The days are those of `calendar.closed`, and weekends. Sources: lagen (1989:253) om allmänna helgdagar;
    semesterlagen 3 a §.
    """
    for event in plan.programme.events.values():
        if (reason := plan.open_days.closed_by(event.date)) is None:
            continue
        occasion = plan.agenda.by_key[event_key(event)]
        help_text, values = another_day(plan, occasion)
        yield finding(
            "event-on-closed-day",
            because(reason),
            at=plan.where(event, "date"),
            also=closing_line(plan, "closed", reason),
            help=help_text,
            values=values | {"what": event.subject, "day": event.date, "reason": reason},
            about=about(occasion),
        )


def meeting_on_closed_day(plan: Plan) -> Iterator[Diagnostic]:
    """A meeting is moved by hand to a day without work.

    Meetings keep off such days by themselves; what is moved by hand goes where it is told. Sources: lagen
    (1989:253) om allmänna helgdagar; semesterlagen 3 a §.
    """
    for pairing in plan.programme.pairings.values():
        for key, change in pairing.changes.items():
            reason = plan.open_days.closed_by(change.date) if change.date and change.status != "cancelled" else None
            if reason is None:
                continue
            yield finding(
                "meeting-on-closed-day",
                because(reason),
                at=plan.where(pairing, "changes", key, "date"),
                also=closing_line(plan, "closed", reason),
                values={
                    "what": f"{plan.called(pairing.participant)} – {plan.called(pairing.supporter)}",
                    "day": change.date,
                    "reason": reason,
                },
                about=(pairing.participant, pairing.supporter),
            )


def session_on_bridge_day(plan: Plan) -> Iterator[Diagnostic]:
    """A session lies on a bridge day (klämdag), a single working day between two days off.

    Many take such a day off, and municipalities have no common rule for it: the employer decides. So it is
    checked only when the calendar says `avoid_bridge_days`. Source: Arbetet and Dagens Arena on bridge days
    at work.
    """
    if not plan.programme.frame.calendar.avoid_bridge_days:
        return
    for occasion in plan.agenda.sessions:
        if plan.open_days.is_bridge_day(occasion.day):
            help_text, values = another_day(plan, occasion)
            yield finding(
                "session-on-bridge-day",
                _("{what} is on {day}, a single working day between two days off"),
                at=plan.where(occasion, "date"),
                help=help_text,
                values=values | {"what": title_of(plan, occasion), "day": occasion.day},
                about=about(occasion),
            )


def session_on_half_day(plan: Plan) -> Iterator[Diagnostic]:
    """A session goes on after 12.00 on a half day: by the programme's, the host's or the lecturer's own calendar.

    There is no central rule for municipalities; state agencies have half days on trettondagsafton, 23
    December and others. So a lecturer from Försäkringskassan can have other hours than the host, and each
    organisation has its own `half_days`. Source: Arbetet and Dagens Arena on half days at work.
    """
    calendars = {id_: own_half_days(plan, id_) for id_ in plan.programme.organisations}
    for occasion in plan.agenda.sessions:
        if occasion.times is None or (occasion.times.end or occasion.times.start) <= NOON:
            continue
        reason, whose = _half_day(plan, occasion, calendars)
        if reason is None or not plan.open_days.is_open(occasion.day):
            continue
        help_text, values = _in_the_morning(plan, occasion)
        yield finding(
            "session-on-half-day",
            _("{what} goes on until {end} on {day}, and at {organisation} the afternoon is off ({reason})")
            if whose
            else _("{what} goes on until {end} on {day}, and the afternoon is off ({reason})"),
            at=plan.where(occasion, "date"),
            also=[Label(plan.origins.span((*(whose.path if whose else CALENDAR), "half_days")), _("by this line"))],
            help=help_text,
            values=values
            | {
                "what": title_of(plan, occasion),
                "day": occasion.day,
                "end": occasion.times.end,
                "reason": reason,
                "organisation": whose.title if whose else "",
            },
            about=about(occasion),
        )


def _half_day(
    plan: Plan, occasion: Occasion, calendars: dict[str, tuple[Organisation, OpenDays] | None]
) -> tuple[DayName | Closing | None, Organisation | None]:
    if (reason := plan.open_days.half_day(occasion.day)) is not None:
        return reason, None
    for id_ in giving_organisations(plan, occasion):
        own = calendars[id_]
        if own and (reason := own[1].half_day(occasion.day)) is not None:
            return reason, own[0]
    return None, None


def _in_the_morning(plan: Plan, occasion: Occasion) -> Way:
    """The same day before noon, when everybody is free; and another day."""
    way, values = another_day(plan, occasion)
    times = free_time(plan, occasion)
    if times is None or not way:
        return another_time_or_day(plan, occasion)
    return (
        _("everybody is free at {free_times} the same day, and the nearest free {free_weekday} is {free}")
        if "free_weekday" in values
        else _("everybody is free at {free_times} the same day, and the nearest free day is {free}"),
        values | {"free_times": times},
    )


def session_in_avoided_week(plan: Plan) -> Iterator[Diagnostic]:
    """A session lies in a time that the programme avoids, such as the summer weeks.

    Four weeks of holiday together from June to August are a right (semesterlagen 12 §), so in weeks 26 to 33
    a group is hardly ever whole. `calendar.avoid` says which times.
    """
    for occasion in plan.agenda.sessions:
        line = plan.open_days.avoided_by(occasion.day)
        if line is None or not plan.open_days.is_open(occasion.day):
            continue
        help_text, values = another_day(plan, occasion)
        yield finding(
            "session-in-avoided-week",
            _("{what} is on {day}, in a time that the programme avoids ({line})"),
            at=plan.where(occasion, "date"),
            also=closing_line(plan, "avoid", line),
            help=help_text,
            values=values | {"what": title_of(plan, occasion), "day": occasion.day, "line": line},
            about=about(occasion),
        )


def session_in_school_break(plan: Plan) -> Iterator[Diagnostic]:
    """A session lies in a school break of an organisation that participants of the session work for.

    Sportlov, påsklov and höstlov fall in different weeks in different municipalities, so each has its own
    `school_breaks`. Parents are away then. What the programme avoids altogether is told by another check.
    Source: the municipalities' own pages on school terms.
    """
    programme = plan.programme
    with_breaks = {id_: tuple(with_school_breaks(plan, [id_])) for id_ in programme.organisations}
    for occasion in plan.agenda.sessions:
        if plan.open_days.avoided_by(occasion.day) is not None or not plan.open_days.is_open(occasion.day):
            continue
        employers = {programme.people[person].organisation: None for person in occasion.people("participant")}
        parts = {part.id: part for id_ in employers for part in with_breaks[id_]}
        away = [(part, line) for part in parts.values() if (line := first_holding(part.school_breaks, occasion.day))]
        if not away:
            continue
        help_text, values = another_day(plan, occasion)
        yield finding(
            "session-in-school-break",
            _("{what} is on {day}, in a school break ({line}) of {organisations}"),
            at=plan.where(occasion, "date"),
            also=[Label(plan.where(away[0][0], "school_breaks"), _("by this line"))],
            help=help_text,
            values=values
            | {
                "what": title_of(plan, occasion),
                "day": occasion.day,
                "line": away[0][1],
                "organisations": tuple(part.title for part, _line in away),
            },
            about=about(occasion),
        )


def session_outside_working_day(plan: Plan) -> Iterator[Diagnostic]:
    """A session begins before, or ends after, the hours that joint activities keep to.

    `calendar.day` says which hours. People travel, and many have children to fetch. Days in a row over a weekend
    have hours of their own. Source: the plan itself.
    """
    hours = plan.programme.frame.calendar.day
    if hours is None or hours.end is None:
        return
    together = {each.key for trip in trips_of(plan) for each in trip.sessions}
    for occasion in plan.agenda.sessions:
        times = occasion.times
        if (
            times is None
            or occasion.key in together
            or (times.start >= hours.start and (times.end or times.start) <= hours.end)
        ):
            continue
        way, values = another_time_or_day(plan, occasion) if times.length <= hours.length else NO_WAY
        yield finding(
            "session-outside-working-day",
            _("{what} is at {times} on {day}, and the programme's day is {hours}"),
            at=plan.where(occasion, "time"),
            also=[Label(plan.origins.span((*CALENDAR, "day")), _("by this line"))],
            help=way or _("choose a time within {hours}"),
            values=values | {"what": title_of(plan, occasion), "times": times, "day": occasion.day, "hours": hours},
            about=about(occasion),
        )
