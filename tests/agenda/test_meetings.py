from datetime import date, time, timedelta

import pytest
from agenda.plans import FRAME, plan_from

from introplan.agenda import Attendee, Occasion
from introplan.days import Times, Week

PAIRING = """
    cohorts:
      ht26: {title: Hösten 2026, starts: 2026-09-01, participants: {ada: PARTICIPANT}}
    pairings:
      ada-ida:
        participant: ada
        introducer: ida
        meets: {on: tuesday, time: 13:00}
        MORE
"""


def meetings(participant: str = "{}", more: str = "", frame: str = FRAME) -> tuple[Occasion, ...]:
    text = PAIRING.replace("PARTICIPANT", participant).replace("MORE", more)
    return plan_from(text, frame).agenda.by_subject.get("ada-ida", ())


def days(occasions: tuple[Occasion, ...]) -> list[date]:
    return [occasion.day for occasion in occasions]


def test_meetings_come_on_their_weekday_from_the_participants_start():
    first = meetings()[0]
    assert first.key == "ada-ida/2026-W36"
    assert (first.day, first.times) == (date(2026, 9, 1), Times(time(13), time(14)))
    assert first.attendees == (Attendee("ada", "participant"), Attendee("ida", "introducer"))


def test_the_rhythm_follows_the_participants_own_phase():
    gaps = [after - before for before, after in zip(days(meetings()), days(meetings())[1:], strict=False)]
    assert set(gaps[:12]) == {timedelta(weeks=1)}
    assert set(gaps[14:16]) == {timedelta(weeks=2)}


def test_a_closed_day_moves_the_meeting_to_the_nearest_day_of_its_week():
    frame = FRAME.replace("  roles:", "  calendar: {closed: [2026-09-08]}\n  roles:")
    second = meetings(frame=frame)[1]
    assert (second.key, second.day, second.moved_from) == ("ada-ida/2026-W37", date(2026, 9, 9), date(2026, 9, 8))


SESSION = """
    cohorts:
      ht26:
        title: Hösten 2026
        starts: 2026-09-01
        participants: {ada: }
        sessions:
          barnsamtal: {date: 2026-09-09, time: TIME, lecturers: [karin]}
    pairings:
      ada-ida: {participant: ada, introducer: ida, meets: {on: tuesday, time: 13:00}}
"""


def test_a_meeting_is_not_moved_to_where_one_of_the_two_has_a_session():
    frame = FRAME.replace("  roles:", "  calendar: {closed: [2026-09-08]}\n  roles:")
    in_the_way = plan_from(SESSION.replace("TIME", "12-15"), frame).agenda.by_subject["ada-ida"]
    assert days(in_the_way)[:3] == [date(2026, 9, 1), date(2026, 9, 7), date(2026, 9, 15)]
    beside = plan_from(SESSION.replace("TIME", "9-12"), frame).agenda.by_subject["ada-ida"]
    assert days(beside)[:3] == [date(2026, 9, 1), date(2026, 9, 9), date(2026, 9, 15)]


def test_the_afternoon_of_a_half_day_is_closed_to_meetings_too():
    frame = FRAME.replace("  roles:", "  calendar: {half_days: [2026-09-08]}\n  roles:")
    assert meetings(frame=frame)[1].day == date(2026, 9, 9)
    morning = PAIRING.replace("PARTICIPANT", "{}").replace("MORE", "").replace("13:00", "10:00")
    assert plan_from(morning, frame).agenda.by_subject["ada-ida"][1].day == date(2026, 9, 8)


def test_a_week_without_a_possible_day_has_no_meeting():
    frame = FRAME.replace("  roles:", "  calendar: {closed: [2026-W37]}\n  roles:")
    assert [occasion.key for occasion in meetings(frame=frame)][:3] == [
        "ada-ida/2026-W36",
        "ada-ida/2026-W38",
        "ada-ida/2026-W39",
    ]


def test_somebodys_absence_moves_the_meeting():
    frame = FRAME.replace("ida: {name: Ida,", "ida: {name: Ida, unavailable: [2026-09-08..2026-09-10],")
    assert meetings(frame=frame)[1].day == date(2026, 9, 7)
    frame = FRAME.replace("ida: {name: Ida,", "ida: {name: Ida, available: [friday],")
    assert meetings(frame=frame)[1].day == date(2026, 9, 11)


def test_part_time_participants_meet_on_their_own_days():
    assert meetings("{workdays: [monday, thursday]}")[1].day == date(2026, 9, 7)


def test_nobody_meets_in_a_pause():
    pause = "{pauses: [2026-10-01..2026-12-31]}"
    assert not [day for day in days(meetings(pause)) if date(2026, 10, 1) <= day <= date(2026, 12, 31)]


