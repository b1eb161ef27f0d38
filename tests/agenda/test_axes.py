from dataclasses import replace
from datetime import date, timedelta

from agenda.plans import FRAME, plan_from
from hypothesis import given
from hypothesis import strategies as st

from introplan.agenda import Axis
from introplan.days import Rhythm, Stretch, Stretches

ONE_DAY = timedelta(days=1)


PLAIN = "cohorts: {ht26: {title: Hösten, starts: 2026-09-01}}"
PROGRAMME = plan_from(PLAIN).programme


def axis(starts: date, *pauses: Stretch, stretching: float = 1.0) -> Axis:
    return Axis(frame=PROGRAMME.frame, starts=starts, pauses=Stretches.of(pauses), stretching=stretching)


def test_a_cohorts_axis_is_that_of_whoever_starts_with_it_and_has_no_pause():
    plan = plan_from(
        """
        cohorts:
          ht26:
            title: Hösten
            starts: 2026-09-01
            participants:
              ada: {pauses: [2026-10-01..2026-10-31]}
              bo: {}
        """
    )
    ada, bo = plan.journeys_in("ht26")
    cohort = plan.cohort_axes["ht26"]
    assert (cohort.days, cohort.phases) == (bo.days, bo.phases)
    assert cohort.days_of("start") == Stretch(date(2026, 9, 1), date(2026, 11, 30))
    assert cohort.days_of("start") != ada.days_of("start")


def test_a_week_of_the_programme_is_a_calendar_week_and_the_first_is_that_of_the_start():
    tuesday = axis(date(2026, 9, 1))
    asked = ["2026-08-30", "2026-08-31", "2026-09-06", "2026-09-07", "2027-01-04"]
    assert [tuesday.week_of(date.fromisoformat(day)) for day in asked] == [0, 1, 1, 2, 19]
    assert tuesday.days_of_weeks(1, 4) == Stretch(date(2026, 8, 31), date(2026, 9, 27))


STARTS = st.dates(date(2024, 1, 1), date(2030, 12, 31))
PAUSES = st.lists(st.tuples(st.integers(-30, 400), st.integers(0, 60)), max_size=3)
STRETCHED = st.sampled_from([1.0, 1.25, 4 / 3, 2.0])


@given(STARTS, PAUSES, STRETCHED, st.integers(1, 100), st.integers(0, 20))
def test_every_day_of_some_weeks_is_in_one_of_them(
    starts: date, pauses: list[tuple[int, int]], stretching: float, first: int, more: int
):
    days = [starts + timedelta(days=after) for after, _ in pauses]
    own = [Stretch(day, day + timedelta(days=more)) for day, (_, more) in zip(days, pauses, strict=True)]
    mine = axis(starts, *own, stretching=stretching)
    weeks = mine.days_of_weeks(first, first + more)
    assert mine.week_of(weeks.last) == first + more
    assert mine.week_of(weeks.last + ONE_DAY) == first + more + 1
    assert mine.week_of(weeks.first) == first
    assert mine.day_of_week(first) in weeks


def test_a_pause_moves_the_weeks_that_come_after_it_and_part_time_draws_them_out():
    tuesday, pause = date(2026, 9, 1), Stretch(date(2026, 9, 7), date(2026, 9, 20))
    paused = axis(tuesday, pause)
    assert paused.days_of_weeks(1, 1) == Stretch(date(2026, 8, 31), pause.last)
    assert paused.days_of_weeks(2, 2) == Stretch(date(2026, 9, 21), date(2026, 9, 27))
    assert [paused.week_of(date(2026, 9, day)) for day in (6, 7, 20, 21, 28)] == [1, 1, 1, 2, 3]
    assert axis(tuesday, stretching=2.0).days_of_weeks(2, 2) == Stretch(date(2026, 9, 14), date(2026, 9, 27))


def test_weeks_that_have_passed_are_sevens_of_days_moved_by_pauses_and_part_time():
    starts = date(2026, 9, 1)
    assert axis(starts).day_after(Rhythm(6, "week")) == date(2026, 10, 13)
    assert axis(starts).day_after(Rhythm(6, "month")) == axis(starts).day_at(6) == date(2027, 3, 1)
    assert axis(starts, stretching=1.25).day_after(Rhythm(4, "week")) == date(2026, 10, 6)
    paused = axis(starts, Stretch(date(2026, 9, 8), date(2026, 9, 14)))
    assert paused.day_after(Rhythm(1, "week")) == date(2026, 9, 15)
    assert paused.day_after(Rhythm(6, "week")) == date(2026, 10, 20)


