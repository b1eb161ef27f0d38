"""Times on the nights when clocks are changed, of everything that a plan has."""

from introplan.checks.clocks import time_skipped_by_clock, time_twice_by_clock
from introplan.checks.nights import time_at_night


def test_a_time_that_the_clock_skips_is_told_of_everything_that_has_one(assert_findings):
    assert_findings(
        time_skipped_by_clock,
        """
        programme:
          reviews: {r: {month: 6}}
        lectures: {a: , b: , c: , d: , e: , f: }
        events:
          natverk: {date: 2027-03-28, time: 2.15}  # error: natverk: there is no 2:15 on 28 March
        cohorts:
          ht26:
            participants:
              ada:
                reviews:
                  r:
                    date: 2027-03-28
                    time: 2.00–3.00  # error: r – ada: there is no 2:00 on 28 March
            sessions:
              a:
                date: 2027-03-28
                time: 2.30–5  # error: a: there is no 2:30 on 28 March
              b:
                date: 2027-03-28
                time: 1–2.30  # error: b: there is no 2:30 on 28 March
              c: {date: 2027-03-28, time: 1.30–3}
              d: {date: 2027-03-27, time: 2.30–5}
              e: {date: 2027-10-31, time: 2.30–5}
              f: {date: 2027-03-28, time: 2.30–5, status: cancelled}
        pairings:
          ada-max:
            participant: ada
            mentor: max
            meets: {on: tuesday, time: 9, every: 1 month}
            changes:
              2027-03: {date: 2027-03-28, time: 2.45}  # error: ada – max: there is no 2:45 on 28 March
        """,
    )


def test_other_zones_change_their_clocks_on_other_nights_or_never(assert_findings):
    assert_findings(
        time_skipped_by_clock,
        """
        programme: {timezone: America/New_York}
        events:
          a: {date: 2027-03-28, time: 2.15}
          b:
            date: 2027-03-14
            time: 2.15  # error: b: there is no 2:15 on 14 March
        """,
    )
    assert_findings(
        time_skipped_by_clock,
        """
        programme: {timezone: UTC}
        events:
          a: {date: 2027-03-28, time: 2.15}
        """,
    )


def test_a_time_that_comes_twice_is_a_note(assert_findings):
    assert_findings(
        time_twice_by_clock,
        """
        events:
          a: {date: 2027-10-31, time: 2.15}  # note: a: 2:15 comes twice on 31 October
          b: {date: 2027-10-31, time: 0.15}
          c: {date: 2027-10-31, time: 3}
          d: {date: 2027-03-28, time: 2.15}
        """,
    )


def test_what_the_clock_skips_is_not_told_to_be_at_night_as_well(assert_findings):
    assert_findings(
        time_at_night,
        """
        events:
          a: {date: 2027-03-28, time: 2.15}
          b: {date: 2027-03-29, time: 9}
          c: {date: 2027-03-30, time: 9}
        """,
    )
    assert_findings(
        time_at_night,
        """
        cohorts: {ht26: {participants: {ada: }}}
        pairings:
          ada-max:
            participant: ada
            mentor: max
            meets: {on: tuesday, time: 9, every: 1 month}
            changes: {2027-03: {date: 2027-03-28, time: 2.45}}
        """,
    )
