"""Groups that nobody is in, that are elsewhere, that are left out, and days in them that cannot be."""

from textwrap import dedent

from checks.conftest import worded
from checks.plans import plan_from
from introplan.checks import run_checks
from introplan.checks.attendance import (
    activity_before_start,
    required_activity_missed,
    required_activity_not_scheduled,
)
from introplan.checks.groups import (
    group_ends_before_start,
    group_not_in_cohort,
    group_outside_stay,
    group_without_members,
    group_without_session,
)
from introplan.checks.itself import entry_named_twice
from introplan.checks.leftovers import entry_never_used
from introplan.checks.organisers import certificate_out_of_reach
from introplan.checks.places import place_too_small
from introplan.checks.readiness import session_after_programme
from introplan.checks.repeats import session_twice_for_same_people
from introplan.checks.session_lengths import session_length_differs
from introplan.checks.sessions import session_for_outsider, session_without_participants


def test_nobody_is_in_a_group_that_something_is_for(assert_findings):
    assert_findings(
        group_without_members,
        """
        groups:
          a: {title: Grupp A}   # warning: nobody is in Grupp A, and 2 entries in the plan are for it
          b: {title: Grupp B}   # warning: nobody is in Grupp B, and one entry in the plan is for it
          c: {title: Grupp C}
          d: {title: Grupp D}
        lectures:
          etik: {for: [a, d]}
        cohorts:
          ht26:
            participants:
              ada: {groups: [d]}
            sessions:
              etik: {for: [a, b]}
        """,
    )


def test_a_group_that_nothing_mentions_is_an_entry_that_is_never_used(assert_findings):
    assert_findings(
        entry_never_used,
        """
        groups:
          a: {title: Grupp A}
          b: {title: Grupp B}
          c: {title: Grupp C}   # note: `c` is in `groups`, but nothing refers to it
        cohorts:
          ht26:
            participants:
              ada: {groups: {a: {until: 2027-01-01}}}
            sessions:
              etik: {for: [b]}
        """,
    )


NOT_IN_COHORT = """
        groups:
          a: {title: Grupp A}
          b: {title: Grupp B}
          tom: {title: Tomma gruppen}
        lectures:
          familj: {for: [b]}
          tema: {for: [a, b]}
        cohorts:
          ht26:
            participants:
              ada: {groups: {a: {until: 2026-12-31}}}
              cy:
            sessions:
              etik: {for: [a]}
              etik-2: {of: etik, date: 2027-02-02, for: [a]}   # warning: etik on 2 February 2027
              etik-3: {of: etik, for: [b, cy]}   # warning: etik on 6 October 2026
              etik-4: {of: etik, for: [tom]}
              familj: {}
              tema: {}
              etik-5: {of: etik, for: [b], status: cancelled}
          vt27:
            participants:
              bo: {groups: [b]}
            sessions:
              familj-2: {of: familj}
          tom-kull:
            sessions:
              familj-3: {of: familj}
        """


def test_a_session_is_for_a_group_that_is_in_another_cohort_or_no_more(assert_findings):
    text = NOT_IN_COHORT
    assert_findings(group_not_in_cohort, text)


def test_nobody_coming_for_that_reason_is_told_of_the_group_alone(assert_findings):
    text = NOT_IN_COHORT.replace("# warning", "# ")
    text = text.replace(
        "for: [tom]}",
        "for: [tom]}   # warning: nobody comes to etik on 6 October 2026",
    )
    assert_findings(session_without_participants, text)


EMPTY = """
    groups: {a: {title: Grupp A}, b: {title: Grupp B}}
    lectures: {etik: , juridik: }
    cohorts:
      ht26:
        starts: 2026-09-01
        participants: {ada: {groups: [b]}, bo: {groups: [b]}, cy: , di: }
        sessions:
          etik: {date: 2026-09-08, for: [a]}
          juridik: {date: 2026-09-15, for: [cy]}
"""
ELSEWHERE = """
      vt27:
        starts: 2027-02-01
        participants: {eva: {groups: [a]}}
        sessions: {etik: {date: 2027-02-09}, juridik: {date: 2027-02-16}}
"""
LEFT_ALONE = """
    programme: {checks: {group-without-members: {severity: ignore, reason: De kommer}}}
"""
OF_GROUPS = (
    "group-without-members",
    "group-not-in-cohort",
    "group-without-session",
    "required-activity-missed",
    "session-without-participants",
)


