from introplan.checks.own_starts import participant_after_intake, participant_before_cohort
from introplan.checks.ranges import (
    event_far_away,
    gap_target_below_level,
    goal_after_programme,
    intake_closes_before_start,
    membership_ends_before_start,
    number_hardly_possible,
    pause_outside_programme,
    prerequisites_in_circle,
    recruitment_closes_before_opening,
    review_after_programme,
    weeks_after_programme,
)
from introplan.checks.schedule import prerequisite_too_late


def test_recruitment_opens_before_it_closes(assert_findings, helps):
    text = """
        programme:
          recruitment:
            opens: 2027-05-30
            closes: 2027-04-01
            # warning: recruitment closes on 1 April 2027 (week 13), but does not open until 30 May 2027 (week 21)
        """
    assert_findings(recruitment_closes_before_opening, text)
    assert helps(recruitment_closes_before_opening, text) == [
        "swap the two: from 1 April 2027 (week 13) to 30 May 2027 (week 21)"
    ]
    assert_findings(
        recruitment_closes_before_opening, "programme: {recruitment: {opens: 2027-04-01, closes: 2027-04-01}}"
    )


def test_reviews_goals_and_weeks_lie_within_the_programme(assert_findings):
    text = """
        programme:
          length: 24 months
          reviews:
            slut: {month: 24}
            sen:
              month: 30  # warning: sen is in month 30, but the programme is 24 months long
          goals:
            kvar:
              indicator:
                measure: x
                at_months: [12, 36, 48]%s
            nu: {indicator: {measure: x, at_months: [24]}}
        lectures:
          a: {weeks: 100-104}
          b:
            weeks: 100-110%s
        """
    assert_findings(review_after_programme, text % ("", ""))
    found = "  # note: kvar is measured in month 36, but the programme is 24 months long"
    assert_findings(goal_after_programme, text.replace("# warning:", "# told elsewhere:") % (found, ""))
    found = "  # warning: b belongs in week 100–110, but the programme is 24 months, about 106 weeks"
    assert_findings(weeks_after_programme, text.replace("# warning:", "# told elsewhere:") % ("", found))


def test_a_gap_goes_upwards_and_what_is_reached_is_none(assert_findings):
    assert_findings(
        gap_target_below_level,
        """
        competences:
          a:
            gap:
              now: 4
              target: 2  # warning: a is to go from 4 down to 2
          b: {gap: {now: 3, target: 3}}
          c: {gap: {now: 1, target: 3}}
        """,
    )


def test_a_participant_starts_with_the_cohort_or_later_and_before_its_intake_closes(assert_findings, helps):
    text = """
        cohorts:
          ht26:
            starts: 2026-09-01
            intake: {kind: rolling, closes: 2026-12-31}
            participants:
              ada: {starts: 2026-12-31}
              bo:
                starts: 2027-02-15
                # warning: bo starts on 15 February 2027 (week 7), but the last day to join ht26 is 31 December 2026
          vt27:
            starts: 2027-02-01
            intake: {closes: 2027-01-15}
            participants:
              cy:
              dan: {starts: 2027-02-01}
              eva:
                starts: 2027-02-08
                # warning: eva starts on 8 February 2027 (week 6), but the last day to join vt27 is 15 January 2027
          gammal:
            starts: 2024-09-01
            status: finished
            intake: {closes: 2024-09-01}
            participants: {fia: {starts: 2025-01-01}}
        """
    assert_findings(participant_after_intake, text)
    assert helps(participant_after_intake, text) == [
        "write the later day in `closes`, or let bo join vt27, which starts on 1 February 2027 (week 5)",
        "write the later day in `closes`, or an earlier one here",
    ]
    assert_findings(
        participant_before_cohort,
        """
        cohorts:
          ht27:
            starts: 2027-09-01
            participants:
              ada:
                starts: 2027-08-01
                # warning: ada starts on 1 August 2027 (week 30), but ht27 does not start until 1 September 2027 (week
              bo: {starts: 2027-09-01}
        """,
    )


