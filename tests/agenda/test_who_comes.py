"""Who comes to a session that is for groups: by the lecture's `for`, and by the session's."""

from datetime import date

import pytest
from agenda.plans import plan_from
from hypothesis import given
from hypothesis import strategies as st

from introplan.agenda import Plan

GROUPS = """
groups:
  a: {title: Grupp A}
  b: {title: Grupp B}
  barn: {title: Barn och unga}
people:
  cy: {name: Cy, organisation: kommunen}
  dag: {name: Dag, organisation: kommunen}
"""
COHORT = """
cohorts:
  ht26:
    title: Hösten 2026
    starts: 2026-09-01
    participants:
      dag: {groups: [barn]}
      ada: {groups: {a: {until: 2026-10-31}, b: {from: 2026-11-01}}}
      bo: {groups: {b: , barn: }}
      cy:
    sessions:
      barnsamtal: {date: DAY, time: 9-12, for: FOR}
"""


def who_comes(for_: str = "[]", day: str = "2026-10-08", lecture_for: str = "[]", cohort: str = COHORT) -> list[str]:
    session = cohort.replace("DAY", day).replace("FOR", for_)
    lecture = f"lectures:\n  familj: {{title: Familj, for: {lecture_for}, length: 3h}}\n"
    plan = plan_from(GROUPS + lecture + session.replace("barnsamtal: {", "familj: {"))
    return list(plan.agenda.by_key["ht26/familj"].people("participant", "make_up"))


@pytest.mark.parametrize(
    ("for_", "day", "comes"),
    [
        ("[]", "2026-10-08", ["dag", "ada", "bo", "cy"]),
        ("[a]", "2026-10-08", ["ada"]),
        ("[b]", "2026-10-08", ["bo"]),
        ("[a, b]", "2026-10-08", ["ada", "bo"]),
        ("[b, a, barn]", "2026-10-08", ["dag", "ada", "bo"]),  # in the order of the cohort, each once
        ("[a, cy]", "2026-10-08", ["ada", "cy"]),
        ("[a]", "2026-10-31", ["ada"]),  # the last day is in
        ("[a]", "2026-11-01", []),
        ("[b]", "2026-11-01", ["ada", "bo"]),
        ("[b]", "2026-10-31", ["bo"]),
    ],
)
def test_a_session_is_for_those_in_any_of_its_groups_on_its_day_and_for_those_it_names(for_, day, comes):
    assert who_comes(for_, day) == comes


@pytest.mark.parametrize(
    ("for_", "lecture_for", "comes"),
    [
        ("[]", "[barn]", ["dag", "bo"]),
        ("[]", "[barn, a]", ["dag", "ada", "bo"]),
        ("[b]", "[barn]", ["bo"]),
        ("[a]", "[barn]", []),
        ("[cy, bo]", "[barn]", ["bo"]),  # to be named does not make the lecture somebody's
    ],
)
def test_whoever_comes_is_in_a_group_of_the_lecture_too(for_, lecture_for, comes):
    assert who_comes(for_, lecture_for=lecture_for) == comes


def test_a_make_up_is_not_stopped_by_for():
    guest = COHORT + "  vt27: {title: Våren 2027, starts: 2026-09-01, participants: {ida: {make_ups: [ht26/familj]}}}\n"
    assert who_comes("[a]", lecture_for="[a]", cohort=guest) == ["ada", "ida"]


def test_of_a_shared_session_the_members_of_both_cohorts_come():
    shared = COHORT.replace("for: FOR", "for: FOR, with: [vt27]") + (
        "  vt27: {title: Våren 2027, starts: 2026-09-01, participants: {ida: {groups: [a]}, mona: {}}}\n"
    )
    assert who_comes("[a]", cohort=shared) == ["ada", "ida"]


def test_days_in_a_group_that_end_before_they_begin_are_none():
    turned = COHORT.replace("a: {until: 2026-10-31}", "a: {from: 2026-10-31, until: 2026-10-01}")
    assert who_comes("[a]", cohort=turned) == []


