"""No report tells of a protected person: not by name, not by id, not by what is left when all others are counted."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from protected.parish import PARTICIPANTS, PEOPLE, plan_from, protect, traces_of, tree
from protected.test_told_apart import OWN
from protected.test_traces import GROUPS, changed
from rendering.booklets.programmes import TEMPLATES

from introplan.agenda import Plan
from introplan.cli.shown_report import report_text
from introplan.releases import Edition
from introplan.rendering.look import colours_alone
from introplan.rendering.reports.agenda import agenda_report
from introplan.rendering.reports.attendance import attendance_report
from introplan.rendering.reports.coverage import coverage_report
from introplan.rendering.reports.data import as_sheet, json_text
from introplan.rendering.reports.load import load_report
from introplan.rendering.reports.outcomes import outcomes_report
from introplan.rendering.reports.pages import report_page
from introplan.rendering.reports.report import MakesReport, Question, Report

REPORTS = (load_report, attendance_report, coverage_report, outcomes_report, agenda_report)


def made(plan: Plan, makes: MakesReport, *, people: bool) -> Report:
    """A report in Swedish, from the day on which the cohort begins."""
    edition, first = Edition(plan), date(2026, 9, 1)
    return makes(Question(edition, "sv", day=first, days=365, people=people))


@pytest.mark.parametrize("people", [False, True])
@pytest.mark.parametrize("makes", REPORTS)
@pytest.mark.parametrize("protected", GROUPS.values(), ids=GROUPS.keys())
def test_no_form_of_any_report_has_a_trace_of_a_protected_person(
    protected: tuple[str, ...], makes: MakesReport, people: bool
):
    programme = tree()
    changed(programme)
    protect(programme, protected)
    report = made(plan_from(programme), makes, people=people)
    forms = (
        report_text(report),
        json_text([report]),
        as_sheet(report).decode(),
        report_page(report, TEMPLATES, colours_alone(plan_from(programme))).decode(),
    )
    traces = [trace for person in protected for trace in traces_of(person)]
    assert [trace for form in forms for trace in traces if trace in form] == []


@settings(max_examples=12, deadline=None)
@given(
    person=st.sampled_from(PARTICIPANTS),
    own=st.sets(st.sampled_from(sorted(OWN)), min_size=1),
    others=st.sets(st.sampled_from(PEOPLE), max_size=2),
)
def test_what_is_a_protected_participant_s_own_changes_no_report(person: str, own: Any, others: Any):
    programme = tree()
    protect(programme, {person, *others})
    before = [made(plan_from(programme), makes, people=True) for makes in REPORTS]
    programme["cohorts"]["ht26"]["participants"][f"id-{person}"] |= {field: OWN[field] for field in own}
    programme["people"][f"id-{person}"] |= {"job": "Annat arbete", "organisation": "granne", "unit": "enhet-kent"}
    after = [made(plan_from(programme), makes, people=True) for makes in REPORTS]
    assert after == before


@pytest.mark.parametrize("pairing", ["introducer-ada", "introducer-bo", "introducer-eva", "mentor-ada", "mentor-dan"])
def test_who_supports_a_protected_participant_changes_no_report(pairing: str):
    role, _dash, person = pairing.partition("-")
    programme = tree()
    protect(programme, {person})
    before = [made(plan_from(programme), makes, people=True) for makes in REPORTS]
    one, other = ("id-ida", "id-isak") if role == "introducer" else ("id-max", "id-moa")
    written = programme["pairings"][pairing]
    written[role] = other if written[role] == one else one
    assert [made(plan_from(programme), makes, people=True) for makes in REPORTS] == before


def test_whoever_is_asked_to_a_session_for_a_protected_participant_alone_has_no_hours_of_it():
    def reports(mentor: str) -> list[Report]:
        programme = tree()
        protect(programme, {"dan"})
        programme["cohorts"]["ht26"]["sessions"]["lagen"]["also"] = ["mentor"]
        programme["pairings"]["mentor-dan"]["mentor"] = mentor
        programme["pairings"]["mentor-ada"]["from"] = "2027-01-01"
        return [made(plan_from(programme), makes, people=True) for makes in REPORTS]

    assert reports("id-max") == reports("id-moa")
