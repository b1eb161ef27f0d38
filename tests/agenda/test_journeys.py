from datetime import date, timedelta

from agenda.plans import FRAME, plan_from
from hypothesis import given
from hypothesis import strategies as st

from introplan.agenda import Journey
from introplan.days import add_months

START = date(2026, 9, 1)


def journey(participant: str = "{}", frame: str = FRAME) -> Journey:
    text = f"cohorts: {{ht26: {{title: Hösten, starts: 2026-09-01, participants: {{ada: {participant}}}}}}}"
    return plan_from(text, frame).agenda.journeys[0]


def test_two_years_from_1_september_end_on_31_august():
    assert (journey().starts, journey().ends) == (START, date(2028, 8, 31))


def test_two_of_whom_the_same_is_written_are_two():
    ada, bo = plan_from(
        "cohorts: {ht26: {title: Hösten, starts: 2026-09-01, participants: {ada: , bo: }}}"
    ).agenda.journeys
    assert (ada.person, bo.person, ada == bo) == ("ada", "bo", False)


def test_a_pause_moves_the_end_by_its_days():
    paused = journey("{pauses: [2027-04-01..2027-08-31]}")
    assert paused.ends == date(2029, 1, 31)


def test_the_phase_one_is_in_is_made_longer_by_a_pause():
    paused = journey("{pauses: [2026-10-01..2026-10-31]}")
    assert [(phase, days.first, days.last) for phase, days in paused.phases] == [
        ("start", START, date(2027, 1, 1) - timedelta(days=1)),
        ("grund", date(2027, 1, 1), date(2028, 10, 1)),
    ]


def test_part_time_changes_nothing_unless_the_programme_says_so():
    assert journey("{work_percent: 50}").ends == date(2028, 8, 31)
    extended = FRAME.replace("  kind: introduction", "  kind: introduction\n  part_time: extends")
    assert journey("{work_percent: 50}", extended).ends == date(2030, 8, 31)
    assert journey("{work_percent: 80}", extended).ends == date(2029, 2, 28)


def test_who_leaves_early_ends_that_day_and_the_programme_later():
    left = journey("{until: 2027-06-30}")
    assert (left.ends, left.programme_ends) == (date(2027, 6, 30), date(2028, 8, 31))


starts = st.dates(date(2024, 1, 1), date(2030, 12, 31))
months = st.integers(0, 24)


@st.composite
def pauses(draw: st.DrawFn) -> list[tuple[date, date]]:
    """Up to three pauses in order, apart from each other."""
    day, found = START, []
    for _ in range(draw(st.integers(0, 3))):
        first = day + timedelta(days=draw(st.integers(1, 200)))
        last = first + timedelta(days=draw(st.integers(0, 150)))
        found.append((first, last))
        day = last + timedelta(days=1)
    return found


def written(several: list[tuple[date, date]]) -> str:
    return "{pauses: [" + ", ".join(f"{first}..{last}" for first, last in several) + "]}"


@given(pauses())
def test_phases_follow_on_each_other_from_start_to_end(several: list[tuple[date, date]]):
    paused = journey(written(several))
    edges = [days.first for _, days in paused.phases] + [paused.programme_ends + timedelta(days=1)]
    assert edges[0] == paused.starts
    assert edges[1:] == [days.last + timedelta(days=1) for _, days in paused.phases]


@given(pauses(), months, months)
def test_later_months_come_later(several: list[tuple[date, date]], one: int, other: int):
    paused = journey(written(several))
    assert (paused.day_at(one) <= paused.day_at(other)) == (one <= other)


@given(pauses(), months)
def test_a_pause_moves_what_comes_after_it_by_its_days_and_nothing_before(several: list[tuple[date, date]], month: int):
    paused, day = journey(written(several)), add_months(START, month)
    for first, last in several:
        if first <= day:
            day += last - first + timedelta(days=1)
    assert paused.day_at(month) == day


@given(pauses())
def test_no_month_falls_in_a_pause(several: list[tuple[date, date]]):
    paused = journey(written(several))
    assert [month for month in range(25) if paused.day_at(month) in paused.pauses] == []
