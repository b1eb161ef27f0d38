from introplan.checks.private_data import nobody_to_turn_to, private_mail_address, reason_for_absence


def test_addresses_are_those_at_work(assert_findings):
    assert_findings(
        private_mail_address,
        """
        programme:
          contact:
            email: introduktion@hotmail.com  # warning: this looks like a private address: hotmail.com is for private
        people:
          ada: {email: ada.testsson@malmo.example}
          bo: {email: Bo.Skissvik@Gmail.com}  # warning: this looks like a private address: gmail.com is for private
        """,
    )


def test_a_retired_mentor_has_no_other_address_than_their_own(assert_findings):
    assert_findings(
        private_mail_address,
        """
        organisations: {pensionar: {kind: other}, egen: {kind: other, external: no}, skane: {kind: region}}
        people:
          rut: {organisation: pensionar, email: rut@gmail.com}
          rune: {organisation: skane, email: rune@gmail.com}  # warning: this looks like a private address
          eva: {organisation: egen, email: eva@gmail.com}  # warning: this looks like a private address
        """,
    )


def test_nobody_writes_why_somebody_is_away(assert_findings):
    assert_findings(
        reason_for_absence,
        """
        people:
          ida: {unavailable: [2027-W10]}  # vab  # error: `vab` says why somebody is away
          rut: {wishes: {avoid: [friday]}}  # vab  # error: `vab` says why somebody is away
          # Sjukdom är ett ämne i föreläsningen.
          olle: {name: Olle}
        lectures:
          # Om sjukskrivning
          sjuk: {title: Sjukskrivning}
        cohorts:
          ht26:
            participants:
              # Ada är föräldraledig under våren.
              ada:
                pauses: [2027-04-01..2027-08-31]
              bo:
                # En paus flyttar allt efter den. Skriv aldrig varför.
                pauses: [2027-04-01..2027-08-31]
              cy:
                work_percent: 50  # till dess rehabiliteringen är klar  # error: `rehabiliteringen` says why somebody is
        absences:
          ht26/a: [ada]  # sjuk  # error: `sjuk` says why somebody is away
        """.replace("# Ada är föräldraledig under våren.", "# Ada är föräldraledig  # error: `föräldraledig` says why"),
    )


def test_a_reason_above_another_entry_is_no_reason(assert_findings):
    assert_findings(
        reason_for_absence,
        """
        cohorts:
          ht26:
            participants:
              # De som är sjukskrivna hör av sig till sin chef.

              ada:
                pauses: [2027-04-01..2027-08-31]
        """,
    )


def test_the_booklet_tells_whom_to_ask(assert_findings):
    assert_findings(
        nobody_to_turn_to,
        """
        programme:  # note: the booklet of ht26 does not say who to turn to about what
          title: Introduktion
        cohorts: {ht26: {participants: {ada: }}}
        """,
    )
    assert_findings(
        nobody_to_turn_to,
        """
        programme: {ask: Fråga din chef.}
        cohorts: {ht26: {participants: {ada: }}}
        """,
    )
    assert_findings(nobody_to_turn_to, "cohorts: {ht26: {status: draft, participants: {ada: }}, vt27: }")


def test_whoever_comes_from_outside_may_have_no_other_address(assert_findings):
    assert_findings(
        private_mail_address,
        """
        organisations: {pensionar: {kind: other}, owner: }
        people:
          rut: {organisation: pensionar, email: rut.radgivarsson@gmail.com}
          ida:
            organisation: owner
            email: ida@gmail.com  # warning: this looks like a private address: gmail.com is for private people
        """,
    )
