"""A role that a protected person has beside them, asked to a session, does not tell that they come to it."""

import pytest
from protected.parish import Tree, plan_from, protect, tree
from protected.test_told_apart import seen_by_all

from introplan.rendering.titles import also_invited

HALF = "utbyte-2"
"""For Cia, Dan and Eva; Eva has no mentor."""


def half_with(*also: str, mentors: tuple[str, ...]) -> Tree:
    """The parish with Dan protected, these asked to his half, and a mentor for those in it who are named."""
    programme = tree()
    programme["cohorts"]["ht26"]["sessions"][HALF]["also"] = list(also)
    for person in {"cia", "dan"}.difference(mentors):
        del programme["pairings"][f"mentor-{person}"]
    protect(programme, {"dan"})
    return programme


@pytest.mark.parametrize("others", [(), ("cia",)])
def test_whether_a_protected_participant_has_a_mentor_changes_nothing_that_may_be_shared(others: tuple[str, ...]):
    without, having = (
        seen_by_all(plan_from(half_with("manager", "mentor", mentors=those))) for those in (others, (*others, "dan"))
    )
    assert having == without


@pytest.mark.parametrize(("mentors", "said"), [(("dan",), "chefer"), (("cia", "dan"), "chefer och mentorer")])
def test_a_role_is_asked_for_those_who_have_a_name(mentors: tuple[str, ...], said: str):
    plan = plan_from(half_with("manager", "mentor", mentors=mentors))
    assert also_invited(plan, plan.agenda.by_key[f"ht26/{HALF}"]) == said


def test_whoever_is_asked_for_a_protected_participant_has_it_in_their_calendar_all_the_same():
    plan = plan_from(half_with("mentor", mentors=("dan",)))
    assert ("id-max", "mentor") in plan.agenda.by_key[f"ht26/{HALF}"].attendees
