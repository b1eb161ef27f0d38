"""Laws of meetings that make way, over small programmes in which there is often something else."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from releases.staying import MONDAY, World, meetings, pair, plan_in, published, world

from introplan.agenda import Occasion, Plan
from introplan.agenda.meetings import Series, series_of
from introplan.agenda.slots import RhythmSlot
from introplan.days import monday_of

PARTICIPANTS, SUPPORTERS = ("ada", "bo", "cia"), ("ida", "sven")
DAYS = [str(MONDAY + timedelta(days=number)) for number in range(26) if number % 7 < 5]
WEEKS = ("2026-W37", "2026-W38", "2026-W39..2026-W40")
MORNINGS = st.sampled_from(["9.00-10.30", "9.00-12.00", "10.00-11.00", "8.00-9.00"])
day = st.sampled_from(DAYS)
days_off = st.lists(st.one_of(day, st.sampled_from(WEEKS)), max_size=3, unique=True)


@st.composite
def pairs(draw: st.DrawFn, number: int) -> dict[str, Any]:
    made = pair(
        draw(st.sampled_from(PARTICIPANTS)),
        draw(st.sampled_from(SUPPORTERS)),
        draw(st.sampled_from(("monday", "tuesday", "wednesday", "friday"))),
        draw(st.sampled_from(("9.00", "9.30"))),
    )
    made["meets"]["every"] = draw(st.sampled_from(("1 week", "2 weeks", "1 month")))
    if draw(st.booleans()):
        made["meets"]["place"] = draw(st.sampled_from(("rummet", "salen")))
    if number == 0 and draw(st.booleans()):
        made["changes"] = {"2026-W38": {"date": draw(day)}}
        made["meets"]["every"] = "1 week"
    return made


@st.composite
def worlds(draw: st.DrawFn) -> World:
    sessions = {
        f"etik-{number}": {
            "of": "etik",
            "date": draw(day),
            "time": draw(MORNINGS),
            "status": draw(st.sampled_from(("planned", "confirmed", "proposed", "cancelled"))),
            "lecturers": [draw(st.sampled_from(("karin", "ida")))],
            "for": draw(st.lists(st.sampled_from(PARTICIPANTS), min_size=1, max_size=3, unique=True)),
        }
        for number in range(draw(st.integers(0, 5)))
    }
    members = {
        person: {"reviews": {"manad-1": {"date": draw(day), "time": draw(MORNINGS)}}} if draw(st.booleans()) else None
        for person in PARTICIPANTS
    }
    made = world(
        closed=draw(days_off),
        cohorts={"ht26": {"title": "H", "starts": "2026-09-01", "participants": members, "sessions": sessions}},
        pairings={f"par-{number}": draw(pairs(number)) for number in range(draw(st.integers(1, 4)))},
        events={
            f"mote-{number}": {
                "kind": "other",
                "date": draw(day),
                "time": draw(MORNINGS),
                "with": ["ida"],
                "subject": "Möte",
            }
            for number in range(draw(st.integers(0, 2)))
        },
        places={"rummet": {"title": "Rummet", "capacity": 4}, "salen": {"title": "Salen"}},
    )
    made["programme"]["reviews"] = {"manad-1": {"title": "En månad", "month": 1, "with": ["introducer"]}}
    for person in (*PARTICIPANTS, *SUPPORTERS):
        made["people"][person]["unavailable"] = draw(days_off)
    return made


def overlap(one: Occasion, other: Occasion) -> bool:
    return bool(one.day == other.day and one.times and other.times and one.times.overlaps(other.times))


def in_the_way(plan: Plan, meeting: Occasion) -> Iterator[Occasion]:
    """What is at the same time as a meeting and has one of the two in it, or is in its room."""
    for other in plan.agenda.by_day.get(meeting.day, ()):
        shares = {*meeting.people()} & {*other.people()} or meeting.place == other.place == "rummet"
        if shares and other.key != meeting.key and other.takes_time and overlap(meeting, other):
            yield other


def series_in(plan: Plan) -> Iterator[Series]:
    for support in plan.agenda.support.every:
        series = series_of(plan.programme, support, plan.open_days)
        assert series is not None
        yield series


@pytest.mark.long
@settings(max_examples=120, deadline=None)
@given(worlds())
def test_no_meeting_by_its_rhythm_is_at_the_same_time_as_what_is_fixed(made: World):
    plan = plan_in(made)
    for meeting in meetings(plan).values():
        if meeting.is_by_rhythm:
            people = {*meeting.people()}
            fixed = [
                other
                for other in in_the_way(plan, meeting)
                if other.is_decided and not other.is_by_rhythm and people & {*other.people()}
            ]
            assert fixed == []


@pytest.mark.long
@settings(max_examples=120, deadline=None)
@given(worlds())
def test_a_pair_has_one_meeting_at_most_in_a_week_or_month_of_theirs(made: World):
    plan = plan_in(made)
    assert len(plan.agenda.by_key) == len(plan.agenda.occasions)
    for series in series_in(plan):
        own = [each for each in plan.agenda.by_subject.get(series.pairing.id, ()) if each.is_by_rhythm]
        parts = [series.slots[0].part_of(each.day) for each in own]
        assert len(parts) == len(set(parts))
        assert [each.key for each in own] == sorted(each.key for each in own)


@pytest.mark.long
@settings(max_examples=120, deadline=None)
@given(worlds())
def test_a_meeting_falls_away_only_where_no_day_of_its_reach_would_do(made: World):
    plan = plan_in(made)
    for series in series_in(plan):
        for slot in series.slots:
            if f"{series.pairing.id}/{slot.key}" not in plan.agenda.by_key:
                assert [*room(plan, series, slot)] == []


def room(plan: Plan, series: Series, slot: RhythmSlot) -> Iterator[date]:
    """The days on which a meeting that fell away could have been."""
    usual = series.as_on_own_day(slot)
    neighbours = [
        plan.agenda.by_key[key].day
        for each in series.neighbours(slot)
        if each and (key := f"{series.pairing.id}/{each.key}") in plan.agenda.by_key
    ]
    for number in range((slot.reach.last - slot.reach.first).days + 1):
        there = slot.reach.first + timedelta(days=number)
        is_beyond = monday_of(there) != monday_of(slot.day)
        crowded = is_beyond and any(is_past(slot, there, neighbour) for neighbour in neighbours)
        if series.can_be_on(there) and not crowded and not [*in_the_way(plan, usual._replace(day=there))]:
            yield there


def is_past(slot: RhythmSlot, there: date, neighbour: date) -> bool:
    """Whether a day lies in the week or month of a neighbour, or past it."""
    part = slot.part_of(neighbour)
    return there <= part.last if neighbour < slot.day else there >= part.first


@pytest.mark.long
@settings(max_examples=60, deadline=None)
@given(worlds(), st.data())
def test_what_is_added_for_others_moves_nothing_that_was_given_out(made: World, data: st.DataObject):
    ledger = published(plan_in(made))
    before = meetings(plan_in(made, ledger))
    made["cohorts"]["ht26"]["participants"]["eva"] = None
    made["pairings"]["a"] = pair("eva", data.draw(st.sampled_from(("ida", "karin"))), "tuesday", "9.15")
    made["cohorts"]["ht26"]["sessions"]["ny"] = {
        "of": "etik",
        "date": data.draw(day),
        "time": data.draw(MORNINGS),
        "lecturers": ["karin"],
        "for": ["eva"],
    }
    after = meetings(plan_in(made, ledger))
    assert {key: after[key].day for key in before} == {key: each.day for key, each in before.items()}


@pytest.mark.long
@settings(max_examples=60, deadline=None)
@given(worlds())
def test_where_it_is_written_moves_nobody(made: World):
    assert meetings(plan_in(made, backwards=True)) == meetings(plan_in(made))
