from introplan.checks.competences import (
    activity_without_competence,
    competence_gap_answered_by_choice,
    competence_gap_answered_late,
    gap_analysis_outdated,
)


def test_a_gap_is_met_within_a_year_of_the_cohorts_start(assert_findings):
    assert_findings(
        competence_gap_answered_late,
        """
        competences:
          vald: {gap: {now: 1, target: 3}}
          tolk: {gap: {now: 1, target: 3}}
          klar: {gap: {now: 3, target: 3}}
        lectures:
          fraga: {competences: [vald, klar]}
          mer: {competences: [vald]}
          samtal: {competences: [tolk]}
        cohorts:
          ht26:
            starts: 2026-09-01
            sessions:
              fraga:
                date: 2027-09-02  # note: ht26 first meets vald on 2 September 2027 (week 35), more than 12 months
              mer: {date: 2028-02-03}
              samtal: {date: 2027-08-31}
          vt27:
            starts: 2027-02-01
            sessions:
              fraga: {date: 2027-09-09}
          ht27:
            starts: 2027-09-01
            status: draft
            sessions:
              mer: {date: 2028-12-07}
        """,
    )


def test_a_cancelled_session_meets_no_gap(assert_findings):
    assert_findings(
        competence_gap_answered_late,
        """
        competences:
          vald: {gap: {now: 1, target: 3}}
        lectures:
          fraga: {competences: [vald]}
        cohorts:
          ht26:
            starts: 2026-09-01
            sessions:
              fraga: {date: 2026-10-01, status: cancelled}
              fraga-ny:
                of: fraga
                date: 2027-10-07  # note: ht26 first meets vald on 7 October 2027
        """,
    )


def test_a_gap_is_met_by_something_that_everybody_has(assert_findings):
    assert_findings(
        competence_gap_answered_by_choice,
        """
        competences:
          vald:
            gap: {now: 1, target: 3}  # warning: vald has a gap, and nobody has to take part in fraga
          tolk:
            gap: {now: 1, target: 3}  # warning: tolk has a gap, and nobody has to take part in what is about it: a
          lag: {gap: {now: 1, target: 3}}
          klar: {gap: {now: 3, target: 3}}
          utan: {gap: {now: 1, target: 3}}
        lectures:
          fraga: {competences: [vald, lag, klar], required: no}
          a: {competences: [tolk], required: no}
          b: {competences: [tolk], required: no}
          juridik: {competences: [lag]}
        """,
    )


def test_the_gap_analysis_is_not_older_than_a_year_when_a_cohort_starts(assert_findings):
    assert_findings(
        gap_analysis_outdated,
        """
        programme:
          gap_analysis:
            date: 2026-05-20
            # note: ht27 starts on 1 September 2027 (week 35), and the gap analysis is from 20 May 2026 (week 21)
        cohorts:
          ht26: {starts: 2026-09-01}
          vt27: {starts: 2027-05-20}
          ht27: {starts: 2027-09-01}
          ht28: {starts: 2028-09-01, status: draft}
        """,
    )


def test_what_is_taught_is_about_something(assert_findings):
    assert_findings(
        activity_without_competence,
        """
        areas:
          barn: {}
        competences:
          vald: {area: barn}
          lag: {}
        lectures:
          fraga: {competences: [vald]}
          lekar: {area: barn}  # warning: lekar is about none of the programme's competences
        activities:
          fest: {kind: celebration}
          besok: {kind: study_visit}  # warning: besok is about none of the programme's competences
        """,
    )


def test_a_programme_without_competences_asks_for_none(assert_findings):
    assert_findings(activity_without_competence, "lectures: {fraga: {}}")


def test_the_way_out_names_competences_of_the_same_area(helps):
    text = """
        areas: {barn: {}}
        competences: {vald: {}, samtal: {area: barn}, skydd: {area: barn}}
        lectures: {lekar: {area: barn}, annat: {}}
        """
    assert helps(activity_without_competence, text) == [
        "add a line such as `competences: [samtal]`; another of the same area is skydd",
        "add a line such as `competences: [vald]`",
    ]
