"""The programmes that come along, without any date of one cohort: what is proposed instead brings no finding.

The first plan of one cohort is tried from day to day; with `INTROPLAN_SEEDS` the best ones of all cohorts as well.
"""

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

import pytest
from mutations.desk import Desk, Texts

from introplan.agenda import Plan, plan_of
from introplan.amendments.planned_sessions import stage_of_sessions
from introplan.checks import run_checks
from introplan.cli.rulesets import published
from introplan.diagnostics import Edit, Remove
from introplan.editing import Files, edit
from introplan.planning.sessions import plan_sessions
from introplan.planning.wanted import PlanningWish
from introplan.reading import File, Folder, gather, read_programme

BEFORE_ALL, TODAY = date(2026, 8, 1), date(2026, 11, 25)
FEW = [("malmo", "vt27", True)]
EVERY = [
    (name, cohort, quick)
    for name, cohorts in (("huddingetrainee", ("ht26", "ht27")), ("malmo", ("ht26", "vt27")))
    for cohort in cohorts
    for quick in (True, False)
]


@pytest.mark.long
@pytest.mark.parametrize(("name", "cohort", "quick"), EVERY if "INTROPLAN_SEEDS" in os.environ else FEW)
def test_a_cohort_without_dates_gets_them_all_back_and_no_finding_with_them(name: str, cohort: str, quick: bool):
    desk = Desk(name)
    unattended = after(name, desk.texts, without_attendance(desk.plan, cohort))
    whole, before = found_in(name, unattended)
    sessions = whole.programme.cohorts[cohort].sessions
    stripped = after(name, unattended, [Remove(("cohorts", cohort, "sessions", key)) for key in sessions])
    plan, _lacking = found_in(name, stripped)
    proposal = plan_sessions(plan, PlanningWish((cohort,)), BEFORE_ALL, quick=quick)
    finished, now = found_in(name, after(name, stripped, stage_of_sessions(plan, proposal).edits))
    assert proposal.unplaced == ()
    assert len(finished.programme.cohorts[cohort].sessions) == len(proposal.placed) > 0
    assert now - before == Counter()


def found_in(name: str, texts: Texts) -> tuple[Plan, Counter[tuple[str, str]]]:
    """The plan that texts hold, and how often each check has something to say of it."""
    programme, origins, faults = read_programme(_folder(name, texts))
    assert programme is not None, faults
    plan = plan_of(name, programme, origins, published())
    return plan, Counter((each.severity, each.name) for each in (*faults, *run_checks(plan, TODAY)))


def after(name: str, texts: Texts, edits: Iterable[Edit]) -> Texts:
    """The texts after edits, as they are written for a coordinator."""
    found = edit(gather(_folder(name, texts)), edits)
    assert isinstance(found, Files), found
    return texts | {path: (content or b"").decode() for path, content in found.contents.items()}


def _folder(name: str, texts: Texts) -> Folder:
    return Folder(f"programmes/{name}", tuple(File(path, text.encode()) for path, text in sorted(texts.items())))


def without_attendance(plan: Plan, cohort: str) -> Iterator[Edit]:
    """The edits that take away who missed a session of a cohort, or made something up there."""
    for each in plan.programme.cohorts.values():
        for person in each.participants:
            for field in ("absences", "make_ups"):
                path = (*each.path, "participants", person, field)
                written = plan.origins.plain(path) or {}
                keys = list(written) if isinstance(written, dict) else range(len(written))
                those = [key for key, text in zip(keys, written, strict=True) if str(text).startswith(f"{cohort}/")]
                whole = bool(those) and len(those) == len(written)
                yield from [Remove(path)] if whole else [Remove((*path, key)) for key in those]
