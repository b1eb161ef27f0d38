"""A protected person in a group: what is for the group does not tell who they are, or a finding says so."""

import pytest
from protected.eliminator import Told, told_by, unblamed
from protected.parish import GROUPS, PARTICIPANTS, plan_from, protect, tree
from protected.test_told_apart import shared
from rendering.booklets.programmes import words

from introplan.checks import run_checks


@pytest.mark.long
@pytest.mark.parametrize("protected", PARTICIPANTS)
def test_beside_a_protected_person_the_booklet_names_groups_and_nobody_in_them(protected: str):
    whole, hiding = tree(), tree()
    protect(hiding, {protected})
    open_to_all, hidden = (words(shared(plan_from(each))["booklets/ht26.html"].decode()) for each in (whole, hiding))
    assert "Grupper" in open_to_all
    assert "Grupper" not in hidden
    assert all("För Grupp A" in text and "För Grupp B" in text for text in (open_to_all, hidden))


def test_somebody_alone_in_a_group_is_told_and_blamed(monkeypatch: pytest.MonkeyPatch):
    programme = tree()
    programme["groups"]["c"] = {"title": "Grupp C"}
    programme["cohorts"]["ht26"]["participants"]["id-dan"]["groups"] = {"b": {}, "c": {"from": "2027-01-11"}}
    programme["cohorts"]["ht26"]["sessions"]["etik-a"]["for"] = ["c"]
    protect(programme, {"dan"})
    plan = plan_from(programme)
    files = shared(plan, monkeypatch)
    assert Told("id-dan", "who comes") in told_by(plan, files)
    assert unblamed(plan, files) == set()
    found = [each for each in run_checks(plan) if each.name == "protected-person-told-apart"]
    assert [(each.about, each.message.values["day"].isoformat()) for each in found] == [
        (("ht26", "c", "id-dan"), "2027-01-11")
    ]


def test_nobody_is_told_apart_by_their_group_alone_when_others_are_in_it():
    assert all(len([one for one in PARTICIPANTS if group in GROUPS[one]]) > 2 for group in "ab")
    for person in PARTICIPANTS:
        programme = tree()
        protect(programme, {person})
        assert [each for each in run_checks(plan_from(programme)) if each.name == "protected-person-told-apart"] == []
