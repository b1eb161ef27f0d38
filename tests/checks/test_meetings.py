from introplan.checks.changed_meetings import change_of_no_meeting
from introplan.checks.meetings import (
    meetings_fall_away,
    meetings_on_holidays,
    most_meetings_fall_away,
    pairing_never_holds,
    pairing_without_meetings,
)

MEETS = """
        programme:
          roles:
            introducer: {meets: {length: 1h, every: 2 weeks}}
            mentor: {meets: {every: 1 month}}
            buddy: {label: Fadder}
"""


def test_a_pairing_says_when_the_two_meet(assert_findings, helps):
    text = (
        MEETS
        + """
        cohorts: {ht26: {participants: {ada: , bo: }}}
        pairings:
          a: {participant: ada, introducer: ida, meets: {on: tuesday, time: 13.00}}
          b: {participant: bo, introducer: ida}
          # note: bo and ida get no meetings: the pairing does not say on which day and at what time
          c: {participant: bo, mentor: max, meets: {on: monday}}
          # note: bo and max get no meetings: the pairing does not say on which day and at what time
          d: {participant: bo, buddy: bea, meets: {on: monday, time: 9}}
          # note: bo and bea get no meetings: neither the pairing nor the role says how often
          e: {participant: ada, buddy: bea}
        """
    )
    assert_findings(pairing_without_meetings, text)
    assert helps(pairing_without_meetings, text) == [
        "add a line such as `meets: {on: tuesday, time: 13.00}`",
        "add a line such as `meets: {on: tuesday, time: 13.00}`",
        "add `every: 2 weeks` to `meets`, here or on the role",
    ]


def test_a_change_is_of_a_meeting_that_there_is(assert_findings, helps):
    text = (
        MEETS
        + """
        cohorts: {ht26: {participants: {ada: }}}
        pairings:
          ada-ida:
            participant: ada
            introducer: ida
            meets: {on: tuesday, time: 13.00}
            changes:
              2026-W36: cancelled
              2026-W37: cancelled                # error: ada and ida have no meeting in `2026-W37` to change
              2026-W38: {date: 2026-09-17}
              2026-10: {time: 9}                 # error: ada and ida have no meeting in `2026-10` to change
          ada-max:
            participant: ada
            mentor: max
            meets: {on: tuesday, time: 15.00}
            changes:
              2026-10: {date: 2026-10-15}
              2026-W41: cancelled                # error: ada and max have no meeting in `2026-W41` to change
          ada-bea:
            participant: ada
            buddy: bea
            changes:
              2026-W41: cancelled                # error: ada and bea have no meeting in `2026-W41` to change
        """
    )
    assert_findings(change_of_no_meeting, text)
    assert helps(change_of_no_meeting, text) == [
        "the nearest meeting is `2026-W40`: write that, or remove the line",
        "the nearest meeting is `2026-W42`: write that, or remove the line",
        "the nearest meeting is `2026-11`: write that, or remove the line",
        "remove the line, or say in `meets` when there are meetings",
    ]


def test_a_meeting_that_falls_away_can_not_get_another_time(assert_findings, helps):
    text = (
        MEETS
        + """
        people:
          ida: {unavailable: [2026-W37..2026-W39]}
        cohorts: {ht26: {participants: {ada: }}}
        pairings:
          ada-ida:
            participant: ada
            introducer: ida
            meets: {on: tuesday, time: 13.00}
            changes:
              2026-W38: {time: 15.00}
              # error: ada and ida have no day in `2026-W38` that suits both, so there is no meeting to change
        """
    )
    assert_findings(change_of_no_meeting, text)
    assert helps(change_of_no_meeting, text) == ["remove the line, or give it a `date`"]


def test_a_pairing_lies_within_its_participants_time(assert_findings):
    assert_findings(
        pairing_never_holds,
        """
        cohorts: {ht26: {participants: {ada: {until: 2027-06-30}}}}
        pairings:
          a: {participant: ada, introducer: ida, until: 2026-12-31}
          b: {participant: ada, introducer: rut, from: 2027-08-01}
          # warning: ada is in the programme 1 September 2026–30 June 2027, and the pairing is outside that time
          c: {participant: ada, introducer: eva, until: 2026-08-31}   # warning: ada is in the programme
          d: {participant: ada, introducer: gun, from: 2027-02-01, until: 2027-01-01}
          # warning: the pairing ends on 1 January 2027 (week 53), before it begins on 1 February 2027 (week 5)
          e: {participant: bo, introducer: ida}
          # warning: bo is in no cohort, so this pairing has no effect
        """,
    )


FALLING = MEETS.replace("2 weeks", "1 week")


def test_what_falls_away_is_told_once_for_a_pair_with_how_many_remain(assert_findings, helps):
    text = (
        FALLING
        + """
        people:
          ida: {unavailable: [2026-W38, 2026-W45]}
          rut: {unavailable: [2026-10-05..2026-10-08]}
        cohorts: {ht26: {participants: {ada: , bo: }}}
        pairings:
          ada-ida:
            participant: ada
            introducer: ida
            until: 2026-12-31
            meets: {on: tuesday, time: 13.00}
            # note: 2 of 18 meetings of ada and ida cannot be placed, the first that of 15 September 2026 (week 38); 16
          bo-rut: {participant: bo, introducer: rut, meets: {on: tuesday, time: 13.00}}
        """
    )
    assert_findings(meetings_fall_away, text)
    assert_findings(most_meetings_fall_away, text.replace("# note", "# "))
    assert helps(meetings_fall_away, text) == [""]


