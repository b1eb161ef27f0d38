from checks.plans import plan_from
from introplan.checks.people_in_time import lecturer_double_booked
from introplan.checks.repeats import lecturer_of_another_lecture, session_twice_for_same_people
from introplan.demands import Offers


def test_nobody_has_the_same_lecture_twice(assert_findings, helps):
    text = """
        lectures: {a: {length: 3h}, b: , c: {length: 3h}, d: {length: 6h}, e: {every: 12 months}}
        activities: {utbyte: {kind: exchange}, kurs: {kind: course}}
        absences: {ht26/c: [ada, bo]}
        cohorts:
          ht26:
            participants: {ada: , bo: }
            sessions:
              a: {date: 2026-10-06, time: 9-12}
              a-2: {of: a, date: 2026-11-03, time: 9-12}
              # warning: ada and bo have a twice, on 6 October 2026 (week 41) and on 3 November 2026 (week 45)
              b: {date: 2026-10-07}
              b-2: {of: b, date: 2026-11-04}  # warning: ada and bo have b twice
              b-3: {of: b, date: 2026-11-05, status: proposed}
              b-4: {of: b, date: 2026-11-06, status: cancelled}
              c: {date: 2026-10-08, time: 9-12}
              c-2: {of: c, date: 2026-11-05, time: 9-12}
              d-1: {of: d, date: 2026-10-13, time: 9-12}
              d-2: {of: d, date: 2026-10-14, time: 9-12}
              e-1: {of: e, date: 2026-10-15}
              e-2: {of: e, date: 2027-10-15}
              u-1: {of: utbyte, date: 2026-10-16}
              u-2: {of: utbyte, date: 2026-10-20}
              k-1: {of: kurs, date: 2026-10-21}
              k-2: {of: kurs, date: 2026-10-22}
        """
    assert_findings(session_twice_for_same_people, text)
    assert helps(session_twice_for_same_people, text)[0] == (
        "say with `for` who comes to which of the two, or remove one of them"
    )


def test_what_comes_back_is_one_session_whatever_is_changed_of_it(assert_findings):
    assert_findings(
        session_twice_for_same_people,
        """
        lectures: {a: {length: 3h}}
        activities: {kurs: {kind: course, length: 6h}}
        cohorts:
          ht26:
            participants: {ada: , bo: }
            sessions:
              a:
                date: 2026-09-08
                time: 9-12
                repeats: {every: 1 week, times: 4}
                changes: {2026-W37: {note: Ta med datorn}, 2026-W38: {date: 2026-09-17}}
              kurs:
                date: 2026-09-09
                time: 9-15
                repeats: {every: 1 month, times: 8}
                changes: {2026-12: {date: 2026-12-02, note: Ta med datorn}, 2027-02: cancelled}
        """,
    )


def test_the_first_of_two_is_the_one_that_begins_first_however_long_it_comes_back(assert_findings):
    assert_findings(
        session_twice_for_same_people,
        """
        lectures: {a: {length: 3h}}
        cohorts:
          ht26:
            participants: {ada: , bo: }
            sessions:
              a: {date: 2026-09-08, time: 9-12, repeats: {every: 1 week, times: 4}}
              a-2: {of: a, date: 2026-09-16, time: 9-12}
              # warning: ada and bo have a twice, on 8 September 2026 (week 37) and on 16 September 2026 (week 38)
        """,
    )


def test_a_lecture_in_parts_says_so_in_its_notes_and_two_cohorts_have_one_each(assert_findings):
    assert_findings(
        session_twice_for_same_people,
        """
        lectures: {a: , b: }
        cohorts:
          ht26:
            participants: {ada: }
            sessions:
              a: {date: 2026-10-06, note: Första delen.}
              a-2: {of: a, date: 2026-11-03, note: Andra delen.}
              b: {date: 2026-10-07}
          vt27:
            starts: 2027-02-01
            participants: {bo: }
            sessions:
              b: {date: 2027-02-10}
              b-2: {of: b, date: 2027-03-10, with: [ht26]}  # warning: bo has b twice
              # warning: ada has b twice, on 7 October 2026 (week 41) and on 10 March 2027 (week 10)
        """,
    )


