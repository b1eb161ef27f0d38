"""Nobody can be told by a list to sign, nor by what managers read: not by a name, an empty row, a place or a sum."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from protected.parish import PARTICIPANTS, PEOPLE, name_of, plan_from, protect, tree
from protected.plans import all_plans
from protected.test_told_apart import OWN, with_protected

from introplan.agenda import Plan, away_at, hours_by_month
from introplan.agenda.disclosure import is_protected, unnamed
from introplan.language import length_words
from introplan.model import Cohort
from introplan.releases import Edition
from introplan.rendering.prints.attendance import attendance_of
from introplan.rendering.prints.lecturer import lecturer_of
from introplan.rendering.prints.manager import ManagerPrint, manager_print
from introplan.rendering.prints.wall import wall_of


def told_by_lists(plan: Plan) -> Iterator[tuple[str, str]]:
    """What a reader of the lists can tell of somebody protected, cohort by cohort."""
    edition = Edition(plan, drafts=True)
    for cohort in plan.programme.cohorts.values():
        if unnamed(plan, cohort.participants):
            yield from ((cohort.id, by) for by in _told(edition, cohort))


def _told(edition: Edition, cohort: Cohort) -> Iterator[str]:
    plan, sheets = edition.plan, attendance_of(edition, cohort).sheets
    on = [each for each in edition.sessions_of(cohort) if each.is_on]
    days = sorted(((each, session) for session in on for each in session.on_each_day), key=lambda one: one[0].sort_key)
    assert len(days) == len(sheets)
    empty, places = defaultdict(set), defaultdict(set)
    named = {plan.called(one) for one in cohort.participants if not is_protected(plan, one)}
    for sheet, (_day, session) in zip(sheets, days, strict=True):
        if sheet.rows:
            empty[session.cohorts].add(sheet.empty)
        for row in sheet.rows:
            places[row.name].add(row.workplace)
            if row.name in named and len(named) < 2:
                yield "one name beside somebody who has none"
        chosen = plan.chosen(session)
        of_same = [each for _each, each in days if each.subject == session.subject]
        hiding = any(unnamed(plan, plan.chosen(each) or ()) for each in of_same)
        if chosen is not None and hiding and named & {row.name for row in sheet.rows}:
            yield "the other half"
    if any(len(counts) > 1 for counts in empty.values()):
        yield "how many empty rows there are"
    if any(len(those) > 1 for name, those in places.items() if name in named):
        yield "who is where in turn"


@settings(max_examples=25, deadline=None)
@given(
    people=st.sets(st.sampled_from(PEOPLE), min_size=1, max_size=8),
    without=st.sets(st.sampled_from(PARTICIPANTS), max_size=4),
    alone=st.sets(st.sampled_from(PARTICIPANTS), max_size=2),
)
def test_nobody_is_told_by_a_list_to_sign(people: Any, without: Any, alone: Any):
    plan = with_protected(people, without=without, alone=alone)
    assert list(told_by_lists(plan)) == []


@pytest.mark.long
def test_nor_in_any_plan_of_the_tests_and_programmes():
    assert {name: told for name, plan in all_plans() if (told := list(told_by_lists(plan)))} == {}


def test_the_reader_is_told_by_a_list_that_names_a_half(monkeypatch: pytest.MonkeyPatch):
    """Or the law above would say nothing."""
    monkeypatch.setattr("introplan.rendering.prints.attendance.may_name_group", lambda _plan, _session: True)
    assert ("ht26", "the other half") in list(told_by_lists(with_protected(["bo"])))


@settings(max_examples=10, deadline=None)
@given(people=st.sets(st.sampled_from(PEOPLE), min_size=1, max_size=6))
def test_a_manager_reads_no_hours_but_of_those_who_are_named(people: Any):
    plan = with_protected(people)
    for manager in ("id-mona", "id-mats"):
        made = manager_print(Edition(plan), manager)
        assert made is not None
        mine = made.values["mine"]
        assert isinstance(mine, ManagerPrint)
        hidden = {name_of(one) for one in people}
        assert not hidden & {each.name for each in mine.managed}
        away = [
            each
            for session in plan.agenda.sessions
            for each in away_at(plan, session)
            if each.manager == manager and not is_protected(plan, each.person) and not is_protected(plan, manager)
        ]
        told = [month.booked for unit in mine.hours for half in unit.halves for month in half.months if month.booked]
        by_unit = {
            unit: [each for each in away if each.unit == unit] for unit in dict.fromkeys(each.unit for each in away)
        }
        assert sorted(told) == sorted(
            length_words(hours) for own in by_unit.values() for hours in hours_by_month(own).values()
        )


@settings(max_examples=15, deadline=None)
@given(
    person=st.sampled_from(PARTICIPANTS),
    own=st.sets(st.sampled_from(sorted(OWN)), min_size=1),
    others=st.sets(st.sampled_from(PEOPLE), max_size=2),
)
def test_what_is_a_protected_participant_s_own_changes_nothing_that_others_read(person: str, own: Any, others: Any):
    """Where nobody is named either: how many come to a session says who is not there."""
    programme = tree()
    protect(programme, {person, *others})
    before = list(_read_by_others(plan_from(programme)))
    programme["cohorts"]["ht26"]["participants"][f"id-{person}"] |= {field: OWN[field] for field in own}
    assert list(_read_by_others(plan_from(programme))) == before


def _read_by_others(plan: Plan) -> Iterator[object]:
    edition, [cohort] = Edition(plan), plan.programme.cohorts.values()
    yield attendance_of(edition, cohort)
    yield wall_of(edition, cohort)
    yield from (lecturer_of(edition, lecturer) for lecturer in ("id-olle", "id-oda", "id-karin"))
