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

BEFORE_ALL, LONG_BEFORE = date(2026, 8, 1), date(2026, 6, 1)  # so long that nobody need have confirmed anything
LEFT = {"entry-never-used"}
"""Rooms that only those who wrote the sessions had thought of."""
IN_A_HURRY = {"exchange-too-far-apart"}
"""What a first plan leaves, which takes one after the other and moves none again."""
FEW = [("malmo", "vt27", True), ("huddingetrainee", "ht26", True), ("huddingetrainee", "ht26", False)]
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
    unattended = after(name, desk.texts, without_attendance(desk.plan))
    whole, before = found_in(name, unattended)
    sessions = whole.programme.cohorts[cohort].sessions
    stripped = after(name, unattended, [Remove(("cohorts", cohort, "sessions", key)) for key in sessions])
    plan, _lacking = found_in(name, stripped)
    all_cohorts = tuple(plan.programme.cohorts)  # what one had together with another, both are without
    proposal = plan_sessions(plan, PlanningWish(all_cohorts), BEFORE_ALL, quick=quick)
    finished, now = found_in(name, after(name, stripped, stage_of_sessions(plan, proposal).edits))
    assert proposal.unplaced == ()
    assert number_of_sessions(finished) == number_of_sessions(plan) + len(proposal.placed)
    assert finished.programme.cohorts[cohort].sessions
    new = {name for _severity, name in now - before}
    assert new <= LEFT | IN_A_HURRY if quick else new <= LEFT


def number_of_sessions(plan: Plan) -> int:
    return sum(len(each.sessions) for each in plan.programme.cohorts.values())


def found_in(name: str, texts: Texts) -> tuple[Plan, Counter[tuple[str, str]]]:
    """The plan that texts hold, and how often each check has something to say of it."""
    programme, origins, faults = read_programme(_folder(name, texts))
    assert programme is not None, faults
    plan = plan_of(name, programme, origins, published())
    return plan, Counter((each.severity, each.name) for each in (*faults, *run_checks(plan, LONG_BEFORE)))


def after(name: str, texts: Texts, edits: Iterable[Edit]) -> Texts:
    """The texts after edits, as they are written for a coordinator."""
    found = edit(gather(_folder(name, texts)), edits)
    assert isinstance(found, Files), found
    return texts | {path: (content or b"").decode() for path, content in found.contents.items()}


def _folder(name: str, texts: Texts) -> Folder:
    return Folder(f"programmes/{name}", tuple(File(path, text.encode()) for path, text in sorted(texts.items())))


def without_attendance(plan: Plan) -> Iterator[Edit]:
    """The edits that take away who missed what, and what made up for it: it is said of sessions that are to go."""
    if plan.origins.plain(("absences",)) is not None:
        yield Remove(("absences",))
    for cohort in plan.programme.cohorts.values():
        for person in cohort.participants:
            for field in ("absences", "make_ups"):
                path = (*cohort.path, "participants", person, field)
                if plan.origins.plain(path) is not None:
                    yield Remove(path)
