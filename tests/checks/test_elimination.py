from introplan.checks.elimination import protected_person_told_apart


def test_a_protected_person_is_not_the_only_one_of_a_cohort(assert_findings):
    assert_findings(
        protected_person_told_apart,
        """
        people: {deltagare-7: {protected: yes}, deltagare-8: {protected: yes}, deltagare-9: {protected: yes}}
        cohorts:
          ht26:
            participants:
              deltagare-7:  # error: deltagare-7 is protected, and the only participant of ht26
          vt27: {participants: {deltagare-8: , ada: }}
          ht27: {participants: {bo: }}
        """,
    )


def test_a_session_is_not_for_a_protected_person_alone(assert_findings):
    assert_findings(
        protected_person_told_apart,
        """
        people: {deltagare-7: {protected: yes}}
        cohorts:
          ht26:
            participants: {deltagare-7: , ada: , bo: }
            sessions:
              a: {of: besok, for: [deltagare-7]}  # error: besok on 6 October 2026 (v. 41) is for deltagare-7 alone, who
              b: {for: [deltagare-7, ada]}
              c: {for: [bo]}
              d: {for: [deltagare-7], status: cancelled}
        """,
    )


def test_a_place_is_not_used_for_a_protected_person_only(assert_findings):
    assert_findings(
        protected_person_told_apart,
        """
        programme:
          roles: {introducer: {meets: {length: 1h, every: 1 month}}}
          reviews: {manad-3: {month: 3}}
        people: {deltagare-7: {protected: yes}}
        places: {digitalt: {online: yes}}
        cohorts:
          ht26:
            participants:
              deltagare-7:
                reviews: {manad-3: {date: 2026-12-01, time: 9-10, place: soder}}
              ada: {reviews: {manad-3: {date: 2026-12-02, time: 9-10, place: norr}}}
        pairings:
          p7-ida:
            participant: deltagare-7
            introducer: ida
            meets: {on: tuesday, time: 13, place: soder}  # error: soder is used for deltagare-7 only, who is protected
          p7-max: {participant: deltagare-7, introducer: ida, meets: {on: monday, time: 13, place: norr}}
          p7-pia: {participant: deltagare-7, introducer: ida, meets: {on: friday, time: 13, place: digitalt}}
        """,
    )
