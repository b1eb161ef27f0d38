"""Sessions on several days, and those that come back: their occasions, identities and who attends."""

from datetime import date, time, timedelta

import pytest
from agenda.plans import plan_from
from hypothesis import given
from hypothesis import strategies as st

from introplan.agenda import Occasion, Plan, absent_from
from introplan.days import Rhythm, Times, Week, turns

COHORT = """
    cohorts:
      ht26:
        title: Hösten 2026
        starts: 2026-09-01
        participants:
          ada: {ADA}
          bo: {}
        sessions:
          barnsamtal: {SESSION}
"""


def plan_of_session(session: str, ada: str = "{}", more: str = "") -> Plan:
    return plan_from(COHORT.replace("{SESSION}", session).replace("{ADA}", ada) + more)


def sessions(plan: Plan) -> dict[str, Occasion]:
    return {each.key: each for each in plan.agenda.occasions if each.kind == "session"}


def days(session: str) -> dict[str, date]:
    return {key.removeprefix("ht26/barnsamtal"): each.day for key, each in sessions(plan_of_session(session)).items()}


def test_several_days_with_a_time_are_an_occasion_each():
    found = sessions(plan_of_session("{date: 2026-09-10, until: 2026-09-11, time: 9-21}"))
    assert {key: (each.day, each.times) for key, each in found.items()} == {
        "ht26/barnsamtal": (date(2026, 9, 10), Times(time(9), time(21))),
        "ht26/barnsamtal/2": (date(2026, 9, 11), Times(time(9), time(21))),
    }


def test_closed_days_between_count_and_have_no_occasion():
    assert days("{date: 2026-09-10, until: 2026-09-14, time: 9-16}") == {
        "": date(2026, 9, 10),
        "/2": date(2026, 9, 11),
        "/5": date(2026, 9, 14),
    }


def test_who_ends_on_a_closed_day_means_it():
    assert days("{date: 2026-09-11, until: 2026-09-13, time: 9-16}") == {
        "": date(2026, 9, 11),
        "/2": date(2026, 9, 12),
        "/3": date(2026, 9, 13),
    }


def test_several_days_without_a_time_are_one_occasion_that_makes_people_busy_on_each():
    plan = plan_of_session("{date: 2026-10-08, until: 2026-10-13}")
    (occasion,) = sessions(plan).values()
    assert (occasion.times, occasion.takes_time, occasion.day, occasion.last) == (
        None,
        True,
        date(2026, 10, 8),
        date(2026, 10, 13),
    )
    assert occasion.length == timedelta(hours=32)  # Thursday, Friday, Monday and Tuesday
    for day in occasion.each_day:
        assert occasion in plan.agenda.on_day_of_person("ada", day)
    assert plan.agenda.on_day_of_person("ada", date(2026, 10, 10)) == ()


def test_what_comes_back_falls_away_on_closed_days():
    found = days("{date: 2026-12-03, time: 9-12, repeats: {every: 1 week, until: 2027-01-14}}")
    assert found == {
        "/2026-W49": date(2026, 12, 3),
        "/2026-W50": date(2026, 12, 10),
        "/2026-W51": date(2026, 12, 17),
        "/2027-W01": date(2027, 1, 7),
        "/2027-W02": date(2027, 1, 14),
    }  # Christmas Eve and New Year's Eve are closed


def test_a_month_has_the_same_weekday_of_it():
    assert days("{date: 2026-09-08, time: 9-12, repeats: {every: 1 month, times: 3}}") == {
        "/2026-09": date(2026, 9, 8),
        "/2026-10": date(2026, 10, 13),
        "/2026-11": date(2026, 11, 10),
    }


def test_a_change_moves_cancels_and_gives_another_time():
    changes = "{2026-W43: {date: 2026-10-23, time: 13-15}, 2026-W45: cancelled, 2026-W47: {place: natet}}"
    text = f"{{date: 2026-10-08, time: 9-12, place: salen, repeats: {{every: 2 weeks, times: 4}}, changes: {changes}}}"
    plan = plan_of_session(text)
    found = sessions(plan)
    moved = found["ht26/barnsamtal/2026-W43"]
    assert (moved.day, moved.times, moved.moved_from) == (
        date(2026, 10, 23),
        Times(time(13), time(15)),
        date(2026, 10, 22),
    )
    assert found["ht26/barnsamtal/2026-W45"].status == "cancelled"
    elsewhere = found["ht26/barnsamtal/2026-W47"]
    assert (elsewhere.place, elsewhere.link) == ("natet", "https://moten.example/natet")
    assert plan.session(moved).date == date(2026, 10, 23)
    assert plan.written(moved).date == date(2026, 10, 8)


