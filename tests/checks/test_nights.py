from checks.plans import plan_from
from introplan.checks.nights import time_at_night


def test_nothing_is_at_night(assert_findings, helps):
    text = """
        programme:
          reviews: {r: {month: 3}, s: {month: 6}}
        lectures: {a: , b: , c: , d: , e: }
        events:
          natverk: {date: 2026-10-06, time: 6.00}  # warning: natverk is at 6:00–7:00
          middag: {date: 2026-10-07, time: 18-21.30}
        cohorts:
          ht26:
            participants:
              ada:
                reviews:
                  r:
                    date: 2026-12-01
                    time: 1.00–2.00  # warning: r – ada is at 1:00–2:00
                  s: {date: 2027-03-02, time: 9}
            sessions:
              a:
                time: 3-5  # warning: a is at 3:00–5:00
              b: {time: 17-19}
              c: {time: 9-21}
              d: {time: 19-21}
              e: {time: 7-8}
              f: {time: 8-9}
              g: {time: 9-10}
              h: {time: 10-11}
              i: {time: 11-12}
        pairings:
          ada-max:
            participant: ada
            mentor: max
            meets:
              on: tuesday
              time: 20.00  # warning: ada – max is at 20:00–21:00
              every: 1 month
            changes:
              2026-10: {time: 3.00, status: cancelled}
        """
    assert_findings(time_at_night, text)
    assert helps(time_at_night, text) == [
        "perhaps 18:00–19:00 was meant; if you work then, say so with `calendar: {day: 6.00–23.00}`",
        "perhaps 13:00–14:00 was meant; if you work then, say so with `calendar: {day: 6.00–23.00}`",
        "perhaps 15:00–17:00 was meant; if you work then, say so with `calendar: {day: 6.00–23.00}`",
        "write another time; if you work then, say so with `calendar: {day: 6.00–23.00}`",
    ]


def test_what_the_programme_says_of_its_day_goes_before(assert_findings):
    text = """
        programme: {calendar: {day: "%s"}}
        cohorts: {ht26: {participants: {ada: , bo: , cy: }, sessions: {a: {time: 3-5}}}}
        pairings:
          ada-max: {participant: ada, mentor: max, meets: {on: tuesday, every: 1 month, time: 21.00}}%s
        """
    assert_findings(time_at_night, text % ("0.00-23.30", ""))
    assert_findings(time_at_night, text % ("8.30-16.30", "  # warning: ada – max is at 21:00–22:00"))


def test_who_works_at_night_meets_at_night():
    pairings = "".join(
        f"\n  {who}-max: {{participant: {who}, mentor: max, meets: {{on: {day}, every: 1 month, time: 22.00}}}}"
        for who, day in (("ada", "monday"), ("bo", "tuesday"))
    )
    text = f"cohorts: {{ht26: {{participants: {{ada: , bo: , cy: }}}}}}\npairings:{pairings}"
    assert list(time_at_night(plan_from(text))) == []
