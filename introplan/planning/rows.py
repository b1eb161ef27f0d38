"""What of the demands is a matter of two wanted sessions or more, compiled into rows over their candidates.

No demand is decided here: each row is asked of the demand's own functions, or says of its limit what it says. What no
row says is asked of the finished plan, and learnt as a row of its own: see `sessions`.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import combinations, pairwise

from introplan.agenda import Plan, breaks_of
from introplan.counts.hosts import members_of
from introplan.days import monday_of
from introplan.demands import limit_of
from introplan.demands.rest import lunch_between, unbroken
from introplan.demands.windows import counted_days
from introplan.planning.apart import ONE_MINUTE, in_two_places
from introplan.planning.candidates import MinutesAway, SessionCandidates
from introplan.planning.choices import Candidate
from introplan.planning.placing import AnyOf, PlacedCandidate, PlacingProblem, Soft
from introplan.planning.shared_days import days_shared
from introplan.planning.wanted import WantedSessions
from introplan.planning.wished import PersonMonth, given_in_months, months_of, most_in_month
from introplan.planning.wishes import weight_in


@dataclass(eq=False)
class Rows(PlacingProblem):
    """The problem of placing what a cohort is to have."""

    candidates: SessionCandidates

    def __post_init__(self) -> None:
        self.take_literals()
        self.take_rows()
        self.take_learnt()

    def take_rows(self) -> None:
        """What the demands and the wishes say of two sessions or more."""
        in_two_places(self, rest)
        for rows in (_order, _steps, _months):
            rows(self)
        days_shared(self)
        _spread(self)
        _hosts(self)
        _lecturers_months(self)
        _seats(self)
        _beginning(self)

    @property
    def wanted(self) -> WantedSessions:
        """What is to be placed."""
        return self.candidates.wanted

    @property
    def plan(self) -> Plan:
        """The plan with all that is wanted."""
        return self.wanted.plan

    @cached_property
    def on_days(self) -> Mapping[int, Mapping[date, list[int]]]:
        """The literals of each wanted session by their day."""
        found: dict[int, dict[date, list[int]]] = {number: defaultdict(list) for number in self.placed}
        for number, several in self.placed.items():
            for each in several:
                found[number][each.day].append(each.literal)
        return found

    @cached_property
    def hours(self) -> Mapping[int, int]:
        """For each candidate's literal its hours, as one number for all that are alike."""
        return {each.literal: _hours(self, each) for several in self.placed.values() for each in several}

    @cached_property
    def _away(self) -> Mapping[int, int]:
        """What it costs that those who come to a wanted session are away a day: a part of a cohort costs a part."""
        weight = weight_in(self.plan, "days_away")
        found = {}
        for number, session in enumerate(self.wanted.sessions):
            all_ = len(self.plan.journeys_in(session.cohort)) or 1
            come = len(self.wanted.occasion(number).people("participant")) or all_
            found[number] = weight * come // all_
        return found

    def away(self, number: int) -> int:
        """What a day away costs for a wanted session."""
        return self._away[number]

    def called(self, number: int) -> str:
        """What a wanted session is called, for the tie-break."""
        session = self.wanted.sessions[number]
        return f"{session.cohort}/{session.key}"

    def cost(self, candidate: Candidate) -> int:
        """What a candidate costs, with the day away that it is when nothing shares it."""
        return candidate.cost + self.away(candidate.number)


# Lunch, and five hours without a break.


def rest(rows: Rows, alike: Sequence[PlacedCandidate]) -> Iterator[Sequence[int]]:
    """Of two things that leave no time for lunch or for a break together, one at most: asked of their hours alone."""
    by_hours: dict[int, list[PlacedCandidate]] = defaultdict(list)
    hours, too_much = rows.hours, rows.candidates.too_much
    for each in alike:
        by_hours[hours[each.literal]].append(each)
    for one, other in combinations(by_hours, 2):
        if (found := too_much.get((one, other))) is None:
            found = _are_too_much(rows, one, other, by_hours[one][0], by_hours[other][0])
        if found:
            row = [*by_hours[one], *by_hours[other]]
            if len({each.candidate.number for each in row}) > 1:
                yield [each.literal for each in row]


