import pytest

from checks.plans import plan_from
from introplan.checks import run_checks
from introplan.checks.elimination import protected_person_alone_lectures, protected_person_told_apart


def test_a_protected_person_has_at_least_two_others_with_names_in_a_cohort(assert_findings):
    assert_findings(
        protected_person_told_apart,
        """
        people:
          p-1: {protected: yes}
          p-2: {protected: yes}
          p-3: {protected: yes}
          p-4: {protected: yes}
          p-5: {protected: yes}
          p-6: {protected: yes}
          p-7: {protected: yes}
          p-8: {protected: yes}
        cohorts:
          ensam:
            participants:
              p-1:  # error: p-1 is protected, and the only participant of ensam: its calendar and booklet are theirs
          par:
            participants:
              ada:
              p-2:  # error: the booklet of par names ada and nobody else, so “participant” can only be p-2
          tre:
            participants:
              p-3:  # error: the booklet of tre names bo and nobody else, so “participant” can only be p-3 and p-4
              bo:
              p-4:
          skyddade:
            participants:
              p-5:  # error: everybody in skyddade is protected, p-5 and p-6: its calendar and booklet are theirs
              p-6:
          tillrackligt: {participants: {cia: , dan: , p-7: , p-8: }}
          inga: {participants: {elin: }}
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
              bo:
        pairings:
          p7-ida:
            participant: deltagare-7
            introducer: ida
            meets: {on: tuesday, time: 13, place: soder}  # error: soder is used for deltagare-7 only, who is protected
          p7-max: {participant: deltagare-7, introducer: ida, meets: {on: monday, time: 13, place: norr}}
          p7-pia: {participant: deltagare-7, introducer: ida, meets: {on: friday, time: 13, place: digitalt}}
        """,
    )


def test_a_place_is_not_used_for_a_protected_supporter_only_nor_for_an_event_between_two(assert_findings):
    assert_findings(
        protected_person_told_apart,
        """
        programme: {roles: {mentor: {meets: {length: 1h, every: 1 month}}}}
        people: {mentor-1: {protected: yes}, karin: }
        cohorts: {ht26: {participants: {ada: , bo: }}}
        pairings:
          ada-1:
            participant: ada
            mentor: mentor-1
            meets: {on: tuesday, time: 13, place: soder}  # error: soder is used for mentor-1 only, who is protected
          bo-1: {participant: bo, mentor: mentor-1, meets: {on: monday, time: 13, place: soder}}
        events:
          samtal: {place: vinden, by: karin, with: [mentor-1]}  # error: vinden is used for mentor-1 only
          dialog: {kind: union_dialogue, place: kallaren, by: karin, with: [mentor-1]}
        """,
    )


def test_sessions_that_only_a_protected_late_starter_is_left_for_are_told_once(assert_findings):
    assert_findings(
        protected_person_told_apart,
        """
        programme: {length: 12 months}
        people: {deltagare-7: {protected: yes}}
        cohorts:
          ht26:
            starts: 2026-09-01
            participants: {ada: , bo: , deltagare-7: {starts: 2026-11-02}}
            sessions:
              a: {date: 2026-10-06}
              b: {date: 2026-11-10}
              c: {date: 2027-09-07}  # error: nobody but deltagare-7 comes to c on 7 September 2027 (v. 36) and to
              d: {date: 2027-10-05}
              e: {date: 2027-10-12, status: proposed}
        """,
    )


def test_a_session_that_only_protected_people_come_to_tells_them_and_a_cohort_too_small_is_told_once(assert_findings):
    assert_findings(
        protected_person_told_apart,
        """
        people: {deltagare-7: {protected: yes}, deltagare-8: {protected: yes}, deltagare-9: {protected: yes}}
        cohorts:
          ht26:
            participants: {deltagare-7: , deltagare-8: , ada: , bo: }
            sessions:
              a: {for: [deltagare-7, deltagare-8]}  # error: nobody but deltagare-7 and deltagare-8 comes to a
          vt27:
            participants: {deltagare-9: , cia: }  # error: the booklet of vt27 names cia and nobody else
            sessions:
              b: {for: [deltagare-9]}
        """,
    )


def test_a_lecture_is_not_given_by_a_protected_person_alone(assert_findings):
    assert_findings(
        protected_person_alone_lectures,
        """
        people: {hemlig-1: {protected: yes}, olle: }
        lectures:
          lagen: {lecturers: [hemlig-1]}  # warning: nobody but hemlig-1 gives lagen, and the page to share says
          etik: {lecturers: [hemlig-1, olle]}
          samtal: {lecturers: [olle]}
          bbic: {lecturers: [hemlig-1]}
        cohorts:
          ht26:
            participants: {ada: , bo: }
            sessions:
              lagen:
              lagen-2: {of: lagen}
              etik:
              samtal:
              samtal-2: {of: samtal, lecturers: [hemlig-1]}  # warning: nobody but hemlig-1 gives samtal on 6
              installd: {of: bbic, status: cancelled}
              forslag: {of: bbic, status: proposed}
        """,
    )


@pytest.mark.parametrize(
    ("faulty", "mended"),
    [
        ("participants: {p-1: , ada: }", "participants: {p-1: , ada: , bo: }"),
        ("participants: {p-1: }", "participants: {p-1: , ada: , bo: }"),
        ("participants: {p-1: , p-2: }", "participants: {p-1: , p-2: , ada: , bo: }"),
        (
            "{participants: {p-1: , ada: , bo: }, sessions: {a: {for: [p-1]}}}",
            "{participants: {p-1: , ada: , bo: }, sessions: {a: {for: [p-1, bo]}}}",
        ),
    ],
)
def test_what_is_advised_has_been_tried(faulty: str, mended: str):
    def found(cohort: str) -> list[str]:
        cohort = cohort if cohort.startswith("{") else f"{{{cohort}}}"
        text = f"people: {{p-1: {{protected: yes}}, p-2: {{protected: yes}}}}\ncohorts: {{ht26: {cohort}}}"
        return [one.name for one in run_checks(plan_from(text)) if one.name.startswith("protected-")]

    assert found(faulty) == ["protected-person-told-apart"]
    assert found(mended) == []
