"""Sums, counts and gaps over what somebody has in a while: a full week, a unit's month, the time between two."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from introplan.agenda import Occasion, Plan, is_summer
from introplan.agenda.axes import NO_PAUSES
from introplan.days import Rhythm, Stretches, monday_of
from introplan.demands.beside import by_time
from introplan.demands.indexes import months_of, series_of
from introplan.demands.limits import limit_of
from introplan.demands.series import days_of_series, last_planned
from introplan.demands.shapes import Over, Reason, of_each
from introplan.demands.sums import lecturers_of
from introplan.demands.surroundings import Key, Surroundings
from introplan.model import Path

WHOLE_DAY = timedelta(hours=6)
FEWEST_SESSIONS = 10
"""With fewer sessions than this in a cohort, shares of them say nothing."""


# Somebody's week.


def _weeks(around: Surroundings, occasion: Occasion) -> Iterator[Key]:
    if occasion.kind == "session" and counts_in_week(around.plan, occasion):
        for monday in dict.fromkeys(map(monday_of, occasion.each_day)):
            for person in occasion.people("participant", "make_up"):
                yield Key(person, monday)


def _full_week(around: Surroundings, key: Key) -> Iterator[Reason]:
    occasions = around.sessions_in_week(key.whose, key.day)
    if is_full(around.plan, occasions, key.day) and not has_no_cases(around.plan, key.whose, occasions, key.day):
        yield Reason("week-too-full", (key.whose,), why=key.day, much=days_of_week(around.plan, occasions, key.day))


def counts_in_week(plan: Plan, occasion: Occasion) -> bool:
    """Whether a session makes a week fuller: a first week of introduction days may well be full of them."""
    return plan.programme.taught[occasion.subject].kind != "induction"


def is_full(plan: Plan, week: Sequence[Occasion], monday: date) -> bool:
    """Whether sessions of one week are on too many days, or take as many whole ones.

    Several days of one session, such as a week of courses, are meant as they are: none of them can be moved.
    """
    most = limit_of(plan.programme, "week-too-full")
    if len(week) < most and not any(occasion.days for occasion in week):
        return False
    if len({occasion.path[:4] for occasion in week}) == 1:
        return False
    hours: dict[date, timedelta] = defaultdict(timedelta)
    for each in _of_week(plan, week, monday):
        hours[each.day] += each.length
    return len(hours) > most or sum(length >= WHOLE_DAY for length in hours.values()) >= most


def _of_week(plan: Plan, week: Sequence[Occasion], monday: date) -> Iterator[Occasion]:
    """The sessions that count, on each of their days in the week."""
    for occasion in week:
        if counts_in_week(plan, occasion):
            yield from (each for each in occasion.on_each_day if monday_of(each.day) == monday)


def days_of_week(plan: Plan, week: Sequence[Occasion], monday: date) -> tuple[date, ...]:
    """The days on which a week has sessions that count."""
    return tuple(sorted({each.day for each in _of_week(plan, week, monday)}))


def has_no_cases(plan: Plan, person: str, week: Sequence[Occasion], monday: date) -> bool:
    """Whether the participant is in a phase with a caseload of nothing by then, as in a placement."""
    day = days_of_week(plan, week, monday)[-1]
    phases = (journey.phase_on(day) for journey in plan.agenda.journeys_by_person[person])
    return any(phase is not None and plan.programme.frame.phases[phase].caseload_percent == 0 for phase in phases)


# A unit's month.


def _months(around: Surroundings, occasion: Occasion) -> Iterator[Key]:
    if occasion.kind == "session":
        for month in months_of(occasion):
            for unit in around.indexes.hours_away(occasion, month):
                yield Key(unit, month)


def _too_long_away(around: Surroundings, key: Key) -> Iterator[Reason]:
    unit = key.whose
    hours = around.hours_away(unit, key.day)
    if hours > around.indexes.agreed_hours[unit]:
        yield Reason("unit-over-agreed-hours", (unit,), why=key.day, much=hours)


# Between two of what should come back.


def longest_gap(plan: Plan, series: str) -> tuple[Rhythm, Path] | None:
    """The longest time between two of a series, and where that is written."""
    if series:
        own = plan.programme.taught[series]
        return (own.max_gap, (*own.path, "max_gap")) if own.max_gap else None
    exchange = plan.programme.frame.exchange
    return (exchange.max_gap, ("programme", "exchange", "max_gap")) if exchange and exchange.max_gap else None


class OpenGap(NamedTuple):
    """The time between two of a series; before the first it is from the start, after the last until the end."""

    before: Occasion | None
    after: Occasion | None
    first: date
    last: date


def _series(around: Surroundings, occasions: Sequence[Occasion]) -> Iterator[Key]:
    """Where they stand in their series; the last thing that is planned ends all others of its cohorts."""
    if not around.indexes.series:
        return
    sessions = sorted((each for each in occasions if each.kind == "session"), key=by_time)
    for cohort in dict.fromkeys(id_ for each in sessions for id_ in each.cohorts):
        own = {series_of(around.plan, each) for each in sessions}
        last = last_planned(around, cohort)
        ends = last is None or any(each.last >= last for each in sessions)
        for series in around.indexes.series.get(cohort, ()):
            if series in own or ends:
                days = tuple(dict.fromkeys(each.day for each in sessions)) if series in own else ()
                yield Key(cohort, of=(series,), near=days)


def _far_apart(around: Surroundings, key: Key) -> Iterator[Reason]:
    if (most := longest_gap(around.plan, key.of[0])) is None:
        return
    for gap in _gaps_near(around, key):
        if (reason := _too_long(around.plan, key, gap, most[0].days)) is not None:
            yield reason


def _too_long(plan: Plan, key: Key, gap: OpenGap, most: int) -> Reason | None:
    if (gap.last - gap.first).days <= most:
        return None
    counted = counted_days(plan, gap.first, gap.last)
    if len(counted) <= most:
        return None
    why = gap.before.key if gap.before else "", gap.after.key if gap.after else ""
    return Reason("exchange-too-far-apart", (key.whose,), why=why, much=(gap, counted))


def too_far_apart(around: Surroundings) -> Iterator[tuple[Key, Reason]]:
    """All times between two of a series of a plan that are too long, cohort by cohort."""
    for cohort in dict.fromkeys(id_ for each in around.plan.agenda.sessions for id_ in each.cohorts):
        for series in around.indexes.series.get(cohort, ()):
            key, most = Key(cohort, of=(series,)), longest_gap(around.plan, series)
            for gap in _gaps_of(around, key) if most else ():
                if most and (reason := _too_long(around.plan, key, gap, most[0].days)) is not None:
                    yield key, reason


def _gaps_of(around: Surroundings, key: Key) -> Iterator[OpenGap]:
    """The times between the sessions of a cohort's series, before the first and after the last, as they stand."""
    those = around.indexes.in_series[key.whose, key.of[0]]
    start, end = _open_ends(around, key)
    yield from start
    yield from (OpenGap(before, after, before.last, after.day) for before, after in pairwise(those))
    yield from end


