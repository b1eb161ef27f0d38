from introplan.checks.organisations import external_without_contact, participant_outlasts_membership


def test_whoever_gives_a_lecturer_or_a_room_can_be_asked(assert_findings, helps):
    text = """
        programme: {owner: asf}
        organisations:
          malmo: {kind: municipality}
          asf: {part_of: malmo}
          hr: {part_of: asf}
          fk:       # error: fk gives lecturers or rooms, and has no contact
          skane: {external: yes}  # error: skane gives lecturers or rooms, and has no contact
          kontor: {part_of: kv}
          kv: {contact: kerstin}
          ideell:   # error: ideell gives lecturers or rooms, and has no contact
          nacka: {kind: municipality}
          facket:
        people:
          frans: {organisation: fk}
          hanna: {organisation: hr}
          kerstin: {organisation: kontor}
        places:
          sal: {organisation: skane}
          nackasal: {organisation: nacka}
        lectures:
          forsakring: {lecturers: [frans]}
          frivard: {lecturers: [kerstin, hanna]}
        cohorts:
          ht26:
            seats: {asf: 5, nacka: 5}
            sessions:
              forsakring: {place: sal}
              besok: {host: ideell, place: nackasal}
              sent: {host: facket, status: cancelled}
        """
    assert_findings(external_without_contact, text)
    assert helps(external_without_contact, text) == [
        "add a line such as `contact: frans`",
        "add somebody who works there to `people`, and a line `contact:` with their id",
        "add somebody who works there to `people`, and a line `contact:` with their id",
    ]


def test_a_participant_does_not_outlast_their_municipality(assert_findings):
    assert_findings(
        participant_outlasts_membership,
        """
        organisations:
          nacka: {kind: municipality, member_until: 2028-08-31}
          varmdo:
            kind: municipality
            member_until: 2027-12-31
            # error: varmdo is a member until 31 December 2027 (v. 52), and for bo and cy the programme goes on until
          soc: {part_of: varmdo}
        people:
          ada: {organisation: nacka}
          bo: {organisation: soc}
          cy: {organisation: nacka}
          dan: {organisation: varmdo}
          eva: {organisation: varmdo}
        cohorts:
          ht26:
            participants:
              ada:
              bo:
              cy: {seat_of: varmdo}
              dan: {until: 2027-12-31}
              eva: {seat_of: nacka}
        """,
    )
