"""The day that is best for each wanted session: as the last time, else evenly over the days it belongs in, in order."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import product

from introplan.agenda import Plan
from introplan.counts.gaps import answered_gaps, late_from
from introplan.days import Stretch
from introplan.demands import limit_of
from introplan.planning.settings import Settings
from introplan.planning.supposed import WantedSession

DAY = timedelta(days=1)
NEAR = timedelta(weeks=4)
"""About how far from its best day something may come to be, where it is not to be too late."""


def best_days(
    settings: Settings, sessions: Sequence[WantedSession], windows: Sequence[Stretch], turns: Sequence[date]
) -> tuple[date, ...]:
    """The best day of each: a series has its turns, and what another cohort had is so long after the start.

    All else is spread evenly over the days it belongs in, introduction days first. What must come before something else
    has no better day after it, whatever another cohort had: else the cheapest days of the two would leave no way to
    have both. A gap that a cohort would meet too late for the first time leaves what is about it only the days before.
    """
    own = list(windows)
    best = _spread(settings, sessions, own, turns)
    while _narrowed_for_gaps(settings.plan, sessions, own, best):
        best = _spread(settings, sessions, own, turns)
    return best


def _spread(
    settings: Settings, sessions: Sequence[WantedSession], windows: Sequence[Stretch], turns: Sequence[date]
) -> tuple[date, ...]:
    plan, depths = settings.plan, _depths(settings.plan)
    pairs = _pairs(plan, sessions, depths)
    own = _within_each_other(windows, pairs)
    days: dict[int, date] = {}
    alike: dict[tuple[str, Stretch], list[int]] = {}
    for number, session in enumerate(sessions):
        if plan.programme.taught[session.activity].recurs:
            days[number] = turns[number]
        elif (day := _as_the_last_time(settings, session)) is not None and _is_in_order(
            day, windows[number], own[number]
        ):
            days[number] = _nearest_in(own[number], day)
        else:
            alike.setdefault((session.cohort, own[number]), []).append(number)
    for (_cohort, window), numbers in alike.items():
        numbers.sort(key=lambda each: (depths[sessions[each].activity], not _introduces(plan, sessions[each]), each))
        steps = dict.fromkeys(sessions[each].activity for each in numbers)  # the parts of one thing go together
        places = {activity: place for place, activity in enumerate(steps)}
        length = max((window.last - window.first).days, 0)
        for number in numbers:
            share = (2 * places[sessions[number].activity] + 1) / (2 * len(steps))
            days[number] = window.first + timedelta(days=int(length * share))
    for before, after in pairs:
        days[after] = _nearest_in(own[after], max(days[after], days[before]))
    for before, after in reversed(pairs):
        days[before] = _nearest_in(own[before], min(days[before], days[after]))
    return tuple(days[number] for number in range(len(sessions)))


def _narrowed_for_gaps(
    plan: Plan, sessions: Sequence[WantedSession], windows: list[Stretch], best: Sequence[date]
) -> bool:
    """Take away the late days of what would be first about a gap, where that would be too late: whether any was so."""
    before = list(windows)
    gaps = [{activity.id for activity in gap.answers} for gap in answered_gaps(plan)]
    for id_ in dict.fromkeys(session.cohort for session in sessions):
        late = late_from(plan, id_) - NEAR
        own = [number for number, session in enumerate(sessions) if session.cohort == id_]
        met = {each.subject for each in plan.agenda.by_cohort.get(id_, ()) if each.is_on and each.day < late}
        met |= {sessions[number].activity for number in own if best[number] < late}
        for answers in gaps:
            could = [
                number
                for number in own
                if sessions[number].activity in answers
                and not plan.programme.taught[sessions[number].activity].recurs
                and windows[number].first < late
            ]
            if could and met.isdisjoint(answers):
                first = min(could, key=lambda each: (best[each], each))
                windows[first] = Stretch(windows[first].first, min(windows[first].last, late - DAY))
                met.add(sessions[first].activity)
    return windows != before


def beginnings(
    settings: Settings, sessions: Sequence[WantedSession], windows: Sequence[Stretch], best: Sequence[date]
) -> Mapping[int, date]:
    """What is to be in the first weeks of cohorts that would have nothing then, by its number, and about when.

    That is an introduction day, else what would be first; nothing that must come after something else, or that another
    cohort has had.
    """
    plan, depths = settings.plan, _depths(settings.plan)
    weeks = timedelta(weeks=limit_of(plan.programme, "first-weeks-empty"))
    found: dict[int, date] = {}
    for id_ in dict.fromkeys(session.cohort for session in sessions):
        starts = plan.programme.cohorts[id_].starts
        own = [number for number, session in enumerate(sessions) if session.cohort == id_]
        days = [*(best[number] for number in own), *(each.day for each in plan.agenda.sessions_by_cohort.get(id_, ()))]
        could = [
            number
            for number in own
            if not depths[sessions[number].activity]
            and _as_the_last_time(settings, sessions[number]) is None
            and windows[number].first <= windows[number].last
            and Stretch(starts, starts + weeks - DAY).overlaps(windows[number])
        ]
        if could and min(days) >= starts + weeks:
            first = min(could, key=lambda each: (not _introduces(plan, sessions[each]), best[each], each))
            found[first] = _nearest_in(windows[first], starts + weeks / 2)
    return found


def _introduces(plan: Plan, session: WantedSession) -> bool:
    return plan.programme.taught[session.activity].kind == "induction"


def _as_the_last_time(settings: Settings, session: WantedSession) -> date | None:
    after = settings.time_from_start(session.activity, session.cohort)
    return None if after is None else settings.plan.programme.cohorts[session.cohort].starts + after


def _is_in_order(day: date, window: Stretch, own: Stretch) -> bool:
    """Whether what comes before it and after it leaves the day to it; the days it belongs in go by the day itself."""
    return day in own or day not in window


def _pairs(plan: Plan, sessions: Sequence[WantedSession], depths: Mapping[str, int]) -> list[tuple[int, int]]:
    """What comes before what in a cohort, by number, the first steps first; a series has its own days."""
    of: dict[tuple[str, str], list[int]] = {}
    for number, session in enumerate(sessions):
        if not plan.programme.taught[session.activity].recurs:
            of.setdefault((session.cohort, session.activity), []).append(number)
    found: list[tuple[int, int]] = []
    for (cohort, activity), numbers in sorted(of.items(), key=lambda each: depths[each[0][1]]):
        for earlier in plan.programme.taught[activity].prerequisites:
            found += product(of.get((cohort, earlier), ()), numbers)
    return found


def _within_each_other(windows: Sequence[Stretch], pairs: Sequence[tuple[int, int]]) -> list[Stretch]:
    """The days each belongs in that leave days for what comes before it and after it; all where there are none."""
    own = list(windows)
    for before, after in pairs:
        own[after] = _narrowed(own[after], max(own[after].first, own[before].first), own[after].last)
    for before, after in reversed(pairs):
        own[before] = _narrowed(own[before], own[before].first, min(own[before].last, own[after].last))
    return own


def _narrowed(window: Stretch, first: date, last: date) -> Stretch:
    return Stretch(first, last) if first <= last else window


def _nearest_in(window: Stretch, day: date) -> date:
    return min(max(day, window.first), max(window.last, window.first))


def _depths(plan: Plan) -> Mapping[str, int]:
    """How many steps must come before each lecture and activity; what goes round in a circle stops there."""
    depths: dict[str, int] = {}

    def depth(id_: str, above: frozenset[str]) -> int:
        if id_ not in depths:
            before = [each for each in plan.programme.taught[id_].prerequisites if each not in above]
            depths[id_] = 1 + max((depth(each, above | {id_}) for each in before), default=-1)
        return depths[id_]

    for id_ in plan.programme.taught:
        depth(id_, frozenset([id_]))
    return depths
