"""Rules put to plans: what each kind finds and what it must not, and the rule sets that come with introplan."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from textwrap import dedent

import pytest

from checks.conftest import _as_expected, _expected, worded
from checks.plans import plan_from
from introplan.checks import run_checks
from introplan.checks.rules import KINDS, Answer, State, answers
from introplan.model import KINDS as KINDS_IN_YAML
from introplan.model import RuleSet
from introplan.reading import File, Folder, read_rule_sets

RULESETS = Path(__file__).parents[2] / "introplan" / "rulesets"
SHIPPED, FAULTS = read_rule_sets(
    Folder("rulesets", tuple(File(file.name, file.read_bytes()) for file in sorted(RULESETS.glob("*.yaml"))))
)

AssertRule = Callable[..., None]


def rule_set_of(kind: str) -> RuleSet:
    """A rule set of one rule, `own/rule`, whose kind is given as YAML."""
    text = "rulesets: {own: {title: Own, sources: {us: {name: We, where: here}}, rules: {rule: {title: Rule,\n"
    text += f"{kind},\n}}}}}}}}\n"
    rule_sets, faults = read_rule_sets(Folder("rulesets", (File("rulesets/own.yaml", text.encode()),)))
    assert faults == []
    return rule_sets["own"]


@pytest.fixture
def assert_rule() -> AssertRule:
    """`assert_rule(kind, yaml, state)`: a rule of the kind finds what the comments say, and nothing else.

    Comments are as for `assert_findings`, and always warnings. `state` is what the rule answers when there are none.
    """

    def assert_rule(kind: str, text: str, state: State = "met") -> None:
        rule_set = rule_set_of(kind)
        plan = plan_from(text)
        (answer,) = answers(plan, rule_set)
        expected = _expected(text)
        found = answer.findings
        assert sorted(_as_expected(diagnostic, expected) for diagnostic in found) == sorted(expected)
        assert answer.state == ("not_met" if expected else state)
        assert {diagnostic.name for diagnostic in found} <= {"own/rule"}
        for diagnostic in found:
            assert worded(diagnostic, "sv")
            assert all(words.strip() == words and "{" not in words.replace("{on", "") for words in worded(diagnostic))

    return assert_rule


def test_the_kinds_in_yaml_and_in_code_are_the_same():
    assert {*KINDS, "can_not_be_checked"} == set(KINDS_IN_YAML)


def test_the_rule_sets_that_come_with_introplan_are_sound():
    assert FAULTS == []
    assert sorted(SHIPPED) == [
        "asye",
        "ect",
        "huddinge",
        "malmo",
        "osa",
        "ptap",
        "skolverket",
        "socialstyrelsen",
        "yrkesresan",
    ]
    assert [file.stem for file in sorted(RULESETS.glob("*.yaml"))] == sorted(SHIPPED)


@pytest.mark.parametrize("name", SHIPPED)
def test_every_rule_has_a_source_and_two_languages(name: str):
    for rule in SHIPPED[name].rules.values():
        assert SHIPPED[name].sources_of(rule)
        for wording in (rule.title, rule.text, rule.uncertain, rule.can_not_be_checked):
            assert wording is None or wording.sv != wording.en, rule.id
            assert wording is None or wording.sv[0].isupper() or wording.sv[0] in "”0123456789", rule.id


def test_every_kind_is_used_by_some_rule_set():
    assert {rule.kind for rule_set in SHIPPED.values() for rule in rule_set.rules.values()} == set(KINDS_IN_YAML)


# The frame


def test_a_programme_is_as_long_as_the_rule_asks_for(assert_rule: AssertRule):
    text = "programme: {length: 18 months}  # warning: the programme is 18 months; the rule requires at least 24\n"
    assert_rule("programme_length: {at_least: 24 months}", text)
    assert_rule("programme_length: {at_most: 12 months}", text.replace("requires at least 24", "allows 12"))
    assert_rule("programme_length: {at_least: 18 months, at_most: 24 months}", "programme: {length: 18 months}")


def test_weeks_are_as_long_as_months_with_52_a_year(assert_rule: AssertRule):
    text = "programme: {length: 103 weeks}  # warning: the programme is 103 weeks; the rule requires at least 24\n"
    assert_rule("programme_length: {at_least: 24 months}", text)
    assert_rule("programme_length: {at_least: 24 months, at_most: 24 months}", "programme: {length: 104 weeks}")
    assert_rule("programme_length: {at_least: 26 weeks}", "programme: {length: 6 months}")
    text = "programme: {length: 6 months}  # warning: the programme is 6 months; the rule allows 24 weeks\n"
    assert_rule("programme_length: {at_most: 24 weeks}", text)


def test_the_caseload_of_phases_in_weeks_is_that_of_their_months(assert_rule: AssertRule):
    text = """
        programme:
          length: 26 weeks
          phases:
            start: {weeks: 1-13, caseload_percent: 25}
            grund:
              weeks: 14-26
              caseload_percent: %s
        """
    kind = "caseload_max: {limits: [{months: 0-3, percent: 25}, {months: 3-6, percent: 60}]}"
    assert_rule(kind, text % "60")
    found = "  # warning: the caseload in grund is 75 percent; in months 3–6 the rule allows 60"
    assert_rule(kind, text % f"75{found}")
    assert_rule("caseload_max: {average: yes, limits: [{months: 0-6, percent: 50}]}", text % "75")


def test_a_rule_for_newcomers_says_nothing_where_there_are_none(assert_rule: AssertRule):
    text = """
        programme: {length: 6 months}
        people: {ada: {experience_years: 3}}
        cohorts: {ht26: {participants: {ada: }}}
    """
    assert_rule("programme_length: {at_least: 12 months, new_only: yes}", text, "not_applicable")
    assert_rule("role_required: {roles: [mentor], new_only: yes}", text, "not_applicable")


def test_the_caseload_of_each_phase_is_within_the_limit_of_its_months(assert_rule: AssertRule):
    kind = "caseload_max: {limits: [{months: 0-3, percent: 25}, {months: 3-12, percent: 60}]}"
    assert_rule(
        kind,
        """
        programme:
          phases:
            start: {months: 0-4, caseload_percent: 25}
            mitt:
              months: 4-12
              caseload_percent: 70  # warning: the caseload in mitt is 70 percent; in months 3–12 the rule allows 60
            sist: {months: 12-24, caseload_percent: 100}
        """,
    )
    assert_rule(kind, "programme: {phases: {a: {months: 0-12, caseload_percent: 25}}}")
    assert_rule(
        kind,
        """
        programme:
          phases:
            a:  # warning: a does not say how large a caseload may be
              months: 0-12
        """,
    )
    assert_rule(kind, "programme: {title: A}  # warning: the programme has no phases")


def test_the_average_caseload_is_weighted_by_time(assert_rule: AssertRule):
    kind = "caseload_max: {average: yes, limits: [{months: 0-12, percent: 90}]}"
    assert_rule(
        kind,
        """
        programme:
          phases:
            a: {months: 0-2, caseload_percent: 50}
            b: {months: 2-12, caseload_percent: 98}
        """,
    )
    assert_rule(
        kind,
        """
        programme:
          phases:
            a: {months: 0-2, caseload_percent: 50}
            b:
              months: 2-12
              caseload_percent: 99  # warning: the caseload is 91 percent on average in months 0–12
        """,
    )


def test_the_caseload_rises_step_by_step(assert_rule: AssertRule):
    kind = "caseload_rises: {months: 0-12}"
    assert_rule(
        kind,
        """
        programme:
          phases:
            a: {months: 0-3, caseload_percent: 50}
            b:
              months: 3-12
              caseload_percent: 40  # warning: the caseload falls from 50 percent to 40 in b
        """,
    )
    assert_rule(
        kind,
        """
        programme:
          phases:
            a:
              months: 0-24
              caseload_percent: 80  # warning: the caseload is 80 percent from the first day, and does not rise
        """,
    )
    # The phase that follows on the first year counts as a step.
    assert_rule(
        kind,
        """
        programme:
          phases:
            a: {months: 0-12, caseload_percent: 50}
            b: {months: 12-24, caseload_percent: 100}
        """,
    )


def test_time_is_kept_free_for_learning_in_every_phase(assert_rule: AssertRule):
    kind = "protected_time_min: {months: 0-12, percent: 10}"
    assert_rule(
        kind,
        """
        programme:
          phases:
            a: {months: 0-3, protected_time_percent: 10}
            b:
              months: 3-12
              protected_time_percent: 5  # warning: b keeps 5 percent of the time free for learning
            c: {months: 12-24}
        """,
    )
    assert_rule(kind, "programme: {phases: {a: {months: 0-12, protected_time_percent: 20}}}")


def test_part_time_makes_the_programme_longer(assert_rule: AssertRule):
    kind = "time_off_extends: {of: part_time}"
    text = """
        programme: {part_time: unchanged}
        cohorts:
          ht26:
            participants:
              ada: {work_percent: 80}  # warning: ada works 80 percent, but the programme is not extended for it
              bo:
    """
    assert_rule(kind, text)
    assert_rule(kind, text.replace("unchanged", "extends").replace("# warning", "#"))
    assert_rule(kind, "cohorts: {ht26: {participants: {bo: }}}", "not_applicable")
    assert_rule(kind, "programme: {title: A}", "not_applicable")


def test_long_absence_is_a_pause(assert_rule: AssertRule):
    kind = "time_off_extends: {of: absence, days: 30}"
    assert_rule(
        kind,
        """
        people:
          ada:
            unavailable: [2027-02-01..2027-03-05]  # warning: ada is away for 33 days
          bo: {unavailable: [friday, 2027-02-01..2027-02-20]}
        cohorts: {ht26: {participants: {ada: , bo: }}}
        """,
    )
    paused = "cohorts: {ht26: {participants: {ada: {pauses: [2027-02-01..2027-03-05]}}}}"
    assert_rule(kind, paused)
    assert_rule(kind, paused.replace("03-05", "02-05"), "not_applicable")


# Those who support


def test_a_role_is_filled_without_a_hole(assert_rule: AssertRule):
    kind = "role_required: {roles: [supervisor, mentor]}"
    assert_rule(
        kind,
        """
        cohorts:
          ht26:
            starts: 2026-09-01
            participants:
              ada: # warning: ada has no mentor
              # warning: ada has no supervisor during 1 September–31 December 2027
              bo:
        pairings:
          bo-max: {participant: bo, mentor: max}
          bo-sue: {participant: bo, supervisor: sue}
          one: {participant: ada, supervisor: sue, until: 2027-08-31}
          two: {participant: ada, supervisor: stu, from: 2028-01-01}
        """,
    )


def test_a_role_that_is_nobodys_is_told_once(assert_rule: AssertRule):
    text = """
        programme:
          roles:  # warning: no participant has any mentor
            supervisor:
        cohorts: {ht26: {participants: {ada: , bo: , cia: }}}
    """
    assert_rule("role_required: {roles: [mentor]}", text)
    assert_rule("meeting_interval: {roles: [mentor], windows: [{until: 6 months, every: 1 week}]}", text)


def test_pauses_and_drafts_leave_no_hole(assert_rule: AssertRule):
    kind = "role_required: {roles: [mentor]}"
    assert_rule(
        kind,
        """
        cohorts:
          ht26: {participants: {ada: {pauses: [2027-01-01..2027-03-31]}}}
          ht27: {status: draft, participants: {bo: }}
        pairings:
          one: {participant: ada, mentor: max, until: 2026-12-31}
          two: {participant: ada, mentor: mia, from: 2027-04-01}
        """,
    )


def test_one_of_several_roles_is_enough_for_some_rules(assert_rule: AssertRule):
    text = """
        cohorts:
          ht26:
            participants:
              ada:
        pairings:
          one: {participant: ada, supervisor: sue, until: 2027-02-28}
          two: {participant: ada, mentor: max, from: 2027-03-01, until: 2027-08-31}
    """
    assert_rule("role_required: {roles: [supervisor, mentor], any: yes, until: 12 months}", text)
    assert_rule(
        "role_required: {roles: [supervisor, mentor], any: yes, until: 13 months}",
        text.replace("ada:\n", "ada:  # warning: ada has no supervisor or mentor during 1–30 September 2027\n", 1),
    )


def test_the_one_in_the_role_works_in_the_same_unit(assert_rule: AssertRule):
    kind = "role_required: {roles: [introducer], unit: same}"
    assert_rule(
        kind,
        """
        people: {ada: {unit: norr}, bo: {unit: norr}, ida: {unit: soder}, ivar: {unit: norr}}
        cohorts: {ht26: {participants: {ada: , bo: }}}
        pairings:
          ada-ida: {participant: ada, introducer: ida}  # warning: the introducer of ada works in another unit: ida
          bo-ivar: {participant: bo, introducer: ivar}
        """,
    )


def test_the_same_unit_is_that_of_the_day(assert_rule: AssertRule):
    kind = "role_required: {roles: [introducer], unit: same}"
    text = """
        people: {ada: {unit: norr}, ida: {unit: soder}, ivar: {unit: norr}}
        cohorts:
          ht26:
            participants:
              ada:
                postings:
                  - {unit: soder, from: 2027-02-01, until: 2027-02-28}
                  - {organisation: regionen, from: 2027-04-01, until: 2027-04-30}
                  - {unit: soder, from: 2027-05-03, until: 2027-05-30, meetings: no}
        pairings:
          all: {participant: ada, introducer: ivar}
          there: {participant: ada, introducer: ida, from: 2027-02-01, until: 2027-02-28}
        """
    assert_rule(kind, text)
    told = "the introducer of ada works in another unit than soder, where they are 20–28 February 2027: ivar"
    early = text.replace("introducer: ivar}", f"introducer: ivar}}  # warning: {told}")
    assert_rule(
        kind,
        early.replace("introducer: ida, from: 2027-02-01, until: 2027-02-28", "introducer: ida, until: 2027-02-19"),
    )


def test_two_parts_are_two_people(assert_rule: AssertRule):
    kind = "roles_distinct: {roles: [supervisor, mentor]}"
    assert_rule(
        kind,
        """
        cohorts: {ht26: {participants: {ada: , bo: }}}
        pairings:
          one: {participant: ada, supervisor: sue}
          two: {participant: ada, mentor: sue}  # warning: sue is both mentor and supervisor for ada
          three: {participant: bo, supervisor: sue, until: 2027-08-31}
          four: {participant: bo, mentor: sue, from: 2027-09-01}
          five: {participant: bo, mentor: max, until: 2027-08-31}
        """,
    )
    assert_rule(kind, "cohorts: {ht26: {participants: {ada: }}}", "not_applicable")


def test_the_manager_is_a_part_of_its_own(assert_rule: AssertRule):
    assert_rule(
        "roles_distinct: {roles: [introducer, manager]}",
        """
        cohorts: {ht26: {participants: {ada: {manager: mona}, bo: {manager: mona}}}}
        pairings:
          one: {participant: ada, introducer: mona}  # warning: mona is both introducer and manager for ada
          two: {participant: bo, introducer: ida}
        """,
    )


def test_the_manager_is_that_of_the_day(assert_rule: AssertRule):
    assert_rule(
        "roles_distinct: {roles: [introducer, manager]}",
        """
        units: {norr: {manager: mona}, soder: {manager: maja}}
        people: {ada: {unit: norr}}
        cohorts: {ht26: {participants: {ada: {postings: [{unit: soder, from: 2027-02-01, until: 2027-02-28}]}}}}
        pairings:
          before: {participant: ada, introducer: maja, until: 2027-01-31}
          then: {participant: ada, introducer: maja, from: 2027-02-01}
          # warning: maja is both introducer and manager for ada
        """,
    )


def test_no_meetings_are_missed_where_a_posting_has_none(assert_rule: AssertRule):
    text = """
        programme: {roles: {supervisor: {meets: {length: 1h, every: 1 week}}}}
        cohorts: {ht26: {participants: {ada: {postings: [POSTING]}}}}
        pairings:
          ada-sue: {participant: ada, supervisor: sue, meets: {on: tuesday, time: 13-14}}
        """
    away = "{organisation: regionen, from: 2026-09-14, until: 2026-09-27, meetings: no}"
    assert_rule(WEEKLY, text.replace("POSTING", away))
    assert_rule(WEEKLY, text.replace("POSTING", away.replace(", meetings: no", "")))


def test_those_in_a_role_have_experience_hours_and_training(assert_rule: AssertRule):
    kind = "supporter_has: {roles: [mentor], experience_years: 2, hours_per_month: 2, training_hours: 4}"
    assert_rule(
        kind,
        """
        people:
          max: {experience_years: 8, hours_per_month: 4}
          mia:
            # warning: mia is mentor, with 3 h of network meetings in two years; the rule requires 4 h
            experience_years: 1  # warning: mia is mentor, with 1 year in the profession; the rule requires 2
            hours_per_month: 1  # warning: mia is mentor, with 1 h a month; the rule requires 2 h
        cohorts: {ht26: {participants: {ada: , bo: }}}
        pairings:
          one: {participant: ada, mentor: max}
          two: {participant: bo, mentor: mia}
        events:
          first: {kind: network, date: 2026-10-06, time: 9-12, with: [max, mia]}
          second: {kind: network, date: 2027-10-05, time: 9-12, with: [max]}
        """,
    )
    assert_rule(kind, "cohorts: {ht26: {participants: {ada: }}}", "not_applicable")


MEETINGS = """
    programme: {roles: {supervisor: {meets: {length: 1h, every: 1 week}}}}
    cohorts: {ht26: {starts: 2026-09-01, participants: {ada: }}}
    pairings:
      ada-sue:%s
        participant: ada
        supervisor: sue
        meets: {on: tuesday, time: 13:00%s}
