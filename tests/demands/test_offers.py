from datetime import date

from checks.conftest import worded
from checks.plans import plan_from

from introplan.checks import run_checks
from introplan.demands import BETWEEN, DEMANDS, OVER, SLOTS, Offers, Search, around, as_it_would_be, price_of
from introplan.diagnostics import Set

CLASHES = """
    programme: {calendar: {closed: [2026-10-06]}}
    cohorts:
      ht26:
        participants: {ada: }
        sessions:
          a: {date: 2026-10-06, time: 9-12}
          b: {date: 2026-10-06, time: 9-12}
"""


def told(text: str, name: str) -> list[str]:
    return [worded(each)[-1] for each in run_checks(plan_from(text)) if each.name == name]


def test_no_hour_of_anybody_is_offered_twice_in_one_run():
    assert told(CLASHES, "session-on-closed-day") == [
        "the nearest free Tuesday is 13 October 2026 (week 42)",
        "the nearest free Tuesday is 29 September 2026 (week 40)",
    ]


def test_a_way_out_is_what_is_to_be_written():
    found = [each for each in run_checks(plan_from(CLASHES)) if each.name == "session-on-closed-day"]
    assert found[0].fix is not None
    assert found[0].fix.edits == (Set(("cohorts", "ht26", "sessions", "a", "date"), "2026-10-13"),)


def test_breaks_move_along_with_the_time():
    text = """
        programme: {calendar: {day: 8-16}}
        cohorts:
          ht26:
            sessions: {a: {time: 15-18, breaks: [{at: 16.30, length: 15min}]}}
    """
    (found,) = (each for each in run_checks(plan_from(text)) if each.name == "session-outside-working-day")
    path = ("cohorts", "ht26", "sessions", "a")
    assert found.fix is not None
    assert found.fix.edits == (Set((*path, "time"), "13-16", "date"), Set((*path, "breaks", 0, "at"), "14.30"))


def test_who_comes_on_another_day_goes_by_that_day():
    plan = plan_from("""
        cohorts:
          ht26:
            participants: {ada: , bo: {pauses: [2026-10-12..2026-10-16]}}
            sessions: {a: {date: 2026-10-06}}
    """)
    (session,) = plan.agenda.sessions
    would = as_it_would_be(plan, session, day=date(2026, 10, 13))
    assert (session.people("participant"), would.people("participant")) == (("ada", "bo"), ("ada",))


def test_what_a_day_brings_is_its_price_and_a_day_without_comes_first():
    plan = plan_from("""
        cohorts:
          ht26:
            participants: {ada: }
            sessions:
              a: {date: 2026-10-06}
              b: {date: 2026-10-13}
              c: {date: 2026-10-14}
    """)
    a = plan.agenda.by_key["ht26/a"]
    here = around(plan)
    brings, ends = price_of(here, a, as_it_would_be(plan, a, day=date(2026, 10, 15)))
    assert [(reason.name, reason.who, reason.why) for reason in brings] == [
        ("week-too-full", ("ada",), date(2026, 10, 12)),
    ]
    assert ends == ()
    offer = Search(here, a).free_day()
    assert offer is not None
    assert (offer.occasion.day, offer.price.brings) == (date(2026, 9, 29), ())


def test_demands_are_in_one_list_and_each_is_worded_by_a_check():
    assert (*SLOTS, *BETWEEN, *OVER) == DEMANDS
    from introplan.checks import tunable  # noqa: PLC0415 - what words them lies above them

    assert {name for demand in DEMANDS for name in demand.names} - tunable() == set()


def test_what_is_asked_of_one_occasion_again_is_looked_for_once_until_another_is_offered():
    plan = plan_from(CLASHES)
    a, b = plan.agenda.by_key["ht26/a"], plan.agenda.by_key["ht26/b"]
    offers = Offers(plan)
    first = offers.search(a, "session-on-closed-day").free_day()
    assert first is not None
    assert offers.search(a, "session-on-closed-day").free_day() is first
    offers.take(first.occasion)
    assert offers.search(a, "session-on-closed-day").free_day() == first  # looked for anew: it is to hold both
    other = offers.search(b, "session-on-closed-day").free_day()
    assert other is not None
    offers.take(other.occasion)
    anew = offers.search(a, "session-on-closed-day").free_day()
    assert anew is not first
    assert anew == first  # what is offered for b is beside it, and was free beside a


def test_what_is_offered_again_is_counted_though_nothing_is_new():
    plan = plan_from(CLASHES)
    offers = Offers(plan)
    would = as_it_would_be(plan, plan.agenda.by_key["ht26/a"], day=date(2026, 10, 13))
    here = offers.around
    offers.take(would)
    assert offers.around is not here
    here = offers.around
    offers.take(would)
    assert (offers.around is here, offers.times["ht26/a"]) == (True, 2)