def test_nobody_is_in_both_half_groups(assert_findings, helps):
    text = """
        activities:
          besok: {kind: study_visit}
          utbyte: {kind: exchange, every: 6 weeks}
          grupp: {kind: reflection_group}
        cohorts:
          ht26:
            participants: {ada: , bo: , cy: , dan: }
            sessions:
              b-1:
                of: besok
                date: 2026-10-06
                for: [ada, bo, cy, dan]  # warning: cy and dan have besok twice, on 6 October 2026 (week 41) and on
              b-2: {of: besok, date: 2026-10-13, for: [cy, dan]}
              u-1a: {of: utbyte, date: 2026-10-07, for: [ada, bo]}
              u-1b: {of: utbyte, date: 2026-10-14, for: [bo, cy, dan]}
              # warning: bo has utbyte twice, on 7 October 2026 (week 41) and on 14 October 2026 (week 42)
              u-2a: {of: utbyte, date: 2026-11-18, for: [ada, cy]}
              u-2b: {of: utbyte, date: 2026-11-25, for: [bo, dan]}
              g-1: {of: grupp, date: 2026-10-08, for: [ada, bo]}
              g-2: {of: grupp, date: 2026-10-15, for: [ada, bo]}
        """
    assert_findings(session_twice_for_same_people, text)
    assert helps(session_twice_for_same_people, text) == [
        "remove cy and dan from `for` here",
        "remove bo from `for` here",
    ]
    plan = plan_from(text)
    fixes = [found.with_way_out(Offers(plan)).fix for found in session_twice_for_same_people(plan)]
    assert [edit.path[3:] for fix in fixes if fix for edit in fix.edits] == [
        ("b-1", "for", 2),
        ("b-1", "for", 3),
        ("u-1b", "for", 0),
    ]


def test_the_half_group_that_was_forgotten_is_the_one_to_mend(assert_findings):
    assert_findings(
        session_twice_for_same_people,
        """
        lectures: {a: {length: 3h}}
        cohorts:
          ht26:
            participants: {ada: , bo: }
            sessions:
              a-1: {of: a, date: 2026-10-06, time: 9-12}  # warning: bo has a twice
              a-2: {of: a, date: 2026-10-13, time: 9-12, for: [bo]}
        """,
    )


def test_two_lines_of_lecturers_have_not_changed_places(assert_findings, helps):
    text = """
        programme: {coordinators: [karin]}
        people:
          frans: {organisation: fk}
          ronja: {organisation: skane}
          jana: {organisation: asf}
          berit: {organisation: asf}
          karin: {organisation: asf}
          vik: {organisation: skane}
        lectures:
          lagen: {lecturers: [jana]}
          samtal: {lecturers: [berit]}
          fk-uppdrag: {lecturers: [frans]}
          vard: {lecturers: [ronja], host: skane}
          mer: {lecturers: [berit]}
        activities: {utbyte: {kind: exchange, lecturers: [jana]}}
        cohorts:
          ht26:
            participants: {ada: }
            sessions:
              lagen:
                lecturers: [berit]
                # warning: lagen on 6 October 2026 (week 41) and samtal on 13 October 2026 (week 42) have each other's
              samtal: {date: 2026-10-13, lecturers: [jana]}
              mer: {date: 2026-10-14, lecturers: [jana]}
              vard:
                lecturers: [frans]  # warning: vard on 6 October 2026 (week 41) is given by frans, who gives fk-uppdrag
              vard-2: {of: vard, lecturers: [vik]}
              fk-uppdrag: {lecturers: [karin]}
              utbyte: {lecturers: [frans]}
              samtal-2: {of: samtal, lecturers: [berit, frans]}
        """
    assert_findings(lecturer_of_another_lecture, text)
    assert helps(lecturer_of_another_lecture, text) == [
        "remove both lines, and each is given as usual",
        "remove the line, and ronja gives it as usual",
    ]


def test_a_stand_in_knows_the_branch_or_the_competence(assert_findings):
    assert_findings(
        lecturer_of_another_lecture,
        """
        people: {jana: , berit: , edith: }
        areas: {barn: , ekonomi: }
        competences: {samtal: , skulder: }
        lectures:
          a: {lecturers: [jana], area: barn, competences: [samtal]}
          b: {lecturers: [berit], area: barn}
          c: {lecturers: [edith], area: ekonomi, competences: [skulder]}
        cohorts:
          ht26:
            participants: {ada: }
            sessions:
              a: {lecturers: [berit]}
              a-2:
                of: a
                lecturers: [edith]  # warning: a on 6 October 2026 (week 41) is given by edith, who gives c
        """,
    )