def _hours(rows: Rows, each: PlacedCandidate) -> int:
    """When it begins and ends, of what kind it is, and its breaks, as one number for all that have these in common."""
    here, candidates = (each.candidate.number, each.starts, each.ends), rows.candidates
    if here not in candidates.hours:
        occasion = each.candidate.occasion
        kind, breaks = rows.plan.programme.taught[occasion.subject].kind, breaks_of(rows.plan, occasion)
        alike = each.starts, each.ends, kind, breaks
        candidates.hours[here] = candidates.alike_hours.setdefault(alike, len(candidates.alike_hours))
    return candidates.hours[here]


def _are_too_much(rows: Rows, one: int, other: int, first: PlacedCandidate, second: PlacedCandidate) -> bool:
    """Whether hours are, known from then on."""
    both = sorted((first.candidate.occasion, second.candidate.occasion), key=lambda each: each.sort_key)
    same = [each._replace(day=both[0].day) for each in both]
    is_apart = first.ends <= second.starts or second.ends <= first.starts
    found = rows.candidates.too_much[one, other] = is_apart and (
        lunch_between(rows.plan, same) is not None
        or (rows.plan.open_days.is_swedish and unbroken(rows.plan, same) is not None)
    )
    return found


# What comes first.


def _order(rows: Rows) -> None:
    """What must come before something comes before it, for those who come to both."""
    needed = rows.candidates.fixed.indexes.needed
    by_activity: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, session in enumerate(rows.wanted.sessions):
        by_activity[session.cohort, session.activity].append(number)
    for number, session in enumerate(rows.wanted.sessions):
        for activity in needed.get(session.activity, ()):
            for before in _first_of(rows, by_activity.get((session.cohort, activity), ()), number):
                one_before(rows, before, number)
    for line in _out_of_order(rows):
        rows.out_of_order.append(line)
        rows.problem.any_of([rows.unplaced[each] for each in line])


def _out_of_order(rows: Rows) -> Iterator[tuple[int, ...]]:
    """Lines, from what comes first, of which the last has all its days before those of the first: one is nowhere.

    Without that it would be looked for among all candidates of all of them.
    """
    windows = rows.wanted.windows
    for last in list(rows.comes_after):
        lines: list[tuple[int, ...]] = [(last,)]
        seen = {last}
        for line in lines:  # which grows
            if windows[last].last < windows[line[0]].first:
                yield line
                continue
            before = sorted(rows.comes_after.get(line[0], set()) - seen)
            seen.update(before)
            lines += [(each, *line) for each in before]


def _first_of(rows: Rows, numbers: Sequence[int], of: int) -> Iterator[int]:
    """Those that somebody who comes to a wanted session has to have had: of a series the first."""
    people = set(rows.wanted.occasion(of).people("participant"))
    seen: set[tuple[str, ...]] = set()
    for number in numbers:
        session = rows.wanted.sessions[number]
        if session.for_ in seen:
            continue
        seen.add(session.for_)
        if not people or not session.for_ or people & set(rows.wanted.occasion(number).people("participant")):
            yield number


def one_before(rows: Rows, before: int, after: int) -> None:
    """One wanted session comes before another."""
    rows.comes_after[after].add(before)
    firsts = sorted(rows.placed[before], key=lambda each: (each.day, each.ends))
    over = [(each.day, each.ends) for each in firsts]
    _follow(
        rows,
        before,
        ((each, bisect_left(over, (each.day, each.starts + 1))) for each in rows.placed[after]),
        [each.literal for each in firsts],
    )


def _follow(rows: Rows, before: int, places: Iterable[tuple[PlacedCandidate, int]], firsts: Sequence[int]) -> None:
    """A candidate may be only if one of so many of the first ones is, or what should come before is nowhere."""
    by_place: dict[int, list[int]] = defaultdict(list)
    for each, place in places:
        by_place[place].append(each.literal)
    free = [(each, -1) for each in rows.free(before)]
    row: list[tuple[int, int]] = []
    for place in sorted(by_place):
        row += [(each, 1) for each in by_place[place]]
        if place < len(firsts) or not free:
            rows.problem.total((*row, *((each, -1) for each in firsts[:place]), *free), most=0)


