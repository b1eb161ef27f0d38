from checks.plans import plan_from
from introplan.checks.supporters import (
    support_interrupted,
    supporter_away,
    supporter_in_two_roles,
    supporter_inexperienced,
    supporter_is_participant,
    supporter_leaves,
    supporter_without_hours,
    supporter_without_network,
)
from introplan.demands.supporters import candidates_of

FREE = """
          sven: {capacity: {mentor: 1, introducer: 1}, unit: norr, experience_years: 6, hours_per_month: 6}
"""


def test_those_with_room_are_of_the_right_unit_experienced_and_outside_the_line():
    plan = plan_from(
        """
        programme: {roles: {introducer: {unit: same}, mentor: {unit: other}}}
        units: {norr: {manager: mona}, soder: }
        people:
          ada: {unit: norr}
          mona: {unit: norr, capacity: {introducer: 3}}
          full: {unit: norr, capacity: {introducer: 1}}
          ny: {unit: norr, capacity: {introducer: 1}, experience_years: 1}
          bo: {unit: norr, capacity: {introducer: 1}}
          ida: {unit: norr, capacity: {introducer: 2, mentor: 1}}
          sven: {unit: soder, capacity: {introducer: 2, mentor: 1}}
          ulla: {capacity: {mentor: 1}}
        cohorts: {ht26: {participants: {ada: , bo: }}}
        pairings:
          a: {participant: bo, introducer: full}
          b: {participant: bo, introducer: ida}
        """
    )
    journey = plan.agenda.journeys_by_person["ada"][0]
    who = candidates_of(plan)
    assert [person.id for person in who.who_can("introducer", journey, journey.days)] == ["ida"]
    assert [person.id for person in who.who_can("mentor", journey, journey.days)] == ["sven", "ulla"]
    assert who.who_can("supervisor", journey, journey.days) == ()


def test_a_mentor_is_nobody_whom_the_participant_works_under(assert_findings, helps):
    text = """
        people:
          max: {capacity: {mentor: 1}}
        cohorts:
          ht26: {participants: {ada: , bo: , cy: }}
          ht20: {starts: 2020-09-01, status: finished, participants: {dan: }}
        pairings:
          a1: {participant: ada, supervisor: hugo}
          a2:
            participant: ada
            mentor: hugo  # warning: hugo is both mentor and supervisor of ada
          b1: {participant: bo, introducer: ida, until: 2027-01-31}
          b2: {participant: bo, mentor: ida, from: 2027-02-01}
          c1: {participant: cy, introducer: ida}
          c2: {participant: cy, supervisor: ida}
          d1: {participant: dan, introducer: ida}
          d2: {participant: dan, mentor: ida}
        """
    assert_findings(supporter_in_two_roles, text)
    assert helps(supporter_in_two_roles, text) == ["let somebody else be mentor, such as max, with room for one more"]
    assert helps(supporter_in_two_roles, text.replace("mentor: 1", "mentor: 0")) == ["let somebody else be mentor"]


def test_hours_are_set_aside_for_those_who_support(assert_findings, helps):
    text = """
        programme: {roles: {introducer: {meets: {length: 1h, every: 1 week}}}}
        people:
          ida: {hours_per_month: 12}
          rut: {hours_per_month: 0}  # warning: rut and sven have no hours set aside for supporting participants
          sven:
          bea:
        cohorts: {ht26: {participants: {ada: , bo: , cy: , dan: }}}
        pairings:
          a: {participant: ada, introducer: ida}
          b: {participant: bo, introducer: rut, meets: {on: tuesday, time: 13.00}}
          c: {participant: cy, mentor: sven}
          d: {participant: dan, buddy: bea}
        """
    assert_findings(supporter_without_hours, text)
    assert helps(supporter_without_hours, text) == [
        "agree with the manager on hours; rut has 5 in the busiest month: `hours_per_month: 5`"
    ]
    assert helps(supporter_without_hours, text.replace("rut: {hours_per_month: 0}", "rut: {hours_per_month: 5}")) == [
        "agree with the manager, and write a line `hours_per_month:`"
    ]