def test_the_unmoved_end_is_without_pauses_and_part_time():
    starts = date(2026, 9, 1)
    paused = axis(starts, Stretch(date(2026, 9, 8), date(2026, 9, 14)), stretching=1.25)
    assert paused.unmoved_end == axis(starts).programme_ends == date(2028, 8, 31)
    assert paused.programme_ends > paused.unmoved_end


def test_whoever_leaves_early_leaves_the_end_of_the_programme_where_it_is():
    plan = plan_from(
        "cohorts: {ht26: {title: Hösten, starts: 2026-09-01, participants: {ada: {until: 2027-06-30}, bo: {}}}}"
    )
    ada, bo = plan.agenda.journeys
    assert (ada.ends, ada.programme_ends, ada.leaves_early) == (date(2027, 6, 30), date(2028, 8, 31), True)
    assert (bo.ends, bo.programme_ends, bo.leaves_early) == (date(2028, 8, 31), date(2028, 8, 31), False)


def test_unit_and_manager_are_as_the_cohort_says_else_as_the_person_and_the_unit_do():
    plan = plan_from(
        """
        units:
          syd: {title: Syd, organisation: kommunen, manager: ida}
        cohorts:
          ht26:
            title: Hösten
            starts: 2026-09-01
            participants:
              ada: {unit: syd}
              bo: {manager: karin, until: 2027-06-30}
        """
    )
    assert [(each.unit, each.manager) for each in plan.agenda.journeys] == [("syd", "ida"), ("norr", "karin")]
    assert [plan.unit_on("ada", day) for day in (date(2026, 8, 31), date(2026, 9, 1))] == ["norr", "syd"]
    assert plan.unit_on("mona", date(2026, 9, 1)) is None


def test_phases_are_in_the_order_of_their_days_however_they_are_written():
    phases = "    start: {title: Start, months: 0-3}\n    grund: {title: Grund, months: 3-24}\n"
    other_order = "".join(reversed(phases.splitlines(keepends=True)))
    assert phases in FRAME
    cohort = plan_from(PLAIN, FRAME.replace(phases, other_order)).cohort_axes["ht26"]
    assert cohort.phases == plan_from(PLAIN).cohort_axes["ht26"].phases
    assert [cohort.days_of(part.phase) for part in cohort.phases] == [part.days for part in cohort.phases]


WEEKS = (
    FRAME.replace("24 months", "24 weeks").replace("months: 0-3", "weeks: 1-4").replace("months: 3-24", "weeks: 5-24")
)
IN_WEEKS = plan_from(PLAIN, WEEKS).programme


def test_phases_in_weeks_last_so_many_times_seven_days_from_the_start():
    cohort = plan_from(PLAIN, WEEKS).cohort_axes["ht26"]
    start, grund = Stretch(date(2026, 9, 1), date(2026, 9, 28)), Stretch(date(2026, 9, 29), date(2027, 2, 15))
    assert [part.days for part in cohort.phases] == [start, grund]
    assert cohort.days == Stretch(start.first, grund.last)
    assert cohort.days_for("start") == Stretch(
        date(2026, 8, 31), start.last
    )  # a Monday, as weeks of the calendar begin


def test_a_pause_and_part_time_move_phases_in_weeks():
    plan = plan_from(
        """
        cohorts:
          ht26:
            title: Hösten
            starts: 2026-09-01
            participants: {ada: {pauses: [2026-09-08..2026-09-17]}, bo: {starts: 2026-10-05, work_percent: 50}}
        """,
        WEEKS.replace("  phases:", "  part_time: extends\n  phases:"),
    )
    ada, bo = plan.agenda.journeys
    assert ada.days_of("grund") == Stretch(date(2026, 10, 9), date(2027, 2, 25))
    assert bo.days_of("start") == Stretch(date(2026, 10, 5), date(2026, 11, 29))
    assert len(bo.days) == 2 * 24 * 7


@given(STARTS, PAUSES, STRETCHED, st.integers(-400, 400))
def test_moving_a_start_moves_phases_in_weeks_along(
    starts: date, pauses: list[tuple[int, int]], stretching: float, further: int
):
    def phases(first: date) -> list[tuple[str, int, int]]:
        own = [first + timedelta(days=after) for after, _ in pauses]
        stretches = [Stretch(day, day + timedelta(days=more)) for day, (_, more) in zip(own, pauses, strict=True)]
        mine = replace(axis(first, *stretches, stretching=stretching), frame=IN_WEEKS.frame)
        return [(part.phase, (part.days.first - first).days, (part.days.last - first).days) for part in mine.phases]

    assert phases(starts) == phases(starts + timedelta(days=further))
