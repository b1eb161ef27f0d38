"""Checks on phases: they follow one another from the first month to the last."""

from collections.abc import Iterator
from itertools import pairwise

from introplan.agenda import Plan
from introplan.diagnostics import Diagnostic, Label, _, finding
from introplan.model import Phase


def in_order(plan: Plan) -> list[Phase]:
    """The phases by when they begin."""
    return sorted(plan.programme.frame.phases.values(), key=lambda phase: phase.months)


def phases_overlap(plan: Plan) -> Iterator[Diagnostic]:
    """A phase begins before the one before it has ended.

    In the months that two phases share, nobody can tell which caseload and which rhythm of support holds.
    Source: our own judgement.
    """
    for before, phase in pairwise(in_order(plan)):
        if phase.months.first < before.months.last:
            yield finding(
                "phases-overlap",
                _("{phase} begins after {first} months, before {before} has ended after {last}"),
                at=plan.where(phase, "months"),
                also=[Label(plan.where(before, "months"), _("goes on until here"))],
                help=_("let it begin where {before} ends: `months: {last}-{end}`")
                if phase.months.last > before.months.last
                else "",
                values={
                    "phase": phase.title,
                    "before": before.title,
                    "first": phase.months.first,
                    "last": before.months.last,
                    "end": phase.months.last,
                },
                about=(before.id, phase.id),
            )


def phases_leave_hole(plan: Plan) -> Iterator[Diagnostic]:
    """Some months of the programme lie in no phase: before the first, between two, or after the last.

    The programme promises its whole length, 24 months in Malmö. A participant who is in no phase has no
    caseload limit, no meetings and no plan. Source: the programme's own `length`; Malmö stad's two-year
    introduction.
    """
    phases, frame = in_order(plan), plan.programme.frame
    reached, before = 0, frame.id
    for phase in phases:
        if phase.months.first > reached:
            yield _hole(plan, phase, reached, phase.months.first, (before, phase.id))
        reached, before = max(reached, phase.months.last), phase.id
    if phases and reached < frame.length:
        yield _hole(plan, phases[-1], reached, frame.length, (before,))


def _hole(plan: Plan, phase: Phase, first: int, last: int, about: tuple[str, ...]) -> Diagnostic:
    """The hole next to a phase, which is stretched over it in the advice; `about` is what lies around it."""
    length = plan.programme.frame.length
    return finding(
        "phases-leave-hole",
        _("no phase covers the time from {first} to {last} months"),
        at=plan.where(phase, "months"),
        also=[Label(plan.origins.span(("programme", "length")), _("the whole is {length} months"))],
        help=_("let {phase} cover it with `months: {begins}-{ends}`, or add a phase `months: {first}-{last}`"),
        values={
            "first": first,
            "last": last,
            "length": length,
            "phase": phase.title,
            "begins": min(first, phase.months.first),
            "ends": max(last, phase.months.last),
        },
        about=about,
    )


def phase_outlasts_programme(plan: Plan) -> Iterator[Diagnostic]:
    """A phase goes on after the programme has ended.

    The programme's `length` decides when participants are done, so the months after it would never come.
    Source: our own judgement.
    """
    length = plan.programme.frame.length
    for phase in in_order(plan):
        if phase.months.last > length:
            yield finding(
                "phase-outlasts-programme",
                _("{phase} ends after {last} months, and the programme is {length} months"),
                at=plan.where(phase, "months"),
                also=[Label(plan.origins.span(("programme", "length")), _("as long as this"))],
                help=_("let it end with the programme: `months: {first}-{length}`")
                if phase.months.first < length
                else _("make the programme longer, or remove the phase"),
                values={
                    "phase": phase.title,
                    "first": phase.months.first,
                    "last": phase.months.last,
                    "length": length,
                },
                about=(phase.id,),
            )