def of_groups(text: str) -> list[tuple[str, str]]:
    told = (part for each in run_checks(plan_from(dedent(text))) for part in each.each)
    return sorted((each.name, worded(each)[0]) for each in told if each.name in OF_GROUPS)


OF_JURIDIK = [
    ("group-without-session", "Grupp B in ht26 has no session of juridik"),
    ("required-activity-missed", "di misses juridik"),
]


def test_what_is_missed_since_nobody_is_in_a_group_is_told_of_that_group_alone():
    assert of_groups(EMPTY) == [
        ("group-without-members", "nobody is in Grupp A, and one entry in the plan is for it"),
        *OF_JURIDIK,
    ]
    assert of_groups(EMPTY + ELSEWHERE) == [
        ("group-not-in-cohort", "etik on 8 September 2026 (week 37) is for Grupp A, which nobody in ht26 is in"),
        *OF_JURIDIK,
    ]


def test_what_an_empty_group_answers_is_told_when_the_group_is_left_alone():
    assert of_groups(EMPTY + LEFT_ALONE) == [
        ("group-without-session", "Grupp B in ht26 has no session of etik"),
        ("group-without-session", "Grupp B in ht26 has no session of juridik"),
        ("required-activity-missed", "cy misses etik"),
        ("required-activity-missed", "di misses etik"),
        ("required-activity-missed", "di misses juridik"),
        (
            "session-without-participants",
            "nobody comes to etik on 8 September 2026 (week 37): everybody is exempt, has a pause or is not in `for`",
        ),
    ]


def test_a_group_is_no_outsider(assert_findings):
    assert_findings(
        session_for_outsider,
        """
        groups: {a: {title: Grupp A}}
        cohorts:
          ht26:
            participants:
              ada: {groups: [a]}
            sessions:
              etik:
                for:
                - a
                - bo   # error: bo is not in ht26, so this session is not for them
        """,
    )


LEFT_OUT = """
        groups:
          a: {title: Grupp A}
          b: {title: Grupp B}   # warning: Grupp B in ht26 has no session of etik and juridik
          barn: {title: Barn}
        lectures:
          etik:
          juridik:
          tema: {required: no}
          bbic: {for: [barn]}
        cohorts:
          ht26:
            participants:
              ada: {groups: [a]}
              bo: {groups: [b, barn]}
              cy: {groups: [b]}
              dag: {groups: [b]}
              eva:   # missed
            sessions:
              etik: {for: [a, eva]}
              juridik: {for: [a]}
              tema: {for: [a]}
              bbic: {}
        """


def test_a_half_group_that_is_left_out_is_told_as_one(assert_findings):
    assert_findings(group_without_session, LEFT_OUT)


def test_whoever_is_left_out_alone_is_told_by_name_and_nobody_of_what_is_not_for_them(assert_findings):
    text = LEFT_OUT.replace("# warning: Grupp B", "# ").replace("# missed", "# warning: eva misses juridik")
    assert_findings(required_activity_missed, text)


def test_what_is_for_a_group_need_not_be_scheduled_where_nobody_is_in_it(assert_findings):
    assert_findings(
        required_activity_not_scheduled,
        """
        groups: {barn: {title: Barn}, vuxen: {title: Vuxen}}
        lectures:
          bbic: {for: [barn]}
          asi: {for: [vuxen]}
        cohorts:
          ht26:   # warning: ht26 has no session of asi
            participants:
              ada: {groups: [vuxen]}
          vt27:   # warning: vt27 has no session of bbic
            participants:
              bo: {groups: {barn: {from: 2027-03-01}}}
          ht27:   # warning: ht27 has no session of bbic and asi
        """,
    )