def test_an_hour_with_two_together_is_one_hour(helps):
    text = """
        programme: {roles: {introducer: {meets: {length: 1h, every: 1 week}}}}
        people: {rut: {hours_per_month: 0}}
        places: {salen: }
        cohorts: {ht26: {participants: {ada: , bo: }}}
        pairings:
          a: {participant: ada, introducer: rut, meets: {on: tuesday, time: 13.00, place: salen}}
          b: {participant: bo, introducer: rut, meets: {on: tuesday, time: 13.00, place: salen}}
        """
    assert "`hours_per_month: 5`" in helps(supporter_without_hours, text)[0]
    apart = text.replace(
        "bo, introducer: rut, meets: {on: tuesday, time: 13", "bo, introducer: rut, meets: {on: tuesday, time: 14"
    )
    assert "`hours_per_month: 10`" in helps(supporter_without_hours, apart)[0]


def test_who_supports_has_been_in_the_profession_for_two_years(assert_findings, helps):
    text = """
        units: {norr: }
        people:
          ida: {experience_years: 1}
          rut: {experience_years: 2}
          bea: {experience_years: 0}
          ada: {unit: norr}
          sven: {unit: norr, experience_years: 6, capacity: {introducer: 1}}
        cohorts: {ht26: {participants: {ada: , bo: , cy: , dan: }}}
        pairings:
          a: {participant: ada, introducer: ida}  # warning: ida, who is introducer of ada, has less than 2 years in
          b: {participant: bo, introducer: ida}
          c: {participant: cy, mentor: rut}
          d: {participant: dan, buddy: bea}
          e: {participant: dan, mentor: max}
        """
    assert_findings(supporter_inexperienced, text)
    assert helps(supporter_inexperienced, text) == ["choose sven (norr), with room for one more"]
    assert helps(supporter_inexperienced, text.replace("introducer: 1}", "introducer: 0}")) == [
        "choose somebody with at least 2 years"
    ]


def test_who_supports_does_not_take_part_themselves(assert_findings):
    assert_findings(
        supporter_is_participant,
        """
        cohorts:
          ht23: {starts: 2023-09-01, participants: {rut: }}
          ht26: {participants: {ada: , bo: , cy: , dan: }}
        pairings:
          a: {participant: ada, mentor: bo}
          # warning: bo takes part in ht26 until 31 August 2028 (v. 35), and is mentor of ada
          b: {participant: bo, introducer: rut}
          c: {participant: cy, buddy: dan}
        """,
    )


def test_one_mentor_follows_on_the_other(assert_findings, helps):
    text = """
        programme: {roles: {introducer: {required: yes}}}
        cohorts: {ht26: {participants: {ada: , bo: , cy: {pauses: [2027-02-01..2027-03-31]}, dan: }}}
        pairings:
          a1: {participant: ada, mentor: max, until: 2027-01-31}
          a2:
            participant: ada
            mentor: moa
            from: 2027-02-16  # note: ada has no mentor on 1 February–15 February 2027
          b1: {participant: bo, mentor: max, until: 2027-01-31}
          b2: {participant: bo, mentor: moa, from: 2027-02-15, until: 2027-06-30}
          c1: {participant: cy, mentor: max, until: 2027-01-31}
          c2: {participant: cy, mentor: moa, from: 2027-04-01}
          d1: {participant: dan, introducer: max, until: 2027-01-31}
          d2: {participant: dan, introducer: moa, from: 2027-06-01}
        """
    assert_findings(support_interrupted, text)
    assert helps(support_interrupted, text) == [
        "begin here with `from: 2027-02-01`, or let `a1` go on until 15 February 2027 (v. 7)"
    ]


