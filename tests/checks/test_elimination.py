import re

import pytest

from checks.plans import plan_from
from introplan.checks import run_checks
from introplan.checks.elimination import (
    protected_person_alone,
    protected_person_told_apart,
    protected_person_with_one_other,
)


def test_a_protected_person_is_not_the_only_one_of_a_cohort(assert_findings):
    assert_findings(
        protected_person_told_apart,
        """
        people:
          deltagare-7: {protected: yes}
          deltagare-8: {protected: yes}
          p-5: {protected: yes}
          p-6: {protected: yes}
        cohorts:
          ht26:
            participants:
              deltagare-7:  # error: deltagare-7 is protected, and the only participant of ht26
          vt27: {participants: {deltagare-8: , ada: }}
          ht27: {participants: {bo: }}
          vt28:
            participants:
              p-5:  # error: everybody in vt28 is protected, p-5 and p-6: its calendar and booklet are theirs
              p-6:
        """,
    )


def test_beside_a_protected_participant_and_one_other_nobody_is_named_and_that_is_told(assert_findings):
    assert_findings(
        protected_person_with_one_other,
        """
        people: {p-1: {protected: yes}, p-2: {protected: yes}, p-3: {protected: yes}, p-4: {protected: yes}}
        cohorts:
          par:
            participants:
              ada:
              p-1:  # note: the booklet of par names nobody: with ada alone beside them, “participant” could only be p-1
          tre:
            participants:
              p-2:
              # note: the booklet of tre names nobody: with bo alone beside them, “participant” could only be p-2 and
              bo:
              p-3:
          tillrackligt: {participants: {cia: , dan: , p-4: }}
          ensam: {participants: {p-4: }}
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
              a: {of: besok, for: [deltagare-7]}  # error: nobody but deltagare-7 comes to besok on 6 October 2026
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


LEFT_ALONE = """
    programme: {length: 12 months}
    people: {deltagare-7: {protected: yes}, deltagare-8: {protected: yes}}
    cohorts:
      ht26:
        starts: 2026-09-01
        participants: {ada: , bo: , deltagare-7: {starts: 2026-11-02}}
        sessions:
          a: {date: 2026-10-06}
          b: {date: 2026-11-10}
          c: {date: 2027-09-07}  # warning: nobody but deltagare-7 comes to c on 7 September 2027 (week 36) and to 2
          d: {date: 2027-10-05}
          e: {date: 2027-10-12, status: proposed}
          f: {date: 2027-10-19, for: [ada, deltagare-7]}
      vt27:
        participants: {deltagare-8: , cia: {until: 2026-10-01}}
        sessions:
          g: {date: 2026-11-03}  # warning: nobody but deltagare-8 comes to g on 3 November 2026 (week 45)
"""


def test_sessions_that_only_a_protected_person_is_left_for_are_told_once(assert_findings):
    assert_findings(protected_person_alone, LEFT_ALONE)
    assert_findings(protected_person_told_apart, re.sub("#.*", "", LEFT_ALONE))


def test_sessions_for_protected_people_alone_are_told_once(assert_findings):
    assert_findings(
        protected_person_told_apart,
        """
        people: {deltagare-7: {protected: yes}, deltagare-8: {protected: yes}}
        cohorts:
          ht26:
            participants: {deltagare-7: , deltagare-8: , ada: , bo: }
            sessions:
              a: {for: [deltagare-7, deltagare-8]}  # error: nobody but deltagare-7 and deltagare-8 comes to a on 6
              b: {of: a, for: [deltagare-8]}  # error: nobody but deltagare-8 comes to a on 6 October 2026 (week 41) and
              c: {of: a, for: [deltagare-8]}
              d: {of: a, for: [deltagare-8], status: proposed}
        """,
    )


def test_a_lecture_is_not_given_by_a_protected_person_alone(assert_findings):
    assert_findings(
        protected_person_alone,
        """
        people: {hemlig-1: {protected: yes}, olle: }
        lectures:
          lagen: {lecturers: [hemlig-1]}  # warning: nobody but hemlig-1 gives lagen, and the shared page says
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


TWO = "people: {p-1: {protected: yes}, p-2: {protected: yes}}\nlectures: {lagen: {lecturers: [p-2]}}\n"


@pytest.mark.parametrize(
    ("faulty", "mended", "name"),
    [
        ("participants: {p-1: , ada: }", "participants: {p-1: , ada: , bo: }", "protected-person-with-one-other"),
        ("participants: {p-1: }", "participants: {p-1: , ada: , bo: }", "protected-person-told-apart"),
        ("participants: {p-1: , p-2: }", "participants: {p-1: , p-2: , ada: , bo: }", "protected-person-told-apart"),
        ("sessions: {a: {for: [p-1]}}", "sessions: {a: {for: [p-1, bo]}}", "protected-person-told-apart"),
        ("sessions: {lagen: }", "sessions: {lagen: {lecturers: [p-2, olle]}}", "protected-person-alone"),
    ],
)
def test_what_is_advised_has_been_tried(faulty: str, mended: str, name: str):
    def found(cohort: str) -> list[str]:
        others = "" if "participants" in cohort else "participants: {p-1: , ada: , bo: }, "
        plan = plan_from(
            f"{TWO}cohorts: {{ht26: {{{others}{cohort}}}}}".replace("lagen: }", "lagen: {date: 2026-10-06}}")
        )
        return [one.name for one in run_checks(plan) if one.name.startswith("protected-")]

    assert found(faulty) == [name]
    assert found(mended) == []


def test_a_group_is_not_a_protected_person_alone(assert_findings):
    assert_findings(
        protected_person_told_apart,
        """
        people: {p-7: {protected: yes}, p-8: {protected: yes}}
        groups: {a: {title: Grupp A}, b: {title: Grupp B}, c: {title: Grupp C}, d: {title: Grupp D}}
        lectures: {tema: {for: [a]}}
        cohorts:
          ht26:
            participants:
              p-7:
                groups: {a: , b: , c: {from: 2026-09-01}}  # error: p-7 is protected, and the only one in Grupp A of
              # error: p-7 is protected, and the only one in Grupp B of ht26 on 1 January 2027
              ada: {groups: {b: {until: 2026-12-31}, c: }}
              bo: {groups: {d: }}
              p-8: {groups: [d]}
            sessions:
              tema: {}
              a: {for: [a]}
              b: {for: [a, bo]}
              c: {for: [b], date: 2026-12-08}
          vt27:
            starts: 2027-02-01
            participants:
              cy: {groups: [a]}
              dag: {groups: [b]}
        """,
    )


def test_a_session_for_what_two_groups_have_in_common_is_not_a_protected_person_alone(assert_findings):
    assert_findings(
        protected_person_told_apart,
        """
        people: {p-7: {protected: yes}}
        groups: {a: {title: Grupp A}, barn: {title: Barn}}
        lectures: {tema: {for: [barn]}}
        cohorts:
          ht26:
            participants:
              p-7: {groups: [a, barn]}
              ada: {groups: [a]}
              bo: {groups: [barn]}
            sessions:
              tema: {}
              tema-a:
                of: tema
                for: [a]  # error: nobody but p-7 comes to tema on 6 October 2026
        """,
    )
