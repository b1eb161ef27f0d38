"""Checks on phases: they follow one another from the first day to the last, as one line."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from itertools import pairwise
from typing import NamedTuple

from introplan.agenda import Axis, Plan
from introplan.checks.edits import putting
from introplan.days import Duration, Stretch
from introplan.diagnostics import Diagnostic, Fix, Label, _, finding
from introplan.model import Phase, WeekSpan

ONE_DAY = timedelta(days=1)
NOTHING = Duration(0, "week")
"""What has passed of the programme on its first day."""


def in_order(plan: Plan) -> list[Phase]:
    """The phases by when they begin."""
    return sorted(plan.programme.frame.phases.values(), key=lambda phase: (phase.begins, phase.ends))


class Seam(NamedTuple):
    """How far one time of the programme is from another: fewer than none when that comes first.

    In days of a cohort, which is the only way to tell weeks from months; without one both are the same, or nothing.
    """

    apart: float
    axis: Axis | None = None
    cohort: str = ""


def _seam(plan: Plan, earlier: Duration, later: Duration) -> Seam:
    """How far they are apart; for the first of the cohorts that are not over where they are not the same day."""
    if earlier.unit == later.unit or not earlier.count or not later.count:
        return Seam(later.weeks - earlier.weeks)
    cohorts = [cohort for cohort in plan.programme.cohorts.values() if not cohort.is_over]
    if not cohorts:
        return Seam(later.weeks - earlier.weeks)
    for cohort in cohorts:
        axis = plan.cohort_axes[cohort.id]
        if apart := (axis.day_after(later) - axis.day_after(earlier)).days:
            return Seam(apart, axis, cohort.title)
    return Seam(0)


def _in_one_unit(ends: Duration, begins: Duration) -> str:
    """The way out of times in two units: with why they do not meet, where everybody would think that they did."""
    if ends.weeks == begins.weeks:
        return _("write both in weeks, or both in months: {weeks} and {months} are not as many days")
    return _("write both in weeks, or both in months, so that the one begins where the other ends")


def _days_of(seam: Seam, ends: Duration, begins: Duration) -> dict[str, object]:
    """Where the two times lie for the cohort, as one ends and as the other begins; nothing without one."""
    if seam.axis is None:
        return {}
    after, first = seam.axis.day_after(ends), seam.axis.day_after(begins)
    weeks, months = (ends, begins) if ends.unit == "week" else (begins, ends)
    return {
        "cohort": seam.cohort,
        "last_day": after - ONE_DAY,
        "day": first,
        "day_before": first - ONE_DAY,
        "stretch": Stretch(after, first - ONE_DAY),
        "weeks": weeks,
        "months": months,
    }


def _one_after_the_other(plan: Plan) -> Mapping[str, str]:
    """When each phase would be, as it is written, if each began where the one before it ends, up to the very end.

    One that has no time of its own left is not among them. There is no such line in weeks and months at once.
    """
    phases, length = in_order(plan), plan.programme.frame.length
    if any(phase.ends.unit != length.unit for phase in phases):
        return {}
    spans: dict[str, str] = {}
    reached = 0
    for phase in phases:
        ends = length.count if phase is phases[-1] else min(phase.ends.count, length.count)
        if ends > reached:
            spans[phase.id] = _written(reached, ends, length.unit)
            reached = ends
    return spans if reached == length.count else {}


def _written(first: int, last: int, unit: str) -> str:
    """From so much of the programme until so much, as a phase says it."""
    if unit == "month":
        return f"{first}-{last}"
    return f"{last}" if first + 1 == last else f"{first + 1}-{last}"


def _mended(phase: Phase, spans: Mapping[str, str]) -> Fix | None:
    return putting((*phase.path, phase.written_in), spans[phase.id]) if phase.id in spans else None


def _line_of(phase: Phase, spans: Mapping[str, str]) -> str:
    """The line that would say when the phase is."""
    return f"{phase.written_in}: {spans.get(phase.id, '')}"


def phases_overlap(plan: Plan) -> Iterator[Diagnostic]:
    """A phase begins before the one before it has ended.

    While two phases go on at once, nobody can tell which caseload and which rhythm of support apply. Phases in weeks
    and phases in months are compared by the days of each cohort. Source: our own judgement.
    """
    spans = _one_after_the_other(plan)
    for before, phase in pairwise(in_order(plan)):
        seam = _seam(plan, before.ends, phase.begins)
        if seam.apart >= 0:
            continue
        yield finding(
            "phases-overlap",
            _("in {cohort}, {phase} begins on {day}, and {before} goes on until {last_day}")
            if seam.axis
            else _("{phase} begins after {first}, before {before} has ended after {last}"),
            at=plan.where(phase, phase.written_in),
            also=[Label(plan.where(before, before.written_in), _("goes on until here"))],
            help=_("let it begin where {before} ends: `{line}`")
            if phase.id in spans
            else _in_one_unit(before.ends, phase.begins)
            if seam.axis
            else "",
            values={
                "phase": phase.title,
                "before": before.title,
                "first": phase.begins,
                "last": before.ends,
                "line": _line_of(phase, spans),
                **_days_of(seam, before.ends, phase.begins),
            },
            about=(before.id, phase.id),
            fix=_mended(phase, spans),
        )


def phases_leave_hole(plan: Plan) -> Iterator[Diagnostic]:
    """Some of the programme belongs to no phase: before the first, between two, or after the last.

    The programme promises its whole length, 24 months in Malmö. A participant who is in no phase has no
    caseload limit, no meetings and no plan. Phases in weeks and phases in months are compared by the days of each
    cohort. Source: the programme's own `length`; Malmö stad's two-year introduction.
    """
    phases, frame = in_order(plan), plan.programme.frame
    reached, before = NOTHING, frame.id
    for phase in phases:
        if (seam := _seam(plan, reached, phase.begins)).apart > 0:
            yield _hole(plan, phase, seam, (reached, phase.begins), (before, phase.id))
        reached, before = max(reached, phase.ends), phase.id
    if phases and (seam := _seam(plan, reached, frame.length)).apart > 0:
        yield _hole(plan, phases[-1], seam, (reached, frame.length), (before,))


def _hole(plan: Plan, phase: Phase, seam: Seam, hole: tuple[Duration, Duration], about: tuple[str, ...]) -> Diagnostic:
    """The hole next to a phase, which is stretched over it in the advice; `about` is what lies around it."""
    first, last = hole
    length, spans = plan.programme.frame.length, _one_after_the_other(plan)
    unit = last.unit
    is_mixed = bool(first.count) and first.unit != unit
    return finding(
        "phases-leave-hole",
        _("in {cohort}, no phase covers {stretch}")
        if seam.axis
        else _("no phase covers the time from {begun} to {ended}")
        if is_mixed
        else _("no phase covers the time from {first} to {last} months")
        if unit == "month"
        else _("no phase covers week {weeks}"),
        at=plan.where(phase, phase.written_in),
        also=[Label(plan.origins.span(("programme", "length")), _("the whole programme is {length}"))],
        help=_in_one_unit(first, last)
        if seam.axis or is_mixed
        else _("let {phase} cover it with `{line}`, or add a phase `{field}: {span}`")
        if phase.id in spans
        else _("add a phase `{field}: {span}`"),
        values={
            "first": first.count,
            "last": last.count,
            "begun": first,
            "ended": last,
            "weeks": WeekSpan(first.count + 1, last.count).words,
            "length": length,
            "phase": phase.title,
            "line": _line_of(phase, spans),
            "field": f"{unit}s",
            "span": _written(first.count, last.count, unit),
            **_days_of(seam, first, last),
        },
        about=about,
        fix=_mended(phase, spans),
    )


def phase_outlasts_programme(plan: Plan) -> Iterator[Diagnostic]:
    """A phase goes on after the programme has ended.

    The programme's `length` decides when participants are done, so what comes after it would never come. A phase in
    weeks of a programme in months, or the other way round, is compared by the days of each cohort. Source: our own
    judgement.
    """
    length, spans = plan.programme.frame.length, _one_after_the_other(plan)
    for phase in in_order(plan):
        seam = _seam(plan, length, phase.ends)
        if seam.apart <= 0:
            continue
        yield finding(
            "phase-outlasts-programme",
            _("in {cohort}, {phase} goes on until {last_day}, and the programme ends on {day_before}")
            if seam.axis
            else _("{phase} ends after {last}, and the programme is {length}"),
            at=plan.where(phase, phase.written_in),
            also=[Label(plan.origins.span(("programme", "length")), _("as long as this"))],
            help=_("let it end with the programme: `{line}`")
            if phase.id in spans
            else _("make the programme longer, or remove the phase"),
            values={
                "phase": phase.title,
                "first": phase.begins,
                "last": phase.ends,
                "length": length,
                "line": _line_of(phase, spans),
                **_days_of(seam, phase.ends, length),
            },
            about=(phase.id,),
            fix=_mended(phase, spans),
        )
