from checks.plans import plan_from
from introplan.checks.itself import entry_named_twice, entry_names_itself
from introplan.checks.supporters import supporter_is_participant


def test_what_is_about_another_names_another(assert_findings):
    assert_findings(
        entry_names_itself,
        """
        organisations:
          malmo: {part_of: malmo}  # error: `malmo` is named here by itself: `part_of` is about another
          asf: {part_of: malmo}
        places: {salen: , rummet: }
        travel:
          salen:
            rummet: 10min
            salen: 10min  # error: `salen` is named here by itself: `travel` is about another
        lectures:
          besok:
            prerequisites:
              - samtal
              - besok  # error: `besok` is named here by itself: `prerequisites` is about another
          samtal: {prerequisites: [besok]}
        cohorts:
          ht26:
            participants:
              ada: {manager: ada}  # error: `ada` is named here by itself: `manager` is about another
              bo: {manager: ada}
            sessions:
              b-1: {of: besok, with: [vt27, ht26]}  # error: `ht26` is named here by itself: `with` is about another
              b-2: {of: besok, with: [vt27, vt27]}
          vt27:
        """,
    )


def test_who_supports_themselves_is_told_once(assert_findings):
    assert_findings(
        supporter_is_participant,
        """
        cohorts: {ht26: {participants: {ada: }}}
        pairings: {ada-ada: {participant: ada, mentor: ada}}
        """,
    )


def test_a_session_shared_with_its_own_cohort_is_one_session():
    plan = plan_from(
        """
        cohorts:
          ht26:
            participants: {ada: }
            sessions: {a: {with: [ht26, vt27, vt27], lecturers: [bo, bo]}}
          vt27:
        """
    )
    [session] = plan.agenda.sessions
    assert session.cohorts == ("ht26", "vt27")
    assert session.people() == ("bo", "ada")


def test_nobody_is_named_twice_in_a_list(assert_findings):
    assert_findings(
        entry_named_twice,
        """
        programme: {coordinators: [kim, sam]}
        lectures:
          a:
            lecturers: [olle, ida, olle]  # warning: `olle` stands twice in `lecturers`
            prerequisites: [b]
          b: {competences: [x, y]}
        events:
          dialog:
            with: [facket, facket]  # warning: `facket` stands twice in `with`
        cohorts:
          ht26:
            participants:
              ada:
                make_ups: [vt27/a, vt27/a]  # warning: `vt27/a` stands twice in `make_ups`
            sessions:
              a:
                with: [vt27, vt28, vt27]  # warning: `vt27` stands twice in `with`
                for: [ada, ada]  # warning: `ada` stands twice in `for`
              b: {with: [ht26, ht26]}
          vt27: {sessions: {a: }}
          vt28:
        organisations: {facket: {kind: union}}
        """,
    )
