"""Where somebody is by day, as checks and rules see it: what they find of postings, and what they find no more."""

from introplan.checks.continuity import support_interrupted
from introplan.checks.itself import entry_names_itself
from introplan.checks.leftovers import entry_never_used
from introplan.checks.load import unit_over_agreed_hours
from introplan.checks.meetings import meetings_fall_away, most_meetings_fall_away
from introplan.checks.pairings import role_missing, supporter_is_manager
from introplan.checks.participants import manager_of_oneself
from introplan.checks.postings import posting_outside_programme, postings_overlap
from introplan.checks.workplaces import supporter_in_wrong_unit, supporters_exchanged

ROTATION = """
    programme:
      roles: {mentor: {required: yes, unit: same}}
    people:
      ada: {unit: hemma}
      m1: {unit: hemma}
      m2: {unit: borta}
    cohorts:
      ht26:
        participants:
          ada: {postings: [{unit: borta, from: 2027-02-01, until: 2027-02-28}]}
    pairings:
"""
IN_TURN = """
      p1: {participant: ada, mentor: m1, until: 2027-01-31}
      p2: {participant: ada, mentor: m2, from: 2027-02-01, until: 2027-02-28}
      p3: {participant: ada, mentor: m1, from: 2027-03-01}
"""


def test_two_postings_at_once_are_an_error_and_the_first_may_end_before(assert_findings, helps):
    text = """
        cohorts:
          ht26:
            participants:
              ada:
                postings:
                  - {unit: norr, from: 2027-01-25, until: 2027-03-21}
                  - {unit: soder, from: 2027-03-15, until: 2027-05-16}
                  # error: ada is at norr until 21 March 2027 (week 11), and at soder from 15 March 2027 (week 11)
              bo:
                postings:
                  - {unit: soder, from: 2027-02-01, until: 2027-02-12}
                  # error: bo is at norr until 21 March 2027 (week 11), and at soder from 1 February 2027 (week 5)
                  - {unit: norr, from: 2027-01-25, until: 2027-03-21}
                  - {unit: norr, from: 2027-03-22, until: 2027-03-28}
    """
    assert_findings(postings_overlap, text)
    assert helps(postings_overlap, text) == [
        "let the first end with `until: 2027-03-14`, or fix one of the dates",
        "one lies within the other: end the first before it, and write what comes after it as a third",
    ]


def test_a_posting_outside_the_programme_is_told(assert_findings, helps):
    text = """
        cohorts:
          ht26:
            participants:
              ada:
                until: 2027-05-31
                pauses: [2027-01-01..2027-02-28]
                postings:
                  - {unit: norr, from: 2026-08-24, until: 2026-09-06}
                  # warning: ada is at norr from 24 August 2026 (week 35), before they start on 1 September 2026
                  - {unit: norr, from: 2026-12-14, until: 2027-01-17}
                  - {unit: norr, from: 2027-01-18, until: 2027-02-28}
                  # warning: ada is at norr 18 January–28 February 2027, during a pause, 1 January–28 February 2027
                  - {unit: norr, from: 2027-05-24, until: 2027-06-06}
                  # warning: ada is at norr until 6 June 2027 (week 22), after their last day, 31 May 2027 (week 22)
                  - {unit: norr, from: 2029-01-18, until: 2029-02-28}
                  # warning: ada is at norr 18 January–28 February 2029, but is in the programme 1 September 2026
    """
    assert_findings(posting_outside_programme, text)
    assert helps(posting_outside_programme, text) == [
        "write `from: 2026-09-01`, or fix the date",
        "move the posting to after the pause, or remove it",
        "write `until: 2027-05-31`, or fix the date",
        "fix the year, or remove the posting",
    ]


def test_a_supporter_of_the_unit_of_the_day_is_in_the_right_unit(assert_findings):
    assert_findings(supporter_in_wrong_unit, ROTATION + IN_TURN)
    assert_findings(role_missing, ROTATION + IN_TURN)
    assert_findings(supporters_exchanged, ROTATION + IN_TURN)


def test_one_who_is_near_will_do_beside_one_who_stays_from_home(assert_findings):
    both = """
      p1: {participant: ada, mentor: m1}
      p2: {participant: ada, mentor: m2, from: 2027-02-01, until: 2027-02-28}
"""
    assert_findings(supporter_in_wrong_unit, ROTATION + both)


