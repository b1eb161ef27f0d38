from introplan.checks.seats import cohort_over_capacity, municipality_without_seats, seats_exceeded


def test_every_municipality_of_a_joint_programme_has_a_seat(assert_findings):
    assert_findings(
        municipality_without_seats,
        """
        organisations:
          huddinge: {kind: municipality}
          soc: {part_of: huddinge}
          nacka: {kind: municipality}
          tyreso: {kind: municipality, member_from: 2027-01-01}
          varmdo: {kind: municipality, member_until: 2026-12-31}
          malmo: {kind: municipality, external: yes}
          region: {kind: region}
        cohorts:
          ht26: {seats: {soc: 4, nacka: 3}}   # warning: varmdo has no seat in ht26
          ht27: {starts: 2027-09-01, seats: {soc: 4, nacka: 0}}  # warning: nacka and tyreso have no seat in ht27
          ht28: {starts: 2028-09-01}
        """,
    )


def test_a_cohort_has_room_for_its_participants(assert_findings):
    assert_findings(
        cohort_over_capacity,
        """
        cohorts:
          ht26:
            capacity: 2
            participants:
              ada:
              bo: {until: 2026-12-31}
              cy: {starts: 2027-01-11}
          ht27:
            capacity: 1
            participants:
              dan:
              eva: {starts: 2026-10-01}  # error: ht27 takes 1, and has 2 participants
        """,
    )


def test_an_organisation_has_a_seat_for_each_of_its_participants(assert_findings):
    assert_findings(
        seats_exceeded,
        """
        organisations:
          huddinge: {kind: municipality}
          soc: {part_of: huddinge}
        people:
          ada: {organisation: soc}
          bo: {organisation: huddinge}
          cy: {organisation: nacka}
          dan: {organisation: tyreso}
          eva: {organisation: varmdo}
        cohorts:
          ht26:
            seats: {huddinge: 1, nacka: 2}
            participants:
              ada:
              bo:   # error: huddinge has 2 participants in ht26, and its seats there are 1
              cy:
              dan:  # error: dan: tyreso has no seats in ht26
              eva: {seat_of: nacka}
          ht27:
            participants: {fia: }
        """,
    )
