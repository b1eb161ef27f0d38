"""What replanning costs: `python tests/benchmarks/replanning.py`, from the checkout. CPU seconds of one run.

A lecturer of the generated municipality is lost for a month: only what they give may move, which is proven to be the
best; then all that is not near may, as where that is not enough. As a ratio to all checks of the municipality as well.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

CHECKOUT = Path(__file__).parents[2]
sys.path[:0] = [str(CHECKOUT), str(CHECKOUT / "tests" / "benchmarks")]
from figures import Figure, cpu_of, tell  # noqa: E402 - the folder is on the path since the line above
from municipality import municipality  # noqa: E402 - the folder is on the path since the line above

from introplan.agenda import Plan, plan_of  # noqa: E402 - the same
from introplan.checks import run_checks  # noqa: E402 - the same
from introplan.days import Stretch  # noqa: E402 - the same
from introplan.planning.affected import Affected, Lost, ReplanWish, first_day, without  # noqa: E402 - the same
from introplan.planning.replanning import EFFORT, MoveStage, replan  # noqa: E402 - the same
from introplan.reading import read_programme  # noqa: E402 - the same


def read() -> Plan:
    """The plan of the municipality."""
    programme, origins, _diagnostics = read_programme(municipality(1))
    assert programme is not None
    return plan_of("storstad", programme, origins)


def lost_month(plan: Plan) -> ReplanWish:
    """The lecturer who gives most in a month is lost for it, three months before."""
    given = Counter(
        (person, each.day.replace(day=1)) for each in plan.agenda.sessions for person in each.people("lecturer")
    )
    middle = sorted(month for _person, month in given)[len(given) // 2]
    (person, month), _count = max(
        ((key, count) for key, count in given.items() if key[1] == middle), key=lambda each: (each[1], each[0])
    )
    today = date(month.year - (month.month < 4), (month.month - 4) % 12 + 1, 1)
    days = Stretch(month, month.replace(day=28))
    return ReplanWish(tuple(plan.programme.cohorts), today, first_day(today), lost=Lost(person, days))


def figures() -> Iterator[Figure]:
    """What it costs, and what comes of it."""
    plan = read()
    checks, _found = cpu_of(lambda: run_checks(plan))
    wish = lost_month(plan)
    seconds, found = cpu_of(lambda: replan(plan, wish))
    beside = (
        f"{seconds / checks:.1f} times all checks; {len(found.moves)} moved, {len(found.unplaced)} not,"
        f" {len(found.people)} people, proven: {found.is_best}"
    )
    yield Figure("a lecturer's month lost, only that moves", seconds, "s", 1, beside=beside)
    affected = Affected(without(plan, wish.lost) if wish.lost else plan, wish)
    those = [each.occasion for each in affected.broken]

    def all_may() -> int:
        return MoveStage(affected, [*those, *affected.free], effort=EFFORT).solved().told

    seconds, weight = cpu_of(all_may)
    beside = f"{len(affected.free)} others; the same price: {weight == found.told}"
    yield Figure("a lecturer's month lost, all may move", seconds, "s", 10, beside=beside)


if __name__ == "__main__":
    tell(figures())
