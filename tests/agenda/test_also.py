"""Who else is asked to a session: by that day's pairings and managers of those who come, and by name."""

import pytest
from agenda.plans import plan_from

from introplan.agenda import Attendee

COHORT = """
    people:
      max: {name: Max, organisation: kommunen}
      moa: {name: Moa, organisation: kommunen}
    pairings:
      ada-max: {participant: ada, mentor: max, until: 2026-12-31}
      ada-moa: {participant: ada, mentor: moa, from: 2027-01-01, meets: {on: thursday, time: 10.00, every: 1 week}}
      bo-max: {participant: bo, mentor: max}
    cohorts:
      ht26:
        title: Hösten 2026
        starts: 2026-09-01
        participants: {ada: , bo: {BO}}
        sessions:
          barnsamtal: {date: DATE, time: 9-12, place: salen, also: ALSO}
"""


def asked(also: str, *, day: str = "2026-10-08", bo: str = "{}") -> tuple[Attendee, ...]:
    text = COHORT.replace("ALSO", also).replace("DATE", day).replace("{BO}", bo)
    return plan_from(text).agenda.by_key["ht26/barnsamtal"].attendees[1:]


@pytest.mark.parametrize(
    ("also", "who"),
    [
        ("[mentor]", (Attendee("max", "mentor"),)),
        ("[manager]", (Attendee("mona", "manager"),)),
        ("[coordinator]", ()),  # who gives it already
        ("[ida, mentor, max]", (Attendee("ida", "invited"), Attendee("max", "mentor"))),
        ("[max, mentor]", (Attendee("max", "invited"),)),
        ("[bo, karin]", ()),  # who is there already
        ("[buddy]", ()),
        ("[]", ()),
    ],
)
def test_roles_and_people_are_asked_once_each(also: str, who: tuple[Attendee, ...]):
    assert asked(also) == (Attendee("ada", "participant"), Attendee("bo", "participant"), *who)


def test_a_role_is_whoever_has_it_on_that_day():
    assert asked("[mentor]", day="2027-03-04")[2:] == (Attendee("moa", "mentor"), Attendee("max", "mentor"))


def test_only_the_supporters_of_those_who_come_are_asked():
    assert asked("[mentor]", day="2027-03-04", bo="{pauses: [2027-03-01..2027-03-07]}") == (
        Attendee("ada", "participant"),
        Attendee("moa", "mentor"),
    )


def test_meetings_of_a_supporter_make_way_for_what_they_are_asked_to():
    with_bo_exempt = COHORT.replace("DATE", "2027-03-04").replace("{BO}", "{exempt: [barnsamtal]}")
    text = with_bo_exempt.replace("ada-moa: {participant: ada", "bo-moa: {participant: bo").replace("bo-max", "b-m")
    usual = plan_from(text.replace("ALSO", "[]")).agenda.by_key["bo-moa/2027-W09"]
    moved = plan_from(text.replace("ALSO", "[moa]")).agenda.by_key["bo-moa/2027-W09"]
    assert (str(usual.day), moved.moved_from) == ("2027-03-04", usual.day)
    assert moved.day != usual.day


def test_a_session_has_a_title_of_its_own():
    text = COHORT.replace("DATE", "2026-10-08").replace("ALSO", "[], title: Budget och beslut").replace("{BO}", "{}")
    plan = plan_from(text)
    assert plan.title(plan.agenda.by_key["ht26/barnsamtal"]) == "Budget och beslut"
