"""What checking costs beyond reading: `python tests/benchmarks/checks.py`, from the checkout. CPU of one run.

All checks on the generated municipality, and each check alone on it at 1, 4 and 16 times its size: a check whose
cost per place in the plan grows compares what it need not.
"""

import gc
import sys
from functools import partial
from pathlib import Path

CHECKOUT = Path(__file__).parents[2]
sys.path.insert(0, str(CHECKOUT / "tests" / "benchmarks"))
from figures import least_of  # noqa: E402 - the folder is on the path since the line above
from municipality import municipality  # noqa: E402 - the same

from introplan.agenda import Plan, plan_of  # noqa: E402 - the same
from introplan.checks import CHECKS, Check, name_of, run_checks  # noqa: E402 - the same
from introplan.diagnostics import Diagnostic  # noqa: E402 - the same
from introplan.reading import read_programme  # noqa: E402 - the same

SIZES = (1, 4, 16)
DEAREST = 12


def planned(times: int) -> Plan:
    """The plan of the municipality, some times over, with its indexes made: they are shared by all checks."""
    programme, origins, _diagnostics = read_programme(municipality(times))
    assert programme is not None
    plan = plan_of("storstad", programme, origins)
    agenda = plan.agenda
    for index in (agenda.by_key, agenda.by_person, agenda.by_place, agenda.by_cohort, agenda.by_subject):
        assert index
    assert agenda.sessions
    assert agenda.by_day
    assert agenda.clashes_by_person is not None
    return plan


def found_by(check: Check, plan: Plan) -> list[Diagnostic]:
    """All that a check finds."""
    return list(check(plan))


def main() -> None:
    """Print all checks together, then the dearest alone with how their cost grows."""
    gc.disable()  # as the command does
    programme, origins, _diagnostics = read_programme(municipality(1))
    assert programme is not None
    whole, agenda = least_of(
        lambda: run_checks(plan_of("storstad", programme, origins)), lambda: plan_of("storstad", programme, origins)
    )
    print(
        f"municipality: dates and all {len(CHECKS)} checks {whole * 1000:.0f} ms, of which dates {agenda * 1000:.0f}; "
        f"the checks cost {(whole - agenda) / agenda:.1f} times the dates that they look at"
    )
    costs: dict[str, list[float]] = {name_of(check): [] for check in CHECKS}
    for times in SIZES:
        plan = planned(times)
        run_checks(plan)  # what is worked out once is worked out now
        for check in CHECKS:
            costs[name_of(check)].append(least_of(partial(found_by, check, plan), rounds=3)[0])
        del plan
        gc.collect()
    print(
        f"{'each check alone, ms':34}" + "".join(f"{f'x{times}':>9}" for times in SIZES) + "   growth of cost a place"
    )
    for name, (one, four, sixteen) in sorted(costs.items(), key=lambda item: -item[1][0])[:DEAREST]:
        growth = f"{four / one / 4:8.2f} {sixteen / one / 16:8.2f}"
        print(f"{name:34}" + "".join(f"{cost * 1000:9.1f}" for cost in (one, four, sixteen)) + f"   {growth}")
    worst = max(costs, key=lambda name: costs[name][-1] / max(costs[name][0], 0.002))
    one, _four, sixteen = costs[worst]
    print(f"grows most: {worst}, {sixteen / one / 16:.2f} times the cost a place at 16 times the size")
    together = [sum(cost[index] for cost in costs.values()) for index in range(len(SIZES))]
    sums = (f"x{times} {cost * 1000:.0f} ms" for times, cost in zip(SIZES, together, strict=True))
    print(f"all together: {', '.join(sums)}")


if __name__ == "__main__":
    main()
