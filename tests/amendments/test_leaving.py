"""Somebody who leaves: what goes from the plan, what is left for others, and when it cannot be."""

from datetime import date, timedelta

import pytest
from amendments.amending import made, new_errors, plan_in, trial_of
from amendments.known_plans import plan_called
from amendments.worked_out import after as tree_after
from amendments.worked_out import said as told
from amendments.worked_out import trial_of_small
from checks.plans import plan_from
from demands.small_plans import DAYS, Data, small_plans
from demands.small_plans import plan_from as plan_of_data
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from introplan.agenda import Occasion, Plan
from introplan.amendments import Amendment, Hindrance
from introplan.amendments.duties import duties_of
from introplan.amendments.leaving import leaving
from introplan.checks import run_checks
from introplan.cli.prospects import errors_beside
from introplan.editing import changed

MALMO, HUDDINGE = "malmo", "huddingetrainee"
SMALL = """
programme: {roles: {mentor: {meets: {length: 1h, every: 1 month}}, buddy: {}}, reviews: {manad-3: {month: 3}}}
people:
  ada: {unit: norr}
  bo: {unit: norr}
  cy: {capacity: {mentor: 1}}
  max: {capacity: {mentor: 2}, unavailable: [friday, 2027-01-04..2027-01-10]}
  olle:
  pia: {capacity: {mentor: 3}}
units: {norr: {manager: mona}}
lectures: {bbic: {lecturers: [olle]}, lag: {lecturers: [olle, pia]}}
cohorts:
  ht26:
    participants:
      ada:
        make_ups: [vt27/bbic]
        pauses: [2026-11-02..2026-11-08, 2027-06-07..2027-06-20]
        reviews: {manad-3: {date: 2027-02-15}}
      bo: {until: 2027-06-30}
      max-liten: {starts: 2026-10-01}
    sessions:
      bbic: {date: 2026-10-06}
      lag: {date: 2027-03-02, for: [ada, bo]}
      ensam: {date: 2027-03-09, for: [ada]}
  vt27:
    starts: 2027-01-12
    participants: {dan: , max-liten: }
    sessions: {bbic: {date: 2027-03-16}}
pairings:
  ada-max:
    participant: ada
    mentor: max
    meets: {on: wednesday, time: 9}
    changes:
      2026-11: {date: 2026-11-12}
      2027-01: {date: 2027-02-02}
      2027-03: cancelled
  bo-max: {participant: bo, mentor: max, until: 2027-03-31}
  dan-max: {participant: dan, mentor: max, from: 2027-03-01}
  bo-ada: {participant: bo, buddy: ada, from: 2027-02-01}
absences: {ht26/lag: [ada], ht26/bbic: [ada]}
events: {natverk: {kind: network, date: 2027-02-10, with: [max, pia], by: olle}}
"""


def plan() -> Plan:
    return plan_from(SMALL)


def after(person: str, last: str) -> dict[str, object]:
    """The sections of the small plan after somebody has left."""
    found = leaving(plan(), person, date.fromisoformat(last))
    assert isinstance(found, Amendment), told(found)
    made_of = tree_after(SMALL, found.edits)
    assert isinstance(made_of, dict)
    return made_of


def test_whoever_takes_part_has_a_last_day_and_nothing_after_it():
    made_of = after("ada", "2027-01-31")
    assert made_of["cohorts"]["ht26"]["participants"]["ada"] == {
        "pauses": ["2026-11-02..2026-11-08"],
        "until": "2027-01-31",
    }
    assert made_of["cohorts"]["ht26"]["sessions"]["lag"]["for"] == ["bo"]
    assert made_of["absences"] == {"ht26/bbic": ["ada"]}
    assert made_of["pairings"]["ada-max"] == {
        "participant": "ada",
        "mentor": "max",
        "meets": {"on": "wednesday", "time": "9"},
        "changes": {"2026-11": {"date": "2026-11-12"}, "2027-01": "cancelled"},
    }
    assert "bo-ada" not in made_of["pairings"]


def test_a_meeting_of_support_that_has_ended_is_not_left_after_the_last_day():
    before = trial_of_small(
        """
        programme: {roles: {mentor: {meets: {length: 1h, every: 1 month}}}}
        people: {ada: , max: {capacity: {mentor: 1}}}
        cohorts: {ht26: {participants: {ada: }}}
        pairings:
          ada-max:
            participant: ada
            mentor: max
            until: 2027-04-30
            meets: {on: tuesday, time: 13}
            changes: {2027-04: {date: 2027-05-04}}
        """
    )
    found = leaving(plan_in(before), "max", date(2027, 5, 1))
    after = made(before, found)
    assert [each.status for each in plan_in(after).programme.pairings["ada-max"].changes.values()] == ["cancelled"]
    assert new_errors(before, after) == []


