from checks.plans import plan_from
from introplan.checks.attendance import (
    absence_not_expected,
    activity_before_start,
    competence_gap_unanswered,
    required_activity_missed,
    required_activity_not_scheduled,
)


def test_a_gap_is_answered_by_something_that_is_scheduled(assert_findings, helps):
    text = """
        competences:
          barnsamtal: {gap: {now: 2, target: 4}}
          juridik: {gap: {now: 1, target: 3}}
          # warning: juridik is to go from 1 to 3, and no lecture or activity is about it
          tolk: {gap: {now: 3, target: 3}}
          vald: {gap: {now: 1, target: 4}}
          # warning: vald is to go from 1 to 4, and sent and aldrig are never scheduled
          bbic: {gap: {now: 1, target: 4}}     # warning: bbic is to go from 1 to 4, and aldrig is never scheduled
          etik:
        lectures:
          samtal: {competences: [barnsamtal]}
          sent: {competences: [vald]}
          aldrig: {competences: [vald, bbic]}
        cohorts:
          ht26:
            sessions: {samtal: , sent: {status: cancelled}}
        """
    assert_findings(competence_gap_unanswered, text)
    assert helps(competence_gap_unanswered, text) == [
        "add `juridik` to the `competences` of a lecture or an activity",
        "add a session of it to a cohort",
        "add a session of it to a cohort",
    ]


def test_a_programme_that_is_only_begun_needs_no_sessions_yet(assert_findings):
    assert_findings(
        competence_gap_unanswered,
        """
        competences: {barnsamtal: {gap: {now: 2, target: 4}}}
        lectures: {samtal: {competences: [barnsamtal]}}
        cohorts: {ht26: {status: draft}}
        """,
    )


def test_a_confirmed_cohort_has_everything_that_is_required(assert_findings):
    assert_findings(
        required_activity_not_scheduled,
        """
        lectures: {a: , b: , c: {required: no}, d: , e: }
        cohorts:
          ht26:                 # warning: ht26 has no session of b
            participants: {ada: {exempt: [e]}, bo: {exempt: [e]}}
            sessions: {a: , b: {status: cancelled}}
          vt27:
            sessions: {b: {status: proposed}, d: {with: [ht26]}, a: , e: }
          ht27:
            status: draft
          ht24:
            status: finished
        """,
    )


def test_much_that_is_not_scheduled_is_one_finding(assert_findings):
    assert_findings(
        required_activity_not_scheduled,
        """
        lectures: {a: , b: , c: , d: , e: , f: }
        cohorts:
          ht26:  # warning: ht26 has no session of 6 required activities, such as a, b, c, d and e
        """,
    )


def test_who_misses_something_required_makes_up_for_it(assert_findings, helps):
    text = """
        activities: {utbyte: {kind: exchange, every: 8 weeks}}
        lectures: {a: , b: , c: {required: no}, d: }
        absences:
          ht26/a: [eva]
          ht26/c: [eva]
          vt27/b: [fia]
        cohorts:
          ht26:
            participants:
              ada:
              bo: {starts: 2026-10-15}
              cy: {starts: 2026-10-15, make_ups: [vt27/a, vt27/b]}
              dan: {pauses: [2026-10-01..2026-10-31], exempt: [a, b]}
              eva:                                           # warning: eva misses a
              fia: {starts: 2026-10-15, make_ups: [vt27/a, vt27/b]}
              gun: {until: 2026-09-30}
              hal: {starts: 2028-01-10, exempt: [a, b]}
              ian: {pauses: [2026-10-01..2026-10-31], exempt: [d]}  # warning: ian misses a and b
              jan: {until: 2028-01-31, pauses: [2026-10-01..2026-10-31]}
            sessions:
              a: {date: 2026-10-06}
              b: {date: 2026-10-07}
              c: {date: 2026-10-08}
              d: {date: 2027-06-01}
              u1: {of: utbyte, date: 2026-10-08}
              u2: {of: utbyte, date: 2028-02-08}
              a-2: {of: a, date: 2026-12-08, status: cancelled}
          vt27:
            starts: 2027-02-01
            sessions:
              a: {date: 2027-02-10}
              b: {date: 2027-02-11}
        """
    assert_findings(required_activity_missed, text)
    assert helps(required_activity_missed, text) == [
        "add `vt27/a` to `make_ups`",
        "add `vt27/a, vt27/b` to `make_ups`",
    ]


