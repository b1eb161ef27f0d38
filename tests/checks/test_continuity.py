from introplan.checks.continuity import support_interrupted, supporter_away, supporter_leaves


def test_one_mentor_follows_on_the_other(assert_findings, helps):
    text = """
        programme: {roles: {introducer: {required: yes}}}
        cohorts: {ht26: {participants: {ada: , bo: , cy: {pauses: [2027-02-01..2027-03-31]}, dan: }}}
        pairings:
          a1: {participant: ada, mentor: max, until: 2027-01-31}
          a2:
            participant: ada
            mentor: moa
            from: 2027-02-16  # note: ada has no mentor during 1–15 February 2027
          b1: {participant: bo, mentor: max, until: 2027-01-31}
          b2: {participant: bo, mentor: moa, from: 2027-02-15, until: 2027-06-30}
          c1: {participant: cy, mentor: max, until: 2027-01-31}
          c2: {participant: cy, mentor: moa, from: 2027-04-01}
          d1: {participant: dan, introducer: max, until: 2027-01-31}
          d2: {participant: dan, introducer: moa, from: 2027-06-01}
        """
    assert_findings(support_interrupted, text)
    assert helps(support_interrupted, text) == [
        "begin here with `from: 2027-02-01`, or let `a1` go on until 15 February 2027 (week 7)"
    ]


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
            # warning: max is mentor of ada until 31 August 2028 (week 35), and varmdo is a member until 31 December
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
