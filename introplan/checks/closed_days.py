"""Checks on dates against the calendar: closed days, half days, bridge days, times to avoid, the working day."""

from collections.abc import Iterator

from introplan.agenda import Occasion, Plan, event_key
from introplan.checks.edits import taking_out
from introplan.checks.occasions import MOST_NAMES, about, alike, key_of, title_of
from introplan.checks.ways_out import (
    FREE_AT,
    LookedFor,
    at_another_time,
    cancelled_or_moved,
    day_of,
    first_found,
    on_another_day,
    on_the_turned_day,
)
from introplan.days import Closing, Holiday, Weekday
from introplan.demands import Offers, Reason, Slot, around
from introplan.demands.days import AVOIDED, BRIDGE_DAY, HALF_DAY, SCHOOL_BREAK, WORKING_DAY
from introplan.demands.stretches import written_stretch
from introplan.demands.trips import Trip, is_weekend, trips_of
from introplan.diagnostics import Diagnostic, Label, WayOut, _, _n, finding

CALENDAR = ("programme", "calendar")
WhyClosed = Holiday | Weekday | Closing


def because(reason: WhyClosed) -> str:
    """The end of a sentence that says why a day is closed."""
    if isinstance(reason, Holiday):
        return _("{what} is on {day}, which is {reason}")
    if isinstance(reason, Weekday):
        return _("{what} is on {day}, which is a {reason}")
    return _("{what} is on {day}, when the programme is closed ({reason})")


def closing_line(plan: Plan, field: str, reason: WhyClosed | None) -> list[Label]:
    """The line of the programme's calendar that is the reason, when one is."""
    lines: tuple[Closing, ...] = getattr(plan.programme.frame.calendar, field)
    if reason not in lines or isinstance(reason, str):
        return []
    return [Label(plan.origins.span((*CALENDAR, field, lines.index(reason))), _("by this line"))]


def session_on_closed_day(plan: Plan) -> Iterator[Diagnostic]:
    """A session is on a public holiday, a weekend, an eve, or a day that the programme has closed.

    Public holidays follow lagen (1989:253) om allmänna helgdagar, or elsewhere those of `calendar.country`.
    Midsommarafton, julafton and nyårsafton count as Sundays in semesterlagen 3 a §. The programme's `calendar.closed`
    says which of them count, and adds days of its own. When a cohort is together for several days in a row, its weekend
    is reported once. A session with `until` that begins or ends on such a day is meant so.
    """
    together: set[str] = set()
    for trip in trips_of(plan):
        away = tuple(each for each in trip.sessions if is_weekend(plan, each.day) and not written_stretch(plan, each))
        if away:
            together |= {each.key for each in away}
            yield _over_weekend(plan, trip, away)
    for occasion in plan.agenda.sessions:
        reason = plan.open_days.closed_by(occasion.day)
        if reason is None or occasion.key in together or written_stretch(plan, occasion):
            continue
        yield finding(
            "session-on-closed-day",
            because(reason),
            at=plan.where(occasion, "date"),
            also=closing_line(plan, "closed", reason),
            way_out=first_found(
                on_the_turned_day(occasion, "session-on-closed-day"), on_another_day(occasion, "session-on-closed-day")
            ),
            values={"what": title_of(plan, occasion), "day": occasion.day, "reason": reason},
            about=about(occasion),
        )