"""
WEEKLY = "meeting_interval: {roles: [supervisor], windows: [{until: 6 weeks, every: 1 week}]}"


def test_meetings_come_as_often_as_the_rule_asks_for(assert_rule: AssertRule):
    assert_rule(WEEKLY, MEETINGS % ("", ""))
    found = "  # warning: ada meets no supervisor in 14–18 September 2026; the rule requires a meeting every week"
    assert_rule(WEEKLY, MEETINGS % (found, "}\n        changes: {2026-W38: cancelled"))


def test_a_meeting_moved_within_its_week_is_no_gap(assert_rule: AssertRule):
    assert_rule(WEEKLY, MEETINGS % ("", "}\n        changes: {2026-W38: {date: 2026-09-18}"))


def test_a_meeting_that_makes_way_as_far_as_the_week_before_is_no_gap(assert_rule: AssertRule):
    kind = "meeting_interval: {roles: [supervisor], windows: [{until: 3 months, every: 2 weeks}]}"
    assert_rule(kind, MEETINGS % ("", ", every: 2 weeks") + "    people: {sue: {unavailable: [2026-W38]}}\n")


def test_the_rule_for_meetings_goes_from_one_rhythm_to_the_next(assert_rule: AssertRule):
    kind = WEEKLY.replace("1 week}]", "1 week}, {until: 6 months, every: 2 weeks}]")
    assert_rule(kind, MEETINGS % ("", ""))
    found = "  # warning: ada meets no supervisor in 7 September–2 October 2026; the rule requires a meeting every week"
    assert_rule(kind, MEETINGS % (found, ", every: 1 month"))


def test_weeks_without_working_days_pauses_and_the_summer_ask_for_no_meeting(assert_rule: AssertRule):
    kind = "meeting_interval: {roles: [supervisor], windows: [{until: 12 months, every: 1 week}]}"
    assert_rule(
        kind,
        """
        programme:
          calendar: {avoid: [W26..W33]}
          roles: {supervisor: {meets: {length: 1h, every: 1 week}}}
        people: {sue: {unavailable: [2027-W26..2027-W33]}}
        cohorts: {ht26: {starts: 2026-09-01, participants: {ada: {pauses: [2027-02-01..2027-02-28]}}}}
        pairings: {ada-sue: {participant: ada, supervisor: sue, meets: {on: tuesday, time: 13:00}}}
        """,
    )


def test_a_pairing_without_day_and_time_has_no_meetings(assert_rule: AssertRule):
    assert_rule(
        WEEKLY,
        """
        cohorts:
          ht26:
            participants:
              ada:
              bo:  # warning: bo has no supervisor to meet
        pairings:
          ada-sue:  # warning: ada and the supervisor have no day and time to meet
            participant: ada
            supervisor: sue
        """,
    )


def test_supervision_in_a_group_counts_where_the_rule_says_so(assert_rule: AssertRule):
    kind = "meeting_interval: {roles: [supervisor], kinds: [supervision], windows: [{until: 2 weeks, every: 2 weeks}]}"
    assert_rule(
        kind,
        """
        activities: {group: {kind: supervision}}
        cohorts: {ht26: {starts: 2026-09-01, participants: {ada: }, sessions: {group: {date: 2026-09-08}}}}
        """,
    )


def test_meetings_are_as_long_as_the_rule_asks_for(assert_rule: AssertRule):
    kind = WEEKLY.replace("windows", "length: 1h, windows")
    assert_rule(kind, MEETINGS % ("", ""))
    text = MEETINGS.replace("1h", "45min").replace(
        "13:00%s}", "13:00%s}  # warning: the meetings of ada are 45 min long"
    )
    assert_rule(kind, text % ("", ""))


def test_meetings_lie_in_working_hours(assert_rule: AssertRule):
    kind = "meeting_hours: {roles: [supervisor]}"
    text = """
        programme:
          calendar: {day: 8.30-16.30}
          roles: {supervisor: {meets: {length: 1h, every: 1 week}}}
        cohorts: {ht26: {participants: {ada: }}}
        pairings:
          ada-sue:
            participant: ada
            supervisor: sue
            meets: {on: tuesday, time: 16:00}  # warning: ada and sue meet at 16:00–17:00, outside the working day
    """
    assert_rule(kind, text)
    assert_rule(kind, text.replace("16:00", "15:30").replace("# warning", "#"))
    assert_rule(kind, "programme: {title: A}", "not_applicable")


# Reviews


def test_reviews_lie_at_their_months(assert_rule: AssertRule):
    kind = "review_at: {months: [3, 6], tolerance: 3 weeks}"
    assert_rule(
        kind,
        """
        programme:
          reviews:  # warning: no review is planned at month 6
            manad-3: {month: 3}
        cohorts:
          ht26:
            starts: 2026-09-01
            participants:
              ada:
              bo:  # warning: bo has no review at month 3
                reviews: {manad-3: {date: 2027-01-15}}
              cia: {until: 2026-10-30}
        """,
    )


def test_reviews_have_a_kind(assert_rule: AssertRule):
    text = """
        programme:
          reviews:%s
            start: {month: 0%s}
        cohorts: {ht26: {participants: {ada: }}}
    """
    kind = "review_at: {kind: agreement, by: 1 month}"
    assert_rule(kind, text % ("  # warning: no agreement is planned in the first 31 days", ""))
    assert_rule(kind, text % ("", ", kind: agreement"))
    kind = "review_at: {kind: observation, between: [0-3, 3-6]}"
    found = "  # warning: no observation is planned between month 3 and month 6"
    assert_rule(kind, text % (found, ", kind: observation"))


def test_whoever_leaves_early_has_a_review_before(assert_rule: AssertRule):
    kind = "review_at: {kind: assessment, before_leaving: 3 months}"
    assert_rule(
        kind,
        """
        programme: {reviews: {slut: {month: 12, kind: assessment}}}
        cohorts:
          ht26:
            starts: 2026-09-01
            participants:
              ada:
                until: 2027-05-31  # warning: ada leaves on 31 May 2027 (week 22), and has no assessment
              bo: {until: 2027-05-31, reviews: {slut: {date: 2027-05-20}}}
        """,
    )
    assert_rule(kind, "cohorts: {ht26: {participants: {ada: }}}", "not_applicable")


# What participants take part in


def test_everybody_takes_part_in_something_of_the_kind(assert_rule: AssertRule):
    kind = "activity_required: {kinds: [study_visit]}"
    assert_rule(
        kind,
        """
        activities: {visit: {kind: study_visit}}
        cohorts:
          ht26:
            participants:
              ada:
              bo:  # warning: bo takes part in nothing of the kind study visit
            sessions:
              visit: {for: [ada]}
          vt27:  # warning: vt27 has nothing of the kind study visit
            participants: {cia: }
        """,
    )


def test_make_ups_and_meetings_count(assert_rule: AssertRule):
    kind = "activity_required: {kinds: [supervision], roles: [supervisor]}"
    assert_rule(
        kind,
        """
        programme: {roles: {supervisor: {meets: {length: 1h, every: 1 week}}}}
        activities: {group: {kind: supervision}}
        cohorts:
          ht26: {participants: {ada: {make_ups: [vt27/group]}, bo: }}
          vt27: {starts: 2027-01-11, sessions: {group: {date: 2027-02-02}}}
        pairings: {bo-sue: {participant: bo, supervisor: sue, meets: {on: tuesday, time: 13:00}}}
        """,
    )


def test_so_many_in_each_year(assert_rule: AssertRule):
    kind = "activity_required: {kinds: [lecture], at_least: 2, per: 12 months}"
    assert_rule(
        kind,
        """
        cohorts:
          ht26:
            starts: 2026-09-01
            participants:
              ada:  # warning: ada takes part in 1 of the kind lecture in 1 September 2027–31
            sessions:
              a: {date: 2026-10-06}
              b: {date: 2026-10-13}
              c: {date: 2027-10-05}
        """,
    )


def test_what_the_cohort_had_before_somebody_joined_it_is_not_asked_of_them(assert_rule: AssertRule):
    text = """
        cohorts:
          ht26:
            participants:
              ada:%s
              bo: {starts: 2026-11-02}%s
              cy: {starts: 2026-09-15}%s
            sessions:
              a: {date: 2026-10-06}
              b: {date: 2026-10-13, for: [ada]}
              c: {date: 2026-10-20, for: [cy]}
    """
    assert_rule("activity_required: {kinds: [lecture], at_least: 2}", text % ("", "", ""))
    ada = "  # warning: ada takes part in 2 of the kind lecture in 1 September 2026–31 August 2028"
    nothing = "  # warning: bo takes part in nothing of the kind lecture in 2 November 2026–1"
    too_few = "  # warning: cy takes part in 2 of the kind lecture in 15 September 2026–14 September 2028"
    assert_rule("activity_required: {kinds: [lecture], at_least: 4}", text % (ada, nothing, too_few))


def test_exchange_before_somebody_joined_is_no_lack_of_it(assert_rule: AssertRule):
    assert_rule(
        "activity_interval: {kinds: [exchange], max_gap: 10 weeks}",
        """
        activities: {utbyte: {kind: exchange}}
        cohorts:
          ht26:
            participants: {ada: , cy: {starts: 2026-11-02}}
            sessions: {utbyte: {date: 2026-10-06, for: [ada]}, avslut: {of: utbyte, date: 2026-10-20, for: [ada]}}
          vt27:  # warning: vt27 has no exchange of experience, for dan
            starts: 2027-02-01
            participants: {dan: , eva: {starts: 2027-04-01}}
            sessions: {utbyte: {date: 2027-03-02, for: [eva]}}
        """,
    )


def test_lecturers_come_from_inside_and_from_outside(assert_rule: AssertRule):
    kind = "activity_required: {kinds: [lecture], lecturers: [internal, external]}"
    text = """
        people: {olle: {organisation: owner}, rune: {organisation: region}}
        lectures: {a: {lecturers: [olle]}, b: {lecturers: [rune]}}
        cohorts:
          ht26:%s
            participants: {ada: }
            sessions: {a: , b: {status: %s}}
    """
    assert_rule(kind, text % ("", "planned"))
    assert_rule(kind, text % ("  # warning: ht26 has no lecturer from outside the programme", "cancelled"))


def test_sessions_recur_and_the_summer_does_not_count(assert_rule: AssertRule):
    kind = "activity_interval: {kinds: [exchange], max_gap: 10 weeks}"
    text = """
        programme: {calendar: {avoid: [W26..W33]}}
        activities: {utbyte: {kind: exchange}}
        cohorts:
          ht26:%s
            starts: 2027-04-01
            participants: {ada: }
            sessions:
              one: {of: utbyte, date: 2027-06-01}
              two: {of: utbyte, date: %s}
    """
    assert_rule(kind, text % ("", "2027-09-21"))
    found = (
        "  # warning: ht26: 12 weeks pass from 1 June 2027 (week 22) to 19 October 2027 (week 42) without exchange of"
    )
    assert_rule(kind, text % (found, "2027-10-19"))


def test_sessions_recur_from_the_start_until_the_last_that_is_planned(assert_rule: AssertRule):
    kind = "activity_interval: {kinds: [exchange], max_gap: 10 weeks}"
    text = """
        activities: {utbyte: {kind: exchange}}
        cohorts:
          ht26:%s
            participants: {ada: , bo: {until: 2026-12-01}}
            sessions: {utbyte: {date: %s}, avslut: {date: 2027-01-19}}
    """
    assert_rule(kind, text % ("", "2026-11-10"))
    found = "  # warning: ht26: 11 weeks pass from 1 September 2026 (week 36) to 24 November 2026 (week 48)"
    assert_rule(kind, text % (found.replace("11 weeks", "12 weeks"), "2026-11-24"))
    found = "  # warning: ht26: 15 weeks pass from 6 October 2026 (week 41) to 19 January 2027 (week 3) without"
    assert_rule(kind, text % (found, "2026-10-06"))


def test_in_given_months_the_first_and_the_last_day_count(assert_rule: AssertRule):
    kind = "activity_interval: {kinds: [exchange], max_gap: 5 weeks, months: 0-2}"
    text = """
        activities: {utbyte: {kind: exchange}}
        cohorts:
          ht26:%s
            starts: 2026-09-01
            participants: {ada: }
            sessions: {utbyte: {date: %s}}
    """
    assert_rule(kind, text % ("", "2026-10-01"))
    found = "  # warning: ht26: 6 weeks pass from 8 September 2026 (week 37) to 31 October 2026"
    assert_rule(kind, text % (found.replace("6 weeks", "7 weeks"), "2026-09-08"))


def test_who_has_no_such_session_at_all_is_told(assert_rule: AssertRule):
    kind = "activity_interval: {kinds: [exchange], max_gap: 10 weeks}"
    assert_rule(
        kind,
        """
        cohorts:
          ht26:  # warning: ht26 has no exchange of experience, for ada
            participants: {ada: }
        """,
    )


def test_every_branch_gap_and_theme_is_answered(assert_rule: AssertRule):
    text = """
        areas:
          barn: {title: Barn}
          vuxen: {title: Vuxen}%s
        competences:%s
          samtal: {gap: {now: 1, target: 3}, themes: [talking_with_children, best_interests, risks, case_work]}
          juridik:
            gap: {now: 1, target: 3}%s
        lectures: {a: {area: barn, competences: [samtal]}, b: {area: vuxen, competences: [juridik]}}
        cohorts: {ht26: {participants: {ada: }, sessions: {a: }}}
    """
    assert_rule("coverage: {of: areas}", text % ("  # warning: nothing that is scheduled shows Vuxen", "", ""))
    found = "  # warning: nothing that is scheduled answers the gap in juridik"
    assert_rule("coverage: {of: gaps}", text % ("", "", found))
    found = "  # warning: nothing that is scheduled is about the professional role"
    assert_rule("coverage: {of: themes}", text % ("", found, ""))
    for of in ("areas", "gaps", "themes"):
        assert_rule(f"coverage: {{of: {of}}}", "cohorts: {ht26: {participants: {ada: }}}", "not_applicable")


def test_a_course_has_its_parts_and_time_before_it(assert_rule: AssertRule):
    text = """
        activities:
          kurs:%s
            kind: course
            preparation: Läs.
          egen: {kind: self_study}
        cohorts:
          ht26:
            participants: {ada: , bo: }
            sessions:
              egen: {date: 2026-09-29, for: [ada]}
              kurs:
                date: 2026-10-06%s
    """
    assert_rule("course_parts: {have: [preparation, deepening]}", text % ("  # warning: kurs has no deepening", ""))
    found = "  # warning: bo has no time for preparation before kurs on 6 October 2026 (week 41)"
    assert_rule("course_parts: {have: [time_before]}", text % ("", found))
    assert_rule("course_parts: {have: [deepening]}", "programme: {title: A}", "not_applicable")


# What is around them


def test_there_is_a_goal_that_can_be_followed_up(assert_rule: AssertRule):
    kind = "goal_required: {kind: turnover, has: [indicator, baseline]}"
    text = """
        programme:
          goals:%s
            kvar:
              kind: %s
              indicator:%s
                measure: M
                baseline: %s
    """
    assert_rule(kind, text % ("", "turnover", "", "24"))
    assert_rule(kind, text % ("  # warning: no goal is about staff turnover", "wellbeing", "", "24"))
    found = "  # warning: the goal “kvar” lacks `baseline`"
    assert_rule(kind, (text % ("", "turnover", found, "24")).replace("baseline: 24", "target: 12"))
    assert_rule(
        "goal_required: {every: 12 months}", (text % ("", "other", found.replace("baseline", "at_months"), "24"))
    )


def test_events_come_back(assert_rule: AssertRule):
    text = """
        cohorts: {ht26: {starts: 2026-09-01, participants: {ada: {until: 2027-10-31}}}}
        events:%s
          one: {kind: union_dialogue, date: 2026-09-15}
          two: {kind: union_dialogue, date: 2027-03-15}
          three: {kind: briefing, date: 2027-03-15, audience: [managers]}
    """
    found = "  # warning: there is nothing of the kind union dialogue in 1 July–31 December 2027"
    assert_rule("event_recurs: {kind: union_dialogue, per: 6 months}", text % found)
    assert_rule("event_recurs: {kind: union_dialogue, per: 12 months}", text % "")
    found = "  # warning: there are fewer than 2 of the kind briefing for managers in 1 January–31 December 2027"
    assert_rule("event_recurs: {kind: briefing, audience: managers, at_least: 2, per: 12 months}", text % found)
    assert_rule("event_recurs: {kind: briefing, per: 12 months}", "programme: {title: A}", "not_applicable")


def test_somebody_is_named(assert_rule: AssertRule):
    kind = "named: {who: [coordinators, hr, operations, university]}"
    assert_rule(
        kind,
        """
        programme:
          coordinators: []  # warning: nobody is named as coordinator
          working_group:  # warning: nobody from HR is in the working group
            operations: [olle]
        organisations:  # warning: no university takes part
          owner:
        """,
    )
    assert_rule(
        kind,
        """
        programme: {coordinators: [kim], working_group: {hr: [hanna], operations: [olle]}}
        organisations: {skolan: {kind: university}}
        """,
    )


def test_every_municipality_has_seats_and_a_contact(assert_rule: AssertRule):
    kind = "members: {have: [seats, contact]}"
    assert_rule(
        kind,
        """
        organisations:
          a: {kind: municipality, contact: kim}
          b: {kind: municipality}  # warning: b has no contact
          c: {kind: municipality, contact: kim, member_until: 2026-06-30}
        cohorts:
          ht26:
            seats: {a: 4}  # warning: b has no seat in ht26
        """,
    )
    assert_rule(kind, "organisations: {a: {kind: municipality}}", "not_applicable")


def test_recruitment_is_over_before_the_placement(assert_rule: AssertRule):
    kind = "recruitment_closes: {before: placement}"
    text = """
        programme:
          phases: {vfu: {months: 0-5, paid: no}}
          recruitment:
            opens: 2026-03-01
            closes: %s
        cohorts: {ht26: {starts: 2026-09-01}}
    """
    assert_rule(kind, text % "2026-04-17")
    found = "  # warning: ht26: the placement begins on 1 September 2026 (week 36), and recruitment closes on 5"
    assert_rule(kind, text % f"2026-09-05{found}")
    assert_rule(kind, "programme: {title: A}", "not_applicable")


def test_the_programme_is_evaluated_and_people_answer(assert_rule: AssertRule):
    kind = "evaluation: {response_percent: 51}"
    text = "events:%s\n  one:\n    kind: %s\n    response_percent: %s\n"
    assert_rule(kind, text % ("", "evaluation", "80"))
    assert_rule(kind, text % ("", "evaluation", "40  # warning: 40 percent have answered the evaluation on 6 October"))
    assert_rule(kind, text % ("  # warning: no evaluation is planned", "other", "40"))
    assert_rule(kind, "events: {one: {kind: evaluation}}", "not_applicable")


def test_the_booklet_says_whom_to_ask_and_what_to_do(assert_rule: AssertRule):
    kind = "written: {what: [ask, phases, roles]}"
    assert_rule(
        kind,
        """
        programme:  # warning: the booklet does not say who to ask about what
          phases:
            start:  # warning: the booklet does not say what is to be done in start
              months: 0-12
          roles:
            mentor:  # warning: the booklet does not say what `mentor` is for
              required: yes
        """,
    )
    assert_rule(
        kind,
        """
        programme:
          ask: Fråga.
          phases: {start: {text: Lär känna.}}
          roles: {mentor: {required: yes, text: Prata.}}
        """,
    )


def test_what_no_plan_can_show_says_so(assert_rule: AssertRule):
    assert_rule("can_not_be_checked: Planen vet inte.", "programme: {title: A}", "can_not_be_checked")


def test_every_kind_has_been_tried():
    tests = Path(__file__).read_text(encoding="utf-8")
    assert [kind for kind in KINDS_IN_YAML if f'"{kind}: ' not in tests] == []


# A plan's own rule sets


def plan_with(rules: str, text: str):
    rule_sets, faults = read_rule_sets(Folder("rulesets", (File("own.yaml", dedent(rules).encode()),)))
    assert faults == []
    return replace(plan_from(text), rule_sets=rule_sets)


OWN = """
    rulesets:
      avtal:
        title: Vårt avtal
        sources: {vi: {name: Vi, where: här}}
        rules:
          tva-ar: {title: Två år, programme_length: {at_least: 24 months}, severity: error}
