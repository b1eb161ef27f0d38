from introplan.checks.pairings import (
    role_missing,
    supporter_is_manager,
    supporter_of_oneself,
    supporter_over_capacity,
    supporter_overloaded,
)
from introplan.checks.workplaces import supporter_in_wrong_unit, supporters_exchanged

REQUIRED = """
        programme:
          roles: {introducer: {required: yes}, mentor: {required: no}}
"""


def test_every_participant_has_each_required_role(assert_findings):
    assert_findings(
        role_missing,
        REQUIRED
        + """
        cohorts:
          ht26:
            participants:
              ada:
              bo:  # warning: bo has no introducer
        pairings:
          ada-ida: {participant: ada, introducer: ida}
          bo-max: {participant: bo, mentor: max}
        """,
    )


def test_a_role_is_held_on_every_day_from_start_to_end(assert_findings):
    assert_findings(
        role_missing,
        REQUIRED
        + """
        cohorts:
          ht26:
            participants:
              ada:  # warning: ada has no introducer during 1–31 July 2027
              bo:   # warning: bo has no introducer during 1–30 September 2026 and 1 July 2027–31 August 2028
        pairings:
          ada-ida: {participant: ada, introducer: ida, until: 2027-06-30}
          ada-rut: {participant: ada, introducer: rut, from: 2027-08-01}
          bo-ida: {participant: bo, introducer: ida, from: 2026-10-01, until: 2027-06-30}
        """,
    )


def test_who_comes_after_is_sought_where_the_last_pairing_ends(helps):
    assert helps(
        role_missing,
        REQUIRED
        + """
        cohorts: {ht26: {participants: {ada: , bo: }}}
        pairings: {ada-ida: {participant: ada, introducer: ida, until: 2027-06-30}}
        """,
    ) == [
        "let `ada-ida` go on, or add a pairing with `introducer:` and `from: 2027-07-01`",
        "add a pairing with `participant: bo` and a line `introducer:`",
    ]


def test_pauses_weekends_and_the_time_after_leaving_need_nobody(assert_findings):
    assert_findings(
        role_missing,
        REQUIRED
        + """
        cohorts:
          ht26:
            participants:
              ada: {pauses: [2027-04-01..2027-08-31]}
              bo:
              cy: {until: 2027-06-30}
        pairings:
          ada-ida: {participant: ada, introducer: ida, until: 2027-03-31}
          ada-rut: {participant: ada, introducer: rut, from: 2027-09-01}
          bo-ida: {participant: bo, introducer: ida, until: 2027-12-31}
          bo-rut: {participant: bo, introducer: rut, from: 2028-01-03}
          cy-ida: {participant: cy, introducer: ida, until: 2027-06-30}
        """,
    )


def test_a_role_is_called_what_the_programme_calls_it(assert_findings):
    assert_findings(
        role_missing,
        """
        programme:
          roles: {supervisor: {required: yes, label: VFU-handledare}, introducer: {required: yes, label: Guide}}
        cohorts:
          ht26:
            participants:
              ada:  # warning: ada has no guide # warning: ada has no VFU-handledare
        """,
    )


def test_nobody_supports_a_participant_whose_manager_they_are(assert_findings):
    assert_findings(
        supporter_is_manager,
        """
        units:
          norr: {manager: mona}
        people:
          ada: {unit: norr}
          bo: {unit: norr}
        cohorts:
          ht26:
            participants:
              ada:
              bo: {manager: max}
              cy: {unit: norr}
              dan:
        pairings:
          ada-mona: {participant: ada, mentor: mona}
          # warning: mona is ada's manager, and cannot be their mentor too
          bo-mona: {participant: bo, introducer: mona}
          bo-max: {participant: bo, introducer: max}
          # warning: max is bo's manager, and cannot be their introducer too
          cy-mona: {participant: cy, supervisor: mona}
          # warning: mona is cy's manager, and cannot be their supervisor too
          dan-mona: {participant: dan, mentor: mona}
        """,
    )


def test_a_mentor_supports_no_more_participants_than_agreed(assert_findings):
    assert_findings(
        supporter_over_capacity,
        """
        people:
          ida: {capacity: {mentor: 1, supervisor: 0}}
        cohorts: {ht26: {participants: {bo: , cy: , dan: , eva: }}}
        pairings:
          bo-ida: {participant: bo, mentor: ida}
          cy-ida: {participant: cy, mentor: ida}
          # warning: ida has agreed to 1 as mentor, and supports 2 from 1 September 2026 (week 36)
          dan-ida: {participant: dan, supervisor: ida} # warning: ida has agreed to 0 as supervisor, and supports 1 from
          eva-ida: {participant: eva, buddy: ida}
        """,
    )


def test_only_participants_at_the_same_time_count(assert_findings):
    assert_findings(
        supporter_over_capacity,
        """
        people:
          ida: {capacity: {mentor: 2}}
        cohorts: {ht26: {participants: {bo: , cy: , dan: {starts: 2027-03-01}, eva: {until: 2027-02-28}}}}
        pairings:
          bo-ida: {participant: bo, mentor: ida, until: 2026-12-31}
          bo-again: {participant: bo, mentor: ida, from: 2026-12-01}
          cy-ida: {participant: cy, mentor: ida, from: 2027-01-01, until: 2027-02-28}
          dan-ida: {participant: dan, mentor: ida}
          eva-ida: {participant: eva, mentor: ida, from: 2026-09-15, until: 2026-12-31}
        """,
    )


