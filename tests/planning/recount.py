"""What a finished plan costs, counted anew: no literals, no rows, only sessions on days and the table of weights."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations, pairwise

from introplan.agenda import is_summer
from introplan.model.weights import PlanWeights
from introplan.planning.candidates import SessionCandidates
from introplan.planning.choices import Candidate, Choices
from introplan.planning.wishes import UNPLACED

WEIGHTS = {name: field.default for name, field in PlanWeights.model_fields.items()}
LONGEST_TOGETHER = 6 * 60
NEAR = timedelta(weeks=8)
FULL_WEEK = 2
FIRST_WEEKS = timedelta(weeks=4)


def recounted(candidates: SessionCandidates, choices: Sequence[Choices], chosen: Iterable[Candidate]) -> int:
    """What these candidates cost together, and that nothing else is placed."""
    placed = {each.number: each for each in chosen}
    wanted = candidates.wanted
    cost = UNPLACED * (len(wanted.sessions) - len(placed))
    cost += sum(_by_itself(candidates, each) + _away(candidates, number) for number, each in placed.items())
    shared = _shared(candidates, choices, placed)
    cost -= sum(shared.values())
    cost += _weeks(candidates, placed, shared)
    cost += _gaps(candidates, placed) + _beginnings(candidates, choices, placed)
    return cost + _hosts(candidates, placed)


def _by_itself(candidates: SessionCandidates, each: Candidate) -> int:
    """How far from the best day, the usual weekday, hour, lecturer and place; who misses it, what is pointed out."""
    occasion, number = each.occasion, each.number
    session = candidates.wanted.sessions[number]
    activity, settings = candidates.plan.programme.taught[session.activity], candidates.settings
    cost = WEIGHTS["week"] * abs((occasion.day - candidates.wanted.ideals[number]).days) // 7
    cost += WEIGHTS["weekday"] * (occasion.day.weekday() != candidates.weekdays[session.cohort])
    assert occasion.times is not None
    cost += WEIGHTS["hour"] * dict(settings.hours(activity))[occasion.times]
    cost += WEIGHTS["lecturer"] * dict(settings.lecturers(activity))[occasion.people("lecturer")]
    hosts = settings.hosts(activity, session.cohort)
    come = len(set(candidates.wanted.occasion(number).people()))
    if not hosts:
        cost += WEIGHTS["place"] * dict(settings.places(activity, come))[occasion.place]
    cost += WEIGHTS["travel"] * _per_cent_from_elsewhere(candidates, session.cohort, occasion.place) // 100
    return cost + sum(WEIGHTS["missing" if reason.who else "checks"] for reason in each.brings)


def _per_cent_from_elsewhere(candidates: SessionCandidates, cohort: str, place: str | None) -> int:
    programme = candidates.plan.programme
    owner = programme.places[place].organisation if place else None
    members = programme.cohorts[cohort].participants
    if owner is None or not members:
        return 0
    return 100 * sum(programme.people[each].organisation != owner for each in members) // len(members)


def _away(candidates: SessionCandidates, number: int) -> int:
    """A day together, or for a part of the cohort a part of it."""
    session = candidates.wanted.sessions[number]
    whole = len(candidates.plan.programme.cohorts[session.cohort].participants)
    come = len(candidates.wanted.occasion(number).people("participant")) or whole
    return WEIGHTS["days_away"] * come // (whole or 1)


def _shared(
    candidates: SessionCandidates, choices: Sequence[Choices], placed: Mapping[int, Candidate]
) -> dict[int, int]:
    """The sessions that are on a day when their cohort comes anyway, for a short session near it: what that gives."""
    found: dict[int, int] = {}
    for one, other in combinations(sorted(placed), 2):
        day = placed[one].occasion.day
        if day == placed[other].occasion.day and _may_share(candidates, choices, one, other, day):
            gain = min(_away(candidates, one), _away(candidates, other))
            if gain:
                found[other] = max(gain, found.get(other, 0))
    return found


def _may_share(candidates: SessionCandidates, choices: Sequence[Choices], one: int, other: int, day: date) -> bool:
    wanted = candidates.wanted
    first, second = wanted.sessions[one], wanted.sessions[other]
    lengths = [each.candidates[0].occasion.length for each in (choices[one], choices[other])]
    return (
        first.cohort == second.cohort
        and first.activity != second.activity
        and abs(wanted.ideals[one] - wanted.ideals[other]) <= NEAR
        and sum(lengths, timedelta()) <= timedelta(minutes=LONGEST_TOGETHER)
        and bool(_houses(candidates, choices[one], day) & _houses(candidates, choices[other], day))
    )


def _houses(candidates: SessionCandidates, choice: Choices, day: date) -> set[str | None]:
    """In whose rooms it could be on a day."""
    places = candidates.plan.programme.places
    those = [each.occasion.place for each in choice.candidates if each.occasion.day == day]
    return {places[each].organisation or each if each else None for each in those}


def _weeks(candidates: SessionCandidates, placed: Mapping[int, Candidate], followed: Iterable[int]) -> int:
    """For each week of a cohort what is more than one day with sessions, and more than a full week has."""
    wanted = candidates.wanted
    fixed: dict[tuple[str, date], set[date]] = defaultdict(set)
    for occasion in candidates.plan.agenda.sessions:
        for cohort in occasion.cohorts:
            fixed[cohort, _monday(occasion.day)].add(occasion.day)
    counts: dict[tuple[str, date], int] = defaultdict(int)
    for number, each in placed.items():
        if number not in followed:
            counts[wanted.sessions[number].cohort, _monday(each.occasion.day)] += 1
    cost = 0
    for week, count in counts.items():
        there = len(fixed[week])
        cost += WEIGHTS["spread"] * max(count - max(1 - there, 0), 0)
        cost += WEIGHTS["checks"] * max(count - max(FULL_WEEK - there, 0), 0)
    return cost


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _gaps(candidates: SessionCandidates, placed: Mapping[int, Candidate]) -> int:
    """Each time of a series that comes too long after the one before it, summer left out."""
    cost = 0
    for before, after, most, _least in candidates.wanted.steps:
        if most is not None and before in placed and after in placed:
            first, last = placed[before].occasion.day, placed[after].occasion.day
            days = (first + timedelta(days=each) for each in range(1, (last - first).days + 1))
            if sum(not is_summer(candidates.plan.open_days, day) for day in days) > most:
                cost += 5 * WEIGHTS["checks"]
    return cost


def _beginnings(candidates: SessionCandidates, choices: Sequence[Choices], placed: Mapping[int, Candidate]) -> int:
    """Each cohort that has nothing in its first weeks, although something could be."""
    wanted, cohorts = candidates.wanted, dict.fromkeys(each.cohort for each in candidates.wanted.sessions)
    cost = 0
    for cohort in cohorts:
        days = [each.day for each in candidates.plan.agenda.sessions if cohort in each.cohorts]
        days += [each.occasion.day for number, each in placed.items() if wanted.sessions[number].cohort == cohort]
        starts = candidates.plan.programme.cohorts[cohort].starts
        could = [
            each.occasion.day
            for number, choice in enumerate(choices)
            for each in choice.candidates
            if wanted.sessions[number].cohort == cohort
        ]
        is_empty = all(day >= starts + FIRST_WEEKS for day in days)
        cost += WEIGHTS["checks"] * (is_empty and any(day < starts + FIRST_WEEKS for day in could))
    return cost


def _hosts(candidates: SessionCandidates, placed: Mapping[int, Candidate]) -> int:
    """Each turn of a member that has just had one, and each more than its share of the seats."""
    series: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, session in enumerate(candidates.wanted.sessions):
        if candidates.settings.hosts(candidates.plan.programme.taught[session.activity], session.cohort):
            series[session.cohort, session.activity].append(number)
    cost = 0
    for (cohort, _activity), numbers in series.items():
        seats = candidates.plan.programme.cohorts[cohort].seats
        turns = [placed[each].occasion.host if each in placed else None for each in numbers]
        cost += WEIGHTS["hosts"] * sum(one is not None and one == other for one, other in pairwise(turns))
        for member, own in seats.items():
            share = max(-(-len(numbers) * own // sum(seats.values())), 1)
            cost += WEIGHTS["hosts"] * max(turns.count(member) - share, 0)
    return cost
