"""What planning costs: `python tests/benchmarks/planning.py [HOW MUCH]`, from the checkout. CPU seconds of one run.

All that a made-up municipality lacks, with all that its model takes, and with days that are shared; then four and ten
municipalities, which are planned one after the other, each beside those before it. Without an argument all three are
planned, which takes ten minutes; with `1`, `4` or `10` that many municipalities alone.
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


def planned(municipalities: int) -> None:
    """Municipalities planned by one command, in a hurry and as well as can be; several of them in turn."""
    sections = made(SEED, MUNICIPALITY._replace(municipalities=municipalities))
    plan = plan_of_sections(sections)
    name = "one municipality" if municipalities == 1 else f"{municipalities} municipalities"
    for quick in (True, False):
        seconds, proposal = cpu_of(lambda quick=quick: propose(plan, cohorts_of(sections), quick=quick))  # type: ignore[misc]
        after = with_edits(sections, stage_of_sessions(plan, proposal).edits)  # type: ignore[arg-type] - none is taken away
        line(f"{name}, in a hurry" if quick else name, seconds, sections, after, proposal)
        for number, each in enumerate(() if quick else proposal.portions, start=1):
            print(f"  {number}: {each.found}, at most {each.gap} % from the best beside those before it")


def main() -> None:
    """Print the table, and how much memory it took."""
    asked = sys.argv[1:] or ["1", "4", "10"]
    print(HEAD)
    for each in asked:
        planned(int(each))
    print(f"at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6:.2f} GB")


if __name__ == "__main__":
    main()
