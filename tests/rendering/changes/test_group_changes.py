"""A group that comes to other sessions now is told by its name; somebody who has moved, and their letter, by theirs."""

from agenda.plans import plan_from

from introplan.agenda import Plan
from introplan.changes.comparison import Comparison
from introplan.releases import events_of
from introplan.rendering.changes import NamesTold, in_sentences
from introplan.rendering.changes.listing import ListingWish, groups

WORLD = """
groups: {a: {title: Grupp A}, b: {title: Grupp B}}
people:
  cy: {name: Cy, organisation: kommunen}
  dag: {name: Dag, organisation: kommunen}
  p-7: {organisation: kommunen, protected: yes}
cohorts:
  ht26:
    title: Hösten 2026
    starts: 2026-09-01
    participants: {ada: {groups: [A]}, bo: {groups: [a]}, cy: {groups: [b]}, dag: {groups: [b]}, p-7: {groups: [b]}}
    sessions:
      utbyte-1: {of: utbyte, date: 2026-10-08, time: 9-11, for: [FIRST]}
      utbyte-2: {of: utbyte, date: 2026-10-08, time: 13-15, for: [SECOND]}
"""


def plan_of(first: str, second: str, ada: str = "a") -> Plan:
    return plan_from(WORLD.replace("FIRST", first).replace("SECOND", second).replace("[A]", f"[{ada}]"))


def told(before: Plan, after: Plan, wish: ListingWish | None = None) -> list[str]:
    names = NamesTold(after, before)
    found = groups(Comparison.of(events_of(before), after), names, "sv", wish or ListingWish())
    return [in_sentences(each, names, "sv") for group in found for each in group.told]


def test_a_group_is_told_by_its_name_and_each_of_its_people_by_theirs_in_their_own_list():
    before, after = plan_of("a", "b"), plan_of("b", "b")
    assert told(before, after) == [
        "Grupp B är nu med på Utbyte tors 8 oktober 2026 (v. 41) kl. 9.00–11.00.",
        "Grupp A är inte längre med på Utbyte tors 8 oktober 2026 (v. 41) kl. 9.00–11.00.",
    ]
    assert told(before, after, ListingWish(person="ada")) == [
        "Ada är inte längre med på Utbyte tors 8 oktober 2026 (v. 41) kl. 9.00–11.00."
    ]


def test_whoever_moves_to_another_group_is_told_by_name():
    assert told(plan_of("a", "b"), plan_of("a", "b", ada="b")) == [
        "Ada är nu med på Utbyte tors 8 oktober 2026 (v. 41) kl. 13.00–15.00.",
        "Ada är inte längre med på Utbyte tors 8 oktober 2026 (v. 41) kl. 9.00–11.00.",
    ]


def test_some_of_a_group_are_told_by_name():
    assert told(plan_of("a", "b"), plan_of("a, cy, dag", "b")) == [
        "Cy är nu med på Utbyte tors 8 oktober 2026 (v. 41) kl. 9.00–11.00.",
        "Dag är nu med på Utbyte tors 8 oktober 2026 (v. 41) kl. 9.00–11.00.",
    ]


def test_to_write_a_group_in_place_of_its_names_changes_nothing():
    assert told(plan_of("ada, bo", "cy, dag, p-7"), plan_of("a", "b")) == []
