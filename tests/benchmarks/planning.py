"""What planning costs: `python tests/benchmarks/planning.py [HOW MUCH]`, from the checkout. CPU seconds of one run.

All that a made-up municipality lacks, with all that its model takes, and with days that are shared; then four
municipalities as one, and ten of them one after the other, where what has been placed is fixed for the next. Without
an argument all three are planned, which takes ten minutes; with `1`, `4` or `10` that many municipalities alone.
"""

import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

CHECKOUT = Path(__file__).parents[2]
sys.path[0] = str(CHECKOUT / "tests")  # in place of this folder, in which `planning` is this file
from planning.judge import faults  # noqa: E402 - the folder is on the path since the line above
from planning.made_plans import (  # noqa: E402 - the same
    BEGINS,
    MUNICIPALITY,
    Sections,
    cohorts_of,
    made,
    plan_of_sections,
    with_edits,
)

from introplan.agenda import Plan  # noqa: E402 - the same
from introplan.amendments.planned_sessions import stage_of_sessions  # noqa: E402 - the same
from introplan.planning.sessions import EFFORT, SessionProposal, plan_sessions  # noqa: E402 - the same
from introplan.planning.wanted import PlanningWish  # noqa: E402 - the same

SEED = 1
Value = TypeVar("Value")
HEAD = f"{'':34}{'wanted':>8}{'placed':>8}{'CPU s':>8}{'cost':>9}{'bound':>9}{'gap':>6}{'broken':>8}"


def cpu_of(call: Callable[[], Value]) -> tuple[float, Value]:
    """CPU seconds of a call, and what it gives."""
    before = time.process_time()
    value = call()
    return time.process_time() - before, value


def line(name: str, seconds: float, before: Sections, after: Sections, proposal: SessionProposal) -> None:
    """Print what was planned, and how much of what must hold does not."""
    count, placed, cost, bound = len(proposal.choices), len(proposal.placed), proposal.cost, proposal.bound
    wrong = faults(before, after, BEGINS)
    gap = f"{100 * (cost - bound) / max(cost, 1):.1f} %"
    print(f"{name:34}{count:8}{placed:8}{seconds:8.1f}{cost:9}{bound:9}{gap:>6}{len(wrong):8}", flush=True)
    for fault in wrong[:5]:
        print(f"    {fault}")


def propose(plan: Plan, cohorts: tuple[str, ...], *, quick: bool = False, effort: float = EFFORT) -> SessionProposal:
    """What is proposed for some cohorts."""
    return plan_sessions(plan, PlanningWish(cohorts), BEGINS, quick=quick, effort=effort)


def together(municipalities: int) -> None:
    """Municipalities planned as one."""
    sections = made(SEED, MUNICIPALITY._replace(municipalities=municipalities))
    plan = plan_of_sections(sections)
    name = "one municipality" if municipalities == 1 else f"{municipalities} municipalities as one"
    for quick in (True, False):
        seconds, proposal = cpu_of(lambda quick=quick: propose(plan, cohorts_of(sections), quick=quick))  # type: ignore[misc]
        after = with_edits(sections, stage_of_sessions(plan, proposal).edits)  # type: ignore[arg-type] - none is taken away
        line(f"{name}, in a hurry" if quick else name, seconds, sections, after, proposal)


def in_turn(municipalities: int) -> None:
    """Municipalities planned one after the other."""
    sections = made(SEED, MUNICIPALITY._replace(municipalities=municipalities))
    spent, proposals = 0.0, []
    for number in range(municipalities):
        plan, before = plan_of_sections(sections), sections
        cohorts = cohorts_of(sections, number)
        seconds, proposal = cpu_of(lambda plan=plan, cohorts=cohorts: propose(plan, cohorts))  # type: ignore[misc]
        spent += seconds
        proposals.append(proposal)
        sections = with_edits(sections, stage_of_sessions(plan, proposal).edits)  # type: ignore[arg-type] - none is taken away
        line(f"  number {number + 1}", seconds, before, sections, proposal)
    counted = sum(each.cost for each in proposals), sum(each.bound for each in proposals)
    print(f"{municipalities} in turn: {spent:.1f} s, cost {counted[0]}, bounds of the parts {counted[1]}")


def main() -> None:
    """Print the table, and how much memory it took."""
    asked = sys.argv[1:] or ["1", "4", "10"]
    print(HEAD)
    for each in asked:
        (in_turn if int(each) > 4 else together)(int(each))
    print(f"at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6:.2f} GB")


if __name__ == "__main__":
    main()
