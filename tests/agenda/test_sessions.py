from datetime import date, time

import pytest
from agenda.plans import plan_from

from introplan.agenda import Attendee
from introplan.days import Times

COHORT = """
    cohorts:
      ht26:
        title: Hösten 2026
        starts: 2026-09-01
        participants:
          ada: {ADA}
          bo: {BO}
        sessions:
          barnsamtal: {date: 2026-10-08, time: 9-12, place: salen EXTRA}
"""


def cohort(ada: str = "{}", bo: str = "{}", extra: str = "") -> str:
    return COHORT.replace("{ADA}", ada).replace("{BO}", bo).replace(" EXTRA", f", {extra}" if extra else "")


def participants(text: str) -> tuple[str, ...]:
    return plan_from(text).agenda.by_key["ht26/barnsamtal"].people("participant", "make_up")


def test_everyone_in_the_cohort_attends_its_sessions():
    occasion = plan_from(cohort()).agenda.by_key["ht26/barnsamtal"]
    assert occasion.attendees == (
        Attendee("karin", "lecturer"),
        Attendee("ada", "participant"),
        Attendee("bo", "participant"),
    )
    assert (occasion.day, occasion.times, occasion.place) == (date(2026, 10, 8), Times(time(9), time(12)), "salen")


@pytest.mark.parametrize(
    ("bo", "comes"),
    [
        ("{starts: 2026-10-08}", True),
        ("{starts: 2026-10-09}", False),
        ("{until: 2026-10-08}", True),
        ("{until: 2026-10-07}", False),
        ("{pauses: [2026-10-08..2026-10-20]}", False),
        ("{pauses: [2026-10-01..2026-10-07]}", True),
        ("{exempt: [barnsamtal]}", False),
        ("{exempt: [utbyte]}", True),
    ],
)
def test_whoever_has_not_started_has_left_has_a_pause_or_is_exempt_is_not_expected(bo: str, comes: bool):
    assert participants(cohort(bo=bo)) == (("ada", "bo") if comes else ("ada",))


def test_a_half_group_holds_only_those_it_is_for():
    assert participants(cohort(extra="for: [bo]")) == ("bo",)


def test_a_start_alone_takes_its_end_from_the_lecture():
    plan = plan_from(cohort().replace("time: 9-12", "time: 13.30"))
    assert plan.agenda.by_key["ht26/barnsamtal"].times == Times(time(13, 30), time(16, 30))


def test_a_session_gives_its_own_lecturers_instead_of_the_lectures():
    plan = plan_from(cohort(extra="lecturers: [mona, ida]"))
    assert plan.agenda.by_key["ht26/barnsamtal"].people("lecturer") == ("mona", "ida")


def test_a_digital_session_has_its_places_link():
    plan = plan_from(cohort().replace("place: salen", "place: natet"))
    assert plan.agenda.by_key["ht26/barnsamtal"].link == "https://moten.example/natet"


def test_a_renamed_session_keeps_its_identity():
    plan = plan_from(cohort().replace("barnsamtal: {", "samtal: {of: barnsamtal, was: barnsamtal, "))
    assert [occasion.key for occasion in plan.agenda.by_cohort["ht26"]] == ["ht26/barnsamtal"]


SHARED = """
    cohorts:
      ht26:
        title: Hösten 2026
        starts: 2026-09-01
        participants: {ada: }
        sessions:
          barnsamtal: {date: 2027-03-04, time: 9-12, with: [vt27]}
      vt27:
        title: Våren 2027
        starts: 2027-02-01
        participants: {bo: }
        sessions: {}
"""


def test_a_session_shared_by_two_cohorts_is_one_event_in_both():
    agenda = plan_from(SHARED).agenda
    assert agenda.by_cohort["ht26"] == agenda.by_cohort["vt27"] == (agenda.by_key["ht26/barnsamtal"],)
    assert agenda.by_key["ht26/barnsamtal"].people("participant") == ("ada", "bo")


MAKE_UP = """
    cohorts:
      ht26:
        title: Hösten 2026
        starts: 2026-09-01
        participants: {bo: {starts: 2026-10-15, make_ups: [vt27/barnsamtal], UNTIL}}
        sessions:
          barnsamtal: {date: 2026-10-08, time: 9-12}
      vt27:
        title: Våren 2027
        starts: 2027-02-01
        participants: {ada: }
        sessions:
          barnsamtal: {date: 2027-03-04, time: 9-12}
"""


def test_who_makes_up_for_a_missed_session_is_a_guest_of_the_other_cohort():
    agenda = plan_from(MAKE_UP.replace(", UNTIL", "")).agenda
    assert agenda.by_key["vt27/barnsamtal"].attendees[1:] == (Attendee("ada", "participant"), Attendee("bo", "make_up"))
    assert [occasion.key for occasion in agenda.by_person["bo"] if occasion.kind == "session"] == ["vt27/barnsamtal"]


def test_who_has_left_is_no_guest_either():
    agenda = plan_from(MAKE_UP.replace("UNTIL", "until: 2027-01-31")).agenda
    assert agenda.by_key["vt27/barnsamtal"].people("make_up") == ()


def test_only_a_cohort_in_draft_has_draft_sessions():
    plan = plan_from(SHARED.replace("title: Hösten 2026", "title: Hösten 2026\n        status: draft"))
    assert plan.agenda.by_key["ht26/barnsamtal"].draft is False  # the confirmed cohort shares it
    plan = plan_from(cohort().replace("title: Hösten 2026", "title: Hösten 2026\n        status: draft"))
    assert plan.agenda.by_key["ht26/barnsamtal"].draft is True
