"""Somebody who takes over from another: what is written, from which day, and when it cannot be."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from amendments.amending import made, new_errors, plan_in, trial_of
from amendments.known_plans import plan_called
from amendments.worked_out import said as told
from amendments.worked_out import trial_of_small
from checks.plans import plan_from
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from introplan.agenda import Plan
from introplan.amendments import Amendment, Hindrance
from introplan.amendments.duties import DutyWord, succeeding
from introplan.amendments.followed import Wished, new_id
from introplan.amendments.leaving import leaving
from introplan.amendments.lecturers import lecturing
from introplan.amendments.replacing import replacing
from introplan.diagnostics import Edit, Remove, Set
from introplan.model import ROLES, RoleWord

MALMO, HUDDINGE = "malmo", "huddingetrainee"
TODAY = date(2026, 11, 28)
SMALL = """
programme:
  coordinators: [karin, kim]
  roles:
    introducer: {unit: same, meets: {length: 1h, every: 1 week}}
    mentor: {meets: {length: 1h, every: 1 month}}
    buddy: {}
units: {norr: {manager: mona}, soder: {manager: sara}}
organisations: {fk: {contact: frans}}
people:
  ada: {unit: norr}
  bo: {unit: norr}
  ida: {unit: norr, capacity: {introducer: 2}}
  ivar: {unit: norr, capacity: {introducer: 1}}
  full: {unit: norr, capacity: {introducer: 0}}
  redo: {unit: norr, capacity: {introducer: 1}}
  borta: {unit: norr, unavailable: [2027-02-22..2027-03-07]}
  annan: {unit: soder}
  fredag: {unit: norr, unavailable: [tuesday]}
  ny: {unit: norr}
  max:
  mona: {unit: norr}
lectures:
  bbic: {lecturers: [olle], length: 2h}
  lag: {lecturers: [olle, pia]}
  ensam: {lecturers: [olle]}
  nytt: {lecturers: [olle]}
cohorts:
  ht26:
    participants: {ada: , bo: , ny: {starts: 2027-06-01}}
    sessions:
      bbic: {date: 2026-10-06}
      lag: {date: 2027-03-02}
      lag-2: {of: lag, date: 2027-04-06, lecturers: [olle, pia]}
      ensam: {date: 2027-05-11, status: confirmed}
      mote: {date: 2027-03-09, lecturers: [rut]}
  vt27:
    starts: 2027-01-12
    participants: {dan: {unit: norr}}
    sessions: {bbic: {date: 2027-03-09}}
pairings:
  ada-ida:
    participant: ada
    introducer: ida
    meets: {on: tuesday, time: 13.00, place: rum}
    changes:
      2026-W41: {date: 2026-10-07}
      2027-W10: {date: 2027-03-11}
      2027-W12: cancelled
  bo-ida: {participant: bo, introducer: ida, until: 2027-08-31, meets: {on: tuesday, time: 10}}
  ada-max: {participant: ada, mentor: max, from: 2027-02-01}
  dan-ivar: {participant: dan, introducer: ivar, until: 2027-02-28, meets: {on: tuesday, time: 13.00}}
"""


@pytest.fixture(scope="module")
def plan() -> Plan:
    return plan_from(SMALL)


def replaced(plan: Plan, wished: Wished) -> Amendment | Hindrance:
    return replacing(plan, wished, TODAY)


def edits(found: Amendment | Hindrance) -> list[Edit]:
    assert isinstance(found, Amendment), told(found)
    return list(found.edits)


AWAY = """
programme: {roles: {mentor: {meets: {length: 1h, every: 1 month}}}}
people:
  ada:
  max:
  mia: {unavailable: [2027-05-01..2027-05-31, 2027-07-05..2027-07-11]}
cohorts: {ht26: {participants: {ada: }}}
pairings:
  ada-max:
    participant: ada
    mentor: max
    meets: {on: tuesday, time: 13}
    changes:
      2027-05: {time: 15}
      2027-06: {time: 15}
      2027-07: {date: 2027-07-08}
