from introplan.checks.organisations import (
    contact_unreachable,
    external_without_contact,
    host_too_often,
    participant_outlasts_membership,
    session_outlasts_membership,
)


def test_whoever_gives_a_lecturer_or_a_room_can_be_asked(assert_findings, helps):
    text = """
        programme: {owner: asf}
        organisations:
          malmo: {kind: municipality}
          asf: {part_of: malmo}
          hr: {part_of: asf}
          fk:       # warning: fk provides lecturers or rooms, and has no contact
          skane: {external: yes}  # warning: skane provides lecturers or rooms, and has no contact
          kontor: {part_of: kv}
          kv: {contact: kerstin}
          ideell:   # warning: ideell provides lecturers or rooms, and has no contact
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
        "add a line `contact: frans`, and one of `email:` and `phone:` to `frans`",
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
            # warning: varmdo is a member until 31 December 2027 (week 52), and for bo and cy the programme goes on
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


def test_whom_to_ask_can_be_reached(assert_findings, helps):
    text = """
        organisations:
          fk: {contact: frans}
          kv: {contact: kerstin}
          skane: {contact: ritva}
          facket: {contact: deltagare-3}
          asf:
        people:
          frans: {organisation: fk}
          # warning: frans is the contact at fk, but has neither an e-mail address nor a telephone number here
          fia: {organisation: fk, phone: 040-1234567}
          kerstin: {organisation: kv, phone: 040-1234567}
          ritva: {organisation: skane, email: ritva@skane.example}
          deltagare-3: {organisation: facket, protected: yes}
        """
    assert_findings(contact_unreachable, text)
    assert helps(contact_unreachable, text) == ["add a line `email:` or `phone:`, or let fia be the contact"]
    assert helps(contact_unreachable, text.replace(", phone: 040-1234567", "", 1)) == [
        "add a line `email:` or `phone:`"
    ]


def test_no_session_is_at_a_municipality_that_has_left(assert_findings):
    assert_findings(
        session_outlasts_membership,
        """
        organisations:
          varmdo: {kind: municipality, member_until: 2027-06-30}
          soc: {part_of: varmdo}
          nacka: {kind: municipality}
        people: {vera: {organisation: varmdo}}
        places: {var-sal: {organisation: soc}, nac-sal: {organisation: nacka}}
        activities: {besok: {kind: study_visit, host: varmdo}}
        cohorts:
          ht26:
            sessions:
              a: {date: 2027-06-30, place: var-sal}
              b:
                date: 2027-09-02
                place: var-sal
                # warning: b is in a room of varmdo on 2 September 2027 (week 35), which is a member until 30 June 2027
              c:
                date: 2027-09-02
                place: nac-sal
                host: varmdo  # warning: c is hosted by varmdo on 2 September 2027 (week 35), which is a member until
              besok:
                date: 2027-09-03  # warning: besok is hosted by varmdo on 3 September 2027 (week 35), which is a member
              d: {date: 2027-09-02, place: nac-sal, lecturers: [vera]}
              e: {date: 2027-09-02, place: var-sal, status: cancelled}
        """,
    )


def test_the_municipalities_host_each_other(assert_findings, helps):
    sessions = "".join(f"\n              s{n}: {{date: 2026-10-{n:02}, place: hud}}" for n in range(1, 7))
    text = f"""
        organisations: {{huddinge: {{kind: municipality}}, nacka: {{kind: municipality}}}}
        places: {{hud: {{organisation: huddinge}}, nac: {{organisation: nacka}}, egen: }}
        cohorts:
          ht26:
            seats: {{huddinge: 3, nacka: 3}}
            sessions:  # warning: 6 of 8 sessions of ht26 are in huddinge
              n1: {{date: 2026-11-03, place: nac}}
              n2: {{date: 2026-11-04, place: nac}}
              e1: {{date: 2026-11-05, place: egen}}{sessions}
        """
    assert_findings(host_too_often, text)
    assert helps(host_too_often, text) == ["move some to the others; nacka has 2"]
    assert_findings(host_too_often, text.replace("nacka: 3", "nacka: 0").replace("# warning", "# Warning"))
    fewer = text.replace("place: egen", "place: nac").replace("s6:", "n3:").replace("06, place: hud", "06, place: nac")
    assert_findings(host_too_often, fewer.replace("# warning", "# Warning"))