def test_days_of_a_course_are_no_copies(assert_findings):
    assert_findings(
        session_twice_for_same_people,
        """
        activities:
          tva: {kind: course, length: 3h}
          tre: {kind: course, length: 3h}
          isar: {kind: course, length: 3h}
          besok: {kind: study_visit, length: 3h}
        cohorts:
          ht26:
            participants: {ada: , bo: }
            sessions:
              tva-1: {of: tva, date: 2026-10-09, time: 9-12}
              tva-2: {of: tva, date: 2026-10-12, time: 9-12}
              tre-1: {of: tre, date: 2026-11-03, time: 9-12}
              tre-2: {of: tre, date: 2026-11-17, time: 9-12}
              tre-3: {of: tre, date: 2026-12-01, time: 9-12}
              isar-1: {of: isar, date: 2027-02-02, time: 9-12}
              isar-2: {of: isar, date: 2027-03-02, time: 9-12}    # warning: ada and bo have isar twice
              besok-1: {of: besok, date: 2027-04-05, time: 9-12}
              besok-2: {of: besok, date: 2027-04-06, time: 9-12}  # warning: ada and bo have besok twice
        """,
    )


def test_whoever_usually_gives_it_is_not_offered_when_they_give_something_else_then(helps):
    text = """
        people:
          jana:
          frans: {organisation: fk}
          vik: {organisation: fk}
        organisations: {fk: }
        lectures:
          a: {lecturers: [jana]}
          b: {lecturers: [jana]}
          c: {lecturers: [frans, vik]}
        cohorts:
          ht26:
            participants: {ada: }
            sessions:
              a: {date: 2026-10-06, time: 9-12, lecturers: [frans]}
              a-2: {of: a, date: 2026-10-20, time: 9-12, lecturers: [frans]}
          vt27:
            participants: {bo: }
            sessions:
              b: {date: 2026-10-06, time: 10-12, lecturers: [vik]}
              b-2: {of: b, date: 2026-10-20, time: 9-12}
        """
    assert helps(lecturer_of_another_lecture, text) == [
        "remove the line, and jana gives it as usual",
        "agree with jana, who usually gives it and is busy then",
        "agree with jana, who usually gives it and is busy then",
    ]


def test_whoever_is_told_to_give_another_lecture_is_offered_for_none(helps):
    text = """
        people: {jana: , frans: {organisation: ORGANISATION}}
        organisations: {fk: }
        lectures: {a: {lecturers: [jana]}, b: {lecturers: [jana]}, c: {lecturers: [frans]}}
        cohorts:
          ht26: {participants: {ada: }, sessions: {a: {date: 2026-10-06, time: 9-12, lecturers: [frans]}}}
          vt27: {participants: {bo: }, sessions: {a: {date: 2026-10-08, time: 9-12}}}
          ht27: {participants: {cia: }, sessions: {b: {date: 2026-10-08, time: 9-12}}}
        """
    (stand_in,) = helps(lecturer_double_booked, text.replace("organisation: ORGANISATION", ""))
    assert "frans" in stand_in
    (stranger,) = helps(lecturer_double_booked, text.replace("ORGANISATION", "fk"))
    assert stranger
    assert "frans" not in stranger


def test_two_whose_lecturers_changed_places_at_one_hour_are_changed_back_together(helps):
    text = """
        people: {jana: , berit: }
        lectures: {a: {lecturers: [jana]}, b: {lecturers: [berit]}, c: {lecturers: [berit]}}
        cohorts:
          ht26: {participants: {ada: }, sessions: {a: {date: 2026-10-06, time: 9-12, lecturers: [berit]}}}
          vt27: {participants: {bo: }, sessions: {b: {date: 2026-10-06, time: 9-12, lecturers: [jana]}}}
        """
    assert helps(lecturer_of_another_lecture, text) == ["remove both lines, and each is given as usual"]
    busy = text.replace("sessions: {b:", "sessions: {c: {date: 2026-10-06, time: 10-11}, b:")
    assert helps(lecturer_of_another_lecture, busy) == ["agree with those who usually give them, who are busy then"]