def test_what_is_for_nobody_else_is_told_and_stays():
    """A half group without anybody would be for all."""
    assert after("ada", "2027-01-31")["cohorts"]["ht26"]["sessions"]["ensam"]["for"] == ["ada"]
    assert told(leaving(plan(), "ada", date(2027, 1, 31))) == [
        "ada leaves, with 31 January 2027 (week 4) as the last day",
        "bo has no buddy from 1 February 2027 (week 5), and nobody who has agreed to be one has room: "
        "add a pairing with `participant: bo`, `buddy:` and `from: 2027-02-01`",
        "manad-3 was due on 8 December 2026 (week 50), and booked on 15 February 2027 (week 7): "
        "`introplan move ht26/ada/manad-3 --to 2027-01-29` books it",
        "ensam on 9 March 2027 (week 10) is for ada alone: `introplan cancel ht26/ensam`",
    ]


def test_a_half_group_is_not_left_to_protected_people_alone():
    before = trial_of_small(
        """
        people: {ada: , bo: , p-1: {protected: yes}, p-2: {protected: yes}}
        lectures: {bbic: , lag: }
        cohorts:
          ht26:
            participants: {ada: , bo: , p-1: , p-2: }
            sessions:
              bbic: {date: 2027-03-02, for: [ada, p-1, p-2]}
              lag: {date: 2027-03-09, for: [ada, bo, p-1]}
        """
    )
    found = leaving(plan_in(before), "ada", date(2027, 1, 31))
    after = made(before, found)
    sessions = plan_in(after).programme.cohorts["ht26"].sessions
    assert [each.for_ for each in sessions.values()] == [("ada", "p-1", "p-2"), ("bo", "p-1")]
    assert told(found)[1:] == [
        "bbic on 2 March 2027 (week 9) is left to protected people, and ada stays in its `for`: "
        "let somebody else come along, or `introplan cancel ht26/bbic`"
    ]
    assert new_errors(before, after) == []


def test_a_talk_that_is_due_after_the_last_day_is_not_asked_for():
    assert not [line for line in told(leaving(plan(), "ada", date(2026, 12, 7))) if line.startswith("manad-3")]


def test_a_supporter_ends_and_whoever_is_without_is_told_with_the_line_to_type():
    made_of = after("max", "2027-01-31")
    assert [made_of["pairings"][id_].get("until") for id_ in ("ada-max", "bo-max")] == ["2027-01-31"] * 2
    assert "dan-max" not in made_of["pairings"]
    assert made_of["people"]["max"]["unavailable"] == ["friday", "2027-01-04..2027-01-10", "2027-02-01..2029-01-11"]
    assert made_of["events"]["natverk"]["with"] == ["pia"]
    assert told(leaving(plan(), "max", date(2027, 1, 31)))[1:] == [
        "ada has no mentor from 1 February 2027 (week 5); cy has room: "
        "`introplan replace max cy --role mentor --from 2027-02-01 --for ada`",
        "bo has no mentor from 1 February 2027 (week 5); pia has room: "
        "`introplan replace max pia --role mentor --from 2027-02-01 --for bo`",
        "dan has no mentor from 1 March 2027 (week 9); pia has room: "
        "add a pairing with `participant: dan`, `mentor: pia` and `from: 2027-03-01`",
    ]


def test_days_away_that_meet_become_one_line():
    made_of = after("max", "2027-01-03")
    assert made_of["people"]["max"]["unavailable"] == ["friday", "2027-01-04..2029-01-11"]


def test_a_lecturer_and_a_host_of_events_are_told():
    assert told(leaving(plan(), "olle", date(2026, 12, 31))) == [
        "olle leaves, with 31 December 2026 (week 53) as the last day",
        "olle gives 2 sessions, the first lag on 2 March 2027 (week 9): "
        "`introplan replace olle WHO --lecturer --from 2027-01-01`",
        "olle leads natverk on 10 February 2027 (week 6): `introplan set events.natverk by WHO` says who does instead",
    ]


@pytest.mark.parametrize(
    ("person", "last", "said"),
    [
        ("mona", "2026-12-31", "mona is the manager of norr: `introplan replace mona WHO --role manager"),
        ("karin-exempelsson", "2027-01-31", "Karin Exempelsson is one of those who run the programme"),
    ],
)
def test_managers_and_coordinators_are_told(person: str, last: str, said: str):
    own = plan() if person in plan().programme.people else plan_called(MALMO)
    found = leaving(own, person, date.fromisoformat(last))
    assert any(line.startswith(said) for line in told(found))


@pytest.mark.parametrize(
    ("person", "last", "said"),
    [
        ("bo", "2027-06-30", "bo has left ht26 already: the last day is 30 June 2027 (week 26)"),
        ("bo", "2027-08-01", "bo has left ht26 already: the last day is 30 June 2027 (week 26)"),
        ("ada", "2028-09-21", "ada is done with ht26 on 21 September 2028 (week 38), so there is nothing to leave"),
        ("max-liten", "2026-09-30", "max-liten starts on 1 October 2026 (week 40), after 30 September 2026 (week 40)"),
        ("dan", "2027-01-11", "dan starts on 12 January 2027 (week 2), after 11 January 2027 (week 2)"),
        ("olle", "2027-03-16", "olle has nothing in the plan after 16 March 2027 (week 11)"),
    ],
)
def test_nobody_leaves_who_is_not_there(person: str, last: str, said: str):
    found = leaving(plan(), person, date.fromisoformat(last))
    assert isinstance(found, Hindrance), told(found)
    assert told(found)[0] == said


