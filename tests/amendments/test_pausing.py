"""Somebody who is away for a while: what is written, what is told, and when it cannot be."""

from datetime import date, timedelta

import pytest
from amendments.amending import made, new_errors, plan_in, trial_of
from amendments.known_plans import plan_called
from amendments.worked_out import said as told
from amendments.worked_out import trial_of_small
from checks.plans import plan_from
from demands.small_plans import DAYS, Data, small_plans
from demands.small_plans import plan_from as plan_of_data
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from introplan.amendments import Amendment, Hindrance
from introplan.amendments.pausing import pausing
from introplan.checks import run_checks
from introplan.cli.prospects import errors_beside
from introplan.days import Stretch
from introplan.diagnostics import Remove, Set
from introplan.editing import changed
from introplan.model.dates import read_stretch

MALMO, HUDDINGE = "malmo", "huddingetrainee"
PLAN = plan_from(
    """
    programme: {reviews: {manad-3: {month: 3}}}
    people:
      ada:
      olle: {unavailable: [friday, 2027-03-01..2027-03-07]}
    lectures: {bbic: {lecturers: [olle]}, lag: {required: no}}
    cohorts:
      ht26:
        participants:
          ada:
            pauses: [2027-01-04..2027-01-10, 2027-01-18..2027-01-24]
            reviews: {manad-3: {date: 2026-12-01}}
          bo: {until: 2027-06-30}
          cy: {starts: 2026-10-01, make_ups: [vt27/bbic]}
        sessions:
          bbic: {date: 2026-10-06}
          lag: {date: 2026-10-07}
      vt27:
        starts: 2027-01-12
        participants: {dan: }
        sessions: {bbic: {date: 2027-03-16}}
    """
)


def paused(person: str, days: str) -> Amendment | Hindrance:
    return pausing(PLAN, person, read_stretch(days))


PATH = ("cohorts", "ht26", "participants")


@pytest.mark.parametrize(
    ("person", "days", "edits"),
    [
        (
            "dan",
            "2027-04-01..2027-04-30",
            [Set(("cohorts", "vt27", *PATH[2:], "dan", "pauses"), ["2027-04-01..2027-04-30"])],
        ),
        ("ada", "2027-W10", [Set((*PATH, "ada", "pauses", 2), "2027-03-08..2027-03-14")]),
        (
            "olle",
            "2027-02-01..2027-02-05",
            [Set(("people", "olle", "unavailable"), ["friday", "2027-02-01..2027-02-05", "2027-03-01..2027-03-07"])],
        ),
        ("ada", "2027-05-03", [Set((*PATH, "ada", "pauses", 2), "2027-05-03")]),
        (
            "ada",
            "2026-11-02..2026-11-08",
            [
                Set(
                    (*PATH, "ada", "pauses"),
                    ["2026-11-02..2026-11-08", "2027-01-04..2027-01-10", "2027-01-18..2027-01-24"],
                )
            ],
        ),
        ("ada", "2027-01-25..2027-01-31", [Set((*PATH, "ada", "pauses", 1), "2027-01-18..2027-01-31")]),
        ("ada", "2027-01-11..2027-01-17", [Set((*PATH, "ada", "pauses"), ["2027-01-04..2027-01-24"])]),
        ("olle", "2027-03-08..2027-03-14", [Set(("people", "olle", "unavailable", 1), "2027-03-01..2027-03-14")]),
    ],
)
def test_the_days_are_written_in_their_order_and_joined_with_those_that_they_touch(
    person: str, days: str, edits: list[Set]
):
    found = paused(person, days)
    assert isinstance(found, Amendment), told(found)
    assert list(found.edits) == edits


@pytest.mark.parametrize(
    ("person", "days", "said"),
    [
        ("ada", "2027-01-01..2027-01-05", "ada is away 4–10 January 2027 already, and"),
        ("ada", "2027-01-05..2027-01-06", "ada is away 4–10 January 2027 already"),
        ("ada", "2026-08-01..2026-09-10", "ada starts in ht26 on 1 September 2026 (week 36), and the pause would"),
        ("cy", "2026-09-01..2026-09-30", "cy is in ht26"),
        ("ada", "2030-01-01..2030-01-05", "ada is in ht26 1 September 2026–"),
        ("bo", "2027-06-01..2027-07-31", "bo leaves ht26 on 30 June 2027 (week 26), and the pause would go on"),
        ("bo", "2027-07-01..2027-07-31", "bo is in ht26"),
        ("olle", "2027-03-07..2027-03-14", "olle is away 1–7 March 2027 already, and"),
    ],
)
def test_a_pause_that_can_not_be_is_refused(person: str, days: str, said: str):
    found = paused(person, days)
    assert isinstance(found, Hindrance), told(found)
    assert told(found)[0].startswith(said)


def test_the_way_out_of_an_overlap_can_be_typed():
    assert told(paused("ada", "2027-01-01..2027-01-05"))[1] == (
        "to make it longer, write only the extra days: `introplan pause ada 2027-01-01..2027-01-03`"
    )
    assert isinstance(paused("ada", "2027-01-01..2027-01-03"), Amendment)


