from introplan.checks.resources import supporter_without_hours, supporter_without_network


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
        "invite them to Att ta emot on 6 October 2026 (week 41): `audience: [mentors]` means all who support somebody"
    ]
    assert_findings(supporter_without_network, text.replace("with: [ida]", "audience: [mentors]").replace("# n", "# N"))


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
