"""Checks on phases: they follow one another from the first month to the last."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from introplan.agenda import Plan
from introplan.checks.edits import putting
from introplan.diagnostics import Diagnostic, Fix, Label, _, finding
from introplan.model import Phase


def in_order(plan: Plan) -> list[Phase]:
    """The phases by when they begin."""
    return sorted(plan.programme.frame.phases.values(), key=lambda phase: phase.months)


def _one_after_the_other(plan: Plan) -> Mapping[str, str]:
    """The months of each phase as they would be when each began where the one before it ends, up to the last month.

    One that has no month of its own left is not among them.
    """
    phases, length = in_order(plan), plan.programme.frame.length
    months: dict[str, str] = {}
    reached = 0
    for phase in phases:
        ends = length if phase is phases[-1] else min(phase.months.last, length)
        if ends > reached:
            months[phase.id] = f"{reached}-{ends}"
            reached = ends
    return months if reached == length else {}


def _mended(phase: Phase, months: Mapping[str, str]) -> Fix | None:
    return putting((*phase.path, "months"), months[phase.id]) if phase.id in months else None


def phases_overlap(plan: Plan) -> Iterator[Diagnostic]:
    """A phase begins before the one before it has ended.

    In the months that two phases share, nobody can tell which caseload and which rhythm of support apply. Source: our
    own judgement.
    """
    mended = _one_after_the_other(plan)
    for before, phase in pairwise(in_order(plan)):
        if phase.months.first < before.months.last:
            yield finding(
                "phases-overlap",
                _("{phase} begins after {first} months, before {before} has ended after {last}"),
                at=plan.where(phase, "months"),
                also=[Label(plan.where(before, "months"), _("goes on until here"))],
                help=_("let it begin where {before} ends: `months: {months}`") if phase.id in mended else "",
                values={
                    "phase": phase.title,
                    "before": before.title,
                    "first": phase.months.first,
                    "last": before.months.last,
                    "months": mended.get(phase.id, ""),
                },
                about=(before.id, phase.id),
                fix=_mended(phase, mended),
            )


def phases_leave_hole(plan: Plan) -> Iterator[Diagnostic]:
    """Some months of the programme belong to no phase: before the first, between two, or after the last.

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
    length, mended = plan.programme.frame.length, _one_after_the_other(plan)
    return finding(
        "phases-leave-hole",
        _("no phase covers the time from {first} to {last} months"),
        at=plan.where(phase, "months"),
        also=[Label(plan.origins.span(("programme", "length")), _("the whole programme is {length} months"))],
        help=_("let {phase} cover it with `months: {months}`, or add a phase `months: {first}-{last}`")
        if phase.id in mended
        else _("add a phase `months: {first}-{last}`"),
        values={
            "first": first,
            "last": last,
            "length": length,
            "phase": phase.title,
            "months": mended.get(phase.id, ""),
        },
        about=about,
        fix=_mended(phase, mended),
    )


def phase_outlasts_programme(plan: Plan) -> Iterator[Diagnostic]:
    """A phase goes on after the programme has ended.

    The programme's `length` decides when participants are done, so the months after it would never come.
    Source: our own judgement.
    """
    length, mended = plan.programme.frame.length, _one_after_the_other(plan)
    for phase in in_order(plan):
        if phase.months.last > length:
            yield finding(
                "phase-outlasts-programme",
                _("{phase} ends after {last} months, and the programme is {length} months"),
                at=plan.where(phase, "months"),
                also=[Label(plan.origins.span(("programme", "length")), _("as long as this"))],
                help=_("let it end with the programme: `months: {months}`")
                if phase.id in mended
                else _("make the programme longer, or remove the phase"),
                values={
                    "phase": phase.title,
                    "first": phase.months.first,
                    "last": phase.months.last,
                    "length": length,
                    "months": mended.get(phase.id, ""),
                },
                about=(phase.id,),
                fix=_mended(phase, mended),
            )