def test_what_they_miss_and_what_is_booked_is_told_with_the_lines_to_type():
    assert told(paused("ada", "2026-10-05..2026-10-11")) == [
        "ada is away 5–11 October 2026; the programme goes on until 21 September 2028 (week 38)",
        "ada misses bbic on 6 October 2026 (week 41), and can have it later with others: "
        '`introplan set ht26/ada make_ups "[vt27/bbic]"`',
    ]
    assert told(paused("ada", "2026-12-01..2026-12-02"))[1:] == [
        "manad-3 is booked on 1 December 2026 (week 49): "
        "`introplan move --free ht26/ada/manad-3 --near 2026-12-03` lists other times"
    ]
    assert told(paused("cy", "2027-03-15..2027-03-21"))[1:] == [
        "cy misses bbic on 16 March 2027 (week 11), and no other cohort has it later with room for one more"
    ]
    assert told(paused("olle", "2027-03-15..2027-03-21")) == [
        "olle is away 15–21 March 2027",
        "olle gives bbic on 16 March 2027 (week 11): `introplan move --free vt27/bbic` lists other days",
    ]


def test_what_was_to_be_made_up_for_in_a_pause_is_no_more():
    found = paused("cy", "2027-03-15..2027-03-21")
    assert isinstance(found, Amendment)
    assert found.edits[1:] == (Remove((*PATH, "cy", "make_ups")),)


def test_a_last_day_that_is_written_does_not_move_and_that_is_told():
    assert told(paused("bo", "2027-02-01..2027-02-07")) == [
        "bo is away 1–7 February 2027",
        "bo's last day in ht26 stays 30 June 2027 (week 26), as written; with the pause it would be "
        "7 September 2028 (week 36)",
    ]


MEETING = """
programme: {roles: {mentor: {meets: {length: 1h, every: 1 month}}}}
people:
  ada:
  bo:
  max:
cohorts:
  ht26: {participants: {ada: , bo: }}
pairings:
  ada-max:
    participant: ada
    mentor: max
    meets: {on: friday, time: 15}
    changes:
      2027-01: {date: 2027-01-08}
      2027-05: {date: 2027-05-14}
      2027-06: {date: 2027-06-11}
      2027-07: {time: 13}
      2027-08: cancelled
  bo-max:
    participant: bo
    mentor: max
    meets: {on: friday, time: 9}
    changes: {2027-05: {date: 2027-05-21}}
"""
CHANGES = ("pairings", "ada-max", "changes")


@pytest.mark.parametrize(
    ("person", "days", "gone", "said"),
    [
        ("ada", "2027-05-03..2027-05-30", [Remove((*CHANGES, "2027-05"))], ["ada and max cannot meet as changed in"]),
        (
            "ada",
            "2027-05-03..2027-07-31",
            [Remove((*CHANGES, key)) for key in ("2027-05", "2027-06", "2027-07")],
            ["ada and max cannot meet as changed in 2027-05, 2027-06 and 2027-07: those lines"],
        ),
        (
            "max",
            "2027-05-03..2027-05-30",
            [Remove((*CHANGES, "2027-05")), Remove(("pairings", "bo-max", "changes"))],
            ["ada and max cannot meet as changed in", "bo and max cannot meet as changed in"],
        ),
        ("ada", "2027-05-03..2027-05-09", [], []),
    ],
)
def test_a_meeting_put_by_hand_into_the_days_away_goes_back_to_its_rhythm(
    person: str, days: str, gone: list[Remove], said: list[str]
):
    before = trial_of_small(MEETING)
    found = pausing(plan_in(before), person, read_stretch(days))
    assert isinstance(found, Amendment)
    assert list(found.edits[1:]) == gone
    sentences = [each for each in told(found) if "changed in" in each]
    assert [each.startswith(start) for each, start in zip(sentences, said, strict=True)] == [True] * len(said)
    assert new_errors(before, made(before, found)) == []


def test_a_pause_of_a_whole_spring_is_no_error_in_a_programme_that_comes_along():
    found = pausing(plan_called(HUDDINGE), "sally-sjua", read_stretch("2027-04-12..2027-05-30"))
    assert new_errors(trial_of(HUDDINGE), made(trial_of(HUDDINGE), found)) == []


PEOPLE = [(name, person) for name in (MALMO, HUDDINGE) for person in plan_called(name).programme.people]


@pytest.mark.long
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(who=st.sampled_from(PEOPLE), first=st.integers(0, 1000), length=st.integers(1, 200))
def test_a_pause_brings_no_error_and_is_there_once(who: tuple[str, str], first: int, length: int):
    name, person = who
    before, day = plan_called(name), date(2026, 6, 1) + timedelta(days=first)
    days = Stretch(day, day + timedelta(days=length - 1))
    found = pausing(before, person, days)
    if isinstance(found, Hindrance):
        assert all(told(found))
        return
    trial = made(trial_of(name), found)
    own = plan_in(trial)
    assert isinstance(pausing(own, person, days), Hindrance)
    away = [
        each
        for each in own.agenda.by_person.get(person, ())
        if each.day in days and each.kind == "session" and person in each.people("participant", "make_up")
    ]
    assert away == []
    assert new_errors(trial_of(name), trial) == []


@pytest.mark.long
@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    data=small_plans(),
    who=st.sampled_from(("ada", "bo", "cy", "olle")),
    first=st.sampled_from(DAYS),
    length=st.integers(1, 14),
)
def test_in_any_plan_nobody_is_expected_while_away(data: Data, who: str, first: date, length: int):
    before, days = plan_of_data(data), Stretch(first, first + timedelta(days=length - 1))
    found = pausing(before, who, days)
    if isinstance(found, Hindrance):
        assert all(told(found))
        return
    after = changed(data, found.edits)
    assert isinstance(after, dict)
    own = plan_of_data(after)
    assert not [
        each
        for each in own.agenda.by_person.get(who, ())
        if each.day in days and each.kind == "session" and who in each.people("participant", "make_up")
    ]
    assert isinstance(pausing(own, who, days), Hindrance)
    assert errors_beside(run_checks(own), run_checks(before)) == []
