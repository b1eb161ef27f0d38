"""The day that is best for each session: in order with what comes before and after it, whatever another cohort had."""

from datetime import date

from checks.plans import plan_from

from introplan.planning.wanted import PlanningWish, wanted

ASKED = PlanningWish(("ht26",))
PLAN = """
    programme:
      length: 12 months
      phases: {start: {months: 0-6}, grund: {months: 6-12}}
    people: {ada: {name: Ada}}
    lectures:
      lag: {title: Lagen, length: 3h, phase: start}
      barn: {title: Barn, length: 3h, weeks: 4-9, prerequisites: [lag]}
      unga: {title: Unga, length: 3h, prerequisites: [sent]}
      sent: {title: Sent, length: 3h, weeks: 30-33}
      hej: {title: Hej, length: 1h}
    cohorts:
      ht26: {starts: 2026-08-31, participants: {ada: }, sessions: {hej: {date: 2026-09-02}}}
"""


def best(more: str = "") -> dict[str, date]:
    those = wanted(plan_from(PLAN + more), ASKED)
    return {each.key: day for each, day in zip(those.sessions, those.ideals, strict=True)}


def before(**days: str) -> str:
    sessions = ", ".join(f"{key}: {{date: {day}}}" for key, day in days.items())
    return f"      ht25: {{starts: 2025-09-01, sessions: {{{sessions}}}}}\n"


def test_what_must_come_first_has_its_best_day_where_it_leaves_days_for_what_follows():
    days = best()
    assert days["lag"] == date(2026, 10, 1)  # in the middle of the phase's days until the last of week 9
    assert days["lag"] <= days["barn"] == date(2026, 10, 11)
    assert days["sent"] == date(2027, 4, 4)
    assert days["unga"] == date(2027, 6, 10)  # in the middle of what is left from week 30 on


def test_what_another_cohort_had_in_order_is_so_long_after_the_start():
    days = best(before(lag="2025-09-17", barn="2025-10-01", sent="2026-04-01", unga="2026-07-01"))
    assert days["lag"] == date(2026, 9, 16)
    assert days["barn"] == date(2026, 9, 30)
    assert days["unga"] == date(2027, 6, 30)


def test_what_another_cohort_had_too_late_or_too_early_is_spread_anew():
    days = best(before(lag="2026-01-14", barn="2025-10-01", sent="2026-04-01", unga="2025-11-05"))
    assert days["lag"] == days["barn"] == date(2026, 10, 1)  # the middle again, and no earlier than that
    assert days["sent"] == date(2027, 3, 31)
    assert days["unga"] == date(2027, 6, 10)


def test_two_that_another_cohort_had_the_wrong_way_round_are_wished_the_right_way_round():
    days = best(before(lag="2025-10-15", barn="2025-10-01"))
    assert (days["lag"], days["barn"]) == (date(2026, 10, 14), date(2026, 10, 14))


GAPS = """
    competences:
      radda: {title: Rädda, gap: {now: 1, target: 3}}
      rakna: {title: Räkna, gap: {now: 1, target: 3}}
    programme:
      length: 24 months
      phases: {forst: {months: 0-12}, sedan: {months: 12-24}}
    people: {ada: {name: Ada}}
    lectures:
      lag: {title: Lagen, length: 3h}
      barn: {title: Barn, length: 3h}
      unga: {title: Unga, length: 3h, prerequisites: [barn], competences: [radda]}
      aldre: {title: Äldre, length: 3h, competences: [radda, rakna], phase: sedan}
      sent: {title: Sent, length: 3h, prerequisites: [unga], competences: [radda]}
    cohorts:
      ht26: {starts: 2026-08-31, participants: {ada: }, sessions: {lag: {date: 2026-09-02}}}
"""


def test_a_gap_is_met_within_a_year_where_something_about_it_can_be():
    those = wanted(plan_from(GAPS), ASKED)
    days = {each.key: day for each, day in zip(those.sessions, those.ideals, strict=True)}
    year = date(2027, 8, 31)
    assert days["barn"] <= days["unga"] < year  # the first of those about it, and what must come before it
    assert days["aldre"] > year  # nothing else is about its other gap, and it belongs in the second year
    assert days["sent"] >= year  # the gap is met by then


def test_a_gap_that_something_fixed_meets_in_time_moves_nothing():
    met = wanted(plan_from(GAPS.replace("lag: {title: Lagen,", "lag: {title: Lagen, competences: [radda],")), ASKED)
    bare = wanted(plan_from(GAPS.replace("competences: [radda]", "competences: []")), ASKED)
    assert met.ideals == bare.ideals
