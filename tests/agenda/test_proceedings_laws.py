"""Laws of what happens within a session: points move with it, and two ways of writing breaks say the same."""

from copy import deepcopy
from datetime import time, timedelta

import pytest
from demands.small_plans import Data, plan_from, plans_with_those_invited
from hypothesis import given, settings
from hypothesis import strategies as st
from rendering.calendars.calendar_plans import made

from introplan.agenda import breaks_of, points_of
from introplan.days import Times
from introplan.demands import as_it_would_be, edits_of
from introplan.demands.edits import length_written
from introplan.editing.changes import changed


@pytest.mark.long
@settings(max_examples=25)
@given(plans_with_those_invited())
def test_breaks_of_a_lecture_and_the_same_on_each_session_give_the_same_calendars(data: Data):
    plan, apart = plan_from(data), deepcopy(data)
    for occasion in plan.agenda.occasions:
        if occasion.kind == "session":
            breaks = [
                {"at": f"{pause.at:%H.%M}", "length": length_written(pause.length)}
                for pause in breaks_of(plan, occasion)
            ]
            apart["cohorts"]["ht"]["sessions"][occasion.path[-1]]["breaks"] = breaks
    for lecture in apart["lectures"].values():
        lecture.pop("breaks", None)
    assert made(plan_from(apart)) == made(plan)


MINUTES = st.integers(0, 6 * 12).map(lambda fives: fives * 5)
STARTS = st.sampled_from([time(7), time(8, 30), time(9), time(13, 15)])


@settings(max_examples=60)
@given(
    st.lists(st.tuples(MINUTES, MINUTES), max_size=4), st.sampled_from([time(7), time(8, 30), time(9), time(13, 15)])
)
def test_points_move_with_their_session_and_the_files_say_so(points: list[tuple[int, int]], to: time):
    data = _with_points(points)
    plan = plan_from(data)
    session = plan.agenda.by_key["ht/s"]
    assert session.times is not None
    would = as_it_would_be(plan, session, times=Times(to, _later(to, 6 * 60)))
    really = plan_from(changed(data, edits_of(plan, session, would)))
    assert points_of(really, really.agenda.by_key["ht/s"]) == points_of(plan, would)
    by = would.times.start_after(session.times) if would.times else timedelta()
    assert [each.times for each in points_of(plan, would)] == [
        each.times.later(by) for each in points_of(plan, session)
    ]


def _later(start: time, minutes: int) -> time:
    hours, left = divmod(start.hour * 60 + start.minute + minutes, 60)
    return time(hours, left)


def _with_points(points: list[tuple[int, int]]) -> Data:
    """A session of six hours, with a point from and until these minutes of it; no end where it would not be later."""
    written = [
        {"title": f"P{number}", "time": "–".join(f"{_later(time(9), each):%H.%M}" for each in _of(first, last))}
        for number, (first, last) in enumerate(points)
    ]
    return {
        "programme": {
            "schema": "1",
            "id": "liten",
            "title": "Liten",
            "kind": "introduction",
            "owner": "asf",
            "length": "2 months",
            "domain": "liten.example",
            "coordinators": ["mona"],
            "contact": {"title": "Liten", "email": "liten@liten.example"},
        },
        "organisations": {"asf": {"title": "asf", "kind": "municipality"}},
        "people": {"mona": {"name": "mona", "organisation": "asf"}},
        "lectures": {"a": {"title": "a"}},
        "cohorts": {
            "ht": {
                "title": "Hösten",
                "starts": "2026-10-05",
                "sessions": {"s": {"of": "a", "date": "2026-10-06", "time": "9-15", "points": written}},
            }
        },
    }


def _of(first: int, last: int) -> tuple[int, ...]:
    return (first, last) if first < last else (first,)