"""


def names(plan) -> list[tuple[str, str]]:
    return [(found.name, found.severity) for found in run_checks(plan)]


def test_a_rule_that_is_not_met_is_a_finding_under_its_own_name():
    broken = "programme: {length: 12 months, rulesets: [avtal]}"
    assert ("avtal/tva-ar", "error") in names(plan_with(OWN, broken))
    assert "avtal/tva-ar" not in dict(names(plan_with(OWN, "programme: {length: 12 months}")))
    assert "avtal/tva-ar" not in dict(names(plan_with(OWN, "programme: {length: 24 months, rulesets: [avtal]}")))


def test_a_rule_can_be_tuned_as_any_check():
    tuned = """
        programme:
          length: 12 months
          rulesets: [avtal]
          checks:
            avtal/tva-ar: {severity: note, reason: Vi prövar ett år först.}
    """
    found = names(plan_with(OWN, tuned))
    assert ("avtal/tva-ar", "note") in found
    assert "check-unknown" not in dict(found)


def test_a_tuned_rule_of_a_set_that_is_not_named_is_unknown():
    text = "programme: {checks: {avtal/tva-ar: {severity: note}}}"
    assert "check-unknown" in dict(names(plan_with(OWN, text)))


def answered(plan, name: str) -> tuple[Answer, ...]:
    return answers(plan, SHIPPED[name])


def test_a_plan_of_nothing_but_a_frame_is_answered_by_every_rule_set():
    """No kind may stumble over what is not there yet."""
    plan = plan_from("programme: {title: A}")
    for name in SHIPPED:
        assert all(answer.findings or answer.said for answer in answered(plan, name))
