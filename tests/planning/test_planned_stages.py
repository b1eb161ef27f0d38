"""Sessions, then reviews, then meetings: a cohort without any date is planned anew in both programmes."""

from collections.abc import Iterable
from copy import deepcopy
from datetime import date

import pytest
from amendments import amending
from amendments.worked_out import read_again, trial_of_small
from checks.plans import plan_from
from checks.trial import Trial, told
from planning.any_plans import any_plan

from introplan.agenda import Occasion
from introplan.amendments.planned import accepted, planned
from introplan.amendments.planned_stages import stages_told
from introplan.demands import around, unmet
from introplan.planning import stages
from introplan.planning.proposal import with_proposed
from introplan.planning.stages import STAGES, plan_stages
from introplan.planning.wanted import PlanningWish

FIRST = date(2026, 8, 1)
HOURS = ("on", "time", "place")


def without_dates(trial: Trial, cohort: str) -> Trial:
    """A programme without the sessions of a cohort and what is said of them, without bookings and hours of pairs."""
    files = deepcopy(dict(trial.files))
    for tree in files.values():
        if not isinstance(tree, dict):
            continue
        tree["absences"] = {key: who for key, who in tree.get("absences", {}).items() if key.split("/")[0] != cohort}
        for id_, each in tree.get("cohorts", {}).items():
            for participant in each.get("participants", {}).values():
                for name in ("reviews", "make_ups"):
                    (participant or {}).pop(name, None)
            if id_ == cohort:
                each["sessions"] = {}
        for pairing in tree.get("pairings", {}).values():
            pairing.pop("changes", None)
            meets = {name: value for name, value in pairing.pop("meets", {}).items() if name not in HOURS}
            pairing.update({"meets": meets} if meets else {})
    return Trial(trial.name, files)


def hours_of(occasions: Iterable[Occasion], keys: set[str]) -> dict[str, tuple[object, ...]]:
    return {each.key: (each.day, each.times, each.place, each.people()) for each in occasions if each.key in keys}


@pytest.mark.parametrize(
    ("name", "cohorts", "quick", "heard"),
    [
        ("malmo", ("ht26", "vt27"), True, ("error",)),
        pytest.param("malmo", ("ht26", "vt27"), False, ("error", "warning"), marks=pytest.mark.long),
        pytest.param("huddingetrainee", ("ht26",), False, ("error", "warning"), marks=pytest.mark.long),
    ],
)
def test_what_is_written_and_read_again_is_what_was_proposed_and_nothing_new_is_found(
    name: str, cohorts: tuple[str, ...], quick: bool, heard: tuple[str, ...]
):
    trial = without_dates(amending.trial_of(name), "ht26")
    plan = amending.plan_in(trial)
    found = plan_stages(plan, PlanningWish(cohorts), FIRST, quick=quick)
    after, again = read_again(trial, planned(tuple(stages_told(plan, found))).edits, plan)
    assert found.sessions is not None
    assert found.reviews is not None
    assert found.meetings is not None
    assert (found.sessions.unplaced, found.reviews.unplaced, found.meetings.unplaced) == ((), (), ())
    dated = tuple(each.occasion for each in (*found.sessions.placed, *found.reviews.placed))
    keys = {each.key for each in dated}
    assert hours_of(again.agenda.occasions, keys) == hours_of(dated, keys)
    for each in found.meetings.placed:
        meetings = [one for one in again.agenda.occasions if one.subject == each.occasion.subject]
        assert {(one.times, one.place) for one in meetings} == {(each.occasion.times, each.occasion.place)}
    after, _accepted = read_again(after, accepted(again, PlanningWish(cohorts), only=("review",)).edits, again)
    before = {told(each) for each in amending.trial_of(name).findings}
    assert {told(each) for each in after.findings if each.severity in heard} - before == set()


@pytest.mark.parametrize("quick", [True, False])
@pytest.mark.parametrize("seed", [0, 3, 6, 8])
def test_whatever_is_written_and_booked_already_what_is_proposed_stands_beside_it(seed: int, quick: bool):
    trial = trial_of_small(any_plan(seed))
    plan = amending.plan_in(trial)
    found = plan_stages(plan, PlanningWish(("ht26",)), FIRST, quick=quick)
    assert found.sessions is not None
    assert found.reviews is not None
    sessions = with_proposed(around(found.sessions.wanted.plan), found.sessions)
    together = with_proposed(sessions, found.reviews)
    dated = [each.occasion for each in (*found.sessions.placed, *found.reviews.placed)]
    against = {reason.name for each in dated for reason in unmet(together, each)}
    assert against <= {"session-on-day-off", "required-activity-missed"}  # which is borne where there is no other day
    after, again = read_again(trial, planned(tuple(stages_told(plan, found))).edits, plan)
    assert hours_of(again.agenda.occasions, {each.key for each in dated}) == hours_of(
        dated, {each.key for each in dated}
    )
    before = {told(each) for each in trial.findings}
    assert {told(each) for each in after.findings if each.severity == "error"} - before == set()


@pytest.mark.parametrize("name", ["reviews", "meetings"])
def test_ctrl_c_keeps_what_the_stages_before_have_found(name: str, monkeypatch: pytest.MonkeyPatch):
    def stopped(*_args: object, **_how: object) -> None:
        raise KeyboardInterrupt

    plan = plan_from(any_plan(1))
    whole = plan_stages(plan, PlanningWish(("ht26",)), FIRST, quick=True)
    monkeypatch.setattr(stages, f"plan_{name}", stopped)
    found = plan_stages(plan, PlanningWish(("ht26",)), FIRST, quick=True)
    assert (found.sessions is not None, found.reviews is not None) == (True, name == "meetings")
    assert whole.sessions is not None
    assert found.sessions is not None
    assert [each.occasion.key for each in found.sessions.placed] == [
        each.occasion.key for each in whole.sessions.placed
    ]
    assert found.missed == STAGES[STAGES.index(name) :]  # type: ignore[arg-type]
    with pytest.raises(KeyboardInterrupt):
        plan_stages(plan, PlanningWish(("ht26",)), FIRST, only=(name,), quick=True)  # type: ignore[arg-type]
