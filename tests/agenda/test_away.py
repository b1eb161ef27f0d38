"""Who is away at sessions: on each of their days, from the unit and the manager of that day."""

from datetime import date, timedelta

from agenda.plans import plan_from

from introplan.agenda import Plan, away_at, hours_by_month

WORLD = """
    units:
      vuxna: {title: Vuxna, organisation: kommunen, manager: karin}
    cohorts:
      ht26:
        title: Hösten 2026
        starts: 2026-09-01
        participants:
          ada: {postings: [{unit: vuxna, from: 2026-11-16, until: 2027-01-15}]}
        sessions:
          start: {of: barnsamtal, date: 2026-09-03, time: 9-12}
          vecka: {of: barnsamtal, date: 2026-11-30, until: 2026-12-01}
          installd: {of: utbyte, date: 2026-11-18, time: 9-11, status: cancelled}
      vt27:
        title: Våren 2027
        starts: 2027-02-01
        participants: {bo: {make_ups: [ht26/start]}}
"""


def away(plan: Plan) -> list[tuple[str, date, str | None, str | None, timedelta]]:
    sessions = plan.agenda.by_cohort["ht26"]
    several = (each for session in sessions if session.kind == "session" for each in away_at(plan, session))
    return [(each.person, each.day, each.unit, each.manager, each.length) for each in several]


def test_somebody_is_away_from_the_unit_and_manager_of_the_day_on_each_day_of_what_is_on():
    eight = timedelta(hours=8)
    assert away(plan_from(WORLD)) == [
        ("ada", date(2026, 9, 3), "norr", "mona", timedelta(hours=3)),
        ("ada", date(2026, 11, 30), "vuxna", "karin", eight),
        ("ada", date(2026, 12, 1), "vuxna", "karin", eight),
    ]


def test_hours_are_added_up_by_month_in_order():
    plan = plan_from(WORLD)
    sessions = [each for each in plan.agenda.by_cohort["ht26"] if each.kind == "session"]
    several = [each for session in reversed(sessions) for each in away_at(plan, session)]
    assert list(hours_by_month(several).items()) == [
        (date(2026, 9, 1), timedelta(hours=3)),
        (date(2026, 11, 1), timedelta(hours=8)),
        (date(2026, 12, 1), timedelta(hours=8)),
    ]
