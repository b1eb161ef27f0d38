"""Findings by how far a cohort has come: milder for a draft, and none of what has been for one that is finished."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from introplan.agenda import Plan
from introplan.checks.occasions import key_of
from introplan.diagnostics import Diagnostic


def lowered_for_drafts(plan: Plan, found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """The findings, with errors as warnings where a draft is at fault.

    That is when an occasion it is about is a draft's own, or all cohorts it is about are drafts.
    """
    drafts = {id_ for id_, cohort in plan.programme.cohorts.items() if cohort.status == "draft"}
    drafted = {key_of(occasion) for occasion in plan.agenda.occasions if occasion.draft}
    for diagnostic in found:
        about = set(diagnostic.ids)
        cohorts = about & plan.programme.cohorts.keys()
        mild = diagnostic.severity == "error" and (about & drafted or (cohorts and cohorts <= drafts))
        yield replace(diagnostic, severity="warning") if mild else diagnostic


def without_finished(plan: Plan, found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """The findings, without those about finished cohorts alone: what has been cannot be mended any more.

    What must not be given out stays, and so does what tells of somebody protected.
    """
    finished = {id_ for id_, cohort in plan.programme.cohorts.items() if cohort.status == "finished"}
    for diagnostic in found:
        cohorts = plan.programme.cohorts.keys() & diagnostic.ids
        is_past = bool(cohorts) and cohorts <= finished
        if not is_past or diagnostic.severity == "error" or diagnostic.name.startswith("protected"):
            yield diagnostic