def test_what_is_for_a_group_is_owed_only_from_the_day_that_somebody_is_in_it(assert_findings):
    assert_findings(
        required_activity_missed,
        """
        groups: {barn: {title: Barn}, a: {title: Grupp A}}
        lectures:
          bbic: {for: [barn]}
        cohorts:
          ht26:
            participants:
              ada: {groups: {barn: {from: 2026-11-01}}}
              bo: {groups: {barn: {until: 2026-09-30}}}
              cy: {groups: {barn: {from: 2026-10-06}}}   # warning: cy misses bbic
              dag: {groups: [a, barn]}
            sessions:
              bbic: {for: [a]}
        """,
    )


def test_what_came_before_somebody_was_in_its_group_has_a_next_chance(assert_findings):
    assert_findings(
        activity_before_start,
        """
        groups: {barn: {title: Barn}}
        lectures:
          bbic: {for: [barn]}
        cohorts:
          ht26:
            participants:
              ada:
                groups: {barn: {from: 2026-11-01}}   # note: bbic is for ada from 1 November 2026
              bo: {groups: [barn]}
            sessions:
              bbic: {}
          vt27:
            starts: 2027-02-01
            participants:
              cy: {groups: [barn]}
            sessions:
              bbic: {date: 2027-03-02}
        """,
    )


def test_the_days_in_a_group_end_before_they_begin(assert_findings):
    assert_findings(
        group_ends_before_start,
        """
        groups: {a: {title: Grupp A}}
        cohorts:
          ht26:
            participants:
              ada:
                groups:
                  a:
                    from: 2027-02-01
                    until: 2027-01-31   # error: ada is in Grupp A until 31 January 2027
              bo: {groups: {a: {from: 2027-02-01, until: 2027-02-01}}}
              cy: {groups: {a: {until: 2027-02-01}}}
        """,
    )


def test_the_days_in_a_group_are_before_or_after_somebodys_time(assert_findings):
    assert_findings(
        group_outside_stay,
        """
        groups: {a: {title: Grupp A}, b: {title: Grupp B}}
        cohorts:
          ht26:
            participants:
              ada:
                until: 2026-12-31
                groups:
                  a: {until: 2026-10-31}
                  b:
                    from: 2027-01-01   # warning: ada is in Grupp B from 1 January 2027
              bo:
                starts: 2026-11-01
                groups:
                  a:
                    until: 2026-10-31   # warning: bo is in Grupp A until 31 October 2026
                  b: {from: 2026-11-01}
              cy: {groups: {a: {from: 2026-08-01, until: 2026-09-01}}}
        """,
    )


def test_somebody_is_in_for_by_name_and_by_group(assert_findings):
    assert_findings(
        entry_named_twice,
        """
        groups: {a: {title: Grupp A}}
        lectures:
          bbic:
            for:
            - a
            - a   # warning: `a` is in `for` twice
        cohorts:
          ht26:
            participants:
              ada: {groups: {a: {until: 2026-12-31}}}
              bo:
                groups:
                - a
                - a   # warning: `a` is in `groups` twice
            sessions:
              etik:
                for:
                - a
                - ada   # warning: ada is in `for` by name, and in Grupp A there on 6 October 2026 (week 41)
              etik-2: {of: etik, date: 2027-02-02, for: [a, ada]}
        """,
    )


def test_of_two_half_groups_nobody_is_in_both(assert_findings):
    assert_findings(
        session_twice_for_same_people,
        """
        groups: {a: {title: Grupp A}, b: {title: Grupp B}, c: {title: Grupp C}}
        lectures: {etik: {length: 3h}, bbic: {for: [c]}}
        cohorts:
          ht26:
            participants:
              ada: {groups: [a, c]}
              bo: {groups: [b]}
              cy: {groups: {a: {until: 2026-10-06}, b: {from: 2026-10-07}}}
              dag: {groups: [b]}
            sessions:
              etik: {for: [a]}
              etik-b:
                of: etik
                date: 2026-10-07
                for:
                - b   # warning: cy has etik twice, on 6 October 2026 (week 41) and on 7 October 2026 (week 41)
              bbic: {}
              bbic-2: {of: bbic, date: 2026-10-08}   # warning: ada has bbic twice, on 6 October 2026
        """,
    )


