from introplan.checks.support import meetings_too_rare, pairing_doubled


def test_a_pair_stands_once(assert_findings):
    assert_findings(
        pairing_doubled,
        """
        cohorts:
          ht26: {starts: 2026-09-01, participants: {ada: , bo: , cy: }}
        pairings:
          ada-ida: {participant: ada, introducer: ida, until: 2027-08-31}
          ada-ida-igen: {participant: ada, introducer: ida, from: 2027-08-01}  # warning: ida is ada's introducer twice
          bo-ida: {participant: bo, introducer: ida, until: 2027-08-31}
          bo-ida-2: {participant: bo, introducer: ida, from: 2027-09-01}
          bo-ida-mentor: {participant: bo, mentor: ida}
          cy-ida: {participant: cy, introducer: ida}
          cy-pia: {participant: cy, introducer: pia}
        """,
    )


def test_a_pair_meets_as_often_as_the_role_promises(assert_findings):
    assert_findings(
        meetings_too_rare,
        """
        programme:
          phases: {start: {months: 0-3}, grund: {months: 3-24}}
          roles:
            introducer: {meets: {length: 1h, every: {start: 1 week, grund: 2 weeks}}}
            mentor: {meets: {length: 1h, every: 1 month}}
        cohorts:
          ht26: {starts: 2026-09-01, participants: {ada: , bo: , cy: , dan: , eva: }}
        pairings:
          ada-ida:
            participant: ada
            introducer: ida
            meets: {on: tuesday, time: 13, every: 3 weeks}
            # warning: ada and ida meet every 3 weeks in start and grund, but the role promises every week
          bo-ida:
            participant: bo
            introducer: ida
            meets: {on: tuesday, time: 14, every: {start: 1 week}}
            # warning: bo and ida do not meet in grund, but the role promises every 2 weeks
          cy-ida: {participant: cy, introducer: ida, meets: {on: monday, time: 13, every: 1 week}}
          dan-ida: {participant: dan, introducer: ida, from: 2027-01-01, meets: {on: monday, time: 14, every: 2 weeks}}
          eva-max: {participant: eva, mentor: max, meets: {on: monday, time: 14, every: 2 months}}  # warning: eva
          ada-max: {participant: ada, mentor: max, meets: {on: monday, time: 15, every: 4 weeks}}
        """,
    )
