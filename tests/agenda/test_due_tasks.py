"""Tasks: by which day, and whose."""

from datetime import date, timedelta

import pytest
from agenda.plans import FRAME, plan_from
from hypothesis import given
from hypothesis import strategies as st

from introplan.agenda import Attendee, due_day, own_tasks

TASKS = """
  tasks:
    plan: {title: Utvecklingsplanen är klar, week: 4, with: [introducer]}
    halvtid: {title: Halvtid är skriven, month: 12}
"""
TEXT = """
cohorts:
  ht26:
    title: Hösten 2026
    starts: 2026-09-01
    participants: {ada: PARTICIPANT}
    tasks:
      uppsats: {title: Uppsatsen är inlämnad, date: 2027-05-14}
"""


def with_tasks(tasks: str, frame: str = FRAME) -> str:
    """The frame, with tasks for everybody."""
    return frame.replace("organisations:", f"{tasks}\norganisations:", 1)


def days(participant: str = "{}", tasks: str = TASKS, text: str = TEXT, frame: str = FRAME) -> dict[str, date]:
    """Ada's tasks, and the day by which she has done each."""
    plan = plan_from(text.replace("PARTICIPANT", participant), frame=with_tasks(tasks, frame))
    return {each.subject: each.day for each in plan.agenda.occasions if each.kind == "task"}


def test_a_task_is_one_entry_of_its_own_participant_that_takes_no_time():
    plan = plan_from(TEXT.replace("PARTICIPANT", "{}"), frame=with_tasks(TASKS))
    task = plan.agenda.by_key["ht26/ada/_tasks/plan"]
    assert (task.day, task.times, task.takes_time, task.is_on) == (date(2026, 9, 25), None, False, True)
    assert task.attendees == (Attendee("ada", "participant"),)
    assert plan.title(task) == "Utvecklingsplanen är klar"
    assert set(plan.agenda.by_person) >= {"ada"}
    assert not {person for person, own in plan.agenda.by_person.items() if person != "ada" and task in own}


def test_weeks_and_months_count_from_the_start_and_a_closed_day_is_the_last_open_one_before_it():
    assert days() == {
        "plan": date(2026, 9, 25),  # the Friday of the fourth week
        "halvtid": date(2027, 9, 1),
        "uppsats": date(2027, 5, 14),
    }
    assert days("{starts: 2026-10-15}") == {
        "plan": date(2026, 11, 6),
        "halvtid": date(2027, 10, 15),
        "uppsats": date(2027, 5, 14),
    }


@pytest.mark.parametrize(
    ("written", "due"),
    [
        ("2027-05-16", "2027-05-14"),  # a Sunday
        ("2027-05-06", "2027-05-05"),  # Ascension Day
        ("2027-01-01", "2026-12-30"),  # after New Year's Eve
    ],
)
def test_a_date_on_a_closed_day_is_the_last_open_day_before_it(written: str, due: str):
    assert days(text=TEXT.replace("2027-05-14", written))["uppsats"] == date.fromisoformat(due)


def test_a_pause_and_part_time_move_a_task_as_they_move_a_review():
    assert days("{pauses: [2026-09-07..2026-09-20]}")["plan"] == date(2026, 10, 9)
    assert days("{pauses: [2026-09-07..2026-09-20]}")["halvtid"] == date(2027, 9, 15)
    assert days("{pauses: [2026-10-05..2026-10-11]}")["plan"] == date(2026, 9, 25)
    extends = FRAME.replace("  phases:", "  part_time: extends\n  phases:", 1)
    assert days("{work_percent: 50}", frame=extends)["plan"] == date(2026, 10, 23)


def test_nobody_has_a_task_due_while_they_are_paused_when_weeks_end_right_after():
    # The fourth week ends on the Sunday after a pause until the Friday.
    assert days("{pauses: [2026-09-23..2026-09-25]}")["plan"] == date(2026, 9, 28)


