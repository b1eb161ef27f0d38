from introplan.checks.load import first_weeks_empty, too_much_on_one_lecturer, unit_over_agreed_hours, week_too_full


def test_a_week_has_room_for_the_cases_at_work(assert_findings):
    assert_findings(
        week_too_full,
        """
        programme: {phases: {vfu: {months: 0-1, caseload_percent: 0}, grund: {months: 1-24}}}
        activities: {intro: {kind: induction}}
        cohorts:
          ht26:
            starts: 2026-09-01
            participants: {ada: , bo: {exempt: [c]}}
            sessions:
              a: {date: 2026-10-05, time: 9-12}
              b: {date: 2026-10-06, time: 9-12}
              c:
                date: 2026-10-08
                # warning: ada has sessions on 5 October 2026 (week 41), 6 October 2026 (week 41) and 8
              d: {date: 2026-10-13, time: 9-16}
              e:
                time: 9-16
                date: 2026-10-14
                # warning: ada and bo have sessions on 13 October 2026 (week 42) and 14 October 2026 (week 42) in one
              f: {date: 2026-10-20, time: 9-12}
              g: {date: 2026-10-20, time: 13-15}
              h: {date: 2026-10-22, time: 13-15}
              intro-1: {of: intro, date: 2026-10-26}
              intro-2: {of: intro, date: 2026-10-27}
              intro-3: {of: intro, date: 2026-10-28}
              i: {date: 2026-09-14, time: 9-16}
              j: {date: 2026-09-15, time: 9-16}
        """,
    )


SESSIONS = "".join(f"              a-{number}: {{of: a, date: 2026-10-{number:02}}}\n" for number in range(5, 10))
OTHERS = "".join(f"              b-{number}: {{of: b, date: 2026-11-{number:02}}}\n" for number in range(2, 8))


def test_a_programme_does_not_rest_on_one_lecturer(assert_findings):
    text = f"""
        programme: {{coordinators: [karin]}}
        lectures: {{a: {{lecturers: [olle]}}, b: {{lecturers: [karin]}}}}
        cohorts:
          ht26:  # warning: olle alone gives 45% of the hours of ht26, 15 h in 5 sessions
            sessions:
{SESSIONS}{OTHERS}
          vt27:
            sessions:
{SESSIONS}
    """
    assert_findings(too_much_on_one_lecturer, text)
    together = text.replace("[olle]", "[olle, pia]").replace(
        "  # warning: olle alone gives 45% of the hours of ht26", "  # "
    )
    assert_findings(too_much_on_one_lecturer, together)


def test_a_unit_is_without_its_participants_for_no_more_hours_than_agreed(assert_findings):
    assert_findings(
        unit_over_agreed_hours,
        """
        units:
          norr:
            hours_away_per_month: 10  # note: norr has agreed to 10 h of sessions in a month, and has 12 h 1
          soder: {hours_away_per_month: 10}
          vast:
        people: {ada: {unit: norr}, bo: {unit: norr}, cy: {unit: soder}, dan: {unit: vast}}
        cohorts:
          ht26:
            participants: {ada: , bo: , cy: , dan: }
            sessions:
              a: {date: 2026-10-01, time: 9-12}
              b: {date: 2026-10-08, time: 9-12}
              c: {date: 2026-11-05, time: 9-12}
        """,
    )


def test_somebody_says_welcome_in_the_first_weeks(assert_findings):
    assert_findings(
        first_weeks_empty,
        """
        cohorts:
          ht26:
            starts: 2026-09-01
            participants: {ada: }
            sessions:
              a: {date: 2026-09-08, status: cancelled}
              b: {date: 2026-09-30}  # note: ht26 starts on 1 September 2026 (week 36), and its first session, b, is on
          vt27: {starts: 2027-02-01, participants: {bo: }, sessions: {c: {date: 2027-02-10}}}
          ht27: {starts: 2027-09-01, status: draft, participants: {cy: }, sessions: {d: {date: 2027-10-10}}}
          vt28: {starts: 2028-02-01, participants: {dan: }}
        """,
    )
