from checks.plans import plan_from
from introplan.checks.itself import entry_named_twice, entry_names_itself
from introplan.checks.supporters import supporter_is_participant


def test_what_is_about_another_names_another(assert_findings):
    assert_findings(
        entry_names_itself,
        """
        organisations:
          malmo: {part_of: malmo}  # error: `malmo` names itself here: `part_of` is about another
          asf: {part_of: malmo}
        places: {salen: , rummet: }
        travel:
          salen:
            rummet: 10min
            salen: 10min  # error: `salen` names itself here: `travel` is about another
        lectures:
          besok:
            prerequisites:
              - samtal
              - besok  # error: `besok` names itself here: `prerequisites` is about another
          samtal: {prerequisites: [besok]}
        cohorts:
          ht26:
            participants:
              ada: {manager: ada}  # error: `ada` names itself here: `manager` is about another
              bo: {manager: ada}
            sessions:
              b-1: {of: besok, with: [vt27, ht26]}  # error: `ht26` names itself here: `with` is about another
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
            lecturers: [olle, ida, olle]  # warning: `olle` is in `lecturers` twice
            prerequisites: [b]
          b: {competences: [x, y]}
        events:
          dialog:
            with: [facket, facket]  # warning: `facket` is in `with` twice
        cohorts:
          ht26:
            participants:
              ada:
                make_ups: [vt27/a, vt27/a]  # warning: `vt27/a` is in `make_ups` twice
            sessions:
              a:
                with: [vt27, vt28, vt27]  # warning: `vt27` is in `with` twice
                for: [ada, ada]  # warning: `ada` is in `for` twice
              b: {with: [ht26, ht26]}
          vt27: {sessions: {a: }}
          vt28:
        organisations: {facket: {kind: union}}
        """,
    )