def test_prerequisites_do_not_go_round(assert_findings, helps):
    text = """
        lectures:
          a: {prerequisites: [x, b]}
          b:
            prerequisites: [a]  # warning: a and b must each come before the other
          c:
            prerequisites:
              - d  # warning: c, d and e must come before each other, all around
          d: {prerequisites: [e]}
          e: {prerequisites: [x, c]}
          x: {prerequisites: [x]}
        cohorts:
          ht26:
            participants: {ada: }
            sessions:
              a: {date: 2026-10-13}
              b: {date: 2026-10-06}
              x: {date: 2026-09-08}
        """
    assert_findings(prerequisites_in_circle, text)
    assert helps(prerequisites_in_circle, text) == [
        "remove `a` here; the sessions' dates have b first",
        "remove `d` here, or another of them",
    ]
    assert_findings(prerequisite_too_late, text.replace("# warning:", "# told elsewhere:"))


def test_a_membership_begins_before_it_ends(assert_findings):
    assert_findings(
        membership_ends_before_start,
        """
        organisations:
          nacka: {member_from: 2014-01-01, member_until: 2028-12-31}
          varmdo:
            member_from: 2028-12-31
            member_until: 2014-01-01
            # warning: varmdo takes part until 1 January 2014 (week 1), but only from 31 December 2028 (week 52)
        """,
    )


def test_a_programme_in_weeks_has_reviews_goals_and_weeks_within_it(assert_findings, helps):
    text = """
        programme:
          length: 26 weeks
          reviews:
            slut: {month: 6}
            sen: {month: 7}%s
          goals: {kvar: {indicator: {measure: x, at_months: [6, 12]}}}%s
        lectures: {a: {weeks: 26}, b: {weeks: 26-27}}%s
        """
    assert_findings(
        review_after_programme, text % ("  # warning: sen is in month 7, but the programme is 26 weeks long", "", "")
    )
    assert helps(review_after_programme, text % ("", "", "")) == ["write a month up to 6"]
    late = "  # note: kvar is measured in month 12, but the programme is 26 weeks long"
    assert_findings(goal_after_programme, text % ("", late, ""))
    late = "  # warning: b belongs in week 26–27, but the programme is 26 weeks"
    assert_findings(weeks_after_programme, text % ("", "", late))
    assert helps(weeks_after_programme, text % ("", "", "")) == ["write weeks up to 26, counted from the start"]


def test_a_pause_touches_the_time_in_the_programme(assert_findings):
    assert_findings(
        pause_outside_programme,
        """
        programme: {length: 24 months}
        cohorts:
          ht26:
            starts: 2026-09-01
            participants:
              ada: {pauses: [2026-08-01..2026-09-01, 2028-08-20..2028-10-14]}
              bo:
                pauses:
                  - 2021-03-01..2021-04-30  # warning: bo has a pause 1 March–30 April 2021
                  - 2027-03-01..2027-04-30
        """,
    )


def test_people_can_join_between_the_first_day_and_the_last_day_to_join(assert_findings):
    assert_findings(
        intake_closes_before_start,
        """
        cohorts:
          a: {starts: 2026-09-01, intake: {kind: rolling, closes: 2026-09-01}}
          b: {starts: 2026-09-01, intake: {closes: 2026-06-01}}
          c:
            starts: 2026-09-01
            intake: {kind: rolling, closes: 2025-12-31}  # warning: the last day to join c is 31 December 2025
          d: {starts: 2026-09-01, status: finished, intake: {kind: rolling, closes: 2025-12-31}}
        """,
    )


def test_nobody_has_two_thousand_years_in_the_profession(assert_findings):
    assert_findings(
        number_hardly_possible,
        """
        people:
          ada: {experience_years: 45, hours_per_month: 165}
          bo:
            experience_years: 2015  # warning: bo has 2015 years in the profession
            hours_per_month: 800    # warning: bo has 800 hours a month
        """,
    )


def test_events_are_within_some_years_of_the_cohorts(assert_findings):
    assert_findings(
        event_far_away,
        """
        programme: {length: 24 months}
        cohorts: {ht26: {starts: 2026-09-01, participants: {ada: }}}
        events:
          dialog: {date: 2024-05-20, subject: Dialog}
          enkat: {date: 2029-09-01, subject: Enkät}
          natverk:
            date: 2062-09-01  # warning: Nätverk is on 1 September 2062
            subject: Nätverk
        """,
    )
    assert_findings(event_far_away, "events: {dialog: {date: 2062-05-20}}")
