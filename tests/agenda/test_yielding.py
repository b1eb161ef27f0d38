"""A meeting by its rhythm makes way: for closed days, for absences, and for all that has a time of its own."""

from datetime import date

import pytest
from agenda.plans import FRAME, plan_from

from introplan.agenda import Occasion, Plan

PLAN = """
    cohorts:
      ht26: {title: Hösten, starts: 2026-09-01, participants: {ada: MEMBER}, sessions: {SESSIONS}}
      vt27: {title: Våren, starts: 2027-01-11, status: draft, participants: {bo: }, sessions: {OTHERS}}
    pairings:
      ada-ida: {participant: ada, introducer: ida, meets: {on: tuesday, time: 13.00, every: EVERY}}
    events: {EVENTS}
"""


def made(frame: str = FRAME, **words: str) -> Plan:
    """A plan of Ada and Ida, who meet on Tuesdays at one."""
    text = PLAN
    for word in ("MEMBER", "SESSIONS", "OTHERS", "EVENTS"):
        text = text.replace(word, words.pop(word.lower(), ""))
    return plan_from(text.replace("EVERY", words.get("every", "1 week")), frame)


def days(plan: Plan, pairing: str = "ada-ida") -> dict[str, date]:
    return {each.key.partition("/")[2]: each.day for each in plan.agenda.by_subject.get(pairing, ())}


def closed(*lines: str) -> str:
    return FRAME.replace("  roles:", f"  calendar: {{closed: [{', '.join(lines)}]}}\n  roles:")


def away(*lines: str) -> str:
    return FRAME.replace("ida: {name: Ida,", f"ida: {{name: Ida, unavailable: [{', '.join(lines)}],")


TUESDAY, WEDNESDAY = date(2026, 10, 6), date(2026, 10, 7)
FIXED = {
    "a session": {"sessions": "barnsamtal: {date: 2026-10-06, time: 12-15}"},
    "a session that is confirmed": {"sessions": "barnsamtal: {date: 2026-10-06, time: 12-15, status: confirmed}"},
    "a session that the supporter gives": {
        "sessions": "barnsamtal: {date: 2026-10-06, time: 12-15, lecturers: [ida], for: [ada]}",
        "member": "{exempt: [barnsamtal]}",
    },
    "a review": {"member": "{reviews: {manad-3: {date: 2026-10-06, time: 13.30}}}"},
    "an event": {"events": "mote: {kind: briefing, date: 2026-10-06, time: 13-14, with: [ida], subject: Möte}"},
    "a network meeting": {
        "events": "mote: {kind: network, date: 2026-10-06, time: 13-14, audience: [mentors], subject: Möte}"
    },
}


@pytest.mark.parametrize("words", FIXED.values(), ids=FIXED.keys())
def test_a_meeting_makes_way_for_what_has_a_time_of_its_own(words):
    plan = made(**words)
    meeting = plan.agenda.by_key["ada-ida/2026-W41"]
    assert (meeting.day, meeting.moved_from) == (WEDNESDAY, TUESDAY)
    assert plan.agenda.clashes_by_person == {}


def test_a_meeting_makes_way_for_one_that_somebody_has_moved_by_hand():
    plan = plan_from("""
        cohorts:
          ht26: {title: Hösten, starts: 2026-09-01, participants: {ada: , bo: }}
        pairings:
          ada-ida: {participant: ada, introducer: ida, meets: {on: tuesday, time: 13.00, every: 1 week}}
          bo-ida:
            participant: bo
            mentor: ida
            meets: {on: friday, time: 13.30, every: 1 week}
            changes: {2026-W41: {date: 2026-10-06}}
    """)
    assert days(plan)["2026-W41"] == WEDNESDAY
    assert plan.agenda.clashes_by_person == {}


NOT_IN_THE_WAY = {
    "what only touches it": {"sessions": "barnsamtal: {date: 2026-10-06, time: 10-13}"},
    "a session that is cancelled": {"sessions": "barnsamtal: {date: 2026-10-06, time: 12-15, status: cancelled}"},
    "a session that is proposed": {"sessions": "barnsamtal: {date: 2026-10-06, time: 12-15, status: proposed}"},
    "a session of a draft": {"others": "barnsamtal: {date: 2026-10-06, time: 12-15, lecturers: [ida]}"},
    "a review without a time": {"member": "{reviews: {manad-3: {date: 2026-10-06}}}"},
    "an event without a time": {"events": "mote: {kind: other, date: 2026-10-06, with: [ida], subject: Möte}"},
    "an event of others": {"events": "mote: {kind: other, date: 2026-10-06, time: 13-14, with: [mona], subject: Möte}"},
}


@pytest.mark.parametrize("words", NOT_IN_THE_WAY.values(), ids=NOT_IN_THE_WAY.keys())
def test_a_meeting_stays_beside(words):
    plan = made(**words)
    assert days(plan)["2026-W41"] == TUESDAY
    assert plan.agenda.clashes_by_person == {}


def test_a_week_away_takes_one_meeting_of_a_weekly_rhythm():
    assert "2026-W41" not in days(made(away("2026-W41")))
    assert len(days(made(away("2026-W41")))) == len(days(made())) - 1


