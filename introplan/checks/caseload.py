"""Checks on the caseload that the phases allow: it is limited in the first year, and rises step by step."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import dropwhile, pairwise

from introplan.agenda import Plan
from introplan.checks.occasions import alike, has_participants
from introplan.checks.phases import in_order
from introplan.demands import limit_of
from introplan.diagnostics import Diagnostic, Fix, Label, Set, _, _n, finding
from introplan.model import Phase

USUAL_SHARE = 50
"""Per cent of a full caseload, for an example."""
USUAL_STEP = 10
"""How much more it is in the next phase, where no later one says how much it is to be."""
FULL = 100


def caseload_unlimited(plan: Plan) -> Iterator[Diagnostic]:
    """A phase of the first year does not say how large a share of a full caseload a participant may have.

    Whoever is new should take over responsibility for cases gradually, over at least a year. Without a figure in the
    plan nobody can say no. An unpaid placement is left out. Source: Socialstyrelsen's general advice (SOSFS 2007:17),
    written for cases about older people; which percentage is right is for each workplace to decide.
    """
    first_months = limit_of(plan.programme, "caseload-unlimited")
    phases = [phase for phase in in_order(plan) if phase.begins.months < first_months and phase.paid]
    open_ones = [phase for phase in phases if phase.caseload_percent is None]
    if not open_ones or not has_participants(plan):
        return
    later = next((phase for phase in in_order(plan) if phase.caseload_percent is not None), None)
    shares = _shares(plan)
    yield finding(
        "caseload-unlimited",
        _n(
            "{phases} has no limit for how many cases a new colleague has",
            "{phases} have no limit for how many cases a new colleague has",
            by="phases",
        ),
        at=plan.where(open_ones[0]),
        also=[Label(plan.where(phase), _("no `caseload_percent` here")) for phase in open_ones[1:]],
        help=_("agree on a share, and add a line such as `caseload_percent: {example}`; {later} has {percent}%")
        if later
        else _("agree on a share of a full caseload, and add a line such as `caseload_percent: {example}`"),
        values={
            "phases": tuple(phase.title for phase in open_ones),
            "later": later.title if later else "",
            "percent": later.caseload_percent if later else None,
            "example": shares[open_ones[0].id],
        },
        about=alike(tuple(phase.id for phase in open_ones)),
        fix=Fix(tuple(Set((*phase.path, "caseload_percent"), shares[phase.id]) for phase in open_ones)),
    )


def _shares(plan: Plan) -> Mapping[str, str]:
    """A share for each phase: its own, else one between those before and after it, so that it rises step by step."""
    phases, largest = in_order(plan), limit_of(plan.programme, "caseload-jumps")
    shares: dict[str, str] = {}
    reached: int | None = None
    for number, phase in enumerate(phases):
        later = next((percent for _phase, percent in _limits_of(phases[number:])), None)
        reached = _between(reached, later, largest) if phase.caseload_percent is None else phase.caseload_percent
        shares[phase.id] = str(reached)
    return shares


def _between(before: int | None, later: int | None, largest: int) -> int:
    """A share that is more than the one before and less than the later, by no more than the largest step."""
    if not before:
        share = USUAL_SHARE if later is None else max(min(later, USUAL_SHARE), later - largest)
        return share if before is None else min(share, largest)
    if later is not None and later <= before:
        return before
    share = min(before + USUAL_STEP, FULL) if later is None else round((before + later) / 2 / 5) * 5
    return min(max(share, before, (later or 0) - largest), before + largest)


def _limited(plan: Plan) -> list[tuple[Phase, int]]:
    """The phases that limit the caseload, in order, with the share that they allow."""
    return _limits_of(in_order(plan))


def _limits_of(phases: Iterable[Phase]) -> list[tuple[Phase, int]]:
    return [(phase, phase.caseload_percent) for phase in phases if phase.caseload_percent is not None]


def falling(phases: Iterable[Phase]) -> Iterator[tuple[tuple[Phase, int], tuple[Phase, int]]]:
    """Those of phases in order that limit the caseload to less than the one before, with that, and both shares."""
    return ((before, phase) for before, phase in pairwise(_limits_of(phases)) if phase[1] < before[1])


def caseload_falls(plan: Plan) -> Iterator[Diagnostic]:
    """A later phase allows fewer cases than the one before it.

    Responsibility is to grow; a figure that falls is nearly always a slip. Source: Socialstyrelsen's general advice
    (SOSFS 2007:17) on taking over responsibility gradually.
    """
    for (before, earlier), (phase, percent) in falling(in_order(plan)):
        yield finding(
            "caseload-falls",
            _("{phase} allows {percent}% of a full caseload, and {before} before it {earlier}%"),
            at=plan.where(phase, "caseload_percent"),
            also=[Label(plan.where(before, "caseload_percent"), _("more than later"))],
            help=_("write at least {earlier} here, or less in {before}"),
            values={"phase": phase.title, "percent": percent, "before": before.title, "earlier": earlier},
            about=(before.id, phase.id),
            fix=_not_lower(plan, phase, earlier),
        )


def _not_lower(plan: Plan, phase: Phase, percent: int) -> Fix:
    """At least so much in the phase, and in those after it."""
    from_here = dropwhile(lambda each: each[0] is not phase, _limited(plan))
    return Fix(tuple(Set((*each.path, "caseload_percent"), str(percent)) for each, own in from_here if own < percent))


def caseload_jumps(plan: Plan) -> Iterator[Diagnostic]:
    """From one phase to the next the caseload grows by more than 40 per cent of a full one.

    Such a step is felt from one week to the next. Source: our own judgement; the London borough of Newham goes
    from 25 to 50, 70 and 90 per cent.
    """
    largest = limit_of(plan.programme, "caseload-jumps")
    for (before, earlier), (phase, percent) in pairwise(_limited(plan)):
        if percent - earlier > largest:
            yield finding(
                "caseload-jumps",
                _("the caseload grows from {earlier}% in {before} to {percent}% in {phase}"),
                at=plan.where(phase, "caseload_percent"),
                also=[Label(plan.where(before, "caseload_percent"), _("from this"))],
                help=_("put a phase with about {middle}% between the two, or let {phase} begin lower"),
                values={
                    "phase": phase.title,
                    "percent": percent,
                    "before": before.title,
                    "earlier": earlier,
                    "middle": round((earlier + percent) / 2 / 5) * 5,
                },
                about=(before.id, phase.id),
            )
