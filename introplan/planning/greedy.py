"""A first plan: what must come first, and what can choose least, takes the cheapest that is left to it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from introplan.planning.placing import PlacedCandidate, PlacingProblem
from introplan.planning.solving import Total


class Taking:
    """The values of a problem as choices are taken one by one: a start that is complete, once all are."""

    def __init__(self, rows: PlacingProblem) -> None:
        problem = rows.problem
        self._rows = rows
        self.values = [0] * len(problem.costs)
        self._taken = [0] * len(problem.at_most)
        soft = {each.over for each in rows.soft}
        follow = {each.literal for each in rows.together}
        self._totals: list[Total] = []
        self._reached: list[int] = []
        self._in_total: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for total in problem.totals:
            literals = {literal for literal, _times in total.terms}
            if soft.isdisjoint(literals) and follow.isdisjoint(literals):
                for literal, times in total.terms:
                    self._in_total[literal].append((len(self._totals), times))
                self._totals.append(total)
                self._reached.append(0)
        self._soft_reached = [0] * len(rows.soft)
        self._in_soft: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for place, each in enumerate(rows.soft):
            for literal, times in each.terms:
                self._in_soft[literal].append((place, times))

    def fits(self, literal: int) -> bool:
        """Whether a choice breaks nothing beside those that are taken."""
        if any(self._taken[row] for row in self._rows.problem.places.get(literal, ())):
            return False
        for place, times in self._in_total[literal]:
            most = self._totals[place].most
            if times > 0 and most is not None and self._reached[place] + times > most:
                return False
        return True

    def extra(self, literal: int) -> int:
        """What a choice costs beside its own cost, by what is better not too much."""
        costs, soft = self._rows.problem.costs, self._rows.soft
        over: dict[int, int] = {}
        for place, times in self._in_soft[literal]:
            reached = self._soft_reached[place] + times - soft[place].most
            over[soft[place].over] = max(over.get(soft[place].over, 0), reached)
        return sum(max(0, reached - self._over_now(number)) * costs[number] for number, reached in over.items())

    def _over_now(self, number: int) -> int:
        return self.values[number]

    def take(self, literal: int) -> None:
        """Take a choice."""
        self.values[literal] = 1
        for row in self._rows.problem.places.get(literal, ()):
            self._taken[row] += 1
        for place, times in self._in_total[literal]:
            self._reached[place] += times
        soft = self._rows.soft
        for place, times in self._in_soft[literal]:
            self._soft_reached[place] += times
            over = soft[place].over
            self.values[over] = max(self.values[over], self._soft_reached[place] - soft[place].most)


def first_plan(rows: PlacingProblem, kept: Collection[str] = ()) -> list[int]:
    """Values of all literals and numbers of a problem: all placed where it can be, else elsewhere, or nowhere.

    Candidates with a key that is `kept` are taken before any others, where they can still be.
    """
    taking = Taking(rows)
    placed = set()
    for number, several in rows.placed.items():
        for each in several:
            if each.candidate.key in kept and number not in placed and taking.fits(each.literal):
                taking.take(each.literal)
                placed.add(number)
    for number in _most_constrained(rows):
        if number not in placed:
            best = _cheapest(rows, taking, number)
            taking.take(best.literal if best else rows.elsewhere.get(number, rows.unplaced[number]))
    return completed(rows, taking.values)


def _cheapest(rows: PlacingProblem, taking: Taking, number: int) -> PlacedCandidate | None:
    """The cheapest candidate of a wanted session that can be beside what is taken."""
    best: tuple[int, PlacedCandidate] | None = None
    for each in rows.placed[number]:
        cost = rows.problem.costs[each.literal]
        if best is not None and cost >= best[0]:
            break
        if taking.fits(each.literal):
            cost += taking.extra(each.literal)
            if best is None or cost < best[0]:
                best = cost, each
    return best[1] if best else None


def completed(rows: PlacingProblem, values: Sequence[int]) -> list[int]:
    """The same choices with all that follows from them: what shares a day, and what is too much."""
    full = list(values)
    days = {
        each.candidate.number: each.day for several in rows.placed.values() for each in several if full[each.literal]
    }
    followed: set[int] = set()
    for pair in rows.together:
        is_shared = days.get(pair.earlier) == pair.day == days.get(pair.later) and pair.later not in followed
        full[pair.literal] = int(is_shared)
        if is_shared:
            followed.add(pair.later)
    for several in rows.any_of:
        full[several.none] = int(not any(full[literal] for literal in several.literals))
    for each in rows.soft:
        full[each.over] = 0
    for each in rows.soft:
        reached = sum(times * full[literal] for literal, times in each.terms)
        full[each.over] = max(full[each.over], reached - each.most)
    return full


def _most_constrained(rows: PlacingProblem) -> Iterable[int]:
    """The numbers of what is wanted, what must come first before what follows it, and then by how little choice."""
    before: dict[int, set[int]] = defaultdict(set)
    for number, earlier in rows.comes_after.items():
        before[number] |= earlier
    left = dict.fromkeys(sorted(rows.placed, key=lambda each: (len(rows.placed[each]), each)))
    while left:
        ready = next((each for each in left if not before[each] & left.keys()), next(iter(left)))
        del left[ready]
        yield ready
