"""What goes from a plan with a cohort, and what stays."""

from typing import Any

from introplan.amendments.closing import Departure, StillStanding, closing
from introplan.diagnostics import Remove, Set
from introplan.editing import changed
from introplan.reading import File, Folder, gather

PLAN = """
programme:
  coordinators: [karin]
  checks:
    place-too-small:
      - {severity: note, reason: Ada sitter på golvet., for: [ada]}
      - {severity: note, reason: Trångt., for: [ht26/etik, vt27]}
    week-too-full: {severity: note, reason: Så blev det., for: [ht26]}
units:
  norr: {title: Norr, organisation: asf, manager: mona}
people:
  karin:
  mona:
  ada:
  bo:
  cy:
  ida:
  ivar:
  olle:
  rut:
  reserv:
cohorts:
  ht26:
    title: Hösten 2026
    starts: 2026-09-01
    participants: {ada: {manager: rut}, bo: , cy: }
    sessions:
      etik: {date: 2026-09-03, lecturers: [olle], for: [ada, cy], internal_note: Ring Ada.}
      delad: {date: 2026-09-04, with: [vt27], for: [ada, cy, dan]}
  vt27:
    title: Våren 2027
    starts: 2027-01-11
    participants: {cy: , dan: {make_ups: [ht26/etik]}}
    sessions:
      valkommen: {date: 2027-01-12}
pairings:
  ada-ida: {participant: ada, introducer: ida}
  bo-ivar: {participant: bo, introducer: ivar}
  cy-ida: {participant: cy, introducer: ida}
absences:
  ht26/etik: [ada, dan]
  ht26/delad: [bo]
  vt27/valkommen: [ada, cy]
events:
  dialog: {kind: union_dialogue, date: 2026-09-05, with: [facket, ada], by: karin}
  samtal: {kind: other, date: 2026-09-06, with: [ada], by: bo}
  natverk: {kind: network, date: 2026-09-07, audience: [mentors], by: bo}
"""


def gathered_tree(text: str) -> Any:
    """The sections of a plan in one file."""
    return gather(Folder("programmes/prov", (File("programmes/prov/plan.yaml", text.encode()),))).tree


def test_the_people_go_and_all_that_is_about_them_alone():
    tree = gathered_tree(PLAN)
    found = closing(tree, "ht26")
    assert isinstance(found, Departure)
    assert found.participants == ("ada", "bo", "cy")
    assert found.people == ("ada", "bo", "ivar", "rut")
    assert found.pairings == ("ada-ida", "bo-ivar")
    assert found.events == ("samtal",)
    after = changed(tree, found.changes)
    assert isinstance(after, dict)
    assert list(after["people"]) == ["karin", "mona", "cy", "ida", "olle", "reserv"]
    assert after["cohorts"]["ht26"]["status"] == "closed"
    assert "participants" not in after["cohorts"]["ht26"]
    assert after["cohorts"]["ht26"]["sessions"] == {
        "etik": {"date": "2026-09-03", "lecturers": ["olle"]},
        "delad": {"date": "2026-09-04", "with": ["vt27"], "for": ["cy", "dan"]},
    }
    assert after["pairings"] == {"cy-ida": {"participant": "cy", "introducer": "ida"}}
    assert after["absences"] == {"ht26/etik": ["dan"], "vt27/valkommen": ["cy"]}
    assert after["events"] == {
        "dialog": {"kind": "union_dialogue", "date": "2026-09-05", "with": ["facket"], "by": "karin"},
        "natverk": {"kind": "network", "date": "2026-09-07", "audience": ["mentors"]},
    }
    assert after["programme"]["checks"] == {
        "place-too-small": [{"severity": "note", "reason": "Trångt.", "for": ["vt27"]}]
    }
    assert after["cohorts"]["vt27"] == tree["cohorts"]["vt27"]


def test_groups_stay_in_the_for_of_sessions():
    text = "groups: {a: {title: Grupp A}}\n" + PLAN.replace("for: [ada, cy]", "for: [a, ada]").replace(
        "for: [ada, cy, dan]", "for: [a]"
    )
    tree = gathered_tree(text)
    found = closing(tree, "ht26")
    assert isinstance(found, Departure)
    after = changed(tree, found.changes)
    assert isinstance(after, dict)
    assert [each["for"] for each in after["cohorts"]["ht26"]["sessions"].values()] == [["a"], ["a"]]
    assert after["groups"] == {"a": {"title": "Grupp A"}}


def test_whoever_does_something_else_in_the_plan_stays_in_it():
    tree = gathered_tree(
        PLAN.replace("lecturers: [olle]", "lecturers: [olle, ada]").replace("manager: mona", "manager: bo")
    )
    found = closing(tree, "ht26")
    assert isinstance(found, Departure)
    assert found.people == ("ivar", "rut")
    assert Remove(("pairings", "ada-ida")) in found.changes


def test_a_shared_session_for_the_cohort_alone_is_in_the_way():
    tree = gathered_tree(PLAN.replace("for: [ada, cy, dan]", "for: [ada, bo]"))
    found = closing(tree, "ht26")
    assert isinstance(found, StillStanding)
    assert found.path == ("cohorts", "ht26", "sessions", "delad", "for")


def test_a_cohort_without_anybody_only_gets_its_status():
    tree = gathered_tree("cohorts: {ht26: {title: H, starts: 2026-09-01}}\npeople: {karin: }\n")
    found = closing(tree, "ht26")
    assert isinstance(found, Departure)
    assert found.changes == (Set(("cohorts", "ht26", "status"), "closed", "starts"),)
