"""Groups in the changes of every month: another id, days, somebody who moves or leaves."""

from datetime import date

import pytest
from amendments.amending import made, new_errors, plan_in
from amendments.worked_out import said, trial_of_small
from checks.trial import Trial

from introplan.agenda import Plan
from introplan.amendments import Amendment, Hindrance
from introplan.amendments.asked import Asked, asked
from introplan.amendments.leaving import leaving
from introplan.amendments.renaming import RENAMED, renamed
from introplan.amendments.setting import Aim, aimed, setting, value_of

SMALL = """
groups: {a: {title: Grupp A}, b: {title: Grupp B}, barn: {title: Barn}}
people: {ada: {name: Ada}, bo: {name: Bo}, cy: {name: Cy}}
lectures: {bbic: {for: [barn]}}
programme: {checks: {week-too-full: {severity: note, reason: Så är det., for: [a]}}}
cohorts:
  ht26:
    participants:
      ada: {groups: [a, barn]}
      bo: {groups: {a: {until: 2026-12-31}, b: {from: 2027-01-01}, barn: {}}}
      cy: {groups: [b]}
    sessions:
      bbic: {for: [a, cy]}
      bbic-2: {of: bbic, date: 2027-03-02, for: [b, ada]}
"""


def before() -> Trial:
    return trial_of_small(SMALL)


def renamed_to(plan: Plan, words: str, new: str) -> Amendment | Hindrance:
    found = asked([plan], RENAMED, words)
    assert isinstance(found, Asked), said(found)
    return renamed(found, new)


def sections(trial: Trial) -> dict:
    return trial.files["test/plan.yaml"]


@pytest.mark.parametrize("words", ["a", "Grupp A", "groups/a"])
def test_a_group_has_another_id_wherever_it_is_mentioned_and_back_again(words: str):
    plan = plan_in(before())
    after = made(before(), renamed_to(plan, words, "forsta"))
    tree = sections(after)
    assert list(tree["groups"]) == ["forsta", "b", "barn"]
    assert "was" not in tree["groups"]["forsta"]
    participants, sessions = (tree["cohorts"]["ht26"][each] for each in ("participants", "sessions"))
    assert participants["ada"]["groups"] == ["forsta", "barn"]
    assert list(participants["bo"]["groups"]) == ["forsta", "b", "barn"]
    assert sessions["bbic"]["for"] == ["forsta", "cy"]
    assert tree["programme"]["checks"]["week-too-full"]["for"] == ["forsta"]
    back = made(after, renamed_to(plan_in(after), "forsta", "a"))
    assert plan_in(back).programme == plan.programme


@pytest.mark.parametrize(("words", "new"), [("a", "ada"), ("ada", "barn"), ("a", "b"), ("a", "ht26")])
def test_no_group_is_called_as_a_person_and_no_person_as_a_group(words: str, new: str):
    found = renamed_to(plan_in(before()), words, new)
    assert isinstance(found, Hindrance)
    assert said(found)[0].startswith(f"`{new}` is taken: ")


def set_to(words: str, field: str, value: str) -> Trial:
    aim = aimed([plan_in(before())], words, field)
    assert isinstance(aim, Aim), said(aim)
    return made(before(), setting(aim, value_of(value)))


def groups_of(trial: Trial, person: str) -> object:
    """What is written; of a group without days an empty entry, however that is written."""
    groups = sections(trial)["cohorts"]["ht26"]["participants"][person]["groups"]
    return {id_: days or {} for id_, days in groups.items()} if isinstance(groups, dict) else groups


def test_to_move_somebody_is_to_change_one_line():
    moved = set_to("ht26/cy", "groups", "[a]")
    assert groups_of(moved, "cy") == ["a"]
    occasions = plan_in(moved).agenda.by_key
    assert [occasions[key].people("participant") for key in ("ht26/bbic", "ht26/bbic-2")] == [
        ("ada", "bo"),
        ("ada", "bo"),
    ]


def test_days_in_a_group_of_a_list_make_each_of_the_list_a_line():
    dated = set_to("ht26/ada", "groups.a.until", "2026-12-31")
    assert groups_of(dated, "ada") == {"a": {"until": "2026-12-31"}, "barn": {}}
    added = set_to("ht26/ada", "groups.b", "{from: 2027-01-01}")
    assert groups_of(added, "ada") == {"a": {}, "barn": {}, "b": {"from": "2027-01-01"}}
    assert groups_of(set_to("ht26/bo", "groups.b.from", "2027-02-01"), "bo")["b"] == {"from": "2027-02-01"}


def test_one_group_without_brackets_is_told_with_the_line_that_adds_it():
    aim = aimed([plan_in(before())], "ht26/cy", "groups")
    assert isinstance(aim, Aim)
    found = setting(aim, "a")
    assert isinstance(found, Hindrance)
    assert said(found)[1].endswith('`introplan set cohorts.ht26.participants.cy.groups "[b, a]"`')


def test_a_group_that_there_is_not_is_told_with_the_one_that_is_meant():
    found = aimed([plan_in(before())], "ht26/ada", "groups.bran.until")
    assert isinstance(found, Hindrance)
    assert said(found) == ["there is no `bran` in cohorts.ht26.participants.ada.groups", "did you mean `barn`?"]


def test_whoever_leaves_is_in_no_group_that_begins_afterwards_and_in_no_for():
    trial = before()
    after = made(trial, leaving(plan_in(trial), "bo", date(2026, 11, 30)))
    assert groups_of(after, "bo") == {"a": {"until": "2026-12-31"}, "barn": {}}
    assert new_errors(trial, after) == []
    gone = made(trial, leaving(plan_in(trial), "ada", date(2026, 11, 30)))
    assert sections(gone)["cohorts"]["ht26"]["sessions"]["bbic-2"]["for"] == ["b"]
