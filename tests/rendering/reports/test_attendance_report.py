"""The report on attendance: who was away, what is made up for, and the share that the certificate goes by."""

from datetime import date

from agenda.plans import FRAME, plan_from
from rendering.reports.municipality import asked
from rendering.reports.test_load_report import table

from introplan.agenda.attended import attendance_of
from introplan.rendering.reports.attendance import attendance_report
from introplan.rendering.reports.report import ReportPicture

TWO_COHORTS = """
    cohorts:
      ht26:
        title: Hösten 2026
        starts: 2026-09-01
        participants:
          ada: {exempt: [studiebesok], make_ups: [vt27/barnsamtal]}
          bo:
        sessions:
          barnsamtal: {date: 2026-09-10, time: 9-12}
          studiebesok: {date: 2026-10-01, time: 9-12}
          utbyte: {date: 2026-10-15, time: 13-15}
      vt27:
        title: Våren 2027
        starts: 2027-02-01
        sessions:
          barnsamtal: {date: 2027-02-11, time: 9-12}
    activities:
      studiebesok: {title: Studiebesök, kind: study_visit, length: 3h, required: yes}
    absences:
      ht26/barnsamtal: [ada, bo]
      ht26/utbyte: [bo]
"""
CERTIFIED = FRAME.replace("  coordinators:", "  certificate: {attendance_percent: 80}\n  coordinators:")


def test_what_is_made_up_for_counts_and_what_is_exempt_is_not_asked():
    plan = plan_from(TWO_COHORTS, CERTIFIED)
    report = attendance_report(asked(plan))
    people = table(report, "people")
    keys = ("participant", "cohort", "required", "attended", "made_up", "percent", "reaches", "missing", "exempt")
    assert tuple(column.key for column in people.columns) == keys
    ada, bo = people.rows
    assert ada == ("Ada", "Hösten 2026", 2, 2, 1, 100, "ja", "", "Studiebesök")
    assert bo == ("Bo", "Hösten 2026", 3, 1, 0, 33, "nej", "Samtal med barn; Utbyte", "")
    assert people.text == "Intyget kräver 80 % av de obligatoriska tillfällena."
    for journey, row in zip(plan.journeys_in("ht26"), people.rows, strict=True):
        assert attendance_of(plan, journey).percent == row[5]


def test_each_session_says_who_was_away_and_who_makes_it_up_there():
    found = table(attendance_report(asked(plan_from(TWO_COHORTS))), "sessions")
    assert found.rows == (
        ("Samtal med barn", date(2026, 9, 10), "Hösten 2026", 2, 0, "Ada, Bo", ""),
        ("Studiebesök", date(2026, 10, 1), "Hösten 2026", 1, 1, "", ""),
        ("Utbyte", date(2026, 10, 15), "Hösten 2026", 2, 1, "Bo", ""),
        ("Samtal med barn", date(2027, 2, 11), "Våren 2027", 1, 1, "", "Ada"),
    )


def test_whoever_reads_it_is_told_of_the_sessions_where_somebody_was_away_or_made_up_and_how_many_others_there_are():
    sessions = table(attendance_report(asked(plan_from(TWO_COHORTS))), "sessions")
    assert sessions.read.rows == (sessions.rows[0], *sessions.rows[2:])
    others = "På ett tillfälle som inte står här är alla väntade med. Rapporten som CSV eller JSON har även det."
    assert sessions.read.text == others
    nobody_away = table(
        attendance_report(
            asked(
                plan_from(
                    TWO_COHORTS.partition("    absences:")[0].replace(
                        "{exempt: [studiebesok], make_ups: [vt27/barnsamtal]}", ""
                    )
                )
            )
        ),
        "sessions",
    )
    assert (nobody_away.read.rows, nobody_away.read.empty) == (
        (),
        others.replace("ett tillfälle", "3 tillfällen").replace("har även det", "har även dem"),
    )


def test_the_picture_has_each_cohort_with_what_was_attended_made_up_and_missed():
    report = attendance_report(asked(plan_from(TWO_COHORTS)))
    [picture] = [part for part in report.parts if isinstance(part, ReportPicture)]
    assert picture.text == "Hösten 2026: varit med 2, tagit igen 1, saknas 2."


def test_until_a_day_only_what_has_been_counts():
    report = attendance_report(asked(plan_from(TWO_COHORTS), until=date(2026, 10, 10)))
    assert [row[2:6] for row in table(report, "people").rows] == [(1, 0, 0, 0), (2, 1, 0, 50)]
    assert len(table(report, "sessions").rows) == 2
    assert report.notes == ("Tillfällen till och med lördag 10 oktober 2026 (v. 41) räknas.",)


def test_it_is_for_the_coordinator_alone_and_says_what_it_does_not_know():
    report = attendance_report(asked(plan_from(TWO_COHORTS)))
    assert report.audience == "coordinator"
    assert report.unknown == (
        "Vilka tillfällen som har varit: ingen dag är angiven, så det som återstår räknas som om alla kommer.",
        "Vad som krävs för intyget: det säger inte planen.",
    )


def test_somebody_who_is_protected_is_in_no_row_and_no_figure():
    protected = FRAME.replace("bo: {name: Bo, ", "bo: {protected: yes, ")
    report = attendance_report(asked(plan_from(TWO_COHORTS, protected)))
    assert [row[0] for row in table(report, "people").rows] == ["Ada"]
    assert [row[3:6] for row in table(report, "sessions").rows] == [(1, 0, "Ada"), (1, 1, ""), (1, 1, "")]