def plan_of_many(memberships: list[list[str]], for_: list[str], *, lecture_for: list[str]) -> Plan:
    """A plan whose participants are in some groups, with a session for some of the groups and people."""
    people = "".join(f"  p{n}: {{name: P {n}, organisation: kommunen}}\n" for n in range(len(memberships)))
    those = "".join(f"      p{n}: {{groups: [{', '.join(each)}]}}\n" for n, each in enumerate(memberships))
    return plan_from(
        f"groups: {{a: {{title: A}}, b: {{title: B}}, c: {{title: C}}}}\npeople:\n{people}"
        f"lectures:\n  familj: {{title: Familj, length: 3h, for: [{', '.join(lecture_for)}]}}\n"
        f"cohorts:\n  ht26:\n    title: Hösten\n    starts: 2026-09-01\n    participants:\n{those}"
        f"    sessions:\n      familj: {{date: 2026-10-08, time: 9-12, for: [{', '.join(for_)}]}}\n"
    )


GROUP = st.sampled_from("abc")


@given(
    memberships=st.lists(st.lists(GROUP, unique=True), min_size=1, max_size=6),
    for_=st.lists(GROUP | st.integers(0, 5).map("p{}".format), unique=True),
    lecture_for=st.lists(GROUP, unique=True),
)
def test_a_group_and_its_names_written_out_are_the_same_people_in_the_same_order(memberships, for_, lecture_for):
    people = [f"p{n}" for n in range(len(memberships))]
    for_ = [id_ for id_ in for_ if id_ in (*"abc", *people)]
    by_group = plan_of_many(memberships, for_, lecture_for=lecture_for)
    chosen = [p for p, groups in zip(people, memberships, strict=True) if not for_ or {p, *groups} & {*for_}]
    asked = [p for p, groups in zip(people, memberships, strict=True) if not lecture_for or {*groups} & {*lecture_for}]
    those = [person for person in chosen if person in asked]
    occasion = by_group.agenda.by_key["ht26/familj"]
    assert list(occasion.people("participant")) == those
    assert by_group.chosen(occasion) == (tuple(those) if for_ or lecture_for else None)
    if those and (for_ or lecture_for):
        by_name = plan_of_many(memberships, those, lecture_for=[])
        assert by_name.agenda.by_key["ht26/familj"] == occasion


def test_a_group_has_a_name_and_a_person_theirs():
    plan = plan_from(GROUPS)
    assert [plan.called(id_) for id_ in ("a", "ada")] == ["Grupp A", "Ada"]


def test_the_days_of_a_membership_are_all_where_none_are_written():
    plan = plan_from(GROUPS + COHORT.replace("DAY", "2026-10-08").replace("FOR", "[a]"))
    each = plan.programme.cohorts["ht26"].participants["bo"].groups.each
    assert list(each) == ["b", "barn"]
    assert all(day in membership.days for membership in each.values() for day in (date.min, date.max))


def test_of_what_repeats_each_occasion_is_for_those_who_are_in_the_group_on_its_day():
    plan = plan_from(
        GROUPS
        + COHORT.replace("DAY", "2026-10-20").replace("FOR}", "[a], repeats: {every: 1 week, until: 2026-11-10}}")
    )
    there = {each.day: each.people("participant") for each in plan.agenda.sessions}
    assert there == {
        date(2026, 10, 20): ("ada",),
        date(2026, 10, 27): ("ada",),
        date(2026, 11, 3): (),
        date(2026, 11, 10): (),
    }


@pytest.mark.parametrize("time", [", time: 9-12", ""])
def test_of_several_days_somebody_comes_who_is_in_the_group_on_one_of_them(time: str):
    plan = plan_from(
        GROUPS
        + COHORT.replace("date: DAY, time: 9-12, for: FOR", f"date: 2026-10-29, until: 2026-11-03{time}, for: [a]")
    )
    there = {each.day: (each.people("participant"), plan.chosen(each)) for each in plan.agenda.sessions}
    ada = (("ada",), ("ada",))
    days = [date(2026, 10, 29), date(2026, 10, 30), date(2026, 11, 2), date(2026, 11, 3)]
    assert there == (dict(zip(days, (ada, ada, ((), ()), ((), ())), strict=True)) if time else {days[0]: ada})