def test_it_is_graver_when_less_than_half_remain(assert_findings):
    text = (
        FALLING
        + """
        people:
          ida: {available: [2026-W37]}
        cohorts: {ht26: {participants: {ada: }}}
        pairings:
          ada-ida:
            participant: ada
            introducer: ida
            until: 2026-09-30
            meets: {on: tuesday, time: 13.00}
            # warning: 4 of 5 meetings of ada and ida cannot be placed, the first that of 1 September 2026 (week 36); 1
        """
    )
    assert_findings(most_meetings_fall_away, text)
    assert_findings(meetings_fall_away, text.replace("# warning", "# "))


def test_another_time_is_offered_when_all_meetings_find_a_day_at_it(assert_findings, helps):
    text = (
        FALLING
        + """
        cohorts:
          ht26:
            participants: {ada: , bo: }
            sessions:
              a: {date: 2026-10-05, time: 12.30-15}
              b: {date: 2026-10-06, time: 12.30-15}
              c: {date: 2026-10-07, time: 12.30-15}
              d: {date: 2026-10-09, time: 12.30-16}
        people:
          ida: {unavailable: [2026-10-08]}
        pairings:
          ada-ida:
            participant: ada
            introducer: ida
            until: 2026-12-18
            meets: {on: tuesday, time: 13.00}
            # note: 1 of 16 meetings of ada and ida cannot be placed, that of 6 October 2026 (week 41); 15 left
        """
    )
    assert_findings(meetings_fall_away, text)
    assert helps(meetings_fall_away, text) == ["at 11:30–12:30 all of them can be placed: `time: 11.30`"]
    taken = text + "  bo-ida: {participant: bo, introducer: ida, meets: {on: tuesday, time: 11.30}}"
    assert helps(meetings_fall_away, taken)[0] == "at 15:00–16:00 all of them can be placed: `time: 15.00`"
    lunch = text.replace("          roles:", "          calendar: {lunch: {between: 11-13}}\n          roles:")
    assert helps(meetings_fall_away, lunch) == ["at 15:00–16:00 all of them can be placed: `time: 15.00`"]


def test_pauses_closed_weeks_and_a_review_in_place_of_a_meeting_are_not_missed(assert_findings):
    text = """
        programme:
          roles: {introducer: {meets: {length: 1h, every: 1 week}}}
          calendar: {closed: [public_holidays, eves, W28..W31]}
          reviews: {manad-3: {month: 3, with: [introducer]}}
        cohorts:
          ht26:
            participants:
              ada:
                pauses: [2027-01-18..2027-02-14]
                reviews: {manad-3: {date: 2026-12-01, time: 13}}
        people:
          ida: {unavailable: [2026-11-30, 2026-12-02..2026-12-04]}
        pairings:
          ada-ida: {participant: ada, introducer: ida, meets: {on: tuesday, time: 13.00}}
        """
    assert_findings(meetings_fall_away, text)


def test_who_closes_weeks_alone_is_told_of_the_holidays(assert_findings, helps):
    text = (
        FALLING
        + """
          calendar:
            closed: [W28..W31]
            # note: 2 meetings are on public holidays, the first on 25 December 2026 (week 52), since `closed`
        cohorts: {ht26: {participants: {ada: }}}
        pairings:
          ada-ida: {participant: ada, introducer: ida, until: 2027-01-31, meets: {on: friday, time: 13.00}}
        """
    )
    assert_findings(meetings_on_holidays, text)
    assert helps(meetings_on_holidays, text) == ["add `public_holidays` to `closed`"]
    named = text.replace("[W28..W31]", "[W28..W31, public_holidays]").replace("# note", "#")
    assert_findings(meetings_on_holidays, named)


def test_a_cohort_that_agrees_on_its_times_is_told_once(assert_findings):
    people = "\n".join(f"          p{number}: {{participant: p{number}, mentor: moa}}" for number in range(1, 7))
    text = f"""
        programme: {{roles: {{mentor: {{meets: {{length: 1h, every: 1 month}}}}}}}}
        cohorts: {{ht26: {{participants: {{p0: , p1: , p2: , p3: , p4: , p5: , p6: }}}}}}
        pairings:
          p0: {{participant: p0, mentor: moa}}  # note: 7 pairings get no meetings: they do not say
{people}
        """
    assert_findings(pairing_without_meetings, text)


BLOCKED = """
        places:
          huset: {address: Gatan 1}
          skolan: {address: Gatan 2}
        travel: {huset: {skolan: 1h}}
        cohorts:
          ht26:
            participants: {ada: , bo: }
            sessions:
              a: {date: 2026-10-05, time: 12.30-17, place: skolan}
              b: {date: 2026-10-06, time: 12.30-17, place: skolan}
              c: {date: 2026-10-07, time: 12.30-17, place: skolan}
              d: {date: 2026-10-09, time: 12.30-17, place: skolan}
        people:
          ida: {unavailable: [2026-10-08]}
        pairings:
          ada-ida: {participant: ada, introducer: ida, until: 2026-12-18, meets: {on: tuesday, time: 13.00}}
"""


def test_another_time_leaves_time_for_a_break_and_for_the_way(helps):
    text = FALLING + BLOCKED
    assert helps(meetings_fall_away, text) == ["at 11:00–12:00 all of them can be placed: `time: 11.00`"]
    away = text.replace("time: 13.00}", "time: 13.00, place: huset}")
    assert helps(meetings_fall_away, away) == ["at 10:30–11:30 all of them can be placed: `time: 10.30`"]


def test_the_same_time_is_not_offered_to_two_pairs_of_one_supporter(helps):
    another = "  bo-ida: {participant: bo, introducer: ida, until: 2026-12-18, meets: {on: tuesday, time: 14.00}}"
    assert helps(meetings_fall_away, FALLING + BLOCKED + "        " + another) == [
        "at 11:00–12:00 all of them can be placed: `time: 11.00`",
        "at 10:00–11:00 all of them can be placed: `time: 10.00`",
    ]