def test_meetings_end_with_the_pairing_and_with_the_programme():
    assert days(meetings(more="until: 2026-09-16"))[-1] == date(2026, 9, 15)
    assert days(meetings())[-1] <= date(2028, 8, 31)


def test_a_meeting_moved_by_hand_keeps_its_key():
    moved = meetings(more="changes: {2026-W38: {date: 2026-09-25, time: 9-10, place: salen}}")[3]
    assert moved == Occasion(
        key="ada-ida/2026-W38",
        kind="meeting",
        subject="ada-ida",
        day=date(2026, 9, 25),
        times=Times(time(9), time(10)),
        status="planned",
        cohorts=("ht26",),
        attendees=(Attendee("ada", "participant"), Attendee("ida", "introducer")),
        path=("pairings", "ada-ida", "changes", "2026-W38"),
        place="salen",
        moved_from=date(2026, 9, 15),
    )


def test_a_cancelled_meeting_stays_visible_as_cancelled():
    cancelled = meetings(more="changes: {2026-W38: cancelled}")[2]
    assert (cancelled.key, cancelled.day, cancelled.status) == ("ada-ida/2026-W38", date(2026, 9, 15), "cancelled")


def test_a_monthly_meeting_is_the_first_such_weekday_and_is_named_by_its_month():
    frame = FRAME.replace("every: {start: 1 week, grund: 2 weeks}", "every: 1 month")
    assert [(occasion.key, occasion.day) for occasion in meetings(frame=frame)][:3] == [
        ("ada-ida/2026-09", date(2026, 9, 1)),
        ("ada-ida/2026-10", date(2026, 10, 6)),
        ("ada-ida/2026-11", date(2026, 11, 3)),
    ]


def test_a_phase_without_a_rhythm_has_no_meetings():
    frame = FRAME.replace("every: {start: 1 week, grund: 2 weeks}", "every: {grund: 2 weeks}")
    assert days(meetings(frame=frame))[0] == date(2026, 12, 1)


def test_a_pairing_without_weekday_and_time_has_no_meetings():
    text = PAIRING.replace("PARTICIPANT", "{}").replace("meets: {on: tuesday, time: 13:00}\n        MORE", "")
    assert plan_from(text).agenda.by_subject.get("ada-ida", ()) == ()


@pytest.mark.parametrize("rhythm", ["2 weeks", "3 weeks", "4 weeks"])
def test_a_changed_rhythm_keeps_the_meetings_that_stay(rhythm: str):
    weekly = meetings(frame=FRAME.replace("every: {start: 1 week, grund: 2 weeks}", "every: 1 week"))
    sparser = meetings(frame=FRAME.replace("every: {start: 1 week, grund: 2 weeks}", f"every: {rhythm}"))
    assert {occasion.key for occasion in sparser} < {occasion.key for occasion in weekly}


def test_a_meeting_stays_within_the_week_it_is_named_by():
    for occasion in meetings(
        frame=FRAME.replace("  roles:", "  calendar: {closed: [public_holidays, eves]}\n  roles:")
    ):
        assert str(Week.of(occasion.day)) == occasion.key.removeprefix("ada-ida/")


def test_whoever_changes_cohort_within_a_week_meets_once_that_week():
    agenda = plan_from("""
        cohorts:
          ht26: {title: Hösten, starts: 2026-09-01, participants: {ada: {until: 2026-09-16}}}
          vt27: {title: Våren, starts: 2026-09-17, participants: {ada: }}
        pairings:
          ada-ida: {participant: ada, introducer: ida, meets: {on: wednesday, time: 13:00, every: 1 week}}
    """).agenda
    assert len(agenda.by_key) == len(agenda.occasions)
    assert [occasion.day.isoformat() for occasion in agenda.by_subject["ada-ida"]][:4] == [
        "2026-09-02",
        "2026-09-09",
        "2026-09-16",
        "2026-09-23",
    ]


def test_meetings_that_have_to_move_find_room_beside_each_other():
    frame = FRAME.replace("  roles:", "  calendar: {closed: [2026-09-09, 2026-09-10]}\n  roles:")
    agenda = plan_from(
        """
        cohorts:
          ht26: {title: Hösten 2026, starts: 2026-09-01, participants: {ada: , bo: }}
        pairings:
          ada-ida: {participant: ada, introducer: ida, meets: {on: tuesday, time: 13:00}}
          bo-ida: {participant: bo, introducer: ida, meets: {on: wednesday, time: 13:00}}
          bo-mona: {participant: bo, buddy: mona, meets: {on: thursday, time: 13:30, every: 1 week}}
        """,
        frame,
    ).agenda
    week = {occasion.subject: occasion.day for occasion in agenda.occasions if occasion.key.endswith("2026-W37")}
    assert week == {"ada-ida": date(2026, 9, 8), "bo-ida": date(2026, 9, 11), "bo-mona": date(2026, 9, 8)}
    assert agenda.clashes_by_person == {}