def test_more_than_four_at_once_need_an_agreed_number(assert_findings, helps):
    text = """
        people:
          gun: {capacity: {mentor: 5}}
        cohorts: {ht26: {participants: {p1: , p2: , p3: , p4: , p5: }}}
        pairings:
          p1-ida: {participant: p1, mentor: ida}
          p2-ida: {participant: p2, mentor: ida}
          p3-ida: {participant: p3, mentor: ida, from: 2027-01-11}
          # note: ida supports 5 participants as mentor from 11 January 2027 (week 2), and has agreed to no number
          p4-ida: {participant: p4, mentor: ida}
          p5-ida: {participant: p5, mentor: ida}
          p1-gun: {participant: p1, mentor: gun}
          p2-gun: {participant: p2, mentor: gun}
          p3-gun: {participant: p3, mentor: gun}
          p4-gun: {participant: p4, mentor: gun}
          p5-gun: {participant: p5, mentor: gun}
        """
    assert_findings(supporter_overloaded, text)
    assert helps(supporter_overloaded, text) == [
        "ask, and write `capacity: {mentor: 5}` on ida, or share the participants among more people"
    ]


def test_introducers_are_near_and_mentors_outside_when_the_roles_say_so(assert_findings):
    assert_findings(
        supporter_in_wrong_unit,
        """
        programme:
          roles: {introducer: {unit: same}, mentor: {unit: other}, buddy: {}}
        people:
          ada: {unit: norr}
          bo: {unit: norr}
          ida: {unit: norr}
          max: {unit: soder}
        cohorts: {ht26: {participants: {ada: , bo: {unit: soder}, cy: }}}
        pairings:
          ada-ida: {participant: ada, introducer: ida}
          ada-max: {participant: ada, introducer: max}
          # warning: max works at soder, and the introducer should be in ada's own unit, norr
          ada-mentor: {participant: ada, mentor: ida}
          # warning: ida works at norr, like ada, and the mentor should be in another unit
          bo-max: {participant: bo, introducer: max}
          bo-mentor: {participant: bo, mentor: ida}
          ada-buddy: {participant: ada, buddy: max}
          cy-max: {participant: cy, introducer: max}
        """,
    )


def test_whoever_is_free_is_named(helps):
    people = """
        units: {norr: {manager: mona}}
        people:
          ada: {unit: norr}
          bo: {unit: norr}
          mona: {unit: norr}
          ida: {unit: norr, capacity: {introducer: 1}}
          sven: {unit: norr, capacity: {introducer: 1}}
        cohorts: {ht26: {participants: {ada: , bo: }}}
"""
    assert helps(role_missing, REQUIRED + people + "        pairings: {b: {participant: bo, introducer: ida}}\n") == [
        "add a pairing with `participant: ada` and `introducer: sven`; sven (norr) has room"
    ]
    both = "        pairings: {a: {participant: ada, introducer: ida}, b: {participant: bo, introducer: ida}}\n"
    assert helps(supporter_over_capacity, people + both) == [
        "pair bo with sven (norr), who has room, or ask ida and raise the capacity"
    ]
    led = "        pairings: {a: {participant: ada, introducer: mona}}\n"
    assert helps(supporter_is_manager, people + led) == ["choose ida (norr) as introducer, who has room for one more"]


def test_who_never_have_anybody_are_told_together(assert_findings):
    assert_findings(
        role_missing,
        REQUIRED
        + """
        cohorts:
          ht26:
            participants:
              ada:  # warning: ada and bo have no introducer
              bo:
              cy:
          vt27:
            participants:
              p1:  # warning: 6 participants of vt27 have no introducer, such as p1, p2, p3, p4 and p5
              p2:
              p3:
              p4:
              p5:
              p6:
        pairings:
          cy-ida: {participant: cy, introducer: ida}
        """,
    )


def test_nobody_is_their_own_introducer(assert_findings, helps):
    text = """
        people: {ida: {capacity: {introducer: 1}}}
        cohorts: {ht26: {participants: {ada: }}}
        pairings:
          ada-ada: {participant: ada, introducer: ada}  # error: ada is their own introducer
          ada-ida: {participant: ada, mentor: max}
        """
    assert_findings(supporter_of_oneself, text)
    assert helps(supporter_of_oneself, text) == ["choose ida, who has room for one more"]
    assert helps(supporter_of_oneself, text.replace("capacity: {introducer: 1}", "unavailable: [friday]")) == [
        "write who it is, or remove the pairing"
    ]


def test_two_who_work_in_each_others_unit_have_changed_places(assert_findings, helps):
    text = """
        programme: {roles: {introducer: {unit: same}, mentor: {unit: other}}}
        people:
          ada: {unit: norr}
          bo: {unit: soder}
          cy: {unit: vaster}
          ida: {unit: norr}
          sven: {unit: soder}
          eva: {unit: norr}
        cohorts: {ht26: {participants: {ada: , bo: , cy: }}}
        pairings:
          ada-sven:
            participant: ada
            introducer: sven
            # warning: sven and ida have been swapped: each works in the unit of the other's participant
          bo-ida: {participant: bo, introducer: ida}
          cy-eva: {participant: cy, introducer: eva}
          ada-eva: {participant: ada, mentor: eva}
        """
    assert_findings(supporters_exchanged, text)
    assert helps(supporters_exchanged, text) == ["let ida be ada's introducer, and sven bo's"]
