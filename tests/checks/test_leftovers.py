from introplan.checks.leftovers import (
    cohort_titled_another_year,
    entry_never_used,
    person_written_twice,
    weekday_contradicts_date,
)


def test_everything_in_the_plan_is_there_for_something(assert_findings):
    assert_findings(
        entry_never_used,
        """
        programme: {coordinators: [karin], working_group: {hr: [hanna]}, gap_analysis: {decided_by: olle}}
        organisations:
          owner: {contact: kim}
          fk: {kind: state_agency}  # note: `fk` is in `organisations`, but nothing refers to it
          facket: {kind: union}
        units:
          norr: {manager: mona}
          soder: {manager: mona}  # note: `soder` is in `units`, but nothing refers to it
        people:
          ada: {unit: norr}
          ida: {capacity: {introducer: 2}}
          gun:   # note: `gun` and `rut` are in `people`, but nothing refers to them
          rut: {capacity: {introducer: 0}}
        places:
          sal:
          rum:
          kallare:  # note: `kallare` is in `places`, but nothing refers to it
        areas:
          barn:
          aldre:  # note: `aldre` is in `areas`, but nothing refers to it
        competences:
          juridik:  # note: `juridik` is in `competences`, but nothing refers to it
          vald: {gap: {now: 1}}
          samtal: {area: barn}
        lectures: {a: {competences: [samtal], lecturers: [berit]}}
        cohorts: {ht26: {participants: {ada: }, sessions: {a: {place: sal}}}}
        events: {d: {with: [facket], by: nils, place: rum}}
        """,
    )


def test_of_many_entries_some_are_named(assert_findings):
    assert_findings(
        entry_never_used,
        """
        places:
          a:  # note: nothing refers to 6 entries in `places`, such as `a`, `b`, `c`, `d` and `e`
          b:
          c:
          d:
          e:
          f:
        """,
    )


def test_nobody_stands_there_twice(assert_findings):
    assert_findings(
        person_written_twice,
        """
        people:
          karin: {name: Karin Exempelsson, email: karin@malmo.example}
          karin-2:
            name: Karin Exempelson  # warning: Karin Exempelson (`karin-2`) may be the same person as Karin Exempelsson
          karin-3:
            name: Karin E
            email: KARIN@malmo.example  # warning: Karin E (`karin-3`) has the same e-mail address as Karin Exempelsson
          asa: {name: Åsa Utkast}
          asa-2:
            name: Utkast, Asa  # warning: Utkast, Asa (`asa-2`) may be the same person as Åsa Utkast
          oskar: {name: Oskar Öberg}
          oskar-2:
            name: oskar oberg  # warning: oskar oberg (`oskar-2`) may be the same person as Oskar Öberg
          ulla: {name: Ulla Skissberg}
          ulla-2:
            name: Ulla Sikssberg  # warning: Ulla Sikssberg (`ulla-2`) may be the same person as Ulla Skissberg
        """,
    )


def test_a_name_with_another_letter_is_somebody_else(assert_findings):
    assert_findings(
        person_written_twice,
        """
        organisations: {fk: {kind: state_agency}}
        people:
          anna: {name: Anna Lind}
          anna-2: {name: Anna Lund}
          anna-3: {name: Anna Lindh}
          anna-4: {name: Ana Lind}
          jan: {name: Jan Jansson}
          jan-2: {name: Jan Johansson}
          karin: {name: Karin Exempelsson}
          karen: {name: Karen Exempelsson}
          mia: {name: Mia Exempelsson}
          mai: {name: Mai Exempelsson}
          eva: {name: Eva Skissberg}
          evert: {name: Evert Skissberg}
          bo: {name: Bo Ek}
          bo-2: {name: Bo Ekk}
        """,
    )


def test_a_slip_in_a_name_is_told_at_one_workplace_and_of_people_without_addresses_of_their_own(assert_findings):
    assert_findings(
        person_written_twice,
        """
        organisations: {fk: {kind: state_agency}}
        people:
          siv: {name: Siv Provlund}
          siv-2: {name: Siv Provvlund, organisation: fk}
          olle: {name: Olle Provlund, email: olle@malmo.example}
          olle-2: {name: Olle Provlund, email: olle.provlund@skane.example}
          hans: {name: Hans Provlund, email: hans@malmo.example}
          hans-2:
            name: Hans Provlund  # warning: Hans Provlund (`hans-2`) may be the same person as Hans Provlund (`hans`)
            organisation: fk
          deltagare-7: {protected: yes}
          deltagare-8: {protected: yes}
        """,
    )


def test_a_weekday_in_a_text_belongs_to_its_date(assert_findings):
    assert_findings(
        weekday_contradicts_date,
        """
        cohorts:
          ht26:
            sessions:
              a:
                date: 2026-11-19
                note: Vi ses torsdag den 26 november.
              a2:
                date: 2026-11-19
                note: |
                  Inställd.
                  Vi ses fredag den 26 november.
                # warning: ”fredag den 26 november”: 26 November 2026 (week 48) is a Thursday
              b:
                date: 2026-11-19
                note: Ny dag är onsdagen den 26 november.  # warning: ”onsdagen den 26 november”: 26 November 2026
              c:
                date: 2026-12-28
                internal_note: Ring Frans Monday 4 January  # Ring him
              d:
                date: 2026-12-28
                note: Se fredag 4 januari 2027 och fredag 30 februari.  # warning: ”fredag 4 januari 2027”: 4 January
              e: {date: 2026-10-01, note: På torsdag är det dags.}
        events:
          x:
            date: 2027-05-18
            subject: Inför torsdag 20 maj
          y:
            date: 2027-05-18
            subject: Inför fredag 20 maj  # warning: ”fredag 20 maj”: 20 May 2027 (week 20) is a Thursday
        """,
    )


def test_a_cohort_is_titled_by_the_year_when_it_starts(assert_findings):
    assert_findings(
        cohort_titled_another_year,
        """
        cohorts:
          ht26: {title: Hösten 2026, starts: 2026-09-01}
          vt27:
            starts: 2027-02-01
            title: Hösten 2026  # warning: Hösten 2026 starts on 1 February 2027 (week 5)
          a: {title: Läsåret 2026/2027, starts: 2027-01-11}
          b: {title: Läsåret 2026–27, starts: 2027-01-11}
          c: {title: Kull 7, starts: 2027-01-11}
        """,
    )