def test_what_lies_before_somebodys_start_has_a_next_chance_and_is_not_missed(assert_findings, helps):
    text = """
        lectures: {a: , b: , c: , d: }
        cohorts:
          ht26:
            participants:
              ada:
              bo: {starts: 2026-10-15}  # note: bo starts on 15 October 2026 (week 42), after a and b; the earliest new
              cy: {starts: 2026-10-15, make_ups: [vt27/a, vt27/b]}
              dan: {starts: 2026-10-07}  # note: dan starts on 7 October 2026 (week 41), after a; the next chance is
              eva: {starts: 2026-10-15, until: 2027-06-30}
            sessions:
              a: {date: 2026-10-06}
              b: {date: 2026-10-07}
              c: {date: 2026-10-06}
              d: {date: 2026-10-06}
              d-2: {of: d, date: 2026-11-10}
          vt27:
            starts: 2027-02-01
            sessions: {a: {date: 2027-02-10}, b: {date: 2027-02-11}}
        """
    assert_findings(activity_before_start, text)
    assert_findings(
        required_activity_missed,
        text.replace("# note", "# Note"),
    )
    assert helps(activity_before_start, text) == [
        "add to `make_ups`: `vt27/a` and `vt27/b`",
        "add to `make_ups`: `vt27/a`",
    ]


def test_whoever_is_in_no_half_group_misses_it(assert_findings, helps):
    text = """
        lectures: {besok: }
        cohorts:
          ht26:
            participants:
              ada:
              bo:
              cy:  # warning: cy misses besok
            sessions:
              b-1: {of: besok, for: [ada]}
              b-2: {of: besok, for: [bo]}
        """
    assert_findings(required_activity_missed, text)
    assert helps(required_activity_missed, text) == ["add `cy` to `for` of `ht26/b-1`"]


def test_a_half_group_that_comes_back_takes_somebody_in_as_a_whole(helps):
    text = """
        lectures: {besok: }
        cohorts:
          ht26:
            participants: {ada: , cy: }
            sessions:
              b-1: {of: besok, date: 2026-09-10, for: [ada], repeats: {every: 2 weeks, times: 5}}
        """
    assert helps(required_activity_missed, text) == ["add `cy` to `for` of `ht26/b-1`"]


def test_no_session_is_offered_that_is_in_the_wrong_week_for_whoever_joined_later(helps):
    text = """
        lectures: {a: {weeks: WEEKS}}
        cohorts:
          ht26:
            participants: {ada: , bo: {starts: 2026-11-02}, cy: {starts: 2027-01-11}}
            sessions:
              a-1: {of: a, date: 2026-09-03, for: [ada]}
              a-2: {of: a, date: 2027-01-14, for: [cy]}
        """
    nowhere = "no other cohort has a session that fits: add one, or an `exempt`"
    assert helps(required_activity_missed, text.replace("WEEKS", "1")) == [nowhere]
    assert helps(required_activity_missed, text.replace("WEEKS", "1-12")) == ["add `bo` to `for` of `ht26/a-2`"]


def test_the_first_session_after_somebodys_start_is_theirs_where_there_is_room(assert_findings, helps):
    text = """
        places: {sal: {capacity: 1}}
        lectures: {a: , b: , c: {max_participants: 1}}
        cohorts:
          ht26:
            participants:
              ada:
              bo: {starts: 2026-11-02}  # warning: bo misses a and c
              cy: {starts: 2027-01-11}  # warning: cy misses b and c
            sessions:
              a-1: {of: a, date: 2026-10-01, for: [ada]}
              a-2: {of: a, date: 2026-11-10, for: [cy], place: sal}
              a-3: {of: a, date: 2027-02-10, for: [cy]}
              b-1: {of: b, date: 2026-10-01}
              b-2: {of: b, date: 2027-02-12, for: [bo]}
              c-1: {of: c, date: 2027-02-11, for: [ada]}
        """
    assert_findings(required_activity_missed, text)
    assert helps(required_activity_missed, text) == [
        "add `bo` to `for` of `ht26/a-2`; for the rest, add a session or an `exempt`",
        "add `cy` to `for` of `ht26/b-2`; for the rest, add a session or an `exempt`",
    ]


def test_what_comes_back_and_is_cancelled_is_pointed_at_once():
    text = """
        cohorts:
          ht26:
            participants: {ada: }
            sessions:
              a: {date: 2026-10-06, status: cancelled, repeats: {every: 1 week, times: 3}}
        """
    [finding] = required_activity_not_scheduled(plan_from(text))
    assert len(finding.also) == 1


def test_only_who_was_expected_can_be_away(assert_findings):
    assert_findings(
        absence_not_expected,
        """
        absences:
          ht26/a:
            - ada
            - bo   # warning: bo was not expected at a on 6 October 2026 (week 41)
            - cy   # warning: cy was not expected at a on 6 October 2026 (week 41)
            - dan
          ht26/b:
            - ada  # warning: b on 6 October 2026 (week 41) is cancelled, so ada was not away from it
        cohorts:
          ht26:
            participants: {ada: , bo: {starts: 2026-11-01}}
            sessions: {a: , b: {status: cancelled}}
          vt27:
            participants: {cy: , dan: {make_ups: [ht26/a]}}
        """,
    )
