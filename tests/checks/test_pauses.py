from introplan.checks.pauses import end_not_moved, meeting_when_away, start_on_closed_day, support_not_moved


def test_an_end_that_a_pause_should_have_moved(assert_findings):
    assert_findings(
        end_not_moved,
        """
        programme: {length: 12 months, part_time: extends}
        cohorts:
          ht26:
            starts: 2026-09-01
            participants:
              ada:
                pauses: [2027-01-01..2027-01-31]
                until: 2027-08-31
                # warning: ada is to finish on 31 August 2027 (week 35), but with what is moved the programme goes on
              bo: {pauses: [2027-01-01..2027-01-31], until: 2027-03-31}
              cy: {until: 2027-08-31}
              dan: {pauses: [2027-01-01..2027-01-31]}
              eva: {work_percent: 50, until: 2027-08-31}
              # warning: eva is to finish on 31 August 2027 (week 35), but with
        """,
    )


def test_support_that_a_pause_should_have_moved(assert_findings):
    assert_findings(
        support_not_moved,
        """
        programme:
          length: 12 months
          roles: {introducer: {required: yes}, mentor: }
        cohorts:
          ht26:
            starts: 2026-09-01
            participants:
              ada: {pauses: [2027-01-01..2027-01-31]}
              bo:
              cy: {pauses: [2027-01-01..2027-01-31]}
        pairings:
          ada-ida: {participant: ada, introducer: ida, until: 2027-08-31}
          ada-max:
            participant: ada
            mentor: max
            until: 2027-08-31
            # warning: ada's mentor, max, is there until 31 August 2027 (week 35), but the programme goes on until 1
          bo-max: {participant: bo, mentor: max, until: 2027-08-31}
          cy-max: {participant: cy, mentor: max, until: 2027-08-31}
          cy-moa: {participant: cy, mentor: moa, from: 2027-09-01}
        """,
    )


def test_a_meeting_is_moved_to_a_day_when_both_are_there(assert_findings):
    assert_findings(
        meeting_when_away,
        """
        programme: {roles: {introducer: {meets: {length: 1h, every: 1 week}}}}
        people: {ida: {unavailable: [2026-10-08, 2026-10-23]}, ada: {unavailable: [2026-10-23]}}
        cohorts:
          ht26:
            participants: {ada: {pauses: [2026-11-02..2026-11-15], workdays: [tuesday, wednesday, thursday, friday]}}
        pairings:
          ada-ida:
            participant: ada
            introducer: ida
            meets: {on: tuesday, time: 13}
            changes:
              2026-W41: {date: 2026-10-08}  # warning: ada and ida are to meet on 8 October 2026 (week 41), when ida
              2026-W42: {date: 2026-10-14}
              2026-W43: {date: 2026-10-23}  # warning: ada and ida are to meet on 23 October 2026 (week 43), when both
              2026-W44: {date: 2026-11-03}  # warning: ada and ida are to meet on 3 November 2026 (week 45), when ada
              2026-W47: {date: 2026-11-16}  # warning: ada and ida are to meet on 16 November 2026 (week 47), when ada
              2026-W48: cancelled
        """,
    )


def test_somebody_starts_on_a_day_without_work(assert_findings, helps):
    text = """
        programme: {calendar: {closed: [public_holidays, 2026-10-12]}}
        cohorts:
          ht26:
            starts: 2026-08-01  # note: ht26 starts on 1 August 2026 (week 31), which is a Saturday
            participants:
              ada:
              bo: {starts: 2027-01-01}  # note: bo starts on 1 January 2027 (week 53), which is New Year's Day
              cy: {starts: 2026-10-12}  # note: cy starts on 12 October 2026 (week 42), when the programme is closed
              dan: {starts: 2026-10-13}
        """
    assert_findings(start_on_closed_day, text)
    assert helps(start_on_closed_day, text)[0] == "the first working day is 3 August 2026 (week 32)"