def _steps(rows: Rows) -> None:
    """What comes back comes in its order, and within its time; the latter is better so."""
    for before, after, most, least in rows.wanted.steps:
        rows.comes_after[after].add(before)
        firsts = sorted(rows.placed[before], key=lambda each: each.day)
        days = [each.day for each in firsts]
        _follow(
            rows,
            before,
            ((each, bisect_left(days, each.day - timedelta(days=least - 1))) for each in rows.placed[after]),
            [each.literal for each in firsts],
        )
        if most is not None:
            _within(rows, before, after, most)


def _within(rows: Rows, before: int, after: int, most: int) -> None:
    """Where one is later than it may be after the one before it, that has its price, once for each step."""
    firsts = sorted(rows.placed[before], key=lambda each: each.day)
    days = [each.day for each in firsts]
    free = [(each, -1) for each in rows.free(before)]
    over = rows.problem.number(1, 5 * weight_in(rows.plan, "checks"))
    row: list[tuple[int, int]] = []
    later = sorted(rows.placed[after], key=lambda each: each.day, reverse=True)
    by_place: dict[int, list[int]] = defaultdict(list)
    earliest: dict[date, int] = {}
    for each in later:
        if each.day not in earliest:
            earliest[each.day] = bisect_left(days, _earliest(rows, each.day, most))
        by_place[earliest[each.day]].append(each.literal)
    for place in sorted(by_place, reverse=True):
        row += [(each, 1) for each in by_place[place]]
        if place > 0:
            terms = (*row, *((each.literal, -1) for each in firsts[place:]), *free)
            rows.problem.total((*terms, (over, -1)), most=0)
            rows.soft.append(Soft(terms, 0, over))


def _earliest(rows: Rows, day: date, most: int) -> date:
    """The first day from which no more than so many days count until a day."""
    cache = rows.candidates.earliest
    if (day, most) not in cache:
        first = day - timedelta(days=most)
        while len(counted_days(rows.plan, first - timedelta(days=1), day)) <= most:
            first -= timedelta(days=7)
        while len(counted_days(rows.plan, first, day)) > most:
            first += timedelta(days=1)
        cache[day, most] = first
    return cache[day, most]


# A unit's month.


def _months(rows: Rows) -> None:
    """Nobody's unit has its participants away for longer in a month than it has agreed to."""
    fixed, away = rows.candidates.fixed, rows.candidates.away
    agreed = fixed.indexes.agreed_hours
    if not agreed:
        return
    terms: dict[tuple[str, date], list[tuple[int, int]]] = defaultdict(list)
    for number, several in rows.placed.items():
        for each in several:
            key = number, each.day, each.ends - each.starts  # who comes goes by the day
            if (units := away.get(key)) is None:
                units = away[key] = _minutes_away(rows, each)
            month = each.day.replace(day=1)
            for unit, minutes in units:
                terms[unit, month].append((each.literal, minutes))
    for (unit, month), those in terms.items():
        left = int((agreed[unit] - fixed.hours_away(unit, month)) / ONE_MINUTE)
        if sum(length for _literal, length in those) > left:
            rows.problem.total(those, most=max(left, 0))


def _minutes_away(rows: Rows, each: PlacedCandidate) -> MinutesAway:
    """For how many minutes units miss their participants: asked once of all who come to what is as long."""
    occasion, candidates = each.candidate.occasion, rows.candidates
    away = occasion.people("participant", "make_up")
    alike = away, each.ends - each.starts, None if candidates.elsewhere.isdisjoint(away) else occasion.day
    if (found := candidates.away_alike.get(alike)) is None:
        hours = candidates.fixed.indexes.hours_away(occasion, occasion.day.replace(day=1))
        found = candidates.away_alike[alike] = tuple([(unit, int(each / ONE_MINUTE)) for unit, each in hours.items()])
    return found


# What is only wished.


def _spread(rows: Rows) -> None:
    """A cohort has one day a week with sessions rather than two, and no more than a full week has."""
    plan = rows.plan
    most = limit_of(plan.programme, "week-too-full")
    terms: dict[tuple[str, date], list[tuple[int, int]]] = defaultdict(list)
    for number, several in rows.placed.items():
        for each in several:
            terms[rows.wanted.sessions[number].cohort, monday_of(each.day)].append((each.literal, 1))
    for pair in rows.together:
        terms[rows.wanted.sessions[pair.later].cohort, monday_of(pair.day)].append((pair.literal, -1))
    fixed = _fixed_days(rows)
    for (cohort, monday), those in terms.items():
        there = fixed[cohort, monday]
        rows.softly(those, max(1 - there, 0), weight_in(plan, "spread"))
        rows.softly(those, max(most - there, 0), weight_in(plan, "checks"))


