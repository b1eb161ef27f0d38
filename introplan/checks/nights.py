"""Checks on the time of day: nights, and the hour that was meant to be in the afternoon."""

from collections import Counter
from collections.abc import Iterator
from datetime import time
from functools import partial
from itertools import repeat
from typing import NamedTuple

from introplan.agenda import Occasion, OccasionKind, Plan, event_key
from introplan.checks.clocks import is_skipped
from introplan.checks.occasions import MOST_NAMES, about, title_of
from introplan.days import Times
from introplan.demands import Offers, as_it_would_be
from introplan.diagnostics import Diagnostic, Fix, Set, WayOut, _, finding
from introplan.model import Path

DAY = Times(time(7), time(20))
"""When things begin where nobody has said another `calendar.day`."""
LATEST_END = time(22)
HABIT, ONE_IN = 2, 2
"""So many lines of a kind, and one in so many of it, are no slip but how people work."""


class NightLine(NamedTuple):
    """A line of the plan with a time: what kind of thing it is of, where it stands, and whose first occasion it is."""

    kind: OccasionKind
    path: Path
    times: Times
    of: str


def time_at_night(plan: Plan) -> Iterator[Diagnostic]:
    """A session, meeting, review or event begins before seven or after eight in the evening, or goes on after ten.

    `3.00` is at night, and 15.00 was meant. What the programme says about its day in `calendar.day` takes precedence;
    sessions outside it are reported by another check. Where half of all meetings, or of all reviews, are at such times,
    people work like that. Source: our own judgement.
    """
    lines = list(_lines(plan))
    kinds = Counter(line.kind for line in lines)
    odd = [line for line in lines if _is_at_night(plan, line) and not _is_skipped(plan, line)]
    habits = Counter(line.kind for line in odd)
    for line in odd:
        if habits[line.kind] < HABIT or habits[line.kind] * ONE_IN < kinds[line.kind]:
            yield _told(plan, line)


def _lines(plan: Plan) -> Iterator[NightLine]:
    """Each line with a time once, however many meetings come of it; what is cancelled is left out."""
    programme = plan.programme
    for cohort in programme.cohorts.values():
        for session in cohort.sessions.values():
            if session.status != "cancelled" and session.time is not None:
                yield NightLine(
                    "session", (*session.path, "time"), session.time, f"{cohort.identity}/{session.identity}"
                )
        for participant in cohort.participants.values():
            person = programme.people[participant.id].identity
            for booked in participant.reviews.values():
                if booked.time is not None:
                    review = programme.frame.reviews[booked.id].identity
                    yield NightLine(
                        "review", (*booked.path, "time"), booked.time, f"{cohort.identity}/{person}/{review}"
                    )
    for pairing in programme.pairings.values():
        if pairing.meets is not None and pairing.meets.time is not None:
            yield NightLine("meeting", (*pairing.path, "meets", "time"), pairing.meets.time, pairing.id)
        for key, change in pairing.changes.items():
            if change.time is not None and change.status != "cancelled":
                yield NightLine("meeting", (*pairing.path, "changes", key, "time"), change.time, pairing.id)
    for event in programme.events.values():
        if event.time is not None:
            yield NightLine("event", (*event.path, "time"), event.time, event_key(event))


def _occasion(plan: Plan, line: NightLine) -> Occasion | None:
    """The first occasion that comes of a line, else the pairing's first; none for a pairing that never meets."""
    if line.kind == "meeting":
        meetings = plan.agenda.by_subject.get(line.of, ())
        own = (each for each in meetings if each.path == line.path[:-1])
        return next(own, next(iter(meetings), None))
    return plan.agenda.by_key.get(line.of)


def _is_skipped(plan: Plan, line: NightLine) -> bool:
    """Whether there is no such time on its day at all, which is told by another check."""
    occasion = _occasion(plan, line)
    return occasion is not None and is_skipped(plan, occasion)


def _is_at_night(plan: Plan, line: NightLine) -> bool:
    own = plan.programme.frame.calendar.day
    if own is not None and line.kind == "session":
        return False
    first = min(DAY.start, own.start) if own else DAY.start
    last = max(LATEST_END, own.end) if own and own.end else LATEST_END
    start, end = line.times.start, line.times.end or line.times.start
    return start < first or end > last or (start >= (DAY.end or last) and not (own and end <= (own.end or last)))


def _told(plan: Plan, line: NightLine) -> Diagnostic:
    occasion = _occasion(plan, line)
    planned = occasion.times if occasion else None
    times = planned if planned and planned.start == line.times.start else line.times
    meant = _in_the_afternoon(times)
    return finding(
        "time-at-night",
        _("{occasion} is at {times}"),
        at=plan.origins.span(line.path),
        way_out=partial(_by_day, plan, line, meant),
        values={
            "occasion": title_of(plan, occasion) if occasion else line.of,
            "times": times,
            "meant": meant,
            "day": "{day: 6.00–23.00}",
        },
        about=about(occasion, people=occasion.people("participant")[:MOST_NAMES]) if occasion else (line.of,),
    )


def _by_day(plan: Plan, line: NightLine, meant: Times | None, offers: Offers) -> WayOut:
    """The time that may be meant, to be written when everybody and the room are free then."""
    if meant is None:
        return WayOut(_("write another time; if you work then, say so with `calendar: {day}`"))
    words = _("perhaps {meant} was meant; if you work then, say so with `calendar: {day}`")
    # Meetings by a rhythm have too many days for all of them to be free at the other time.
    those = [each for each in plan.agenda.occasions if each.path == line.path[:-1] and each.takes_time]
    would = [as_it_would_be(plan, each, times=_as_long_as(each, meant)) for each in those]
    if "meets" in line.path or not all(map(_is_free, repeat(offers), those, would)):
        return WayOut(words)
    way = WayOut(words, fix=Fix((Set(line.path, _as_written(meant)),)))
    offers.take(*would)
    for each in those:
        offers.keep(each, way)
    return way


def _as_long_as(occasion: Occasion, meant: Times) -> Times:
    return meant.lasting(occasion.times.length if occasion.times else None)


def _is_free(offers: Offers, occasion: Occasion, would: Occasion) -> bool:
    return offers.search(occasion).is_free(would)


def _in_the_afternoon(times: Times) -> Times | None:
    """The same time twelve hours later, when that is by day."""
    if times.start.hour == 0 or times.start.hour >= DAY.start.hour or (times.end and times.end.hour >= 12):
        return None
    start = times.start.replace(hour=times.start.hour + 12)
    return Times(start, times.end.replace(hour=times.end.hour + 12) if times.end else None)


def _as_written(times: Times) -> str:
    return "–".join(f"{each.hour}.{each.minute:02d}" for each in (times.start, times.end) if each)
