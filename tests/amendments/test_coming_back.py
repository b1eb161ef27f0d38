"""Sessions that come back: one time, all times or those to come, moved, cancelled and set."""

from datetime import date

import pytest
from amendments.worked_out import after, asked_for, said
from checks.plans import plan_from

from introplan.amendments import Amendment, Hindrance
from introplan.amendments.cancelling import cancelled
from introplan.amendments.coming_back import all_cancelled, all_moved
from introplan.amendments.lecturers import lecturing
from introplan.amendments.moving import To, moved
from introplan.amendments.occasions import named as found_by
from introplan.amendments.setting import Aim, aimed
from introplan.diagnostics import Rename, Set
from introplan.model.times import read_times

PLAN = """
    programme:
      calendar: {closed: [public_holidays, eves]}
    people: {olle: {name: Olle, unavailable: [2026-11-05]}, ada: {name: Ada}}
    places: {sal: {title: Salen, capacity: 30, address: Gatan 1}}
    lectures: {tolk: {title: Tolk, length: 3h, lecturers: [olle]}}
    cohorts:
      ht26:
        participants: {ada: }
        sessions:
          tolk:
            date: 2026-10-06
            time: 9-12
            repeats: {every: 2 weeks, until: 2026-12-15}
            changes: {2026-W43: {date: 2026-10-21}, 2026-W47: cancelled}
"""
BEFORE, AMID = date(2026, 9, 1), date(2026, 11, 10)
PATH = ("cohorts", "ht26", "sessions", "tolk")


def edits(found: Amendment | Hindrance, text: str = PLAN) -> list[tuple[str, object]]:
    assert isinstance(found, Amendment), said(found)
    after(text, found.edits)
    of_session = [each for each in found.edits if each.path[:4] == PATH]
    told = [
        (each.path[4:], each.value if isinstance(each, Set) else each.key)
        for each in of_session
        if isinstance(each, (Set, Rename))
    ]
    return [("/".join(map(str, path)), value) for path, value in told]


def move_all(today: date, to: str = "", time: str = "") -> Amendment | Hindrance:
    there = To(date.fromisoformat(to) if to else None, read_times(time) if time else None)
    return all_moved(asked_for(plan_from(PLAN), "ht26/tolk"), there, today)


def test_one_time_is_moved_and_cancelled_by_a_line_among_the_changes():
    named = asked_for(plan_from(PLAN), "ht26/tolk/2026-W45")
    assert edits(moved(named, To(date(2026, 11, 4)), BEFORE)) == [("changes/2026-W45", {"date": "2026-11-04"})]
    assert edits(cancelled(named, BEFORE)) == [("changes/2026-W45", "cancelled")]
    moved_already = asked_for(plan_from(PLAN), "ht26/tolk/2026-w43")
    assert edits(moved(moved_already, To(times=read_times("13-16")), BEFORE)) == [("changes/2026-W43/time", "13-16")]
    assert edits(cancelled(moved_already, BEFORE)) == [("changes/2026-W43/status", "cancelled")]


def test_all_times_get_another_weekday_and_the_last_is_not_cut_off():
    assert edits(move_all(BEFORE, to="2026-10-08")) == [
        ("date", "2026-10-08"),
        ("repeats/until", "2026-12-17"),
        ("changes/2026-W45", {"date": "2026-11-03"}),  # the lecturer is away on that Thursday
    ]


def test_all_times_get_other_hours():
    assert edits(move_all(BEFORE, time="13-16")) == [("time", "13-16")]


def test_times_to_come_alone_get_other_hours_when_some_have_been():
    assert edits(move_all(AMID, time="13-16")) == [
        ("changes/2026-W49", {"time": "13-16"}),
        ("changes/2026-W51", {"time": "13-16"}),
    ]


def test_from_a_day_amid_them_the_times_from_then_on_are_moved():
    assert edits(move_all(BEFORE, to="2026-12-03")) == [
        ("changes/2026-W49", {"date": "2026-12-03"}),
        ("changes/2026-W51", {"date": "2026-12-17"}),
    ]


def test_in_other_weeks_the_changes_go_along():
    assert edits(move_all(BEFORE, to="2026-10-13"))[:1] == [("date", "2026-10-13")]
    assert ("changes/2026-W47", "2026-W48") in edits(move_all(BEFORE, to="2026-10-13"))


def test_all_or_those_to_come_are_cancelled():
    named = asked_for(plan_from(PLAN), "ht26/tolk")
    assert edits(all_cancelled(named, BEFORE)) == [("status", "cancelled")]
    assert edits(all_cancelled(named, AMID)) == [("changes/2026-W49", "cancelled"), ("changes/2026-W51", "cancelled")]


@pytest.mark.parametrize(
    ("words", "field", "path"),
    [
        ("ht26/tolk/2026-W45", "place", (*PATH, "changes", "2026-W45", "place")),
        ("ht26/tolk/2026-w47", "status", (*PATH, "changes", "2026-W47")),
        ("ht26/tolk", "repeats.until", (*PATH, "repeats", "until")),
    ],
)
def test_a_field_of_one_time_stands_in_its_line(words, field, path):
    found = aimed([plan_from(PLAN)], words, field)
    assert isinstance(found, Aim)
    assert found.path == path


def test_a_week_when_it_does_not_come_back_is_told_with_those_beside_it():
    found = found_by([plan_from(PLAN)], "ht26/tolk/2026-W46")
    assert isinstance(found, Hindrance)
    assert said(found) == [
        "`ht26/tolk` has no `2026-W46`",
        "the nearest are `ht26/tolk/2026-W45` and `ht26/tolk/2026-W47`",
    ]


def test_another_lecturer_from_a_day_on_gives_single_times_or_all_of_them():
    text = PLAN.replace("ada: {name: Ada}", "ada: {name: Ada}, bea: {name: Bea}").replace(
        "time: 9-12\n", "time: 9-12\n            lecturers: [olle]\n"
    )
    plan = plan_from(text)
    assert edits(lecturing(plan, "olle", "bea", date(2026, 12, 1)), text) == [
        ("changes/2026-W49", {"lecturers": ["bea"]}),
        ("changes/2026-W51", {"lecturers": ["bea"]}),
    ]
    assert edits(lecturing(plan, "olle", "bea", date(2026, 9, 1)), text) == [("lecturers/0", "bea")]