def _fixed_days(rows: Rows) -> Mapping[tuple[str, date], int]:
    """On how many days of a week a cohort has sessions already, by its Monday."""
    days: dict[tuple[str, date], set[date]] = defaultdict(set)
    for occasion in rows.wanted.there:
        for cohort in occasion.cohorts:
            for day in occasion.each_day:
                days[cohort, monday_of(day)].add(day)
    return defaultdict(int, {key: len(those) for key, those in days.items()})


def _hosts(rows: Rows) -> None:
    """Members receive a series in turn: nobody twice running, and each about as often as it has seats."""
    series: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, session in enumerate(rows.wanted.sessions):
        if rows.candidates.settings.hosts(rows.plan.programme.taught[session.activity], session.cohort):
            series[session.cohort, session.activity].append(number)
    price = weight_in(rows.plan, "hosts")
    for (cohort, _activity), numbers in series.items():
        seats = rows.plan.programme.cohorts[cohort].seats
        members = members_of(rows.plan, rows.plan.programme.cohorts[cohort])
        hosted = [_by_host(rows, number) for number in numbers]
        for member in members:
            for one, other in pairwise(hosted):
                rows.softly([(each, 1) for each in (*one[member], *other[member])], 1, price)
            share = -(-len(numbers) * seats.get(member, 0) // max(sum(seats.values()), 1))
            rows.softly([(each, 1) for one in hosted for each in one[member]], max(share, 1), price)


def _lecturers_months(rows: Rows) -> None:
    """Nobody gives more sessions in a month than they would rather."""
    plan = rows.plan
    terms: dict[PersonMonth, list[tuple[int, int]]] = defaultdict(list)
    for several in rows.placed.values():
        for each in several:
            for month in months_of(plan, each.candidate.occasion):
                terms[month].append((each.literal, 1))
    there = given_in_months(plan, rows.wanted.there if terms else ())
    for month, those in terms.items():
        rows.softly(those, max(most_in_month(plan, month[0]) - there[month], 0), weight_in(plan, "wishes"))


def _seats(rows: Rows) -> None:
    """Whoever of another cohort lacks something has a seat at one of its sessions, where they could come."""
    price, wanted = weight_in(rows.plan, "seats"), rows.candidates.seats
    if not price or not wanted.lacking:
        return
    sessions: dict[str, list[int]] = defaultdict(list)
    for number, session in enumerate(rows.wanted.sessions):
        sessions[session.activity].append(number)
    for activity in wanted.lacking:
        of_person: dict[str, list[int]] = defaultdict(list)
        for number in sessions[activity]:
            for each in rows.placed[number]:
                for journey in wanted.seated(each.candidate.occasion):
                    of_person[journey.person].append(each.literal)
        free = [rows.elsewhere[number] for number in sessions[activity] if number in rows.elsewhere]
        for literals in of_person.values():
            none = rows.problem.literal(price)
            rows.problem.any_of((*literals, *free, none))
            rows.any_of.append(AnyOf((*literals, *free), none))


def _beginning(rows: Rows) -> None:
    """Something is within a cohort's first weeks: whoever has started is not left alone."""
    weeks = timedelta(weeks=limit_of(rows.plan.programme, "first-weeks-empty"))
    for id_ in dict.fromkeys(session.cohort for session in rows.wanted.sessions):
        starts = rows.plan.programme.cohorts[id_].starts
        first = rows.candidates.fixed.first_in(id_)
        if first is not None and first.day < starts + weeks:
            continue
        of = [number for number, session in enumerate(rows.wanted.sessions) if session.cohort == id_]
        early = tuple(each.literal for number in of for each in rows.placed[number] if each.day < starts + weeks)
        if early:
            early += tuple(rows.elsewhere[number] for number in of if number in rows.elsewhere)
            none = rows.problem.literal(weight_in(rows.plan, "checks"))
            rows.problem.any_of((*early, none))
            rows.any_of.append(AnyOf(early, none))


def _by_host(rows: Rows, number: int) -> Mapping[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for each in rows.placed[number]:
        if each.candidate.occasion.host:
            found[each.candidate.occasion.host].append(each.literal)
    return found