"""


@pytest.mark.parametrize("first", ["2026-09-01", "2027-03-01"])
def test_what_was_changed_of_a_meeting_for_a_day_when_the_follower_is_away_goes_and_is_told(first: str):
    before = trial_of_small(AWAY)
    found = replacing(plan_in(before), Wished("max", "mia", "mentor", date.fromisoformat(first)), TODAY)
    after = made(before, found)
    (pairing,) = (each for each in plan_in(after).programme.pairings.values() if each.supporter == "mia")
    assert list(pairing.changes) == ["2027-06"]
    assert [each for each in told(found) if "as changed in" in each] == [
        "ada and mia cannot meet as changed in 2027-05 and 2027-07: those lines under `changes` are removed"
    ]
    assert new_errors(before, after) == []


def test_the_old_pairing_ends_the_day_before_and_the_new_one_meets_as_it_did(plan: Plan):
    found = replaced(plan, Wished("ida", "ivar", "introducer", date(2027, 3, 1), ("ada",)))
    assert edits(found) == [
        Set(("pairings", "ada-ida", "until"), "2027-02-28", "introducer"),
        Remove(("pairings", "ada-ida", "changes", "2027-W10")),
        Remove(("pairings", "ada-ida", "changes", "2027-W12")),
        Set(
            ("pairings", "ada-ivar"),
            {
                "participant": "ada",
                "introducer": "ivar",
                "from": "2027-03-01",
                "meets": {"on": "tuesday", "time": "13.00", "place": "rum"},
                "changes": {"2027-W10": {"date": "2027-03-11"}, "2027-W12": "cancelled"},
            },
            "ada-ida",
        ),
    ]
    assert told(found) == ["ivar takes over from ida as introducer of ada from 1 March 2027 (week 9)"]


def test_a_changed_meeting_stays_changed_however_its_week_is_written():
    plan = plan_from(SMALL.replace("2027-W10: {date: 2027-03-11}", "2027-W9: {date: 2027-03-04}"))
    found = edits(replaced(plan, Wished("ida", "ivar", "introducer", date(2027, 3, 1), ("ada",))))
    assert Remove(("pairings", "ada-ida", "changes", "2027-W9")) in found
    new = found[-1]
    assert isinstance(new, Set)
    assert isinstance(new.value, dict)
    assert new.value["changes"] == {"2027-W9": {"date": "2027-03-04"}, "2027-W12": "cancelled"}


def test_all_participants_are_followed_and_an_end_that_was_written_stays():
    plan = plan_from(SMALL.replace("introducer: 1", "introducer: 3"))
    found = replaced(plan, Wished("ida", "ivar", "introducer", date(2027, 3, 1)))
    assert told(found)[0] == "ivar takes over from ida as introducer of ada and bo from 1 March 2027 (week 9)"
    bo = next(each for each in edits(found) if each.path == ("pairings", "bo-ivar"))
    assert isinstance(bo, Set)
    assert isinstance(bo.value, dict)
    assert (bo.value["from"], bo.value["until"]) == ("2027-03-01", "2027-08-31")


def test_another_time_is_found_where_the_follower_has_something_else_and_told():
    plan = plan_from(SMALL.replace("introducer: 1", "introducer: 3").replace("until: 2027-02-28", "until: 2027-12-31"))
    found = replaced(plan, Wished("ida", "ivar", "introducer", date(2027, 3, 1)))
    ada = next(each for each in edits(found) if each.path == ("pairings", "ada-ivar"))
    assert isinstance(ada, Set)
    assert isinstance(ada.value, dict)
    assert ada.value["meets"] == {"on": "tuesday", "time": "14.00", "place": "rum"}
    assert "changes" not in ada.value
    assert told(found)[1] == (
        "ada and ivar meet on Tuesday at 14:00–15:00, since one of them has something else at the usual time; "
        "another time: `introplan set pairings.ada-ivar.meets time 13.00`"
    )


def test_whoever_can_not_on_that_weekday_meets_on_another(plan: Plan):
    found = replaced(plan, Wished("ida", "fredag", "introducer", date(2027, 3, 1), ("ada",)))
    ada = next(each for each in edits(found) if each.path == ("pairings", "ada-fredag"))
    assert isinstance(ada, Set)
    assert isinstance(ada.value, dict)
    assert ada.value["meets"] == {"on": "monday", "time": "13.00", "place": "rum"}


def test_a_pairing_that_has_not_begun_only_gets_another_person(plan: Plan):
    found = replaced(plan, Wished("max", "ivar", "mentor", date(2027, 2, 1)))
    assert edits(found) == [Set(("pairings", "ada-max", "mentor"), "ivar")]
    assert told(found)[1] == "ivar has not said in the plan that they can be mentor: ask first"


def test_nobody_stands_in_a_pairing_by_which_people_have_met(plan: Plan):
    """Their calendars say with whom."""
    met = next(each for each in plan.agenda.by_subject["ada-ida"] if each.day < TODAY)
    given_out = replace(plan, released=frozenset({met.key}))
    wished = Wished("ida", "redo", "introducer", date(2026, 9, 1), ("ada",))
    assert edits(replaced(plan, wished)) == [Set(("pairings", "ada-ida", "introducer"), "redo")]
    assert told(replaced(given_out, wished)) == [
        "ada and ida have met since 1 September 2026 (week 36), as their calendars say",
        "choose a later day: `--from 2026-11-28`",
    ]
    assert isinstance(replaced(given_out, wished._replace(first=TODAY)), Amendment)


def test_a_room_in_which_others_meet_then_is_not_asked_for():
    text = SMALL.replace("on: tuesday, time: 13.00, place: rum", "on: tuesday, time: 9, place: rum")
    text = text.replace("participants: {ada: ,", "participants: {eva: , ada: ,")
    text = text.replace("time: 10}}", "time: 10, place: rum}}").replace(
        "{unit: norr, unavailable: [tuesday]}", "{unit: norr}"
    )
    other = "  eva-fredag: {participant: eva, mentor: fredag, meets: {on: tuesday, time: 9}}\n"
    other += "places: {rum: {capacity: 4}}\n"
    found = replaced(plan_from(text + other), Wished("ida", "fredag", "introducer", date(2027, 3, 1), ("ada",)))
    ada = next(each for each in edits(found) if each.path == ("pairings", "ada-fredag"))
    assert isinstance(ada, Set)
    assert isinstance(ada.value, dict)
    assert ada.value["meets"] == {"on": "tuesday", "time": "8.00", "place": "rum"}


def test_whoever_follows_somebody_who_has_left_begins_where_that_one_ended():
    before = trial_of(MALMO)
    left = made(before, leaving(plan_called(MALMO), "moa-medvandrare", date(2027, 3, 31)))
    own = plan_in(left)
    word: RoleWord = "introducer"
    wished = Wished("moa-medvandrare", "hanna-fiktivberg", word, date(2027, 4, 1))
    found = replaced(own, wished)
    after = made(left, found)
    pairings = plan_in(after).programme.pairings
    old = next(each for each in pairings.values() if each.supporter == "moa-medvandrare")
    new = next(each for each in pairings.values() if each.supporter == "hanna-fiktivberg")
    assert (old.participant, old.until, new.from_) == (new.participant, date(2027, 3, 31), date(2027, 4, 1))


@pytest.mark.parametrize(
    ("wished", "said"),
    [
        (("ida", "ida", "introducer"), "ida cannot take over from themselves"),
        (("ida", "ivar", "mentor"), "ida is mentor of nobody on 1 March 2027 (week 9) or later"),
        (
            ("ida", "full", "introducer"),
            "it cannot be: full has agreed to 0 as introducer, and supports 1 from 1 March 2027 (week 9)",
        ),
        (("ida", "mona", "introducer"), "it cannot be: mona is ada's manager, and cannot be their introducer too"),
        (("ida", "ada", "introducer"), "it cannot be: ada is their own introducer"),
        (
            ("ida", "dan", "introducer"),
            "it cannot be: dan takes part in vt27 until 11 January 2029 (week 2), and is introducer of ada",
        ),
        (("ida", "borta", "introducer"), "borta is away 22 February–7 March 2027"),
        (
            ("ida", "annan", "introducer"),
            "it cannot be: annan works at soder, and the introducer should be in ada's own unit, norr",
        ),
        (("ida", "max", "introducer"), "it cannot be: max is both mentor and introducer of ada"),
    ],
)
def test_whoever_can_not_follow_is_refused_in_the_words_of_the_checks(
    plan: Plan, wished: tuple[str, str, RoleWord], said: str
):
    participants = ("ada",) if wished[2] == "introducer" and wished[1] != "ida" else ()
    found = replaced(plan, Wished(*wished, date(2027, 3, 1), participants))
    assert isinstance(found, Hindrance), told(found)
    assert told(found)[0] == said


def test_somebody_with_room_is_named_where_the_wished_one_has_none(plan: Plan):
    found = replaced(plan, Wished("ida", "full", "introducer", date(2027, 3, 1), ("ada",)))
    assert told(found)[1] == "redo (norr) has room for ada"


def test_somebody_who_has_too_many_already_gets_no_more():
    plan = plan_from(SMALL.replace("introducer: 1", "introducer: 0").replace("until: 2027-02-28", "until: 2027-12-31"))
    found = replaced(plan, Wished("ida", "ivar", "introducer", date(2027, 3, 1), ("bo",)))
    assert isinstance(found, Hindrance)


def test_whom_the_follower_is_not_for_is_told(plan: Plan):
    found = replaced(plan, Wished("ida", "ivar", "introducer", date(2027, 3, 1), ("dan",)))
    assert told(found) == [
        "ida is not introducer of dan on 1 March 2027 (week 9) or later",
        "ida is then: introducer of ada; introducer of bo",
    ]


@pytest.mark.parametrize(
    ("old", "person", "participant", "by", "new"),
    [
        ("elin-rut", "rut-radgivarsson", "elin-provare", "stina-stodlund", "elin-stina"),
        ("elin-hugo-anstalld", "hugo-handledarsson", "elin-etta", "kim-berg", "elin-kim-anstalld"),
        ("deltagare-7-sven", "sven-sidouppdrag", "deltagare-7", "liv-lotsdotter", "deltagare-7-liv"),
        ("ida-ida", "ida-introdotter", "ida-liten", "ivar", "ida-ivar"),
        ("p1", "rut", "ada", "stina", "ada-stina"),
        ("elin-rut", "rut-radgivarsson", "elin-provare", "taget-stodlund", "elin-taget-stodlund"),
        ("elin-rut", "rut", "elin", "taget", "elin-rut-taget"),
    ],
)
def test_the_new_id_is_made_as_the_old_one(plan: Plan, old: str, person: str, participant: str, by: str, new: str):
    pairing = plan.programme.pairings["ada-ida"].model_copy(update={"participant": participant})
    pairing.__dict__["path"], pairing.__dict__["id"] = ("pairings", old), old
    taken = {"elin-taget"}
    assert new_id(Wished(person, by, "introducer", date(2027, 1, 1)), pairing, taken) == new


def test_a_lecturer_is_followed_in_the_list_of_what_is_all_to_come_else_at_each_session(plan: Plan):
    found = lecturing(plan, "olle", "rut", date(2027, 1, 1))
    assert edits(found) == [
        Set(("lectures", "lag", "lecturers", 0), "rut"),
        Set(("lectures", "ensam", "lecturers", 0), "rut"),
        Set(("lectures", "nytt", "lecturers", 0), "rut"),
        Set(("cohorts", "ht26", "sessions", "lag-2", "lecturers", 0), "rut"),
    ]
    assert told(found) == [
        "rut gives 3 of the 4 sessions that olle gives from 1 January 2027 (week 53)",
        "rut has both mote (9:00–12:00) and bbic (9:00–12:00) on 9 March 2027 (week 10): "
        "`introplan move --free vt27/bbic`, or somebody else gives bbic on 9 March 2027 (week 10)",
        "`ht26/ensam` is marked as confirmed, but it was olle who had said yes: ask rut",
    ]


def test_sessions_to_come_name_the_follower_where_some_have_been(plan: Plan):
    found = lecturing(plan, "olle", "ida", date(2027, 1, 1))
    assert Set(("cohorts", "vt27", "sessions", "bbic", "lecturers"), ["ida"], "time") in edits(found)
    assert told(found)[-1] == ("bbic stays with olle, for what has been: name ida at each session to come")


def test_whoever_gives_it_already_is_not_named_twice(plan: Plan):
    assert Remove(("lectures", "lag", "lecturers", 0)) in edits(lecturing(plan, "olle", "pia", date(2027, 1, 1)))


@pytest.mark.parametrize(
    ("person", "by", "day", "said"),
    [
        ("ida", "olle", "2027-01-01", "ida gives nothing on 1 January 2027 (week 53) or later"),
        (
            *("rut", "olle", "2027-03-01"),
            "olle has both mote (9:00–12:00) and bbic (9:00–12:00) on 9 March 2027 (week 10)",
        ),
        ("rut", "ada", "2027-03-01", "ada takes part in mote on 9 March 2027 (week 10), and cannot give it"),
        ("rut", "rut", "2027-03-01", "rut cannot take over from themselves"),
    ],
)
def test_a_lecturer_who_can_give_nothing_of_it_does_not_follow(plan: Plan, person: str, by: str, day: str, said: str):
    found = lecturing(plan, person, by, date.fromisoformat(day))
    assert isinstance(found, Hindrance), told(found)
    assert told(found)[0] == said


@pytest.mark.parametrize(
    ("person", "by", "word", "wanted"),
    [
        ("mona", "sara", "manager", [Set(("units", "norr", "manager"), "sara")]),
        ("frans", "sara", "contact", [Set(("organisations", "fk", "contact"), "sara")]),
        ("karin", "sara", "coordinator", [Set(("programme", "coordinators", 0), "sara")]),
        ("karin", "kim", "coordinator", [Remove(("programme", "coordinators", 0))]),
    ],
)
def test_what_has_no_days_is_exchanged(plan: Plan, person: str, by: str, word: DutyWord, wanted: list[Edit]):
    assert edits(succeeding(plan, person, by, word, date(2027, 1, 1))) == wanted


@pytest.mark.parametrize(
    ("person", "by", "word", "said"),
    [
        ("mona", "ida", "manager", "it cannot be: ida is ada's manager, and cannot be their introducer too"),
        ("mona", "ada", "manager", "it cannot be: ada is their own manager"),
        ("ida", "sara", "manager", "ida is nobody's manager on 1 January 2027 (week 53) or later"),
        ("ida", "sara", "contact", "ida is the contact of no organisation"),
        ("ida", "sara", "coordinator", "ida is not one of those who run the programme"),
        ("mona", "mona", "manager", "mona cannot take over from themselves"),
    ],
)
def test_what_has_no_days_is_not_exchanged_with_whoever_can_not(
    plan: Plan, person: str, by: str, word: DutyWord, said: str
):
    found = succeeding(plan, person, by, word, date(2027, 1, 1))
    assert isinstance(found, Hindrance), told(found)
    assert told(found)[0] == said


SUPPORTERS = [
    (name, pairing.supporter, pairing.role)
    for name in (MALMO, HUDDINGE)
    for pairing in plan_called(name).programme.pairings.values()
]
PEOPLE = {name: list(plan_called(name).programme.people) for name in (MALMO, HUDDINGE)}


@pytest.mark.long
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data(), one=st.sampled_from(SUPPORTERS), days=st.integers(0, 800))
def test_whoever_follows_supports_from_the_day_on_and_nobody_is_without(
    data: st.DataObject, one: tuple[str, str, RoleWord], days: int
):
    name, person, role = one
    before, first = plan_called(name), date(2026, 6, 1) + timedelta(days=days)
    by = data.draw(st.sampled_from(PEOPLE[name]))
    assert role in ROLES
    found = replaced(before, Wished(person, by, role, first))
    if isinstance(found, Hindrance):
        assert all(told(found))
        return
    trial = made(trial_of(name), found)
    own = plan_in(trial)
    assert new_errors(trial_of(name), trial) == []
    for journey in before.agenda.journeys:
        was, now = before.agenda.support.of(journey, (role,)), own.agenda.support.of(journey, (role,))
        for support in was:
            if support.pairing.supporter == person and support.days.last >= first:
                day = max(first, support.days.first)
                assert [
                    each.pairing.supporter
                    for each in now
                    if day in each.days and each.pairing.supporter in {person, by}
                ] == [by]
                assert any(each.days.last == support.days.last for each in now if each.pairing.supporter == by)
    met = [each for each in before.agenda.by_person.get(person, ()) if each.kind == "meeting" and each.day < first]
    assert {each.key for each in met if each.moved_from is None} <= set(own.agenda.by_key)