def test_whoever_has_left_does_not_leave_again():
    before = trial_of(MALMO)
    after_once = made(before, leaving(plan_called(MALMO), "ida-introdotter", date(2027, 3, 31)))
    said = told(leaving(plan_in(after_once), "ida-introdotter", date(2027, 3, 31)))
    assert said[0] == "Ida Introdotter has nothing in the plan after 31 March 2027 (week 13)"


def test_a_last_day_is_moved_earlier_and_that_is_said():
    assert told(leaving(plan(), "bo", date(2027, 3, 15)))[0] == (
        "bo leaves, with 15 March 2027 (week 11) as the last day instead of 30 June 2027 (week 26)"
    )


def test_somebody_in_two_cohorts_leaves_the_one_and_never_begins_the_other():
    made_of = after("max-liten", "2026-12-31")
    assert made_of["cohorts"]["ht26"]["participants"]["max-liten"] == {"starts": "2026-10-01", "until": "2026-12-31"}
    assert made_of["cohorts"]["vt27"]["participants"] == {"dan": None}


def remaining(own: Plan, person: str, last: date) -> list[Occasion]:
    """What somebody still has after the last day, but for what is told: what they give or hold, and as a manager."""
    duties = {duty.word for duty in duties_of(own, person, last)}
    return [
        each
        for each in own.agenda.by_person.get(person, ())
        if each.day > last
        and each.is_on
        and person not in each.people("lecturer", "manager", "coordinator")
        and not (each.kind == "event" and (own.programme.events[each.subject].by == person or "manager" in duties))
    ]


def stays(own: Plan, last: date) -> list[tuple[str, date, frozenset[str]]]:
    """All that is booked by the last day and that no rhythm has put there, and who comes.

    To what is for all who support somebody, nobody is invited who would only have begun after the day.
    """
    return [
        (each.key, each.day, frozenset(each.people() if each.kind != "event" else ()))
        for each in own.agenda.occasions
        if each.day <= last and each.kind != "meeting" and each.is_on and each.booked
    ]


PEOPLE = [(name, person) for name in (MALMO, HUDDINGE) for person in plan_called(name).programme.people]


@pytest.mark.long
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(who=st.sampled_from(PEOPLE), days=st.integers(0, 1000))
def test_what_was_stays_and_nothing_comes_after_the_last_day(who: tuple[str, str], days: int):
    name, person = who
    before, last = plan_called(name), date(2026, 6, 1) + timedelta(days=days)
    found = leaving(before, person, last)
    if isinstance(found, Hindrance):
        return
    trial = made(trial_of(name), found)
    own = plan_in(trial)
    assert remaining(own, person, last) == []
    assert stays(own, last) == stays(before, last)
    kept = [each for each in before.agenda.by_person.get(person, ()) if each.day <= last and each.moved_from is None]
    assert {each.key for each in kept if each.kind != "event"} <= {
        each.key for each in own.agenda.by_person.get(person, ())
    }
    assert new_errors(trial_of(name), trial) == []
    assert isinstance(leaving(own, person, last), Hindrance)


@pytest.mark.long
@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=small_plans(), who=st.sampled_from(("ada", "bo", "cy", "olle", "mona")), last=st.sampled_from(DAYS))
def test_in_any_plan_nothing_comes_after_the_last_day_and_no_error_of_it(data: Data, who: str, last: date):
    before = plan_of_data(data)
    found = leaving(before, who, last)
    if isinstance(found, Hindrance):
        assert all(told(found))
        return
    after_it = changed(data, found.edits)
    assert isinstance(after_it, dict)
    own = plan_of_data(after_it)
    assert remaining(own, who, last) == []
    assert stays(own, last) == stays(before, last)
    assert errors_beside(run_checks(own), run_checks(before)) == []


def test_whoever_leaves_is_not_invited_after_the_last_day():
    text = SMALL.replace("for: [ada, bo]}", "for: [ada, bo], also: [pia, max, mentor]}").replace(
        "ensam: {date: 2027-03-09,", "ensam: {date: 2027-03-09, also: [max],"
    )
    found = leaving(plan_from(text), "max", date(2027, 1, 31))
    assert isinstance(found, Amendment), told(found)
    made_of = tree_after(text, found.edits)
    assert isinstance(made_of, dict)
    sessions = made_of["cohorts"]["ht26"]["sessions"]
    assert sessions["lag"]["also"] == ["pia", "mentor"]
    assert "also" not in sessions["ensam"]
