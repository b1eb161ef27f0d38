from introplan.checks.lunch import meeting_over_lunch, no_time_for_lunch

LUNCH = """
        programme: {calendar: {day: 8-17, lunch: {between: 11.30-13.00, length: 45min}}}"""


def test_lunch_has_room_within_its_hours(assert_findings, helps):
    text = (
        LUNCH
        + """
        lectures: {a: , b: , c: , d: , e: , f: }
        activities: {skuggning: {kind: shadowing}}
        cohorts:
          ht26:
            participants: {ada: , bo: {exempt: [d]}}
            sessions:
              a: {date: 2026-10-06, time: 9-12}
              b:
                date: 2026-10-07
                time: 9-16  # warning: b on 7 October 2026 (week 41) leaves 0 min for lunch within 11:30–13:00
              c: {date: 2026-10-08, time: 9-12}
              d:
                date: 2026-10-08
                time: 12.30-14  # warning: ada has 30 min for lunch within 11:30–13:00 on 8 October 2026 (week 41)
              e: {date: 2026-10-09, time: 9-16, breaks: [{at: 12, length: 1h}]}
              skuggning: {date: 2026-10-12, time: 9-16}
              f:
                date: 2026-10-13
                time: 11-12.30  # warning: f on 13 October 2026 (week 42) leaves 30 min for lunch within 11:30–13:00
        """
    )
    assert_findings(no_time_for_lunch, text)
    assert helps(no_time_for_lunch, text) == [
        "add `{at: 12.00, length: 45min, title: Lunch}` to its `breaks`",
        "everybody is free at 13:00–14:30 the same day",
        "everybody is free at 10:30–12:00 the same day",
    ]
    assert_findings(no_time_for_lunch, "cohorts: {ht26: {sessions: {b: {time: 9-16}}}}")


def test_many_sessions_without_time_for_lunch_are_one_finding(assert_findings):
    assert_findings(
        no_time_for_lunch,
        LUNCH
        + """
        cohorts:
          ht26:
            sessions:
              a:
                date: 2026-10-06
                time: 11-13  # warning: 3 sessions of ht26 leave too little for lunch within 11:30–13:00; the first is a
              b: {date: 2026-10-07, time: 11-13}
              c: {date: 2026-10-08, time: 9-16}
        """,
    )


def test_regular_meetings_leave_lunch(assert_findings, helps):
    text = (
        LUNCH
        + """
        cohorts: {ht26: {participants: {ada: , bo: , cy: , dan: {until: 2026-12-31}, eva: {starts: 2027-01-01}}}}
        pairings:
          ada-ida:
            participant: ada
            introducer: ida
            meets:
              on: tuesday
              time: 11.30-13
              # warning: ada and ida meet on Tuesday at 11:30–13:00, and 0 min is left for lunch within 11:30–13:00
              every: 2 weeks
          bo-max: {participant: bo, mentor: max, meets: {on: tuesday, time: 11.30-12.15, every: 2 weeks}}
          cy-max:
            participant: cy
            mentor: max
            meets:
              on: tuesday
              time: 12.15-13
              # warning: max meets bo and cy one after the other on Tuesday, and 0 min is left for lunch within
              every: 2 weeks
          bo-mia: {participant: bo, mentor: mia, meets: {on: friday, time: 12-13, every: 2 weeks}}
          dan-liv: {participant: dan, mentor: liv, meets: {on: friday, time: 11.30-12.15, every: 2 weeks}}
          eva-liv: {participant: eva, mentor: liv, meets: {on: friday, time: 12.15-13, every: 2 weeks}}
        """
    )
    assert_findings(meeting_over_lunch, text)
    assert helps(meeting_over_lunch, text) == [
        "let them meet at 10:00–11:30: `time: 10.00-11.30`",
        "let them meet at 13:00–13:45: `time: 13.00-13.45`",
    ]
    assert_findings(meeting_over_lunch, text.removeprefix(LUNCH).replace("# warning", "#"))