def test_nobody_near_at_a_posting_is_told_once_for_each_posting(assert_findings):
    text = """
        programme:
          roles: {mentor: {unit: same}, buddy: {unit: other}}
        units: {fjarran: {}}
        people:
          ada: {unit: hemma}
          m1: {unit: hemma}
          m2: {unit: hemma}
          bo: {unit: borta}
        cohorts:
          ht26:
            participants:
              ada:
                postings:
                  - {unit: borta, from: 2027-02-01, until: 2027-02-28}
                  # warning: ada is at borta 1–28 February 2027, and those who are mentor then, m1 and m2, work in other
                  # warning: ada is at borta 1–28 February 2027, like bo, and the buddy should be in another unit
                  - {unit: fjarran, from: 2027-03-01, until: 2027-03-31, meetings: no}
                  - {organisation: regionen, from: 2027-04-01, until: 2027-04-30}
                  - {unit: fjarran, from: 2027-05-03, until: 2027-05-16}
                  # warning: ada is at fjarran 3–16 May 2027, and the mentor then, m1, works in another unit
        pairings:
          ada-m1: {participant: ada, mentor: m1}
          ada-m2: {participant: ada, mentor: m2, until: 2027-03-31}
          ada-bo: {participant: ada, buddy: bo}
    """
    assert_findings(supporter_in_wrong_unit, text)


def test_a_pairing_that_only_holds_at_home_is_in_the_wrong_unit_at_home_alone(assert_findings):
    text = (
        ROTATION.replace("m1: {unit: hemma}", "m1: {unit: borta}")
        + """
      p1: {participant: ada, mentor: m1}
      # warning: m1 works at borta, and the mentor should be in ada's own unit, hemma
"""
    )
    assert_findings(supporter_in_wrong_unit, text)


def test_a_manager_of_the_day_is_no_supporter_of_that_day(assert_findings):
    text = """
        units: {norr: {manager: mona}, soder: {manager: maja}}
        people: {ada: {unit: norr}}
        cohorts:
          ht26:
            participants:
              ada: {postings: [{unit: soder, from: 2027-02-01, until: 2027-02-28}]}
        pairings:
          before: {participant: ada, mentor: maja, until: 2027-01-31}
          all: {participant: ada, buddy: maja}
          # warning: maja is ada's manager 1–28 February 2027, and cannot be their buddy too
          own: {participant: ada, introducer: mona, from: 2027-02-01, until: 2027-02-28}
    """
    assert_findings(supporter_is_manager, text)


def test_nobody_is_their_own_manager_at_a_posting_either(assert_findings):
    assert_findings(
        manager_of_oneself,
        """
        units:
          norr: {manager: mona}
          soder:
            manager: ada  # warning: ada is their own manager 1–28 February 2027
        people: {ada: {unit: norr}}
        cohorts:
          ht26:
            participants:
              ada: {postings: [{unit: soder, from: 2027-02-01, until: 2027-02-28}]}
        """,
    )
    assert_findings(
        entry_names_itself,
        """
        cohorts:
          ht26:
            participants:
              ada:
                postings:
                  - {unit: soder, from: 2027-02-01, until: 2027-02-28, manager: ada}
                  # error: `ada` names itself here: `manager` is about another
        """,
    )


def test_what_a_posting_names_is_used(assert_findings):
    assert_findings(
        entry_never_used,
        """
        units: {norr: {manager: mona}}
        organisations: {regionen: {}}
        people: {ada: , mona: , rut: }
        cohorts:
          ht26:
            participants:
              ada:
                postings:
                  - {unit: norr, from: 2027-02-01, until: 2027-02-28}
                  - {organisation: regionen, from: 2027-03-01, until: 2027-03-31, manager: rut}
        """,
    )


def test_hours_away_are_those_of_the_unit_of_the_day(assert_findings):
    assert_findings(
        unit_over_agreed_hours,
        """
        units:
          norr: {hours_away_per_month: 4}  # note: norr has agreed to 4 h of sessions in a month, and has 6 h 1–2 March
          soder: {hours_away_per_month: 4}  # note: soder has agreed to 4 h of sessions in a month, and has 6 h 1–2 Feb
        people: {ada: {unit: norr}}
        lectures: {ett: , tva: }
        cohorts:
          ht26:
            participants:
              ada: {postings: [{unit: soder, from: 2027-02-01, until: 2027-02-28}]}
            sessions:
              ett: {date: 2027-02-01}
              tva: {date: 2027-02-02}
              ett-2: {of: ett, date: 2027-03-01}
              tva-2: {of: tva, date: 2027-03-02}
        """,
    )


AWAY = """
    programme: {roles: {mentor: {required: yes, meets: {length: 1h, every: 1 week}}}}
    people: {ada: , max: , mia: }
    cohorts:
      ht26:
        participants:
          ada: {postings: [{organisation: regionen, from: 2027-02-01, until: 2027-06-30, meetings: no}]}
    pairings:
      ett: {participant: ada, mentor: max, until: 2027-01-31, meets: {on: tuesday, time: 13-14}}
      tva: {participant: ada, mentor: mia, from: 2027-07-01, meets: {on: tuesday, time: 13-14}}
"""


def test_nobody_is_missed_at_a_posting_without_meetings(assert_findings):
    whole = AWAY.replace(", until: 2027-01-31", "").replace("      tva: {participant: ada, mentor: mia", "      #")
    for check in (role_missing, support_interrupted, meetings_fall_away, most_meetings_fall_away):
        assert_findings(check, AWAY)
        assert_findings(check, AWAY.replace("required: yes", "required: no"))
        assert_findings(check, whole)
