"""What planning costs: `python tests/benchmarks/planning.py [WHAT...]`, from the checkout. CPU seconds of one run.

All that a made-up municipality lacks, with all that its model takes (`1`), and once more where a day away weighs four
times as much as a week from the best day (`bundled`); with a chain of ten that has nine days (`chain`), and why one
of it has none; four and ten municipalities, which are planned one after the other, each beside those before it (`4`,
`10`); and a cohort with its reviews and the hours of its pairs, stage by stage (`stages`), beside what each costs at
least where nothing else is in its way, and what all do at once. Without an argument all of it, half an hour.

Each line says how many of the solver's steps it took as well: those are the same on every machine. How fast this one is
with others working beside us is what the loop at the beginning and the end says.
"""

import gc
import resource
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

CHECKOUT = Path(__file__).parents[2]
sys.path[0] = str(CHECKOUT / "tests")  # in place of this folder, in which `planning` is this file
from benchmarks.figures import cpu_of, machine  # noqa: E402 - the folder is on the path since the line above
from planning.joint import Joint  # noqa: E402 - the same
from planning.judge import faults  # noqa: E402 - the same
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
from introplan.language.words import fill  # noqa: E402 - the same
from introplan.planning.meetings import plan_meetings  # noqa: E402 - the same
from introplan.planning.reviews import plan_reviews  # noqa: E402 - the same
from introplan.planning.sessions import EFFORT, SessionProposal, plan_sessions  # noqa: E402 - the same
from introplan.planning.solving import solve  # noqa: E402 - the same
from introplan.planning.stages import STAGES, plan_stages  # noqa: E402 - the same
from introplan.planning.wanted import PlanningWish  # noqa: E402 - the same

SEED = 1
HEAD = f"{'':34}{'wanted':>8}{'placed':>8}{'CPU s':>8}{'steps':>8}{'cost':>9}{'bound':>9}{'gap':>8}{'broken':>8}"
BUNDLED = 16
"""What a day away weighs where days are bundled: a week from the best day weighs four."""


def line(name: str, seconds: float, before: Sections, after: Sections, proposal: SessionProposal) -> None:
    """Print what was planned, and how much of what must hold does not."""
    count, placed, cost, bound = len(proposal.choices), len(proposal.placed), proposal.cost, proposal.bound
    wrong = faults(before, after, BEGINS)
    gap = f"{100 * (cost - bound) / max(cost, 1):.2f} %" if bound else "–"  # in a hurry nothing is known of it
    steps = f"{seconds:8.1f}{proposal.effort:8.2f}"
    print(f"{name:34}{count:8}{placed:8}{steps}{cost:9}{bound:9}{gap:>8}{len(wrong):8}", flush=True)
    for fault in wrong[:5]:
        print(f"    {fault}")


def propose(plan: Plan, cohorts: tuple[str, ...], *, quick: bool = False, effort: float = EFFORT) -> SessionProposal:
    """What is proposed for some cohorts."""
    return plan_sessions(plan, PlanningWish(cohorts), BEGINS, quick=quick, effort=effort)


def planned(name: str, sections: Sections) -> None:
    """All that cohorts lack, in a hurry and as well as can be; several municipalities in turn."""
    plan = plan_of_sections(sections)
    for quick in (True, False):
        seconds, proposal = cpu_of(lambda quick=quick: propose(plan, cohorts_of(sections), quick=quick))  # type: ignore[misc]
        after = with_edits(sections, stage_of_sessions(plan, proposal).edits)  # type: ignore[arg-type] - none is taken away
        line(f"{name}, in a hurry" if quick else name, seconds, sections, after, proposal)
        for number, each in enumerate(() if quick else proposal.portions, start=1):
            print(
                f"  {number}: {each.found}, at most {each.gap} % from the best beside those before it, "
                f"{each.cost} and {each.bound}, {each.effort:.2f} steps"
            )


def municipalities(count: int) -> Callable[[], None]:
    """So many municipalities."""
    name = "one municipality" if count == 1 else f"{count} municipalities"
    return lambda: planned(name, made(SEED, MUNICIPALITY._replace(municipalities=count)))