def _over_weekend(plan: Plan, trip: Trip, away: tuple[Occasion, ...]) -> Diagnostic:
    titles = tuple(dict.fromkeys(title_of(plan, each) for each in trip.sessions))
    cohorts = tuple(dict.fromkeys(id_ for each in trip.sessions for id_ in each.cohorts))
    return finding(
        "session-on-closed-day",
        _n(
            "{cohorts} is together over a weekend, {stretch}: {titles}",
            "{cohorts} are together over a weekend, {stretch}: {titles}",
            by="cohorts",
        ),
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
    """A union dialogue, a briefing or another event is on a non-working day.

    The days are those of `calendar.closed`, and weekends. Sources: lagen (1989:253) om allmänna helgdagar;
    semesterlagen 3 a §.
    """
    for event in plan.programme.events.values():
        if (reason := plan.open_days.closed_by(event.date)) is None:
            continue
        occasion = plan.agenda.by_key[event_key(event)]
        yield finding(
            "event-on-closed-day",
            because(reason),
            at=plan.where(event, "date"),
            also=closing_line(plan, "closed", reason),
            way_out=on_another_day(occasion, "event-on-closed-day"),
            values={"what": event.subject, "day": event.date, "reason": reason},
            about=about(occasion),
        )


def meeting_on_closed_day(plan: Plan) -> Iterator[Diagnostic]:
    """A meeting is moved by hand to a non-working day.

    Meetings avoid such days by themselves; one that is moved by hand goes where it is put. Sources: lagen (1989:253) om
    allmänna helgdagar; semesterlagen 3 a §.
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
                about=(f"{pairing.id}/{key}", pairing.participant, pairing.supporter),
                help=_("choose an open day, or remove the line and let the meeting find one"),
                fix=taking_out(plan, (*pairing.path, "changes", key)),
            )


def session_on_bridge_day(plan: Plan) -> Iterator[Diagnostic]:
    """A session is on a bridge day (klämdag), a single working day between two days off.

    Many take such a day off, and municipalities have no common rule for it: the employer decides. So it is
    checked only when the calendar says `avoid_bridge_days`. Source: Arbetet and Dagens Arena on bridge days
    at work.
    """
    for occasion, _reason in _unmet(plan, BRIDGE_DAY):
        yield finding(
            "session-on-bridge-day",
            _("{what} is on {day}, a single working day between two days off"),
            at=plan.where(occasion, "date"),
            way_out=cancelled_or_moved(occasion, "session-on-bridge-day"),
            values={"what": title_of(plan, occasion), "day": occasion.day},
            about=about(occasion),
        )


def _unmet(plan: Plan, demand: Slot) -> Iterator[tuple[Occasion, Reason]]:
    """The sessions that do not meet a demand on a day, and why."""
    here = around(plan)
    for occasion in plan.agenda.session_days:
        for reason in demand.reasons(here, occasion):
            yield occasion, reason


def session_on_half_day(plan: Plan) -> Iterator[Diagnostic]:
    """A session goes on after 12.00 on a half day: by the programme's, the host's or the lecturer's own calendar.

    There is no central rule for municipalities; state agencies have half days on trettondagsafton, 23 December and
    others. So a lecturer from Försäkringskassan may keep other hours than the host, and each organisation has its own
    `half_days`. Source: Arbetet and Dagens Arena on half days at work.
    """
    for occasion, found in _unmet(plan, HALF_DAY):
        times, (reason, whose) = occasion.times, found.much
        yield finding(
            "session-on-half-day",
            _("{what} goes on until {end} on {day}, and at {organisation} the afternoon is off ({reason})")
            if whose
            else _("{what} goes on until {end} on {day}, and the afternoon is off ({reason})"),
            at=plan.where(occasion, "date"),
            also=[Label(plan.origins.span((*(whose.path if whose else CALENDAR), "half_days")), _("by this line"))],
            way_out=_in_the_morning(occasion),
            values={
                "what": title_of(plan, occasion),
                "day": occasion.day,
                "end": times.end if times else None,
                "reason": reason,
                "organisation": whose.title if whose else "",
            },
            about=about(occasion),
        )


def _in_the_morning(occasion: Occasion) -> LookedFor:
    """The same day before noon, when everybody is free; and another day."""
    name = "session-on-half-day"

    def found(offers: Offers) -> WayOut:
        other = offers.search(occasion, name).free_day()
        earlier = at_another_time(occasion, name)(offers)
        if not earlier.help:
            return on_another_day(occasion, name)(offers)
        if other is None or other.price.brings or other.price.ends or earlier.help != FREE_AT:
            return earlier
        return WayOut(
            _("everybody is free at {free_times} the same day, and the nearest free {free_weekday} is {free}")
            if other.occasion.day.weekday() == occasion.day.weekday()
            else _("everybody is free at {free_times} the same day, and the nearest free day is {free}"),
            {**day_of(other), **earlier.values},
            earlier.fix,
        )

    return found


def session_in_avoided_week(plan: Plan) -> Iterator[Diagnostic]:
    """A session is in a period that the programme avoids, such as the summer weeks.

    Everybody has a right to four weeks of holiday in a row from June to August (semesterlagen 12 §), so in weeks 26 to
    33 a group is hardly ever complete. `calendar.avoid` says which periods.
    """
    for occasion, found in _unmet(plan, AVOIDED):
        yield finding(
            "session-in-avoided-week",
            _("{what} is on {day}, in a period that the programme avoids ({line})"),
            at=plan.where(occasion, "date"),
            also=closing_line(plan, "avoid", found.much),
            way_out=cancelled_or_moved(occasion, "session-in-avoided-week"),
            values={"what": title_of(plan, occasion), "day": occasion.day, "line": found.much},
            about=about(occasion),
        )


def session_in_school_break(plan: Plan) -> Iterator[Diagnostic]:
    """A session is in a school break of an organisation that participants of the session work for.

    Sportlov, påsklov and höstlov fall in different weeks in different municipalities, so each has its own
    `school_breaks`. Parents are away then. What the programme avoids altogether is reported by another check. Source:
    the municipalities' own pages on school terms.
    """
    for occasion, found in _unmet(plan, SCHOOL_BREAK):
        away = found.much
        yield finding(
            "session-in-school-break",
            _("{what} is on {day}, in a school break ({line}) of {organisations}"),
            at=plan.where(occasion, "date"),
            also=[Label(plan.where(away[0][0], "school_breaks"), _("by this line"))],
            way_out=cancelled_or_moved(occasion, "session-in-school-break"),
            values={
                "what": title_of(plan, occasion),
                "day": occasion.day,
                "line": away[0][1],
                "organisations": tuple(part.title for part, _line in away),
            },
            about=about(occasion),
        )


def session_outside_working_day(plan: Plan) -> Iterator[Diagnostic]:
    """A session begins before, or ends after, the hours that joint activities keep to.

    `calendar.day` says which hours. People travel, and many have children to fetch. Days in a row over a weekend have
    hours of their own, and so does what is done at a workplace: shadowing, placement, rotation, one's own reading.
    Source: the plan itself.
    """
    for occasion, reason in _unmet(plan, WORKING_DAY):
        if reason.name == "session-outside-working-day":
            yield _outside_hours(plan, occasion, reason.name)


def session_in_the_evening(plan: Plan) -> Iterator[Diagnostic]:
    """A session is in the evening, after the hours that joint activities keep to.

    Usually the evening is meant. But somebody with children to fetch has to know in good time, and it may be overtime
    or time off in return. What begins within `calendar.day` and goes on after it is reported by another check. Source:
    the plan itself.
    """
    for occasion, reason in _unmet(plan, WORKING_DAY):
        if reason.name == "session-in-the-evening":
            yield _outside_hours(plan, occasion, reason.name)


def _outside_hours(plan: Plan, occasion: Occasion, name: str) -> Diagnostic:
    hours = plan.programme.frame.calendar.day
    return finding(
        name,
        _("{what} is at {times} on {day}, and the programme's day is {hours}"),
        at=plan.where(occasion, "time"),
        also=[Label(plan.origins.span((*CALENDAR, "day")), _("by this line"))],
        way_out=first_found(at_another_time(occasion, name), otherwise=_("choose a time within {hours}")),
        values={"what": title_of(plan, occasion), "times": occasion.times, "day": occasion.day, "hours": hours},
        about=about(occasion),
    )
