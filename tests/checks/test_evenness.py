from introplan.checks.evenness import support_uneven


def test_when_half_of_a_cohort_has_a_mentor_the_others_were_forgotten(assert_findings):
    assert_findings(
        support_uneven,
        """
        programme:
          roles: {mentor: {}, introducer: {required: yes}, buddy: {}}
        cohorts:
          ht26:
            participants:
              ada:
              bo:  # note: bo in ht26 has no mentor, and 2 others have one
              cy:
              dan: {until: 2026-12-01}
          vt27: {participants: {eva: , fia: , gun: }}
          ht27: {status: draft, participants: {hans: , ida: }}
        pairings:
          ada-max: {participant: ada, mentor: max}
          cy-max: {participant: cy, mentor: max}
          bo-bea: {participant: bo, buddy: bea}
          eva-max: {participant: eva, mentor: max}
          hans-max: {participant: hans, mentor: max}
          fia-ina: {participant: fia, introducer: ina}
        """,
    )


def test_a_mentor_stays_as_long_as_the_role_says_or_as_the_others_do(assert_findings, helps):
    text = """
        programme:
          phases: {start: {months: 0-3}, grund: {months: 3-12}, fordjup: {months: 12-24}}
          roles:
            mentor: {meets: {length: 1h, every: 1 month}}
            supervisor: {meets: {length: 1h, every: {start: 1 week, grund: 2 weeks}}}
            introducer:
        cohorts:
          ht26: {starts: 2026-09-01, participants: {ada: , bo: }}
        pairings:
          ada-max:
            participant: ada
            mentor: max
            until: 2026-11-30  # note: ada has somebody as mentor until 30 November 2026 (week 49), and nobody after
          bo-max: {participant: bo, mentor: max, until: 2026-11-30}
          bo-moa: {participant: bo, mentor: moa, from: 2026-12-01}
          ada-sven: {participant: ada, supervisor: sven, until: 2027-08-31}
          bo-sven: {participant: bo, supervisor: sven, until: 2027-08-20}
          ada-ina: {participant: ada, introducer: ina}
          bo-ina:
            participant: bo
            introducer: ina
            until: 2027-03-31  # note: bo has somebody as introducer until 31 March 2027 (week 13), and nobody after
        """
    assert_findings(support_uneven, text)
    assert helps(support_uneven, text) == [
        "let it go on until 31 August 2028 (week 35), or add a pairing with somebody else from then",
        "let it go on until 31 August 2028 (week 35), or add a pairing with somebody else from then",
    ]


def test_a_role_that_all_have_for_a_year_is_meant_so(assert_findings):
    assert_findings(
        support_uneven,
        """
        programme: {roles: {mentor: {}}}
        cohorts: {ht26: {participants: {ada: , bo: }}}
        pairings:
          ada-max: {participant: ada, mentor: max, until: 2027-08-31}
          bo-max: {participant: bo, mentor: max, until: 2027-08-31}
        """,
    )


def test_one_other_has_a_name(assert_findings):
    assert_findings(
        support_uneven,
        """
        cohorts:
          ht26:
            participants:
              ada:
              bo:  # note: bo in ht26 has no mentor, and ada has one
        pairings:
          ada-moa: {participant: ada, mentor: moa}
        """,
    )