def test_whoever_leaves_has_no_task_after_their_last_day():
    assert days("{until: 2026-12-31}").keys() == {"plan"}
    assert days("{until: 2027-05-14}").keys() == {"plan", "uppsats"}


def test_whoever_joins_late_is_not_asked_for_what_the_cohort_had_before():
    assert days("{starts: 2027-05-17}").keys() == {"plan", "halvtid"}
    assert days("{starts: 2027-05-14}").keys() == {"plan", "halvtid", "uppsats"}


def test_the_last_month_of_the_programme_is_its_last_day():
    last = "  tasks:\n    slut: {title: Allt är klart, month: 24}"
    assert days(tasks=last)["slut"] == date(2028, 8, 31)


def test_nothing_is_due_before_the_start():
    first = "  tasks:\n    kort: {title: Kortet är hämtat, month: 0}"
    assert days("{starts: 2026-12-25}", tasks=first)["kort"] == date(2026, 12, 28)


def test_a_task_for_groups_is_theirs_who_are_in_one_of_them_that_day():
    tasks = "  tasks:\n    barn: {title: Barnets vilja är läst, week: 4, for: [barn, unga]}"
    text = "groups: {barn: {title: Barn}, unga: {title: Unga}, vuxna: {title: Vuxna}}\n" + TEXT
    assert "barn" in days("{groups: [barn]}", tasks, text)
    assert "barn" not in days("{groups: [vuxna]}", tasks, text)
    assert "barn" not in days("{groups: {barn: {until: 2026-09-24}}}", tasks, text)
    assert "barn" in days("{groups: {barn: {until: 2026-09-25}}}", tasks, text)


def test_a_renamed_task_keeps_its_key():
    renamed = TASKS.replace("    plan: {", "    utvecklingsplan: {was: plan, ")
    plan = plan_from(TEXT.replace("PARTICIPANT", "{}"), frame=with_tasks(renamed))
    assert "ht26/ada/_tasks/plan" in plan.agenda.by_key


@given(st.dates(date(2026, 1, 1), date(2028, 12, 31)), st.integers(1, 60), st.integers(0, 40), st.integers(1, 60))
def test_a_task_is_due_on_an_open_day_within_the_programme_and_never_in_a_pause(
    starts: date, week: int, before: int, length: int
):
    pause = starts + timedelta(days=before)
    participant = f"{{starts: {starts}, pauses: [{pause}..{pause + timedelta(days=length)}]}}"
    text = TEXT.replace("2026-09-01", "2025-12-01").replace("PARTICIPANT", participant)
    tasks = f"  tasks:\n    plan: {{title: Klar, week: {week}}}"
    plan = plan_from(text, frame=with_tasks(tasks))
    [journey] = plan.agenda.journeys
    day = due_day(journey, plan.programme.frame.tasks["plan"], plan.open_days)
    assert plan.open_days.is_open(day)
    assert day >= starts
    assert day not in journey.pauses
    assert own_tasks(plan.programme, journey, plan.open_days)["plan"] == day


@given(st.integers(1, 60), st.integers(0, 40), st.integers(0, 90), st.booleans())
def test_a_task_keeps_its_identity_whatever_its_day_its_title_and_its_helper_are(
    week: int, before: int, length: int, helped: bool
):
    pause = date(2026, 9, 1) + timedelta(days=before)
    participant = f"{{pauses: [{pause}..{pause + timedelta(days=length)}]}}"
    helper = ", with: [introducer]" if helped else ""
    tasks = f"  tasks:\n    plan: {{title: Vecka {week}, week: {week}{helper}}}"
    plan = plan_from(TEXT.replace("PARTICIPANT", participant), frame=with_tasks(tasks))
    keys = {each.key for each in plan.agenda.occasions if each.kind == "task"}
    assert keys == {"ht26/ada/_tasks/plan", "ht26/ada/_tasks/uppsats"}
