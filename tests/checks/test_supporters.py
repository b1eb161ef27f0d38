from checks.plans import plan_from
from introplan.checks.supporters import supporter_in_two_roles, supporter_inexperienced, supporter_is_participant
from introplan.demands.supporters import candidates_of


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
    assert helps(supporter_in_two_roles, text) == [
        "let somebody else be mentor, such as max, who has room for one more"
    ]
    assert helps(supporter_in_two_roles, text.replace("mentor: 1", "mentor: 0")) == ["let somebody else be mentor"]


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
    assert helps(supporter_inexperienced, text) == ["choose sven (norr), who has room for one more"]
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
          # warning: bo takes part in ht26 until 31 August 2028 (week 35), and is mentor of ada
          b: {participant: bo, introducer: rut}
          c: {participant: cy, buddy: dan}
        """,
    )
