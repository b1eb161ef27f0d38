"""Tasks: within the programme, on a day when people work, and with somebody to help."""

# ruff: noqa: E501 - what is found stands on the line where it is

from introplan.checks.groups import group_without_members
from introplan.checks.tasks import (
    task_in_pause,
    task_on_closed_day,
    task_outside_programme,
    task_without_helper,
    task_written_twice,
)


def test_a_task_is_due_while_the_cohort_is_in_the_programme(assert_findings):
    assert_findings(
        task_outside_programme,
        """
        programme:
          tasks:
            sen: {title: Sen, month: 25}  # warning: the task “Sen” is due on 29 September 2028 (week 39), and ht26 ends on 31 August 2028
            sist: {title: Sist, month: 24}
            vecka: {title: Vecka, week: 4}
        cohorts:
          ht26:
            starts: 2026-09-01
            tasks:
              forr: {title: Förr, date: 2026-05-14}  # warning: the task “Förr” is due on 14 May 2026 (week 20), before ht26 starts on 1 September 2026
              efter: {title: Efter, date: 2029-05-14}  # warning: the task “Efter” is due on 14 May 2029 (week 20), and ht26 ends on 31 August 2028
              lagom: {title: Lagom, date: 2027-05-14}
          vt27: {starts: 2027-02-01}
        """,
    )


def test_a_late_joiner_makes_the_cohort_end_later(assert_findings):
    assert_findings(
        task_outside_programme,
        """
        cohorts:
          ht26:
            starts: 2026-09-01
            participants: {bo: {starts: 2026-10-15}}
            tasks: {brev: {title: Brev, date: 2028-10-02}}
        """,
    )


def test_a_date_on_a_closed_day_is_told_with_the_day_that_all_have(assert_findings, helps):
    text = """
        cohorts:
          ht26:
            starts: 2026-09-01
            tasks:
              a: {title: Uppsats, date: 2027-05-16}  # note: Uppsats is on 16 May 2027 (week 19), which is Pentecost
              b: {title: Brev, date: 2027-05-14}
              c: {title: Plan, week: 4}
        """
    assert_findings(task_on_closed_day, text)
    assert helps(task_on_closed_day, text) == [
        "everybody has it on 14 May 2027 (week 19): write that day, or the one that was meant"
    ]


def test_a_dated_task_in_somebodys_pause_is_told_and_one_that_moves_with_it_is_not(assert_findings):
    assert_findings(
        task_in_pause,
        """
        programme: {tasks: {plan: {title: Plan, week: 4}}}
        cohorts:
          ht26:
            starts: 2026-09-01
            participants:
              ada:
                pauses: [2026-09-14..2026-10-31]  # note: ada has the task “Uppsats” due on 1 October 2026 (week 40), in their pause
              bo: {pauses: [2026-09-14..2026-09-20]}
              cia: {pauses: [2026-09-14..2026-10-31], until: 2026-09-30}
            tasks:
              uppsats: {title: Uppsats, date: 2026-10-01}
        """,
    )


def test_whoever_is_to_help_is_there_on_that_day(assert_findings):
    assert_findings(
        task_without_helper,
        """
        programme:
          roles: {introducer: {required: yes}, mentor: {}}
          tasks:
            plan:
              title: Plan
              week: 4
              with: [introducer, mentor, manager, coordinator]  # warning: ada is to do “Plan” with somebody as mentor, and has nobody on 25 September 2026 (week 39)
            brev:
              title: Brev
              month: 12
              with: [buddy]  # warning: 2 participants are to do “Brev” with somebody as buddy, and have nobody then: ada and bo
        cohorts:
          ht26:
            starts: 2026-09-01
            participants: {ada: , bo: }
        pairings:
          ada-maj: {participant: ada, mentor: maj, from: 2026-10-01}
          bo-maj: {participant: bo, mentor: maj}
        """,
    )


def test_two_tasks_of_the_same_people_have_two_titles(assert_findings):
    assert_findings(
        task_written_twice,
        """
        groups: {barn: {title: Barn}, vuxna: {title: Vuxna}}
        programme:
          tasks:
            plan: {title: Planen är klar, week: 4}
            a: {title: Akten är läst, week: 5, for: [barn]}
            b: {title: Akten är läst, week: 6, for: [vuxna]}
        cohorts:
          ht26:
            starts: 2026-09-01
            tasks:
              egen:
                title: planen är klar.  # warning: two tasks are called “planen är klar.”
                date: 2026-10-01
          vt27: {starts: 2027-02-01}
        """,
    )


def test_a_task_for_a_group_that_nobody_is_in_is_told(assert_findings):
    assert_findings(
        group_without_members,
        """
        groups:
          a: {title: Grupp A}   # warning: nobody is in Grupp A, and 2 entries in the plan are for it
          b: {title: Grupp B}
        programme: {tasks: {plan: {title: Plan, week: 4, for: [a]}}}
        cohorts:
          ht26:
            participants: {ada: {groups: [b]}}
            tasks: {brev: {title: Brev, date: 2027-05-14, for: [a, b]}}
        """,
    )
