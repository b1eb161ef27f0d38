"""The changes of every month, where somebody is posted: what is cut, who takes over, and what is called otherwise."""

from datetime import date
from typing import Any

from amendments.worked_out import after, said
from checks.plans import plan_from

from introplan.agenda import Plan
from introplan.amendments import Amendment, Hindrance
from introplan.amendments.asked import Asked, Kind
from introplan.amendments.duties import succeeding
from introplan.amendments.leaving import leaving
from introplan.amendments.pausing import pausing
from introplan.amendments.renaming import renamed
from introplan.amendments.setting import aimed, setting, value_of
from introplan.days import Stretch

TEXT = """
    organisations: {regionen: {}}
    units: {norr: {manager: mona}, soder: {manager: maja}, vast: {manager: mona}}
    people: {ada: {unit: norr}, mona: , maja: , rut: }
    cohorts:
      ht26:
        participants:
          ada:
            postings:
              - {unit: soder, from: 2027-01-25, until: 2027-03-21}
              - {organisation: regionen, from: 2027-03-22, until: 2027-04-04, manager: rut}
              - {unit: soder, from: 2027-05-03, until: 2027-05-30}
"""
PLAN: Plan = plan_from(TEXT)
Data = dict[str, Any]


def data(tree: object) -> Data:
    assert isinstance(tree, dict)
    return tree


def of_ada(tree: Data) -> list[Data]:
    return list((tree["cohorts"]["ht26"]["participants"].get("ada") or {}).get("postings", []))


def postings_after(found: Amendment | Hindrance) -> list[tuple[str, str, str]]:
    assert isinstance(found, Amendment), said(found)
    postings = of_ada(data(after(TEXT, found.edits)))
    return [(each.get("unit") or each["organisation"], each["from"], each["until"]) for each in postings]


def test_whoever_leaves_is_nowhere_after_the_last_day():
    assert postings_after(leaving(PLAN, "ada", date(2027, 2, 28))) == [("soder", "2027-01-25", "2027-02-28")]
    assert postings_after(leaving(PLAN, "ada", date(2027, 1, 10))) == []


def test_a_pause_cuts_the_postings_that_begin_or_end_in_it_and_tells():
    found = pausing(PLAN, "ada", Stretch(date(2027, 3, 8), date(2027, 5, 9)))
    assert postings_after(found) == [("soder", "2027-01-25", "2027-03-07"), ("soder", "2027-05-10", "2027-05-30")]
    assert said(found)[1:4] == [
        "ada is at soder 25 January–7 March 2027 then, instead of 25 January–21 March 2027",
        "ada is not at regionen at all then, which was to be 22 March–4 April 2027",
        "ada is at soder 10–30 May 2027 then, instead of 3–30 May 2027",
    ]


def test_a_pause_within_a_posting_leaves_it_as_it_is():
    found = pausing(PLAN, "ada", Stretch(date(2027, 2, 8), date(2027, 2, 14)))
    assert postings_after(found)[0] == ("soder", "2027-01-25", "2027-03-21")


def test_somebody_takes_over_as_the_manager_at_a_posting():
    found = succeeding(PLAN, "rut", "mona", "manager", date(2027, 1, 1))
    assert isinstance(found, Amendment), said(found)
    assert [edit.path for edit in found.edits] == [("cohorts", "ht26", "participants", "ada", "postings", 1, "manager")]
    late = succeeding(PLAN, "rut", "mona", "manager", date(2027, 4, 5))
    assert said(late)[0] == "rut is nobody's manager on 5 April 2027 (week 14) or later"
    own = succeeding(PLAN, "rut", "ada", "manager", date(2027, 1, 1))
    assert isinstance(own, Hindrance)


def called(kind: Kind, old: str, new: str) -> Data:
    found = renamed(Asked(PLAN, old, kind), new)
    assert isinstance(found, Amendment), said(found)
    return data(after(TEXT, found.edits))


def test_a_unit_or_an_organisation_that_is_renamed_is_so_in_postings_and_keeps_what_it_was():
    unit = called("unit", "soder", "vuxen-centrum")
    assert [each.get("unit") for each in of_ada(unit)] == ["vuxen-centrum", None, "vuxen-centrum"]
    assert unit["units"]["vuxen-centrum"]["was"] == "soder"
    assert "was" not in called("unit", "vast", "nordvast")["units"]["nordvast"]
    assert of_ada(called("organisation", "regionen", "region-prov"))[1]["organisation"] == "region-prov"


def test_a_day_of_a_posting_is_set_by_its_place_in_the_list():
    aim = aimed([PLAN], "cohorts.ht26.participants.ada.postings.0", "until")
    assert not isinstance(aim, Hindrance), said(aim)
    found = setting(aim, value_of("2027-03-28"))
    assert postings_after(found)[0] == ("soder", "2027-01-25", "2027-03-28")