def test_who_supports_meets_others_who_do(assert_findings, helps):
    text = """
        cohorts:
          ht26: {participants: {ada: , bo: , cy: }}
          ht27: {starts: 2027-09-01, status: draft, participants: {dan: }}
        pairings:
          a: {participant: ada, introducer: ida}
          b:
            participant: bo
            introducer: rut  # note: rut is invited to no network meeting
          c: {participant: cy, buddy: bea}
          d: {participant: dan, introducer: eva}
        events:
          n0: {kind: network, date: 2024-10-06, with: [rut], subject: Att ta emot}
          n1: {kind: network, date: 2026-10-06, with: [ida], subject: Att ta emot}
          b1: {kind: briefing, date: 2026-10-07, with: [rut]}
        """
    assert_findings(supporter_without_network, text)
    assert helps(supporter_without_network, text) == [
        "invite them to Att ta emot on 6 October 2026 (v. 41): `audience: [mentors]` means all who support somebody"
    ]
    assert_findings(supporter_without_network, text.replace("with: [ida]", "audience: [mentors]").replace("# n", "# N"))


def test_who_supports_stays_in_the_joint_programme(assert_findings):
    assert_findings(
        supporter_leaves,
        """
        organisations:
          varmdo: {kind: municipality, member_until: 2027-12-31}
          soc: {part_of: varmdo}
          nacka: {kind: municipality}
        people:
          max: {organisation: soc}
          moa: {organisation: nacka}
        cohorts: {ht26: {participants: {ada: , bo: , cy: }}}
        pairings:
          a:
            participant: ada
            mentor: max
            # warning: max is mentor of ada until 31 August 2028 (v. 35), and varmdo is a member until 31 December 2027
          b: {participant: bo, mentor: moa}
          c: {participant: cy, mentor: max, until: 2027-12-31}
        """,
    )


def test_somebody_stands_in_for_who_is_away_long(assert_findings, helps):
    text = """
        people:
          max: {unavailable: [friday, 2027-01-18..2027-05-31, 2027-W28..2027-W31]}
          moa: {capacity: {mentor: 1}}
        cohorts:
          ht26:
            participants:
              ada:
              bo: {pauses: [2027-01-01..2027-05-31]}
              cy:
              dan: {until: 2027-02-05}
        pairings:
          a: {participant: ada, mentor: max}  # note: max is away 18 January–31 May 2027, and ada has no other mentor
          b: {participant: bo, mentor: max}
          c: {participant: cy, mentor: max}
          c2: {participant: cy, mentor: mats, from: 2027-01-18, until: 2027-05-01}
          d: {participant: dan, mentor: max}
        """
    assert_findings(supporter_away, text)
    assert helps(supporter_away, text) == ["add a pairing `from: 2027-01-18` `until: 2027-05-31`; moa has room"]


def test_a_long_holiday_in_summer_needs_nobody_else_and_the_rest_is_told_once_a_supporter(assert_findings):
    assert_findings(
        supporter_away,
        """
        people:
          ida: {unavailable: [2027-06-28..2027-08-22]}
          rut: {unavailable: [2027-05-17..2027-08-22]}
          sven: {unavailable: [2027-05-17..2027-06-27]}
        cohorts: {ht26: {participants: {ada: , bo: , cy: , dan: }}}
        pairings:
          ada-ida: {participant: ada, introducer: ida}
          bo-rut: {participant: bo, introducer: rut}
          cy-rut: {participant: cy, introducer: rut}
          dan-sven: {participant: dan, introducer: sven}
          # note: sven is away 17 May–27 June 2027, and dan has no other introducer then
        """.replace(
            "bo-rut: {participant: bo, introducer: rut}",
            """bo-rut: {participant: bo, introducer: rut}
          # note: rut is away 17 May–22 August 2027, and bo and cy have no other introducer then""",
        ),
    )


def test_whoever_comes_from_outside_gives_their_own_time(assert_findings):
    assert_findings(
        supporter_without_hours,
        """
        organisations: {pensionar: {kind: other}, owner: }
        people:
          rut: {organisation: pensionar}
          ida: {organisation: owner}  # warning: ida has no hours set aside for supporting participants
        cohorts: {ht26: {participants: {ada: }}}
        pairings:
          ada-rut: {participant: ada, mentor: rut}
          ada-ida: {participant: ada, introducer: ida}
        """,
    )