@pytest.mark.parametrize(
    ("every", "lines", "key", "day"),
    [
        ("2 weeks", ["2026-10-13"], "2026-W42", date(2026, 10, 14)),
        ("2 weeks", ["2026-W42"], "2026-W42", date(2026, 10, 9)),
        ("2 weeks", ["2026-W41..2026-W42"], "2026-W42", date(2026, 10, 19)),
        ("2 weeks", ["2026-W41..2026-W43"], "2026-W42", None),
        ("3 weeks", ["2026-W40..2026-W43"], "2026-W42", date(2026, 10, 26)),
        ("3 weeks", ["2026-W40..2026-W44"], "2026-W42", None),
        ("1 month", ["2026-10-06"], "2026-10", WEDNESDAY),
        ("1 month", ["2026-W41"], "2026-10", date(2026, 10, 2)),
        ("1 month", ["2026-10-01..2026-10-29"], "2026-10", date(2026, 10, 30)),
        ("1 month", ["2026-10-01..2026-10-31"], "2026-10", None),
        ("1 month", ["2026-12-01"], "2026-12", date(2026, 12, 2)),
        ("1 month", ["2026-12-01..2026-12-04"], "2026-12", date(2026, 12, 7)),
        ("2 months", ["2026-11-01..2026-11-30"], "2026-11", date(2026, 10, 30)),
        ("2 months", ["2026-11-01..2026-12-30"], "2026-11", date(2026, 10, 30)),
        ("2 months", ["2026-10-01..2026-12-31"], "2026-11", None),
    ],
)
def test_a_sparser_meeting_moves_to_the_nearest_day_between_its_neighbours(every, lines, key, day):
    for frame in (closed(*lines), away(*lines)):
        assert days(made(frame, every=every)).get(key) == day


def test_those_that_leave_their_weeks_keep_their_order_and_a_week_each():
    """W36, W38 and W40 are gone: the first two would both go to W37, the nearest."""
    met = days(made(away("2026-W36", "2026-W38", "2026-W40..2026-W41"), every="2 weeks"))
    assert list(met.items())[:4] == [
        ("2026-W36", date(2026, 9, 7)),
        ("2026-W38", date(2026, 9, 21)),
        ("2026-W42", date(2026, 10, 13)),
        ("2026-W44", date(2026, 10, 27)),
    ]


def test_weeks_that_are_closed_every_year_have_no_meetings():
    plan = made(closed("public_holidays", "eves", "W28..W31"))
    summers = [day for day in days(plan).values() if 28 <= day.isocalendar().week <= 31]
    assert summers == []
    assert {"2027-W27", "2027-W32", "2028-W27", "2028-W32"} <= days(plan).keys()
    sparser = days(made(closed("public_holidays", "eves", "W28..W31"), every="2 weeks"))
    assert [(key, str(sparser.get(key))) for key in ("2027-W27", "2027-W29", "2027-W31", "2027-W33")] == [
        ("2027-W27", "2027-07-06"),
        ("2027-W29", "None"),
        ("2027-W31", "2027-08-09"),
        ("2027-W33", "2027-08-17"),
    ]


def test_a_moved_meeting_takes_no_room_that_others_have():
    frame = FRAME.replace("salen: {title: Salen}", "salen: {title: Salen, address: Gatan 1}")
    text = """
        cohorts:
          ht26:
            {title: Hösten, starts: 2026-09-01, participants: {ada: , bo: },
             sessions: {barnsamtal: {date: 2026-10-06, time: 12-15, for: [ada]}}}
        pairings:
          ada-ida: {participant: ada, introducer: ida, meets: {on: tuesday, time: 13.00, place: salen, every: 1 week}}
          bo-mona: {participant: bo, mentor: mona, meets: {on: wednesday, time: 13.30, place: salen, every: 1 week}}
    """
    assert days(plan_from(text, frame))["2026-W41"] == date(2026, 10, 5)
    assert days(plan_from(text))["2026-W41"] == WEDNESDAY


TOGETHER = """
    cohorts:
      ht26:
        {title: Hösten, starts: 2026-09-01, participants: {ada: , bo: , mona: }, sessions: {SESSION}}
    pairings:
      ada-ida: {participant: ada, introducer: ida, meets: {on: tuesday, time: 13.00, place: salen, every: 1 week}}
      bo-ida: {participant: bo, introducer: ida, meets: {on: tuesday, time: 13.00, place: salen, every: 1 week}}
      mona-ida: {participant: mona, mentor: ida, meets: {on: wednesday, time: 13.30, place: salen, every: 1 week}}
"""


def week(plan: Plan, key: str) -> dict[str, date]:
    return {each.subject: each.day for each in plan.agenda.occasions if each.key.endswith(key)}


def test_those_who_meet_together_have_no_clash_and_move_together():
    session = "barnsamtal: {date: 2026-10-06, time: 12-15, lecturers: [ida], for: [karin]}"
    frame = FRAME.replace("salen: {title: Salen}", "salen: {title: Salen, address: Gatan 1}")
    plan = plan_from(TOGETHER.replace("SESSION", session).replace("mona: }", "mona: , karin: }"), frame)
    assert plan.agenda.clashes_by_person == {}
    monday = date(2026, 10, 5)
    assert week(plan, "/2026-W41") == {"ada-ida": monday, "bo-ida": monday, "mona-ida": WEDNESDAY}


def reviews(plan: Plan) -> list[Occasion]:
    return [occasion for occasion in plan.agenda.occasions if occasion.kind == "review"]


def test_a_review_is_not_held_after_the_last_day_of_whoever_leaves():
    booked = "reviews: {manad-3: {date: 2026-12-01, time: 13}}"
    assert len(reviews(made(member=f"{{{booked}}}"))) == 2
    assert [each.attendees[0].person for each in reviews(made(member=f"{{until: 2026-11-30, {booked}}}"))] == ["bo"]
    assert len(reviews(made(member=f"{{until: 2026-12-01, {booked}}}"))) == 2