def bundled() -> None:
    """One municipality whose people are away as few days as can be."""
    sections = made(SEED, MUNICIPALITY)
    sections["programme"]["weights"]["plan"]["days_away"] = BUNDLED
    planned("one municipality, days bundled", sections)


def chained() -> None:
    """One municipality with ten lectures that need each other, and a lecturer who has nine days for them."""
    sections = made(SEED, MUNICIPALITY)
    sections["people"]["kedjelarare"] = {"name": "Kim Kedja", "organisation": "regionen", "available": ["monday"]}
    sections["groups"]["kedjan"] = {"title": "Kedjan"}
    for participant in sections["cohorts"]["m0-k0"]["participants"].values():
        participant["groups"].append("kedjan")
    links = [f"led-{number}" for number in range(10)]
    for before, link in zip([None, *links], links, strict=False):
        own = {"title": link, "length": "4h", "lecturers": ["kedjelarare"], "weeks": "3-11", "for": ["kedjan"]}
        sections["lectures"][link] = own | ({"prerequisites": [before]} if before else {})
    planned("with a chain", sections)
    plan = plan_of_sections(sections)
    alone = PlanningWish(("m0-k0",), tuple(links))
    seconds, proposal = cpu_of(lambda: plan_sessions(plan, alone, BEGINS))
    line("the chain alone", seconds, sections, sections, proposal)
    seconds, stage = cpu_of(lambda: stage_of_sessions(plan, proposal))
    for each in stage.left:
        print(f"    {fill(each.template, each.values, 'en')}")


def stages() -> None:
    """One cohort with five reviews each and its pairs' hours, one after the other, and each where nothing else is."""
    sections = made(SEED, MUNICIPALITY._replace(cohorts=1, meetings=True))
    sections["programme"]["reviews"] = {
        f"manad-{month}": {"title": f"Samtal {month}", "month": month, "with": ["manager"], "length": "1h"}
        for month in (3, 6, 12, 18, 23)
    }
    own = dict(sections["cohorts"]["m0-k0"]["participants"])
    for participant in own.values():
        participant.pop("reviews", None)
    for pairing in sections["pairings"].values():
        pairing.pop("meets", None)
    sections["pairings"] = {id_: each for id_, each in sections["pairings"].items() if each["participant"] in own}
    plan, asked = plan_of_sections(sections), PlanningWish(cohorts_of(sections))
    seconds, found = cpu_of(lambda: plan_stages(plan, asked, BEGINS))
    print(f"stage by stage: {seconds:.1f} s of CPU")
    assert found.sessions is not None
    alone = (found.sessions, plan_reviews(plan, asked, BEGINS), plan_meetings(plan, asked, BEGINS))
    for name, each, by_itself in zip(STAGES, found.proposals, alone, strict=True):
        placed = f"{len(each.placed)} placed, {len(each.unplaced)} not, {each.effort:.2f} steps"
        print(f"  {name}: {placed}, {each.cost}, at least {each.bound}, by itself at least {by_itself.bound}")
    joint = Joint(plan, asked, BEGINS, found)
    seconds, solution = cpu_of(lambda: solve(joint.problem, effort=EFFORT))
    cost = sum(each.cost for each in found.proposals)
    print(
        f"all at once: {seconds:.1f} s, {solution.effort:.2f} steps, {solution.status}, at least {solution.bound}: "
        f"the stages are {100 * (cost - solution.bound) / max(solution.bound, 1):.2f} % dearer at most"
    )


WHAT: Mapping[str, Callable[[], None]] = {
    "1": municipalities(1),
    "bundled": bundled,
    "chain": chained,
    "stages": stages,
    "4": municipalities(4),
    "10": municipalities(10),
}


def main() -> None:
    """Print the table, and how much memory it took."""
    gc.disable()  # as the command does
    print(machine())
    print(HEAD)
    for each in sys.argv[1:] or WHAT:
        WHAT[each]()
    print(f"at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6:.2f} GB; {machine()}")


if __name__ == "__main__":
    main()
