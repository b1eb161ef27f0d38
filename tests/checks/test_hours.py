from checks.plans import plan_from
from introplan.checks.hours import protected_time_differs, supporter_short_of_hours


def test_the_meetings_of_a_supporter_fit_into_the_hours_set_aside(assert_findings, helps):
    text = """
        programme:
          length: 6 months
          roles: {introducer: {meets: {length: 1h, every: 1 week}}, mentor: {meets: {length: 30min, every: 1 month}}}
          calendar: {closed: []}
        people:
          ida:
            hours_per_month: 3
            # warning: ida has 3 h a month set aside, and the meetings take 9 h a month 1 September–30 November 2026
          gun: {hours_per_month: 6}
          max:
            hours_per_month: 0.5  # warning: max has 0.5 h a month set aside, and the meetings take 1 h a month
          moa: {}
        cohorts: {ht26: {participants: {ada: , bo: , cy: , dan: }}}
        pairings:
          ada-ida: {participant: ada, introducer: ida, meets: {on: tuesday, time: 13.00}}
          bo-ida: {participant: bo, introducer: ida, meets: {on: tuesday, time: 14.00}}
          cy-gun: {participant: cy, introducer: gun, meets: {on: tuesday, time: 13.00}}
          dan-gun: {participant: dan, introducer: gun, meets: {on: tuesday, time: 14.00}}
          ada-max: {participant: ada, mentor: max, meets: {on: wednesday, time: 13.00}}
          bo-max: {participant: bo, mentor: max, meets: {on: wednesday, time: 14.00}}
          cy-moa: {participant: cy, mentor: moa, meets: {on: wednesday, time: 14.00}}
        """
    assert_findings(supporter_short_of_hours, text)
    assert helps(supporter_short_of_hours, text) == [
        "agree with the manager on 9 h, or let somebody else take over one of the participants",
        "agree with the manager on 1 h, or let somebody else take over one of the participants",
    ]


def test_who_meets_two_at_once_does_so_in_one_hour_and_what_is_little_too_much_passes(assert_findings):
    text = """
        programme:
          length: 6 months
          roles: {introducer: {meets: {length: 1h, every: 1 week}}}
          calendar: {closed: []}
        people: {ida: {hours_per_month: %s}}
        cohorts: {ht26: {participants: {ada: , bo: }}}
        pairings:
          ada-ida: {participant: ada, introducer: ida, meets: {on: tuesday, time: 13.00}}
          bo-ida: {participant: bo, introducer: ida, meets: {on: tuesday, time: 13.00}}
        """
    assert_findings(supporter_short_of_hours, text % "3")  # 4.3 h, and half as much again may pass
    assert list(supporter_short_of_hours(plan_from(text % "2")))


def test_reviews_and_whole_days_that_a_supporter_is_asked_to_count_too(assert_findings):
    text = """
        programme:
          length: 6 months
          reviews: {manad-1: {month: 1, with: [introducer]}}
          calendar: {closed: []}
        people: {ida: {hours_per_month: %s}}
        activities: {dag: {kind: course}}
        cohorts:
          ht26:
            participants: {ada: {reviews: {manad-1: {date: 2026-10-01, time: 9-12}}}}
            sessions: {dag: {date: 2026-10-08, also: [introducer], time: }}
        pairings: {ada-ida: {participant: ada, introducer: ida}}
        """
    found = "2}}  # warning: ida has 2 h a month set aside, and the meetings take 11 h a month 1–31 October 2026"
    assert_findings(supporter_short_of_hours, text.replace("%s}}", found))
    assert_findings(supporter_short_of_hours, text % "8")


PROTECTED = """
        programme:
          length: 6 months
          phases:
            start: {months: 0-3, protected_time_percent: %s}%s
            resten: {months: 3-6}
          reviews: {slut: {month: 6}}
        activities: {kurs: {kind: course}}
        cohorts:
          ht26:
            status: %s
            participants: {ada: {reviews: {slut: {date: 2027-02-24, time: 13-14}}}, bo: {until: 2026-10-01}}
            sessions:
              k1: {of: kurs, date: 2026-09-10, time: 9-16}
              k2: {of: kurs, date: 2026-10-08, time: 9-16}
        """


def test_protected_time_is_in_the_plan_and_holds_what_is(assert_findings):
    found = "  # note: 20% protected time in start is 104 h, and only 14 h of it are scheduled"
    assert_findings(protected_time_differs, PROTECTED % (20, found, "confirmed"))
    assert_findings(protected_time_differs, PROTECTED % (10, "", "confirmed"))
    assert_findings(protected_time_differs, PROTECTED % (20, "", "draft"))
    found = "  # note: 2% protected time in start is 10 h, and 14 h are scheduled"
    assert_findings(protected_time_differs, PROTECTED % (2, found, "confirmed"))


def test_a_phase_that_is_not_planned_to_its_end_has_not_been_forgotten(assert_findings):
    text = PROTECTED % (20, "", "confirmed")
    assert_findings(protected_time_differs, text.replace("{reviews: {slut: {date: 2027-02-24, time: 13-14}}}", ""))
