from introplan.checks.dialogue import half_year_without_union_dialogue, union_dialogue_missing_before_start


def test_each_cohort_is_talked_about_before_it_starts(assert_findings):
    assert_findings(
        union_dialogue_missing_before_start,
        """
        cohorts:
          ht26: {starts: 2026-09-01}
          vt27:
            starts: 2027-05-28
          ht27:
            starts: 2027-09-01
            # note: ht27 starts on 1 September 2027 (week 35), and the last union dialogue before that is on 28 May
          ht25:
            starts: 2025-09-01
            # note: ht25 starts on 1 September 2025 (week 36), and there is no union dialogue before that
        events:
          dialog: {kind: union_dialogue, date: 2026-05-28}
          info: {kind: briefing, date: 2027-08-01}
        """,
    )


def test_the_dialogue_recurs_every_half_year_of_the_programme(assert_findings):
    assert_findings(
        half_year_without_union_dialogue,
        """
        cohorts:
          ht26:
            starts: 2026-09-01
            participants: {ada: , cy: {starts: 2027-02-01}, dan: {pauses: [2027-01-01..2027-12-31]}}
          ht28: {starts: 2028-09-01, status: draft, participants: {bo: }}
        events:  # warning: there is no union dialogue in 1 January–30 June 2027 and 1 January–30 June 2028
          a: {kind: union_dialogue, date: 2026-11-17}
          b: {kind: union_dialogue, date: 2027-10-12}
          c: {kind: union_dialogue, date: 2028-08-20}
        """.replace("c: {kind: union_dialogue, date: 2028-08-20}", "c: {kind: briefing, date: 2028-02-20}"),
    )


def test_a_half_year_that_the_programme_hardly_touches_needs_none(assert_findings):
    assert_findings(
        half_year_without_union_dialogue,
        """
        programme: {length: 12 months}
        cohorts:
          ht26: {starts: 2026-11-02, participants: {ada: }}
        events:
          b: {kind: union_dialogue, date: 2027-03-12}
          c: {kind: union_dialogue, date: 2027-10-12}
        """,
    )


def test_without_any_event_the_first_cohort_is_where_it_is_told(assert_findings):
    assert_findings(
        half_year_without_union_dialogue,
        """
        programme: {length: 6 months}
        cohorts:
          ht26:
            starts: 2026-07-01  # warning: there is no union dialogue in 1 July–31 December 2026
            participants: {ada: }
        """,
    )