def test_the_days_of_something_are_together_for_a_group_and_its_names(assert_findings):
    assert_findings(
        session_length_differs,
        """
        groups: {a: {title: Grupp A}, b: {title: Grupp B}}
        lectures: {etik: {length: 6h}}
        cohorts:
          ht26:
            participants:
              ada: {groups: [a]}
              bo: {groups: [b]}
            sessions:
              etik: {for: [a], date: 2026-10-06}
              etik-2: {of: etik, for: [ada], date: 2026-10-07}
              etik-3:
                of: etik
                for: [b]
                date: 2026-10-08
                time: 9-12   # warning: etik on 8 October 2026
        """,
    )


def test_a_room_has_to_hold_those_who_come(assert_findings):
    assert_findings(
        place_too_small,
        """
        groups: {a: {title: Grupp A}, b: {title: Grupp B}}
        places: {salen: {capacity: 1}}
        cohorts:
          ht26:
            participants:
              ada: {groups: [a]}
              bo: {groups: [b]}
              cy: {groups: [b]}
            sessions:
              etik: {for: [a], place: salen}
              etik-2:
                of: etik
                for: [b]
                place: salen   # warning: salen holds 1, and 2 come to etik on 6 October 2026 (week 41)
        """,
    )


def test_what_is_for_a_group_comes_after_nobody_elses_time(assert_findings):
    assert_findings(
        session_after_programme,
        """
        groups: {a: {title: Grupp A}}
        lectures: {etik: {for: [a]}}
        cohorts:
          ht26:
            participants:
              ada: {groups: [a]}
              bo: {starts: 2026-10-15, groups: [a]}
              cy: {groups: []}
            sessions:
              etik:
                date: 2028-09-05   # warning: etik is on 5 September 2028 (week 36), when the programme is over for ada
        """,
    )


def test_the_certificate_asks_of_nobody_what_is_for_others(assert_findings):
    assert_findings(
        certificate_out_of_reach,
        """
        programme: {certificate: {attendance_percent: 100}}
        groups: {a: {title: Grupp A}, b: {title: Grupp B}}
        lectures: {etik: {for: [a]}, juridik: {}}
        cohorts:
          ht26:
            participants:
              ada: {groups: [a]}
              bo: {groups: [b]}
            sessions:
              etik: {}
              juridik: {for: [b]}
              juridik-2: {of: juridik, date: 2026-10-08, for: [a]}
        """,
    )


def test_a_plan_of_groups_as_it_should_be_has_no_finding_about_them():
    plan = plan_from(
        """
        groups: {a: {title: Grupp A}, b: {title: Grupp B}, barn: {title: Barn}}
        lectures: {etik: {length: 3h}, bbic: {for: [barn], length: 3h}}
        cohorts:
          ht26:
            participants:
              ada: {groups: [a, barn]}
              bo: {groups: [b, barn]}
              cy: {groups: {a: {until: 2026-12-31}, b: {from: 2027-01-01}}}
              dag: {groups: [b]}
            sessions:
              etik-a: {of: etik, for: [a], time: 9-12}
              etik-b: {of: etik, for: [b], time: 13-16}
              bbic: {date: 2026-10-13}
        """
    )
    names = {found.name for found in run_checks(plan)}
    about_groups = {
        "participant-double-booked",
        "required-activity-missed",
        "required-activity-not-scheduled",
        "session-twice-for-same-people",
        "session-length-differs",
        "entry-never-used",
        "entry-named-twice",
    }
    assert {name for name in names if name.startswith("group") or name in about_groups} == set()
