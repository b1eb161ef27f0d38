"""What a cohort is to have and has no date for: each session that is to be placed, with the days it belongs in."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations, pairwise
from math import ceil
from typing import NamedTuple

from introplan.agenda import Journey, Occasion, Plan
from introplan.agenda.disclosure import named
from introplan.counts.missed import by_activity, is_wanted, owed_from
from introplan.days import Stretch, Times
from introplan.demands.phases import days_in_phase
from introplan.demands.windows import counted_days, longest_gap
from introplan.model import Activity, Break, Cohort, Lecture
from introplan.planning.best_days import beginnings, best_days
from introplan.planning.pauses import with_pauses
from introplan.planning.settings import Settings
from introplan.planning.supposed import WantedSession, supposed

MOST_GROUPS = 4
"""Of more groups than this nobody makes the halves or parts of one visit."""
LONGEST_KEY = 40


class SeriesStep(NamedTuple):
    """One wanted session that is to follow upon another, by their numbers, within so many counted days."""

    before: int
    after: int
    most: int | None
    least: int = 1


class WantedSessions(NamedTuple):
    """What is to be placed, in a plan that has all of it: `plan` supposes each at its ideal day.

    `windows` and `ideals` go by the numbers of `sessions`, and `steps` are the series that come back. Where this is
    only some of what is wanted, `whole` is the plan that supposes all.
    """

    plan: Plan
    sessions: tuple[WantedSession, ...]
    windows: tuple[Stretch, ...]
    ideals: tuple[date, ...]
    steps: tuple[SeriesStep, ...]
    whole: Plan | None = None

    def occasion(self, number: int) -> Occasion:
        """A wanted session as it is supposed to be."""
        return self.plan.agenda.by_key[self.sessions[number].identity(self.plan)]

    @property
    def keys(self) -> frozenset[str]:
        """The keys of what is to be placed."""
        return frozenset(session.identity(self.plan) for session in self.sessions)

    @property
    def there(self) -> Iterator[Occasion]:
        """The sessions that there are already."""
        own = self.keys
        return (each for each in self.plan.agenda.sessions if each.key not in own)


class PlanningWish(NamedTuple):
    """What is to be planned: these cohorts, only these lectures and activities if there are any, within these days."""

    cohorts: tuple[str, ...]
    activities: tuple[str, ...] = ()
    days: Stretch = Stretch(date.min, date.max)


def wanted(plan: Plan, asked: PlanningWish) -> WantedSessions:
    """All that the cohorts are to have and have no session of, cohort by cohort."""
    sessions: list[WantedSession] = []
    windows: list[Stretch] = []
    ideals: list[date] = []
    steps: list[SeriesStep] = []
    settings = Settings(plan)
    for id_ in asked.cohorts:
        cohort = plan.programme.cohorts[id_]
        taken = set(cohort.sessions)
        for activity in plan.programme.taught.values():
            if asked.activities and activity.id not in asked.activities:
                continue
            for turns in _lacking(plan, cohort, activity, is_named=activity.id in asked.activities):
                first = len(sessions)
                times, breaks = _hours(settings, activity)
                for day, part in turns:
                    key = _key(activity.id, taken, len(turns) > 1 or activity.recurs or bool(part))
                    taken.add(key)
                    sessions.append(WantedSession(id_, key, activity.id, day, part, times, breaks))
                    ideals.append(day)
                if activity.recurs and len(turns) > 1:
                    steps += _steps(plan, activity, first, len(sessions))
    with_them = supposed(plan, sessions)
    for session in sessions:
        occasion = with_them.agenda.by_key[session.identity(with_them)]
        own = days_it_belongs_in(with_them, occasion, session.cohort, session.day)
        windows.append(Stretch(max(own.first, asked.days.first), min(own.last, asked.days.last)))
    best = list(best_days(settings, sessions, windows, ideals))
    for number, day in beginnings(settings, sessions, windows, best).items():
        sessions[number], best[number] = sessions[number]._replace(begins=True), day
    return WantedSessions(with_them, tuple(sessions), tuple(windows), tuple(best), tuple(steps))


def days_it_belongs_in(plan: Plan, occasion: Occasion, cohort: str, turn: date) -> Stretch:
    """Its phase, else the time of its cohort; of what comes back only about when it is its turn."""
    own = days_in_phase(plan, occasion) or plan.cohort_axes[cohort].days
    every = plan.programme.taught[occasion.subject].every
    if every is None:
        return own
    about = timedelta(days=every.days // 2)
    return Stretch(max(own.first, turn - about), min(own.last, turn + about))


TurnWanted = tuple[date, tuple[str, ...]]
"""About when something is wanted, and whom it is for when not for everybody."""


def _lacking(plan: Plan, cohort: Cohort, activity: Lecture | Activity, *, is_named: bool) -> Iterator[list[TurnWanted]]:
    """The sessions of something that a cohort lacks, those of a series together, each with about its day."""
    if not is_wanted(plan, cohort.id, activity):
        return
    there = by_activity(plan, cohort.id).get(activity.id, [])
    if activity.recurs:
        for part, own in _series(plan, cohort, activity, there):
            if turns := [(day, part) for day in _days_lacking(plan, cohort, activity, own, is_named=is_named)]:
                yield turns
        return
    parts = _parts_without(plan, cohort, activity, there) if there else _parts(plan, cohort, activity)
    if parts:
        day = plan.cohort_axes[cohort.id].starts
        yield [(day, part) for part in parts]


def _series(
    plan: Plan, cohort: Cohort, activity: Lecture | Activity, there: Sequence[Occasion]
) -> Iterator[tuple[tuple[str, ...], Sequence[Occasion]]]:
    """Each series of something that comes back, by whom it is for, and what there is of it."""
    if not there:
        yield from ((part, ()) for part in _parts(plan, cohort, activity))
        return
    own: dict[tuple[str, ...], list[Occasion]] = {}
    for each in there:
        own.setdefault(plan.written(each).for_, []).append(each)
    yield from [((), there)] if () in own else own.items()


def _days_lacking(
    plan: Plan, cohort: Cohort, activity: Lecture | Activity, there: Sequence[Occasion], *, is_named: bool
) -> Iterator[date]:
    """About when something that comes back is still to be: as often as it should, between what there is.

    Before the first there is and after the last, whoever wrote them has decided that there is nothing: only what is
    named is added there, and what a longest gap demands.
    """
    axis, every = plan.cohort_axes[cohort.id], activity.every
    assert every is not None
    whole = axis.days
    if activity.weeks is not None:
        whole = axis.days_of_weeks(*activity.weeks)
    if activity.phase is not None:
        whole = axis.days_for(activity.phase)
    ends = [whole.first, *sorted(each.day for each in there if each.day in whole), whole.last]
    is_open = is_named or not there
    longest = _longest_gap(plan, activity)
    for before, after in pairwise(ends):
        days = counted_days(plan, before, after)
        is_end = after == whole.last
        is_outside = is_end or before == whole.first
        count = len(days) // every.days - (0 if is_end else 1) if is_outside and is_open else 0
        if longest or is_open or not is_outside:
            count = max(count, ceil(len(days) / (longest or 2 * every.days)) - 1)
        for turn in range(1, count + 1):
            yield days[min(len(days) * turn // (count + 1), len(days) - 1)]


def _longest_gap(plan: Plan, activity: Lecture | Activity) -> int | None:
    """The days that there may be between two of a series, where that is said."""
    series = activity.id if activity.max_gap else "" if activity.kind == "exchange" else None
    gap = longest_gap(plan, series) if series is not None else None
    return gap[0].days if gap else None


def _steps(plan: Plan, activity: Lecture | Activity, first: int, last: int) -> Iterator[SeriesStep]:
    assert activity.every is not None
    most = _longest_gap(plan, activity) or 2 * activity.every.days
    return (SeriesStep(each, each + 1, most, activity.every.days // 2) for each in range(first, last - 1))


def _parts(plan: Plan, cohort: Cohort, activity: Lecture | Activity) -> list[tuple[str, ...]]:
    """Whom each of its sessions is for, where it takes fewer at once than there are: groups, else people in order."""
    return _divided(plan, [each for each in plan.journeys_in(cohort.id) if _is_to_come(each, activity)], activity)


def _parts_without(
    plan: Plan, cohort: Cohort, activity: Lecture | Activity, there: Sequence[Occasion]
) -> list[tuple[str, ...]]:
    """Parts of those whom none of the sessions is for, where each session is for some of the cohort."""
    named = {id_ for each in there for id_ in plan.written(each).for_}
    if not all(plan.written(each).for_ for each in there):
        return []
    without = [
        each
        for each in plan.journeys_in(cohort.id)
        if _is_to_come(each, activity)
        and each.starts <= max(session.day for session in there)  # whoever comes later has missed it
        and each.person not in named
        and named.isdisjoint(each.participant.groups.each)
    ]
    if not without:
        return []
    return [part or tuple(each.person for each in without) for part in _divided(plan, without, activity)]


def _divided(plan: Plan, journeys: Sequence[Journey], activity: Lecture | Activity) -> list[tuple[str, ...]]:
    most = activity.max_participants
    if most is None or len(journeys) <= most:
        return [()]
    return _in_groups(plan, journeys, most) or _in_company(plan, _in_order(journeys, most))


def _is_to_come(journey: Journey, activity: Lecture | Activity) -> bool:
    return activity.id not in journey.participant.exempt and owed_from(journey, activity) is not None


def _in_groups(plan: Plan, journeys: Sequence[Journey], most: int) -> list[tuple[str, ...]]:
    """The fewest groups of which everybody is in just one all the time, none of them too large."""
    everybody = {each.person for each in journeys}
    members = {
        group: {each.person for each in journeys if group in each.participant.groups.each}
        for group in plan.programme.groups
    }
    fitting = [group for group, those in members.items() if 0 < len(those) <= most]
    for count in range(2, MOST_GROUPS + 1):
        for groups in combinations(fitting, count):
            if (
                sum(len(members[each]) for each in groups)
                == len(everybody)
                == len(set().union(*(members[each] for each in groups)))
            ):
                return [(group,) for group in groups]
    return []


def _in_order(journeys: Sequence[Journey], most: int) -> list[tuple[str, ...]]:
    """As few parts as there can be, as even as can be."""
    count = ceil(len(journeys) / most)
    ends = [len(journeys) * each // count for each in range(count + 1)]
    return [tuple(each.person for each in journeys[first:last]) for first, last in pairwise(ends)]


def _in_company(plan: Plan, parts: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The same parts, with nobody protected left to themselves where somebody of another part can change with them."""
    found = list(parts)
    for number, part in enumerate(found):
        if named(plan, part):
            continue
        for other, those in enumerate(found):
            if len(named(plan, those)) > 1:
                one = named(plan, those)[-1]
                found[number] = (one, *part[1:])
                found[other] = tuple(part[0] if each == one else each for each in those)
                break
    return found


def _hours(settings: Settings, activity: Lecture | Activity) -> tuple[Times | None, tuple[Break, ...] | None]:
    """The hours of a session of it, and its pauses then: as before, else those that it should have."""
    for occasion in settings.held(activity.id):
        if (breaks := settings.plan.written(occasion).breaks) is not None:
            return settings.plan.written(occasion).time or occasion.times, breaks
    hours = [times for times, _far in sorted(settings.hours(activity), key=lambda each: (each[1], each[0]))]
    return with_pauses(settings.plan, activity, hours) if hours else (None, None)


def _key(activity: str, taken: set[str], is_one_of_several: bool) -> str:
    """What the session is to be called: as what it is of, with a number where there are several."""
    if not is_one_of_several and activity not in taken:
        return activity
    number = 1
    while (key := f"{activity[: LONGEST_KEY - 1 - len(str(number))]}-{number}") in taken:
        number += 1
    return key
