import pytest

from introplan.checks.follow_up import (
    colleagues_never_told,
    ending_without_evaluation,
    goal_in_wrong_direction,
    goal_not_measurable,
    managers_not_told_before_start,
    papers_sent_late,
    papers_sent_long_before,
)


def test_papers_for_the_unions_are_sent_a_week_before(assert_findings, helps):
    text = """
        events:
          a:
            kind: union_dialogue
            date: 2026-05-28
            papers_sent: 2026-05-22  # note: the papers for a on 28 May 2026 (week 22) were sent on 22 May 2026
          b:
            kind: union_dialogue
            date: 2026-11-19
            papers_sent: 2026-11-20
            # note: the papers for b on 19 November 2026 (week 47) were sent on 20 November 2026 (week 47), after the
          c: {kind: union_dialogue, date: 2026-05-28, papers_sent: 2026-05-21}
          d: {kind: union_dialogue, date: 2026-05-28}
          e: {kind: briefing, date: 2026-05-28, papers_sent: 2026-05-27}
        """
    assert_findings(papers_sent_late, text)
    assert helps(papers_sent_late, text) == [
        "send them by 21 May 2026 (week 21) at the latest, or move the meeting",
        "send them by 12 November 2026 (week 46) at the latest, or move the meeting",
    ]


def test_papers_are_sent_on_a_working_day(helps):
    text = "events: {a: {kind: union_dialogue, date: 2026-05-21, papers_sent: 2026-05-20, subject: Hösten}}"
    assert helps(papers_sent_late, text) == [  # a week before is Ascension Day
        "send them by 13 May 2026 (week 20) at the latest, or move the meeting"
    ]


def test_the_managers_are_told_in_the_year_before_a_cohort_starts(assert_findings):
    assert_findings(
        managers_not_told_before_start,
        """
        cohorts:
          ht26: {starts: 2026-09-01}
          ht27:
            starts: 2027-09-01
            # warning: ht27 starts on 1 September 2027 (week 35), and the managers were last informed on 9 June 2026
          ht25:
            starts: 2025-09-01
            # warning: ht25 starts on 1 September 2025 (week 36), and nothing before that is for the managers
          ht28: {starts: 2028-09-01, status: draft}
        events:
          chefer: {kind: briefing, date: 2026-06-09, audience: [managers]}
          kollegor: {kind: briefing, date: 2027-06-09, audience: [colleagues]}
        """,
    )


def test_the_colleagues_are_told(assert_findings):
    assert_findings(
        colleagues_never_told,
        """
        cohorts:
          ht26: {starts: 2026-09-01}
        events:  # warning: ht26 starts on 1 September 2026 (week 36), and no event is for the colleagues
          chefer: {kind: briefing, audience: [managers]}
        """,
    )
    assert_findings(
        colleagues_never_told,
        """
        cohorts:
          ht26:
            starts: 2026-09-01  # warning: ht26 starts on 1 September 2026 (week 36), and no event is for the colleagues
        """,
    )
    assert_findings(
        colleagues_never_told,
        """
        cohorts: {ht26: {}}
        events: {kollegor: {kind: briefing, audience: [managers, colleagues]}}
        """,
    )
    assert_findings(colleagues_never_told, "cohorts: {ht26: {status: draft}}")


def test_a_goal_can_be_followed_up(assert_findings):
    assert_findings(
        goal_not_measurable,
        """
        programme:
          goals:
            kvar:  # warning: the goal kvar has no indicator
              title: kvar
            omsattning:
              indicator:  # warning: the indicator of omsattning lacks `baseline`, `target` and `at_months`
                measure: Omsättning
            gap:
              indicator: {measure: Gap, target: 4, at_months: [12]}
              # warning: the indicator of gap lacks `baseline`
            klart:
              indicator: {measure: Gap, baseline: 0, target: 4, at_months: [12]}
        """,
    )


LONGER = "{checks: {ending-without-evaluation: {limit: 8}}}"


