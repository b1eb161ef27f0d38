"""What happens within a session: its breaks, its lecture's, and the points of its day."""

from datetime import time

import pytest
from agenda.plans import plan_from

from introplan.agenda import Occasion, Plan, breaks_of, points_of
from introplan.days import Times

COHORT = """
    lectures:
      tema: {title: Tema, length: 3h, lecturers: [karin], breaks: [{at: 10.15, length: 20min}, {at: 14, length: 15min}]}
    cohorts:
      ht26:
        title: Hösten 2026
        starts: 2026-09-01
        participants: {ada: }
        sessions:
          tema: {date: 2026-10-08, time: TIME}
"""


def plan_of_session(said: str) -> tuple[Plan, Occasion]:
    plan = plan_from(COHORT.replace("TIME", said))
    return plan, plan.agenda.by_key["ht26/tema"]


@pytest.mark.parametrize(
    ("said", "at"),
    [
        ("9-12", [time(10, 15)]),
        ("9-16", [time(10, 15), time(14)]),
        ("13-16", [time(14)]),
        ("10.15-10.30", []),  # it would go on after the end
        ("10.15-10.35", [time(10, 15)]),
        ("16-17", []),
        ("9", [time(10, 15)]),  # as long as the lecture
        ("9-12, breaks: []", []),
        ("9-12, breaks: [{at: 11, length: 10min}]", [time(11)]),
    ],
)
def test_a_session_has_the_breaks_of_its_lecture_that_lie_within_it_or_its_own(said: str, at: list[time]):
    assert [pause.at for pause in breaks_of(*plan_of_session(said))] == at


def test_its_own_breaks_move_along_and_those_of_the_lecture_stay():
    plan, session = plan_of_session("9-12, breaks: [{at: 11, length: 10min}]")
    later = session._replace(times=Times(time(13), time(16)))
    assert [pause.at for pause in breaks_of(plan, later)] == [time(15)]
    plan, session = plan_of_session("9-12")
    assert [pause.at for pause in breaks_of(plan, later)] == [time(14)]


POINTS = "9-12, points: [{time: 10, title: B}, {time: 9-9.30, title: A}, {time: 11, title: C}]"


def test_points_stand_by_the_clock_and_go_on_until_the_next():
    assert points_of(*plan_of_session(POINTS)) == (
        (Times(time(9), time(9, 30)), "A"),
        (Times(time(10), time(11)), "B"),
        (Times(time(11), time(12)), "C"),
    )


def test_points_move_with_their_session():
    plan, session = plan_of_session(POINTS)
    later = session._replace(times=Times(time(13), time(16)))
    assert [point.times.start for point in points_of(plan, later)] == [time(13), time(14), time(15)]