def test_one_of_the_times_may_become_a_session_of_its_own_and_keep_its_identity():
    found = sessions(
        plan_from(
            """
            cohorts:
              ht26:
                title: Hösten 2026
                starts: 2026-09-01
                participants: {ada: {}}
                sessions:
                  grupp: {of: barnsamtal, date: 2026-10-08, time: 9-12, repeats: {every: 2 weeks, times: 3}, was: hand}
                  egen: {of: barnsamtal, date: 2026-10-23, time: 13-16, was: grupp/2026-W43}
            """
        )
    )
    assert {key: each.day for key, each in found.items()} == {
        "ht26/hand/2026-W41": date(2026, 10, 8),
        "ht26/hand/2026-W43": date(2026, 10, 23),
        "ht26/hand/2026-W45": date(2026, 11, 5),
    }


def test_dates_one_by_one_may_become_what_comes_back_and_keep_their_identities():
    plan = plan_of_session(
        "{date: 2026-10-08, time: 9-12, repeats: {every: 2 weeks, times: 3}, "
        "changes: {2026-W41: {was: barnsamtal-1}, 2026-W43: {was: barnsamtal-2, date: 2026-10-23}}}"
    )
    assert {key: each.day for key, each in sessions(plan).items()} == {
        "ht26/barnsamtal-1": date(2026, 10, 8),
        "ht26/barnsamtal-2": date(2026, 10, 23),
        "ht26/barnsamtal/2026-W45": date(2026, 11, 5),
    }
    assert plan.session(sessions(plan)["ht26/barnsamtal-1"]).identity == "barnsamtal"


def test_those_who_have_left_are_not_at_the_days_after():
    plan = plan_of_session("{date: 2026-10-08, until: 2026-10-09, time: 9-12}", ada="{until: 2026-10-08}")
    found = sessions(plan)
    assert found["ht26/barnsamtal"].people("participant") == ("ada", "bo")
    assert found["ht26/barnsamtal/2"].people("participant") == ("bo",)


RHYTHMS = st.builds(Rhythm, st.integers(1, 8), st.sampled_from(["week", "month"]))


@given(st.dates(date(2026, 1, 1), date(2030, 12, 31)), RHYTHMS)
def test_what_comes_back_keeps_its_weekday_and_belongs_to_one_week_or_month_each(first: date, every: Rhythm):
    found = [turn for turn, _number in zip(turns(first, every), range(30), strict=False)]
    assert found[0].day == first
    assert {turn.day.weekday() for turn in found} == {first.weekday()}
    assert len({turn.key for turn in found}) == len(found)
    assert all(turn.key in (str(Week.of(turn.day)), f"{turn.day:%Y-%m}") for turn in found)


@given(st.dates(date(2026, 9, 1), date(2027, 6, 30)), st.integers(1, 6), st.integers(1, 6))
def test_another_rhythm_keeps_the_identities_of_the_days_that_stay(first: date, every: int, other: int):
    def at(weeks: int) -> dict[date, str]:
        text = f"{{date: {first}, time: 9-12, repeats: {{every: {weeks} week{'s' * (weeks > 1)}, times: 12}}}}"
        return {each.day: key for key, each in sessions(plan_of_session(text)).items()}

    one, another = at(every), at(other)
    assert all(one[day] == another[day] for day in one.keys() & another.keys())


@given(st.dates(date(2026, 9, 1), date(2027, 6, 30)), st.integers(1, 9), st.integers(1, 9))
def test_a_stretch_that_is_longer_keeps_the_identities_of_the_days_that_stay(first: date, days_: int, other: int):
    def at(length: int) -> set[tuple[date, str]]:
        text = f"{{date: {first}, until: {first + timedelta(days=length)}, time: 9-12}}"
        return {(each.day, key) for key, each in sessions(plan_of_session(text)).items()}

    one, another = at(days_), at(other)
    both = {day for day, _key in one} & {day for day, _key in another}
    assert {pair for pair in one if pair[0] in both} == {pair for pair in another if pair[0] in both}


@pytest.mark.parametrize("key", ["ht26/barnsamtal/2", "ht26/barnsamtal"])
def test_somebody_may_be_away_from_one_day_or_from_all(key: str):
    plan = plan_of_session(
        "{date: 2026-10-08, until: 2026-10-09, time: 9-12}", more=f"    absences: {{{key}: [ada]}}\n"
    )
    found = sessions(plan)
    assert absent_from(plan, found["ht26/barnsamtal/2"]) == ("ada",)
    assert absent_from(plan, found["ht26/barnsamtal"]) == (() if key.endswith("/2") else ("ada",))