def test_a_cohort_ends_with_an_evaluation_or_a_celebration(assert_findings):
    text = """
        activities:
          fest: {kind: celebration}
        cohorts:
          ht26:  # note: ht26 ends on 31 August 2028 (week 35) without an evaluation or a celebration
            starts: 2026-09-01
            participants: {ada: }
            sessions:
              fest: {date: 2028-06-01, status: cancelled}
          vt27:
            starts: 2027-02-01
            participants: {bo: }
            sessions:
              fest: {date: 2028-12-07}
          ht27:
            starts: 2027-10-01
            participants: {cy: }
          vt28: {starts: 2028-03-01, participants: {dan: }}
          ht28: {starts: 2028-09-01}
        events:
          enkat: {kind: evaluation, date: 2029-11-08}
          tidig: {kind: evaluation, date: 2027-11-08}
        """
    assert_findings(ending_without_evaluation, text, today="2028-08-01")
    silent = text.replace("# note", "# Note")
    for today in ("2028-02-28", "2028-09-01", "2030-02-01"):
        assert_findings(ending_without_evaluation, silent, today=today)
    longer = text.replace("        activities:", f"        programme: {LONGER}\n        activities:", 1)
    assert_findings(ending_without_evaluation, longer, today="2028-02-28")


def test_papers_are_of_the_same_year_as_the_dialogue(assert_findings, helps):
    text = """
        events:
          d-1:
            kind: union_dialogue
            date: 2026-05-28
            papers_sent: 2025-05-18
            # warning: the papers for d-1 on 28 May 2026 (week 22) were sent on 18 May 2025 (week 20), 53 weeks before
          d-2:
            kind: union_dialogue
            date: 2026-05-28
            papers_sent: 2025-06-10
            # warning: the papers for d-2 on 28 May 2026 (week 22) were sent on 10 June 2025 (week 24), 50 weeks before
          d-3: {kind: union_dialogue, date: 2026-05-28, papers_sent: 2025-11-29}
          d-4: {kind: other, date: 2026-05-28, papers_sent: 2024-11-29}
          d-5:
            kind: union_dialogue
            date: 2027-01-20
            papers_sent: 2026-01-05
            # warning: the papers for d-5 on 20 January 2027 (week 3) were sent on 5 January 2026 (week 2), 54 weeks
        """
    assert_findings(papers_sent_long_before, text)
    assert helps(papers_sent_long_before, text) == [
        "check the year: 18 May 2026 (week 21) would be in time",
        "check the year of the two dates",
        "check the year: 5 January 2027 (week 1) would be in time",
    ]


@pytest.mark.parametrize(
    ("measure", "title", "better"),
    [
        ("Personalomsättning bland nya", "Fler stannar kvar", "less"),
        ("Sjukfrånvaro", "Alla mår bra", "less"),
        ("Kompetenser som ligger under målet", "x", "less"),
        ("Andel som slutar inom två år", "x", "less"),
        ("Staff turnover", "x", "less"),
        ("Andel som arbetar kvar", "Personalomsättningen minskar", "more"),
        ("Share who stay for two years", "x", "more"),
        ("Egen skattning från 1 till 5", "Alla känner sig trygga", "more"),
        ("Egen skattning från 1 till 5", "Alla känner stress", "less"),
        ("Egen skattning från 1 till 5", "Minska stressen", None),
        ("Egen skattning", "Vi ser helheten", None),
        ("Minskning av personalomsättningen", "x", None),
        ("Andel som inte slutar", "x", None),
        ("Andel vakanser som är kvar", "x", None),
        ("Antal ärenden", "Trygga medarbetare", None),
        ("Andel som har träffat alla verksamheter", "x", None),
    ],
)
def test_a_goal_goes_the_way_that_its_measure_says(assert_findings, measure: str, title: str, better: str | None):
    for way, (baseline, target) in {"less": (24, 15), "more": (15, 24.5)}.items():
        to = f"{baseline} {'up' if way == 'more' else 'down'} to {target}"
        found = f"  # warning: {measure} is to go from {to}" if better not in (None, way) else ""
        assert_findings(
            goal_in_wrong_direction,
            f"""
            programme:
              goals:
                a:
                  title: {title}
                  indicator:
                    measure: {measure}
                    baseline: {baseline}
                    target: {target}{found}
            """,
        )