def _gaps_near(around: Surroundings, key: Key) -> Iterator[OpenGap]:
    """Those of them that a session on one of the days brings or ends, and the two that any may."""
    start, end = _open_ends(around, key)
    yield from start
    there = [pairwise(around.near_in_series(key.whose, key.of[0], day)) for day in key.near]
    for before, after in dict.fromkeys(pair for pairs in there for pair in pairs):
        yield OpenGap(before, after, before.last, after.day)
    yield from end


def _open_ends(around: Surroundings, key: Key) -> tuple[list[OpenGap], list[OpenGap]]:
    """The time before the first of a series and that after the last, where there is any."""
    ends = around.ends_of_series(key.whose, key.of[0])
    if ends is None:
        return [], []
    cohort, subjects = around.plan.programme.cohorts[key.whose], around.indexes.subjects_in_series
    whole = days_of_series(around, cohort, subjects[key.whose, key.of[0]])
    if whole is None:
        return [], []
    first, last = ends
    return [OpenGap(None, first, whole.first, first.day)], [OpenGap(last, None, last.last, whole.last)]


def counted_days(plan: Plan, first: date, last: date, pauses: Stretches = NO_PAUSES) -> list[date]:
    """The days after one until the other, without pauses and the summer that the programme avoids."""
    days = (first + timedelta(days=n) for n in range(1, (last - first).days + 1))
    return [day for day in days if day not in pauses and not is_summer(plan.open_days, day)]


# A cohort's beginning, and who gives what it has.


def _beginnings(around: Surroundings, occasion: Occasion) -> Iterator[Key]:
    if occasion.kind == "session":
        for id_ in occasion.cohorts:
            cohort = around.plan.programme.cohorts[id_]
            if cohort.participants and cohort.status == "confirmed":
                yield Key(id_)


def _empty_beginning(around: Surroundings, key: Key) -> Iterator[Reason]:
    cohort, first = around.plan.programme.cohorts[key.whose], around.first_in(key.whose)
    weeks = limit_of(around.plan.programme, "first-weeks-empty")
    if first and first.day >= cohort.starts + timedelta(weeks=weeks):
        yield Reason("first-weeks-empty", (cohort.id,), much=first.day)


def _lecturers(around: Surroundings, occasion: Occasion) -> Iterator[Key]:
    if occasion.kind == "session":
        for lecturer in lecturers_of(occasion):
            if lecturer not in around.plan.programme.frame.coordinators:
                for cohort in occasion.cohorts:
                    yield Key(cohort, of=(lecturer,))


def given_alone(sessions: Iterable[Occasion]) -> tuple[int, timedelta, Mapping[str, list[Occasion]]]:
    """Of a cohort's sessions, how many somebody gives, for how long, and those that each lecturer gives alone."""
    count, whole = 0, timedelta()
    alone: dict[str, list[Occasion]] = defaultdict(list)
    for occasion in sessions:
        if lecturers := lecturers_of(occasion):
            count, whole = count + 1, whole + occasion.length
            if len(lecturers) == 1:
                alone[lecturers[0]].append(occasion)
    return count, whole, alone


def share_of(plan: Plan, count: int, whole: timedelta, alone: timedelta) -> int | None:
    """The per cent of the hours that somebody gives alone, when that is too much; else None."""
    if count < FEWEST_SESSIONS:
        return None
    most = limit_of(plan.programme, "too-much-on-one-lecturer")
    return round(alone * 100 / whole) if alone * 100 > whole * most else None


def _much_on_one(around: Surroundings, key: Key) -> Iterator[Reason]:
    (lecturer,), count, whole, alone = key.of, 0, timedelta(), timedelta()
    for sums, by in around.sums(key.whose):
        count, whole = count + by * sums.count, whole + by * sums.whole
        alone += by * sums.alone.get(lecturer, timedelta())
    percent = share_of(around.plan, count, whole, alone)
    if percent is not None:
        yield Reason("too-much-on-one-lecturer", key.of, why=key.whose, much=percent)


WEEK = Over(("week-too-full",), of_each(_weeks), _full_week)
MONTH = Over(("unit-over-agreed-hours",), of_each(_months), _too_long_away, is_hard=True)
GAP = Over(("exchange-too-far-apart",), _series, _far_apart)
BEGINNING = Over(("first-weeks-empty",), of_each(_beginnings), _empty_beginning)
LECTURER = Over(("too-much-on-one-lecturer",), of_each(_lecturers), _much_on_one)
